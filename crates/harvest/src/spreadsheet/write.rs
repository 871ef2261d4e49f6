//! The workbook written: every service that a viewer may see, a page of them at a time.

use std::{
    collections::HashMap,
    io::{Seek, Write},
};

use fingerpost_directory::Viewer;
use fingerpost_store::{Db, ServiceRecord};
use jiff::Timestamp;
use openreferral::{Entity, Service, shape::Kind};
use rust_xlsxwriter::{Color, DataValidation, Format, FormatAlign, Workbook, Worksheet};
use serde_json::Value;
use uuid::Uuid;

use super::{
    About, SpreadsheetError,
    columns::{Row, SHEETS, Sheet, rows, text},
};

/// Services read from the store at once.
const PAGE: i64 = 500;

/// Rows that Excel has in a sheet.
const MOST_ROWS: u32 = 1_048_576;

/// The greatest whole number that a cell keeps exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// What was exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// How many services.
    pub services: usize,
    /// How many rows in all sheets.
    pub rows: usize,
}

/// Writes the workbook of all services that `viewer` may see. `suggest` gives the terms that a service's own words
/// suggest, for a grey cell.
///
/// # Errors
/// When the store cannot be read, the workbook cannot be written, or something has more rows than a
/// sheet.
pub async fn export<W: Write + Seek + Send>(
    db: &Db,
    viewer: Viewer,
    now: Timestamp,
    suggest: &(dyn Fn(&Service) -> String + Sync),
    to: W,
) -> Result<Exported, SpreadsheetError> {
    let about = About { epoch: db.epoch().await?, exported: now, viewer };
    let mut writer = Writer::new(&about)?;
    let mut exported = Exported::default();
    let mut last = Uuid::nil();
    loop {
        let ids = db.service_ids_after(last, PAGE).await?;
        let Some(end) = ids.last() else { break };
        last = *end;
        for record in db.services(&ids).await? {
            let Some(service) = record.service(viewer) else { continue };
            exported.services += 1;
            let suggested = suggest(&service);
            exported.rows += writer.service(&record, service, &suggested)?;
        }
    }
    writer.finish(to)?;
    Ok(exported)
}

/// A service's name, and its rows.
pub(crate) fn rows_of(mut service: Service) -> (String, Vec<Row>) {
    service.organization = None;
    let name = service.name.clone().unwrap_or_default();
    (name, rows(&service.into_object()))
}

/// What stands in the grey cells that say what is good to know of a row.
fn notes(
    sheet: &Sheet,
    record: &ServiceRecord,
    organization: &str,
    suggested: &str,
    shown_to: &'static str,
) -> Vec<String> {
    let note = |name: &&str| match *name {
        "organization" => organization.to_owned(),
        "steward" => record.record.steward.clone(),
        "suggested_terms" => suggested.to_owned(),
        "publication" => record.record.publication.as_str().to_owned(),
        _ => shown_to.to_owned(),
    };
    sheet.notes.iter().map(note).collect()
}

/// What stands in the grey cells that say what a row is about.
fn keys(sheet: usize, id: &str, name: &str, at: &str) -> Vec<String> {
    let keys = if sheet == 0 { vec![id] } else { vec![id, name, at] };
    keys.into_iter().map(str::to_owned).collect()
}

/// Whom each row of a service is shown to, found out by looking at it with their eyes.
struct Eyes {
    public: HashMap<(usize, String), Row>,
    partner: HashMap<(usize, String), Row>,
}

impl Eyes {
    fn on(record: &ServiceRecord) -> Self {
        let seen = |viewer| {
            let rows = record.service(viewer).map(|service| rows_of(service).1).unwrap_or_default();
            rows.into_iter().map(|row| ((row.sheet, row.at.clone()), row)).collect()
        };
        Self { public: seen(Viewer::Public), partner: seen(Viewer::Partner) }
    }

    fn shown_to(&self, row: &Row) -> &'static str {
        let key = (row.sheet, row.at.clone());
        match self.public.get(&key) {
            Some(seen) if seen.values == row.values => "everybody",
            Some(_) => "withheld: the public sees only the area",
            None if self.partner.get(&key) == Some(row) => "partners and staff only",
            None => "staff only",
        }
    }
}

struct Writer {
    book: Workbook,
    looks: Looks,
    /// How many rows each sheet has, its header among them.
    lengths: Vec<u32>,
}

