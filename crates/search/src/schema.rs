//! What is written into the index for each document, and how it is read back.

use std::collections::BTreeSet;

use fingerpost_directory::Viewer;
use fingerpost_facts::spoken;
use serde::de::DeserializeOwned;
use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{TantivyDocument, Term};

use crate::proposals::organizer;
use crate::spelling::sounded;
use crate::words::{as_written, stemmed, words};
use crate::{Document, SearchError};

/// Raised whenever the fields, the words made of them or the weights below change: an index of
/// another version is left alone and a new one is built beside it.
pub(crate) const SCHEMA_VERSION: u32 = 16;

/// How often a part's words count against one word of the description.
///
/// The weights are in the index, not in the query: a part of weight 4 is written four times into
/// one common field. So a word in a name outweighs a word in a description, yet the same word in
/// both does not count twice over (it saturates), and a second matching word is worth more than a
/// better place for the first.
const NAME_WEIGHT: usize = 4;
const ALTERNATE_NAME_WEIGHT: usize = 3;
const ORGANIZATION_WEIGHT: usize = 2;
const TOPIC_WEIGHT: usize = 2;

const STEMMED: &str = "fingerpost_stemmed";
const AS_WRITTEN: &str = "fingerpost_as_written";

/// The longest name that is told apart from another by its end, in words.
const NAME_KEY_WORDS: usize = 40;

/// The fields of the index.
#[derive(Clone, Copy)]
pub(crate) struct Fields {
    /// The service's id, one term.
    pub id: Field,
    /// The visibility's word, one term.
    pub visibility: Field,
    /// The stems of everything that can match, weighted.
    pub text: Field,
    /// The words of each name as they are written.
    pub name_as_written: Field,
    /// Every word that can match as it is written, once for each service that everybody may see: its dictionary tells
    /// what is known.
    pub written: Field,
    /// The same words by their sound: see [`sounded`].
    pub sounds: Field,
    /// The words of each name as one term: for a name in full, and the first for order.
    pub name_key: Field,
    /// The document itself but for its marks, as JSON.
    document: Field,
    /// Its marks, as JSON.
    marks: Field,
    /// What the service belongs to: see [`key`](crate::key).
    pub keys: Field,
    /// The order in which records came.
    number: Field,
    /// The rest of [`Marks`](crate::Marks), as columns.
    modified: Field,
    minimum_age: Field,
    maximum_age: Field,
    sites: Field,
    points: Field,
    openings: Field,
    areas: Field,
    traits: Field,
    suits_from: Field,
    suits_to: Field,
    quality: Field,
    topics: Field,
    languages: Field,
    /// What is proposed to somebody who is typing, beside topics.
    name: Field,
    organizer: Field,
}

pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let fields = Fields {
        id: schema.add_text_field("id", STRING | FAST),
        visibility: schema.add_text_field("visibility", STRING | FAST),
        text: schema.add_text_field("text", indexed(STEMMED)),
        name_as_written: schema.add_text_field("name_as_written", indexed(AS_WRITTEN)),
        written: schema.add_text_field("written", STRING),
        sounds: schema.add_text_field("sounds", STRING),
        name_key: schema.add_text_field("name_key", STRING | FAST),
        document: schema.add_text_field("document", STORED),
        marks: schema.add_text_field("marks", STORED),
        keys: schema.add_text_field("keys", STRING),
        number: schema.add_u64_field("number", FAST),
        modified: schema.add_i64_field("modified", FAST),
        minimum_age: schema.add_i64_field("minimum_age", FAST),
        maximum_age: schema.add_i64_field("maximum_age", FAST),
        sites: schema.add_u64_field("sites", FAST),
        points: schema.add_u64_field("points", FAST),
        openings: schema.add_u64_field("openings", FAST),
        areas: schema.add_text_field("areas", TextOptions::default().set_fast("raw")),
        traits: schema.add_u64_field("traits", FAST),
        suits_from: schema.add_i64_field("suits_from", FAST),
        suits_to: schema.add_i64_field("suits_to", FAST),
        quality: schema.add_u64_field("quality", FAST),
        topics: schema.add_text_field("topics", TextOptions::default().set_fast("raw")),
        languages: schema.add_text_field("languages", TextOptions::default().set_fast("raw")),
        name: schema.add_text_field("name", TextOptions::default().set_fast("raw")),
        organizer: schema.add_text_field("organizer", TextOptions::default().set_fast("raw")),
    };
    (schema.build(), fields)
}

fn indexed(analyser: &str) -> TextOptions {
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(analyser)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions),
    )
}

