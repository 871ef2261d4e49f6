//! What an answer can be narrowed by, as boxes to tick, with how many services each leaves.

use fingerpost_search::{Facet, Trait};

use super::labels;
use crate::{Html, Language, SearchForm};

/// Topics that are offered: more would be more than anybody looks through.
const MOST_TOPICS: usize = 10;

/// A group of boxes.
pub(super) struct FilterView {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) choices: Vec<ChoiceView>,
    /// How many of them are chosen, in words; a group with any is open.
    pub(super) chosen: Option<String>,
}

pub(super) struct ChoiceView {
    pub(super) id: String,
    pub(super) value: String,
    pub(super) label: Html,
    /// Nothing where it is not counted.
    pub(super) count: Option<usize>,
    pub(super) chosen: bool,
}

/// Every filter that there is something to choose of. What was chosen stays, though nothing has it.
pub(super) fn filters(facets: &[Facet], form: &SearchForm, t: Language) -> Vec<FilterView> {
    let groups = Trait::ALL.iter().map(|(group, _)| group.as_str());
    let is_there = |name: &&str| {
        *name == "open"
            || facets.iter().any(|facet| facet.name == *name)
            || form.chosen(name).next().is_some()
    };
    let names = ["open"].into_iter().chain(groups).chain(["language", "topic"]).filter(is_there);
    names.map(|name| FilterView::new(name, facets, form, t)).collect()
}

impl FilterView {
    fn new(name: &'static str, facets: &[Facet], form: &SearchForm, t: Language) -> Self {
        let facet = facets.iter().find(|facet| facet.name == name);
        let values = facet.map(|facet| facet.values.as_slice()).unwrap_or_default();
        let is_topic = name == "topic";
        let most = if is_topic { MOST_TOPICS } else { usize::MAX };
        let offered = values.iter().enumerate();
        let offered = offered.filter(|(place, it)| *place < most || form.has(name, &it.value));
        let mut all: Vec<(String, usize)> = offered.map(|(_, it)| (it.value.clone(), it.count)).collect();
        for chosen in form.chosen(name) {
            if all.iter().all(|(value, _)| value.to_lowercase() != chosen.to_lowercase()) {
                all.push((chosen.to_owned(), 0));
            }
        }
        if name == "open" && all.is_empty() {
            all.push(("now".to_owned(), 0));
        }
        let choices = all.into_iter().enumerate().map(|(place, (value, count))| ChoiceView {
            // A topic's name may hold anything.
            id: format!("{name}-{}", place + 1),
            label: capitalised(name, &value, t),
            chosen: form.has(name, &value),
            value,
            // What may be open now is not asked of everything that was found.
            count: (name != "open").then_some(count),
        });
        let choices: Vec<ChoiceView> = choices.collect();
        let chosen = choices.iter().filter(|choice| choice.chosen).count();
        Self {
            name,
            label: labels::filter(name, t),
            choices,
            chosen: (chosen > 0).then(|| t.count("filter-chosen", chosen)),
        }
    }
}

fn capitalised(name: &str, value: &str, t: Language) -> Html {
    match name {
        "topic" | "language" => labels::value(name, &labels::capitalised(value), t),
        // The words of the catalogue hold nothing that escaping would change at their beginning.
        _ => labels::value(name, value, t).capitalised(),
    }
}
