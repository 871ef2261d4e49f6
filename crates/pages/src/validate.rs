//! Where a publisher pastes the address of a feed, and what comes of it. What another side said, and what stands in the
//! feed, is marked as English on a Welsh page.

mod findings;

use askama::Template;
use jiff::civil::Date;
use openreferral::validate::{Endpoint, Finding, KnownBy, Report, Severity, Told, Verdict, Weight, badge};

use crate::{
    Frame, Html, Language, dates,
    govuk::{ErrorItem, ErrorSummary, SummaryList, SummaryRow},
    page::Page,
};

/// Why a feed was not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused<'a> {
    /// What was given is no address of the web.
    Address,
    /// Another site sent the form.
    Elsewhere,
    /// Enough others are being checked.
    Busy,
    /// The client had many checked.
    Often {
        /// When it may ask again.
        minutes: u64,
    },
    /// It is inside a network that is not public.
    Private,
    /// There is no such host.
    NoHost,
    /// Its certificate is not trusted, and why.
    Unsafe(&'a str),
    /// The connection failed, and why.
    Broken(&'a str),
    /// No answer came in time.
    Silent,
    /// What answers does not speak HTTP.
    NotHttp,
    /// There is nothing: the status of the answer.
    Absent(u16),
    /// It wants a key: the status of the answer.
    Locked(u16),
    /// Another status than that of success.
    Status(u16),
    /// It asks to be left alone.
    Later {
        /// For how long.
        seconds: u64,
    },
    /// It leads on and on.
    Astray,
    /// It is no feed, and what it is.
    NotFeed(&'a str),
    /// It sends too much.
    TooLong,
    /// The time for the check was up.
    TimeUp,
    /// The check itself broke.
    Fault,
}

impl Refused<'_> {
    /// What to say of it, and what the other side said, in English.
    fn says(&self, t: Language) -> (String, Option<Html>) {
        let status = |key, status: u16| t.fill(key, &[("status", &status.to_string())]);
        let detail = |text: &str| Some(Html::record(text, t));
        let say = |key| (t.say(key).into_owned(), None);
        match self {
            Self::Address => say("validate-error-address"),
            Self::Elsewhere => say("validate-error-elsewhere"),
            Self::Busy => say("validate-error-busy"),
            Self::Often { minutes } => {
                (t.count("validate-error-often", usize::try_from(*minutes).unwrap_or(usize::MAX)), None)
            }
            Self::Private => say("validate-error-private"),
            Self::NoHost => say("validate-error-host"),
            Self::Unsafe(why) => (t.say("validate-error-unsafe").into_owned(), detail(why)),
            Self::Broken(why) => (t.say("validate-error-broken").into_owned(), detail(why)),
            Self::Silent => say("validate-error-silent"),
            Self::NotHttp => say("validate-error-http"),
            Self::Absent(code) => (status("validate-error-absent", *code), None),
            Self::Locked(code) => (status("validate-error-locked", *code), None),
            Self::Status(code) => (status("validate-error-status", *code), None),
            Self::Later { seconds } => {
                (t.count("validate-error-later", usize::try_from(*seconds).unwrap_or(usize::MAX)), None)
            }
            Self::Astray => say("validate-error-astray"),
            Self::NotFeed(why) => (t.say("validate-error-feed").into_owned(), detail(why)),
            Self::TooLong => say("validate-error-long"),
            Self::TimeUp => say("validate-error-time"),
            Self::Fault => say("validate-error-fault"),
        }
    }
}

/// The form that an address is pasted into, and where it is sent.
const FORM: &str = "check";
const ACTION: &str = "/developers/validate";

#[derive(Template)]
#[template(path = "validate.html")]
struct FormPage<'a> {
    page: Page<'a>,
    heading: String,
    /// What to say under the heading.
    why: Option<String>,
    address: &'a str,
    error: Option<String>,
    /// The same above everything else, with what the other side said.
    summary: Option<ErrorSummary>,
}

/// The box to paste an address into, with what was typed before and what was the matter with it.
pub fn validate_form(frame: &Frame<'_>, address: &str, refused: Option<Refused<'_>>) -> String {
    let t = frame.language;
    let heading = t.say("validate-title").into_owned();
    let (error, summary) = said(refused, t);
    let title = match &error {
        Some(_) => t.fill("validate-error-title", &[("title", &heading)]),
        None => heading.clone(),
    };
    let why = Some(t.say("validate-lead").into_owned());
    let page = Page::new(frame, title).with_form(FORM, ACTION).refused(error.is_some());
    crate::render(&FormPage { page, heading, why, address, error, summary })
}

