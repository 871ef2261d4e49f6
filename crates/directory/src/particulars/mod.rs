//! The particulars of a service: what people ask of it, read once from its record, each with how it is known.
//!
//! | part | what |
//! | --- | --- |
//! | [`Known`] | asserted, read from text, or not known |
//! | [`Ages`], [`Stage`] | for which ages, and which stages of life those are |
//! | [`Site`], [`Way`] | where, with each place's own hours; online, by telephone, at home |
//! | [`Cost`], [`Price`] | what it costs, in pence |
//! | [`Particulars::with_text`] | what the description says where nobody said it as data |
//! | [`Joining`], [`Capacity`] | how people get in, and whether there is room |

mod ages;
mod capacity;
mod cost;
mod from_text;
mod joining;
mod known;
mod site;

use fingerpost_facts::{Access, Closed};
use jiff::Timestamp;
use openreferral::Service;

pub use ages::{Ages, Stage};
pub use capacity::{Capacity, Room};
pub use cost::{Cost, Price};
pub use joining::Joining;
pub use known::Known;
pub use site::{Site, Way};

use crate::hours::{Context, Hours};

/// Whether it runs, as far as anybody has said otherwise in its `status`.
pub fn runs(service: &Service) -> bool {
    !matches!(service.status.as_deref(), Some("inactive" | "defunct" | "temporarily closed"))
}

/// What people ask of a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Particulars {
    /// For which ages; ranges may overlap.
    pub ages: Known<Vec<Ages>>,
    /// Where, each place with its own hours.
    pub sites: Vec<Site>,
    /// How people take part; none is "not known".
    pub ways: Vec<Way>,
    /// What makes it possible to get in and take part.
    pub access: Known<Vec<Access>>,
    /// When it is open, wherever it is. Hours read from text are never taken for the whole of them.
    pub hours: Known<Hours>,
    /// What it costs.
    pub costs: Known<Vec<Cost>>,
    /// How people get in.
    pub joining: Known<Vec<Joining>>,
    /// Languages that are spoken or signed, by name.
    pub languages: Known<Vec<String>>,
    /// Whether there is room.
    pub capacity: Known<Capacity>,
    /// What the description says of nobody being able to come. As data, that is the record's `status`.
    pub closed: Known<Closed>,
}

impl Particulars {
    /// Reads what the record asserts. `service` is what the viewer may see of it.
    pub fn of(service: &Service, context: &Context, now: Timestamp) -> Self {
        let today = context.zone.to_datetime(now).date();
        let sites = Site::all(service, context);
        let known = |text: &Option<String>| {
            text.as_deref().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        let locations = service.service_at_locations.iter().filter_map(|site| site.location.as_deref());
        let mut languages: Vec<String> = Vec::new();
        for language in service.languages.iter().chain(locations.flat_map(|location| &location.languages)) {
            let said = known(&language.name).or_else(|| known(&language.code));
            languages.extend(said.filter(|said| !languages.contains(said)));
        }
        Self {
            ages: Known::list(Ages::of(service).into_iter().collect()),
            access: Known::list(from_text::access_in(&sites)),
            ways: Way::all(service, &sites),
            hours: site::hours(&service.schedules, context)
                .or_else(|| the_only(&sites)?.hours.clone())
                .map_or(Known::NotKnown, Known::Asserted),
            costs: Known::list(
                service.cost_options.iter().filter_map(|option| Cost::of(option, today)).collect(),
            ),
            joining: Joining::of(service),
            languages: Known::list(languages),
            capacity: Capacity::of(service, today).map_or(Known::NotKnown, Known::Asserted),
            closed: Known::NotKnown,
            sites,
        }
    }
}

fn the_only(sites: &[Site]) -> Option<&Site> {
    if let [site] = sites { Some(site) } else { None }
}
