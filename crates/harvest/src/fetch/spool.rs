//! What a walk has read so far, in a folder, so that one that breaks off goes on where it was.
//!
//! Records stand in two JSON lists: `list.json` as the pages of a list gave them, `whole.json` as each service gave itself
//! when it was asked for alone. A list has no end until all of it is there, so that nobody takes half a feed for a whole
//! one. `progress.ndjson` has a line for each thing that is done, written after what it speaks of; what stands in a list
//! beyond the last line is cut off when a walk goes on.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{client::Validators, page::Says};

/// How long after its beginning a walk may go on: what was read then would no longer fit what is read now.
const FRESH: SignedDuration = SignedDuration::from_hours(24);

/// A list of records, begun and perhaps not ended.
pub(super) struct List {
    file: BufWriter<File>,
    /// Where its last record ends, in bytes.
    end: u64,
}

impl List {
    fn open(path: &Path, end: u64) -> io::Result<Self> {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        if file.metadata()?.len() < end {
            return Err(io::Error::other("it is shorter than it was"));
        }
        let mut list = Self { file: BufWriter::new(file), end };
        list.cut(end)?;
        Ok(list)
    }

    pub(super) fn end(&self) -> u64 {
        self.end
    }

    /// Takes back what was added after that end.
    pub(super) fn cut(&mut self, end: u64) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().set_len(end)?;
        self.file.seek(SeekFrom::Start(end))?;
        self.end = end;
        Ok(())
    }

    pub(super) fn push(&mut self, record: &str) -> io::Result<()> {
        let before = if self.end == 0 { "[\n" } else { ",\n" };
        self.file.write_all(before.as_bytes())?;
        self.file.write_all(record.as_bytes())?;
        self.end += (before.len() + record.len()) as u64;
        Ok(())
    }

    /// Adds records that stand one after another in another list, from a byte on.
    pub(super) fn push_part(&mut self, path: &Path, begin: u64, length: u64) -> io::Result<()> {
        const BEFORE: u64 = 2;
        if length <= BEFORE {
            return Ok(());
        }
        let mut part = File::open(path)?;
        part.seek(SeekFrom::Start(begin + BEFORE))?;
        self.push("")?;
        let copied = io::copy(&mut part.take(length - BEFORE), &mut self.file)?;
        self.end += copied;
        if copied < length - BEFORE {
            return Err(io::Error::other("it is shorter than it was"));
        }
        Ok(())
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }

    /// Makes it a list that is all there.
    pub(super) fn close(&mut self) -> io::Result<()> {
        let end = self.end;
        self.cut(end)?;
        self.file.write_all(if end == 0 { b"[]\n" } else { b"\n]\n" })?;
        self.file.flush()
    }
}

/// How an API's list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Plan {
    /// The version of the standard, where the API says it of itself.
    pub(super) version: Option<String>,
    /// The address of its services, without anything secret; nothing when all came in one answer.
    pub(super) services: Option<url::Url>,
    /// Parameters beside the page's number.
    pub(super) parameters: Vec<(String, String)>,
    /// The number of the first page.
    pub(super) first: usize,
    /// Whether the API can be asked for what changed after a moment.
    pub(super) modified_after: bool,
}

/// What became of a service that was asked for by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Became {
    /// It was read.
    Read,
    /// It is as it was when it was read before.
    Same,
    /// It could not be read, for this reason.
    Unread(String),
}

/// A service that was dealt with.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Told {
    pub(super) id: String,
    /// When it changed last, as the list says.
    pub(super) modified: Option<String>,
    pub(super) etag: Option<String>,
    pub(super) became: Became,
    /// Where `whole.json` ends with it, in bytes.
    pub(super) end: u64,
}

/// A page that was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Page {
    pub(super) records: usize,
    /// How many services the API says that it has.
    pub(super) total: Option<usize>,
    /// A print of all its records, by which another page that says the same is known.
    pub(super) print: u64,
    /// Where `list.json` ends with it, in bytes.
    pub(super) end: u64,
    /// Whether it is the last.
    pub(super) is_last: bool,
    /// What it says of itself, when it is a page.
    pub(super) says: Option<Says>,
    /// What tells it from a later one.
    pub(super) validators: Validators,
}

/// A thing that is done.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Done {
    Begun {
        at: Timestamp,
        program: String,
    },
    Planned(Plan),
    Page(Page),
    /// The list was filled, after the first page, with what changed and what was kept; it ends there, in bytes.
    Filled {
        end: u64,
        /// When the last walk through all pages began.
        whole: Timestamp,
    },
    /// Whether the records of the list are whole as they are.
    Judged {
        list_is_whole: bool,
    },
    Service(Told),
    /// All of it is there, in that file.
    Complete {
        file: String,
        validators: Validators,
        /// How many services the API said that it has, when it gave fewer.
        short_of: Option<usize>,
    },
}

