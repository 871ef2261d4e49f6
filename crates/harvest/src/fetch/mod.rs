//! Feeds from an address: found, walked politely, kept in a folder until all of it is there.
//!
//! | part | what |
//! | --- | --- |
//! | `again` | a list that was read before: what has not changed of it is not sent again |
//! | `address` | the address, which may carry secrets |
//! | `guard` | which network addresses may be asked |
//! | `client` | one question at a time: redirects, patience, bounds |
//! | `page` | what a page says of its list, and whether another follows |
//! | `walk` | what is at the address; its pages |
//! | `one_by_one` | services that must be asked for by themselves |
//! | `spool` | what was read so far, so that a walk that broke off goes on |
//! | `notes` | what is remembered of the last time |

pub(crate) mod address;
mod again;
pub(crate) mod client;
pub(crate) mod error;
mod guard;
mod notes;
mod one_by_one;
pub(crate) mod page;
mod spool;
pub(crate) mod walk;

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    time::Duration,
};

use ipnet::IpNet;
use jiff::Timestamp;

pub use address::Address;
pub use error::{FetchError, Unreached};
pub use notes::Standing;

use again::KeptList;
use client::{Client, Validators};
use notes::Notes;
use spool::{Became, Done, Spool};
use walk::Walk;

use crate::import::Held;

/// What to fetch and how.
#[derive(Clone, Debug)]
pub struct Fetch {
    /// Where.
    pub address: Address,
    /// Whose statements these are.
    pub source: String,
    /// Where folders of feeds are kept while they are read, and notes of them after.
    pub folder: PathBuf,
    /// The present moment.
    pub now: Timestamp,
    /// Networks that are not public and may be asked all the same, such as a server of one's own.
    pub allowed: Vec<IpNet>,
    /// Read all of it, whatever is kept of an earlier time.
    pub anew: bool,
    /// What is there is a file of tables, of whatever kind it says that it is.
    pub is_tables: bool,
    /// The state of the store, when what was read the last time may be passed over.
    pub standing: Option<Standing>,
    /// Limits.
    pub manners: Manners,
}

/// What a walk may not exceed, and how patient it is.
#[derive(Clone, Copy, Debug)]
pub struct Manners {
    /// Pages of a list.
    pub pages: usize,
    /// What all answers may send, in bytes, as they come over the network.
    pub bytes: u64,
    /// How long one run may read.
    pub time: Duration,
    /// How often one thing is asked for before giving up.
    pub tries: usize,
    /// The longest that one wait may be; who asks for more is come back to another time.
    pub wait: Duration,
    /// Services in a row that may be unreadable.
    pub failures: usize,
    /// How to wait.
    pub pause: fn(Duration),
}

impl Default for Manners {
    /// 20,000 pages (two million services), 4 GiB, twelve hours, five tries (a minute with the waits between), two minutes
    /// of waiting, ten failures.
    fn default() -> Self {
        Self {
            pages: 20_000,
            bytes: 4 << 30,
            time: Duration::from_secs(12 * 3600),
            tries: 5,
            wait: Duration::from_secs(120),
            failures: 10,
            pause: std::thread::sleep,
        }
    }
}

/// How far fetching has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchProgress {
    /// What answers is an API of this version of the standard.
    Version(String),
    /// An earlier walk goes on.
    GoesOn,
    /// So many pages of its list are read.
    Pages {
        /// Pages read.
        pages: usize,
        /// Services on them.
        services: usize,
        /// Services in all, as it says.
        of: Option<usize>,
    },
    /// So many of its services are dealt with.
    Services {
        /// Services read, or known to be as they were.
        services: usize,
        /// Services in all.
        of: usize,
    },
    /// Something went wrong that may pass.
    Waiting {
        /// For how many seconds.
        seconds: u64,
        /// Why.
        why: String,
    },
}

/// What came of fetching.
#[derive(Debug)]
pub enum Fetched {
    /// It is as it was when it was last read.
    Unchanged,
    /// It is there, in a file.
    Feed(Box<Feed>),
}

