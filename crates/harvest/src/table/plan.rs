//! What a mapping means for the tables at hand: every column found, every property known, every
//! join possible. Whatever is not is refused in one sentence before anything is imported.

use std::collections::{BTreeMap, HashMap};

use openreferral::{Entity, Service, shape::Shape};

use super::{
    TableError,
    cells::{Cells, Room},
    mapping::{self, Dates, From, Mapping, OneOrMore, listed},
    properties::{Object, Step, steps},
    source::{Found, Reading},
};

/// Tables ready to be joined.
pub(crate) struct Plan {
    pub(crate) tables: Vec<Planned>,
    /// Which of them holds the services.
    pub(crate) service: usize,
    pub(crate) separator: String,
    pub(crate) dates: Dates,
    /// The rows of a table by what a column says, for each column that a join looks things up in.
    pub(crate) indexes: HashMap<(usize, usize), HashMap<String, Vec<u32>>>,
}

/// One table with what its columns become.
pub(crate) struct Planned {
    pub(crate) cells: Cells,
    /// The properties that its rows have by themselves.
    pub(crate) object: Object,
    /// Columns kept as they are, under a property's name.
    pub(crate) keep: Vec<(String, usize)>,
    pub(crate) joins: Vec<Joined>,
    /// Rows that the mapping leaves out.
    left_out: Vec<bool>,
}

impl Planned {
    /// Whether the mapping wants a row.
    pub(crate) fn wants(&self, row: usize) -> bool {
        self.left_out.get(row).is_none_or(|left_out| !left_out)
    }
}

/// Rows of another table that belong to a row.
pub(crate) struct Joined {
    pub(crate) into: Vec<Step>,
    pub(crate) table: usize,
    pub(crate) here: usize,
    pub(crate) there: usize,
    pub(crate) also: Option<(usize, usize)>,
    /// The column of the other table with the places at whose sites its rows belong.
    pub(crate) at: Option<usize>,
    only: Vec<(usize, Vec<String>)>,
    when: Vec<(usize, Vec<String>)>,
    pub(crate) if_none: bool,
    /// Whether the ids stand in this table, so that one that names no row is worth telling.
    pub(crate) names_rows: bool,
}

impl Joined {
    /// Whether the mapping wants that row of the other table here.
    pub(crate) fn wants(&self, other: &Cells, row: usize) -> bool {
        self.only.iter().all(|(column, words)| says_one_of(other.cell(row, *column), words))
    }

    /// Whether the mapping wants anything from the other table for a row of this one.
    pub(crate) fn applies(&self, own: &Cells, row: usize) -> bool {
        self.when.iter().all(|(column, words)| says_one_of(own.cell(row, *column), words))
    }
}

fn says_one_of(cell: &str, words: &[String]) -> bool {
    // A list whose every item was taken away leaves its commas behind.
    let blank = || !cell.contains(char::is_alphanumeric);
    words.iter().any(|word| word.eq_ignore_ascii_case(cell) || (word.is_empty() && blank()))
}

