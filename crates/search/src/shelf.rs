//! Services that were shown lately, ready to be shown again: read, and their words told apart.
//!
//! Most of what a hit costs is reading it out of the engine's packed store and stemming its words, and a town asks for
//! the same few thousand services all day.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use lru::LruCache;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;
use tantivy::index::SegmentId;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{DocAddress, DocId};
use uuid::Uuid;

use crate::index::View;
use crate::words::{as_written, stem_alone};
use crate::{Document, Organizer, SearchError};

/// Memory that the kept services take at most, about, in bytes.
const MOST_BYTES: usize = 24 << 20;

/// Words of which the stem is kept; then all are forgotten.
const MOST_STEMS: usize = 20_000;

/// A service as hits are made from it.
pub(crate) struct Shown {
    pub id: Uuid,
    pub name: Text,
    pub alternate_name: Option<Text>,
    pub organization: Option<(Organizer, Text)>,
    /// In one line.
    pub description: Text,
    pub topics: Vec<Text>,
    pub other: Vec<Text>,
    /// What was read from the description in other words, with its own.
    pub read_from_text: Vec<(Text, String)>,
    pub status: String,
    pub assured_date: Option<String>,
    pub action: Option<String>,
}

/// A text with its words.
pub(crate) struct Text {
    pub text: String,
    pub words: Vec<Word>,
}

/// A word in a text.
pub(crate) struct Word {
    from: u32,
    to: u32,
    /// Of its stem; see [`number`].
    pub number: u64,
}

impl Word {
    /// From which byte of the text to which.
    pub fn place(&self) -> Range<usize> {
        self.from as usize..self.to as usize
    }
}

/// A number that stands for a stem: two stems are not met that have the same.
pub(crate) fn number(stem: &str) -> u64 {
    FxBuildHasher.hash_one(stem)
}

/// What is kept, whoever asked.
pub(crate) struct Shelf {
    kept: Mutex<Kept>,
    reader: Mutex<Reader>,
}

struct Kept {
    shown: LruCache<(SegmentId, DocId), Arc<Shown>, FxBuildHasher>,
    bytes: usize,
}

impl Default for Shelf {
    fn default() -> Self {
        let reader = Reader { as_written: as_written(), stem: stem_alone(), known: FxHashMap::default() };
        let kept = Kept { shown: LruCache::unbounded_with_hasher(FxBuildHasher), bytes: 0 };
        Self { kept: Mutex::new(kept), reader: Mutex::new(reader) }
    }
}

impl Shelf {
    /// A service of a committed state. What is at an address never changes as long as its segment is there.
    pub fn take(&self, view: &View, address: DocAddress) -> Result<Arc<Shown>, SearchError> {
        let key = (view.searcher.segment_reader(address.segment_ord).segment_id(), address.doc_id);
        if let Some(shown) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).shown.get(&key) {
            return Ok(shown.clone());
        }
        let document = view.fields.read(&view.searcher.doc(address)?)?;
        let shown = self.reader.lock().unwrap_or_else(PoisonError::into_inner).shown(document);
        let shown = Arc::new(shown);
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).keep(key, shown.clone());
        Ok(shown)
    }
}

impl Kept {
    fn keep(&mut self, key: (SegmentId, DocId), shown: Arc<Shown>) {
        self.bytes += shown.bytes();
        let before = self.shown.put(key, shown);
        self.bytes -= before.map_or(0, |before| before.bytes());
        while self.bytes > MOST_BYTES {
            let Some((_, oldest)) = self.shown.pop_lru() else { break };
            self.bytes -= oldest.bytes();
        }
    }
}

/// Tells words apart by the rules by which records are indexed. Each word is stemmed once: most words of a page of hits
/// are the same few hundred.
struct Reader {
    as_written: TextAnalyzer,
    stem: TextAnalyzer,
    known: FxHashMap<String, u64>,
}

impl Reader {
    fn shown(&mut self, document: Document) -> Shown {
        let description = document.description.split_whitespace().collect::<Vec<_>>().join(" ");
        Shown {
            id: document.id,
            name: self.text(document.name),
            alternate_name: document.alternate_name.map(|name| self.text(name)),
            organization: document.organization.map(|it| (it.clone(), self.text(it.name))),
            description: self.text(description),
            topics: document.topics.into_iter().map(|topic| self.text(topic)).collect(),
            other: document.other.into_iter().map(|other| self.text(other)).collect(),
            read_from_text: document
                .read_from_text
                .into_iter()
                .map(|said| (self.text(said.words), said.quote))
                .collect(),
            status: document.status,
            assured_date: document.assured_date,
            action: document.action,
        }
    }

    fn text(&mut self, text: String) -> Text {
        if self.known.len() > MOST_STEMS {
            self.known.clear();
        }
        let mut words = Vec::new();
        let mut stream = self.as_written.token_stream(&text);
        while let Some(word) = stream.next() {
            let number = match self.known.get(&word.text) {
                Some(number) => *number,
                None => {
                    let mut stems = self.stem.token_stream(&word.text);
                    let number = stems.next().map_or(0, |stem| number(&stem.text));
                    self.known.insert(word.text.clone(), number);
                    number
                }
            };
            words.push(Word { from: word.offset_from as u32, to: word.offset_to as u32, number });
        }
        drop(stream);
        words.shrink_to_fit();
        Text { text, words }
    }
}

impl Shown {
    /// About how much memory it takes.
    fn bytes(&self) -> usize {
        let others = self.topics.iter().chain(&self.other).chain(self.read_from_text.iter().map(|it| &it.0));
        let named = self.alternate_name.iter().chain(self.organization.iter().map(|it| &it.1));
        let texts = [&self.name, &self.description].into_iter().chain(others).chain(named);
        size_of::<Self>() + texts.map(Text::bytes).sum::<usize>()
    }
}

impl Text {
    fn bytes(&self) -> usize {
        size_of::<Self>() + self.text.len() + self.words.len() * size_of::<Word>()
    }
}
