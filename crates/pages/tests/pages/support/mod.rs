//! Every page, of made-up records, for tests and for the preview.

#![allow(dead_code, reason = "the preview uses a part")]

mod choosing;
mod reading;
mod records;
mod searching;

pub use records::*;
pub use searching::view_of;

use fingerpost_directory::{ReportFault, Wrong};
use fingerpost_pages::{
    Contact, EmergencyLine, Frame, HomeCounts, Language, NotFound, Notice, OpensIn, OrganisationView, Phrase,
    PlaceFault, Problem, Refused, ReportForm, SearchFault, SearchForm, SearchView, Sent, ServiceView, Site,
    ValidateProgress, ValidateReport, developers, embed, home, keys, map, not_found, organisation, problem,
    report_form, report_sent, results, service, staying_safe, validate_failed, validate_form, validate_gone,
    validate_report, validate_running,
};
use fingerpost_search::{Answer, safety::recognise};
use jiff::{Timestamp, civil::date};
use openreferral::{Organization, Service, validate::Endpoint};
use serde_json::Number;

use searching::{found_by, hostile_form, narrowed, narrowed_form, on_map, on_map_form, private_form, spread};

/// Sunday 22 November 2026, midday in London.
pub const NOW: Timestamp = Timestamp::constant(1_795_348_800, 0);

pub fn site() -> Site {
    let both = |en: &str, cy: &str| Phrase { cy: Some(cy.to_owned()), ..Phrase::from(en) };
    Site {
        name: both("Hartsmere support directory", "Cyfeiriadur cymorth Hartsmere"),
        demonstration: true,
        contact: Contact {
            name: Some(both("Hartsmere community team", "Tîm cymunedol Hartsmere")),
            phone: Some("01632 960 999".to_owned()),
            email: Some("help@hartsmere.example".to_owned()),
            call_back: Some("help@hartsmere.example".to_owned()),
            hours: Some(both("Monday to Friday, 9am to 5pm", "Dydd Llun i ddydd Gwener, 9am i 5pm")),
        },
        safeguarding: Contact {
            name: Some(both("Hartsmere’s safeguarding team", "Tîm diogelu Hartsmere")),
            phone: Some("01632 960128".to_owned()),
            ..Contact::default()
        },
        emergencies: vec![
            EmergencyLine {
                number: "999".to_owned(),
                when: both(
                    "somebody is in danger, or badly ill or hurt",
                    "mae rhywun mewn perygl, neu’n sâl iawn neu wedi’i anafu’n ddrwg",
                ),
            },
            EmergencyLine {
                number: "111".to_owned(),
                when: both(
                    "you need medical help or help with your mental health now",
                    "mae angen cymorth meddygol neu gymorth iechyd meddwl arnoch nawr",
                ),
            },
        ],
        ..Site::default()
    }
}

/// A page at the root, with nothing beside it.
pub fn frame(site: &Site) -> Frame<'_> {
    Frame {
        site,
        language: Language::ENGLISH,
        path_and_query: "/",
        attributions: &[],
        shortlist: &[],
        listed: true,
    }
}

