//! What a question may be narrowed by, beside its words. Everything that is asked must hold.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use fingerpost_places::{Gazetteer, Point, Serves, ServiceArea, Spot};
use jiff::civil::{Date, DateTime, Weekday};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, TERMINATED, Term};

use crate::SearchError;
use crate::bits::Bits;
use crate::constraint::Constraint;
use crate::index::View;
use crate::marks::{ANYWHERE, MOST_SITES, SiteOpening, Unpacked, day_bit, day_number, key};
use crate::near::{Here, Spot as SiteSpot};
use crate::prefer::holds;
use crate::sheet::{Lists, Ranges, Segment, SheetAreas};
use crate::soonest::least_wait;
use crate::traits::{Holds, TraitGroup};

/// What a question may be narrowed by. Whatever is left as it is by default asks nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Names of what a service belongs to (see [`key`](crate::key)): of each list, one at least.
    pub keys: Vec<Vec<String>>,
    /// The record's own minimum age is this at least, in years.
    pub minimum_age: Option<f64>,
    /// The record's own maximum age is this at most, in years.
    pub maximum_age: Option<f64>,
    /// It changed at this moment or later, in microseconds since 1970.
    pub modified_after: Option<i64>,
    /// A site of it is so near.
    pub near: Option<Near>,
    /// Beside what is near: what nobody travels to, because it comes to them, or is online or by telephone.
    pub or_without_travel: bool,
    /// It serves people here, or has not said whom it serves.
    pub serves: Option<Spot<'static>>,
    /// What it must not plainly lack: ages, traits.
    pub wanted: Vec<Constraint>,
    /// It is open at one of these times: at a site that is near, where that is asked too.
    pub open: Vec<Open>,
    /// It may be open at this moment on the clock, or says no hours.
    pub open_now: Option<DateTime>,
    /// The day on which it is asked: what has ended before is not open.
    pub today: Option<Date>,
}

/// A place, and how far from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Where.
    pub point: Point,
    /// How far, in metres as the crow flies.
    pub metres: f64,
}

/// Times that a record's own opening fits in; what is left out may be anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// It opens on this day.
    pub day: Option<Weekday>,
    /// It opens at this minute after midnight, or later.
    pub from: Option<u16>,
    /// It closes at this minute after midnight, or earlier.
    pub to: Option<u16>,
}

impl Open {
    fn fits(&self, opening: &Unpacked, today: Option<u64>) -> bool {
        const DAY: u16 = 24 * 60;
        // One minute to midnight means midnight, and an end before the beginning is on the day after.
        let to = self.to.map(|to| if to == DAY - 1 { DAY } else { to });
        let closes_in_time = |closes: u16| match (self.from, to) {
            (Some(from), Some(to)) if to <= from => closes <= to + DAY,
            (None, Some(to)) if DAY < closes => closes - DAY <= to,
            (_, to) => to.is_none_or(|to| closes <= to),
        };
        self.day.is_none_or(|day| opening.days & day_bit(day) != 0)
            && self.from.is_none_or(|from| opening.opens.is_some_and(|opens| from <= opens))
            && (to.is_none() || opening.closes.is_some_and(closes_in_time))
            && today.zip(opening.until).is_none_or(|(today, until)| today <= until)
    }
}

/// Areas that were read, by their JSON: many services say the same, and reading one takes a while.
#[derive(Default)]
pub(crate) struct Areas(Mutex<HashMap<String, Arc<ServiceArea>>>);

/// Areas kept at most; then all are forgotten and read again.
const MOST_AREAS: usize = 20_000;

/// Whom the services of a segment serve.
pub(crate) struct Serving<'a> {
    of: &'a SheetAreas,
    spot: &'a Spot<'static>,
    areas: &'a Areas,
    /// What each area answered: many services have the same.
    answered: Vec<Cell<Option<Serves>>>,
}

impl<'a> Serving<'a> {
    pub(crate) fn new(
        segment: Segment<'a>,
        spot: &'a Spot<'static>,
        areas: &'a Areas,
    ) -> Result<Self, SearchError> {
        let of = segment.areas()?;
        Ok(Self { of, spot, areas, answered: vec![Cell::new(None); of.count()] })
    }

    /// Nothing when the service does not say whom it serves.
    pub(crate) fn of(&self, document: DocId) -> Option<Serves> {
        let areas = self.of.of(document);
        let answers = areas.iter().filter_map(|ordinal| {
            let answered = &self.answered[*ordinal as usize];
            let answer = || Some(self.of.area(*ordinal, self.areas)?.serves(self.spot));
            answered.set(answered.get().or_else(answer));
            answered.get()
        });
        (!areas.is_empty()).then(|| Serves::by_any(answers))
    }
}

impl Areas {
    pub(crate) fn read(&self, json: &str) -> Arc<ServiceArea> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(area) = known.get(json) {
            return area.clone();
        }
        if known.len() >= MOST_AREAS {
            known.clear();
        }
        let object = serde_json::from_str(json).unwrap_or_default();
        let area = Arc::new(Gazetteer::bundled().service_area_of(&object));
        known.insert(json.to_owned(), area.clone());
        area
    }
}

