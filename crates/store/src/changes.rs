//! The change feed: the journal read in sequence order, for whoever keeps a copy in step.

use uuid::Uuid;

use crate::{
    db::{Db, StoreError, read},
    keep::stored_id,
};

/// One entry of the change feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its place in commit order.
    pub sequence: i64,
    /// The record that changed.
    pub entity: Uuid,
}

impl Db {
    /// Tells this store from any other, and from itself before a restore.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn epoch(&self) -> Result<String, StoreError> {
        read!(self, pool => {
            Ok(sqlx::query_scalar("SELECT value FROM store_meta WHERE key = 'epoch'").fetch_one(pool).await?)
        })
    }

    /// The last sequence number, 0 in an empty store.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn last_sequence(&self) -> Result<i64, StoreError> {
        read!(self, pool => {
            Ok(sqlx::query_scalar("SELECT coalesce(max(sequence), 0) FROM journal").fetch_one(pool).await?)
        })
    }

    /// The sequence number of the last change that a source made, 0 when it made none.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn last_change_by(&self, source: &str) -> Result<i64, StoreError> {
        read!(self, pool => {
            Ok(sqlx::query_scalar(
                "SELECT coalesce(max(j.sequence), 0) FROM journal j JOIN source s ON s.id = j.source_id WHERE s.name = $1",
            )
                .bind(source)
                .fetch_one(pool)
                .await?)
        })
    }

    /// The next changes after a sequence number, at most `limit` of them, in commit order.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn changes_after(&self, sequence: i64, limit: i64) -> Result<Vec<Change>, StoreError> {
        let rows: Vec<(i64, String)> = read!(self, pool => {
            sqlx::query_as(
                "SELECT j.sequence, e.id FROM journal j JOIN entity e ON e.number = j.entity \
                 WHERE j.sequence > $1 ORDER BY j.sequence LIMIT $2",
            )
                .bind(sequence)
                .bind(limit)
                .fetch_all(pool)
                .await?
        });
        rows.into_iter().map(|(sequence, id)| Ok(Change { sequence, entity: stored_id(&id)? })).collect()
    }
}
