//! Pages for people. For anybody.

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use fingerpost_directory::{Viewer, Visibility};
use fingerpost_pages::{
    Frame, HomeCounts, Language, NotFound, Notice, OrganisationView, Problem as Trouble, ServiceView, Site,
};
use fingerpost_search::SearchError;
use fingerpost_store::{ServiceRecord, StoreError};
use jiff::Timestamp;
use openreferral::Service;
use uuid::Uuid;

use crate::{
    App,
    api::{Parameters, base_url},
    origin::{host_name, is_this_machine, secure},
    private,
    shortlist::{self, Shortlist},
    tag::tagged,
};

/// Similar services on the page of one.
const SIMILAR: usize = 5;

/// The cookie that remembers the language. It says nothing else, so it needs no banner.
pub(crate) const LANGUAGE_COOKIE: &str = "language";

/// How long the language is remembered, in seconds: a year.
const REMEMBERED: u32 = 365 * 24 * 60 * 60;

/// A page that could not be made, as the person sees it.
pub(crate) struct Failure {
    app: Box<App>,
    site: Arc<Site>,
    language: Language,
    starting: bool,
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, trouble) = if self.starting {
            (StatusCode::SERVICE_UNAVAILABLE, Trouble::Starting)
        } else {
            (StatusCode::INTERNAL_SERVER_ERROR, Trouble::Fault { reference: None })
        };
        let (site, language, attributions) = (&self.site, self.language, &self.app.attributions);
        let frame =
            Frame { site, language, path_and_query: "/", attributions, shortlist: &[], listed: false };
        (status, Html(fingerpost_pages::problem(&frame, trouble))).into_response()
    }
}

/// What every page needs of its request.
pub(crate) struct Asked {
    pub(crate) app: App,
    site: Arc<Site>,
    /// Whether search engines may list it.
    pub(crate) listed: bool,
    pub(crate) language: Language,
    pub(crate) uri: Uri,
    /// Where the site is, without a slash at the end.
    pub(crate) base: String,
    /// The services that the reader has chosen.
    pub(crate) shortlist: Shortlist,
    chosen: Vec<Uuid>,
}

/// Where a site is, without a slash at the end: at the server's public address where that is one of its hosts, otherwise at
/// the first of them. Who names no host has one address for all, and whoever tries it out asks this machine.
fn site_url(app: &App, site: &Site, headers: &HeaderMap) -> String {
    let known = base_url(app, headers);
    let (_, host) = known.split_once("://").unwrap_or_default();
    let name = host_name(host);
    let is_its_own = app.public_url.is_some() && site.hosts.iter().any(|its| its == name);
    if is_its_own || is_this_machine(name) { known } else { site.url().unwrap_or(known) }
}

impl Asked {
    pub(crate) fn new(app: App, uri: Uri, headers: &HeaderMap) -> Self {
        let site = app.sites.asked(&uri, headers).clone();
        let listed = app.sites.may_be_listed(&uri, headers);
        let shortlist = shortlist::of(&app, headers);
        let chosen = shortlist.ids();
        let base = site_url(&app, &site, headers);
        Self { language: language(&site, &uri, headers), site, listed, app, uri, base, shortlist, chosen }
    }

    pub(crate) fn frame(&self) -> Frame<'_> {
        let path_and_query = self.uri.path_and_query().map_or("/", |all| all.as_str());
        Frame {
            site: &self.site,
            language: self.language,
            path_and_query,
            attributions: &self.app.attributions,
            shortlist: &self.chosen,
            listed: self.listed,
        }
    }

    pub(crate) fn site(&self) -> &Site {
        &self.site
    }

    pub(crate) fn store(&self, error: &StoreError) -> Failure {
        tracing::error!(%error, "the store failed");
        self.failure(false)
    }

    pub(crate) fn search(&self, error: &SearchError) -> Failure {
        let starting = matches!(error, SearchError::NotBuilt);
        if !starting {
            tracing::error!(%error, "the index failed");
        }
        self.failure(starting)
    }

    fn failure(&self, starting: bool) -> Failure {
        Failure {
            app: Box::new(self.app.clone()),
            site: self.site.clone(),
            language: self.language,
            starting,
        }
    }

    pub(crate) fn missing(&self, what: NotFound) -> Response {
        (StatusCode::NOT_FOUND, Html(fingerpost_pages::not_found(&self.frame(), what))).into_response()
    }
}

