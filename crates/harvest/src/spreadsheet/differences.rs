//! Each change that a person made in a workbook beside the record as it stands now, and the edits that
//! follow from those that are accepted.

use std::{
    collections::{BTreeMap, HashMap},
    ops::RangeInclusive,
    str::FromStr,
};

use fingerpost_directory::Viewer;
use fingerpost_store::{Db, Edit, FieldEdit, Said};
use jiff::Timestamp;
use openreferral::Service;
use serde::Serialize;
use uuid::Uuid;

use crate::adopt::{Terms, adopted};

use super::{
    SpreadsheetError, Workbook,
    columns::{ADD_TERMS, CUT, Row, SHEETS, Sheet, path, same, text},
    touched::{Touched, What, touched},
    value,
    write::rows_of,
};

/// Services looked at together.
const TOGETHER: usize = 500;

/// A change that a person made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// Its number in the workbook, from 1: the same however often the workbook is looked at.
    pub number: usize,
    /// The sheet.
    pub sheet: &'static str,
    /// The row, as a spreadsheet counts.
    pub row: u32,
    /// The column; nothing for an added row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<&'static str>,
    /// The service's id, as the workbook has it.
    pub service: String,
    /// The service's name now.
    pub name: String,
    /// What the directory says now.
    pub now: String,
    /// What it would say.
    pub wanted: String,
    /// Who says what it says now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_by: Option<SaidBy>,
    /// What becomes of it.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// What is to be changed in the record.
    #[serde(skip)]
    changes: BTreeMap<String, FieldEdit>,
}

/// Who says something, since when.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SaidBy {
    /// The source.
    pub source: String,
    /// When it said so first.
    pub at: Timestamp,
}

impl From<&Said> for SaidBy {
    fn from(said: &Said) -> Self {
        Self { source: said.source.clone(), at: said.at }
    }
}

/// What becomes of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// It can be accepted.
    Change,
    /// The directory itself has changed since it was exported: accepted only by its own number.
    Conflict {
        /// What the directory said then, where that is known.
        exported: Option<String>,
    },
    /// The directory says it already.
    Already,
    /// It cannot be.
    Refused {
        /// Why, and what would do.
        reason: String,
    },
}

/// All that a person changed in a workbook.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Differences {
    /// Each change, in the order of the workbook.
    pub differences: Vec<Difference>,
    /// How many rows were taken out, which removes nothing.
    pub rows_gone: usize,
    /// What else is to be said of the workbook.
    pub remarks: Vec<String>,
}

/// Which changes are accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accept {
    /// All but conflicts.
    All,
    /// Those of these numbers. A conflict is accepted by its own number only, not in a range.
    Numbers(Vec<RangeInclusive<usize>>),
}

impl FromStr for Accept {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.trim().eq_ignore_ascii_case("all") {
            return Ok(Self::All);
        }
        let range = |part: &str| {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
            (0 < from && from <= to).then_some(from..=to)
        };
        let ranges: Option<Vec<_>> = text.split(',').map(range).collect();
        ranges.map(Self::Numbers).ok_or_else(|| "say “all”, or numbers such as 1-4,7".to_owned())
    }
}

impl Accept {
    fn accepts(&self, difference: &Difference) -> bool {
        let is_conflict = matches!(difference.outcome, Outcome::Conflict { .. });
        match self {
            Self::All => !is_conflict,
            Self::Numbers(ranges) => ranges.iter().any(|range| {
                range.contains(&difference.number) && (!is_conflict || range.start() == range.end())
            }),
        }
    }
}

/// The edits that follow from the changes that are accepted, with their numbers.
///
/// # Errors
/// When a number is named that no change has.
pub fn accepted(
    differences: &Differences,
    accept: &Accept,
) -> Result<(Vec<Edit>, Vec<usize>), SpreadsheetError> {
    if let Accept::Numbers(ranges) = accept {
        let last = differences.differences.len();
        if let Some(number) = ranges.iter().map(|range| *range.end()).find(|end| *end > last) {
            return Err(SpreadsheetError::NoSuchNumber { number, last });
        }
    }
    let mut edits: BTreeMap<Uuid, BTreeMap<String, FieldEdit>> = BTreeMap::new();
    let mut numbers = Vec::new();
    for difference in differences.differences.iter().filter(|difference| accept.accepts(difference)) {
        let applies = matches!(difference.outcome, Outcome::Change | Outcome::Conflict { .. });
        if let Some(id) = Uuid::try_parse(&difference.service).ok().filter(|_| applies) {
            edits.entry(id).or_default().extend(difference.changes.clone());
            numbers.push(difference.number);
        }
    }
    Ok((edits.into_iter().map(|(id, changes)| Edit { id, changes }).collect(), numbers))
}