/// Every page in its kinds, each with a name for it.
pub fn pages(language: Language) -> Vec<(&'static str, String)> {
    let site = site();
    let (organization, sources) = (organization(), ["Hartsmere Council’s own list".to_owned()]);
    let attributions = ["Contains OS data © the rights holder 2025. A made-up line.".to_owned()];
    let at = |path_and_query| Frame {
        site: &site,
        language,
        path_and_query,
        attributions: &attributions,
        shortlist: &[],
        listed: !site.demonstration,
    };
    let view = |service| ServiceView {
        similar: &[],
        base: "https://directory.example",
        service,
        organization: Some(&organization),
        organization_id: organization.id.as_deref(),
        steward: organization.name.as_deref(),
        sources: &sources,
        last_checked: Some(date(2026, 6, 12)),
        place_withheld: false,
        now: NOW,
    };
    let (full, sparse, closed, hostile) =
        (full_service(), sparse_service(), closed_service(), hostile_service());
    let mut full = full;
    if let Some(location) = full.service_at_locations[0].location.as_deref_mut() {
        (location.latitude, location.longitude) = (Number::from_f64(51.4735), Number::from_f64(-2.5678));
    }
    let at_risk = Service { name: Some("Refuge from domestic abuse".to_owned()), ..full_service() };
    let in_danger = Answer { danger: recognise("he hits me"), ..answer(3, 1) };
    let spread = spread();
    let empty = Service::default();
    let stale = ServiceView { last_checked: Some(date(2025, 3, 2)), steward: None, ..view(&closed) };
    let unknown = ServiceView {
        similar: &[],
        base: "https://directory.example",
        organization: None,
        organization_id: None,
        steward: None,
        sources: &[],
        last_checked: None,
        ..view(&empty)
    };
    let services = [full.clone(), sparse.clone(), closed.clone()];
    let runs = |organization, services| OrganisationView {
        organization,
        services,
        base: "https://directory.example",
        now: NOW,
    };
    let form = ReportForm {
        service: &full,
        wrong: &[],
        words: "",
        contact: "",
        fault: None,
        wait_minutes: None,
        is_worry: false,
    };
    let words = "lunch club";
    let hostile_words = "\"><script>alert(1)</script>";
    let found = |report| ValidateReport {
        report,
        address: "https://feeds.willowbrook.example/openreferral",
        checked: date(2026, 11, 22),
        here: "/developers/validate/1",
        base: "https://directory.example",
    };
    let (faults, clean, live) = (report("not a word of the standard"), clean_report(), report(SCRIPT));
    let progress = ValidateProgress { answers: 12, endpoint: Some(Endpoint::Taxonomies), waiting: true };
    let hostile_answer = Answer { results: vec![hostile_hit()], ..answer(1, 1) };
    let asked = SearchForm::of_words(words);
    let search = |path_and_query, words, answer| {
        let form = SearchForm::of_words(words);
        results(&at(path_and_query), &SearchView { answer, ..view_of(&form) })
    };
    let mut pages = vec![
        ("home", home(&at("/"), HomeCounts { services: 1204, organizations: 310 })),
        ("results", search("/search?q=lunch+club&page=3", words, Some(&answer(87, 3)))),
        (
            "results-one",
            results(
                &at("/search?q=lunch+club"),
                &SearchView {
                    notice: Some(Notice::Behind { minutes: 4 }),
                    ..found_by(&asked, &answer(1, 1))
                },
            ),
        ),
        ("results-none", search("/search?q=lnch", "lnch", Some(&answer(0, 1)))),
        ("results-beyond", search("/search?q=lunch&page=40", "lunch", Some(&answer(87, 40)))),
        ("results-no-words", search("/search", " ", None)),
        ("results-hostile", search("/search?q=\"><script>", hostile_words, Some(&hostile_answer))),
        ("results-narrowed", results(&at("/search?q=lunch+club"), &found_by(&narrowed_form(), &narrowed()))),
        (
            "results-faults",
            results(
                &at("/search?q=lunch+club"),
                &SearchView {
                    faults: &[
                        SearchFault::Place { typed: SCRIPT.to_owned(), why: PlaceFault::Postcode },
                        SearchFault::Age,
                        SearchFault::Choice { name: "cost", value: SCRIPT.to_owned() },
                    ],
                    other_places: &[SCRIPT.to_owned()],
                    ..found_by(&hostile_form(), &hostile_answer)
                },
            ),
        ),
        ("map", map(&at("/map?q=lunch+club"), &on_map(&on_map_form(), &narrowed(), &spread))),
        ("map-nothing", map(&at("/map?q=lunch"), &on_map(&on_map_form(), &answer(0, 1), &[]))),
        (
            "map-nothing-narrowed",
            map(&at("/map?q=lunch"), &on_map(&on_map_form(), &Answer { total: 0, ..narrowed() }, &[])),
        ),
        ("map-hostile", map(&at("/map?q=a"), &on_map(&hostile_form(), &hostile_answer, &spread[..1]))),
        ("results-private", results(&at("/search/private"), &found_by(&private_form(), &in_danger))),
        ("results-private-forgotten", results(&at("/search/private"), &view_of(&private_form()))),
        ("embed", embed(&at("/embed?q=lunch"), &asked, OpensIn::New)),
        ("embed-hostile", embed(&at("/embed"), &hostile_form(), OpensIn::Top)),
        ("staying-safe", staying_safe(&at("/staying-safe-online"))),
        ("service-at-risk", service(&at("/services/1"), &view(&at_risk))),
        ("service", service(&at("/services/1"), &view(&full))),
        ("service-sparse", service(&at("/services/1"), &view(&sparse))),
        ("service-closed", service(&at("/services/1"), &stale)),
        ("service-unknown", service(&at("/services/1"), &unknown)),
        ("service-hostile", service(&at("/services/1"), &view(&hostile))),
        ("organisation", organisation(&at("/organisations/1"), &runs(&organization, &services))),
        (
            "organisation-at-risk",
            organisation(&at("/organisations/1"), &runs(&organization, std::slice::from_ref(&at_risk))),
        ),
        ("organisation-empty", organisation(&at("/organisations/1"), &runs(&Organization::default(), &[]))),
        (
            "organisation-hostile",
            organisation(
                &at("/organisations/1"),
                &runs(&hostile_organization(), std::slice::from_ref(&hostile)),
            ),
        ),
        ("report", report_form(&at("/services/1/report"), &form)),
        (
            "report-worry-often",
            report_form(
                &at("/services/1/report"),
                &ReportForm { wait_minutes: Some(20), is_worry: true, words: SCRIPT, ..form },
            ),
        ),
        (
            "report-faults",
            report_form(
                &at("/services/1/report"),
                &ReportForm {
                    service: &hostile,
                    wrong: &[Wrong::Times],
                    words: SCRIPT,
                    contact: SCRIPT,
                    fault: Some(ReportFault::Words),
                    ..form
                },
            ),
        ),
        (
            "report-nothing",
            report_form(&at("/services/1/report"), &ReportForm { fault: Some(ReportFault::Nothing), ..form }),
        ),
        ("report-at-risk", report_form(&at("/services/1/report"), &ReportForm { service: &at_risk, ..form })),
        (
            "report-often",
            report_form(&at("/services/1/report"), &ReportForm { wait_minutes: Some(3), ..form }),
        ),
        ("report-sent", report_sent(&at("/services/1/report/sent"), &full, Sent::ToSteward)),
        ("report-turn", report_sent(&at("/services/1/report/turn"), &hostile, Sent::Safeguarding)),
        (
            "service-stale",
            service(&at("/services/1"), &ServiceView { last_checked: Some(date(2025, 3, 2)), ..view(&full) }),
        ),
        ("service-answered", service(&at("/services/1?helpful=thanks"), &view(&full))),
        (
            "results-advised",
            results(
                &at("/search?q=carer"),
                &SearchView { advice: &[&reading::advice_page()], ..found_by(&asked, &answer(3, 1)) },
            ),
        ),
        ("not-found", not_found(&at("/services/2"), NotFound::Service)),
        ("not-found-organisation", not_found(&at("/organisations/2"), NotFound::Organisation)),
        ("not-found-page", not_found(&at("//elsewhere.example/?a=b"), NotFound::Page)),
        ("developers", developers(&at("/developers"), "https://directory.example")),
        ("validate", validate_form(&at("/developers/validate"), "", None)),
        ("validate-busy", validate_form(&at("/developers/validate"), hostile_words, Some(Refused::Busy))),
        (
            "validate-failed",
            validate_failed(&at("/developers/validate/1"), SCRIPT, SCRIPT, Refused::NotFeed(SCRIPT)),
        ),
        (
            "validate-running",
            validate_running(&at("/developers/validate/1"), SCRIPT, "/developers/validate/1", progress),
        ),
        ("validate-gone", validate_gone(&at("/developers/validate/1"))),
        ("validate-report", validate_report(&at("/developers/validate/1"), &found(&faults))),
        ("validate-clean", validate_report(&at("/developers/validate/1"), &found(&clean))),
        (
            "validate-hostile",
            validate_report(
                &at("/developers/validate/1"),
                &ValidateReport { address: SCRIPT, ..found(&live) },
            ),
        ),
        ("keys", keys(&at("/keys"))),
        ("problem", problem(&at("/search"), Problem::Fault { reference: Some("7f3a-20c1") })),
        ("problem-starting", problem(&at("/search"), Problem::Starting)),
        ("problem-busy", problem(&at("/search"), Problem::Busy)),
        ("problem-request", problem(&at("/search"), Problem::Request)),
    ];
    let chosen = Frame { shortlist: &choosing::IDS, ..at("/search?q=lunch") };
    pages.push(("results-chosen", results(&chosen, &found_by(&asked, &answer(3, 1)))));
    pages.extend(choosing::pages(&chosen, view(&full), view(&sparse), view(&hostile)));
    pages.extend(choosing::at_risk(&chosen, view(&at_risk)));
    pages.extend(reading::pages(&at));
    pages
}

/// The page of a name.
pub fn page(wanted: &str, language: Language) -> String {
    pages(language).into_iter().find(|(name, _)| *name == wanted).unwrap().1
}
