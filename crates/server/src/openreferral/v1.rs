//! Open Referral UK 1.0, as its clients read it.
//!
//! They were seen to want more than the standard's own document says: both `content` and `contents`, addresses with a
//! slash at their end, some lists even when they are empty, and `parent` as null where a term has none.

use std::collections::{HashMap, HashSet};

use axum::{
    Json,
    extract::{Path, RawQuery, State},
    http::HeaderMap,
};
use fingerpost_directory::{Viewer, hours::Context};
use fingerpost_search::{Filter, Open, Walk, key};
use fingerpost_store::ServiceRecord;
use openreferral::{Location, Service, TaxonomyTerm, write::v1 as write};
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    asked, listed,
    organizations::{self, Words},
    subjects::Subjects,
    v3::Root,
};
use crate::{App, api::Parameters, client::Client, problem::Problem};

/// Records on a page when the question does not say.
const PER_PAGE: usize = 50;

/// Lists that clients expect of a service, even when they are empty.
const EXPECTED: [&str; 2] = ["contacts", "service_at_locations"];

/// A page of a list, in the words of 1.0.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PageV1 {
    /// Records that match in all.
    total_elements: usize,
    /// Pages in all.
    total_pages: usize,
    /// This page, from 1.
    number: usize,
    /// Records on this page.
    size: usize,
    /// Whether this is the first page.
    first: bool,
    /// Whether this is the last page.
    last: bool,
    /// Whether this page is empty.
    empty: bool,
    /// The records.
    #[schema(value_type = Vec<Object>)]
    content: Vec<Value>,
    /// The same records, under the other name that clients look for.
    #[schema(value_type = Vec<Object>)]
    contents: Vec<Value>,
}

/// Which page is asked for.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) page: usize,
    pub(super) per_page: usize,
}

impl Part {
    pub(super) fn of(parameters: &Parameters<'_>) -> Result<Self, Problem> {
        Ok(Self {
            page: parameters.page()?,
            per_page: parameters.count("per_page", PER_PAGE, listed::MOST_PER_PAGE)?,
        })
    }

    pub(super) fn offset(self) -> usize {
        (self.page - 1).saturating_mul(self.per_page)
    }

    pub(super) fn page(self, total_elements: usize, contents: Vec<Value>) -> Json<PageV1> {
        let total_pages = total_elements.div_ceil(self.per_page);
        Json(PageV1 {
            total_elements,
            total_pages,
            number: self.page,
            size: contents.len(),
            first: self.page == 1,
            last: self.page >= total_pages,
            empty: contents.is_empty(),
            content: contents.clone(),
            contents,
        })
    }

    /// A page of what is in memory anyway.
    fn of_all(self, all: Vec<Value>) -> Json<PageV1> {
        let total = all.len();
        self.page(total, all.into_iter().skip(self.offset()).take(self.per_page).collect())
    }
}

/// What services are narrowed by.
fn walk(parameters: &Parameters<'_>, subjects: &Subjects, app: &App) -> Result<Walk, Problem> {
    let today = Context::default().zone.to_datetime((app.clock)()).date();
    let mut filter = Filter { today: Some(today), ..Filter::default() };
    for name in ["taxonomy_id", "service_type", "need", "circumstance"] {
        let terms: Vec<String> = parameters.all(name).flat_map(|id| subjects.keys(&id)).collect();
        if !terms.is_empty() {
            filter.keys.push(terms);
        }
    }
    let vocabularies: Vec<String> =
        parameters.all("vocabulary").flat_map(|id| subjects.keys_of_taxonomy(&id)).collect();
    let carriers: Vec<String> = parameters
        .all("taxonomy_type")
        .flat_map(|name| match name.as_str() {
            "area" => vec![key::carrier("service_area")],
            "service" | "eligibility" | "cost_option" => vec![key::carrier(&name)],
            // What is no kind of thing is a vocabulary with those who wrote clients.
            _ => subjects.keys_of_taxonomy(&name),
        })
        .collect();
    filter.keys.extend([vocabularies, carriers].into_iter().filter(|keys| !keys.is_empty()));
    filter.minimum_age = asked::age(parameters, "minimum_age")?;
    filter.maximum_age = asked::age(parameters, "maximum_age")?;
    let either = |name: &str, other: &str| -> Vec<String> {
        parameters.all(name).chain(parameters.all(other)).collect()
    };
    let days: Vec<String> = parameters.all("day").collect();
    let (starts, ends) = (either("start_time", "startTime"), either("end_time", "endTime"));
    let count = days.len().max(starts.len()).max(ends.len());
    for list in [&days, &starts, &ends] {
        if list.len() > 1 && list.len() != count {
            let wanted = "given as often as the other two of day, start_time and end_time";
            return Err(Problem::parameter("day", &days.join(", "), wanted));
        }
    }
    // One that is given once goes with each of the others.
    let nth = |list: &[String], place: usize| list.get(place).or_else(|| list.first()).cloned();
    for place in 0..count {
        filter.open.push(Open {
            day: nth(&days, place).map(|text| asked::day("day", &text)).transpose()?,
            from: nth(&starts, place).map(|text| asked::minute("start_time", &text)).transpose()?,
            to: nth(&ends, place).map(|text| asked::minute("end_time", &text)).transpose()?,
        });
    }
    let spot = parameters.words("postcode").map(|text| asked::spot("postcode", text)).transpose()?;
    filter.near = asked::near(parameters, spot.as_ref())?;
    filter.serves = parameters.words("coverage").map(|text| asked::spot("coverage", text)).transpose()?;
    Ok(Walk { words: parameters.words("text").map(str::to_owned), filter })
}

