//! Open Referral UK 1.0, as its clients ask it.

use serde_json::{Value, json};

use crate::directory::{TestDirectory, service};

async fn directory() -> TestDirectory {
    let directory = TestDirectory::empty(fingerpost_store::testing::Engine::Sqlite).await.expect("SQLite");
    let term = |id: &str, name: &str, parent: Option<&str>| {
        let mut term = json!({"id": id, "name": name, "vocabulary": "openEligibility"});
        if let Some(parent) = parent {
            term["parent_id"] = parent.into();
        }
        json!({"id": format!("link {id}"), "taxonomy": term})
    };
    let feed = json!({"content": [
        {"id": "1", "name": "Soup kitchen", "service_taxonomys": [term("oe:1", "Food", None)],
            "eligibilitys": [{"id": "e", "minimum_age": 18}],
            "contacts": [{"id": "c", "name": "Ann", "phones": [{"id": "p", "number": "01632 960001"}]}],
            "regular_schedules": [{"id": "s", "byday": "MO", "opens_at": "12:00", "closes_at": "14:00"}],
            "service_at_locations": [{"id": "sl", "location": {"id": "l", "name": "Hall", "latitude": 51.45, "longitude": -2.59,
                "physical_addresses": [{"id": "a", "address_1": "1 High Street", "city": "Bristol", "state_province": "Bristol", "postal_code": "BS1 4ST", "country": "GB"}]}}]},
        {"id": "2", "name": "Food parcels", "service_taxonomys": [term("oe:2", "Emergency food", Some("oe:1"))],
            "service_areas": [{"id": "sa", "service_area": "Suffolk"}]},
        {"id": "3", "name": "Chess", "service_taxonomys": [term("oe:3", "Games", None)],
            "regular_schedules": [{"id": "s3", "byday": "TU", "opens_at": "19:00", "closes_at": "21:00"}]},
    ]});
    let file = directory.store.folder.path().join("feed.json");
    std::fs::write(&file, feed.to_string()).expect("written");
    directory.import(&file).await;
    directory
}

