//! The first walk through a feed: is it one, how long is it, which ids does it use twice, and what
//! does it say of organizations. Nothing is kept until this walk has reached the end.

use std::collections::{HashMap, HashSet};

use fingerpost_directory::Visibility;
use openreferral::{feed::FeedError, read::ID_BYTES};
use serde::Deserialize;
use serde_json::{Map, Value, value::RawValue};

use crate::{
    open::{InputError, Source},
    table::Told as Piece,
};

/// What the first walk found.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// How many records there are.
    pub(crate) records: usize,
    /// Ids that more than one record has.
    pub(crate) shared_ids: HashSet<String>,
    /// Each organization by its id, with all that any record of the feed says of it, as JSON:
    /// parsed, a large feed's organizations would take several times the memory.
    pub(crate) organizations: Vec<Told>,
}

/// What a feed says of an organization.
#[derive(Debug)]
pub(crate) struct Told {
    /// What the feed calls it.
    pub(crate) name: String,
    /// All that is said of it, as JSON.
    pub(crate) json: String,
    /// Who may see it: whoever may see something that it runs; its place is withheld where that of
    /// anything that it runs is.
    pub(crate) visibility: Visibility,
}

/// How much a feed may say of organizations in all, in bytes: several hundred thousand of them.
const ORGANIZATIONS_BYTES: usize = 200 << 20;

/// The little of a record that the first walk looks at.
#[derive(Deserialize)]
struct Glance<'a> {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    name: Value,
    #[serde(default, borrow)]
    organization: Option<&'a RawValue>,
    #[serde(default)]
    visibility: Value,
}

/// The little of an organization that names it.
#[derive(Deserialize)]
struct Name {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    name: Value,
}

/// Walks through the feed once.
pub(crate) fn survey(source: &Source) -> Result<Survey, InputError> {
    let mut survey = Survey::default();
    let mut ids: HashSet<String> = HashSet::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut services = 0;
    let mut bytes = 0;
    source.walk(|piece| {
        // What is the matter with tables is told on the second walk.
        let Piece::Record(text) = piece else { return Ok(()) };
        survey.records += 1;
        // A record that is broken by itself is held back on the second walk, with its reason.
        let Ok(glance) = serde_json::from_str::<Glance<'_>>(text) else { return Ok(()) };
        if !glance.id.is_null() || !glance.name.is_null() {
            services += 1;
        }
        if let Some(id) = id_text(&glance.id)
            && !ids.insert(id.clone())
        {
            survey.shared_ids.insert(id);
        }
        let Some(told) = glance.organization.map(RawValue::get) else { return Ok(()) };
        let Ok(name) = serde_json::from_str::<Name>(told) else { return Ok(()) };
        let Some(key) = organization_key(&name.id, &name.name) else { return Ok(()) };
        let visibility = visibility(&glance.visibility);
        if let Some(at) = known.get(&key) {
            let known = &mut survey.organizations[*at];
            known.visibility = known.visibility.or_wider(visibility);
            if known.json != told {
                known.json = completed(&known.json, told);
            }
        } else {
            bytes += told.len();
            known.insert(key.clone(), survey.organizations.len());
            survey.organizations.push(Told { name: key, json: told.to_owned(), visibility });
        }
        if bytes > ORGANIZATIONS_BYTES {
            Err(FeedError::Organizations { limit: ORGANIZATIONS_BYTES })
        } else {
            Ok(())
        }
    })?;
    if survey.records > 0 && services == 0 {
        let reason = FeedError::NoServices { records: survey.records };
        return Err(InputError::Feed { path: source.path(), reason });
    }
    Ok(survey)
}

/// Who may see a record, by its own property `visibility`; what cannot be read is for staff.
pub(crate) fn visibility(told: &Value) -> Visibility {
    match told {
        Value::Null => Visibility::Public,
        Value::String(word) => Visibility::parse(word),
        _ => Visibility::Staff,
    }
}

/// An id as text, when it is a word or a number of reasonable length.
pub(crate) fn id_text(id: &Value) -> Option<String> {
    let id = match id {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (1..=ID_BYTES).contains(&id.len()).then_some(id)
}

/// What a feed calls an organization: its id, or its name where it has no id.
fn organization_key(id: &Value, name: &Value) -> Option<String> {
    id_text(id).or_else(|| id_text(name).map(|name| format!("name:{name}")))
}

/// Adds what another record says of the same organization where this one is blank.
fn completed(known: &str, told: &str) -> String {
    let parsed = |text| serde_json::from_str::<Map<String, Value>>(text);
    let (Ok(mut organization), Ok(other)) = (parsed(known), parsed(told)) else { return known.to_owned() };
    for (name, value) in other {
        if organization.get(&name).is_none_or(|known| known.is_null() || known == "") {
            organization.insert(name, value);
        }
    }
    Value::Object(organization).to_string()
}
