//! One table in memory: its columns, and all its cells in one text.

use super::TableError;

/// How many cells all tables of an import may have together: 500,000 rows of 40 columns.
pub const MOST_CELLS: usize = 20_000_000;

/// How much text all tables of an import may hold together, in bytes.
pub const MOST_BYTES: usize = 256 << 20;

/// The longest cell, in bytes. The longest description seen in a real table is under 10 KB.
pub(crate) const CELL_BYTES: usize = 256 << 10;

/// What is still free of the limits that all tables of an import share.
#[derive(Debug)]
pub(crate) struct Room {
    cells: usize,
    bytes: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { cells: MOST_CELLS, bytes: MOST_BYTES }
    }
}

impl Room {
    /// Takes room for a row, or says that there is none.
    pub(crate) fn take(&mut self, cells: usize, bytes: usize) -> Result<(), TableError> {
        match (self.cells.checked_sub(cells), self.bytes.checked_sub(bytes)) {
            (Some(cells), Some(bytes)) => {
                (self.cells, self.bytes) = (cells, bytes);
                Ok(())
            }
            _ => Err(TableError::new(format!(
                "The tables hold more than {} million cells or {} MB of text: no directory needs that, so nothing was read.",
                MOST_CELLS / 1_000_000,
                MOST_BYTES >> 20
            ))),
        }
    }
}

/// A row that was held back when its table was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BrokenRow {
    /// Its number in the file, as a spreadsheet counts.
    pub(crate) number: u32,
    /// What is wrong with it.
    pub(crate) reason: String,
}

/// A table's columns and rows.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    /// What people call it: `services.csv`, or a sheet and its workbook.
    pub(crate) file: String,
    pub(crate) columns: Vec<String>,
    /// Rows that could not be read.
    pub(crate) broken: Vec<BrokenRow>,
    text: String,
    /// Where each cell ends in the text, row by row.
    ends: Vec<u32>,
    /// Each row's number in the file.
    numbers: Vec<u32>,
}

impl Cells {
    pub(crate) fn new(file: String, columns: Vec<String>) -> Self {
        Self { file, columns, ..Self::default() }
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The number of a row in the file, as a spreadsheet counts: the header is row 1.
    pub(crate) fn number(&self, row: usize) -> u32 {
        self.numbers[row]
    }

    /// A cell's text without space around it; empty beyond the last column.
    pub(crate) fn cell(&self, row: usize, column: usize) -> &str {
        let at = row * self.columns.len() + column;
        let begin = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        self.text[begin..self.ends[at] as usize].trim()
    }

    /// The column of that name, in any case and with any space around it.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        let name = name.trim();
        let exact = self.columns.iter().position(|column| column == name);
        exact.or_else(|| self.columns.iter().position(|column| column.eq_ignore_ascii_case(name)))
    }

    /// Adds a row. What is missing at its end is blank, what is too much must have been refused.
    pub(crate) fn push<'a>(
        &mut self,
        number: u32,
        cells: impl Iterator<Item = &'a str>,
        room: &mut Room,
    ) -> Result<(), TableError> {
        let (before, wanted) = (self.text.len(), self.ends.len() + self.columns.len());
        for (at, cell) in cells.take(self.columns.len()).enumerate() {
            if cell.len() > CELL_BYTES {
                return Err(TableError::new(format!(
                    "{}, row {number}, column “{}”: the cell is longer than {} KB; perhaps a quotation mark (\") is missing there.",
                    self.file,
                    self.columns[at],
                    CELL_BYTES >> 10
                )));
            }
            self.text.push_str(cell);
            self.ends.push(self.text.len() as u32);
        }
        self.ends.resize(wanted, self.text.len() as u32);
        self.numbers.push(number);
        room.take(self.columns.len(), self.text.len() - before)
    }
}
