//! "Is this still right?": what somebody may tell the people who look after a record.

use askama::Template;
use fingerpost_directory::{Report, ReportFault, Wrong};
use fingerpost_search::safety::Topic;
use openreferral::Service;

use crate::{
    Frame, Html, Language,
    at_risk::{dangers_of, is_for_people_at_risk},
    govuk::{CheckboxItem, Checkboxes, ErrorSummary, Fieldset},
    home::Numbers,
    page::{Page, Turn},
    service,
};

/// A report as it is being filled in.
#[derive(Clone, Copy, Debug)]
pub struct ReportForm<'a> {
    /// The service that it is about.
    pub service: &'a Service,
    /// What is ticked.
    pub wrong: &'a [Wrong],
    /// What is written.
    pub words: &'a str,
    /// How to reach whoever writes.
    pub contact: &'a str,
    /// What is the matter with it.
    pub fault: Option<ReportFault>,
    /// In how many minutes it can be sent, where too many were sent before.
    pub wait_minutes: Option<u64>,
    /// Whether it tells that somebody may have been treated badly: who cannot send it now is told where to turn.
    pub is_worry: bool,
}

/// What becomes of a report that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It waits for the steward.
    ToSteward,
    /// Somebody may have been treated badly: nobody who runs the service is told, and the reader is told where to turn.
    Safeguarding,
}

#[derive(Template)]
#[template(path = "report.html")]
struct FormPage<'a> {
    page: Page<'a>,
    heading: String,
    /// Which service it is about.
    about: Html,
    back: Html,
    action: String,
    choices: Checkboxes,
    words: &'a str,
    contact: &'a str,
    most_words: usize,
    most_contact: usize,
    /// The address of the field that is wrong, and what is wrong with it.
    error: Option<(&'static str, String)>,
    summary: Option<ErrorSummary>,
    worry: Option<Worry>,
}

/// Where to turn when somebody may have been treated badly.
struct Worry {
    numbers: Option<Numbers>,
    safeguarding: Option<Turn>,
}

impl Worry {
    fn new(page: &Page<'_>, service: &Service) -> Self {
        let (site, t) = (page.frame.site, page.t);
        let mut dangers = vec![Topic::AdultAtRisk, Topic::ChildAtRisk];
        dangers.extend(dangers_of(service));
        let numbers = Numbers::in_danger(&dangers, site, t);
        Self {
            numbers: (!numbers.lines.is_empty()).then_some(numbers),
            safeguarding: Turn::of_safeguarding(site, t).or_else(|| page.turn()),
        }
    }
}

impl FormPage<'_> {
    /// A browser fills in nothing, and keeps nothing, where somebody may look over it.
    fn contact_autocomplete(&self) -> &'static str {
        if self.page.guarded { "off" } else { "email" }
    }

    /// What is the matter with one field.
    fn error_at(&self, href: &str) -> Option<&String> {
        self.error.as_ref().filter(|(at, _)| *at == href).map(|(_, error)| error)
    }
}

/// A page about a service, which may have to be left quickly as that of the service itself.
fn page_about<'a>(service: &Service, frame: &'a Frame<'a>, title: String) -> Page<'a> {
    let page = Page::unlisted(frame, title).of_kind("report").unasked();
    if is_for_people_at_risk(service) { page.guarded() } else { page }
}

fn name(service: &Service) -> &str {
    service.name.as_deref().unwrap_or_default()
}