/// Reads the tables that the mapping names and works out what it means for them.
pub(crate) fn plan(mapping: &Mapping, found: &[Found]) -> Result<Plan, TableError> {
    let mut room = Room::default();
    let mut names = Vec::new();
    let mut all_cells = Vec::new();
    for (name, table) in &mapping.tables {
        let source = choose(name, table, found, mapping.tables.len())?;
        let reading = Reading {
            encoding: mapping.read.encoding.clone(),
            delimiter: mapping.read.delimiter,
            header: table.header_row.unwrap_or(1),
        };
        names.push(name.as_str());
        all_cells.push((source, source.read(&reading, &mut room)?));
    }
    let find = |name: &str| {
        names.iter().position(|known| *known == name).ok_or_else(|| {
            TableError::new(format!(
                "The mapping joins “{name}”, which is none of its tables {}.",
                listed(names.iter().copied())
            ))
        })
    };
    let service = find(&mapping.services)?;
    let shapes = shapes(mapping, &names, service, &find)?;
    let mut compiled = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let (source, cells) = &all_cells[at];
        let shape = shapes[at].ok_or_else(|| {
            TableError::new(format!(
                "Nothing joins the table “{name}”: say in [[tables.….joins]] what its rows belong to, or leave it out."
            ))
        })?;
        let columns = Columns { source, cells, mapping };
        compiled.push(columns.compile(&mapping.tables[*name], shape)?);
    }
    let mut joins = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let own = Columns { source: all_cells[at].0, cells: &all_cells[at].1, mapping };
        let mut of_table: Vec<Joined> = Vec::new();
        for join in &mapping.tables[*name].joins {
            let other = find(&join.table)?;
            let theirs = Columns { source: all_cells[other].0, cells: &all_cells[other].1, mapping };
            let objects = (&compiled[at].0, &compiled[other].0);
            let mut joined = joined(join, other, (&own, &theirs), objects)?;
            // Told once, however many joins look up the same ids.
            let again = |before: &Joined| (before.here, before.table) == (joined.here, joined.table);
            joined.names_rows &= !of_table.iter().any(again);
            of_table.push(joined);
        }
        joins.push(of_table);
    }
    let mut tables = Vec::new();
    for ((joins, (object, keep, left_out)), (_, cells)) in joins.into_iter().zip(compiled).zip(all_cells) {
        tables.push(Planned { cells, object, keep, joins, left_out });
    }
    let separator = mapping.read.separator.clone().unwrap_or_else(|| ",".to_owned());
    let mut plan = Plan { tables, service, separator, dates: mapping.read.dates, indexes: HashMap::new() };
    plan.index();
    Ok(plan)
}

/// One join between two tables whose own properties are known.
fn joined(
    join: &mapping::Join,
    table: usize,
    (own, theirs): (&Columns<'_>, &Columns<'_>),
    objects: (&Object, &Object),
) -> Result<Joined, TableError> {
    let id = |columns: &Columns<'_>, object: &Object| {
        object.column_of("id").ok_or_else(|| {
            TableError::new(format!(
                "The join of {} and {} needs ids: say which column of {} is its id.",
                own.cells.file, theirs.cells.file, columns.cells.file
            ))
        })
    };
    let column = |columns: &Columns<'_>, name: &Option<String>, what: &str| match name {
        Some(name) => columns.column(name, what).map(Some),
        None => Ok(None),
    };
    let says = |columns: &Columns<'_>, words: &BTreeMap<String, OneOrMore>, what: &str| {
        let words = words.iter();
        words
            .map(|(column, words)| Ok((columns.column(column, what)?, words.clone().into_vec())))
            .collect::<Result<Vec<_>, TableError>>()
    };
    let into = steps(objects.0.shape, &join.into).map_err(|what| named(&own.cells.file, &what))?;
    if join.at.is_some() && (into.len() < 2 || into[0].name != "service_at_locations") {
        let what = format!("“at” needs a site: into = \"service_at_locations.{}\"", join.into);
        return Err(named(&own.cells.file, &what));
    }
    Ok(Joined {
        into,
        table,
        here: match column(own, &join.here, "here")? {
            Some(column) => column,
            None => id(own, objects.0)?,
        },
        there: match column(theirs, &join.there, "there")? {
            Some(column) => column,
            None => id(theirs, objects.1)?,
        },
        also: match &join.also {
            Some(pair) => Some((own.column(&pair.here, "also")?, theirs.column(&pair.there, "also")?)),
            None => None,
        },
        at: column(theirs, &join.at, "at")?,
        only: says(theirs, &join.only, "where")?,
        when: says(own, &join.when, "when")?,
        if_none: join.if_none,
        names_rows: join.here.is_some() && join.there.is_none(),
    })
}

fn named(table: &str, what: &str) -> TableError {
    TableError::new(format!("The mapping of “{table}”: {what}."))
}