impl Filter {
    /// Whether it asks for anything.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty() && !self.looks_at_columns()
    }

    /// What is asked, by the names of facets; of a place `distance`, of the moment `open`.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        let near = self.near.map(|_| "distance");
        let open = self.open_now.map(|_| "open");
        let wanted = self.wanted.iter().map(Constraint::name);
        let keys = self.keys.iter().map(|any| facet_of(any));
        near.into_iter().chain(open).chain(wanted).chain(keys).collect()
    }

    /// The same without one of them.
    pub(crate) fn without(&self, name: &str) -> Self {
        let mut fewer = self.clone();
        match name {
            "distance" => fewer.near = None,
            "open" => fewer.open_now = None,
            _ => {
                fewer.wanted.retain(|wanted| wanted.name() != name);
                fewer.keys.retain(|any| facet_of(any) != name);
            }
        }
        fewer
    }

    fn looks_at_columns(&self) -> bool {
        self.minimum_age.is_some()
            || self.maximum_age.is_some()
            || self.modified_after.is_some()
            || self.near.is_some()
            || self.serves.is_some()
            || !self.wanted.is_empty()
            || !self.open.is_empty()
            || self.open_now.is_some()
    }
}

/// The facet of which some keys are chosen.
pub(crate) fn facet_of(any: &[String]) -> &'static str {
    let is_language = any.first().is_some_and(|it| it.starts_with(key::LANGUAGE));
    if is_language { "language" } else { "topic" }
}

/// The services of a segment that have one of the keys.
pub(crate) fn with_keys(view: &View, segment: Segment<'_>, any: &[String]) -> Result<Bits, SearchError> {
    let mut with = Bits::none(segment.documents().len());
    let index = segment.reader.inverted_index(view.fields.keys)?;
    for name in any {
        let term = Term::from_field_text(view.fields.keys, name);
        if let Some(mut list) = index.read_postings(&term, IndexRecordOption::Basic)? {
            while list.doc() != TERMINATED {
                with.set(list.doc());
                list.advance();
            }
        }
    }
    Ok(with)
}

/// What is wanted and not there: one bit for each wanted thing, by their places.
#[derive(Clone, Copy, Default)]
pub(crate) struct Lacks {
    /// Enough to leave the service out.
    pub plainly: u64,
    /// What may be there and is not said, whether or not that leaves the service out.
    pub not_said: u64,
}

impl Lacks {
    /// Whether the service is left out for no more than one thing that its record does not say.
    pub fn is_one_silence(self) -> bool {
        self.plainly.is_power_of_two() && self.plainly & self.not_said != 0
    }
}

/// Whether a service that does not say it may keep to it all the same.
fn may_be_left_out(wanted: &Constraint) -> bool {
    use TraitGroup::{Day, Stage, Time};
    matches!(wanted, Constraint::Age { .. } | Constraint::Trait { group: Day | Time | Stage, .. })
}

