//! How do I start?

use fingerpost_directory::particulars::{Capacity, Joining, Particulars, Room};
use openreferral::{Service, text::plain};

use super::{Action, Row, known};
use crate::{
    Html, Language,
    dates::date,
    links::{self, Link},
    record_text,
};

/// The longest account of how to start that is one step, in bytes.
const LONGEST_STEP: usize = 300;

/// What to do first.
pub(crate) struct Start {
    /// A council's task: the page on which it is done.
    pub(crate) task: Option<Action>,
    pub(crate) ways: Vec<String>,
    pub(crate) process: Option<Html>,
    /// The same in one line, where it is short enough to be the one thing to do next.
    pub(crate) how: Option<Html>,
    /// The ways that it names, by what the addresses of links begin with; none where it names none.
    pub(super) by: Vec<&'static str>,
    /// Whether it says that only somebody else can ask.
    pub(super) is_by_referral: bool,
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
        let process = service.application_process.as_deref().map(plain).unwrap_or_default();
        let process = process.split_whitespace().collect::<Vec<_>>().join(" ");
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
            by: ways_named(&process),
            is_by_referral: particulars
                .joining
                .value()
                .is_some_and(|ways| ways.iter().all(|way| *way == Joining::ProfessionalReferral)),
            how: Some(process)
                .filter(|how| (1..=LONGEST_STEP).contains(&how.len()))
                .map(|how| Html::record(&how, t)),
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

/// How to get in touch, as words say it.
fn ways_named(process: &str) -> Vec<&'static str> {
    const WAYS: [(&str, &[&str]); 3] = [
        ("tel:", &["ring", "call", "phone", "telephone", "rings"]),
        ("mailto:", &["mail", "email", "e-mail", "write"]),
        ("http", &["online", "website", "site", "form", "web", "link", "page"]),
    ];
    let words: Vec<String> =
        process.split(|c: char| !c.is_alphanumeric() && c != '-').map(str::to_lowercase).collect();
    let first = |named: &[&str]| words.iter().position(|word| named.contains(&word.as_str()));
    let mut found: Vec<(usize, &str)> =
        WAYS.iter().filter_map(|(way, named)| Some((first(named)?, *way))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, way)| way).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_that_words_name_are_in_their_order() {
        for (said, by) in [
            ("Book on our website, or ring.", vec!["http", "tel:"]),
            ("Ring if it is urgent. Otherwise use the form.", vec!["tel:", "http"]),
            ("Send an e-mail the day before.", vec!["mailto:"]),
            ("Just come in.", vec![]),
        ] {
            assert_eq!(ways_named(said), by, "{said}");
        }
    }
}
