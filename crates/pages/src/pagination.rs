//! Links to the other pages of an answer.

use crate::{Language, SearchForm};

/// The links, ready for the page.
pub(crate) struct Pagination {
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
    pub(crate) items: Vec<Item>,
}

/// A page to go to, or a gap.
pub(crate) enum Item {
    Page { number: usize, label: String, href: String, current: bool },
    Gap,
}

impl Pagination {
    /// Nothing when one page holds everything, or when the page is not one of them.
    pub(crate) fn new(form: &SearchForm, page: usize, pages: usize, t: Language) -> Option<Self> {
        if pages < 2 || !(1..=pages).contains(&page) {
            return None;
        }
        let mut items = Vec::new();
        let mut before = 0;
        for number in
            (1..=pages).filter(|number| *number == 1 || *number == pages || number.abs_diff(page) <= 1)
        {
            if number > before + 1 {
                items.push(Item::Gap);
            }
            before = number;
            items.push(Item::Page {
                number,
                label: t.fill("page-number", &[("page", &number.to_string())]),
                href: form.address(number),
                current: number == page,
            });
        }
        Some(Self {
            previous: (page > 1).then(|| form.address(page - 1)),
            next: (page < pages).then(|| form.address(page + 1)),
            items,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(page: usize, pages: usize) -> String {
        let pagination = Pagination::new(&SearchForm::of_words("tea"), page, pages, Language::ENGLISH);
        let item = |item: &Item| match item {
            Item::Page { number, current: true, .. } => format!("[{number}]"),
            Item::Page { number, .. } => number.to_string(),
            Item::Gap => "…".to_owned(),
        };
        pagination
            .map(|pagination| pagination.items.iter().map(item).collect::<Vec<_>>().join(" "))
            .unwrap_or_default()
    }

    #[test]
    fn the_ends_and_the_neighbours_are_offered() {
        assert_eq!(said(1, 1), "");
        assert_eq!(said(1, 3), "[1] 2 3");
        assert_eq!(said(5, 9), "1 … 4 [5] 6 … 9");
        assert_eq!(said(10, 9), "");
    }
}
