//! Counts over all that a viewer may see: by subject, and by how long ago somebody checked.

use std::collections::HashMap;

use fingerpost_directory::Viewer;
use jiff::{ToSpan, civil::Date};

use crate::error::guarded;
use crate::marks::day_number;
use crate::{SearchError, Snapshot, key};

/// How many services were last checked how long ago.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Freshness {
    /// Within six months.
    pub half_year: usize,
    /// Within twelve months, those within six among them.
    pub year: usize,
    /// Longer ago.
    pub longer: usize,
    /// No day is known.
    pub unknown: usize,
}

impl Snapshot {
    /// For each group of topics, by their names, how many services are about any of them.
    ///
    /// # Errors
    /// When what is on disk cannot be read.
    pub fn about(&self, viewer: Viewer, groups: &[Vec<String>]) -> Result<Vec<usize>, SearchError> {
        let mut groups_of: HashMap<String, Vec<usize>> = HashMap::new();
        for (group, names) in groups.iter().enumerate() {
            for name in names {
                groups_of.entry(key::topic(name)).or_default().push(group);
            }
        }
        guarded(|| {
            let mut counts = vec![0_usize; groups.len()];
            let mut its: Vec<usize> = Vec::new();
            for segment in self.view.segments() {
                let sees = segment.seen_by(viewer)?;
                let topics = segment.topics()?;
                let groups_of: Vec<&[usize]> = topics
                    .names
                    .iter()
                    .map(|name| groups_of.get(&key::topic(name)).map_or(&[][..], Vec::as_slice))
                    .collect();
                for document in segment.documents().filter(|document| sees(*document)) {
                    its.clear();
                    its.extend(topics.of.of(document).iter().flat_map(|topic| groups_of[*topic as usize]));
                    its.sort_unstable();
                    its.dedup();
                    its.iter().for_each(|group| counts[*group] += 1);
                }
            }
            Ok(counts)
        })
    }

    /// How fresh the services are.
    ///
    /// # Errors
    /// When what is on disk cannot be read.
    pub fn freshness(&self, viewer: Viewer, today: Date) -> Result<Freshness, SearchError> {
        let half_year_ago = day_number(today.saturating_sub(6.months()));
        let year_ago = day_number(today.saturating_sub(12.months()));
        guarded(|| {
            let mut fresh = Freshness::default();
            for segment in self.view.segments() {
                let (sees, quality) = (segment.seen_by(viewer)?, segment.quality()?);
                for document in segment.documents().filter(|document| sees(*document)) {
                    match u64::from(quality[document as usize] >> 3) {
                        0 => fresh.unknown += 1,
                        day if day >= year_ago => {
                            fresh.year += 1;
                            fresh.half_year += usize::from(day >= half_year_ago);
                        }
                        _ => fresh.longer += 1,
                    }
                }
            }
            Ok(fresh)
        })
    }
}
