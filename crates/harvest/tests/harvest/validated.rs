//! Addresses that are checked: endpoints, paging, samples, and what cannot be checked.

use std::{path::Path, time::Duration};

use fingerpost_harvest::{
    fetch::Address,
    validate::{Bounds, Check, CheckProgress, Unchecked, check},
};
use fingerpost_store::testing::shared;
use openreferral::validate::{Endpoint, Report, Severity, Standard, Verdict};
use rstest::rstest;
use serde_json::{Value, json};

use crate::site::{Asked, Reply, Site};

fn wanted(address: &str) -> Check {
    let mut bounds = Bounds::quick();
    bounds.manners.pause = |_| {};
    Check {
        address: Address::parse(address).expect("an address"),
        standard: None,
        today: "2026-03-31".parse().expect("a day"),
        allowed: vec!["127.0.0.1/32".parse().expect("a network")],
        bounds,
    }
}

fn report(want: &Check) -> Report {
    check(want, &mut |_| {}).unwrap_or_else(|why| panic!("{}: {why}", want.address))
}

fn said(report: &Report) -> Vec<String> {
    let said = report.findings.iter().map(|finding| {
        let (severity, endpoint) = (finding.severity.word(), finding.endpoint.address());
        format!("{severity} {endpoint} {} {}", finding.place, finding.problem.says())
    });
    said.collect()
}

fn id(n: usize) -> String {
    format!("{n:08}-2f8e-4f5a-9a61-3d9b0a7f6c11")
}

/// A service that the standard has nothing against.
fn service(n: usize) -> Value {
    json!({"id": id(n), "name": format!("Lunch club {n}"), "status": "active", "description": "Lunch, with company",
           "assured_date": "2026-03-01", "organization": {"id": id(9), "name": "Kitchen", "description": "Cooks"}})
}

fn whole(n: usize) -> Value {
    let mut service = service(n);
    service["contacts"] = json!([{"id": id(7), "name": "The cook"}]);
    service
}

/// A page of 3.0 that says what is so.
fn page(number: usize, of: usize, per_page: usize) -> Value {
    let contents: Vec<Value> =
        (0..of).skip(number.saturating_sub(1) * per_page).take(per_page).map(service).collect();
    let pages = of.div_ceil(per_page);
    json!({"total_items": of, "total_pages": pages, "page_number": number, "size": contents.len(),
           "first_page": number == 1, "last_page": number >= pages, "empty": contents.is_empty(), "contents": contents})
}

fn nothing() -> Reply {
    Reply::json(&json!({"total_items": 0, "total_pages": 0, "page_number": 1, "size": 0, "first_page": true,
                        "last_page": true, "empty": true, "contents": []}))
}

/// An API of 3.0 in which all is right, with so many services on pages of ten.
fn api(asked: &Asked, of: usize) -> Reply {
    match asked.without_parameters() {
        "/" => Reply::json(&json!({"version": "HSDS-UK-3.0", "profile": "https://docs.openreferraluk.org",
                                   "openapi_url": "https://a.example/openapi.json"})),
        "/services" => Reply::json(&page(asked.page(), of, 10)),
        "/service_at_locations" | "/taxonomies" | "/taxonomy_terms" => nothing(),
        path => match path.strip_prefix("/services/").and_then(|id| id.get(..8)?.parse().ok()) {
            Some(n) if n < of => Reply::json(&whole(n)),
            _ => Reply::status(404),
        },
    }
}

