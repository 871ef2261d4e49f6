//! Errors for machines: `application/problem+json` (RFC 9457).

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use fingerpost_search::SearchError;
use fingerpost_store::StoreError;
use serde::Serialize;
use utoipa::ToSchema;

/// What went wrong, for a program and for whoever reads its log.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// What kind of problem it is, the same each time.
    pub title: &'static str,
    /// What is the matter this time, and what would be right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl Problem {
    pub(crate) fn parameter(name: &str, value: &str, wanted: &str) -> Self {
        let detail = format!("The parameter {name} is {value:?}; it must be {wanted}.");
        Self { status: 400, title: "A parameter cannot be read", detail: Some(detail) }
    }

    pub(crate) fn not_found(detail: impl Into<String>) -> Self {
        Self { status: 404, title: "Not found", detail: Some(detail.into()) }
    }

    pub(crate) const fn method_not_allowed() -> Self {
        Self { status: 405, title: "This address can only be read (GET or HEAD)", detail: None }
    }

    pub(crate) const fn fault() -> Self {
        Self { status: 500, title: "Something went wrong on our side", detail: None }
    }

    pub(crate) fn starting() -> Self {
        let detail = Some("Services are being loaded. Try again in a few seconds.".to_owned());
        Self { status: 503, title: "The directory is starting", detail }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store failed");
        Self::fault()
    }
}

impl From<SearchError> for Problem {
    fn from(error: SearchError) -> Self {
        if matches!(error, SearchError::NotBuilt) {
            return Self::starting();
        }
        tracing::error!(%error, "the index failed");
        Self::fault()
    }
}
