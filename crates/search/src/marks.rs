//! What can be asked of a service beside its words: where, when, for which ages, on which subjects.

use std::collections::BTreeSet;

use fingerpost_directory::hours::{Context, Days, Opening, Times, Weekdays, hsds};
use fingerpost_facts::Fact;
use fingerpost_places::{Point, Postcode, Postcodes};
use jiff::civil::{Date, Time, Weekday};
use openreferral::{Attribute, Entity, Location, Schedule, Service};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};
use uuid::Uuid;

use crate::traits::{TraitGroup, Traits};

/// The most sites of one service that can be told apart by distance and day; a record that has more can still be found
/// by everything else.
pub(crate) const MOST_SITES: usize = (1 << SITE_BITS) - 1;
const SITE_BITS: u32 = 10;
const DEGREE_BITS: u32 = 27;
const DEGREES: u64 = (1 << DEGREE_BITS) - 1;

/// The longest area that is kept, in bytes of JSON: what the engine takes as one value. A shape with more points is as
/// if nothing had been said of it.
const MOST_AREA_BYTES: usize = 60_000;

/// What can be asked of a service beside its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Its place in the order in which records came.
    pub number: u64,
    /// When it last changed, in microseconds since 1970.
    pub modified: i64,
    /// Names of what it belongs to; see [`key`].
    pub keys: BTreeSet<String>,
    /// The youngest and the oldest as the record says them, in hundredths of a year.
    pub ages: (Option<i64>, Option<i64>),
    /// How many sites it has.
    pub sites: usize,
    /// Where its sites are.
    pub points: Vec<SitePoint>,
    /// When it is open, there or anywhere.
    pub openings: Vec<SiteOpening>,
    /// What people narrow a search by.
    #[serde(default)]
    pub traits: Traits,
    /// How much of what people ask a record says, from 0 to 5.
    #[serde(default)]
    pub(crate) complete: u8,
    /// The day on which somebody last checked it, as days since 2010; 0 when nobody did.
    #[serde(default)]
    pub(crate) assured: u64,
    /// The areas that it serves, each as a `service_area` of the standard in JSON.
    pub areas: Vec<String>,
}

/// Names of what a service belongs to.
pub mod key {
    use uuid::Uuid;

    /// A term of a taxonomy that it carries, by its id or its code in small letters.
    pub fn term(id: &str) -> String {
        format!("term:{}", id.trim().to_lowercase())
    }

    /// A taxonomy of which it carries a term, by its id or its name in small letters.
    pub fn taxonomy(id: &str) -> String {
        format!("taxonomy:{}", id.trim().to_lowercase())
    }

    /// What carries a term: the `service`, or its `eligibility`, `service_area` or `cost_option`.
    pub fn carrier(name: &str) -> String {
        format!("carrier:{name}")
    }

    /// A language that is spoken or signed there: by BCP 47's code where that is known, however it is said, else by its
    /// name in small letters.
    pub fn language(said: &str) -> String {
        format!("{LANGUAGE}{}", crate::traits::language(said))
    }

    /// A topic, by its name in small letters.
    pub fn topic(name: &str) -> String {
        format!("topic:{}", name.trim().to_lowercase())
    }

    /// Who runs it.
    pub fn organization(id: Uuid) -> String {
        format!("organization:{id}")
    }

    /// A site of it (`service_at_location`).
    pub fn site(id: Uuid) -> String {
        format!("site:{id}")
    }

    /// A place where it is (`location`).
    pub fn location(id: Uuid) -> String {
        format!("{LOCATION}{id}")
    }

    /// A review of it.
    pub fn review(id: Uuid) -> String {
        format!("{REVIEW}{id}")
    }

    /// What names of languages begin with.
    pub(crate) const LANGUAGE: &str = "language:";
    /// What names of places begin with.
    pub(crate) const LOCATION: &str = "location:";
    /// What names of reviews begin with.
    pub(crate) const REVIEW: &str = "review:";
}

/// Where a site is, within 30 centimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SitePoint(u64);

