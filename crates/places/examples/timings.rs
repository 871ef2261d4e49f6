//! What the bundled tables cost: `cargo run --release -p fingerpost-places --example timings`.

use std::{hint::black_box, time::Instant};

use fingerpost_places::{GridPoint, Matter, Postcode, Postcodes, Responsibility};
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