#[utoipa::path(get, path = "/openreferral/v1", tag = "Open Referral UK 1.0",
    responses((status = 200, body = Root)))]
/// Which version this is; the standard has no such address, and people open it
pub(crate) async fn root(State(app): State<App>, headers: HeaderMap) -> Json<Root> {
    Json(Root::of("HSDS-UK-1.0", &app, &headers))
}

#[utoipa::path(get, path = "/openreferral/v1/services", tag = "Open Referral UK 1.0",
    params(
        ("text" = Option<String>, Query, description = "Words to look for; services come in the order in which they match"),
        ("taxonomy_id" = Option<Vec<String>>, Query, description = "Terms, any of which the service carries, by id or CURIE; narrower terms count"),
        ("vocabulary" = Option<Vec<String>>, Query, description = "Vocabularies, of any of which it carries a term"),
        ("taxonomy_type" = Option<Vec<String>>, Query, description = "What carries a term: `service`, `eligibility`, `cost_option` or `area`"),
        ("need" = Option<Vec<String>>, Query, description = "Needs, any of which it carries or a term of its is mapped to"),
        ("circumstance" = Option<Vec<String>>, Query, description = "The same for circumstances"),
        ("postcode" = Option<String>, Query, description = "Beside proximity: from where"),
        ("proximity" = Option<f64>, Query, minimum = 0, maximum = 2_000_000, description = "A site of it is within so many metres of the postcode"),
        ("coverage" = Option<String>, Query, description = "A postcode: it serves people there, or has not said whom it serves"),
        ("day" = Option<Vec<String>>, Query, description = "It is open on this day; of several, on any of them"),
        ("start_time" = Option<Vec<String>>, Query, description = "It opens at this time or later (also `startTime`)"),
        ("end_time" = Option<Vec<String>>, Query, description = "It closes at this time or earlier (also `endTime`)"),
        ("minimum_age" = Option<f64>, Query, minimum = 0, maximum = 1000, description = "Its own minimum age is this at least, in years"),
        ("maximum_age" = Option<f64>, Query, minimum = 0, maximum = 1000, description = "Its own maximum age is this at most, in years"),
        ("include" = Option<Vec<String>>, Query, description = "Lists of the service to have in each, such as contacts or service_at_locations"),
        ("page" = Option<usize>, Query, minimum = 1, maximum = 1_000_000_000, description = "Which page, from 1"),
        ("per_page" = Option<usize>, Query, minimum = 1, maximum = 1000, description = "Services on a page; 50 when it is left out"),
    ),
    responses((status = 200, body = PageV1), (status = 400, body = Problem, content_type = "application/problem+json")))]
