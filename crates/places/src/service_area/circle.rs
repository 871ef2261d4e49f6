//! Areas that are all within some distance.

use super::{Part, Unread};
use crate::{Gazetteer, Whereabouts};

/// Metres in a mile.
const MILE_METRES: f64 = 1609.344;

/// Upper bound of a circle, in miles: from end to end of the country.
const MOST_MILES: f64 = 900.0;

/// Words that may stand before the distance.
const BEFORE: [&str; 11] =
    ["within", "a", "an", "up", "to", "about", "approximately", "radius", "of", "around", "anywhere"];

/// "Within 5 miles of BS5 6XX", "10km radius of Stowmarket". Nothing for a text that is no circle.
pub(super) fn read(text: &str, gazetteer: &Gazetteer<'_>) -> Option<Result<Part, Unread>> {
    let lower = text.to_ascii_lowercase();
    let at = [" of ", " from ", " around "]
        .iter()
        .filter_map(|word| lower.find(word).map(|at| (at, word.len())))
        .min()?;
    let (front, place) = (&lower[..at.0], text[at.0 + at.1..].trim());
    let digits = front.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = front.split_at(digits);
    if !before.split_whitespace().all(|word| BEFORE.contains(&word)) {
        return None;
    }
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let number: f64 = rest[..end].parse().ok()?;
    let unit = rest[end..].trim_matches(|c: char| !c.is_alphabetic());
    let unit = unit.strip_suffix("radius").unwrap_or(unit).trim();
    let metres = match unit {
        "mile" | "miles" | "mi" => number * MILE_METRES,
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => number * 1_000.0,
        "m" | "metre" | "metres" | "meters" => number,
        _ => return None,
    };
    if metres > MOST_MILES * MILE_METRES {
        return Some(Err(Unread::UnknownName(text.to_owned())));
    }
    Some(match gazetteer.find(place) {
        Ok(Whereabouts::One(place)) => Ok(Part::Circle {
            centre: place.point,
            within_metres: place.within_metres,
            radius_metres: metres,
        }),
        Ok(Whereabouts::Several(_)) => Err(Unread::Ambiguous(place.to_owned())),
        Err(_) => Err(Unread::UnknownName(place.to_owned())),
    })
}
