//! What a page says of itself: is it there, of the right kind, and does it agree with what the page holds?

use serde_json::{Map, Value};

use super::{Paging, Problem, Severity, Standard, Thing, finding::Noticed};
use crate::feed::Page;

/// What pages say, by the names of each version.
struct Names {
    total: &'static str,
    pages: &'static str,
    number: &'static str,
    size: &'static str,
    first: &'static str,
    last: &'static str,
    empty: &'static str,
    list: &'static str,
}

const VERSION_3: Names = Names {
    total: "total_items",
    pages: "total_pages",
    number: "page_number",
    size: "size",
    first: "first_page",
    last: "last_page",
    empty: "empty",
    list: "contents",
};

const VERSION_1: Names = Names {
    total: "totalElements",
    pages: "totalPages",
    number: "number",
    size: "size",
    first: "first",
    last: "last",
    empty: "empty",
    list: "content",
};

/// What is the matter with a list, as only whoever walks from page to page can see. Each has the number of the page that
/// was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walked {
    /// The page says another number than the one that was asked for.
    Numbered(usize),
    /// The page has the records of an earlier one again, and more was announced.
    Again(usize),
    /// The page, which is the only one, announces more records than it has.
    Short(usize),
    /// A page beyond the last has the records of an earlier one again, and does not say that it is the last.
    BeyondAgain(usize),
    /// A page beyond the last has the records of an earlier one again. It says that it is the last.
    BeyondAgainAsLast(usize),
    /// A page beyond the last has records that no page before it has.
    BeyondMore(usize),
    /// A question for a page beyond the last breaks the publisher's program.
    BeyondBroken(usize),
}

impl Walked {
    /// What the page is called.
    pub(super) fn page(self) -> String {
        let (Self::Numbered(page)
        | Self::Again(page)
        | Self::Short(page)
        | Self::BeyondAgain(page)
        | Self::BeyondAgainAsLast(page)
        | Self::BeyondMore(page)
        | Self::BeyondBroken(page)) = self;
        format!("page {page}")
    }

    pub(super) fn noticed(self, standard: Standard) -> Noticed {
        let names = names(standard);
        let again = Paging::AgainBeyond;
        let (severity, place, problem) = match self {
            Self::Numbered(_) => {
                let says = Paging::NotAsAsked;
                (Severity::Warning, names.number, Problem::Paging { says })
            }
            Self::Again(_) => {
                let says = Paging::Again;
                (Severity::Warning, names.list, Problem::Paging { says })
            }
            Self::Short(_) => (Severity::Warning, names.total, Problem::Paging { says: Paging::NotTogether }),
            Self::BeyondAgain(_) => (Severity::Warning, names.list, Problem::Beyond { says: again }),
            // Readers who believe what pages say never come here.
            Self::BeyondAgainAsLast(_) => (Severity::Remark, names.list, Problem::Beyond { says: again }),
            Self::BeyondMore(_) => {
                let says = Paging::MoreBeyond;
                (Severity::Warning, names.list, Problem::Beyond { says })
            }
            Self::BeyondBroken(_) => {
                let says = Paging::BreaksBeyond;
                (Severity::Remark, names.list, Problem::Beyond { says })
            }
        };
        let (place, at) = (place.to_owned(), format!("/{place}"));
        Noticed { severity, problem, place, at, value: None }
    }
}

fn names(standard: Standard) -> &'static Names {
    if standard == Standard::OpenReferralUk1 { &VERSION_1 } else { &VERSION_3 }
}

/// What the pages of one endpoint have said so far.
#[derive(Default)]
pub(super) struct Pages {
    /// Of the first page: how many records there are in all.
    total: Option<u64>,
    pages: u64,
    records: u64,
}

