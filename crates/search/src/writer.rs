//! The write side: one process at a time follows the store.

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::path::Path;

use tantivy::directory::error::LockError;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::query::TermSetQuery;
use tantivy::{FutureResult, IndexWriter, ReloadPolicy, SegmentMeta, TantivyDocument, TantivyError};
use uuid::Uuid;

use crate::error::guarded;
use crate::index::{Place, current, open_folder};
use crate::schema::{Fields, analysers, schema};
use crate::{Document, Index, Position, SearchError};

/// What may be held in memory before it is written out, in bytes. 15 MB is the engine's least.
const MEMORY_BYTES: usize = 24_000_000;

/// How much is gathered before it is handed to the engine and indexed, in bytes of documents as JSON.
///
/// Left alone, the engine lets 10,000 documents wait and keeps more than a kilobyte for each
/// removal until the commit: two hundred megabytes for a hundred thousand services. Gathered, they
/// are a few removals of many services each, and nothing waits for long.
const GATHERED_BYTES: usize = 8_000_000;

/// Segments of like size that are merged into one.
const SEGMENTS_TO_MERGE: usize = 6;

/// Segments are put in order by joining the small to one that has at most so many times their services. So there are
/// never many, and each service is moved only as often as that number has digits.
const JOINED_TO_LARGER: u32 = 10;

/// The share of replaced and removed documents at which a segment is written anew.
const DELETED_TO_MERGE: f32 = 0.3;

/// Segments being put in order.
pub struct Tidying(FutureResult<Option<SegmentMeta>>);

impl Tidying {
    /// Waits until it is done.
    ///
    /// # Errors
    /// When it was not done, which harms nothing.
    pub fn wait(self) -> Result<(), SearchError> {
        self.0.wait().map(drop).map_err(SearchError::from)
    }
}

/// The one writer of an index. Hold it for as long as this process follows the store: it costs
/// next to nothing while nothing is put. Dropping it lets another process follow; what was not
/// committed is then forgotten.
///
/// After an error drop it and take it anew: the index is then as it was last committed.
pub struct Writer {
    writer: IndexWriter,
    fields: Fields,
    position: Option<Position>,
    /// What is to be put (or removed) and has not been handed to the engine.
    gathered: BTreeMap<Uuid, Option<TantivyDocument>>,
    gathered_bytes: usize,
    _lock: Option<File>,
}

impl Writer {
    /// Becomes the writer of the index, or nothing while another holds it, in this process or any
    /// other.
    ///
    /// An index that cannot be read is thrown away and begun again, and indexes of other versions
    /// that nobody writes any more are removed: see [`position`](Self::position).
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn try_lock(index: &Index) -> Result<Option<Self>, SearchError> {
        let (lock, index) = match index.place() {
            Place::Memory(index) => (None, index.clone()),
            Place::Folder(folder) => {
                let Some(lock) = lock(&current(folder))? else { return Ok(None) };
                remove_other_versions(folder);
                (Some(lock), open_or_begin_again(&current(folder))?)
            }
        };
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(MEMORY_BYTES)
            .build();
        let writer = match index.writer_with_options(options) {
            Ok(writer) => writer,
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let mut merging = LogMergePolicy::default();
        merging.set_min_num_segments(SEGMENTS_TO_MERGE);
        merging.set_del_docs_ratio_before_merge(DELETED_TO_MERGE);
        writer.set_merge_policy(Box::new(merging));
        let position = Position::from_payload(index.load_metas()?.payload.as_deref());
        Ok(Some(Self {
            writer,
            fields: schema().1,
            position,
            gathered: BTreeMap::new(),
            gathered_bytes: 0,
            _lock: lock,
        }))
    }

    /// The last change that is committed. Nothing means that the index is empty and everything has
    /// to be put.
    pub fn position(&self) -> Option<&Position> {
        self.position.as_ref()
    }

    /// Puts a service in the place of whatever the index has under its id.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put(&mut self, document: &Document) -> Result<(), SearchError> {
        let (written, bytes) = self.fields.write(document);
        self.gather(document.id, Some(written), bytes)
    }

