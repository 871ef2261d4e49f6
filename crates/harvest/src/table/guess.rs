//! A mapping proposed for tables that nobody has described: from the names of columns, from what
//! stands in them, and from ids that are found again in another table.

use std::{collections::HashSet, fmt::Write};

use openreferral::{
    Entity, Service,
    shape::{Kind, Shape},
};

use super::{
    TableError,
    cells::{Cells, Room},
    csv::shortened,
    hours, hsds,
    names::{NAMES, words},
    plan::ids,
    source::{Found, Reading},
};

/// How many cells of a column are looked at.
const LOOKED_AT: usize = 200;

/// A table and what it seems to hold.
struct Guessed<'a> {
    found: &'a Found,
    cells: Cells,
    shape: Option<&'static Shape>,
    /// Property path and column, in the table's order.
    columns: Vec<(String, usize)>,
    /// Join as TOML lines, by what they go into.
    joins: Vec<String>,
    /// Columns that the proposal uses.
    used: HashSet<usize>,
}

/// The mapping that these tables suggest, as TOML ready to be corrected and saved.
pub(crate) fn propose(found: &[Found]) -> Result<String, TableError> {
    let mut room = Room::default();
    let mut tables = Vec::new();
    for one in found {
        let cells = one.read(&Reading { header: 1, ..Reading::default() }, &mut room)?;
        let shape = hsds::shape_of_name(&one.name);
        tables.push(Guessed {
            found: one,
            cells,
            shape,
            columns: Vec::new(),
            joins: Vec::new(),
            used: HashSet::new(),
        });
    }
    let services = services(&tables);
    tables[services].shape = Some(Service::shape());
    for table in &mut tables {
        table.columns();
    }
    joins(&mut tables);
    Ok(write(&tables, services))
}

/// The table of services: the one that is called so, or else the one with the most columns.
fn services(tables: &[Guessed<'_>]) -> usize {
    let named = |table: &Guessed<'_>| table.shape.is_some_and(|shape| shape.name == "service");
    let likely =
        |table: &&Guessed<'_>| table.found.name.to_lowercase().contains("service") && table.shape.is_none();
    let widest =
        (0..tables.len()).max_by_key(|at| (tables[*at].shape.is_none(), tables[*at].cells.columns.len()));
    tables
        .iter()
        .position(named)
        .or_else(|| tables.iter().position(|table| likely(&table)))
        .or(widest)
        .unwrap_or_default()
}

impl Guessed<'_> {
    /// The first cells of a column that say something.
    fn sample(&self, column: usize) -> Vec<&str> {
        let cells = (0..self.cells.len()).map(|row| self.cells.cell(row, column));
        cells.filter(|cell| !cell.is_empty()).take(LOOKED_AT).collect()
    }

    fn id(&self) -> Option<usize> {
        self.columns.iter().find(|(path, _)| path == "id").map(|(_, column)| *column)
    }

    fn columns(&mut self) {
        let Some(shape) = self.shape else { return };
        let mut taken: HashSet<String> = HashSet::new();
        let mut guesses = Vec::new();
        for by_name in [true, false] {
            for (at, name) in self.cells.columns.iter().enumerate() {
                if name.is_empty() || self.used.contains(&at) {
                    continue;
                }
                let sample = self.sample(at);
                if sample.is_empty() {
                    continue;
                }
                let guess = if by_name { by_name_of(name, shape) } else { by_value(&sample, shape) };
                let Some(path) = guess.filter(|path| fits(path, &sample)) else { continue };
                // A second telephone is a second item; a second of anything else is left to the person.
                let second =
                    path.strip_suffix("phones.number").map(|before| format!("{before}phones.2.number"));
                let path = if taken.contains(&path) {
                    second.filter(|path| !taken.contains(path))
                } else {
                    Some(path)
                };
                if let Some(path) = path {
                    taken.insert(path.clone());
                    self.used.insert(at);
                    guesses.push((path, at));
                }
            }
        }
        guesses.sort_by_key(|(_, at)| *at);
        self.columns = guesses;
    }
}

