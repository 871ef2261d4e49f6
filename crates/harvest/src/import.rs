//! Taking a feed in: two walks, the first to see that it is one, the second to keep it in batches.

mod reading;

use std::{collections::HashSet, path::PathBuf, sync::Arc};

use fingerpost_directory::Publication;
use fingerpost_store::{Act, Db, External, Incoming, Kept, Kind, Outcome, Source};
use jiff::Timestamp;
use openreferral::read::{Repairs, read_organization};
use tokio::sync::{mpsc, oneshot};

use self::reading::{Batch, Ids, incoming_organization, read};
use crate::{
    fetch,
    open::{InputError, Source as Input},
    sharing::Sharing,
    survey::{Survey, survey},
    table::Tables,
};

/// Records kept in one transaction: some milliseconds of work, so that others can write between.
const BATCH: usize = 2000;

/// Batches read ahead of the store: enough that neither waits long, few enough to stay small.
const AHEAD: usize = 2;

/// How many held-back records are listed by name; the rest are only counted.
const LISTED: usize = 1000;

/// What to import and how.
#[derive(Clone, Debug)]
pub struct Import {
    /// The files, read in this order as one feed.
    pub files: Vec<PathBuf>,
    /// Whose statements these are.
    pub source: String,
    /// Find out what would happen, and keep nothing.
    pub dry_run: bool,
    /// The present moment.
    pub now: Timestamp,
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The feed has been read through once and is whole.
    Read {
        /// How many records it has.
        records: usize,
    },
    /// So many of its records are dealt with, and what they changed is committed.
    Kept {
        /// Records dealt with.
        records: usize,
        /// Records in all.
        of: usize,
    },
}

/// A record that needs somebody's eye.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its number in the feed, from 1; nought for a row of a table.
    pub record: usize,
    /// The id that the feed gives it, or its name; a table's file and row.
    pub called: String,
    /// What is the matter, and what was done.
    pub reason: String,
    /// Whether it was left out altogether.
    pub rejected: bool,
}

/// How many records of a kind were created, updated, left as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// New records.
    pub created: usize,
    /// Records that differ from what was known.
    pub updated: usize,
    /// Records that say what was known.
    pub unchanged: usize,
}

impl Tally {
    pub(crate) fn count(&mut self, kept: &[Kept]) {
        for kept in kept {
            match kept.outcome {
                Outcome::Created => self.created += 1,
                Outcome::Updated => self.updated += 1,
                Outcome::Unchanged => self.unchanged += 1,
            }
        }
    }
}

/// What came of an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Records in the feed.
    pub records: usize,
    /// What became of services.
    pub services: Tally,
    /// What became of organizations.
    pub organizations: Tally,
    /// What became of taxonomies and their terms.
    pub terms: Tally,
    /// Services kept as drafts, not shown.
    pub drafts: usize,
    /// Records that said word for word what another record had said.
    pub repeated: usize,
    /// Names that the feed no longer uses: marked, and their stewards asked.
    pub missing: Vec<External>,
    /// What was mended.
    pub repairs: Repairs,
    /// Records that need somebody's eye, the first of them by name.
    pub held: Vec<Held>,
    /// Records left out altogether.
    pub rejected: usize,
    /// What there is to say of tables as a whole: ids that name nothing, rows that belong to nothing.
    pub notes: Vec<String>,
}

/// Imports a feed. `progress` is told of each step once it is committed.
///
/// # Errors
/// When what is given is no feed: then nothing was changed. When the store fails: then every batch
/// that `progress` was told of is kept, and importing again completes the rest.
pub async fn import(db: &Db, import: &Import, progress: impl FnMut(Progress)) -> Result<Summary, InputError> {
    import_from(db, import, Input::Files(import.files.clone()), progress).await
}

