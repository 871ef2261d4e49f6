//! How precise reading is, judged by labels: facts that a reader found in records of Bristol's feed, which is the
//! council's and not checked in. The labels hold ids, places and values, none of its sentences.
//!
//! A fact that is read is right when a label of its kind stands on some of the same words. One that touches only a label
//! that is arguable, which may fairly be counted or not, counts neither as right nor wrong; it is left out of "read" and
//! counted as "argued". Its value is right when one of the labels it touches says the same. Of each kind, 1 in 20 may be
//! wrong (and always one), and as many may have a value that is wrong.
//!
//!     cargo test -p fingerpost-facts labels -- --nocapture      prints the table

use std::{collections::BTreeMap, path::PathBuf};

use fingerpost_facts::{Fact, Kind, read_html};
use serde_json::Value;

const FEED: &str = "feeds/bristol-oruk-v1-services-2024-12-18.json";

/// Of what is read, the share that may be wrong; at least one fact may be, so that a rare kind can be judged.
const MOST_WRONG: f64 = 0.05;

#[derive(Default)]
struct Count {
    labelled: usize,
    found: usize,
    /// Without the argued.
    read: usize,
    /// Touching only labels that may be counted or not.
    argued: usize,
    right: usize,
    same_value: usize,
}

impl Count {
    fn precision(&self) -> f64 {
        if self.read == 0 { 1.0 } else { self.right as f64 / self.read as f64 }
    }

    fn recall(&self) -> f64 {
        if self.labelled == 0 { 1.0 } else { self.found as f64 / self.labelled as f64 }
    }
}

fn here(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/facts").join(file)
}

fn feed() -> Option<Value> {
    let folder = std::env::var_os("FINGERPOST_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let file = folder.join(FEED);
    let required = std::env::var("REQUIRE_ALL").is_ok_and(|value| value == "1");
    assert!(file.exists() || !required, "{} is not there, and REQUIRE_ALL=1 wants it", file.display());
    if !file.exists() {
        println!("not judged: no {}", file.display());
        return None;
    }
    Some(serde_json::from_slice(&std::fs::read(file).expect("a feed")).expect("JSON"))
}

fn labels() -> Option<Value> {
    let file = here("bristol-labels.json");
    if !file.exists() {
        println!("not judged: no {}", file.display());
        return None;
    }
    Some(serde_json::from_slice(&std::fs::read(file).expect("labels")).expect("JSON"))
}

/// Descriptions by the record's id.
fn descriptions(feed: &Value) -> BTreeMap<String, &str> {
    let list = ["contents", "content"].iter().find_map(|name| feed.get(name)).unwrap_or(feed);
    let records = list.as_array().expect("a list").iter();
    records
        .filter_map(|record| {
            let id = match record.get("id")? {
                Value::String(id) => id.clone(),
                other => other.to_string(),
            };
            Some((id, record.get("description")?.as_str()?))
        })
        .collect()
}

fn overlaps(fact: &Fact, label: &Value) -> bool {
    let place = |name: &str| label[name].as_u64().unwrap_or_else(|| panic!("{name} of {label}")) as usize;
    label["kind"] == fact.kind.name() && fact.start < place("end") && place("start") < fact.end
}

#[test]
fn what_is_read_is_what_people_read() {
    let (Some(labels), Some(feed)) = (labels(), feed()) else { return };
    let descriptions = descriptions(&feed);
    let mut counts: BTreeMap<Kind, Count> = Kind::ALL.map(|kind| (kind, Count::default())).into();
    let mut records = 0;
    for record in labels["records"].as_array().expect("records") {
        let id = record["id"].as_str().map_or_else(|| record["id"].to_string(), str::to_owned);
        let Some(description) = descriptions.get(&id) else {
            panic!("no record {id}, or no description of it")
        };
        let (_, facts) = read_html(description);
        let told = record["facts"].as_array().expect("facts");
        let arguable = record["arguable"].as_array().expect("arguable facts");
        records += 1;
        for fact in &facts {
            let count = counts.entry(fact.kind).or_default();
            let matching: Vec<&Value> = told.iter().filter(|label| overlaps(fact, label)).collect();
            if matching.is_empty() && arguable.iter().any(|label| overlaps(fact, label)) {
                count.argued += 1;
                continue;
            }
            let value = serde_json::to_value(&fact.value).expect("JSON");
            count.read += 1;
            count.right += usize::from(!matching.is_empty());
            count.same_value += usize::from(matching.iter().any(|label| is_same(&label["value"], &value)));
        }
        for label in told {
            let kind = Kind::ALL.into_iter().find(|kind| label["kind"] == kind.name());
            let count = counts.entry(kind.unwrap_or_else(|| panic!("a kind of {label}"))).or_default();
            count.labelled += 1;
            count.found += usize::from(facts.iter().any(|fact| overlaps(fact, label)));
        }
    }
    println!("{records} records\n");
    println!(
        "{:<10} {:>8} {:>6} {:>6} {:>10} {:>7} {:>11} {:>7}",
        "kind", "labelled", "read", "right", "precision", "recall", "same value", "argued"
    );
    for (kind, count) in &counts {
        println!(
            "{:<10} {:>8} {:>6} {:>6} {:>10.3} {:>7.3} {:>11} {:>7}",
            kind.name(),
            count.labelled,
            count.read,
            count.right,
            count.precision(),
            count.recall(),
            count.same_value,
            count.argued
        );
    }
    let floor: Value = std::fs::read(here("bristol-recall.json"))
        .map(|floor| serde_json::from_slice(&floor).expect("JSON"))
        .unwrap_or_default();
    let mut wrong = Vec::new();
    for (kind, count) in &counts {
        let most = ((count.read as f64 * MOST_WRONG).floor() as usize).max(1);
        for (right, what) in [(count.right, "are wrong"), (count.same_value, "have another value")] {
            if count.read - right > most {
                wrong.push(format!("{}: {} of {} read {what}", kind.name(), count.read - right, count.read));
            }
        }
        let least = floor[kind.name()].as_f64().unwrap_or(0.0);
        if count.recall() < least {
            wrong.push(format!("{}: recall {:.3} is below {least}", kind.name(), count.recall()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether two values say the same; 5 and 5.0 do.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, value)| other.get(name).is_some_and(|other| is_same(value, other)))
        }
        _ => one == other,
    }
}
