//! Tables with the standard's own names: an HSDS or Open Referral UK tabular data package. Their
//! mapping follows from the standard's table of properties, so nobody has to write one.

use openreferral::{
    Entity, Service,
    shape::{Kind, Shape},
};

use super::{
    TableError,
    cells::Room,
    mapping::{Join, Keep, Mapping, OneOrMore, Read, Table},
    source::{Found, Reading},
};

/// Each object's table, by the names that versions and profiles of the standard give it.
const TABLES: [(&str, &[&str]); 26] = [
    ("service", &["services", "service"]),
    ("organization", &["organizations", "organization"]),
    ("program", &["programs", "program"]),
    ("service_at_location", &["service_at_location", "service_at_locations", "services_at_location"]),
    ("location", &["locations", "location"]),
    ("address", &["addresses", "address", "physical_addresses", "physical_address"]),
    ("phone", &["phones", "phone"]),
    ("contact", &["contacts", "contact"]),
    ("schedule", &["schedules", "schedule", "regular_schedules", "regular_schedule"]),
    ("service_area", &["service_areas", "service_area"]),
    ("language", &["languages", "language"]),
    ("accessibility", &["accessibility", "accessibility_for_disabilities"]),
    ("required_document", &["required_documents", "required_document"]),
    ("funding", &["funding", "fundings"]),
    ("cost_option", &["cost_options", "cost_option"]),
    ("organization_identifier", &["organization_identifiers", "organization_identifier"]),
    ("url", &["url", "urls"]),
    ("service_capacity", &["service_capacity", "service_capacities", "capacities"]),
    ("unit", &["units", "unit"]),
    ("attribute", &["attributes", "attribute"]),
    ("taxonomy_term", &["taxonomy_terms", "taxonomy_term"]),
    ("taxonomy", &["taxonomies", "taxonomy"]),
    ("metadata", &["metadata"]),
    // Postal addresses stand in a table of their own in older versions.
    ("postal address", &["postal_addresses", "postal_address", "mail_addresses"]),
    ("description of tables", &["meta_table_descriptions", "meta_table_description"]),
    ("service taxonomy", &["services_taxonomy", "service_taxonomy"]),
];

/// The name of an object's table, in the plural where the standard has it so.
pub(crate) fn table_of_shape(shape: &str) -> Option<&'static str> {
    TABLES.iter().find(|(name, _)| *name == shape).and_then(|(_, names)| names.first().copied())
}

/// The object whose table has that name.
pub(crate) fn shape_of_name(name: &str) -> Option<&'static Shape> {
    let name = name.to_lowercase();
    let (wanted, _) = TABLES.iter().find(|(_, names)| names.contains(&name.as_str()))?;
    let mut open = vec![Service::shape()];
    let mut seen: Vec<&str> = Vec::new();
    while let Some(shape) = open.pop() {
        if shape.name == *wanted {
            return Some(shape);
        }
        if seen.contains(&shape.name) {
            continue;
        }
        seen.push(shape.name);
        open.extend(shape.fields.iter().filter_map(|field| match field.kind {
            Kind::One(child) | Kind::Many(child) => Some(child()),
            _ => None,
        }));
    }
    None
}

/// Lists that an organization has of places are left out: each service would carry all of them.
const LEFT_OUT: [(&str, &str); 2] = [("organization", "locations"), ("taxonomy", "taxonomy_terms")];

/// A table that is there, and its columns.
struct Present<'a> {
    found: &'a Found,
    shape: &'static str,
    columns: Vec<String>,
}

