//! Who runs services.

use askama::Template;
use fingerpost_directory::{
    hours::Context,
    particulars::{Particulars, Way},
};
use jiff::Timestamp;
use openreferral::{Organization, Service};

use crate::{
    Frame, Html, Language,
    at_risk::{is_danger, is_for_people_at_risk},
    links,
    page::Page,
    record_text::{self, lead},
    registers, schema_org,
    service::{Action, for_me, known, of_organization, say_cost, way_key},
    status,
};

/// An organization, and what it runs.
#[derive(Clone, Copy, Debug)]
pub struct OrganisationView<'a> {
    /// The organization, already without what this viewer may not see.
    pub organization: &'a Organization,
    /// Its services that this viewer may see.
    pub services: &'a [Service],
    /// The address of this directory as its reader knows it, without a slash at its end.
    pub base: &'a str,
    /// The moment at which the page is shown.
    pub now: Timestamp,
}

#[derive(Template)]
#[template(path = "organisation.html")]
struct OrganisationPage<'a> {
    page: Page<'a>,
    name: Html,
    about: Option<Html>,
    actions: Vec<Action>,
    numbers: Vec<Html>,
    /// Towns and areas.
    places: Option<Html>,
    services: Vec<Listed>,
    count: String,
    /// What machines read.
    data: Html,
}

/// A service in the list.
struct Listed {
    href: String,
    name: Html,
    status: Option<String>,
    summary: Option<Html>,
    /// Where, for whom and for how much, in a line.
    facts: Option<Html>,
}

impl OrganisationView<'_> {
    /// Whether somebody may have to leave its page quickly: its name is a danger's, or all that it does is for people at risk.
    pub fn is_guarded(&self) -> bool {
        self.organization.name.as_deref().is_some_and(is_danger)
            || (!self.services.is_empty() && self.services.iter().all(is_for_people_at_risk))
    }
}

/// The page of an organization and the services that it runs.
pub fn organisation(frame: &Frame<'_>, view: &OrganisationView<'_>) -> String {
    let t = frame.language;
    let organization = view.organization;
    let name =
        known(organization.name.as_deref()).map_or_else(|| t.say("not-known").into_owned(), str::to_owned);
    let description = known(organization.description.as_deref());
    let mut page = Page::new(frame, name.clone());
    if let Some(lead) = description.and_then(lead) {
        page.description = lead;
    }
    if view.is_guarded() {
        page = page.guarded();
    }
    let mut services: Vec<&Service> =
        view.services.iter().filter(|it| known(it.name.as_deref()).is_some()).collect();
    services.sort_by_cached_key(|service| service.name.as_deref().map(str::to_lowercase));
    crate::render(&OrganisationPage {
        name: Html::record(&name, t),
        about: record_text::block(description, t),
        actions: of_organization(organization, t),
        numbers: registers::once(registers::of_organization(&organization.organization_identifiers, frame)),
        places: places(&services, t),
        count: t.count("count-services", services.len()),
        services: services.into_iter().map(|service| Listed::new(service, view.now, t)).collect(),
        data: Html::json(&schema_org::organization(view)),
        page,
    })
}

/// Where its services are, and whom they are for by where they live: each name once.
fn places(services: &[&Service], t: Language) -> Option<Html> {
    /// More are no answer to where somebody works.
    const MOST: usize = 12;
    let mut names: Vec<&str> = Vec::new();
    let towns = |service: &'_ Service| {
        let addresses = service
            .service_at_locations
            .iter()
            .filter_map(|site| site.location.as_deref()?.addresses.first());
        addresses.filter_map(|address| address.city.clone()).collect::<Vec<_>>()
    };
    let towns: Vec<String> = services.iter().flat_map(|service| towns(service)).collect();
    let areas =
        services.iter().flat_map(|service| &service.service_areas).filter_map(|area| area.name.as_deref());
    for name in towns.iter().map(String::as_str).chain(areas).map(str::trim) {
        if !name.is_empty() && !names.contains(&name) && names.len() < MOST {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| Html::record(&names.join(", "), t))
}

impl Listed {
    fn new(service: &Service, now: Timestamp, t: Language) -> Self {
        Self {
            href: links::record("services", service.id.as_deref().unwrap_or_default()),
            name: Html::record(known(service.name.as_deref()).unwrap_or_default(), t),
            status: status::in_short(service.status.as_deref().unwrap_or_default(), t),
            summary: service.description.as_deref().and_then(lead).map(|lead| Html::record(&lead, t)),
            facts: facts(service, now, t),
        }
    }
}

/// `Hartsmere, Storrow. Online. 18 and over. Free`: what is known of it, and nothing of what is not.
fn facts(service: &Service, now: Timestamp, t: Language) -> Option<Html> {
    let particulars = Particulars::of(service, &Context::default(), now);
    let mut towns: Vec<&str> = particulars.sites.iter().filter_map(|site| site.town.as_deref()).collect();
    towns.sort_unstable();
    towns.dedup();
    let towns = (!towns.is_empty()).then(|| Html::record(&towns.join(", "), t));
    let ways = particulars.ways.iter().filter(|way| **way != Way::InPerson || towns.is_none());
    let ways: Vec<Html> = ways.map(|way| Html::text(&t.say(way_key(*way)))).collect();
    let ages =
        particulars.ages.asserted().into_iter().flatten().filter_map(|ages| for_me::say_ages(*ages, t));
    let ages = ages.map(|ages| Html::text(&t.fill("listed-ages", &[("ages", &ages)])));
    let cost = particulars.costs.asserted().and_then(|costs| costs.first()).map(|cost| say_cost(cost, t));
    let facts = Html::join(towns.into_iter().chain(ways).chain(ages).chain(cost), " · ");
    (!facts.is_empty()).then_some(facts)
}
