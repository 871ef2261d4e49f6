//! Taxonomies from files: whatever list of terms a council works by, none of them built in.

use std::{collections::HashMap, path::Path};

use fingerpost_directory::Viewer;
use fingerpost_store::{Act, Db, Edit, FieldEdit, Incoming, Kind};
use jiff::Timestamp;
use openreferral::{
    TaxonomyTerm,
    read::{ORIGINAL_ID, SAME_AS, derived},
};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::{Tally, open::InputError, subjects::incoming};

/// The largest file that is read, in bytes: the largest taxonomy seen (OpenActive's) has half a megabyte.
const MOST_BYTES: u64 = 64 << 20;

/// Names under which lists have what a term has, first the one to take when there are several.
const ID: &[&str] = &["id", "identifier", "@id"];
const NAME: &[&str] = &["name", "label", "preflabel", "term"];
const PARENT: &[&str] = &["parent_id", "parent", "broader", "parentid"];
const DESCRIPTION: &[&str] = &["description", "definition"];
const VOCABULARY: &[&str] = &["taxonomy", "vocabulary"];
const CODE: &[&str] = &["code", "notation"];

/// Why a file is no taxonomy.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence says it")]
pub enum TaxonomyError {
    #[error("{path}: {reason}")]
    Open { path: String, reason: std::io::Error },
    #[error("{path} is larger than a taxonomy would be, so it was not read.")]
    TooLarge { path: String },
    #[error(
        "{path} is not a taxonomy that can be read ({reason}). Give a list of terms as JSON (HSDS, SKOS) or as CSV with \
         an id and a name in each row."
    )]
    NotRead { path: String, reason: String },
    #[error(transparent)]
    Import(#[from] InputError),
}

/// What to call a taxonomy, where its file does not say.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    /// The taxonomy's name.
    pub name: Option<String>,
    /// What stands before a colon and the term's id where feeds name its terms: `openEligibility` in
    /// `openEligibility:1102`.
    pub prefix: Option<String>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The taxonomies' names.
    pub taxonomies: Vec<String>,
    /// What became of their terms.
    pub terms: Tally,
    /// Terms that were left out, or whose parent the file lacks, and why.
    pub remarks: Vec<String>,
}

/// Takes in the taxonomies of a file: HSDS as JSON or CSV, a SKOS concept scheme as JSON-LD (OpenActive), or a table of
/// terms (Open Eligibility, the LGA's lists). A term that the file lacks later stays. A CSV table with the columns
/// `term` and `same_as` says which terms of two taxonomies that are here mean the same.
///
/// # Errors
/// When the file holds no terms, or the store cannot be written. Then nothing was changed.
pub async fn import_taxonomy(
    db: &Db,
    file: &Path,
    naming: &Naming,
    source: &str,
    now: Timestamp,
) -> Result<Taken, TaxonomyError> {
    let path = file.display().to_string();
    let failed = |reason| TaxonomyError::Open { path: path.clone(), reason };
    if std::fs::metadata(file).map_err(failed)?.len() > MOST_BYTES {
        return Err(TaxonomyError::TooLarge { path });
    }
    let bytes = std::fs::read(file).map_err(failed)?;
    let not_read = |reason: String| TaxonomyError::NotRead { path: path.clone(), reason };
    let listed = rows(&bytes).map_err(not_read)?;
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let usual = naming.name.clone().or_else(|| listed.title.clone()).unwrap_or(stem);
    let store = |error| TaxonomyError::Import(InputError::Store(error));
    if let Some(pairs) = pairs(&listed.rows) {
        return link(db, &pairs, source, now).await.map_err(store);
    }
    let source = db.source(source, now).await.map_err(store)?;
    let read = terms(&listed, &usual, naming.prefix.as_deref(), source.namespace());
    if read.objects.is_empty() {
        return Err(not_read("none of its rows has an id and a name".to_owned()));
    }
    let why = format!("taxonomy of {}", file.file_name().unwrap_or_default().to_string_lossy());
    let act = Act { source, who: None, why, at: now };
    let mut tally = Tally::default();
    let all: Vec<Incoming> =
        read.objects.into_iter().map(|(kind, id, object)| incoming(kind, id, object)).collect();
    for batch in all.chunks(2000) {
        let kept = db.keep(&act, batch).await.map_err(store)?;
        let terms = batch.iter().zip(&kept).filter(|(one, _)| one.kind == Kind::TaxonomyTerm);
        tally.count(&terms.map(|(_, kept)| *kept).collect::<Vec<_>>());
    }
    Ok(Taken { taxonomies: read.taxonomies, terms: tally, remarks: read.remarks })
}