#[test]
fn an_api_in_which_all_is_right_is_valid_and_told_as_far_as_it_was_read() {
    let site = Site::new(|asked| api(asked, 95));
    let mut want = wanted(&site.address);
    (want.bounds.pages, want.bounds.whole) = (3, 4);
    let mut told = Vec::new();
    let report = check(&want, &mut |progress| told.push(progress)).expect("a report");
    assert_eq!(said(&report), [""; 0]);
    assert_eq!((report.verdict(), report.standard), (Verdict::Valid, Standard::OpenReferralUk3));
    let visited: Vec<(Endpoint, usize, Option<usize>)> =
        report.visited.iter().map(|one| (one.endpoint, one.records, one.there_are)).collect();
    assert_eq!(visited[1], (Endpoint::Services, 35, Some(95)), "three pages and the last");
    assert_eq!(visited[2], (Endpoint::Service, 4, Some(95)));
    assert_eq!(report.quality.services, 4, "quality is of the services that were read whole");
    let asked = site.asked();
    let pages = [
        "/",
        "/services?page=1",
        "/services?page=2",
        "/services?page=3",
        "/services?page=10",
        "/services?page=11",
    ];
    assert_eq!(asked[..6], pages);
    let whole: Vec<&str> = asked[6..10].iter().filter_map(|path| path.get(10..18)).collect();
    assert_eq!(whole, ["00000000", "00000008", "00000017", "00000026"], "evenly from all that was listed");
    assert_eq!(asked[10..], ["/service_at_locations?page=1", "/taxonomies?page=1", "/taxonomy_terms?page=1"]);
    assert_eq!(
        told.last(),
        Some(&CheckProgress::Asked { endpoint: Endpoint::TaxonomyTerms, answers: asked.len() })
    );
}

#[test]
fn the_base_and_the_services_are_the_same_api() {
    let site = Site::new(|asked| api(asked, 3));
    let base = report(&wanted(&site.address));
    let services = report(&wanted(&format!("{}/services?page=2", site.address)));
    assert_eq!(base.to_json(), services.to_json());
    assert_eq!(base.visited.len(), 6, "the root, services and one of them, three more lists");
}

/// A mock of the official validator, as a server that answers every page with the same file.
fn mock(folder: &Path, asked: &Asked) -> Reply {
    let path = asked.without_parameters().trim_matches('/');
    let (list, of_one) = match path.split_once('/') {
        Some((list, _)) => (list, true),
        None => (path, false),
    };
    let file = match (list, of_one) {
        ("", _) => "api_details",
        ("services", false) => "service_list",
        ("services", true) => "service_full",
        ("service_at_locations", false) => "service_at_location_list",
        ("service_at_locations", true) => "service_at_location_full",
        ("taxonomies", false) => "taxonomy_list",
        ("taxonomies", true) => "taxonomy",
        ("taxonomy_terms", false) => "taxonomy_term_list",
        ("taxonomy_terms", true) => "taxonomy_term",
        _ => return Reply::status(404),
    };
    Reply::bytes(std::fs::read(folder.join(format!("{file}.json"))).expect("a file"))
}

#[rstest]
#[case("Default", Verdict::Valid)]
#[case("Warn", Verdict::Warnings)]
#[case("Fail", Verdict::NotValid)]
fn the_official_mocks_are_told_apart(#[case] name: &str, #[case] verdict: Verdict) {
    let Some(folder) = shared(&format!("standards/oruk-validator-mocks/V3.0-UK-{name}")) else { return };
    let site = Site::new(move |asked| mock(&folder, asked));
    let report = report(&wanted(&site.address));
    assert_eq!(report.verdict(), verdict, "{:#?}", said(&report));
    assert_eq!(report.standard, Standard::OpenReferralUk3);
}

/// What comes of a list whose pages are answered so.
fn of_pages(answer: impl Fn(usize) -> Reply + Send + Sync + 'static) -> Vec<String> {
    let site = Site::new(move |asked| match asked.without_parameters() {
        "/services" => answer(asked.page()),
        _ => api(asked, 1000),
    });
    said(&report(&wanted(&site.address)))
}

#[test]
fn a_second_page_that_repeats_the_first_is_told_and_not_read_again_and_again() {
    let found = of_pages(|number| {
        let mut page = page(number, 30, 10);
        page["contents"] = (0..10).map(service).collect();
        Reply::json(&page)
    });
    let says =
        "warning /services contents has the records of an earlier page again, though more was announced";
    assert_eq!(found, [says]);
}

#[test]
fn a_page_with_another_number_than_was_asked_for_is_told() {
    let found = of_pages(|number| {
        let mut page = page(number, 20, 10);
        page["page_number"] = json!(1);
        page["first_page"] = json!(true);
        Reply::json(&page)
    });
    assert!(
        found.contains(
            &"warning /services page_number is not the number of the page that was asked for".to_owned()
        ),
        "{found:#?}"
    );
}

