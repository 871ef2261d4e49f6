//! Taxonomies and their terms as they stand in the store, read once for each state of it.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

use fingerpost_directory::Viewer;
use fingerpost_search::key;
use fingerpost_store::{Kind, StoreError};
use openreferral::{
    Taxonomy, TaxonomyTerm,
    read::{ORIGINAL_ID, SAME_AS},
};
use serde_json::Value;

use crate::App;

/// All taxonomies and terms that anybody may see, in the order in which they came.
#[derive(Default)]
pub(crate) struct Subjects {
    pub(super) taxonomies: Vec<Taxonomy>,
    pub(super) terms: Vec<TaxonomyTerm>,
    /// Places of terms by every name they have: id, code, and what their source called them.
    by_name: HashMap<String, Vec<usize>>,
    /// Places of terms of other taxonomies that mean the same.
    same: HashMap<usize, Vec<usize>>,
    /// Places of the terms right below a term, by its id.
    below: HashMap<String, Vec<usize>>,
}

/// All that a term is called: its id, its code, and what its source called it.
fn names(term: &TaxonomyTerm) -> impl Iterator<Item = &str> {
    let original = term.extra.get(ORIGINAL_ID).and_then(|id| id.as_str());
    [term.id.as_deref(), term.code.as_deref(), original].into_iter().flatten()
}

/// Whether two names of a vocabulary are one, such as `esdNeeds` and `esdNeed`.
fn same_name(one: &str, other: &str) -> bool {
    let bare = |name: &str| {
        let name = name.trim().to_lowercase();
        let singular = name.strip_suffix("ies").map(|stem| format!("{stem}y"));
        singular.unwrap_or_else(|| name.trim_end_matches('s').to_owned())
    };
    bare(one) == bare(other)
}

/// What was read last, and at which change of the store.
#[derive(Default)]
pub(crate) struct Known(Mutex<Option<(i64, Arc<Subjects>)>>);

impl Subjects {
    /// Those of the store as it is now.
    pub(crate) async fn of(app: &App) -> Result<Arc<Self>, StoreError> {
        let sequence = app.db.last_sequence().await?;
        {
            let known = app.subjects.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((at, subjects)) = &*known
                && *at == sequence
            {
                return Ok(subjects.clone());
            }
        }
        let taxonomies = app.db.public_records(Kind::Taxonomy).await?;
        let terms = app.db.public_records(Kind::TaxonomyTerm).await?;
        let subjects = Arc::new(Self::new(
            taxonomies.iter().filter_map(|record| record.entity(Viewer::Public)).collect(),
            terms.iter().filter_map(|record| record.entity(Viewer::Public)).collect(),
        ));
        *app.subjects.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((sequence, subjects.clone()));
        Ok(subjects)
    }

    fn new(taxonomies: Vec<Taxonomy>, terms: Vec<TaxonomyTerm>) -> Self {
        let mut subjects = Self { taxonomies, terms, ..Self::default() };
        for (place, term) in subjects.terms.iter().enumerate() {
            for name in names(term) {
                subjects.by_name.entry(name.trim().to_lowercase()).or_default().push(place);
            }
            if let Some(parent) = &term.parent_id {
                subjects.below.entry(parent.clone()).or_default().push(place);
            }
        }
        for (place, term) in subjects.terms.iter().enumerate() {
            let same = term.extra.get(SAME_AS).and_then(Value::as_array).into_iter().flatten();
            let places = same.filter_map(|id| subjects.by_name.get(&id.as_str()?.to_lowercase())).flatten();
            let places: Vec<usize> = places.copied().collect();
            if !places.is_empty() {
                subjects.same.insert(place, places);
            }
        }
        subjects
    }

    /// The keys of a term, however it is named, and of all that are narrower or mean the same.
    pub(super) fn keys(&self, asked: &str) -> Vec<String> {
        // Another source's service carries the term under what the taxonomy calls it.
        let within = self.within(asked).into_iter().flat_map(|place| names(&self.terms[place]));
        std::iter::once(asked).chain(within).map(key::term).collect()
    }

    /// The terms that stand for one, however it is named: itself, what is narrower, and what means the same.
    pub(crate) fn terms_for(&self, asked: &str) -> impl Iterator<Item = &TaxonomyTerm> {
        self.within(asked).into_iter().map(|place| &self.terms[place])
    }

