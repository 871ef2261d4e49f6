//! `/map`: what `/search` finds, on a map. For anybody.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, Uri, header},
    response::{Html, IntoResponse, Response},
};
use fingerpost_directory::{
    Viewer, Visibility,
    hours::Context,
    particulars::{Particulars, Site},
};
use fingerpost_pages::{AnswerAt, MapView};
use fingerpost_places::{Place, Point};
use fingerpost_search::Answer;
use fingerpost_store::ServiceRecord;

use crate::{
    App,
    api::Parameters,
    client::Client,
    http::CONTENT_SECURITY_POLICY,
    private,
    search_page::Found,
    site_pages::{Asked, Failure},
};

/// Places of one service on the map: one that is everywhere would hide the others.
const MOST_PLACES: usize = 5;

pub(crate) async fn map(
    State(app): State<App>,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    if let Some(private) = private::instead(&app, &uri, &headers) {
        return Ok(private);
    }
    let asked = Asked::new(app, uri, &headers);
    let parameters = Parameters::parse(asked.uri.query());
    let found = Found::of(&asked, &parameters, AnswerAt::Map, client).await?;
    if found.view().finds_danger() {
        return Ok(private::again(&asked, &headers, &parameters));
    }
    let places = match &found.answer {
        Some(answer) => places(&asked, answer).await?,
        None => Vec::new(),
    };
    let page = fingerpost_pages::map(&asked.frame(), &MapView { search: found.view(), places: &places });
    let mut response = Html(page).into_response();
    if found.view().is_guarded() {
        private::keep_out_of_caches(&mut response);
    }
    if let Some(tiles) = &asked.site().map {
        let policy =
            CONTENT_SECURITY_POLICY.replace("img-src 'self'", &format!("img-src 'self' {}", tiles.origin));
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
    Ok(response)
}

/// For each result the places that anybody may know: the nearest to where somebody asked, else the first few.
async fn places(asked: &Asked, answer: &Answer) -> Result<Vec<Vec<Point>>, Failure> {
    let ids: Vec<_> = answer.results.iter().map(|hit| hit.id).collect();
    let records = asked.app.db.services(&ids).await.map_err(|error| asked.store(&error))?;
    let now = (asked.app.clock)();
    let places_of = |record: &ServiceRecord| -> Option<Vec<Point>> {
        if record.record.visibility == Visibility::Withheld {
            return None;
        }
        let particulars = Particulars::of(&record.service(Viewer::Public)?, &Context::default(), now);
        let known = particulars.sites.iter().filter(|site| !site.withheld).filter_map(point);
        Some(nearest(known.collect(), answer.place.as_ref()))
    };
    let of = |id| records.iter().find(|record| record.record.id == id).and_then(places_of);
    Ok(ids.into_iter().map(|id| of(id).unwrap_or_default()).collect())
}

fn point(site: &Site) -> Option<Point> {
    let (latitude, longitude) = site.position?;
    Point::new(latitude, longitude)
}

fn nearest(mut places: Vec<Point>, here: Option<&Place<'_>>) -> Vec<Point> {
    let most = if here.is_some() { 1 } else { MOST_PLACES };
    if let Some(here) = here {
        places.sort_by(|a, b| a.metres_to(here.point).total_cmp(&b.metres_to(here.point)));
    }
    places.truncate(most);
    places
}
