//! The order of hits, and one page of it.

use std::cmp::{Ordering, Reverse};

use fingerpost_directory::Viewer;
use jiff::civil::DateTime;
use tantivy::columnar::StrColumn;
use tantivy::{DocAddress, DocId, Score, Searcher};

use crate::facets::Counts;
use crate::filter::{Areas, Lacks, Narrowed};
use crate::index::View;
use crate::prefer::{Columns, Preference};
use crate::query::Asked;
use crate::score::Scorer;
use crate::soonest::least_wait;
use crate::{Filter, SearchError};

/// How finely scores are told apart. Sums of the same parts differ in their last bits with the
/// order of adding; below this step the name decides.
const SCORE_STEPS: f32 = 1_000.0;

/// How many of the best are asked what only settles their order, and whom they serve: the same on every page of an
/// answer.
const LOOKED_AT: usize = 1_000;

/// What every service counts where no words were asked.
const NO_WORDS: Score = 1.0;

/// What matches, and the part of it that was asked for.
#[derive(Default)]
pub(crate) struct Found {
    /// How many services match in all.
    pub total: usize,
    /// Of each wanted thing how many of them do not say it.
    pub not_said: Vec<usize>,
    /// Of each wanted thing how many more there would be if they said it.
    pub left_out: Vec<usize>,
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
    /// The moment on the clock, for what is open soonest.
    pub now: Option<DateTime>,
    pub viewer: Viewer,
    /// What is left out, though it matches.
    pub apart: &'a [DocAddress],
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
    /// What is open now first, then what opens next; what says no hours comes last.
    Soonest,
}

impl Sort {
    /// Its word, as addresses write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::Nearest => "nearest",
            Self::Soonest => "soonest",
        }
    }

    /// The order that a word means.
    ///
    /// ```
    /// use fingerpost_search::Sort;
    /// assert_eq!(Sort::parse("soonest"), Some(Sort::Soonest));
    /// assert_eq!(Sort::parse("cheapest"), None);
    /// ```
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Match, Self::Nearest, Self::Soonest].into_iter().find(|it| it.as_str() == word)
    }
}

/// Best first; equal scores by name, then by id. The best that are looked at come before all others, so that each page
/// goes on where the one before it ended.
///
/// Without words everything matches that the filter leaves.
pub(crate) fn best(
    view: &View,
    areas: &Areas,
    ask: &Ask<'_>,
    mut counts: Option<&mut Counts>,
) -> Result<Found, SearchError> {
    let scorer = (!ask.asked.words.is_empty()).then(|| Scorer::new(view, ask.asked)).transpose()?;
    let most = ask.preference.map_or(1.0, Preference::most);
    let mut best = Best::new(ask.offset.saturating_add(ask.limit).max(LOOKED_AT));
    let mut preferences = Vec::new();
    let mut total = 0;
    let mut not_said = vec![0; ask.filter.wanted.len()];
    let mut left_out = not_said.clone();
    for segment in view.segments() {
        let sees = segment.seen_by(ask.viewer)?;
        let narrowed = Narrowed::new(view, ask.filter, segment, areas)?;
        let preference = ask.preference.map(|it| it.segment(view, segment, areas)).transpose()?;
        let mut counter =
            counts.as_ref().map(|counts| counts.segment(segment, ask.filter, ask.now)).transpose()?;
        let openings = ask.now.filter(|_| ask.sort == Sort::Soonest);
        let openings = openings.map(|now| Ok::<_, SearchError>((segment.openings()?, now))).transpose()?;
        let apart = ask.apart.iter().filter(|it| it.segment_ord == segment.ordinal);
        let apart: Vec<DocId> = apart.map(|it| it.doc_id).collect();
        let within_is_all = narrowed.within_is_all();
        let mut found = |document, score: Score| {
            if !sees(document) || apart.contains(&document) {
                return;
            }
            if !within_is_all && !narrowed.holds_within(document) {
                return;
            }
            let lacks = if within_is_all { Lacks::default() } else { narrowed.lacks(document) };
            if let Some(counter) = &mut counter {
                counter.count(document, lacks.plainly);
            }
            if lacks.plainly != 0 {
                if lacks.is_one_silence() {
                    tally(&mut left_out, lacks.plainly);
                }
                return;
            }
            total += 1;
            tally(&mut not_said, lacks.not_said);
            if ask.sort == Sort::Match && !best.takes(score * most) {
                return;
            }
            let score = score * preference.as_ref().map_or(1.0, |it| it.factor(document));
            let steps = match ask.sort {
                Sort::Match => steps(score),
                Sort::Nearest => {
                    let metres = preference.as_ref().and_then(|it| it.metres(document));
                    metres.map_or(i32::MIN, |metres| -(metres.round() as i32))
                }
                Sort::Soonest => {
                    let wait = openings.and_then(|(all, now)| least_wait(all.of(document), now));
                    wait.map_or(i32::MIN, |minutes| -(minutes as i32))
                }
            };
            best.add(Match { steps, score, segment: segment.ordinal, document });
        };
        match (&scorer, narrowed.within()) {
            (Some(scorer), within) => scorer.segment(segment, within, found)?,
            (None, Some(within)) => within.each(|document| found(document, NO_WORDS)),
            (None, None) => segment.documents().for_each(|document| found(document, NO_WORDS)),
        }
        preferences.extend(preference);
        if let (Some(counts), Some(counter)) = (&mut counts, counter) {
            counts.add(counter);
        }
    }
    let last = ask.offset.saturating_add(ask.limit).min(total);
    if ask.offset >= last {
        return Ok(Found { total, not_said, left_out, best: Vec::new() });
    }
    let mut matches = best.all();
    let ties = Ties::new(&view.searcher)?;
    let mut looked_at = 0;
    if ask.sort == Sort::Match {
        looked_at = LOOKED_AT.min(matches.len());
        if looked_at < matches.len() {
            matches.select_nth_unstable_by_key(looked_at, Match::place);
        }
        settle(view, scorer.as_ref(), &preferences, &mut matches[..looked_at])?;
    }
    let (first, rest) = matches.split_at_mut(looked_at);
    put_in_order(first, last, &ties);
    put_in_order(rest, last.saturating_sub(looked_at), &ties);
    let page = matches
        .drain(ask.offset..last)
        .map(|it| Placed { score: it.score, address: DocAddress::new(it.segment, it.document) });
    Ok(Found { total, not_said, left_out, best: page.collect() })
}