impl Writer {
    fn new(about: &About) -> Result<Self, SpreadsheetError> {
        let mut book = Workbook::new();
        let looks = Looks::default();
        read_me(book.add_worksheet(), about, &looks)?;
        for sheet in SHEETS.iter() {
            let page = book.add_worksheet_with_constant_memory()?;
            page.set_name(sheet.name)?.set_freeze_panes(1, 2)?;
            for ((name, about), at) in sheet.header().zip(kinds(sheet)).zip(0..) {
                page.write_string_with_format(0, at, name, looks.header(about.is_some()))?;
                page.set_column_width(at, width(name, about))?;
                page.set_column_format(at, looks.cell(about))?;
                if let Some(Kind::Choice(words)) = about {
                    let choice = DataValidation::new().allow_list_strings(words)?;
                    page.add_data_validation(1, at, MOST_ROWS - 1, at, &choice)?;
                }
            }
        }
        for sheet in SHEETS.iter() {
            let page = book.add_worksheet_with_constant_memory()?;
            page.set_name(sheet.as_exported())?.set_very_hidden(true);
            for (name, at) in sheet.header().zip(0..) {
                page.write_string(0, at, name)?;
            }
        }
        Ok(Self { book, looks, lengths: vec![1; SHEETS.len()] })
    }

    /// Writes a service's rows; gives how many.
    fn service(
        &mut self,
        record: &ServiceRecord,
        service: Service,
        suggested: &str,
    ) -> Result<usize, SpreadsheetError> {
        let id = record.record.id.to_string();
        let organization = service.organization.as_ref().and_then(|organization| organization.name.clone());
        let organization = organization.unwrap_or_default();
        let (name, rows) = rows_of(service);
        let eyes = Eyes::on(record);
        for row in &rows {
            let sheet = &SHEETS[row.sheet];
            let text = |text: String| Some(Value::String(text));
            let keys = keys(row.sheet, &id, &name, &row.at).into_iter().map(text);
            let notes =
                notes(sheet, record, &organization, suggested, eyes.shown_to(row)).into_iter().map(text);
            let cells: Vec<Option<Value>> = keys.chain(row.values.iter().cloned()).chain(notes).collect();
            self.row(row.sheet, &cells)?;
        }
        Ok(rows.len())
    }

    /// Writes a row, and the same row into the hidden sheet.
    fn row(&mut self, sheet: usize, cells: &[Option<Value>]) -> Result<(), SpreadsheetError> {
        let at = self.lengths[sheet];
        if at >= MOST_ROWS {
            return Err(SpreadsheetError::TooManyRows { sheet: SHEETS[sheet].name });
        }
        self.lengths[sheet] += 1;
        let page = self.book.worksheet_from_index(1 + sheet)?;
        for ((value, about), column) in cells.iter().zip(kinds(&SHEETS[sheet])).zip(0..) {
            if let Some(value) = value {
                write(page, at, column, value, self.looks.cell(about))?;
            }
        }
        let page = self.book.worksheet_from_index(1 + SHEETS.len() + sheet)?;
        for (value, column) in cells.iter().zip(0..) {
            if let Some(value) = value {
                write(page, at, column, value, &self.looks.plain)?;
            }
        }
        Ok(())
    }

    fn finish<W: Write + Seek + Send>(mut self, to: W) -> Result<(), SpreadsheetError> {
        for (sheet, at) in SHEETS.iter().zip(1..) {
            let length = self.lengths[at - 1];
            let page = self.book.worksheet_from_index(at)?;
            if length > 1 {
                let last = sheet.header().count() - 1;
                page.autofilter(0, 0, length - 1, u16::try_from(last).unwrap_or_default())?;
            } else if !sheet.may_grow && at > 1 {
                page.set_hidden(true);
            }
        }
        self.book.save_to_writer(to)?;
        Ok(())
    }
}

/// Whether each column of a sheet may be edited, and what may be in it.
fn kinds(sheet: &Sheet) -> impl Iterator<Item = Option<Kind>> {
    let grey = |names: &'static [&str]| names.iter().map(|_| None);
    let columns = sheet.columns.iter().map(|column| Some(column.kind));
    grey(sheet.keys).chain(columns).chain(grey(sheet.notes))
}

/// Writes one cell. Text is written as text: `=1+1` is no formula, and 01632 keeps its nought.
fn write(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    look: &Format,
) -> Result<(), SpreadsheetError> {
    match value.as_f64() {
        Some(number) if number.abs() < EXACT => page.write_number_with_format(row, column, number, look)?,
        _ => page.write_string_with_format(row, column, text(value).unwrap_or_default(), look)?,
    };
    Ok(())
}

