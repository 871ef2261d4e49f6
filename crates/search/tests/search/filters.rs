//! What a question is narrowed by really narrows it, and a walk meets everything once.

use crate::common::{index, writer};
use fingerpost_directory::{Viewer, Visibility};
use fingerpost_places::{Gazetteer, Point, Postcode};
use fingerpost_search::{Document, Filter, Index, Near, Open, Walk, key};
use jiff::civil::{Weekday, date};
use openreferral::{Entity, Service};
use serde_json::{Value, json};
use uuid::Uuid;

const TERM: &str = "ac148810-d857-441c-9679-408f346de14b";
const SITE: &str = "bc148810-d857-441c-9679-408f346de14b";

fn document(number: u64, record: Value) -> Document {
    let service = Service::from_object(record.as_object().expect("an object").clone());
    let id = Uuid::new_v5(&Uuid::nil(), service.name.as_deref().unwrap_or_default().as_bytes());
    Document::of(id, number, Visibility::Public, &service, None)
}

fn schedule(byday: &str, opens: &str, closes: &str) -> Value {
    json!({"freq": "WEEKLY", "byday": byday, "opens_at": opens, "closes_at": closes})
}

fn site(latitude: f64, longitude: f64, schedules: &[Value]) -> Value {
    json!({"location": {"location_type": "physical", "latitude": latitude, "longitude": longitude}, "schedules": schedules})
}

fn directory() -> Index {
    let services = [
        json!({"name": "Youth club", "minimum_age": 11, "maximum_age": 17,
            "last_modified": "2026-05-01T00:00:00Z",
            "attributes": [{"taxonomy_term_id": TERM, "taxonomy_term": {"id": TERM, "code": "Youth", "taxonomy": "Topics"}}],
            "service_at_locations": [site(51.45, -2.59, &[schedule("MO", "18:00", "20:00")]), site(51.50, -2.59, &[schedule("TU", "18:00", "20:00")])]}),
        json!({"name": "Lunch club", "minimum_age": 60, "last_modified": "2026-06-01T00:00:00Z",
            "schedules": [schedule("TU,TH", "12:00", "14:00")],
            "service_areas": [{"name": "Bristol"}],
            "service_at_locations": [{"id": SITE, "location": {"addresses": [{"postal_code": "BS5 6XX"}]}}]}),
        json!({"name": "Helpline", "schedules": [schedule("MO,TU,WE,TH,FR", "09:00", "17:00")],
            "service_areas": [{"name": "Suffolk"}]}),
        json!({"name": "Choir", "schedules": [{"byday": "WE", "freq": "WEEKLY", "valid_to": "2026-01-31", "opens_at": "19:00", "closes_at": "21:00"}]}),
    ];
    index(&services.into_iter().zip(1..).map(|(record, number)| document(number, record)).collect::<Vec<_>>())
}

/// The names of what is found, in its order.
fn found(index: &Index, walk: &Walk) -> Vec<String> {
    let snapshot = index.snapshot().expect("an index");
    let (total, ids) = snapshot.services(Viewer::Public, walk, 0, 100).expect("an answer");
    assert_eq!(total, ids.len());
    let mut names = std::collections::HashMap::new();
    index.for_each(|document| drop(names.insert(document.id, document.name))).expect("all of it");
    ids.iter().map(|id| names[id].clone()).collect()
}

fn only(index: &Index, filter: Filter) -> Vec<String> {
    found(index, &Walk { words: None, filter })
}

#[test]
fn each_filter_keeps_what_it_names_and_nothing_else() {
    let index = directory();
    let by_key = |name: String| only(&index, Filter { keys: vec![vec![name]], ..Filter::default() });
    assert_eq!(only(&index, Filter::default()), ["Youth club", "Lunch club", "Helpline", "Choir"]);
    assert_eq!(by_key(key::term(TERM)), ["Youth club"]);
    assert_eq!(by_key(key::term("youth")), ["Youth club"]);
    assert_eq!(by_key(key::taxonomy("Topics")), ["Youth club"]);
    assert_eq!(by_key(key::site(SITE.parse().expect("an id"))), ["Lunch club"]);
    assert_eq!(by_key(key::term("nothing")), [""; 0]);
    let ages =
        |minimum_age, maximum_age| only(&index, Filter { minimum_age, maximum_age, ..Filter::default() });
    assert_eq!(ages(Some(11.0), None), ["Youth club", "Lunch club"]);
    assert_eq!(ages(Some(12.0), None), ["Lunch club"]);
    assert_eq!(ages(None, Some(17.0)), ["Youth club"]);
    assert_eq!(ages(None, Some(16.0)), [""; 0]);
    let june = "2026-06-01T00:00:00Z".parse::<jiff::Timestamp>().expect("a time").as_microsecond();
    assert_eq!(only(&index, Filter { modified_after: Some(june), ..Filter::default() }), ["Lunch club"]);
}