    /// Takes a service out, if it is there.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove(&mut self, id: Uuid) -> Result<(), SearchError> {
        self.gather(id, None, size_of::<Uuid>())
    }

    /// Takes everything out, and forgets what was put since the last commit. Readers see what was
    /// there until the next commit.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn clear(&mut self) -> Result<(), SearchError> {
        self.gathered.clear();
        self.gathered_bytes = 0;
        self.writer.rollback()?;
        self.writer.delete_all_documents()?;
        Ok(())
    }

    /// Makes everything since the last commit seen, and with it, in the same atomic step, how far
    /// the store has been followed.
    ///
    /// # Errors
    /// When the disk refuses; readers then see what was committed before.
    pub fn commit(&mut self, position: &Position) -> Result<(), SearchError> {
        self.hand_over()?;
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(&position.to_payload());
        commit.commit()?;
        self.position = Some(position.clone());
        Ok(())
    }

    /// Begins to put few and large segments in the place of many small ones, which every question pays for; nothing
    /// when they are in order. Meanwhile anything may be put and committed.
    ///
    /// For when nothing has changed for a while: what the engine is just merging by itself is not put in order.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn tidy(&mut self) -> Result<Option<Tidying>, SearchError> {
        let mut segments = self.writer.index().searchable_segment_metas()?;
        segments.sort_by_key(SegmentMeta::num_docs);
        let mut joined = 0;
        let mut services = 0;
        for segment in &segments {
            if joined > 0 && segment.num_docs() > JOINED_TO_LARGER * services {
                break;
            }
            joined += 1;
            services += segment.num_docs();
        }
        if joined < 2 {
            return Ok(None);
        }
        let ids: Vec<_> = segments.iter().take(joined).map(SegmentMeta::id).collect();
        Ok(Some(Tidying(self.writer.merge(&ids))))
    }

    fn gather(
        &mut self,
        id: Uuid,
        document: Option<TantivyDocument>,
        bytes: usize,
    ) -> Result<(), SearchError> {
        self.gathered.insert(id, document);
        self.gathered_bytes += bytes;
        if self.gathered_bytes >= GATHERED_BYTES {
            self.hand_over()?;
            // Preparing a commit waits until everything is indexed; not going through with it
            // leaves that to be part of the next one.
            drop(self.writer.prepare_commit()?);
        }
        Ok(())
    }

    fn hand_over(&mut self) -> Result<(), SearchError> {
        let gathered = std::mem::take(&mut self.gathered);
        self.gathered_bytes = 0;
        if gathered.is_empty() {
            return Ok(());
        }
        let ids = gathered.keys().map(|id| self.fields.id_term(*id));
        self.writer.delete_query(Box::new(TermSetQuery::new(ids)))?;
        for document in gathered.into_values().flatten() {
            self.writer.add_document(document)?;
        }
        Ok(())
    }
}

/// Takes the lock that stands for an index's folder. It lies beside the folder, so that it is
/// still held while the folder is thrown away.
fn lock(folder: &Path) -> Result<Option<File>, SearchError> {
    let file =
        File::options().create(true).truncate(false).write(true).open(folder.with_extension("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

fn open_or_begin_again(folder: &Path) -> Result<tantivy::Index, SearchError> {
    if folder.exists() {
        match guarded(|| open_sound(folder)) {
            Ok(index) => return Ok(index),
            Err(error @ SearchError::Io(_)) => return Err(error),
            Err(error) => tracing::warn!(%error, "the search index is begun again"),
        }
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    let mut index = tantivy::Index::create_in_dir(folder, schema().0)?;
    index.set_tokenizers(analysers());
    Ok(index)
}

/// Opens the index and reads it through once: a damaged file found now is not merged into others.
fn open_sound(folder: &Path) -> Result<tantivy::Index, SearchError> {
    let index = open_folder(folder)?;
    let segments = index.searchable_segment_metas()?;
    if !segments.is_empty() && index.directory().list_managed_files().is_empty() {
        return Err(SearchError::Damaged("the list of its files is lost".to_owned()));
    }
    if let Some(file) = index.validate_checksum()?.into_iter().next() {
        return Err(SearchError::Damaged(format!("{} is not as it was written", file.display())));
    }
    index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok(index)
}

/// Removes the indexes of other versions, unless a process of that version still writes them (as
/// during a rolling restart). What cannot be removed is left.
fn remove_other_versions(folder: &Path) {
    let Ok(entries) = folder.read_dir() else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_version = name.strip_prefix('v').is_some_and(|version| version.parse::<u32>().is_ok());
        if is_version
            && path != current(folder)
            && let Ok(Some(_lock)) = lock(&path)
        {
            let _ = std::fs::remove_dir_all(&path);
        }
    }
}
