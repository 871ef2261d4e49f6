//! Rows put together: one whole service, nested as the standard nests it, for each row of the
//! service table.

use std::collections::{BTreeMap, HashSet};

use openreferral::feed::Limits;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{
    csv::shortened,
    hours,
    plan::{Joined, Plan, ids},
    properties::{Member, Object, Step},
    value::split,
};
use crate::import::Held;

/// How many rows of all tables may become part of one service, so that tables in which everything
/// points at everything do not grow without end.
const MOST_ROWS: usize = 5_000;

/// What is told of a service row.
pub(crate) enum Told<'a> {
    /// A whole service, as JSON.
    Record(&'a str),
    /// Something that needs somebody's eye.
    Held(Held),
    /// A sentence about a table as a whole.
    Note(String),
}

/// Puts rows together, and remembers what it has told already.
pub(crate) struct Assembler<'a> {
    pub(super) plan: &'a Plan,
    held: Vec<Held>,
    /// What was told already, by table, row and column.
    told: HashSet<(usize, usize, usize)>,
    /// Which rows of each table became part of a service.
    used: Vec<Vec<bool>>,
    /// For each join whose ids name no row: how many, and the first.
    dangling: BTreeMap<(usize, usize), (usize, String)>,
    /// How many rows the service at hand has taken.
    rows: usize,
    /// Why the row at hand must be held back.
    pub(super) refused: Option<Held>,
}

/// An object and whether any cell said something for it.
struct Put {
    object: Map<String, Value>,
    said: bool,
}

impl<'a> Assembler<'a> {
    pub(crate) fn new(plan: &'a Plan) -> Self {
        let used = plan.tables.iter().map(|table| vec![false; table.cells.len()]).collect();
        Self {
            plan,
            held: Vec::new(),
            told: HashSet::new(),
            used,
            dangling: BTreeMap::new(),
            rows: 0,
            refused: None,
        }
    }

