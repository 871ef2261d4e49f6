//! Text with a character between its cells: comma, semicolon, tab or bar.

use super::{
    TableError,
    cells::{BrokenRow, Cells, Room},
};

/// The characters that may stand between cells, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many rows are looked at to find out what stands between cells.
const LOOKED_AT: usize = 50;

/// Reads a table. The header is in row `header`, counted from 1.
pub(crate) fn read(
    file: &str,
    text: &str,
    delimiter: Option<char>,
    header: u32,
    room: &mut Room,
) -> Result<Cells, TableError> {
    let delimiter = match delimiter {
        Some(told) => u8::try_from(told).map_err(|_| {
            TableError::new(format!("{file}: the delimiter {told:?} is not one plain character."))
        })?,
        None => delimiter_of(text),
    };
    let mut rows = Rows::new(text, delimiter);
    let columns = loop {
        match rows.next(file)? {
            None => {
                return Err(TableError::new(format!(
                    "{file} is empty: it has no row {header} of column names."
                )));
            }
            Some((number, record)) if number >= header => {
                break record.iter().map(|name| name.trim().to_owned()).collect::<Vec<_>>();
            }
            Some(_) => {}
        }
    };
    let mut cells = Cells::new(file.to_owned(), columns);
    while let Some((number, record)) = rows.next(file)? {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match misfit(&cells.columns, &record) {
            Some(reason) => cells.broken.push(BrokenRow { number, reason }),
            None => cells.push(number, record.iter(), room)?,
        }
    }
    Ok(cells)
}

/// Why a row does not fit under the header: it has cells too few or too many.
fn misfit(columns: &[String], record: &csv::StringRecord) -> Option<String> {
    let (wanted, found) = (columns.len(), record.len());
    let more = record.iter().skip(wanted).find(|cell| !cell.trim().is_empty());
    if let Some(more) = more {
        return Some(format!(
            "it has {found} cells where the header has {wanted}; “{}” is the first too many (column {})",
            shortened(more),
            wanted + 1
        ));
    }
    (found < wanted).then(|| {
        format!(
            "it has {found} cells where the header has {wanted}; it ends in “{}” before column “{}”",
            shortened(record.iter().next_back().unwrap_or_default()),
            columns[found]
        )
    })
}

/// The beginning of a cell's text, for a message.
pub(crate) fn shortened(text: &str) -> String {
    const CHARACTERS: usize = 60;
    let text = text.trim();
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What stands between the cells: the character that makes the most columns of which most rows
/// have the same number.
pub(crate) fn delimiter_of(text: &str) -> u8 {
    let mut best = (0, DELIMITERS[0]);
    for delimiter in DELIMITERS {
        let mut rows = Rows::new(text, delimiter);
        let mut widths = Vec::new();
        while widths.len() < LOOKED_AT {
            let Ok(Some((_, record))) = rows.next("") else { break };
            widths.push(record.len());
        }
        let Some(&width) =
            widths.iter().max_by_key(|width| widths.iter().filter(|other| other == width).count())
        else {
            break;
        };
        let alike = widths.iter().filter(|other| **other == width).count();
        let score = if width < 2 { 0 } else { alike * 1000 / widths.len() + width.min(500) };
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// The rows of a text with their numbers, as a spreadsheet counts: a line break within quotation
/// marks does not begin a new row, a blank line is one.
struct Rows<'a> {
    reader: csv::Reader<&'a [u8]>,
    record: csv::StringRecord,
    /// The number of the next row, and the line on which it would begin without blank lines.
    next: (u32, u64),
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, delimiter: u8) -> Self {
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        Self { reader, record: csv::StringRecord::new(), next: (1, 1) }
    }

    fn next(&mut self, file: &str) -> Result<Option<(u32, csv::StringRecord)>, TableError> {
        match self.reader.read_record(&mut self.record) {
            Ok(false) => Ok(None),
            Ok(true) => {
                let line = self.record.position().map_or(self.next.1, csv::Position::line);
                let blank = line.saturating_sub(self.next.1);
                let number = self.next.0 + u32::try_from(blank).unwrap_or(u32::MAX);
                let within: usize = self.record.iter().map(|cell| cell.matches('\n').count()).sum();
                self.next = (number + 1, line + 1 + within as u64);
                Ok(Some((number, std::mem::take(&mut self.record))))
            }
            Err(error) => Err(TableError::new(format!("{file} could not be read: {error}."))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Cells {
        read("a.csv", text, None, 1, &mut Room::default()).expect("a table")
    }

    #[rstest::rstest]
    #[case::comma("id,name\n1,Tea; coffee\n2,Milk\n")]
    #[case::semicolon("id;name\n1;Tea, coffee, milk\n2;Milk\n")]
    #[case::tab("id\tname\n1\tTea, coffee\n2\tMilk\n")]
    #[case::bar("id|name\n1|Tea, coffee\n2|Milk\n")]
    #[case::with_quotation_marks("\"id\",\"name\"\n\"1\",\"Tea; coffee; milk\"\n\"2\",\"Milk\"\n")]
    fn what_stands_between_cells_is_found_out(#[case] text: &str) {
        let table = table(text);
        assert_eq!(table.columns, ["id", "name"]);
        assert_eq!((table.len(), table.cell(1, 1)), (2, "Milk"));
    }

    #[test]
    fn one_column_is_a_table_too() {
        let table = table("name\nTea\nCoffee\n");
        assert_eq!((table.columns.len(), table.cell(1, 0)), (1, "Coffee"));
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
        let table = table("id,name\n1,\"Tea\nand coffee\"\n\n,\n2,Milk\n");
        assert_eq!((table.number(0), table.number(1)), (2, 5));
        assert_eq!(table.cell(0, 1), "Tea\nand coffee");
    }

    #[test]
    fn a_row_with_too_many_or_too_few_cells_is_held_back_by_itself() {
        let table = table("id,name,phone\n1,Tea,5\n2,Milk, and more,6\n3\n4,Water,,\n");
        assert_eq!((table.len(), table.cell(1, 1)), (2, "Water"));
        let reasons: Vec<String> =
            table.broken.iter().map(|row| format!("{}: {}", row.number, row.reason)).collect();
        assert_eq!(
            reasons,
            [
                "3: it has 4 cells where the header has 3; “6” is the first too many (column 4)",
                "4: it has 1 cells where the header has 3; it ends in “3” before column “name”",
            ]
        );
    }

    #[test]
    fn a_header_further_down_is_found_where_the_mapping_says() {
        let table = read("a.csv", "Our services 2026,\n,\nid,name\n1,Tea\n", None, 3, &mut Room::default())
            .expect("a table");
        assert_eq!(
            (table.columns.as_slice(), table.number(0)),
            (&["id".to_owned(), "name".to_owned()][..], 4)
        );
    }

    #[test]
    fn a_missing_quotation_mark_is_told_where_it_is() {
        let text = format!("id,name\n1,\"Tea\n{}", "2,Milk\n".repeat(50_000));
        let refused = read("a.csv", &text, None, 1, &mut Room::default()).expect_err("one endless cell");
        assert!(refused.to_string().contains("a.csv, row 2, column “name”"), "{refused}");
    }
}
