//! What services are about, to browse.

use std::borrow::Cow;

use askama::Template;
use fingerpost_search::Hit;

use crate::{
    Frame, Html, SearchForm,
    at_risk::{self, dangers, has_gone_on, is_danger},
    home::Numbers,
    links,
    page::Page,
};

/// A subject in a list: a term of a taxonomy, and how many services are about it or about what is narrower.
#[derive(Clone, Debug)]
pub struct ListedTopic<'a> {
    /// Its place in addresses: `/topics/{id}`.
    pub id: Cow<'a, str>,
    /// Its name.
    pub name: &'a str,
    /// How many services.
    pub services: usize,
}

/// Subjects of one taxonomy.
#[derive(Clone, Debug)]
pub struct TopicGroup<'a> {
    /// What the taxonomy is called.
    pub taxonomy: &'a str,
    /// The widest, each with those right below it.
    pub topics: Vec<(ListedTopic<'a>, Vec<ListedTopic<'a>>)>,
}

/// A subject and what is about it.
#[derive(Clone, Debug)]
pub struct TopicView<'a> {
    /// Its name.
    pub name: &'a str,
    /// What its taxonomy says of it, where that is more than its name.
    pub description: Option<&'a str>,
    /// The wider one that it is part of.
    pub wider: Option<ListedTopic<'a>>,
    /// Those that are narrower.
    pub narrower: &'a [ListedTopic<'a>],
    /// The names of it and of all that is narrower: what a search for it asks for.
    pub names: &'a [&'a str],
    /// How many services there are.
    pub services: usize,
    /// The first of them.
    pub first: &'a [Hit],
}

/// Whether a subject is a danger, or has hardly anything else below it. Health has one, too, and is for everybody.
pub fn leads_to_danger(name: &str, narrower: &[ListedTopic<'_>]) -> bool {
    let dangers = narrower.iter().filter(|topic| is_danger(topic.name)).count();
    is_danger(name) || (dangers > 0 && narrower.len() <= 2 * dangers)
}

impl TopicView<'_> {
    /// Whether somebody may have to leave its page quickly: it is about a danger, or leads to one.
    pub fn is_guarded(&self) -> bool {
        leads_to_danger(self.name, self.narrower)
    }
}

/// A subject as a link, with how many services there are.
struct Entry {
    link: Html,
    count: String,
    /// Those right below it, where they are shown with it.
    below: Vec<Entry>,
}

impl Entry {
    fn new(topic: &ListedTopic<'_>, from: &Page<'_>) -> Self {
        let t = from.t;
        let path = links::record("topics", &topic.id);
        let href = if is_danger(topic.name) { at_risk::address(path, has_gone_on(from.frame)) } else { path };
        Self {
            link: Html::record_link(&href, topic.name, t),
            count: t.count("count-services", topic.services),
            below: Vec::new(),
        }
    }
}

#[derive(Template)]
#[template(path = "topics.html")]
struct TopicsPage<'a> {
    page: Page<'a>,
    /// Each under the name of its taxonomy, where there is more than one.
    groups: Vec<(Option<Html>, Vec<Entry>)>,
}

/// All subjects, the widest first.
pub fn topics(frame: &Frame<'_>, groups: &[TopicGroup<'_>]) -> String {
    let t = frame.language;
    let mut page = Page::new(frame, t.say("topics-title").into_owned());
    page.description = t.say("topics-lead").into_owned();
    let several = groups.len() > 1;
    let entries = groups.iter().map(|group| {
        let entry = |(topic, below): &(ListedTopic<'_>, Vec<ListedTopic<'_>>)| {
            let below = below.iter().map(|topic| Entry::new(topic, &page)).collect();
            Entry { below, ..Entry::new(topic, &page) }
        };
        (several.then(|| Html::record(group.taxonomy, t)), group.topics.iter().map(entry).collect())
    });
    crate::render(&TopicsPage { groups: entries.collect(), page })
}

#[derive(Template)]
#[template(path = "topic.html")]
struct TopicPage<'a> {
    page: Page<'a>,
    name: Html,
    /// Where to turn, where it is a danger.
    safety: Option<Numbers>,
    description: Option<Html>,
    wider: Option<Html>,
    narrower: Vec<Entry>,
    count: String,
    /// The address of a search for all of them.
    all: Option<String>,
    first: Vec<(String, Html, String)>,
}

/// The page of a subject.
pub fn topic(frame: &Frame<'_>, view: &TopicView<'_>) -> String {
    /// More names make an address that is longer than some programs take.
    const MOST_NAMES: usize = 30;
    let mut dangers = dangers(view.name);
    // What leads to dangers, and shows services for people in one, is read after the same words.
    for hit in view.first.iter().filter(|_| view.is_guarded()) {
        dangers.extend(at_risk::subjects(hit).flat_map(at_risk::dangers));
    }
    if let Some(before) = at_risk::before(frame, &dangers) {
        return before;
    }
    let t = frame.language;
    let search = SearchForm {
        choices: view.names.iter().map(|name| ("topic", (*name).to_owned())).collect(),
        ..SearchForm::default()
    };
    let can_be_asked = view.services > 0 && view.names.len() <= MOST_NAMES;
    let first = view.first.iter().map(|hit| {
        let said = hit.summary.iter().map(|fragment| fragment.text.as_str()).collect();
        (links::record("services", &hit.id.to_string()), Html::record(&hit.name, t), said)
    });
    let page = Page::new(frame, view.name.to_owned());
    let page = if view.is_guarded() { page.guarded() } else { page };
    crate::render(&TopicPage {
        safety: (!dangers.is_empty()).then(|| Numbers::in_danger(&dangers, frame.site, t)),
        name: Html::record(view.name, t),
        description: view.description.map(|text| Html::record(text, t)),
        wider: view
            .wider
            .as_ref()
            .map(|topic| t.mark_up("topic-wider", &[("topic", &Entry::new(topic, &page).link)])),
        narrower: view.narrower.iter().map(|topic| Entry::new(topic, &page)).collect(),
        count: t.count("topic-services", view.services),
        all: can_be_asked.then(|| search.address(1)),
        first: first.collect(),
        page,
    })
}
