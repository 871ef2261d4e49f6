//! The sheets of an Excel workbook. Cells are read one after the other and never as a rectangle:
//! one cell in the last row and column of a sheet would make a rectangle of 17 thousand million.

use std::{
    fs::File,
    io::BufReader,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, open_workbook};

use super::{
    TableError, archive,
    cells::{Cells, Room},
};

/// As many columns as a sheet has; a cell that claims to stand further out is passed over.
const MOST_COLUMNS: usize = 16_384;

/// The names of a workbook's sheets, in its order, once it is seen to be no bomb.
pub(crate) fn sheets(path: &Path) -> Result<Vec<String>, TableError> {
    archive::check(path, &mut archive::open(path)?)?;
    guarded(path, || Ok(open(path)?.sheet_names()))
}

/// Reads one sheet. The header is in row `header`, counted from 1.
pub(crate) fn read(
    path: &Path,
    sheet: &str,
    file: &str,
    header: u32,
    room: &mut Room,
) -> Result<Cells, TableError> {
    guarded(path, || {
        let mut workbook = open(path)?;
        let mut reader = workbook.worksheet_cells_reader(sheet).map_err(|error| unreadable(path, &error))?;
        let mut table = Growing { file, header, cells: None, room };
        let mut row = (0, Vec::new());
        while let Some(cell) = reader.next_cell().map_err(|error| unreadable(path, &error))? {
            let (at, column) = cell.get_position();
            if at != row.0 {
                table.row(row.0, &row.1)?;
                row = (at, Vec::new());
            }
            let text = text(cell.get_value());
            let column = column as usize;
            if !text.is_empty() && column < table.width().min(MOST_COLUMNS) {
                row.1.resize(row.1.len().max(column + 1), String::new());
                row.1[column] = text;
            }
        }
        table.row(row.0, &row.1)?;
        table.cells.ok_or_else(|| {
            TableError::new(format!("{file} is empty: it has no row {header} of column names."))
        })
    })
}

fn open(path: &Path) -> Result<Xlsx<BufReader<File>>, TableError> {
    open_workbook(path).map_err(|error: calamine::XlsxError| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &dyn std::fmt::Display) -> TableError {
    TableError::new(format!(
        "{} is no workbook that can be read ({error}): save it anew as .xlsx and try again.",
        path.display()
    ))
}

/// A broken workbook may make its reader panic; that must not be the end of the import without a
/// sentence.
fn guarded<T>(path: &Path, read: impl FnOnce() -> Result<T, TableError>) -> Result<T, TableError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(unreadable(path, &"it is broken inside")))
}

/// The table as far as it is read.
struct Growing<'a> {
    file: &'a str,
    header: u32,
    cells: Option<Cells>,
    room: &'a mut Room,
}

impl Growing<'_> {
    /// How many columns are of interest: all of them until the header is known.
    fn width(&self) -> usize {
        self.cells.as_ref().map_or(usize::MAX, |cells| cells.columns.len())
    }

    fn row(&mut self, at: u32, row: &[String]) -> Result<(), TableError> {
        let number = at.saturating_add(1);
        if number < self.header || row.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        match &mut self.cells {
            None => {
                let columns = row.iter().map(|name| name.trim().to_owned()).collect();
                self.cells = Some(Cells::new(self.file.to_owned(), columns));
                Ok(())
            }
            Some(cells) => cells.push(number, row.iter().map(String::as_str), self.room),
        }
    }
}

/// A cell as a person would read it: whole numbers without a decimal point, times as `08:30`, dates
/// as `2026-06-09`. What is an error in the sheet is blank.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) => date_or_time(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn date_or_time(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let days = moment.as_f64();
    if (0.0..1.0).contains(&days) {
        format!("{hour:02}:{minute:02}")
    } else if days.fract() == 0.0 {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
    }
}
