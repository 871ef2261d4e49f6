use fingerpost_places::{
    Authorities, Doubt, Kind, Matter, Point, Postcode, Postcodes, Responsibility, Unanswered, postcodes::rows,
};
use jiff::civil::{Date, date};
use rstest::rstest;

const TODAY: Date = date(2026, 11, 22);

fn postcode(text: &str) -> Postcode {
    text.parse().expect("a postcode")
}

/// Who answers, in the words people see: the names, and whether it is certain.
fn who(text: &str, matter: Matter, day: Date) -> (Vec<&'static str>, Vec<Doubt>) {
    let answer = Responsibility::bundled().at_postcode(postcode(text), matter, day).expect(text);
    (answer.who.iter().map(|authority| authority.official_name.as_str()).collect(), answer.doubts)
}

#[test]
fn in_a_two_tier_county_the_county_cares_and_the_district_houses() {
    for matter in [Matter::Care, Matter::Send, Matter::BlueBadge, Matter::PublicHealth] {
        assert_eq!(who("IP14 1AB", matter, TODAY), (vec!["Suffolk County Council"], vec![]));
        assert_eq!(who("NR1 3JU", matter, TODAY), (vec!["Norfolk County Council"], vec![]));
    }
    for matter in [Matter::CouncilTax, Matter::Housing, Matter::Adaptations] {
        assert_eq!(who("IP14 1AB", matter, TODAY), (vec!["Mid Suffolk District Council"], vec![]));
        assert_eq!(who("NR1 3JU", matter, TODAY), (vec!["Norwich City Council"], vec![]));
    }
}

#[rstest]
#[case::unitary("BS5 6XX", "Bristol City Council", Kind::Unitary)]
#[case::unitary_county("TR1 3AY", "Cornwall Council", Kind::Unitary)]
#[case::new_unitary("CA3 8QG", "Cumberland Council", Kind::Unitary)]
#[case::scilly("TR21 0LW", "Council of the Isles of Scilly", Kind::Unitary)]
#[case::metropolitan("LS1 1UR", "Leeds City Council", Kind::Metropolitan)]
#[case::london("HA9 0FJ", "London Borough of Brent", Kind::London)]
#[case::city("EC2V 7HH", "City of London Corporation", Kind::London)]
fn elsewhere_in_england_one_council_answers_for_everything(
    #[case] text: &str,
    #[case] name: &str,
    #[case] kind: Kind,
) {
    for matter in Matter::ALL {
        let answer = Responsibility::bundled().at_postcode(postcode(text), matter, TODAY).expect(text);
        assert_eq!((answer.who[0].official_name.as_str(), answer.who[0].kind), (name, kind));
        assert!(answer.is_certain(), "{matter:?}: {:?}", answer.doubts);
    }
}

#[rstest]
#[case("CF10 4UW", "Cardiff Council", "Cardiff and Vale University Health Board")]
#[case("LD1 5LG", "Powys County Council", "Powys Teaching Health Board")]
#[case("IV3 5NX", "Highland Council", "NHS Highland")]
#[case("G2 1DU", "Glasgow City Council", "NHS Greater Glasgow and Clyde")]
fn in_wales_and_scotland_the_council_answers_but_for_public_health(
    #[case] text: &str,
    #[case] council: &str,
    #[case] board: &str,
) {
    for matter in Matter::ALL {
        let expected = if matter == Matter::PublicHealth { board } else { council };
        let (names, doubts) = who(text, matter, TODAY);
        assert!(names[0].contains(expected) && doubts.is_empty(), "{matter:?}: {names:?} {doubts:?}");
    }
}

#[test]
fn near_a_county_boundary_both_are_named_its_own_first() {
    let near = vec![Doubt::NearBoundary];
    assert_eq!(
        who("CM21 9JZ", Matter::Care, TODAY),
        (vec!["Hertfordshire County Council", "Essex County Council"], near.clone())
    );
    let (districts, doubts) = who("CM21 9JX", Matter::Housing, TODAY);
    assert!(districts[0].contains("Epping Forest") && districts[1].contains("East Hert"), "{districts:?}");
    assert_eq!(doubts, near);
}

