//! The lines of the thesaurus, read.

use std::collections::HashMap;

use super::phrase::Phrase;

/// What the first thing counts that helps with what was said, and the least that the last one counts.
const HELPS: (f32, f32) = (1.0, 0.7);

/// Another way to say what a question says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Way {
    pub phrase: Phrase,
    /// What it counts against the question's own words.
    pub weight: f32,
    /// Whether it means the same, or is what helps.
    pub same: bool,
}

/// A line that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BadLine {
    pub file: String,
    /// From 1.
    pub line: usize,
    pub why: &'static str,
}

/// What helps with topics of danger, or is for who hurts others: after `->` what stands in the records.
pub(super) fn read_danger(file: &str, text: &str, topics: &mut HashMap<String, Vec<Way>>) -> Vec<BadLine> {
    let mut bad = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| is_said(line)) {
        match Link::read(line) {
            Ok(Link::Helps(said, ways)) => {
                topics.extend(said.into_iter().map(|topic| (topic.text, ways.clone())));
            }
            Ok(Link::Same(_)) => bad.push(bad_line(file, number, "no -> after the topic")),
            Err(why) => bad.push(bad_line(file, number, why)),
        }
    }
    bad
}

/// Whether a line says something and is no comment.
pub(super) fn is_said(line: &str) -> bool {
    !line.trim().is_empty() && !line.starts_with('#')
}

pub(super) fn bad_line(file: &str, number: usize, why: &'static str) -> BadLine {
    BadLine { file: file.to_owned(), line: number + 1, why }
}

pub(super) fn without_comments(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with('#')).collect::<Vec<_>>().join("\n")
}

pub(super) enum Link {
    Same(Vec<Phrase>),
    Helps(Vec<Phrase>, Vec<Way>),
}

impl Link {
    pub(super) fn read(line: &str) -> Result<Self, &'static str> {
        let phrases = |text: &str, between: &str| {
            let phrases = text.split(between).map(|text| Phrase::new(text).ok_or("a phrase without a word"));
            phrases.collect::<Result<Vec<_>, _>>()
        };
        if let Some((said, helps)) = line.split_once("->") {
            let helps = phrases(helps, "|")?;
            let last = helps.len().saturating_sub(1).max(1) as f32;
            let (most, least) = HELPS;
            let ways = helps.into_iter().enumerate().map(|(place, phrase)| Way {
                phrase,
                weight: most - (most - least) * place as f32 / last,
                same: false,
            });
            return Ok(Self::Helps(phrases(said, "|")?, ways.collect()));
        }
        let same = phrases(line, "=")?;
        if same.len() < 2 { Err("neither = nor -> links anything") } else { Ok(Self::Same(same)) }
    }
}
