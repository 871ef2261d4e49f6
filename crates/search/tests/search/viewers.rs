//! Nobody finds, counts or is shown what they may not see.

use crate::common::{ask_as, index, names, service};
use fingerpost_directory::{Viewer, Visibility};
use fingerpost_search::{Document, Walk};
use openreferral::{Entity, Service};
use rstest::rstest;
use serde_json::json;

const LEVELS: [Visibility; 4] =
    [Visibility::Public, Visibility::Withheld, Visibility::Partner, Visibility::Staff];

#[rstest]
#[case(Viewer::Public, &["public", "withheld"])]
#[case(Viewer::Partner, &["partner", "public", "withheld"])]
#[case(Viewer::Staff, &["partner", "public", "staff", "withheld"])]
fn a_canary_in_each_level_sings_only_for_those_who_may_hear_it(
    #[case] viewer: Viewer,
    #[case] heard: &[&str],
) {
    let canaries = LEVELS.map(|visibility| Document {
        visibility,
        description: format!("canary of {}", visibility.as_str()),
        ..service(visibility.as_str(), "")
    });
    let index = index(&canaries);
    let answer = ask_as(&index, viewer, "canary");
    assert_eq!(names(&answer), heard);
    assert_eq!(answer.total, heard.len());
    let walk = Walk { words: Some("canary".to_owned()), ..Walk::default() };
    let (total, ids) = index.snapshot().expect("an index").services(viewer, &walk, 0, 10).expect("ids");
    assert_eq!((total, ids.len()), (heard.len(), heard.len()));
    for visibility in LEVELS {
        let answer = ask_as(&index, viewer, visibility.as_str());
        assert_eq!(answer.total, usize::from(heard.contains(&visibility.as_str())), "{visibility:?} by name");
    }
}

#[test]
fn a_record_that_is_hidden_later_is_found_no_more() {
    let index = index(&[service("Canary", "")]);
    let mut writer = crate::common::writer(&index);
    writer.put(&Document { visibility: Visibility::Staff, ..service("Canary", "") }).expect("put");
    writer.commit(&crate::common::at(2)).expect("committed");
    assert_eq!(ask_as(&index, Viewer::Public, "canary").total, 0);
    assert_eq!(ask_as(&index, Viewer::Staff, "canary").total, 1);
}

#[rstest]
#[case(Visibility::Partner)]
#[case(Visibility::Staff)]
fn a_word_that_few_may_see_is_no_suggestion_to_anybody(#[case] visibility: Visibility) {
    let index = index(&[
        Document { visibility, ..service("Zanzibar house", "") },
        service("Chess", "Every week."),
        service("Timbuktu", ""),
    ]);
    for asked in ["zanzibarr", "zanzibas", "zanzi"] {
        let answer = ask_as(&index, Viewer::Public, asked);
        assert_eq!((answer.total, answer.did_you_mean), (0, None), "{asked}");
    }
    assert_eq!(ask_as(&index, Viewer::Public, "timbuktoo").did_you_mean.as_deref(), Some("timbuktu"));
    let mut writer = crate::common::writer(&index);
    writer.put(&Document { visibility, ..service("Timbuktu", "") }).expect("put");
    writer.commit(&crate::common::at(2)).expect("committed");
    for asked in ["timbuktoo", "timbukti"] {
        let answer = ask_as(&index, Viewer::Public, asked);
        assert_eq!((answer.total, answer.did_you_mean), (0, None), "{asked}, once it is hidden");
    }
}

#[test]
fn nobody_is_found_by_who_checked_the_record_nor_by_what_the_standard_does_not_name() {
    let document = Document::of(uuid::Uuid::nil(), 1, Visibility::Public, &record(), None);
    let text = serde_json::to_string(&document).expect("JSON");
    for secret in ["assurer", "call back", "Secretary"] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
    for open in ["Tea & cake", "Over 60s", "Gujarati", "1 Rose Street", "Hartsmere", "Age Well"] {
        assert!(text.contains(open), "{open} is not in {text}");
    }
}

#[test]
fn a_withheld_place_is_not_found_by_its_address() {
    let document = Document::of(uuid::Uuid::nil(), 1, Visibility::Withheld, &record(), None);
    let text = serde_json::to_string(&document).expect("JSON");
    assert!(!text.contains("Rose") && text.contains("Hartsmere"), "{text}");
}

fn record() -> Service {
    let record = json!({
        "name": " Tea\u{a0}club ", "description": "<p>Tea &amp; cake</p>", "status": "active",
        "assured_date": "2026-01-02", "assurer_email": "assurer@example.org", "pc_notes": "call back",
        "eligibility_description": "Over 60s", "languages": [{"id": "l", "name": "Gujarati"}],
        "contacts": [{"id": "c", "name": "Secretary"}], "service_areas": [{"id": "a", "name": "Hartsmere"}],
        "organization": {"id": "8f1f2f8e-7d0b-4a52-9d80-0a3f1e2d4c5b", "name": "Age Well"},
        "service_at_locations": [{"id": "s", "location": {"id": "p", "name": "Rose House",
            "addresses": [{"id": "d", "address_1": "1 Rose Street"}]}}],
    });
    Service::from_object(record.as_object().cloned().expect("an object"))
}