/// Counts one more of each wanted thing that has a bit.
fn tally(counts: &mut [usize], bits: u64) {
    for (place, count) in counts.iter_mut().enumerate() {
        *count += (bits >> place.min(63) & 1) as usize;
    }
}

/// Puts the first of them in order, so many at least.
fn put_in_order(matches: &mut [Match], so_many: usize, ties: &Ties) {
    let mut first = matches;
    if so_many == 0 {
        return;
    }
    if so_many < first.len() {
        // Everything that is at least as good as the last one; then ties are settled among these.
        let (_, at_last, _) = first.select_nth_unstable_by_key(so_many - 1, |it| Reverse(it.steps));
        let least = at_last.steps;
        let mut good = 0;
        for place in 0..first.len() {
            if first[place].steps >= least {
                first.swap(place, good);
                good += 1;
            }
        }
        first = &mut first[..good];
    }
    first.sort_by(|a, b| b.steps.cmp(&a.steps).then_with(|| ties.compare(a, b)));
}

/// The best of what was met, so many at least and whatever is as good as the last of them.
struct Best {
    so_many: usize,
    met: Vec<Match>,
    /// How many are met before the worst are forgotten.
    room: usize,
    /// What is worse than this is not among the best.
    least: i32,
    /// A score below this certainly is worse.
    least_score: Score,
}

impl Best {
    fn new(so_many: usize) -> Self {
        Self { so_many, met: Vec::new(), room: so_many.saturating_mul(2), least: i32::MIN, least_score: 0.0 }
    }

    /// Whether a score may be among the best.
    fn takes(&self, score: Score) -> bool {
        self.least_score <= score
    }

    fn add(&mut self, it: Match) {
        if it.steps < self.least {
            return;
        }
        self.met.push(it);
        if self.met.len() >= self.room {
            self.forget();
            self.room = self.so_many.max(self.met.len()).saturating_mul(2);
        }
    }

    fn forget(&mut self) {
        if self.so_many < self.met.len() {
            let (_, last, _) = self.met.select_nth_unstable_by_key(self.so_many - 1, |it| Reverse(it.steps));
            self.least = last.steps;
            self.least_score = (self.least - 1) as Score / SCORE_STEPS;
            self.met.retain(|it| it.steps >= self.least);
        }
    }

    fn all(mut self) -> Vec<Match> {
        self.forget();
        self.met
    }
}

/// Adds what is dear to work out, and seldom moves a service far.
fn settle(
    view: &View,
    scorer: Option<&Scorer>,
    preferences: &[Columns<'_>],
    best: &mut [Match],
) -> Result<(), SearchError> {
    best.sort_unstable_by_key(|it| (it.segment, it.document));
    for matches in best.chunk_by_mut(|a, b| a.segment == b.segment) {
        let segment = matches[0].segment as usize;
        let documents: Vec<DocId> = matches.iter().map(|it| it.document).collect();
        let more = match scorer {
            Some(scorer) => scorer.settle(&view.searcher.segment_readers()[segment], &documents)?,
            None => vec![0.0; documents.len()],
        };
        for (it, more) in matches.iter_mut().zip(more) {
            match preferences.get(segment) {
                None => it.score += more,
                Some(preference) => {
                    // What is called as it was asked is worth a way: only its words count for less further off.
                    let factor = if more > 0.0 { preference.factor_anywhere(it.document) } else { 0.0 };
                    it.score = (it.score + more * factor) * preference.serving(it.document);
                }
            }
            it.steps = steps(it.score);
        }
    }
    Ok(())
}

fn steps(score: Score) -> i32 {
    // No score is negative.
    (score * SCORE_STEPS + 0.5) as i32
}

impl Match {
    /// The best first; of equals the one that was met first.
    fn place(&self) -> (Reverse<i32>, u32, DocId) {
        (Reverse(self.steps), self.segment, self.document)
    }
}

struct Match {
    /// By which it is placed.
    steps: i32,
    score: Score,
    segment: u32,
    document: DocId,
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
