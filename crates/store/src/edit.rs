//! What people write here themselves, field by field: it stands as the steward's own word, until somebody says
//! something newer.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use fingerpost_directory::{Method, Standing, Statement, changes, flatten};
use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    db::{Db, Engine, StoreError, write_transaction},
    keep::{Act, Before, NewState, Source, json, organization_of},
    statements::{postgres, sqlite},
};

/// Fields of one record as a person wants them.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The record.
    pub id: Uuid,
    /// By field path (see [`fingerpost_directory::flatten`]) the new value, or nothing where the field is to be empty.
    pub changes: BTreeMap<String, Option<Value>>,
}

/// Who says a field as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The source's name.
    pub source: String,
    /// How it knew.
    pub method: Method,
    /// When it said so first.
    pub at: Timestamp,
}

impl Db {
    /// The source of that name for what people write here themselves, made when it is new.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn people(&self, name: &str, now: Timestamp) -> Result<Source, StoreError> {
        let id: Result<i64, StoreError> = write_transaction!(self, tx => { engine::source(tx, name, "people", now.as_microsecond()).await? });
        Ok(Source { id: id?, name: name.to_owned() })
    }

    /// Keeps what a person changed, whole or not at all; gives the records that are different now.
    ///
    /// Nobody else's assertions change, so a feed that is imported again does not undo it; a feed that says
    /// something new of the same field later does count again.
    ///
    /// # Errors
    /// When the store cannot be written, or holds something unreadable; then nothing was kept.
    pub async fn edit(&self, act: &Act, edits: &[Edit]) -> Result<Vec<Uuid>, StoreError> {
        let ids: Vec<Uuid> = edits.iter().map(|edit| edit.id).collect();
        write_transaction!(self, tx => {
            let before = engine::before(tx, &ids).await?;
            let states: Vec<NewState<'_>> = edits
                .iter()
                .filter_map(|edit| edited(act, edit, before.get(&edit.id)?))
                .collect();
            if !states.is_empty() {
                let sequence = engine::next_sequence(tx).await?;
                engine::write(tx, act, sequence, &states).await?;
            }
            states.iter().map(|state| state.id).collect()
        })
    }

    /// Who says each field of some records as they stand, by record and field path.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn said_by(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, BTreeMap<String, Said>>, StoreError> {
        let records = match &self.0 {
            Engine::Sqlite { read, .. } => sqlite::before(&mut *read.acquire().await?, ids).await?,
            Engine::Postgres(pool) => postgres::before(&mut *pool.acquire().await?, ids).await?,
        };
        Ok(records.into_iter().map(|(id, record)| (id, said_in(&record))).collect())
    }
}

/// For each field of the record, the last who said just that.
fn said_in(record: &Before) -> BTreeMap<String, Said> {
    let fields = flatten(&record.record);
    let mut said: BTreeMap<String, Said> = BTreeMap::new();
    for told in &record.statements {
        for assertions in &told.statement.0 {
            let Ok(at) = Timestamp::from_microsecond(assertions.at) else { continue };
            for (path, value) in &assertions.fields {
                let is_newer = said.get(path).is_none_or(|known| known.at < at);
                if fields.get(path) == Some(value) && is_newer {
                    let source = told.name.clone();
                    said.insert(path.clone(), Said { source, method: assertions.method, at });
                }
            }
        }
    }
    said
}

fn edited<'a>(act: &Act, edit: &Edit, before: &Before) -> Option<NewState<'a>> {
    let said = before.told_by(act.source.id).cloned().unwrap_or_default();
    let mut fields: fingerpost_directory::Fields =
        said.0.iter().flat_map(|assertions| assertions.fields.clone()).collect();
    for (path, value) in &edit.changes {
        fields.insert(path.clone(), value.clone().unwrap_or(Value::Null));
    }
    let statement: Statement = said.restated(act.at, Method::Edited, act.who.clone(), &fields)?;
    let record = before.resolved_with(act.source.id, Standing::Owner, &statement);
    Some(NewState {
        id: edit.id,
        number: Some(before.number),
        said: None,
        action: "edited",
        organization_id: organization_of(&record),
        publication: before.publication,
        visibility: before.visibility,
        fingerprint: String::new(),
        assertions: json(&statement),
        written_out: before.written_out(act.source.id),
        changes: json(&changes(&flatten(&before.record), &flatten(&record))),
        record: Cow::Owned(json(&record)),
    })
}
