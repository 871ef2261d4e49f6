//! Where somebody in danger can turn, for programs.

use axum::http::{HeaderMap, Uri};
use fingerpost_pages::{Helpline, Language, Reach};
use fingerpost_search::safety::{Danger, Topic};
use serde::Serialize;

use crate::{App, site_pages::language};

/// The danger that a question tells of, and lines to ring.
#[derive(Serialize)]
pub(crate) struct Safety {
    topic: Topic,
    topics: Vec<Topic>,
    help: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    call: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_to: Option<String>,
    when: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    url: String,
}

impl Safety {
    /// In the reader's language, with the lines of the site that was asked.
    pub(crate) fn of(app: &App, uri: &Uri, headers: &HeaderMap, danger: Danger) -> Self {
        let site = app.sites.asked(uri, headers);
        let language = language(site, uri, headers);
        let help =
            site.help(&danger.topics).into_iter().map(|helpline| Line::of(helpline, language)).collect();
        Self { topic: danger.topic(), topics: danger.topics, help }
    }
}

impl Line {
    fn of(helpline: &Helpline, language: Language) -> Self {
        let (call, text, text_to) = match helpline.reach.clone() {
            Reach::Call(number) => (Some(number), None, None),
            Reach::Text { word, to } => (None, Some(word), Some(to)),
        };
        Self {
            id: helpline.id.clone(),
            name: helpline.name.in_language(language).0.to_owned(),
            call,
            text,
            text_to,
            when: helpline.when.in_language(language).0.to_owned(),
            hours: helpline.hours.as_ref().map(|hours| hours.in_language(language).0.to_owned()),
            url: helpline.source.clone(),
        }
    }
}
