//! What it costs to read facts from descriptions.

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use anyhow::{Context, ensure};
use serde_json::Value;

use crate::figures::{row, workspace};

/// What a description of 130 words, as long as most are, must take in microseconds.
const MOST_MICROSECONDS: f64 = 100.0;
const WORDS: f64 = 130.0;

/// Times that all descriptions of the borough are read, of which the one in the middle counts.
const RUNS: usize = 21;

/// Measures and prints.
pub fn print() -> anyhow::Result<()> {
    let texts = descriptions()?;
    let bytes: usize = texts.iter().map(String::len).sum();
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let mut runs: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            for text in &texts {
                black_box(fingerpost_facts::read(black_box(text)));
            }
            start.elapsed().as_secs_f64()
        })
        .collect();
    runs.sort_by(f64::total_cmp);
    let seconds = runs[RUNS / 2];
    let took = seconds * 1e6 / words as f64 * WORDS;
    let must = (format!("under {MOST_MICROSECONDS} µs"), took < MOST_MICROSECONDS);
    row(&format!("facts: {WORDS} words of the borough's descriptions"), format!("{took:.0} µs"), Some(must));
    row("  text read in a second", format!("{:.1} MB", bytes as f64 / seconds / 1e6), None);
    Ok(())
}

/// The descriptions of the made-up borough.
fn descriptions() -> anyhow::Result<Vec<String>> {
    let mut texts = Vec::new();
    for file in fs::read_dir(workspace().join("demo/services"))? {
        let services: Value = serde_json::from_slice(&fs::read(file?.path())?)?;
        let services = services.as_array().context("a file of the borough is not a list")?;
        texts
            .extend(services.iter().filter_map(|service| service["description"].as_str()).map(str::to_owned));
    }
    ensure!(!texts.is_empty(), "the borough has no descriptions");
    Ok(texts)
}
