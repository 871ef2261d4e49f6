//! Answering: a question understood, put in order, and loosened where it finds nothing.

use std::borrow::Cow;

use fingerpost_directory::Viewer;
use serde::Serialize;
use tantivy::DocAddress;

use crate::constraint::Constraint;
use crate::error::guarded;
use crate::facets::Counts;
use crate::filter::facet_of;
use crate::finder::Finder;
use crate::index::View;
use crate::prefer::{Kept, Preference, holds};
use crate::query::Asked;
use crate::rank::{self, Ask, Found, Placed};
use crate::sheet::{Ranges, Segment};
use crate::soonest::{self, Said, least_wait};
use crate::spelling::Speller;
use crate::thesaurus::Thesaurus;
use crate::traits::Holds;
use crate::{
    Answer, Filter, Hit, Index, Near, NotSaid, Part, Question, Reason, SearchError, Sort, Suits, Trait,
    reasons,
};

/// How many times further is looked where nothing or little is near, one step after another.
const WIDER: [f64; 2] = [3.0, 9.0];

/// Fewer than so many are few: it is looked further off, too.
const FEW: usize = 3;

/// Of how many that may be open soonest it is asked when they are, at least.
const MOST_ASKED_WHEN: usize = 1_000;

/// What was done to find anything at all, or more than very little.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Relaxed {
    /// It was looked further off.
    Wider {
        /// How far, in metres.
        metres: f64,
        /// How many were found as near as was asked: where these are few they come first, and the others after them.
        within: usize,
    },
    /// A filter was left out.
    Without {
        /// Its name, as that of its facet; `distance` or `age`.
        filter: String,
    },
    /// Words that only begin alike were taken, too.
    NearWords,
}

impl Relaxed {
    /// Whether all that was asked for is there, and more was added.
    pub const fn only_adds(&self) -> bool {
        matches!(self, Self::Wider { within: 1.., .. })
    }
}

/// How a question is put.
#[derive(Clone, Copy, Default)]
struct Put<'a> {
    /// Takes short words for what they may have meant, whatever stands beside them.
    guesses: bool,
    /// Takes words, too, that only begin alike.
    near_words: bool,
    /// What comes before all others, with its score.
    first: &'a [(DocAddress, f32)],
}

impl Index {
    /// Answers a question with one page of hits, each with its reasons, best first.
    ///
    /// Any text is a question: nothing in it is an operator, and nothing in it is refused. What the
    /// viewer may not see is neither shown nor counted. Where nothing is found, less is asked, and where little is near,
    /// more is added from further off: the answer says so.
    ///
    /// # Errors
    /// [`SearchError::NotBuilt`] before the first commit: that is not the same as nothing found.
    /// Otherwise when what is on disk cannot be read.
    pub fn search(&self, viewer: Viewer, question: &Question) -> Result<Answer, SearchError> {
        let view = self.view()?;
        guarded(|| {
            let answer = self.answer(&view, viewer, question, Put::default())?;
            if answer.total > 0 {
                return self.with_more(&view, viewer, question, Put::default(), answer);
            }
            let guesses = Put { guesses: true, ..Put::default() };
            let guessed = self.answer(&view, viewer, question, guesses)?;
            if guessed.total > 0 {
                return self.with_more(&view, viewer, question, guesses, guessed);
            }
            for (relaxed, question) in looser(question) {
                let found = self.answer(&view, viewer, &question, Put::default())?;
                if found.total > 0 {
                    return Ok(Answer { relaxed, ..found });
                }
            }
            let put = Put { near_words: true, ..Put::default() };
            let near = self.answer(&view, viewer, question, put)?;
            Ok(if near.total > 0 { Answer { relaxed: vec![Relaxed::NearWords], ..near } } else { answer })
        })
    }

    /// Where few are as near as was asked: these, and after them what is further off.
    fn with_more(
        &self,
        view: &View,
        viewer: Viewer,
        question: &Question,
        put: Put<'_>,
        answer: Answer,
    ) -> Result<Answer, SearchError> {
        let within = answer.total;
        if within >= FEW || question.filter.near.is_none() {
            return Ok(answer);
        }
        let mut first = Vec::new();
        if question.sort != Sort::Soonest {
            let mut add = |hits: &[Hit]| {
                for hit in hits {
                    first.extend(view.address(hit.id)?.map(|address| (address, hit.score)));
                }
                Ok::<_, SearchError>(())
            };
            if answer.results.len() == within {
                add(&answer.results)?;
            } else {
                let all = Question { page: 1, per_page: FEW, ..question.clone() };
                add(&self.answer(view, viewer, &all, put)?.results)?;
            }
        }
        let mut more = answer;
        for (metres, question) in wider(question) {
            let found = self.answer(view, viewer, &question, Put { first: &first, ..put })?;
            if found.total > more.total {
                more = Answer { relaxed: vec![Relaxed::Wider { metres, within }], ..found };
            }
            if more.total >= FEW {
                break;
            }
        }
        Ok(more)
    }

