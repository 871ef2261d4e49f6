//! The first walk through a feed: is it one, how long is it, which ids does it use twice, and what
//! does it say of organizations. Nothing is kept until this walk has reached the end.

use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
};

use openreferral::feed::{FeedError, Limits, Records};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::open::{InputError, open};

/// What the first walk found.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// How many records there are.
    pub(crate) records: usize,
    /// Ids that more than one record has.
    pub(crate) shared_ids: HashSet<String>,
    /// Each organization by its id, with all that any record of the feed says of it.
    pub(crate) organizations: Vec<(String, Map<String, Value>)>,
}

/// The little of a record that the first walk looks at.
#[derive(Deserialize)]
struct Glance {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    name: Value,
    #[serde(default)]
    organization: Option<Value>,
}

/// Walks through the files once.
pub(crate) fn survey(files: &[PathBuf]) -> Result<Survey, InputError> {
    let mut survey = Survey::default();
    let mut ids: HashSet<String> = HashSet::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut services = 0;
    for file in files {
        walk(file, |_, text| {
            survey.records += 1;
            // A record that is broken by itself is held back on the second walk, with its reason.
            let Ok(glance) = serde_json::from_str::<Glance>(text) else { return };
            if !glance.id.is_null() || !glance.name.is_null() {
                services += 1;
            }
            if let Some(id) = id_text(&glance.id)
                && !ids.insert(id.clone())
            {
                survey.shared_ids.insert(id);
            }
            if let Some(Value::Object(organization)) = glance.organization
                && let Some(id) = organization_key(&organization)
            {
                match known.get(&id) {
                    Some(at) => complete(&mut survey.organizations[*at].1, organization),
                    None => {
                        known.insert(id.clone(), survey.organizations.len());
                        survey.organizations.push((id, organization));
                    }
                }
            }
        })?;
    }
    if survey.records > 0 && services == 0 {
        let reason = FeedError::NoServices { records: survey.records };
        return Err(InputError::Feed { path: files[0].display().to_string(), reason });
    }
    Ok(survey)
}

/// Calls `visit` with each record's number in its file, from 1, and its text.
pub(crate) fn walk(file: &Path, mut visit: impl FnMut(usize, &str)) -> Result<(), InputError> {
    let path = || file.display().to_string();
    let input = open(file).map_err(|reason| InputError::Open { path: path(), reason })?;
    let mut records = Records::new(input, Limits::default());
    let mut number = 0;
    while let Some(text) =
        records.next_record().map_err(|reason| InputError::Feed { path: path(), reason })?
    {
        number += 1;
        visit(number, text);
    }
    Ok(())
}

/// An id as text, when it is a word or a number.
fn id_text(id: &Value) -> Option<String> {
    match id {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// What a feed calls an organization: its id, or its name where it has no id.
pub(crate) fn organization_key(organization: &Map<String, Value>) -> Option<String> {
    organization
        .get("id")
        .and_then(id_text)
        .or_else(|| organization.get("name").and_then(id_text).map(|name| format!("name:{name}")))
}

/// Adds what another record says of the same organization where this one is blank.
fn complete(organization: &mut Map<String, Value>, other: Map<String, Value>) {
    for (name, value) in other {
        let blank = organization.get(&name).is_none_or(|known| known.is_null() || known == "");
        if blank {
            organization.insert(name, value);
        }
    }
}
