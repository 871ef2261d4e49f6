//! What the bundled tables cost: `cargo run --release -p fingerpost-places --example timings`.

use std::{hint::black_box, time::Instant};

use fingerpost_places::{
    Gazetteer, GridPoint, Matter, Postcode, Postcodes, Responsibility, ServiceArea, Spot, Towns, Whereabouts,
    service_area::Told,
};
use jiff::civil::date;

/// How many look-ups are timed: enough to leave the processor's caches.
const LOOK_UPS: usize = 200_000;

/// Look-ups in one run.
const RUN: usize = 100;

fn main() {
    let start = Instant::now();
    let postcodes = Postcodes::bundled();
    println!("opened {} postcodes in {:?}", postcodes.len(), start.elapsed());
    println!("{} bytes in memory, from {}", postcodes.size_bytes(), postcodes.source());

    // A step that shares no factor with the number of postcodes visits them in no helpful order.
    let all: Vec<Postcode> = postcodes.iter().map(|(postcode, _)| postcode).collect();
    let asked: Vec<Postcode> = (0..LOOK_UPS).map(|at| all[at * 104_729 % all.len()]).collect();
    let texts: Vec<String> = asked.iter().map(Postcode::to_string).collect();
    each("parse", &texts, |text| text.parse::<Postcode>().ok());
    each("find", &asked, |postcode| postcodes.find(*postcode));
    each("find, with its point", &asked, |postcode| postcodes.find(*postcode)?.point());

    let start = Instant::now();
    black_box(postcodes.nearest(GridPoint { easting: 360_660, northing: 175_094 }, 1_000.0));
    println!("index of neighbours made in {:?}", start.elapsed());
    let responsibility = Responsibility::bundled();
    let today = date(2026, 11, 22);
    each("who answers for care", &asked[..LOOK_UPS / 20], |postcode| {
        responsibility.at_postcode(*postcode, Matter::Care, today).ok()
    });
    towns_and_areas(&asked);
}

fn towns_and_areas(postcodes: &[Postcode]) {
    let start = Instant::now();
    let towns = Towns::bundled();
    println!("opened {} towns in {:?}", towns.len(), start.elapsed());
    let names: Vec<&str> = towns.iter().map(|town| town.name.as_str()).collect();
    let beginnings: Vec<String> = names.iter().map(|name| name.chars().take(3).collect()).collect();
    each("a town", &names, |name| towns.find(name).len());
    each("suggestions", &beginnings, |typed| towns.suggest(typed, 10).len());

    let start = Instant::now();
    black_box(Whereabouts::parse("Suffolk").is_ok());
    println!("middles of councils made in {:?}", start.elapsed());
    let typed = ["bs5 6xx", "BS5", "Stowmarket", "newport iow", "51.4735, -2.5678", "Suffolk"];
    let typed: Vec<&str> = typed.into_iter().cycle().take(6_000).collect();
    each("where", &typed, |typed| Whereabouts::parse(typed).is_ok());

    let gazetteer = Gazetteer::bundled();
    each("a spot", &postcodes[..10_000], |postcode| gazetteer.spot_of(*postcode));
    let spots: Vec<Spot<'_>> = postcodes[..10_000].iter().map(|one| gazetteer.spot_of(*one)).collect();
    let ring: Vec<String> = (0..=1_000)
        .map(|at| f64::from(at % 1_000) * std::f64::consts::TAU / 1_000.0)
        .map(|angle| format!("[{:.6},{:.6}]", -1.5 + angle.cos(), 52.5 + 0.7 * angle.sin()))
        .collect();
    let ring = format!("{{\"type\":\"Polygon\",\"coordinates\":[[{}]]}}", ring.join(","));
    let names = ["Bristol", "Suffolk, Norfolk and Essex", "BS3, BS4 and BS5"].map(|name| (name, None));
    for (name, extent) in names.into_iter().chain([("a ring of 1,000 points", Some(ring.as_str()))]) {
        let told = Told { name: Some(name), extent, ..Told::default() };
        each(&format!("reading {name}"), &vec![told; 2_000], ServiceArea::read);
        let area = ServiceArea::read(&told);
        each(&format!("serves {name}"), &spots, |spot| area.serves(spot));
    }
}

/// The median of many short runs, so that other programs on the machine count little.
fn each<T, R>(what: &str, asked: &[T], mut ask: impl FnMut(&T) -> R) {
    let mut runs: Vec<u128> = asked
        .chunks(RUN)
        .map(|run| {
            let start = Instant::now();
            for one in run {
                black_box(ask(black_box(one)));
            }
            start.elapsed().as_nanos() / run.len() as u128
        })
        .collect();
    runs.sort_unstable();
    println!(
        "{what}: {} ns (nine runs of ten within {} ns)",
        runs[runs.len() / 2],
        runs[runs.len() * 9 / 10]
    );
}