/// Services, a page at a time
pub(crate) async fn services(
    State(app): State<App>,
    client: Client,
    RawQuery(query): RawQuery,
) -> Result<Json<PageV1>, Problem> {
    let query = query.as_deref();
    let parameters = Parameters::parse(query);
    let part = Part::of(&parameters)?;
    let subjects = Subjects::of(&app).await?;
    let walk = walk(&parameters, &subjects, &app)?;
    let include: Vec<String> = parameters.all("include").collect();
    let (total, ids) = tokio::task::block_in_place(|| {
        let part = listed::Part { page: part.page, per_page: part.per_page, lines: false };
        listed::snapshot(&app, client, "1.0", query, part)?.services(
            Viewer::Public,
            &walk,
            part.offset(),
            part.per_page,
        )
    })?;
    let services = app.db.services(&ids).await?;
    let contents = services.iter().filter_map(|record| {
        let service = record.service(Viewer::Public)?;
        let mut written = write::service_in_list(service.clone())?;
        if !include.is_empty() {
            let Some(Value::Object(whole)) = whole(service, &subjects) else { return None };
            for (name, value) in whole {
                if include.contains(&name) {
                    written[name] = value;
                }
            }
        }
        Some(written)
    });
    Ok(part.page(total, contents.collect()))
}

/// A service as clients of 1.0 want it.
fn whole(service: Service, subjects: &Subjects) -> Option<Value> {
    let Value::Object(mut written) = write::service(service)? else { return None };
    for name in EXPECTED {
        written.entry(name).or_insert_with(|| json!([]));
    }
    let sites = written.get_mut("service_at_locations").and_then(Value::as_array_mut);
    for location in sites.into_iter().flatten().filter_map(|site| site.get_mut("location")?.as_object_mut()) {
        location.entry("physical_addresses").or_insert_with(|| json!([]));
    }
    let terms = written.get_mut("service_taxonomys").and_then(Value::as_array_mut);
    for term in
        terms.into_iter().flatten().filter_map(|attribute| attribute.get_mut("taxonomy")?.as_object_mut())
    {
        let known = term.get("id").and_then(Value::as_str).and_then(|id| subjects.term(id));
        let parent = known.and_then(|term| subjects.parent(term)).map(|parent| brief(parent, subjects));
        term.entry("parent").or_insert(parent.unwrap_or(Value::Null));
    }
    Some(Value::Object(written))
}

/// A term by its id, name and vocabulary.
fn brief(term: &TaxonomyTerm, subjects: &Subjects) -> Value {
    let mut written = Map::new();
    for (name, value) in [
        ("id", term.id.as_deref()),
        ("code", term.code.as_deref()),
        ("name", term.name.as_deref()),
        ("vocabulary", subjects.vocabulary(term)),
    ] {
        if let Some(value) = value {
            written.insert(name.to_owned(), value.into());
        }
    }
    Value::Object(written)
}

/// A term with the one above it, or null: the one null that 1.0's clients get.
fn with_parent(term: &TaxonomyTerm, subjects: &Subjects) -> Value {
    let mut written = brief(term, subjects);
    written["parent"] = subjects.parent(term).map_or(Value::Null, |parent| brief(parent, subjects));
    written
}

pub(super) fn missing(what: &str, id: &str) -> Problem {
    Problem::not_found(format!("There is no {what} with the id {id:?}."))
}

#[utoipa::path(get, path = "/openreferral/v1/services/{id}", tag = "Open Referral UK 1.0",
    params(("id" = Uuid, Path, description = "The service's id")),
    responses((status = 200, description = "The service with all that is nested in it", body = Object),
        (status = 404, body = Problem, content_type = "application/problem+json")))]
/// One service, whole
pub(crate) async fn service(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, Problem> {
    let missing = || missing("service", &id);
    let record = app.db.service(Uuid::try_parse(&id).map_err(|_| missing())?).await?.ok_or_else(missing)?;
    let subjects = Subjects::of(&app).await?;
    let service = record.service(Viewer::Public).and_then(|service| whole(service, &subjects));
    service.map(Json).ok_or_else(missing)
}

#[utoipa::path(get, path = "/openreferral/v1/taxonomies", tag = "Open Referral UK 1.0",
    params(
        ("text" = Option<String>, Query, description = "Words that its name has"),
        ("vocabulary" = Option<String>, Query, description = "Of which vocabulary"),
        ("parent_id" = Option<String>, Query, description = "The terms right below this one, by its id or its code"),
        ("root_only" = Option<bool>, Query, description = "Only terms with none above them"),
        ("needs" = Option<Vec<String>>, Query, description = "Terms that stand for any of these needs: themselves, what is narrower, what is mapped to them"),
        ("circumstances" = Option<Vec<String>>, Query, description = "The same for circumstances"),
        ("page" = Option<usize>, Query, minimum = 1, maximum = 1_000_000_000, description = "Which page, from 1"),
        ("per_page" = Option<usize>, Query, minimum = 1, maximum = 1000, description = "Terms on a page; 50 when it is left out"),
    ),
    responses((status = 200, body = PageV1), (status = 400, body = Problem, content_type = "application/problem+json")))]
