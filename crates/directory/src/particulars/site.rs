//! Where it is, each place with what holds of that place.

use openreferral::{Location, Schedule, Service, ServiceAtLocation};
use serde::Serialize;

use crate::hours::{Context, Hours, hsds};

/// A way to take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// People go there.
    InPerson,
    /// By video or on a web page.
    Online,
    /// By telephone.
    Phone,
    /// Somebody comes to their home.
    AtHome,
}

/// One place where a service is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// The id of its `service_at_location`.
    pub id: Option<String>,
    /// The place's name.
    pub name: Option<String>,
    /// The town.
    pub town: Option<String>,
    /// The postcode as it was written.
    pub postcode: Option<String>,
    /// WGS84 latitude and longitude in degrees.
    pub position: Option<(f64, f64)>,
    /// Whether only its area may be known.
    pub withheld: bool,
    /// What is said of getting in and about, in words.
    pub access: Vec<String>,
    /// When it is open there: its own hours, and where it has none the service's.
    pub hours: Option<Hours>,
}

impl Site {
    /// The physical places of a service, in its order.
    pub fn all(service: &Service, context: &Context) -> Vec<Self> {
        let places = service.service_at_locations.iter().filter_map(|place| {
            let location = place.location.as_deref()?;
            (location.location_type.as_deref() != Some("virtual")).then_some((place, location))
        });
        places.map(|(place, location)| Self::new(service, place, location, context)).collect()
    }

    fn new(service: &Service, place: &ServiceAtLocation, location: &Location, context: &Context) -> Self {
        let address = location.addresses.first();
        let text =
            |text: Option<&String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let degrees =
            |number: &Option<serde_json::Number>| number.as_ref().and_then(serde_json::Number::as_f64);
        let position = degrees(&location.latitude).zip(degrees(&location.longitude));
        let access = location.accessibility.iter().flat_map(|access| {
            let texts = [&access.accessibility, &access.description, &access.details];
            let mut texts: Vec<String> = texts.into_iter().filter_map(|words| text(words.as_ref())).collect();
            texts.dedup();
            texts
        });
        let own: Vec<Schedule> = place.schedules.iter().chain(&location.schedules).cloned().collect();
        Self {
            id: place.id.clone(),
            name: text(location.name.as_ref()),
            town: address.and_then(|address| text(address.city.as_ref())),
            postcode: address.and_then(|address| text(address.postal_code.as_ref())),
            position: position.filter(|(lat, lon)| lat.abs() <= 90.0 && lon.abs() <= 180.0),
            // All that is left of a withheld place is its area.
            withheld: location.name.is_none()
                && address
                    .is_some_and(|address| address.address_1.is_none() && address.postal_code.is_none()),
            access: access.collect(),
            hours: hours(&own, context).or_else(|| hours(&service.schedules, context)),
        }
    }
}

/// The hours of some schedules, when there are any.
pub(super) fn hours(schedules: &[Schedule], context: &Context) -> Option<Hours> {
    (!schedules.is_empty()).then(|| hsds::read(schedules, context).hours)
}

impl Way {
    /// The ways of a service, by the words that Open Referral UK uses and by its places.
    pub fn all(service: &Service, sites: &[Site]) -> Vec<Self> {
        let schedules = service.schedules.iter().filter_map(|schedule| schedule.attending_type.as_deref());
        let said: Vec<String> =
            service.attending_type.as_deref().into_iter().chain(schedules).map(str::to_lowercase).collect();
        let says = |words: &[&str]| said.iter().any(|said| words.iter().any(|word| said.contains(word)));
        let virtual_places: Vec<String> = service
            .service_at_locations
            .iter()
            .filter_map(|place| place.location.as_deref())
            .filter(|location| location.location_type.as_deref() == Some("virtual"))
            .map(|location| location.name.as_deref().unwrap_or_default().to_lowercase())
            .collect();
        let by_phone = virtual_places.iter().any(|name| name.contains("phone"));
        let online = virtual_places.iter().any(|name| !name.contains("phone"));
        [
            (!sites.is_empty() || says(&["venue"]), Self::InPerson),
            (says(&["online", "virtual"]) || online, Self::Online),
            (says(&["phone"]) || by_phone, Self::Phone),
            (says(&["home"]), Self::AtHome),
        ]
        .into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, way)| way)
        .collect()
    }
}
