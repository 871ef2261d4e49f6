//! School terms: dates that somebody hands in, because each council sets its own.

use std::sync::Arc;

use jiff::civil::Date;

/// The school terms that are known, with half-term holidays as gaps between them.
///
/// What lies before the first and after the last is not known, which is not the same as holidays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms(Arc<[(Date, Date)]>);

impl Terms {
    /// Terms as first and last day, both included, in any order. One that ends before it begins is
    /// left out.
    pub fn new(terms: impl IntoIterator<Item = (Date, Date)>) -> Self {
        let mut terms: Vec<_> = terms.into_iter().filter(|(first, last)| first <= last).collect();
        terms.sort_unstable();
        Self(terms.into())
    }

    /// Whether the date is in term time; `None` when it is not known.
    pub fn is_term(&self, date: Date) -> Option<bool> {
        let (first, last) = (self.0.first()?.0, self.0.iter().map(|(_, last)| *last).max()?);
        if date < first || date > last {
            return None;
        }
        Some(self.0.iter().any(|(first, last)| *first <= date && date <= *last))
    }
}
