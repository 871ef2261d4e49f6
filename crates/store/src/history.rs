//! What was changed of a service, as far as anybody may know it.

use std::collections::HashSet;

use fingerpost_directory::{Changes, PublicChange, Visibility, public_changes};
use jiff::{Timestamp, tz::TimeZone};
use openreferral::{Metadata, Service};
use uuid::Uuid;

use crate::{
    db::{Db, StoreError, read},
    keep::stored,
    read::ServiceRecord,
};

/// Entries of the journal that are looked at for one service, newest first.
const ENTRIES: i64 = 100;

impl Db {
    /// The changes to a service that anybody may know, newest first, in the standard's words. Who changed it is the
    /// source, never a person. `shown` is the service as anybody sees it: what it does not have, has no history either.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn public_history(
        &self,
        service: &ServiceRecord,
        shown: &Service,
    ) -> Result<Vec<Metadata>, StoreError> {
        if service.record.visibility != Visibility::Public {
            return Ok(Vec::new());
        }
        let prices = shown.cost_options.iter().filter_map(|price| price.id.as_deref());
        let hours = shown.schedules.iter().filter_map(|hours| hours.id.as_deref());
        let items: HashSet<&str> = prices.chain(hours).collect();
        let rows: Vec<(i64, i64, String, String)> = read!(self, pool => {
            sqlx::query_as(
                "SELECT j.sequence, j.at, j.changes, s.name FROM journal j JOIN source s ON s.id = j.source_id \
                 WHERE j.entity = $1 AND j.action <> 'created' ORDER BY j.sequence DESC LIMIT $2",
            )
            .bind(service.record.number)
            .bind(ENTRIES)
            .fetch_all(pool)
            .await?
        });
        let mut history = Vec::new();
        for (sequence, at, changes, source) in rows {
            let changes: Changes = stored(&format!("entry {sequence} of the journal"), &changes)?;
            let Some(changes) = public_changes(&changes) else { break };
            let at = Timestamp::from_microsecond(at).unwrap_or_default().to_zoned(TimeZone::UTC).date();
            let is_shown =
                |change: &PublicChange| change.resource_id.as_deref().is_none_or(|item| items.contains(item));
            history.extend(changes.into_iter().filter(is_shown).map(|change| {
                let of = change.resource_id.unwrap_or_else(|| service.record.id.to_string());
                let name = format!("{sequence} {} {of} {}", change.resource_type, change.field);
                Metadata {
                    id: Some(Uuid::new_v5(&service.record.id, name.as_bytes()).to_string()),
                    resource_id: Some(of),
                    resource_type: Some(change.resource_type.to_owned()),
                    last_action_date: Some(at.to_string()),
                    last_action_type: Some("update".to_owned()),
                    field_name: Some(change.field.to_owned()),
                    previous_value: Some(change.before),
                    replacement_value: Some(change.after),
                    updated_by: Some(source.clone()),
                    ..Metadata::default()
                }
            }));
        }
        Ok(history)
    }
}
