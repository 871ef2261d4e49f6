//! How do I get in touch? Telephone, e-mail and website, each said as what it does.

use fingerpost_facts::{Fact, Kind, Value};
use openreferral::{Contact, Organization, Phone};
use serde_json::Number;

use super::{ServiceView, known};
use crate::{
    Html, Language,
    links::{self, Link},
};

/// One way to get in touch.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Action {
    /// The link; without it, [`Action::text`] is all there is.
    pub(crate) link: Option<Link>,
    /// What the record says, where it is not one number or one address.
    pub(crate) text: Option<Html>,
    /// What it is for, or who answers.
    pub(crate) note: Option<Html>,
}

/// Ways to get in touch as they are gathered, each once.
pub(crate) struct Actions {
    t: Language,
    pub(crate) list: Vec<Action>,
}

/// Telephones first: most people ring. The service's own ways before the organization's, which say so and are there only for a
/// kind that the service lacks.
pub(super) fn actions(view: &ServiceView<'_>, t: Language) -> Vec<Action> {
    let service = view.service;
    let mut actions = Actions::new(t);
    service.phones.iter().for_each(|phone| actions.phone(phone));
    service.contacts.iter().for_each(|contact| actions.phones_of(contact));
    let own = view.organization();
    if let Some(organization) = own.filter(|_| actions.list.is_empty()) {
        actions.noted(actions.name_of(organization), |actions| {
            organization.phones.iter().for_each(|phone| actions.phone(phone));
        });
    }
    actions.email(service.email.as_deref(), None);
    service.contacts.iter().for_each(|contact| actions.email_of(contact));
    if let Some(organization) = own.filter(|_| !actions.has("mailto:")) {
        actions.email(organization.email.as_deref(), actions.name_of(organization));
    }
    actions.website(service.url.as_deref(), None);
    for url in &service.additional_urls {
        actions.website(url.url.as_deref(), known(url.label.as_deref()));
    }
    if let Some(organization) = own.filter(|_| !actions.has("http")) {
        actions.website(organization.website.as_deref(), None);
    }
    actions.list
}

/// The ways that the description tells of.
pub(super) fn from_description(facts: &[Fact], t: Language) -> Vec<Action> {
    let mut actions = Actions::new(t);
    let note = Html::text(&t.say("contact-from-description"));
    actions.noted(Some(note), |actions| {
        for fact in facts {
            let link = match fact.kind {
                Kind::Phone => links::to_phone(&fact.quote, t),
                Kind::Email => links::to_email(&fact.quote, t),
                Kind::Url => match &fact.value {
                    Value::Text(address) => links::to_website(address, t),
                    _ => None,
                },
                _ => None,
            };
            if link.is_some() {
                actions.push(link, None, None);
            }
        }
    });
    actions.list
}

/// Every way to reach an organization.
pub(crate) fn of_organization(organization: &Organization, t: Language) -> Vec<Action> {
    let mut actions = Actions::new(t);
    organization.phones.iter().for_each(|phone| actions.phone(phone));
    organization.contacts.iter().for_each(|contact| actions.phones_of(contact));
    actions.email(organization.email.as_deref(), None);
    organization.contacts.iter().for_each(|contact| actions.email_of(contact));
    actions.website(organization.website.as_deref(), None);
    for url in &organization.additional_websites {
        actions.website(url.url.as_deref(), known(url.label.as_deref()));
    }
    actions.list
}

impl Actions {
    pub(super) fn new(t: Language) -> Self {
        Self { t, list: Vec::new() }
    }

    fn has(&self, scheme: &str) -> bool {
        self.list.iter().any(|action| action.link.as_ref().is_some_and(|link| link.href.starts_with(scheme)))
    }

    fn push(&mut self, link: Option<Link>, text: Option<Html>, note: Option<Html>) {
        let new = match &link {
            Some(link) => !self.has(&link.href),
            None => text.is_some(),
        };
        if new {
            self.list.push(Action { link, text, note: note.filter(|note| !note.is_empty()) });
        }
    }

    /// Gives what `add` adds a note, where it has none of its own.
    fn noted(&mut self, note: Option<Html>, add: impl FnOnce(&mut Self)) {
        let before = self.list.len();
        add(self);
        for action in &mut self.list[before..] {
            action.note = action.note.take().or_else(|| note.clone());
        }
    }

    fn name_of(&self, organization: &Organization) -> Option<Html> {
        known(organization.name.as_deref()).map(|name| self.record(name))
    }

    fn record(&self, text: &str) -> Html {
        Html::record(text, self.t)
    }

    pub(super) fn phone(&mut self, phone: &Phone) {
        let Some(number) = known(phone.number.as_deref()) else { return };
        let extension = phone.extension.as_ref().and_then(Number::as_u64);
        let extension =
            extension.map(|n| Html::text(&self.t.fill("extension", &[("extension", &n.to_string())])));
        let description = known(phone.description.as_deref()).map(|text| self.record(text));
        let languages = phone.languages.iter().filter_map(|language| known(language.name.as_deref()));
        let languages = languages.map(|name| self.record(name));
        let note = Html::join(extension.into_iter().chain(description).chain(languages), ", ");
        let link = links::to_phone(number, self.t);
        let text =
            (link.is_none() && number.contains(|c: char| c.is_ascii_digit())).then(|| self.record(number));
        self.push(link, text, Some(note));
    }

    pub(super) fn email(&mut self, address: Option<&str>, note: Option<Html>) {
        let Some(address) = known(address) else { return };
        let link = links::to_email(address, self.t);
        let text = (link.is_none() && address.contains('@')).then(|| self.record(address));
        self.push(link, text, note);
    }

    pub(super) fn phones_of(&mut self, contact: &Contact) {
        let who = self.who(contact);
        self.noted(who, |actions| contact.phones.iter().for_each(|phone| actions.phone(phone)));
    }

    pub(super) fn email_of(&mut self, contact: &Contact) {
        self.email(contact.email.as_deref(), self.who(contact));
    }

    fn who(&self, contact: &Contact) -> Option<Html> {
        let fields = [&contact.name, &contact.title, &contact.department];
        let who =
            fields.into_iter().filter_map(|field| known(field.as_deref())).collect::<Vec<_>>().join(", ");
        (!who.is_empty()).then(|| self.record(&who))
    }

    /// A website is shown with the host that it leads to, or not at all.
    pub(super) fn website(&mut self, address: Option<&str>, label: Option<&str>) {
        let link = known(address).and_then(|address| links::to_website(address, self.t));
        let note = label.map(|label| self.record(label));
        self.push(link, None, note);
    }

    pub(super) fn timetable(&mut self, address: Option<&str>) {
        let Some(links::Website { href, host }) = known(address).and_then(links::website) else { return };
        let label = self.t.fill("timetable", &[("host", &host)]);
        self.push(Some(Link { href, label }), None, None);
    }
}
