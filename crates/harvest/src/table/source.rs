//! Which tables there are: the files of a folder, the sheets of a workbook, what is in a zip file.

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use crate::{open::is_feed_name, zipped::holds_a_feed};

use super::{
    TableError, archive,
    cells::{Cells, MOST_BYTES, Room},
    csv, text, workbook,
};

/// A table that could be read.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Its file's name without ending, or its sheet's name.
    pub(crate) name: String,
    /// What people call it: `services.csv`, `book.xlsx (sheet “Services”)`.
    pub(crate) file: String,
    /// Where it is, as the mapping may call it: `services.csv` or `book.xlsx`.
    pub(crate) in_file: String,
    place: Place,
}

#[derive(Clone, Debug)]
enum Place {
    Text(PathBuf),
    Zipped { archive: PathBuf, name: String },
    Sheet { workbook: PathBuf, sheet: String },
}

/// How a table's text is to be taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) encoding: Option<String>,
    pub(crate) delimiter: Option<char>,
    /// The row of the column names, from 1.
    pub(crate) header: u32,
}

/// Endings of files that hold tables.
const ENDINGS: [&str; 7] = ["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "zip"];

/// The name of the file that describes a package of tables.
const PACKAGE: &str = "datapackage.json";

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Whether what lies there is tables, not a feed, without being told so: a table's ending, the
/// description of a package, or a folder with tables and no feed in it.
pub(crate) fn looks_like_tables(path: &Path) -> bool {
    let is_table = |path: &Path| ending(path) != "txt" && ENDINGS.contains(&ending(path).as_str());
    let is_feed = |path: &Path| is_feed_name(path) || holds_a_feed(path);
    if !path.is_dir() {
        return is_table(path)
            || ["xls", "ods"].contains(&ending(path).as_str())
            || file_name(path) == PACKAGE;
    }
    let Ok(entries) = std::fs::read_dir(path) else { return false };
    let files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.iter().any(|path| is_table(path)) && !files.iter().any(|path| is_feed(path))
}

/// Finds the tables of a file or folder; none of them is read yet.
pub(crate) fn find(path: &Path) -> Result<Vec<Found>, TableError> {
    let failed = |error: std::io::Error| TableError::new(format!("{}: {error}", path.display()));
    let folder = match path.parent() {
        Some(parent) if file_name(path) == PACKAGE => {
            if parent.as_os_str().is_empty() {
                Path::new(".")
            } else {
                parent
            }
        }
        _ => path,
    };
    if !std::fs::metadata(folder).map_err(failed)?.is_dir() {
        return of_file(path);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let file = entry.map_err(failed)?.path();
        // A lock file of an office program is no workbook.
        let hidden = file_name(&file).starts_with(['.', '~']);
        if file.is_file() && !hidden && ENDINGS.contains(&ending(&file).as_str()) && ending(&file) != "zip" {
            files.push(file);
        }
    }
    files.sort();
    let mut found = Vec::new();
    for file in files {
        found.extend(of_file(&file)?);
    }
    if found.is_empty() {
        return Err(TableError::new(format!(
            "{} holds no .csv, .tsv or .xlsx file to read.",
            path.display()
        )));
    }
    Ok(found)
}

fn of_file(path: &Path) -> Result<Vec<Found>, TableError> {
    let name = file_name(path);
    let mut head = [0; 4];
    let read = std::fs::File::open(path).and_then(|mut file| file.read(&mut head));
    let read = read.map_err(|error| TableError::new(format!("{}: {error}", path.display())))?;
    match &head[..read] {
        [b'P', b'K', 3, 4] => {}
        [0xD0, 0xCF, 0x11, 0xE0] => {
            return Err(TableError::new(format!(
                "{name} is an Excel workbook of the old kind (.xls) or has a password: save it as .xlsx without one and try again."
            )));
        }
        [b'%', b'P', b'D', b'F'] => {
            return Err(TableError::new(format!("{name} is a PDF, which is not read as a table.")));
        }
        _ if ["xlsx", "xlsm", "zip"].contains(&ending(path).as_str()) => {
            return Err(TableError::new(format!(
                "{name} is called .{} but is none: save it anew and try again.",
                ending(path)
            )));
        }
        _ => {
            let place = Place::Text(path.to_owned());
            return Ok(vec![Found { name: stem(path), file: name.clone(), in_file: name, place }]);
        }
    }
    let names = archive::names(&archive::open(path)?);
    if archive::is_workbook(&names) {
        let sheets = workbook::sheets(path)?.into_iter().map(|sheet| Found {
            name: sheet.clone(),
            file: format!("{name} (sheet “{sheet}”)"),
            in_file: name.clone(),
            place: Place::Sheet { workbook: path.to_owned(), sheet },
        });
        return Ok(sheets.collect());
    }
    archive::check(path, &mut archive::open(path)?)?;
    let tables =
        names.into_iter().filter(|entry| ["csv", "tsv"].contains(&ending(Path::new(entry)).as_str()));
    let tables = tables.filter(|entry| !entry.starts_with("__MACOSX"));
    let mut found: Vec<Found> = tables
        .map(|entry| Found {
            name: stem(Path::new(&entry)),
            file: file_name(Path::new(&entry)),
            in_file: file_name(Path::new(&entry)),
            place: Place::Zipped { archive: path.to_owned(), name: entry },
        })
        .collect();
    found.sort_by(|one, other| one.file.cmp(&other.file));
    if found.is_empty() {
        return Err(TableError::new(format!(
            "{name} is a zip file without a .csv file or a workbook in it."
        )));
    }
    Ok(found)
}

impl Found {
    /// Whether it is in a file of that name.
    pub(crate) fn is_in(&self, file: &str) -> bool {
        self.in_file.eq_ignore_ascii_case(file)
    }

    /// Reads it.
    pub(crate) fn read(&self, reading: &Reading, room: &mut Room) -> Result<Cells, TableError> {
        let header = reading.header.max(1);
        let bytes = match &self.place {
            Place::Sheet { workbook, sheet } => {
                return workbook::read(workbook, sheet, &self.file, header, room);
            }
            Place::Zipped { archive, name } => archive::bytes(archive, name)?,
            Place::Text(path) => bytes(path)?,
        };
        let text = text::decode(bytes, reading.encoding.as_deref())
            .map_err(|error| TableError::new(format!("{}: {error}", self.file)))?;
        let start = text.trim_start().get(..15).unwrap_or_default().to_ascii_lowercase();
        if start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<?xml") {
            return Err(TableError::new(format!(
                "{} is a web page or XML, not a table: check where it came from.",
                self.file
            )));
        }
        csv::read(&self.file, &text, reading.delimiter, header, room)
    }

    /// What stands between the cells, as far as that can be found out; nothing for a sheet.
    pub(crate) fn delimiter(&self, encoding: Option<&str>) -> Option<char> {
        let bytes = match &self.place {
            Place::Sheet { .. } => return None,
            Place::Zipped { archive, name } => archive::bytes(archive, name).ok()?,
            Place::Text(path) => bytes(path).ok()?,
        };
        let text = text::decode(bytes, encoding).ok()?;
        Some(char::from(csv::delimiter_of(&text)))
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, TableError> {
    let failed = |error: std::io::Error| TableError::new(format!("{}: {error}", path.display()));
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > MOST_BYTES {
        return Err(TableError::too_long(&file_name(path)));
    }
    Ok(bytes)
}
