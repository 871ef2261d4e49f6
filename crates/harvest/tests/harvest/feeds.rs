//! A real city's tables, with the mapping of this repository. Facts are asserted, such as names,
//! addresses and hours; the publisher's own words are not copied here.

use fingerpost_store::testing::shared;
use serde_json::{Value, json};

use crate::support::{Tables, mapping};

/// The parts of a service that were checked by hand against the rows of the tables.
fn facts(service: &Value) -> Value {
    let hours = |of: &Value| -> Vec<String> {
        let schedules = of["schedules"].as_array().into_iter().flatten();
        let say = |schedule: &Value| {
            let parts = ["freq", "byday", "opens_at", "closes_at", "description", "notes"];
            let said: Vec<&str> = parts.iter().filter_map(|name| schedule[*name].as_str()).collect();
            said.join(" ")
        };
        schedules.map(say).collect()
    };
    let numbers = |of: &Value| -> Vec<Value> {
        let phones = of["phones"].as_array().into_iter().flatten();
        phones.map(|phone| json!([phone["number"], phone["extension"], phone["type"]])).collect()
    };
    let site = |site: &Value| {
        let place = &site["location"];
        let address = &place["addresses"][0];
        let lines = ["address_1", "city", "state_province", "postal_code", "country"];
        let lines: Vec<&str> = lines.iter().filter_map(|line| address[*line].as_str()).collect();
        json!({
            "name": place["name"], "addresses": place["addresses"].as_array().map_or(0, Vec::len), "address": lines.join(", "),
            "at": [place["latitude"], place["longitude"]], "phones": numbers(place),
            "hours": hours(site), "hours of the place": hours(place),
        })
    };
    let sites: Vec<Value> =
        service["service_at_locations"].as_array().into_iter().flatten().map(site).collect();
    let terms = service["attributes"].as_array().into_iter().flatten();
    let mut terms: Vec<&str> = terms.filter_map(|term| term["taxonomy_term"]["name"].as_str()).collect();
    terms.sort_unstable();
    json!({
        "name": service["name"], "url": service["url"], "email": service["email"], "status": service["status"],
        "organization": [service["organization"]["name"], service["organization"]["website"]],
        "phones": numbers(service), "hours": hours(service), "sites": sites, "terms": terms,
    })
}

#[tokio::test]
async fn washington_is_imported() {
    let Some(folder) = shared("feeds/washington-dc-sarapis") else { return };
    let tables = Tables::new(&[]).await;
    let mapping = mapping("washington-dc-sarapis.toml");
    let summary = tables.import_path(&folder, Some(&mapping), false).await.expect("imported");
    assert_eq!((summary.records, summary.services.created, summary.rejected), (1667, 1667, 0));
    assert_eq!((summary.organizations.created, summary.drafts, summary.repeated), (371, 0, 0));
    let again = tables.import_path(&folder, Some(&mapping), false).await.expect("imported");
    assert_eq!((again.services.unchanged, again.organizations.unchanged), (1667, 371));

    let services = tables.services().await;
    let count = |within: &dyn Fn(&Value) -> usize| services.iter().map(within).sum::<usize>();
    let list = |of: &Value, name: &str| of[name].as_array().map_or(0, Vec::len);
    let sites = |of: &Value| of["service_at_locations"].as_array().cloned().unwrap_or_default();
    assert_eq!(count(&|service| usize::from(service["organization"]["name"].is_string())), 1649);
    assert_eq!(count(&|service| list(service, "service_at_locations")), COUNTS[0]);
    assert_eq!(count(&|service| list(service, "phones")), COUNTS[1]);
    assert_eq!(count(&|service| list(service, "schedules")), COUNTS[2]);
    assert_eq!(count(&|service| sites(service).iter().map(|site| list(site, "schedules")).sum()), COUNTS[3]);
    assert_eq!(count(&|service| list(service, "attributes")), COUNTS[4]);
    let addresses =
        |service: &Value| sites(service).iter().map(|site| list(&site["location"], "addresses")).max();
    assert_eq!(
        services.iter().filter_map(addresses).max(),
        Some(1),
        "no place keeps an address that it has left"
    );

    let of = |id: &str| {
        services.iter().find(|service| service["original_id"] == id).map(facts).expect("a service")
    };
    assert_eq!(of("614660449605719"), lorton());
    assert_eq!(of("878241423610257"), pantry());
    assert_eq!(of("998818821487302"), retention());
    let old =
        services.iter().find(|service| service["original_id"] == "1350703837532271").expect("a service");
    assert_eq!((&old["minimum_age"], &old["maximum_age"]), (&json!(10), &json!(20)));
}

