//! In which county people say that a place is: `Newport, Shropshire`, though its council is Telford
//! and Wrekin.

use std::{collections::HashMap, sync::OnceLock};

use crate::{Authorities, Authority, Kind, Nation, key};

/// The county of each English council that answers for everything: of more than one where the council
/// lies in two (Stockton-on-Tees), the one that has its town hall. Lieutenancies Act 1997, schedule 1.
const COUNTIES: &str = include_str!("../data/counties.csv");

/// The county that people name for a place in that council: the ceremonial county in England, the
/// council itself in Scotland and Wales, and Northern Ireland as a whole.
pub(crate) fn county<'a>(council: &'a Authority, authorities: &'a Authorities) -> &'a str {
    let name = match council.kind {
        Kind::District => {
            council.county.as_deref().and_then(|code| authorities.get(code)).map_or(council, |county| county)
        }
        _ => match by_council().get(council.code.as_str()) {
            Some(county) => return county,
            None => council,
        },
    }
    .name
    .as_str();
    let name = name.strip_prefix("City of ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    name.strip_suffix(" City").or_else(|| name.strip_suffix(" Council")).unwrap_or(name)
}

/// Codes of the councils that lie in a county of that name and answer for everything; none when there
/// is no such county.
pub(crate) fn councils_in(county: &str) -> &'static [&'static str] {
    static READ: OnceLock<HashMap<String, Vec<&str>>> = OnceLock::new();
    let by_county = READ.get_or_init(|| {
        let mut by_county: HashMap<String, Vec<&str>> = HashMap::new();
        for (council, county) in rows() {
            by_county.entry(key::county(county)).or_default().push(council);
        }
        by_county
    });
    by_county.get(&key::county(county)).map_or(&[], Vec::as_slice)
}

/// What people call a nation in an address.
pub(crate) fn nation(nation: Nation) -> &'static str {
    match nation {
        Nation::England => "England",
        Nation::Scotland => "Scotland",
        Nation::Wales => "Wales",
        Nation::NorthernIreland => "Northern Ireland",
    }
}

fn by_council() -> &'static HashMap<&'static str, &'static str> {
    static READ: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    READ.get_or_init(|| rows().collect())
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    COUNTIES.lines().skip(1).filter_map(|line| line.split_once(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_english_council_that_answers_for_everything_is_in_a_county() {
        let whole = |kind| matches!(kind, Kind::Unitary | Kind::Metropolitan | Kind::London);
        for council in Authorities::bundled().iter().filter(|one| whole(one.kind) && one.until.is_none()) {
            assert!(by_council().contains_key(council.code.as_str()), "{} {}", council.code, council.name);
        }
        for code in by_council().keys() {
            assert!(Authorities::bundled().get(code).is_some_and(|one| whole(one.kind)), "{code}");
        }
    }

    #[test]
    fn a_county_is_named_as_people_name_it() {
        let named = |code| {
            let authorities = Authorities::bundled();
            county(authorities.get(code).expect("a council"), authorities)
        };
        assert_eq!(named("E06000020"), "Shropshire", "Telford and Wrekin");
        assert_eq!(named("E07000203"), "Suffolk", "Mid Suffolk");
        assert_eq!(named("E06000059"), "Dorset");
        assert_eq!(named("S12000036"), "Edinburgh", "City of Edinburgh");
        assert_eq!(named("S12000026"), "Scottish Borders");
        assert_eq!(named("W06000014"), "Vale of Glamorgan");
    }

    #[test]
    fn a_county_has_its_councils() {
        assert_eq!(councils_in("cheshire"), ["E06000006", "E06000007", "E06000049", "E06000050"]);
        assert_eq!(councils_in("Greater London").len(), 33);
        assert!(councils_in("Eastfold").is_empty());
    }
}
