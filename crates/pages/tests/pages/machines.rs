//! What the page of a record says to machines.

use fingerpost_pages::Language;

use crate::support::page;

/// What a page says to machines.
fn data(html: &str) -> serde_json::Value {
    let (_, rest) = html.split_once("<script type=\"application/ld+json\">").expect("data");
    let (json, _) = rest.split_once("</script>").expect("its end");
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error} in {json}"))
}

#[test]
fn machines_read_the_same_record_in_the_words_of_schema_org() {
    let data = data(&page("service", Language::ENGLISH));
    let at = |path: &str| data.pointer(path).and_then(serde_json::Value::as_str);
    for (path, says) in [
        ("/@context", "https://schema.org"),
        ("/@type", "Service"),
        ("/name", "Willowbrook lunch club & carers’ café"),
        ("/url", "https://directory.example/services/11111111-1111-4111-8111-111111111111"),
        ("/provider/name", "Willowbrook Community Trust"),
        ("/areaServed/0", "Hartsmere and the villages round it"),
        ("/hoursAvailable/0/dayOfWeek/0", "https://schema.org/Monday"),
        ("/hoursAvailable/0/opens", "10:00"),
        ("/availableChannel/0/serviceLocation/address/postalCode", "ZZ1 1AA"),
        ("/availableChannel/1/serviceLocation/openingHoursSpecification/0/closes", "14:30"),
        ("/offers/0/price", "4.50"),
    ] {
        assert_eq!(at(path), Some(says), "{path}");
    }
    let hours = data["hoursAvailable"].as_array().expect("hours");
    assert!(
        hours.iter().all(|it| it["opens"] != "11:00"),
        "the first Saturday of a month is not every Saturday"
    );
}

#[test]
fn machines_read_nothing_that_is_live_and_nothing_that_is_not_known() {
    for name in ["service-hostile", "organisation-hostile"] {
        let html = page(name, Language::ENGLISH);
        assert!(data(&html)["name"].as_str().is_some_and(|name| name.contains("<script>")), "{name}");
    }
    let unknown = data(&page("service-unknown", Language::ENGLISH));
    assert_eq!(unknown.get("provider"), None);
    assert_eq!(data(&page("organisation", Language::ENGLISH))["identifier"][0]["value"], "0000000");
}
