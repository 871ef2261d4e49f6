//! The front door.

use askama::Template;
use fingerpost_search::safety::Topic;

use crate::{
    Frame, Helpline, Html, Language, Phrase, Reach, SearchForm, Site, Urgency, dates, links,
    page::{Page, Turn},
};

/// How much is in the directory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HomeCounts {
    /// Services that anybody may see.
    pub services: usize,
    /// Organisations that run them.
    pub organizations: usize,
}

/// What is going on in somebody's life, and the words of records about it. The words are not
/// translated, because records are in English.
const NEEDS: [(&str, &str); 9] = [
    ("need-money", "money advice"),
    ("need-caring", "carers"),
    ("need-low", "feeling low"),
    ("need-lonely", "befriending"),
    ("need-food", "food"),
    ("need-home", "help at home"),
    ("need-out", "transport"),
    ("need-do", "something to do"),
    ("need-help", "volunteering"),
];

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    page: Page<'a>,
    needs: Vec<Need>,
    size: Option<String>,
    area: Option<Html>,
    emergencies: Numbers,
    helplines: Numbers,
    turn: Option<Turn>,
}

/// Numbers to call.
pub(crate) struct Numbers {
    pub(crate) lines: Vec<Line>,
    /// What holds of them all, said once below them.
    pub(crate) note: Option<String>,
}

/// Somewhere to turn, and when its number was last seen to be right.
pub(crate) struct Line {
    pub(crate) text: Html,
    pub(crate) note: Option<String>,
}

impl Numbers {
    /// Where somebody can turn who is in one of these dangers.
    pub(crate) fn in_danger(dangers: &[Topic], site: &Site, t: Language) -> Self {
        Self::new(site.help(dangers).into_iter().map(|helpline| helpline_line(helpline, t)).collect(), t)
    }

    /// Notes that are the same for all are said once.
    pub(crate) fn new(mut lines: Vec<Line>, t: Language) -> Self {
        let unchecked = t.say("helpline-unchecked");
        let same = |note: &str| lines.iter().all(|line| line.note.as_deref().is_none_or(|its| its == note));
        let first = lines.iter().find_map(|line| line.note.clone());
        let note = first
            .filter(|note| lines.len() > 1 && same(note))
            .map(|note| if note == unchecked { t.say("helplines-unchecked").into_owned() } else { note });
        if note.is_some() {
            lines.iter_mut().for_each(|line| line.note = None);
        }
        Self { lines, note }
    }
}

/// A need as a link.
pub(crate) struct Need {
    pub(crate) href: String,
    pub(crate) key: &'static str,
}

pub(crate) fn needs() -> Vec<Need> {
    NEEDS.iter().map(|(key, words)| Need { href: SearchForm::of_words(words).address(1), key }).collect()
}

/// The home page: a search box, a few needs in plain words, where to turn in an emergency.
pub fn home(frame: &Frame<'_>, counts: HomeCounts) -> String {
    let t = frame.language;
    let page = Page::new(frame, t.say("home-title").into_owned()).light();
    let size = (counts.services > 0).then(|| {
        let services = t.count("count-services", counts.services);
        let organisations = t.count("count-organisations", counts.organizations);
        t.fill("home-size", &[("services", &services), ("organisations", &organisations)])
    });
    let site = frame.site;
    let own = site
        .emergencies
        .iter()
        .map(|line| Line { text: emergency_line(&call(&line.number, t), &line.when, t), note: None });
    // A site's own words for a number stand for those of everybody.
    let is_own = |helpline: &Helpline| {
        site.emergencies.iter().any(|line| Reach::Call(line.number.clone()) == helpline.reach)
    };
    let of = |urgency| site.helplines.iter().filter(move |helpline| helpline.urgency == urgency);
    let common = of(Urgency::Emergency).filter(|helpline| !is_own(helpline)).map(|helpline| Line {
        text: emergency_line(&reach(&helpline.reach, t), &helpline.when, t),
        // Nobody has to look up whether 999 is still right.
        note: helpline.checked.is_some().then(|| checked(helpline, t)),
    });
    let emergencies = Numbers::new(own.chain(common).collect(), t);
    let helplines = Numbers::new(of(Urgency::Crisis).map(|helpline| helpline_line(helpline, t)).collect(), t);
    let area =
        site.default_area.as_ref().map(|area| t.mark_up("home-area", &[("place", &area.name.html(t))]));
    crate::render(&Home { needs: needs(), size, area, emergencies, helplines, turn: page.turn(), page })
}

fn emergency_line(call: &Html, when: &Phrase, t: Language) -> Html {
    let said = t.mark_up("emergency-line", &[("call", call), ("when", &when.html(t))]);
    Html::lines(std::iter::once(said).chain(when.english_below(t)))
}

/// What it is called, how to reach it, when to use it; in English below it, too, until somebody has reviewed the translation.
fn helpline_line(helpline: &Helpline, t: Language) -> Line {
    let line = |reach: &Html, t: Language| {
        let (name, when) = (helpline.name.html(t), helpline.when.html(t));
        let mut text = t.mark_up("helpline-line", &[("name", &name), ("reach", reach), ("when", &when)]);
        if let Some(hours) = &helpline.hours {
            text.push_trusted(" ");
            text.push(&t.mark_up("helpline-hours", &[("hours", &hours.html(t))]));
        }
        text
    };
    let english = helpline.when.english_below(t).map(|_| {
        // What dials the number stands above.
        let reach = match &helpline.reach {
            Reach::Call(number) => Html::text(number),
            text => reach(text, Language::ENGLISH),
        };
        line(&reach, Language::ENGLISH).of_language(Language::ENGLISH, t)
    });
    let text = line(&reach(&helpline.reach, t), t);
    Line { text: Html::lines(std::iter::once(text).chain(english)), note: Some(checked(helpline, t)) }
}

fn call(number: &str, t: Language) -> Html {
    match links::to_phone(number, t) {
        Some(link) => Html::link(&link),
        None => Html::text(number),
    }
}

fn reach(reach: &Reach, t: Language) -> Html {
    match reach {
        Reach::Call(number) => call(number, t),
        // No link: telephones differ in how they take the word.
        Reach::Text { word, to } => {
            t.mark_up("helpline-text", &[("word", &Html::text(word)), ("number", &Html::text(to))])
        }
    }
}

/// When its number was last seen to be right.
fn checked(helpline: &Helpline, t: Language) -> String {
    match helpline.sure_on() {
        Some(on) => t.fill("helpline-checked", &[("date", &dates::date(on, t))]),
        None => t.say("helpline-unchecked").into_owned(),
    }
}
