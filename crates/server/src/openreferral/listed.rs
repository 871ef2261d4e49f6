//! Pages of a list, and whole lists a record a line.

use axum::{
    Json,
    body::Body,
    http::header,
    response::{IntoResponse, Response},
};
use fingerpost_directory::Viewer;
use fingerpost_search::{SearchError, Snapshot, Walk};
use futures_util::{StreamExt, TryStreamExt, stream};
use serde::Serialize;
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{App, api::Parameters, client::Client, problem::Problem};

/// Records on a page when the question does not say.
const PER_PAGE: usize = 20;

/// The most records on one page. Clients of 1.0 ask for 500 terms or services at once and know no second page.
pub(super) const MOST_PER_PAGE: usize = 1000;

/// Records that are read together when a whole list is sent.
pub(super) const TOGETHER: usize = 100;

/// A page of a list, in the standard's own words.
#[derive(Serialize, ToSchema)]
pub struct Page {
    /// Records that match in all.
    total_items: usize,
    /// Pages in all.
    total_pages: usize,
    /// This page, from 1.
    page_number: usize,
    /// Records on this page.
    size: usize,
    /// Whether this is the first page.
    first_page: bool,
    /// Whether this is the last page.
    last_page: bool,
    /// Whether this page is empty.
    empty: bool,
    /// The records.
    #[schema(value_type = Vec<Object>)]
    contents: Vec<Value>,
}

/// How to ask for a part of a list: for the API's document. [`Part::of`] reads it.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only its shape is asked for")]
pub(super) struct Paging {
    /// `ndjson`: all that match, a record a line
    format: Option<String>,
    /// Which page, from 1
    #[param(minimum = 1, maximum = 1_000_000_000)]
    page: Option<usize>,
    /// Records on a page; 20 when it is left out
    #[param(minimum = 1, maximum = 1000)]
    per_page: Option<usize>,
}

/// Which part of a list is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) page: usize,
    pub(super) per_page: usize,
    /// A record a line, all of them.
    pub(super) lines: bool,
}

impl Part {
    pub(super) fn of(parameters: &Parameters<'_>) -> Result<Self, Problem> {
        Ok(Self {
            page: parameters.page()?,
            per_page: parameters.count("per_page", PER_PAGE, MOST_PER_PAGE)?,
            lines: match parameters.words("format") {
                None | Some("json") => false,
                Some("ndjson") => true,
                Some(text) => return Err(Problem::parameter("format", text, "json or ndjson")),
            },
        })
    }

    pub(super) fn offset(self) -> usize {
        (self.page - 1).saturating_mul(self.per_page)
    }

    pub(super) fn page(self, total_items: usize, contents: Vec<Value>) -> Page {
        let total_pages = total_items.div_ceil(self.per_page);
        Page {
            total_items,
            total_pages,
            page_number: self.page,
            size: contents.len(),
            first_page: self.page == 1,
            last_page: self.page >= total_pages,
            empty: contents.is_empty(),
            contents,
        }
    }

    /// The text of a page around so many records that are written one by one.
    pub(super) fn page_around(self, total_items: usize, size: usize) -> Result<(String, String), Problem> {
        let page = Page { size, empty: size == 0, ..self.page(total_items, Vec::new()) };
        let mut before = serde_json::to_string(&page).map_err(|_| Problem::fault())?;
        let after = before.split_off(before.len() - "]}".len());
        Ok((before, after))
    }

    /// A list that is in memory anyway.
    pub(super) fn whole(self, mut contents: Vec<Value>) -> Response {
        if self.lines {
            return lines(stream::iter(contents.into_iter().map(|record| Ok(line(&record)))));
        }
        let total = contents.len();
        contents = contents.into_iter().skip(self.offset()).take(self.per_page).collect();
        Json(self.page(total, contents)).into_response()
    }
}

/// The index as it was when this walk began: at the first page as it is now.
pub(super) fn snapshot(
    app: &App,
    client: Client,
    what: &str,
    query: Option<&str>,
    part: Part,
) -> Result<Snapshot, SearchError> {
    let asked = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    let asked: Vec<_> = asked.filter(|(name, _)| name != "page").collect();
    let walk = app.pins.walker((client, what, asked));
    let now = (app.clock)();
    if part.page > 1
        && let Some(snapshot) = app.pins.go_on(walk, now)
    {
        return Ok(snapshot);
    }
    let snapshot = app.index.snapshot()?;
    app.pins.begin(walk, &snapshot, now);
    Ok(snapshot)
}

/// A record as it stands in a list of services; whether it is there at all may depend on what was asked.
pub(super) type Written = fn(openreferral::Service) -> Option<Value>;

/// A list of services.
pub(super) async fn services(
    app: App,
    client: Client,
    query: Option<&str>,
    walk: Walk,
    part: Part,
    written: Written,
) -> Result<Response, Problem> {
    let found = |offset, limit| {
        tokio::task::block_in_place(|| {
            snapshot(&app, client, "services", query, part)?.services(Viewer::Public, &walk, offset, limit)
        })
    };
    if part.lines {
        let (_, ids) = found(0, usize::MAX)?;
        let batches: Vec<Vec<Uuid>> = ids.chunks(TOGETHER).map(<[Uuid]>::to_vec).collect();
        return Ok(lines(stream::unfold((app, batches.into_iter()), move |(app, mut batches)| async move {
            let batch = batches.next()?;
            let text = written_services(&app, &batch, written)
                .await
                .map(|records| records.iter().map(line).collect::<String>());
            Some((text, (app, batches)))
        })));
    }
    let (total, ids) = found(part.offset(), part.per_page)?;
    let contents = written_services(&app, &ids, written).await?;
    Ok(Json(part.page(total, contents)).into_response())
}

async fn written_services(app: &App, ids: &[Uuid], written: Written) -> Result<Vec<Value>, Problem> {
    let services = app.db.services(ids).await?;
    Ok(services.iter().filter_map(|record| written(record.published()?)).collect())
}

pub(super) fn line(record: &Value) -> String {
    format!("{record}\n")
}

/// A record a line. Should something fail on the way, the answer breaks off, so that nobody takes a part for the whole.
pub(super) fn lines(texts: impl stream::Stream<Item = Result<String, Problem>> + Send + 'static) -> Response {
    let broken = |problem: Problem| std::io::Error::other(problem.title);
    // What compresses an answer asks for more even after its end.
    let body = Body::from_stream(texts.map_err(broken).fuse());
    ([(header::CONTENT_TYPE, "application/x-ndjson")], body).into_response()
}