impl SitePoint {
    fn new(site: usize, point: Point) -> Self {
        let part = |degrees: f64, of: f64| ((degrees / of) * DEGREES as f64).round() as u64;
        let latitude = part(point.latitude() + 90.0, 180.0);
        let longitude = part(point.longitude() + 180.0, 360.0);
        Self((site as u64) << (2 * DEGREE_BITS) | latitude << DEGREE_BITS | longitude)
    }

    pub(crate) fn packed(self) -> u64 {
        self.0
    }

    pub(crate) fn unpack(packed: u64) -> (usize, Option<Point>) {
        let degrees = |part: u64, of: f64| (part & DEGREES) as f64 / DEGREES as f64 * of;
        let point = Point::new(degrees(packed >> DEGREE_BITS, 180.0) - 90.0, degrees(packed, 360.0) - 180.0);
        ((packed >> (2 * DEGREE_BITS)) as usize, point)
    }
}

/// The site that stands for the service as a whole.
pub(crate) const ANYWHERE: usize = MOST_SITES;

/// Times on days of the week, at a site or at the service as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SiteOpening(u64);

const MINUTE_BITS: u32 = 12;
const NO_MINUTE: u64 = (1 << MINUTE_BITS) - 1;
const DATE_BITS: u32 = 14;
const NO_DATE: u64 = (1 << DATE_BITS) - 1;
const DAYS_SINCE: Date = jiff::civil::date(2010, 1, 1);

/// A [`SiteOpening`], taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unpacked {
    pub site: usize,
    pub days: u64,
    /// Minutes after midnight.
    pub opens: Option<u16>,
    /// Minutes after midnight of the day on which it opened: 1,500 is one o'clock in the night after.
    pub closes: Option<u16>,
    /// The last day, counted as [`day_number`] does.
    pub until: Option<u64>,
}

pub(crate) fn day_bit(day: Weekday) -> u64 {
    1 << day.to_monday_zero_offset()
}

pub(crate) fn day_number(date: Date) -> u64 {
    let days = (date - DAYS_SINCE).get_days();
    u64::try_from(days).unwrap_or(0).min(NO_DATE - 1)
}

impl SiteOpening {
    fn new(site: usize, opening: &Opening) -> Self {
        let days = match &opening.days {
            Days::Weekly { days, .. } => *days,
            Days::MonthlyByDay { days, .. } => days.iter().map(|nth| nth.day).collect(),
            Days::MonthlyByDate { .. } => Weekdays::default(),
        };
        let days: u64 = days.iter().map(day_bit).sum();
        let minute =
            |time: Time| u64::from(time.hour().unsigned_abs()) * 60 + u64::from(time.minute().unsigned_abs());
        let (opens, closes) = match opening.times {
            Times::Between { opens, closes } => {
                let (opens, closes) = (minute(opens), minute(closes));
                (opens, if closes <= opens { closes + 24 * 60 } else { closes })
            }
            Times::From(opens) => (minute(opens), NO_MINUTE),
            Times::Unsaid => (NO_MINUTE, NO_MINUTE),
        };
        let until = opening.to.map_or(NO_DATE, day_number);
        let mut packed = site as u64;
        for (part, bits) in [(days, 7), (opens, MINUTE_BITS), (closes, MINUTE_BITS), (until, DATE_BITS)] {
            packed = packed << bits | part;
        }
        Self(packed)
    }

    pub(crate) fn packed(self) -> u64 {
        self.0
    }

    pub(crate) fn unpack(mut packed: u64) -> Unpacked {
        let mut part = |bits: u32| {
            let part = packed & ((1 << bits) - 1);
            packed >>= bits;
            part
        };
        let until = part(DATE_BITS);
        let closes = part(MINUTE_BITS);
        let opens = part(MINUTE_BITS);
        let days = part(7);
        let known = |minute: u64| (minute != NO_MINUTE).then_some(minute as u16);
        Unpacked {
            site: packed as usize,
            days,
            opens: known(opens),
            closes: known(closes),
            until: (until != NO_DATE).then_some(until),
        }
    }
}

