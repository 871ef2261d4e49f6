//! What pages to read say.

use fingerpost_pages::Language;

use crate::support::page;

#[test]
fn advice_past_its_review_says_so_and_words_that_a_machine_translated_do() {
    let english = page("advice", Language::ENGLISH);
    let order = [
        "Somebody’s café",
        "This page was to be checked again by 12 June 2026.",
        "A hot lunch for everybody.",
        ">Anybody</h2>",
        "Find help near you",
        "Talk to someone",
        "Where this comes from",
        "(law.example)",
        "Willowbrook Community Trust answers for this page.",
    ];
    let mut rest = english.as_str();
    for wanted in order {
        let at = rest.find(wanted).unwrap_or_else(|| panic!("{wanted} is missing or comes too early"));
        rest = &rest[at + wanted.len()..];
    }
    assert!(page("advice", Language::WELSH).contains("Cyfieithodd peiriant y dudalen hon"));
    let danger = page("advice-hostile", Language::ENGLISH);
    let (head, _) = danger.split_once("</title>").expect("a title");
    assert!(!head.contains("alert(1)"), "its tab does not say what it is about: {head}");
    assert!(danger.contains("/assets/exit-"), "it can be left quickly");
}

#[test]
fn figures_of_quality_say_of_how_many() {
    let html = page("quality", Language::ENGLISH);
    for wanted in [
        "700 of 1,204 services were checked in the last 6 months",
        "900 of 1,204 were checked in the last 12 months",
        "101 of 1,204 do not say when",
        "Written in this directory",
        "1 of 15 pages is past the day",
    ] {
        assert!(html.contains(wanted), "{wanted}");
    }
    assert!(!page("quality-empty", Language::ENGLISH).contains("0 of 0"));
}
