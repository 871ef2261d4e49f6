//! A query that asks each document whether something holds of it, by its columns.

use std::fmt;
use std::sync::Arc;

use crate::SearchError;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED};

/// Whether something holds of a document of one segment.
pub(crate) type Holds = Box<dyn Fn(DocId) -> bool + Send + Sync>;

type Open = dyn Fn(&SegmentReader) -> Result<Holds, SearchError> + Send + Sync;

/// Matches the documents of which something holds, each with no score: it narrows, and ranks nothing.
#[derive(Clone)]
pub(crate) struct Predicate(Arc<Open>);

impl Predicate {
    /// `open` is called once for each segment.
    pub(crate) fn new(
        open: impl Fn(&SegmentReader) -> Result<Holds, SearchError> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(open))
    }
}

impl fmt::Debug for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Predicate")
    }
}

impl Query for Predicate {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Predicate {
    fn scorer(&self, reader: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut holding =
            Holding { holds: (self.0)(reader).map_err(inside)?, document: 0, end: reader.max_doc() };
        holding.seek(0);
        Ok(Box::new(holding))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("a filter", 0.0))
    }
}

/// An error of ours on its way through the engine.
fn inside(error: SearchError) -> tantivy::TantivyError {
    match error {
        SearchError::Engine(error) => error,
        error => tantivy::TantivyError::InternalError(error.to_string()),
    }
}

struct Holding {
    holds: Holds,
    document: DocId,
    end: DocId,
}

impl DocSet for Holding {
    fn advance(&mut self) -> DocId {
        self.seek(self.document.saturating_add(1))
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.document = (target..self.end).find(|document| (self.holds)(*document)).unwrap_or(TERMINATED);
        self.document
    }

    fn doc(&self) -> DocId {
        self.document
    }

    /// As many as there may be: so that in an intersection every other part goes first.
    fn size_hint(&self) -> u32 {
        self.end
    }

    /// Asking is dearer than following a list.
    fn cost(&self) -> u64 {
        u64::from(self.end) * 4
    }
}

impl Scorer for Holding {
    fn score(&mut self) -> Score {
        0.0
    }
}
