//! What people write here themselves, field by field: it stands as the steward's own word, until somebody says
//! something newer.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use fingerpost_directory::{Method, Standing, changes, flatten};
use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    db::{Db, Engine, StoreError, write_transaction},
    incoming::{Act, Source},
    keep::{Before, NewState, json, organization_of},
    statements::{postgres, sqlite},
};

/// Fields of one record as a person wants them.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The record.
    pub id: Uuid,
    /// By field path (see [`fingerpost_directory::flatten`]) what the field said when the person looked, and what it
    /// shall say.
    pub changes: BTreeMap<String, FieldEdit>,
}

/// What a field said when a person looked, and what it shall say; nothing is an empty field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldEdit {
    /// What it said.
    pub from: Option<Value>,
    /// What it shall say.
    pub to: Option<Value>,
}

/// Who says a field as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// What is said.
    pub value: Value,
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
    /// When the store cannot be written, or the name is a feed's.
    pub async fn people(&self, name: &str, now: Timestamp) -> Result<Source, StoreError> {
        self.source_of(name, "people", now).await
    }

    /// Keeps what a person changed, whole or not at all; gives the records that are different now.
    ///
    /// Nobody else's assertions change, so a feed that is imported again does not undo it; a feed that says
    /// something new of the same field later does count again.
    ///
    /// # Errors
    /// When the store cannot be written, holds something unreadable, or a field no longer says what it said when the
    /// person looked; then nothing was kept.
    pub async fn edit(&self, act: &Act, edits: &[Edit]) -> Result<Vec<Uuid>, StoreError> {
        let ids: Vec<Uuid> = edits.iter().map(|edit| edit.id).collect();
        write_transaction!(self, tx => {
            let before = engine::before(tx, &ids).await?;
            let states: Vec<NewState<'_>> = edits
                .iter()
                .filter_map(|edit| Some((edit, before.get(&edit.id)?)))
                .filter_map(|(edit, before)| edited(act, edit, before).transpose())
                .collect::<Result<_, StoreError>>()?;
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
                    let told = Said { value: value.clone(), source, method: assertions.method, at };
                    said.insert(path.clone(), told);
                }
            }
        }
    }
    said
}

/// The record as it becomes; nothing where it says all that already.
fn edited<'a>(act: &Act, edit: &Edit, before: &Before) -> Result<Option<NewState<'a>>, StoreError> {
    let stands = flatten(&before.record);
    let overtaken = edit.changes.iter().find(|(path, change)| {
        let now = stands.get(*path);
        now != change.from.as_ref() && now != change.to.as_ref()
    });
    if let Some((field, _)) = overtaken {
        return Err(StoreError::Overtaken { id: edit.id, field: field.clone() });
    }
    let said = before.told_by(act.source.id).cloned().unwrap_or_default();
    let mut fields: fingerpost_directory::Fields =
        said.0.iter().flat_map(|assertions| assertions.fields.clone()).collect();
    for (path, change) in &edit.changes {
        fields.insert(path.clone(), change.to.clone().unwrap_or(Value::Null));
    }
    let Some(statement) = said.restated(act.at, Method::Edited, act.who.clone(), &fields) else {
        return Ok(None);
    };
    let record = before.resolved_with(act.source.id, Standing::Owner, &statement);
    Ok(Some(NewState {
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
        changes: json(&changes(&stands, &flatten(&record))),
        record: Cow::Owned(json(&record)),
    }))
}
