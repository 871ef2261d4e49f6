//! A workbook that came back, read cell by cell and within limits: what comes by e-mail may be
//! anything.

use std::{
    fs::File,
    io::BufReader,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, open_workbook};
use fingerpost_directory::Viewer;

use super::{About, FORMAT, READ_ME, SpreadsheetError, VERSION};
use crate::table::archive::{self, Archive};

/// How many cells it may have, those with nothing in them counted as far as a row goes.
const MOST_CELLS: usize = 20_000_000;

/// How much text may be in them, in bytes.
const TEXT_BYTES: usize = 1 << 30;

/// Columns of a sheet that are looked at; ours have 30.
const MOST_COLUMNS: u32 = 200;

/// A workbook of ours.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// What it says of itself.
    pub about: About,
    /// Its sheets, the hidden ones too, in its order.
    pub tables: Vec<Table>,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The sheet's name.
    pub name: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows, but those with nothing in them.
    pub rows: Vec<TableRow>,
}

/// A row of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// Its number, as a spreadsheet counts.
    pub number: u32,
    /// The text of its cells, as far as there are any.
    pub cells: Vec<String>,
}

impl TableRow {
    /// The text of a cell, empty where there is none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

impl Table {
    /// The number of the column of that name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }
}

impl Workbook {
    /// Opens a workbook, when it is one that was exported from here.
    ///
    /// # Errors
    /// When it is one of ours and cannot be read, or is larger than such a workbook is.
    pub fn open(path: &Path) -> Result<Option<Self>, SpreadsheetError> {
        let Some(mut archive) = workbook(path) else { return Ok(None) };
        archive::check(path, &mut archive)?;
        let reading = AssertUnwindSafe(|| read(path));
        // A broken workbook may make its reader panic; that must not be the end without a sentence.
        catch_unwind(reading).unwrap_or_else(|_| Err(unreadable(path, &"it is broken inside")))
    }

    /// The sheet of that name.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}

fn unreadable(path: &Path, reason: &dyn std::fmt::Display) -> SpreadsheetError {
    SpreadsheetError::Unreadable { path: path.display().to_string(), reason: reason.to_string() }
}

/// Opens the file as the archive that a workbook is, if it is one.
fn workbook(path: &Path) -> Option<Archive> {
    let archive = path.is_file().then(|| archive::open(path).ok())??;
    archive::is_workbook(&archive::names(&archive)).then_some(archive)
}

fn read(path: &Path) -> Result<Option<Workbook>, SpreadsheetError> {
    let mut book: Xlsx<BufReader<File>> =
        open_workbook(path).map_err(|error: calamine::XlsxError| unreadable(path, &error))?;
    let names = book.sheet_names();
    if !names.iter().any(|name| name == READ_ME) {
        return Ok(None);
    }
    let mut room = Room { cells: MOST_CELLS, bytes: TEXT_BYTES };
    let Some(about) = about(&table(path, &mut book, READ_ME, &mut room)?) else { return Ok(None) };
    let about = about.ok_or_else(|| SpreadsheetError::NotUnderstood { path: path.display().to_string() })?;
    let tables = names
        .iter()
        .filter(|name| *name != READ_ME)
        .map(|name| table(path, &mut book, name, &mut room))
        .collect::<Result<_, _>>()?;
    Ok(Some(Workbook { about, tables }))
}

/// What the first sheet says of the workbook: nothing where it has not our mark, `Some(None)` where it
/// has it and cannot be understood.
fn about(read_me: &Table) -> Option<Option<About>> {
    let line = |wanted: &str| {
        let found = read_me.rows.iter().find(|row| row.cell(0).trim() == wanted)?;
        Some(found.cell(1).trim().to_owned())
    };
    let version = line("format")?.strip_prefix(FORMAT)?.parse::<u32>();
    let viewer = match line("viewer").as_deref() {
        Some("public") => Viewer::Public,
        Some("partner") => Viewer::Partner,
        _ => Viewer::Staff,
    };
    let understood = || {
        let version = version.ok()?;
        (1..=VERSION).contains(&version).then_some(())?;
        Some(About { epoch: line("store")?, exported: line("exported")?.parse().ok()?, viewer })
    };
    Some(understood())
}

/// What is still free of the limits that all sheets share.
struct Room {
    cells: usize,
    bytes: usize,
}

fn table(
    path: &Path,
    book: &mut Xlsx<BufReader<File>>,
    name: &str,
    room: &mut Room,
) -> Result<Table, SpreadsheetError> {
    let mut table = Table { name: name.to_owned(), ..Table::default() };
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| unreadable(path, &error))?;
    while let Some(cell) = reader.next_cell().map_err(|error| unreadable(path, &error))? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.trim().is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        let number = row.saturating_add(1);
        let cells = if number == 1 && name != READ_ME {
            &mut table.columns
        } else {
            if table.rows.last().is_none_or(|last| last.number != number) {
                table.rows.push(TableRow { number, cells: Vec::new() });
            }
            let Some(last) = table.rows.last_mut() else { continue };
            &mut last.cells
        };
        let length = cells.len().max(column as usize + 1);
        let taken = (room.cells.checked_sub(length - cells.len()), room.bytes.checked_sub(text.len()));
        let (Some(free_cells), Some(free_bytes)) = taken else {
            return Err(SpreadsheetError::TooLarge { path: path.display().to_string() });
        };
        *room = Room { cells: free_cells, bytes: free_bytes };
        cells.resize(length, String::new());
        cells[column as usize] = text;
    }
    for column in &mut table.columns {
        *column = column.trim().to_owned();
    }
    Ok(table)
}

/// A cell as a person reads it. What is an error in the sheet is blank.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.replace("\r\n", "\n").replace('\r', "\n"),
        DataRef::SharedString(text) => text.replace("\r\n", "\n").replace('\r', "\n"),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(moment) => date_or_time(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A date as `2026-05-03`, a time as `19:30`.
fn date_or_time(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
    if moment.as_f64() < 1.0 {
        format!("{hour:02}:{minute:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}")
    }
}
