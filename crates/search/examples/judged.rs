//! Puts judged questions to the index and scores the answers.
//!
//!     cargo run --release -p fingerpost-search --example judged -- FEED.json JUDGED_DIR [RUN.txt]
//!
//! `FEED.json` is a list of services of Open Referral UK 1.0 or 3.0, or a folder of such lists; `JUDGED_DIR` holds `queries.tsv`
//! and `qrels.txt`. The measures are those of the judged set's own `evaluate.py`; `RUN.txt` is written for it.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use fingerpost_directory::{Viewer, Visibility};
use fingerpost_search::{Document, Index, Position, Question, Writer};
use openreferral::{Entity, Service};
use serde_json::Value;

/// How deep the answers are read, as the judged set's own baselines were.
const DEPTH: usize = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [feed, judged, ..] = arguments.as_slice() else {
        return Err("usage: judged FEED.json JUDGED_DIR [RUN.txt]".into());
    };
    let judged = Path::new(judged);
    let feed = Path::new(feed);
    let mut feeds = vec![feed.to_owned()];
    if feed.is_dir() {
        feeds = std::fs::read_dir(feed)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
        feeds.sort();
    }
    let index = index(&feeds)?;
    let grades = grades(&std::fs::read_to_string(judged.join("qrels.txt"))?);

    let mut run = String::new();
    let mut types: Vec<(String, Vec<[f64; 5]>)> = vec![("all".to_owned(), Vec::new())];
    let (mut returned, mut unjudged) = (0, 0);
    for line in std::fs::read_to_string(judged.join("queries.tsv"))?.lines().skip(1) {
        let [id, words, kind, ..] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        let question = Question { words: words.to_owned(), page: 1, per_page: DEPTH, ..Question::default() };
        let found = index.search(Viewer::Public, &question)?.results;
        if std::env::var("SHOW").is_ok_and(|shown| shown == id) {
            for hit in found.iter().take(10) {
                let why = hit.reasons.iter().map(|it| (&it.words, it.because.as_ref().map(|it| &it.asked)));
                println!("{:.2} {} {:?}", hit.score, hit.name, why.collect::<Vec<_>>());
            }
        }
        let found: Vec<String> = found.iter().map(|hit| hit.id.to_string()).collect();
        if found.is_empty() {
            println!("nothing was found for {words:?}");
        }
        for (rank, service) in found.iter().enumerate() {
            writeln!(run, "{id} {service} {}", rank + 1)?;
        }
        if std::env::var_os("EACH").is_some() {
            let relevant = grades.get(id).cloned().unwrap_or_default();
            let graded: Vec<_> =
                found.iter().take(10).map(|it| relevant.get(it).copied().unwrap_or(-1)).collect();
            println!("{id} {kind:<14} {:.2} {words:?} {graded:?}", score(&relevant, &found)[0]);
        }
        let Some(relevant) = grades.get(id) else { continue };
        returned += found.len().min(10);
        unjudged += found.iter().take(10).filter(|service| !relevant.contains_key(*service)).count();
        let scores = score(relevant, &found);
        if !types.iter().any(|(name, _)| name == kind) {
            types.push((kind.to_owned(), Vec::new()));
        }
        for (name, rows) in &mut types {
            if name == "all" || name == kind {
                rows.push(scores);
            }
        }
    }
    println!("{:<14} {:>3} {:>8} {:>6} {:>6} {:>6} {:>6}", "", "n", "nDCG@10", "P@3", "S@3", "R@20", "zero");
    for (name, rows) in &types {
        print!("{name:<14} {:>3}", rows.len());
        for measure in 0..5 {
            let mean = rows.iter().map(|row| row[measure]).sum::<f64>() / rows.len() as f64;
            print!(" {mean:>w$.3}", w = if measure == 0 { 8 } else { 6 });
        }
        println!();
    }
    println!("unjudged in the first ten: {:.1}%", 100.0 * unjudged as f64 / returned.max(1) as f64);
    if let Some(path) = arguments.get(2) {
        std::fs::write(path, run)?;
    }
    Ok(())
}

fn index(feeds: &[PathBuf]) -> Result<Index, Box<dyn Error>> {
    let index = Index::in_memory();
    let mut writer = Writer::try_lock(&index)?.ok_or("the index is locked")?;
    let mut ids = HashSet::new();
    for feed in feeds {
        let feed: Value = serde_json::from_slice(&std::fs::read(feed)?)?;
        let services = feed.get("contents").or_else(|| feed.get("content")).unwrap_or(&feed);
        for service in services.as_array().ok_or("not a list of services")? {
            let visibility = service.get("visibility").and_then(Value::as_str);
            let visibility = visibility.map_or(Visibility::Public, Visibility::parse);
            let service = Service::from_object(service.as_object().ok_or("not an object")?.clone());
            let id = service.id.as_deref().unwrap_or_default().parse()?;
            // Where two records have one id, the first was judged.
            if ids.insert(id) {
                writer.put(&Document::of(id, ids.len() as u64, visibility, &service, None))?;
            }
        }
    }
    writer.commit(&Position { epoch: "judged".to_owned(), sequence: 0 })?;
    Ok(index)
}

fn grades(qrels: &str) -> HashMap<String, HashMap<String, i32>> {
    let mut grades: HashMap<String, HashMap<String, i32>> = HashMap::new();
    for line in qrels.lines() {
        if let [query, _, service, grade] = line.split_whitespace().collect::<Vec<_>>()[..] {
            grades
                .entry(query.to_owned())
                .or_default()
                .insert(service.to_owned(), grade.parse().unwrap_or(0));
        }
    }
    grades
}

/// nDCG@10, P@3, S@3, R@20 and whether nothing was found.
fn score(relevant: &HashMap<String, i32>, found: &[String]) -> [f64; 5] {
    let grades: Vec<i32> = found.iter().map(|id| relevant.get(id).copied().unwrap_or(0)).collect();
    let mut ideal: Vec<i32> = relevant.values().copied().collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let good = |grades: &[i32]| grades.iter().filter(|grade| **grade >= 2).count() as f64;
    let (best, all) = (gain(&ideal), good(&ideal));
    [
        if best > 0.0 { gain(&grades) / best } else { 0.0 },
        good(&grades[..grades.len().min(3)]) / 3.0,
        f64::from(good(&grades[..grades.len().min(3)]) > 0.0),
        if all > 0.0 { good(&grades[..grades.len().min(20)]) / all } else { 0.0 },
        f64::from(found.is_empty()),
    ]
}

fn gain(grades: &[i32]) -> f64 {
    grades
        .iter()
        .take(10)
        .enumerate()
        .map(|(rank, grade)| (2f64.powi(*grade) - 1.0) / (rank as f64 + 2.0).log2())
        .sum()
}
