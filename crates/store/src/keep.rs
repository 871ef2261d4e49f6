//! Keeping what a source says: assertions, the record that follows, the journal and the steward's
//! questions, all in one transaction.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use fingerpost_directory::{
    Method, Publication, Standing, Statement, Visibility, Voice, changes, flatten, resolve,
};
use jiff::Timestamp;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    db::{Db, Engine, StoreError, read, write_transaction},
    incoming::{Act, External, Incoming, Kept, Kind, Outcome, Source},
    statements::{postgres, sqlite},
};

/// What this source is known to have said, of the records of one batch.
pub(crate) struct Known {
    pub(crate) id: Uuid,
    pub(crate) number: i64,
    pub(crate) fingerprint: String,
    pub(crate) missing: bool,
}

/// A record before the batch, where there was one.
pub(crate) struct Before {
    pub(crate) number: i64,
    pub(crate) record: Map<String, Value>,
    pub(crate) publication: Publication,
    pub(crate) visibility: Visibility,
    pub(crate) steward: i64,
    pub(crate) statements: Vec<Told>,
}

/// What one source says of a record.
pub(crate) struct Told {
    pub(crate) source: i64,
    pub(crate) name: String,
    pub(crate) standing: Standing,
    pub(crate) statement: Statement,
}

impl Told {
    pub(crate) fn voice(&self) -> Voice<'_> {
        Voice { source: self.source, standing: self.standing, statement: &self.statement }
    }
}

/// What a record becomes, ready to be written.
pub(crate) struct NewState<'a> {
    pub(crate) id: Uuid,
    /// Its number, where it has one.
    pub(crate) number: Option<i64>,
    /// What a feed said of it; nothing where a person edited it.
    pub(crate) said: Option<&'a Incoming>,
    pub(crate) action: &'static str,
    pub(crate) record: Cow<'a, str>,
    pub(crate) organization_id: Option<String>,
    pub(crate) publication: Publication,
    pub(crate) visibility: Visibility,
    pub(crate) fingerprint: String,
    pub(crate) assertions: String,
    /// What other sources said, written out now that the record changes under it.
    pub(crate) written_out: Vec<(i64, String)>,
    pub(crate) changes: String,
}

impl Db {
    /// The feed of that name, made when it is new.
    ///
    /// # Errors
    /// When the store cannot be written, or the name is that of something people write here.
    pub async fn source(&self, name: &str, now: Timestamp) -> Result<Source, StoreError> {
        self.source_of(name, "feed", now).await
    }

