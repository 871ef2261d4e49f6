//! What the page of a service or an organisation says.

use fingerpost_pages::{Frame, Language, ServiceView, Site, service, service_calendar};
use openreferral::{Location, Phone, Service};

use crate::{
    support::{self, page},
    words::words_in_the_language_of,
};

/// A service of which nobody says more than its record does.
fn view(service: &Service) -> ServiceView<'_> {
    ServiceView {
        similar: &[],
        base: "https://directory.example",
        service,
        organization: None,
        organization_id: None,
        steward: None,
        sources: &[],
        last_checked: None,
        place_withheld: false,
        now: support::NOW,
    }
}

#[test]
fn a_service_answers_in_the_order_in_which_people_ask() {
    let html = page("service", Language::ENGLISH);
    let order = [
        "<h1",
        "Run by",
        "Closed on Friday 25 December.",
        "Is it for me?",
        "18 and over",
        ">Where<",
        "2 Mill Lane",
        "Open here",
        "Wednesday, 10am to 2:30pm",
        ">When<",
        "Monday to Friday, 10am to 2:30pm",
        "The first Saturday of each month, 11am to midday",
        "What it costs",
        "Lunch: £4.50, two courses and tea",
        "card: Free",
        "How to start",
        "You can just turn up.",
        "Get in touch",
        "Call 01632 960 001",
        "extension 3",
        "Visit willowbrook.example",
        "Who runs it",
        "About it",
        "About this record",
        "12 June 2026",
    ];
    let mut rest = html.as_str();
    for wanted in order {
        let at = rest.find(wanted).unwrap_or_else(|| panic!("{wanted} is missing or comes too early"));
        rest = &rest[at + wanted.len()..];
    }
}

#[test]
fn what_is_not_known_is_never_said_as_no() {
    let html = page("service-unknown", Language::ENGLISH);
    let body = words_in_the_language_of(&html.replace("lang=\"en\"", ""));
    assert!(
        body.contains(
            "Not known: who it is for, where it is, when it runs, what it costs. Ask before you go."
        )
    );
    assert!(body.contains("Not known how to get in touch."));
    assert!(body.contains("It is not known whether this service is running."));
    assert!(!body.contains("Is it for me?") && !body.contains("What it costs"), "{body}");
}

#[test]
fn a_record_that_is_only_described_shows_the_description_first() {
    let html = page("service-sparse", Language::ENGLISH);
    assert!(html.find("About it").unwrap() < html.find("Get in touch").unwrap());
    assert!(html.contains("Look under “About it”, or ask before you go: who it is for"));
    assert!(html.contains("href=\"https://upperdean.example/warm\""));
    // Its own e-mail address, but its organisation's telephone, which says whose it is.
    assert!(html.contains("tel:01632960000") && !html.contains("mailto:hello@willowbrook.example"));
}

#[test]
fn a_service_is_stale_a_year_and_a_day_after_its_last_check() {
    let (site, full) = (Site::default(), support::full_service());
    let frame = support::frame(&site);
    let says_so = |checked: jiff::civil::Date| {
        let view = ServiceView { last_checked: Some(checked), ..view(&full) };
        service(&frame, &view).contains("more than a year ago")
    };
    assert!(!says_so(jiff::civil::date(2025, 11, 22)));
    assert!(says_so(jiff::civil::date(2025, 11, 21)));
}

#[test]
fn the_record_says_how_to_start_and_nobody_is_told_to_ring_what_only_a_doctor_can_ask() {
    let html = |process: &str| {
        let clinic = Service {
            name: Some("Memory clinic".to_owned()),
            status: Some("active".to_owned()),
            application_process: Some(process.to_owned()),
            phones: vec![Phone { number: Some("01632 960777".to_owned()), ..Phone::default() }],
            ..Service::default()
        };
        let site = Site::default();
        let html = service(&support::frame(&site), &view(&clinic));
        let (_, next) = html.split_once("What to do next</h2>").expect("what to do next");
        let next = next.split("</div>").next().unwrap_or_default().to_owned();
        assert_eq!(html.matches(process).count(), 1, "it is said once");
        next
    };
    let clinic = html("By GP referral only.");
    assert!(clinic.contains("By GP referral only.") && !clinic.contains("tel:"), "{clinic}");
    let office = html("Ring the office on a weekday.");
    assert!(office.contains("Ring the office on a weekday.") && office.contains("tel:"), "{office}");
    let hall = html("Just come along.");
    assert!(hall.contains("Just come along.") && !hall.contains("tel:"), "{hall}");
}

#[test]
fn what_to_do_next_is_one_thing_and_is_said_before_anything_else() {
    let next = |name| {
        let html = page(name, Language::ENGLISH);
        let (_, rest) = html.split_once("class=\"fp-next\"")?;
        rest.split_once("</div>").map(|(next, _)| next.to_owned())
    };
    assert!(next("service").is_some_and(|it| it.contains("You can just turn up.") && !it.contains("<a")));
    let sparse = next("service-sparse").expect("a next step");
    assert!(sparse.contains("href=\"tel:01632960000\"") && sparse.matches("<a").count() == 1, "{sparse}");
    let stale = next("service-stale").expect("a next step");
    assert!(stale.contains("Ask first if it still runs") && !stale.contains("just turn up"), "{stale}");
    assert_eq!(next("service-closed"), None, "nobody can come");
    assert_eq!(next("service-unknown"), None, "nobody knows how");
    let html = page("service", Language::ENGLISH);
    assert!(html.find("What to do next") < html.find("Is it for me?"));
}

