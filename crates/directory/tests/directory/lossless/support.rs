//! The records of the standards' examples and mocks and of the real feed, and what was mended in them.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use openreferral::{
    read::{Mending, Repair},
    text,
};
use serde_json::Value;

/// What a record is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Thing {
    Service,
    Organization,
    Location,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
}

/// A record as it was told.
pub struct Record {
    /// The folder or feed that it is from.
    pub source: String,
    /// Its file, and its number there.
    pub place: String,
    pub thing: Thing,
    pub is_version_1: bool,
    pub value: Value,
}

/// What shared test data there is: `../shared`, or where `FINGERPOST_SHARED` says.
fn shared(path: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("FINGERPOST_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let path = folder.join(path);
    if path.exists() {
        return Some(path);
    }
    let required = std::env::var("REQUIRE_ALL").is_ok_and(|value| value == "1");
    assert!(!required, "{} is not there, and REQUIRE_ALL=1 wants it", path.display());
    eprintln!("skipped: {} is not there", path.display());
    None
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).expect("readable")).expect("JSON")
}

/// Every record in the examples and mocks.
pub fn records() -> Option<Vec<Record>> {
    let standards = shared("standards")?;
    let mut records = Vec::new();
    let mut folders = vec![standards.join("hsds-3.1/examples"), standards.join("oruk-3.0/examples")];
    let mocks = std::fs::read_dir(standards.join("oruk-validator-mocks")).expect("a folder");
    folders.extend(mocks.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()));
    folders.sort();
    for folder in folders {
        let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        files.sort();
        let source = folder.strip_prefix(&standards).expect("within").display().to_string();
        for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "json")) {
            let name = file.file_stem().expect("a name").to_string_lossy();
            let thing = match name.as_ref() {
                _ if name.starts_with("service_at_location") => Thing::ServiceAtLocation,
                _ if name.starts_with("service") => Thing::Service,
                _ if name.starts_with("organization") => Thing::Organization,
                _ if name.starts_with("location") => Thing::Location,
                _ if name.starts_with("taxonomy_term") => Thing::TaxonomyTerm,
                _ if name.starts_with("taxonomy") => Thing::Taxonomy,
                // What an API says of itself, what a validator found, tables: no records.
                _ => continue,
            };
            let page = json(file);
            let values = match page.get("contents") {
                Some(Value::Array(contents)) => contents.clone(),
                _ => vec![page],
            };
            records.extend(values.into_iter().enumerate().map(|(at, value)| Record {
                source: source.clone(),
                place: format!("{source}/{name}.json {}", at + 1),
                thing,
                is_version_1: source.contains("V1"),
                value,
            }));
        }
    }
    Some(records)
}

/// Every record of the real city's feed.
pub fn bristol() -> Option<Vec<Record>> {
    let feed = shared("feeds/bristol-oruk-v1-services-2024-12-18.json")?;
    let Value::Array(values) = json(&feed) else { panic!("a list") };
    let record = |(at, value)| Record {
        source: "bristol".to_owned(),
        place: format!("bristol {}", at + 1),
        thing: Thing::Service,
        is_version_1: true,
        value,
    };
    Some(values.into_iter().enumerate().map(record).collect())
}

/// How often what was mended, and what differed when it was published, by source.
#[derive(Default)]
pub struct Counts {
    mended: BTreeMap<(String, Mending), usize>,
    published: BTreeMap<(String, &'static str), usize>,
}

impl Counts {
    pub fn add(&mut self, source: &str, list: &[Repair]) {
        for repair in list {
            assert!(is_fair(repair), "{source}: {repair:?}");
            *self.mended.entry((source.to_owned(), repair.mending)).or_default() += 1;
        }
    }

    pub fn differs(&mut self, source: &str, how: &'static str) {
        *self.published.entry((source.to_owned(), how)).or_default() += 1;
    }

    /// Says what was mended; `cargo test -- --nocapture` shows it.
    pub fn print(&self) {
        for ((source, mending), count) in &self.mended {
            println!("{source}: {count} × {mending}");
        }
        for ((source, how), count) in &self.published {
            println!("{source}, as published: {count} × {how}");
        }
    }

    /// Holds that nothing else was mended than this.
    pub fn hold(&self, allowed: &[Mending]) {
        for ((source, mending), count) in &self.mended {
            assert!(allowed.contains(mending), "{source}: {count} × {mending}");
        }
    }
}

/// Whether a value says nothing, however it is nested.
pub fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text::plain(text).chars().all(|c| c.is_whitespace() || c.is_control()),
        Value::Array(items) => items.iter().all(says_nothing),
        Value::Object(object) => object.values().all(says_nothing),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether a repair keeps what was said: nothing that says something is left out, no word is lost.
fn is_fair(repair: &Repair) -> bool {
    let words = |value: &Option<Value>| match value {
        Some(Value::String(text)) => text.clone(),
        _ => String::new(),
    };
    let (before, after) = (words(&repair.before), words(&repair.after));
    let visible = |text: &str| -> String {
        text.chars()
            .filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{200B}' && *c != '\u{FEFF}')
            .collect()
    };
    match repair.mending {
        Mending::Blank => repair.before.as_ref().is_some_and(says_nothing) && repair.after.is_none(),
        Mending::Characters => visible(&before) == visible(&after),
        Mending::Html => visible(&text::plain(&before)) == visible(&text::plain(&after)),
        Mending::Address => {
            let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
            letters(&after).contains(&letters(&before)) || after.contains('%')
        }
        Mending::Email => before.contains(&after),
        // These are undone, and so need no trust.
        Mending::Id | Mending::Renamed | Mending::Unread => true,
        _ => false,
    }
}