    /// The source of that name, when the store knows it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn known_source(&self, name: &str) -> Result<Option<Source>, StoreError> {
        Ok(self.source_and_kind(name).await?.map(|(source, _)| source))
    }

    /// The source of that name and kind, made when it is new.
    pub(crate) async fn source_of(
        &self,
        name: &str,
        kind: &'static str,
        now: Timestamp,
    ) -> Result<Source, StoreError> {
        match self.source_and_kind(name).await? {
            Some((source, known)) if known == kind => Ok(source),
            Some(_) => Err(StoreError::NameTaken { name: name.to_owned(), wanted: kind }),
            None => {
                let made: Result<(), StoreError> = write_transaction!(self, tx => { engine::source(tx, name, kind, now.as_microsecond()).await? });
                made?;
                // Another process may have made it first, and as the other kind.
                Box::pin(self.source_of(name, kind, now)).await
            }
        }
    }

    async fn source_and_kind(&self, name: &str) -> Result<Option<(Source, String)>, StoreError> {
        let found: Option<(i64, String)> = read!(self, pool => {
            sqlx::query_as("SELECT id, kind FROM source WHERE name = $1").bind(name).fetch_optional(pool).await?
        });
        Ok(found.map(|(id, kind)| (Source { id, name: name.to_owned() }, kind)))
    }

    /// The records that share one of this source's ids, as the source calls them, with their names.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn sharing_an_id(&self, source: &Source) -> Result<Vec<(External, String)>, StoreError> {
        let rows: Vec<(String, String, String)> = read!(self, pool => {
            sqlx::query_as(
                "SELECT i.external_id, i.variant, e.record FROM identifier i JOIN entity e ON e.number = i.entity \
                 WHERE i.source_id = $1 AND i.kind = 'service' AND i.external_id IN \
                 (SELECT external_id FROM identifier WHERE source_id = $1 AND kind = 'service' AND variant <> '') \
                 ORDER BY i.external_id, i.variant",
            )
            .bind(source.id)
            .fetch_all(pool)
            .await?
        });
        rows.into_iter()
            .map(|(id, variant, record)| {
                let record: Map<String, Value> = stored(&format!("the record known as {id}"), &record)?;
                let name = record.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
                Ok((External { id, variant }, name))
            })
            .collect()
    }

    /// Keeps a batch of statements, whole or not at all; gives what became of each, in order.
    ///
    /// Only this source's own assertions change. Nothing is written for what is unchanged.
    ///
    /// # Errors
    /// When the store cannot be written, or holds something unreadable; then nothing was kept.
    pub async fn keep(&self, act: &Act, batch: &[Incoming]) -> Result<Vec<Kept>, StoreError> {
        write_transaction!(self, tx => {
            let known = engine::known(tx, act.source.id, batch).await?;
            let taken = engine::taken(tx, batch).await?;
            let (kept, returned) = place(&act.source, batch, &known, taken);
            let updated: Vec<Uuid> =
                kept.iter().filter(|kept| kept.outcome == Outcome::Updated).map(|kept| kept.id).collect();
            let before = engine::before(tx, &updated).await?;
            let rows = rows(act, batch, &kept, &before)?;
            if !rows.is_empty() || !returned.is_empty() {
                let sequence = engine::next_sequence(tx).await?;
                engine::write(tx, act, sequence, &rows).await?;
                engine::mark_returned(tx, act, sequence + rows.len() as i64, &returned).await?;
            }
            kept
        })
    }

    /// What [`keep`](Self::keep) would make of a batch, without keeping it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn would_keep(&self, source: &Source, batch: &[Incoming]) -> Result<Vec<Kept>, StoreError> {
        match &self.0 {
            Engine::Sqlite { read, .. } => {
                let mut connection = read.acquire().await?;
                let known = sqlite::known(&mut connection, source.id, batch).await?;
                let taken = sqlite::taken(&mut connection, batch).await?;
                Ok(place(source, batch, &known, taken).0)
            }
            Engine::Postgres(pool) => {
                let mut connection = pool.acquire().await?;
                let known = postgres::known(&mut connection, source.id, batch).await?;
                let taken = postgres::taken(&mut connection, batch).await?;
                Ok(place(source, batch, &known, taken).0)
            }
        }
    }

    /// The names that [`mark_missing`](Self::mark_missing) would mark, without marking them.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn would_miss(
        &self,
        source: &Source,
        kind: Kind,
        present: impl Fn(&External) -> bool,
    ) -> Result<Vec<External>, StoreError> {
        Ok(self.gone(source, kind, present).await?.into_iter().map(|(name, _)| name).collect())
    }

    /// Names of a source that are in use here and not `present` any more, each with its record.
    async fn gone(
        &self,
        source: &Source,
        kind: Kind,
        present: impl Fn(&External) -> bool,
    ) -> Result<Vec<(External, i64)>, StoreError> {
        let names: Vec<(String, String, i64)> = read!(self, pool => {
            sqlx::query_as(
                "SELECT external_id, variant, entity FROM identifier \
                 WHERE source_id = $1 AND kind = $2 AND missing_since IS NULL ORDER BY external_id, variant",
            )
            .bind(source.id)
            .bind(kind.as_str())
            .fetch_all(pool)
            .await?
        });
        Ok(names
            .into_iter()
            .map(|(id, variant, entity)| (External { id, variant }, entity))
            .filter(|(name, _)| !present(name))
            .collect())
    }

    /// Marks the records that a source no longer speaks of, and asks their stewards. `present` says
    /// which names it still uses. Gives the names that went missing just now.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn mark_missing(
        &self,
        act: &Act,
        kind: Kind,
        present: impl Fn(&External) -> bool,
    ) -> Result<Vec<External>, StoreError> {
        let gone = self.gone(&act.source, kind, present).await?;
        if !gone.is_empty() {
            let words = format!("{} no longer lists this. Is it still offered?", act.source.name);
            let written: Result<(), StoreError> = write_transaction!(self, tx => {
                let sequence = engine::next_sequence(tx).await?;
                engine::mark_missing(tx, act, sequence, kind, &gone, &words).await?;
            });
            written?;
        }
        Ok(gone.into_iter().map(|(name, _)| name).collect())
    }
}

/// Finds the record that each statement speaks of, and what will become of it. Also gives the names
/// that had gone missing and are back.
fn place(
    source: &Source,
    batch: &[Incoming],
    known: &HashMap<(Kind, External), Known>,
    mut taken: HashSet<Uuid>,
) -> (Vec<Kept>, Vec<(Kind, External, i64)>) {
    let mut returned = Vec::new();
    let kept = batch
        .iter()
        .map(|incoming| match known.get(&(incoming.kind, incoming.external.clone())) {
            Some(known) => {
                if known.missing {
                    returned.push((incoming.kind, incoming.external.clone(), known.number));
                }
                let same = known.fingerprint == incoming.fingerprint();
                Kept { id: known.id, outcome: if same { Outcome::Unchanged } else { Outcome::Updated } }
            }
            None => {
                let id = free_id(incoming, source, &taken);
                taken.insert(id);
                Kept { id, outcome: Outcome::Created }
            }
        })
        .collect();
    (kept, returned)
}

