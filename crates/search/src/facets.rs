//! What an answer could be narrowed by, with how many services would be left.

use std::collections::HashMap;

use serde::Serialize;
use tantivy::columnar::StrColumn;
use tantivy::{DocId, SegmentReader};

use crate::constraint::Constraint;
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
    pub fn segment(&self, segment: &SegmentReader, filter: &Filter) -> Result<SegmentCounts, SearchError> {
        let groups = filter.wanted.iter().map(|wanted| match wanted {
            Constraint::Trait { group, .. } => group.bits(),
            _ => 0,
        });
        let topics = segment.fast_fields().str("topics")?;
        let known = topics.as_ref().map_or(0, |column| column.num_terms());
        Ok(SegmentCounts { groups: groups.collect(), traits: [0; 64], topic_counts: vec![0; known], topics })
    }

    pub fn add(&mut self, counted: SegmentCounts) -> Result<(), SearchError> {
        self.traits.resize(64, 0);
        for (all, more) in self.traits.iter_mut().zip(counted.traits) {
            *all += more;
        }
        if let Some(column) = &counted.topics {
            let mut known: Vec<(usize, usize)> =
                counted.topic_counts.into_iter().enumerate().filter(|(_, count)| *count > 0).collect();
            if known.len() > LOOKED_AT {
                known.select_nth_unstable_by(LOOKED_AT, |a, b| b.1.cmp(&a.1));
                known.truncate(LOOKED_AT);
            }
            for (ordinal, count) in known {
                let mut topic = String::new();
                column.ord_to_str(ordinal as u64, &mut topic)?;
                *self.topics.entry(topic).or_default() += count;
            }
        }
        Ok(())
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
pub(crate) struct SegmentCounts {
    /// The bits of the group of each wanted thing.
    groups: Vec<u64>,
    traits: [usize; 64],
    topics: Option<StrColumn>,
    topic_counts: Vec<usize>,
}

impl SegmentCounts {
    /// Counts a service that every filter leaves but those in `lacks`, by their places among what is wanted.
    pub fn count(&mut self, document: DocId, traits: u64, mut lacks: impl Iterator<Item = usize>) {
        // One filter alone does not narrow its own facet.
        let counted = match (lacks.next(), lacks.next()) {
            (None, _) => u64::MAX,
            (Some(only), None) => self.groups[only],
            _ => return,
        };
        let mut bits = traits & counted;
        while bits != 0 {
            self.traits[bits.trailing_zeros() as usize] += 1;
            bits &= bits - 1;
        }
        if counted == u64::MAX
            && let Some(topics) = &self.topics
        {
            for ordinal in topics.ords().values_for_doc(document) {
                self.topic_counts[ordinal as usize] += 1;
            }
        }
    }
}
