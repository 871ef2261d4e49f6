//! From the reference list of UK councils (mySociety, *UK local authority names and codes*, CC BY 4.0)
//! to our smaller table.

use std::collections::HashMap;

use jiff::{ToSpan, civil::Date};

use super::{Authorities, Authority, BadAuthority, Kind};
use crate::csv;

/// The list gives the day on which a council entered a register for some that are much older.
const REGISTER_OPENED: (&str, &str) = ("2005-05-01", "2005-06-30");

/// Counties that the list has wrong: Forest Heath was in Suffolk, not Surrey.
const COUNTIES_PUT_RIGHT: [(&str, &str); 1] = [("FOR", "SFK")];

/// Health boards of Scotland and Wales, whose areas are whole councils: code, name, councils
/// (OS Code-Point Open 2025.2, `LH` of each postcode, and its list of codes).
const HEALTH_BOARDS: &str = include_str!("../../data/health-boards.csv");

/// Makes our table from the reference list: the councils of Great Britain, without combined
/// authorities (which answer for none of these matters) and without dates that are only a register's.
///
/// The list's end dates are sometimes the last day and sometimes the day after; ours is the day on which
/// the successors began.
///
/// # Errors
///
/// [`BadAuthority`] where the list is not what it was, by line of the list.
pub fn compact(list: &str) -> Result<Authorities, BadAuthority> {
    let bad = |line: usize, reason| BadAuthority { line, reason };
    let mut lines = list.lines();
    let heading = csv::row(lines.next().unwrap_or_default().trim_start_matches('\u{feff}'));
    let rows: Vec<HashMap<&str, String>> =
        lines.map(|line| heading.iter().map(String::as_str).zip(csv::row(line)).collect()).collect();
    let boards = health_boards();
    let codes: HashMap<&str, &str> =
        rows.iter().map(|row| (value(row, "local-authority-code"), value(row, "gss-code"))).collect();
    let mut all = Vec::new();
    for (row, line) in rows.iter().zip(2..) {
        let Some(kind) = kind(value(row, "local-authority-type")) else { continue };
        let gss = |code: &str| {
            codes.get(code).map(|gss| (*gss).to_owned()).ok_or_else(|| bad(line, "names an unknown council"))
        };
        let own = value(row, "local-authority-code");
        let county = COUNTIES_PUT_RIGHT
            .iter()
            .find(|(code, _)| *code == own)
            .map_or(value(row, "county-la"), |(_, county)| county);
        let from = value(row, "start-date");
        let registered = (REGISTER_OPENED.0..=REGISTER_OPENED.1).contains(&from);
        let date = |text: &str| match text {
            "" => Ok(None),
            text => text.parse::<Date>().map(Some).map_err(|_| bad(line, "a date that is none")),
        };
        let code = value(row, "gss-code").to_owned();
        all.push(Authority {
            name: value(row, "nice-name").to_owned(),
            official_name: value(row, "official-name").to_owned(),
            kind,
            from: date(if registered { "" } else { from })?,
            until: date(value(row, "end-date"))?,
            replaced_by: list_of(value(row, "replaced-by")).map(gss).collect::<Result<_, _>>()?,
            county: (kind == Kind::District).then(|| gss(county)).transpose()?,
            health_board: boards.iter().find(|board| board.2.contains(&code)).map(|board| board.0.clone()),
            former_codes: list_of(value(row, "former-gss-codes")).map(str::to_owned).collect(),
            slug: Some(value(row, "gov-uk-slug").to_owned()).filter(|slug| !slug.is_empty()),
            code,
        });
    }
    let begun: HashMap<String, Date> =
        all.iter().filter_map(|authority| Some((authority.code.clone(), authority.from?))).collect();
    for authority in &mut all {
        let began = authority.replaced_by.first().and_then(|code| begun.get(code));
        authority.until = match (authority.until, began) {
            (Some(ended), Some(&began)) if began == ended || began == ended.saturating_add(1.day()) => {
                Some(began)
            }
            (ended, _) => ended,
        };
    }
    all.extend(boards.into_iter().map(|(code, name, _)| Authority {
        code,
        official_name: name.clone(),
        name,
        kind: Kind::HealthBoard,
        from: None,
        until: None,
        replaced_by: Vec::new(),
        county: None,
        health_board: None,
        former_codes: Vec::new(),
        slug: None,
    }));
    all.sort_by(|a, b| a.code.cmp(&b.code));
    Authorities::parse(&Authorities { all, ..Authorities::default() }.to_csv())
}

fn value<'a>(row: &'a HashMap<&str, String>, column: &str) -> &'a str {
    row.get(column).map_or("", |value| value.trim())
}

fn list_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|code| !code.is_empty())
}

/// Nothing for authorities that answer for none of our matters, and for Northern Ireland's.
fn kind(word: &str) -> Option<Kind> {
    Some(match word {
        "CTY" => Kind::County,
        "NMD" => Kind::District,
        "UA" => Kind::Unitary,
        "MD" => Kind::Metropolitan,
        "LBO" | "CC" => Kind::London,
        "SCO" => Kind::Scottish,
        "WPA" => Kind::Welsh,
        _ => return None,
    })
}

fn health_boards() -> Vec<(String, String, Vec<String>)> {
    HEALTH_BOARDS
        .lines()
        .skip(1)
        .filter_map(|line| match &csv::row(line)[..] {
            [code, name, councils] => {
                Some((code.clone(), name.clone(), councils.split(' ').map(str::to_owned).collect()))
            }
            _ => None,
        })
        .collect()
}
