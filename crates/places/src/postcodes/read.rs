//! Reading the tables that public bodies publish: OS Code-Point Open, and the ONS's ONSPD and NSPL.

use super::Area;
use crate::{GridPoint, Postcode, csv};

/// Code-Point Open's quality of a postcode that has no position.
const NO_POSITION: &str = "90";

/// One postcode, as a table gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub postcode: Postcode,
    /// Where, when that is known.
    pub grid: Option<GridPoint>,
    /// In which district, county and ward.
    pub area: Area,
}

/// A line that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct Unreadable {
    /// Which, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: &'static str,
}

/// Where each value stands in a line.
struct Columns {
    postcode: usize,
    quality: Option<usize>,
    easting: usize,
    northing: usize,
    district: usize,
    county: Option<usize>,
    ward: Option<usize>,
    ended: Option<usize>,
}

/// Code-Point Open has no heading: PC, PQ, EA, NO, CY, RH, LH, CC, DC, WC.
const CODE_POINT: Columns = Columns {
    postcode: 0,
    quality: Some(1),
    easting: 2,
    northing: 3,
    county: Some(7),
    district: 8,
    ward: Some(9),
    ended: None,
};

/// The postcodes of a table: Code-Point Open's files one after the other (no heading), or ONSPD or NSPL
/// with theirs. Left out: postcodes that have ended, and those of Northern Ireland, Jersey, Guernsey and
/// the Isle of Man, which are under other licences.
///
/// # Errors
///
/// [`Unreadable`] at the first line that is not a row of such a table.
pub fn rows(text: &str) -> Result<Vec<Row>, Unreadable> {
    let mut columns = CODE_POINT;
    let mut rows = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let values = csv::row(line.trim_start_matches('\u{feff}'));
        if at == 0
            && let Some(headed) = Columns::from_heading(&values)
        {
            columns = headed;
        } else if !line.trim().is_empty() {
            let read = row(&values, &columns).map_err(|reason| Unreadable { line: at + 1, reason })?;
            rows.extend(read);
        }
    }
    Ok(rows)
}

impl Columns {
    fn from_heading(values: &[String]) -> Option<Self> {
        let column = |names: &[&str]| {
            let named = |name: &&str| values.iter().position(|value| is_named(value, name));
            names.iter().find_map(named)
        };
        Some(Self {
            postcode: column(&["pcds", "pcd", "postcode"])?,
            quality: None,
            easting: column(&["oseast1m", "east1m", "eastings"])?,
            northing: column(&["osnrth1m", "north1m", "northings"])?,
            district: column(&["oslaua", "laua", "lad##cd", "admin_district_code"])?,
            county: column(&["oscty", "cty", "cty##cd", "admin_county_code"]),
            ward: column(&["osward", "ward", "wd##cd", "admin_ward_code"]),
            ended: column(&["doterm"]),
        })
    }
}

/// Whether a column has that name; `#` stands for any digit (the ONS puts the year into its names).
fn is_named(value: &str, name: &str) -> bool {
    let value = value.trim();
    value.len() == name.len()
        && value.bytes().zip(name.bytes()).all(|(character, expected)| match expected {
            b'#' => character.is_ascii_digit(),
            other => character.eq_ignore_ascii_case(&other),
        })
}

/// Nothing for a row that is left out.
fn row(values: &[String], columns: &Columns) -> Result<Option<Row>, &'static str> {
    let value = |column: usize| values.get(column).map(|value| value.trim()).ok_or("too few values");
    let optional = |column: Option<usize>| column.map_or(Ok(""), value);
    let postcode = value(columns.postcode)?;
    let elsewhere = ["BT", "JE", "GY", "IM"].iter().any(|area| postcode.starts_with(area));
    if elsewhere || !optional(columns.ended)?.is_empty() {
        return Ok(None);
    }
    let postcode: Postcode = postcode.parse().map_err(|_| "not a postcode")?;
    let metres = |text: &str| text.parse::<i32>().map_err(|_| "not a position in metres");
    let (easting, northing) = (value(columns.easting)?, value(columns.northing)?);
    let grid = if optional(columns.quality)? == NO_POSITION || easting.is_empty() || northing.is_empty() {
        None
    } else {
        Some(GridPoint { easting: metres(easting)?, northing: metres(northing)? })
    };
    if grid
        .is_some_and(|grid| !(0..700_000).contains(&grid.easting) || !(0..1_300_000).contains(&grid.northing))
    {
        return Err("not on the National Grid");
    }
    // The ONS has codes for "none": E99999999 and its like.
    let code = |text: &str| {
        (!text.is_empty() && !text.ends_with("99999999") && !text.contains([',', '\n']))
            .then(|| text.to_owned())
    };
    let area = Area {
        district: code(value(columns.district)?),
        county: code(optional(columns.county)?),
        ward: code(optional(columns.ward)?),
    };
    Ok(Some(Row { postcode, grid, area }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_point_open_is_read_without_a_heading() {
        let text = "\"AB10 1AB\",10,394235,806529,\"S92000003\",\"\",\"S08000020\",\"\",\"S12000033\",\"S13002842\"\r\n\
                    \"AB43 1AJ\",90,0,0,\"S92000003\",\"\",\"\",\"\",\"\",\"\"\r\n\
                    \"BT1 1AA\",10,1,1,\"N92000002\",\"\",\"\",\"\",\"N09000003\",\"\"\r\n";
        let read = rows(text).expect("rows");
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].grid, Some(GridPoint { easting: 394_235, northing: 806_529 }));
        assert_eq!(read[0].area.district.as_deref(), Some("S12000033"));
        assert_eq!((read[1].grid, &read[1].area), (None, &Area::default()));
    }

    #[test]
    fn the_ons_tables_are_read_by_their_headings() {
        let text = "\u{feff}pcd,pcds,doterm,oseast1m,osnrth1m,oscty,oslaua,osward\n\
                    IP14 1AB,IP14 1AB,,604976,258556,E10000029,E07000203,E05007207\n\
                    BS5 6XX,BS5 6XX,202001,361000,174000,E99999999,E06000023,E05010885\n\
                    BS5 6XY,BS5 6XY,,361000,174000,E99999999,E06000023,E05010885\n";
        let read = rows(text).expect("rows");
        let counties: Vec<_> = read.iter().map(|row| row.area.county.as_deref()).collect();
        assert_eq!(counties, [Some("E10000029"), None]);
        let newer = "pcds,east1m,north1m,cty25cd,lad25cd,wd25cd\nIP14 1AB,604976,258556,E10000029,E07000203,E05007207\n";
        assert_eq!(rows(newer).expect("rows"), read[..1]);
    }

    #[test]
    fn a_line_of_something_else_is_named() {
        let text = "AB10 1AB,10,394235,806529,,,,,S12000033,S13002842\nhello,10,1,1,,,,,,\n";
        assert_eq!(rows(text), Err(Unreadable { line: 2, reason: "not a postcode" }));
        assert_eq!(rows("hello").map_err(|error| error.line), Err(1));
    }
}
