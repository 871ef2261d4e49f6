//! Single values of a row: from the text of its cells, as the mapping says, to what the property
//! holds.

use openreferral::shape::Kind;
use serde_json::Value;

use super::{
    csv::shortened,
    join::Assembler,
    properties::Leaf,
    value::{self, split},
};

impl Assembler<'_> {
    /// A single value, and whether a cell said it.
    pub(super) fn leaf(
        &mut self,
        leaf: &Leaf,
        name: &str,
        table: usize,
        row: usize,
        part: Option<usize>,
    ) -> Option<(Value, bool)> {
        let from = &leaf.from;
        if let Some(fixed) = &from.fixed {
            return Some((self.of_kind(leaf, name, fixed).unwrap_or_else(|| fixed.as_str().into()), false));
        }
        let text = self.text(leaf, table, row, part);
        if text.is_empty() {
            if from.required && from.default.is_none() {
                self.refuse(leaf, table, row, "is blank and may not be");
            }
            let default = from.default.as_deref()?;
            return Some((self.of_kind(leaf, name, default).unwrap_or_else(|| default.into()), false));
        }
        let mapped =
            if let Some(word) = from.words.iter().find(|(word, _)| word.trim().eq_ignore_ascii_case(&text)) {
                Some(word.1.clone())
            } else if !from.words.is_empty() {
                match &from.otherwise {
                    Some(otherwise) => Some(otherwise.clone()),
                    None => {
                        return self.unread(
                            leaf,
                            table,
                            row,
                            text,
                            "is none of the words that the mapping knows",
                        );
                    }
                }
            } else if from.yes.is_some() || from.no.is_some() {
                match value::yes_or_no(&text) {
                    Some(true) => Some(from.yes.clone().unwrap_or_default()),
                    Some(false) => Some(from.no.clone().unwrap_or_default()),
                    None => return self.unread(leaf, table, row, text, "says neither yes nor no"),
                }
            } else {
                None
            };
        let text = match mapped {
            Some(mapped) if mapped.is_empty() => return None,
            Some(mapped) => mapped,
            None => text,
        };
        match self.of_kind(leaf, name, &text) {
            Some(value) => Some((value, true)),
            // It says the other end of a range.
            None if name.ends_with("_age") && value::says_an_age(&text) => None,
            None => self.unread(leaf, table, row, text, "cannot be read as a number"),
        }
    }

    /// The text of a value's cells, without what only means that nothing is known.
    fn text(&self, leaf: &Leaf, table: usize, row: usize, part: Option<usize>) -> String {
        let cells = &self.plan.tables[table].cells;
        let known = |cell: &&str| {
            !cell.is_empty() && !leaf.blank.iter().any(|blank| blank.trim().eq_ignore_ascii_case(cell))
        };
        let said = leaf.columns.iter().map(|column| cells.cell(row, *column));
        let with =
            leaf.from.with.as_deref().unwrap_or(if matches!(leaf.kind, Kind::Html) { "\n\n" } else { ", " });
        if let Some(each) = &leaf.from.each {
            let all: Vec<&str> = said.flat_map(|cell| split(cell, each)).collect();
            return all
                .get(part.unwrap_or(0))
                .filter(|cell| known(cell))
                .map(|cell| (*cell).to_owned())
                .unwrap_or_default();
        }
        said.filter(known).collect::<Vec<_>>().join(with)
    }

    /// The text as the kind of value that the property holds; nothing where it should be a number
    /// and is none. Dates that cannot be read are left to the reader of records.
    fn of_kind(&self, leaf: &Leaf, name: &str, text: &str) -> Option<Value> {
        match leaf.kind {
            Kind::Number => value::number(text, name).map(Value::Number),
            Kind::Date => Some(value::date(text, self.plan.dates).unwrap_or_else(|| text.to_owned()).into()),
            _ => Some(text.into()),
        }
    }

    /// A value that cannot be read: the reader of records keeps it aside, unless the mapping would
    /// rather not have the row.
    fn unread(
        &mut self,
        leaf: &Leaf,
        table: usize,
        row: usize,
        text: String,
        why: &str,
    ) -> Option<(Value, bool)> {
        if leaf.from.required {
            self.refuse(leaf, table, row, &format!("“{}” {why}", shortened(&text)));
        } else {
            let column = leaf.columns.first().copied().unwrap_or_default();
            self.tell(table, row, column, &format!("“{}” {why}: kept aside, not shown", shortened(&text)));
        }
        // Any text would do for a text; a list is readable as no kind of value, and so kept aside.
        let text = Value::from(text);
        let aside = matches!(leaf.kind, Kind::Text | Kind::Html | Kind::Time);
        Some((if aside { Value::Array(vec![text]) } else { text }, true))
    }

    fn refuse(&mut self, leaf: &Leaf, table: usize, row: usize, why: &str) {
        let columns = &self.plan.tables[table].cells.columns;
        let column = leaf.columns.first().map(|column| columns[*column].as_str()).unwrap_or_default();
        let held = self.about(table, row, format!("left out: column “{column}” {why}"), true);
        self.refused.get_or_insert(held);
    }
}
