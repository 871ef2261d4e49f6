//! Pages for when something is missing or broken. Each has a way out.

use askama::Template;

use crate::{
    Frame, Html,
    page::{Page, Turn},
};

/// What was asked for and is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFound {
    /// `/services/{id}`.
    Service,
    /// `/organisations/{id}`.
    Organisation,
    /// `/advice/{slug}`.
    Advice,
    /// `/topics/{id}`.
    Topic,
    /// Any other address.
    Page,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem<'a> {
    /// A fault of ours (500), with the reference under which the log has it.
    Fault {
        /// What the reader can quote.
        reference: Option<&'a str>,
    },
    /// The directory is being loaded (503).
    Starting,
    /// Too many requests at once (429).
    Busy,
    /// The address or the form could not be read (400).
    Request,
    /// More was sent than is taken (413).
    TooLong,
}

#[derive(Template)]
#[template(path = "trouble.html")]
struct Trouble<'a> {
    page: Page<'a>,
    text: String,
    next: Html,
    reference: Option<String>,
    turn: Option<Turn>,
    /// Whether a search can be expected to work.
    search: bool,
}

/// The page for something that is not there.
pub fn not_found(frame: &Frame<'_>, what: NotFound) -> String {
    let t = frame.language;
    let (title, why) = match what {
        NotFound::Service => ("missing-service-title", "missing-service-why"),
        NotFound::Organisation => ("missing-organisation-title", "missing-organisation-why"),
        NotFound::Advice => ("missing-advice-title", "missing-advice-why"),
        NotFound::Topic => ("missing-topic-title", "missing-topic-why"),
        NotFound::Page => ("missing-page-title", "missing-page-why"),
    };
    let page = Page::unlisted(frame, t.say(title).into_owned()).unasked();
    let mut home = Html::default();
    home.push_trusted("<a class=\"govuk-link\" href=\"/\">");
    home.push_text(&t.say("missing-home"));
    home.push_trusted("</a>");
    crate::render(&Trouble {
        text: t.say(why).into_owned(),
        next: t.mark_up("missing-try", &[("home", &home)]),
        reference: None,
        turn: page.turn(),
        search: true,
        page,
    })
}

/// The page for something that went wrong.
pub fn problem(frame: &Frame<'_>, problem: Problem<'_>) -> String {
    let t = frame.language;
    let (title, text) = match problem {
        Problem::Fault { .. } => ("problem-title", "problem-text"),
        Problem::Starting => ("problem-starting-title", "problem-starting-text"),
        Problem::Busy => ("problem-busy-title", "problem-busy-text"),
        Problem::Request => ("problem-request-title", "problem-request-text"),
        Problem::TooLong => ("problem-long-title", "problem-long-text"),
    };
    let page = Page::unlisted(frame, t.say(title).into_owned()).unasked();
    let reference = match problem {
        Problem::Fault { reference: Some(reference) } => {
            Some(t.fill("problem-reference", &[("reference", reference)]))
        }
        _ => None,
    };
    crate::render(&Trouble {
        text: t.say(text).into_owned(),
        next: Html::text(&t.say(if problem == Problem::TooLong {
            "problem-long-try"
        } else {
            "problem-try"
        })),
        reference,
        turn: page.turn(),
        search: problem == Problem::Request,
        page,
    })
}
