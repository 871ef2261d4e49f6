//! Reviews of services, which Open Referral UK 1.0 alone has.

use axum::{
    Json,
    extract::{Path, RawQuery, State},
};
use fingerpost_directory::Viewer;
use fingerpost_search::key;
use openreferral::{Service, write::v1 as write};
use serde_json::Value;
use uuid::Uuid;

use super::{
    listed,
    v1::{PageV1, Part, missing, services_of},
};
use crate::{App, api::Parameters, client::Client, problem::Problem};

/// The review of that id, with the service that it is of.
fn review_of(service: &Service, id: Uuid) -> Option<Value> {
    let is_asked = |own: &Option<String>| own.as_deref().is_some_and(|own| Uuid::try_parse(own) == Ok(id));
    let review = service.reviews.iter().find(|review| is_asked(&review.id))?;
    let mut written = write::entity(review.clone())?;
    let mut of = service.clone();
    of.reviews.clear();
    written["service"] = write::service_in_list(of)?;
    Some(written)
}

#[utoipa::path(get, path = "/openreferral/v1/reviews", tag = "Open Referral UK 1.0",
    params(("page" = Option<usize>, Query, minimum = 1, maximum = 1_000_000_000, description = "Which page, from 1"),
        ("per_page" = Option<usize>, Query, minimum = 1, maximum = 1000, description = "How many on a page; 50 when it is left out")),
    responses((status = 200, body = PageV1), (status = 400, body = Problem, content_type = "application/problem+json")))]
/// Reviews of services, a page at a time
pub(crate) async fn reviews(
    State(app): State<App>,
    client: Client,
    RawQuery(query): RawQuery,
) -> Result<Json<PageV1>, Problem> {
    let part = Part::of(&Parameters::parse(query.as_deref()))?;
    let (total, reviews) = tokio::task::block_in_place(|| {
        let of = listed::Part { page: part.page, per_page: part.per_page, lines: false };
        let snapshot = listed::snapshot(&app, client, "reviews", query.as_deref(), of)?;
        snapshot.reviews(Viewer::Public, part.offset(), part.per_page)
    })?;
    let services = services_of(&app, &reviews).await?;
    let contents = reviews.iter().filter_map(|(review, service)| review_of(services.get(service)?, *review));
    Ok(part.page(total, contents.collect()))
}

#[utoipa::path(get, path = "/openreferral/v1/reviews/{id}", tag = "Open Referral UK 1.0",
    params(("id" = Uuid, Path, description = "The review's id")),
    responses((status = 200, description = "The review, with the service that it is of", body = Object),
        (status = 404, body = Problem, content_type = "application/problem+json")))]
/// One review
pub(crate) async fn review(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, Problem> {
    let missing = || missing("review", &id);
    let uuid = Uuid::try_parse(&id).map_err(|_| missing())?;
    let services =
        tokio::task::block_in_place(|| app.index.snapshot()?.with_key(Viewer::Public, key::review(uuid)))?;
    let parts: Vec<(Uuid, Uuid)> = services.into_iter().map(|service| (uuid, service)).collect();
    let services = services_of(&app, &parts).await?;
    let told = parts.iter().find_map(|(_, service)| review_of(services.get(service)?, uuid));
    told.map(Json).ok_or_else(missing)
}
