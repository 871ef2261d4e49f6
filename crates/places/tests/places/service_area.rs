use fingerpost_places::service_area::{Part, Told, Unread};
use fingerpost_places::{Gazetteer, Point, Postcode, Serves, ServiceArea, Spot, Whereabouts};
use proptest::prelude::*;
use rstest::rstest;
use serde_json::json;

const BRISTOL: &str = "BS5 6XX";
const CLEVEDON: &str = "BS21 6QU";
const STOWMARKET: &str = "IP14 1AB";
const SOUTHAMPTON: &str = "SO14 7LY";
const CARDIFF: &str = "CF10 4UW";
const GLASGOW: &str = "G2 1DU";
const BELFAST: &str = "BT1 5GS";
const COCKERMOUTH: &str = "CA13 9JS";

fn spot(text: &str) -> Spot<'static> {
    let postcode: Postcode = text.parse().expect("a postcode");
    Gazetteer::bundled().spot_of(postcode)
}

fn named(name: &str) -> ServiceArea {
    ServiceArea::read(&Told { name: Some(name), ..Told::default() })
}

#[rstest]
#[case::council("Bristol", BRISTOL, Serves::Yes)]
#[case::council("Bristol", STOWMARKET, Serves::No)]
#[case::council("City of Bristol", BRISTOL, Serves::Yes)]
#[case::council("Bristol City Council", CLEVEDON, Serves::No)]
#[case::county("Suffolk", STOWMARKET, Serves::Yes)]
#[case::county("county of Suffolk", STOWMARKET, Serves::Yes)]
#[case::county("Suffolk", BRISTOL, Serves::No)]
#[case::district("Mid Suffolk district", STOWMARKET, Serves::Yes)]
#[case::district("borough of Ipswich", STOWMARKET, Serves::No)]
#[case::list("Bristol, North Somerset and South Gloucestershire", CLEVEDON, Serves::Yes)]
#[case::list("Bath and North East Somerset, Bristol & North Somerset", CLEVEDON, Serves::Yes)]
#[case::list("Bath and North East Somerset, Bristol & North Somerset", STOWMARKET, Serves::No)]
#[case::made_up("Hartsmere borough", BRISTOL, Serves::NotKnown)]
#[case::made_up("Eastfold county", BRISTOL, Serves::NotKnown)]
#[case::parish("Oakham St Mary parish", BRISTOL, Serves::NotKnown)]
#[case::half_known("Bristol and Hartsmere", BRISTOL, Serves::Yes)]
#[case::half_known("Bristol and Hartsmere", STOWMARKET, Serves::NotKnown)]
#[case::everywhere("Nationwide", GLASGOW, Serves::Yes)]
#[case::everywhere("UK-wide", BELFAST, Serves::Yes)]
#[case::everywhere("national", "BS5 6ZZ", Serves::Yes)]
#[case::nation("England", BRISTOL, Serves::Yes)]
#[case::nation("England", CARDIFF, Serves::No)]
#[case::nation("England and Wales", CARDIFF, Serves::Yes)]
#[case::nation("all of England", BELFAST, Serves::No)]
#[case::nation("Wales", CARDIFF, Serves::Yes)]
#[case::nation("Great Britain", BELFAST, Serves::No)]
#[case::postcodes("BS3, BS4 and BS5", BRISTOL, Serves::Yes)]
#[case::postcodes("postcodes starting with BS5 6", BRISTOL, Serves::Yes)]
#[case::postcodes("BS3, BS4 and BS6", BRISTOL, Serves::No)]
#[case::postcodes("BS3 and AB1", BRISTOL, Serves::NotKnown)]
#[case::ceremonial("Hampshire", SOUTHAMPTON, Serves::NotKnown)]
#[case::ceremonial("Hampshire County Council", SOUTHAMPTON, Serves::No)]
#[case::ceremonial("Cheshire", "CW1 2PT", Serves::Yes)]
#[case::ceremonial("Greater London", "HA9 0FJ", Serves::Yes)]
#[case::ceremonial("London", BRISTOL, Serves::No)]
#[case::region_too("West Midlands", "B1 1BB", Serves::Yes)]
#[case::region_too("West Midlands", "WR1 2EY", Serves::NotKnown)]
#[case::region_too("West Midlands", BRISTOL, Serves::No)]
#[case::ended("Allerdale", COCKERMOUTH, Serves::NotKnown)]
#[case::ended("Allerdale", BRISTOL, Serves::No)]
#[case::ended("Cumbria", COCKERMOUTH, Serves::Yes)]
#[case::explained("Open to anybody who can get here", BRISTOL, Serves::NotKnown)]
#[case::circle("within 5 miles of BS5 6XX", BRISTOL, Serves::Yes)]
#[case::circle("20km radius of Bristol", CLEVEDON, Serves::Yes)]
#[case::circle("within 5 miles of BS5 6XX", STOWMARKET, Serves::No)]
#[case::circle("Within 5 miles of our office", BRISTOL, Serves::NotKnown)]
#[case::circle("5 miles from Newport", CARDIFF, Serves::NotKnown)]
fn an_area_in_words_serves_whom_it_says(#[case] name: &str, #[case] lives: &str, #[case] serves: Serves) {
    assert_eq!(named(name).serves(&spot(lives)), serves, "{:?}", named(name));
}

