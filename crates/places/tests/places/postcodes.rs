use fingerpost_places::postcodes::{Row, rows};
use fingerpost_places::{Area, Authorities, GridPoint, PartialPostcode, Point, Postcode, Postcodes};
use proptest::prelude::*;

/// Size that the repository has promised to stay under, in bytes.
const MOST_BYTES: u64 = 5_000_000;

fn postcode(text: &str) -> Postcode {
    text.parse().expect("a postcode")
}

#[test]
fn the_bundled_table_has_great_britain_and_stays_small() {
    let postcodes = Postcodes::bundled();
    assert!(postcodes.len() > 1_740_000, "{}", postcodes.len());
    assert!(postcodes.size_bytes() < 20_000_000, "{} bytes", postcodes.size_bytes());
    assert!(postcodes.source().starts_with("OS Code-Point Open"), "{}", postcodes.source());
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/postcodes.bin.zz");
    let size = std::fs::metadata(file).expect("the table").len();
    assert!(size < MOST_BYTES, "{size} bytes");
    assert_eq!(postcodes.find(postcode("BT1 5GS")), None);
}

#[test]
fn every_council_that_a_postcode_names_is_known() {
    let authorities = Authorities::bundled();
    for area in Postcodes::bundled().areas() {
        for code in [&area.district, &area.county].into_iter().flatten() {
            assert!(authorities.get(code).is_some(), "{code}");
        }
        if area.county.is_some() {
            let district = authorities.get(area.district.as_deref().expect("a district")).expect("known");
            assert_eq!(district.county, area.county, "{}", district.name);
        }
    }
}

#[test]
fn a_postcode_is_where_the_source_has_it() {
    // Easting and northing to the metre from OS Code-Point Open 2025.2; degrees by PROJ.
    for (text, easting, northing, latitude, longitude, district) in [
        ("AB10 1AB", 394_235, 806_529, 57.149_606, -2.096_916, "S12000033"),
        ("BS5 6XX", 360_660, 175_094, 51.473_45, -2.567_8, "E06000023"),
        ("SW1A 1AA", 529_090, 179_645, 51.501_01, -0.141_59, "E09000033"),
        ("TR21 0LW", 90_323, 10_506, 49.914_1, -6.314_7, "E06000053"),
    ] {
        let found = Postcodes::bundled().find(postcode(text)).expect(text);
        let grid = found.grid.expect("a position");
        assert!((grid.easting - easting).abs() <= 5 && (grid.northing - northing).abs() <= 5, "{text}");
        let point = Point::new(latitude, longitude).expect("a point");
        assert!(found.point().expect("a point").metres_to(point) < 150.0, "{text}");
        assert_eq!(found.area.district.as_deref(), Some(district));
    }
}

#[test]
fn a_postcode_without_a_position_is_known_but_nowhere() {
    let found = Postcodes::bundled().find(postcode("AB43 1AJ")).expect("known");
    assert_eq!((found.grid, found.area), (None, &Area::default()));
}

#[test]
fn part_of_a_postcode_has_a_middle() {
    let centre = |text: &str| {
        Postcodes::bundled().centre(text.parse::<PartialPostcode>().expect("part of a postcode"))
    };
    let district = centre("BS5").expect("a district");
    let easton = Point::new(51.464, -2.560).expect("a point");
    assert!(district.point.metres_to(easton) < 1_500.0);
    assert!((1_000.0..6_000.0).contains(&district.reach_metres), "{}", district.reach_metres);
    let sector = centre("BS5 6").expect("a sector");
    assert!(sector.postcodes < district.postcodes && sector.reach_metres < district.reach_metres * 2.0);
    assert_eq!(centre("BS56"), Some(sector), "there is no district BS56");
    assert_eq!(centre("ZE99"), None);
}

#[test]
fn a_council_has_a_middle_that_all_its_postcodes_count_for() {
    let postcodes = Postcodes::bundled();
    let suffolk = postcodes.middle_of("E10000029").expect("a county");
    let inside = postcodes.iter().filter(|(_, found)| found.area.county.as_deref() == Some("E10000029"));
    let points: Vec<Point> = inside.filter_map(|(_, found)| found.point()).collect();
    assert_eq!(suffolk.postcodes, points.len());
    let furthest = points.iter().map(|point| point.metres_to(suffolk.point)).fold(0.0, f64::max);
    // Metres of the grid are not quite those of the ground.
    assert!((furthest - suffolk.reach_metres).abs() < 300.0, "{furthest} {}", suffolk.reach_metres);
    assert_eq!(postcodes.middle_of("E10999999"), None);
    assert!(postcodes.knows("E10000029") && postcodes.knows("E06000023") && !postcodes.knows("E10999999"));
}