    fn within(&self, asked: &str) -> Vec<usize> {
        let mut open: Vec<usize> =
            self.by_name.get(&asked.trim().to_lowercase()).cloned().unwrap_or_default();
        let (mut seen, mut within) = (HashSet::new(), Vec::new());
        while let Some(place) = open.pop() {
            if !seen.insert(place) {
                continue;
            }
            within.push(place);
            let term = &self.terms[place];
            let below = term.id.as_ref().and_then(|id| self.below.get(id));
            open.extend(below.into_iter().flatten());
            open.extend(self.same.get(&place).into_iter().flatten());
        }
        within
    }

    /// The keys of a taxonomy, however it is named.
    pub(super) fn keys_of_taxonomy(&self, asked: &str) -> Vec<String> {
        let names = |taxonomy: &Taxonomy| {
            let original = taxonomy.extra.get(ORIGINAL_ID).and_then(|id| id.as_str()).map(str::to_owned);
            [taxonomy.id.clone(), taxonomy.name.clone(), original].into_iter().flatten().collect::<Vec<_>>()
        };
        let meant = self.taxonomies.iter().map(names);
        let meant = meant.filter(|names| names.iter().any(|name| same_name(name, asked)));
        let mut keys = vec![key::taxonomy(asked)];
        keys.extend(meant.flatten().map(|name| key::taxonomy(&name)));
        keys
    }

    /// All terms, in the order in which they came.
    pub(crate) fn terms(&self) -> impl Iterator<Item = &TaxonomyTerm> {
        self.terms.iter()
    }

    /// The terms right below one.
    pub(crate) fn below(&self, term: &TaxonomyTerm) -> impl Iterator<Item = &TaxonomyTerm> {
        let places = term.id.as_ref().and_then(|id| self.below.get(id));
        places.into_iter().flatten().map(|place| &self.terms[*place])
    }

    /// The term above one.
    pub(crate) fn parent(&self, term: &TaxonomyTerm) -> Option<&TaxonomyTerm> {
        self.term(term.parent_id.as_deref()?)
    }

    /// The term with that id.
    pub(super) fn term(&self, id: &str) -> Option<&TaxonomyTerm> {
        self.named(id).find(|term| term.id.as_deref() == Some(id))
    }

    /// The terms that go by a name: an id, a code, or what their source called them, such as `circumstance:191`.
    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = &TaxonomyTerm> {
        let places = self.by_name.get(&name.trim().to_lowercase());
        places.into_iter().flatten().map(|place| &self.terms[*place])
    }

    /// Whether a term is of a vocabulary. Feeds and their clients write the same name in the singular and the plural.
    pub(super) fn is_of(&self, term: &TaxonomyTerm, vocabulary: &str) -> bool {
        self.vocabulary(term).is_some_and(|own| same_name(own, vocabulary))
    }

    /// What a term's taxonomy is called.
    pub(crate) fn vocabulary<'a>(&'a self, term: &'a TaxonomyTerm) -> Option<&'a str> {
        let by_id = |id: &String| self.taxonomies.iter().find(|taxonomy| taxonomy.id.as_ref() == Some(id));
        term.taxonomy.as_deref().or_else(|| by_id(term.taxonomy_id.as_ref()?)?.name.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_stands_for_all_that_are_narrower_and_a_circle_ends() {
        let term = |id: &str, code: &str, parent: Option<&str>| TaxonomyTerm {
            id: Some(id.to_owned()),
            code: Some(code.to_owned()),
            parent_id: parent.map(str::to_owned),
            ..TaxonomyTerm::default()
        };
        let terms = vec![
            term("1", "Food", Some("3")),
            term("2", "Food:1", Some("1")),
            term("3", "Food:1:1", Some("2")),
            term("4", "Housing", None),
        ];
        let subjects = Subjects::new(Vec::new(), terms);
        let mut keys = subjects.keys("food");
        keys.sort();
        assert_eq!(
            keys,
            ["term:1", "term:2", "term:3", "term:food", "term:food", "term:food:1", "term:food:1:1"]
        );
        assert_eq!(subjects.keys("unheard of"), ["term:unheard of"]);
    }
}
