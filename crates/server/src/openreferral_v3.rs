//! Open Referral UK 3.0: what other systems read. For anybody, without a key.

use axum::{
    Json,
    extract::{Path, RawQuery, State},
    http::HeaderMap,
};
use fingerpost_directory::Viewer;
use fingerpost_search::Walk;
use openreferral::write;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App,
    api::{Parameters, base_url},
    problem::Problem,
};

/// Services on a page when the question does not say.
const PER_PAGE: usize = 20;

/// The most services on one page.
const MOST_PER_PAGE: usize = 100;

/// What this API is.
#[derive(Serialize, ToSchema)]
pub struct Root {
    /// The version of the standard.
    #[schema(example = "HSDS-UK-3.0")]
    version: &'static str,
    /// Where the profile is explained.
    profile: &'static str,
    /// Where this API is described.
    openapi_url: String,
}

/// A page of a list, in the standard's own words.
#[derive(Serialize, ToSchema)]
pub struct Page {
    /// Services that match in all.
    total_items: usize,
    /// Pages in all.
    total_pages: usize,
    /// This page, from 1.
    page_number: usize,
    /// Services on this page.
    size: usize,
    /// Whether this is the first page.
    first_page: bool,
    /// Whether this is the last page.
    last_page: bool,
    /// Whether this page is empty.
    empty: bool,
    /// The services, with their one-to-one properties.
    #[schema(value_type = Vec<Object>)]
    contents: Vec<Value>,
}

#[utoipa::path(get, path = "/openreferral/v3", tag = "Open Referral UK 3.0",
    responses((status = 200, body = Root)))]
/// What this API is
pub(crate) async fn root(State(app): State<App>, headers: HeaderMap) -> Json<Root> {
    Json(Root {
        version: "HSDS-UK-3.0",
        profile: "https://docs.openreferraluk.org",
        openapi_url: format!("{}/api/openapi.json", base_url(&app, &headers)),
    })
}

#[utoipa::path(get, path = "/openreferral/v3/services", tag = "Open Referral UK 3.0",
    params(
        ("search" = Option<String>, Query, description = "Words to look for; services come in the order in which they match"),
        ("page" = Option<usize>, Query, minimum = 1, description = "Which page, from 1"),
        ("per_page" = Option<usize>, Query, minimum = 1, maximum = 100, description = "Services on a page; 20 when it is left out"),
    ),
    responses((status = 200, body = Page), (status = 400, body = Problem, content_type = "application/problem+json")))]
/// Services, a page at a time
pub(crate) async fn services(
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Json<Page>, Problem> {
    let parameters = Parameters::parse(query.as_deref());
    let page = parameters.count("page", 1, usize::MAX >> 16)?;
    let per_page = parameters.count("per_page", PER_PAGE, MOST_PER_PAGE)?;
    let offset = (page - 1).saturating_mul(per_page);
    let (total_items, services) = match parameters.words("search") {
        Some(words) => {
            let walk = Walk { words: Some(words.to_owned()), ..Walk::default() };
            let (total, ids) = tokio::task::block_in_place(|| {
                app.index.snapshot()?.services(Viewer::Public, &walk, offset, per_page)
            })?;
            (total, app.db.services(&ids).await?)
        }
        None => {
            let total = usize::try_from(app.db.counts().await?.services).unwrap_or_default();
            let (offset, limit) = (i64::try_from(offset).unwrap_or(i64::MAX), per_page as i64);
            (total, app.db.public_services(offset, limit).await?)
        }
    };
    let contents: Vec<Value> = services
        .iter()
        .filter_map(|record| write::service_in_list(record.service(Viewer::Public)?))
        .collect();
    let total_pages = total_items.div_ceil(per_page);
    Ok(Json(Page {
        total_items,
        total_pages,
        page_number: page,
        size: contents.len(),
        first_page: page == 1,
        last_page: page >= total_pages,
        empty: contents.is_empty(),
        contents,
    }))
}

#[utoipa::path(get, path = "/openreferral/v3/services/{id}", tag = "Open Referral UK 3.0",
    params(("id" = Uuid, Path, description = "The service's id")),
    responses((status = 200, description = "The service with all that is nested in it, valid against the Open Referral UK 3.0 schema", body = Object),
        (status = 404, body = Problem, content_type = "application/problem+json")))]
/// One service, whole
pub(crate) async fn service(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, Problem> {
    let missing = || Problem::not_found(format!("There is no service with the id {id:?}."));
    let uuid = Uuid::try_parse(&id).map_err(|_| missing())?;
    let record = app.db.service(uuid).await?.ok_or_else(missing)?;
    record.service(Viewer::Public).and_then(write::service).map(Json).ok_or_else(missing)
}
