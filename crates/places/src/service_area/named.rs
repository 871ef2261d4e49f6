//! Areas in words: names, codes, postcodes and circles.

use super::{Part, ServiceArea, Unread, circle, codes};
use crate::{Gazetteer, Kind, Nation, PartialPostcode, authorities::strip, counties, key};

/// Upper bound of what is read as a list of areas, in bytes; longer texts are explanations.
const MOST_BYTES: usize = 600;

/// Upper bound of the parts of a list.
const MOST_PARTS: usize = 60;

/// How many times larger a council's town must be than its namesakes elsewhere for its bare name to mean
/// the council. Newport in Wales is twelve times the one on the Isle of Wight, and still either is meant.
const DWARFS: u32 = 20;

/// The people of a council whose own town is not in the table, at least.
const LEAST_PEOPLE: u32 = 50_000;

/// Words in front of the beginnings of postcodes.
const POSTCODES_IN_FRONT: [&str; 9] = [
    "postcodes starting with",
    "postcodes beginning with",
    "postcode districts",
    "postcode district",
    "postcode areas",
    "postcode area",
    "postcode sectors",
    "postcodes",
    "postcode",
];

/// West Midlands is a county of seven councils and a region of these too (Office for National
/// Statistics, regions of England, E12000005).
const WEST_MIDLANDS_REGION: [&str; 7] =
    ["E06000019", "E06000020", "E06000021", "E06000051", "E10000028", "E10000031", "E10000034"];

/// Reads a text that names areas, with commas or "and" between.
pub(super) fn read(text: &str, gazetteer: &Gazetteer<'_>) -> ServiceArea {
    if text.len() > MOST_BYTES {
        let begins = text.chars().take(60).collect();
        return ServiceArea { parts: Vec::new(), unread: vec![Unread::UnknownName(begins)] };
    }
    if let Some(circle) = circle::read(text, gazetteer) {
        return match circle {
            Ok(part) => ServiceArea { parts: vec![part], unread: Vec::new() },
            Err(unread) => ServiceArea { parts: Vec::new(), unread: vec![unread] },
        };
    }
    let mut area = ServiceArea::default();
    let atoms = atoms(text);
    let mut at = 0;
    while at < atoms.len() && area.parts.len() < MOST_PARTS {
        // The most words first: "Bath and North East Somerset" is one.
        let longest = (at + 1..=atoms.len().min(at + 4)).rev().find_map(|end| {
            let name = atoms[at..end].join(" and ");
            one(&name, gazetteer).map(|read| (read, end))
        });
        match longest {
            Some((Ok(parts), end)) => {
                area.parts.extend(parts);
                at = end;
            }
            Some((Err(unread), end)) => {
                area.unread.push(unread);
                at = end;
            }
            None => {
                area.unread.push(Unread::UnknownName(atoms[at].to_owned()));
                at += 1;
            }
        }
    }
    if at < atoms.len() || atoms.is_empty() {
        area.unread.push(Unread::UnknownName(text.chars().take(60).collect()));
    }
    area
}

/// The names of a list.
fn atoms(text: &str) -> Vec<&str> {
    let text = text.trim_end_matches(['.', ' ']);
    text.split([',', ';', '\n', '|', '&', '+'])
        .flat_map(|part| part.split(" and "))
        .map(|part| part.trim().trim_start_matches("and ").trim())
        .filter(|part| !part.is_empty())
        .collect()
}