#[test]
fn a_service_can_be_handed_on() {
    let html = page("service", Language::ENGLISH);
    for link in [
        "href=\"mailto:?subject=Willowbrook%20lunch%20club%20%26",
        "href=\"sms:?&#38;body=Willowbrook",
        "%0A01632960001%0Ahttps%3A%2F%2Fdirectory.example%2Fservices%2F11111111",
        "href=\"/services/11111111-1111-4111-8111-111111111111/calendar.ics\"",
        "href=\"/services/11111111-1111-4111-8111-111111111111/report\"",
    ] {
        assert!(html.contains(link), "{link}");
    }
    assert!(!page("service-closed", Language::ENGLISH).contains("calendar.ics"), "there is nothing to go to");
    assert!(!page("service-unknown", Language::ENGLISH).contains("calendar.ics"));
}

#[test]
fn each_of_several_places_has_a_calendar_of_its_own() {
    let site = Site::default();
    let mut full = support::full_service();
    full.service_at_locations[0].schedules = std::mem::take(&mut full.schedules);
    let html = service(&support::frame(&site), &view(&full));
    for place in ["x1", "x2"] {
        assert!(html.contains(&format!("/calendar.ics?place={place}\"")), "{place}");
    }
    assert!(!html.contains("/calendar.ics\""), "nobody goes to both");
    let file = |query: &str| {
        let path_and_query = &format!("/services/1/calendar.ics{query}");
        service_calendar(&Frame { path_and_query, ..support::frame(&site) }, &view(&full))
    };
    let (hall, church) = (file("?place=x1").expect("times"), file("?place=x2").expect("times"));
    assert!(hall.contains("LOCATION:Willowbrook Hall") && !hall.contains("Upper Dean"), "{hall}");
    assert!(church.contains("Upper Dean") && !church.contains("Willowbrook Hall"), "{church}");
    assert!(church.contains("RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20271122T235959Z"), "a year ahead");
    let uid = |file: &str| file.lines().find(|line| line.starts_with("UID:")).map(str::to_owned);
    assert_ne!(uid(&hall), uid(&church), "a calendar takes both");
    let both = file("").expect("times");
    assert!(both.contains("Willowbrook Hall") && both.contains("Upper Dean"), "{both}");
    assert_eq!(file("?place=elsewhere"), None);
}

#[test]
fn that_something_is_online_is_said_once_in_the_language_of_the_page() {
    let mut online = support::full_service();
    online.attending_type = Some("online".to_owned());
    online.service_at_locations.truncate(1);
    let location = online.service_at_locations[0].location.as_deref_mut().expect("a place");
    *location = Location {
        name: Some("Online".to_owned()),
        location_type: Some("virtual".to_owned()),
        ..Location::default()
    };
    let described = {
        let mut described = online.clone();
        described.service_at_locations[0].description = Some("Joining details come by post.".to_owned());
        described
    };
    let site = Site::default();
    for service_at in [&online, &described] {
        for (language, says, where_) in
            [(Language::ENGLISH, "Online", ">Where<"), (Language::WELSH, "Ar-lein", ">Ble<")]
        {
            let html = service(&Frame { language, ..support::frame(&site) }, &view(service_at));
            let (_, rest) = html.split_once(where_).expect("where");
            let (fact, _) = rest.split_once("fp-fact\"").expect("its end");
            let said = ["Online", "Ar-lein"].map(|word| fact.matches(word).count());
            assert_eq!(said.iter().sum::<usize>(), 1, "{fact}");
            assert!(fact.contains(says), "{fact}");
        }
    }
}

#[test]
fn whoever_may_be_watched_is_told_that_what_they_send_or_keep_can_be_seen() {
    let says = "whoever can look there can see them";
    let at_risk = page("service-at-risk", Language::ENGLISH);
    assert!(at_risk.find(says) < at_risk.find("href=\"mailto:?"), "it comes before the links");
    assert!(at_risk.contains(says) && !at_risk.contains("calendar.ics?place="), "no link is without it");
    assert!(!page("service", Language::ENGLISH).contains(says));
}

#[test]
fn an_organisation_is_shown_with_what_it_runs_and_where() {
    let html = page("organisation", Language::ENGLISH);
    for says in [
        "Where it works",
        "Hartsmere, Upper Dean, Hartsmere and the villages round it",
        "Registered charity 0000000",
        "Hartsmere, Upper Dean · age 18 and over · Lunch: £4.50, two courses and tea",
        "Closed for now",
    ] {
        assert!(html.contains(says), "{says}: {html}");
    }
}
