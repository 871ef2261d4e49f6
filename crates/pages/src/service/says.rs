//! What the description says of a question that nobody answered as data: quoted, and marked as such.

use fingerpost_facts::{Fact, Kind};

use crate::{Html, Language};

/// How many quotations stand under one question: a long description may say the same many times.
const MOST: usize = 6;

/// The description's answers, by question.
pub(crate) struct Says {
    pub(crate) for_me: Option<Html>,
    pub(crate) place: Option<Html>,
    pub(crate) when: Option<Html>,
    pub(crate) cost: Option<Html>,
    pub(crate) start: Option<Html>,
    pub(crate) closed: Option<Html>,
}

impl Says {
    /// Whether anything was read from the description.
    pub(crate) fn any(&self) -> bool {
        [&self.for_me, &self.place, &self.when, &self.cost, &self.start, &self.closed]
            .into_iter()
            .any(Option::is_some)
    }
}

/// The description's words of those kinds, unless the question is answered as data.
pub(super) fn quotes(facts: &[Fact], kinds: &[Kind], answered: bool, t: Language) -> Option<Html> {
    let mut words: Vec<&str> = Vec::new();
    for fact in facts.iter().filter(|fact| !answered && kinds.contains(&fact.kind)) {
        if words.len() < MOST && !words.contains(&fact.quote.as_str()) {
            words.push(&fact.quote);
        }
    }
    let quoted = words.iter().map(|word| t.mark_up("quoted", &[("word", &Html::record(word, t))]));
    let quotes = Html::join(quoted.collect::<Vec<_>>(), ", ");
    (!words.is_empty()).then(|| t.mark_up("text-says", &[("quotes", &quotes)]))
}
