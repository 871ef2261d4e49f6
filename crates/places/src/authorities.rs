//! Who there is to answer: councils, and the health boards of Scotland and Wales.

mod names;
mod reference;

use std::{collections::HashMap, sync::OnceLock};

use jiff::civil::Date;

use crate::csv;
pub(crate) use names::strip;
pub use reference::compact;

/// The bundled table, made by the example `build-authorities`.
const BUNDLED: &str = include_str!("../data/authorities.csv");

/// The heading of a table of authorities.
const HEADING: &str =
    "code,name,official_name,kind,from,until,replaced_by,county,health_board,former_codes,slug";

/// Which nation a code belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nation {
    /// England.
    England,
    /// Scotland.
    Scotland,
    /// Wales.
    Wales,
    /// Northern Ireland: of its places we know the names and positions of towns, and nothing else.
    NorthernIreland,
}

impl Nation {
    /// The nation that a GSS code belongs to, by its first letter: E, S, W or N.
    pub fn of_code(code: &str) -> Option<Self> {
        match code.as_bytes().first()? {
            b'E' => Some(Self::England),
            b'S' => Some(Self::Scotland),
            b'W' => Some(Self::Wales),
            b'N' => Some(Self::NorthernIreland),
            _ => None,
        }
    }
}

/// What sort of authority it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// County council of two-tier England.
    County,
    /// District or borough council of two-tier England.
    District,
    /// Unitary authority in England: answers for everything.
    Unitary,
    /// Metropolitan district: answers for everything.
    Metropolitan,
    /// London borough, or the City of London Corporation: answers for everything.
    London,
    /// Scottish council.
    Scottish,
    /// Welsh county or county borough council.
    Welsh,
    /// Health board of Scotland or Wales, which there answers for public health.
    HealthBoard,
}

const KINDS: [(Kind, &str); 8] = [
    (Kind::County, "county"),
    (Kind::District, "district"),
    (Kind::Unitary, "unitary"),
    (Kind::Metropolitan, "metropolitan"),
    (Kind::London, "london"),
    (Kind::Scottish, "scottish"),
    (Kind::Welsh, "welsh"),
    (Kind::HealthBoard, "health_board"),
];

impl Kind {
    /// The word for it in tables and on the wire.
    pub fn as_str(self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| *word)
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        KINDS.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
    }
}

/// A council or a health board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// Its GSS code: `E06000023`.
    pub code: String,
    /// What people call it: `Bristol`.
    pub name: String,
    /// What it calls itself: `Bristol City Council`.
    pub official_name: String,
    /// What sort it is.
    pub kind: Kind,
    /// The first day on which it answered, where a reorganisation made it in or after 2009 or the
    /// source has it; `None` when it has answered for as long as matters.
    pub from: Option<Date>,
    /// The first day on which it no longer answers.
    pub until: Option<Date>,
    /// Codes of those that took over.
    pub replaced_by: Vec<String>,
    /// Code of its county, for a district.
    pub county: Option<String>,
    /// Code of its health board, in Scotland and Wales.
    pub health_board: Option<String>,
    /// Codes that it had before, which older tables of postcodes use.
    pub former_codes: Vec<String>,
    /// Its name in GOV.UK's local links, where it has one.
    pub slug: Option<String>,
}

impl Authority {
    /// In which nation it is.
    pub fn nation(&self) -> Nation {
        Nation::of_code(&self.code).unwrap_or(Nation::England)
    }

    /// Whether it answers on that day.
    pub fn answers_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// A line of a table of authorities that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the table of authorities: {reason}")]
pub struct BadAuthority {
    /// Which, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: &'static str,
}

/// All authorities, those that have ended too.
#[derive(Clone, Debug, Default)]
pub struct Authorities {
    all: Vec<Authority>,
    by_code: HashMap<String, usize>,
    by_name: OnceLock<HashMap<String, Vec<usize>>>,
}

impl Authorities {
    /// The table that comes with Fingerpost (councils as of 2025).
    pub fn bundled() -> &'static Self {
        static OPENED: OnceLock<Authorities> = OnceLock::new();
        OPENED.get_or_init(|| match Self::parse(BUNDLED) {
            Ok(authorities) => authorities,
            // It is part of the program; a test opens it.
            Err(bad) => unreachable!("{bad}"),
        })
    }

