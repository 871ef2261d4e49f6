//! Tables with a mapping: what a directory officer has, and what comes of it.

use fingerpost_harvest::Tally;
use serde_json::{Value, json};

use crate::support::{Tables, without_ids};

/// One sheet, as most directories begin.
const FLAT: &str = "\
Ref;Group;About;Contact tel;Mobile;Who;Ages;Free?;Days;From;Until;Hall;Street;Town;Postcode;Topics;Spoken;Checked
1;Toy library;Borrow toys for three weeks.;01632 960 001;07700 900 001;Families;0-4;Yes;Monday - Wednesday;9.30am;12noon;Village Hall;1 High Street;Hartsmere;HA1 1AA;Toys, Play;English / Welsh;03/04/2026
2;Chair yoga;;01632 960 002;;;50+;no;2nd & 4th Saturday;2pm;3pm;Village Hall;9 Low Road;Stanbrook;HA2 2BB;Exercise;;
3;Listening ear;Somebody to talk to.;;;;all;perhaps;By arrangement;;;n/a;;;;;;
";

const FLAT_MAPPING: &str = r#"
services = "groups"
[read]
blank = ["n/a"]
[tables.groups.columns]
id = "Ref"
name = "Group"
description = "About"
phones.1.number = "Contact tel"
phones.2.number = "Mobile"
phones.2.type = { fixed = "cell" }
eligibility_description = "Who"
minimum_age = "Ages"
maximum_age = "Ages"
fees_description = { column = "Free?", yes = "Free", no = "There is a charge" }
schedules.byday = "Days"
schedules.opens_at = "From"
schedules.closes_at = "Until"
service_at_locations.location.name = "Hall"
service_at_locations.location.addresses.address_1 = "Street"
service_at_locations.location.addresses.city = "Town"
service_at_locations.location.addresses.postal_code = "Postcode"
service_at_locations.location.addresses.country = { fixed = "GB" }
attributes.taxonomy_term.name = { column = "Topics", each = "," }
attributes.taxonomy_term.taxonomy = { fixed = "our topics" }
languages.name = { column = "Spoken", each = "/" }
assured_date = "Checked"
organization.name = { fixed = "Hartsmere Council" }
"#;

#[tokio::test]
async fn one_sheet_becomes_whole_services() {
    let tables = Tables::new(&[("groups 2026.csv", FLAT)]).await;
    let summary = tables.import(FLAT_MAPPING).await.expect("imported");
    assert_eq!((summary.records, summary.rejected), (3, 0));
    assert_eq!(summary.organizations, Tally { created: 1, ..Tally::default() });

    let library = without_ids(tables.service("Toy library").await);
    assert_eq!(
        library["phones"],
        json!([{"number": "01632 960 001"}, {"number": "07700 900 001", "type": "cell"}])
    );
    assert_eq!((&library["minimum_age"], &library["maximum_age"]), (&json!(0), &json!(4)));
    assert_eq!(library["fees_description"], json!("Free"));
    assert_eq!(library["assured_date"], json!("2026-04-03"));
    assert_eq!(
        library["schedules"],
        json!([{"freq": "WEEKLY", "byday": "MO,TU,WE", "opens_at": "09:30", "closes_at": "12:00"}])
    );
    assert_eq!(
        library["service_at_locations"][0]["location"],
        json!({"name": "Village Hall", "addresses": [
            {"address_1": "1 High Street", "city": "Hartsmere", "postal_code": "HA1 1AA", "country": "GB"}]})
    );
    assert_eq!(
        library["attributes"][1],
        json!({"taxonomy_term": {"name": "Play", "taxonomy": "our topics"}})
    );
    assert_eq!(library["languages"], json!([{"name": "English"}, {"name": "Welsh"}]));
    assert_eq!(library["organization"]["name"], json!("Hartsmere Council"));

    let yoga = tables.service("Chair yoga").await;
    assert_eq!((&yoga["minimum_age"], yoga.get("maximum_age")), (&json!(50), None));
    assert_eq!(
        (&yoga["schedules"][0]["freq"], &yoga["schedules"][0]["byday"]),
        (&json!("MONTHLY"), &json!("2SA,4SA"))
    );
    assert_eq!(yoga["phones"].as_array().map(Vec::len), Some(1), "a blank cell makes no telephone");
    assert_ne!(
        yoga["service_at_locations"][0]["location"]["id"],
        tables.service("Toy library").await["service_at_locations"][0]["location"]["id"],
        "two village halls are two places"
    );
}