/// The pairs of a table that says which terms of two taxonomies mean the same, if it is one.
fn pairs(rows: &[Map<String, Value>]) -> Option<Vec<(String, String)>> {
    let pair = |row| Some((found(row, &["term"]).and_then(text)?, found(row, &[SAME_AS]).and_then(text)?));
    let pairs: Vec<_> = rows.iter().filter(|row| found(row, ID).is_none()).filter_map(pair).collect();
    (!pairs.is_empty() && pairs.len() == rows.len()).then_some(pairs)
}

/// Notes on each term of a pair that the other means the same. A person said so, and not who keeps the taxonomy.
async fn link(
    db: &Db,
    pairs: &[(String, String)],
    source: &str,
    now: Timestamp,
) -> Result<Taken, fingerpost_store::StoreError> {
    let mut terms: HashMap<Uuid, TaxonomyTerm> = HashMap::new();
    let mut by_name: HashMap<String, Uuid> = HashMap::new();
    for record in db.public_records(Kind::TaxonomyTerm).await? {
        let Some(term) = record.entity::<TaxonomyTerm>(Viewer::Staff) else { continue };
        let original = term.extra.get(ORIGINAL_ID).and_then(Value::as_str);
        for name in [term.id.as_deref(), term.code.as_deref(), original].into_iter().flatten() {
            by_name.insert(name.to_lowercase(), record.id);
        }
        terms.insert(record.id, term);
    }
    let mut remarks = Vec::new();
    let mut wanted: std::collections::BTreeMap<Uuid, std::collections::BTreeSet<Uuid>> = Default::default();
    for (one, other) in pairs {
        let id = |name: &String| by_name.get(&name.to_lowercase()).copied();
        match (id(one), id(other)) {
            (Some(one), Some(other)) => {
                wanted.entry(one).or_default().insert(other);
                wanted.entry(other).or_default().insert(one);
            }
            (None, _) => remarks.push(format!("There is no term {one}.")),
            (_, None) => remarks.push(format!("There is no term {other}.")),
        }
    }
    let edits: Vec<Edit> = wanted
        .into_iter()
        .map(|(id, mut same)| {
            let from = terms.get(&id).and_then(|term| term.extra.get(SAME_AS)).cloned();
            let known = from.iter().flat_map(|known| known.as_array().into_iter().flatten());
            same.extend(known.filter_map(|id| Uuid::try_parse(id.as_str()?).ok()));
            let to = Some(same.iter().map(Uuid::to_string).collect::<Vec<_>>().into());
            Edit { id, changes: [(SAME_AS.to_owned(), FieldEdit { from, to })].into() }
        })
        .collect();
    let source = db.people(source, now).await?;
    let act = Act { source, who: None, why: "terms that mean the same".to_owned(), at: now };
    let updated = db.edit(&act, &edits).await?.len();
    let terms = Tally { updated, unchanged: edits.len() - updated, ..Tally::default() };
    Ok(Taken { taxonomies: vec!["Terms that mean the same".to_owned()], terms, remarks })
}

/// The rows of a list of terms, and what the list says of itself.
#[derive(Default)]
struct Listed {
    rows: Vec<Map<String, Value>>,
    title: Option<String>,
    description: Option<String>,
}

fn rows(bytes: &[u8]) -> Result<Listed, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let is_json =
        bytes.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| b"[{".contains(byte));
    if is_json {
        let json: Value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        return json_rows(json);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "it is neither JSON nor UTF-8 text".to_owned())?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| error.to_string())?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let cells = header.iter().zip(&record).filter(|(_, cell)| !cell.trim().is_empty());
        rows.push(cells.map(|(name, cell)| (name.trim().to_owned(), cell.trim().into())).collect());
    }
    Ok(Listed { rows, ..Listed::default() })
}

