//! What search engines read: the same record in the words of schema.org. Only what the page shows may stand in it.

use fingerpost_directory::{
    hours::{Context, Days, Hours, Times, hsds},
    particulars::{Particulars, Price, Way},
};
use jiff::civil::Weekday;
use openreferral::{Location, Organization, Phone, Schedule, Service, ServiceAtLocation};
use serde_json::{Map, Value, json};

use crate::{
    Frame, OrganisationView, ServiceView,
    links::{self, Website},
    record_text::lead,
    service::{known, path},
};

/// A service, and who runs it.
pub(crate) fn service(frame: &Frame<'_>, view: &ServiceView<'_>, particulars: &Particulars) -> Value {
    let service = view.service;
    let address = format!("{}{}", view.base, path(service));
    // A task of a council's is its own; anything else may be anybody's.
    let kind = if service.action.is_some() { "GovernmentService" } else { "Service" };
    let areas: Vec<&str> =
        service.service_areas.iter().filter_map(|area| known(area.name.as_deref())).collect();
    let provider = view.organization().map(|it| {
        let page =
            view.organization_id.map(|id| format!("{}{}", view.base, links::record("organisations", id)));
        organization_of(it, page)
    });
    let mut object = object([
        ("@context", Some("https://schema.org".into())),
        ("@type", Some(kind.into())),
        ("@id", Some(address.clone().into())),
        ("name", known(service.name.as_deref()).map(Value::from)),
        ("description", service.description.as_deref().and_then(lead).map(Value::from)),
        ("url", Some(address.into())),
        ("sameAs", website(service.url.as_deref())),
        ("provider", provider),
        ("areaServed", list(areas.into_iter().map(Value::from).collect())),
        ("availableChannel", list(channels(service, particulars))),
        ("hoursAvailable", list(opening_hours(&service.schedules))),
        ("offers", list(offers(particulars))),
    ]);
    if frame.site.demonstration {
        object
            .insert("disambiguatingDescription".to_owned(), frame.language.say("demonstration-text").into());
    }
    Value::Object(object)
}

/// An organization.
pub(crate) fn organization(view: &OrganisationView<'_>) -> Value {
    let page = view
        .organization
        .id
        .as_deref()
        .map(|id| format!("{}{}", view.base, links::record("organisations", id)));
    let mut object = match organization_of(view.organization, page) {
        Value::Object(object) => object,
        _ => Map::new(),
    };
    object.shift_insert(0, "@context".to_owned(), "https://schema.org".into());
    Value::Object(object)
}

fn organization_of(organization: &Organization, page: Option<String>) -> Value {
    let has = |scheme: &str| {
        organization
            .organization_identifiers
            .iter()
            .any(|number| number.identifier_scheme.as_deref() == Some(scheme))
    };
    let kind = if has("GB-CHC") || has("GB-SC") {
        "NGO"
    } else if has("GB-GOR") || has("GB-LAE") {
        "GovernmentOrganization"
    } else {
        "Organization"
    };
    let identifiers = organization.organization_identifiers.iter().filter_map(|number| {
        let scheme =
            known(number.identifier_scheme.as_deref()).or(known(number.identifier_type.as_deref()))?;
        let value = known(number.identifier.as_deref())?;
        Some(json!({"@type": "PropertyValue", "propertyID": scheme, "value": value}))
    });
    Value::Object(object([
        ("@type", Some(kind.into())),
        ("@id", page.clone().map(Value::from)),
        ("name", known(organization.name.as_deref()).map(Value::from)),
        ("url", page.map(Value::from)),
        ("sameAs", website(organization.website.as_deref())),
        ("email", email(organization.email.as_deref())),
        ("telephone", telephone(&organization.phones)),
        ("identifier", list(identifiers.collect())),
    ]))
}

/// Each place to go to, and what else there is.
fn channels(service: &Service, particulars: &Particulars) -> Vec<Value> {
    let languages: Vec<Value> =
        particulars.languages.asserted().into_iter().flatten().map(|it| it.as_str().into()).collect();
    let channel = |name: &str, value: Value| {
        let mut channel = object([
            ("@type", Some("ServiceChannel".into())),
            ("availableLanguage", list(languages.clone())),
        ]);
        channel.insert(name.to_owned(), value);
        Value::Object(channel)
    };
    let sites = service.service_at_locations.iter().filter_map(place);
    let mut channels: Vec<Value> = sites.map(|place| channel("serviceLocation", place)).collect();
    let contacts = service.contacts.iter().flat_map(|contact| &contact.phones);
    let phones: Vec<Phone> = service.phones.iter().chain(contacts).cloned().collect();
    if let Some(number) = telephone(&phones) {
        channels.push(channel("servicePhone", json!({"@type": "ContactPoint", "telephone": number})));
    }
    if particulars.ways.contains(&Way::Online)
        && let Some(url) = website(service.url.as_deref())
    {
        channels.push(channel("serviceUrl", url));
    }
    channels
}

