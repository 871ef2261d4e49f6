//! The mapping file: what the columns of a publisher's tables mean. `mappings/README.md` describes
//! the format for those who write one; here it is read, and what cannot be meant is refused.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;

use super::TableError;

/// A mapping as it was written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mapping {
    /// The table each of whose rows is a service.
    pub(crate) services: String,
    #[serde(default)]
    pub(crate) read: Read,
    pub(crate) tables: BTreeMap<String, Table>,
}

/// How cells are read, in all tables.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Read {
    pub(crate) encoding: Option<String>,
    pub(crate) delimiter: Option<char>,
    /// What stands between several ids in one cell. A comma unless said.
    pub(crate) separator: Option<String>,
    /// Words that mean that nothing is known.
    #[serde(default)]
    pub(crate) blank: Vec<String>,
    #[serde(default)]
    pub(crate) dates: Dates,
}

/// Which number of `03/04/2026` is the month.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub(crate) enum Dates {
    #[default]
    #[serde(rename = "day first")]
    DayFirst,
    #[serde(rename = "month first")]
    MonthFirst,
}

/// One table.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    pub(crate) file: Option<String>,
    pub(crate) sheet: Option<String>,
    /// The row of the column names, from 1.
    pub(crate) header_row: Option<u32>,
    /// Property path to where its value comes from; dotted keys and nested tables say the same.
    #[serde(default)]
    pub(crate) columns: toml::Table,
    #[serde(default)]
    pub(crate) keep: Keep,
    #[serde(default)]
    pub(crate) joins: Vec<Join>,
    /// Only rows whose column says one of these.
    #[serde(default)]
    pub(crate) only: BTreeMap<String, Vec<String>>,
    /// No rows whose column says one of these.
    #[serde(default)]
    pub(crate) except: BTreeMap<String, Vec<String>>,
}

/// Columns that the standard has no property for: kept as they are, for partners only.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Keep {
    /// Under the column's own name.
    Names(Vec<String>),
    /// Under another name: `type_code = "type"`.
    Renamed(BTreeMap<String, String>),
}

impl Default for Keep {
    fn default() -> Self {
        Self::Names(Vec::new())
    }
}

impl Keep {
    /// Each property's name and its column.
    pub(crate) fn pairs(&self) -> Vec<(&str, &str)> {
        match self {
            Self::Names(names) => names.iter().map(|name| (name.as_str(), name.as_str())).collect(),
            Self::Renamed(names) => {
                names.iter().map(|(name, column)| (name.as_str(), column.as_str())).collect()
            }
        }
    }
}

/// Rows of another table that belong to a row of this one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Join {
    /// The property that they become: `phones`, `service_at_locations.location`.
    pub(crate) into: String,
    pub(crate) table: String,
    /// The column of this table with their ids. This table's own id unless said.
    pub(crate) here: Option<String>,
    /// The column of that table. That table's own id unless said.
    pub(crate) there: Option<String>,
    /// A second pair of columns that must agree too.
    pub(crate) also: Option<Pair>,
    /// The column of that table with the ids of places: its rows go to the service's sites there.
    pub(crate) at: Option<String>,
    /// Only rows of that table whose column says one of these; `""` is a blank cell.
    #[serde(default, rename = "where")]
    pub(crate) only: BTreeMap<String, OneOrMore>,
    /// Only for rows of this table whose column says one of these.
    #[serde(default)]
    pub(crate) when: BTreeMap<String, OneOrMore>,
    /// Only where the joins before it have found nothing to put there.
    #[serde(default)]
    pub(crate) if_none: bool,
}

/// A column of this table and one of that.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pair {
    pub(crate) here: String,
    pub(crate) there: String,
}

/// A word or a list of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    pub(crate) fn into_vec(self) -> Vec<String> {
        match self {
            Self::One(word) => vec![word],
            Self::More(words) => words,
        }
    }
}

/// Where one property's value comes from.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct From {
    pub(crate) column: Option<String>,
    /// Several columns, whose texts are put together.
    #[serde(default)]
    pub(crate) columns: Vec<String>,
    /// What stands between them.
    pub(crate) with: Option<String>,
    /// The same for every row.
    pub(crate) fixed: Option<String>,
    /// Where the cell is blank.
    pub(crate) default: Option<String>,
    /// The publisher's word to the standard's word; a cell may say nothing else.
    #[serde(default)]
    pub(crate) words: BTreeMap<String, String>,
    /// For a word that is not among them; `""` leaves the property out.
    pub(crate) otherwise: Option<String>,
    /// What to say where the cell says yes.
    pub(crate) yes: Option<String>,
    /// What to say where the cell says no.
    pub(crate) no: Option<String>,
    /// Words that mean that nothing is known, beside those for all tables.
    #[serde(default)]
    pub(crate) blank: Vec<String>,
    /// What stands between several values in the cell: each becomes an item of the list.
    pub(crate) each: Option<String>,
    /// Whether a row without a value that can be read is held back.
    #[serde(default)]
    pub(crate) required: bool,
}

/// The names that tell a [`From`] from a table of further properties. None is a property of the
/// standard.
const OF_FROM: [&str; 12] = [
    "column",
    "columns",
    "with",
    "fixed",
    "default",
    "words",
    "otherwise",
    "yes",
    "no",
    "blank",
    "each",
    "required",
];