fn json_rows(json: Value) -> Result<Listed, String> {
    let objects = |items: Vec<Value>| -> Vec<Map<String, Value>> {
        items
            .into_iter()
            .filter_map(|item| if let Value::Object(object) = item { Some(object) } else { None })
            .collect()
    };
    match json {
        Value::Array(items) => Ok(Listed { rows: objects(items), ..Listed::default() }),
        Value::Object(mut object) => {
            let title =
                ["name", "title"].iter().find_map(|name| object.get(*name)?.as_str().map(str::to_owned));
            let description = found(&object, DESCRIPTION).and_then(text);
            for list in ["concept", "taxonomy_terms", "contents", "content"] {
                if let Some(Value::Array(items)) = object.shift_remove(list) {
                    return Ok(Listed { rows: objects(items), title, description });
                }
            }
            Err("it has no list of terms".to_owned())
        }
        _ => Err("it has no list of terms".to_owned()),
    }
}

#[derive(Default)]
struct Read {
    taxonomies: Vec<String>,
    /// Taxonomies, each before its terms, by kind and id.
    objects: Vec<(Kind, Uuid, Map<String, Value>)>,
    remarks: Vec<String>,
}

/// The first of these names that a row has anything under, whatever its capitals.
fn found<'a>(row: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| {
        let (_, value) = row.iter().find(|(own, _)| own.eq_ignore_ascii_case(name))?;
        (!value.is_null() && value != "").then_some(value)
    })
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        // SKOS allows several broader terms; the standard one parent.
        Value::Array(items) => items.first().and_then(text),
        Value::Object(object) => object.get("id").or_else(|| object.get("@id")).and_then(text),
        _ => None,
    }
}

