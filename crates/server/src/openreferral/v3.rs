//! Open Referral UK 3.0, with the parameters that HSDS 3.1 adds.

use axum::{
    Json,
    extract::{Path, RawQuery, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use fingerpost_directory::{Viewer, hours::Context};
use fingerpost_search::key;
use fingerpost_store::Kind;
use futures_util::{StreamExt, TryStreamExt, stream};
use jiff::{Timestamp, civil::Date};
use openreferral::{Organization, write};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    asked,
    listed::{self, Page, Part, Written},
    organizations::{self, Words},
    subjects::Subjects,
    with_services,
};
use crate::{
    App,
    api::{Parameters, base_url},
    client::Client,
    problem::Problem,
};

/// What this API is.
#[derive(Serialize, ToSchema)]
pub struct Root {
    /// The version of the standard.
    #[schema(example = "HSDS-UK-3.0")]
    version: &'static str,
    /// Where the profile is explained.
    profile: &'static str,
    /// Where this API is described.
    openapi_url: String,
}

#[utoipa::path(get, path = "/openreferral/v3", tag = "Open Referral UK 3.0",
    responses((status = 200, body = Root)))]
/// What this API is
pub(crate) async fn root(State(app): State<App>, headers: HeaderMap) -> Json<Root> {
    Json(Root::of("HSDS-UK-3.0", &app, &headers))
}

impl Root {
    pub(super) fn of(version: &'static str, app: &App, headers: &HeaderMap) -> Self {
        Self {
            version,
            profile: "https://docs.openreferraluk.org",
            openapi_url: format!("{}/api/openapi.json", base_url(app, headers)),
        }
    }
}

/// The day it is where the directory is.
fn today(app: &App) -> Date {
    Context::default().zone.to_datetime((app.clock)()).date()
}

#[utoipa::path(get, path = "/openreferral/v3/services", tag = "Open Referral UK 3.0",
    params(asked::Narrowing,
        ("full" = Option<bool>, Query, description = "Each service with all that is nested in it"),
        ("minimal" = Option<bool>, Query, description = "The id and the `modified_date` of each, all in one answer"),
        listed::Paging),
    responses((status = 200, body = Page), (status = 400, body = Problem, content_type = "application/problem+json")))]
/// Services, a page at a time
pub(crate) async fn services(
    State(app): State<App>,
    client: Client,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = query.as_deref();
    let parameters = Parameters::parse(query);
    let part = Part::of(&parameters)?;
    let walk = asked::walk(&parameters, &*Subjects::of(&app).await?, today(&app))?;
    if parameters.flag("minimal")? {
        let all = tokio::task::block_in_place(|| app.index.snapshot()?.modified(Viewer::Public, &walk))?;
        let contents: Vec<Value> = all
            .into_iter()
            .filter_map(|(id, modified)| {
                let modified = Timestamp::from_microsecond(modified).ok()?;
                Some(json!({"id": id, "modified_date": modified}))
            })
            .collect();
        let whole = Part { page: 1, per_page: contents.len().max(1), ..part };
        return Ok(whole.whole(contents));
    }
    let full = parameters.flag("full")?;
    let written: Written = if full { write::service } else { write::service_in_list };
    listed::services(app, client, query, walk, part, written).await
}

#[utoipa::path(get, path = "/openreferral/v3/services/{id}", tag = "Open Referral UK 3.0",
    params(("id" = Uuid, Path, description = "The service's id")),
    responses((status = 200, description = "The service with all that is nested in it, valid against the Open Referral UK 3.0 schema; `metadata` has the changes to what names nobody, such as hours, ages and status, by source", body = Object),
        (status = 404, body = Problem, content_type = "application/problem+json")))]
/// One service, whole
pub(crate) async fn service(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, Problem> {
    let missing = || missing("service", &id);
    let record = app.db.service(uuid(&id).ok_or_else(missing)?).await?.ok_or_else(missing)?;
    let mut service = record.published().ok_or_else(missing)?;
    let history = app.db.public_history(&record, &service).await?;
    service.metadata.extend(history);
    write::service(service).map(Json).ok_or_else(missing)
}

fn uuid(id: &str) -> Option<Uuid> {
    Uuid::try_parse(id).ok()
}

fn missing(what: &str, id: &str) -> Problem {
    Problem::not_found(format!("There is no {what} with the id {id:?}."))
}

#[utoipa::path(get, path = "/openreferral/v3/service_at_locations", tag = "Open Referral UK 3.0",
    params(asked::Narrowing,
        ("full" = Option<bool>, Query, description = "Each with all that is nested in it"),
        listed::Paging),
    responses((status = 200, body = Page), (status = 400, body = Problem, content_type = "application/problem+json")))]
