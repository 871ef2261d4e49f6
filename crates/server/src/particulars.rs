//! `/api/services/{id}`: what people ask of one service, each answer with how it is known. For anybody.

use axum::{
    Json,
    extract::{Path, State},
};
use fingerpost_directory::{
    Viewer, Visibility,
    hours::{Context, Hours, NextOpen, Openness, words},
    particulars::{Ages, Capacity, Cost, Joining, Known, Particulars, Site, Stage, Way},
};
use fingerpost_facts::{Access, Closed, Fact};
use jiff::Timestamp;
use openreferral::{Action, Entity, Registration, Wanted};
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{App, problem::Problem};

/// The answer.
#[derive(Serialize)]
pub(crate) struct About {
    id: Uuid,
    name: Option<String>,
    status: Option<String>,
    last_checked: Option<String>,
    steward: String,
    ages: Known<Vec<Ages>>,
    stages: Vec<Stage>,
    ways: Vec<Way>,
    place_withheld: bool,
    sites: Vec<SiteAnswer>,
    access: Known<Vec<Access>>,
    hours: Known<HoursAnswer>,
    costs: Known<Vec<Cost>>,
    joining: Known<Vec<Joining>>,
    languages: Known<Vec<String>>,
    capacity: Known<Capacity>,
    closed: Known<Closed>,
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<Map<String, Value>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    wanted: Vec<Map<String, Value>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    registration: Vec<Map<String, Value>>,
    /// Everything that was read from the description, whether or not somebody said it as data too.
    read_from_text: Vec<Assertion>,
}

/// A fact that a program read, as the assertion that it is.
#[derive(Serialize)]
struct Assertion {
    method: &'static str,
    #[serde(flatten)]
    fact: Fact,
}

#[derive(Serialize)]
struct SiteAnswer {
    id: Option<String>,
    name: Option<String>,
    town: Option<String>,
    postcode: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    withheld: bool,
    access: Vec<String>,
    hours: Option<HoursAnswer>,
}

#[derive(Serialize)]
struct HoursAnswer {
    /// In English, where plain words say all of it.
    words: Option<String>,
    now: Openings,
}

/// Whether it is open, and the two instants that people ask for.
#[derive(Serialize)]
struct Openings {
    state: &'static str,
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    closes: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opens: Option<Timestamp>,
}

#[utoipa::path(get, path = "/api/services/{id}", tag = "Services",
    params(("id" = Uuid, Path, description = "The service's id")),
    responses((status = 200, description = "What people ask of the service. Each answer has `known`: `asserted` (somebody said it as data), \
        `read_from_text` (a program read it from the description, which is quoted; nobody has checked) or `not_known` (which is never \"no\")", body = Object),
        (status = 404, body = Problem, content_type = "application/problem+json")))]
/// What people ask of one service, and how it is known
pub(crate) async fn about(State(app): State<App>, Path(id): Path<String>) -> Result<Json<About>, Problem> {
    let missing = || Problem::not_found(format!("There is no service with the id {id:?}."));
    let uuid = Uuid::try_parse(&id).map_err(|_| missing())?;
    let record = app.db.service(uuid).await?.ok_or_else(missing)?;
    let service = record.service(Viewer::Public).ok_or_else(missing)?;
    let (context, now) = (Context::default(), (app.clock)());
    let facts =
        service.description.as_deref().map(|text| fingerpost_facts::read_html(text).1).unwrap_or_default();
    let Particulars { ages, sites, ways, access, hours, costs, joining, languages, capacity, closed } =
        Particulars::of(&service, &context, now).with_text(&facts, &context);
    let mut stages: Vec<Stage> = ages.value().into_iter().flatten().flat_map(Ages::stages).collect();
    stages.dedup();
    Ok(Json(About {
        id: uuid,
        name: service.name,
        status: service.status,
        last_checked: service.assured_date,
        steward: record.record.steward.clone(),
        ages,
        stages,
        ways,
        place_withheld: record.record.visibility == Visibility::Withheld,
        sites: sites.into_iter().map(|site| site_answer(site, now)).collect(),
        access,
        hours: hours.map(|hours| hours_answer(&hours, now)),
        costs,
        joining,
        languages,
        capacity,
        closed,
        action: service.action.map(|action| Action::into_object(*action)),
        wanted: service.wanted.into_iter().map(Wanted::into_object).collect(),
        registration: service.registration.into_iter().map(Registration::into_object).collect(),
        read_from_text: facts.into_iter().map(|fact| Assertion { method: "read_from_text", fact }).collect(),
    }))
}

fn site_answer(site: Site, now: Timestamp) -> SiteAnswer {
    SiteAnswer {
        id: site.id,
        name: site.name,
        town: site.town,
        postcode: site.postcode,
        latitude: site.position.map(|(latitude, _)| latitude),
        longitude: site.position.map(|(_, longitude)| longitude),
        withheld: site.withheld,
        access: site.access,
        hours: site.hours.map(|hours| hours_answer(&hours, now)),
    }
}

fn hours_answer(hours: &Hours, now: Timestamp) -> HoursAnswer {
    let next = || match hours.next_open(now) {
        NextOpen::At { opens, .. } => Some(opens),
        NextOpen::Never | NextOpen::NotKnown(_) => None,
    };
    let (state, closes, opens) = match hours.open_at(now) {
        Openness::Open { until } => ("open", until, None),
        Openness::Closed => ("closed", None, next()),
        Openness::NotKnown(_) => ("not_known", None, next()),
    };
    let now = Openings { state, words: hours.now(now).english(), closes, opens };
    HoursAnswer { words: words::write(hours), now }
}
