//! The standard's tables: each object a row of the table of its kind, which names the rows it belongs to.

use std::{
    collections::{BTreeMap, HashSet},
    fs::File,
    io::{self, BufWriter, Seek, Write},
};

use openreferral::{
    Entity, Organization, Service,
    shape::{Kind, Shape},
};
use serde_json::{Map, Value, json};
use uuid::Uuid;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::ExportError;
use crate::table::hsds::table_of_shape;

/// Objects that several others may share, so that each is written once.
const SHARED: [&str; 6] = ["organization", "location", "program", "taxonomy", "taxonomy_term", "unit"];

/// Tables in the making, each in a temporary file.
pub(super) struct Tables {
    folder: tempfile::TempDir,
    tables: BTreeMap<&'static str, Table>,
    /// What was written of what is shared, by its kind; an id takes 16 bytes.
    written: BTreeMap<&'static str, HashSet<Uuid>>,
}

struct Table {
    shape: &'static Shape,
    rows: csv::Writer<BufWriter<File>>,
}

/// Fields of an object that are a column, and not a row of another table.
fn columns(shape: &'static Shape) -> impl Iterator<Item = &'static openreferral::shape::Field> {
    shape.fields.iter().filter(|field| !matches!(field.kind, Kind::One(_) | Kind::Many(_)))
}

impl Tables {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self { folder: tempfile::tempdir()?, tables: BTreeMap::new(), written: BTreeMap::new() })
    }

    pub(super) fn service(&mut self, service: Map<String, Value>) -> Result<(), ExportError> {
        self.object(Service::shape(), service, None)
    }

    pub(super) fn organization(&mut self, organization: Map<String, Value>) -> Result<(), ExportError> {
        self.object(Organization::shape(), organization, None)
    }

    /// Writes an object and what is nested in it; `parent` is the kind and the id of what it is nested in.
    fn object(
        &mut self,
        shape: &'static Shape,
        mut object: Map<String, Value>,
        parent: Option<(&'static str, &str)>,
    ) -> Result<(), ExportError> {
        let Some(name) = table_of_shape(shape.name) else { return Ok(()) };
        let id = object.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        if SHARED.contains(&shape.name)
            && let Ok(id) = Uuid::try_parse(&id)
            && !self.written.entry(shape.name).or_default().insert(id)
        {
            return Ok(());
        }
        if let Some((kind, parent)) = parent {
            let named = format!("{kind}_id");
            let links = match shape.name {
                "attribute" => vec![("link_id".to_owned(), parent), ("link_entity".to_owned(), kind)],
                "metadata" => vec![("resource_id".to_owned(), parent), ("resource_type".to_owned(), kind)],
                _ if shape.field(&named).is_some() => vec![(named, parent)],
                _ => Vec::new(),
            };
            for (property, value) in links {
                object.entry(property).or_insert_with(|| value.into());
            }
        }
        for field in shape.fields {
            match (field.kind, object.get(field.name).cloned()) {
                (Kind::One(child), Some(Value::Object(nested))) => {
                    // A location belongs to where it is named, an organization runs what names it.
                    let property = format!("{}_id", child().name);
                    if let (Some(_), Some(id)) = (shape.field(&property), nested.get("id")) {
                        object.insert(property, id.clone());
                    }
                    self.object(child(), nested, None)?;
                }
                (Kind::Many(child), Some(Value::Array(items))) => {
                    for item in items {
                        if let Value::Object(nested) = item {
                            self.object(child(), nested, Some((shape.name, &id)))?;
                        }
                    }
                }
                _ => {}
            }
        }
        let table = match self.tables.entry(name) {
            std::collections::btree_map::Entry::Occupied(table) => table.into_mut(),
            std::collections::btree_map::Entry::Vacant(place) => {
                let file = File::create(self.folder.path().join(format!("{name}.csv")))?;
                let mut rows = csv::Writer::from_writer(BufWriter::new(file));
                rows.write_record(columns(shape).map(|field| field.name))?;
                place.insert(Table { shape, rows })
            }
        };
        table.rows.write_record(columns(shape).map(|field| match object.get(field.name) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Null) | None => String::new(),
            Some(value) => value.to_string(),
        }))?;
        Ok(())
    }

    /// Packs the tables with their description.
    pub(super) fn finish<W: Write + Seek>(self, out: &mut W) -> Result<(), ExportError> {
        let mut zip = ZipWriter::new(out);
        let options = SimpleFileOptions::default().large_file(true);
        let mut resources = Vec::new();
        for (name, Table { shape, mut rows }) in self.tables {
            rows.flush()?;
            drop(rows);
            let file = format!("{name}.csv");
            zip.start_file(file.as_str(), options)?;
            io::copy(&mut File::open(self.folder.path().join(&file))?, &mut zip)?;
            let fields: Vec<Value> = columns(shape)
                .map(|field| {
                    let kind = if matches!(field.kind, Kind::Number) { "number" } else { "string" };
                    json!({"name": field.name, "type": kind})
                })
                .collect();
            resources.push(json!({"name": shape.name, "path": file, "profile": "tabular-data-resource",
                "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
                "schema": {"primaryKey": "id", "fields": fields}}));
        }
        zip.start_file("datapackage.json", options)?;
        let package = json!({"name": "human_services_data", "title": "Human Services Data Specification",
            "profile": "tabular-data-package", "version": "3.1", "resources": resources});
        serde_json::to_writer_pretty(&mut zip, &package).map_err(io::Error::from)?;
        zip.finish()?;
        Ok(())
    }
}