/// `?lang=`, else what was remembered, else what the browser asks for, as far as the site offers it.
pub(crate) fn language(site: &Site, uri: &Uri, headers: &HeaderMap) -> Language {
    let offered = |tag: &str| Language::parse(tag).filter(|language| site.offers(*language));
    let asked = Parameters::parse(uri.query()).words("lang").and_then(offered);
    let remembered = || shortlist::cookies(headers, LANGUAGE_COOKIE).next().and_then(offered);
    let preferred = || {
        let told = headers.get_all(header::ACCEPT_LANGUAGE).iter();
        let told = told.filter_map(|value: &HeaderValue| value.to_str().ok()).flat_map(|it| it.split(','));
        let mut weighed: Vec<(f32, Language)> = told
            .filter_map(|language| {
                let (tag, weight) = language.split_once(';').unwrap_or((language, "q=1"));
                let weight = weight.trim().strip_prefix("q=")?.trim().parse().ok()?;
                (weight > 0.0).then_some((weight, offered(tag.trim())?))
            })
            .collect();
        // Of equal weight the first (RFC 9110, 12.5.4).
        weighed.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        weighed.first().map(|(_, language)| *language)
    };
    asked.or_else(remembered).or_else(preferred).unwrap_or_else(|| site.first_language())
}

/// Remembers a language that was asked for, says what the answer depends on, and sends nothing again that the browser has.
///
/// A page for somebody with a list shows it, if only how long it is: nothing on the way or in the browser keeps that.
pub(crate) async fn remember_language(
    State(app): State<App>,
    uri: Uri,
    mut request: Request,
    next: Next,
) -> Response {
    let secure = secure(&app, request.headers());
    let has_list = shortlist::cookies(request.headers(), shortlist::COOKIE).next().is_some();
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let is_head = request.method() == Method::HEAD;
    if is_head {
        // So that its tag is that of the answer to GET.
        *request.method_mut() = Method::GET;
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if let Some(language) = Parameters::parse(uri.query()).words("lang").and_then(Language::parse) {
        let cookie = format!(
            "{LANGUAGE_COOKIE}={}; Path=/; Max-Age={REMEMBERED}; SameSite=Lax; HttpOnly{secure}",
            language.code()
        );
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
    let keeping = HeaderValue::from_static(if has_list { "no-store" } else { "no-cache" });
    headers.entry(header::CACHE_CONTROL).or_insert(keeping);
    // A cache keeps addresses apart by their host already; this is for one that has been told not to.
    headers.append(header::VARY, HeaderValue::from_static("cookie, accept-language, host"));
    let is_kept = headers.get(header::CACHE_CONTROL).is_some_and(|it| it == "no-cache");
    if is_kept { tagged(response, known.as_ref(), is_head).await } else { response }
}

pub(crate) async fn home(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let counts = asked.app.db.counts().await.map_err(|error| asked.store(&error))?;
    let counts = HomeCounts {
        services: usize::try_from(counts.services).unwrap_or_default(),
        organizations: usize::try_from(counts.organizations).unwrap_or_default(),
    };
    Ok(Html(fingerpost_pages::home(&asked.frame(), counts)))
}

/// Says so when many changes of the store cannot be found yet.
pub(crate) async fn loading(asked: &Asked) -> Option<Notice> {
    /// Changes that the follower takes within a second or so.
    const SOON: i64 = 1000;
    let position = asked.app.index.position().ok()??;
    let last = asked.app.db.last_sequence().await.ok()?;
    (last - position.sequence > SOON).then_some(Notice::Loading)
}

/// A service. For anybody.
pub(crate) async fn service(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let Some((service, record)) = find_service(&asked, &id).await? else {
        return Ok(asked.missing(NotFound::Service));
    };
    // A page without them is better than none.
    let similar = asked.app.index.similar(Viewer::Public, record.record.id, SIMILAR).unwrap_or_default();
    let organization_id = organization_id(&service, &record);
    let view = ServiceView {
        similar: &similar,
        organization_id: organization_id.as_deref(),
        ..view(&service, &record, &asked.base, (asked.app.clock)())
    };
    let mut response = Html(fingerpost_pages::service(&asked.frame(), &view)).into_response();
    if fingerpost_pages::is_for_people_at_risk(&service) {
        private::keep_out_of_caches(&mut response);
    }
    Ok(response)
}

/// The times of a service as a file for calendars. For anybody.
pub(crate) async fn calendar(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let Some((service, record)) = find_service(&asked, &id).await? else {
        return Ok(asked.missing(NotFound::Service));
    };
    let view = view(&service, &record, &asked.base, (asked.app.clock)());
    let Some(calendar) = fingerpost_pages::service_calendar(&asked.frame(), &view) else {
        return Ok(asked.missing(NotFound::Page));
    };
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"times.ics\""),
    ];
    let mut response = (headers, calendar).into_response();
    if fingerpost_pages::is_for_people_at_risk(&service) {
        private::keep_out_of_caches(&mut response);
    }
    Ok(response)
}