    /// Goes through the services; `visit` is told of each, and of what is the matter, until it
    /// fails.
    pub(crate) fn walk<E>(mut self, mut visit: impl FnMut(Told<'_>) -> Result<(), E>) -> Result<(), E> {
        for table in &self.plan.tables {
            for row in &table.cells.broken {
                let called = format!("{}, row {}", table.cells.file, row.number);
                let reason = format!("left out: {}", row.reason);
                visit(Told::Held(Held { record: 0, called, reason, rejected: true }))?;
            }
        }
        let service = &self.plan.tables[self.plan.service];
        for row in (0..service.cells.len()).filter(|row| service.wants(*row)) {
            self.rows = 0;
            let text = self
                .row(self.plan.service, row)
                .into_iter()
                .next()
                .map(|service| Value::Object(service).to_string());
            for held in self.held.drain(..) {
                visit(Told::Held(held))?;
            }
            let Some(text) = text else { continue };
            let limit = Limits::default().record_bytes;
            if self.rows > MOST_ROWS || text.len() > limit {
                let reason = if self.rows > MOST_ROWS {
                    format!("left out: more than {MOST_ROWS} rows belong to it, which no service needs")
                } else {
                    format!(
                        "left out: with all that belongs to it, it is longer than {limit} bytes, which no service needs"
                    )
                };
                visit(Told::Held(self.about(self.plan.service, row, reason, true)))?;
                continue;
            }
            visit(Told::Record(&text))?;
        }
        for note in self.notes() {
            visit(Told::Note(note))?;
        }
        Ok(())
    }

    pub(super) fn about(&self, table: usize, row: usize, reason: String, rejected: bool) -> Held {
        let cells = &self.plan.tables[table].cells;
        Held { record: 0, called: format!("{}, row {}", cells.file, cells.number(row)), reason, rejected }
    }

    /// One row with all that belongs to it. One object, but for hours, which may make several
    /// schedules of a row, and none where the row is held back.
    fn row(&mut self, table: usize, row: usize) -> Vec<Map<String, Value>> {
        let planned = &self.plan.tables[table];
        self.rows += 1;
        if self.rows > MOST_ROWS {
            return Vec::new();
        }
        let outer = self.refused.take();
        let mut object = self.object(&planned.object, table, row, None).object;
        let refused = std::mem::replace(&mut self.refused, outer);
        if table == self.plan.service
            && refused.is_none()
            && !object.contains_key("id")
            && !object.contains_key("name")
        {
            let reason = "left out: it has neither an id nor a name".to_owned();
            self.held.push(self.about(table, row, reason, true));
            return Vec::new();
        }
        if let Some(held) = refused {
            if self.told.insert((table, row, usize::MAX)) {
                self.held.push(held);
            }
            return Vec::new();
        }
        self.used[table][row] = true;
        for (name, column) in &planned.keep {
            let cell = planned.cells.cell(row, *column);
            if !cell.is_empty() {
                object.insert(name.clone(), cell.into());
            }
        }
        for (at, join) in planned.joins.iter().enumerate() {
            let filled = join.if_none && holds(&object, &join.into);
            if filled || !join.applies(&planned.cells, row) {
                continue;
            }
            for other in self.rows_of(table, at, join, row) {
                match join.at {
                    Some(column) => self.at_sites(&mut object, join, other, column),
                    None => {
                        for child in self.child(join, other) {
                            put(&mut object, &join.into, child);
                        }
                    }
                }
            }
        }
        if planned.object.shape.name == "schedule" {
            return self.schedules(object, &planned.object, table, row);
        }
        vec![object]
    }

    /// What a row of another table becomes. One that only says which it is says nothing: what it
    /// pointed at is not there.
    fn child(&mut self, join: &Joined, row: usize) -> Vec<Map<String, Value>> {
        let mut children = self.row(join.table, row);
        children.retain(|child| child.keys().any(|name| name != "id"));
        children
    }

    /// Puts a row of another table at those of a service's sites whose place it names.
    fn at_sites(&mut self, object: &mut Map<String, Value>, join: &Joined, row: usize, column: usize) {
        let (cells, separator) = (&self.plan.tables[join.table].cells, &self.plan.separator);
        let places: Vec<&str> = ids(cells.cell(row, column), separator).collect();
        let is_there =
            |site: &Value| site["location"]["id"].as_str().is_some_and(|place| places.contains(&place));
        let Some(Value::Array(sites)) = object.get_mut("service_at_locations") else { return };
        for site in sites.iter_mut().filter(|site| is_there(site)) {
            let Value::Object(site) = site else { continue };
            for child in self.child(join, row) {
                put(site, &join.into[1..], child);
            }
        }
    }

    /// The schedules that one object of hours makes.
    fn schedules(
        &mut self,
        object: Map<String, Value>,
        from: &Object,
        table: usize,
        row: usize,
    ) -> Vec<Map<String, Value>> {
        let mended = hours::mend(object);
        for property in mended.as_words {
            let Some(column) = from.column_of(property) else { continue };
            let text = shortened(self.plan.tables[table].cells.cell(row, column));
            let what = if property == "byday" { "days" } else { "a time" };
            self.tell(table, row, column, &format!("“{text}” cannot be read as {what}: kept as words"));
        }
        mended.schedules
    }

    /// The rows of another table that belong to a row, in the order in which its ids name them or
    /// else in their own.
    fn rows_of(&mut self, table: usize, at: usize, join: &Joined, row: usize) -> Vec<usize> {
        let (own, other) = (&self.plan.tables[table], &self.plan.tables[join.table]);
        let Some(index) = self.plan.indexes.get(&(join.table, join.there)) else { return Vec::new() };
        let cell = own.cells.cell(row, join.here);
        let mut rows: Vec<usize> = Vec::new();
        let mut named: Vec<&str> = ids(cell, &self.plan.separator).collect();
        match named.as_slice() {
            // The whole cell is one id with the separator in it.
            [whole, ..] if index.contains_key(*whole) => named.truncate(1),
            [_, _, ..] => {
                named.remove(0);
            }
            _ => {}
        }
        for id in named {
            let Some(found) = index.get(id) else {
                if join.names_rows {
                    self.dangling.entry((table, at)).or_insert((0, id.to_owned())).0 += 1;
                }
                continue;
            };
            for found in found.iter().map(|found| *found as usize) {
                let agrees = join.also.is_none_or(|(here, there)| {
                    let wanted: Vec<&str> = ids(own.cells.cell(row, here), &self.plan.separator).collect();
                    ids(other.cells.cell(found, there), &self.plan.separator).any(|id| wanted.contains(&id))
                });
                if agrees && join.wants(&other.cells, found) && !rows.contains(&found) {
                    rows.push(found);
                }
            }
            // A hostile table would make the search above longer than what is allowed to come of it.
            if rows.len() > MOST_ROWS {
                break;
            }
        }
        rows
    }

    /// The properties that a row has by itself. `part` is which of several values in a cell.
    fn object(&mut self, object: &'a Object, table: usize, row: usize, part: Option<usize>) -> Put {
        let mut put = Put { object: Map::new(), said: object.fixed };
        for (name, member) in &object.members {
            match member {
                Member::Value(leaf) => {
                    if let Some((value, said)) = self.leaf(leaf, name, table, row, part) {
                        put.object.insert((*name).to_owned(), value);
                        put.said |= said;
                    }
                }
                Member::One(child) => {
                    let mut child_put = self.object(child, table, row, part);
                    if child_put.said {
                        identify(child, &mut child_put.object);
                        put.object.insert((*name).to_owned(), Value::Object(child_put.object));
                        put.said |= !child.fixed;
                    }
                }
                Member::Many(children) => {
                    let (items, said) = self.items(children, table, row, part);
                    if !items.is_empty() {
                        put.object.insert((*name).to_owned(), Value::Array(items));
                        put.said |= said;
                    }
                }
            }
        }
        put
    }

    /// The items of a list that a row has by itself, and whether any cell said something for one.
    fn items(
        &mut self,
        items: &'a [Object],
        table: usize,
        row: usize,
        part: Option<usize>,
    ) -> (Vec<Value>, bool) {
        let mut list = Vec::new();
        let mut said = false;
        for item in items {
            let parts: Vec<Option<usize>> = match self.parts(item, table, row) {
                Some(parts) => (0..parts).map(Some).collect(),
                None => vec![part],
            };
            for part in parts {
                let put = self.object(item, table, row, part);
                if !put.said {
                    continue;
                }
                said |= !item.fixed;
                if item.shape.name == "schedule" {
                    list.extend(self.schedules(put.object, item, table, row).into_iter().map(Value::Object));
                } else {
                    list.push(Value::Object(put.object));
                }
            }
        }
        (list, said)
    }

    /// How many items the cells of one item make, where any of them holds several values.
    fn parts(&self, item: &Object, table: usize, row: usize) -> Option<usize> {
        let cells = &self.plan.tables[table].cells;
        let mut parts = None;
        item.leaves(&mut |leaf| {
            if let (Some(each), Some(column)) = (&leaf.from.each, leaf.columns.first()) {
                let found = split(cells.cell(row, *column), each).count();
                parts = Some(parts.unwrap_or(0).max(found));
            }
        });
        parts
    }

    /// Tells, once, what is the matter with a cell that does not keep its row back.
    pub(super) fn tell(&mut self, table: usize, row: usize, column: usize, what: &str) {
        if self.told.insert((table, row, column)) {
            let name = self.plan.tables[table].cells.columns.get(column).cloned().unwrap_or_default();
            let held = self.about(table, row, format!("column “{name}”: {what}"), false);
            self.held.push(held);
        }
    }

    /// What is to be said of tables as a whole: ids that name nothing, rows that belong to nothing.
    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for ((table, at), (count, first)) in &self.dangling {
            let (own, join) = (&self.plan.tables[*table], &self.plan.tables[*table].joins[*at]);
            notes.push(format!(
                "{}, column “{}”: {count} ids name no row taken from {} (the first is “{}”)",
                own.cells.file,
                own.cells.columns[join.here],
                self.plan.tables[join.table].cells.file,
                shortened(first)
            ));
        }
        for (at, table) in self.plan.tables.iter().enumerate().filter(|(at, _)| *at != self.plan.service) {
            let unused =
                (0..table.cells.len()).filter(|row| table.wants(*row) && !self.used[at][*row]).count();
            if unused > 0 {
                notes.push(format!(
                    "{}: {unused} of {} rows belong to no service and were not taken",
                    table.cells.file,
                    table.cells.len()
                ));
            }
        }
        notes
    }
}

