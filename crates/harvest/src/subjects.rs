//! The taxonomies and terms that a feed's services carry, which become records of their own.

use std::collections::HashSet;

use fingerpost_directory::{Publication, Visibility};
use fingerpost_store::{External, Incoming, Kind, Telling};
use openreferral::read::{ORIGINAL_ID, derived};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::survey::visibility;

/// Collects each taxonomy and term once.
#[derive(Default)]
pub(crate) struct Subjects {
    namespace: Uuid,
    seen: HashSet<Uuid>,
}

impl Subjects {
    pub(crate) fn new(namespace: Uuid) -> Self {
        Self { namespace, seen: HashSet::new() }
    }

    /// The taxonomies and terms that a service carries and no service before it did.
    pub(crate) fn of(&mut self, service: &Map<String, Value>) -> Vec<Incoming> {
        let mut found = Vec::new();
        let attributes = service.get("attributes").and_then(Value::as_array);
        for attribute in attributes.into_iter().flatten().filter_map(Value::as_object).filter(|it| public(it))
        {
            if let Some(term) = attribute.get("taxonomy_term").and_then(Value::as_object) {
                self.term(term, &mut found);
            }
        }
        found
    }

    fn term(&mut self, term: &Map<String, Value>, found: &mut Vec<Incoming>) {
        let Some(id) = text(term, "id").and_then(|id| Uuid::try_parse(id).ok()) else { return };
        if text(term, "name").is_none() || !public(term) || !self.seen.insert(id) {
            return;
        }
        let mut term = term.clone();
        let taxonomy = self.taxonomy(&mut term, found);
        if let Some(taxonomy) = taxonomy {
            term.insert("taxonomy_id".to_owned(), taxonomy.to_string().into());
        }
        found.push(incoming(Kind::TaxonomyTerm, id, term));
    }

    /// The taxonomy of a term: as it is nested in it, or by its name alone.
    fn taxonomy(&mut self, term: &mut Map<String, Value>, found: &mut Vec<Incoming>) -> Option<Uuid> {
        let told = match term.shift_remove("taxonomy_detail") {
            Some(Value::Object(told)) if public(&told) => told,
            _ => Map::new(),
        };
        let named = text(&told, "name").or_else(|| text(term, "taxonomy"))?.to_owned();
        let id =
            text(&told, "id").or_else(|| text(term, "taxonomy_id")).and_then(|id| Uuid::try_parse(id).ok());
        let id = id.unwrap_or_else(|| derived(self.namespace, "taxonomy", &named));
        if self.seen.insert(id) {
            let mut taxonomy = told;
            taxonomy.entry("name").or_insert_with(|| named.into());
            found.push(incoming(Kind::Taxonomy, id, taxonomy));
        }
        Some(id)
    }
}

/// Whether anybody may see all of an object inside a record.
fn public(object: &Map<String, Value>) -> bool {
    visibility(object.get("visibility").unwrap_or(&Value::Null)) == Visibility::Public
}

fn text<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    object.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
}

/// What a source says of a taxonomy or a term.
pub(crate) fn incoming(kind: Kind, id: Uuid, mut object: Map<String, Value>) -> Incoming {
    object.shift_remove("id");
    let called = text(&object, ORIGINAL_ID).map_or_else(|| id.to_string(), str::to_owned);
    Incoming {
        kind,
        external: External { id: called, variant: String::new() },
        proposed_id: id,
        telling: Telling::of(&object),
        publication: Publication::Published,
        visibility: Visibility::Public,
        questions: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_a_service_carries_for_few_eyes_becomes_no_public_term() {
        let term = |id: u128, visibility: Value| {
            let id = Uuid::from_u128(id).to_string();
            json!({"id": id, "name": "Food", "taxonomy_detail": {"name": "Topics"}, "visibility": visibility})
        };
        let service = json!({"attributes": [
            {"taxonomy_term": term(1, Value::Null)},
            {"visibility": "public", "taxonomy_term": term(2, Value::Null)},
            {"visibility": "staff", "taxonomy_term": term(3, Value::Null)},
            {"visibility": "withheld", "taxonomy_term": term(4, Value::Null)},
            {"visibility": 5, "taxonomy_term": term(5, Value::Null)},
            {"taxonomy_term": term(6, "partner".into())},
        ]});
        let found = Subjects::default().of(service.as_object().expect("an object"));
        let terms = found.iter().filter(|one| one.kind == Kind::TaxonomyTerm);
        let ids: Vec<u128> = terms.map(|term| term.proposed_id.as_u128()).collect();
        assert_eq!(ids, [1, 2]);
    }
}