#[rstest]
#[case::unitary("E06000023", BRISTOL, Serves::Yes)]
#[case::unitary("http://statistics.data.gov.uk/id/statistical-geography/E06000023", STOWMARKET, Serves::No)]
#[case::district("E07000203", STOWMARKET, Serves::Yes)]
#[case::county("https://example.org/areas/E10000029", STOWMARKET, Serves::Yes)]
#[case::county("E10000029", BRISTOL, Serves::No)]
#[case::wales("W06000015", CARDIFF, Serves::Yes)]
#[case::scotland("S12000049", GLASGOW, Serves::Yes)]
#[case::former("S12000046", GLASGOW, Serves::Yes)]
#[case::nation("W92000004", CARDIFF, Serves::Yes)]
#[case::unknown_ward("E05999999", BRISTOL, Serves::NotKnown)]
#[case::unknown_council("E06999999", BRISTOL, Serves::NotKnown)]
#[case::region("E12000009", BRISTOL, Serves::NotKnown)]
fn an_area_with_a_code_serves_whom_it_says(#[case] uri: &str, #[case] lives: &str, #[case] serves: Serves) {
    let area = ServiceArea::read(&Told { uri: Some(uri), ..Told::default() });
    assert_eq!(area.serves(&spot(lives)), serves, "{area:?}");
}

#[test]
fn a_ward_serves_those_in_it() {
    let at_home = spot(BRISTOL);
    let ward = Gazetteer::bundled()
        .postcodes()
        .find(BRISTOL.parse().expect("a postcode"))
        .and_then(|found| found.area.ward.clone())
        .expect("a ward");
    let area = ServiceArea::read(&Told { uri: Some(&ward), ..Told::default() });
    assert_eq!(area.serves(&at_home), Serves::Yes);
    assert_eq!(area.serves(&spot(STOWMARKET)), Serves::No);
}

#[test]
fn near_a_boundary_the_council_across_is_not_known() {
    let sawbridgeworth = spot("CM21 9JZ");
    assert_eq!(named("Hertfordshire").serves(&sawbridgeworth), Serves::Yes);
    assert_eq!(named("Essex").serves(&sawbridgeworth), Serves::NotKnown);
    assert_eq!(named("Kent").serves(&sawbridgeworth), Serves::No);
}

#[test]
fn a_bare_name_of_several_towns_is_not_taken_for_a_council() {
    assert!(matches!(named("Newport").unread[..], [Unread::Ambiguous(_)]));
    assert_eq!(named("Newport").serves(&spot("TF10 7AN")), Serves::NotKnown, "Newport, Shropshire");
    assert_eq!(named("Newport City Council").serves(&spot("TF10 7AN")), Serves::No);
    assert_eq!(named("Newport City Council").serves(&spot("NP20 4UR")), Serves::Yes);
}

#[test]
fn a_place_that_is_wide_or_a_position_is_answered_for_too() {
    let at = |typed: &str| {
        let found = Whereabouts::parse(typed).expect(typed);
        Gazetteer::bundled().spot(&found.places()[0])
    };
    assert_eq!(named("Bristol").serves(&at("BS5")), Serves::Yes);
    assert_eq!(named("BS5").serves(&at("51.4735, -2.5678")), Serves::Yes);
    assert_eq!(named("BS7").serves(&at("51.4735, -2.5678")), Serves::No);
    assert_eq!(named("Suffolk").serves(&at("Stowmarket")), Serves::Yes);
    assert_eq!(named("Suffolk").serves(&at("Bristol")), Serves::No);
    assert_eq!(named("England").serves(&at("Belfast")), Serves::No);
    // A wide circle of doubt: BS5 is within 300 m of South Gloucestershire.
    assert_eq!(named("South Gloucestershire").serves(&at("BS5")), Serves::NotKnown);
}

