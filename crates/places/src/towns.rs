//! Towns, villages and parts of towns: where they are, in which county, and which are meant.

mod reference;

use std::{collections::HashMap, fmt, sync::OnceLock};

use crate::{Authorities, Nation, Point, counties, csv, key};
pub use reference::compact;

/// The bundled table, made by the example `build-towns`.
const BUNDLED: &str = include_str!("../data/towns.csv");

/// The heading of a table of towns.
const HEADING: &str = "name,also,latitude,longitude,population,council";

/// Words after which a town's name only says which of its namesakes it is: `Newcastle upon Tyne`.
/// Not `le` or `cum`: Chester-le-Street is not called Chester.
const JOINING_WORDS: [&str; 6] = ["on", "under", "in", "by", "super", "next"];

/// People in a square kilometre of a town, roughly: Bristol's 472 thousand (Census 2021) live on 110.
const PEOPLE_PER_SQUARE_KILOMETRE: f64 = 4_000.0;

/// How wide a place is at least, in metres: a village street, and how well the source has its middle.
const LEAST_METRES: f64 = 750.0;

/// Northern Ireland's code, in place of a council's that we do not have.
const NORTHERN_IRELAND: &str = "N92000002";

/// A town, a village or a part of a town.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    /// Its name in English.
    pub name: String,
    /// Other names: Welsh, Gaelic and Irish ones, other spellings, shorter forms. In no order, and the
    /// source does not say in which language.
    pub also: Vec<String>,
    /// Its middle.
    pub point: Point,
    /// Its people; 0 where the source does not say.
    pub population: u32,
    /// GSS code of its district, borough or unitary council (in Northern Ireland, of the nation).
    pub council: String,
    /// In which county people say that it is: `Shropshire`; in Scotland and Wales the council's area.
    pub county: String,
    label: String,
}

impl Town {
    /// In which nation it is.
    pub fn nation(&self) -> Nation {
        Nation::of_code(&self.council).unwrap_or(Nation::England)
    }

    /// Its name with as much as tells it from its namesakes: `Stowmarket, Suffolk`, `Newport, Wales`,
    /// `Bristol`.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// How far its edge is from its middle, in metres: a guess from its people, at least 750.
    pub fn reach_metres(&self) -> f64 {
        let square_kilometres = f64::from(self.population) / PEOPLE_PER_SQUARE_KILOMETRE;
        (1_000.0 * (square_kilometres / std::f64::consts::PI).sqrt()).max(LEAST_METRES)
    }
}

impl fmt::Display for Town {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label)
    }
}

/// A line of a table of towns that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the table of towns: {reason}")]
pub struct BadTown {
    /// Which, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: &'static str,
}

/// All towns, villages and parts of towns that the source has: those of 500 people or more, and the
/// seats of councils.
#[derive(Clone, Debug, Default)]
pub struct Towns {
    all: Vec<Town>,
    /// Sorted: each name as it is compared, and whose it is.
    names: Vec<(String, u32)>,
    /// Sorted: the same with names followed by their county, for suggestions.
    labels: Vec<(String, u32)>,
    /// By council: the names, as they are compared, of what its places are in.
    around: HashMap<String, Vec<String>>,
}

