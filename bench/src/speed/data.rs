//! The generated services as peers are given them: every word that we search by, and what we filter by.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use fingerpost_directory::Visibility;
use fingerpost_places::Point;
use fingerpost_search::{Document, Trait, TraitGroup};
use openreferral::{Entity, Service};
use serde::{Deserialize, Serialize};

use crate::generate;

/// Ages that are not bounded, in hundredths of a year: no sum of them is too great for a number of 32 bits.
const OPEN: i64 = 1_000_000;

/// The bit by which our index notes that all hours of a service are known: see `traits.rs` there.
const HOURS_KNOWN: u64 = 1 << 60;

/// A service.
#[derive(Serialize, Deserialize)]
pub struct Row {
    pub number: u32,
    pub id: String,
    pub name: String,
    pub organization: String,
    pub topic_names: String,
    pub description: String,
    /// Every other text that we search by.
    pub other: String,
    #[serde(flatten)]
    pub facts: Facts,
    /// The numbers of the choices that it has in facets.
    pub traits: Vec<u8>,
    pub topics: Vec<u16>,
}

/// What a service can be narrowed by.
#[derive(Clone, Serialize, Deserialize)]
pub struct Facts {
    pub free: bool,
    /// A bit for each day from Monday.
    pub days: u8,
    /// Whether a day that is not among them is one on which it is closed.
    pub hours_known: bool,
    /// The youngest and the oldest, in hundredths of a year.
    pub ages: Option<(i32, i32)>,
    /// Degrees north and east.
    pub sites: Vec<(f64, f64)>,
}

/// All services, in a file, with what questions are made from in memory.
pub struct Data {
    pub services: usize,
    pub seed: u64,
    /// The feed that we import.
    pub feed: PathBuf,
    rows: PathBuf,
    pub facts: Vec<Facts>,
    /// Where each row begins.
    offsets: Vec<u64>,
}

/// Traits as the index keeps them.
#[derive(Deserialize)]
struct Kept {
    bits: u64,
    suits: Option<(i64, i64)>,
}

impl Data {
    pub fn make(folder: &Path, services: usize, seed: u64) -> anyhow::Result<Self> {
        let (feed, rows) = (folder.join("feed.json"), folder.join("rows.jsonl"));
        generate::write_feed(services, seed, BufWriter::with_capacity(1 << 20, File::create(&feed)?))?;
        let mut to = BufWriter::with_capacity(1 << 20, File::create(&rows)?);
        let (mut facts, mut offsets, mut offset) = (Vec::new(), Vec::new(), 0);
        let mut topics: Vec<String> = Vec::new();
        for (number, service) in generate::services(services, seed).enumerate() {
            let service = service.as_object().context("not an object")?.clone();
            let row = row(u32::try_from(number)?, &Service::from_object(service), &mut topics)?;
            let mut line = serde_json::to_vec(&row)?;
            line.push(b'\n');
            to.write_all(&line)?;
            offsets.push(offset);
            offset += line.len() as u64;
            facts.push(row.facts);
        }
        to.flush()?;
        Ok(Self { services, seed, feed, rows, facts, offsets })
    }

    pub fn rows(&self) -> anyhow::Result<impl Iterator<Item = anyhow::Result<Row>>> {
        let lines = BufReader::with_capacity(1 << 20, File::open(&self.rows)?).lines();
        Ok(lines.map(|line| Ok(serde_json::from_str(&line?)?)))
    }

    pub fn row(&self, number: usize) -> anyhow::Result<Row> {
        let mut file = File::open(&self.rows)?;
        file.seek(SeekFrom::Start(self.offsets[number]))?;
        let mut line = Vec::new();
        match self.offsets.get(number + 1) {
            Some(end) => file.take(end - self.offsets[number]).read_to_end(&mut line)?,
            None => file.read_to_end(&mut line)?,
        };
        Ok(serde_json::from_slice(&line)?)
    }
}

fn row(number: u32, service: &Service, topics: &mut Vec<String>) -> anyhow::Result<Row> {
    let id = service.id.as_deref().unwrap_or_default().parse()?;
    let document = Document::of(id, u64::from(number), Visibility::Public, service, None);
    let traits: Kept = serde_json::from_value(serde_json::to_value(&document.marks.traits)?)?;
    let has = |it: &Trait| traits.bits & (1 << *it as u64) != 0;
    let days = Trait::ALL.iter().find(|(group, _)| *group == TraitGroup::Day).map_or(&[][..], |it| it.1);
    let known = Trait::ALL.iter().flat_map(|(_, traits)| traits.iter()).filter(|it| has(it));
    let short = |age: i64| age.clamp(-OPEN, OPEN) as i32;
    let locations = service.service_at_locations.iter().filter_map(|site| site.location.as_deref());
    let sites = locations.filter_map(|it| Some((it.latitude.as_ref()?, it.longitude.as_ref()?)));
    let mut other = document.other;
    other.extend(document.read_from_text.into_iter().map(|read| read.words));
    other.extend(document.alternate_name);
    let mut numbers = Vec::new();
    for topic in &document.topics {
        let known = topics.iter().position(|known| known == topic);
        numbers.push(u16::try_from(known.unwrap_or(topics.len()))?);
        if known.is_none() {
            topics.push(topic.clone());
        }
    }
    Ok(Row {
        number,
        id: id.to_string(),
        name: document.name,
        organization: document.organization.map(|it| it.name).unwrap_or_default(),
        topic_names: document.topics.join(" "),
        description: document.description,
        other: other.join("\n"),
        traits: known.map(|it| *it as u8).collect(),
        topics: numbers,
        facts: Facts {
            free: has(&Trait::Free),
            days: days.iter().enumerate().filter(|(_, day)| has(day)).map(|(at, _)| 1 << at).sum(),
            hours_known: traits.bits & HOURS_KNOWN != 0,
            ages: traits.suits.map(|(from, to)| (short(from), short(to))),
            sites: sites.filter_map(|(north, east)| Some((north.as_f64()?, east.as_f64()?))).collect(),
        },
    })
}

/// A position on a sphere of radius 1.
pub fn on_sphere((latitude, longitude): (f64, f64)) -> [f64; 3] {
    let (north, east) = (latitude.to_radians(), longitude.to_radians());
    [north.cos() * east.cos(), north.cos() * east.sin(), north.sin()]
}

/// The straight line, through that sphere, between two places so far apart on the earth.
pub fn chord(metres: f64) -> f64 {
    /// The radius that our own distances are worked out with.
    const EARTH_RADIUS_METRES: f64 = 6_371_008.8;
    2.0 * (metres / EARTH_RADIUS_METRES / 2.0).sin()
}

/// Whether a site is so near.
pub fn is_near(facts: &Facts, place: Point, metres: f64) -> bool {
    // A degree is never longer than this, so most sites need no more than a look.
    const METRES_A_DEGREE: f64 = 112_000.0;
    facts.sites.iter().any(|(north, east)| {
        (north - place.latitude()).abs() * METRES_A_DEGREE * 0.9 <= metres
            && Point::new(*north, *east).is_some_and(|site| site.metres_to(place) <= metres)
    })
}
