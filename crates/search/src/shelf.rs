//! Services that were shown lately, ready to be shown again.
//!
//! Much of what a hit costs is reading it out of the engine's packed store, and a town asks for the same few thousand
//! services all day.

use std::sync::{Arc, Mutex, PoisonError};

use lru::LruCache;
use rustc_hash::FxBuildHasher;
use tantivy::index::SegmentId;
use tantivy::{DocAddress, DocId};

use crate::finder::Stems;
use crate::index::View;
use crate::{Document, SearchError};

/// Memory that the kept services take at most, about, in bytes.
const MOST_BYTES: usize = 24 << 20;

/// What is kept, whoever asked.
#[derive(Default)]
pub(crate) struct Shelf {
    kept: Mutex<Kept>,
    /// Stems that are known already: as many as questions were ever asked at once.
    stems: Mutex<Vec<Stems>>,
}

struct Kept {
    shown: LruCache<(SegmentId, DocId), Arc<Document>, FxBuildHasher>,
    bytes: usize,
}

impl Default for Kept {
    fn default() -> Self {
        Self { shown: LruCache::unbounded_with_hasher(FxBuildHasher), bytes: 0 }
    }
}

impl Shelf {
    /// A service of a committed state, its description in one line. What is at an address never changes as long as its
    /// segment is there.
    pub fn take(&self, view: &View, address: DocAddress) -> Result<Arc<Document>, SearchError> {
        let key = (view.searcher.segment_reader(address.segment_ord).segment_id(), address.doc_id);
        if let Some(shown) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).shown.get(&key) {
            return Ok(shown.clone());
        }
        let mut shown = view.fields.read(&view.searcher.doc(address)?)?;
        shown.description = shown.description.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = Arc::new(shown);
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).keep(key, shown.clone());
        Ok(shown)
    }

    /// What is known of stems, for one question; [`give_back`](Self::give_back) it.
    pub fn stems(&self) -> Stems {
        self.stems.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    pub fn give_back(&self, stems: Stems) {
        self.stems.lock().unwrap_or_else(PoisonError::into_inner).push(stems);
    }
}

impl Kept {
    fn keep(&mut self, key: (SegmentId, DocId), shown: Arc<Document>) {
        self.bytes += bytes(&shown);
        let before = self.shown.put(key, shown);
        self.bytes -= before.map_or(0, |before| bytes(&before));
        while self.bytes > MOST_BYTES {
            let Some((_, oldest)) = self.shown.pop_lru() else { break };
            self.bytes -= bytes(&oldest);
        }
    }
}

/// About how much memory a service takes.
fn bytes(shown: &Document) -> usize {
    let texts = shown.topics.iter().chain(&shown.other).chain(&shown.places);
    let texts = texts.chain(&shown.alternate_name).chain(&shown.steward).chain(&shown.phone);
    let read =
        shown.read_from_text.iter().map(|it| it.words.len() + it.quote.len() + 2 * size_of::<String>());
    let hours = shown.hours.iter().map(|it| size_of_val(it) + it.schedules.len());
    let named = shown.organization.as_ref().map_or(0, |it| it.name.len());
    size_of::<Document>()
        + shown.name.len()
        + shown.description.len()
        + named
        + texts.map(|text| size_of::<String>() + text.len()).sum::<usize>()
        + read.sum::<usize>()
        + hours.sum::<usize>()
}
