//! What a question may be narrowed by, beside its words. Everything that is asked must hold.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use fingerpost_places::{Gazetteer, Point, Serves, ServiceArea, Spot, service_area::serves_any};
use jiff::civil::{Date, Weekday};
use tantivy::columnar::{Column, StrColumn};
use tantivy::query::{Occur, Query, TermSetQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, Term};

use crate::SearchError;
use crate::constraint::Constraint;
use crate::index::View;
use crate::marks::{ANYWHERE, MOST_SITES, SiteOpening, SitePoint, Unpacked, day_bit, day_number};
use crate::predicate::Predicate;
use crate::prefer::holds;
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
    /// It serves people here, or has not said whom it serves.
    pub serves: Option<Spot<'static>>,
    /// What it must not plainly lack: ages, traits.
    pub wanted: Vec<Constraint>,
    /// It is open at one of these times: at a site that is near, where that is asked too.
    pub open: Vec<Open>,
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

/// Whom the documents of a segment serve, worked out as it is asked: areas may be many, and reading one takes a while.
pub(crate) struct Serving {
    column: Option<StrColumn>,
    spot: Spot<'static>,
    areas: Arc<Areas>,
    /// What is known of each different area of the segment, in the order of its dictionary.
    known: Mutex<HashMap<u64, Serves>>,
}

impl Serving {
    pub(crate) fn new(
        segment: &SegmentReader,
        spot: &Spot<'static>,
        areas: &Arc<Areas>,
    ) -> Result<Self, SearchError> {
        let column = segment.fast_fields().str("areas")?;
        Ok(Self { column, spot: spot.clone(), areas: areas.clone(), known: Mutex::default() })
    }

    /// Nothing when the document does not say whom it serves.
    pub(crate) fn of(&self, document: DocId) -> Option<Serves> {
        let column = self.column.as_ref()?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let answers = column.ords().values_for_doc(document).map(|ordinal| {
            *known.entry(ordinal).or_insert_with(|| {
                let mut json = String::new();
                match column.ord_to_str(ordinal, &mut json) {
                    Ok(true) => serves_any([&*self.areas.read(&json)], &self.spot),
                    _ => Serves::NotKnown,
                }
            })
        });
        answers.reduce(|one, other| match (one, other) {
            (Serves::Yes, _) | (_, Serves::Yes) => Serves::Yes,
            (Serves::No, Serves::No) => Serves::No,
            _ => Serves::NotKnown,
        })
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

    fn looks_at_columns(&self) -> bool {
        self.minimum_age.is_some()
            || self.maximum_age.is_some()
            || self.modified_after.is_some()
            || self.near.is_some()
            || self.serves.is_some()
            || !self.wanted.is_empty()
            || !self.open.is_empty()
    }

    /// The queries that must all match.
    pub(crate) fn queries(&self, view: &View, areas: &Arc<Areas>) -> Vec<(Occur, Box<dyn Query>)> {
        let mut queries: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for any in &self.keys {
            let terms = any.iter().map(|name| Term::from_field_text(view.fields.keys, name));
            let query = tantivy::query::ConstScoreQuery::new(Box::new(TermSetQuery::new(terms)), 0.0);
            queries.push((Occur::Must, Box::new(query)));
        }
        if self.looks_at_columns() {
            let (filter, areas) = (self.clone(), areas.clone());
            let predicate = Predicate::new(move |reader| {
                let columns = Columns::of(&filter, reader, &areas)?;
                Ok(Box::new(move |document| columns.service(document)))
            });
            queries.push((Occur::Must, Box::new(predicate)));
        }
        queries
    }
}

/// Which documents of a segment have one of the keys.
pub(crate) fn with_keys(
    view: &View,
    segment: &SegmentReader,
    any: &[String],
) -> Result<Vec<bool>, SearchError> {
    let mut with = vec![false; segment.max_doc() as usize];
    let index = segment.inverted_index(view.fields.keys)?;
    for name in any {
        let term = Term::from_field_text(view.fields.keys, name);
        if let Some(mut list) = index.read_postings(&term, IndexRecordOption::Basic)? {
            while list.doc() != TERMINATED {
                with[list.doc() as usize] = true;
                list.advance();
            }
        }
    }
    Ok(with)
}

/// What a filter leaves of a segment.
pub(crate) struct Narrowed {
    /// For each list of keys, which documents have one of them.
    keys: Vec<Vec<bool>>,
    columns: Option<Columns>,
}

impl Narrowed {
    pub(crate) fn new(
        view: &View,
        filter: &Filter,
        segment: &SegmentReader,
        areas: &Arc<Areas>,
    ) -> Result<Self, SearchError> {
        let keys = filter.keys.iter().map(|any| with_keys(view, segment, any));
        let keys = keys.collect::<Result<_, _>>()?;
        let columns = filter.looks_at_columns().then(|| Columns::of(filter, segment, areas)).transpose()?;
        Ok(Self { keys, columns })
    }

    /// Whether all holds but what is wanted.
    pub(crate) fn holds_beside_wanted(&self, document: DocId) -> bool {
        self.keys.iter().all(|with| with[document as usize])
            && self.columns.as_ref().is_none_or(|columns| columns.beside_wanted(document))
    }

