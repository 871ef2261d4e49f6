//! Reading records back, each as its viewer may see it.

use fingerpost_directory::{Publication, Viewer, Visibility, Voice, resolve, shown};
use jiff::Timestamp;
use openreferral::{Attribute, Entity, Organization, Service, write::SOURCE};
use serde_json::{Map, Value};
use sqlx::QueryBuilder;
use uuid::Uuid;

use crate::{
    db::{Db, Engine, StoreError, read},
    incoming::Kind,
    keep::{Told, stored, stored_id},
};

/// A record of the store. What it says is only had through [`Viewer`].
#[derive(Clone, Debug)]
pub struct Record {
    /// The record's id.
    pub id: Uuid,
    /// Its place in the order in which records came, rising and never used twice.
    pub number: i64,
    /// Whether it is out in the world.
    pub publication: Publication,
    /// Who may see it.
    pub visibility: Visibility,
    /// The source that answers for it.
    pub steward: String,
    /// When it last changed here.
    pub modified: Timestamp,
    fields: Map<String, Value>,
}

impl Record {
    fn visible(&self, viewer: Viewer) -> bool {
        self.publication == Publication::Published || viewer == Viewer::Staff
    }

    /// The record as this viewer may see it, if they may.
    pub fn entity<T: Entity>(&self, viewer: Viewer) -> Option<T> {
        if !self.visible(viewer) {
            return None;
        }
        let mut fields = self.fields.clone();
        fields.insert("id".to_owned(), self.id.to_string().into());
        shown(fields, self.visibility, viewer)
    }

    /// The organization as this viewer may see it, when the record is one and they may.
    pub fn organization(&self, viewer: Viewer) -> Option<Organization> {
        if !self.visible(viewer) {
            return None;
        }
        let mut organization: Organization = shown(self.fields.clone(), self.visibility, viewer)?;
        organization.id = Some(self.id.to_string());
        Some(organization)
    }
}

/// A service with the organization that runs it.
#[derive(Clone, Debug)]
pub struct ServiceRecord {
    /// The service itself.
    pub record: Record,
    /// Who runs it, where the service says so.
    pub organization: Option<Record>,
}

impl ServiceRecord {
    /// The service as this viewer may see it, its organization nested in it.
    pub fn service(&self, viewer: Viewer) -> Option<Service> {
        if !self.record.visible(viewer) {
            return None;
        }
        let mut service: Service = shown(self.record.fields.clone(), self.record.visibility, viewer)?;
        service.id = Some(self.record.id.to_string());
        service.last_modified = Some(self.record.modified.to_string());
        service.organization =
            self.organization.as_ref().and_then(|record| record.organization(viewer)).map(Box::new);
        if service.organization.is_none() {
            service.organization_id = None;
        }
        Some(service)
    }

    /// The service as anybody may have it, for other systems. An attribute says where it comes from; a copy of it
    /// elsewhere goes on saying so, since what came with a record is kept.
    pub fn published(&self) -> Option<Service> {
        let mut service = self.service(Viewer::Public)?;
        let id = Uuid::new_v5(&self.record.id, SOURCE.as_bytes()).to_string();
        if service.attributes.iter().all(|attribute| attribute.id.as_ref() != Some(&id)) {
            service.attributes.push(Attribute {
                id: Some(id),
                link_id: service.id.clone(),
                link_type: Some(SOURCE.to_owned()),
                link_entity: Some("service".to_owned()),
                value: Some(self.record.steward.clone()),
                label: Some("Source".to_owned()),
                ..Attribute::default()
            });
        }
        Some(service)
    }

    /// The viewer with the least rights who may see this record at all.
    pub fn least_viewer(&self) -> Option<Viewer> {
        [Viewer::Public, Viewer::Partner, Viewer::Staff].into_iter().find(|viewer| {
            self.record.publication == Publication::Published && viewer.may_see(self.record.visibility)
        })
    }
}

/// How many records there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Services that anybody may see.
    pub services: i64,
    /// Services kept as drafts.
    pub drafts: i64,
    /// Organizations that anybody may see.
    pub organizations: i64,
}

/// Where services come from, and how many that anybody may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The name of the feed; nothing for all that people write here themselves, who are named to nobody.
    pub feed: Option<String>,
    /// How many services it answers for.
    pub services: i64,
    /// When one of them last changed.
    pub modified: Timestamp,
}

/// A question that waits for a steward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The record asked about.
    pub entity: Uuid,
    /// The question in words.
    pub words: String,
}

type EntityRow = (String, String, String, String, i64, String, i64);

const ENTITY: &str = "SELECT e.id, e.publication, e.visibility, e.record, e.modified_at, s.name, e.number \
                      FROM entity e JOIN source s ON s.id = e.steward_source_id ";

/// What anybody may see, as a condition on a record.
const PUBLIC: &str = "e.publication = 'published' AND e.visibility IN ('public', 'withheld')";