impl Towns {
    /// The table that comes with Fingerpost (GeoNames, 2023).
    pub fn bundled() -> &'static Self {
        static OPENED: OnceLock<Towns> = OnceLock::new();
        OPENED.get_or_init(|| match Self::parse(BUNDLED, Authorities::bundled()) {
            Ok(towns) => towns,
            // It is part of the program; a test opens it.
            Err(bad) => unreachable!("{bad}"),
        })
    }

    /// Reads a table: the heading as in `data/towns.csv`, other names with `|` between, no council
    /// where it is that of the line before.
    ///
    /// # Errors
    ///
    /// [`BadTown`] at the first line that is not a row of such a table, or names a council that
    /// `authorities` does not have.
    pub fn parse(text: &str, authorities: &Authorities) -> Result<Self, BadTown> {
        let mut lines = text.lines().zip(1..);
        if lines.next().map(|(heading, _)| heading.trim()) != Some(HEADING) {
            return Err(BadTown { line: 1, reason: "not the heading of such a table" });
        }
        let mut all: Vec<Town> = Vec::new();
        for (line, number) in lines.filter(|(line, _)| !line.trim().is_empty()) {
            let above = all.last().map_or("", |town| town.council.as_str());
            let town = town(&csv::row(line), above, authorities)
                .map_err(|reason| BadTown { line: number, reason })?;
            all.push(town);
        }
        Ok(Self::from_towns(all, authorities))
    }

    fn from_towns(mut all: Vec<Town>, authorities: &Authorities) -> Self {
        // The largest first: whatever keeps this order has the likeliest first.
        all.sort_by(|a, b| b.population.cmp(&a.population).then_with(|| a.name.cmp(&b.name)));
        let mut towns = Self { all, ..Self::default() };
        for town in &towns.all {
            if !towns.around.contains_key(&town.council) {
                towns.around.insert(town.council.clone(), around(town, authorities));
            }
        }
        towns.names = sorted(towns.all.iter().map(|town| names(town).map(|name| key::key(&name)).collect()));
        let labels: Vec<String> = towns.all.iter().map(|town| towns.label_of(town, authorities)).collect();
        for (town, label) in towns.all.iter_mut().zip(labels) {
            town.label = label;
        }
        towns.labels = sorted(towns.all.iter().map(|town| {
            let whole = key::key(&town.name) + &key::key(&town.county);
            town.also.iter().map(|name| key::key(name)).chain([whole, key::key(&town.label)]).collect()
        }));
        towns
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All of them, the largest first.
    pub fn iter(&self) -> impl Iterator<Item = &Town> {
        self.all.iter()
    }

    /// Every place of that name, the largest first: none when there is none, several when the name
    /// repeats. Case, accents, spaces and punctuation count for nothing, `St` is `Saint`, `upon` is
    /// `on`, and `Newcastle` is also Newcastle upon Tyne.
    ///
    /// What follows a comma (or, where there is no place of the whole name, the last words) says which
    /// is meant: the county, the council, the nation, or the town that it is a part of.
    ///
    /// ```
    /// use fingerpost_places::Towns;
    ///
    /// let labels = |asked| Towns::bundled().find(asked).into_iter().map(|town| town.label()).collect::<Vec<_>>();
    /// assert_eq!(labels("newport, shropshire"), ["Newport, Shropshire"]);
    /// assert_eq!(labels("Newport")[..3], ["Newport, Wales", "Newport, Isle of Wight", "Newport, Shropshire"]);
    /// assert!(labels("Newport, Suffolk").is_empty());
    /// ```
    pub fn find(&self, asked: &str) -> Vec<&Town> {
        let mut parts = asked.split(',').map(str::trim).filter(|part| !part.is_empty());
        let Some(name) = parts.next() else { return Vec::new() };
        let wheres: Vec<&str> = parts.collect();
        let found: Vec<&Town> = self
            .named(name)
            .into_iter()
            .filter(|town| wheres.iter().all(|part| self.is_in(town, part)))
            .collect();
        if !found.is_empty() || !wheres.is_empty() {
            return found;
        }
        // "Newport Shropshire": the longest name that leaves a county.
        let words: Vec<&str> = name.split_whitespace().collect();
        (1..words.len())
            .rev()
            .map(|at| {
                let place = words[at..].join(" ");
                let mut found = self.named(&words[..at].join(" "));
                found.retain(|town| self.is_in(town, &place));
                found
            })
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// Every place of that name without saying where, the largest first.
    pub fn named(&self, name: &str) -> Vec<&Town> {
        self.at(&self.names, &key::key(name), |known, asked| known == asked)
    }

    /// Up to `most` places whose name, or name and county, begins like that; the largest first.
    /// Nothing for a text without a letter.
    pub fn suggest(&self, typed: &str, most: usize) -> Vec<&Town> {
        let begins = |typed: &str| match key::key(typed) {
            key if key.is_empty() => Vec::new(),
            key => self.at(&self.labels, &key, |known, asked| known.starts_with(asked)),
        };
        let mut found = begins(typed);
        // "st" is read as "saint", and may yet become Stowmarket.
        let last = key::last_word(typed);
        if last.eq_ignore_ascii_case("st") {
            let before = &typed[..typed.len() - last.len()];
            let stem = key::key(before) + "st";
            found.extend(self.at(&self.labels, &stem, |known, asked| known.starts_with(asked)));
            found.sort_by_key(|town| std::cmp::Reverse(town.population));
        }
        found.truncate(most);
        found
    }

    /// The place whose middle is nearest to a position, when there is one within so many metres.
    pub fn nearest(&self, point: Point, within_metres: f64) -> Option<&Town> {
        // A degree of latitude is 111 km, so most are left out without trigonometry.
        let degrees = within_metres / 110_000.0;
        self.all
            .iter()
            .filter(|town| (town.point.latitude() - point.latitude()).abs() <= degrees)
            .map(|town| (town, town.point.metres_to(point)))
            .filter(|(_, metres)| *metres <= within_metres)
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(town, _)| town)
    }

    /// The towns of the keys that match, in the order of the table.
    fn at(&self, keys: &[(String, u32)], asked: &str, matches: fn(&str, &str) -> bool) -> Vec<&Town> {
        let first = keys.partition_point(|(known, _)| known.as_str() < asked);
        let mut found: Vec<u32> =
            keys[first..].iter().take_while(|(known, _)| matches(known, asked)).map(|(_, at)| *at).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| &self.all[at as usize]).collect()
    }

    /// Whether a place is where a text says: its county, council or nation, or a town that it is in.
    fn is_in(&self, town: &Town, place: &str) -> bool {
        let asked = key::county(place);
        key::county(&town.label) == asked
            || self.around.get(&town.council).is_some_and(|names| names.contains(&asked))
            || self.named(place).into_iter().any(|around| {
                around.population > town.population
                    && around.point.metres_to(town.point) <= around.reach_metres().max(5_000.0)
            })
    }

    fn label_of(&self, town: &Town, authorities: &Authorities) -> String {
        let namesakes = self.named(&town.name);
        let place = if key::key(&town.name) != key::key(&town.county) {
            town.county.as_str()
        } else if namesakes.len() > 1 {
            // "Newport, Newport" says nothing.
            counties::nation(town.nation())
        } else {
            return town.name.clone();
        };
        let twins = |same: &dyn Fn(&Town) -> bool| {
            namesakes.iter().filter(|other| other.name == town.name && same(other)).count() > 1
        };
        if !twins(&|other| other.county == town.county) {
            return format!("{}, {place}", town.name);
        }
        let council = authorities.get(&town.council).map_or("", |council| council.name.as_str());
        if key::key(council) != key::key(&town.county) && !twins(&|other| other.council == town.council) {
            return format!("{}, {council}, {place}", town.name);
        }
        // The nearest larger place tells them apart.
        let larger = self
            .all
            .iter()
            .filter(|other| other.population > 5_000.max(town.population) && other.name != town.name);
        match larger.min_by(|a, b| a.point.metres_to(town.point).total_cmp(&b.point.metres_to(town.point))) {
            Some(near) => format!("{}, near {}, {place}", town.name, near.name),
            None => format!("{}, {place}", town.name),
        }
    }
}

