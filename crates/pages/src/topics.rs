//! What services are about, to browse.

use askama::Template;
use fingerpost_search::Hit;

use crate::{Frame, Html, Language, SearchForm, at_risk::is_danger, links, page::Page};

/// A subject in a list: a term of a taxonomy, and how many services are about it or about what is narrower.
#[derive(Clone, Copy, Debug)]
pub struct ListedTopic<'a> {
    /// Its place in addresses: `/topics/{id}`.
    pub id: &'a str,
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
#[derive(Clone, Copy, Debug)]
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

/// A subject as a link, with how many services there are.
struct Entry {
    link: Html,
    count: String,
    /// Those right below it, where they are shown with it.
    below: Vec<Entry>,
}

impl Entry {
    fn new(topic: &ListedTopic<'_>, t: Language) -> Self {
        let link = Html::record_link(&links::record("topics", topic.id), topic.name, t);
        Self { link, count: t.count("count-services", topic.services), below: Vec::new() }
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
            let below = below.iter().map(|topic| Entry::new(topic, t)).collect();
            Entry { below, ..Entry::new(topic, t) }
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
    crate::render(&TopicPage {
        page: if is_danger(view.name) { page.guarded() } else { page },
        name: Html::record(view.name, t),
        description: view.description.map(|text| Html::record(text, t)),
        wider: view.wider.map(|topic| t.mark_up("topic-wider", &[("topic", &Entry::new(&topic, t).link)])),
        narrower: view.narrower.iter().map(|topic| Entry::new(topic, t)).collect(),
        count: t.count("topic-services", view.services),
        all: can_be_asked.then(|| search.address(1)),
        first: first.collect(),
    })
}
