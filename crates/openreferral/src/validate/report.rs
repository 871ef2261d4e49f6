//! What came of it.

use serde_json::{Value, json};

use super::{Endpoint, Finding, Quality, Severity, Standard, Weight};

/// How the version came to be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownBy {
    /// Whoever asked for the report said it.
    Asked,
    /// The answer of the API's root, which names this version.
    Root(String),
    /// The names of the properties.
    Names,
}

/// In one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No faults, no warnings.
    Valid,
    /// No faults.
    Warnings,
    /// Faults.
    NotValid,
}

impl Verdict {
    /// In plain words.
    pub const fn says(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Warnings => "valid, with warnings",
            Self::NotValid => "not valid",
        }
    }

    /// The word for it in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Warnings => "warnings",
            Self::NotValid => "not-valid",
        }
    }
}

/// What was read from an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visited {
    /// Which.
    pub endpoint: Endpoint,
    /// How many answers, or files.
    pub answers: usize,
    /// How many records in them.
    pub records: usize,
    /// How many records there are in all, where only some were read.
    pub there_are: Option<usize>,
}

/// All that was found out about a feed.
#[derive(Clone, Debug)]
pub struct Report {
    /// The version that it was checked against.
    pub standard: Standard,
    /// How that came to be known.
    pub known_by: KnownBy,
    /// What was read.
    pub visited: Vec<Visited>,
    /// What was found, the worst first.
    pub findings: Vec<Finding>,
    /// How many findings there were beyond those that are told.
    pub untold: usize,
    /// How much it tells of its services.
    pub quality: Quality,
}

impl Report {
    /// In one word.
    pub fn verdict(&self) -> Verdict {
        match self.findings.first().map(|worst| worst.severity) {
            Some(Severity::Fault) => Verdict::NotValid,
            Some(Severity::Warning) => Verdict::Warnings,
            Some(Severity::Remark) | None => Verdict::Valid,
        }
    }

    /// In one line: "Open Referral UK 3.0 · valid · quality 82%".
    pub fn headline(&self) -> String {
        let quality = match self.quality.services {
            0 => String::new(),
            _ => format!(" · quality {}%", self.quality.total()),
        };
        format!("{} · {}{quality}", self.standard.name(), self.verdict().says())
    }

    /// For machines.
    pub fn to_json(&self) -> Value {
        let known_by = match &self.known_by {
            KnownBy::Asked => json!({"by": "asked"}),
            KnownBy::Root(version) => json!({"by": "root", "version": version}),
            KnownBy::Names => json!({"by": "names"}),
        };
        let visited = self.visited.iter().map(|one| {
            let weight = match one.endpoint.weight(self.standard) {
                Weight::Required => "required",
                Weight::Optional => "optional",
                Weight::Beyond => "beyond",
            };
            json!({"endpoint": one.endpoint.address(), "weight": weight, "answers": one.answers, "records": one.records,
                "there_are": one.there_are})
        });
        let findings = self.findings.iter().map(|finding| {
            let examples = finding.examples.iter().map(|example| {
                json!({"record": example.record, "name": example.name, "at": example.at, "value": example.value})
            });
            json!({
                "severity": finding.severity.word(), "code": finding.problem.code(),
                "endpoint": finding.endpoint.address(), "place": finding.place,
                "says": finding.problem.says(), "advice": finding.problem.advice(),
                "count": finding.count, "records": finding.records, "examples": examples.collect::<Vec<_>>(),
            })
        });
        let shares = self.quality.told.iter().map(|(told, count)| {
            (told.word().to_owned(), json!({"services": count, "percent": self.quality.percent(*told)}))
        });
        json!({
            "standard": self.standard.word(), "standard_name": self.standard.name(), "known": known_by,
            "verdict": self.verdict().word(), "headline": self.headline(),
            "endpoints": visited.collect::<Vec<_>>(),
            "findings": findings.collect::<Vec<_>>(), "findings_untold": self.untold,
            "quality": {
                "services": self.quality.services, "percent": self.quality.total(),
                "shares": shares.collect::<serde_json::Map<_, _>>(),
            },
        })
    }
}
