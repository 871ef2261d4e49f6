use fingerpost_places::{NotFound, Place, Point, What, Whereabouts};
use proptest::prelude::*;
use rstest::rstest;

fn one(typed: &str) -> Place<'static> {
    match Whereabouts::parse(typed) {
        Ok(Whereabouts::One(place)) => place,
        other => panic!("{typed}: {other:?}"),
    }
}

fn names(typed: &str) -> Vec<String> {
    Whereabouts::parse(typed).expect(typed).places().iter().map(|place| place.name()).collect()
}

#[rstest]
#[case("BS5 6XX", "BS5 6XX")]
#[case(" bs56xx. ", "BS5 6XX")]
#[case("The hall, Church Road, Bristol BS5 6XX", "BS5 6XX")]
#[case("bs5", "BS5")]
#[case("BS5 6", "BS5 6")]
#[case("BS56", "BS5 6")]
#[case("Bristol BS5", "BS5")]
#[case("stowmarket", "Stowmarket, Suffolk")]
#[case("near Stowmarket", "Stowmarket, Suffolk")]
#[case("Newport, Shropshire", "Newport, Shropshire")]
#[case("newport isle of wight", "Newport, Isle of Wight")]
#[case("12 Church Road, Easton, Bristol", "Bristol")]
#[case("Suffolk", "Suffolk")]
#[case("51.4735, -2.5678", "near Bristol")]
#[case("52.19 1.00", "near Stowmarket, Suffolk")]
#[case("1P22 4LE", "IP22 4LE")]
#[case("Stowmarkt", "Stowmarket, Suffolk")]
#[case("Stowmraket", "Stowmarket, Suffolk")]
#[case("Disss", "Diss, Norfolk")]
#[case("Belfast", "Belfast, Northern Ireland")]
#[case("54.597, -5.930", "near Belfast, Northern Ireland")]
fn what_people_type_is_one_place(#[case] typed: &str, #[case] name: &str) {
    assert_eq!(one(typed).name(), name);
}

#[test]
fn the_place_is_where_it_is_and_as_wide_as_it_is() {
    let near = |place: &Place<'_>, latitude, longitude, metres| {
        let off = place.point.metres_to(Point::new(latitude, longitude).expect("a point"));
        assert!(off < metres, "{}: {off} m", place.name());
    };
    let postcode = one("BS5 6XX");
    near(&postcode, 51.473_45, -2.567_8, 150.0);
    let district = one("BS5");
    near(&district, 51.464, -2.560, 1_500.0);
    let town = one("Bristol");
    let county = one("Suffolk");
    let widths = [&postcode, &district, &town, &county].map(|place| place.within_metres);
    assert!(widths.is_sorted(), "{widths:?}");
    assert!((1_000.0..6_000.0).contains(&district.within_metres));
    assert!((30_000.0..90_000.0).contains(&county.within_metres), "{}", county.within_metres);
    assert!(postcode.is_exact() && !district.is_exact() && !town.is_exact());
}

#[test]
fn a_position_is_as_wide_as_its_digits() {
    assert!(one("51.473512, -2.567843").within_metres < 50.0);
    assert!(one("51.5, -2.6").within_metres > 5_000.0);
    assert!(matches!(one("51.5, -2.6").what, What::Position(Some(_))));
}

#[test]
fn a_name_of_several_places_is_asked_about() {
    let found = Whereabouts::parse("Newport").expect("places");
    assert!(matches!(&found, Whereabouts::Several(places) if places.len() == 7));
    assert_eq!(names("Newport")[..2], ["Newport, Wales", "Newport, Isle of Wight"]);
}

#[test]
fn a_town_whose_county_has_changed_is_asked_about() {
    assert!(matches!(Whereabouts::parse("Sale, Cheshire"), Ok(Whereabouts::Several(_))));
    assert_eq!(names("Sale, Cheshire"), ["Sale, Greater Manchester"]);
}

#[test]
fn each_reason_for_no_place_is_its_own() {
    let why = |typed: &str| Whereabouts::parse(typed).expect_err(typed);
    assert_eq!(why(""), NotFound::Nothing);
    assert_eq!(why(" ,. "), NotFound::Nothing);
    assert_eq!(why("BT1 5GS"), NotFound::NorthernIreland("BT1 5GS".to_owned()));
    assert_eq!(why("bt1"), NotFound::NorthernIreland("BT1".to_owned()));
    assert_eq!(why("JE2 3AB"), NotFound::OutsideGreatBritain("JE2 3AB".to_owned()));
    assert_eq!(why("IM1"), NotFound::OutsideGreatBritain("IM1".to_owned()));
    assert_eq!(why("48.85, 2.35"), NotFound::OutsideGreatBritain("48.85, 2.35".to_owned()), "Paris");
    assert_eq!(why("54.0, 2.5"), NotFound::OutsideGreatBritain("54.0, 2.5".to_owned()), "the sea");
    assert_eq!(why("351.4, -2.5"), NotFound::NotAPosition("351.4, -2.5".to_owned()));
    assert_eq!(why("AB43 1AJ"), NotFound::NoPosition("AB43 1AJ".parse().expect("a postcode")));
    assert_eq!(why("AB1"), NotFound::UnknownPartOfPostcode("AB1".parse().expect("a district")));
    assert_eq!(why("Hartsmere"), NotFound::UnknownPlace("Hartsmere".to_owned()));
    assert_eq!(why(&"a".repeat(1_000)), NotFound::TooLong);
}

#[test]
fn of_a_postcode_that_is_not_known_the_part_that_is_known_is_said() {
    let known = |typed: &str| match Whereabouts::parse(typed) {
        Err(NotFound::UnknownPostcode { known, .. }) => known.map(|part| part.to_string()),
        other => panic!("{typed}: {other:?}"),
    };
    assert_eq!(known("BS5 6ZZ").as_deref(), Some("BS5 6"));
    assert_eq!(known("AB1 1AA"), None);
    let about = |typed: &str| Whereabouts::parse_about(typed).map(|found| found.places()[0].name());
    assert_eq!(about("BS5 6ZZ").as_deref(), Ok("BS5 6"));
    assert_eq!(about("IP22 9ZZ").as_deref(), Ok("IP22 9"));
    assert!(about("AB1 1AA").is_err());
}

#[test]
fn a_slip_finds_the_places_that_may_be_meant() {
    assert!(names("Dis").contains(&"Diss, Norfolk".to_owned()), "{:?}", names("Dis"));
    assert!(Whereabouts::parse("Hartsmere").is_err() && Whereabouts::parse("xqzv").is_err());
}

proptest! {
    #[test]
    fn no_text_makes_it_stumble(typed in ".{0,30}") {
        if let Ok(found) = Whereabouts::parse(&typed) {
            prop_assert!(!found.places().is_empty());
            prop_assert!(found.places().iter().all(|place| place.within_metres > 0.0));
        }
    }
}