/// Sites, telephones, hours of services, hours at sites, terms: as the rows of the tables make them.
const COUNTS: [usize; 5] = [2123, 1648, 440, 544, 7034];

/// Office hours stand at the site, and what stands beside them is only for registering.
fn lorton() -> Value {
    json!({
        "name": "Bridging the Gap", "url": "https://lortonaction.org/assistance-programs/", "email": null, "status": "active",
        "organization": ["Lorton Community Action Center", "https://lortonaction.org/"],
        "phones": [["(703) 339-5161", null, "voice"]],
        "hours": [
            "WEEKLY MO 13:00 15:00 Lorton Registration Hours - Monday",
            "WEEKLY TU 17:30 19:00 Lorton Registration Hours - Tuesday",
            "WEEKLY WE,TH,FR 09:00 11:00 Lorton Registration Hours - Wednesday - Friday",
        ],
        "sites": [{
            "name": "Lorton Community Action Center", "addresses": 1, "address": "9518 Richmond Hwy, Lorton, VA, 22079, US",
            "at": [38.6993953, -77.2140415], "phones": [["(703) 339-5161", null, "voice"]],
            "hours": [
                "WEEKLY MO,WE,TH,FR 08:00 16:00 Lorton Community Action Center - Mon, We-Fri",
                "WEEKLY TU 11:00 19:00 Lorton Community Actoin Center - Tuesday",
            ],
            "hours of the place": [],
        }],
        "terms": ["Care", "Education", "Legal", "Work"],
    })
}

/// Its own list names a telephone that is not there: the one that names it is taken.
fn pantry() -> Value {
    json!({
        "name": "Food Pantry", "url": null, "email": null, "status": "active",
        "organization": ["The Nineteenth Street Baptist Church", "https://everyblessing.org/"],
        "phones": [["(202) 829-2773", null, "voice"]],
        "hours": ["WEEKLY MO,TU,TH,SA,SU Closed", "WEEKLY WE,FR 09:30 12:00"],
        "sites": [{
            "name": "Nineteenth Street Baptist Church", "addresses": 1, "address": "4606 16th St NW, Washington, DC, 20011, US",
            "at": [38.9467007, -77.0369714], "phones": [["(202) 882-7345", null, null]],
            "hours": [], "hours of the place": [],
        }],
        "terms": ["Emergency Food", "Food"],
    })
}

/// Two sites; what the numbers of telephones' types mean; an address without content passed over.
fn retention() -> Value {
    json!({
        "name": "Retention/Recapture Services", "url": "https://www.fmcsinc.org/our-services", "email": null, "status": "active",
        "organization": ["Family and Medical Counseling Service, Inc.", "https://www.fmcsinc.org/"],
        "phones": [["(202) 889-7900", null, "voice"], ["(202) 889-7901", null, "fax"]],
        "hours": [],
        "sites": [
            {
                "name": "DC Office - Family and Medical Counseling Services, Inc.", "addresses": 1,
                "address": "2041 Martin Luther King Ave. SE, 3rd Floor, Washington, DC, 20020, US",
                "at": [38.8659856, -76.9897776],
                "phones": [["(202) 889-7900", null, "voice"], ["(202) 253-5712", null, "voice"]],
                "hours": [], "hours of the place": [],
            },
            {
                "name": "MD Office - Family and Medical Counseling Services, Inc.", "addresses": 1,
                "address": "5936 Martin Luther King Jr., Hwy, Seat Pleasant, MD, 20743, US",
                "at": [38.8981254, -76.9053184], "phones": [], "hours": [], "hours of the place": [],
            },
        ],
        "terms": [],
    })
}

/// The same folder without a mapping: what is proposed can be imported as it is.
#[tokio::test]
async fn a_mapping_for_washington_is_proposed() {
    let Some(folder) = shared("feeds/washington-dc-sarapis") else { return };
    let tables = Tables::new(&[]).await;
    let proposal = tables.proposal_for(&folder);
    let mapping = tables.mapping(&proposal);
    let summary = tables.import_path(&folder, Some(&mapping), true).await;
    let summary = summary.unwrap_or_else(|error| panic!("{error} in\n{proposal}"));
    assert_eq!((summary.services.created, summary.organizations.created), (1667, 371), "{proposal}");
    for line in [
        "name = \"service_name\"",
        "here = \"service_organization\"",
        "here = \"service_phones\"",
        "byday = \"weekday\"",
    ] {
        assert!(proposal.lines().any(|told| told.starts_with(line)), "{line} is not in\n{proposal}");
    }
}
