//! What an answer can be narrowed by, as boxes to tick, with how many services each leaves.

use fingerpost_search::{Facet, Trait};

use super::labels;
use crate::{
    Html, Language, SearchForm,
    govuk::{CheckboxItem, Checkboxes, Fieldset},
    search_form::in_address,
};

/// Topics that are offered: more would be more than anybody looks through.
const MOST_TOPICS: usize = 10;

/// A group of boxes, which belong to the form at the top of the page.
pub(super) struct FilterView {
    pub(super) label: String,
    pub(super) boxes: Checkboxes,
    /// How many of them are chosen, in words; a group with any is open.
    pub(super) chosen: Option<String>,
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
        let chosen = all.iter().filter(|(value, _)| form.has(name, value)).count();
        let boxes = all.into_iter().enumerate().map(|(place, (value, count))| {
            let mut label = capitalised(name, &value, t);
            label.push_trusted(&format!(" <span class=\"fp-quiet\">({count})</span>"));
            let is_chosen = form.has(name, &value);
            // A topic's name may hold anything.
            let id = format!("{name}-{}", place + 1);
            CheckboxItem::new(in_address(name, &value).into_owned(), label)
                .id(id)
                .checked(is_chosen)
                .attribute("form", "search")
        });
        let label = labels::filter(name, t);
        let legend = Fieldset::new(&label).legend_classes("govuk-visually-hidden");
        Self {
            boxes: Checkboxes::new(name)
                .classes("govuk-checkboxes--small")
                .items(boxes.collect::<Vec<_>>())
                .fieldset(legend),
            label,
            chosen: (chosen > 0).then(|| t.count("filter-chosen", chosen)),
        }
    }
}

fn capitalised(name: &str, value: &str, t: Language) -> Html {
    match name {
        "topic" => labels::value(name, &labels::capitalised(value), t),
        // It has its capital already.
        "language" => labels::value(name, value, t),
        // The words of the catalogue hold nothing that escaping would change at their beginning.
        _ => labels::value(name, value, t).capitalised(),
    }
}
