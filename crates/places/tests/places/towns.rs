use fingerpost_places::{Authorities, Nation, Point, Postcodes, Towns, towns};
use rstest::rstest;

/// Size that the design has promised to stay under, in bytes.
const MOST_BYTES: u64 = 250_000;

fn labels(asked: &str) -> Vec<&'static str> {
    Towns::bundled().find(asked).into_iter().map(|town| town.label()).collect()
}

fn suggested(typed: &str) -> Vec<&'static str> {
    Towns::bundled().suggest(typed, 4).into_iter().map(|town| town.label()).collect()
}

#[test]
fn the_bundled_table_has_the_places_of_the_united_kingdom_and_stays_small() {
    let towns = Towns::bundled();
    assert!(towns.len() > 5_600, "{}", towns.len());
    for nation in [Nation::England, Nation::Scotland, Nation::Wales, Nation::NorthernIreland] {
        assert!(towns.iter().filter(|town| town.nation() == nation).count() > 100, "{nation:?}");
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/towns.csv");
    let size = std::fs::metadata(file).expect("the table").len();
    assert!(size < MOST_BYTES, "{size} bytes");
}

#[test]
fn a_town_is_in_the_council_of_its_postcodes() {
    let at = |name: &str| Towns::bundled().find(name)[0].clone();
    let stowmarket = at("Stowmarket");
    assert_eq!((stowmarket.council.as_str(), stowmarket.county.as_str()), ("E07000203", "Suffolk"));
    let middle = Point::new(52.1889, 0.9977).expect("a point");
    assert!(stowmarket.point.metres_to(middle) < 500.0);
    for town in Towns::bundled().iter().step_by(97).filter(|town| town.nation() != Nation::NorthernIreland) {
        let grid = fingerpost_places::GridPoint::from_point(town.point).expect("on the grid");
        let councils: Vec<_> = Postcodes::bundled()
            .near(grid, 5_000.0)
            .filter_map(|near| near.found.area.district.clone())
            .collect();
        assert!(councils.contains(&town.council), "{town}");
    }
}

#[test]
fn a_name_that_repeats_gives_every_place_the_largest_first() {
    assert_eq!(
        labels("Newport"),
        [
            "Newport, Wales",
            "Newport, Isle of Wight",
            "Newport, Shropshire",
            "Newport-on-Tay, Fife",
            "Newport, Essex",
            "Newport, East Riding of Yorkshire",
            "Newport, Pembrokeshire"
        ]
    );
    let found = Towns::bundled().find("Newport");
    assert!(found.iter().map(|town| town.population).rev().is_sorted());
}

#[rstest]
#[case("Newport, Shropshire", "Newport, Shropshire")]
#[case("newport, telford & wrekin", "Newport, Shropshire")]
#[case("Newport, Isle of Wight, England", "Newport, Isle of Wight")]
#[case("Newport IoW", "Newport, Isle of Wight")]
#[case("Newport, Cymru, Pembrokeshire", "")]
#[case("Newport, Pembrokeshire, Wales", "Newport, Pembrokeshire")]
#[case("Richmond North Yorkshire", "Richmond, North Yorkshire")]
#[case("Walton, Wakefield", "Walton, Wakefield, West Yorkshire")]
#[case("Newport, Suffolk", "")]
#[case("Hartsmere", "")]
fn the_county_says_which_is_meant(#[case] asked: &str, #[case] label: &str) {
    let expected: Vec<&str> = Some(label).filter(|label| !label.is_empty()).into_iter().collect();
    assert_eq!(labels(asked), expected);
}

#[rstest]
#[case("st albans", "St Albans, Hertfordshire")]
#[case("SAINT ALBANS", "St Albans, Hertfordshire")]
#[case("St. Andrews", "Saint Andrews, Fife")]
#[case("Newcastle on Tyne", "Newcastle upon Tyne, Tyne and Wear")]
#[case("kings lynn", "King's Lynn, Norfolk")]
#[case("Stoke on Trent", "Stoke-on-Trent, Staffordshire")]
#[case("Bo'ness", "Bo’ness, Falkirk")]
#[case("Caerdydd", "Cardiff")]
#[case("Yr Wyddgrug", "Mold, Flintshire")]
#[case("Y Trallwng", "Welshpool, Powys")]
#[case("Cwm-brân", "Cwmbran, Torfaen")]
#[case("Dùn Breatann", "Dumbarton, West Dunbartonshire")]
#[case("Hull", "Kingston upon Hull, East Riding of Yorkshire")]
fn a_town_is_found_however_its_name_is_written(#[case] asked: &str, #[case] label: &str) {
    assert_eq!(labels(asked), [label]);
}

#[test]
fn a_town_is_found_without_its_river_but_chester_le_street_is_not_chester() {
    assert_eq!(
        labels("Newcastle"),
        [
            "Newcastle upon Tyne, Tyne and Wear",
            "Newcastle under Lyme, Staffordshire",
            "Newcastle, Northern Ireland"
        ]
    );
    assert_eq!(labels("Chester"), ["Chester, Cheshire"]);
}

#[test]
fn what_begins_like_that_is_suggested_the_largest_first() {
    assert_eq!(suggested("bris")[0], "Bristol");
    assert_eq!(suggested("stowm"), ["Stowmarket, Suffolk"]);
    assert_eq!(suggested("st")[0], "Stoke-on-Trent, Staffordshire", "not only saints");
    assert_eq!(suggested("saint alb"), ["St Albans, Hertfordshire"]);
    assert_eq!(suggested("st alb"), ["St Albans, Hertfordshire"]);
    assert_eq!(suggested("newport sh"), ["Newport, Shropshire"]);
    assert_eq!(suggested("caerdy"), ["Cardiff"]);
    assert_eq!(suggested("newp").len(), 4);
    assert!(suggested("").is_empty() && suggested(" -").is_empty() && suggested("xyz").is_empty());
}

#[test]
fn no_two_places_have_the_same_label() {
    let mut all: Vec<&str> = Towns::bundled().iter().map(|town| town.label()).collect();
    all.sort_unstable();
    let twins: Vec<_> = all.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twins.is_empty(), "{twins:?}");
}