impl Marks {
    /// Takes from a service, as its least privileged viewer sees it, what can be asked of it.
    pub(crate) fn of(number: u64, service: &Service, facts: &[Fact]) -> Self {
        let mut marks = Self { number, traits: Traits::of(service, facts), ..Self::default() };
        marks.keys.extend(marks.traits.languages.iter().map(|it| key::language(it)));
        marks.complete = complete(service, &marks.traits);
        marks.assured = service
            .assured_date
            .as_deref()
            .and_then(|day| day.get(..10)?.parse::<Date>().ok())
            .map_or(0, day_number);
        marks.modified = service
            .last_modified
            .as_deref()
            .and_then(|instant| instant.parse::<jiff::Timestamp>().ok())
            .map_or(0, jiff::Timestamp::as_microsecond);
        let (minimum, maximum) = service.ages();
        marks.ages = (age(minimum.as_ref()), age(maximum.as_ref()));
        let context = Context::default();
        marks.open(ANYWHERE, &service.schedules, &context);
        marks.sites = service.service_at_locations.len();
        for (site, place) in service.service_at_locations.iter().enumerate() {
            marks.name(place.id.as_deref(), key::site);
            let location = place.location.as_deref();
            marks.name(location.and_then(|it| it.id.as_deref()), key::location);
            if site < MOST_SITES {
                marks.points.extend(location.and_then(point).map(|point| SitePoint::new(site, point)));
                let schedules = place.schedules.iter().chain(location.iter().flat_map(|it| &it.schedules));
                let schedules: Vec<Schedule> = schedules.cloned().collect();
                marks.open(site, &schedules, &context);
            }
        }
        let of_sites = service.service_at_locations.iter().flat_map(|place| &place.service_areas);
        for area in service.service_areas.iter().chain(of_sites) {
            let mut area = area.clone().into_object();
            area.retain(|name, _| {
                ["name", "description", "extent", "extent_type", "uri", "service_area"]
                    .contains(&name.as_str())
            });
            let area = Value::Object(area).to_string();
            marks.areas.push(if area.len() > MOST_AREA_BYTES { "{}".to_owned() } else { area });
        }
        let organization = service.organization.as_deref().and_then(|it| it.id.as_deref());
        marks.name(service.organization_id.as_deref().or(organization), key::organization);
        let mut whole = service.clone();
        // What somebody is or does is not what each of their services is.
        whole.organization = None;
        marks.subjects("service", &Value::Object(whole.into_object()));
        for review in &service.reviews {
            marks.name(review.id.as_deref(), key::review);
        }
        marks
    }

    /// When it was last checked and how much it says, as one number.
    pub(crate) fn quality(&self) -> u64 {
        self.assured << 3 | u64::from(self.complete)
    }

    fn name(&mut self, id: Option<&str>, key: fn(Uuid) -> String) {
        self.keys.extend(id.and_then(|id| Uuid::try_parse(id).ok()).map(key));
    }

    fn open(&mut self, site: usize, schedules: &[Schedule], context: &Context) {
        let read = hsds::read(schedules, context);
        self.openings.extend(read.hours.openings.iter().map(|opening| SiteOpening::new(site, opening)));
    }