#[test]
fn near_a_district_boundary_the_county_is_still_certain() {
    let (districts, doubts) = who("OX2 0JH", Matter::Housing, TODAY);
    assert!(districts.len() == 2 && doubts == [Doubt::NearBoundary], "{districts:?}");
    assert_eq!(who("OX2 0JH", Matter::Care, TODAY), (vec!["Oxfordshire County Council"], vec![]));
}

#[test]
fn before_a_reorganisation_those_who_answered_then_are_named() {
    let (now, last) = (date(2023, 4, 1), date(2023, 3, 31));
    assert_eq!(who("TA1 1HE", Matter::Care, now), (vec!["Somerset Council"], vec![]));
    assert_eq!(who("TA1 1HE", Matter::Care, last), (vec!["Somerset County Council"], vec![]));
    let (districts, doubts) = who("TA1 1HE", Matter::Housing, last);
    assert_eq!((districts.len(), doubts), (4, vec![Doubt::Reorganised]));
    let (upper, doubts) = who("BH1 3AA", Matter::Care, date(2019, 3, 31));
    assert_eq!(upper.len(), 3, "Bournemouth, Poole, and Dorset for Christchurch: {upper:?}");
    assert_eq!(doubts, [Doubt::Reorganised]);
    // Two steps back.
    assert_eq!(who("TA1 1HE", Matter::CouncilTax, date(2019, 3, 31)).0.len(), 5);
}

#[test]
fn after_a_reorganisation_that_the_postcodes_do_not_know_the_successors_answer() {
    let old = "CA14 2ED,10,300079,528870,,,,E10000006,E07000026,\nCA3 8QG,10,340157,556265,,,,E10000006,E07000028,\n";
    let postcodes = Postcodes::from_rows("an old table", rows(old).expect("rows")).expect("a table");
    let responsibility = Responsibility::new(&postcodes, Authorities::bundled());
    for (matter, day, name) in [
        (Matter::Care, TODAY, "Cumberland Council"),
        (Matter::Housing, TODAY, "Cumberland Council"),
        (Matter::Care, date(2023, 3, 31), "Cumbria County Council"),
        (Matter::Housing, date(2023, 3, 31), "Allerdale Borough Council"),
    ] {
        let answer = responsibility.at_postcode(postcode("CA14 2ED"), matter, day).expect("an answer");
        assert_eq!(answer.who[0].official_name, name);
        assert!(answer.is_certain());
    }
}

#[test]
fn before_all_records_the_first_who_answered_is_only_probable() {
    assert_eq!(
        who("TR1 3AY", Matter::Care, date(1980, 1, 1)),
        (vec!["Cornwall Council"], vec![Doubt::OutsideRecords])
    );
}

#[test]
fn a_point_is_answered_for_as_its_nearest_postcode_is() {
    let at = |latitude, longitude, matter| {
        let point = Point::new(latitude, longitude).expect("a point");
        Responsibility::bundled().at_point(point, matter, TODAY)
    };
    let stowmarket = at(52.1889, 0.9977, Matter::Housing).expect("an answer");
    assert_eq!(stowmarket.who[0].name, "Mid Suffolk");
    // Rannoch Moor: kilometres from any postcode, and still in Scotland.
    assert!(at(56.64, -4.75, Matter::Care).is_ok());
    assert_eq!(at(54.0, 2.5, Matter::Care), Err(Unanswered::NowhereNear), "the North Sea");
    assert_eq!(at(48.85, 2.35, Matter::Care), Err(Unanswered::NowhereNear), "Paris");
}

#[test]
fn what_is_not_known_is_never_no() {
    let responsibility = Responsibility::bundled();
    let at = |text| responsibility.at_postcode(postcode(text), Matter::Care, TODAY);
    assert_eq!(at("BT1 5GS"), Err(Unanswered::NorthernIreland));
    assert_eq!(at("AB1 1AA"), Err(Unanswered::UnknownPostcode));
    assert_eq!(at("AB43 1AJ"), Err(Unanswered::UnknownPostcode), "known, but without a position");
    let roughly = at("B29 6XE").expect("a position without a council");
    assert!(roughly.who[0].name == "Birmingham" && roughly.doubts.contains(&Doubt::FromNeighbour));
}
