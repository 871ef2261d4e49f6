//! What was understood and what was chosen, each as a word that comes off by itself.

use fingerpost_search::{Answer, Constraint, Relaxed, Sort, Understood};

use super::labels;
use crate::{Html, Language, SearchForm};

/// A word with the address of the same search without it, or with it again.
pub(super) struct Chip {
    pub(super) label: Html,
    pub(super) href: String,
}

/// All of them, by what they come from.
#[derive(Default)]
pub(super) struct Chips {
    /// What the words were taken to say.
    pub(super) understood: Vec<Chip>,
    /// What they were taken to say before somebody took it off.
    pub(super) taken_off: Vec<Chip>,
    /// The place and the filters.
    pub(super) chosen: Vec<Chip>,
    /// Where the same search is without any filter, when there are several.
    pub(super) none: Option<String>,
}

impl Chips {
    pub(super) fn new(form: &SearchForm, answer: Option<&Answer>, t: Language) -> Self {
        let Some(answer) = answer else { return Self::default() };
        // A place in the box stands for one in the words.
        let counts =
            |it: &&Understood| form.near.is_empty() || !matches!(it.constraint, Constraint::Place { .. });
        let of_words = |all: &[Understood], off: bool| {
            let chip = |it: &Understood| Chip {
                label: labels::constraint(&it.constraint, t).capitalised(),
                href: form.with_off(&it.id, off).address(1),
            };
            all.iter().filter(counts).map(chip).collect()
        };
        Self {
            understood: of_words(&answer.understood, true),
            taken_off: of_words(&answer.taken_off, false),
            none: (form.filters() > 1).then(|| form.unfiltered().address(1)),
            chosen: chosen(form, answer, t),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.understood.is_empty() && self.taken_off.is_empty() && self.chosen.is_empty()
    }
}

/// Nothing is nearest to nowhere.
fn without_place(sort: Sort) -> Sort {
    if sort == Sort::Nearest { Sort::Match } else { sort }
}

fn chosen(form: &SearchForm, answer: &Answer, t: Language) -> Vec<Chip> {
    let mut chips = Vec::new();
    let is_left_out = |name: &str| {
        answer.relaxed.iter().any(|it| matches!(it, Relaxed::Without { filter } if filter == name))
    };
    let mut add = |name: &str, label: Html, form: SearchForm| {
        let label = label.capitalised();
        let label = if is_left_out(name) { t.mark_up("asked-left-out", &[("what", &label)]) } else { label };
        chips.push(Chip { label, href: form.address(1) });
    };
    if let (Some(place), false) = (&answer.near, form.near.is_empty()) {
        let anywhere = SearchForm {
            near: String::new(),
            distance: None,
            sort: without_place(form.sort),
            ..form.clone()
        };
        // A position is "near" a town already.
        let place = place.strip_prefix("near ").unwrap_or(place);
        add("near", t.mark_up("asked-near", &[("place", &Html::text(place))]), anywhere);
    }
    if form.distance.is_some() {
        let within = t.fill("asked-within", &[("far", &labels::chosen(form, "distance", t).to_string())]);
        add("distance", Html::text(&within), SearchForm { distance: None, ..form.clone() });
    }
    if form.years().is_some() {
        add("age", labels::chosen(form, "age", t), SearchForm { age: String::new(), ..form.clone() });
    }
    for (name, value) in &form.choices {
        let said = labels::value(name, value, t);
        let said = match *name {
            "language" => t.mark_up("asked-language", &[("language", &said)]),
            "open" => Html::text(&t.say("open-now")),
            "stage" => t.mark_up("asked-stage", &[("who", &said)]),
            _ => said,
        };
        add(name, said, form.without(name, value));
    }
    chips
}
