//! Keeping the index in step with the store.
//!
//! Whoever holds the index's lock follows the change feed; every other process reads what is
//! committed. A process may die at any moment: index and position are committed together.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    time::{Duration, Instant},
};

use fingerpost_search::{Document, Index, Position, SearchError, Tidying, Tuned, Writer};
use fingerpost_store::{Db, ServiceRecord, StoreError};
use tokio::task::JoinHandle;
use uuid::Uuid;

/// Changes taken from the feed at once: some megabytes of records.
const CHANGES: i64 = 1000;

/// Changes after which what was indexed so far is committed, so that a long catching-up is not lost.
const COMMIT_EVERY: i64 = 20_000;

/// How often the feed is asked for something new: a save is found within this time.
const POLL: Duration = Duration::from_millis(250);

/// How often it is asked whether stewards said something new of search.
const LOOK: Duration = Duration::from_secs(1);

/// How long nothing must have changed before the index's parts are put in order.
const QUIET: Duration = Duration::from_secs(10);

/// How long to wait after a failure, or for the lock that another process holds.
const RETRY: Duration = Duration::from_secs(2);

/// Why following stopped.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence says it")]
pub enum FollowError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// Brings the index up to the store's last change. Gives how far it came.
///
/// # Errors
/// When the store cannot be read or the index not written. Drop the writer and take it anew.
pub async fn catch_up(db: &Db, writer: &mut Writer) -> Result<Position, FollowError> {
    let epoch = db.epoch().await?;
    let last = db.last_sequence().await?;
    let mut position = match writer.position() {
        Some(position) if position.epoch == epoch && position.sequence <= last => position.clone(),
        _ => {
            tokio::task::block_in_place(|| writer.clear())?;
            Position { epoch, sequence: 0 }
        }
    };
    let rebuilding = position.sequence == 0;
    let mut committed = position.sequence;
    loop {
        let changes = db.changes_after(position.sequence, CHANGES).await?;
        if let Some(latest) = changes.last() {
            position.sequence = latest.sequence;
            let changed: BTreeSet<Uuid> = changes.iter().map(|change| change.entity).collect();
            // From the beginning every service comes by itself; later a service must follow when
            // who runs it has changed.
            let with_services = !(rebuilding && latest.sequence <= last);
            index(db, writer, changed, with_services).await?;
        }
        let done = changes.len() < usize::try_from(CHANGES).unwrap_or(usize::MAX);
        if position.sequence - committed >= COMMIT_EVERY || (done && writer.position() != Some(&position)) {
            tokio::task::block_in_place(|| writer.commit(&position))?;
            committed = position.sequence;
        }
        if done {
            return Ok(position);
        }
    }
}

async fn index(
    db: &Db,
    writer: &mut Writer,
    changed: BTreeSet<Uuid>,
    with_services: bool,
) -> Result<(), FollowError> {
    let changed: Vec<Uuid> = changed.into_iter().collect();
    let mut services = db.services(&changed).await?;
    if with_services {
        let found: HashSet<Uuid> = services.iter().map(|service| service.record.id).collect();
        for organization in changed.iter().filter(|id| !found.contains(id)) {
            let theirs = db.services_of(*organization).await?;
            services.extend(db.services(&theirs).await?);
        }
    }
    tokio::task::block_in_place(|| {
        for service in &services {
            match document(service) {
                Some(document) => writer.put(&document)?,
                None => writer.remove(service.record.id)?,
            }
        }
        Ok(())
    })
}

/// What the index should hold of a service: what its least privileged viewer may see.
pub(crate) fn document(record: &ServiceRecord) -> Option<Document> {
    let service = record.service(record.least_viewer()?)?;
    let (id, number) = (record.record.id, record.record.number.unsigned_abs());
    let steward = Some(record.record.steward.clone());
    Some(Document { steward, ..Document::of(id, number, record.record.visibility, &service, None) })
}