/// The mapping of tables that have the standard's names, or nothing where they do not: then they
/// lack a table of services, or that table lacks the standard's `id`, `name` and `organization_id`.
pub(crate) fn mapping(found: &[Found]) -> Result<Option<Mapping>, TableError> {
    let shape_of = |found: &Found| {
        let name = found.name.to_lowercase();
        TABLES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(shape, _)| *shape)
    };
    let count = |shape: &str| found.iter().filter(|one| shape_of(one) == Some(shape)).count();
    if count("service") != 1 {
        return Ok(None);
    }
    let mut present: Vec<Present<'_>> = Vec::new();
    for one in found {
        let Some(shape) = shape_of(one) else { continue };
        let columns = one.read(&Reading { header: 1, ..Reading::default() }, &mut Room::default())?.columns;
        let standard =
            ["id", "name", "organization_id"].iter().all(|name| columns.iter().any(|column| column == name));
        if shape == "service" && !standard {
            return Ok(None);
        }
        // Some packages carry a table twice, `schedule.csv` beside `schedules.csv`: the fuller name
        // is the standard's.
        match present.iter_mut().find(|other| other.shape == shape) {
            Some(other) if other.found.name.len() < one.name.len() => {
                (other.found, other.columns) = (one, columns);
            }
            Some(_) => {}
            None => present.push(Present { found: one, shape, columns }),
        }
    }
    let mut mapping = Mapping {
        services: "service".to_owned(),
        read: Read::default(),
        tables: std::collections::BTreeMap::new(),
    };
    let mut open = vec![Service::shape()];
    while let Some(shape) = open.pop() {
        if mapping.tables.contains_key(shape.name) {
            continue;
        }
        let Some(own) = present.iter().find(|one| one.shape == shape.name) else { continue };
        let (joins, more) = joins(shape, own, &present);
        open.extend(more);
        mapping.tables.insert(shape.name.to_owned(), table(shape, own, joins));
    }
    Ok(Some(mapping))
}

/// A table's mapping: each column is the property of its name.
fn table(shape: &'static Shape, own: &Present<'_>, joins: Vec<Join>) -> Table {
    let mut columns = toml::Table::new();
    let mut keep = Vec::new();
    // What says which rows belong together is said by putting them together.
    let refers = |column: &str| {
        joins.iter().any(|join| join.here.as_deref() == Some(column))
            || (column.ends_with("_id") && shape.name != "service" && refers_to_an_owner(shape, column))
    };
    for column in own.columns.iter().filter(|column| !column.is_empty()) {
        match shape.field(column) {
            Some(field) if !matches!(field.kind, Kind::One(_) | Kind::Many(_)) => {
                if column == "id" || !refers(column) {
                    columns.insert(column.clone(), toml::Value::String(column.clone()));
                }
            }
            _ => keep.push(column.clone()),
        }
    }
    let file = Some(own.found.in_file.clone());
    Table {
        file,
        sheet: Some(own.found.name.clone()),
        columns,
        keep: Keep::Names(keep),
        joins,
        ..Table::default()
    }
}

/// Whether a column of a table says whose row it is, as `service_id` does of a telephone.
fn refers_to_an_owner(shape: &Shape, column: &str) -> bool {
    match shape.name {
        "attribute" => column == "link_id",
        "metadata" => column == "resource_id",
        "location" | "program" => false,
        _ => [
            "service_id",
            "location_id",
            "service_at_location_id",
            "organization_id",
            "contact_id",
            "phone_id",
        ]
        .contains(&column),
    }
}

/// What belongs to the rows of a table, and the shapes of what does.
fn joins(
    shape: &'static Shape,
    own: &Present<'_>,
    present: &[Present<'_>],
) -> (Vec<Join>, Vec<&'static Shape>) {
    let has = |one: &Present<'_>, column: &str| one.columns.iter().any(|name| name == column);
    let mut joins = Vec::new();
    let mut shapes = Vec::new();
    for field in shape.fields {
        let (child, many) = match field.kind {
            Kind::One(child) => (child(), false),
            Kind::Many(child) => (child(), true),
            _ => continue,
        };
        let Some(other) = present.iter().find(|one| one.shape == child.name) else { continue };
        if LEFT_OUT.contains(&(shape.name, field.name)) {
            continue;
        }
        let mut join = Join { into: field.name.to_owned(), table: child.name.to_owned(), ..Join::default() };
        let here = match field.name {
            "taxonomy_detail" => "taxonomy_id".to_owned(),
            name => format!("{name}_id"),
        };
        let there = match child.name {
            "attribute" => "link_id".to_owned(),
            "metadata" => "resource_id".to_owned(),
            _ => format!("{}_id", shape.name),
        };
        if !many && has(own, &here) {
            join.here = Some(here);
        } else if many && has(other, &there) {
            join.there = Some(there);
            let kind = if child.name == "attribute" { "link_entity" } else { "resource_type" };
            if matches!(child.name, "attribute" | "metadata") && has(other, kind) {
                // Ids of different kinds of thing may be the same number.
                let words = vec![shape.name.to_owned(), String::new()];
                join.only.insert(kind.to_owned(), OneOrMore::More(words));
            }
        } else {
            continue;
        }
        joins.push(join);
        shapes.push(child);
    }
    (joins, shapes)
}
