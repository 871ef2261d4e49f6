//! The statements of a write transaction, the same SQL compiled for each engine.

use std::collections::{HashMap, HashSet};

use fingerpost_directory::{Publication, Standing, Statement, Visibility};
use serde_json::{Map, Value};
use sqlx::{Database, QueryBuilder, Row};
use uuid::Uuid;

use crate::{
    db::StoreError,
    incoming::{Act, External, Incoming, Kind},
    keep::{Before, Known, NewState, Told, stored, stored_id},
};

/// Rows in one `INSERT`: 500 rows of nine values stay far below SQLite's 32,766 variables.
const ROWS: usize = 500;

macro_rules! statements {
    ($engine:ident, $Engine:ty) => {
        pub(crate) mod $engine {
            use super::*;

            type Connection = <$Engine as Database>::Connection;

            pub(crate) async fn source(
                tx: &mut Connection,
                name: &str,
                kind: &str,
                now: i64,
            ) -> Result<(), StoreError> {
                sqlx::query("INSERT INTO source (name, kind, created_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING")
                    .bind(name)
                    .bind(kind)
                    .bind(now)
                    .execute(&mut *tx)
                    .await?;
                Ok(())
            }

            /// What the source said before, of the records that the batch names.
            pub(crate) async fn known(
                tx: &mut Connection,
                source: i64,
                batch: &[Incoming],
            ) -> Result<HashMap<(Kind, External), Known>, StoreError> {
                let mut known = HashMap::new();
                for kind in Kind::ALL {
                    let names: Vec<&str> =
                        batch.iter().filter(|one| one.kind == kind).map(|one| one.external.id.as_str()).collect();
                    for names in names.chunks(ROWS) {
                        let mut query = QueryBuilder::<$Engine>::new(
                            "SELECT i.external_id, i.variant, i.entity, i.missing_since, s.fingerprint, e.id \
                             FROM identifier i JOIN entity e ON e.number = i.entity \
                             JOIN statement s ON s.entity = i.entity AND s.source_id = i.source_id \
                             WHERE i.source_id = ",
                        );
                        query.push_bind(source).push(" AND i.kind = ").push_bind(kind.as_str());
                        query.push(" AND i.external_id IN (");
                        let mut list = query.separated(", ");
                        for name in names {
                            list.push_bind(*name);
                        }
                        query.push(")");
                        for row in query.build().fetch_all(&mut *tx).await? {
                            let name = External { id: row.get(0), variant: row.get(1) };
                            known.insert(
                                (kind, name),
                                Known {
                                    id: stored_id(row.get(5))?,
                                    number: row.get(2),
                                    fingerprint: row.get(4),
                                    missing: row.get::<Option<i64>, _>(3).is_some(),
                                },
                            );
                        }
                    }
                }
                Ok(known)
            }

            /// Which of the ids that the batch proposes are some record's already.
            pub(crate) async fn taken(
                tx: &mut Connection,
                batch: &[Incoming],
            ) -> Result<HashSet<Uuid>, StoreError> {
                let mut taken = HashSet::new();
                for chunk in batch.chunks(ROWS) {
                    let mut query = QueryBuilder::<$Engine>::new("SELECT id FROM entity WHERE id IN (");
                    let mut list = query.separated(", ");
                    for incoming in chunk {
                        list.push_bind(incoming.proposed_id.to_string());
                    }
                    query.push(")");
                    for row in query.build().fetch_all(&mut *tx).await? {
                        taken.insert(stored_id(row.get(0))?);
                    }
                }
                Ok(taken)
            }

            /// The records of those ids as they stand, with all that is asserted of them.
            pub(crate) async fn before(
                tx: &mut Connection,
                ids: &[Uuid],
            ) -> Result<HashMap<Uuid, Before>, StoreError> {
                let mut before: HashMap<Uuid, Before> = HashMap::new();
                for ids in ids.chunks(ROWS) {
                    let mut query = QueryBuilder::<$Engine>::new(
                        "SELECT e.id, e.record, e.publication, e.visibility, e.steward_source_id, s.source_id, s.assertions, e.number, o.name, o.kind \
                         FROM entity e JOIN statement s ON s.entity = e.number JOIN source o ON o.id = s.source_id WHERE e.id IN (",
                    );
                    let mut list = query.separated(", ");
                    for id in ids {
                        list.push_bind(id.to_string());
                    }
                    query.push(")");
                    for row in query.build().fetch_all(&mut *tx).await? {
                        let text: String = row.get(0);
                        let id = stored_id(&text)?;
                        let statement: Statement = stored(&format!("the statements on {id}"), row.get(6))?;
                        let steward: i64 = row.get(4);
                        let source: i64 = row.get(5);
                        let own = source == steward || row.get::<&str, _>(9) == "people";
                        let told = |record: &Map<String, Value>| Told {
                            source,
                            name: row.get(8),
                            standing: if own { Standing::Owner } else { Standing::Copy },
                            statement: statement.written_out(record),
                        };
                        match before.get_mut(&id) {
                            Some(before) => {
                                let told = told(&before.record);
                                before.statements.push(told);
                            }
                            None => {
                                let record: Map<String, Value> = stored(&format!("record {id}"), row.get(1))?;
                                let statements = vec![told(&record)];
                                let record = Before {
                                    number: row.get(7),
                                    record,
                                    publication: Publication::parse(row.get(2)),
                                    visibility: Visibility::parse(row.get(3)),
                                    steward,
                                    statements,
                                };
                                before.insert(id, record);
                            }
                        }
                    }
                }
                Ok(before)
            }

            /// The sequence number for the next entry of the journal.
            pub(crate) async fn next_sequence(tx: &mut Connection) -> Result<i64, StoreError> {
                let last: i64 =
                    sqlx::query_scalar("SELECT coalesce(max(sequence), 0) FROM journal").fetch_one(tx).await?;
                Ok(last + 1)
            }

            /// Writes records, assertions, names, journal and questions; entry `n` of the states
            /// gets sequence number `first + n`.
            pub(crate) async fn write(
                tx: &mut Connection,
                act: &Act,
                first: i64,
                states: &[NewState<'_>],
            ) -> Result<(), StoreError> {
                let at = act.at.as_microsecond();
                let numbered: Vec<(i64, &NewState<'_>)> = (first..).zip(states).collect();
                // A new record's number is the sequence number of its first entry.
                let number = |sequence: i64, state: &NewState<'_>| state.number.unwrap_or(sequence);
                let created: Vec<(i64, &NewState<'_>, &Incoming)> = numbered
                    .iter()
                    .filter(|(_, state)| state.number.is_none())
                    .filter_map(|(sequence, state)| Some((*sequence, *state, state.said?)))
                    .collect();
                for rows in created.chunks(ROWS) {
                    let mut query = QueryBuilder::<$Engine>::new(
                        "INSERT INTO entity (number, id, kind, publication, visibility, steward_source_id, organization_id, modified_at, record) ",
                    );
                    query.push_values(rows.iter(), |mut row, (sequence, state, said)| {
                        row.push_bind(*sequence)
                            .push_bind(state.id.to_string())
                            .push_bind(said.kind.as_str())
                            .push_bind(state.publication.as_str())
                            .push_bind(state.visibility.as_str())
                            .push_bind(act.source.id)
                            .push_bind(state.organization_id.as_deref())
                            .push_bind(at)
                            .push_bind(&*state.record);
                    });
                    query.build().execute(&mut *tx).await?;
                    let mut query = QueryBuilder::<$Engine>::new(
                        "INSERT INTO identifier (source_id, kind, external_id, variant, entity) ",
                    );
                    query.push_values(rows.iter(), |mut row, (sequence, _, incoming)| {
                        row.push_bind(act.source.id)
                            .push_bind(incoming.kind.as_str())
                            .push_bind(&incoming.external.id)
                            .push_bind(&incoming.external.variant)
                            .push_bind(*sequence);
                    });
                    query.build().execute(&mut *tx).await?;
                }
                for (_, state) in numbered.iter().filter(|(_, state)| state.number.is_some()) {
                    sqlx::query(
                        "UPDATE entity SET publication = $1, visibility = $2, organization_id = $3, record = $4, modified_at = $5 WHERE number = $6",
                    )
                    .bind(state.publication.as_str())
                    .bind(state.visibility.as_str())
                    .bind(state.organization_id.as_deref())
                    .bind(&*state.record)
                    .bind(at)
                    .bind(state.number)
                    .execute(&mut *tx)
                    .await?;
                }
                for rows in numbered.chunks(ROWS) {
                    let mut query = QueryBuilder::<$Engine>::new(
                        "INSERT INTO statement (entity, source_id, fingerprint, assertions) ",
                    );
                    query.push_values(rows.iter(), |mut row, (sequence, state)| {
                        row.push_bind(number(*sequence, state))
                            .push_bind(act.source.id)
                            .push_bind(&state.fingerprint)
                            .push_bind(&state.assertions);
                    });
                    query.push(
                        " ON CONFLICT (entity, source_id) DO UPDATE \
                         SET fingerprint = excluded.fingerprint, assertions = excluded.assertions",
                    );
                    query.build().execute(&mut *tx).await?;
                    let mut query = QueryBuilder::<$Engine>::new(
                        "INSERT INTO journal (sequence, entity, source_id, at, who, why, action, changes) ",
                    );
                    query.push_values(rows.iter(), |mut row, (sequence, state)| {
                        row.push_bind(*sequence)
                            .push_bind(number(*sequence, state))
                            .push_bind(act.source.id)
                            .push_bind(at)
                            .push_bind(act.who.as_deref())
                            .push_bind(&act.why)
                            .push_bind(state.action)
                            .push_bind(&state.changes);
                    });
                    query.build().execute(&mut *tx).await?;
                }
                for (sequence, state) in &numbered {
                    let number = number(*sequence, state);
                    for (source, assertions) in &state.written_out {
                        sqlx::query("UPDATE statement SET assertions = $1 WHERE entity = $2 AND source_id = $3")
                            .bind(assertions)
                            .bind(number)
                            .bind(*source)
                            .execute(&mut *tx)
                            .await?;
                    }
                    let Some(said) = state.said else { continue };
                    if state.number.is_some() {
                        sqlx::query("DELETE FROM question WHERE entity = $1 AND kind <> 'missing'")
                            .bind(number)
                            .execute(&mut *tx)
                            .await?;
                    }
                    for question in &said.questions {
                        ask(tx, number, question.kind, &question.words, at).await?;
                    }
                }
                Ok(())
            }

            async fn ask(
                tx: &mut Connection,
                entity: i64,
                kind: &str,
                words: &str,
                at: i64,
            ) -> Result<(), StoreError> {
                sqlx::query(
                    "INSERT INTO question (entity, kind, words, asked_at) VALUES ($1, $2, $3, $4) \
                     ON CONFLICT (entity, kind) DO UPDATE SET words = excluded.words",
                )
                .bind(entity)
                .bind(kind)
                .bind(words)
                .bind(at)
                .execute(tx)
                .await?;
                Ok(())
            }

            async fn journal(
                tx: &mut Connection,
                sequence: i64,
                entity: i64,
                act: &Act,
                action: &str,
            ) -> Result<(), StoreError> {
                sqlx::query(
                    "INSERT INTO journal (sequence, entity, source_id, at, who, why, action, changes) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7, '{}')",
                )
                .bind(sequence)
                .bind(entity)
                .bind(act.source.id)
                .bind(act.at.as_microsecond())
                .bind(act.who.as_deref())
                .bind(&act.why)
                .bind(action)
                .execute(tx)
                .await?;
                Ok(())
            }

            /// Marks names that the source no longer uses, and asks about their records.
            pub(crate) async fn mark_missing(
                tx: &mut Connection,
                act: &Act,
                first: i64,
                kind: Kind,
                gone: &[(External, i64)],
                words: &str,
            ) -> Result<(), StoreError> {
                let at = act.at.as_microsecond();
                for (sequence, (name, entity)) in (first..).zip(gone) {
                    set_missing(tx, act.source.id, kind, name, Some(at)).await?;
                    ask(tx, *entity, "missing", words, at).await?;
                    journal(tx, sequence, *entity, act, "missing").await?;
                }
                Ok(())
            }

            /// Takes back the mark and the question where a name is used again.
            pub(crate) async fn mark_returned(
                tx: &mut Connection,
                act: &Act,
                first: i64,
                returned: &[(Kind, External, i64)],
            ) -> Result<(), StoreError> {
                for (sequence, (kind, name, entity)) in (first..).zip(returned) {
                    set_missing(tx, act.source.id, *kind, name, None).await?;
                    sqlx::query("DELETE FROM question WHERE entity = $1 AND kind = 'missing'")
                        .bind(*entity)
                        .execute(&mut *tx)
                        .await?;
                    journal(tx, sequence, *entity, act, "returned").await?;
                }
                Ok(())
            }

            async fn set_missing(
                tx: &mut Connection,
                source: i64,
                kind: Kind,
                name: &External,
                since: Option<i64>,
            ) -> Result<(), StoreError> {
                sqlx::query(
                    "UPDATE identifier SET missing_since = $1 \
                     WHERE source_id = $2 AND kind = $3 AND external_id = $4 AND variant = $5",
                )
                .bind(since)
                .bind(source)
                .bind(kind.as_str())
                .bind(&name.id)
                .bind(&name.variant)
                .execute(tx)
                .await?;
                Ok(())
            }
        }
    };
}

statements!(sqlite, sqlx::Sqlite);
statements!(postgres, sqlx::Postgres);