/// Compares what a person changed in a workbook with the records as they stand now.
///
/// # Errors
/// When the store cannot be read.
pub async fn differences(db: &Db, book: &Workbook) -> Result<Differences, SpreadsheetError> {
    let touches = touched(book);
    let mut remarks = touches.remarks;
    if db.epoch().await? != book.about.epoch {
        remarks.push(
            "This workbook was exported from another store, or before this one was restored: look at each change \
             before you accept it."
                .to_owned(),
        );
    }
    let mut by_service: BTreeMap<Uuid, Vec<usize>> = BTreeMap::new();
    let mut judged: Vec<Option<Difference>> = touches.touched.iter().map(|_| None).collect();
    for (at, touched) in touches.touched.iter().enumerate() {
        match Uuid::try_parse(&touched.service) {
            Ok(id) => by_service.entry(id).or_default().push(at),
            Err(_) => judged[at] = Some(Standing::default().judge(at + 1, touched)),
        }
    }
    let is_term = |touched: &Touched| matches!(touched.what, What::Cell { column: ADD_TERMS, .. });
    let terms = match touches.touched.iter().any(is_term) {
        true => Terms::of(db).await?,
        false => Terms::default(),
    };
    let ids: Vec<Uuid> = by_service.keys().copied().collect();
    for ids in ids.chunks(TOGETHER) {
        let services = db.services(ids).await?;
        let mut said = db.said_by(ids).await?;
        let mut known: HashMap<Uuid, Standing<'_>> = HashMap::new();
        for record in services {
            let id = record.record.id;
            let Some(service) = record.service(Viewer::Staff) else { continue };
            let adopting = Some((service.clone(), &terms));
            let (name, rows) = rows_of(service);
            let rows = rows.into_iter().map(|row| ((row.sheet, row.at.clone()), row)).collect();
            known.insert(id, Standing { name, rows, said: said.remove(&id).unwrap_or_default(), adopting });
        }
        for id in ids {
            let standing = known.remove(id).unwrap_or_default();
            for at in by_service.get(id).into_iter().flatten() {
                judged[*at] = Some(standing.judge(at + 1, &touches.touched[*at]));
            }
        }
    }
    Ok(Differences { differences: judged.into_iter().flatten().collect(), rows_gone: touches.gone, remarks })
}

/// A service as it stands now.
#[derive(Default)]
struct Standing<'a> {
    /// The service and the terms that it may be given; nothing where it is not known.
    adopting: Option<(Service, &'a Terms)>,
    name: String,
    rows: HashMap<(usize, String), Row>,
    said: BTreeMap<String, Said>,
}

