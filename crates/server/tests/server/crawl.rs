//! Every public address, found as a stranger would find it: by following links and the API document.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;
use uuid::Uuid;

use crate::directory::{Answer, TestDirectory};

/// More addresses than this are a trap for crawlers.
const MOST: usize = 3_000;

/// All answers that can be reached on a host: from its home page, from what the API document names (with the ids of
/// these records), and from every link, form and address in an answer.
pub async fn crawl(directory: &TestDirectory, host: &str, ids: &[Uuid]) -> BTreeMap<String, Answer> {
    let document = directory.get_with("/api/openapi.json", &[("host", host)]).await.json();
    let mut waiting: VecDeque<String> = [
        "/",
        "/search?q=tea",
        "/map?q=tea",
        "/sitemap.xml",
        "/sitemaps/services-1.xml",
        "/sitemaps/organisations-1.xml",
        "/robots.txt",
        "/staying-safe-online",
        "/api/openapi.json",
    ]
    .map(str::to_owned)
    .into();
    for path in document["paths"].as_object().expect("paths").keys() {
        if path.contains("{id}") {
            waiting.extend(ids.iter().map(|id| path.replace("{id}", &id.to_string())));
        } else {
            waiting.extend([path.clone(), format!("{path}?q=tea"), format!("{path}?search=tea")]);
        }
    }
    for id in ids {
        waiting.extend([format!("/services/{id}"), format!("/organisations/{id}")]);
    }
    let mut seen = BTreeMap::new();
    while let Some(address) = waiting.pop_front() {
        if seen.contains_key(&address) {
            continue;
        }
        assert!(seen.len() < MOST, "more than {MOST} addresses, such as {address}");
        let answer = directory.get_with(&address, &[("host", host)]).await;
        waiting.extend(addresses(&answer, host).filter(|found| !seen.contains_key(found)));
        seen.insert(address, answer);
    }
    seen
}

/// The addresses on this host that an answer leads to.
fn addresses<'a>(answer: &'a Answer, host: &'a str) -> impl Iterator<Item = String> + use<'a> {
    let mut found: Vec<String> = ["href=\"", "src=\"", "action=\""]
        .into_iter()
        .flat_map(|attribute| answer.body.split(attribute).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .map(|address| address.replace("&amp;", "&").replace("&#38;", "&"))
        .collect();
    if let Ok(json) = serde_json::from_str::<Value>(&answer.body) {
        gather(&json, &mut found);
    }
    found.push(answer.header("location").to_owned());
    let base = format!("http://{host}");
    found.into_iter().filter_map(move |address| {
        let address = address.strip_prefix(&base).map_or(address.as_str(), |path| path);
        let address = address.split('#').next().unwrap_or_default();
        let is_here = address.starts_with('/') && !address.starts_with("//") && !address.contains(['{', ' ']);
        is_here.then(|| address.to_owned())
    })
}

fn gather(json: &Value, found: &mut Vec<String>) {
    match json {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
        Value::Object(properties) => properties.values().for_each(|value| gather(value, found)),
        _ => {}
    }
}
