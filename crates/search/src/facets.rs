//! What an answer could be narrowed by, with how many services would be left.

use std::cmp::Reverse;
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
        })
    }

    pub fn add(&mut self, counted: SegmentCounts<'_>) {
        self.traits.resize(64, 0);
        for (all, more) in self.traits.iter_mut().zip(counted.traits.counts()) {
            *all += more as usize;
        }
        let mut topics: Vec<(&String, u32)> = counted.names.iter().zip(counted.topic_counts).collect();
        topics.retain(|(_, count)| *count > 0);
        if topics.len() > LOOKED_AT {
            topics.select_nth_unstable_by_key(LOOKED_AT, |(_, count)| Reverse(*count));
            topics.truncate(LOOKED_AT);
        }
        for (name, count) in topics {
            match self.topics.get_mut(name) {
                Some(all) => *all += count as usize,
                None => _ = self.topics.insert(name.clone(), count as usize),
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
}

impl SegmentCounts<'_> {
    /// Counts a service that every filter leaves but those that it `lacks`, by the bits of their places among what is
    /// wanted.
    #[inline]
    pub fn count(&mut self, document: DocId, lacks: u64) {
        let traits = self.of[document as usize];
        if lacks == 0 {
            self.traits.add(traits);
            for ordinal in self.topics.of(document) {
                self.topic_counts[*ordinal as usize] += 1;
            }
        } else if lacks.is_power_of_two() {
            // One filter alone does not narrow its own facet.
            self.traits.add(traits & self.groups[lacks.trailing_zeros() as usize]);
        }
    }
}

/// How often each of 64 bits was set. The last few counts are kept across: of each the same binary digit in one number,
/// so that all 64 are added to at once.
struct BitCounts {
    /// From the ones on.
    digits: [u64; 8],
    added: u8,
    many: [u32; 64],
}

impl Default for BitCounts {
    fn default() -> Self {
        Self { digits: [0; 8], added: 0, many: [0; 64] }
    }
}

impl BitCounts {
    #[inline]
    fn add(&mut self, bits: u64) {
        let mut carried = bits;
        for digit in &mut self.digits {
            (*digit, carried) = (*digit ^ carried, *digit & carried);
        }
        self.added += 1;
        if self.added == u8::MAX {
            self.carry();
        }
    }

    #[cold]
    fn carry(&mut self) {
        for (place, digit) in self.digits.iter_mut().enumerate() {
            for (bit, many) in self.many.iter_mut().enumerate() {
                *many += ((*digit >> bit & 1) as u32) << place;
            }
            *digit = 0;
        }
        self.added = 0;
    }

    fn counts(mut self) -> [u32; 64] {
        self.carry();
        self.many
    }
}

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