/// Terms, a page at a time
pub(crate) async fn taxonomies(
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Json<PageV1>, Problem> {
    let parameters = Parameters::parse(query.as_deref());
    let part = Part::of(&parameters)?;
    let root_only = parameters.flag("root_only")?;
    let subjects = Subjects::of(&app).await?;
    let text = parameters.words("text").map(str::to_lowercase);
    let vocabulary = parameters.words("vocabulary");
    let parents: Option<Vec<&str>> = parameters
        .words("parent_id")
        .map(|name| subjects.named(name).filter_map(|parent| parent.id.as_deref()).collect());
    let standing_for = |name: &str| -> Option<HashSet<&str>> {
        let mut asked = parameters.all(name).peekable();
        asked.peek()?;
        let ids = asked.flat_map(|id| subjects.terms_for(&id).collect::<Vec<_>>());
        Some(ids.filter_map(|term| term.id.as_deref()).collect())
    };
    let wanted = ["needs", "circumstances"].map(standing_for);
    let terms = subjects.terms.iter().filter(|term| {
        let name = term.name.as_deref().unwrap_or_default().to_lowercase();
        text.as_ref().is_none_or(|text| text.split_whitespace().all(|word| name.contains(word)))
            && vocabulary.is_none_or(|asked| subjects.is_of(term, asked))
            && parents
                .as_ref()
                .is_none_or(|asked| term.parent_id.as_deref().is_some_and(|parent| asked.contains(&parent)))
            && (!root_only || term.parent_id.is_none())
            && wanted.iter().flatten().all(|ids| term.id.as_deref().is_some_and(|id| ids.contains(id)))
    });
    Ok(part.of_all(terms.map(|term| with_parent(term, &subjects)).collect()))
}

#[utoipa::path(get, path = "/openreferral/v1/taxonomies/{id}", tag = "Open Referral UK 1.0",
    params(("id" = String, Path, description = "The term's id or its code")),
    responses((status = 200, description = "The term, with the one above it", body = Object),
        (status = 404, body = Problem, content_type = "application/problem+json")))]
/// One term
pub(crate) async fn taxonomy(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, Problem> {
    let subjects = Subjects::of(&app).await?;
    let term = subjects.term(&id).or_else(|| subjects.named(&id).next());
    term.map(|term| Json(with_parent(term, &subjects))).ok_or_else(|| missing("term", &id))
}

#[utoipa::path(get, path = "/openreferral/v1/vocabularies", tag = "Open Referral UK 1.0",
    responses((status = 200, description = "Names of vocabularies", body = Vec<String>)))]
/// Vocabularies by their names
pub(crate) async fn vocabularies(State(app): State<App>) -> Result<Json<Vec<String>>, Problem> {
    let subjects = Subjects::of(&app).await?;
    let mut names: Vec<String> =
        subjects.terms.iter().filter_map(|term| subjects.vocabulary(term)).map(str::to_owned).collect();
    names.extend(subjects.taxonomies.iter().filter_map(|taxonomy| taxonomy.name.clone()));
    names.sort();
    names.dedup();
    Ok(Json(names))
}

#[utoipa::path(get, path = "/openreferral/v1/organizations", tag = "Open Referral UK 1.0",
    params(("page" = Option<usize>, Query, minimum = 1, maximum = 1_000_000_000, description = "Which page, from 1"),
        ("per_page" = Option<usize>, Query, minimum = 1, maximum = 1000, description = "How many on a page; 50 when it is left out")),
    responses((status = 200, body = PageV1), (status = 400, body = Problem, content_type = "application/problem+json")))]
