//! Which sheets the workbook has, which columns, and which part of a service stands in which cell.

use std::{collections::HashMap, sync::LazyLock};

use fingerpost_directory::flatten;
use openreferral::{
    Accessibility, Address, Contact, CostOption, Entity, Funding, Language, Location, Phone, Registration,
    RequiredDocument, Schedule, Service, ServiceArea, ServiceAtLocation, ServiceCapacity, Url, Wanted,
    shape::{Kind, Shape},
};
use serde_json::{Map, Value};

/// The longest text that Excel takes in a cell, in UTF-16 units.
const CELL_UNITS: usize = 32_767;

/// Ends the text of a cell that could not hold all of it.
pub(crate) const CUT: &str = " […cut: too long for a cell; what you change here is not taken]";

/// Properties that are not edited here: who checked a record is personal, who may see a place is too
/// easily given away, an outline on a map is no text for people, and `byday` says what `weekday` says.
const NOT_HERE: [&str; 4] = ["assurer_email", "extent", "visibility", "weekday"];

/// The column for terms that a service is given. It is empty when it is exported.
pub(crate) const ADD_TERMS: &str = "add_terms";

/// Single objects of a service whose properties are columns of its own row.
const IN_ONES_ROW: [&str; 2] = ["capacity", "action"];

/// A sheet: a row an object of one kind.
pub(crate) struct Sheet {
    /// The property that such objects stand under, in the plural.
    pub(crate) name: &'static str,
    /// First, in grey: what a row is about.
    pub(crate) keys: &'static [&'static str],
    /// What may be edited.
    pub(crate) columns: Vec<Column>,
    /// Last, in grey: what is good to know.
    pub(crate) notes: &'static [&'static str],
    /// Whether a service may be given one more by a new row.
    pub(crate) may_grow: bool,
}

/// A column that may be edited.
pub(crate) struct Column {
    /// The field's path within its object.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
}

impl Sheet {
    fn new(name: &'static str, shape: &'static Shape, may_grow: bool) -> Self {
        let is_service = shape.name == "service";
        let mut columns = Vec::new();
        for field in shape.fields.iter().filter(|field| !NOT_HERE.contains(&field.name)) {
            match field.kind {
                Kind::Id | Kind::Instant | Kind::Many(_) => {}
                Kind::One(child) if is_service && IN_ONES_ROW.contains(&field.name) => {
                    columns.extend(child().fields.iter().map(|part| Column {
                        name: format!("{}/{}", field.name, part.name),
                        kind: part.kind,
                        required: false,
                    }));
                }
                Kind::One(_) => {}
                kind => columns.push(Column { name: field.name.to_owned(), kind, required: field.required }),
            }
        }
        if is_service {
            columns.push(Column { name: ADD_TERMS.to_owned(), kind: Kind::Html, required: false });
        }
        let (keys, notes): (&[_], &[_]) = if is_service {
            (&["id"], &["suggested_terms", "organization", "steward", "publication", "shown_to"])
        } else {
            (&["service_id", "service", "at"], &["shown_to"])
        };
        Self { name, keys, columns, notes, may_grow }
    }

    /// The names of all its columns, in order.
    pub(crate) fn header(&self) -> impl Iterator<Item = &str> {
        let columns = self.columns.iter().map(|column| column.name.as_str());
        self.keys.iter().copied().chain(columns).chain(self.notes.iter().copied())
    }

    /// The number of the editable column of that name.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The hidden sheet that says what stood in this one when it was exported.
    pub(crate) fn as_exported(&self) -> String {
        format!("was {}", self.name)
    }
}

/// All sheets, services first.
pub(crate) static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
    vec![
        Sheet::new("services", Service::shape(), false),
        Sheet::new("contacts", Contact::shape(), true),
        Sheet::new("phones", Phone::shape(), true),
        Sheet::new("schedules", Schedule::shape(), true),
        Sheet::new("cost_options", CostOption::shape(), true),
        Sheet::new("service_areas", ServiceArea::shape(), true),
        Sheet::new("languages", Language::shape(), true),
        Sheet::new("service_at_locations", ServiceAtLocation::shape(), false),
        Sheet::new("locations", Location::shape(), false),
        Sheet::new("addresses", Address::shape(), false),
        Sheet::new("accessibility", Accessibility::shape(), false),
        Sheet::new("wanted", Wanted::shape(), true),
        Sheet::new("registration", Registration::shape(), true),
        Sheet::new("required_documents", RequiredDocument::shape(), true),
        Sheet::new("additional_urls", Url::shape(), true),
        Sheet::new("funding", Funding::shape(), true),
        Sheet::new("capacities", ServiceCapacity::shape(), false),
    ]
});

/// The number of the sheet of that name.
pub(crate) fn sheet_of(name: &str) -> Option<usize> {
    SHEETS.iter().position(|sheet| sheet.name == name)
}

/// The number of the sheet for objects at the end of this path, seen from an object in sheet `parent`.
fn sheet_for(parent: usize, step: &str) -> Option<usize> {
    let property = &step[..unescaped(step, '[').unwrap_or(step.len())];
    if step == "location" && SHEETS[parent].name == "service_at_locations" {
        return sheet_of("locations");
    }
    let is_item = property.len() < step.len() && !["services", "locations"].contains(&property);
    is_item.then(|| sheet_of(property))?
}

