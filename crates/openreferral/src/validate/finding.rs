//! What was found, grouped: the same thing in three hundred records is one finding.

use std::collections::HashMap;

use super::{Endpoint, Problem};

/// How bad a finding is. The worst is the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The published schema refuses it: the feed is not valid.
    Fault,
    /// Valid, but readers of the feed trip over it.
    Warning,
    /// Worth knowing.
    Remark,
}

impl Severity {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fault => "fault",
            Self::Warning => "warning",
            Self::Remark => "remark",
        }
    }
}

/// How many places are told of each finding.
pub const EXAMPLES: usize = 3;

/// How many different findings are kept. A feed with more has the same trouble many times over under names of its own.
pub const MOST_FINDINGS: usize = 500;

/// One thing that was found, wherever it was.
#[derive(Clone, Debug)]
pub struct Finding {
    /// How bad it is, at its endpoint.
    pub severity: Severity,
    /// What it is.
    pub problem: Problem,
    /// Which answer it is in.
    pub endpoint: Endpoint,
    /// The property, from the record down: `contacts[].phones[].number`. Empty for the record itself.
    pub place: String,
    /// How often it was found.
    pub count: usize,
    /// In how many records.
    pub records: usize,
    /// The first places.
    pub examples: Vec<Example>,
    last: usize,
}

/// One place of a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The record: its id, or how it is counted.
    pub record: String,
    /// The record's name, where it has one.
    pub name: Option<String>,
    /// A JSON pointer (RFC 6901) into the record.
    pub at: String,
    /// What stands there, shortened.
    pub value: Option<String>,
}

/// One thing in one place, before it is grouped.
pub(super) struct Noticed {
    pub(super) severity: Severity,
    pub(super) problem: Problem,
    pub(super) place: String,
    pub(super) at: String,
    pub(super) value: Option<String>,
}

/// The record that is being looked at.
#[derive(Clone, Default)]
pub(super) struct Called {
    /// Its number among all that was read, so that records are counted once.
    pub(super) number: usize,
    pub(super) record: String,
    pub(super) name: Option<String>,
}

type Key = (Severity, Endpoint, Problem, String);

#[derive(Default)]
pub(super) struct Findings {
    found: HashMap<Key, Finding>,
    /// How many were found beyond the limit.
    pub(super) untold: usize,
}

impl Findings {
    pub(super) fn add(&mut self, endpoint: Endpoint, called: &Called, noticed: Noticed) {
        let Noticed { severity, problem, place, at, value } = noticed;
        let is_full = self.found.len() >= MOST_FINDINGS;
        let key = (severity, endpoint, problem.clone(), place.clone());
        if is_full && !self.found.contains_key(&key) {
            self.untold += 1;
            return;
        }
        let finding = self.found.entry(key).or_insert_with(|| Finding {
            severity,
            problem,
            endpoint,
            place,
            count: 0,
            records: 0,
            examples: Vec::new(),
            last: usize::MAX,
        });
        finding.count += 1;
        if finding.last != called.number {
            finding.last = called.number;
            finding.records += 1;
            if finding.examples.len() < EXAMPLES {
                let (record, name) = (called.record.clone(), called.name.clone());
                finding.examples.push(Example { record, name, at, value });
            }
        }
    }

    /// Every finding, weighed, the worst and the most frequent first.
    pub(super) fn sorted(self, weigh: impl Fn(Endpoint, Severity) -> Severity) -> Vec<Finding> {
        let mut all: Vec<Finding> = self.found.into_values().collect();
        for finding in &mut all {
            finding.severity = weigh(finding.endpoint, finding.severity);
        }
        all.sort_by(|one, other| {
            (one.severity, other.records, one.endpoint, &one.place)
                .cmp(&(other.severity, one.records, other.endpoint, &other.place))
                .then_with(|| one.problem.code().cmp(other.problem.code()))
        });
        all
    }
}
