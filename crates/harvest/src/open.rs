//! Opening what is to be imported: a file, a compressed file, the files of a folder or zip file, or
//! tables.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use flate2::bufread::MultiGzDecoder;
use openreferral::feed::{FeedError, Limits, Records};

use crate::{
    table::{Proposal, TableError, Tables, Told, looks_like_tables, recognise},
    zipped,
};

/// How much a compressed feed may unpack to. A feed of a million services is about 3 GB; what is
/// larger comes uncompressed.
const UNPACKED_BYTES: u64 = 4 << 30;

/// How many times its size a compressed feed may grow, once it is past [`FREE_BYTES`]. Real feeds
/// compress 5 to 20 times, a bomb a thousand times.
const UNPACKED_TIMES: u64 = 200;

/// What may be unpacked before the growth is looked at.
const FREE_BYTES: u64 = 16 << 20;

/// Why nothing could be read at all.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence says it")]
pub enum InputError {
    #[error("{path}: {reason}")]
    Open { path: String, reason: io::Error },
    #[error("{path} holds no .json, .ndjson, .jsonl, .gz or .zip file with a feed to read.")]
    EmptyFolder { path: String },
    #[error("{path}: {reason}")]
    Feed { path: String, reason: FeedError },
    #[error("{path} changed while it was being read: nothing more was kept; import it again.")]
    Changed { path: String },
    #[error(transparent)]
    Table(#[from] TableError),
    #[error(transparent)]
    Store(#[from] fingerpost_store::StoreError),
}

/// What lies at a path.
#[derive(Debug)]
pub enum Input {
    /// The files of a feed.
    Feed(Vec<PathBuf>),
    /// Tables whose meaning is known.
    Tables(Tables),
    /// Tables of which nobody has said what their columns mean, and what they might mean.
    Unmapped(Proposal),
}

impl Input {
    /// Looks at what lies at a path. With a mapping file it is tables. Without one it is tables
    /// where it looks like them, and their meaning is known where they have the standard's names.
    ///
    /// # Errors
    /// When there is nothing, it cannot be read, or the mapping does not fit it.
    pub fn find(path: &Path, mapping: Option<&Path>) -> Result<Self, InputError> {
        match mapping {
            Some(mapping) => Ok(Self::Tables(Tables::with_mapping(path, mapping)?)),
            None if !zipped::holds_a_feed(path) && looks_like_tables(path) => Ok(match recognise(path)? {
                Ok(tables) => Self::Tables(tables),
                Err(proposal) => Self::Unmapped(proposal),
            }),
            None => inputs(path).map(Self::Feed),
        }
    }
}

/// What both walks go through.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// Files, read as a stream.
    Files(Vec<PathBuf>),
    /// Tables, which are in memory.
    Tables(Arc<Tables>),
}

impl Source {
    /// What to call it in a sentence.
    pub(crate) fn path(&self) -> String {
        match self {
            Self::Files(files) => files.first().map(|file| file.display().to_string()).unwrap_or_default(),
            Self::Tables(tables) => tables.path().to_owned(),
        }
    }