/// A feed that was fetched, whole.
pub struct Feed {
    spool: Spool,
    folder: PathBuf,
    path: PathBuf,
    address: Address,
    validators: Validators,
    /// How many services the API said that it has, when it gave fewer.
    pub short_of: Option<usize>,
    /// The ids of services that are as they were, and were not read again.
    pub same: HashSet<String>,
    /// Services that are in the list and could not be read by themselves.
    pub unread: Vec<Held>,
}

impl std::fmt::Debug for Feed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Feed").field("address", &self.address).field("path", &self.path).finish()
    }
}

impl Feed {
    /// Its file: what to import.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where it came from, without secrets.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Throws it away: it cannot be used, and the next time it is asked for anew.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn discard(self) -> Result<(), FetchError> {
        self.finish(None)
    }

    /// Says that the store has it. What was kept of the walk is removed; with the state of the store, what the next time
    /// may be passed over is remembered.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn finish(self, standing: Option<Standing>) -> Result<(), FetchError> {
        let folder = self.folder;
        let failed = |reason| FetchError::Folder { path: folder.display().to_string(), reason };
        let is_in_order = self.unread.is_empty() && self.short_of.is_none();
        let mut keep = Vec::new();
        let list = KeptList::of(&self.spool.done);
        if let Some(standing) = standing.filter(|_| is_in_order) {
            let told = self.spool.done.iter().filter_map(|done| match done {
                Done::Service(told) if !told.id.is_empty() => Some(told.clone()),
                _ => None,
            });
            if let Some(list) = &list {
                self.spool.keep_list(&list.file).map_err(failed)?;
                keep.push(list.file.as_str());
            }
            Notes::write(&folder, standing, self.validators, list.clone(), told.collect()).map_err(failed)?;
            keep.push(notes::NOTES);
        }
        self.spool.remove(&keep).map_err(failed)
    }
}

/// Fetches what is at an address into a folder, going on where an earlier attempt broke off. It blocks; let it run in a
/// thread where that is allowed. `progress` is told of each step.
///
/// # Errors
/// When there is no feed, it cannot be read to its end, or it may not be asked. What was read until then stays in the
/// folder, and the same call goes on from there for a day.
pub fn fetch(want: &Fetch, progress: &mut (dyn FnMut(FetchProgress) + Send)) -> Result<Fetched, FetchError> {
    let folder = want.folder.join(want.address.key(&want.source).to_string());
    let failed = |reason| FetchError::Folder { path: folder.display().to_string(), reason };
    let spool = Spool::open(&folder, want.now, want.anew).map_err(failed)?;
    let spool = spool.ok_or_else(|| FetchError::Busy { address: want.address.to_string() })?;
    let notes = match &want.standing {
        Some(standing) if !want.anew => Notes::read(&folder, standing),
        _ => Notes::default(),
    };
    let client = Client::new(&want.address, want.allowed.clone(), want.manners, progress);
    let mut walk = Walk { want, client, spool, notes, folder: &folder };
    if !walk.run()? {
        // Only a feed in a single answer is known to be as it was, and of that no list is kept.
        walk.spool.remove(&[notes::NOTES]).map_err(failed)?;
        return Ok(Fetched::Unchanged);
    }
    let spool = walk.spool;
    let Some(Done::Complete { file, validators, short_of }) = spool.done.last().cloned() else {
        unreachable!("a walk that ends is complete");
    };
    let mut feed = Feed {
        path: spool.path(&file),
        spool,
        folder,
        address: want.address.clone(),
        validators,
        short_of,
        same: HashSet::new(),
        unread: Vec::new(),
    };
    for done in &feed.spool.done {
        let Done::Service(told) = done else { continue };
        match &told.became {
            Became::Read => {}
            Became::Same => {
                feed.same.insert(told.id.clone());
            }
            Became::Unread(reason) => feed.unread.push(Held {
                record: 0,
                called: told.id.clone(),
                reason: format!("left out: {reason}"),
                rejected: true,
            }),
        }
    }
    Ok(Fetched::Feed(Box::new(feed)))
}
