//! Advice: pages that people who answer for them write and review, in English and perhaps in Welsh.

mod file;
mod text;

use askama::Template;
use fingerpost_search::safety::Topic;
use jiff::civil::Date;

use crate::{
    Frame, Html, Language, Phrase, SearchForm, at_risk, dates,
    home::Numbers,
    neutral,
    page::{Page, Turn},
};
use text::Section;

pub use file::{AdviceFile, AdviceTranslation};

/// A page of advice. [`AdviceFile::check`] makes one from its file.
#[derive(Clone, Debug)]
pub struct Advice {
    slug: String,
    owner: Phrase,
    reviewed: Date,
    review_by: Date,
    english: Wording,
    /// In Welsh, and whether somebody has reviewed it.
    welsh: Option<(Wording, bool)>,
    words: Vec<String>,
    /// The dangers that it is about.
    dangers: Vec<Topic>,
    needs: Vec<Need>,
    topics: Vec<String>,
    also: Vec<String>,
    sources: Vec<Source>,
}

/// What it says in one language.
#[derive(Clone, Debug)]
struct Wording {
    title: String,
    summary: String,
    sections: Vec<Section>,
}

/// What somebody may look for next, and the words that find it.
#[derive(Clone, Debug)]
struct Need {
    say: Phrase,
    search: String,
}

/// Where it comes from.
#[derive(Clone, Debug)]
struct Source {
    name: String,
    url: String,
    host: String,
}

impl Advice {
    /// The name of its file.
    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// Where it is. Of a danger so that nobody reads it in the address.
    pub fn path(&self) -> String {
        match self.is_about_danger() {
            true => format!("/advice/{}", neutral(&self.slug)),
            false => format!("/advice/{}", self.slug),
        }
    }

    /// What it is called in a language, or in English.
    pub fn title(&self, language: Language) -> &str {
        &self.in_language(language).0.title
    }

    /// What it says in a sentence or two, in a language or in English.
    pub fn summary(&self, language: Language) -> &str {
        &self.in_language(language).0.summary
    }

    /// What else people call it, for searching.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Pages to read next, by their slugs.
    pub fn also(&self) -> &[String] {
        &self.also
    }

    /// Whether somebody may be in danger who reads it. Its address, and what a browser keeps of it, say nothing of that.
    pub fn is_about_danger(&self) -> bool {
        !self.dangers.is_empty()
    }

    /// Whether the day has passed by which its owner was to look at it again.
    pub fn is_due(&self, today: Date) -> bool {
        self.review_by < today
    }

    /// The link to it.
    ///
    /// `warned`: whether its reader knows how to leave what is about danger.
    fn link(&self, page: Language, warned: bool) -> Html {
        let (wording, language) = self.in_language(page);
        let path = self.path();
        let href = if self.is_about_danger() { at_risk::address(path, warned) } else { path };
        Html::link_in(&href, &wording.title, language, page)
    }

    /// The same, and what it says in short.
    pub(crate) fn in_list(&self, page: Language, warned: bool) -> (Html, Html) {
        let (wording, language) = self.in_language(page);
        (self.link(page, warned), Html::in_language(&wording.summary, language, page))
    }
}

#[derive(Template)]
#[template(path = "advice.html")]
struct AdvicePage<'a> {
    page: Page<'a>,
    /// ` lang="…"` for what is not in the language of the page.
    language: Html,
    title: &'a str,
    summary: &'a str,
    due: Option<String>,
    /// Said of words that a machine translated, or that nobody has translated.
    translation: Option<&'static str>,
    sections: &'a [Section],
    helplines: Numbers,
    /// Links to searches.
    needs: Vec<Html>,
    also: Vec<Html>,
    sources: &'a [Source],
    owner: Html,
    reviewed: String,
    turn: Option<Turn>,
}

/// A page of advice. `also` are those that it names to be read next.
pub fn advice(frame: &Frame<'_>, advice: &Advice, also: &[&Advice], today: Date) -> String {
    if let Some(before) = at_risk::before(frame, &advice.dangers) {
        return before;
    }
    let t = frame.language;
    let (wording, language) = advice.in_language(t);
    let mut page = Page::new(frame, wording.title.clone());
    page.description.clone_from(&wording.summary);
    if advice.is_about_danger() {
        page = page.guarded();
    }
    let review_by = dates::date(advice.review_by, t);
    let by_machine = advice.welsh.as_ref().is_some_and(|(_, reviewed)| !reviewed);
    let search = |form: &SearchForm, label: &str, is: Language| Html::link_in(&form.address(1), label, is, t);
    let needs = advice.needs.iter().map(|need| {
        let (label, is) = need.say.in_language(t);
        search(&SearchForm::of_words(&need.search), label, is)
    });
    let topics = advice.topics.iter().map(|topic| {
        let form = SearchForm { choices: vec![("topic", topic.clone())], ..SearchForm::default() };
        t.mark_up("advice-topic", &[("topic", &search(&form, topic, Language::OF_RECORDS))])
    });
    crate::render(&AdvicePage {
        language: Html::language_attribute(language, t),
        title: &wording.title,
        summary: &wording.summary,
        due: advice.is_due(today).then(|| t.fill("advice-due", &[("date", &review_by)])),
        translation: match (t, language) {
            (Language::WELSH, Language::WELSH) if by_machine => Some("advice-by-machine"),
            (page, Language::ENGLISH) if page != Language::ENGLISH => Some("advice-in-english"),
            _ => None,
        },
        sections: &wording.sections,
        helplines: Numbers::in_danger(&advice.dangers, frame.site, t),
        needs: needs.chain(topics).collect(),
        also: also.iter().map(|other| other.link(t, at_risk::has_gone_on(frame))).collect(),
        sources: &advice.sources,
        owner: t.mark_up("advice-owner", &[("who", &advice.owner.html(t))]),
        reviewed: t
            .fill("advice-reviewed", &[("date", &dates::date(advice.reviewed, t)), ("next", &review_by)]),
        turn: page.turn(),
        page,
    })
}

#[derive(Template)]
#[template(path = "advice_list.html")]
struct AdviceList<'a> {
    page: Page<'a>,
    all: Vec<(Html, Html)>,
    turn: Option<Turn>,
}

/// All pages of advice, in the order of their titles.
pub fn advice_list(frame: &Frame<'_>, all: &[Advice]) -> String {
    let t = frame.language;
    let mut page = Page::new(frame, t.say("advice-all").into_owned());
    page.description = t.say("advice-all-lead").into_owned();
    let mut all: Vec<&Advice> = all.iter().collect();
    all.sort_by_key(|advice| advice.title(t).to_lowercase());
    crate::render(&AdviceList {
        all: all.into_iter().map(|advice| advice.in_list(t, false)).collect(),
        turn: page.turn(),
        page,
    })
}
