//! Services like one: about the same, in what of their words is rare, and near it.

use std::collections::HashMap;

use fingerpost_directory::Viewer;
use tantivy::Term;
use uuid::Uuid;

use crate::error::guarded;
use crate::finder::Finder;
use crate::index::View;
use crate::prefer::Preference;
use crate::query::{Asked, Word};
use crate::rank::{self, Ask, Sort};
use crate::thesaurus::Thesaurus;
use crate::words::{as_written, is_stop_word, stem, words};
use crate::{Document, Filter, Hit, Index, SearchError, reasons};

/// What a word of a part counts, each time that it is there.
const IN_NAME: f32 = 3.0;
const IN_TOPIC: f32 = 3.0;
const IN_DESCRIPTION: f32 = 1.0;

/// How many of the most telling words others are looked for by.
const WORDS: usize = 12;

/// A word that a greater part of all services has tells nothing.
const COMMON: f32 = 0.2;

/// How many of these words one has in common at least that is called similar.
const IN_COMMON: usize = 2;

/// The least that a similar one counts, as a part of what the service itself counts.
const ALIKE: f32 = 0.1;

/// The most words of a description that are read.
const MOST_WORDS: usize = 400;

impl Index {
    /// The services most like one, the likest first, each with what they have in common; none when there is no such
    /// service for the viewer.
    ///
    /// # Errors
    /// [`SearchError::NotBuilt`] before the first commit. Otherwise when what is on disk cannot be read.
    pub fn similar(&self, viewer: Viewer, id: Uuid, limit: usize) -> Result<Vec<Hit>, SearchError> {
        let view = self.view()?;
        guarded(|| {
            let Some(address) = view.address(id)? else { return Ok(Vec::new()) };
            let segment = view.segments().nth(address.segment_ord as usize).ok_or(SearchError::NotBuilt)?;
            if !segment.seen_by(viewer)?(address.doc_id) {
                return Ok(Vec::new());
            }
            let own = self.shelf().take(&view, address)?;
            let asked = Asked::for_words(telling(&view, &own)?);
            if asked.words.is_empty() {
                return Ok(Vec::new());
            }
            let areas = self.areas();
            let point = segment.points()?.of(address.doc_id).first().map(|spot| spot.point);
            let preference = Preference::around(point);
            let ask = Ask {
                asked: &asked,
                filter: &Filter::default(),
                preference: Some(&preference),
                sort: Sort::Match,
                now: None,
                viewer,
                apart: &[],
                offset: 0,
                // Itself, and copies of it.
                limit: limit + 1 + limit,
            };
            let found = rank::best(&view, &areas, &ask, None)?;
            let finder = Finder::new(&asked, self.shelf().stems());
            let columns = view.segments().map(|segment| preference.segment(&view, segment, &areas));
            let columns = columns.collect::<Result<Vec<_>, _>>()?;
            let itself = found.best.iter().find(|placed| placed.address == address);
            let least = itself.map_or(0.0, |placed| placed.score * ALIKE);
            let mut similar = Vec::new();
            for placed in found.best.into_iter().filter(|placed| placed.score >= least) {
                let shown = self.shelf().take(&view, placed.address)?;
                if is_same(&own, &shown) || finder.words_in(&shown) < IN_COMMON {
                    continue;
                }
                let of = &columns[placed.address.segment_ord as usize];
                let hit = reasons::hit(&shown, &finder, placed.score);
                similar.push(Hit { distance_metres: of.metres(placed.address.doc_id), ..hit });
                if similar.len() == limit {
                    break;
                }
            }
            self.shelf().give_back(finder.into_stems());
            Ok(similar)
        })
    }
}

/// The same service, or another record of it.
fn is_same(one: &Document, other: &Document) -> bool {
    let run_by = |it: &Document| it.organization.as_ref().map(|it| it.name.clone());
    one.id == other.id || (one.name == other.name && run_by(one) == run_by(other))
}

/// The words that tell a service from most others, with what each counts.
fn telling(view: &View, shown: &Document) -> Result<Vec<Word>, SearchError> {
    let thesaurus = Thesaurus::bundled();
    let mut counts: HashMap<String, (f32, String)> = HashMap::new();
    let parts = [(IN_NAME, &shown.name), (IN_DESCRIPTION, &shown.description)];
    let parts = parts.into_iter().chain(shown.topics.iter().map(|topic| (IN_TOPIC, topic)));
    for (weight, text) in parts {
        for word in words(&as_written(), text, MOST_WORDS) {
            // Of a description only what people ask for by name: the rest of its rare words is chance.
            let tells = weight > IN_DESCRIPTION || thesaurus.knows(&word.text);
            if tells && !is_stop_word(&word.text) {
                counts.entry(stem(&word.text)).or_insert((0.0, word.text)).0 += weight;
            }
        }
    }
    let all = view.searcher.num_docs() as f32;
    let mut told = Vec::new();
    for (stem, (count, written)) in counts {
        let having = view.searcher.doc_freq(&Term::from_field_text(view.fields.text, &stem))? as f32;
        if thesaurus.is_weak(&stem) || (having > COMMON * all && having > 10.0) {
            continue;
        }
        // It saturates, and a rare word tells more.
        told.push((count / (count + IN_NAME) * (1.0 + all / having.max(1.0)).ln(), stem, written));
    }
    told.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    told.truncate(WORDS);
    let most = told.first().map_or(1.0, |it| it.0);
    let words = told.into_iter().enumerate().map(|(place, (tells, stem, written))| Word {
        stem,
        written,
        // Far apart: they are no phrase.
        position: place * 1_000,
        importance: tells / most,
        meant: Vec::new(),
    });
    Ok(words.collect())
}
