//! From GeoNames' list of places to our smaller table.

use std::fmt::Write;

use super::{BadTown, HEADING, NORTHERN_IRELAND};
use crate::{GridPoint, Point, Postcodes, key};

/// How far a place may be from the nearest postcode that has a council, in metres.
const MOST_METRES: f64 = 5_000.0;

/// GeoNames' words for places that are no more, and for what nobody calls a place.
const NOT_PLACES: [&str; 4] = ["PPLH", "PPLQ", "PPLW", "PPLCH"];

/// Letters that neither Gaelic nor Irish has.
const NOT_GAELIC: &str = "jkqvwxyz";
/// Letters that Welsh has only in borrowed words.
const NOT_WELSH: &str = "jkqvxz";

/// Makes our table from a GeoNames list (`cities500.txt`: tabs between, no heading): the United
/// Kingdom's places, each with the council of the nearest postcode, and of their other names those in
/// the languages spoken there.
///
/// The list does not say in which language a name is, and most are those of far countries. Those are
/// kept that are written with the letters of Welsh in Wales, of Gaelic or Irish in Scotland and Northern
/// Ireland, and anywhere those that share a word with the name. A few others come with them: they do no
/// harm but that they are found.
///
/// # Errors
///
/// [`BadTown`] where the list is not what it was, by line of the list.
pub fn compact(list: &str, postcodes: &Postcodes) -> Result<String, BadTown> {
    let mut rows: Vec<Row> = Vec::new();
    for (line, number) in list.lines().zip(1..) {
        let bad = |reason| BadTown { line: number, reason };
        let values: Vec<&str> = line.split('\t').collect();
        let &[_, name, _, also, latitude, longitude, _, what, country, _, nation, _, _, _, people, ..] =
            &values[..]
        else {
            return Err(bad("not the columns of a GeoNames list"));
        };
        if country != "GB" || NOT_PLACES.contains(&what) {
            continue;
        }
        let degrees = |text: &str| text.parse::<f64>().map_err(|_| bad("not degrees"));
        let point = Point::new(degrees(latitude)?, degrees(longitude)?).ok_or(bad("not on the Earth"))?;
        let council = match nation {
            "NIR" => NORTHERN_IRELAND.to_owned(),
            // Places of the bases on Cyprus are the United Kingdom's too, and near no postcode.
            _ => match council(point, postcodes) {
                Some(council) => council,
                None => continue,
            },
        };
        rows.push(Row {
            council,
            also: also.split(',').filter(|other| is_local(other, name, nation)).map(str::to_owned).collect(),
            // "Basford, Stoke-on-Trent": where it is, we say ourselves.
            name: name.split(',').next().unwrap_or_default().trim().to_owned(),
            point,
            people: people.parse().map_err(|_| bad("not a number of people"))?,
        });
    }
    rows.sort_by(|a, b| (&a.council, &a.name, a.people).cmp(&(&b.council, &b.name, b.people)));
    Ok(write(rows))
}

struct Row {
    council: String,
    name: String,
    also: Vec<String>,
    point: Point,
    people: u32,
}

fn write(rows: Vec<Row>) -> String {
    let mut text = format!("{HEADING}\n");
    let mut above = String::new();
    for row in rows {
        let mut seen = vec![key::key(&row.name)];
        let mut also = row.also;
        also.retain(|name| {
            let new = !seen.contains(&key::key(name));
            seen.push(key::key(name));
            new
        });
        let council = if row.council == above { "" } else { &row.council };
        // Four places are eleven metres.
        let _ = writeln!(
            text,
            "{},{},{},{},{},{council}",
            row.name,
            also.join("|"),
            short(row.point.latitude()),
            short(row.point.longitude()),
            row.people
        );
        above = row.council;
    }
    text
}

fn short(degrees: f64) -> String {
    format!("{degrees:.4}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn council(point: Point, postcodes: &Postcodes) -> Option<String> {
    let grid = GridPoint::from_point(point)?;
    let mut near: Vec<_> = postcodes.near(grid, MOST_METRES).collect();
    near.sort_by(|a, b| a.metres.total_cmp(&b.metres));
    near.into_iter().find_map(|neighbour| neighbour.found.area.district.clone())
}

/// Whether another name is one that people who live there may use.
fn is_local(other: &str, name: &str, nation: &str) -> bool {
    let plain = |character: char| {
        character.is_alphabetic() && (character as u32) < 0x180 || " -'’.ŵŴŷŶ".contains(character)
    };
    // "Brigg i North Lincolnshire" is Swedish, "Ealing kerület" Hungarian.
    let foreign =
        [" i ", " í ", " pa ", " på ", " na ", "  ", "Districtul", "HMS ", "Barrio", "Borgo", " ker"]
            .iter()
            .any(|word| other.contains(word));
    if !other.chars().all(plain) || foreign || other.chars().filter(|c| c.is_lowercase()).count() < 2 {
        return false;
    }
    let (words, own) = (key::words(other), key::words(name));
    let shares = words.iter().any(|word| word.len() > 3 && own.contains(word));
    if shares {
        return true;
    }
    let folded = words.concat();
    let without = |letters: &str| !folded.contains(|letter| letters.contains(letter));
    // "Portmadogas" is Lithuanian.
    let ending = ["as", "is", "us", "es", "a", "o"].iter().any(|ending| {
        folded.strip_suffix(ending).is_some_and(|stem| stem.len() > 3 && own.concat().starts_with(stem))
    });
    let named = other.starts_with(char::is_uppercase) || other.starts_with("y ") || other.starts_with("yr ");
    named
        && !ending
        && match nation {
            "WLS" => without(NOT_WELSH),
            "SCT" | "NIR" => without(NOT_GAELIC),
            _ => false,
        }
}
