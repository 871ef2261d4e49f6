//! What an answer could be narrowed by, with how many services would be left.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use fingerpost_places::Point;
use jiff::civil::DateTime;
use serde::Serialize;
use tantivy::DocId;

use crate::bits::Bits;
use crate::constraint::Constraint;
use crate::near::{Here, Spot};
use crate::sheet::{Lists, Named, Segment};
use crate::soonest::Moment;
use crate::traits::{Trait, TraitGroup};
use crate::{Filter, SearchError};

/// Topics, and languages, shown at most.
const MOST_NAMES: usize = 20;

/// Of a part of the index these are looked at: its commonest.
const LOOKED_AT: usize = 5 * MOST_NAMES;

/// One thing by which an answer can be narrowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facet {
    /// What it is about: `open`, `cost`, `day`, …, `topic`. It is the name of the parameter, too.
    pub name: &'static str,
    /// What can be chosen. Each count is of the services that all other filters leave.
    pub values: Vec<FacetValue>,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacetValue {
    /// Its word in addresses; of a topic its name, of a language BCP 47's code (its name where no code is known).
    pub value: String,
    /// How many services have it.
    pub count: usize,
}

/// Counts over all segments.
#[derive(Default)]
pub(crate) struct Counts {
    around: Option<Around>,
    /// How many are so near, for each distance.
    within: Vec<usize>,
    open: usize,
    traits: Vec<usize>,
    languages: HashMap<String, usize>,
    topics: HashMap<String, usize>,
}

/// A place, and how far from it: in metres.
#[derive(Clone)]
struct Around {
    here: Here,
    distances: Vec<f64>,
}

impl Counts {
    /// Counts, too, what is within some distances in metres of a place.
    pub fn around(place: Option<Point>, distances: &[f64]) -> Self {
        let around = |point| Around { here: Here::new(point), distances: distances.to_vec() };
        let around = place.filter(|_| !distances.is_empty()).map(around);
        Self { within: vec![0; around.as_ref().map_or(0, |_| distances.len())], around, ..Self::default() }
    }

    /// A counter for one segment.
    pub fn segment<'a>(
        &self,
        segment: Segment<'a>,
        filter: &Filter,
        now: Option<DateTime>,
    ) -> Result<SegmentCounts<'a>, SearchError> {
        let groups = filter.wanted.iter().map(|wanted| match wanted {
            Constraint::Trait { group, .. } => group.bits(),
            _ => 0,
        });
        Ok(SegmentCounts {
            groups: groups.collect(),
            around: self
                .around
                .clone()
                .map(|around| {
                    let without_travel = filter.or_without_travel.then(|| segment.without_travel());
                    Ok::<_, SearchError>((around, segment.points()?, without_travel.transpose()?))
                })
                .transpose()?,
            within: vec![0; self.within.len()],
            open_now: now.map(|now| segment.open_at(Moment::of(now))).transpose()?,
            open: 0,
            of: segment.traits()?,
            traits: BitCounts::default(),
            languages: NameCounts::new(segment.languages()?),
            topics: NameCounts::new(segment.topics()?),
        })
    }

    pub fn add(&mut self, counted: SegmentCounts<'_>) {
        self.within.iter_mut().zip(counted.within).for_each(|(all, more)| *all += more);
        self.open += counted.open;
        self.traits.resize(64, 0);
        for (all, more) in self.traits.iter_mut().zip(counted.traits.counts()) {
            *all += more as usize;
        }
        counted.languages.add_to(&mut self.languages);
        counted.topics.add_to(&mut self.topics);
    }

    /// Takes one facet's counts from those that were made without its own filter.
    pub fn take(&mut self, facet: &str, without: Self) {
        match facet {
            "distance" => self.within = without.within,
            "language" => self.languages = without.languages,
            _ => self.topics = without.topics,
        }
    }

    /// The facets; and how many are within each distance.
    pub fn facets(self) -> (Vec<Facet>, Vec<usize>) {
        let facet = |(group, traits): (TraitGroup, &[Trait])| {
            let values = traits.iter().map(|it| {
                let count = self.traits.get(it.bit().trailing_zeros() as usize).copied().unwrap_or(0);
                FacetValue { value: it.as_str().to_owned(), count }
            });
            Facet { name: group.as_str(), values: values.filter(|it| it.count > 0).collect() }
        };
        let now = FacetValue { value: "now".to_owned(), count: self.open };
        let open = Facet { name: "open", values: Some(now).into_iter().filter(|it| it.count > 0).collect() };
        let mut facets: Vec<Facet> = std::iter::once(open).chain(Trait::ALL.into_iter().map(facet)).collect();
        facets.push(Facet { name: "language", values: commonest(self.languages) });
        facets.push(Facet { name: "topic", values: commonest(self.topics) });
        facets.retain(|facet| !facet.values.is_empty());
        (facets, self.within)
    }
}

