//! Zip files: a folder of tables in one file, or the parts of a workbook. Everything is unpacked
//! once and thrown away before anything of it is believed: what an archive says of itself may be
//! a lie.

use std::{
    fs::File,
    io::{BufReader, Read},
    path::Path,
};

use memchr::memmem;
use zip::ZipArchive;

use super::{TableError, cells::MOST_BYTES};

/// How much all parts may unpack to. A workbook's XML is several times longer than its text.
const UNPACKED_BYTES: u64 = 4 * MOST_BYTES as u64;

/// How many times its size an archive may grow once it is past [`FREE_BYTES`]. Real workbooks
/// compress 5 to 20 times, repetitive ones a hundred times, a bomb a thousand times.
const UNPACKED_TIMES: u64 = 200;

/// What may be unpacked before the growth is looked at.
const FREE_BYTES: u64 = 16 << 20;

/// The most that a part of a workbook may unpack to that holds no cells and no text: styles, names
/// of sheets, what refers to what.
const SMALL_PART_BYTES: u64 = 32 << 20;

/// How many files an archive may hold.
const MOST_PARTS: usize = 10_000;

/// How many different texts a workbook may share between cells.
const MOST_STRINGS: usize = 5_000_000;

pub(crate) type Archive = ZipArchive<BufReader<File>>;

/// Opens a zip file.
pub(crate) fn open(path: &Path) -> Result<Archive, TableError> {
    let file = File::open(path).map_err(|error| TableError::new(format!("{}: {error}", path.display())))?;
    ZipArchive::new(BufReader::new(file)).map_err(|error| broken(path, &error))
}

fn broken(path: &Path, error: &dyn std::fmt::Display) -> TableError {
    TableError::new(format!(
        "{} is no workbook and no zip file that can be read ({error}): save it anew and try again.",
        path.display()
    ))
}

/// The names of the files in it.
pub(crate) fn names(archive: &Archive) -> Vec<String> {
    archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect()
}

/// Whether these are the parts of an Excel workbook.
pub(crate) fn is_workbook(names: &[String]) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case("xl/workbook.xml"))
}

/// Unpacks everything once, keeping nothing, to see that it stays within bounds.
pub(crate) fn check(path: &Path, archive: &mut Archive) -> Result<(), TableError> {
    let packed = std::fs::metadata(path).map_or(1, |about| about.len()).max(1);
    let bomb = || {
        TableError::new(format!(
            "{} unpacks to far more than a table would, so nothing of it was read.",
            path.display()
        ))
    };
    if archive.len() > MOST_PARTS {
        return Err(bomb());
    }
    let mut unpacked = 0;
    let mut strings = 0;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|error| broken(path, &error))?;
        let name = part.name().map_err(|error| broken(path, &error))?.to_ascii_lowercase();
        let shared = name.ends_with("sharedstrings.xml");
        let small = name.ends_with(".xml") && !shared && !name.contains("worksheets/");
        let mut scan = Scan { reader: part, buffer: Vec::new(), looks: shared };
        let mut own: u64 = 0;
        while let Some(chunk) = scan.next().map_err(|error| broken(path, &error))? {
            own += chunk.bytes;
            unpacked += chunk.bytes;
            strings += chunk.strings;
            let grows = unpacked > FREE_BYTES && unpacked / packed > UNPACKED_TIMES;
            if unpacked > UNPACKED_BYTES
                || grows
                || (small && own > SMALL_PART_BYTES)
                || strings > MOST_STRINGS
                || chunk.announced > MOST_STRINGS
            {
                return Err(bomb());
            }
        }
    }
    Ok(())
}

/// The bytes of one file in it, which [`check`] has seen to be within bounds.
pub(crate) fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, TableError> {
    let mut archive = open(path)?;
    let part = archive.by_name(name).map_err(|error| broken(path, &error))?;
    let mut bytes = Vec::new();
    part.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| broken(path, &error))?;
    if bytes.len() > MOST_BYTES {
        return Err(TableError::too_long(name));
    }
    Ok(bytes)
}

/// Looks through a part without keeping it.
struct Scan<R> {
    reader: R,
    buffer: Vec<u8>,
    /// Whether it is the part with the shared texts, which are counted.
    looks: bool,
}

/// What one stretch of a part holds.
struct Chunk {
    bytes: u64,
    /// How many shared texts begin in it.
    strings: usize,
    /// How many shared texts it announces: the reader of workbooks makes room for as many at once.
    announced: usize,
}

impl<R: Read> Scan<R> {
    /// Enough for a name and a number that stand across the edge of two stretches.
    const OVERLAP: usize = 64;

    fn next(&mut self) -> std::io::Result<Option<Chunk>> {
        let carried = self.buffer.len();
        self.buffer.resize(carried + (1 << 16), 0);
        let read = self.reader.read(&mut self.buffer[carried..])?;
        self.buffer.truncate(carried + read);
        if read == 0 && carried == 0 {
            return Ok(None);
        }
        let overlap = if read == 0 || !self.looks { 0 } else { Self::OVERLAP };
        let seen = self.buffer.len().saturating_sub(overlap);
        let mut chunk = Chunk { bytes: read as u64, strings: 0, announced: 0 };
        if self.looks {
            let begins = |word: &'static [u8]| {
                memmem::find_iter(&self.buffer, word).filter(|at| *at < seen).collect::<Vec<_>>()
            };
            chunk.strings = begins(b"<si").len() + begins(b":si").len();
            let numbers = begins(b"uniqueCount").into_iter().map(|at| number(&self.buffer[at..]));
            chunk.announced = numbers.max().unwrap_or(0);
        }
        self.buffer.drain(..seen);
        Ok(Some(chunk))
    }
}

/// The number that follows a name; far too many where it has more digits than a count needs.
fn number(text: &[u8]) -> usize {
    let digits = text.iter().take(64).skip_while(|byte| !byte.is_ascii_digit());
    let digits: Vec<u8> = digits.take_while(|byte| byte.is_ascii_digit()).copied().collect();
    String::from_utf8_lossy(&digits).parse().unwrap_or(if digits.is_empty() { 0 } else { usize::MAX })
}
