//! Routes, and what holds for every answer.
//!
//! Who may use what: every route here is for anybody. Routes for signed-in people come in a router
//! of their own, so that none is opened by oversight.

use std::{convert::Infallible, net::SocketAddr, sync::atomic::Ordering, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, MatchedPath, Request},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::{MethodRouter, any, get, post},
};
use tower::{ServiceExt, util::option_layer};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    cors::{Any, CorsLayer},
    set_header::SetResponseHeaderLayer,
    timeout::TimeoutLayer,
    trace::TraceLayer,
};
use tracing::Span;

use crate::{
    App, advice, api, embed,
    explain::explain,
    fair, find, helpful, map_page,
    openreferral::{reviews, v1, v3},
    particulars, private,
    problem::Problem,
    reports, search_page, shortlist, similar, site_pages as pages, sitemap, statements, suggest, topics,
    validate,
};

/// How long one answer may take; the slowest takes some tens of milliseconds.
const REQUEST_TIME: Duration = Duration::from_secs(20);

/// The longest request body, in bytes. All that anybody may send is one address, a page of words, or a list with its notes.
const BODY_BYTES: usize = 64 * 1024;

/// Pages load our own style sheets, scripts and icon and nothing else; scripts and forms ask us alone; nobody frames us. A site's
/// colours come as a style sheet of their own (`/sites/…`), and its logo as shapes in the page, so that
/// neither asks for more than this.
pub(crate) const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
     connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Every route of the server.