async fn names(directory: &TestDirectory, query: &str) -> Vec<String> {
    let answer = directory.get(&format!("/openreferral/v1/services/?{query}")).await;
    assert_eq!(answer.status, 200, "{query}: {}", answer.body);
    let page = answer.json();
    assert_eq!(page["content"], page["contents"]);
    let contents = page["contents"].as_array().expect("a list");
    assert_eq!(page["totalElements"], contents.len());
    contents.iter().map(|record| record["name"].as_str().expect("a name").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_parameter_filters_as_its_clients_send_it() {
    let directory = directory().await;
    let all = ["Soup kitchen", "Food parcels", "Chess"];
    for (query, found) in [
        ("", &all[..]),
        ("text=&taxonomy_id=&postcode=", &all),
        ("text=chess", &all[2..]),
        ("taxonomy_id=oe:3&vocabulary=openEligibility", &all[2..]),
        ("taxonomy_id=oe%3A1", &all[..2]),
        ("taxonomy_id=oe:2&taxonomy_id=oe:3", &all[1..]),
        ("taxonomy_id[]=oe:2,oe:3", &all[1..]),
        ("vocabulary=openEligibility", &all),
        ("vocabulary=other", &[]),
        ("minimum_age=18", &all[..1]),
        ("day=Monday", &all[..1]),
        ("day=Monday&day=Tuesday", &["Soup kitchen", "Chess"]),
        ("day=MO&startTime=12:00&endTime=14:00", &all[..1]),
        ("day=MO&start_time=13:00", &[]),
        ("day=TU&start_time=18:00&end_time=21:00", &all[2..]),
        ("postcode=BS1+4ST&proximity=1000", &all[..1]),
        ("coverage=BS1+4ST", &["Soup kitchen", "Chess"]),
    ] {
        assert_eq!(names(&directory, query).await, found, "{query}");
    }
    for query in [
        "proximity=5",
        "coverage=nowhere",
        "day=Monday&day=Tuesday&start_time=1:00&start_time=2:00&start_time=3:00",
    ] {
        let refused = directory.get(&format!("/openreferral/v1/services?{query}")).await;
        assert_eq!(refused.status, 400, "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_has_the_lists_that_clients_look_for_even_when_they_are_empty() {
    let directory = directory().await;
    let list = directory.get("/openreferral/v1/services?include=contacts,service_at_locations").await.json();
    let first = &list["content"][0];
    assert_eq!(first["contacts"][0]["name"], "Ann");
    assert_eq!(
        first["service_at_locations"][0]["location"]["physical_addresses"][0]["postal_code"],
        "BS1 4ST"
    );
    assert_eq!(list["content"][2]["contacts"], json!([]));
    let id = |place: usize| list["content"][place]["id"].as_str().expect("an id").to_owned();
    let whole = directory.get(&format!("/openreferral/v1/services/{}", id(0))).await.json();
    assert_eq!(whole["eligibilitys"][0]["minimum_age"], 18);
    assert_eq!(whole["regular_schedules"][0]["byday"], "MO");
    assert_eq!(whole["service_taxonomys"][0]["taxonomy"]["parent"], Value::Null);
    let narrower = directory.get(&format!("/openreferral/v1/services/{}", id(1))).await.json();
    assert_eq!(narrower["service_taxonomys"][0]["taxonomy"]["parent"]["name"], "Food");
    assert_eq!((&narrower["contacts"], &narrower["service_at_locations"]), (&json!([]), &json!([])));
    let place = &whole["service_at_locations"][0]["location"]["id"];
    let place = place.as_str().expect("an id");
    let location = directory.get(&format!("/openreferral/v1/locations/{place}")).await.json();
    assert_eq!(
        (&location["name"], &location["physical_addresses"][0]["city"]),
        (&json!("Hall"), &json!("Bristol"))
    );
    assert_eq!(directory.get("/openreferral/v1/locations").await.json()["totalElements"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_that_services_share_is_listed_once_and_pages_repeat_none() {
    let directory = TestDirectory::empty(fingerpost_store::testing::Engine::Sqlite).await.expect("SQLite");
    let place = |number: usize| {
        let id = format!("0000000{number}-0000-4000-8000-000000000000");
        json!({"id": format!("at {number}"), "location": {"id": id, "name": format!("Hall {number}")}})
    };
    let service = |id: &str, halls: &[usize]| {
        let halls: Vec<Value> = halls.iter().map(|hall| place(*hall)).collect();
        json!({"id": id, "name": id, "service_at_locations": halls})
    };
    let hidden = json!({"id": "e", "name": "e", "visibility": "staff", "service_at_locations": [place(9)]});
    let feed = json!([
        service("a", &[5, 1]),
        service("b", &[1, 2]),
        service("c", &[]),
        service("d", &[5, 3]),
        hidden
    ]);
    let file = directory.store.folder.path().join("feed.json");
    std::fs::write(&file, feed.to_string()).expect("written");
    directory.import(&file).await;

    let mut listed = Vec::new();
    for page in 1..=3 {
        let answer =
            directory.get(&format!("/openreferral/v1/locations?per_page=2&page={page}")).await.json();
        assert_eq!((&answer["totalElements"], &answer["totalPages"]), (&json!(4), &json!(2)));
        assert_eq!(answer["last"], page >= 2);
        let contents = answer["content"].as_array().expect("a list");
        assert_eq!(answer["size"], contents.len());
        for location in contents {
            let id = location["id"].as_str().expect("an id");
            assert_eq!(&directory.get(&format!("/openreferral/v1/locations/{id}")).await.json(), location);
            listed.push(location["name"].as_str().expect("a name").to_owned());
        }
    }
    assert_eq!(listed, ["Hall 1", "Hall 5", "Hall 2", "Hall 3"], "in the order of their first services");
}

#[tokio::test(flavor = "multi_thread")]
async fn terms_become_records_of_their_own_in_both_versions() {
    let directory = directory().await;
    assert_eq!(directory.get("/openreferral/v1/vocabularies/").await.json(), json!(["openEligibility"]));
    let terms = directory.get("/openreferral/v1/taxonomies/?vocabulary=openEligibility").await.json();
    let name = |place: usize| terms["content"][place]["name"].clone();
    assert_eq!((name(0), name(1), name(2)), (json!("Food"), json!("Emergency food"), json!("Games")));
    assert_eq!(terms["content"][0]["parent"], Value::Null);
    assert_eq!(terms["content"][1]["parent"]["name"], "Food");
    let food = terms["content"][0]["id"].as_str().expect("an id");
    let under = directory.get(&format!("/openreferral/v1/taxonomies?parent_id={food}")).await.json();
    assert_eq!(
        (&under["totalElements"], &under["content"][0]["name"]),
        (&json!(1), &json!("Emergency food"))
    );
    assert_eq!(directory.get("/openreferral/v1/taxonomies?root_only=true").await.json()["totalElements"], 2);
    assert_eq!(directory.get(&format!("/openreferral/v1/taxonomies/{food}")).await.json()["name"], "Food");
    assert_eq!(directory.get("/openreferral/v1/taxonomies/oe:1").await.json()["name"], "Food", "by its code");
    for query in ["parent_id=oe:1", "parent_id=oe:1%20&vocabulary=openEligibility&per_page=500"] {
        let under = directory.get(&format!("/openreferral/v1/taxonomies/?{query}")).await.json();
        assert_eq!(under["content"][0]["name"], "Emergency food", "{query}");
    }
    for query in ["vocabulary=openEligibilities", "vocabulary=openeligibilitys"] {
        let all = directory.get(&format!("/openreferral/v1/taxonomies?{query}")).await.json();
        assert_eq!(all["totalElements"], 3, "{query}");
    }

    let taxonomies = directory.get("/openreferral/v3/taxonomies").await.json();
    assert_eq!(
        (&taxonomies["total_items"], &taxonomies["contents"][0]["name"]),
        (&json!(1), &json!("openEligibility"))
    );
    let taxonomy = taxonomies["contents"][0]["id"].as_str().expect("an id");
    assert_eq!(
        directory.get(&format!("/openreferral/v3/taxonomies/{taxonomy}")).await.json()["name"],
        "openEligibility"
    );
    let terms =
        directory.get(&format!("/openreferral/v3/taxonomy_terms?taxonomy_id={taxonomy}")).await.json();
    assert_eq!(terms["total_items"], 3);
    let below = directory.get(&format!("/openreferral/v3/taxonomy_terms?parent_id={food}")).await.json();
    assert_eq!(below["contents"][0]["name"], "Emergency food");
    assert_eq!(
        directory.get(&format!("/openreferral/v3/taxonomy_terms/{food}")).await.json()["name"],
        "Food"
    );
    let services = directory.get(&format!("/openreferral/v3/services?taxonomy_term_id={food}")).await.json();
    assert_eq!(services["total_items"], 2, "a narrower term counts");
    let services = directory.get(&format!("/openreferral/v3/services?taxonomy_id={taxonomy}")).await.json();
    assert_eq!(services["total_items"], 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_drops_the_path_is_answered_at_the_host_where_that_is_configured() {
    let directory = directory().await;
    assert_eq!(directory.get("/services/?text=chess").await.status, 404);
    let directory = directory.with_version_1_at_root();
    let list = directory.get("/services/?text=chess").await.json();
    assert_eq!(list["content"][0]["name"], "Chess");
    let id = list["content"][0]["id"].as_str().expect("an id");
    assert_eq!(directory.get(&format!("/services/{id}")).await.json()["name"], "Chess");
    let page = directory.get_with(&format!("/services/{id}"), &[("accept", "text/html,*/*;q=0.8")]).await;
    assert!(page.body.contains("<!DOCTYPE html>"), "people still get the page");
    assert_eq!(directory.get(&format!("/services/{id}/")).await.json()["name"], "Chess");
    assert_eq!(directory.get("/taxonomies/?vocabulary=openEligibility").await.json()["totalElements"], 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_asks_for_500_at_once_and_knows_no_second_page_gets_them() {
    let services = (0..120).map(|number| service(&format!("Club {number}")));
    let directory = TestDirectory::with(services).await;
    for version in ["v1/services/", "v3/services", "v1/organizations/", "v3/service_at_locations"] {
        assert_eq!(
            directory.get(&format!("/openreferral/{version}?per_page=500")).await.status,
            200,
            "{version}"
        );
    }
    let page = directory.get("/openreferral/v1/services/?per_page=500").await.json();
    assert_eq!((page["content"].as_array().map(Vec::len), &page["last"]), (Some(120), &json!(true)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_taxonomy_that_was_imported_makes_a_broad_term_find_what_feeds_call_by_a_narrow_one() {
    let directory = directory().await;
    let file = directory.store.folder.path().join("topics.csv");
    std::fs::write(&file, "id,name,parent_id,vocabulary\n9,Leisure,0,Topics\n3,Games,9,Topics\n")
        .expect("written");
    let naming = fingerpost_harvest::Naming { prefix: Some("oe".to_owned()), ..Default::default() };
    let now = "2026-11-22T12:00:00Z".parse().expect("a time");
    let taken = fingerpost_harvest::import_taxonomy(&directory.store.db, &file, &naming, "topics", now).await;
    assert_eq!(taken.expect("a taxonomy").terms.created, 2);
    assert_eq!(names(&directory, "taxonomy_id=oe:9").await, ["Chess"]);
    let vocabularies = directory.get("/openreferral/v1/vocabularies").await.json();
    assert_eq!(vocabularies, json!(["Topics", "openEligibility"]));

    std::fs::write(&file, "id,name,vocabulary\nA,Eating,Other words\n").expect("written");
    let naming = fingerpost_harvest::Naming::default();
    let import = async |source| {
        fingerpost_harvest::import_taxonomy(&directory.store.db, &file, &naming, source, now).await
    };
    import("other").await.expect("a taxonomy");
    assert_eq!(names(&directory, "taxonomy_id=A").await, [""; 0]);
    std::fs::write(&file, "term,same_as\nA,oe:1\nA,nothing\n").expect("written");
    let linked = import("links").await.expect("a mapping");
    assert_eq!(linked.remarks, ["There is no term nothing."]);
    assert_eq!(
        names(&directory, "taxonomy_id=A").await,
        ["Soup kitchen", "Food parcels"],
        "what means the same counts"
    );
    let terms = directory.get("/openreferral/v3/taxonomy_terms?search=eating").await.json();
    assert_eq!(terms["contents"][0]["same_as"].as_array().map(Vec::len), Some(1), "{terms}");
}

#[tokio::test(flavor = "multi_thread")]
async fn reviews_and_the_terms_of_who_may_come_are_kept_and_published() {
    let directory = TestDirectory::empty(fingerpost_store::testing::Engine::Sqlite).await.expect("SQLite");
    let feed = json!([
        {"id": "1", "name": "Lunch", "organization": {"id": "o", "name": "Urban", "description": "Us"},
            "reviews": [{"id": "r", "title": "Good", "date": "2024-02-01", "score": "4 star", "widget": "<b>4</b>",
                "reviewer_organization": {"id": "v", "name": "Visitors", "description": "They look"}}],
            "eligibilitys": [{"id": "e", "eligibility": "adult", "link_taxonomies": [{"id": "l", "link_type": "eligibility",
                "taxonomy": {"id": "circumstances:9", "name": "Living alone", "vocabulary": "circumstances"}}]}],
            "service_taxonomys": [{"id": "t", "taxonomy": {"id": "types:1", "name": "Meals", "vocabulary": "types"}}]},
        {"id": "2", "name": "Refuge", "visibility": "staff", "reviews": [{"id": "hidden", "title": "Hidden"}]},
        {"id": "3", "name": "Chess", "reviews": [{"id": "q", "title": "Fine"}],
            "service_taxonomys": [{"id": "u", "taxonomy": {"id": "types:2", "name": "Games", "vocabulary": "types"}}]},
    ]);
    let file = directory.store.folder.path().join("feed.json");
    std::fs::write(&file, feed.to_string()).expect("written");
    directory.import(&file).await;

    let reviews = directory.get("/openreferral/v1/reviews").await.json();
    assert_eq!(reviews["totalElements"], 2);
    let first = &reviews["content"][0];
    assert_eq!(
        (&first["title"], &first["score"], &first["widget"]),
        (&json!("Good"), &json!("4 star"), &json!("<b>4</b>"))
    );
    assert_eq!(
        (&first["service"]["name"], &first["service"]["organization"]["name"]),
        (&json!("Lunch"), &json!("Urban"))
    );
    assert_eq!(first["organization"]["name"], "Visitors", "in the standard's word");
    assert_eq!(reviews["content"][1]["title"], "Fine");
    let id = first["id"].as_str().expect("an id");
    assert_eq!(&directory.get(&format!("/openreferral/v1/reviews/{id}")).await.json(), first);
    assert_eq!(directory.get("/openreferral/v1/reviews/9").await.status, 404);
    let second = directory.get("/openreferral/v1/reviews?per_page=1&page=2").await.json();
    assert_eq!(second["content"][0]["title"], "Fine");

    for (query, found) in [
        ("circumstance=circumstances:9", &["Lunch"][..]),
        ("taxonomy_type=eligibility", &["Lunch"]),
        ("taxonomy_type=service", &["Lunch", "Chess"]),
        ("taxonomy_type=cost_option", &[]),
        ("taxonomy_type=types", &["Lunch", "Chess"]),
        ("need=needs:1", &[]),
    ] {
        assert_eq!(names(&directory, query).await, found, "{query}");
    }
    let service = directory.get("/openreferral/v3/services?circumstance=no").await.json();
    let lunch = service["contents"][0]["id"].as_str().expect("an id");
    let whole = directory.get(&format!("/openreferral/v1/services/{lunch}")).await.json();
    assert_eq!(whole["eligibilitys"][0]["link_taxonomies"][0]["taxonomy"]["name"], "Living alone");
    let whole = directory.get(&format!("/openreferral/v3/services/{lunch}")).await.json();
    let terms = whole["attributes"].as_array().expect("a list").iter();
    let terms: Vec<_> = terms.filter_map(|one| one["taxonomy_term"]["name"].as_str()).collect();
    assert_eq!(terms, ["Meals", "Living alone"]);

    std::fs::write(&file, "id,name,vocabulary\nneeds:1,Food and drink,needs\ntypes:1,Meals,types\n")
        .expect("written");
    let now = "2026-11-22T12:00:00Z".parse().expect("a time");
    let naming = fingerpost_harvest::Naming::default;
    let import = async |source| {
        fingerpost_harvest::import_taxonomy(&directory.store.db, &file, &naming(), source, now).await
    };
    import("needs").await.expect("a taxonomy");
    std::fs::write(&file, "term,same_as\nneeds:1,types:1\n").expect("written");
    import("mapping").await.expect("a mapping");
    assert_eq!(names(&directory, "need=needs:1").await, ["Lunch"], "through the mapping");
    let terms = directory.get("/openreferral/v1/taxonomies?needs=needs:1").await.json();
    let terms: std::collections::BTreeSet<_> = terms["content"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|term| term["name"].as_str())
        .collect();
    assert_eq!(terms, ["Food and drink", "Meals"].into());
}
