//! What a source said earlier of records, where only a part of what it says now was read.

use fingerpost_directory::{Publication, Visibility, flatten, path::unflatten};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    db::{Db, Engine, StoreError},
    incoming::{Incoming, Source, Telling},
    keep::{Before, Known, stored},
    statements::{postgres, sqlite},
};

impl Db {
    /// Completes a batch that was not read from all that the source says: what it said of these records earlier and
    /// leaves blank now stays said, what was published stays so, and nobody sees a place that was withheld.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn complete(&self, source: &Source, batch: &mut [Incoming]) -> Result<(), StoreError> {
        macro_rules! load {
            ($engine:ident, $connection:expr) => {{
                let known = $engine::known($connection, source.id, batch).await?;
                let ids: Vec<Uuid> = known.values().map(|known| known.id).collect();
                (known, $engine::before($connection, &ids).await?)
            }};
        }
        let (known, before) = match &self.0 {
            Engine::Sqlite { read, .. } => load!(sqlite, &mut *read.acquire().await?),
            Engine::Postgres(pool) => load!(postgres, &mut *pool.acquire().await?),
        };
        for incoming in batch {
            if let Some(known) = known.get(&(incoming.kind, incoming.external.clone()))
                && let Some(before) = before.get(&known.id)
            {
                complete(source, incoming, known, before)?;
            }
        }
        Ok(())
    }
}

fn complete(
    source: &Source,
    incoming: &mut Incoming,
    known: &Known,
    before: &Before,
) -> Result<(), StoreError> {
    let Some(statement) = before.told_by(source.id) else { return Ok(()) };
    let mut earlier = Map::new();
    for assertions in &statement.0 {
        earlier.extend(assertions.fields.clone());
    }
    let mut record: Map<String, Value> = stored("what is told", &incoming.telling.json)?;
    for (name, value) in unflatten(earlier.clone()) {
        if record.get(&name).is_none_or(|told| told.is_null() || told == "") {
            record.insert(name, value);
        }
    }
    let is_as_it_was = flatten(&record) == earlier;
    incoming.telling = Telling::of(&record);
    let Some((fingerprint, publication, visibility)) = read_fingerprint(&known.fingerprint) else {
        return Ok(());
    };
    if is_as_it_was {
        incoming.telling.fingerprint = fingerprint;
    }
    if publication == Publication::Published {
        incoming.publication = publication;
    }
    incoming.visibility = incoming.visibility.or_wider(visibility);
    Ok(())
}

/// The parts of [`Incoming::fingerprint`].
fn read_fingerprint(text: &str) -> Option<(Uuid, Publication, Visibility)> {
    let mut parts = text.split(' ');
    let fingerprint = Uuid::try_parse(parts.next()?).ok()?;
    Some((fingerprint, Publication::parse(parts.next()?), Visibility::parse(parts.next()?)))
}
