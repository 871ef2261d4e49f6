use fingerpost_places::Point;

use super::*;
use crate::Area;

fn mark(latitude: f64, longitude: f64) -> Mark {
    Mark { at: Point::new(latitude, longitude).unwrap(), listed: None }
}

fn numbered(number: usize, latitude: f64, longitude: f64) -> Mark {
    Mark { listed: Some((number, format!("Service {number}"))), ..mark(latitude, longitude) }
}

fn names(locator: &Locator) -> Vec<&str> {
    locator.names.iter().map(|name| name.text.as_str()).collect()
}

#[test]
fn a_service_is_shown_among_the_places_around_it() {
    let locator = Locator::new(&Site::default(), &[mark(52.376, 1.108)], None, Language::ENGLISH).unwrap();
    assert!(names(&locator).contains(&"Diss"), "{:?}", names(&locator));
    assert_eq!(locator.words.as_str(), "In Diss");
    assert!(locator.homes.starts_with('M'), "houses are drawn");
    assert_eq!(locator.spots.len(), 1);
    // Two miles to the north, among fields.
    let north = Locator::new(&Site::default(), &[mark(52.405, 1.108)], None, Language::ENGLISH).unwrap();
    assert!(
        north.words.as_str().ends_with(" of Diss") || north.words.as_str().contains("miles"),
        "{}",
        north.words
    );
}

#[test]
fn a_made_up_borough_has_only_its_own_names() {
    let hartsmere =
        Area { name: "Hartsmere".into(), place: Place::Point { latitude: 52.3238, longitude: 1.1432 } };
    let site = Site { demonstration: true, places: vec![hartsmere], ..Site::default() };
    let locator = Locator::new(&site, &[mark(52.33, 1.15)], None, Language::ENGLISH).unwrap();
    assert_eq!(names(&locator), ["Hartsmere"]);
}

#[test]
fn pins_that_would_cover_one_another_share_one() {
    let marks = [
        numbered(1, 52.376, 1.108),
        numbered(2, 52.3761, 1.1081),
        numbered(3, 52.19, 0.99),
        numbered(4, 52.376, 1.108),
        numbered(5, 52.376, 1.108),
    ];
    let locator = Locator::new(&Site::default(), &marks, None, Language::ENGLISH).unwrap();
    let pins: Vec<&str> = locator.pins.iter().map(|pin| pin.numbers.as_str()).collect();
    assert_eq!(pins, ["1 2 +2", "3"]);
    assert_eq!(locator.pins[0].says, "1 2 +2: 1 Service 1; 2 Service 2; 4 Service 4; 5 Service 5");
    for pin in &locator.pins {
        assert!(pin.left >= 0 && pin.top >= 0 && pin.left + pin.width <= 400 && pin.top + 26 <= 300);
    }
}

#[test]
fn what_is_on_no_map_is_not_drawn() {
    assert!(Locator::new(&Site::default(), &[mark(0.0, 0.0)], None, Language::ENGLISH).is_none());
    assert!(Locator::new(&Site::default(), &[], None, Language::ENGLISH).is_none());
}

#[test]
fn the_scale_fits_its_corner() {
    for (latitude, longitude) in [(52.376, 1.108), (52.5, 1.2), (53.5, -1.0), (57.1, -2.1)] {
        let marks = [mark(52.376, 1.108), mark(latitude, longitude)];
        let locator = Locator::new(&Site::default(), &marks, None, Language::ENGLISH).unwrap();
        assert!((15..=130).contains(&locator.scale.units), "{} {}", locator.scale.units, locator.scale.label);
    }
}
