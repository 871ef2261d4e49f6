//! Entity tags: what a reader has already is not sent again (RFC 9110, 13.1.2).

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::{
    body::{Body, HttpBody, to_bytes},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// A longer answer is sent without a tag, as is one whose length is not known before.
const MOST_BYTES: u64 = 32 << 20;

/// The answer with its tag, or that it has not changed since the reader got it. One that nobody may keep has none.
pub(crate) async fn tagged(response: Response, known: Option<&HeaderValue>, is_head: bool) -> Response {
    let (mut parts, body) = response.into_parts();
    let length = body.size_hint().exact().filter(|length| *length <= MOST_BYTES);
    let is_kept = parts.headers.get(header::CACHE_CONTROL).is_none_or(|it| it != "no-store");
    if parts.status != StatusCode::OK || length.is_none() || !is_kept {
        return Response::from_parts(parts, if is_head { Body::empty() } else { body });
    }
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    // Weak, because the same answer may be sent compressed.
    let tag = format!("W/\"{:016x}\"", hasher.finish());
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, tag);
    }
    parts.headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    if known.and_then(|known| known.to_str().ok()).is_some_and(|known| names(known, &tag)) {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    parts.headers.insert(header::CONTENT_LENGTH, bytes.len().into());
    Response::from_parts(parts, if is_head { Body::empty() } else { Body::from(bytes) })
}

/// Whether an `If-None-Match` names the tag, by weak comparison.
fn names(known: &str, tag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    known.trim() == "*" || known.split(',').any(|known| opaque(known) == opaque(tag))
}
