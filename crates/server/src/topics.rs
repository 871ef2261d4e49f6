//! What services are about, to browse. For anybody.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use axum::{
    extract::{Path, State},
    http::{HeaderMap, Uri},
    response::{Html, IntoResponse, Redirect, Response},
};
use fingerpost_directory::Viewer;
use fingerpost_pages::{
    ListedTopic, NotFound, TopicGroup, TopicView, is_danger, leads_to_danger, neutral, plain,
};
use fingerpost_search::{Filter, Question, SearchError, key};
use openreferral::TaxonomyTerm;

use crate::{
    App,
    openreferral::Subjects,
    private::keep_out_of_caches,
    site_pages::{Asked, Failure},
};

/// Services on the page of a topic; a search shows the others.
const FIRST: usize = 10;

/// Terms of which some services are, each with how many.
struct Shelves<'a> {
    subjects: &'a Subjects,
    counts: HashMap<&'a str, usize>,
}

impl<'a> Shelves<'a> {
    fn new(app: &App, subjects: &'a Subjects) -> Result<Self, SearchError> {
        let terms: Vec<&TaxonomyTerm> = subjects.terms().collect();
        let names = |term: &&TaxonomyTerm| names(subjects, term).into_iter().map(str::to_owned).collect();
        let groups: Vec<Vec<String>> = terms.iter().map(names).collect();
        let counts = app.index.snapshot()?.about(Viewer::Public, &groups)?;
        let counts = terms.iter().zip(counts).filter_map(|(term, count)| Some((term.id.as_deref()?, count)));
        Ok(Self { subjects, counts: counts.filter(|(_, count)| *count > 0).collect() })
    }

    fn listed(&self, term: &'a TaxonomyTerm) -> Option<ListedTopic<'a>> {
        let id = term.id.as_deref()?;
        let services = *self.counts.get(id)?;
        Some(ListedTopic { id: place(self.subjects, term), name: term.name.as_deref()?.trim(), services })
    }

    /// In the order of their names.
    fn all(&self, terms: impl Iterator<Item = &'a TaxonomyTerm>) -> Vec<ListedTopic<'a>> {
        let mut listed: Vec<ListedTopic<'_>> = terms.filter_map(|term| self.listed(term)).collect();
        listed.sort_by_key(|topic| topic.name.to_lowercase());
        listed
    }
}

/// Where a term is in addresses: its code where that can be read and means no other, else its id; of a danger so that
/// nobody reads it.
fn place<'a>(subjects: &'a Subjects, term: &'a TaxonomyTerm) -> Cow<'a, str> {
    let id = term.id.as_deref().unwrap_or_default();
    let readable = |code: &&str| {
        code.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && subjects.named(code).all(|other| other.id == term.id)
    };
    let place = term.code.as_deref().filter(|code| !code.is_empty()).filter(readable).unwrap_or(id);
    if term.name.as_deref().is_some_and(is_danger) { neutral(place).into() } else { place.into() }
}

/// The names of a term and of all that are narrower or mean the same, each once: services carry terms by their names.
fn names<'a>(subjects: &'a Subjects, term: &TaxonomyTerm) -> Vec<&'a str> {
    let mut seen = HashSet::new();
    let all = subjects.terms_for(term.id.as_deref().unwrap_or_default());
    let names = all.filter_map(|term| term.name.as_deref()).map(str::trim);
    names.filter(|name| !name.is_empty() && seen.insert(key::topic(name))).collect()
}

/// All topics that services are about. For anybody.
pub(crate) async fn list(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let subjects = Subjects::of(&asked.app).await.map_err(|error| asked.store(&error))?;
    let shelves = tokio::task::block_in_place(|| Shelves::new(&asked.app, &subjects));
    let shelves = shelves.map_err(|error| asked.search(&error))?;
    let mut groups: Vec<TopicGroup<'_>> = Vec::new();
    let widest = subjects.terms().filter(|term| subjects.parent(term).is_none());
    for term in widest {
        let Some(listed) = shelves.listed(term) else { continue };
        let below = shelves.all(subjects.below(term));
        let taxonomy = subjects.vocabulary(term).unwrap_or_default();
        match groups.iter_mut().find(|group| group.taxonomy == taxonomy) {
            Some(group) => group.topics.push((listed, below)),
            None => groups.push(TopicGroup { taxonomy, topics: vec![(listed, below)] }),
        }
    }
    for group in &mut groups {
        group.topics.sort_by_key(|(topic, _)| topic.name.to_lowercase());
    }
    Ok(Html(fingerpost_pages::topics(&asked.frame(), &groups)))
}

/// One topic, by its id or its code. For anybody.
pub(crate) async fn page(
    State(app): State<App>,
    Path(name): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let subjects = Subjects::of(&asked.app).await.map_err(|error| asked.store(&error))?;
    let named = plain(&name);
    let term =
        subjects.named(&named).find(|term| plain(&place(&subjects, term)).eq_ignore_ascii_case(&named));
    let term = term.or_else(|| subjects.named(&named).next());
    let Some((term, title)) = term.and_then(|term| Some((term, term.name.as_deref()?.trim()))) else {
        return Ok(asked.missing(NotFound::Topic));
    };
    let is_readable = is_danger(title) && named == name;
    if is_readable {
        let query = asked.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        let mut response =
            Redirect::to(&format!("/topics/{}{query}", place(&subjects, term))).into_response();
        keep_out_of_caches(&mut response);
        return Ok(response);
    }
    let names = names(&subjects, term);
    let keys = names.iter().map(|name| key::topic(name)).collect();
    let question = Question {
        page: 1,
        per_page: FIRST,
        filter: Filter { keys: vec![keys], ..Filter::default() },
        now: Some(fingerpost_directory::hours::Context::default().zone.to_datetime((asked.app.clock)())),
        ..Question::default()
    };
    let found = tokio::task::block_in_place(|| {
        let shelves = Shelves::new(&asked.app, &subjects)?;
        let answer = asked.app.index.search(Viewer::Public, &question)?;
        Ok((shelves, answer))
    });
    let (shelves, answer) = found.map_err(|error: SearchError| asked.search(&error))?;
    // Where nothing is about it, the index looks for anything at all.
    let is_answer = answer.relaxed.is_empty();
    let description = term.description.as_deref().map(str::trim);
    let view = TopicView {
        name: title,
        description: description.filter(|text| !text.is_empty() && *text != title),
        wider: subjects.parent(term).and_then(|wider| shelves.listed(wider)),
        narrower: &shelves.all(subjects.below(term)),
        names: &names,
        services: if is_answer { answer.total } else { 0 },
        first: if is_answer { &answer.results } else { &[] },
    };
    let mut response = Html(fingerpost_pages::topic(&asked.frame(), &view)).into_response();
    if view.is_guarded() {
        keep_out_of_caches(&mut response);
    }
    Ok(response)
}

/// The addresses of topics that services are about, for search engines: but for those that search engines are asked to leave out.
pub(crate) async fn paths(asked: &Asked) -> Result<Vec<String>, Failure> {
    let subjects = Subjects::of(&asked.app).await.map_err(|error| asked.store(&error))?;
    let shelves = tokio::task::block_in_place(|| Shelves::new(&asked.app, &subjects));
    let shelves = shelves.map_err(|error| asked.search(&error))?;
    let listed = subjects.terms().filter_map(|term| {
        let topic = shelves.listed(term)?;
        let is_kept_back = leads_to_danger(topic.name, &shelves.all(subjects.below(term)));
        (!is_kept_back).then(|| format!("/topics/{}", topic.id))
    });
    Ok(listed.collect())
}