/// The form, with what was filled in before and what is the matter with it.
pub fn report_form(frame: &Frame<'_>, form: &ReportForm<'_>) -> String {
    let t = frame.language;
    let heading = t.say("report-title").into_owned();
    let most = |key: &str, most: usize| t.fill(key, &[("most", &most.to_string())]);
    let error = match (form.fault, form.wait_minutes) {
        (Some(ReportFault::Nothing), _) => {
            Some(("#wrong-closed", t.say("report-error-nothing").into_owned()))
        }
        (Some(ReportFault::Words), _) => Some(("#words", most("report-error-words", Report::MOST_WORDS))),
        (Some(ReportFault::Contact), _) => {
            Some(("#contact", most("report-error-contact", Report::MOST_CONTACT)))
        }
        (None, Some(minutes)) => {
            let minutes = usize::try_from(minutes).unwrap_or(usize::MAX);
            Some(("#send", t.count("report-error-often", minutes)))
        }
        (None, None) => None,
    };
    let title = match &error {
        Some(_) => t.fill("validate-error-title", &[("title", &heading)]),
        None => heading.clone(),
    };
    let summary =
        error.as_ref().map(|(href, error)| ErrorSummary::new(t.say("validate-problem")).error(*href, error));
    let (page, back) = (page_about(form.service, frame, title), service::path(form.service));
    let waits = error.as_ref().is_some_and(|(at, _)| *at == "#send");
    crate::render(&FormPage {
        worry: (form.is_worry && waits).then(|| Worry::new(&page, form.service)),
        page: page.with_form("report", &format!("{back}/report")).refused(form.fault.is_some()),
        heading,
        about: t.mark_up("report-about", &[("service", &Html::record(name(form.service), t))]),
        action: format!("{back}/report"),
        back: t.mark_up("report-back", &[("service", &Html::record_link(&back, name(form.service), t))]),
        choices: choices(form, t),
        words: form.words,
        contact: form.contact,
        most_words: Report::MOST_WORDS,
        most_contact: Report::MOST_CONTACT,
        summary,
        error,
    })
}

/// What may be wrong; how somebody was treated stands apart from what is wrong with the record.
fn choices(form: &ReportForm<'_>, t: Language) -> Checkboxes {
    let items = Wrong::ALL.into_iter().flat_map(|wrong| {
        let item = CheckboxItem::new(wrong.as_str(), t.say(key(wrong)))
            .id(format!("wrong-{}", wrong.as_str()))
            .checked(form.wrong.contains(&wrong));
        if wrong == Wrong::Treatment {
            vec![CheckboxItem::divider(t.say("wrong-or")), item.hint(t.say("wrong-treatment-hint"))]
        } else {
            vec![item]
        }
    });
    Checkboxes::new("wrong")
        .fieldset(Fieldset::new(t.say("report-what")).legend_classes("govuk-fieldset__legend--m"))
        .hint(t.say("report-what-hint"))
        .items(items.collect::<Vec<_>>())
}

const fn key(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::Closed => "wrong-closed",
        Wrong::Times => "wrong-times",
        Wrong::Contact => "wrong-contact",
        Wrong::Place => "wrong-place",
        Wrong::Cost => "wrong-cost",
        Wrong::Joining => "wrong-joining",
        Wrong::Other => "wrong-other",
        Wrong::Treatment => "wrong-treatment",
    }
}

#[derive(Template)]
#[template(path = "report_sent.html")]
struct SentPage<'a> {
    page: Page<'a>,
    heading: Html,
    /// What happens next, a sentence each.
    next: Vec<Html>,
    worry: Option<Worry>,
    back: Html,
}

/// What happens next, once a report of the service was sent.
pub fn report_sent(frame: &Frame<'_>, service: &Service, sent: Sent) -> String {
    let t = frame.language;
    let (title, keys) = match sent {
        Sent::ToSteward => {
            ("report-sent-title", &["report-sent-kept", "report-sent-looks", "report-sent-contact"][..])
        }
        Sent::Safeguarding => ("report-worry-title", &["report-worry-kept", "report-worry-tell"][..]),
    };
    let page = page_about(service, frame, t.say(title).into_owned());
    let link = Html::record_link(&service::path(service), name(service), t);
    // Nobody may misread whom that has reached, and whom not.
    let say = |key: &str| match sent {
        Sent::ToSteward => Html::from(t.say(key)),
        Sent::Safeguarding => t.say_in_crisis(key),
    };
    crate::render(&SentPage {
        heading: say(title),
        next: keys.iter().map(|key| say(key)).collect(),
        worry: (sent == Sent::Safeguarding).then(|| Worry::new(&page, service)),
        back: t.mark_up("report-back", &[("service", &link)]),
        page,
    })
}
