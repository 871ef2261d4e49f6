//! `/api/services/{id}/similar`: services like one. For anybody.

use axum::{
    Json,
    extract::{Path, State},
    http::Uri,
};
use fingerpost_directory::Viewer;
use fingerpost_search::Hit;
use serde::Serialize;
use uuid::Uuid;

use crate::{App, api::Parameters, problem::Problem};

/// Services when the question does not say.
const USUAL: usize = 5;

/// The most services.
const MOST: usize = 20;

/// The services, the likest first.
#[derive(Serialize)]
pub(crate) struct Similar {
    results: Vec<Hit>,
}

#[utoipa::path(get, path = "/api/services/{id}/similar", tag = "Services",
    params(
        ("id" = Uuid, Path, description = "The service's id"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 20, description = "The most services; 5 when it is left out"),
    ),
    responses((status = 200, description = "`results`: services about the same and near it, the likest first, each with what they have in common as its `reasons`. None where none is like it", body = Object),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")))]
/// Services like one, with what they have in common
pub(crate) async fn similar(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
) -> Result<Json<Similar>, Problem> {
    let missing = || Problem::not_found(format!("There is no service with the id {id:?}."));
    let uuid = Uuid::try_parse(&id).map_err(|_| missing())?;
    let limit = Parameters::parse(uri.query()).count("limit", USUAL, MOST)?;
    let record = app.db.service(uuid).await?.ok_or_else(missing)?;
    record.service(Viewer::Public).ok_or_else(missing)?;
    let results = app.index.similar(Viewer::Public, uuid, limit)?;
    Ok(Json(Similar { results }))
}