/// The table at hand that the mapping means.
fn choose<'a>(
    name: &str,
    table: &mapping::Table,
    found: &'a [Found],
    tables: usize,
) -> Result<&'a Found, TableError> {
    let fits = |one: &&Found| match (&table.file, &table.sheet) {
        (None, None) => one.name.eq_ignore_ascii_case(name),
        (file, sheet) => {
            file.as_ref().is_none_or(|file| one.is_in(file))
                && sheet.as_ref().is_none_or(|sheet| one.name.eq_ignore_ascii_case(sheet))
        }
    };
    let fitting: Vec<&Found> = found.iter().filter(fits).collect();
    match (fitting.as_slice(), found) {
        ([one], _) => Ok(one),
        // One file and one table: the person meant this one, whatever they call it.
        ([], [only]) if tables == 1 && table.sheet.is_none() => Ok(only),
        ([], _) => Err(TableError::new(format!(
            "The mapping's table “{name}” is not there{}; there are {}.",
            match (&table.file, &table.sheet) {
                (Some(file), Some(sheet)) => format!(" (file “{file}”, sheet “{sheet}”)"),
                (Some(file), None) => format!(" (file “{file}”)"),
                (None, Some(sheet)) => format!(" (sheet “{sheet}”)"),
                (None, None) => String::new(),
            },
            listed(found.iter().map(|one| one.file.as_str()))
        ))),
        (several, _) => Err(TableError::new(format!(
            "The mapping's table “{name}” might be any of {}: say which with file and sheet.",
            listed(several.iter().map(|one| one.file.as_str()))
        ))),
    }
}

/// What each table's rows are, as the joins say; refuses joins that go in a circle.
fn shapes(
    mapping: &Mapping,
    names: &[&str],
    service: usize,
    find: &dyn Fn(&str) -> Result<usize, TableError>,
) -> Result<Vec<Option<&'static Shape>>, TableError> {
    let mut walk = Shapes { mapping, names, find, shapes: vec![None; names.len()], open: Vec::new() };
    walk.shapes[service] = Some(Service::shape());
    walk.table(service, Service::shape())?;
    Ok(walk.shapes)
}

struct Shapes<'a> {
    mapping: &'a Mapping,
    names: &'a [&'a str],
    find: &'a dyn Fn(&str) -> Result<usize, TableError>,
    shapes: Vec<Option<&'static Shape>>,
    /// The tables on the way from the services to the one at hand.
    open: Vec<usize>,
}

impl Shapes<'_> {
    fn table(&mut self, at: usize, shape: &'static Shape) -> Result<(), TableError> {
        if self.open.contains(&at) {
            return Err(TableError::new(format!("The joins of “{}” go in a circle.", self.names[at])));
        }
        self.open.push(at);
        for join in &self.mapping.tables[self.names[at]].joins {
            let other = (self.find)(&join.table)?;
            let path = steps(shape, &join.into).map_err(|what| named(self.names[at], &what))?;
            let Some(last) = path.last() else { continue };
            match self.shapes[other] {
                Some(known) if known.name != last.shape.name => {
                    return Err(TableError::new(format!(
                        "The rows of “{}” cannot be both a {} and a {}.",
                        join.table, known.name, last.shape.name
                    )));
                }
                // Gone through before, unless the way leads back to it.
                Some(_) if !self.open.contains(&other) => continue,
                _ => self.shapes[other] = Some(last.shape),
            }
            self.table(other, last.shape)?;
        }
        self.open.pop();
        Ok(())
    }
}

/// A table's columns, looked up by name.
struct Columns<'a> {
    source: &'a Found,
    cells: &'a Cells,
    mapping: &'a Mapping,
}

type Compiled = (Object, Vec<(String, usize)>, Vec<bool>);

