//! One answer read, and what the pages of a list have shown so far.

use std::{
    collections::HashSet,
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
};

use openreferral::feed::{FeedError, Limits, Page, Records};
use serde_json::{Map, Value};
use url::Url;

use crate::{
    fetch::{FetchError, Manners, client, page::Says},
    survey::id_text,
};

/// What was answered.
pub(super) enum Got {
    Root { root: Map<String, Value>, url: Url },
    List(List),
}

pub(super) struct List {
    pub(super) url: Url,
    /// What it says beside its records, where it is a page.
    pub(super) page: Option<Page>,
    pub(super) records: Vec<String>,
    /// Whether there is more of it than was read.
    pub(super) is_cut: bool,
}

/// A walk through the pages of a list.
pub(super) struct ListWalk {
    /// The number of the first page.
    pub(super) first: usize,
    pub(super) pages: usize,
    /// Records on all pages.
    pub(super) all: usize,
    /// Records there are, as the pages say.
    pub(super) total: usize,
    pub(super) ids: Vec<String>,
    pub(super) known: HashSet<u64>,
    /// What each page held.
    pub(super) prints: HashSet<u64>,
    pub(super) is_cut: bool,
}

impl Default for ListWalk {
    fn default() -> Self {
        Self {
            first: 1,
            pages: 0,
            all: 0,
            total: 0,
            ids: Vec::new(),
            known: HashSet::new(),
            prints: HashSet::new(),
            is_cut: false,
        }
    }
}

impl ListWalk {
    /// Whether page 1 is not the first, and page 0 is to be asked for.
    pub(super) fn counts_from_nought(&mut self, says: &Says) -> bool {
        let is_so = self.pages == 0
            && self.first == 1
            && says.is_first == Some(false)
            && says.number.is_none_or(|number| number == 1);
        if is_so {
            self.first = 0;
        }
        is_so
    }

    /// Whether an earlier page had the same records.
    pub(super) fn is_known(&mut self, list: &List) -> bool {
        let is_new = self.prints.insert(hash(&list.records.join("\n")));
        !is_new && !list.records.is_empty()
    }

    /// Whether every record has been met on an earlier page.
    pub(super) fn has_all_of(&self, list: &List) -> bool {
        let id = |record: &String| id_text(&serde_json::from_str::<Value>(record).ok()?["id"]);
        self.prints.contains(&hash(&list.records.join("\n")))
            || list.records.iter().all(|record| id(record).is_some_and(|id| self.known.contains(&hash(&id))))
    }
}

pub(super) fn take(answer: client::Answer, most_bytes: usize, manners: &Manners) -> Result<Got, FetchError> {
    let client::Answer { url, body, .. } = answer;
    let mut reading = Records::new(body, Limits::default());
    let (mut records, mut bytes, mut is_cut) = (Vec::new(), 0, false);
    loop {
        match reading.next_record() {
            Ok(Some(_)) if bytes > most_bytes => {
                is_cut = true;
                break;
            }
            Ok(Some(text)) => {
                bytes += text.len();
                records.push(text.to_owned());
            }
            Ok(None) => break,
            Err(reason @ FeedError::Root { .. }) => match reading.root() {
                Some(root) => return Ok(Got::Root { root, url }),
                None => return Err(client::Answer::failed(&url, manners, reason)),
            },
            Err(reason) => return Err(client::Answer::failed(&url, manners, reason)),
        }
    }
    Ok(Got::List(List { page: reading.page().cloned(), url, records, is_cut }))
}

pub(super) fn hash(text: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(text)
}