#[test]
fn somewhere_that_is_not_known_is_never_outside_a_council() {
    let sea = Gazetteer::bundled().spot_at(Point::new(54.0, 2.5).expect("a point"), 0.0);
    for area in ["Bristol", "BS5", "England", "within 5 miles of nowhere"] {
        assert_eq!(named(area).serves(&sea), Serves::NotKnown, "{area}");
        assert_eq!(
            named(area).serves(&spot("AB1 1AA")),
            if area == "BS5" { Serves::No } else { Serves::NotKnown }
        );
    }
}

#[test]
fn of_several_areas_any_serves_and_none_only_when_all_are_known() {
    let [bristol, suffolk, made_up] = ["Bristol", "Suffolk", "Hartsmere borough"].map(named);
    let home = spot(BRISTOL);
    assert_eq!(
        Serves::by_any([&suffolk, &made_up, &bristol].map(|area: &ServiceArea| area.serves(&home))),
        Serves::Yes
    );
    assert_eq!(
        Serves::by_any([&suffolk, &made_up].map(|area: &ServiceArea| area.serves(&home))),
        Serves::NotKnown
    );
    assert_eq!(Serves::by_any([&suffolk].map(|area: &ServiceArea| area.serves(&home))), Serves::No);
    assert_eq!(
        Serves::by_any([].map(|area: &ServiceArea| area.serves(&home))),
        Serves::NotKnown,
        "nothing was said"
    );
}

#[test]
fn the_field_that_is_understood_counts() {
    let told = Told {
        name: Some("People who live near us"),
        service_area: Some("Bristol"),
        description: Some("Suffolk"),
        ..Told::default()
    };
    assert_eq!(ServiceArea::read(&told).serves(&spot(BRISTOL)), Serves::Yes);
    let told = Told { name: Some("Suffolk"), uri: Some("E06000023"), ..Told::default() };
    assert_eq!(ServiceArea::read(&told).serves(&spot(BRISTOL)), Serves::Yes, "a code is exact");
    let told = Told { extent: Some("BS5 and BS6"), extent_type: Some("text"), ..Told::default() };
    assert_eq!(ServiceArea::read(&told).serves(&spot(BRISTOL)), Serves::Yes);
    let told =
        Told { name: Some("Bristol"), extent: Some("<kml/>"), extent_type: Some("kml"), ..Told::default() };
    let area = ServiceArea::read(&told);
    assert_eq!(area.unread, [Unread::Format("kml".to_owned())]);
    assert_eq!(
        (area.serves(&spot(BRISTOL)), area.serves(&spot(STOWMARKET))),
        (Serves::Yes, Serves::NotKnown)
    );
    assert_eq!(ServiceArea::read(&Told::default()).unread, [Unread::Nothing]);
}

#[test]
fn the_standards_own_example_is_not_known() {
    let area = Gazetteer::bundled().service_area_of(&json!({
        "id": "381c64f1-a724-4884-9c21-ac96c21cca3e",
        "name": "The service is available to all residents of the MyCity area. We provide the service in our offices or via video conferencing to any who can provide evidence of their residency.",
        "description": "The service is available to all residents of the MyCity area, including all postcodes starting with AB1, AB2, and AB3",
        "extent": "extent",
        "extent_type": "geojson",
        "uri": "http://example.com"
    }));
    assert_eq!(area.serves(&spot(BRISTOL)), Serves::NotKnown);
    assert!(matches!(area.unread[0], Unread::BadShape(_)), "{area:?}");
}

#[test]
fn an_answer_is_written_in_words_of_the_wire() {
    assert_eq!(
        serde_json::to_value([Serves::Yes, Serves::No, Serves::NotKnown]).ok(),
        Some(json!(["yes", "no", "not_known"]))
    );
}

#[test]
fn a_list_without_end_is_not_read_to_its_end() {
    let area = named(&"BS1,".repeat(140));
    assert!(area.parts.len() <= 60 && !area.unread.is_empty());
    assert!(named(&"Bristol and ".repeat(1_000)).parts.is_empty());
}

proptest! {
    #[test]
    fn no_text_makes_it_stumble(name in "(within |5 |miles |of |BS5|Bristol| and |, |.){0,12}") {
        let area = named(&name);
        prop_assert!(!area.parts.is_empty() || !area.unread.is_empty());
        prop_assert!(area.parts.iter().all(|part| !matches!(part, Part::Shape(_))));
        let _ = area.serves(&spot(BRISTOL));
    }
}