    /// Calls `visit` with each record's text, and with what is the matter with tables, until it
    /// fails.
    pub(crate) fn walk(
        &self,
        mut visit: impl FnMut(Told<'_>) -> Result<(), FeedError>,
    ) -> Result<(), InputError> {
        match self {
            Self::Files(files) => files
                .iter()
                .try_for_each(|file| walk(file, files.len() > 1, |text| visit(Told::Record(text)))),
            Self::Tables(tables) => {
                tables.walk(visit).map_err(|reason| InputError::Feed { path: self.path(), reason })
            }
        }
    }
}

/// Calls `visit` with each record of a file; `among_others` when it is one of several.
fn walk(
    file: &Path,
    among_others: bool,
    mut visit: impl FnMut(&str) -> Result<(), FeedError>,
) -> Result<(), InputError> {
    if zipped::holds_a_feed(file) {
        return zipped::walk(file, visit);
    }
    let path = file.display().to_string();
    let input = open(file).map_err(|reason| InputError::Open { path: path.clone(), reason })?;
    walk_records(input, &path, among_others, &mut visit)
}

/// Calls `visit` with each record of what can be read. Among other files, what an API says of itself
/// is passed over: people keep it beside the pages that they fetched.
pub(crate) fn walk_records(
    input: impl BufRead,
    path: &str,
    among_others: bool,
    visit: &mut impl FnMut(&str) -> Result<(), FeedError>,
) -> Result<(), InputError> {
    let failed = |reason| InputError::Feed { path: path.to_owned(), reason };
    let mut records = Records::new(input, Limits::default());
    loop {
        match records.next_record() {
            Ok(Some(text)) => visit(text).map_err(failed)?,
            Ok(None) => return Ok(()),
            Err(FeedError::Root { .. }) if among_others => return Ok(()),
            Err(reason) => return Err(failed(reason)),
        }
    }
}

/// Whether a file's name says that it is a feed.
pub(crate) fn is_feed_name(file: &Path) -> bool {
    let ending = file.extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ["json", "ndjson", "jsonl", "gz"].iter().any(|known| ending == *known))
        && file.file_name().is_some_and(|name| name != "datapackage.json")
}

/// The files to read: the path itself, or a folder's feeds, zip files among them, in the order of
/// their names.
///
/// # Errors
/// When the path is not there or cannot be read, or the folder holds no feed.
pub fn inputs(path: &Path) -> Result<Vec<PathBuf>, InputError> {
    let failed = |reason| InputError::Open { path: path.display().to_string(), reason };
    if !std::fs::metadata(path).map_err(failed)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(failed)? {
        let file = entry.map_err(failed)?.path();
        if file.is_file() && (is_feed_name(&file) || zipped::holds_a_feed(&file)) {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        Err(InputError::EmptyFolder { path: path.display().to_string() })
    } else {
        Ok(files)
    }
}

/// Opens a file for reading, unpacking it when it is gzip.
pub(crate) fn open(path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    unpacked(BufReader::with_capacity(1 << 16, File::open(path)?))
}

/// What can be read, unpacked when it is gzip, within bounds.
pub(crate) fn unpacked(mut input: impl BufRead + Send + 'static) -> io::Result<Box<dyn BufRead + Send>> {
    if input.fill_buf()?.starts_with(&[0x1F, 0x8B]) {
        let counted = Counted { inner: input, bytes: 0 };
        let unpacked = Bounded { inner: MultiGzDecoder::new(counted), bytes: 0 };
        return Ok(Box::new(BufReader::with_capacity(1 << 16, unpacked)));
    }
    Ok(Box::new(input))
}

/// Counts the compressed bytes that were used.
struct Counted<R> {
    inner: R,
    bytes: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.bytes += read as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }
    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
        self.bytes += amount as u64;
    }
}

/// Stops unpacking what grows out of all proportion.
struct Bounded<R> {
    inner: MultiGzDecoder<Counted<R>>,
    bytes: u64,
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match self.inner.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                let sentence = "the compressed file breaks off in the middle; fetch it again";
                return Err(io::Error::new(error.kind(), sentence));
            }
            Err(error) => {
                return Err(io::Error::new(error.kind(), format!("the compressed file is broken ({error})")));
            }
            Ok(read) => read,
        };
        self.bytes += read as u64;
        Growth { packed: self.inner.get_ref().bytes, unpacked: self.bytes }.check()?;
        Ok(read)
    }
}

/// How far something compressed has grown, in bytes.
pub(crate) struct Growth {
    pub(crate) packed: u64,
    pub(crate) unpacked: u64,
}

impl Growth {
    /// Refuses what is no feed but a bomb.
    pub(crate) fn check(&self) -> io::Result<()> {
        let Self { packed, unpacked } = *self;
        if unpacked > UNPACKED_BYTES || (unpacked > FREE_BYTES && unpacked / packed.max(1) > UNPACKED_TIMES) {
            return Err(io::Error::other(
                "it unpacks to far more than a feed would, so nothing of it was kept",
            ));
        }
        Ok(())
    }
}