impl Pages {
    /// Looks at a page that held so many records.
    pub(super) fn page(
        &mut self,
        standard: Standard,
        page: &Page,
        held: u64,
        mut notice: impl FnMut(Noticed),
    ) {
        let names = names(standard);
        let says = Says { fields: &page.fields, names };
        let mut tell = |severity, name: &str, problem| {
            let value = page.fields.get(name).map(crate::value::shortened);
            notice(Noticed { severity, problem, place: name.to_owned(), at: format!("/{name}"), value });
        };
        // 1.0 says `contents` in its document, and its publishers `content`.
        if page.list != names.list && standard != Standard::OpenReferralUk1 {
            tell(Severity::Warning, page.list, Problem::ListName { name: names.list });
        }
        for (name, is_flag) in names.all() {
            match page.fields.get(name) {
                None => tell(Severity::Warning, name, Problem::NoPaging),
                Some(Value::Bool(_)) if is_flag => {}
                Some(Value::Number(number)) if !is_flag && is_count(number) => {}
                Some(value) => {
                    let wanted = if is_flag { Thing::Flag } else { Thing::WholeNumber };
                    let found = match value {
                        Value::String(_) => Thing::Text,
                        Value::Number(_) => Thing::Number,
                        Value::Bool(_) => Thing::Flag,
                        _ => Thing::SomethingElse,
                    };
                    tell(Severity::Fault, name, Problem::Type { wanted, found });
                }
            }
        }
        for (name, problem) in says.contradictions(held) {
            tell(Severity::Warning, name, Problem::Paging { says: problem });
        }
        self.pages += 1;
        self.records += held;
        let total = says.count(names.total);
        if self.pages > 1 && total.is_some() && self.total.is_some() && total != self.total {
            let says = Paging::NotTheSame;
            tell(Severity::Warning, names.total, Problem::Paging { says });
        }
        self.total = self.total.or(total);
        let is_last = says.flag(names.last) == Some(true);
        let all_pages = says.count(names.pages) == Some(self.pages);
        if is_last && all_pages && self.pages > 1 && self.total.is_some_and(|total| total != self.records) {
            tell(Severity::Warning, names.total, Problem::Paging { says: Paging::NotTogether });
        }
    }
}

/// A whole number that is not negative, as JSON Schema counts: 1.0 is one.
fn is_count(number: &serde_json::Number) -> bool {
    number.as_f64().is_some_and(|number| number.fract() == 0.0)
}

impl Names {
    fn all(&self) -> [(&'static str, bool); 7] {
        [
            (self.total, false),
            (self.pages, false),
            (self.number, false),
            (self.size, false),
            (self.first, true),
            (self.last, true),
            (self.empty, true),
        ]
    }
}

struct Says<'a> {
    fields: &'a Map<String, Value>,
    names: &'a Names,
}

impl Says<'_> {
    fn count(&self, name: &str) -> Option<u64> {
        self.fields.get(name).and_then(Value::as_u64)
    }

    fn flag(&self, name: &str) -> Option<bool> {
        self.fields.get(name).and_then(Value::as_bool)
    }

    fn contradictions(&self, held: u64) -> Vec<(&'static str, Paging)> {
        let Self { names, .. } = self;
        let (total, pages, number, size) = (
            self.count(names.total),
            self.count(names.pages),
            self.count(names.number),
            self.count(names.size),
        );
        let (first, last) = (self.flag(names.first), self.flag(names.last));
        let mut found = Vec::new();
        let mut unless = |holds: bool, name, says| {
            if !holds {
                found.push((name, says));
            }
        };
        unless(total.is_none_or(|total| total >= held), names.total, Paging::LessThanHeld);
        // The last page may hold fewer than a page has room for.
        let fits = |size: u64| size == held || (size > held && last != Some(false));
        unless(size.is_none_or(fits), names.size, Paging::NotHeld);
        unless(
            self.flag(names.empty).is_none_or(|empty| empty == (held == 0)),
            names.empty,
            Paging::NotAsHeld,
        );
        // 1.0 does not say whether pages are counted from 0 or from 1.
        let counts_from_1 = names.number == "page_number" || number.is_some_and(|number| number > 1);
        if let (Some(number), true) = (number, counts_from_1) {
            unless(first.is_none_or(|first| first == (number <= 1)), names.first, Paging::NotAsNumber);
            if let Some(pages) = pages.filter(|pages| *pages > 0) {
                unless(
                    last.is_none_or(|last| last == (number >= pages)),
                    names.last,
                    Paging::NotAsNumberAndPages,
                );
                unless(number <= pages, names.number, Paging::MoreThanPages);
            }
        }
        if let (Some(total), Some(pages), Some(size)) = (total, pages, size)
            && last == Some(false)
            && size > 0
        {
            unless(pages == total.div_ceil(size), names.pages, Paging::NotAsTotalAndSize);
        }
        found
    }
}
