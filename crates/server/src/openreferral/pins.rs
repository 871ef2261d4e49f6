//! The index as it was when somebody began to walk through pages, so that the pages after meet each match once.

use std::{
    collections::HashMap,
    hash::{BuildHasher, Hash, RandomState},
    sync::{Mutex, PoisonError},
};

use fingerpost_search::Snapshot;
use jiff::{SignedDuration, Timestamp};

/// How long a walk may pause between two pages.
const PAUSE: SignedDuration = SignedDuration::from_mins(10);

/// Walks under way at once; beyond them the one that has paused longest is forgotten.
const MOST: usize = 500;

/// Walks under way.
#[derive(Default)]
pub(crate) struct Pins {
    /// Made at random and kept by this process alone.
    key: RandomState,
    walks: Mutex<HashMap<Walker, (Timestamp, Snapshot)>>,
}

/// Who walks, and what was asked, as a hash with the process's own key: what people look for is kept nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Walker(u64);

impl Pins {
    /// What to know a walk by.
    pub(super) fn walker(&self, who_and_what: impl Hash) -> Walker {
        Walker(self.key.hash_one(who_and_what))
    }

    /// Pins what a walk begins with.
    pub(super) fn begin(&self, walk: Walker, snapshot: &Snapshot, now: Timestamp) {
        let mut pins = self.walks.lock().unwrap_or_else(PoisonError::into_inner);
        pins.retain(|_, (last, _)| now.duration_since(*last) <= PAUSE);
        if pins.len() >= MOST {
            let oldest = pins.iter().min_by_key(|(_, (last, _))| *last).map(|(walk, _)| *walk);
            oldest.and_then(|walk| pins.remove(&walk));
        }
        pins.insert(walk, (now, snapshot.clone()));
    }

    /// What a walk began with, if it is under way.
    pub(super) fn go_on(&self, walk: Walker, now: Timestamp) -> Option<Snapshot> {
        let mut pins = self.walks.lock().unwrap_or_else(PoisonError::into_inner);
        let (last, snapshot) = pins.get_mut(&walk)?;
        let fresh = now.duration_since(*last) <= PAUSE;
        *last = now;
        fresh.then(|| snapshot.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_is_known_to_its_own_process_only() {
        let pins = Pins::default();
        assert_eq!(pins.walker(("192.0.2.1", "debt")), pins.walker(("192.0.2.1", "debt")));
        assert_ne!(pins.walker(("192.0.2.1", "debt")), pins.walker(("192.0.2.2", "debt")));
        assert_ne!(pins.walker(("192.0.2.1", "debt")), Pins::default().walker(("192.0.2.1", "debt")));
    }
}