    fn answer(
        &self,
        view: &View,
        viewer: Viewer,
        question: &Question,
        put: Put<'_>,
    ) -> Result<Answer, SearchError> {
        let tuned = self.tuned();
        let speller =
            Speller { view, thesaurus: Thesaurus::bundled(), added: &tuned.links, guesses: put.guesses };
        let mut asked = Asked::understood(&question.words, question.now, &question.off, &speller)?;
        let did_you_mean = asked.respelt();
        let mut applied = tuned.applied(view, &asked)?;
        if question.sort != Sort::Match {
            applied = applied.without_pins();
        }
        if !put.first.is_empty() {
            applied = applied.with_first(put.first);
        }
        if put.near_words {
            asked.begin_alike(&speller)?;
        }
        let said = asked.understood.iter().find_map(|it| match &it.constraint {
            Constraint::Place { place, .. } => Some(place.as_ref()),
            _ => None,
        });
        let place = question.near.as_ref().or(said);
        let areas = self.areas();
        let preference = Preference::new(&asked.understood, place, question.now);
        let (page, per_page) = (question.page.max(1), question.per_page.max(1));
        let offset = (page - 1).saturating_mul(per_page);
        let mut ask = Ask {
            asked: &asked,
            filter: &question.filter,
            preference: Some(&preference),
            sort: question.sort,
            now: question.now,
            viewer,
            apart: &applied.apart,
            offset,
            limit: per_page,
        };
        let point = place.map(|place| place.point);
        let mut counts = Counts::around(point, &question.distances);
        let asks_nothing = asked.words.is_empty() && question.filter.is_empty() && place.is_none();
        let pinned = applied.first(view, &areas, &ask, &mut counts)?;
        let first = &pinned[offset.min(pinned.len())..offset.saturating_add(per_page).min(pinned.len())];
        ask.offset = offset.saturating_sub(pinned.len());
        ask.limit = per_page - first.len();
        if question.sort == Sort::Soonest {
            // Which of them come first is known when they are asked.
            (ask.offset, ask.limit) = (0, MOST_ASKED_WHEN.max(offset.saturating_add(per_page)));
        }
        let mut found = match asks_nothing {
            true => Found::default(),
            false => rank::best(view, &areas, &ask, Some(&mut counts))?,
        };
        let by_keys = question.filter.keys.iter().map(|any| facet_of(any));
        let furthest = question.distances.iter().copied().max_by(f64::total_cmp);
        let by_distance = question.filter.near.zip(furthest);
        for facet in by_keys.chain(by_distance.map(|_| "distance")) {
            let mut others = question.filter.without(facet);
            if let Some((near, furthest)) = by_distance.filter(|_| facet == "distance") {
                others.near = Some(Near { metres: furthest, ..near });
            }
            let ask =
                Ask { filter: &others, preference: None, sort: Sort::Match, offset: 0, limit: 0, ..ask };
            let distances = if facet == "distance" { question.distances.as_slice() } else { &[] };
            let mut without = Counts::around(point, distances);
            applied.first(view, &areas, &ask, &mut without)?;
            rank::best(view, &areas, &ask, Some(&mut without))?;
            counts.take(facet, without);
        }
        let finder = Finder::new(&asked, self.shelf().stems());
        let columns = view.segments().map(|segment| preference.segment(view, segment, &areas));
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        let place_of = |address: DocAddress| {
            let nearest = columns[address.segment_ord as usize].nearest(address.doc_id);
            nearest.map(|(_, site)| site)
        };
        if let (Sort::Soonest, Some(now)) = (question.sort, question.now) {
            let openings =
                view.segments().map(|segment| segment.openings()).collect::<Result<Vec<_>, _>>()?;
            let last = offset.saturating_add(per_page);
            let best = soonest::in_order(
                found.best,
                last,
                |it: &Placed| {
                    least_wait(openings[it.address.segment_ord as usize].of(it.address.doc_id), now)
                },
                |it| {
                    let shown = self.shelf().take(view, it.address)?;
                    let said = shown.schedules_at(place_of(it.address));
                    Ok::<_, SearchError>(said.and_then(|said| Said::new(&said, now)?.wait()))
                },
            )?;
            found.best = best.into_iter().take(last).skip(offset).collect();
        }
        let known = view.segments().map(KnownOf::new).collect::<Result<Vec<_>, _>>()?;
        let show = |address: DocAddress, score| {
            let shown = self.shelf().take(view, address)?;
            let (segment, at) = (address.segment_ord as usize, address.doc_id);
            let (of, known) = (&columns[segment], &known[segment]);
            let mut keeps = of.keeps(at);
            let nearest = of.nearest(at);
            // The time and the place are of one site: without somewhere to be near of the one that is open soonest.
            let site = nearest.map(|(_, site)| site).or_else(|| soonest::site(&shown, question.now?));
            let opening = shown.schedules_at(site);
            let is_open = |now| {
                let said = opening.as_deref().and_then(|said| Said::new(said, now));
                said.map_or(Holds::NotSaid, |it| it.is_open()).as_str()
            };
            // What a record says exactly is known by now.
            let open = asked.understood.iter().find(|it| it.constraint == Constraint::Open);
            let open = open.and_then(|open| keeps.iter_mut().find(|it| it.id == open.id));
            if let (Some(open), Some(now)) = (open, question.now) {
                open.holds = is_open(now);
            }
            keeps.extend(
                question.filter.open_now.map(|now| Kept { id: "open".to_owned(), holds: is_open(now) }),
            );
            keeps.extend(question.filter.wanted.iter().map(|wanted| known.keeps(wanted, at)));
            let hit = reasons::hit(&shown, &finder, score);
            let place = site.and_then(|site| shown.places.get(site)).filter(|place| !place.is_empty());
            Ok(Hit {
                place: place.cloned().or(hit.place),
                traits: Trait::in_short(known.traits[at as usize]),
                ages: known.ages(at),
                keeps,
                distance_metres: nearest.map(|(metres, _)| metres),
                opening: opening.map(Cow::into_owned),
                explained: Some(of.explain(at, score)),
                ..hit
            })
        };
        let put_first = first.iter().map(|pinned| {
            let mut hit = show(pinned.address, pinned.score)?;
            if let Some(said) = pinned.said {
                let words = vec![said.to_owned()];
                hit.reasons.insert(0, Reason { part: Part::Steward, words, because: None });
                hit.explained = None;
            }
            Ok(hit)
        });
        let in_order = found.best.iter().map(|placed| show(placed.address, placed.score));
        let results = put_first.chain(in_order).collect::<Result<_, SearchError>>()?;
        self.shelf().give_back(finder.into_stems());
        let (facets, within) = counts.facets();
        Ok(Answer {
            facets,
            within,
            pointed: self.pointers().met(&asked),
            danger: asked.danger,
            needs: asked.needs,
            place: place.cloned(),
            total: pinned.len() + found.total,
            not_said: not_said(question, &found.not_said),
            may_suit: not_said(question, &found.left_out),
            page,
            per_page,
            did_you_mean,
            near: place.map(fingerpost_places::Place::name),
            relaxed: Vec::new(),
            results,
            taken_off: asked.taken_off,
            understood: asked.understood,
        })
    }
}