#[tokio::test]
async fn what_a_cell_says_that_cannot_be_read_is_told_with_its_row_and_column() {
    let tables = Tables::new(&[("groups.csv", FLAT)]).await;
    let summary = tables.import(FLAT_MAPPING).await.expect("imported");
    let held: Vec<String> =
        summary.held.iter().map(|held| format!("{}: {}", held.called, held.reason)).collect();
    assert_eq!(
        held,
        [
            "groups.csv, row 4: column “Free?”: “perhaps” says neither yes nor no: kept aside, not shown",
            "groups.csv, row 4: column “Ages”: “all” cannot be read as a number: kept aside, not shown",
            "groups.csv, row 4: column “Days”: “By arrangement” cannot be read as days: kept as words",
        ]
    );
    let ear = tables.service("Listening ear").await;
    assert_eq!(
        ear["unread"],
        json!({"fees_description": ["perhaps"], "minimum_age": "all", "maximum_age": "all"})
    );
    assert_eq!(without_ids(ear)["schedules"], json!([{"description": "By arrangement"}]));
}

#[tokio::test]
async fn importing_the_same_tables_again_changes_nothing() {
    let tables = Tables::new(&[("groups.csv", FLAT)]).await;
    tables.import(FLAT_MAPPING).await.expect("imported");
    let last = tables.store.db.last_sequence().await.expect("a number");
    let again = tables.import(FLAT_MAPPING).await.expect("imported");
    assert_eq!(again.services, Tally { unchanged: 3, ..Tally::default() });
    assert_eq!(tables.store.db.last_sequence().await.expect("a number"), last);
}

#[tokio::test]
async fn a_row_that_is_gone_is_marked_and_kept() {
    let tables = Tables::new(&[("groups.csv", FLAT)]).await;
    tables.import(FLAT_MAPPING).await.expect("imported");
    tables.write("groups.csv", FLAT.lines().take(3).collect::<Vec<_>>().join("\n"));
    let summary = tables.import(FLAT_MAPPING).await.expect("imported");
    assert_eq!(summary.missing.iter().map(|missing| missing.id.as_str()).collect::<Vec<_>>(), ["3"]);
    assert_eq!(tables.services().await.len(), 3);
}

#[tokio::test]
async fn a_dry_run_keeps_nothing() {
    let tables = Tables::new(&[("groups.csv", FLAT)]).await;
    let mapping = tables.mapping(FLAT_MAPPING);
    let summary =
        tables.import_path(&tables.path("groups.csv"), Some(&mapping), true).await.expect("looked at");
    assert_eq!(summary.services.created, 3);
    assert_eq!(tables.store.db.last_sequence().await.expect("a number"), 0);
}

/// Several tables, joined in each of the ways that publishers join them.
const JOINED: [(&str, &str); 6] = [
    (
        "services.csv",
        "id,name,org,site_ids,live\n10,Food bank,o1,\"l1,l2\",1\n11,Debt advice,o1,l2,0\n12,Choir,o9,,1\n",
    ),
    ("organizations.csv", "id,name,www\no1,Hartsmere Aid,aid.example\no2,Nobody's,\n"),
    ("sites.csv", "id,name,phone_ids\nl1,Old Mill,p1\nl2,Library,\n"),
    ("phones.csv", "id,number,kind,service\np1,01632 960 003,v,\np2,01632 960 004,f,\"10,11\"\n"),
    (
        "hours.csv",
        "id,service,site,day,opens,closes\nh1,10,l1,Friday,10:00AM,12:00PM\nh2,11,,\"monday,tuesday\",9:00am,5:00pm\nh3,,l2,Saturday,Closed,\n",
    ),
    ("notes.csv", "a,b\n1,2\n"),
];

