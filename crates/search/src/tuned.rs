//! What stewards say of search, applied to a question.
//!
//! It is not in the index: whoever opens one hands it over ([`Index::tune`](crate::Index::tune)), and again when it
//! changes. The next question is answered with it.

use std::cmp::Reverse;

use fingerpost_directory::Tuning;
use tantivy::DocAddress;
use uuid::Uuid;

use crate::SearchError;
use crate::facets::Counts;
use crate::filter::{Areas, Narrowed};
use crate::index::View;
use crate::query::Asked;
use crate::rank::Ask;
use crate::thesaurus::{Phrase, Thesaurus};

/// All that stewards say of search, ready to be applied.
#[derive(Default)]
pub struct Tuned {
    /// What says most of a question first.
    pins: Vec<For>,
    blocks: Vec<For>,
    /// The words that mean others, too.
    pub(crate) links: Thesaurus,
}

/// A service and the words for which something holds of it.
struct For {
    stems: Vec<String>,
    /// The words as the steward wrote them.
    said: String,
    service: Uuid,
}

impl For {
    fn new(words: &str, service: Uuid) -> Option<Self> {
        let phrase = Phrase::new(words)?;
        let stems = phrase.stems.into_iter().map(|(_, stem)| stem).collect();
        Some(Self { stems, said: phrase.text, service })
    }

    fn is_asked(&self, stems: &[&str]) -> bool {
        self.stems.iter().all(|stem| stems.contains(&stem.as_str()))
    }
}

impl Tuned {
    /// Of everything that stewards say now, the oldest first. What has no word that could be asked says nothing.
    ///
    /// Where several services are pinned for what is asked, the one whose words are most comes first, then the one that was
    /// pinned first.
    pub fn new<'a>(tunings: impl IntoIterator<Item = &'a Tuning>) -> Self {
        let (mut tuned, mut links) = (Self::default(), Vec::new());
        for tuning in tunings {
            match tuning {
                Tuning::Pin { words, service } => tuned.pins.extend(For::new(words, *service)),
                Tuning::Block { words, service } => tuned.blocks.extend(For::new(words, *service)),
                Tuning::Words { words, mean, both_ways } => {
                    links.push((words.as_str(), mean.as_str(), *both_ways));
                }
            }
        }
        tuned.pins.sort_by_key(|pin| Reverse(pin.stems.len()));
        tuned.links = Thesaurus::of_links(links.into_iter());
        tuned
    }

    /// What of it holds for a question.
    pub(crate) fn applied(&self, view: &View, asked: &Asked) -> Result<Applied<'_>, SearchError> {
        if self.pins.is_empty() && self.blocks.is_empty() {
            return Ok(Applied::default());
        }
        let stems: Vec<&str> = asked.stems().collect();
        let mut applied = Applied::default();
        for block in self.blocks.iter().filter(|it| it.is_asked(&stems)) {
            applied.apart.extend(view.address(block.service)?);
        }
        for pin in self.pins.iter().filter(|it| it.is_asked(&stems)) {
            // What is blocked for these words, too, stays away.
            if let Some(address) = view.address(pin.service)?.filter(|it| !applied.apart.contains(it)) {
                applied.pinned.push(Pinned { address, said: Some(&pin.said), score: PINNED });
                applied.apart.push(address);
            }
        }
        Ok(applied)
    }
}

/// What holds for one question.
#[derive(Default)]
pub(crate) struct Applied<'a> {
    pinned: Vec<Pinned<'a>>,
    /// The services that do not come in their order: those that are blocked, and those that are pinned.
    pub apart: Vec<DocAddress>,
}

/// The score of what a steward put first: more than words can come to.
const PINNED: f32 = 1_000_000.0;

/// A service that comes first.
#[derive(Clone, Copy)]
pub(crate) struct Pinned<'a> {
    pub address: DocAddress,
    /// The words for which a steward put it first.
    pub said: Option<&'a str>,
    pub score: f32,
}

impl<'a> Applied<'a> {
    /// Leaves pinned services in their order: only what is blocked is apart.
    pub fn without_pins(mut self) -> Self {
        self.apart.retain(|address| self.pinned.iter().all(|pinned| pinned.address != *address));
        self.pinned.clear();
        self
    }

    /// Puts services before all others, each with its score: what was found close by, where more is found further off.
    pub fn with_first(mut self, first: &[(DocAddress, f32)]) -> Self {
        let said = |address| self.pinned.iter().find(|it| it.address == address).copied();
        let mut pinned: Vec<_> = first
            .iter()
            .map(|&(address, score)| said(address).unwrap_or(Pinned { address, said: None, score }))
            .collect();
        let is_new = |it: &Pinned<'_>| first.iter().all(|(address, _)| *address != it.address);
        pinned.extend(self.pinned.into_iter().filter(is_new));
        self.pinned = pinned;
        let known = self.apart.len();
        for (address, _) in first {
            if !self.apart[..known].contains(address) {
                self.apart.push(*address);
            }
        }
        self
    }

    /// The pinned services that the viewer may see and the filter leaves, which are counted.
    pub fn first(
        &self,
        view: &View,
        areas: &Areas,
        ask: &Ask<'_>,
        counts: &mut Counts,
    ) -> Result<Vec<Pinned<'a>>, SearchError> {
        let mut first = Vec::new();
        for pinned in &self.pinned {
            let document = pinned.address.doc_id;
            let Some(segment) = view.segments().nth(pinned.address.segment_ord as usize) else { continue };
            let narrowed = Narrowed::new(view, ask.filter, segment, areas)?;
            let is_within = narrowed.within().is_none_or(|within| within.has(document));
            if !is_within || !segment.seen_by(ask.viewer)?(document) || !narrowed.holds_within(document) {
                continue;
            }
            let lacks = narrowed.lacks(document);
            let mut counter = counts.segment(segment, ask.filter, ask.now)?;
            counter.count(document, lacks.plainly);
            counts.add(counter);
            if lacks.plainly == 0 {
                first.push(*pinned);
            }
        }
        Ok(first)
    }
}