/// The service that anybody may see by that id.
pub(crate) async fn find_service(
    asked: &Asked,
    id: &str,
) -> Result<Option<(Service, ServiceRecord)>, Failure> {
    let Ok(id) = Uuid::try_parse(id) else { return Ok(None) };
    let found = asked.app.db.service(id).await.map_err(|error| asked.store(&error))?;
    Ok(found.and_then(|record| Some((record.service(Viewer::Public)?, record))))
}

fn organization_id(service: &Service, record: &ServiceRecord) -> Option<String> {
    service.organization.as_ref()?;
    record.organization.as_ref().map(|organization| organization.id.to_string())
}

/// What a page shows of a service, but for what other records and the index know.
pub(crate) fn view<'a>(
    service: &'a Service,
    record: &'a ServiceRecord,
    base: &'a str,
    now: Timestamp,
) -> ServiceView<'a> {
    ServiceView {
        service,
        base,
        organization: service.organization.as_deref(),
        organization_id: None,
        steward: Some(&record.record.steward),
        sources: &[],
        last_checked: service.assured_date.as_deref().and_then(|date| date.parse().ok()),
        place_withheld: record.record.visibility == Visibility::Withheld,
        similar: &[],
        now,
    }
}

/// For developers. For anybody.
pub(crate) async fn developers(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Html<String> {
    let asked = Asked::new(app, uri, &headers);
    Html(fingerpost_pages::developers(&asked.frame(), &asked.base))
}

/// Who runs services. For anybody.
pub(crate) async fn organisation(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let Ok(id) = Uuid::try_parse(&id) else { return Ok(asked.missing(NotFound::Organisation)) };
    let found = asked.app.db.organization(id).await.map_err(|error| asked.store(&error))?;
    let Some(organization) = found.and_then(|record| record.organization(Viewer::Public)) else {
        return Ok(asked.missing(NotFound::Organisation));
    };
    let ids = asked.app.db.services_of(id).await.map_err(|error| asked.store(&error))?;
    let records = asked.app.db.services(&ids).await.map_err(|error| asked.store(&error))?;
    let services: Vec<Service> = records.iter().filter_map(|record| record.service(Viewer::Public)).collect();
    let now = (asked.app.clock)();
    let view = OrganisationView { organization: &organization, services: &services, base: &asked.base, now };
    let mut response = Html(fingerpost_pages::organisation(&asked.frame(), &view)).into_response();
    if view.is_guarded() {
        private::keep_out_of_caches(&mut response);
    }
    Ok(response)
}

pub(crate) async fn unknown(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    Asked::new(app, uri, &headers).missing(NotFound::Page)
}

/// A site's own colours. The name changes with them and says nothing of a host, so any cache may keep
/// them for ever.
pub(crate) async fn site_style_sheet(State(app): State<App>, uri: Uri) -> Response {
    let Some(sheet) = app.sites.style_sheet(uri.path()) else {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, sheet).into_response()
}

/// Styles and pictures, which keep for ever because their names change with them.
pub(crate) async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = fingerpost_pages::asset(&path) else {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    };
    let keeping = if asset.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    let about = [
        (header::CONTENT_TYPE, asset.content_type),
        (header::CACHE_CONTROL, keeping),
        (header::VARY, "accept-encoding"),
    ];
    match asset.brotli.filter(|_| takes_brotli(&headers)) {
        Some(packed) => (about, [(header::CONTENT_ENCODING, "br")], packed.into_owned()).into_response(),
        None => (about, asset.bytes.into_owned()).into_response(),
    }
}

/// Whether whoever asks can unpack brotli. Browsers that can say so without a weight.
fn takes_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|it| it.to_str().ok());
    accepted.flat_map(|it| it.split(',')).any(|it| it.trim().eq_ignore_ascii_case("br"))
}
