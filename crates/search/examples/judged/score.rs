//! How good answers are by judged questions: the measures of the judged set's own `evaluate.py`.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::path::{Path, PathBuf};

use fingerpost_directory::{Viewer, Visibility};
use fingerpost_search::{Document, Hit, Index, Position, Question, Writer};
use openreferral::{Entity, Service};
use serde_json::Value;

/// How deep the answers are read, as the judged set's own baselines were.
const DEPTH: usize = 50;

/// A question, and how well it was answered.
pub struct Judged {
    pub id: String,
    pub words: String,
    /// Which sort of question it is.
    pub kind: String,
    pub hits: Vec<Hit>,
    /// The grade of each of the first ten, where it was judged.
    pub grades: Vec<Option<i32>>,
    /// nDCG@10, P@3, S@3, R@20, whether nothing was found, and nDCG@10 of what was judged alone.
    pub scores: [f64; 6],
}

/// Puts the questions of a judged set (`queries.tsv` and `qrels.txt`) to a feed, or a folder of feeds.
pub fn ask_all(feed: &Path, judged: &Path) -> Result<Vec<Judged>, Box<dyn Error>> {
    let mut feeds = vec![feed.to_owned()];
    if feed.is_dir() {
        feeds = std::fs::read_dir(feed)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
        feeds.sort();
    }
    let index = index(&feeds)?;
    let grades = grades(&std::fs::read_to_string(judged.join("qrels.txt"))?);
    let mut all = Vec::new();
    for line in std::fs::read_to_string(judged.join("queries.tsv"))?.lines().skip(1) {
        let [id, words, kind, ..] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        let Some(relevant) = grades.get(id) else { continue };
        let question = Question { words: words.to_owned(), page: 1, per_page: DEPTH, ..Question::default() };
        let hits = index.search(Viewer::Public, &question)?.results;
        let found: Vec<String> = hits.iter().map(|hit| hit.id.to_string()).collect();
        all.push(Judged {
            id: id.to_owned(),
            words: words.to_owned(),
            kind: kind.to_owned(),
            grades: found.iter().take(10).map(|id| relevant.get(id).copied()).collect(),
            scores: score(relevant, &found),
            hits,
        });
    }
    Ok(all)
}

/// The means of all questions, or of those of one sort.
pub fn means(judged: &[Judged], kind: Option<&str>) -> [f64; 6] {
    let of: Vec<_> = judged.iter().filter(|it| kind.is_none_or(|kind| it.kind == kind)).collect();
    std::array::from_fn(|measure| {
        of.iter().map(|it| it.scores[measure]).sum::<f64>() / of.len().max(1) as f64
    })
}

/// The share of the first ten that nobody judged.
pub fn unjudged(judged: &[Judged]) -> f64 {
    let shown: usize = judged.iter().map(|it| it.grades.len()).sum();
    let unknown = judged.iter().flat_map(|it| &it.grades).filter(|grade| grade.is_none()).count();
    unknown as f64 / shown.max(1) as f64
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

/// nDCG@10, P@3, S@3, R@20, whether nothing was found, and nDCG@10 of what was judged alone.
fn score(relevant: &HashMap<String, i32>, found: &[String]) -> [f64; 6] {
    let grades: Vec<i32> = found.iter().map(|id| relevant.get(id).copied().unwrap_or(0)).collect();
    let condensed: Vec<i32> = found.iter().filter_map(|id| relevant.get(id).copied()).collect();
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
        if best > 0.0 { gain(&condensed) / best } else { 0.0 },
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
