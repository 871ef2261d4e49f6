//! Opening what is to be imported: a file, a compressed file, or the files of a folder.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use flate2::bufread::MultiGzDecoder;
use openreferral::feed::FeedError;

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
    #[error("{path} holds no .json, .ndjson, .jsonl or .gz file to read.")]
    EmptyFolder { path: String },
    #[error("{path}: {reason}")]
    Feed { path: String, reason: FeedError },
    #[error("{path} changed while it was being read: nothing more was kept; import it again.")]
    Changed { path: String },
    #[error(transparent)]
    Store(#[from] fingerpost_store::StoreError),
}

/// The files to read: the path itself, or a folder's feeds in the order of their names.
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
        let is_feed = file
            .extension()
            .is_some_and(|ending| ["json", "ndjson", "jsonl", "gz"].iter().any(|known| ending == *known));
        if is_feed && file.is_file() {
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
    let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
    if file.fill_buf()?.starts_with(&[0x1F, 0x8B]) {
        let counted = Counted { inner: file, bytes: 0 };
        let unpacked = Bounded { inner: MultiGzDecoder::new(counted), bytes: 0 };
        return Ok(Box::new(BufReader::with_capacity(1 << 16, unpacked)));
    }
    Ok(Box::new(file))
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
        let packed = self.inner.get_ref().bytes.max(1);
        if self.bytes > UNPACKED_BYTES || (self.bytes > FREE_BYTES && self.bytes / packed > UNPACKED_TIMES) {
            let sentence = "it unpacks to far more than a feed would, so nothing of it was kept";
            return Err(io::Error::other(sentence));
        }
        Ok(read)
    }
}
