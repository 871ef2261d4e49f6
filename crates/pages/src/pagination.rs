//! Links to the other pages of an answer.

use crate::{
    Language, SearchForm,
    govuk::{Pagination, PaginationItem},
};

/// The links; nothing when one page holds everything, or when the page is not one of them.
pub(crate) fn pagination(form: &SearchForm, page: usize, pages: usize, t: Language) -> Option<Pagination> {
    let mut pagination = Pagination::new(t.say("pages")).items(items(form, page, pages, t)?);
    if page > 1 {
        pagination = pagination.previous(t.say("page-previous"), form.address(page - 1));
    }
    if page < pages {
        pagination = pagination.next(t.say("page-next"), form.address(page + 1));
    }
    Some(pagination)
}

/// The first, the last and those round this one.
fn items(form: &SearchForm, page: usize, pages: usize, t: Language) -> Option<Vec<PaginationItem>> {
    if pages < 2 || !(1..=pages).contains(&page) {
        return None;
    }
    let mut items = Vec::new();
    let mut before = 0;
    for number in (1..=pages).filter(|number| *number == 1 || *number == pages || number.abs_diff(page) <= 1)
    {
        if number > before + 1 {
            items.push(PaginationItem::Ellipsis);
        }
        before = number;
        items.push(PaginationItem::Page {
            number: number.to_string(),
            visually_hidden_text: t.fill("page-number", &[("page", &number.to_string())]),
            href: form.address(number),
            current: number == page,
        });
    }
    Some(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(page: usize, pages: usize) -> String {
        let items = items(&SearchForm::of_words("tea"), page, pages, Language::ENGLISH);
        let item = |item: PaginationItem| match item {
            PaginationItem::Page { number, current: true, .. } => format!("[{number}]"),
            PaginationItem::Page { number, .. } => number,
            PaginationItem::Ellipsis => "…".to_owned(),
        };
        items.map(|items| items.into_iter().map(item).collect::<Vec<_>>().join(" ")).unwrap_or_default()
    }

    #[test]
    fn the_ends_and_the_neighbours_are_offered() {
        assert_eq!(said(1, 1), "");
        assert_eq!(said(1, 3), "[1] 2 3");
        assert_eq!(said(5, 9), "1 … 4 [5] 6 … 9");
        assert_eq!(said(10, 9), "");
    }
}