fn record(row: EntityRow) -> Result<Record, StoreError> {
    let (id, publication, visibility, fields, modified, steward, number) = row;
    Ok(Record {
        number,
        publication: Publication::parse(&publication),
        visibility: Visibility::parse(&visibility),
        steward,
        modified: Timestamp::from_microsecond(modified).map_err(|error| StoreError::Damaged {
            place: format!("record {id}"),
            reason: error.to_string(),
        })?,
        fields: stored(&format!("record {id}"), &fields)?,
        id: stored_id(&id)?,
    })
}

impl Db {
    async fn records(&self, kind: Kind, ids: &[Uuid]) -> Result<Vec<Record>, StoreError> {
        let mut rows: Vec<EntityRow> = Vec::with_capacity(ids.len());
        for ids in ids.chunks(500) {
            macro_rules! fetch {
                ($pool:expr) => {{
                    let mut query = QueryBuilder::new(ENTITY);
                    query.push("WHERE e.kind = ").push_bind(kind.as_str()).push(" AND e.id IN (");
                    let mut list = query.separated(", ");
                    for id in ids {
                        list.push_bind(id.to_string());
                    }
                    query.push(")");
                    rows.extend(query.build_query_as::<EntityRow>().fetch_all($pool).await?);
                }};
            }
            read!(self, pool => fetch!(pool));
        }
        rows.into_iter().map(record).collect()
    }