/// Whether what stands in the cells can be what the path says.
fn fits(path: &str, sample: &[&str]) -> bool {
    let most =
        |says: &dyn Fn(&str) -> bool| sample.iter().filter(|cell| says(cell)).count() * 2 > sample.len();
    match path.rsplit('.').next().unwrap_or(path) {
        "email" => most(&|cell| cell.contains('@')),
        "url" | "website" => most(&|cell| cell.contains('.')),
        "number" => most(&|cell| cell.chars().filter(char::is_ascii_digit).count() >= 3),
        "latitude" | "longitude" => most(&|cell| cell.parse::<f64>().is_ok()),
        "status" => most(&|cell| {
            ["active", "inactive", "defunct", "temporarily closed"].contains(&cell.to_lowercase().as_str())
        }),
        // Numbers are ids of something, not names of it.
        "name" | "description" | "document" => {
            most(&|cell| !cell.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ')))
        }
        _ => true,
    }
}

/// What a column's name says of a table that holds objects of that shape.
fn by_name_of(name: &str, shape: &'static Shape) -> Option<String> {
    let words = words(name);
    let own = shape.name.replace('_', " ");
    let bare = words.strip_prefix(&own).map(str::trim).filter(|bare| !bare.is_empty()).unwrap_or(&words);
    let property = bare.replace(' ', "_");
    // The days of tables are words, which `byday` takes; `weekday` is a number of the first version's.
    let scalar = |name: &str| {
        name != "weekday"
            && shape
                .field(name)
                .is_some_and(|field| !matches!(field.kind, Kind::One(_) | Kind::Many(_) | Kind::Id))
    };
    if scalar(&property) {
        return Some(property);
    }
    if ["id", "recordid", "record id"].contains(&bare) {
        return Some("id".to_owned());
    }
    let named = |name: &str| {
        NAMES
            .iter()
            .filter(move |(_, names)| names.contains(&name))
            .map(|(path, _)| *path)
            .collect::<Vec<_>>()
    };
    if shape.name == "service" {
        return named(&words).first().or(named(bare).first()).map(|path| (*path).to_owned());
    }
    // The same names say what they say of a service, for the part of it that this table is.
    let last = |path: &str| path.rsplit('.').next().unwrap_or(path).to_owned();
    let paths = [named(&words), named(bare)].concat();
    paths.into_iter().map(last).find(|name| scalar(name))
}

/// What stands in a column that has no telling name.
fn by_value(sample: &[&str], shape: &'static Shape) -> Option<String> {
    let most = |says: &dyn Fn(&str) -> bool| {
        sample.iter().filter(|cell| says(cell)).count() * 10 >= sample.len() * 8
    };
    let guess = if most(&|cell| cell.contains('@') && cell.contains('.') && !cell.contains(' ')) {
        "email"
    } else if most(&|cell| cell.starts_with("http") || cell.starts_with("www.")) {
        "url"
    } else if most(&is_postcode) {
        "service_at_locations.location.addresses.postal_code"
    } else if most(&|cell| hours::time(cell).is_some() && cell.contains([':', 'm'])) {
        "schedules.opens_at"
    } else if most(&hours::says_days) {
        "schedules.byday"
    } else if most(&is_phone) {
        "phones.number"
    } else {
        return None;
    };
    if shape.name == "service" {
        return Some(guess.to_owned());
    }
    let last = guess.rsplit('.').next().unwrap_or(guess);
    shape.field(last).map(|field| field.name.to_owned())
}

/// Whether a cell looks like a British postcode: `BS1 4QA`.
fn is_postcode(cell: &str) -> bool {
    let bare: Vec<char> = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let ends = |tail: &[char]| matches!(tail, [number, one, other] if number.is_ascii_digit() && one.is_ascii_alphabetic() && other.is_ascii_alphabetic());
    (5..=7).contains(&bare.len())
        && bare[0].is_ascii_alphabetic()
        && bare[..bare.len() - 3].iter().any(char::is_ascii_digit)
        && ends(&bare[bare.len() - 3..])
}

/// Whether a cell looks like a telephone number: digits enough, and little else.
fn is_phone(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let separated = cell.starts_with(['0', '+', '(']) || cell.contains(['-', ' ']);
    let only = cell.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '(' | ')' | '-' | '.' | '+'));
    (7..=15).contains(&digits) && separated && only
}