const JOINED_MAPPING: &str = r#"
services = "services"
[tables.services]
columns = { id = "id", name = "name", status = { column = "live", words = { "1" = "active", "0" = "inactive" } } }
joins = [
  { into = "organization", table = "organizations", here = "org" },
  { into = "service_at_locations.location", table = "sites", here = "site_ids" },
  { into = "phones", table = "phones", there = "service" },
  { into = "schedules", table = "hours", there = "service" },
]
[tables.organizations]
columns = { id = "id", name = "name", website = "www" }
[tables.sites]
columns = { id = "id", name = "name" }
joins = [
  { into = "phones", table = "phones", here = "phone_ids" },
  { into = "schedules", table = "hours", there = "site", where = { service = "" } },
]
[tables.phones]
columns = { id = "id", number = "number", type = { column = "kind", words = { v = "voice", f = "fax" } } }
[tables.hours]
columns = { id = "id", byday = "day", opens_at = "opens", closes_at = "closes" }
"#;

#[tokio::test]
async fn rows_of_several_tables_are_joined() {
    let tables = Tables::new(&JOINED).await;
    let summary = tables.import(JOINED_MAPPING).await.expect("imported");
    assert_eq!((summary.services.created, summary.organizations.created), (3, 1));
    let bank = without_ids(tables.service("Food bank").await);
    assert_eq!(
        bank["service_at_locations"],
        json!([
            {"location": {"name": "Old Mill", "original_id": "l1", "phones": [{"number": "01632 960 003", "type": "voice", "original_id": "p1"}]}},
            {"location": {"name": "Library", "original_id": "l2",
                "schedules": [{"freq": "WEEKLY", "byday": "SA", "description": "Closed", "original_id": "h3"}]}},
        ])
    );
    assert_eq!(bank["phones"], json!([{"number": "01632 960 004", "type": "fax", "original_id": "p2"}]));
    assert_eq!(bank["organization"]["website"], json!("https://aid.example"));
    let advice = without_ids(tables.service("Debt advice").await);
    assert_eq!(advice["status"], json!("inactive"));
    assert_eq!(
        advice["schedules"],
        json!([{"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00", "original_id": "h2"}])
    );
    assert_eq!(advice["phones"], bank["phones"], "one telephone of two services");
    assert_eq!(
        summary.notes,
        [
            "services.csv, column “org”: 1 ids name no row taken from organizations.csv (the first is “o9”)",
            "organizations.csv: 1 of 2 rows belong to no service and were not taken",
        ]
    );
}

#[tokio::test]
async fn hours_of_a_service_at_a_site_stand_at_that_site() {
    let tables = Tables::new(&[
        ("services.csv", "id,name\n1,Clinic\n"),
        ("sites.csv", "id,name\na,North\nb,South\n"),
        ("links.csv", "service,site\n1,a\n1,b\n"),
        ("hours.csv", "service,site,day,opens,closes\n1,a,Monday,9am,noon\n1,b,Tuesday,1pm,5pm\n"),
    ])
    .await;
    let mapping = r#"
        services = "services"
        [tables.services]
        columns = { id = "id", name = "name" }
        joins = [{ into = "service_at_locations", table = "links", there = "service" }]
        [[tables.links.joins]]
        into = "location"
        table = "sites"
        here = "site"
        [[tables.links.joins]]
        into = "schedules"
        table = "hours"
        here = "service"
        there = "service"
        also = { here = "site", there = "site" }
        [tables.sites.columns]
        id = "id"
        name = "name"
        [tables.hours.columns]
        byday = "day"
        opens_at = "opens"
        closes_at = "closes"
    "#;
    tables.import(mapping).await.expect("imported");
    let clinic = tables.service("Clinic").await;
    let said: Vec<(&Value, &Value)> = clinic["service_at_locations"]
        .as_array()
        .expect("sites")
        .iter()
        .map(|site| (&site["location"]["name"], &site["schedules"][0]["byday"]))
        .collect();
    assert_eq!(said, [(&json!("North"), &json!("MO")), (&json!("South"), &json!("TU"))]);
}