pub(crate) fn analysers() -> TokenizerManager {
    let analysers = TokenizerManager::default();
    analysers.register(STEMMED, stemmed());
    analysers.register(AS_WRITTEN, as_written());
    analysers
}

/// The name by its words alone: "St Peter's Hospice" and "st peters hospice" have one key.
pub(crate) fn name_key(name: &str) -> String {
    let words = words(&as_written(), name, NAME_KEY_WORDS);
    words.into_iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}

impl Fields {
    pub(crate) fn id_term(&self, id: uuid::Uuid) -> Term {
        Term::from_field_text(self.id, &id.to_string())
    }

    /// The document as the engine takes it, and its size as JSON in bytes.
    pub(crate) fn write(&self, document: &Document) -> (TantivyDocument, usize) {
        let json = serde_json::to_string(document).expect("a document is always JSON");
        let marks = serde_json::to_string(&document.marks).expect("marks are always JSON");
        let size = json.len() + marks.len();
        let mut written = TantivyDocument::default();
        written.add_text(self.id, document.id.to_string());
        written.add_text(self.visibility, document.visibility.as_str());
        for name in [Some(&document.name), document.alternate_name.as_ref()].into_iter().flatten() {
            written.add_text(self.name_key, name_key(name));
            written.add_text(self.name_as_written, name);
        }
        let mut every = BTreeSet::new();
        let mut text = |text: &str, weight: usize| {
            for _ in 0..weight {
                written.add_text(self.text, text);
            }
            every.extend(words(&as_written(), text, usize::MAX).into_iter().map(|word| word.text));
        };
        text(&document.name, NAME_WEIGHT);
        text(document.alternate_name.as_deref().unwrap_or_default(), ALTERNATE_NAME_WEIGHT);
        text(document.organization.as_ref().map_or("", |it| &it.name), ORGANIZATION_WEIGHT);
        text(&document.description, 1);
        for topic in &document.topics {
            text(topic, TOPIC_WEIGHT);
        }
        for other in &document.other {
            text(other, 1);
        }
        for read in &document.read_from_text {
            text(&read.words, 1);
        }
        // Whoever misspells a word is told it: only what everybody may see is in the dictionaries.
        let told = every.iter().filter(|_| Viewer::Public.may_see(document.visibility));
        for word in told {
            written.add_text(self.written, word);
            sounded(word).into_iter().for_each(|sounded| written.add_text(self.sounds, sounded));
        }
        written.add_text(self.document, &json);
        written.add_text(self.marks, &marks);
        let marks = &document.marks;
        for key in &marks.keys {
            written.add_text(self.keys, key);
        }
        written.add_u64(self.number, marks.number);
        written.add_i64(self.modified, marks.modified);
        for (field, age) in [(self.minimum_age, marks.ages.0), (self.maximum_age, marks.ages.1)] {
            age.into_iter().for_each(|age| written.add_i64(field, age));
        }
        written.add_u64(self.sites, marks.sites as u64);
        marks.points.iter().for_each(|point| written.add_u64(self.points, point.packed()));
        marks.openings.iter().for_each(|opening| written.add_u64(self.openings, opening.packed()));
        written.add_u64(self.traits, marks.traits.bits);
        if let Some((from, to)) = marks.traits.suits {
            written.add_i64(self.suits_from, from);
            written.add_i64(self.suits_to, to);
        }
        written.add_u64(self.quality, marks.quality());
        document.topics.iter().for_each(|topic| written.add_text(self.topics, topic));
        // That English is spoken narrows nothing.
        for language in marks.traits.languages.iter().filter(|it| *it != spoken::ENGLISH) {
            written.add_text(self.languages, language);
        }
        marks.areas.iter().for_each(|area| written.add_text(self.areas, area));
        written.add_text(self.name, &document.name);
        if let Some(it) = &document.organization {
            written.add_text(self.organizer, organizer(it.id, &it.name));
        }
        (written, size)
    }

    /// The document without its marks: what shows it in a list.
    pub(crate) fn read(&self, written: &TantivyDocument) -> Result<Document, SearchError> {
        self.stored(self.document, written)
    }

    /// The document as it was written.
    pub(crate) fn read_whole(&self, written: &TantivyDocument) -> Result<Document, SearchError> {
        Ok(Document { marks: self.stored(self.marks, written)?, ..self.read(written)? })
    }

    fn stored<T: DeserializeOwned>(&self, field: Field, written: &TantivyDocument) -> Result<T, SearchError> {
        let json = written.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
        serde_json::from_str(json).map_err(|error| SearchError::Damaged(error.to_string()))
    }
}
