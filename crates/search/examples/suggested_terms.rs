//! How often suggested terms are those that a person gave: of a feed whose services have labels of their own
//! (`pc_targetAudience`), which are taken as a taxonomy.
//!
//! ```sh
//! cargo run --release -p fingerpost-search --example suggested_terms -- FEED [MOST]
//! ```
//!
//! Only services with labels are counted. A label that nobody gave may be right all the same, so that the share of those
//! that somebody gave is the least that precision can be.

use std::collections::{BTreeMap, BTreeSet};

use fingerpost_search::{Suggester, Suggestible};
use serde_json::Value;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let feed = arguments.next().expect("the file of a feed");
    let most: usize = arguments.next().map_or(3, |most| most.parse().expect("a number"));
    let feed: Vec<Value> =
        serde_json::from_slice(&std::fs::read(feed).expect("a file")).expect("a list of services");
    let labels = |service: &Value| -> BTreeSet<String> {
        let labels = service["pc_targetAudience"].as_array().into_iter().flatten();
        labels.filter_map(|label| Some(label["audienceType"].as_str()?.trim().to_owned())).collect()
    };
    let all: BTreeSet<String> = feed.iter().flat_map(labels).collect();
    let suggester = Suggester::new(all.iter().map(|name| Suggestible {
        id: name.clone(),
        name: name.clone(),
        parent: None,
    }));
    let (mut given, mut suggested, mut right, mut services) = (0, 0, 0, 0);
    let (mut first, mut first_right) = (0, 0);
    let mut wrong: BTreeMap<String, usize> = BTreeMap::new();
    for service in &feed {
        let known = labels(service);
        if known.is_empty() {
            continue;
        }
        services += 1;
        given += known.len();
        let text = |name: &str| service[name].as_str().unwrap_or_default();
        for (place, suggestion) in
            suggester.suggest(text("name"), text("description"), most).into_iter().enumerate()
        {
            let is_right = known.contains(&suggestion.term.name);
            suggested += 1;
            right += usize::from(is_right);
            first += usize::from(place == 0);
            first_right += usize::from(place == 0 && is_right);
            if !is_right {
                *wrong.entry(suggestion.term.name.clone()).or_default() += 1;
            }
        }
    }
    let percent = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
    println!("{services} services with {given} of {} labels", all.len());
    println!("{suggested} suggested, {right} of them given: precision {:.0}%", percent(right, suggested));
    println!("first: {first} suggested, {first_right} given: precision {:.0}%", percent(first_right, first));
    println!("recall {:.0}%", percent(right, given));
    let mut wrong: Vec<_> = wrong.into_iter().collect();
    wrong.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    println!("not given: {:?}", &wrong[..wrong.len().min(8)]);
}
