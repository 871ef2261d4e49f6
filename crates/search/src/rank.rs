//! The order of hits, and one page of it.

use fingerpost_directory::Viewer;
use tantivy::collector::sort_key::{NaturalComparator, SortByString};
use tantivy::collector::{Count, SegmentSortKeyComputer, SortKeyComputer, TopDocs};
use tantivy::query::{BooleanQuery, Occur, Query};
use tantivy::{DocAddress, DocId, Order, Score, Searcher, SegmentReader};

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
    pub score: f32,
    pub address: DocAddress,
}

/// Best first; equal scores by name, then by id. What narrows the question must hold, and adds nothing to a score.
pub(crate) fn best(
    view: &View,
    asked: &Asked,
    narrowed: Vec<(Occur, Box<dyn Query>)>,
    viewer: Viewer,
    offset: usize,
    limit: usize,
) -> Result<Found, SearchError> {
    if asked.words.is_empty() {
        return Ok(Found::default());
    }
    let mut must = vec![(Occur::Must, asked.query(&view.fields, viewer))];
    must.extend(narrowed);
    let query = BooleanQuery::new(must);
    let limit = limited(&view.searcher, offset, limit);
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
    let placed = |((score, _, _), address)| Placed { score: score as f32 / SCORE_STEPS, address };
    Ok(Found { total, best: best.into_iter().map(placed).collect() })
}

/// No page is longer than the index, however long a page was asked for.
pub(crate) fn limited(searcher: &Searcher, offset: usize, limit: usize) -> usize {
    let documents = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX);
    limit.min(documents.saturating_sub(offset))
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
