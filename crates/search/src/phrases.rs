//! Which services of a segment have a phrase, kept while the segment is in use.
//!
//! Where words stand is the dearest thing to read of a list. The same few hundred phrases of the thesaurus are looked for
//! all day.

use std::sync::{Arc, Mutex, PoisonError};

use lru::LruCache;
use rustc_hash::FxBuildHasher;
use tantivy::{DocId, Term};

/// Memory that is kept of a segment at most, about, in bytes.
const MOST_BYTES: usize = 4 << 20;

/// Words, each with its place after the first.
pub(crate) type TermsInPlace = Vec<(usize, Term)>;

/// Services, in the order of their numbers, each with how often it has a phrase.
type Having = Arc<[(DocId, u32)]>;

/// Phrases that were looked for lately in all of a segment.
pub(crate) struct Phrases(Mutex<Kept>);

struct Kept {
    having: LruCache<TermsInPlace, Having, FxBuildHasher>,
    bytes: usize,
}

impl Default for Phrases {
    fn default() -> Self {
        Self(Mutex::new(Kept { having: LruCache::unbounded_with_hasher(FxBuildHasher), bytes: 0 }))
    }
}

impl Phrases {
    /// The services that have a phrase, where that is known.
    pub fn of(&self, phrase: &TermsInPlace) -> Option<Having> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).having.get(phrase).cloned()
    }

    pub fn keep(&self, phrase: TermsInPlace, having: Vec<(DocId, u32)>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.bytes += bytes(&phrase, &having);
        if let Some((phrase, before)) = kept.having.push(phrase, having.into()) {
            kept.bytes -= bytes(&phrase, &before);
        }
        while kept.bytes > MOST_BYTES {
            let Some((phrase, oldest)) = kept.having.pop_lru() else { break };
            kept.bytes -= bytes(&phrase, &oldest);
        }
    }
}

fn bytes(phrase: &TermsInPlace, having: &[(DocId, u32)]) -> usize {
    let words = phrase.iter().map(|word| size_of_val(word) + word.1.serialized_value_bytes().len());
    words.sum::<usize>() + size_of_val(having)
}