/// The property of one shape that holds another.
fn into(shape: &'static Shape, child: &Shape) -> Option<String> {
    match (shape.name, child.name) {
        ("service", "location") => return Some("service_at_locations.location".to_owned()),
        ("service", "taxonomy_term") => return Some("attributes.taxonomy_term".to_owned()),
        // Each service would carry all of them.
        ("organization", "location" | "program") | ("taxonomy", _) => return None,
        _ => {}
    }
    let holds = |kind: Kind| match kind {
        Kind::One(held) | Kind::Many(held) => held().name == child.name,
        _ => false,
    };
    shape.fields.iter().find(|field| holds(field.kind)).map(|field| field.name.to_owned())
}

/// Finds columns whose cells are ids of another table.
fn joins(tables: &mut [Guessed<'_>]) {
    let known: Vec<Option<HashSet<String>>> = tables
        .iter()
        .map(|table| {
            let id = table.id()?;
            Some((0..table.cells.len()).map(|row| table.cells.cell(row, id).to_owned()).collect())
        })
        .collect();
    for own in 0..tables.len() {
        let Some(shape) = tables[own].shape else { continue };
        for column in 0..tables[own].cells.columns.len() {
            if tables[own].id() == Some(column) {
                continue;
            }
            let name = tables[own].cells.columns[column].clone();
            for other in (0..tables.len()).filter(|other| *other != own) {
                let (Some(ids_there), Some(there)) = (&known[other], tables[other].shape) else { continue };
                if !names_ids(&tables[own].sample(column), ids_there, &name, there) {
                    continue;
                }
                let line = |into: &str, table: &str, side: &str| {
                    format!(
                        "into = {}\ntable = {}\n{side} = {}\n",
                        quoted(into),
                        quoted(table),
                        quoted(&name)
                    )
                };
                if let Some(into) = into(shape, there) {
                    let table = tables[other].found.name.clone();
                    tables[own].joins.push(line(&into, &table, "here"));
                } else if let Some(into) = into(there, shape) {
                    let table = tables[own].found.name.clone();
                    tables[other].joins.push(line(&into, &table, "there"));
                } else {
                    continue;
                }
                tables[own].used.insert(column);
                tables[own].columns.retain(|(_, mapped)| *mapped != column);
                break;
            }
        }
    }
}

/// Whether a column's cells are ids of a table: most are found there, and small numbers, which are
/// found anywhere, only where the column's name says so too.
fn names_ids(sample: &[&str], ids_there: &HashSet<String>, name: &str, shape: &Shape) -> bool {
    let named: Vec<&str> = sample
        .iter()
        .flat_map(|cell| {
            let parts: Vec<&str> = ids(cell, ",").collect();
            if parts.len() > 1 { parts[1..].to_vec() } else { parts }
        })
        .collect();
    let hits = named.iter().filter(|id| ids_there.contains(**id)).count();
    let telling = named.iter().all(|id| id.len() >= 6);
    let says_so =
        words(name).split(' ').any(|word| word.trim_end_matches('s') == shape.name.trim_end_matches('s'));
    !named.is_empty() && hits * 10 >= named.len() * 6 && (telling || says_so)
}

fn write(tables: &[Guessed<'_>], services: usize) -> String {
    let mut out = String::from(
        "# A mapping proposed from the names of columns and from what stands in them. Nothing was imported.\n\
         # Read it through, correct it, save it (as mapping.toml, say), and import with --mapping mapping.toml.\n\
         # Behind each line stands an example from the table. mappings/README.md describes the format.\n\n",
    );
    let _ = writeln!(out, "services = {}", quoted(&tables[services].found.name));
    if let Some(order) = date_order(tables) {
        let _ = writeln!(out, "\n[read]\ndates = {}", quoted(order));
    }
    let joined = |table: &Guessed<'_>| {
        let line = format!("table = {}\n", quoted(&table.found.name));
        tables.iter().any(|other| other.joins.iter().any(|join| join.contains(&line)))
    };
    for (at, table) in tables.iter().enumerate() {
        let key = key(&table.found.name);
        if at != services && !joined(table) {
            let names: Vec<&str> = table.cells.columns.iter().map(String::as_str).collect();
            let _ = writeln!(
                out,
                "\n# {}: nothing seems to belong together with its rows, so it is left out. Its columns: {}",
                remark(&table.found.file),
                remark(&names.join(", "))
            );
            continue;
        }
        let _ = writeln!(out, "\n[tables.{key}]\nfile = {}", quoted(&table.found.in_file));
        if table.found.file != table.found.in_file {
            let _ = writeln!(out, "sheet = {}", quoted(&table.found.name));
        }
        if !table.columns.is_empty() {
            let _ = writeln!(out, "\n[tables.{key}.columns]");
        }
        for (path, column) in &table.columns {
            let sample = table.sample(*column);
            let name = quoted(&table.cells.columns[*column]);
            let from = match several(path, &sample) {
                Some(each) => format!("{{ column = {name}, each = {} }}", quoted(each)),
                None => name,
            };
            let example = sample.first().copied().unwrap_or_default();
            let _ = writeln!(out, "{path} = {from}  # “{}”", remark(&shortened(example)));
        }
        for join in &table.joins {
            let _ = write!(out, "\n[[tables.{key}.joins]]\n{join}");
        }
        let not_understood = (0..table.cells.columns.len()).filter(|column| !table.used.contains(column));
        let (blank, left): (Vec<usize>, Vec<usize>) =
            not_understood.partition(|column| table.sample(*column).is_empty());
        if !left.is_empty() {
            let _ = writeln!(
                out,
                "\n# Not understood in {}, with an example of each:",
                remark(&table.found.file)
            );
        }
        for column in left {
            let example = table.sample(column).first().copied().unwrap_or_default();
            let _ = writeln!(
                out,
                "#   {}  # “{}”",
                remark(&quoted(&table.cells.columns[column])),
                remark(&shortened(example))
            );
        }
        if !blank.is_empty() {
            let names: Vec<&str> = blank
                .iter()
                .map(|column| table.cells.columns[*column].as_str())
                .filter(|name| !name.is_empty())
                .collect();
            let _ = writeln!(out, "# Blank in every row: {}", remark(&names.join(", ")));
        }
    }
    out
}

/// What stands between several values in a cell, for properties of which a service has several.
fn several(path: &str, sample: &[&str]) -> Option<&'static str> {
    if !["languages.name", "attributes.taxonomy_term.name", "service_areas.name"].contains(&path) {
        return None;
    }
    let often = |separator: &str| {
        sample.iter().filter(|cell| cell.contains(separator)).count() * 5 >= sample.len().max(1)
    };
    [";", "|", ","].into_iter().find(|separator| often(separator))
}

/// Which number of a date is the month, where any date leaves no doubt.
fn date_order(tables: &[Guessed<'_>]) -> Option<&'static str> {
    let (mut day_first, mut month_first) = (false, false);
    for table in tables {
        for column in 0..table.cells.columns.len() {
            for cell in table.sample(column) {
                let parts: Vec<&str> = cell.split('/').collect();
                if let [one, other, year] = parts.as_slice()
                    && let (Ok(one), Ok(other), Ok(_)) =
                        (one.parse::<u8>(), other.parse::<u8>(), year.parse::<u16>())
                {
                    day_first |= one > 12 && other <= 12;
                    month_first |= other > 12 && one <= 12;
                }
            }
        }
    }
    match (day_first, month_first) {
        (true, false) => Some("day first"),
        (false, true) => Some("month first"),
        _ => None,
    }
}

/// A TOML key.
fn key(name: &str) -> String {
    let bare = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if bare { name.to_owned() } else { quoted(name) }
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// Text that may stand in a remark: one line without control characters.
fn remark(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