#[tokio::test]
async fn an_older_side_of_a_join_is_asked_only_where_the_newer_says_nothing() {
    let tables = Tables::new(&[
        ("services.csv", "id,name,hours,phones\n1,Clinic,h1,p1\n2,Choir,gone,gone\n3,Tea,,\n"),
        ("hours.csv", "id,service,day\nh1,1,Monday\nh2,\"1,2,3\",Tuesday\n"),
        ("phones.csv", "id,service,number\np1,1,01632 960 001\np2,\"1,2,3\",01632 960 002\n"),
    ])
    .await;
    let mapping = r#"
        services = "services"
        [tables.services]
        columns = { id = "id", name = "name" }
        joins = [
          { into = "schedules", table = "hours", here = "hours" },
          { into = "schedules", table = "hours", there = "service", when = { hours = "" } },
          { into = "phones", table = "phones", here = "phones" },
          { into = "phones", table = "phones", there = "service", if_none = true },
        ]
        [tables.hours]
        columns = { id = "id", byday = "day" }
        [tables.phones]
        columns = { id = "id", number = "number" }
    "#;
    tables.import(mapping).await.expect("imported");
    let mut said = Vec::new();
    for name in ["Clinic", "Choir", "Tea"] {
        let service = tables.service(name).await;
        said.push((service["schedules"][0]["byday"].clone(), service["phones"][0]["number"].clone()));
        assert!(service["phones"].as_array().is_some_and(|phones| phones.len() == 1));
    }
    assert_eq!(
        said,
        [
            (json!("MO"), json!("01632 960 001")),
            (Value::Null, json!("01632 960 002")),
            (json!("TU"), json!("01632 960 002"))
        ]
    );
}

#[tokio::test]
async fn hours_that_name_a_place_go_to_the_site_there() {
    let tables = Tables::new(&[
        ("services.csv", "id,name,sites,hours\n1,Clinic,\"a,b\",\"h1,h2\"\n"),
        ("sites.csv", "id,name\na,North\nb,South\nc,West\n"),
        ("hours.csv", "id,place,day\nh1,b,Monday\nh2,c,Tuesday\n"),
    ])
    .await;
    let mapping = r#"
        services = "services"
        [tables.services]
        columns = { id = "id", name = "name" }
        joins = [
          { into = "service_at_locations.location", table = "sites", here = "sites" },
          { into = "service_at_locations.schedules", table = "hours", here = "hours", at = "place" },
        ]
        [tables.sites]
        columns = { id = "id", name = "name" }
        [tables.hours]
        columns = { id = "id", byday = "day" }
    "#;
    let summary = tables.import(mapping).await.expect("imported");
    let clinic = tables.service("Clinic").await;
    assert_eq!(clinic["service_at_locations"][0].get("schedules"), None);
    assert_eq!(clinic["service_at_locations"][1]["schedules"][0]["byday"], json!("MO"));
    assert!(
        summary.notes.contains(&"hours.csv: 1 of 2 rows belong to no service and were not taken".to_owned())
    );
}

#[tokio::test]
async fn columns_that_the_standard_does_not_know_can_be_kept_for_partners() {
    let tables = Tables::new(&[("a.csv", "id,name,type,Steward\n1,Tea,7,Ann\n")]).await;
    let mapping = "services = 'a'\n[tables.a]\ncolumns = { id = 'id', name = 'name' }\nkeep = { kind_code = 'type', steward_name = 'Steward' }\n";
    tables.import(mapping).await.expect("imported");
    let tea = tables.service("Tea").await;
    assert_eq!((&tea["kind_code"], &tea["steward_name"]), (&json!("7"), &json!("Ann")));
    let change = &tables.store.db.changes_after(0, 10).await.expect("changes")[0];
    let record = tables.store.db.service(change.entity).await.expect("read").expect("there");
    let public = record.service(fingerpost_directory::Viewer::Public).expect("public");
    assert!(public.extra.is_empty(), "{:?}", public.extra);
}

