//! Pages of advice: found beside services, and read. For anybody.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use fingerpost_directory::{Visibility, hours::Context};
use fingerpost_pages::{Advice, Language, NotFound, plain};
use fingerpost_search::{
    Answer, Completion, CompletionKind, Document, Index, Marks, Pointers, Position, Reason, SearchError,
    Typed, Writer,
};
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

use crate::{
    App,
    site_pages::{Asked, language},
};

/// Pages of advice shown beside services, or suggested: more would hide what was looked for.
const MOST: usize = 2;

/// Pages of advice.
#[derive(Default)]
pub struct AdviceShelf {
    all: Vec<Advice>,
    /// Their titles, for whoever is typing one; nothing where there is no advice.
    titles: Option<Index>,
}

impl AdviceShelf {
    /// Puts pages on the shelf.
    ///
    /// # Errors
    /// When their titles cannot be indexed.
    pub fn new(all: Vec<Advice>) -> Result<Self, SearchError> {
        if all.is_empty() {
            return Ok(Self::default());
        }
        let titles = Index::in_memory();
        let Some(mut writer) = Writer::try_lock(&titles)? else { return Err(SearchError::NotBuilt) };
        for advice in &all {
            writer.put(&document(advice))?;
        }
        writer.commit(&Position { epoch: String::new(), sequence: 0 })?;
        Ok(Self { all, titles: Some(titles) })
    }

    /// The phrases that point to each page: its titles, and what else its owner says that people call it.
    pub fn pointers(&self) -> Pointers {
        Pointers::new(self.all.iter().map(|advice| {
            let titles = Language::BUNDLED.map(|language| advice.title(language));
            titles.into_iter().chain(advice.words().iter().map(String::as_str)).collect()
        }))
    }

    /// The pages that an answer points to, best first, each with the reason; at most [`MOST`], and only on its first page.
    pub(crate) fn pointed<'a, 'b>(
        &'a self,
        answer: &'b Answer,
    ) -> impl Iterator<Item = (&'a Advice, &'b Reason)> {
        let pointed = answer.pointed.iter().filter(|_| answer.page == 1);
        pointed.filter_map(|it| Some((self.all.get(it.place)?, &it.reason))).take(MOST)
    }

    /// The pages whose titles have a word that begins as was typed, each with from which character to which that is.
    ///
    /// # Errors
    /// When the index in memory cannot be read.
    pub(crate) fn complete(&self, typed: &Typed) -> Result<Vec<(&Advice, Completion)>, SearchError> {
        let Some(titles) = self.titles.as_ref().filter(|_| typed.kind.is_none()) else {
            return Ok(Vec::new());
        };
        let of_title = |it: &Completion| it.kind == CompletionKind::Service;
        let told = titles.complete(typed)?.into_iter().filter(of_title);
        let found =
            told.filter_map(|it| Some((self.all.iter().find(|advice| Some(id(advice)) == it.id)?, it)));
        Ok(found.take(MOST).collect())
    }

    /// All pages.
    pub(crate) fn all(&self) -> &[Advice] {
        &self.all
    }

    /// The page at `/advice/{slug}`.
    fn page(&self, slug: &str) -> Option<&Advice> {
        self.all.iter().find(|advice| advice.slug() == slug)
    }
}

fn id(advice: &Advice) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, advice.slug().as_bytes())
}

/// Only its title, which may be typed.
fn document(advice: &Advice) -> Document {
    Document {
        id: id(advice),
        visibility: Visibility::Public,
        name: advice.title(Language::ENGLISH).to_owned(),
        alternate_name: (advice.title(Language::WELSH) != advice.title(Language::ENGLISH))
            .then(|| advice.title(Language::WELSH).to_owned()),
        organization: None,
        description: String::new(),
        topics: Vec::new(),
        other: Vec::new(),
        read_from_text: Vec::new(),
        hours: Vec::new(),
        places: Vec::new(),
        phone: None,
        price: None,
        application_process: None,
        eligibility: None,
        fees: None,
        status: "active".to_owned(),
        assured_date: None,
        steward: None,
        action: None,
        marks: Marks::default(),
    }
}

/// A page of advice among what was found, for programs.
#[derive(Serialize)]
pub(crate) struct Advised {
    slug: String,
    title: String,
    summary: String,
    reasons: Vec<Reason>,
}

impl Advised {
    /// What an answer points to, in the reader's language as far as a page speaks it.
    pub(crate) fn of(app: &App, uri: &Uri, headers: &HeaderMap, answer: &Answer) -> Vec<Self> {
        let language = language(app.sites.asked(uri, headers), uri, headers);
        let found = app.advice.pointed(answer).map(|(advice, reason)| Self {
            slug: advice.slug().to_owned(),
            title: advice.title(language).to_owned(),
            summary: advice.summary(language).to_owned(),
            reasons: vec![reason.clone()],
        });
        found.collect()
    }
}

/// The day where the directory is.
pub(crate) fn today(app: &App) -> Date {
    Context::default().zone.to_datetime((app.clock)()).date()
}

/// All advice. For anybody.
pub(crate) async fn list(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Html<String> {
    let asked = Asked::new(app, uri, &headers);
    Html(fingerpost_pages::advice_list(&asked.frame(), &asked.app.advice.all))
}

/// One page of advice. For anybody.
pub(crate) async fn page(
    State(app): State<App>,
    Path(slug): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let asked = Asked::new(app, uri, &headers);
    let named = plain(&slug);
    let Some(advice) = asked.app.advice.page(&named) else { return asked.missing(NotFound::Advice) };
    // Somebody else may look at what the browser has kept.
    let keeping = advice.is_about_danger().then_some([(header::CACHE_CONTROL, "no-store")]);
    if advice.is_about_danger() && named == slug {
        let query = asked.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        return (keeping, Redirect::to(&format!("{}{query}", advice.path()))).into_response();
    }
    let also = advice.also().iter().filter_map(|slug| asked.app.advice.page(slug));
    let also: Vec<&Advice> = also.collect();
    let html = Html(fingerpost_pages::advice(&asked.frame(), advice, &also, today(&asked.app)));
    (keeping, html).into_response()
}