/// One name; nothing when it is not one that we know.
fn one(name: &str, gazetteer: &Gazetteer<'_>) -> Option<Result<Vec<Part>, Unread>> {
    let words = key::words(name).join(" ");
    let bare = strip(&words);
    if let Some(parts) = nation(&bare) {
        return Some(Ok(parts));
    }
    let postcodes = POSTCODES_IN_FRONT.iter().find_map(|front| words.strip_prefix(front)).unwrap_or(&words);
    let postcodes = postcodes.strip_suffix(" postcodes").unwrap_or(postcodes).trim();
    if let Ok(part) = postcodes.parse::<PartialPostcode>() {
        return Some(Ok(vec![Part::Postcodes(part)]));
    }
    if let Some(code) = codes::within(name).into_iter().next().filter(|code| code.len() == name.len()) {
        return Some(
            codes::of_code(code, gazetteer.authorities()).ok_or_else(|| Unread::UnknownCode(code.to_owned())),
        );
    }
    council(name, &words, gazetteer)
}

fn nation(bare: &str) -> Option<Vec<Part>> {
    let all = [Nation::England, Nation::Scotland, Nation::Wales];
    Some(match bare {
        "nationwide" | "national" | "nationally" | "uk" | "united kingdom" | "whole country" | "uk wide" => {
            vec![Part::UnitedKingdom]
        }
        "great britain" | "britain" | "gb" => all.map(Part::Nation).to_vec(),
        "england" => vec![Part::Nation(Nation::England)],
        "scotland" | "alba" => vec![Part::Nation(Nation::Scotland)],
        "wales" | "cymru" => vec![Part::Nation(Nation::Wales)],
        "northern ireland" => vec![Part::Nation(Nation::NorthernIreland)],
        _ => return None,
    })
}

/// A council or a county by its name.
fn council(name: &str, words: &str, gazetteer: &Gazetteer<'_>) -> Option<Result<Vec<Part>, Unread>> {
    let authorities = gazetteer.authorities();
    let mut named = authorities.named(name);
    if named.iter().any(|one| one.until.is_none()) {
        named.retain(|one| one.until.is_none());
    }
    let mut surely = Vec::new();
    let mut perhaps = Vec::new();
    for one in &named {
        codes::add(one, authorities, &mut surely, &mut perhaps);
    }
    // "Hampshire" may mean all of the county, Southampton and Portsmouth with it.
    let says_council = words.ends_with("council");
    let county = match strip(words).as_str() {
        "london" => counties::councils_in("Greater London"),
        county if !says_council => counties::councils_in(county),
        _ => &[],
    };
    let all: Vec<String> = county.iter().map(|&code| code.to_owned()).collect();
    if named.is_empty() && !all.is_empty() {
        surely = all;
        if surely.iter().any(|code| code == "E08000025") {
            perhaps = WEST_MIDLANDS_REGION.map(str::to_owned).to_vec();
        }
    } else {
        perhaps.extend(all);
    }
    if surely.is_empty() && perhaps.is_empty() {
        return None;
    }
    let says_which = ["council", "county", "borough", "district"].iter().any(|word| words.contains(word));
    let is_town = !says_which && named.iter().all(|one| one.kind != Kind::County);
    match is_town.then(|| namesakes(&surely, words, gazetteer)).flatten() {
        Some(Ok(codes)) => perhaps.extend(codes),
        Some(Err(())) => return Some(Err(Unread::Ambiguous(name.to_owned()))),
        None => {}
    }
    perhaps.retain(|code| !surely.contains(code));
    Some(Ok(vec![Part::Councils { surely, perhaps }]))
}

/// The councils of other towns of that name; an error when those are not much smaller.
fn namesakes(surely: &[String], words: &str, gazetteer: &Gazetteer<'_>) -> Option<Result<Vec<String>, ()>> {
    let asked = key::key(words);
    let towns: Vec<_> =
        gazetteer.towns().named(words).into_iter().filter(|town| key::key(&town.name) == asked).collect();
    let (own, others): (Vec<_>, Vec<_>) = towns.into_iter().partition(|town| surely.contains(&town.council));
    let own = own.first().map_or(0, |town| town.population).max(LEAST_PEOPLE);
    let largest = others.first()?.population;
    if largest.saturating_mul(DWARFS) > own {
        return Some(Err(()));
    }
    Some(Ok(others.into_iter().map(|town| town.council.clone()).collect()))
}