/// The names that most services have, those first that more have.
fn commonest(counts: HashMap<String, usize>) -> Vec<FacetValue> {
    let values = counts.into_iter().map(|(value, count)| FacetValue { value, count });
    let mut values: Vec<FacetValue> = values.collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    values.truncate(MOST_NAMES);
    values
}

/// Counts of one segment.
pub(crate) struct SegmentCounts<'a> {
    /// The bits of the group of each wanted thing.
    groups: Vec<u64>,
    around: Option<(Around, &'a Lists<Spot>, Option<&'a Bits>)>,
    within: Vec<usize>,
    /// What may be open now.
    open_now: Option<Arc<Bits>>,
    open: usize,
    of: &'a [u64],
    traits: BitCounts,
    languages: NameCounts<'a>,
    topics: NameCounts<'a>,
}

impl SegmentCounts<'_> {
    /// Counts a service that every filter leaves but those that it `lacks`, by the bits of their places among what is
    /// wanted.
    #[inline]
    pub fn count(&mut self, document: DocId, lacks: u64) {
        let traits = self.of[document as usize];
        if lacks == 0 {
            if let Some((Around { here, distances }, points, without_travel)) = &self.around {
                let is_everywhere = without_travel.is_some_and(|those| those.has(document));
                let is_within = |far: f64| {
                    is_everywhere || points.of(document).iter().any(|spot| here.is_within(far, spot))
                };
                let counts = self.within.iter_mut().zip(distances);
                counts.for_each(|(count, far)| *count += usize::from(is_within(*far)));
            }
            self.traits.add(traits);
            self.open += usize::from(self.open_now.as_ref().is_some_and(|open| open.has(document)));
            self.languages.count(document);
            self.topics.count(document);
        } else if lacks.is_power_of_two() {
            // One filter alone does not narrow its own facet.
            self.traits.add(traits & self.groups[lacks.trailing_zeros() as usize]);
        }
    }
}

/// How many services of a segment have each of several names.
struct NameCounts<'a> {
    named: &'a Named,
    counts: Vec<u32>,
}

impl<'a> NameCounts<'a> {
    fn new(named: &'a Named) -> Self {
        Self { named, counts: vec![0; named.names.len()] }
    }

    #[inline]
    fn count(&mut self, document: DocId) {
        for ordinal in self.named.of.of(document) {
            self.counts[*ordinal as usize] += 1;
        }
    }

    fn add_to(self, all: &mut HashMap<String, usize>) {
        let mut names: Vec<(&String, u32)> = self.named.names.iter().zip(self.counts).collect();
        names.retain(|(_, count)| *count > 0);
        if names.len() > LOOKED_AT {
            names.select_nth_unstable_by_key(LOOKED_AT, |(_, count)| Reverse(*count));
            names.truncate(LOOKED_AT);
        }
        for (name, count) in names {
            match all.get_mut(name) {
                Some(all) => *all += count as usize,
                None => _ = all.insert(name.clone(), count as usize),
            }
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
