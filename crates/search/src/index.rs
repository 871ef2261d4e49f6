//! The read side: what is committed at the moment of asking.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use tantivy::directory::MmapDirectory;
use tantivy::directory::error::OpenReadError;
use tantivy::schema::IndexRecordOption;
use tantivy::{
    Directory, DocAddress, DocSet, IndexReader, ReloadPolicy, Searcher, SegmentReader, TERMINATED,
};
use uuid::Uuid;

use crate::error::guarded;
use crate::filter::Areas;
use crate::schema::{Fields, SCHEMA_VERSION, analysers, schema};
use crate::sheet::{Segment, Sheet};
use crate::shelf::Shelf;
use crate::{Pointers, Position, SearchError, Tuned};

/// Decompressed blocks of documents kept per segment, 16 KB each.
const CACHED_BLOCKS: usize = 8;

/// The file whose contents change with every commit.
const META: &str = "meta.json";

/// The index as a reader sees it. Cloning is cheap; every clone sees the same.
///
/// Each question is answered from what is committed when it is asked, by whichever process: there
/// is nothing to refresh.
#[derive(Clone)]
pub struct Index {
    shared: Arc<Shared>,
}

struct Shared {
    place: Place,
    opened: Mutex<Opened>,
    areas: Arc<Areas>,
    shelf: Shelf,
    tuned: Mutex<Arc<Tuned>>,
    pointers: Mutex<Arc<Pointers>>,
}

pub(crate) enum Place {
    /// A folder of ours, with one folder in it for each version of the schema.
    Folder(PathBuf),
    /// Memory.
    Memory(tantivy::Index),
}

#[derive(Default)]
struct Opened {
    reader: Option<IndexReader>,
    meta: Option<Stamp>,
    view: Option<Arc<View>>,
}

/// What tells one commit from another without reading what was committed, which every question would have to.
#[derive(PartialEq)]
enum Stamp {
    /// The file is never written to: each commit puts another in its place.
    File {
        modified: Option<SystemTime>,
        bytes: u64,
        inode: u64,
    },
    Contents(Vec<u8>),
}

impl Stamp {
    fn of(file: &Metadata) -> Self {
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(file);
        #[cfg(not(unix))]
        let inode = 0;
        Self::File { modified: file.modified().ok(), bytes: file.len(), inode }
    }
}

/// One committed state.
pub(crate) struct View {
    pub searcher: Searcher,
    pub fields: Fields,
    pub position: Position,
    /// One for each segment, in their order.
    sheets: Vec<Arc<Sheet>>,
}

impl View {
    fn new(searcher: Searcher, position: Position, before: Option<&Self>) -> Self {
        let known = before.map_or(&[][..], |view| &view.sheets);
        let sheet = |id| known.iter().find(|sheet| sheet.id == id).cloned();
        let ids = searcher.segment_readers().iter().map(SegmentReader::segment_id);
        let sheets = ids.map(|id| sheet(id).unwrap_or_else(|| Arc::new(Sheet::new(id)))).collect();
        Self { searcher, fields: schema().1, position, sheets }
    }

    /// Where a service is, if it is there.
    pub fn address(&self, service: Uuid) -> Result<Option<DocAddress>, SearchError> {
        let term = self.fields.id_term(service);
        for segment in self.segments() {
            let index = segment.reader.inverted_index(self.fields.id)?;
            let Some(mut list) = index.read_postings(&term, IndexRecordOption::Basic)? else { continue };
            while list.doc() != TERMINATED {
                if !segment.reader.is_deleted(list.doc()) {
                    return Ok(Some(DocAddress::new(segment.ordinal, list.doc())));
                }
                list.advance();
            }
        }
        Ok(None)
    }

    /// Its segments, in their order.
    pub fn segments(&self) -> impl Iterator<Item = Segment<'_>> {
        let readers = self.searcher.segment_readers().iter().zip(&self.sheets);
        (0..).zip(readers).map(|(ordinal, (reader, sheet))| Segment { ordinal, reader, sheet })
    }
}