/// Services at each of their sites, a page at a time
pub(crate) async fn service_at_locations(
    State(app): State<App>,
    client: Client,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = query.as_deref();
    let parameters = Parameters::parse(query);
    let part = Part::of(&parameters)?;
    let walk = asked::walk(&parameters, &*Subjects::of(&app).await?, today(&app))?;
    let full = parameters.flag("full")?;
    let (offset, limit) = if part.lines { (0, usize::MAX) } else { (part.offset(), part.per_page) };
    let (total, sites) = tokio::task::block_in_place(|| {
        listed::snapshot(&app, client, "sites", query, part)?.sites(Viewer::Public, &walk, offset, limit)
    })?;
    let written = if full { write::service_at_location } else { write::service_at_location_in_list };
    if part.lines {
        let batches: Vec<Vec<(Uuid, usize)>> = sites.chunks(100).map(<[_]>::to_vec).collect();
        let texts = stream::unfold((app, batches.into_iter()), move |(app, mut batches)| async move {
            let batch = batches.next()?;
            let texts = written_sites(&app, &batch, written).await;
            Some((texts.map(|sites| sites.iter().map(listed::line).collect()), (app, batches)))
        });
        return Ok(listed::lines(texts));
    }
    let contents = written_sites(&app, &sites, written).await?;
    Ok(Json(part.page(total, contents)).into_response())
}

/// The sites, each as its service and its place among the service's sites.
async fn written_sites(
    app: &App,
    sites: &[(Uuid, usize)],
    written: fn(openreferral::Service, usize) -> Option<Value>,
) -> Result<Vec<Value>, Problem> {
    let mut ids: Vec<Uuid> = sites.iter().map(|(id, _)| *id).collect();
    ids.dedup();
    let services = app.db.services(&ids).await?;
    let by_id: std::collections::HashMap<Uuid, _> =
        services.iter().filter_map(|record| Some((record.record.id, record.published()?))).collect();
    Ok(sites.iter().filter_map(|(id, site)| written(by_id.get(id)?.clone(), *site)).collect())
}

#[utoipa::path(get, path = "/openreferral/v3/service_at_locations/{id}", tag = "Open Referral UK 3.0",
    params(("id" = Uuid, Path, description = "The id of the service_at_location")),
    responses((status = 200, description = "The service at one of its sites, with all that is nested in it; `name` and `status` are the service's, since the published description of this address names the service's schema", body = Object),
        (status = 404, body = Problem, content_type = "application/problem+json")))]
/// One service at one site, whole
pub(crate) async fn service_at_location(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    let missing = || missing("service_at_location", &id);
    let key = key::site(uuid(&id).ok_or_else(missing)?);
    let services = tokio::task::block_in_place(|| app.index.snapshot()?.with_key(Viewer::Public, key))?;
    for record in app.db.services(&services).await? {
        let Some(service) = record.published() else { continue };
        let site = service.service_at_locations.iter().position(|site| site.id.as_deref() == Some(&id));
        if let Some(written) = site.and_then(|site| write::service_at_location(service, site)) {
            return Ok(Json(written));
        }
    }
    Err(missing())
}

#[utoipa::path(get, path = "/openreferral/v3/organizations", tag = "HSDS 3.1",
    params(
        ("search" = Option<String>, Query, description = "Words that its name or description has, all of them"),
        ("full" = Option<bool>, Query, description = "Each with all that is nested in it"),
        ("full_service" = Option<bool>, Query, description = "Each with its services, whole"),
        listed::Paging,
    ),
    responses((status = 200, body = Page), (status = 400, body = Problem, content_type = "application/problem+json")))]
/// Organizations, a page at a time
pub(crate) async fn organizations(
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let parameters = Parameters::parse(query.as_deref());
    let part = Part::of(&parameters)?;
    let with_services = parameters.flag("full_service")?;
    let full = with_services || parameters.flag("full")?;
    let words = Words::of(&parameters);
    if part.lines {
        let batches = stream::try_unfold((app.clone(), words, 0), |(app, words, number)| async move {
            let next = organizations::after(&app.db, &words, number).await?;
            Ok::<_, Problem>(next.map(|(last, batch)| (batch, (app, words, last))))
        });
        let texts = batches.map_ok(move |batch| {
            let app = app.clone();
            let texts = stream::iter(written_organizations(batch, full)).map(move |organization| {
                if with_services {
                    let end = stream::iter([Ok("\n".to_owned())]);
                    with_services::text_of(app.clone(), organization).chain(end).left_stream()
                } else {
                    stream::iter([Ok(listed::line(&organization.1))]).right_stream()
                }
            });
            texts.flatten()
        });
        return Ok(listed::lines(texts.try_flatten()));
    }
    let (total, found) = organizations::part(&app.db, &words, part.offset(), part.per_page).await?;
    let written = written_organizations(found, full);
    if !with_services {
        let contents = written.into_iter().map(|(_, organization)| organization).collect();
        return Ok(Json(part.page(total, contents)).into_response());
    }
    let (before, after) = part.page_around(total, written.len())?;
    let texts = stream::iter([Ok(before)]).chain(with_services::texts_of(app, written));
    with_services::answer(texts.chain(stream::iter([Ok(after)]))).await
}

fn written_organizations(
    organizations: Vec<(Uuid, Organization)>,
    full: bool,
) -> Vec<with_services::Written> {
    let write = if full { write::organization } else { write::organization_in_list };
    organizations.into_iter().filter_map(|(id, organization)| Some((id, write(organization)?))).collect()
}

