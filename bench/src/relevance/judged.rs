//! A judged set: services, questions, and how well each service answers each.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context;
use fingerpost_directory::Visibility;
use fingerpost_search::{Document, judged::Judged};
use openreferral::{Entity, Service};
use serde_json::Value;

/// Services and judged questions.
pub struct Set {
    pub documents: Vec<Document>,
    pub questions: Vec<Judged>,
}

impl Set {
    /// Reads a feed, or a folder of feeds, and the folder with `queries.tsv` and `qrels.txt`.
    pub fn read(feed: &Path, judged: &Path) -> anyhow::Result<Self> {
        let mut feeds = vec![feed.to_owned()];
        if feed.is_dir() {
            feeds = fs::read_dir(feed)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
            feeds.sort();
        }
        Ok(Self { documents: documents(&feeds)?, questions: questions(judged)? })
    }
}

fn documents(feeds: &[PathBuf]) -> anyhow::Result<Vec<Document>> {
    let (mut documents, mut ids) = (Vec::new(), HashSet::new());
    for feed in feeds {
        let text = fs::read(feed).with_context(|| feed.display().to_string())?;
        let feed: Value = serde_json::from_slice(&text)?;
        let services = feed.get("contents").or_else(|| feed.get("content")).unwrap_or(&feed);
        for service in services.as_array().context("not a list of services")? {
            let visibility = service.get("visibility").and_then(Value::as_str);
            let visibility = visibility.map_or(Visibility::Public, Visibility::parse);
            let service = Service::from_object(service.as_object().context("not an object")?.clone());
            let id = service.id.as_deref().unwrap_or_default().parse()?;
            // Where two records have one id, the first was judged.
            if ids.insert(id) {
                documents.push(Document::of(id, ids.len() as u64, visibility, &service, None));
            }
        }
    }
    Ok(documents)
}

fn questions(judged: &Path) -> anyhow::Result<Vec<Judged>> {
    let read = |file| fs::read_to_string(judged.join(file)).context(file);
    Judged::read(&read("queries.tsv")?, &read("qrels.txt")?).map_err(anyhow::Error::msg)
}
