//! Who runs services.

use askama::Template;
use openreferral::Organization;

use crate::{
    Frame, Html, links,
    page::Page,
    record_text::{self, lead},
    service::{Action, known, of_organization},
};

/// A service in a list.
#[derive(Clone, Copy, Debug)]
pub struct ListedService<'a> {
    /// Its id, for `/services/{id}`.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// A line about it in plain text; may be empty.
    pub summary: &'a str,
}

#[derive(Template)]
#[template(path = "organisation.html")]
struct OrganisationPage<'a> {
    page: Page<'a>,
    name: Html,
    about: Option<Html>,
    actions: Vec<Action>,
    numbers: Vec<Html>,
    services: Vec<(String, Html, &'a str)>,
    count: String,
}

/// The page of an organization and the services that it runs.
pub fn organisation(
    frame: &Frame<'_>,
    organization: &Organization,
    services: &[ListedService<'_>],
) -> String {
    let t = frame.language;
    let name =
        known(organization.name.as_deref()).map_or_else(|| t.say("not-known").into_owned(), str::to_owned);
    let description = known(organization.description.as_deref());
    let mut page = Page::new(frame, name.clone());
    if let Some(lead) = description.and_then(lead) {
        page.description = lead;
    }
    let numbers = organization.organization_identifiers.iter().filter_map(|number| {
        let scheme = known(number.identifier_type.as_deref())
            .or_else(|| known(number.identifier_scheme.as_deref()))?;
        let identifier = known(number.identifier.as_deref())?;
        Some(Html::record(&format!("{scheme} {identifier}"), t))
    });
    let listed = services.iter().map(|service| {
        (links::record("services", service.id), Html::record(service.name, t), service.summary.trim())
    });
    crate::render(&OrganisationPage {
        name: Html::record(&name, t),
        about: record_text::block(description, t),
        actions: of_organization(organization, t),
        numbers: numbers.collect(),
        services: listed.collect(),
        count: t.count("count-services", services.len()),
        page,
    })
}