fn terms(listed: &Listed, usual: &str, prefix: Option<&str>, namespace: Uuid) -> Read {
    let mut read = Read::default();
    let mut taxonomies: HashMap<String, Uuid> = HashMap::new();
    let own_id = |id: &str| {
        Uuid::try_parse(id).unwrap_or_else(|_| derived(namespace, "taxonomy_term", &format!("{usual}:{id}")))
    };
    let rows = &listed.rows;
    let known: std::collections::HashSet<String> =
        rows.iter().filter_map(|row| found(row, ID).and_then(text)).collect();
    for (number, row) in rows.iter().enumerate() {
        let (Some(id), Some(name)) = (found(row, ID).and_then(text), found(row, NAME).and_then(text)) else {
            read.remarks.push(format!("Row {} has no id or no name, and was left out.", number + 1));
            continue;
        };
        if found(row, &["status"]).and_then(text).is_some_and(|status| status.eq_ignore_ascii_case("retired"))
        {
            continue;
        }
        let taxonomy = found(row, VOCABULARY).and_then(text).unwrap_or_else(|| usual.to_owned());
        let taxonomy_id = *taxonomies.entry(taxonomy.clone()).or_insert_with(|| {
            let told = found(row, &["taxonomy_id"]).and_then(text).and_then(|id| Uuid::try_parse(&id).ok());
            let id = told.unwrap_or_else(|| derived(namespace, "taxonomy", &taxonomy));
            let own = listed.description.as_deref().filter(|_| taxonomy == usual);
            let object = json!({"name": taxonomy, "description": own.unwrap_or(&taxonomy)});
            if let Value::Object(object) = object {
                read.objects.push((Kind::Taxonomy, id, object));
            }
            read.taxonomies.push(taxonomy.clone());
            id
        });
        let mut term = Map::new();
        let mut set = |property: &str, value: Option<String>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                term.insert(property.to_owned(), value.into());
            }
        };
        let code = prefix.map(|prefix| format!("{prefix}:{}", id.rsplit(['#', '/']).next().unwrap_or(&id)));
        set("code", code.or_else(|| found(row, CODE).and_then(text)));
        set("name", Some(name.clone()));
        set("description", found(row, DESCRIPTION).and_then(text).or(Some(name)));
        set("taxonomy", Some(taxonomy));
        set("taxonomy_id", Some(taxonomy_id.to_string()));
        set(
            "term_uri",
            found(row, &["term_uri"]).and_then(text).or_else(|| id.starts_with("http").then(|| id.clone())),
        );
        set("language", found(row, &["language"]).and_then(text));
        match found(row, PARENT).and_then(text) {
            None => {}
            Some(parent) if known.contains(&parent) => set("parent_id", Some(own_id(&parent).to_string())),
            // Nought stands for "none" in lists that must give a number.
            Some(parent) if parent == "0" => {}
            Some(parent) => read.remarks.push(format!("{id} names a parent that the file lacks: {parent}.")),
        }
        if Uuid::try_parse(&id).is_err() {
            set(ORIGINAL_ID, Some(id.clone()));
        }
        read.objects.push((Kind::TaxonomyTerm, own_id(&id), term));
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const TABLE: &str =
        "id,name,parent_id,vocabulary\n1,Food,0,Ours\n2,Emergency food,1,Ours\n3,,1,Ours\n4,Lost,9,Ours\n";
    const HSDS: &str = r#"{"name": "Ours", "taxonomy_terms": [{"id": "1", "name": "Food"}, {"id": "2", "name": "Emergency food", "parent_id": "1"}]}"#;
    const SKOS: &str = r#"{"title": "Ours", "concept": [{"id": "https://a.example/#1", "prefLabel": "Food"},
        {"id": "https://a.example/#2", "prefLabel": "Emergency food", "broader": ["https://a.example/#1"], "notation": "two"}]}"#;
    const COUNCILS: &str = "\u{feff}Identifier,Label,Status,Description\n1,Food,Live,What people eat\n2,Emergency food,Live,\n3,Old,Retired,\n";

    #[rstest]
    #[case(TABLE, 3, true)]
    #[case(HSDS, 2, true)]
    #[case(SKOS, 2, true)]
    #[case(COUNCILS, 2, false)]
    fn lists_of_terms_are_read_in_each_shape(
        #[case] file: &str,
        #[case] count: usize,
        #[case] has_parents: bool,
    ) {
        let listed = rows(file.as_bytes()).expect("a list");
        let usual = listed.title.clone().unwrap_or_else(|| "Ours".to_owned());
        let read = terms(&listed, &usual, Some("ours"), Uuid::nil());
        assert_eq!(read.taxonomies, ["Ours"]);
        let of_terms = read.objects.into_iter().filter(|(kind, ..)| *kind == Kind::TaxonomyTerm);
        let terms: Vec<Value> = of_terms.map(|(.., object)| Value::Object(object)).collect();
        assert_eq!(terms.len(), count);
        assert_eq!((&terms[0]["name"], &terms[1]["name"]), (&json!("Food"), &json!("Emergency food")));
        assert_eq!((&terms[0]["code"], &terms[1]["code"]), (&json!("ours:1"), &json!("ours:2")));
        assert_eq!(terms[1].get("parent_id").is_some(), has_parents);
        assert_eq!(terms[0].get("parent_id"), None);
    }

    #[test]
    fn what_a_taxonomy_says_of_itself_is_kept() {
        let file =
            HSDS.replace(r#""name": "Ours","#, r#""name": "Ours", "description": "What we help with","#);
        let listed = rows(file.as_bytes()).expect("a list");
        let read = terms(&listed, "Ours", None, Uuid::nil());
        let (kind, _, taxonomy) = &read.objects[0];
        assert_eq!((*kind, &taxonomy["description"]), (Kind::Taxonomy, &json!("What we help with")));
    }

    #[rstest]
    #[case("<html>")]
    #[case("{\"a\": 1}")]
    #[case("[1, 2]")]
    fn what_is_no_list_of_terms_has_none(#[case] file: &str) {
        let listed = rows(file.as_bytes()).unwrap_or_default();
        assert!(terms(&listed, "Ours", None, Uuid::nil()).objects.is_empty());
    }
}