/// An address that could not be checked, of which the host is in the heading.
pub fn validate_failed(frame: &Frame<'_>, address: &str, host: &str, refused: Refused<'_>) -> String {
    let t = frame.language;
    let heading = t.fill("validate-failed-title", &[("host", host)]);
    let (error, summary) = said(Some(refused), t);
    let page = Page::unlisted(frame, t.fill("validate-error-title", &[("title", &heading)])).unasked();
    crate::render(&FormPage { page, heading, why: None, address, error, summary })
}

/// A report that is not kept, or not any more.
pub fn validate_gone(frame: &Frame<'_>) -> String {
    let t = frame.language;
    let heading = t.say("validate-gone-title").into_owned();
    let why = Some(t.say("validate-gone-why").into_owned());
    let page = Page::unlisted(frame, heading.clone()).unasked();
    crate::render(&FormPage { page, heading, why, address: "", error: None, summary: None })
}

fn said(refused: Option<Refused<'_>>, t: Language) -> (Option<String>, Option<ErrorSummary>) {
    let Some((error, detail)) = refused.map(|refused| refused.says(t)) else { return (None, None) };
    let detail = detail.map(|html| ErrorItem { html, href: None });
    let errors = [ErrorItem { html: Html::text(&error), href: Some("#address".to_owned()) }];
    let summary = ErrorSummary::new(t.say("validate-problem")).classes("fp-checked");
    let errors = errors.into_iter().chain(detail).collect::<Vec<_>>();
    (Some(error), Some(summary.error_list(errors)))
}

#[derive(Template)]
#[template(path = "validate_running.html")]
struct RunningPage<'a> {
    page: Page<'a>,
    answers: String,
    last: Option<Html>,
    waiting: bool,
    look: &'a str,
}

/// How far a check has come that is under way.
#[derive(Clone, Copy, Debug)]
pub struct ValidateProgress {
    /// Answers that were read.
    pub answers: usize,
    /// Where the last came from.
    pub endpoint: Option<Endpoint>,
    /// Whether the feed asks to be left alone for a moment.
    pub waiting: bool,
}

/// A check that is under way; `here` is where its report will be.
pub fn validate_running(frame: &Frame<'_>, host: &str, here: &str, progress: ValidateProgress) -> String {
    let t = frame.language;
    let last = progress.endpoint.map(|endpoint| {
        let mut code = Html::default();
        code.push_trusted("<code>");
        code.push(&Html::record(endpoint.address(), t));
        code.push_trusted("</code>");
        t.mark_up("validate-running-last", &[("endpoint", &code)])
    });
    crate::render(&RunningPage {
        page: Page::unlisted(frame, t.fill("validate-running-title", &[("host", host)])).unasked(),
        answers: t.count("validate-running-answers", progress.answers),
        last,
        waiting: progress.waiting,
        look: here,
    })
}

/// A report, and what it is about.
#[derive(Clone, Copy, Debug)]
pub struct ValidateReport<'a> {
    /// The report.
    pub report: &'a Report,
    /// The address that was checked, without secrets.
    pub address: &'a str,
    /// The day on which it was.
    pub checked: Date,
    /// Where the report is.
    pub here: &'a str,
    /// The address under which others reach this server.
    pub base: &'a str,
}

#[derive(Template)]
#[template(path = "validate_report.html")]
struct ReportPage<'a> {
    page: Page<'a>,
    checked: String,
    known: Option<String>,
    /// Whether there is neither a fault nor a warning.
    nothing: bool,
    /// Faults, then warnings.
    groups: Vec<Group>,
    remarks: Option<Group>,
    quality: Option<Shares>,
    read: Vec<(&'static str, Option<String>)>,
    is_sample: bool,
    here: &'a str,
    badge: Html,
    markdown: String,
    html: String,
    address: &'a str,
    no_error: Option<String>,
}

/// Findings that are as bad as each other.
struct Group {
    heading: String,
    findings: Vec<Found>,
    more: Option<String>,
}

struct Found {
    endpoint: Option<&'static str>,
    place: String,
    says: Html,
    advice: Html,
    often: Option<String>,
    why: Option<String>,
    examples: Vec<Example>,
}

struct Example {
    record: String,
    at: String,
    value: Option<String>,
}

struct Shares {
    heading: String,
    why: String,
    shares: SummaryList,
}

/// How many findings of one severity are shown; the others are in the JSON.
const SHOWN: usize = 40;