#[rstest]
#[case::repeats(
    |number: usize| Reply::json(&page(number.min(2), 20, 10)),
    &["remark /services contents has the records of an earlier page again when a page beyond the last is asked for"]
)]
#[case::breaks(
    |number: usize| if number > 2 { Reply::status(500) } else { Reply::json(&page(number, 20, 10)) },
    &["remark /services contents breaks when a page beyond the last is asked for"]
)]
#[case::is_not_there(|number: usize| if number > 2 { Reply::status(404) } else { Reply::json(&page(number, 20, 10)) }, &[])]
#[case::goes_on(
    |number: usize| {
        let mut page = page(number, 30, 10);
        if number < 3 {
            page["total_items"] = json!(20);
            page["total_pages"] = json!(2);
            page["last_page"] = json!(number == 2);
        }
        Reply::json(&page)
    },
    &["warning /services contents has more records beyond the page that says it is the last"]
)]
fn a_page_beyond_the_last_is_empty_or_not_there(#[case] answer: fn(usize) -> Reply, #[case] says: &[&str]) {
    assert_eq!(of_pages(answer), says);
}

#[test]
fn an_only_page_that_announces_more_than_it_has_is_told() {
    let found = of_pages(|number| {
        let mut page = page(number, 4, 10);
        page["total_items"] = json!(400);
        Reply::json(&page)
    });
    assert_eq!(found, ["warning /services total_items is not how many records the pages hold together"]);
}

#[test]
fn services_that_cannot_be_read_whole_are_a_fault_and_are_not_asked_for_for_ever() {
    let site = Site::new(|asked| match asked.without_parameters() {
        path if path.starts_with("/services/") => Reply::status(404),
        _ => api(asked, 50),
    });
    let report = report(&wanted(&site.address));
    assert_eq!(said(&report), ["fault /services/{id}  could not be read: it answers 404 (Not Found)"]);
    let finding = &report.findings[0];
    assert_eq!((finding.count, finding.examples[0].record.as_str()), (3, id(0).as_str()));
    assert_eq!(site.asked().iter().filter(|path| path.starts_with("/services/")).count(), 3);
}

#[test]
fn a_record_that_is_another_than_was_asked_for_is_a_fault() {
    let site = Site::new(|asked| match asked.without_parameters() {
        path if path.starts_with("/services/") => Reply::json(&whole(1)),
        _ => api(asked, 2),
    });
    let report = report(&wanted(&site.address));
    assert_eq!(said(&report), ["fault /services/{id} id is another than the one that was asked for"]);
    assert_eq!(report.findings[0].examples[0].record, id(0));
}

#[test]
fn an_endpoint_that_need_not_be_there_only_warns_when_it_is_not() {
    let site = Site::new(|asked| match asked.without_parameters() {
        "/taxonomies" => Reply::status(404),
        _ => api(asked, 2),
    });
    let report = report(&wanted(&site.address));
    assert_eq!(said(&report), ["warning /taxonomies  could not be read: it answers 404 (Not Found)"]);
}

#[test]
fn an_api_of_version_1_is_found_without_a_root_and_asked_for_its_own_endpoints() {
    let of_1 = |contents: Vec<Value>| {
        Reply::json(
            &json!({"totalElements": contents.len(), "totalPages": 1, "number": 1, "size": contents.len(),
            "first": true, "last": true, "empty": false, "content": contents}),
        )
    };
    let service = |n: &str| json!({"id": n, "name": "Tea", "organization": {"id": id(9), "name": "K", "description": "D"}});
    let site = Site::new(move |asked| match asked.without_parameters() {
        "/api/services" => of_1(vec![service("1"), service("2")]),
        "/api/services/1" | "/api/services/2" => Reply::json(&service(&asked.path[14..15])),
        "/api/taxonomies" => {
            of_1(vec![json!({"id": "7", "name": "Food", "vocabulary": "v", "parent": null})])
        }
        "/api/taxonomies/7" => Reply::json(&json!({"id": "7", "name": "Food", "vocabulary": "v"})),
        _ => Reply::status(404),
    });
    let report = report(&wanted(&format!("{}/api/", site.address)));
    assert_eq!(report.standard, Standard::OpenReferralUk1);
    assert!(
        report.findings.iter().all(|finding| finding.severity != Severity::Fault),
        "{:#?}",
        said(&report)
    );
    let visited: Vec<&str> = report.visited.iter().map(|one| one.endpoint.address()).collect();
    let own =
        ["/services", "/services/{id}", "/taxonomies", "/taxonomies/{id}", "/organizations", "/locations"];
    assert_eq!(visited, own, "it need not answer at its base");
}

