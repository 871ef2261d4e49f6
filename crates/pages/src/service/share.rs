//! Ways to keep a service or to hand it on.

use std::borrow::Cow;

use openreferral::Service;

use super::{Action, ServiceView, known, whereabouts::Whereabouts};
use crate::{Language, calendar, is_for_people_at_risk, links};

/// Where the links lead that hand it on.
pub(crate) struct Share {
    /// The address of the page, whole.
    pub(crate) address: String,
    /// Opens an e-mail to whomever the reader likes.
    pub(crate) email: String,
    /// Who else may see what is sent or kept, where that may be a danger.
    pub(crate) warning: Option<Cow<'static, str>>,
    /// The same for a text message.
    pub(crate) text: String,
    /// The file of its times, where a calendar can hold any, and they are not those of several places alone.
    pub(crate) calendar: Option<String>,
}

impl Share {
    pub(super) fn new(
        view: &ServiceView<'_>,
        whereabouts: &Whereabouts,
        actions: &[Action],
        t: Language,
    ) -> Self {
        let path = path(view.service);
        let address = format!("{}{path}", view.base);
        let name = known(view.service.name.as_deref()).unwrap_or_default();
        let dials = |action: &Action| Some(action.link.as_ref()?.href.strip_prefix("tel:")?.to_owned());
        let phone = actions.iter().find_map(dials);
        let lines: Vec<&str> = [Some(name), phone.as_deref(), Some(&address)]
            .into_iter()
            .flatten()
            .filter(|line| !line.is_empty())
            .collect();
        let body = links::encoded(&lines.join("\r\n"));
        Self {
            email: format!("mailto:?subject={}&body={body}", links::encoded(name)),
            warning: is_for_people_at_risk(view.service).then(|| t.say("share-at-risk")),
            // With both marks it is understood by telephones of either make.
            text: format!("sms:?&body={}", links::encoded(&lines.join("\n"))),
            calendar: calendar::of_service(view, t)
                .filter(|_| !whereabouts.has_calendars() || !view.service.schedules.is_empty()),
            address,
        }
    }
}

/// `/services/{id}`.
pub(crate) fn path(service: &Service) -> String {
    links::record("services", service.id.as_deref().unwrap_or_default())
}