/// How wide a column is, in characters.
fn width(name: &str, kind: Option<Kind>) -> f64 {
    match (name, kind) {
        ("name" | "service" | "organization" | "shown_to", _) => 34.0,
        ("suggested_terms", _) => 60.0,
        ("number" | "postal_code" | "byday", _) => 16.0,
        (_, Some(Kind::Html)) => 60.0,
        (_, Some(Kind::Uri | Kind::Email)) => 32.0,
        (_, Some(Kind::Text)) => 24.0,
        (_, Some(Kind::Choice(_))) => 18.0,
        _ => 13.0,
    }
}

struct Looks {
    plain: Format,
    title: Format,
    text: Format,
    number: Format,
    grey: Format,
    header: Format,
    grey_header: Format,
}

impl Default for Looks {
    fn default() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        let header = top.clone().set_bold().set_background_color(Color::RGB(0xD9_E8_F0));
        Self {
            plain: Format::new(),
            title: Format::new().set_bold().set_font_size(14),
            // “@” is text: what somebody types stays as it was typed.
            text: top.clone().set_text_wrap().set_num_format("@"),
            number: top.clone(),
            grey: top
                .clone()
                .set_num_format("@")
                .set_font_color(Color::RGB(0x59_59_59))
                .set_background_color(Color::RGB(0xEE_EE_EE)),
            grey_header: top
                .set_bold()
                .set_font_color(Color::RGB(0x40_40_40))
                .set_background_color(Color::RGB(0xD0_D0_D0)),
            header,
        }
    }
}

impl Looks {
    fn cell(&self, kind: Option<Kind>) -> &Format {
        match kind {
            None => &self.grey,
            Some(Kind::Number) => &self.number,
            Some(_) => &self.text,
        }
    }

    fn header(&self, may_be_edited: bool) -> &Format {
        if may_be_edited { &self.header } else { &self.grey_header }
    }
}

/// What the first sheet says to people.
const READ_ME: [&str; 14] = [
    "One sheet has the services; others have their telephone numbers, hours, costs, places and so on. A row is one thing.",
    "Change what is in the white cells. Grey cells say what a row is about: what is changed there is not taken.",
    "Empty a cell, and what it says is removed.",
    "To give a service one more telephone number, contact, time, cost, language or area, add a row at the end of that \
     sheet: copy the service's service_id, leave “at” empty, and fill in the rest.",
    "Taking out a row or a column removes nothing. New services are not taken from here: import them as a table of their own.",
    "You may sort, filter, hide, and move columns. Please leave the names of sheets and columns as they are.",
    "Write dates as 2026-05-03 or 03/05/2026, times as 19:30, and one e-mail or web address in a cell.",
    "Some texts have HTML in them, such as <p> and </p>: change the words and leave the tags.",
    "The column “shown_to” says who sees a row. What is withheld is in here too when the workbook was made for staff: \
     keep it as safe as the directory itself.",
    "The column “suggested_terms” says which terms of taxonomies the words of a service suggest, and which words. Nothing is \
     given a term by itself: copy what is right into the white column “add_terms” beside it, a term a line, or write a \
     term's name or code there.",
    "When you are done, save it as an Excel workbook (.xlsx). Whoever keeps the directory then runs:",
    "    fingerpost import FILE.xlsx     shows each change with its number, and changes nothing",
    "    fingerpost import FILE.xlsx --accept all     or     --accept 1-4,7",
    "Only what you changed is looked at. Where the directory has changed since this was made, you are told, and asked \
     for each. What you change stands until its source says something newer of it.",
];

fn read_me(page: &mut Worksheet, about: &About, looks: &Looks) -> Result<(), SpreadsheetError> {
    page.set_name(super::READ_ME)?.set_column_width(0, 12)?.set_column_width(1, 110)?;
    page.write_string_with_format(0, 0, "How to edit the directory in this workbook", &looks.title)?;
    let mut row = 2;
    for line in READ_ME {
        page.write_string_with_format(row, 1, line, &looks.text)?;
        row += 1;
    }
    page.write_string_with_format(row + 1, 1, "Please leave these lines as they are:", &looks.grey)?;
    for (name, value) in about.lines() {
        page.write_string_with_format(row + 2, 0, name, &looks.grey)?;
        page.write_string_with_format(row + 2, 1, value, &looks.grey)?;
        row += 1;
    }
    Ok(())
}