/// Gives a place that was told within a row an id of its own, made of all that was told of it: two
/// village halls in two villages are two places, though both are called Village Hall.
fn identify(object: &Object, told: &mut Map<String, Value>) {
    if object.shape.name == "location" && !told.contains_key("id") {
        let id = Uuid::new_v5(&Uuid::NAMESPACE_OID, Value::Object(told.clone()).to_string().as_bytes());
        told.insert("id".to_owned(), id.to_string().into());
    }
}

/// Puts a child where the path leads. What stands there already under the same id is left alone.
fn put(object: &mut Map<String, Value>, path: &[Step], child: Map<String, Value>) {
    let Some((step, rest)) = path.split_first() else { return };
    if !step.many {
        let place = object.entry(step.name).or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(inner) = place {
            if rest.is_empty() {
                // Of two rows that would both be the one object, the first is.
                if !inner.contains_key("id") || inner.get("id") == child.get("id") {
                    for (name, value) in child {
                        inner.entry(name).or_insert(value);
                    }
                }
            } else {
                put(inner, rest, child);
            }
        }
        return;
    }
    let mut item = Map::new();
    if rest.is_empty() {
        item = child;
    } else {
        put(&mut item, rest, child);
    }
    let place = object.entry(step.name).or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(items) = place {
        let mark = mark(&item, step.name);
        if mark.is_none()
            || !items
                .iter()
                .any(|other| other.as_object().is_some_and(|other| self::mark(other, step.name) == mark))
        {
            items.push(Value::Object(item));
        }
    }
}

/// Whether anything stands where the path leads.
fn holds(object: &Map<String, Value>, path: &[Step]) -> bool {
    let Some((step, rest)) = path.split_first() else { return true };
    match object.get(step.name) {
        Some(Value::Array(items)) if rest.is_empty() => !items.is_empty(),
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_object).any(|item| holds(item, rest)),
        Some(Value::Object(inner)) => holds(inner, rest),
        _ => false,
    }
}

/// What tells an item of a list from others: a site by its place, the rest by their ids.
fn mark(item: &Map<String, Value>, list: &str) -> Option<String> {
    let of = if list == "service_at_locations" {
        item.get("location").and_then(Value::as_object).unwrap_or(item)
    } else {
        item
    };
    of.get("id").map(Value::to_string)
}
