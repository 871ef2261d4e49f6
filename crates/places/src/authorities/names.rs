//! Councils by their names, as people write them.

use std::collections::HashMap;

use super::{Authorities, Authority, Kind};
use crate::key;

/// Words in front of a name that say what it is, not which; as they are compared.
const IN_FRONT: [&str; 24] = [
    "all of",
    "whole of",
    "across",
    "throughout",
    "anywhere in",
    "within",
    "residents of",
    "people in",
    "london borough of",
    "metropolitan borough of",
    "metropolitan district of",
    "royal borough of",
    "city and county of",
    "city and district of",
    "county borough of",
    "county of",
    "city of",
    "borough of",
    "district of",
    "unitary authority of",
    "county",
    "all",
    "areas of",
    "the",
];

/// The same behind a name.
const BEHIND: [&str; 16] = [
    "city and district council",
    "metropolitan borough council",
    "metropolitan borough",
    "county borough council",
    "county borough",
    "city council",
    "borough council",
    "district council",
    "county council",
    "council",
    "county",
    "borough",
    "district",
    "city",
    "wide",
    "area",
];

impl Authorities {
    /// The councils of that name, those that still answer first: `Bristol`, `Suffolk county`, `borough of
    /// Ipswich`, `Hull City Council`.
    pub fn named(&self, name: &str) -> Vec<&Authority> {
        let by_name = self.by_name.get_or_init(|| {
            let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, one) in self.all.iter().enumerate().filter(|(_, one)| one.kind != Kind::HealthBoard) {
                for name in [&one.name, &one.official_name] {
                    let known = by_name.entry(council_key(name)).or_default();
                    if !known.contains(&at) {
                        known.push(at);
                    }
                }
            }
            by_name
        });
        let found = by_name.get(&council_key(name)).map_or(&[][..], Vec::as_slice);
        let mut named: Vec<&Authority> = found.iter().map(|&at| &self.all[at]).collect();
        named.sort_by_key(|one| one.until.is_some());
        named
    }
}

/// Without the words that say what an area is; as it is compared.
pub(crate) fn strip(words: &str) -> String {
    let mut bare = words;
    loop {
        let front = IN_FRONT.iter().find_map(|front| bare.strip_prefix(front)?.strip_prefix(' '));
        let behind = BEHIND.iter().find_map(|behind| bare.strip_suffix(behind)?.strip_suffix(' '));
        match front.or(behind) {
            // The City of London is not London.
            Some(rest) if rest != "london" || !bare.contains("city") => bare = rest,
            _ => return bare.to_owned(),
        }
    }
}

/// The name of a council as it is compared: `Bristol City Council`, `city of Bristol` and `Bristol` are one.
fn council_key(name: &str) -> String {
    strip(&key::words(name).join(" ")).split(' ').filter(|word| *word != "and").collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Bristol", "E06000023")]
    #[case("City of Bristol", "E06000023")]
    #[case("bristol city council", "E06000023")]
    #[case("Suffolk", "E10000029")]
    #[case("county of Suffolk", "E10000029")]
    #[case("Hull", "E06000010")]
    #[case("Royal Borough of Kensington & Chelsea", "E09000020")]
    #[case("Telford and Wrekin borough", "E06000020")]
    #[case("Durham", "E06000047")]
    #[case("St Helens", "E08000013")]
    #[case("Somerset", "E06000066")]
    #[case("City of London", "E09000001")]
    #[case("Scottish Borders", "S12000026")]
    fn a_council_is_found_however_its_name_is_written(#[case] name: &str, #[case] code: &str) {
        let named = Authorities::bundled().named(name);
        assert_eq!(named.first().map(|one| one.code.as_str()), Some(code));
    }

    #[rstest]
    #[case("Hartsmere borough")]
    #[case("Eastfold county")]
    #[case("London")]
    #[case("borough")]
    #[case("")]
    fn what_is_no_council_is_not_found(#[case] name: &str) {
        assert_eq!(Authorities::bundled().named(name), Vec::<&Authority>::new());
    }
}
