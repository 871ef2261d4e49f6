//! What a page says of the list that it belongs to, and whether another follows. APIs say it in two vocabularies, and not
//! all of them tell the truth.

use serde_json::{Map, Value};

/// What a page says beside its records.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Says {
    /// Records in all.
    pub(crate) total: Option<usize>,
    /// Pages in all.
    pub(crate) pages: Option<usize>,
    /// Its own number.
    pub(crate) number: Option<usize>,
    pub(crate) is_first: Option<bool>,
    pub(crate) is_last: Option<bool>,
}

impl Says {
    /// Reads it as Open Referral UK 3.0 and HSDS call it, or as 1.0 does.
    pub(crate) fn of(page: &Map<String, Value>) -> Self {
        let count = |names: &[&str]| {
            names.iter().find_map(|name| match page.get(*name)? {
                Value::Number(number) => usize::try_from(number.as_u64()?).ok(),
                Value::String(text) => text.trim().parse().ok(),
                _ => None,
            })
        };
        let flag = |names: &[&str]| {
            names.iter().find_map(|name| match page.get(*name)? {
                Value::Bool(flag) => Some(*flag),
                Value::String(text) => text.trim().to_ascii_lowercase().parse().ok(),
                _ => None,
            })
        };
        Self {
            total: count(&["total_items", "totalElements", "total_elements"]),
            pages: count(&["total_pages", "totalPages"]),
            number: count(&["page_number", "number"]),
            is_first: flag(&["first_page", "first"]),
            is_last: flag(&["last_page", "last"]),
        }
    }
}

/// What comes after a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Another page.
    More,
    /// Nothing: this is the last.
    End,
    /// Nothing: the one before was the last, and this one says an earlier one again.
    Over,
    /// It says an earlier page again, though there should be more.
    Repeats,
    /// It gives far more than it says that it has.
    Endless,
}

/// How far a walk has come with a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reached {
    /// Records on this page.
    pub(crate) records: usize,
    /// Pages read, this one included.
    pub(crate) pages: usize,
    /// Records read, this page's included.
    pub(crate) all: usize,
    /// Whether an earlier page said the same.
    pub(crate) is_repeated: bool,
}

/// More than this many records beyond twice what was announced is no mistake in counting.
const BEYOND: usize = 1000;

/// Whether another page follows. What a page says is believed as far as it agrees with what came: a walk ends too early
/// only when the page says in every way that it is the last.
pub(crate) fn next(says: &Says, reached: Reached) -> Next {
    let Reached { records, pages, all, is_repeated } = reached;
    if records == 0 {
        return Next::End;
    }
    let before = if is_repeated { (pages - 1, all - records) } else { (pages, all) };
    let all_pages = says.pages.map(|told| before.0 >= told);
    let all_records = says.total.map(|told| before.1 >= told);
    if is_repeated {
        let more = all_records == Some(false) || (all_records.is_none() && all_pages == Some(false));
        return if more { Next::Repeats } else { Next::Over };
    }
    if says.total.is_some_and(|told| all > 2 * told + BEYOND) {
        return Next::Endless;
    }
    match (says.is_last, all_pages, all_records) {
        (Some(false), ..) => Next::More,
        (_, Some(false), Some(false)) => Next::More,
        (Some(true), ..) => Next::End,
        (None, Some(false), _) | (None, _, Some(false)) | (None, None, None) => Next::More,
        (None, ..) => Next::End,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::json;

    fn says(page: Value) -> Says {
        Says::of(page.as_object().expect("an object"))
    }

    #[test]
    fn both_vocabularies_say_the_same() {
        let three = json!({"total_items": 5, "total_pages": "2", "page_number": 1, "first_page": true, "last_page": false});
        let one = json!({"totalElements": 5, "totalPages": 2, "number": 1, "first": true, "last": "false"});
        assert_eq!(says(three.clone()), says(one));
        assert_eq!(says(three).pages, Some(2));
    }

    #[rstest]
    #[case::the_last_of_three(json!({"total_items": 6, "total_pages": 3, "last_page": true}), 2, 3, Next::End)]
    #[case::the_second_of_three(json!({"total_items": 6, "total_pages": 3, "last_page": false}), 2, 2, Next::More)]
    #[case::nothing_on_it(json!({"total_items": 6, "total_pages": 3, "last_page": false}), 0, 2, Next::End)]
    #[case::only_counts(json!({"total_items": 6, "total_pages": 3}), 2, 3, Next::End)]
    #[case::it_says_nothing(json!({}), 2, 1, Next::More)]
    #[case::not_the_last_though_all_were_told(json!({"total_pages": 1, "last_page": false}), 2, 1, Next::More)]
    #[case::the_last_though_neither_count_is_reached(json!({"total_items": 9, "total_pages": 5, "last_page": true}), 2, 1, Next::More)]
    #[case::the_last_by_its_own_word(json!({"last_page": true}), 2, 1, Next::End)]
    #[case::far_too_many(json!({"total_items": 3, "last_page": false}), 2, 900, Next::Endless)]
    fn what_a_page_says_is_weighed(
        #[case] page: Value,
        #[case] records: usize,
        #[case] pages: usize,
        #[case] then: Next,
    ) {
        let reached = Reached { records, pages, all: pages * 2, is_repeated: false };
        assert_eq!(next(&says(page), reached), then);
    }

    #[rstest]
    #[case::more_was_announced(json!({"total_items": 9, "total_pages": 5}), Next::Repeats)]
    #[case::more_pages_were_announced(json!({"total_pages": 5}), Next::Repeats)]
    #[case::all_of_it_is_there(json!({"total_items": 4, "last_page": false}), Next::Over)]
    #[case::nothing_was_announced(json!({}), Next::Over)]
    fn a_page_that_is_said_again_ends_the_walk(#[case] page: Value, #[case] then: Next) {
        let reached = Reached { records: 2, pages: 3, all: 6, is_repeated: true };
        assert_eq!(next(&says(page), reached), then);
    }
}
