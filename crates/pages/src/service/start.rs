//! How do I start?

use fingerpost_directory::particulars::{Capacity, Joining, Particulars, Room};
use openreferral::Service;

use super::{Action, Row, known};
use crate::{
    Html, Language,
    dates::date,
    links::{self, Link},
    record_text,
};

/// What to do first.
pub(crate) struct Start {
    /// A council's task: the page on which it is done.
    pub(crate) task: Option<Action>,
    pub(crate) ways: Vec<String>,
    pub(crate) process: Option<Html>,
    pub(crate) rows: Vec<Row>,
}

impl Start {
    pub(super) fn new(service: &Service, particulars: &Particulars, t: Language) -> Self {
        let papers = service.required_documents.iter().filter_map(|paper| {
            let name = known(paper.document.as_deref())?;
            let link = paper.uri.as_deref().and_then(links::website);
            Some(match link {
                Some(link) => Html::record_link(&link.href, name, t),
                None => Html::record(name, t),
            })
        });
        let bring = Html::join(papers.collect::<Vec<_>>(), ", ");
        let room = particulars.capacity.value().map(|capacity| Html::text(&say_room(capacity, t)));
        let wait = known(service.wait_time.as_deref()).map(|wait| Html::record(wait, t));
        Self {
            task: task(service, t),
            ways: particulars
                .joining
                .asserted()
                .into_iter()
                .flatten()
                .map(|way| t.say(key(*way)).into_owned())
                .collect(),
            process: record_text::block(service.application_process.as_deref(), t),
            rows: [Row::new("room", room, t), Row::new("wait", wait, t), Row::new("bring", Some(bring), t)]
                .into_iter()
                .flatten()
                .collect(),
        }
    }

    /// Whether it says more than what to do next.
    pub(crate) fn has_more(&self) -> bool {
        !(self.ways.is_empty() && self.process.is_none() && self.rows.is_empty())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.task.is_none() && !self.has_more()
    }
}

const fn key(way: Joining) -> &'static str {
    match way {
        Joining::DropIn => "start-drop-in",
        Joining::Appointment => "start-appointment",
        Joining::SelfReferral | Joining::NoReferral => "start-self",
        Joining::ProfessionalReferral => "start-professional",
        Joining::Assessment => "start-assessment",
        Joining::Membership => "start-membership",
    }
}

fn task(service: &Service, t: Language) -> Option<Action> {
    let action = service.action.as_deref()?;
    let key = match action.kind.as_deref()? {
        "apply" => "action-apply",
        "report" => "action-report",
        "pay" => "action-pay",
        "book" => "action-book",
        "tell_us" => "action-tell_us",
        _ => return None,
    };
    let links::Website { href, host } = links::website(action.url.as_deref()?)?;
    let label = t.fill(key, &[("host", &host)]);
    Some(Action { link: Some(Link { href, label }), text: None, note: None })
}

fn say_room(capacity: &Capacity, t: Language) -> String {
    let date = ("date", &*date(capacity.as_of, t));
    match capacity.room {
        Room::Open => t.fill("room-open", &[date]),
        Room::Waiting { weeks: None } => t.fill("room-waiting", &[date]),
        Room::Waiting { weeks: Some(1) } => t.fill("room-waiting-week", &[date]),
        Room::Waiting { weeks: Some(weeks) } => {
            t.fill("room-waiting-weeks", &[("weeks", &weeks.to_string()), date])
        }
        Room::Closed => t.fill("room-closed", &[date]),
    }
}