/// A place with its address and its own hours. One that is withheld has only its area, and no more than that.
fn place(site: &ServiceAtLocation) -> Option<Value> {
    let location: &Location =
        site.location.as_deref().filter(|it| it.location_type.as_deref() != Some("virtual"))?;
    let address = location.addresses.first().map(|address| {
        let street = [&address.address_1, &address.address_2];
        let street: Vec<&str> = street.into_iter().filter_map(|line| known(line.as_deref())).collect();
        let text = |text: &Option<String>| known(text.as_deref()).map(Value::from);
        Value::Object(object([
            ("@type", Some("PostalAddress".into())),
            ("streetAddress", (!street.is_empty()).then(|| street.join(", ").into())),
            ("addressLocality", text(&address.city)),
            ("addressRegion", text(&address.region).or_else(|| text(&address.state_province))),
            ("postalCode", text(&address.postal_code)),
            ("addressCountry", text(&address.country)),
        ]))
    });
    let geo = location.latitude.as_ref().zip(location.longitude.as_ref()).map(|(latitude, longitude)| {
        json!({"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude})
    });
    let schedules: Vec<Schedule> = site.schedules.iter().chain(&location.schedules).cloned().collect();
    let name = known(location.name.as_deref()).map(Value::from);
    (name.is_some() || address.is_some()).then(|| {
        Value::Object(object([
            ("@type", Some("Place".into())),
            ("name", name),
            ("address", address),
            ("geo", geo),
            ("openingHoursSpecification", list(opening_hours(&schedules))),
        ]))
    })
}

/// The weekly times. schema.org has no words for other rules, and says nothing of them rather than something else.
fn opening_hours(schedules: &[Schedule]) -> Vec<Value> {
    if schedules.is_empty() {
        return Vec::new();
    }
    let Hours { openings, .. } = hsds::read(schedules, &Context::default()).hours;
    let weekly = openings.into_iter().filter_map(|opening| {
        let Days::Weekly { days, every: 0 | 1, .. } = opening.days else { return None };
        let Times::Between { opens, closes } = opening.times else { return None };
        if opening.term != Default::default() || !opening.not_in.is_empty() {
            return None;
        }
        let days: Vec<Value> =
            days.iter().map(|day| format!("https://schema.org/{}", name_of(day)).into()).collect();
        let clock = |time: jiff::civil::Time| Value::from(time.strftime("%H:%M").to_string());
        Some(Value::Object(object([
            ("@type", Some("OpeningHoursSpecification".into())),
            ("dayOfWeek", list(days)),
            ("opens", Some(clock(opens))),
            ("closes", Some(clock(closes))),
            ("validFrom", opening.from.map(|from| from.to_string().into())),
            ("validThrough", opening.to.map(|to| to.to_string().into())),
        ])))
    });
    weekly.collect()
}

const fn name_of(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

fn offers(particulars: &Particulars) -> Vec<Value> {
    let offers = particulars.costs.asserted().into_iter().flatten().filter_map(|cost| {
        let price = match cost.price {
            Price::Free => 0,
            Price::Pence { pence, to_pence: None } => pence,
            _ => return None,
        };
        Some(Value::Object(object([
            ("@type", Some("Offer".into())),
            ("name", known(Some(&cost.option)).map(Value::from)),
            ("description", known(Some(&cost.note)).map(Value::from)),
            ("price", Some(format!("{}.{:02}", price / 100, price % 100).into())),
            ("priceCurrency", Some("GBP".into())),
        ])))
    });
    offers.collect()
}

fn telephone(phones: &[Phone]) -> Option<Value> {
    let dialled = |phone: &Phone| {
        let link = links::to_phone(phone.number.as_deref()?, crate::Language::ENGLISH)?;
        Some(Value::from(link.href.strip_prefix("tel:")?))
    };
    phones.iter().find_map(dialled)
}

fn email(address: Option<&str>) -> Option<Value> {
    let link = links::to_email(address?, crate::Language::ENGLISH)?;
    Some(link.href.strip_prefix("mailto:")?.into())
}

fn website(address: Option<&str>) -> Option<Value> {
    let Website { href, .. } = links::website(address?)?;
    Some(href.into())
}

fn list(values: Vec<Value>) -> Option<Value> {
    (!values.is_empty()).then_some(Value::Array(values))
}

/// An object of what is known.
fn object<const N: usize>(properties: [(&str, Option<Value>); N]) -> Map<String, Value> {
    let known = properties.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    known.collect()
}