/// The report of a check.
pub fn validate_report(frame: &Frame<'_>, about: &ValidateReport<'_>) -> String {
    let t = frame.language;
    let ValidateReport { report, address, checked, here, base } = *about;
    let verdict = t.say(match report.verdict() {
        Verdict::Valid => "validate-verdict-valid",
        Verdict::Warnings => "validate-verdict-warnings",
        Verdict::NotValid => "validate-verdict-not",
    });
    let of_standard = [("standard", report.standard.name()), ("verdict", &*verdict)];
    let title = t.fill("validate-report-title", &of_standard);
    let date = dates::date(checked, t);
    let groups = [(Severity::Fault, "validate-faults"), (Severity::Warning, "validate-warnings")];
    let groups: Vec<Group> =
        groups.into_iter().filter_map(|(severity, heading)| group(report, severity, heading, t)).collect();
    let remarks = group(report, Severity::Remark, "validate-remarks", t);
    let words = format!("{} · {}", report.headline(), dates::date(checked, Language::ENGLISH));
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("address", address);
    let again = format!("{base}/developers/validate?{}", query.finish());
    let mut picture = Html::default();
    // Made of the standard's names, numbers and words of ours only.
    picture.push_trusted(&badge(report, checked));
    crate::render(&ReportPage {
        checked: t.fill("validate-checked", &[("address", address), ("date", &date)]),
        known: match &report.known_by {
            KnownBy::Root(version) => Some(t.fill("validate-known-root", &[("version", version)])),
            KnownBy::Names => Some(t.say("validate-known-names").into_owned()),
            KnownBy::Asked => None,
        },
        nothing: report.verdict() == Verdict::Valid,
        groups,
        remarks,
        quality: shares(report, t),
        read: read(report, t),
        is_sample: report.visited.iter().any(|one| one.there_are.is_some()),
        here,
        badge: picture,
        markdown: format!("[![{words}](open-referral-uk.svg)]({again})"),
        html: format!("<a href=\"{again}\"><img src=\"open-referral-uk.svg\" alt=\"{words}\"></a>"),
        address,
        no_error: None,
        page: Page::unlisted(frame, title).unasked(),
    })
}

fn group(report: &Report, severity: Severity, heading: &str, t: Language) -> Option<Group> {
    let all: Vec<&Finding> = report.findings.iter().filter(|finding| finding.severity == severity).collect();
    let more = all.len().saturating_sub(SHOWN);
    (!all.is_empty()).then(|| Group {
        heading: t.count(heading, all.len()),
        findings: all.iter().take(SHOWN).map(|finding| found(report, finding, t)).collect(),
        more: (more > 0).then(|| t.count("validate-more", more)),
    })
}

fn found(report: &Report, finding: &Finding, t: Language) -> Found {
    let whole =
        report.visited.iter().find(|one| one.endpoint == finding.endpoint).map_or(0, |one| one.records);
    let often = (finding.records > 1 && whole >= finding.records)
        .then(|| t.count_of("validate-often", finding.records, whole));
    let why = match finding.endpoint.weight(report.standard) {
        Weight::Beyond => Some("validate-beyond"),
        Weight::Optional if finding.severity == Severity::Warning => Some("validate-optional"),
        _ => None,
    };
    let examples = finding.examples.iter().map(|example| Example {
        record: match &example.name {
            Some(name) => format!("“{name}”, {}", example.record),
            None => example.record.clone(),
        },
        at: example.at.clone(),
        value: example.value.clone(),
    });
    Found {
        endpoint: (finding.endpoint != Endpoint::File).then(|| finding.endpoint.address()),
        place: finding.place.clone(),
        says: findings::says(&finding.problem, t),
        advice: findings::advice(&finding.problem, t),
        often,
        why: why.map(|key| t.say(key).into_owned()),
        examples: examples.collect(),
    }
}

fn shares(report: &Report, t: Language) -> Option<Shares> {
    let quality = &report.quality;
    let share = |told: Told| {
        let says = match told {
            Told::Assured => "validate-told-assured",
            Told::Place => "validate-told-place",
            Told::Hours => "validate-told-hours",
            Told::Ages => "validate-told-ages",
            Told::Contact => "validate-told-contact",
            Told::Cost => "validate-told-cost",
            Told::Description => "validate-told-description",
            Told::Organization => "validate-told-organization",
        };
        SummaryRow { key: format!("{}%", quality.percent(told)).into(), value: t.say(says).into() }
    };
    let services = t.count("count-services", quality.services);
    (quality.services > 0).then(|| Shares {
        heading: t.fill("validate-quality", &[("percent", &quality.total().to_string())]),
        why: t.fill("validate-quality-why", &[("services", &services)]),
        shares: SummaryList::default().rows(Told::ALL.map(share)),
    })
}

fn read(report: &Report, t: Language) -> Vec<(&'static str, Option<String>)> {
    let read = report.visited.iter().map(|one| {
        let records = match (one.endpoint, one.there_are) {
            (Endpoint::Root, _) => None,
            (_, Some(all)) => {
                let (read, all) = (one.records.to_string(), all.to_string());
                Some(t.fill("validate-read-some", &[("read", &read), ("all", &all)]))
            }
            (_, None) => Some(t.count("validate-read-all", one.records)),
        };
        (one.endpoint.address(), records)
    });
    read.collect()
}