/// What a filter leaves of a segment.
pub(crate) struct Narrowed<'a> {
    filter: &'a Filter,
    today: Option<u64>,
    /// The services that have the keys and a site that is near, where that is asked.
    within: Option<Bits>,
    ages: Option<Ranges<'a>>,
    modified: Option<&'a [i64]>,
    serves: Option<Serving<'a>>,
    near: Option<(Here, f64, &'a Lists<SiteSpot>)>,
    openings: Option<&'a Lists<u64>>,
    open_now: Option<(&'a Lists<u64>, DateTime)>,
    traits: &'a [u64],
    suits: Option<Ranges<'a>>,
}

impl<'a> Narrowed<'a> {
    pub(crate) fn new(
        view: &View,
        filter: &'a Filter,
        segment: Segment<'a>,
        areas: &'a Areas,
    ) -> Result<Self, SearchError> {
        let asks_ages = filter.minimum_age.is_some() || filter.maximum_age.is_some();
        let serves = filter.serves.as_ref().map(|spot| Serving::new(segment, spot, areas));
        let near = filter.near.map(|near| Ok((Here::new(near.point), near.metres, segment.points()?)));
        let near: Option<(Here, f64, &Lists<SiteSpot>)> =
            near.transpose().map_err(|error: SearchError| error)?;
        let mut sets = Vec::new();
        for any in &filter.keys {
            sets.push(with_keys(view, segment, any)?);
        }
        if let Some((here, metres, points)) = &near {
            let mut set = segment.grid()?.within(here, *metres, points, segment.documents().len());
            if filter.or_without_travel {
                set.add(segment.without_travel()?);
            }
            sets.push(set);
        }
        let within = sets.into_iter().reduce(|mut all, set| {
            all.keep(&set);
            all
        });
        Ok(Self {
            filter,
            today: filter.today.map(day_number),
            within,
            ages: asks_ages.then(|| segment.ages()).transpose()?,
            modified: filter.modified_after.map(|_| segment.modified()).transpose()?,
            serves: serves.transpose()?,
            near,
            openings: (!filter.open.is_empty()).then(|| segment.openings()).transpose()?,
            open_now: filter
                .open_now
                .map(|now| Ok::<_, SearchError>((segment.openings()?, now)))
                .transpose()?,
            traits: segment.traits()?,
            suits: (!filter.wanted.is_empty()).then(|| segment.suits()).transpose()?,
        })
    }

    /// The services that are left to be looked at, where not all of them are.
    pub(crate) fn within(&self) -> Option<&Bits> {
        self.within.as_ref()
    }

    /// Whether nothing more is asked of what is within.
    pub(crate) fn within_is_all(&self) -> bool {
        self.ages.is_none()
            && self.modified.is_none()
            && self.openings.is_none()
            && self.open_now.is_none()
            && self.serves.is_none()
            && self.suits.is_none()
    }

    /// Whether everything holds.
    pub(crate) fn holds(&self, document: DocId) -> bool {
        self.within.as_ref().is_none_or(|within| within.has(document))
            && self.lacks(document).plainly == 0
            && self.holds_within(document)
    }

    /// Whether all holds of one that is within, but what is wanted.
    pub(crate) fn holds_within(&self, document: DocId) -> bool {
        let filter = self.filter;
        let age = |years: f64| (years * 100.0).round() as i64;
        let least =
            |asked: f64| self.ages.and_then(|ages| ages.least(document)).is_some_and(|it| age(asked) <= it);
        let most =
            |asked: f64| self.ages.and_then(|ages| ages.most(document)).is_some_and(|it| it <= age(asked));
        let modified = self.modified.map(|modified| modified[document as usize]);
        filter.minimum_age.is_none_or(least)
            && filter.maximum_age.is_none_or(most)
            && filter.modified_after.zip(modified).is_none_or(|(asked, at)| asked <= at)
            && self.openings.is_none_or(|openings| self.is_open_somewhere(openings, document))
            && self
                .open_now
                .is_none_or(|(all, now)| least_wait(all.of(document), now).is_none_or(|wait| wait == 0))
            && self.serves.as_ref().and_then(|serves| serves.of(document)) != Some(Serves::No)
    }

    /// Which of the wanted things a service lacks, and which it does not say.
    pub(crate) fn lacks(&self, document: DocId) -> Lacks {
        let mut lacks = Lacks::default();
        let Some(suits) = self.suits else { return lacks };
        let (bits, suits) = (self.traits[document as usize], suits.both(document));
        for (place, wanted) in self.filter.wanted.iter().enumerate() {
            let bit = 1 << place.min(63);
            match holds(wanted, bits, suits, || Holds::Yes) {
                Holds::Yes => {}
                // What is seldom said of hours and ages is not held against a service; the rest must be said.
                Holds::NotSaid if may_be_left_out(wanted) => lacks.not_said |= bit,
                Holds::NotSaid => {
                    lacks.not_said |= bit;
                    lacks.plainly |= bit;
                }
                Holds::No => lacks.plainly |= bit,
            }
        }
        lacks
    }

    /// Whether there is a site that is near, or the service as a whole where that is not asked, at which the time holds.
    fn is_open_somewhere(&self, openings: &Lists<u64>, document: DocId) -> bool {
        match &self.near {
            None => self.fitting(openings, document).next().is_some(),
            Some(_) => self.near(document).any(|site| self.is_open(openings, document, site)),
        }
    }

    /// The sites of a service that hold, in its order.
    pub(crate) fn sites(&self, of: usize, document: DocId) -> Vec<usize> {
        let near: Option<Vec<usize>> = self.near.as_ref().map(|_| self.near(document).collect());
        (0..of)
            .filter(|site| near.as_ref().is_none_or(|near| near.contains(site)))
            .filter(|site| self.openings.is_none_or(|openings| self.is_open(openings, document, *site)))
            .collect()
    }

    fn near(&self, document: DocId) -> impl Iterator<Item = usize> {
        self.near.iter().flat_map(move |(here, metres, points)| {
            let near = points.of(document).iter().filter(|spot| here.is_within(*metres, spot));
            near.map(|spot| spot.site as usize)
        })
    }

    /// The sites at which an opening fits, [`ANYWHERE`] for the service as a whole.
    fn fitting(&self, openings: &Lists<u64>, document: DocId) -> impl Iterator<Item = usize> {
        let openings = openings.of(document).iter().map(|packed| SiteOpening::unpack(*packed));
        openings
            .filter(|opening| self.filter.open.iter().any(|open| open.fits(opening, self.today)))
            .map(|it| it.site)
    }

    /// At a site its own hours count, and where it has none the service's.
    fn is_open(&self, openings: &Lists<u64>, document: DocId, site: usize) -> bool {
        let own = |opening: &u64| SiteOpening::unpack(*opening).site == site;
        let has_own = site < MOST_SITES && openings.of(document).iter().any(own);
        let wanted = if has_own { site } else { ANYWHERE };
        self.fitting(openings, document).any(|site| site == wanted)
    }
}
