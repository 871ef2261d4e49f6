//! The order of hits, and one page of it.

use std::cmp::Ordering;
use std::sync::Arc;

use fingerpost_directory::{Viewer, Visibility};
use tantivy::columnar::StrColumn;
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentReader};

use crate::facets::Counts;
use crate::filter::{Areas, Narrowed};
use crate::index::View;
use crate::prefer::Preference;
use crate::query::Asked;
use crate::score::Scorer;
use crate::{Filter, SearchError};

/// How finely scores are told apart. Sums of the same parts differ in their last bits with the
/// order of adding; below this step the name decides.
const SCORE_STEPS: f32 = 1_000.0;

/// How many of the best are asked whom they serve: the same on every page of an answer.
const LOOKED_AT: usize = 1_000;

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

/// What is put in order, and which part of it is wanted.
pub(crate) struct Ask<'a> {
    pub asked: &'a Asked,
    /// What must hold, and adds nothing to a score.
    pub filter: &'a Filter,
    /// What lifts and sinks.
    pub preference: Option<&'a Preference<'a>>,
    pub sort: Sort,
    pub viewer: Viewer,
    pub offset: usize,
    pub limit: usize,
}

/// In which order an answer comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best match first.
    #[default]
    Match,
    /// The nearest first; what has no place comes last.
    Nearest,
}

/// Best first; equal scores by name, then by id.
pub(crate) fn best(
    view: &View,
    areas: &Arc<Areas>,
    ask: &Ask<'_>,
    mut counts: Option<&mut Counts>,
) -> Result<Found, SearchError> {
    if ask.asked.words.is_empty() {
        return Ok(Found::default());
    }
    let scorer = Scorer::new(view, ask.asked)?;
    let mut matches: Vec<Match> = Vec::new();
    let mut preferences = Vec::new();
    for (ordinal, segment) in view.searcher.segment_readers().iter().enumerate() {
        let seen = Seen::new(segment, ask.viewer)?;
        let narrowed = Narrowed::new(view, ask.filter, segment, areas)?;
        let preference = ask.preference.map(|it| it.segment(view, segment, areas)).transpose()?;
        let mut counter = counts.as_ref().map(|counts| counts.segment(segment, ask.filter)).transpose()?;
        scorer.segment(segment, |document, score| {
            if !seen.sees(document) || !narrowed.holds_beside_wanted(document) {
                return;
            }
            if let (Some(counter), Some(preference)) = (&mut counter, &preference) {
                counter.count(document, preference.traits(document), narrowed.lacks(document));
            }
            if narrowed.lacks(document).next().is_none() {
                let score = score * preference.as_ref().map_or(1.0, |it| it.factor(document));
                let steps = match ask.sort {
                    Sort::Match => steps(score),
                    Sort::Nearest => {
                        let metres = preference.as_ref().and_then(|it| it.metres(document));
                        metres.map_or(i64::MIN, |metres| -(metres.round() as i64))
                    }
                };
                matches.push(Match { steps, score, segment: ordinal as u32, document });
            }
        })?;
        preferences.extend(preference);
        if let (Some(counts), Some(counter)) = (&mut counts, counter) {
            counts.add(counter)?;
        }
    }
    let total = matches.len();
    let last = ask.offset.saturating_add(ask.limit).min(total);
    if ask.offset >= last {
        return Ok(Found { total, best: Vec::new() });
    }
    if ask.sort == Sort::Match && !preferences.is_empty() {
        // Whom a service serves is dear to work out, and nearly always only sinks it: among the best it is asked.
        if LOOKED_AT < total {
            matches.select_nth_unstable_by(LOOKED_AT - 1, |a, b| b.steps.cmp(&a.steps));
        }
        for it in matches.iter_mut().take(LOOKED_AT) {
            it.score *= preferences[it.segment as usize].serving(it.document);
            it.steps = steps(it.score);
        }
    }
    // Everything that is at least as good as the last one on the page; then ties are settled among these.
    let (_, at_last, _) = matches.select_nth_unstable_by(last - 1, |a, b| b.steps.cmp(&a.steps));
    let least = at_last.steps;
    matches.retain(|it| it.steps >= least);
    let ties = Ties::new(&view.searcher)?;
    matches.sort_by(|a, b| b.steps.cmp(&a.steps).then_with(|| ties.compare(a, b)));
    let page = matches
        .drain(ask.offset..last)
        .map(|it| Placed { score: it.score, address: DocAddress::new(it.segment, it.document) });
    Ok(Found { total, best: page.collect() })
}

fn steps(score: Score) -> i64 {
    (score * SCORE_STEPS).round() as i64
}

/// No page is longer than the index, however long a page was asked for.
pub(crate) fn limited(searcher: &Searcher, offset: usize, limit: usize) -> usize {
    let documents = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX);
    limit.min(documents.saturating_sub(offset))
}

struct Match {
    /// By which it is placed.
    steps: i64,
    score: Score,
    segment: u32,
    document: DocId,
}

/// What a viewer may see of a segment.
struct Seen<'a> {
    segment: &'a SegmentReader,
    visibilities: Option<StrColumn>,
    may: Vec<bool>,
}

impl<'a> Seen<'a> {
    fn new(segment: &'a SegmentReader, viewer: Viewer) -> Result<Self, SearchError> {
        let visibilities = segment.fast_fields().str("visibility")?;
        let mut may = Vec::new();
        if let Some(column) = &visibilities {
            for ordinal in 0..column.num_terms() as u64 {
                let mut visibility = String::new();
                column.ord_to_str(ordinal, &mut visibility)?;
                may.push(viewer.may_see(Visibility::parse(&visibility)));
            }
        }
        Ok(Self { segment, visibilities, may })
    }

    fn sees(&self, document: DocId) -> bool {
        let visibility = self.visibilities.as_ref().and_then(|column| column.ords().first(document));
        !self.segment.is_deleted(document) && visibility.is_some_and(|ordinal| self.may[ordinal as usize])
    }
}

/// Names, then ids, of every segment.
struct Ties(Vec<(Option<StrColumn>, Option<StrColumn>)>);

impl Ties {
    fn new(searcher: &Searcher) -> Result<Self, SearchError> {
        let columns = searcher.segment_readers().iter().map(|segment| {
            let columns = segment.fast_fields();
            Ok((columns.str("name_key")?, columns.str("id")?))
        });
        Ok(Self(columns.collect::<Result<_, SearchError>>()?))
    }

    fn compare(&self, a: &Match, b: &Match) -> Ordering {
        let (first, second) = (&self.0[a.segment as usize], &self.0[b.segment as usize]);
        compare(&first.0, a, &second.0, b).then_with(|| compare(&first.1, a, &second.1, b))
    }
}

fn compare(first: &Option<StrColumn>, a: &Match, second: &Option<StrColumn>, b: &Match) -> Ordering {
    let ordinal = |column: &Option<StrColumn>, document| column.as_ref()?.ords().first(document);
    let (one, other) = (ordinal(first, a.document), ordinal(second, b.document));
    // A segment's dictionary is in order; another segment has another dictionary.
    if a.segment == b.segment {
        return one.cmp(&other);
    }
    let text = |column: &Option<StrColumn>, ordinal: Option<u64>| {
        let mut text = String::new();
        column.as_ref()?.ord_to_str(ordinal?, &mut text).ok()?;
        Some(text)
    };
    text(first, one).cmp(&text(second, other))
}
