//! Where is it? Every site with what holds of that site: its hours, its telephone, how to get in.

use openreferral::{Accessibility, Address, Location, ServiceAtLocation};

use super::{Action, Row, ServiceView, known, reach};
use crate::{Html, Language, links, record_text, schedules};

/// Sites, and the ways to take part without going anywhere.
pub(crate) struct Whereabouts {
    pub(crate) sites: Vec<SiteView>,
    pub(crate) ways: Vec<String>,
}

/// One place.
pub(crate) struct SiteView {
    pub(crate) name: Option<Html>,
    pub(crate) address: Vec<Html>,
    pub(crate) about: Vec<Html>,
    pub(crate) hours: Vec<Html>,
    pub(crate) rows: Vec<Row>,
    pub(crate) actions: Vec<Action>,
}

impl Whereabouts {
    pub(super) fn new(view: &ServiceView<'_>, t: Language) -> Self {
        let places = &view.service.service_at_locations;
        // The hours of a single site are told under "When".
        let with_hours = places.len() > 1;
        let sites: Vec<_> =
            places.iter().filter_map(|place| SiteView::new(place, view, with_hours, t)).collect();
        Self { ways: ways(view, !sites.is_empty(), t), sites }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sites.is_empty() && self.ways.is_empty()
    }
}

/// `Online`, `At your home`: from the words that Open Referral UK uses and from virtual places.
fn ways(view: &ServiceView<'_>, has_sites: bool, t: Language) -> Vec<String> {
    let service = view.service;
    let schedules = service.schedules.iter().filter_map(|schedule| schedule.attending_type.as_deref());
    let said: Vec<String> =
        service.attending_type.as_deref().into_iter().chain(schedules).map(str::to_lowercase).collect();
    let says = |words: &[&str]| said.iter().any(|said| words.iter().any(|word| said.contains(word)));
    let virtual_place = service
        .service_at_locations
        .iter()
        .filter_map(|place| place.location.as_deref())
        .any(|location| location.location_type.as_deref() == Some("virtual"));
    [
        (says(&["online", "virtual"]) || virtual_place, "where-online"),
        (says(&["phone"]), "where-phone"),
        (says(&["home"]), "where-home"),
        (says(&["venue"]) && !has_sites, "where-venue"),
    ]
    .into_iter()
    .filter(|(holds, _)| *holds)
    .map(|(_, key)| t.say(key).into_owned())
    .collect()
}

impl SiteView {
    fn new(place: &ServiceAtLocation, view: &ServiceView<'_>, with_hours: bool, t: Language) -> Option<Self> {
        let empty = Location::default();
        let location = place.location.as_deref().unwrap_or(&empty);
        let descriptions = [place.description.as_deref(), location.description.as_deref()];
        let schedules = || place.schedules.iter().chain(&location.schedules).cloned().collect::<Vec<_>>();
        let site = Self {
            name: known(location.name.as_deref()).map(|name| Html::record(name, t)),
            address: location.addresses.first().map(|address| address_lines(address, t)).unwrap_or_default(),
            about: descriptions.into_iter().filter_map(|text| record_text::block(text, t)).collect(),
            hours: if with_hours { schedules::lines(&schedules(), view.today, t) } else { Vec::new() },
            rows: rows(location, t),
            actions: actions(place, location, t),
        };
        let says_something = site.name.is_some()
            || !(site.address.is_empty()
                && site.about.is_empty()
                && site.rows.is_empty()
                && site.actions.is_empty());
        says_something.then_some(site)
    }
}

/// The lines as they would be written on an envelope: what is said twice, such as a town that is
/// also the county, once.
fn address_lines(address: &Address, t: Language) -> Vec<Html> {
    let fields = [
        &address.attention,
        &address.address_1,
        &address.address_2,
        &address.city,
        &address.region,
        &address.state_province,
        &address.postal_code,
    ];
    let mut lines: Vec<&str> = Vec::new();
    for line in fields.into_iter().filter_map(|field| known(field.as_deref())) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.into_iter().map(|line| Html::record(line, t)).collect()
}

fn rows(location: &Location, t: Language) -> Vec<Row> {
    let access = location.accessibility.iter().flat_map(|access| access_texts(access, t));
    let transport = known(location.transportation.as_deref()).map(|text| Html::record(text, t));
    let access = Html::join(access.collect::<Vec<_>>(), ". ");
    [Row::new("getting-there", transport, t), Row::new("accessibility", Some(access), t)]
        .into_iter()
        .flatten()
        .collect()
}

fn access_texts(access: &Accessibility, t: Language) -> Vec<Html> {
    let texts = [&access.accessibility, &access.description, &access.details];
    let mut texts: Vec<&str> = texts.into_iter().filter_map(|text| known(text.as_deref())).collect();
    texts.dedup();
    let mut html: Vec<Html> =
        texts.into_iter().map(|text| Html::record(text.trim_end_matches('.'), t)).collect();
    html.extend(
        access.url.as_deref().and_then(|url| links::to_website(url, t)).map(|link| Html::link(&link)),
    );
    html
}

fn actions(place: &ServiceAtLocation, location: &Location, t: Language) -> Vec<Action> {
    let contacts = place.contacts.iter().chain(&location.contacts);
    let phones = place.phones.iter().chain(&location.phones);
    let mut actions = reach::Actions::new(t);
    phones.for_each(|phone| actions.phone(phone));
    contacts.for_each(|contact| actions.contact(contact));
    actions.website(location.url.as_deref(), None);
    actions.list
}