#[test]
fn a_feed_in_one_answer_is_checked_as_a_file() {
    let site = Site::new(|_| Reply::json(&(0..12).map(whole).collect()));
    let report = report(&wanted(&format!("{}/feed.json", site.address)));
    assert_eq!((report.verdict(), report.quality.services), (Verdict::Valid, 12));
    assert_eq!(report.visited[0].endpoint, Endpoint::File);
    assert_eq!(site.asked().len(), 1);
}

#[test]
fn a_list_at_the_services_that_is_no_page_is_a_fault() {
    let found = of_pages(|_| Reply::json(&(0..2).map(service).collect()));
    let says =
        "fault /services  could not be read: it is a bare list, and not a page that says how many there are";
    assert_eq!(found, [says]);
}

#[test]
fn an_answer_that_is_too_long_is_read_in_part_and_that_is_said() {
    let site = Site::new(|_| Reply::json(&(0..200).map(whole).collect()));
    let mut want = wanted(&format!("{}/feed.json", site.address));
    want.bounds.answer_bytes = 2000;
    let report = report(&want);
    let file = &report.visited[0];
    assert!(file.records < 20 && file.there_are == Some(file.records + 1), "{file:?}");
}

#[test]
fn what_was_not_asked_since_the_limits_were_reached_is_no_pass() {
    let site = Site::new(|asked| api(asked, 20));
    let mut want = wanted(&site.address);
    want.bounds.manners.bytes = 3000;
    let report = report(&want);
    let services = &report.visited[1];
    assert_eq!((services.records, services.there_are), (10, Some(20)), "what was read is not all");
    let found = said(&report);
    assert_eq!(
        found[0],
        "fault /services  could not be read: page 2: it sends more than is read for a check"
    );
    let last = "warning /taxonomy_terms  could not be read: it sends more than is read for a check";
    assert!(found.contains(&last.to_owned()), "{found:#?}");
    assert_eq!(site.asked().len(), 3, "nothing more is asked");
}

/// Why an address cannot be checked.
fn refused(want: &Check) -> Unchecked {
    check(want, &mut |_| {}).expect_err("no report")
}

#[test]
fn what_cannot_be_checked_is_said_in_one_sentence() {
    let site = Site::new(|asked| match asked.without_parameters() {
        "/page" => Reply::bytes("<!DOCTYPE html><html></html>"),
        "/locked" => Reply::status(401),
        "/busy" => Reply::status(429).with("Retry-After", "900"),
        "/broken" => Reply::status(503),
        "/round" => Reply::status(302).with("Location", "/round"),
        "/inside" => Reply::status(302).with("Location", "http://10.0.0.1/feed"),
        "/endless" => Reply::bytes("[").endless("{\"id\": \"1\", \"name\": \"x\"},"),
        _ => Reply::status(404),
    });
    let at = |path: &str| {
        let mut want = wanted(&format!("{}{path}?key=secret", site.address));
        want.bounds.manners.bytes = 1 << 20;
        refused(&want)
    };
    assert!(matches!(at("/page"), Unchecked::NotFeed(why) if why.contains("a web page (HTML)")));
    assert_eq!(at("/locked"), Unchecked::Locked(401));
    assert_eq!(at("/busy"), Unchecked::Later(900));
    assert_eq!(at("/broken"), Unchecked::Status(503));
    assert_eq!(at("/round"), Unchecked::Astray);
    assert_eq!(at("/inside"), Unchecked::Private, "a redirect into the network is not followed");
    assert_eq!(at("/nothing"), Unchecked::Absent(404));
    assert_eq!(at("/endless"), Unchecked::TooLong);
    let mut want = wanted(&site.address);
    want.bounds.manners.time = Duration::ZERO;
    assert_eq!(refused(&want), Unchecked::TimeUp);
    want.allowed.clear();
    want.bounds.manners.time = Duration::from_secs(60);
    assert_eq!(refused(&want), Unchecked::Private);
}