#[test]
fn distance_is_measured_to_each_site_and_a_postcode_is_a_place_too() {
    let index = directory();
    let near = |latitude, longitude, metres| {
        let point = Point::new(latitude, longitude).expect("a point");
        only(&index, Filter { near: Some(Near { point, metres }), ..Filter::default() })
    };
    assert_eq!(near(51.45, -2.59, 10.0), ["Youth club"]);
    assert_eq!(near(51.50, -2.59, 10.0), ["Youth club"]);
    assert_eq!(near(51.475, -2.59, 1_000.0), [""; 0]);
    assert_eq!(near(51.475, -2.57, 5_000.0), ["Youth club", "Lunch club"]);
}

#[test]
fn whom_a_service_serves_is_asked_of_its_area_and_silence_is_no_no() {
    let index = directory();
    let postcode: Postcode = "BS5 6XX".parse().expect("a postcode");
    let serves = Some(Gazetteer::bundled().spot_of(postcode));
    assert_eq!(only(&index, Filter { serves, ..Filter::default() }), ["Youth club", "Lunch club", "Choir"]);
}

#[test]
fn days_and_times_are_those_of_one_opening_and_of_the_same_site_as_the_distance() {
    let index = directory();
    let open = |day, from, to| Open { day, from, to };
    let at = |open: Open| {
        only(&index, Filter { open: vec![open], today: Some(date(2026, 6, 1)), ..Filter::default() })
    };
    assert_eq!(at(open(Some(Weekday::Tuesday), None, None)), ["Youth club", "Lunch club", "Helpline"]);
    assert_eq!(at(open(Some(Weekday::Tuesday), Some(12 * 60), Some(14 * 60))), ["Lunch club"]);
    assert_eq!(at(open(None, Some(18 * 60), None)), ["Youth club"]);
    assert_eq!(at(open(Some(Weekday::Wednesday), Some(18 * 60), None)), [""; 0], "the choir has ended");
    let near = Some(Near { point: Point::new(51.45, -2.59).expect("a point"), metres: 10.0 });
    let there = |day| Filter { near, open: vec![open(Some(day), None, None)], ..Filter::default() };
    assert_eq!(only(&index, there(Weekday::Monday)), ["Youth club"]);
    assert_eq!(only(&index, there(Weekday::Tuesday)), [""; 0], "on Tuesdays it is at its other site");
    let here = Some(Near { point: Point::new(51.50, -2.59).expect("a point"), metres: 10.0 });
    let filter =
        Filter { near: here, open: vec![open(Some(Weekday::Tuesday), None, None)], ..Filter::default() };
    let sites =
        index.snapshot().expect("an index").sites(Viewer::Public, &Walk { words: None, filter }, 0, 10);
    let (total, sites) = sites.expect("an answer");
    assert_eq!((total, sites[0].1), (1, 1), "the second site alone");
}

#[test]
fn words_and_filters_must_both_hold() {
    let index = directory();
    let filter = Filter { minimum_age: Some(18.0), ..Filter::default() };
    assert_eq!(found(&index, &Walk { words: Some("club".to_owned()), filter }), ["Lunch club"]);
}

#[test]
fn a_walk_meets_each_once_though_services_come_in_meanwhile() {
    let named = |number: u64| document(number, json!({"name": format!("Club {number}")}));
    let index = index(&(1..=25).map(named).collect::<Vec<_>>());
    let snapshot = index.snapshot().expect("an index");
    for words in [None, Some("club".to_owned())] {
        let walk = Walk { words, filter: Filter::default() };
        let mut met = Vec::new();
        for page in 0..5 {
            met.extend(snapshot.services(Viewer::Public, &walk, page * 5, 5).expect("a page").1);
            let mut writer = writer(&index);
            writer.put(&named(100 + page as u64)).expect("put");
            writer.put(&named(1 + page as u64)).expect("put again");
            writer.commit(&crate::common::at(2 + page as i64)).expect("committed");
        }
        let whole = met.len();
        met.sort_unstable();
        met.dedup();
        assert_eq!((whole, met.len()), (25, 25));
    }
}
