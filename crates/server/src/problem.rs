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
    /// Seconds after which to ask again; said in `Retry-After`.
    #[serde(skip)]
    pub(crate) retry_after: Option<u64>,
}

impl Problem {
    const fn new(status: u16, title: &'static str, detail: Option<String>) -> Self {
        Self { status, title, detail, retry_after: None }
    }

    pub(crate) fn not_acceptable() -> Self {
        let detail =
            "Answers here are application/json; the Accept header of this question allows nothing of it.";
        Self::new(406, "Not in a form that is accepted", Some(detail.to_owned()))
    }

    pub(crate) fn too_many(seconds: u64) -> Self {
        let detail =
            format!("Ask again in {seconds} seconds, or ask for more on a page (per_page, format=ndjson).");
        Self { retry_after: Some(seconds), ..Self::new(429, "Too many questions at once", Some(detail)) }
    }

    pub(crate) fn parameter(name: &str, value: &str, wanted: &str) -> Self {
        let detail = format!("The parameter {name} is {value:?}; it must be {wanted}.");
        Self::new(400, "A parameter cannot be read", Some(detail))
    }

    pub(crate) fn not_found(detail: impl Into<String>) -> Self {
        Self::new(404, "Not found", Some(detail.into()))
    }

    pub(crate) const fn method_not_allowed() -> Self {
        Self::new(405, "This address can only be read (GET or HEAD)", None)
    }

    /// What a status says, where nothing else is known.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::METHOD_NOT_ALLOWED => Self::method_not_allowed(),
            StatusCode::INTERNAL_SERVER_ERROR => Self::fault(),
            StatusCode::SERVICE_UNAVAILABLE => {
                let detail =
                    Some("It took too long to answer. Ask for less at once, or again later.".to_owned());
                Self::new(503, "No answer in time", detail)
            }
            status => Self::new(status.as_u16(), status.canonical_reason().unwrap_or("Not answered"), None),
        }
    }

    pub(crate) const fn fault() -> Self {
        Self::new(500, "Something went wrong on our side", None)
    }

    pub(crate) fn starting() -> Self {
        let detail = Some("Services are being loaded. Try again in a few seconds.".to_owned());
        Self { retry_after: Some(5), ..Self::new(503, "The directory is starting", detail) }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry_after = self.retry_after;
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
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