/// Imports tables, of which `import.files` only says where they are.
///
/// # Errors
/// As [`import`].
pub async fn import_tables(
    db: &Db,
    import: &Import,
    tables: Tables,
    progress: impl FnMut(Progress),
) -> Result<Summary, InputError> {
    import_from(db, import, Input::Tables(Arc::new(tables)), progress).await
}

/// Imports a feed that was fetched from an address; `import.files` says nothing then. Services that are known to be as
/// they were, and those that could not be asked for, count as in the feed; when the API gave fewer than it says it has,
/// nothing counts as missing.
///
/// # Errors
/// As [`import`].
pub async fn import_fetched(
    db: &Db,
    import: &Import,
    feed: &fetch::Feed,
    progress: impl FnMut(Progress),
) -> Result<Summary, InputError> {
    let unread = feed.unread.iter().map(|held| held.called.clone());
    let beside = Beside {
        ids: feed.same.iter().cloned().chain(unread).collect(),
        is_part: feed.short_of.is_some(),
        called: Some(feed.address().to_string()),
    };
    let input = Input::Files(vec![feed.path().to_owned()]);
    let mut summary = import_beside(db, import, input, beside, progress).await?;
    summary.rejected += feed.unread.len();
    let room = LISTED.saturating_sub(summary.held.len());
    summary.held.extend(feed.unread.iter().take(room).cloned());
    Ok(summary)
}

/// What is in a feed beside the records that are read.
#[derive(Default)]
struct Beside {
    /// Ids of services that are in it too.
    ids: HashSet<String>,
    /// Whether there may be more still.
    is_part: bool,
    /// What to call the feed, when it is not known by its file.
    called: Option<String>,
}

async fn import_from(
    db: &Db,
    import: &Import,
    input: Input,
    progress: impl FnMut(Progress),
) -> Result<Summary, InputError> {
    import_beside(db, import, input, Beside::default(), progress).await
}

async fn import_beside(
    db: &Db,
    import: &Import,
    input: Input,
    beside: Beside,
    mut progress: impl FnMut(Progress),
) -> Result<Summary, InputError> {
    let first = {
        let input = input.clone();
        blocking(move || survey(&input)).await?
    };
    progress(Progress::Read { records: first.records });
    let source = if import.dry_run {
        let unknown = Source { id: 0, name: import.source.clone() };
        db.known_source(&import.source).await?.unwrap_or(unknown)
    } else {
        db.source(&import.source, import.now).await?
    };
    let why = beside.called.map_or_else(|| why(import), |address| format!("import of {address}"));
    let act = Act { source, who: None, why, at: import.now };
    let keeper = Keeper { db, act: &act, dry_run: import.dry_run };
    let mut summary = Summary { records: first.records, ..Summary::default() };
    let Survey { records, shared_ids, organizations } = first;
    let sharing = Sharing::new(shared_ids, db.sharing_an_id(&act.source).await?);

    let (sender, mut batches) = mpsc::channel::<Batch>(AHEAD);
    let (organizations_kept, organization_ids) = oneshot::channel();
    let namespace = act.source.namespace();
    let reading =
        tokio::task::spawn_blocking(move || read(&input, namespace, sharing, organization_ids, &sender));

    let mut ids = Ids::new();
    let mut organization_names = HashSet::new();
    for batch in organizations.chunks(BATCH) {
        let incoming: Vec<(String, Incoming)> = batch
            .iter()
            .filter_map(|told| {
                let object = serde_json::from_str(&told.json).ok()?;
                // What is mended in it is counted where each service tells of it.
                let organization = read_organization(object, namespace);
                Some(incoming_organization(told, organization, &act.source))
            })
            .collect();
        let (read_ids, mut incoming): (Vec<String>, Vec<Incoming>) = incoming.into_iter().unzip();
        // Services that were not read say something of these organizations too.
        if beside.is_part || !beside.ids.is_empty() {
            db.complete(&act.source, &mut incoming).await?;
        }
        let kept = keeper.keep(&incoming).await?;
        summary.organizations.count(&kept);
        organization_names.extend(incoming.into_iter().map(|one| one.external));
        ids.extend(read_ids.into_iter().zip(kept.iter().map(|kept| kept.id)));
    }
    // The reader is gone only when the feed has failed, which it says itself.
    let _ = organizations_kept.send(ids);

    let mut names = HashSet::new();
    let mut done = 0;
    while let Some(batch) = batches.recv().await {
        // Before the services that carry them.
        let kept = keeper.keep(&keeper.nobody_elses(batch.subjects).await?).await?;
        summary.terms.count(&kept);
        let kept = keeper.keep(&batch.incoming).await?;
        summary.services.count(&kept);
        summary.drafts += batch.incoming.iter().filter(|one| one.publication == Publication::Draft).count();
        names.extend(batch.incoming.into_iter().map(|one| one.external));
        summary.repairs.merge(&batch.repairs);
        summary.repeated += batch.repeated;
        summary.rejected += batch.held.iter().filter(|held| held.rejected).count();
        let room = LISTED.saturating_sub(summary.held.len());
        summary.held.extend(batch.held.into_iter().take(room));
        summary.notes.extend(batch.notes);
        done += batch.records;
        progress(Progress::Kept { records: done, of: records });
    }
    reading.await.map_err(|_| InputError::Changed { path: act.why.clone() })??;
    if done != records {
        return Err(InputError::Changed { path: act.why.clone() });
    }
    if beside.is_part {
        return Ok(summary);
    }
    let present = |name: &External| names.contains(name) || beside.ids.contains(&name.id);
    summary.missing = keeper.missing(Kind::Service, present).await?;
    // Who runs what was not read is not known here.
    if beside.ids.is_empty() {
        keeper.missing(Kind::Organization, |name| organization_names.contains(name)).await?;
    }
    Ok(summary)
}