    /// Reads a table: the heading as in `data/authorities.csv`, dates as `YYYY-MM-DD`, several codes
    /// with spaces between. With a table of one's own, a reorganisation needs no new program.
    ///
    /// # Errors
    ///
    /// [`BadAuthority`] at the first line that is not a row of such a table, or names a code that the
    /// table does not have.
    pub fn parse(text: &str) -> Result<Self, BadAuthority> {
        let mut lines = text.lines().zip(1..);
        if lines.next().map(|(heading, _)| heading.trim()) != Some(HEADING) {
            return Err(BadAuthority { line: 1, reason: "not the heading of such a table" });
        }
        let mut read = Self::default();
        for (line, number) in lines.filter(|(line, _)| !line.trim().is_empty()) {
            let authority =
                authority(&csv::row(line)).map_err(|reason| BadAuthority { line: number, reason })?;
            let codes = std::iter::once(&authority.code).chain(&authority.former_codes);
            for code in codes {
                if read.by_code.insert(code.clone(), read.all.len()).is_some() {
                    return Err(BadAuthority { line: number, reason: "a code that came before" });
                }
            }
            read.all.push(authority);
        }
        for (authority, at) in read.all.iter().zip(2..) {
            let named = [&authority.county, &authority.health_board];
            if named.into_iter().flatten().chain(&authority.replaced_by).any(|code| read.get(code).is_none())
            {
                return Err(BadAuthority { line: at, reason: "names a code that is not in the table" });
            }
        }
        Ok(read)
    }

    /// The authority with that code, now or formerly.
    pub fn get(&self, code: &str) -> Option<&Authority> {
        self.by_code.get(code).map(|&at| &self.all[at])
    }

    /// All of them, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = &Authority> {
        self.all.iter()
    }

    /// The table as text, for [`Authorities::parse`].
    pub fn to_csv(&self) -> String {
        let quote = |text: &str| {
            if text.contains([',', '"']) {
                format!("\"{}\"", text.replace('"', "\"\""))
            } else {
                text.to_owned()
            }
        };
        let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let mut text = format!("{HEADING}\n");
        for authority in &self.all {
            let values = [
                authority.code.clone(),
                quote(&authority.name),
                quote(&authority.official_name),
                authority.kind.as_str().to_owned(),
                date(authority.from),
                date(authority.until),
                authority.replaced_by.join(" "),
                authority.county.clone().unwrap_or_default(),
                authority.health_board.clone().unwrap_or_default(),
                authority.former_codes.join(" "),
                authority.slug.clone().unwrap_or_default(),
            ];
            text.push_str(&values.join(","));
            text.push('\n');
        }
        text
    }

    /// Those that this one took over from.
    pub(crate) fn predecessors<'a>(&'a self, of: &'a Authority) -> impl Iterator<Item = &'a Authority> {
        self.all.iter().filter(|before| before.replaced_by.contains(&of.code))
    }
}

fn authority(values: &[String]) -> Result<Authority, &'static str> {
    let [code, name, official_name, kind, from, until, replaced_by, county, health_board, former, slug] =
        values
    else {
        return Err("not eleven values");
    };
    if code.len() != 9 || name.is_empty() || official_name.is_empty() {
        return Err("a code of nine characters and both names are needed");
    }
    let date = |text: &str| match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| "not a date such as 2023-04-01"),
    };
    let codes = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    let optional = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok(Authority {
        code: code.clone(),
        name: name.clone(),
        official_name: official_name.clone(),
        kind: Kind::parse(kind).ok_or("not a kind of authority")?,
        from: date(from)?,
        until: date(until)?,
        replaced_by: codes(replaced_by),
        county: optional(county),
        health_board: optional(health_board),
        former_codes: codes(former),
        slug: optional(slug),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_table_has_every_council_of_great_britain() {
        let today = jiff::civil::date(2026, 11, 22);
        let count =
            |kind| Authorities::bundled().iter().filter(|a| a.kind == kind && a.answers_on(today)).count();
        assert_eq!(KINDS.map(|(kind, _)| count(kind)), [21, 164, 63, 36, 33, 32, 22, 21]);
    }

    #[test]
    fn a_table_that_was_written_is_read_again() {
        let text = Authorities::bundled().to_csv();
        assert_eq!(text, BUNDLED);
    }

    #[test]
    fn a_district_has_a_county_and_what_has_ended_has_a_successor_from_that_day() {
        let authorities = Authorities::bundled();
        for authority in authorities.iter() {
            assert_eq!(authority.kind == Kind::District, authority.county.is_some(), "{}", authority.name);
            assert_eq!(authority.until.is_some(), !authority.replaced_by.is_empty(), "{}", authority.name);
            for code in &authority.replaced_by {
                let successor = authorities.get(code).expect("a successor");
                assert_eq!(successor.from, authority.until, "{} to {}", authority.name, successor.name);
            }
        }
    }

    #[test]
    fn a_table_that_names_what_it_has_not_is_refused() {
        let text = format!("{HEADING}\nE07000001,A,A Council,district,,,,E10000001,,,\n");
        assert_eq!(Authorities::parse(&text).map_err(|bad| bad.line).err(), Some(2));
        assert_eq!(Authorities::parse("code\n").map_err(|bad| bad.line).err(), Some(1));
    }
}
