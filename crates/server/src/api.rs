//! Our own API, beside the standard's, and the document that describes both. For anybody.

use std::borrow::Cow;

use axum::http::{HeaderMap, header};
use utoipa::OpenApi;

use crate::{
    App, described, find,
    openreferral::{Page, reviews, v1, v3},
    particulars,
    problem::Problem,
    similar, suggest,
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Fingerpost",
        description = "The shared directory of support in a place. Open to anybody, without a key. \
            What stands under /openreferral follows Open Referral UK; what stands under /api is ours.",
        license(name = "MIT OR Apache-2.0"),
    ),
    paths(
        v3::root,
        v3::services,
        v3::service,
        v3::service_at_locations,
        v3::service_at_location,
        v3::organizations,
        v3::organization,
        v3::taxonomies,
        v3::taxonomy,
        v3::taxonomy_terms,
        v3::taxonomy_term,
        v1::root,
        v1::services,
        v1::service,
        v1::taxonomies,
        v1::taxonomy,
        v1::vocabularies,
        v1::organizations,
        v1::organization,
        v1::locations,
        v1::location,
        reviews::reviews,
        reviews::review,
        find::search,
        suggest::suggest,
        particulars::about,
        similar::similar
    ),
    components(schemas(Problem, v3::Root, Page, v1::PageV1))
)]
struct Document;

/// The document at `/api/openapi.json`.
pub fn openapi() -> String {
    // A document made of literals always serialises.
    let mut document = serde_json::to_value(Document::openapi()).unwrap_or_default();
    described::complete(&mut document);
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

/// The document.
pub(crate) async fn document() -> ([(header::HeaderName, &'static str); 1], String) {
    ([(header::CONTENT_TYPE, "application/json")], openapi())
}

/// The last page that can be asked for: far beyond any list, and short enough to be counted on with.
const MOST_PAGES: usize = 1_000_000_000;

/// The most values of one name that count, and the longest that does, in bytes: every one stands in every address of a page of
/// results, of which there are some hundred.
const MOST_VALUES: usize = 20;
const LONGEST_VALUE: usize = 200;

/// The parameters of a query string. Of a name given twice the first counts; unknown names are
/// passed over, as readers of the standard expect.
pub(crate) struct Parameters<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'a> Parameters<'a> {
    pub(crate) fn parse(query: Option<&'a str>) -> Self {
        Self(url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()).collect())
    }

    /// What was given under that name, unless it is blank.
    pub(crate) fn words(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(given, _)| given == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// All that was given under that name: repeated, with brackets after the name, or with commas in between.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = String> {
        let given = self.0.iter().filter(move |(given, _)| given.trim_end_matches("[]") == name);
        let parts = given.flat_map(|(_, value)| value.split(','));
        counted(parts.map(|part| part.trim().to_owned()))
    }

    /// The same for names, which may have commas of their own: those that a blank follows are not in between.
    pub(crate) fn names(&self, name: &str) -> Vec<String> {
        let given = self.0.iter().filter(|(given, _)| given.trim_end_matches("[]") == name);
        let mut names: Vec<String> = Vec::new();
        for (_, value) in given {
            for (place, part) in value.split(',').enumerate() {
                match names.last_mut().filter(|_| place > 0 && part.starts_with(' ')) {
                    Some(name) => name.extend([",", part]),
                    None => names.push(part.to_owned()),
                }
            }
        }
        counted(names.into_iter().map(|name| name.trim().to_owned())).collect()
    }

    /// A word for yes or no.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, Problem> {
        match self.words(name) {
            None | Some("false" | "0") => Ok(false),
            Some("true" | "1") => Ok(true),
            Some(text) => Err(Problem::parameter(name, text, "true or false")),
        }
    }

    /// Which page is asked for, from 1.
    pub(crate) fn page(&self) -> Result<usize, Problem> {
        self.count("page", 1, MOST_PAGES)
    }

    /// A whole number from 1 to `most`.
    pub(crate) fn count(&self, name: &str, usual: usize, most: usize) -> Result<usize, Problem> {
        let Some(text) = self.words(name) else { return Ok(usual) };
        match text.parse::<usize>() {
            Ok(number) if (1..=most).contains(&number) => Ok(number),
            _ => Err(Problem::parameter(name, text, &format!("a whole number from 1 to {most}"))),
        }
    }
}

/// Those of the values that count.
fn counted(values: impl Iterator<Item = String>) -> impl Iterator<Item = String> {
    values.filter(|value| (1..=LONGEST_VALUE).contains(&value.len())).take(MOST_VALUES)
}

/// The address of this server as its reader knows it, where a site does not say its own.
pub(crate) fn base_url(app: &App, headers: &HeaderMap) -> String {
    if let Some(url) = &app.public_url {
        return url.to_string();
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).filter(|host| {
        host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'))
    });
    format!("http://{}", host.unwrap_or("localhost"))
}
