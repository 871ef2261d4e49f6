//! What holds of the words of every page, in both languages.

use fingerpost_pages::{HomeCounts, Language, SearchForm, ServiceView, Site, home, results, service};
use openreferral::Service;

use crate::support::{self, page};

/// The words of the page's body, without those inside an element that says that it is English.
pub fn words_in_the_language_of(html: &str) -> String {
    let body = &html[html.find("<body").unwrap()..];
    let (mut words, mut depth, mut english_since) = (String::new(), 0_usize, None);
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        if tag.starts_with('/') {
            // The page ends outside its body.
            depth = depth.saturating_sub(1);
            english_since = english_since.filter(|since| *since <= depth);
        } else if !tag.starts_with("br") && !tag.starts_with("input") && !tag.ends_with('/') {
            depth += 1;
            // A text to copy may be in both; nothing within it can say so.
            let says_so = tag.contains("lang=\"en\"") || tag.starts_with("textarea");
            if says_so && english_since.is_none() {
                english_since = Some(depth);
            }
        }
        if english_since.is_none() {
            words.push_str(text);
        }
    }
    words
}

#[test]
fn a_welsh_page_says_nothing_in_english_of_its_own() {
    let english = include_str!("../../messages/en.ftl");
    // The words of each message between its places; short ones such as " to " are in both.
    let pieces = english.lines().filter(|line| !line.starts_with('#')).flat_map(|line| {
        let words = line.split_once("= ").or_else(|| line.split_once("] ")).map_or("", |(_, words)| words);
        words.split(['{', '}']).step_by(2).map(str::trim).filter(|piece| piece.len() > 7)
    });
    let pieces: Vec<&str> = pieces.collect();
    assert!(pieces.len() > 100);
    for (name, html) in support::pages(Language::WELSH) {
        let words = words_in_the_language_of(&html);
        for piece in &pieces {
            assert!(!words.contains(piece), "{name}: {piece}");
        }
    }
}

#[test]
fn words_of_a_record_are_said_to_be_english_on_a_welsh_page() {
    for (name, html) in support::pages(Language::WELSH) {
        let words = words_in_the_language_of(&html);
        for english in [
            "Trust",
            "Closed on",
            "Anybody",
            "Polish",
            "Mill Lane",
            "Buses",
            "Step-free",
            "Nobody",
            "Ring before",
            "A hot",
            "café",
            "OS data",
            "own list",
            "Okafor",
            "choir",
        ] {
            assert!(!words.contains(english), "{name}: {english}");
        }
    }
}

#[test]
fn no_words_and_no_directory_are_said_kindly() {
    let html = page("results-no-words", Language::ENGLISH);
    assert!(html.contains("Type a few words about what you need") && html.contains("Money is tight"));
    let site = Site::default();
    let frame = support::frame(&site);
    assert!(!home(&frame, HomeCounts::default()).contains("in this directory."));
    assert!(!results(&frame, &support::view_of(&SearchForm::of_words("tea"))).contains("Demonstration"));
}

#[test]
fn a_demonstration_says_so_and_asks_not_to_be_listed() {
    for (name, html) in support::pages(Language::ENGLISH) {
        assert!(html.contains("Every organisation here is made up, and so is its number."), "{name}");
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"), "{name}");
    }
    let site = Site::default();
    let frame = support::frame(&site);
    let view = |service| ServiceView {
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
    };
    assert!(!service(&frame, &view(&Service::default())).contains("noindex"));
}

#[test]
fn pages_ask_whether_they_helped_until_they_are_told() {
    for name in ["home", "results", "service", "organisation", "developers"] {
        let html = page(name, Language::ENGLISH);
        assert!(html.contains("Was this page any help?") && html.contains("value=\"yes\""), "{name}");
    }
    let answered = page("service-answered", Language::ENGLISH);
    assert!(
        answered.contains("Thank you. Nothing about you was kept") && !answered.contains("value=\"yes\"")
    );
    for name in ["not-found", "report", "report-turn", "validate-report"] {
        assert!(!page(name, Language::ENGLISH).contains("Was this page any help?"), "{name}");
    }
}

#[test]
fn no_button_waits_for_a_script_that_a_page_does_not_load() {
    let mut guarded = 0;
    for (name, html) in support::pages(Language::ENGLISH) {
        let waits = html.contains("data-locate=");
        if html.contains("/assets/exit-") {
            guarded += 1;
            assert!(!waits, "{name}");
        }
    }
    assert!(guarded > 0);
}

#[test]
fn what_is_said_in_danger_stands_in_english_below_until_somebody_has_reviewed_the_welsh() {
    for (name, says) in [
        ("results-private", "If you or somebody else is in danger, ring 999."),
        ("home", "In an emergency"),
        ("home", "somebody is in danger, or badly ill or hurt"),
        ("report-worry-often", "Tell someone who can act"),
    ] {
        let welsh = page(name, Language::WELSH);
        let of_page = words_in_the_language_of(&welsh);
        let on_its_own_line = format!("<br><span lang=\"en\">{says}");
        assert!(welsh.contains(&on_its_own_line) && !of_page.contains(says), "{name}: {says}");
    }
    let english = page("home", Language::ENGLISH);
    assert_eq!(english.matches("In an emergency").count(), 1);
}