/// Organizations, a page at a time
pub(crate) async fn organizations(
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Json<PageV1>, Problem> {
    let part = Part::of(&Parameters::parse(query.as_deref()))?;
    let (total, found) =
        organizations::part(&app.db, &Words::default(), part.offset(), part.per_page).await?;
    let contents = found.into_iter().filter_map(|(_, mut organization)| {
        organization.locations.clear();
        write::organization(organization)
    });
    Ok(part.page(total, contents.collect()))
}

#[utoipa::path(get, path = "/openreferral/v1/organizations/{id}", tag = "Open Referral UK 1.0",
    params(("id" = Uuid, Path, description = "The organization's id")),
    responses((status = 200, description = "The organization", body = Object),
        (status = 404, body = Problem, content_type = "application/problem+json")))]
/// One organization
pub(crate) async fn organization(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    let missing = || missing("organization", &id);
    let record = app.db.organization(Uuid::try_parse(&id).map_err(|_| missing())?).await?;
    let organization = record.and_then(|record| record.organization(Viewer::Public));
    organization.and_then(write::organization).map(Json).ok_or_else(missing)
}

/// The location as clients of 1.0 want it.
fn location_of_1(location: Location) -> Option<Value> {
    let mut written = write::entity(location)?;
    written.as_object_mut()?.entry("physical_addresses").or_insert_with(|| json!([]));
    Some(written)
}

#[utoipa::path(get, path = "/openreferral/v1/locations", tag = "Open Referral UK 1.0",
    params(("page" = Option<usize>, Query, minimum = 1, maximum = 1_000_000_000, description = "Which page, from 1"),
        ("per_page" = Option<usize>, Query, minimum = 1, maximum = 1000, description = "How many on a page; 50 when it is left out")),
    responses((status = 200, body = PageV1), (status = 400, body = Problem, content_type = "application/problem+json")))]
/// Places where services are, each once, a page at a time
pub(crate) async fn locations(
    State(app): State<App>,
    client: Client,
    RawQuery(query): RawQuery,
) -> Result<Json<PageV1>, Problem> {
    let part = Part::of(&Parameters::parse(query.as_deref()))?;
    let (total, places) = tokio::task::block_in_place(|| {
        let of = listed::Part { page: part.page, per_page: part.per_page, lines: false };
        let snapshot = listed::snapshot(&app, client, "places", query.as_deref(), of)?;
        snapshot.locations(Viewer::Public, part.offset(), part.per_page)
    })?;
    let services = services_of(&app, &places).await?;
    let contents = places.iter().filter_map(|(location, service)| {
        location_of_1(place_of(services.get(service)?, *location)?.clone())
    });
    Ok(part.page(total, contents.collect()))
}

/// The services that have these parts, each given as its own id and its service's.
pub(super) async fn services_of(
    app: &App,
    parts: &[(Uuid, Uuid)],
) -> Result<HashMap<Uuid, Service>, Problem> {
    let mut ids: Vec<Uuid> = parts.iter().map(|(_, service)| *service).collect();
    ids.dedup();
    let services = app.db.services(&ids).await?;
    let seen = |record: &ServiceRecord| Some((record.record.id, record.service(Viewer::Public)?));
    Ok(services.iter().filter_map(seen).collect())
}

/// The place of that id, as a service tells it.
fn place_of(service: &Service, id: Uuid) -> Option<&Location> {
    let mut places = service.service_at_locations.iter().filter_map(|site| site.location.as_deref());
    places.find(|place| place.id.as_deref().and_then(|own| Uuid::try_parse(own).ok()) == Some(id))
}

#[utoipa::path(get, path = "/openreferral/v1/locations/{id}", tag = "Open Referral UK 1.0",
    params(("id" = Uuid, Path, description = "The location's id")),
    responses((status = 200, description = "The location", body = Object),
        (status = 404, body = Problem, content_type = "application/problem+json")))]
/// One place
pub(crate) async fn location(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, Problem> {
    let missing = || missing("location", &id);
    let uuid = Uuid::try_parse(&id).map_err(|_| missing())?;
    let services =
        tokio::task::block_in_place(|| app.index.snapshot()?.with_key(Viewer::Public, key::location(uuid)))?;
    for record in app.db.services(&services).await? {
        let service = record.service(Viewer::Public);
        let place = service.as_ref().and_then(|service| place_of(service, uuid));
        if let Some(written) = place.and_then(|place| location_of_1(place.clone())) {
            return Ok(Json(written));
        }
    }
    Err(missing())
}
