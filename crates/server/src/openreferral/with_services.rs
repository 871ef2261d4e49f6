//! Organizations with all of their services, written a few services at a time: one organization may run ten thousand.
//!
//! HSDS 3.1 has `full_service`, and no pages of what is nested in a record. So the answer is as long as it must be, and
//! no more of it is in memory than a few services.

use axum::{
    body::Body,
    http::header,
    response::{IntoResponse, Response},
};
use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use openreferral::write;
use serde_json::Value;
use uuid::Uuid;

use super::listed::TOGETHER;
use crate::{App, problem::Problem};

/// An answer that is no longer than this is gathered before it is sent, so that it has a tag; in bytes.
const GATHERED_BYTES: usize = 1 << 20;

/// An organization as it is written, by its id here.
pub(super) type Written = (Uuid, Value);

/// An organization as the text of one object, its services in it.
pub(super) fn text_of(
    app: App,
    (id, organization): Written,
) -> impl Stream<Item = Result<String, Problem>> + Send {
    let mut start = organization.to_string();
    start.pop();
    // There is something before the comma: none is written without an id.
    start.push_str(",\"services\":[");
    let ids = stream::once(async move {
        let ids = app.db.services_of(id).await?;
        Ok::<_, Problem>(services(app, ids))
    });
    stream::iter([Ok(start)]).chain(ids.try_flatten()).chain(stream::iter([Ok("]}".to_owned())]))
}

/// The services as the text of a list, without its brackets.
fn services(app: App, ids: Vec<Uuid>) -> impl Stream<Item = Result<String, Problem>> + Send {
    stream::try_unfold((app, ids, 0, false), |(app, ids, done, mut begun)| async move {
        let Some(batch) = ids.get(done..).filter(|rest| !rest.is_empty()) else { return Ok(None) };
        let batch = &batch[..batch.len().min(TOGETHER)];
        let done = done + batch.len();
        let mut text = String::new();
        for record in app.db.services(batch).await? {
            let Some(mut service) = record.published() else { continue };
            service.organization = None;
            let Some(written) = write::service(service) else { continue };
            if std::mem::replace(&mut begun, true) {
                text.push(',');
            }
            text.push_str(&written.to_string());
        }
        Ok(Some((text, (app, ids, done, begun))))
    })
}

/// A list of them as it stands in a page, without its brackets.
pub(super) fn texts_of(
    app: App,
    organizations: Vec<Written>,
) -> impl Stream<Item = Result<String, Problem>> + Send {
    stream::iter(organizations).enumerate().flat_map(move |(place, organization)| {
        let comma = if place == 0 { "" } else { "," };
        stream::iter([Ok(comma.to_owned())]).chain(text_of(app.clone(), organization))
    })
}

/// An answer of these texts one after another. Should something fail when it has begun, it breaks off, so that nobody
/// takes a part for the whole.
pub(super) async fn answer(
    texts: impl Stream<Item = Result<String, Problem>> + Send + 'static,
) -> Result<Response, Problem> {
    let mut texts = Box::pin(texts);
    let mut begun = String::new();
    let body = loop {
        match texts.next().await {
            None => break Body::from(begun),
            Some(text) => begun.push_str(&text?),
        }
        if begun.len() > GATHERED_BYTES {
            let broken = |problem: Problem| std::io::Error::other(problem.title);
            break Body::from_stream(stream::iter([Ok(begun)]).chain(texts).map_err(broken).fuse());
        }
    };
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}
