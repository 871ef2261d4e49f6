//! `/sitemap.xml` and `/robots.txt`: what search engines are told of a site, by its own host. For anybody.
//!
//! The protocol is that of sitemaps.org 0.9. A directory that is made up is in no sitemap.

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use fingerpost_directory::Viewer;
use fingerpost_pages::{Language, NotFound, Site};
use fingerpost_search::{Filter, Walk};
use fingerpost_store::Kind;
use jiff::Timestamp;

use crate::{
    App,
    site_pages::{Asked, Failure},
    topics,
};

/// Addresses in one file: the protocol allows 50,000, and a file of those would be some 20 MB.
const IN_A_PART: usize = 10_000;

/// Pages that say something to somebody who comes from a search engine and are no records.
const PAGES: [&str; 10] = [
    "/",
    "/about",
    "/about/quality",
    "/accessibility",
    "/advice",
    "/cookies",
    "/developers",
    "/privacy",
    "/staying-safe-online",
    "/topics",
];

/// What nobody should meet in a search engine: answers to questions, ways out, and what is for machines.
const NOT_LISTED: [&str; 7] =
    ["/search?", "/search/private", "/map", "/leave", "/shortlist", "/api/", "/openreferral/"];

/// A page and when it last changed, where that is known.
struct Entry {
    path: String,
    modified: Option<Timestamp>,
}

pub(crate) async fn robots(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let asked = Asked::new(app, uri, &headers);
    let mut text = String::from("User-agent: *\n");
    if !asked.listed {
        text.push_str("Disallow: /\n");
    } else {
        NOT_LISTED.iter().for_each(|path| text.push_str(&format!("Disallow: {path}\n")));
        text.push_str(&format!("\nSitemap: {}/sitemap.xml\n", asked.base));
    }
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// All pages, or where they are listed part by part.
pub(crate) async fn sitemap(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    if !asked.listed {
        return Ok(asked.missing(NotFound::Page));
    }
    let services = services(&asked)?;
    let organisations = asked.app.db.public_count(Kind::Organization).await;
    let organisations = usize::try_from(organisations.map_err(|error| asked.store(&error))?).unwrap_or(0);
    let pages = pages(&asked).await?;
    if pages.len() + services.len() + organisations <= IN_A_PART {
        let mut entries = pages;
        entries.extend(services);
        entries.extend(organisations_from(&asked, 0).await?);
        return Ok(xml(&urlset(&asked.base, asked.site(), &entries)));
    }
    let parts = |kind: &'static str, count: usize| {
        (1..=count.div_ceil(IN_A_PART)).map(move |number| format!("/sitemaps/{kind}-{number}.xml"))
    };
    let all = parts("pages", pages.len())
        .chain(parts("services", services.len()))
        .chain(parts("organisations", organisations));
    let mut body = String::from("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    all.for_each(|path| body.push_str(&format!("<sitemap><loc>{}{path}</loc></sitemap>\n", asked.base)));
    body.push_str("</sitemapindex>\n");
    Ok(xml(&body))
}

/// `/sitemaps/services-2.xml`: the second ten thousand services.
pub(crate) async fn part(
    State(app): State<App>,
    Path(name): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let number = name.strip_suffix(".xml").and_then(|name| name.rsplit_once('-'));
    let number =
        number.and_then(|(kind, number)| Some((kind, number.parse::<usize>().ok()?.checked_sub(1)?)));
    let entries = match number.filter(|_| asked.listed) {
        Some(("pages", part)) => {
            pages(&asked).await?.into_iter().skip(part.saturating_mul(IN_A_PART)).take(IN_A_PART).collect()
        }
        Some(("services", part)) => {
            services(&asked)?.into_iter().skip(part.saturating_mul(IN_A_PART)).take(IN_A_PART).collect()
        }
        Some(("organisations", part)) => organisations_from(&asked, part.saturating_mul(IN_A_PART)).await?,
        _ => Vec::new(),
    };
    if entries.is_empty() {
        return Ok(asked.missing(NotFound::Page));
    }
    Ok(xml(&urlset(&asked.base, asked.site(), &entries)))
}

/// What is no record: with advice and topics, but for those that name a danger.
async fn pages(asked: &Asked) -> Result<Vec<Entry>, Failure> {
    let advice = asked.app.advice.all().iter().filter(|advice| !advice.is_about_danger());
    let mut paths: Vec<String> = PAGES.iter().map(|path| (*path).to_owned()).collect();
    paths.extend(advice.map(fingerpost_pages::Advice::path));
    paths.extend(topics::paths(asked).await?);
    Ok(paths.into_iter().map(|path| Entry { path, modified: None }).collect())
}

fn services(asked: &Asked) -> Result<Vec<Entry>, Failure> {
    let read = || {
        asked.app.index.snapshot()?.modified(Viewer::Public, &Walk { words: None, filter: Filter::default() })
    };
    let all = tokio::task::block_in_place(read).map_err(|error| asked.search(&error))?;
    let entry =
        |(id, at)| Entry { path: format!("/services/{id}"), modified: Timestamp::from_microsecond(at).ok() };
    Ok(all.into_iter().map(entry).collect())
}

async fn organisations_from(asked: &Asked, offset: usize) -> Result<Vec<Entry>, Failure> {
    let (offset, limit) = (i64::try_from(offset).unwrap_or(i64::MAX), IN_A_PART as i64);
    let records = asked.app.db.public_records_from(Kind::Organization, offset, limit).await;
    let records = records.map_err(|error| asked.store(&error))?;
    let shown = records.into_iter().filter(|record| record.organization(Viewer::Public).is_some());
    Ok(shown
        .map(|it| Entry { path: format!("/organisations/{}", it.id), modified: Some(it.modified) })
        .collect())
}

/// Every address is made of a checked host and of ids, so that nothing needs escaping.
fn urlset(base: &str, site: &Site, entries: &[Entry]) -> String {
    let languages: Vec<Language> = site.languages().collect();
    let mut body = String::from(
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for Entry { path, modified } in entries {
        body.push_str(&format!("<url><loc>{base}{path}</loc>"));
        if let Some(modified) = modified {
            body.push_str(&format!("<lastmod>{:.0}</lastmod>", modified));
        }
        for language in languages.iter().filter(|_| languages.len() > 1) {
            let code = language.code();
            let query =
                if *language == site.first_language() { String::new() } else { format!("?lang={code}") };
            body.push_str(&format!(
                "<xhtml:link rel=\"alternate\" hreflang=\"{code}\" href=\"{base}{path}{query}\"/>"
            ));
        }
        body.push_str("</url>\n");
    }
    body.push_str("</urlset>\n");
    body
}

fn xml(body: &str) -> Response {
    let text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{body}");
    (StatusCode::OK, [(header::CONTENT_TYPE, "application/xml; charset=utf-8")], text).into_response()
}
