//! The order of hits, and one page of it.

use fingerpost_directory::Viewer;
use tantivy::collector::sort_key::{NaturalComparator, SortByString};
use tantivy::collector::{Count, SegmentSortKeyComputer, SortKeyComputer, TopDocs};
use tantivy::{DocAddress, DocId, Order, Score, SegmentReader};
use uuid::Uuid;

use crate::SearchError;
use crate::index::View;
use crate::query::Asked;

/// How finely scores are told apart. Sums of the same parts differ in their last bits with the
/// order of adding; below this step the name decides.
const SCORE_STEPS: f32 = 1_000.0;

/// What matches, and the part of it that was asked for.
#[derive(Default)]
pub(crate) struct Found {
    /// How many services match in all.
    pub total: usize,
    /// The best of them from the offset on.
    pub best: Vec<Placed>,
}

/// One match in its place.
pub(crate) struct Placed {
    pub id: Uuid,
    pub score: f32,
    pub address: DocAddress,
}

/// Best first; equal scores by name, then by id.
pub(crate) fn best(
    view: &View,
    asked: &Asked,
    viewer: Viewer,
    offset: usize,
    limit: usize,
) -> Result<Found, SearchError> {
    if asked.words.is_empty() {
        return Ok(Found::default());
    }
    let query = asked.query(&view.fields, viewer);
    // No page is longer than the index, however long a page was asked for.
    let documents = usize::try_from(view.searcher.num_docs()).unwrap_or(usize::MAX);
    let limit = limit.min(documents.saturating_sub(offset));
    if limit == 0 {
        return Ok(Found { total: view.searcher.search(&query, &Count)?, best: Vec::new() });
    }
    let order = (
        SteppedScore,
        (SortByString::for_field("name_key"), Order::Asc),
        (SortByString::for_field("id"), Order::Asc),
    );
    let top = TopDocs::with_limit(limit).and_offset(offset).order_by(order);
    let (total, best) = view.searcher.search(&query, &(Count, top))?;
    let best = best.into_iter().map(|((score, _, id), address)| {
        let id = id.and_then(|id| id.parse().ok());
        let id = id.ok_or_else(|| SearchError::Damaged("a document without an id".to_owned()))?;
        Ok(Placed { id, score: score as f32 / SCORE_STEPS, address })
    });
    Ok(Found { total, best: best.collect::<Result<_, SearchError>>()? })
}

/// The score in whole steps.
struct SteppedScore;

impl SortKeyComputer for SteppedScore {
    type SortKey = i64;
    type Child = Self;
    type Comparator = NaturalComparator;

    fn requires_scoring(&self) -> bool {
        true
    }

    fn segment_sort_key_computer(&self, _: &SegmentReader) -> tantivy::Result<Self> {
        Ok(Self)
    }
}

impl SegmentSortKeyComputer for SteppedScore {
    type SortKey = i64;
    type SegmentSortKey = i64;
    type SegmentComparator = NaturalComparator;

    fn segment_sort_key(&mut self, _: DocId, score: Score) -> i64 {
        (score * SCORE_STEPS).round() as i64
    }

    fn convert_segment_sort_key(&self, key: i64) -> i64 {
        key
    }
}