/// One object of a service, as it stands in its sheet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) sheet: usize,
    /// The path to the object, empty for the service itself.
    pub(crate) at: String,
    /// A value for each of the sheet's columns, where there is one.
    pub(crate) values: Vec<Option<Value>>,
}

impl Row {
    fn new(sheet: usize, at: &str) -> Self {
        Self { sheet, at: at.to_owned(), values: vec![None; SHEETS[sheet].columns.len()] }
    }
}

/// The path of a column of an object.
pub(crate) fn path(at: &str, column: &str) -> String {
    if at.is_empty() { column.to_owned() } else { format!("{at}/{column}") }
}

/// A service's rows in all sheets: itself first, its objects in the order of the record.
pub(crate) fn rows(record: &Map<String, Value>) -> Vec<Row> {
    let mut rows = vec![Row::new(0, "")];
    let mut known: HashMap<String, usize> = HashMap::new();
    for (path, value) in flatten(record) {
        let (mut row, mut begin) = (0, 0);
        while begin < path.len() {
            let end = unescaped(&path[begin..], '/').map_or(path.len(), |length| begin + length);
            if let Some(sheet) = sheet_for(rows[row].sheet, &path[begin..end]) {
                row = *known.entry(path[..end].to_owned()).or_insert_with(|| {
                    rows.push(Row::new(sheet, &path[..end]));
                    rows.len() - 1
                });
                begin = end + 1;
                continue;
            }
            let column = SHEETS[rows[row].sheet].column(&path[begin..]);
            if let Some(column) = column.filter(|_| !value.is_null() && path != ADD_TERMS) {
                rows[row].values[column] = Some(value);
            }
            break;
        }
    }
    rows
}

/// Where a character first stands that is no part of a name.
fn unescaped(path: &str, wanted: char) -> Option<usize> {
    let mut escaped = false;
    path.char_indices().find_map(|(at, character)| {
        let found = character == wanted && !escaped;
        escaped = character == '\\' && !escaped;
        found.then_some(at)
    })
}

/// A value as it reads in a cell; longer than a cell it is never. Nothing where it is no single value.
pub(crate) fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.replace("\r\n", "\n").replace('\r', "\n"),
        Value::Number(number) => {
            number.as_f64().map_or_else(|| number.to_string(), |number| number.to_string())
        }
        Value::Bool(yes) => yes.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    if text.encode_utf16().count() <= CELL_UNITS {
        return Some(text);
    }
    let mut room = CELL_UNITS - CUT.encode_utf16().count();
    let fits = |character: &char| {
        let left = room.checked_sub(character.len_utf16());
        room = left.unwrap_or(0);
        left.is_some()
    };
    Some(text.chars().take_while(fits).chain(CUT.chars()).collect())
}

/// Whether two cells say the same to a person.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one.trim() == other.trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Each row as its sheet, its path, and what is in it.
    fn rows_of(record: &Value) -> Value {
        let rows = rows(record.as_object().expect("an object")).into_iter().map(|row| {
            let columns = SHEETS[row.sheet].columns.iter().map(|column| column.name.clone());
            let values = columns.zip(row.values).filter_map(|(name, value)| Some((name, value?)));
            json!([SHEETS[row.sheet].name, row.at, values.collect::<Map<_, _>>()])
        });
        rows.collect()
    }

    #[test]
    fn each_object_of_a_service_has_a_row_and_each_row_a_path() {
        let rows = rows_of(&json!({
            "name": "Tea", "capacity": {"state": "open"}, "assurer_email": "a@b.example", "unread": {"email": "x"},
            "contacts": [{"id": "c", "phones": [{"id": "p/1", "number": "1", "languages": [{"id": "w", "name": "Welsh"}]}]}],
            "service_at_locations": [{"id": "s", "location": {"id": "l", "name": "Hall", "visibility": "withheld",
                "addresses": [{"id": "d", "city": "Storrow"}]}}],
            "pc_things": [{"id": "t", "phones": [{"id": "q", "number": "2"}]}], "wanted": [{"kind": "gifts"}],
            "schedules": [{"id": "e"}],
        }));
        assert_eq!(
            rows,
            json!([
                ["services", "", {"name": "Tea", "capacity/state": "open"}],
                ["contacts", "contacts[c]", {}],
                ["phones", "contacts[c]/phones[p\\/1]", {"number": "1"}],
                ["languages", "contacts[c]/phones[p\\/1]/languages[w]", {"name": "Welsh"}],
                ["service_at_locations", "service_at_locations[s]", {}],
                ["locations", "service_at_locations[s]/location", {"name": "Hall"}],
                ["addresses", "service_at_locations[s]/location/addresses[d]", {"city": "Storrow"}],
                ["schedules", "schedules[e]", {}],
            ])
        );
    }

    #[test]
    fn what_is_longer_than_a_cell_ends_in_a_mark() {
        let long = "é🙂".repeat(20_000);
        let cut = text(&long.into()).expect("text");
        assert!(cut.ends_with(CUT) && cut.encode_utf16().count() <= CELL_UNITS);
        assert_eq!(text(&json!(5.0)).as_deref(), Some("5"));
        assert_eq!(text(&json!(1.1062)).as_deref(), Some("1.1062"));
    }

    #[test]
    fn no_name_is_longer_than_excel_takes() {
        assert!(SHEETS.iter().all(|sheet| sheet.as_exported().len() <= 31));
    }
}