/// The proposed id, unless another record of this store already has it.
fn free_id(incoming: &Incoming, source: &Source, taken: &HashSet<Uuid>) -> Uuid {
    if taken.contains(&incoming.proposed_id) {
        let External { id, variant } = &incoming.external;
        Uuid::new_v5(&source.namespace(), format!("{}:{id}:{variant}", incoming.kind.as_str()).as_bytes())
    } else {
        incoming.proposed_id
    }
}

/// Works out what each record becomes.
fn rows<'a>(
    act: &Act,
    batch: &'a [Incoming],
    kept: &[Kept],
    before: &HashMap<Uuid, Before>,
) -> Result<Vec<NewState<'a>>, StoreError> {
    let states = batch.iter().zip(kept);
    states
        .filter_map(|(incoming, kept)| match (kept.outcome, before.get(&kept.id)) {
            (Outcome::Unchanged, _) => None,
            (Outcome::Updated, Some(before)) => Some(updated(act, incoming, kept.id, before)),
            _ => Some(Ok(created(act, incoming, kept.id))),
        })
        .collect()
}

fn created<'a>(act: &Act, incoming: &'a Incoming, id: Uuid) -> NewState<'a> {
    let telling = &incoming.telling;
    NewState {
        id,
        number: None,
        said: Some(incoming),
        action: "created",
        organization_id: telling.organization_id.clone(),
        // What one source alone says of a record is the record.
        record: Cow::Borrowed(&telling.json),
        publication: incoming.publication,
        visibility: incoming.visibility,
        fingerprint: incoming.fingerprint(),
        assertions: json(&Statement::of_whole_record(act.at, Method::Imported, act.who.clone())),
        written_out: Vec::new(),
        // What a new record says is in its assertions; later entries say what stood before them.
        changes: "{}".to_owned(),
    }
}

fn updated<'a>(
    act: &Act,
    incoming: &'a Incoming,
    id: Uuid,
    before: &Before,
) -> Result<NewState<'a>, StoreError> {
    let fields = flatten(&stored("what is told", &incoming.telling.json)?);
    let statement = match before.told_by(act.source.id) {
        Some(said) => {
            said.restated(act.at, Method::Imported, act.who.clone(), &fields).unwrap_or_else(|| said.clone())
        }
        None => Statement::new(act.at, Method::Imported, act.who.clone(), fields),
    };
    let standing = if act.source.id == before.steward { Standing::Owner } else { Standing::Copy };
    let record = before.resolved_with(act.source.id, standing, &statement);
    let by_steward = before.steward == act.source.id;
    let settled = matches!(before.publication, Publication::Withdrawn | Publication::Archived);
    Ok(NewState {
        id,
        number: Some(before.number),
        said: Some(incoming),
        action: "updated",
        organization_id: organization_of(&record),
        record: Cow::Owned(json(&record)),
        publication: if by_steward && !settled { incoming.publication } else { before.publication },
        visibility: if by_steward { incoming.visibility } else { before.visibility },
        fingerprint: incoming.fingerprint(),
        assertions: json(&statement),
        written_out: before.written_out(act.source.id),
        changes: json(&changes(&flatten(&before.record), &flatten(&record))),
    })
}

impl Before {
    /// What a source says of the record.
    pub(crate) fn told_by(&self, source: i64) -> Option<&Statement> {
        self.statements.iter().find(|told| told.source == source).map(|told| &told.statement)
    }

    /// The record when that source says this.
    pub(crate) fn resolved_with(
        &self,
        source: i64,
        standing: Standing,
        statement: &Statement,
    ) -> Map<String, Value> {
        let others = self.statements.iter().filter(|told| told.source != source).map(Told::voice);
        let voices: Vec<Voice<'_>> = others.chain([Voice { source, standing, statement }]).collect();
        resolve(&voices)
    }

    /// What the other sources say, in full: the record that some of it may stand for is about to change.
    pub(crate) fn written_out(&self, source: i64) -> Vec<(i64, String)> {
        let others = self.statements.iter().filter(|told| told.source != source);
        others.map(|told| (told.source, json(&told.statement))).collect()
    }
}

pub(crate) fn organization_of(record: &Map<String, Value>) -> Option<String> {
    record.get("organization_id").and_then(Value::as_str).map(str::to_owned)
}

pub(crate) fn json(value: &impl serde::Serialize) -> String {
    // Maps with text keys, numbers and text always serialise.
    serde_json::to_string(value).unwrap_or_default()
}

/// Reads JSON that the store holds.
pub(crate) fn stored<T: serde::de::DeserializeOwned>(place: &str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text)
        .map_err(|error| StoreError::Damaged { place: place.to_owned(), reason: error.to_string() })
}

/// Reads an id that the store holds.
pub(crate) fn stored_id(text: &str) -> Result<Uuid, StoreError> {
    Uuid::try_parse(text)
        .map_err(|error| StoreError::Damaged { place: text.to_owned(), reason: error.to_string() })
}