    /// Which of the wanted things a service plainly lacks, by their places.
    pub(crate) fn lacks(&self, document: DocId) -> impl Iterator<Item = usize> {
        self.columns.as_ref().into_iter().flat_map(move |columns| columns.lacks(document))
    }
}

/// A segment's columns, with what is asked of them.
pub(crate) struct Columns {
    filter: Filter,
    today: Option<u64>,
    minimum: Column<i64>,
    maximum: Column<i64>,
    modified: Column<i64>,
    sites: Column<u64>,
    points: Column<u64>,
    openings: Column<u64>,
    traits: Column<u64>,
    youngest: Column<i64>,
    oldest: Column<i64>,
    serves: Option<Serving>,
}

impl Columns {
    pub(crate) fn of(
        filter: &Filter,
        reader: &SegmentReader,
        areas: &Arc<Areas>,
    ) -> Result<Self, SearchError> {
        let columns = reader.fast_fields();
        let serves = filter.serves.as_ref().map(|spot| Serving::new(reader, spot, areas)).transpose()?;
        Ok(Self {
            today: filter.today.map(day_number),
            minimum: columns.i64("minimum_age")?,
            maximum: columns.i64("maximum_age")?,
            modified: columns.i64("modified")?,
            sites: columns.u64("sites")?,
            points: columns.u64("points")?,
            openings: columns.u64("openings")?,
            traits: columns.u64("traits")?,
            youngest: columns.i64("suits_from")?,
            oldest: columns.i64("suits_to")?,
            serves,
            filter: filter.clone(),
        })
    }

    fn service(&self, document: DocId) -> bool {
        self.beside_wanted(document) && self.lacks(document).next().is_none()
    }

    fn beside_wanted(&self, document: DocId) -> bool {
        let filter = &self.filter;
        let age = |years: f64| (years * 100.0).round() as i64;
        filter
            .minimum_age
            .is_none_or(|asked| self.minimum.first(document).is_some_and(|age_| age(asked) <= age_))
            && filter
                .maximum_age
                .is_none_or(|asked| self.maximum.first(document).is_some_and(|age_| age_ <= age(asked)))
            && filter
                .modified_after
                .is_none_or(|asked| self.modified.first(document).is_some_and(|at| asked <= at))
            && self.serves(document)
            && self.somewhere(document)
    }

    fn serves(&self, document: DocId) -> bool {
        self.serves.as_ref().and_then(|serves| serves.of(document)) != Some(Serves::No)
    }

    /// Which of the wanted things it plainly lacks, by their places.
    pub(crate) fn lacks(&self, document: DocId) -> impl Iterator<Item = usize> {
        let bits = self.traits.first(document).unwrap_or(0);
        let suits = self.youngest.first(document).zip(self.oldest.first(document));
        self.filter.wanted.iter().enumerate().filter_map(move |(place, wanted)| {
            match holds(wanted, bits, suits, || true) {
                Holds::Yes => None,
                Holds::No => Some(place),
                // What is seldom said of hours and ages is not held against a service; the rest must be said.
                Holds::NotSaid => match wanted {
                    Constraint::Age { .. } => None,
                    Constraint::Trait {
                        group: TraitGroup::Day | TraitGroup::Time | TraitGroup::Stage,
                        ..
                    } => None,
                    _ => Some(place),
                },
            }
        })
    }

    /// Whether there is a site, or the service as a whole, at which place and time hold.
    fn somewhere(&self, document: DocId) -> bool {
        match (&self.filter.near, self.filter.open.is_empty()) {
            (None, true) => true,
            (None, false) => self.fitting(document).next().is_some(),
            (Some(near), true) => self.near(document, near).next().is_some(),
            (Some(near), false) => {
                let near: Vec<usize> = self.near(document, near).collect();
                near.into_iter().any(|site| self.is_open(document, site))
            }
        }
    }

    /// The sites of a service that hold, in its order.
    pub(crate) fn sites(&self, document: DocId) -> Vec<usize> {
        let all = self.sites.first(document).unwrap_or(0) as usize;
        let near: Option<Vec<usize>> =
            self.filter.near.as_ref().map(|near| self.near(document, near).collect());
        (0..all)
            .filter(|site| near.as_ref().is_none_or(|near| near.contains(site)))
            .filter(|site| self.filter.open.is_empty() || self.is_open(document, *site))
            .collect()
    }

    fn near(&self, document: DocId, near: &Near) -> impl Iterator<Item = usize> {
        self.points
            .values_for_doc(document)
            .map(SitePoint::unpack)
            .filter_map(move |(site, point)| (point?.metres_to(near.point) <= near.metres).then_some(site))
    }

    /// The sites at which an opening fits, [`ANYWHERE`] for the service as a whole.
    fn fitting(&self, document: DocId) -> impl Iterator<Item = usize> {
        let openings = self.openings.values_for_doc(document).map(SiteOpening::unpack);
        openings
            .filter(|opening| self.filter.open.iter().any(|open| open.fits(opening, self.today)))
            .map(|it| it.site)
    }

    /// At a site its own hours count, and where it has none the service's.
    fn is_open(&self, document: DocId, site: usize) -> bool {
        let own = |opening: u64| SiteOpening::unpack(opening).site == site;
        let has_own = site < MOST_SITES && self.openings.values_for_doc(document).any(own);
        let wanted = if has_own { site } else { ANYWHERE };
        self.fitting(document).any(|site| site == wanted)
    }
}