/// Where the committed index and the store differ, in words: nowhere, once the index has caught up.
///
/// # Errors
/// When either cannot be read.
pub async fn differences(db: &Db, index: &Index) -> Result<Vec<String>, FollowError> {
    let mut indexed = HashMap::new();
    tokio::task::block_in_place(|| {
        index.for_each(|document| {
            indexed.insert(document.id, document);
        })
    })?;
    let mut differences = Vec::new();
    let mut last = Uuid::nil();
    loop {
        let ids = db.service_ids_after(last, CHANGES).await?;
        let Some(end) = ids.last() else { break };
        last = *end;
        for record in db.services(&ids).await? {
            let id = record.record.id;
            match (document(&record), indexed.remove(&id)) {
                (None, None) => {}
                (Some(wanted), Some(found)) if wanted == found => {}
                (Some(_), Some(_)) => differences.push(format!("The index has an older state of {id}.")),
                (Some(_), None) => differences.push(format!("The index lacks {id}.")),
                (None, Some(_)) => differences.push(format!("The index has {id}, which is not published.")),
            }
        }
    }
    differences.extend(indexed.into_keys().map(|id| format!("The index has {id}, which the store lacks.")));
    Ok(differences)
}

/// Where the store is now.
async fn position(db: &Db) -> Result<Position, StoreError> {
    Ok(Position { epoch: db.epoch().await?, sequence: db.last_sequence().await? })
}

/// Has the index answer as stewards say now. Gives the version of that.
///
/// # Errors
/// When the store cannot be read; then it answers as before.
pub async fn tune(db: &Db, index: &Index) -> Result<i64, StoreError> {
    // Read first: what is said meanwhile is met at the next look.
    let version = db.tuning_version().await?;
    let all = db.tunings().await?;
    index.tune(Tuned::new(all.iter().filter(|it| it.removed.is_none()).map(|it| &it.tuning)));
    Ok(version)
}

/// Follows the store for as long as the process lives. One process on a folder writes the index; what stewards say of
/// search each follows for itself.
pub async fn follow(db: Db, index: Index) {
    tokio::join!(follow_records(&db, &index), follow_tuning(&db, &index));
}

async fn follow_tuning(db: &Db, index: &Index) {
    let mut reached = None;
    loop {
        let wait = match db.tuning_version().await {
            Ok(now) if Some(now) == reached => LOOK,
            Ok(_) => match tune(db, index).await {
                Ok(version) => {
                    reached = Some(version);
                    LOOK
                }
                Err(error) => retry(&error),
            },
            Err(error) => retry(&error),
        };
        tokio::time::sleep(wait).await;
    }
}

fn retry(error: &StoreError) -> Duration {
    tracing::warn!(%error, "what stewards say of search could not be read");
    RETRY
}

/// Takes the lock when it is free, and starts again after a failure.
async fn follow_records(db: &Db, index: &Index) {
    loop {
        let stopped = match tokio::task::block_in_place(|| Writer::try_lock(index)) {
            Ok(Some(writer)) => keep_up(db, index, writer).await,
            Ok(None) => None,
            Err(error) => Some(error.into()),
        };
        if let Some(error) = stopped {
            tracing::warn!(%error, "following the store was interrupted");
        }
        tokio::time::sleep(RETRY).await;
    }
}

async fn keep_up(db: &Db, index: &Index, mut writer: Writer) -> Option<FollowError> {
    let mut reached = Position { epoch: String::new(), sequence: -1 };
    let mut changed = Some(Instant::now());
    let mut tidying: Option<JoinHandle<()>> = None;
    loop {
        match position(db).await {
            Ok(now) if now == reached => {
                let quiet = changed.is_some_and(|changed| changed.elapsed() >= QUIET);
                if quiet && tidying.as_ref().is_none_or(JoinHandle::is_finished) {
                    changed = None;
                    let index = index.clone();
                    let begin = |merging| tokio::task::spawn_blocking(move || tidy(&index, merging));
                    match writer.tidy() {
                        Ok(merging) => tidying = merging.map(begin),
                        Err(error) => return Some(error.into()),
                    }
                }
            }
            Ok(_) => match catch_up(db, &mut writer).await {
                Ok(position) => {
                    tracing::info!(sequence = position.sequence, "the index is in step with the store");
                    reached = position;
                    changed = Some(Instant::now());
                    if let Err(error) = tokio::task::block_in_place(|| index.warm()) {
                        return Some(error.into());
                    }
                }
                Err(error) => return Some(error),
            },
            Err(error) => return Some(error.into()),
        }
        tokio::time::sleep(POLL).await;
    }
}

fn tidy(index: &Index, merging: Tidying) {
    match merging.wait().and_then(|()| index.warm()) {
        Ok(()) => tracing::info!("the parts of the index are in order"),
        Err(error) => tracing::warn!(%error, "the parts of the index are put in order after the next change"),
    }
}