#[tokio::test]
async fn rows_are_chosen_by_what_a_column_says() {
    let tables =
        Tables::new(&[("a.csv", "id,name,live\n1,Tea,yes\n2,Milk,no\n3,Water,YES\n4,Beer,draft\n")]).await;
    let columns = "columns = { id = 'id', name = 'name' }\n";
    let summary =
        tables.import(&format!("services = 'a'\n[tables.a]\n{columns}only = {{ live = ['yes'] }}\n")).await;
    assert_eq!(summary.expect("imported").records, 2);
    let summary = tables
        .import(&format!("services = 'a'\n[tables.a]\n{columns}except = {{ live = ['draft'] }}\n"))
        .await;
    assert_eq!(summary.expect("imported").records, 3);
}

#[tokio::test]
async fn a_proposal_can_be_saved_and_imported_as_it_is() {
    let tables = Tables::new(&[("services.csv", "Ref,Service name,Tel,Town,Web site,Opens,Days,Zzz,Empty\nA1,Toy library,01632 960 001,Hartsmere,toys.example,9:30am,Monday,q7,\nA2,Yoga,01632 960 002,Stanbrook,yoga.example,2pm,Friday,q8,\n")]).await;
    let proposal = tables.proposal();
    for line in [
        "id = \"Ref\"  # “A1”",
        "name = \"Service name\"  # “Toy library”",
        "phones.number = \"Tel\"  # “01632 960 001”",
        "service_at_locations.location.addresses.city = \"Town\"  # “Hartsmere”",
        "#   \"Zzz\"  # “q7”",
        "# Blank in every row: Empty",
    ] {
        assert!(proposal.lines().any(|told| told == line), "{line} is not in\n{proposal}");
    }
    assert_eq!(tables.store.db.last_sequence().await.expect("a number"), 0, "nothing is changed");
    tables.import(&proposal).await.expect("imported");
    let library = tables.service("Toy library").await;
    assert_eq!(library["url"], json!("https://toys.example"));
    assert_eq!(library["schedules"][0]["byday"], json!("MO"));
}

#[tokio::test]
async fn a_proposal_finds_out_how_tables_are_joined() {
    let tables = Tables::new(&[
        ("services.csv", "service_recordid,service_name,service_organization,service_locations\n100001,Food bank,200001,\"300001,300002\"\n100002,Choir,200001,300002\n"),
        ("organizations.csv", "id,name\n200001,Hartsmere Aid\n"),
        ("locations.csv", "id,name\n300001,Old Mill\n300002,Library\n"),
        ("phones.csv", "id,service_id,number\n400001,100001,01632 960 003\n"),
    ])
    .await;
    let proposal = tables.proposal();
    tables.import(&proposal).await.unwrap_or_else(|error| panic!("{error} in\n{proposal}"));
    let bank = tables.service("Food bank").await;
    assert_eq!(bank["organization"]["name"], json!("Hartsmere Aid"), "{proposal}");
    assert_eq!(bank["service_at_locations"][1]["location"]["name"], json!("Library"));
    assert_eq!(bank["phones"][0]["number"], json!("01632 960 003"));
}

#[tokio::test]
async fn what_stands_between_a_values_examples_cannot_break_out_of_the_proposal() {
    let tables =
        Tables::new(&[("services.csv", "id,name,\"na\"\"\nme\"\n1,\"x\nservices = 'y'\",z\n")]).await;
    let proposal = tables.proposal();
    assert_eq!(proposal.lines().filter(|line| line.starts_with("services =")).count(), 1, "{proposal}");
}
