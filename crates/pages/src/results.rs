//! What a search found, with the reasons; or what to do when it found nothing.

use askama::Template;
use fingerpost_search::{Answer, Fragment, Hit, Part, Reason, Relaxed, safety};

use crate::{
    Frame, Html, Language,
    dates::parse_date,
    home::{Need, Numbers, helpline_line, needs},
    links,
    page::{Page, Turn},
    pagination::Pagination,
    status,
};

/// Something that the reader should know about the whole answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The index is behind the store by so many minutes.
    Behind {
        /// At least 1.
        minutes: usize,
    },
    /// Services are still being loaded.
    Loading,
    /// The words were too long and only the first part was used.
    WordsCut,
}

#[derive(Template)]
#[template(path = "results.html")]
struct Results<'a> {
    page: Page<'a>,
    words: &'a str,
    notice: Option<String>,
    /// Where to turn, when the words tell of danger.
    safety: Option<Numbers>,
    found: Option<String>,
    respelt: Option<String>,
    relaxed: Option<String>,
    results: Vec<ResultView>,
    pagination: Option<Pagination>,
    /// What to say, and where to go, when the page asked for is past the last.
    beyond: Option<(String, String)>,
    /// Whether words were given and nothing matched.
    nothing: bool,
    needs: Vec<Need>,
    turn: Option<Turn>,
}

struct ResultView {
    href: String,
    name: Html,
    by: Option<Html>,
    /// The status in words, where it is not plainly running.
    status: Option<String>,
    summary: Html,
    why: Option<Html>,
    checked: String,
}

/// The results page for the words as the person typed them.
///
/// `answer` is nothing when no words were given: the page then says what to do.
pub fn results(frame: &Frame<'_>, words: &str, answer: Option<&Answer>, notice: Option<Notice>) -> String {
    let t = frame.language;
    let words = words.trim();
    let answer = answer.filter(|_| !words.is_empty());
    let title = match answer {
        None => t.say("words-title").into_owned(),
        Some(answer) if answer.total == 0 => t.fill("none-title", &[("words", words)]),
        Some(_) => t.fill("results-title", &[("words", words)]),
    };
    let page = Page::unlisted(frame, title);
    let pages = answer.map_or(0, |answer| answer.total.div_ceil(answer.per_page.max(1)));
    let beyond = answer.filter(|answer| answer.total > 0 && answer.results.is_empty()).map(|answer| {
        let (asked, last) = (answer.page.to_string(), pages.to_string());
        (t.fill("beyond-text", &[("page", &asked), ("pages", &last)]), links::search(words, 1))
    });
    let found = answer.filter(|answer| answer.total > 0).map(|answer| {
        let found = t.count("results-found", answer.total);
        if pages < 2 || beyond.is_some() {
            return found;
        }
        let (at, of) = (answer.page.to_string(), pages.to_string());
        format!("{found} {}", t.fill("results-page", &[("page", &at), ("pages", &of)]))
    });
    let nothing = answer.is_some_and(|answer| answer.total == 0);
    crate::render(&Results {
        words,
        notice: notice.map(|notice| say_notice(notice, t)),
        safety: help(frame, words),
        found,
        respelt: answer
            .and_then(|answer| answer.did_you_mean.as_deref())
            .map(|meant| t.fill("results-respelt", &[("words", meant)])),
        relaxed: answer.and_then(|answer| say_relaxed(&answer.relaxed, t)),
        results: answer
            .map(|answer| answer.results.iter().map(|hit| ResultView::new(hit, t)).collect())
            .unwrap_or_default(),
        pagination: answer.and_then(|answer| Pagination::new(words, answer.page, pages, t)),
        beyond,
        nothing,
        needs: if answer.is_none() { needs() } else { Vec::new() },
        turn: if nothing { page.turn() } else { None },
        page,
    })
}

/// Lines to ring for the danger that the words tell of.
fn help(frame: &Frame<'_>, words: &str) -> Option<Numbers> {
    let danger = safety::recognise(words)?;
    let help = frame.site.help(&danger.topics);
    let lines = help.into_iter().map(|helpline| helpline_line(helpline, frame.language)).collect();
    Some(Numbers::new(lines, frame.language))
}

fn say_notice(notice: Notice, t: Language) -> String {
    match notice {
        Notice::Behind { minutes } => t.count("notice-behind", minutes),
        Notice::Loading => t.say("notice-loading").into_owned(),
        Notice::WordsCut => t.say("notice-words-cut").into_owned(),
    }
}

/// What was done to find anything.
fn say_relaxed(relaxed: &[Relaxed], t: Language) -> Option<String> {
    let key = match relaxed.first()? {
        Relaxed::Wider { .. } | Relaxed::Without { .. } => "results-relaxed-filters",
        Relaxed::NearWords => "results-relaxed-words",
    };
    Some(t.say(key).into_owned())
}

impl ResultView {
    fn new(hit: &Hit, t: Language) -> Self {
        let by = hit.organization.as_ref().map(|organization| {
            let href = links::record("organisations", &organization.id.to_string());
            t.mark_up("result-by", &[("who", &Html::record_link(&href, &organization.name, t))])
        });
        let checked = hit.assured_date.as_deref().and_then(parse_date);
        Self {
            href: links::record("services", &hit.id.to_string()),
            name: Html::record(&hit.name, t),
            by,
            status: status::in_short(&hit.status, t),
            summary: summary(&hit.summary),
            why: why(&hit.reasons, t),
            checked: status::checked(checked, t),
        }
    }
}

fn summary(fragments: &[Fragment]) -> Html {
    let mut html = Html::default();
    for fragment in fragments {
        if fragment.matched {
            html.push_trusted("<mark>");
            html.push_text(&fragment.text);
            html.push_trusted("</mark>");
        } else {
            html.push_text(&fragment.text);
        }
    }
    html
}

/// The strongest reasons as one sentence.
fn why(reasons: &[Reason], t: Language) -> Option<Html> {
    /// More would be more than anybody reads of one result.
    const MOST: usize = 2;
    let reasons: Vec<Html> = reasons.iter().take(MOST).map(|reason| say_reason(reason, t)).collect();
    (!reasons.is_empty()).then(|| t.mark_up("result-why", &[("reasons", &Html::join(reasons, "; "))]))
}

fn say_reason(reason: &Reason, t: Language) -> Html {
    let words = reason.words.iter().map(|word| t.mark_up("quoted", &[("word", &Html::record(word, t))]));
    let key = match reason.part {
        Part::Name => "reason-name",
        Part::Organization => "reason-organization",
        Part::Topic => "reason-topic",
        Part::Description => "reason-description",
        Part::ReadFromText => "reason-read-from-text",
        Part::Steward => "reason-steward",
    };
    let reason_said = t.mark_up(key, &[("words", &Html::join(words, ", "))]);
    match &reason.because {
        Some(because) => {
            let asked = Html::text(&because.asked);
            t.mark_up("reason-because", &[("reason", &reason_said), ("asked", &asked)])
        }
        None => reason_said,
    }
}