/// The names by which a place is found.
fn names(town: &Town) -> impl Iterator<Item = String> {
    let words = key::words(&town.name);
    let joins = words.iter().skip(1).position(|word| JOINING_WORDS.contains(&word.as_str()));
    let short = joins.map(|at| words[..=at].concat());
    [town.name.clone()].into_iter().chain(town.also.iter().cloned()).chain(short)
}

/// The names of what a place's council and county are called, and of its nation.
fn around(town: &Town, authorities: &Authorities) -> Vec<String> {
    let council = authorities.get(&town.council);
    let county = council.and_then(|council| authorities.get(council.county.as_deref()?));
    let names = [council, county].into_iter().flatten().flat_map(|one| {
        let name = one.name.strip_prefix("City of ").unwrap_or(&one.name);
        [one.name.as_str(), one.official_name.as_str(), name.strip_suffix(" City").unwrap_or(name)]
    });
    names.chain([town.county.as_str(), counties::nation(town.nation())]).map(key::county).collect()
}

fn sorted(keys: impl Iterator<Item = Vec<String>>) -> Vec<(String, u32)> {
    let mut sorted: Vec<(String, u32)> =
        keys.zip(0..).flat_map(|(keys, at)| keys.into_iter().map(move |key| (key, at))).collect();
    sorted.sort();
    sorted.dedup();
    sorted
}

fn town(values: &[String], above: &str, authorities: &Authorities) -> Result<Town, &'static str> {
    let [name, also, latitude, longitude, population, council] = values else {
        return Err("not six values");
    };
    let council = if council.is_empty() { above } else { council.as_str() };
    let county = if council == NORTHERN_IRELAND {
        counties::nation(Nation::NorthernIreland)
    } else {
        counties::county(authorities.get(council).ok_or("an unknown council")?, authorities)
    };
    let degrees = |text: &str| text.parse().map_err(|_| "not degrees such as 51.4538");
    Ok(Town {
        name: Some(name.clone()).filter(|name| !name.is_empty()).ok_or("no name")?,
        also: also.split('|').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        point: Point::new(degrees(latitude)?, degrees(longitude)?).ok_or("not on the Earth")?,
        population: population.parse().map_err(|_| "not a number of people")?,
        council: council.to_owned(),
        county: county.to_owned(),
        label: String::new(),
    })
}