fn why(import: &Import) -> String {
    let name = |file: &PathBuf| file.file_name().map(|name| name.to_string_lossy().into_owned());
    match import.files.as_slice() {
        [file] => format!("import of {}", name(file).unwrap_or_default()),
        files => format!("import of {} files", files.len()),
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, InputError> + Send + 'static,
) -> Result<T, InputError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(stopped) => std::panic::resume_unwind(stopped.into_panic()),
    }
}

struct Keeper<'a> {
    db: &'a Db,
    act: &'a Act,
    dry_run: bool,
}

impl Keeper<'_> {
    async fn keep(&self, batch: &[Incoming]) -> Result<Vec<Kept>, InputError> {
        if batch.is_empty() {
            Ok(Vec::new())
        } else if self.dry_run {
            Ok(self.db.would_keep(&self.act.source, batch).await?)
        } else {
            Ok(self.db.keep(self.act, batch).await?)
        }
    }
}

impl Keeper<'_> {
    /// Taxonomies and terms but those that another source answers for: whoever keeps a taxonomy knows it better than
    /// those who use it.
    async fn nobody_elses(&self, mut subjects: Vec<Incoming>) -> Result<Vec<Incoming>, InputError> {
        for kind in [Kind::Taxonomy, Kind::TaxonomyTerm] {
            let ids = subjects.iter().filter(|one| one.kind == kind).map(|one| one.proposed_id);
            let stewards = self.db.stewards(kind, &ids.collect::<Vec<_>>()).await?;
            subjects.retain(|one| {
                one.kind != kind
                    || stewards.get(&one.proposed_id).is_none_or(|steward| *steward == self.act.source.name)
            });
        }
        Ok(subjects)
    }

    /// Marks the names that are not among these any more, or only says which they are.
    async fn missing(
        &self,
        kind: Kind,
        present: impl Fn(&External) -> bool,
    ) -> Result<Vec<External>, InputError> {
        Ok(if self.dry_run {
            self.db.would_miss(&self.act.source, kind, present).await?
        } else {
            self.db.mark_missing(self.act, kind, present).await?
        })
    }
}
