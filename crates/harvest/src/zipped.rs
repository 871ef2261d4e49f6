//! Zip files of feeds: every JSON file in one is read as a stream, as a folder's files would be.
//!
//! What an archive says of itself may be a lie, so that what it unpacks to is counted while it is
//! read, in the first walk, before anything of it is kept.

use std::{
    cell::Cell,
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

use openreferral::feed::FeedError;
use zip::ZipArchive;

use crate::open::{Growth, InputError, is_feed_name, walk_records};

/// How many files a zip file may hold.
const MOST_PARTS: usize = 10_000;

type Archive = ZipArchive<BufReader<File>>;

fn archive(path: &Path) -> Result<Archive, InputError> {
    let failed = |reason| InputError::Open { path: path.display().to_string(), reason };
    let file = File::open(path).map_err(failed)?;
    ZipArchive::new(BufReader::new(file)).map_err(|error| failed(broken(&error)))
}

fn broken(error: &dyn std::fmt::Display) -> io::Error {
    io::Error::other(format!("it is no zip file that can be read ({error}); save or fetch it anew"))
}

/// Whether a file is a zip file with a feed in it, and no tables.
pub(crate) fn holds_a_feed(path: &Path) -> bool {
    let mut head = [0; 4];
    let is_zip =
        File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == *b"PK\x03\x04";
    let Some(archive) = is_zip.then(|| archive(path).ok()).flatten() else { return false };
    let names: Vec<String> = archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    let is_table = |name: &String| {
        let name = name.to_ascii_lowercase();
        name == "xl/workbook.xml" || name.ends_with(".csv") || name.ends_with(".tsv")
    };
    names.iter().any(|name| is_feed(name)) && !names.iter().any(is_table)
}

/// Whether a file in a zip file is one to read: not a computer's own notes, nor packed twice.
fn is_feed(name: &str) -> bool {
    let own = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
    !own && is_feed_name(Path::new(name)) && !name.ends_with(".gz")
}

/// Calls `visit` with each record's text, file by file in the order of their names.
pub(crate) fn walk(
    path: &Path,
    mut visit: impl FnMut(&str) -> Result<(), FeedError>,
) -> Result<(), InputError> {
    each_part(path, |part| walk_records(part.input, &part.called, part.among_others, &mut visit))
}

/// A file in a zip file.
pub(crate) struct Part<'a> {
    /// What to call it in a sentence.
    pub(crate) called: String,
    /// Its own name.
    pub(crate) name: String,
    /// Whether it is one of several.
    pub(crate) among_others: bool,
    pub(crate) input: &'a mut dyn BufRead,
}

/// Calls `visit` with each file, in the order of their names.
pub(crate) fn each_part(
    path: &Path,
    mut visit: impl FnMut(Part<'_>) -> Result<(), InputError>,
) -> Result<(), InputError> {
    let mut archive = archive(path)?;
    let failed = |reason| InputError::Open { path: path.display().to_string(), reason };
    if archive.len() > MOST_PARTS {
        return Err(failed(io::Error::other(format!("it holds more than {MOST_PARTS} files"))));
    }
    let mut names: Vec<String> = archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    names.retain(|name| is_feed(name));
    names.sort();
    names.dedup();
    let packed = std::fs::metadata(path).map_err(failed)?.len();
    let unpacked = Cell::new(0);
    let among_others = names.len() > 1;
    for name in names {
        let part = archive.by_name(&name).map_err(|error| failed(broken(&error)))?;
        let bounded = Bounded { inner: part, packed, unpacked: &unpacked };
        let called = format!("{}: {name}", path.display());
        let mut input = BufReader::with_capacity(1 << 16, bounded);
        visit(Part { called, name, among_others, input: &mut input })?;
    }
    Ok(())
}

/// Stops unpacking what grows out of all proportion: all files of the archive together, since they
/// may share one stretch of it.
struct Bounded<'a, R> {
    inner: R,
    /// The length of the whole archive, in bytes.
    packed: u64,
    /// What was unpacked of it so far, in bytes.
    unpacked: &'a Cell<u64>,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer).map_err(|error| broken(&error))?;
        self.unpacked.set(self.unpacked.get() + read as u64);
        Growth { packed: self.packed, unpacked: self.unpacked.get() }.check()?;
        Ok(read)
    }
}