#[test]
fn a_part_of_a_postcode_is_had_or_not() {
    let part = |text: &str| text.parse::<PartialPostcode>().expect("part of a postcode");
    let has = |text: &str| Postcodes::bundled().has(part(text));
    assert!(has("BS5") && has("BS5 6") && has("ZE1"));
    assert!(!has("BS56") && !has("AB1") && !has("BT1"));
    assert!(part("BS5").contains(postcode("BS5 6XX")) && part("BS5 6").contains(postcode("BS5 6XX")));
    assert!(!part("BS5").contains(postcode("BS50 6XX")) && !part("BS5 7").contains(postcode("BS5 6XX")));
}

#[test]
fn the_nearest_postcode_is_the_one_at_hand() {
    let postcodes = Postcodes::bundled();
    let here = GridPoint { easting: 360_660, northing: 175_094 };
    let nearest = postcodes.nearest(here, 1_000.0).expect("a postcode");
    assert!(nearest.metres <= 10.0);
    let near: Vec<_> = postcodes.near(here, 250.0).collect();
    let counted = postcodes
        .iter()
        .filter(|(_, found)| found.grid.is_some_and(|grid| grid.metres_to(here) <= 250.0))
        .count();
    assert_eq!(near.len(), counted);
    assert_eq!(postcodes.nearest(GridPoint { easting: 1_000, northing: 1_290_000 }, 20_000.0), None);
}

#[test]
fn every_postcode_is_found_again() {
    let postcodes = Postcodes::bundled();
    for (postcode, found) in postcodes.iter().step_by(997) {
        assert_eq!(postcodes.find(postcode.to_string().parse().expect("a postcode")), Some(found));
    }
}

#[test]
fn a_damaged_table_is_refused_without_a_panic() {
    let csv = "AB10 1AB,10,394235,806529,,,,,S12000033,S13002842\nZE1 0AA,10,447000,1141000,,,,,S12000027,\n";
    let packed =
        Postcodes::from_rows("test", rows(csv).expect("rows")).expect("a table").pack().expect("packed");
    assert_eq!(Postcodes::unpack(&packed).expect("a table").len(), 2);
    assert!(Postcodes::unpack(&packed[..packed.len() / 2]).is_err());
    assert!(Postcodes::unpack(b"PK\x03\x04").is_err());
    assert!(Postcodes::unpack(&[]).is_err());
    for at in 0..packed.len() {
        let mut damaged = packed.clone();
        damaged[at] ^= 0x55;
        let _ = Postcodes::unpack(&damaged);
    }
}

prop_compose! {
    fn any_row()(
        text in "[A-PR-UWYZ][1-9] [0-9][ABD-HJLNP-UW-Z]{2}",
        grid in proptest::option::of((0..650_000, 400_000..1_000_000)),
        district in 0..400,
    ) -> Row {
        let grid = grid.map(|(easting, northing)| GridPoint { easting, northing });
        let area = Area { district: Some(format!("E07000{district:03}")), ..Area::default() };
        Row { postcode: postcode(&text), grid, area }
    }
}

proptest! {
    #[test]
    fn what_was_packed_is_unpacked(rows in proptest::collection::vec(any_row(), 0..200)) {
        let made = Postcodes::from_rows("made up", rows.clone()).expect("a table");
        let unpacked = Postcodes::unpack(&made.pack().expect("packed")).expect("a table");
        prop_assert!(unpacked.iter().eq(made.iter()));
        for row in &rows {
            // A postcode may have been made up twice, and the first is kept.
            let first = rows.iter().find(|other| other.postcode == row.postcode).and_then(|first| first.grid);
            let found = unpacked.find(row.postcode).expect("found").grid;
            let same = match (found, first) {
                (Some(a), Some(b)) => (a.easting - b.easting).abs() <= 5 && (a.northing - b.northing).abs() <= 5,
                (a, b) => a == b,
            };
            prop_assert!(same, "{} is at {:?}", row.postcode, found);
        }
    }
}