/// The folder of one feed, while it is read.
pub(super) struct Spool {
    folder: PathBuf,
    /// Held for as long as this process reads the feed.
    _lock: File,
    log: File,
    pub(super) done: Vec<Done>,
    pub(super) list: List,
    pub(super) whole: List,
}

const LOG: &str = "progress.ndjson";
const LIST: &str = "list.json";
const WHOLE: &str = "whole.json";

impl Spool {
    /// Opens the folder and finds out how far an earlier walk came; nothing when another process is at it. `anew`
    /// forgets what is there.
    pub(super) fn open(folder: &Path, now: Timestamp, anew: bool) -> io::Result<Option<Self>> {
        fs::create_dir_all(folder)?;
        let lock = File::create(folder.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let path = folder.join(LOG);
        let mut log = OpenOptions::new().read(true).append(true).create(true).open(&path)?;
        let (mut done, length) = lines::<Done>(BufReader::new(&log))?;
        let goes_on = matches!(done.first(), Some(Done::Begun { at, program, .. })
            if now.duration_since(*at) <= FRESH && *at <= now && program == env!("CARGO_PKG_VERSION"));
        if anew || !goes_on {
            done.clear();
        }
        let (listed, told) = ends(&done);
        let lists = List::open(&folder.join(LIST), listed)
            .and_then(|list| Ok((list, List::open(&folder.join(WHOLE), told)?)));
        let (list, whole) = match lists {
            Ok(lists) if !done.is_empty() => {
                log.set_len(length)?;
                lists
            }
            _ => {
                done.clear();
                log.set_len(0)?;
                (List::open(&folder.join(LIST), 0)?, List::open(&folder.join(WHOLE), 0)?)
            }
        };
        log.seek(SeekFrom::End(0))?;
        let mut spool = Self { folder: folder.to_owned(), _lock: lock, log, done, list, whole };
        if spool.is_complete() {
            spool.list.close()?;
            spool.whole.close()?;
        }
        Ok(Some(spool))
    }

    fn is_complete(&self) -> bool {
        matches!(self.done.last(), Some(Done::Complete { .. }))
    }

    /// Writes down that something is done.
    pub(super) fn note(&mut self, done: Done) -> io::Result<()> {
        self.list.flush()?;
        self.whole.flush()?;
        if matches!(done, Done::Complete { .. }) {
            self.list.close()?;
            self.whole.close()?;
        }
        let mut line = serde_json::to_vec(&done)?;
        line.push(b'\n');
        self.log.write_all(&line)?;
        self.done.push(done);
        Ok(())
    }

    /// Forgets all that is done, but when it was begun.
    pub(super) fn forget_pages(&mut self) -> io::Result<()> {
        let done = std::mem::take(&mut self.done);
        self.log.set_len(0)?;
        self.list.cut(0)?;
        self.whole.cut(0)?;
        let kept = done.into_iter().filter(|done| matches!(done, Done::Begun { .. } | Done::Planned(_)));
        kept.into_iter().try_for_each(|done| self.note(done))
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(super) fn list_path(&self) -> PathBuf {
        self.path(LIST)
    }

    /// The file of the records: as they came in the list, or one by one.
    pub(super) const fn file(list_is_whole: bool) -> &'static str {
        if list_is_whole { LIST } else { WHOLE }
    }

    /// Keeps the list under another name, for the next time.
    pub(super) fn keep_list(&self, name: &str) -> io::Result<()> {
        fs::rename(self.list_path(), self.path(name))
    }

    /// Removes all that is kept of the walk, but `keep`.
    pub(super) fn remove(self, keep: &[&str]) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if !keep.iter().any(|name| entry.file_name() == *name) {
                fs::remove_file(entry.path())?;
            }
        }
        // Only when nothing is left in it.
        let _ = fs::remove_dir(&self.folder);
        Ok(())
    }
}

/// Where both lists end.
fn ends(done: &[Done]) -> (u64, u64) {
    done.iter().fold((0, 0), |(listed, told), done| match done {
        Done::Page(page) => (page.end, told),
        Done::Filled { end, .. } => (*end, told),
        Done::Service(service) => (listed, service.end),
        _ => (listed, told),
    })
}

/// The lines that can be read, until the first that cannot, and how long they are, in bytes.
pub(super) fn lines<T: DeserializeOwned>(mut input: impl BufRead) -> io::Result<(Vec<T>, u64)> {
    let (mut read, mut length, mut line) = (Vec::new(), 0, Vec::new());
    loop {
        line.clear();
        let bytes = input.read_until(b'\n', &mut line)?;
        let Some(text) = line.strip_suffix(b"\n") else { return Ok((read, length)) };
        let Ok(one) = serde_json::from_slice(text) else { return Ok((read, length)) };
        read.push(one);
        length += bytes as u64;
    }
}