impl Index {
    /// Opens the index in a folder, which is made when it is not there. It need not hold anything
    /// yet, and may hold something damaged or of another version: whoever next takes the
    /// [`Writer`](crate::Writer) sees to that.
    ///
    /// # Errors
    /// [`SearchError::Io`] when the folder cannot be made.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, SearchError> {
        std::fs::create_dir_all(&folder)?;
        Ok(Self::at(Place::Folder(folder.as_ref().to_owned())))
    }

    /// An index in memory, for a few documents that the process is given when it starts, and for tests.
    pub fn in_memory() -> Self {
        let mut index = tantivy::Index::create_in_ram(schema().0);
        index.set_tokenizers(analysers());
        Self::at(Place::Memory(index))
    }

    fn at(place: Place) -> Self {
        Self {
            shared: Arc::new(Shared {
                place,
                opened: Mutex::default(),
                areas: Arc::default(),
                shelf: Shelf::default(),
                tuned: Mutex::default(),
                pointers: Mutex::default(),
            }),
        }
    }

    pub(crate) fn areas(&self) -> Arc<Areas> {
        self.shared.areas.clone()
    }

    pub(crate) fn shelf(&self) -> &Shelf {
        &self.shared.shelf
    }

    /// Answers from now on as stewards say, and no longer as they said before. Every clone does.
    pub fn tune(&self, tuned: Tuned) {
        *self.shared.tuned.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(tuned);
    }

    pub(crate) fn tuned(&self) -> Arc<Tuned> {
        self.shared.tuned.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Answers from now on with what a question points to, too, in [`Answer::pointed`](crate::Answer::pointed). Every
    /// clone does.
    pub fn point_to(&self, pointers: Pointers) {
        *self.shared.pointers.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(pointers);
    }

    pub(crate) fn pointers(&self) -> Arc<Pointers> {
        self.shared.pointers.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn place(&self) -> &Place {
        &self.shared.place
    }

    /// How far the committed index has followed the store, or nothing when it holds nothing that
    /// can be read: then everything has to be fed to a [`Writer`](crate::Writer).
    ///
    /// # Errors
    /// When the folder cannot be reached. Damage is not an error here.
    pub fn position(&self) -> Result<Option<Position>, SearchError> {
        match self.view() {
            Ok(view) => Ok(Some(view.position.clone())),
            Err(SearchError::NotBuilt | SearchError::Damaged(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Reads what questions ask of new parts of the index, so that the next question need not.
    ///
    /// # Errors
    /// When what is on disk cannot be read.
    pub fn warm(&self) -> Result<(), SearchError> {
        let view = match self.view() {
            Ok(view) => view,
            Err(SearchError::NotBuilt) => return Ok(()),
            Err(error) => return Err(error),
        };
        guarded(|| view.segments().try_for_each(|segment| segment.warm(&view.fields)))
    }

    /// The state to answer from, opened anew when something was committed since.
    pub(crate) fn view(&self) -> Result<Arc<View>, SearchError> {
        let mut opened = self.shared.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(meta) = self.meta()?.filter(|meta| Some(meta) != opened.meta.as_ref()) {
            match guarded(|| self.load(&mut opened)) {
                Ok(Some(view)) => {
                    opened.view = Some(Arc::new(view));
                    opened.meta = Some(meta);
                }
                Ok(None) => {}
                Err(error) if opened.view.is_none() => return Err(error),
                Err(error) => tracing::warn!(%error, "answering from an older state of the search index"),
            }
        }
        opened.view.clone().ok_or(SearchError::NotBuilt)
    }

    fn meta(&self) -> Result<Option<Stamp>, SearchError> {
        match &self.shared.place {
            Place::Folder(folder) => match std::fs::metadata(current(folder).join(META)) {
                Ok(meta) => Ok(Some(Stamp::of(&meta))),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(error.into()),
            },
            Place::Memory(index) => match index.directory().atomic_read(Path::new(META)) {
                Ok(meta) => Ok(Some(Stamp::Contents(meta))),
                Err(OpenReadError::FileDoesNotExist(_)) => Ok(None),
                Err(error) => Err(tantivy::TantivyError::from(error).into()),
            },
        }
    }

    /// Opens what is committed; nothing when an index was made but never committed to.
    fn load(&self, opened: &mut Opened) -> Result<Option<View>, SearchError> {
        let Opened { reader, view, .. } = opened;
        let index = match (&*reader, &self.shared.place) {
            (Some(reader), _) => reader.searcher().index().clone(),
            (None, Place::Memory(index)) => index.clone(),
            (None, Place::Folder(folder)) => open_folder(&current(folder))?,
        };
        // Read before the documents: if a commit falls between, we say that we are further behind
        // than we are, never further ahead.
        let Some(position) = Position::from_payload(index.load_metas()?.payload.as_deref()) else {
            return Ok(None);
        };
        match reader {
            Some(reader) => reader.reload()?,
            None => {
                let builder = index.reader_builder().reload_policy(ReloadPolicy::Manual);
                *reader = Some(builder.doc_store_cache_num_blocks(CACHED_BLOCKS).try_into()?);
            }
        }
        let searcher = reader.as_ref().map(IndexReader::searcher);
        Ok(searcher.map(|searcher| View::new(searcher, position, view.as_deref())))
    }
}

/// The folder of this version within the folder that was given.
pub(crate) fn current(folder: &Path) -> PathBuf {
    folder.join(format!("v{SCHEMA_VERSION}"))
}

/// Opens what is there, with our words and only if it has our fields.
pub(crate) fn open_folder(folder: &Path) -> Result<tantivy::Index, SearchError> {
    let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
    let mut index = tantivy::Index::open(directory)?;
    if index.schema() != schema().0 {
        return Err(SearchError::Damaged("its fields are not ours".to_owned()));
    }
    index.set_tokenizers(analysers());
    Ok(index)
}