fn not_said(question: &Question, counts: &[usize]) -> Vec<NotSaid> {
    let counts = question.filter.wanted.iter().zip(counts).filter(|(_, count)| **count > 0);
    counts.map(|(wanted, count)| NotSaid { filter: wanted.name().to_owned(), count: *count }).collect()
}

/// What a segment knows of its services beside words.
struct KnownOf<'a> {
    traits: &'a [u64],
    suits: Ranges<'a>,
}

impl<'a> KnownOf<'a> {
    fn new(segment: Segment<'a>) -> Result<Self, SearchError> {
        Ok(Self { traits: segment.traits()?, suits: segment.suits()? })
    }

    fn keeps(&self, wanted: &Constraint, at: u32) -> Kept {
        let holds = holds(wanted, self.traits[at as usize], self.suits.both(at), || Holds::Yes);
        Kept { id: wanted.name().to_owned(), holds: holds.as_str() }
    }

    fn ages(&self, at: u32) -> Option<Suits> {
        // Open ends are far beyond any age.
        let years = |hundredths: i64| (0..15_000).contains(&hundredths).then_some(hundredths as f64 / 100.0);
        let (least, most) = self.suits.both(at)?;
        let suits = Suits { from: years(least).filter(|it| *it > 0.0), to: years(most) };
        (suits.from.is_some() || suits.to.is_some()).then_some(suits)
    }
}

/// Filters as they are left out: what is easily put up with first, whom it is for last.
const LEAST_LOSS: [&str; 12] = [
    "distance", "open", "time", "day", "topic", "mode", "joining", "cost", "language", "access", "stage",
    "age",
];

/// The same question about what is further off, with how far that is in metres.
fn wider(question: &Question) -> impl Iterator<Item = (f64, Question)> {
    let near = question.filter.near.into_iter();
    near.flat_map(|near| WIDER.map(|times| Near { metres: near.metres * times, ..near })).map(|near| {
        let filter = Filter { near: Some(near), ..question.filter.clone() };
        (near.metres, Question { filter, ..question.clone() })
    })
}

/// The same question with less that must hold, the least loss first: looked at from further off, without one filter,
/// then without one more after another.
fn looser(question: &Question) -> Vec<(Vec<Relaxed>, Question)> {
    let asking = |filter: Filter| Question { filter, ..question.clone() };
    let wider = wider(question).map(|(metres, it)| (vec![Relaxed::Wider { metres, within: 0 }], it));
    let mut all: Vec<_> = wider.collect();
    let mut names = question.filter.names();
    names.sort_by_key(|name| LEAST_LOSS.iter().position(|it| it == name));
    let without = |name: &str| Relaxed::Without { filter: name.to_owned() };
    all.extend(names.iter().map(|name| (vec![without(name)], asking(question.filter.without(name)))));
    let (mut fewer, mut gone) = (question.filter.clone(), Vec::new());
    for name in names {
        fewer = fewer.without(name);
        gone.push(without(name));
        if gone.len() > 1 {
            all.push((gone.clone(), asking(fewer.clone())));
        }
    }
    all
}