pub fn router(app: App) -> Router {
    let at_root = if app.version_1_at_root { version_1() } else { Router::new() };
    let machines = Router::new()
        .merge(version_3())
        .nest(
            "/openreferral/v1",
            version_1().route("/", get(v1::root)).route("/services/{id}", get(v1::service)),
        )
        .route("/openreferral/v1/", get(v1::root))
        .route("/openreferral", any(unknown_to_machines))
        .route("/openreferral/", any(unknown_to_machines))
        .route("/openreferral/{*rest}", get(unknown_to_machines))
        .route("/api", any(unknown_to_machines))
        .route("/api/", any(unknown_to_machines))
        .route("/api/search", get(find::search))
        .route("/api/suggest", get(suggest::suggest))
        .route("/api/services/{id}", get(particulars::about))
        .route("/api/services/{id}/similar", get(similar::similar))
        .route("/api/openapi.json", get(api::document))
        .route("/api/{*rest}", get(unknown_to_machines))
        .merge(at_root)
        .method_not_allowed_fallback(|| async { Problem::method_not_allowed() })
        .layer(middleware::from_fn_with_state(app.clone(), fair::machines))
        .layer(open_to_pages());
    let people = Router::new()
        .route("/", get(pages::home))
        .route("/search", get(search_page::search))
        .route("/search/private", get(private::answer).post(private::ask))
        .route("/map", get(map_page::map))
        .route("/staying-safe-online", get(private::staying_safe))
        .route("/sitemap.xml", get(sitemap::sitemap))
        .route("/sitemaps/{part}", get(sitemap::part))
        .route("/robots.txt", get(sitemap::robots))
        .route("/embed", get(embed::frame))
        .route("/embed.js", get(embed::script))
        .route("/leave", get(private::leave).post(private::leave))
        .route(
            "/services/{id}",
            if app.version_1_at_root { service_or_page(&app) } else { get(pages::service) },
        )
        .route("/services/{id}/calendar.ics", get(pages::calendar))
        .route("/services/{id}/report", get(reports::form).post(reports::send))
        .route("/services/{id}/report/{end}", get(reports::sent))
        .route("/organisations/{id}", get(pages::organisation))
        .route("/topics", get(topics::list))
        .route("/topics/{id}", get(topics::page))
        .route("/about", get(statements::about))
        .route("/about/quality", get(statements::quality))
        .route("/accessibility", get(statements::accessibility))
        .route("/privacy", get(statements::privacy))
        .route("/cookies", get(statements::cookies))
        .route("/advice", get(advice::list))
        .route("/advice/{slug}", get(advice::page))
        .route("/developers", get(pages::developers))
        .route("/developers/validate", get(validate::form).post(validate::start))
        .route("/developers/validate/{id}", get(validate::report))
        .route("/developers/validate/{id}/report.json", get(validate::json))
        .route("/developers/validate/{id}/badge.svg", get(validate::badge))
        .route("/services/{id}/text", get(shortlist::service_text))
        .route("/keys", get(shortlist::keys))
        .merge(chosen())
        .fallback(pages::unknown)
        .layer(middleware::from_fn_with_state(app.clone(), pages::remember_language));
    let known = people.clone().with_state::<()>(app.clone());
    let people = people.route(
        "/helpful",
        post(move |state, client, headers, body| helpful::answer(known, state, client, headers, body)),
    );
    let operations = Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .route("/assets/{*path}", get(pages::asset))
        .route("/sites/{name}", get(pages::site_style_sheet));
    // Who says that browsers come over https means that they never come otherwise.
    let is_encrypted = app.public_url.as_deref().is_some_and(|url| url.starts_with("https://"));
    let only_encrypted =
        is_encrypted.then(|| standing_header(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"));
    people
        .merge(machines)
        .merge(operations)
        .with_state(app.clone())
        .layer(middleware::from_fn_with_state(app.clone(), fair::recognise))
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIME))
        .layer(CatchPanicLayer::custom(fault))
        .layer(middleware::from_fn_with_state(app, explain))
        .layer(CompressionLayer::new())
        .layer(standing_header(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .layer(option_layer(only_encrypted))
        .layer(standing_header(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(standing_header(header::REFERRER_POLICY, "same-origin"))
        .layer(standing_header(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        .layer(standing_header(HeaderName::from_static("permissions-policy"), "geolocation=(self)"))
        .layer(TraceLayer::new_for_http().make_span_with(span).on_request(()).on_response(log).on_failure(()))
}

/// The list that a reader keeps. Nobody else keeps what these answer.
fn chosen() -> Router<App> {
    Router::new()
        .route("/shortlist", get(shortlist::list).post(shortlist::change))
        .route("/shortlist.txt", get(shortlist::text))
        .route("/shortlist/text", get(shortlist::copy))
        .route("/shortlist/print", get(shortlist::hand_out))
        .route("/shortlist/link", get(shortlist::link))
        .route("/shortlist/clear", get(shortlist::clear))
        .route("/shortlist/from/{token}", get(shortlist::received).post(shortlist::receive))
        .layer(standing_header(header::CACHE_CONTROL, "no-store"))
}

/// The addresses of Open Referral UK 3.0, and those that HSDS 3.1 adds, with and without a slash at their end.
fn version_3() -> Router<App> {
    let mut routes = Router::new();
    for end in ["", "/"] {
        let at = |rest: &str| format!("/openreferral/v3{rest}{end}");
        routes = routes
            .route(&at(""), get(v3::root))
            .route(&at("/services"), get(v3::services))
            .route(&at("/services/{id}"), get(v3::service))
            .route(&at("/service_at_locations"), get(v3::service_at_locations))
            .route(&at("/service_at_locations/{id}"), get(v3::service_at_location))
            .route(&at("/organizations"), get(v3::organizations))
            .route(&at("/organizations/{id}"), get(v3::organization))
            .route(&at("/taxonomies"), get(v3::taxonomies))
            .route(&at("/taxonomies/{id}"), get(v3::taxonomy))
            .route(&at("/taxonomy_terms"), get(v3::taxonomy_terms))
            .route(&at("/taxonomy_terms/{id}"), get(v3::taxonomy_term));
    }
    routes
}

/// The addresses of Open Referral UK 1.0 but that of one service without a slash, which may be a page; all others with
/// and without one at their end, as its clients ask.
fn version_1() -> Router<App> {
    let mut routes = Router::new().route("/services/{id}/", get(v1::service));
    for end in ["", "/"] {
        routes = routes
            .route(&format!("/taxonomies/{{id}}{end}"), get(v1::taxonomy))
            .route(&format!("/organizations/{{id}}{end}"), get(v1::organization))
            .route(&format!("/locations/{{id}}{end}"), get(v1::location))
            .route(&format!("/reviews/{{id}}{end}"), get(reviews::review))
            .route(&format!("/services{end}"), get(v1::services))
            .route(&format!("/taxonomies{end}"), get(v1::taxonomies))
            .route(&format!("/vocabularies{end}"), get(v1::vocabularies))
            .route(&format!("/organizations{end}"), get(v1::organizations))
            .route(&format!("/locations{end}"), get(v1::locations))
            .route(&format!("/reviews{end}"), get(reviews::reviews));
    }
    routes
}

fn standing_header(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

/// The log names the route, never what was asked of it: words searched for are somebody's trouble.
fn span(request: &Request) -> Span {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
    tracing::info_span!("request", method = %request.method(), route)
}

fn log(response: &Response, took: Duration, _span: &Span) {
    tracing::debug!(status = response.status().as_u16(), duration_ms = took.as_secs_f64() * 1e3, "answered");
}

fn fault(panic: Box<dyn std::any::Any + Send>) -> Response {
    let what = panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    tracing::error!(what, "a request failed");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Pages of other sites may ask what machines may.
fn open_to_pages() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        // Browsers ask first whether they may send If-None-Match.
        .allow_headers(Any)
        .expose_headers([header::ETAG, header::RETRY_AFTER])
}

/// The page of a service for whoever reads pages, and says so (`Accept: text/html`); for anybody else, as a client of
/// Open Referral UK 1.0 that drops the path, the record, with all that holds for machines.
fn service_or_page(app: &App) -> MethodRouter<App> {
    let page = get(pages::service).with_state::<()>(app.clone());
    let record = get(v1::service)
        .fallback(|| async { Problem::method_not_allowed() })
        .layer::<_, Infallible>(middleware::from_fn_with_state(app.clone(), fair::machines))
        .layer::<_, Infallible>(open_to_pages())
        .with_state::<()>(app.clone());
    any(move |request: Request| async move {
        let accept = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
        let wants_page = accept.is_some_and(|accept| accept.contains("html"));
        let Ok(mut answer) = if wants_page { page } else { record }.oneshot(request).await;
        answer.headers_mut().append(header::VARY, HeaderValue::from_static("accept"));
        answer
    })
}

async fn unknown_to_machines() -> Problem {
    Problem::not_found("There is nothing at this address. GET /api/openapi.json describes what there is.")
}

/// Whether this node can answer: the store can be read, and its index has been in step with it once
/// since the process began. A node that falls behind during a long import goes on answering.
async fn ready(state: axum::extract::State<App>) -> Response {
    let unready = |why: String| (StatusCode::SERVICE_UNAVAILABLE, why).into_response();
    let Ok(last) = state.db.last_sequence().await else {
        return unready("the store does not answer\n".to_owned());
    };
    let Some(position) = state.index.position().ok().flatten() else {
        return unready("the index is being built\n".to_owned());
    };
    if position.sequence >= last {
        state.was_in_step.store(true, Ordering::Relaxed);
    }
    if state.was_in_step.load(Ordering::Relaxed) {
        "ready\n".into_response()
    } else {
        unready(format!("the index is {} changes behind\n", last - position.sequence))
    }
}

/// Serves until `stop` is done; requests that are under way are answered first.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: tokio::net::TcpListener,
    app: App,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await
}
