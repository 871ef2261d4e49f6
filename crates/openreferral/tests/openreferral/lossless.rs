//! Nothing is lost: whatever a record says comes back as it was told, but for the repairs that are
//! listed, and the list is complete.

use openreferral::{
    Entity, Service,
    read::{Detail, Reading, read},
    shape::{Kind, Shape},
    write::as_told,
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use uuid::Uuid;

fn listed(told: &Value) -> Reading {
    read::<Service>(told.clone(), Uuid::NAMESPACE_URL, Detail::Listed).expect("a record")
}

/// Names that the standard does not use for the object, or used in another version.
const OTHER_NAMES: [&str; 16] = [
    "url",
    "fundings",
    "regular_schedules",
    "eligibilities",
    "eligibilitys",
    "service_taxonomys",
    "service_taxonomies",
    "physical_addresses",
    "accessibility_for_disabilities",
    "language",
    "taxonomy",
    "vocabulary",
    "contact",
    "pc_notes",
    "a/b~c",
    "",
];

/// What feeds write where a text, a date, a number, an id or a word belongs.
fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        prop::sample::select(vec![
            "",
            " ",
            "Tea & cake",
            " Tea\u{7}",
            "<p>Tea <script>x</script></p>",
            "cafÃ©",
            " itâ€™s ",
            "www.example.org/a b",
            "javascript:x",
            "<a@example.org>",
            "ring us",
            "25/12/2024",
            "2024-12-25",
            "9:00am",
            "09:00:00+01:00",
            "noon",
            "12",
            "12.50",
            "7",
            "esdServiceTypes:123",
            "2AF617E5-4532-BEBE-1036-FFDF2E93CE55",
            "ac148810-d857-441c-9679-408f346de14b",
            "Active",
            "weekly",
            "yes",
        ])
        .prop_map(Value::from),
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        ".{0,10}".prop_map(Value::from),
    ]
}

/// Anything at all, for properties that nobody knows.
fn anything() -> impl Strategy<Value = Value> {
    scalar().prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("[a-c]?|id", inner, 0..3)
                .prop_map(|object| Value::Object(object.into_iter().collect())),
        ]
    })
}

/// What may stand where an object of that shape, or a list of them, belongs.
fn nested(shape: &'static Shape, depth: u32) -> BoxedStrategy<Value> {
    if depth == 0 {
        return scalar().boxed();
    }
    let item = prop_oneof![6 => object(shape, depth - 1), 1 => Just(Value::Null), 1 => scalar()];
    let items = prop::collection::vec(object(shape, depth - 1), 0..3);
    prop_oneof![
        3 => items.prop_map(Value::from),
        3 => object(shape, depth - 1),
        1 => prop::collection::vec(item, 0..3).prop_map(Value::from),
        1 => scalar(),
    ]
    .boxed()
}

fn object(shape: &'static Shape, depth: u32) -> BoxedStrategy<Value> {
    let known = shape.fields.iter().map(move |field| {
        let value = match field.kind {
            Kind::One(child) | Kind::Many(child) => nested(child(), depth),
            _ => prop_oneof![9 => scalar().boxed(), 1 => anything().boxed()].boxed(),
        };
        (field.name.to_owned(), value)
    });
    let known: Vec<(String, BoxedStrategy<Value>)> = known.collect();
    let others: Vec<(String, BoxedStrategy<Value>)> = OTHER_NAMES
        .iter()
        .filter(|name| shape.field(name).is_none())
        .map(|name| {
            let of_ours = known.iter().find(|(ours, _)| {
                matches!(
                    (shape.name, ours.as_str(), *name),
                    ("service", "schedules", "regular_schedules")
                        | ("service", "attributes", "service_taxonomys" | "service_taxonomies")
                        | ("service", "contacts", "contact")
                        | ("service", "eligibilitys", "eligibilities")
                        | ("location", "addresses", "physical_addresses")
                        | ("attribute", "taxonomy_term", "taxonomy")
                )
            });
            ((*name).to_owned(), of_ours.map_or_else(|| anything().boxed(), |(_, value)| value.clone()))
        })
        .collect();
    let all: Vec<(String, BoxedStrategy<Value>)> = known.into_iter().chain(others).collect();
    prop::sample::subsequence(all, 0..7)
        .prop_flat_map(|chosen| {
            chosen
                .into_iter()
                .map(|(name, value)| value.prop_map(move |value| (name.clone(), value)))
                .collect::<Vec<_>>()
        })
        .prop_map(|members| Value::Object(members.into_iter().collect::<Map<String, Value>>()))
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn any_record_comes_back_as_it_was_told_but_for_the_listed_repairs(mut told in object(Service::shape(), 4)) {
        told["id"] = "7".into();
        let reading = listed(&told);
        prop_assert_eq!(reading.list.len(), reading.repairs.total());
        prop_assert_eq!(as_told::record::<Service>(reading.record), as_told::mended(told, &reading.list));
    }

    #[test]
    fn reading_again_what_was_read_mends_nothing(mut told in object(Service::shape(), 3)) {
        told["id"] = "7".into();
        let once = listed(&told).record;
        let again = listed(&Value::Object(once.clone()));
        prop_assert_eq!(&again.record, &once);
        prop_assert_eq!(again.list, []);
    }
}

#[test]
fn contradictory_nesting_is_put_right_and_listed() {
    let told = json!({
        "id": "7", "name": "Tea", "contacts": {"id": "c", "name": "Ann"}, "organization": [{"id": "o", "name": "Urban"}],
        "service_at_locations": [null, {"id": "s", "location_id": "elsewhere", "location": {"id": "l", "name": "Hall"}}],
    });
    let reading = listed(&told);
    let site = &reading.record["service_at_locations"][0];
    assert_eq!(site["location_id"], site["location"]["id"]);
    assert_eq!(site["original_location_id"], "elsewhere");
    assert_eq!(reading.record["contacts"][0]["name"], "Ann");
    assert_eq!(reading.record["organization"]["name"], "Urban");
    let nesting: Vec<&str> = reading
        .list
        .iter()
        .filter(|repair| repair.mending == openreferral::read::Mending::Nesting)
        .map(|repair| repair.at.as_str())
        .collect();
    assert_eq!(
        nesting,
        ["/contacts", "/organization", "/service_at_locations/0", "/service_at_locations/1/location_id"]
    );
}
