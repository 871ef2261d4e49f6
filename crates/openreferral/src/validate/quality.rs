//! How much a feed tells of its services, which is another thing than being valid.

use std::collections::HashMap;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::hash;
use crate::eligibility;

/// For how many days after it was assured a service counts as assured.
pub const ASSURED_DAYS: i32 = 90;

/// What is asked of each service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It was assured within [`ASSURED_DAYS`].
    Assured,
    /// Where it is: an address or coordinates.
    Place,
    /// When it is open.
    Hours,
    /// For which ages.
    Ages,
    /// A telephone number or e-mail address.
    Contact,
    /// What it costs.
    Cost,
    /// What it is.
    Description,
    /// Who runs it.
    Organization,
}

impl Told {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::Assured,
        Self::Place,
        Self::Hours,
        Self::Ages,
        Self::Contact,
        Self::Cost,
        Self::Description,
        Self::Organization,
    ];

    /// What it is called in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Assured => "assured",
            Self::Place => "place",
            Self::Hours => "hours",
            Self::Ages => "ages",
            Self::Contact => "contact",
            Self::Cost => "cost",
            Self::Description => "description",
            Self::Organization => "organization",
        }
    }

    /// What services do that have it, in plain words.
    pub const fn says(self) -> &'static str {
        match self {
            Self::Assured => "checked in the last 90 days",
            Self::Place => "say where they are",
            Self::Hours => "say when they are open",
            Self::Ages => "say for which ages",
            Self::Contact => "have a telephone number or e-mail address",
            Self::Cost => "say what they cost",
            Self::Description => "have a description",
            Self::Organization => "say who runs them",
        }
    }

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// The mark of a service that was seen as a whole, not only in a list that leaves out what is nested.
const WHOLE: u16 = 1 << 15;

/// Shares of services of which things are told.
#[derive(Clone, Debug, PartialEq)]
pub struct Quality {
    /// How many services it is about.
    pub services: usize,
    /// Of how many services each thing is told.
    pub told: Vec<(Told, usize)>,
}

impl Quality {
    /// How many of a hundred, rounded down: only all are 100.
    pub fn percent(&self, told: Told) -> usize {
        let count = self.told.iter().find(|one| one.0 == told).map_or(0, |one| one.1);
        (count * 100).checked_div(self.services).unwrap_or(0)
    }

    /// The mean of all shares, in percent, rounded down.
    pub fn total(&self) -> usize {
        let all: usize = self.told.iter().map(|one| one.1).sum();
        (all * 100).checked_div(self.services * self.told.len()).unwrap_or(0)
    }
}

/// What has been told of each service so far, by the hash of its id.
pub(super) struct Tally {
    today: Date,
    services: HashMap<u64, u16>,
}

impl Tally {
    pub(super) fn new(today: Date) -> Self {
        Self { today, services: HashMap::new() }
    }

    /// Counts a service, as the reader gives it.
    pub(super) fn service(&mut self, id: &str, service: &Map<String, Value>, is_whole: bool) {
        let told = Told::ALL.into_iter().filter(|told| self.tells(*told, service));
        let whole = if is_whole { WHOLE } else { 0 };
        let bits = told.fold(whole, |bits, told| bits | told.bit());
        *self.services.entry(hash(id)).or_default() |= bits;
    }

    /// The shares. Where services were seen as a whole, it is about those.
    pub(super) fn quality(&self) -> Quality {
        let any_whole = self.services.values().any(|bits| bits & WHOLE != 0);
        let of: Vec<u16> =
            self.services.values().copied().filter(|bits| !any_whole || bits & WHOLE != 0).collect();
        let count = |told: Told| of.iter().filter(|bits| **bits & told.bit() != 0).count();
        Quality { services: of.len(), told: Told::ALL.into_iter().map(|told| (told, count(told))).collect() }
    }

    fn tells(&self, told: Told, service: &Map<String, Value>) -> bool {
        let has = |name: &str| service.contains_key(name);
        match told {
            Told::Assured => {
                let assured = service.get("assured_date").and_then(Value::as_str);
                let day = assured.and_then(|day| day.parse::<Date>().ok());
                // A publisher's clock may be in a day that has not begun here.
                day.and_then(|day| self.today.since(day).ok())
                    .is_some_and(|age| (-1..=ASSURED_DAYS).contains(&age.get_days()))
            }
            Told::Place => sites(service).filter_map(|site| site.get("location")).any(|location| {
                items(location.get("addresses")).next().is_some()
                    || (location.get("latitude").is_some() && location.get("longitude").is_some())
            }),
            Told::Hours => {
                has("schedules")
                    || sites(service).any(|site| {
                        site.get("schedules").is_some()
                            || site
                                .get("location")
                                .is_some_and(|location| location.get("schedules").is_some())
                    })
            }
            Told::Ages => {
                let spanned = eligibility::ages(service.get("eligibilitys"));
                has("minimum_age") || has("maximum_age") || spanned.0.is_some() || spanned.1.is_some()
            }
            Told::Contact => {
                let reaches =
                    |contact: &Value| contact.get("email").is_some() || contact.get("phones").is_some();
                has("email")
                    || has("phones")
                    || items(service.get("contacts")).any(reaches)
                    || sites(service).any(|site| {
                        let of_place = site.get("location").into_iter().chain([site]);
                        of_place.into_iter().any(|place| {
                            place.get("phones").is_some() || items(place.get("contacts")).any(reaches)
                        })
                    })
            }
            Told::Cost => has("fees") || has("fees_description") || has("cost_options"),
            Told::Description => has("description"),
            Told::Organization => has("organization") || has("organization_id"),
        }
    }
}

fn items(list: Option<&Value>) -> impl Iterator<Item = &Value> {
    list.and_then(Value::as_array).into_iter().flatten()
}

fn sites(service: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    items(service.get("service_at_locations"))
}
