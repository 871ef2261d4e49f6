//! Where is it? Every site with what holds of that site: its hours, its telephone, how to get in.

use fingerpost_directory::particulars::{Particulars, Way};
use openreferral::{Accessibility, Address, Location, ServiceAtLocation};

use super::{Action, Row, ServiceView, known, reach};
use crate::{Html, Language, calendar, hours::HoursView, is_for_people_at_risk, links, record_text};

/// Sites, and the ways to take part without going anywhere.
pub(crate) struct Whereabouts {
    /// That where it is may not be said.
    pub(crate) withheld: Option<String>,
    pub(crate) sites: Vec<SiteView>,
    pub(crate) ways: Vec<String>,
}

/// One place.
pub(crate) struct SiteView {
    /// What its name alone says, where it is nowhere.
    way: Option<Way>,
    pub(crate) name: Option<Html>,
    pub(crate) address: Vec<Html>,
    pub(crate) about: Vec<Html>,
    pub(crate) hours: HoursView,
    /// The file of those hours.
    pub(crate) calendar: Option<String>,
    pub(crate) rows: Vec<Row>,
    pub(crate) actions: Vec<Action>,
}

impl Whereabouts {
    pub(super) fn new(view: &ServiceView<'_>, particulars: &Particulars, t: Language) -> Self {
        let places = &view.service.service_at_locations;
        // The hours of a single site are told under "When".
        let with_hours = places.len() > 1;
        let sites: Vec<_> =
            places.iter().filter_map(|place| SiteView::new(place, view, with_hours, t)).collect();
        let withheld = view.place_withheld || particulars.sites.iter().any(|site| site.withheld);
        Self {
            withheld: withheld.then(|| t.say("place-withheld").into_owned()),
            ways: ways(particulars, &sites, t),
            sites,
        }
    }

    /// Whether any of several places says when it is open.
    pub(super) fn has_hours(&self) -> bool {
        self.sites.iter().any(|site| !site.hours.lines.is_empty())
    }

    /// Whether the times at a place can be had by themselves.
    pub(super) fn has_calendars(&self) -> bool {
        self.sites.iter().any(|site| site.calendar.is_some())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sites.is_empty() && self.ways.is_empty() && self.withheld.is_none()
    }
}

/// `Online`, `At your home`; that people go to a place is plain where the place is shown.
fn ways(particulars: &Particulars, sites: &[SiteView], t: Language) -> Vec<String> {
    let is_shown = |way: Way| match way {
        Way::InPerson => sites.iter().any(|site| site.way.is_none()),
        way => sites.iter().any(|site| site.way == Some(way)),
    };
    let ways = particulars.ways.iter().filter(|way| !is_shown(**way));
    ways.map(|way| t.say(key(*way)).into_owned()).collect()
}

/// The way that is all that the name of a virtual place says.
fn named_way(location: &Location) -> Option<Way> {
    let is_virtual = location.location_type.as_deref() == Some("virtual");
    let name = location.name.as_deref().filter(|_| is_virtual)?.trim().to_lowercase();
    match name.trim_start_matches("by ") {
        "online" => Some(Way::Online),
        "phone" | "telephone" => Some(Way::Phone),
        _ => None,
    }
}

pub(crate) const fn key(way: Way) -> &'static str {
    match way {
        Way::InPerson => "where-venue",
        Way::Online => "where-online",
        Way::Phone => "where-phone",
        Way::AtHome => "where-home",
    }
}

impl SiteView {
    fn new(place: &ServiceAtLocation, view: &ServiceView<'_>, with_hours: bool, t: Language) -> Option<Self> {
        let empty = Location::default();
        let location = place.location.as_deref().unwrap_or(&empty);
        let descriptions = [place.description.as_deref(), location.description.as_deref()];
        let schedules = || place.schedules.iter().chain(&location.schedules).cloned().collect::<Vec<_>>();
        let lines = location.addresses.first().map(address).unwrap_or_default();
        let way = named_way(location);
        let site = Self {
            way,
            name: match way {
                Some(way) => Some(Html::from(t.say(key(way)))),
                None => known(location.name.as_deref()).map(|name| Html::record(name, t)),
            },
            address: lines.into_iter().map(|line| Html::record(line, t)).collect(),
            about: descriptions.into_iter().filter_map(|text| record_text::block(text, t)).collect(),
            hours: if with_hours { HoursView::new(&schedules(), view.now, t) } else { HoursView::default() },
            // Who may be watched finds the one file under a warning.
            calendar: (with_hours && !is_for_people_at_risk(view.service))
                .then(|| calendar::of_place(place, view, t))
                .flatten(),
            rows: rows(location, t),
            actions: actions(place, location, t),
        };
        let is_named = way.is_none() && site.name.is_some();
        let says_something = is_named
            || !(site.address.is_empty()
                && site.about.is_empty()
                && site.hours.lines.is_empty()
                && site.rows.is_empty()
                && site.actions.is_empty());
        says_something.then_some(site)
    }
}

/// The lines as they would be written on an envelope: what is said twice, such as a town that is
/// also the county, once.
pub(crate) fn address(address: &Address) -> Vec<&str> {
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
    lines
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
    contacts.clone().for_each(|contact| actions.phones_of(contact));
    contacts.for_each(|contact| actions.email_of(contact));
    actions.website(location.url.as_deref(), None);
    actions.list
}