impl Standing<'_> {
    fn judge(&self, number: usize, touched: &Touched) -> Difference {
        let sheet = &SHEETS[touched.sheet];
        let mut difference = Difference {
            number,
            sheet: sheet.name,
            row: touched.row,
            column: None,
            service: touched.service.clone(),
            name: self.name.clone(),
            now: String::new(),
            wanted: String::new(),
            said_by: None,
            outcome: Outcome::Already,
            changes: BTreeMap::new(),
        };
        let outcome = match &touched.what {
            What::Cell { column, wanted, exported, repeats } => {
                difference.column = Some(column);
                wanted.clone_into(&mut difference.wanted);
                self.cell(sheet, touched, column, exported.as_deref(), *repeats, &mut difference)
            }
            What::New(cells) => {
                let cells_in_words = cells.iter().map(|(column, text)| format!("{column}: {text}"));
                difference.wanted = cells_in_words.collect::<Vec<_>>().join("; ");
                self.added(sheet, touched, cells, &mut difference)
            }
        };
        difference.outcome = outcome.unwrap_or_else(|reason| Outcome::Refused { reason });
        difference
    }

    fn cell(
        &self,
        sheet: &'static Sheet,
        touched: &Touched,
        name: &str,
        exported: Option<&str>,
        repeats: Option<u32>,
        difference: &mut Difference,
    ) -> Result<Outcome, String> {
        self.known()?;
        if name == ADD_TERMS {
            return self.terms(touched, repeats, difference);
        }
        let key = (touched.sheet, touched.at.clone());
        let row =
            self.rows.get(&key).ok_or("this is no longer in the directory: export the workbook anew")?;
        let column =
            sheet.column(name).ok_or("grey cells only say what a row is about: they are not changed here")?;
        let now = row.values[column].as_ref().and_then(text).unwrap_or_default();
        let path = path(&touched.at, name);
        difference.said_by = self.said.get(&path).filter(|_| !now.is_empty()).map(SaidBy::from);
        difference.now.clone_from(&now);
        if let Some(before) = repeats {
            return Err(format!("row {before} of this sheet is about the same: say it in one of them"));
        }
        if now.ends_with(CUT) || exported.is_some_and(|exported| exported.ends_with(CUT)) {
            return Err("the text was too long for a cell, so what is changed in it is not taken".to_owned());
        }
        let column = &sheet.columns[column];
        let value = match difference.wanted.as_str() {
            "" if sheet.name == "services" && column.required => {
                return Err(format!("a service needs a {name}"));
            }
            "" => None,
            wanted => Some(value::read(sheet, column, wanted)?),
        };
        difference.wanted = value.as_ref().and_then(text).unwrap_or_default();
        if same(&difference.wanted, &now) {
            return Ok(Outcome::Already);
        }
        let from = self.said.get(&path).map(|said| said.value.clone());
        difference.changes.insert(path, FieldEdit { from, to: value });
        Ok(match exported {
            Some(exported) if same(exported, &now) => Outcome::Change,
            exported => Outcome::Conflict { exported: exported.map(str::to_owned) },
        })
    }

    /// Gives the service the terms that a cell names.
    fn terms(
        &self,
        touched: &Touched,
        repeats: Option<u32>,
        difference: &mut Difference,
    ) -> Result<Outcome, String> {
        if let Some(before) = repeats {
            return Err(format!("row {before} of this sheet is about the same: say it in one of them"));
        }
        let (Some((service, terms)), Ok(id)) = (&self.adopting, Uuid::try_parse(&touched.service)) else {
            return Ok(Outcome::Already);
        };
        let (new, changes) = adopted(id, service, &terms.named(&difference.wanted)?);
        if new.is_empty() {
            return Ok(Outcome::Already);
        }
        let names: Vec<&str> = new.iter().filter_map(|term| term.name.as_deref()).collect();
        difference.wanted = names.join("; ");
        difference.changes = changes;
        Ok(Outcome::Change)
    }

    fn added(
        &self,
        sheet: &'static Sheet,
        touched: &Touched,
        cells: &[(&'static str, String)],
        difference: &mut Difference,
    ) -> Result<Outcome, String> {
        if sheet.name == "services" {
            return Err(
                "new services are not taken from this workbook: import them as a table of their own (CSV or \
                 .xlsx) with a mapping"
                    .to_owned(),
            );
        }
        if !sheet.may_grow {
            return Err("one more of these cannot be added in a workbook: a row needs its “at”".to_owned());
        }
        if touched.service.is_empty() {
            return Err("say which service it is for: copy its id into “service_id”".to_owned());
        }
        self.known()?;
        let mut values = BTreeMap::new();
        for (name, wanted) in cells {
            let Some(column) = sheet.column(name) else { continue };
            let value = value::read(sheet, &sheet.columns[column], wanted);
            values.insert(*name, value.map_err(|wants| format!("{name} “{wanted}”: {wants}"))?);
        }
        let missing =
            sheet.columns.iter().find(|column| column.required && !values.contains_key(&*column.name));
        if let Some(missing) = missing {
            return Err(format!("it needs a {}", missing.name));
        }
        // The same row makes the same object, however often it is imported.
        let content = serde_json::to_string(&values).unwrap_or_default();
        let service = Uuid::try_parse(&touched.service).unwrap_or_default();
        let id = Uuid::new_v5(&service, format!("{}:{content}", sheet.name).as_bytes());
        let at = format!("{}[{id}]", sheet.name);
        if self.rows.contains_key(&(touched.sheet, at.clone())) {
            return Ok(Outcome::Already);
        }
        let changes = values
            .into_iter()
            .map(|(name, value)| (path(&at, name), FieldEdit { from: None, to: Some(value) }));
        difference.changes = changes.collect();
        Ok(Outcome::Change)
    }

    fn known(&self) -> Result<(), String> {
        self.adopting.as_ref().map(|_| ()).ok_or_else(|| "there is no service of that id here".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("all", Ok(Accept::All))]
    #[case("1-4, 7", Ok(Accept::Numbers(vec![1..=4, 7..=7])))]
    #[case("4-1", Err(()))]
    #[case("0", Err(()))]
    #[case("some", Err(()))]
    #[case("", Err(()))]
    fn what_is_accepted_is_named(#[case] told: &str, #[case] read: Result<Accept, ()>) {
        assert_eq!(told.parse::<Accept>().map_err(drop), read);
    }
}
