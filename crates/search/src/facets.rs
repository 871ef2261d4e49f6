//! What an answer could be narrowed by, with how many services would be left.

use std::collections::HashMap;

use serde::Serialize;
use tantivy::DocId;

use crate::constraint::Constraint;
use crate::sheet::{Lists, Segment};
use crate::traits::{Trait, TraitGroup};
use crate::{Filter, SearchError};

/// Topics shown at most.
const MOST_TOPICS: usize = 20;

/// Topics of a part of the index that are looked at: its commonest.
const LOOKED_AT: usize = 5 * MOST_TOPICS;

/// One thing by which an answer can be narrowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facet {
    /// What it is about: `cost`, `day`, …, `topic`. It is the name of the parameter, too.
    pub name: &'static str,
    /// What can be chosen. Each count is of the services that all other filters leave.
    pub values: Vec<FacetValue>,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacetValue {
    /// Its word in addresses; of a topic its name.
    pub value: String,
    /// How many services have it.
    pub count: usize,
}

/// Counts over all segments.
#[derive(Default)]
pub(crate) struct Counts {
    traits: Vec<usize>,
    topics: HashMap<String, usize>,
}

impl Counts {
    /// A counter for one segment.
    pub fn segment<'a>(
        &self,
        segment: Segment<'a>,
        filter: &Filter,
    ) -> Result<SegmentCounts<'a>, SearchError> {
        let groups = filter.wanted.iter().map(|wanted| match wanted {
            Constraint::Trait { group, .. } => group.bits(),
            _ => 0,
        });
        let (topics, names) = segment.topics()?;
        Ok(SegmentCounts {
            groups: groups.collect(),
            of: segment.traits()?,
            traits: BitCounts::default(),
            topics,
            names,
            topic_counts: vec![0; names.len()],
            counted_topics: Vec::new(),
        })
    }

    pub fn add(&mut self, counted: SegmentCounts<'_>) {
        self.traits.resize(64, 0);
        for (all, more) in self.traits.iter_mut().zip(counted.traits.counts()) {
            *all += more as usize;
        }
        let mut known = counted.counted_topics;
        let count = |ordinal: &u32| counted.topic_counts[*ordinal as usize];
        if known.len() > LOOKED_AT {
            known.select_nth_unstable_by(LOOKED_AT, |a, b| count(b).cmp(&count(a)));
            known.truncate(LOOKED_AT);
        }
        for ordinal in known {
            let name = &counted.names[ordinal as usize];
            let count = count(&ordinal) as usize;
            match self.topics.get_mut(name) {
                Some(all) => *all += count,
                None => _ = self.topics.insert(name.clone(), count),
            }
        }
    }

    pub fn facets(self) -> Vec<Facet> {
        let facet = |(group, traits): (TraitGroup, &[Trait])| {
            let values = traits.iter().map(|it| {
                let count = self.traits.get(it.bit().trailing_zeros() as usize).copied().unwrap_or(0);
                FacetValue { value: it.as_str().to_owned(), count }
            });
            Facet { name: group.as_str(), values: values.filter(|it| it.count > 0).collect() }
        };
        let mut facets: Vec<Facet> = Trait::ALL.into_iter().map(facet).collect();
        let topics = self.topics.into_iter().map(|(value, count)| FacetValue { value, count });
        let mut topics: Vec<FacetValue> = topics.collect();
        topics.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        topics.truncate(MOST_TOPICS);
        facets.push(Facet { name: "topic", values: topics });
        facets.retain(|facet| !facet.values.is_empty());
        facets
    }
}

/// Counts of one segment.
pub(crate) struct SegmentCounts<'a> {
    /// The bits of the group of each wanted thing.
    groups: Vec<u64>,
    of: &'a [u64],
    traits: BitCounts,
    topics: &'a Lists<u32>,
    names: &'a [String],
    topic_counts: Vec<u32>,
    counted_topics: Vec<u32>,
}

impl SegmentCounts<'_> {
    /// Counts a service that every filter leaves but those that it `lacks`, by the bits of their places among what is
    /// wanted.
    pub fn count(&mut self, document: DocId, lacks: u64) {
        let traits = self.of[document as usize];
        if lacks == 0 {
            self.traits.add(traits);
            for ordinal in self.topics.of(document) {
                let count = &mut self.topic_counts[*ordinal as usize];
                if *count == 0 {
                    self.counted_topics.push(*ordinal);
                }
                *count += 1;
            }
        } else if lacks.is_power_of_two() {
            // One filter alone does not narrow its own facet.
            self.traits.add(traits & self.groups[lacks.trailing_zeros() as usize]);
        }
    }
}

/// How often each of 64 bits was set, eight at a time: a byte of bits picks eight counters of a byte each, which are
/// added as one number until they could overflow.
struct BitCounts {
    few: [u64; 8],
    added: u8,
    many: [u32; 64],
}

impl Default for BitCounts {
    fn default() -> Self {
        Self { few: [0; 8], added: 0, many: [0; 64] }
    }
}

impl BitCounts {
    fn add(&mut self, bits: u64) {
        for (few, byte) in self.few.iter_mut().zip(bits.to_le_bytes()) {
            *few += SPREAD[byte as usize];
        }
        self.added += 1;
        if self.added == u8::MAX {
            self.carry();
        }
    }

    fn carry(&mut self) {
        for (few, many) in self.few.iter_mut().zip(self.many.chunks_mut(8)) {
            for (count, many) in few.to_le_bytes().into_iter().zip(many) {
                *many += u32::from(count);
            }
            *few = 0;
        }
        self.added = 0;
    }

    fn counts(mut self) -> [u32; 64] {
        self.carry();
        self.many
    }
}

/// For each byte its bits, each as a byte of its own.
static SPREAD: [u64; 256] = {
    let mut spread = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut bit = 0;
        while bit < 8 {
            spread[byte] |= ((byte as u64 >> bit) & 1) << (8 * bit);
            bit += 1;
        }
        byte += 1;
    }
    spread
};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bits_are_counted_one_by_one(all in proptest::collection::vec(proptest::num::u64::ANY, 0..600)) {
            let mut counts = BitCounts::default();
            all.iter().for_each(|bits| counts.add(*bits));
            for (bit, count) in counts.counts().into_iter().enumerate() {
                prop_assert_eq!(count as usize, all.iter().filter(|bits| **bits >> bit & 1 == 1).count());
            }
        }
    }
}
