//! Terms of taxonomies that a person gives to a service: found by what the person calls them, and written as an edit.

use std::collections::{BTreeMap, HashMap, HashSet};

use fingerpost_directory::{Viewer, flatten};
use fingerpost_store::{Db, FieldEdit, Kind, StoreError};
use openreferral::{Entity, Service, Taxonomy, TaxonomyTerm, read::ORIGINAL_ID};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// What a term brings with it into the record of a service.
const COPIED: [&str; 7] = ["id", "code", "name", "description", "parent_id", "taxonomy", "taxonomy_id"];

/// Ends a term's name in what `suggested_terms` says of it: the words that suggest it follow, then its taxonomy.
const BECAUSE: &str = " (“";

/// Every term that the directory knows, by all that it is called.
#[derive(Default)]
pub struct Terms {
    terms: Vec<TaxonomyTerm>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Terms {
    /// Those of the store.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn of(db: &Db) -> Result<Self, StoreError> {
        let taxonomies: HashMap<String, String> = db
            .public_records(Kind::Taxonomy)
            .await?
            .iter()
            .filter_map(|record| {
                Some((record.id.to_string(), record.entity::<Taxonomy>(Viewer::Staff)?.name?))
            })
            .collect();
        let mut terms = Self::default();
        for record in db.public_records(Kind::TaxonomyTerm).await? {
            let Some(mut term) = record.entity::<TaxonomyTerm>(Viewer::Staff) else { continue };
            if term.taxonomy.is_none() {
                term.taxonomy = term.taxonomy_id.as_ref().and_then(|id| taxonomies.get(id).cloned());
            }
            let place = terms.terms.len();
            let original = term.extra.get(ORIGINAL_ID).and_then(Value::as_str);
            let names = [term.id.as_deref(), term.code.as_deref(), term.name.as_deref(), original];
            let names: HashSet<String> = names.into_iter().flatten().map(plain).collect();
            for name in names {
                terms.by_name.entry(name).or_default().push(place);
            }
            terms.terms.push(term);
        }
        Ok(terms)
    }

    /// The terms that a text names, one a line (or with semicolons or commas in between): by name, code or id, or as
    /// they stand in `suggested_terms`, whose cell can be copied as it is.
    ///
    /// # Errors
    /// When one is not known, or is called the same in several taxonomies: what would be right.
    pub fn named(&self, text: &str) -> Result<Vec<&TaxonomyTerm>, String> {
        let mut found: Vec<&TaxonomyTerm> = Vec::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(term) = self.one(line)? {
                found.push(term);
                continue;
            }
            for part in line.split([';', ',']).map(str::trim).filter(|part| !part.is_empty()) {
                let term = self.one(part)?.ok_or_else(|| {
                    format!("there is no term “{part}”: it wants the name or the code of one that the directory knows")
                })?;
                found.push(term);
            }
        }
        found.dedup_by_key(|term| term.id.clone());
        Ok(found)
    }

    /// The term of that name; nothing where there is none.
    fn one(&self, text: &str) -> Result<Option<&TaxonomyTerm>, String> {
        let (name, of) = match text.split_once(BECAUSE) {
            Some((name, because)) => {
                (name, because.rsplit_once("”, ").map(|(_, of)| of.trim_end_matches(')')))
            }
            None => (text, None),
        };
        let Some(places) = self.by_name.get(&plain(name)) else { return Ok(None) };
        let mut terms: Vec<&TaxonomyTerm> = places.iter().map(|place| &self.terms[*place]).collect();
        if let Some(of) = of {
            let of_that: Vec<_> =
                terms.iter().copied().filter(|term| term.taxonomy.as_deref() == Some(of)).collect();
            if !of_that.is_empty() {
                terms = of_that;
            }
        }
        if let [term] = terms[..] {
            return Ok(Some(term));
        }
        let each = terms.iter().map(|term| {
            let code = term.code.as_ref().or(term.id.as_ref()).cloned().unwrap_or_default();
            format!("{code} ({})", term.taxonomy.as_deref().unwrap_or("of no taxonomy"))
        });
        let each: Vec<String> = each.collect();
        Err(format!("several terms are called “{name}”: it wants the code of one, {}", each.join(" or ")))
    }
}

/// The terms of these that a service does not carry yet, and the edit that gives them to it.
pub fn adopted<'a>(
    id: Uuid,
    service: &Service,
    terms: &[&'a TaxonomyTerm],
) -> (Vec<&'a TaxonomyTerm>, BTreeMap<String, FieldEdit>) {
    let carried = service.attributes.iter().filter_map(|attribute| attribute.taxonomy_term.as_deref());
    let carried: HashSet<&str> = carried.filter_map(|term| term.id.as_deref()).collect();
    let new = terms.iter().copied().filter(|term| term.id.as_deref().is_some_and(|id| !carried.contains(id)));
    let new: Vec<&TaxonomyTerm> = new.collect();
    let mut edit = BTreeMap::new();
    for term in &new {
        let mut written = TaxonomyTerm::clone(term).into_object();
        written.retain(|name, _| COPIED.contains(&name.as_str()));
        let term_id = term.id.clone().unwrap_or_default();
        // The same term makes the same attribute, however often it is adopted.
        let own = Uuid::new_v5(&id, format!("attributes:{term_id}").as_bytes());
        let attribute = json!({"id": own, "link_id": id, "link_entity": "service", "taxonomy_term_id": term_id,
            "taxonomy_term": written});
        let fields = flatten(&Map::from_iter([("attributes".to_owned(), json!([attribute]))]));
        edit.extend(
            fields.into_iter().map(|(path, value)| (path, FieldEdit { from: None, to: Some(value) })),
        );
    }
    (new, edit)
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn terms() -> Terms {
        let mut terms = Terms::default();
        for (id, code, name, taxonomy) in [
            ("1", "oe:1102", "Food", "Open Eligibility"),
            ("2", "esd:7", "Food", "Services list"),
            ("3", "oe:9", "Bread, cakes", "Open Eligibility"),
            ("4", "oe:10", "Carers", "Open Eligibility"),
        ] {
            for name in [id, code, name] {
                terms.by_name.entry(plain(name)).or_default().push(terms.terms.len());
            }
            terms.terms.push(TaxonomyTerm {
                id: Some(id.to_owned()),
                code: Some(code.to_owned()),
                name: Some(name.to_owned()),
                taxonomy: Some(taxonomy.to_owned()),
                ..TaxonomyTerm::default()
            });
        }
        terms
    }

    #[rstest]
    #[case("carers", &["4"])]
    #[case("OE:1102", &["1"])]
    #[case("Bread, cakes", &["3"])]
    #[case("oe:10, oe:9; esd:7", &["4", "3", "2"])]
    #[case("Food (“lunch”; “soup”, Services list)\nCarers (“carer”, which is Carers, Open Eligibility)", &["2", "4"])]
    #[case("Carers (“carer”)", &["4"])]
    fn terms_are_found_by_what_a_person_calls_them(#[case] text: &str, #[case] ids: &[&str]) {
        let terms = terms();
        let found = terms.named(text).expect("found");
        let found: Vec<&str> = found.iter().filter_map(|term| term.id.as_deref()).collect();
        assert_eq!(found, ids);
    }

    #[rstest]
    #[case("Carers, Juggling", "there is no term “Juggling”")]
    #[case("food", "oe:1102 (Open Eligibility) or esd:7 (Services list)")]
    fn a_term_that_is_not_clear_is_refused_with_what_would_do(#[case] text: &str, #[case] says: &str) {
        let refused = terms().named(text).err().unwrap_or_default();
        assert!(refused.contains(says), "{refused}");
    }
}