    /// The terms of every attribute, wherever in the record it stands; `carrier` is the kind of thing that has them.
    fn subjects(&mut self, carrier: &str, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.subjects(carrier, item)),
            Value::Object(object) => {
                for (name, value) in object {
                    match (name.as_str(), value) {
                        ("attributes", Value::Array(attributes)) => {
                            let carries = !attributes.is_empty() && !carrier.is_empty();
                            self.keys.extend(carries.then(|| key::carrier(carrier)));
                            for attribute in attributes.iter().filter_map(Value::as_object) {
                                self.subject(Attribute::from_object(attribute.clone()));
                            }
                        }
                        ("eligibilitys", _) => self.subjects("eligibility", value),
                        ("cost_options", _) => self.subjects("cost_option", value),
                        ("service_areas", _) => self.subjects("service_area", value),
                        _ => self.subjects("", value),
                    }
                }
            }
            _ => {}
        }
    }

    fn subject(&mut self, attribute: Attribute) {
        self.keys.extend(attribute.taxonomy_term_id.as_deref().map(key::term));
        let Some(term) = attribute.taxonomy_term else { return };
        let original = |extra: &Map<String, Value>| {
            extra.get(openreferral::read::ORIGINAL_ID).and_then(Value::as_str).map(str::to_owned)
        };
        let taxonomy = term.taxonomy_detail.as_deref();
        let terms = [term.id.clone(), term.code.clone(), original(&term.extra)];
        self.keys.extend(terms.into_iter().flatten().map(|id| key::term(&id)));
        let taxonomies = [
            term.taxonomy_id.clone(),
            term.taxonomy.clone(),
            taxonomy.and_then(|it| it.id.clone()),
            taxonomy.and_then(|it| it.name.clone()),
            taxonomy.and_then(|it| original(&it.extra)),
        ];
        self.keys.extend(taxonomies.into_iter().flatten().map(|id| key::taxonomy(&id)));
    }
}

/// How much of what people ask a record says: what it is, where, when, what it costs, whom to ask.
fn complete(service: &Service, traits: &Traits) -> u8 {
    const DESCRIBED: usize = 100;
    let said = |group: TraitGroup| traits.bits & group.bits() != 0;
    let contact = [&service.email, &service.url].iter().any(|it| it.is_some()) || !service.phones.is_empty();
    let all = [
        service.description.as_deref().is_some_and(|text| text.len() >= DESCRIBED),
        said(TraitGroup::Mode),
        said(TraitGroup::Day),
        said(TraitGroup::Cost),
        contact,
    ];
    all.into_iter().map(u8::from).sum()
}

/// Hundredths of a year.
fn age(years: Option<&Number>) -> Option<i64> {
    years.and_then(Number::as_f64).map(|years| (years * 100.0).round() as i64)
}

/// Where a location is: its own position, else its postcode's.
fn point(location: &Location) -> Option<Point> {
    let degrees = |number: &Option<Number>| number.as_ref().and_then(Number::as_f64);
    let own = degrees(&location.latitude).zip(degrees(&location.longitude));
    let own = own.and_then(|(latitude, longitude)| Point::new(latitude, longitude));
    // Nought and nought is what a form leaves behind.
    own.filter(|point| point.latitude() != 0.0 || point.longitude() != 0.0).or_else(|| {
        let mut postcodes = location.addresses.iter().filter_map(|address| address.postal_code.as_deref());
        postcodes.find_map(|text| Postcodes::bundled().find(text.parse::<Postcode>().ok()?)?.point())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_point_comes_back_within_a_step(site in 0..MOST_SITES, latitude in -90.0..90.0_f64, longitude in -180.0..180.0_f64) {
            let point = Point::new(latitude, longitude).expect("a point");
            let (back, there) = SitePoint::unpack(SitePoint::new(site, point).packed());
            prop_assert_eq!(back, site);
            prop_assert!(there.expect("a point").metres_to(point) < 0.3);
        }

        #[test]
        fn times_come_back(site in 0..=MOST_SITES, days in 0..128_u64, opens in 0..1440_i16, length in 1..1440_i16) {
            let time = |minute: i16| Time::new((minute / 60) as i8, (minute % 60) as i8, 0, 0).expect("a time");
            let weekdays = Weekday::Monday.cycle_forward().take(7).filter(|day| days & day_bit(*day) != 0);
            let times = Times::Between { opens: time(opens), closes: time((opens + length) % 1440) };
            let opening = Opening::new(Days::weekly(weekdays.collect()), times);
            let unpacked = SiteOpening::unpack(SiteOpening::new(site, &opening).packed());
            let (opens, closes) = (Some(opens as u16), Some((opens + length) as u16));
            prop_assert_eq!(unpacked, Unpacked { site, days, opens, closes, until: None });
        }
    }
}