#[utoipa::path(get, path = "/openreferral/v3/organizations/{id}", tag = "HSDS 3.1",
    params(("id" = Uuid, Path, description = "The organization's id"),
        ("full_service" = Option<bool>, Query, description = "With its services, whole")),
    responses((status = 200, description = "The organization with all that is nested in it", body = Object),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json")))]
/// One organization, whole
pub(crate) async fn organization(
    State(app): State<App>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let missing = || missing("organization", &id);
    let uuid = uuid(&id).ok_or_else(missing)?;
    let record = app.db.organization(uuid).await?.ok_or_else(missing)?;
    let written = record.organization(Viewer::Public).and_then(write::organization);
    let written = written.ok_or_else(missing)?;
    if Parameters::parse(query.as_deref()).flag("full_service")? {
        return with_services::answer(with_services::text_of(app, (uuid, written))).await;
    }
    Ok(Json(written).into_response())
}

#[utoipa::path(get, path = "/openreferral/v3/taxonomies", tag = "Open Referral UK 3.0",
    params(
        ("search" = Option<String>, Query, description = "Words that its name has"),
        listed::Paging,
    ),
    responses((status = 200, body = Page), (status = 400, body = Problem, content_type = "application/problem+json")))]
/// Taxonomies, a page at a time
pub(crate) async fn taxonomies(
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let parameters = Parameters::parse(query.as_deref());
    let part = Part::of(&parameters)?;
    let subjects = Subjects::of(&app).await?;
    let named =
        subjects.taxonomies.iter().filter(|taxonomy| has_words(&parameters, taxonomy.name.as_deref()));
    Ok(part.whole(named.cloned().filter_map(write::entity).collect()))
}

/// Whether a name has every word that is searched for.
fn has_words(parameters: &Parameters<'_>, name: Option<&str>) -> bool {
    let name = name.unwrap_or_default().to_lowercase();
    let words = parameters.words("search").map(str::to_lowercase).unwrap_or_default();
    words.split_whitespace().all(|word| name.contains(word))
}

#[utoipa::path(get, path = "/openreferral/v3/taxonomies/{id}", tag = "Open Referral UK 3.0",
    params(("id" = Uuid, Path, description = "The taxonomy's id")),
    responses((status = 200, description = "The taxonomy", body = Object),
        (status = 404, body = Problem, content_type = "application/problem+json")))]
/// One taxonomy
pub(crate) async fn taxonomy(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, Problem> {
    one::<openreferral::Taxonomy>(&app, Kind::Taxonomy, &id).await
}

async fn one<T: openreferral::Entity>(app: &App, kind: Kind, id: &str) -> Result<Json<Value>, Problem> {
    let missing = || missing(kind.as_str(), id);
    let record = app.db.record(kind, uuid(id).ok_or_else(missing)?).await?.ok_or_else(missing)?;
    record.entity::<T>(Viewer::Public).and_then(write::entity).map(Json).ok_or_else(missing)
}

#[utoipa::path(get, path = "/openreferral/v3/taxonomy_terms", tag = "Open Referral UK 3.0",
    params(
        ("search" = Option<String>, Query, description = "Words that its name has"),
        ("taxonomy_id" = Option<String>, Query, description = "Of which taxonomy, by its id or its name"),
        ("parent_id" = Option<Uuid>, Query, description = "The terms right below this one"),
        ("top_only" = Option<bool>, Query, description = "Only terms with none above them"),
        listed::Paging,
    ),
    responses((status = 200, body = Page), (status = 400, body = Problem, content_type = "application/problem+json")))]
/// Terms of taxonomies, a page at a time
pub(crate) async fn taxonomy_terms(
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let parameters = Parameters::parse(query.as_deref());
    let part = Part::of(&parameters)?;
    let top_only = parameters.flag("top_only")?;
    let parent = asked::id(&parameters, "parent_id")?.map(|id| id.to_string());
    let taxonomy = parameters.words("taxonomy_id");
    let subjects = Subjects::of(&app).await?;
    let terms = subjects.terms.iter().filter(|term| {
        has_words(&parameters, term.name.as_deref())
            && (!top_only || term.parent_id.is_none())
            && parent.as_ref().is_none_or(|parent| term.parent_id.as_ref() == Some(parent))
            && taxonomy.is_none_or(|asked| {
                let id = term.taxonomy_id.as_deref();
                id.is_some_and(|id| id.eq_ignore_ascii_case(asked)) || subjects.is_of(term, asked)
            })
    });
    Ok(part.whole(terms.cloned().filter_map(write::entity).collect()))
}

#[utoipa::path(get, path = "/openreferral/v3/taxonomy_terms/{id}", tag = "Open Referral UK 3.0",
    params(("id" = Uuid, Path, description = "The term's id")),
    responses((status = 200, description = "The term", body = Object),
        (status = 404, body = Problem, content_type = "application/problem+json")))]
/// One term of a taxonomy
pub(crate) async fn taxonomy_term(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    one::<openreferral::TaxonomyTerm>(&app, Kind::TaxonomyTerm, &id).await
}
