//! Pages of a list, and its services as text. For anybody; the list is the reader's own.

use std::collections::HashMap;

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use fingerpost_directory::{Viewer, hours::Context};
use fingerpost_pages::{
    HandOut, ListLink, Listed, ServiceView, ShortlistTrouble, ShortlistView, is_for_people_at_risk,
    service_as_text, shortlist_as_text,
};
use fingerpost_store::ServiceRecord;
use jiff::{Timestamp, civil::Date};
use openreferral::Service;
use uuid::Uuid;

use super::{Shortlist, change::HERE, cookie, is_lost, is_script, moved};
use crate::{
    App,
    api::Parameters,
    private::keep_out_of_caches,
    site_pages::{Asked, Failure, view},
};

const PLAIN_TEXT: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];

/// A service as anybody may see it.
pub(super) struct Found {
    pub(super) service: Service,
    record: ServiceRecord,
}

impl Found {
    fn view(&self, now: Timestamp) -> ServiceView<'_> {
        // Key facts hold no address.
        view(&self.service, &self.record, "", now)
    }
}

/// Those of the services that anybody may see.
pub(super) async fn services(asked: &Asked, ids: &[Uuid]) -> Result<Vec<Found>, Failure> {
    let records = asked.app.db.services(ids).await.map_err(|error| asked.store(&error))?;
    let found = records
        .into_iter()
        .filter_map(|record| Some(Found { service: record.service(Viewer::Public)?, record }));
    Ok(found.collect())
}

/// A list with what is known of its services.
pub(super) struct Shown<'a> {
    list: &'a Shortlist,
    services: HashMap<Uuid, Found>,
    now: Timestamp,
}

impl<'a> Shown<'a> {
    pub(super) async fn of(asked: &Asked, list: &'a Shortlist) -> Result<Self, Failure> {
        let mut ids = list.ids();
        ids.extend(list.taken_off.iter().map(|(_, taken)| taken.id));
        let services = services(asked, &ids).await?.into_iter();
        let services = services.map(|found| (found.record.record.id, found)).collect();
        Ok(Self { list, services, now: (asked.app.clock)() })
    }

    pub(super) fn listed(&self) -> Vec<Listed<'_>> {
        let listed = self.list.chosen.iter().map(|chosen| Listed {
            id: chosen.id,
            note: &chosen.note,
            service: self.services.get(&chosen.id).map(|found| found.view(self.now)),
        });
        listed.collect()
    }

    fn taken_off(&self) -> Option<&Service> {
        let (_, taken) = self.list.taken_off.as_ref()?;
        self.services.get(&taken.id).map(|found| &found.service)
    }
}

/// The day of a moment, here.
pub(super) fn date_of(moment: Timestamp) -> Date {
    Context::default().zone.to_datetime(moment).date()
}

/// The page of a list, which may not be the one that is kept.
pub(super) async fn page_of(
    asked: &Asked,
    list: &Shortlist,
    trouble: Option<&ShortlistTrouble>,
) -> Result<String, Failure> {
    let shown = Shown::of(asked, list).await?;
    let view = ShortlistView { listed: &shown.listed(), taken_off: shown.taken_off(), trouble };
    Ok(fingerpost_pages::shortlist(&asked.frame(), &view))
}

/// The list, to read and to change; for a script how it stands.
pub(crate) async fn list(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    if is_script(&headers) {
        let chosen = asked.shortlist.ids();
        return Ok(Json(fingerpost_pages::list_state(asked.language, &chosen)).into_response());
    }
    if is_lost(&asked.app, &headers) {
        // Said once: the browser forgets it with that.
        let page = page_of(&asked, &asked.shortlist, Some(&ShortlistTrouble::Lost)).await?;
        let gone = cookie(&asked.app, &asked.shortlist, (asked.app.clock)()).ok();
        return Ok((gone.map(|gone| [(header::SET_COOKIE, gone)]), Html(page)).into_response());
    }
    Ok(Html(page_of(&asked, &asked.shortlist, None).await?).into_response())
}

/// To print and hand over.
pub(crate) async fn hand_out(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    if asked.shortlist.chosen.is_empty() {
        return Ok(Redirect::to(HERE).into_response());
    }
    let shown = Shown::of(&asked, &asked.shortlist).await?;
    let view = HandOut { listed: &shown.listed(), base: &asked.base, today: date_of(shown.now) };
    Ok(Html(fingerpost_pages::hand_out(&asked.frame(), &view)).into_response())
}

/// As plain text, for a message.
pub(crate) async fn text(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let shown = Shown::of(&asked, &asked.shortlist).await?;
    Ok((PLAIN_TEXT, shortlist_as_text(asked.language, &shown.listed(), &asked.base)).into_response())
}

/// The same on a page to copy it from.
pub(crate) async fn copy(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    if asked.shortlist.chosen.is_empty() {
        return Ok(Redirect::to(HERE).into_response());
    }
    let shown = Shown::of(&asked, &asked.shortlist).await?;
    Ok(Html(fingerpost_pages::list_to_copy(&asked.frame(), &shown.listed(), &asked.base)).into_response())
}

/// The address that opens the list on another device.
pub(crate) async fn link(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let list = &asked.shortlist;
    if list.chosen.is_empty() {
        return Ok(Redirect::to(HERE).into_response());
    }
    let has_notes = list.chosen.iter().any(|chosen| !chosen.note.is_empty());
    let with_notes = has_notes && Parameters::parse(asked.uri.query()).words("notes").is_some();
    let sent = if with_notes { Shortlist { taken_off: None, ..list.clone() } } else { list.bare() };
    let (path, ends) = moved::path(&asked.app, &sent);
    let view =
        ListLink { address: &format!("{}{path}", asked.base), until: date_of(ends), has_notes, with_notes };
    Ok(Html(fingerpost_pages::list_link(&asked.frame(), &view)).into_response())
}

/// Whether all of it is to go.
pub(crate) async fn clear(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let asked = Asked::new(app, uri, &headers);
    if asked.shortlist == Shortlist::default() {
        return Redirect::to(HERE).into_response();
    }
    Html(fingerpost_pages::list_to_clear(&asked.frame())).into_response()
}

/// `/services/{id}/text`: one service as plain text, to paste into a message.
pub(crate) async fn service_text(
    State(app): State<App>,
    Path(id): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let found = match Uuid::try_parse(&id) {
        Ok(id) => services(&asked, &[id]).await?.pop(),
        Err(_) => None,
    };
    let Some(found) = found else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let view = found.view((asked.app.clock)());
    let text = service_as_text(asked.language, found.record.record.id, &view, &asked.base);
    let mut response = (PLAIN_TEXT, text).into_response();
    if is_for_people_at_risk(&found.service) {
        keep_out_of_caches(&mut response);
    }
    Ok(response)
}

/// `/keys`: what single keys do.
pub(crate) async fn keys(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Html<String> {
    Html(fingerpost_pages::keys(&Asked::new(app, uri, &headers).frame()))
}
