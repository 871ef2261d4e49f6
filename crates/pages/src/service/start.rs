//! How do I start?

use openreferral::Service;

use super::{Row, known};
use crate::{Html, Language, links, record_text};

/// What to do first.
pub(crate) struct Start {
    pub(crate) ways: Vec<String>,
    pub(crate) process: Option<Html>,
    pub(crate) rows: Vec<Row>,
}

impl Start {
    pub(super) fn new(service: &Service, t: Language) -> Self {
        let papers = service.required_documents.iter().filter_map(|paper| {
            let name = known(paper.document.as_deref())?;
            let link = paper.uri.as_deref().and_then(links::website);
            Some(match link {
                Some(link) => Html::record_link(&link.href, name, t),
                None => Html::record(name, t),
            })
        });
        let bring = Html::join(papers.collect::<Vec<_>>(), ", ");
        let wait = known(service.wait_time.as_deref()).map(|wait| Html::record(wait, t));
        Self {
            ways: ways(service.attending_access.as_deref(), t),
            process: record_text::block(service.application_process.as_deref(), t),
            rows: [Row::new("wait", wait, t), Row::new("bring", Some(bring), t)]
                .into_iter()
                .flatten()
                .collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ways.is_empty() && self.process.is_none() && self.rows.is_empty()
    }
}

/// The words of Open Referral UK 1.0 for how people get in, as sentences.
fn ways(access: Option<&str>, t: Language) -> Vec<String> {
    let access = access.unwrap_or_default().to_lowercase();
    [
        ("drop", "start-drop-in"),
        ("appointment", "start-appointment"),
        ("self", "start-self"),
        ("professional", "start-professional"),
        ("assessment", "start-assessment"),
        ("membership", "start-membership"),
    ]
    .into_iter()
    .filter(|(word, _)| access.contains(word))
    .map(|(_, key)| t.say(key).into_owned())
    .collect()
}
