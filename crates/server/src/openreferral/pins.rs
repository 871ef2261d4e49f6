//! The index as it was when somebody began to walk through pages, so that the pages after meet each match once.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use fingerpost_search::Snapshot;
use jiff::{SignedDuration, Timestamp};

/// How long a walk may pause between two pages.
const PAUSE: SignedDuration = SignedDuration::from_mins(10);

/// Walks under way at once; beyond them the one that has paused longest is forgotten.
const MOST: usize = 500;

/// Walks under way, by who walks and what was asked.
#[derive(Default)]
pub(crate) struct Pins(Mutex<HashMap<String, (Timestamp, Snapshot)>>);

impl Pins {
    /// Pins what a walk begins with.
    pub(super) fn begin(&self, walk: String, snapshot: &Snapshot, now: Timestamp) {
        let mut pins = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pins.retain(|_, (last, _)| now.duration_since(*last) <= PAUSE);
        if pins.len() >= MOST {
            let oldest = pins.iter().min_by_key(|(_, (last, _))| *last).map(|(walk, _)| walk.clone());
            oldest.and_then(|walk| pins.remove(&walk));
        }
        pins.insert(walk, (now, snapshot.clone()));
    }

    /// What a walk began with, if it is under way.
    pub(super) fn go_on(&self, walk: &str, now: Timestamp) -> Option<Snapshot> {
        let mut pins = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (last, snapshot) = pins.get_mut(walk)?;
        let fresh = now.duration_since(*last) <= PAUSE;
        *last = now;
        fresh.then(|| snapshot.clone())
    }
}