    /// The services of those ids that there are, in the order asked for.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn services(&self, ids: &[Uuid]) -> Result<Vec<ServiceRecord>, StoreError> {
        let mut services = self.records(Kind::Service, ids).await?;
        let place: std::collections::HashMap<&Uuid, usize> = ids.iter().zip(0..).collect();
        services.sort_by_key(|record| place.get(&record.id));
        let runs = |record: &Record| {
            record
                .fields
                .get("organization_id")
                .and_then(Value::as_str)
                .and_then(|id| Uuid::try_parse(id).ok())
        };
        let mut wanted: Vec<Uuid> = services.iter().filter_map(runs).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let organizations = self.records(Kind::Organization, &wanted).await?;
        let by_id: std::collections::HashMap<Uuid, Record> =
            organizations.into_iter().map(|record| (record.id, record)).collect();
        Ok(services
            .into_iter()
            .map(|record| {
                let organization = runs(&record).and_then(|id| by_id.get(&id)).cloned();
                ServiceRecord { record, organization }
            })
            .collect())
    }

    /// One service.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn service(&self, id: Uuid) -> Result<Option<ServiceRecord>, StoreError> {
        Ok(self.services(&[id]).await?.pop())
    }

    /// One organization.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn organization(&self, id: Uuid) -> Result<Option<Record>, StoreError> {
        Ok(self.records(Kind::Organization, &[id]).await?.pop())
    }

    /// All records of a kind that anybody may see, in the order in which they came: for kinds of which there are some
    /// thousands, as terms.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn public_records(&self, kind: Kind) -> Result<Vec<Record>, StoreError> {
        self.public_records_after(kind, 0, i64::MAX).await
    }

    /// The records of a kind that anybody may see after one's number, in the order in which they came, at most `limit`
    /// of them.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn public_records_after(
        &self,
        kind: Kind,
        number: i64,
        limit: i64,
    ) -> Result<Vec<Record>, StoreError> {
        self.public_part(kind, number, 0, limit).await
    }

    /// The same, counted from the first: without the first `offset` of them.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn public_records_from(
        &self,
        kind: Kind,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<Record>, StoreError> {
        self.public_part(kind, 0, offset, limit).await
    }

    async fn public_part(
        &self,
        kind: Kind,
        after: i64,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<Record>, StoreError> {
        let rows: Vec<EntityRow> = read!(self, pool => {
            let mut query = QueryBuilder::new(ENTITY);
            query.push("WHERE e.kind = ").push_bind(kind.as_str()).push(" AND ").push(PUBLIC);
            query.push(" AND e.number > ").push_bind(after);
            query.push(" ORDER BY e.number LIMIT ").push_bind(limit).push(" OFFSET ").push_bind(offset);
            query.build_query_as::<EntityRow>().fetch_all(pool).await?
        });
        rows.into_iter().map(record).collect()
    }

    /// How many records of a kind anybody may see.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn public_count(&self, kind: Kind) -> Result<i64, StoreError> {
        Ok(read!(self, pool => {
            QueryBuilder::new("SELECT count(*) FROM entity e WHERE e.kind = ")
                .push_bind(kind.as_str())
                .push(" AND ")
                .push(PUBLIC)
                .build_query_scalar::<i64>()
                .fetch_one(pool)
                .await?
        }))
    }

    /// Who answers for these records, by their ids, as far as there are any.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn stewards(
        &self,
        kind: Kind,
        ids: &[Uuid],
    ) -> Result<std::collections::HashMap<Uuid, String>, StoreError> {
        let records = self.records(kind, ids).await?;
        Ok(records.into_iter().map(|record| (record.id, record.steward)).collect())
    }

    /// One record of a kind.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn record(&self, kind: Kind, id: Uuid) -> Result<Option<Record>, StoreError> {
        Ok(self.records(kind, &[id]).await?.pop())
    }

    /// The services that an organization runs, in the order in which they came.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn services_of(&self, organization: Uuid) -> Result<Vec<Uuid>, StoreError> {
        let ids: Vec<String> = read!(self, pool => {
            sqlx::query_scalar("SELECT id FROM entity WHERE organization_id = $1 ORDER BY number")
                .bind(organization.to_string())
                .fetch_all(pool)
                .await?
        });
        ids.iter().map(|id| stored_id(id)).collect()
    }

    /// The services that anybody may see after one's number, in the order in which they came, at most `limit` of them.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn public_services_after(
        &self,
        number: i64,
        limit: i64,
    ) -> Result<Vec<ServiceRecord>, StoreError> {
        let ids: Vec<String> = read!(self, pool => {
            QueryBuilder::new(format!("SELECT e.id FROM entity e WHERE e.kind = 'service' AND {PUBLIC} AND e.number > "))
                .push_bind(number)
                .push(" ORDER BY e.number LIMIT ")
                .push_bind(limit)
                .build_query_scalar::<String>()
                .fetch_all(pool)
                .await?
        });
        let ids: Vec<Uuid> = ids.iter().map(|id| stored_id(id)).collect::<Result<_, _>>()?;
        self.services(&ids).await
    }

    /// The ids of services after an id, in the order of their ids, at most `limit` of them.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn service_ids_after(&self, id: Uuid, limit: i64) -> Result<Vec<Uuid>, StoreError> {
        let ids: Vec<String> = read!(self, pool => {
            sqlx::query_scalar("SELECT id FROM entity WHERE kind = 'service' AND id > $1 ORDER BY id LIMIT $2")
                .bind(id.to_string())
                .bind(limit)
                .fetch_all(pool)
                .await?
        });
        ids.iter().map(|id| stored_id(id)).collect()
    }

    /// Counts the records.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn counts(&self) -> Result<Counts, StoreError> {
        let drafts = read!(self, pool => {
            sqlx::query_scalar("SELECT count(*) FROM entity WHERE kind = 'service' AND publication = 'draft'")
                .fetch_one(pool)
                .await?
        });
        Ok(Counts {
            services: self.public_count(Kind::Service).await?,
            drafts,
            organizations: self.public_count(Kind::Organization).await?,
        })
    }

    /// Where the services come from that anybody may see, those with the most first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn origins(&self) -> Result<Vec<Origin>, StoreError> {
        let rows: Vec<(String, i64, i64)> = read!(self, pool => {
            QueryBuilder::new("SELECT CASE WHEN s.kind = 'feed' THEN s.name ELSE '' END AS feed, count(*) AS services, ")
                .push("max(e.modified_at) FROM entity e JOIN source s ON s.id = e.steward_source_id ")
                .push("WHERE e.kind = 'service' AND ")
                .push(PUBLIC)
                .push(" GROUP BY 1 ORDER BY services DESC, feed")
                .build_query_as::<(String, i64, i64)>()
                .fetch_all(pool)
                .await?
        });
        let origin = |(feed, services, modified): (String, i64, i64)| {
            let modified = Timestamp::from_microsecond(modified).map_err(|error| StoreError::Damaged {
                place: format!("records of {feed}"),
                reason: error.to_string(),
            })?;
            Ok(Origin { feed: Some(feed).filter(|feed| !feed.is_empty()), services, modified })
        };
        rows.into_iter().map(origin).collect()
    }

    /// The questions that wait for stewards, oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn questions(&self) -> Result<Vec<OpenQuestion>, StoreError> {
        let rows: Vec<(String, String)> = read!(self, pool => {
            sqlx::query_as(
                "SELECT e.id, q.words FROM question q JOIN entity e ON e.number = q.entity \
                 ORDER BY q.asked_at, q.entity",
            )
            .fetch_all(pool)
            .await?
        });
        rows.into_iter().map(|(id, words)| Ok(OpenQuestion { entity: stored_id(&id)?, words })).collect()
    }

    /// The ids of records that are not what their assertions resolve to: always empty, unless
    /// something other than this program wrote to the store.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn unresolved(&self) -> Result<Vec<Uuid>, StoreError> {
        let mut wrong = Vec::new();
        let mut last = String::new();
        loop {
            let ids: Vec<String> = read!(self, pool => {
                sqlx::query_scalar("SELECT id FROM entity WHERE id > $1 ORDER BY id LIMIT 500")
                    .bind(&last)
                    .fetch_all(pool)
                    .await?
            });
            let Some(end) = ids.last() else { return Ok(wrong) };
            last.clone_from(end);
            let ids: Vec<Uuid> = ids.iter().map(|id| stored_id(id)).collect::<Result<_, _>>()?;
            let before = match &self.0 {
                Engine::Sqlite { read, .. } => {
                    crate::statements::sqlite::before(&mut *read.acquire().await?, &ids).await?
                }
                Engine::Postgres(pool) => {
                    crate::statements::postgres::before(&mut *pool.acquire().await?, &ids).await?
                }
            };
            wrong.extend(ids.into_iter().filter(|id| {
                before.get(id).is_none_or(|state| {
                    let voices: Vec<Voice<'_>> = state.statements.iter().map(Told::voice).collect();
                    resolve(&voices) != state.record
                })
            }));
        }
    }
}