#[test]
fn every_place_is_found_by_its_label() {
    let lost: Vec<&str> = Towns::bundled()
        .iter()
        .filter(|town| !Towns::bundled().find(town.label()).contains(town))
        .map(|town| town.label())
        .filter(|label| !label.contains(", near "))
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn the_nearest_town_is_the_one_at_hand() {
    let at = |latitude, longitude| Point::new(latitude, longitude).expect("a point");
    let nearest = |point| Towns::bundled().nearest(point, 10_000.0).map(|town| town.label());
    assert_eq!(nearest(at(52.19, 1.0)), Some("Stowmarket, Suffolk"));
    assert_eq!(nearest(at(54.0, 2.5)), None, "the North Sea");
}

#[test]
fn a_larger_town_reaches_further() {
    let reach = |name: &str| Towns::bundled().find(name)[0].reach_metres();
    assert!((4_000.0..8_000.0).contains(&reach("Bristol")), "{}", reach("Bristol"));
    assert!(reach("Stowmarket") < reach("Bristol") && reach("Stowmarket") >= 750.0);
}

#[test]
fn a_geonames_list_becomes_a_table_with_councils_and_local_names() {
    let row = |name: &str, also: &str, at: &str, what: &str, country: &str, nation: &str, people: &str| {
        format!(
            "1\t{name}\t{name}\t{also}\t{at}\tP\t{what}\t{country}\t\t{nation}\tX\t\t\t{people}\t\t1\tEurope/London\t2020-01-01"
        )
    };
    let list = [
        row("Cardiff", "CWL,Caerdydd,Kardif,Cardiffa,Кардиф", "51.48\t-3.18", "PPLA", "GB", "WLS", "447287"),
        row("Basford, Stoke-on-Trent", "", "53.0181\t-2.2043", "PPL", "GB", "ENG", "900"),
        row("Brigg", "Brigg i North Lincolnshire", "53.55241\t-0.49214", "PPL", "GB", "ENG", "5626"),
        row("Akrotiri", "", "34.60088\t32.95536", "PPL", "GB", "05", "713"),
        row("Paris", "", "48.85\t2.35", "PPLC", "FR", "11", "2138551"),
        row("Belfast", "Béal Feirste", "54.59682\t-5.92541", "PPLA", "GB", "NIR", "345418"),
        row("Wharram Percy", "", "54.067\t-0.69", "PPLH", "GB", "ENG", "0"),
    ]
    .join("\n");
    let table = towns::compact(&list, Postcodes::bundled()).expect("a table");
    assert_eq!(
        table,
        "name,also,latitude,longitude,population,council\n\
         Brigg,,53.5524,-0.4921,5626,E06000013\n\
         Basford,,53.0181,-2.2043,900,E06000021\n\
         Belfast,Béal Feirste,54.5968,-5.9254,345418,N92000002\n\
         Cardiff,Caerdydd,51.48,-3.18,447287,W06000015\n"
    );
    assert_eq!(towns::compact("nonsense", Postcodes::bundled()).map_err(|bad| bad.line), Err(1));
}

#[test]
fn a_table_that_is_none_is_refused_with_its_line() {
    let heading = "name,also,latitude,longitude,population,council\n";
    let bad = |row: &str| {
        Towns::parse(&format!("{heading}{row}\n"), Authorities::bundled()).map_err(|bad| bad.line).err()
    };
    assert_eq!(bad("Ipswich,,52.05,1.15,178835,E07000202"), None);
    assert_eq!(bad("Ipswich,,52.05,1.15,178835,E07999999"), Some(2));
    assert_eq!(bad("Ipswich,,152.05,1.15,178835,E07000202"), Some(2));
    assert_eq!(bad("Ipswich,,52.05,1.15,many,E07000202"), Some(2));
    assert_eq!(bad("Ipswich"), Some(2));
    assert_eq!(Towns::parse("town\n", Authorities::bundled()).map_err(|bad| bad.line).err(), Some(1));
}