impl Mapping {
    /// Reads a mapping file.
    pub(crate) fn open(path: &Path) -> Result<Self, TableError> {
        let named = |what: String| TableError::new(format!("{}: {what}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|error| named(error.to_string()))?;
        Self::parse(&text).map_err(named)
    }

    /// Reads a mapping, or says in one line what is wrong and where.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mapping: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            let place = line.map(|line| format!("line {line}: ")).unwrap_or_default();
            format!("{place}{}.", error.message().trim_end_matches('.').replace('\n', " "))
        })?;
        if !mapping.tables.contains_key(&mapping.services) {
            return Err(format!(
                "services = “{}” names no table of the mapping; its tables are {}.",
                mapping.services,
                listed(mapping.tables.keys().map(String::as_str))
            ));
        }
        Ok(mapping)
    }
}

impl Table {
    /// Each property path, taken apart, and where its value comes from.
    pub(crate) fn froms(&self) -> Result<Vec<(Vec<String>, From)>, String> {
        let mut froms = Vec::new();
        gather(&self.columns, &[], &mut froms)?;
        Ok(froms)
    }
}

fn gather(
    table: &toml::Table,
    before: &[String],
    froms: &mut Vec<(Vec<String>, From)>,
) -> Result<(), String> {
    for (key, value) in table {
        let mut path = before.to_vec();
        path.extend(key.split('.').map(|part| part.trim().to_owned()));
        let named = || path.join(".");
        let from = match value {
            toml::Value::String(column) => From { column: Some(column.clone()), ..From::default() },
            toml::Value::Array(_) => {
                let columns = value.clone().try_into().map_err(|_| {
                    format!("{}: a list holds names of columns, each between quotation marks", named())
                })?;
                From { columns, ..From::default() }
            }
            toml::Value::Table(inner) if inner.keys().any(|key| OF_FROM.contains(&key.as_str())) => {
                let from: From = value.clone().try_into().map_err(|error: toml::de::Error| {
                    format!("{}: {}", named(), error.message().replace('\n', " "))
                })?;
                if from.column.is_none() && from.columns.is_empty() && from.fixed.is_none() {
                    return Err(format!("{}: it needs a column, or what is fixed for every row", named()));
                }
                from
            }
            toml::Value::Table(inner) => {
                gather(inner, &path, froms)?;
                continue;
            }
            _ => return Err(format!("{}: the name of a column stands between quotation marks", named())),
        };
        froms.push((path, from));
    }
    Ok(())
}

/// Names for a sentence.
pub(crate) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const MOST: usize = 40;
    let names: Vec<String> = names.filter(|name| !name.is_empty()).map(|name| format!("“{name}”")).collect();
    if names.is_empty() {
        "none".to_owned()
    } else if names.len() > MOST {
        format!("{} and {} more", names[..MOST].join(", "), names.len() - MOST)
    } else {
        names.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dotted_keys_and_tables_say_the_same() {
        let mapping = Mapping::parse(
            "services = 'a'\n[tables.a.columns]\nphones.2.number = 'Mobile'\n'organization.name' = {fixed = 'Us'}\nname = ['A', 'B']\n",
        )
        .expect("a mapping");
        let froms = mapping.tables["a"].froms().expect("paths");
        let said: Vec<(String, From)> =
            froms.into_iter().map(|(path, from)| (path.join("."), from)).collect();
        assert_eq!(
            said.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(),
            ["name", "organization.name", "phones.2.number"]
        );
        assert_eq!(said[0].1.columns, ["A", "B"]);
        assert_eq!(said[1].1.fixed.as_deref(), Some("Us"));
        assert_eq!(said[2].1.column.as_deref(), Some("Mobile"));
    }

    #[rstest::rstest]
    #[case(
        "services = 'a'\n[tables.b]\n",
        "services = “a” names no table of the mapping; its tables are “b”."
    )]
    #[case("services = 'a'\n[tables.a]\ncolums.name = 'x'\n", "line 3: unknown field `colums`")]
    #[case("services = 'a'\nx", "line 2: ")]
    #[case("services = 'a'\n[tables.a]\n[read]\ndates = 'American'", "line 4: unknown variant `American`")]
    fn what_is_wrong_with_a_mapping_is_said_in_one_line(#[case] text: &str, #[case] says: &str) {
        let error = Mapping::parse(text).expect_err("refused");
        assert!(error.starts_with(says) && !error.contains('\n'), "{error}");
    }

    #[rstest::rstest]
    #[case("name = 5", "name: the name of a column stands between quotation marks")]
    #[case("name = {default = 'x'}", "name: it needs a column")]
    #[case("name = {column = 'x', read = 'y'}", "name: unknown field `read`")]
    fn what_is_wrong_with_a_property_is_said_with_its_path(#[case] line: &str, #[case] says: &str) {
        let text = format!("services = 'a'\n[tables.a.columns]\n{line}\n");
        let error = Mapping::parse(&text).expect("a mapping").tables["a"].froms().expect_err("refused");
        assert!(error.starts_with(says), "{error}");
    }
}
