//! What it costs to know where things are: sizes of the bundled tables, and look-ups in them.

use std::fs;
use std::time::Instant;

use fingerpost_places::service_area::Told;
use fingerpost_places::{Gazetteer, Postcode, Postcodes, ServiceArea, Spot, Towns};

use crate::figures::{microseconds, row, shown, workspace};

/// The tables that the binary carries.
const TABLES: [&str; 4] = ["postcodes.bin.zz", "towns.csv", "authorities.csv", "counties.csv"];

/// What they must be, in bytes: the repository has promised to stay small.
const MOST_TABLES_BYTES: u64 = 5_000_000;

/// What a look-up of a postcode must take, in microseconds.
const MOST_POSTCODE_MICROSECONDS: f64 = 1.0;

/// Look-ups that are timed: enough to leave the processor's caches.
const LOOK_UPS: usize = 100_000;

/// Measures and prints.
pub fn print() -> anyhow::Result<()> {
    let data = workspace().join("crates/places/data");
    let mut all = 0;
    for table in TABLES {
        let bytes = fs::metadata(data.join(table))?.len();
        row(&format!("places: {table}"), format!("{} kB", bytes.div_ceil(1_000)), None);
        all += bytes;
    }
    let must = (format!("under {} kB", MOST_TABLES_BYTES / 1_000), all < MOST_TABLES_BYTES);
    row("  all tables", format!("{} kB", all.div_ceil(1_000)), Some(must));

    let start = Instant::now();
    let postcodes = Postcodes::bundled();
    row("  opening the postcodes", format!("{:.0} ms", start.elapsed().as_secs_f64() * 1_000.0), None);
    let start = Instant::now();
    let towns = Towns::bundled();
    row("  opening the towns", format!("{:.0} ms", start.elapsed().as_secs_f64() * 1_000.0), None);

    // A step that shares no factor with the number of postcodes visits them in no helpful order.
    let all: Vec<Postcode> = postcodes.iter().map(|(postcode, _)| postcode).collect();
    let asked: Vec<Postcode> = (0..LOOK_UPS).map(|at| all[at * 104_729 % all.len()]).collect();
    let texts: Vec<String> = asked.iter().map(Postcode::to_string).collect();
    let took = microseconds(&asked, |postcode| postcodes.find(*postcode));
    let must = (format!("under {MOST_POSTCODE_MICROSECONDS} µs"), took < MOST_POSTCODE_MICROSECONDS);
    row("  look-up of a postcode, anywhere in the country", shown(took), Some(must));
    let took = microseconds(&texts, |text| postcodes.find(text.parse().ok()?)?.point());
    row("  read, looked up, with latitude and longitude", shown(took), None);

    let names: Vec<&str> = towns.iter().map(|town| town.name.as_str()).collect();
    row("  a town by its name", shown(microseconds(&names, |name| towns.find(name).len())), None);
    let begun: Vec<String> = names.iter().map(|name| name.chars().take(3).collect()).collect();
    row(
        "  suggestions for three letters",
        shown(microseconds(&begun, |typed| towns.suggest(typed, 10).len())),
        None,
    );

    let gazetteer = Gazetteer::bundled();
    let some = &asked[..LOOK_UPS / 20];
    // Makes the index of what is near.
    let spots: Vec<Spot<'_>> = some.iter().map(|postcode| gazetteer.spot_of(*postcode)).collect();
    row("  where somebody is, once a search", shown(microseconds(some, |one| gazetteer.spot_of(*one))), None);
    let area = ServiceArea::read(&Told { name: Some("Bristol, Somerset and BS5"), ..Told::default() });
    row("  whether a service serves them", shown(microseconds(&spots, |spot| area.serves(spot))), None);
    Ok(())
}
