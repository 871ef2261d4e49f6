//! The taxonomies and terms that a feed's services carry, which become records of their own.

use std::collections::HashSet;

use fingerpost_directory::{Publication, Visibility};
use fingerpost_store::{External, Incoming, Kind, Telling};
use openreferral::read::{ORIGINAL_ID, derived};
use serde_json::{Map, Value};
use uuid::Uuid;

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
        for attribute in attributes.into_iter().flatten() {
            if let Some(term) = attribute.get("taxonomy_term").and_then(Value::as_object) {
                self.term(term, &mut found);
            }
        }
        found
    }

    fn term(&mut self, term: &Map<String, Value>, found: &mut Vec<Incoming>) {
        let Some(id) = text(term, "id").and_then(|id| Uuid::try_parse(id).ok()) else { return };
        if text(term, "name").is_none() || !self.seen.insert(id) {
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
            Some(Value::Object(told)) => told,
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