impl Columns<'_> {
    fn compile(&self, table: &mapping::Table, shape: &'static Shape) -> Result<Compiled, TableError> {
        let said = |what: String| TableError::new(format!("The mapping of {}: {what}.", self.cells.file));
        let mut object = Object::new(shape);
        for (path, from) in table.froms().map_err(said)? {
            let columns = self.of(&from, &path.join("."))?;
            object.insert(&path, from, columns, &self.mapping.read.blank).map_err(said)?;
        }
        object.finish();
        let mut keep = Vec::new();
        for (name, column) in table.keep.pairs() {
            if shape.field(name).is_some() {
                return Err(said(format!(
                    "keep: “{name}” is a property of the standard; map it under columns, or keep it under another name"
                )));
            }
            keep.push((name.to_owned(), self.column(column, "keep")?));
        }
        let mut left_out = Vec::new();
        for (column, words, wanted) in table
            .only
            .iter()
            .map(|(c, w)| (c, w, true))
            .chain(table.except.iter().map(|(c, w)| (c, w, false)))
        {
            let column = self.column(column, if wanted { "only" } else { "except" })?;
            left_out.resize(self.cells.len(), false);
            for (row, left_out) in left_out.iter_mut().enumerate() {
                *left_out |= says_one_of(self.cells.cell(row, column), words) != wanted;
            }
        }
        Ok((object, keep, left_out))
    }

    fn of(&self, from: &From, path: &str) -> Result<Vec<usize>, TableError> {
        from.column.iter().chain(&from.columns).map(|name| self.column(name, path)).collect()
    }

    /// Where a column is; `what` is what the mapping wants it for.
    fn column(&self, name: &str, what: &str) -> Result<usize, TableError> {
        let Some(at) = self.cells.column(name) else {
            let columns = listed(self.cells.columns.iter().map(String::as_str));
            let hint = self.delimiter_hint();
            return Err(TableError::new(format!(
                "{} has no column “{name}”, which the mapping names for “{what}”; its columns are {columns}.{hint}",
                self.cells.file
            )));
        };
        if self.cells.columns[at + 1..].contains(&self.cells.columns[at]) {
            return Err(TableError::new(format!(
                "{} has two columns called “{name}”: rename one of them in the file.",
                self.cells.file
            )));
        }
        Ok(at)
    }

    /// Says so where the mapping's delimiter is plainly not the file's.
    fn delimiter_hint(&self) -> String {
        let told = self.mapping.read.delimiter;
        let looks = self.source.delimiter(self.mapping.read.encoding.as_deref());
        match (told, looks) {
            (Some(told), Some(looks)) if told != looks => {
                format!(
                    " It was read with {told:?} between its cells, as the mapping says, but looks as if they were divided by {looks:?}."
                )
            }
            _ => String::new(),
        }
    }
}

impl Plan {
    /// Prepares what joins look up.
    fn index(&mut self) {
        let wanted: Vec<(usize, usize)> = self
            .tables
            .iter()
            .flat_map(|table| table.joins.iter().map(|join| (join.table, join.there)))
            .collect();
        for (at, column) in wanted {
            if self.indexes.contains_key(&(at, column)) {
                continue;
            }
            let table = &self.tables[at];
            let mut index: HashMap<String, Vec<u32>> = HashMap::new();
            for row in (0..table.cells.len()).filter(|row| table.wants(*row)) {
                let cell = table.cells.cell(row, column);
                for id in ids(cell, &self.separator) {
                    let rows = index.entry(id.to_owned()).or_default();
                    if rows.last() != Some(&(row as u32)) {
                        rows.push(row as u32);
                    }
                }
            }
            self.indexes.insert((at, column), index);
        }
    }
}

/// The ids in a cell: all of it, and its parts where it has several.
pub(crate) fn ids<'a>(cell: &'a str, separator: &'a str) -> impl Iterator<Item = &'a str> {
    let several = !separator.is_empty() && cell.contains(separator);
    let parts = several.then(|| cell.split(separator)).into_iter().flatten();
    std::iter::once(cell).chain(parts).map(str::trim).filter(|id| !id.is_empty())
}
