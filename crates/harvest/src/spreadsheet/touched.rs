//! Which cells a person changed: those that differ from the hidden sheet of what was exported. This
//! looks at the workbook only, so that a change keeps its number however the store goes on.

use std::collections::{HashMap, HashSet};

use super::{
    Table, TableRow, Workbook,
    columns::{SHEETS, Sheet, same},
};

/// Something that a person changed.
#[derive(Debug, PartialEq)]
pub(crate) struct Touched {
    /// The number of the sheet.
    pub(crate) sheet: usize,
    /// The row's number, as a spreadsheet counts.
    pub(crate) row: u32,
    /// The service's id, as it stands there.
    pub(crate) service: String,
    /// The path to the object.
    pub(crate) at: String,
    pub(crate) what: What,
}

/// What is changed.
#[derive(Debug, PartialEq)]
pub(crate) enum What {
    /// A cell.
    Cell {
        column: &'static str,
        wanted: String,
        /// What stood there when it was exported, where that is known.
        exported: Option<String>,
        /// The row before it that is about the same.
        repeats: Option<u32>,
    },
    /// A row was added: its cells by column.
    New(Vec<(&'static str, String)>),
}

/// All that a person changed, in the order of the workbook.
#[derive(Debug, Default)]
pub(crate) struct Touches {
    pub(crate) touched: Vec<Touched>,
    /// How many rows were taken out.
    pub(crate) gone: usize,
    /// What else is to be said of the workbook.
    pub(crate) remarks: Vec<String>,
}

/// Finds what a person changed.
pub(crate) fn touched(book: &Workbook) -> Touches {
    let mut touches = Touches::default();
    for (number, sheet) in SHEETS.iter().enumerate() {
        let before = book.table(&sheet.as_exported());
        match book.table(sheet.name) {
            Some(table) => touches.sheet(number, sheet, table, before),
            None => {
                touches.gone += before.map_or(0, |before| before.rows.len());
                touches.remark(sheet.name, "the sheet is no longer there; nothing was removed");
            }
        }
    }
    for table in &book.tables {
        let is_ours =
            SHEETS.iter().any(|sheet| table.name == sheet.name || table.name == sheet.as_exported());
        if !is_ours {
            touches.remark(&table.name, "this sheet is not one of the directory's and was not looked at");
        }
    }
    touches
}

impl Touches {
    fn remark(&mut self, sheet: &str, what: &str) {
        self.remarks.push(format!("{sheet}: {what}."));
    }

    fn sheet(&mut self, number: usize, sheet: &'static Sheet, table: &Table, before: Option<&Table>) {
        let key = sheet.keys[0];
        let Some(id) = table.column(key) else {
            self.remark(
                sheet.name,
                &format!("the column “{key}” is no longer there, so nothing of it was looked at"),
            );
            return;
        };
        let at = table.column("at");
        let is_list = sheet.keys.contains(&"at");
        if is_list && at.is_none() {
            self.remark(sheet.name, "the column “at” is no longer there, so nothing of it was looked at");
            return;
        }
        self.columns(sheet, table);
        if before.is_none() && !table.rows.is_empty() {
            let what = "what was exported is no longer kept beside it, so what differs from the directory counts as changed";
            self.remark(sheet.name, what);
        }
        let mut known = before.map(exported_rows).unwrap_or_default();
        let mut seen: HashMap<(&str, &str), u32> = HashMap::new();
        // Each column where it stands here and where it stood.
        let others = sheet.header().filter(|name| *name != key && *name != "at").filter_map(|name| {
            Some((name, table.column(name)?, before.and_then(|before| before.column(name))))
        });
        let others: Vec<_> = others.collect();
        for row in &table.rows {
            let row_key = (row.cell(id).trim(), at.map_or("", |at| row.cell(at).trim()));
            let touched = |what| Touched {
                sheet: number,
                row: row.number,
                service: row_key.0.to_owned(),
                at: row_key.1.to_owned(),
                what,
            };
            if (is_list && row_key.1.is_empty()) || row_key.0.is_empty() {
                let cells = others.iter().filter(|(name, ..)| sheet.column(name).is_some());
                let cells = cells.map(|(name, here, _)| (*name, row.cell(*here).trim().to_owned()));
                let cells: Vec<_> = cells.filter(|(_, text)| !text.is_empty()).collect();
                if !cells.is_empty() {
                    self.touched.push(touched(What::New(cells)));
                }
                continue;
            }
            let repeats = seen.get(&row_key).copied();
            seen.entry(row_key).or_insert(row.number);
            let exported = known.get(&row_key).copied();
            for (column, here, there) in &others {
                let wanted = row.cell(*here).trim();
                let exported = exported.and_then(|row| Some(row.cell((*there)?)));
                let untouched = match exported {
                    Some(exported) => same(exported, wanted),
                    None => wanted.is_empty() || sheet.column(column).is_none(),
                };
                if !untouched {
                    let exported = exported.map(str::to_owned);
                    let wanted = wanted.to_owned();
                    self.touched.push(touched(What::Cell { column, wanted, exported, repeats }));
                }
            }
        }
        known.retain(|key, _| !seen.contains_key(key));
        self.gone += known.len();
    }

    /// Says which columns are not there any more, and which are not ours.
    fn columns(&mut self, sheet: &Sheet, table: &Table) {
        for name in sheet.header().filter(|name| table.column(name).is_none()) {
            self.remark(sheet.name, &format!("the column “{name}” is no longer there; nothing was removed"));
        }
        let mut seen = HashSet::new();
        for name in table.columns.iter().filter(|name| !name.is_empty()) {
            if !sheet.header().any(|ours| ours == name) {
                self.remark(
                    sheet.name,
                    &format!("the column “{name}” is not one of the directory's and was not looked at"),
                );
            } else if !seen.insert(name) {
                self.remark(
                    sheet.name,
                    &format!("the column “{name}” is there twice; only the first was looked at"),
                );
            }
        }
    }
}

/// The rows that were exported, by service and path.
fn exported_rows(table: &Table) -> HashMap<(&str, &str), &TableRow> {
    let Some(id) = table.column("id").or_else(|| table.column("service_id")) else { return HashMap::new() };
    let at = table.column("at");
    let keyed = table.rows.iter().map(|row| {
        let at = at.map_or("", |at| row.cell(at).trim());
        ((row.cell(id).trim(), at), row)
    });
    keyed.collect()
}
