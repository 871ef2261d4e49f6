//! The catalogues hold together: the same messages in both, each used, each really translated.

use std::{collections::BTreeSet, fs, path::Path};

use fingerpost_facts::spoken;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::Entry;

use super::*;

/// Messages that are rightly the same in both languages.
const SAME_IN_BOTH: [&str; 21] = [
    "time-am",
    "time-pm",
    "quoted",
    "language-direction",
    "date",
    "spoken-prs",
    "spoken-hi",
    "spoken-ig",
    "spoken-kri",
    "spoken-ln",
    "spoken-ml",
    "spoken-cmn",
    "spoken-om",
    "spoken-ps",
    "spoken-rom",
    "spoken-sn",
    "spoken-sw",
    "spoken-syl",
    "spoken-th",
    "spoken-ti",
    "spoken-tw",
];

fn keys(catalogue: &str) -> BTreeSet<String> {
    let starts_message = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    catalogue
        .lines()
        .filter(starts_message)
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key.to_owned())
        .collect()
}

fn english() -> BTreeSet<String> {
    keys(include_str!("../../messages/en.ftl"))
}

fn source(language: Language, key: &str) -> String {
    let catalogue = match language {
        Language::ENGLISH => include_str!("../../messages/en.ftl"),
        _ => include_str!("../../messages/cy.ftl"),
    };
    let mut lines = catalogue.lines().skip_while(|line| !line.starts_with(&format!("{key} ="))).peekable();
    let first = lines.next().unwrap_or_default().split_once('=').map_or("", |(_, value)| value);
    let more = lines.take_while(|line| line.starts_with(' ') || line.starts_with('}'));
    std::iter::once(first).chain(more).map(str::trim).collect::<Vec<_>>().join(" ")
}

#[test]
fn both_catalogues_have_the_same_messages_and_no_mistakes() {
    assert_eq!(english(), keys(include_str!("../../messages/cy.ftl")));
    for catalogue in [include_str!("../../messages/en.ftl"), include_str!("../../messages/cy.ftl")] {
        let resource = FluentResource::try_new(catalogue.to_owned());
        let said = resource.unwrap().entries().filter(|entry| matches!(entry, Entry::Message(_))).count();
        assert_eq!(said, english().len(), "each is said once");
    }
}

#[test]
fn every_welsh_message_says_who_answers_for_it() {
    let lines: Vec<&str> = include_str!("../../messages/cy.ftl").lines().collect();
    for pair in lines.windows(2).filter(|pair| pair[1].starts_with(|c: char| c.is_ascii_lowercase())) {
        let says = pair[0] == "# machine" || pair[0].starts_with("# reviewed by ");
        assert!(says, "above it stands “# machine” or “# reviewed by NAME, DATE”: {}", pair[1]);
    }
}

#[test]
fn every_message_has_the_same_places_in_both_languages() {
    let places = |language, key: &str| -> BTreeSet<String> {
        let text = source(language, key);
        let names = text
            .split('$')
            .skip(1)
            .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default());
        names.map(str::to_owned).collect()
    };
    // The name of a day has a form of its own after "ail" in Welsh only.
    for key in english().iter().filter(|key| *key != "monthly-2") {
        assert_eq!(places(Language::ENGLISH, key), places(Language::WELSH, key), "{key}");
    }
}

#[test]
fn no_message_holds_markup() {
    for language in Language::BUNDLED {
        for key in english() {
            let text = source(language, &key).replace("->", "");
            assert!(!text.contains(['<', '>', '&', '"']), "{key} in {language:?}: {text}");
        }
    }
}

#[test]
fn every_welsh_message_differs_from_the_english() {
    for key in english().iter().filter(|key| !SAME_IN_BOTH.contains(&key.as_str())) {
        // Where only the places are left, such as "{ $from } i { $to }", the words between differ.
        assert_ne!(source(Language::ENGLISH, key), source(Language::WELSH, key), "{key}");
    }
}

/// Every text in quotation marks in this crate's sources and templates.
fn quoted_texts() -> BTreeSet<String> {
    let mut texts: BTreeSet<String> = spoken::codes().map(|code| format!("spoken-{code}")).collect();
    let mut folders = vec![
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"),
    ];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != "tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                texts.extend(text.split('"').map(str::to_owned));
            }
        }
    }
    texts
}

#[test]
fn every_message_is_used_and_every_message_used_is_there() {
    let texts = quoted_texts();
    let unused: Vec<_> = english().into_iter().filter(|key| !texts.contains(key)).collect();
    assert!(unused.is_empty(), "never used: {unused:?}");

    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src"), root.join("templates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for call in [
                "say(\"",
                "say_in_crisis(\"",
                "fill(\"",
                "count(\"",
                "count_of(\"",
                "mark_up(\"",
                "Row::new(\"",
            ] {
                for key in text.split(call).skip(1).filter_map(|rest| rest.split('"').next()) {
                    assert!(english().contains(key), "{}: no message is called {key}", path.display());
                }
            }
        }
    }
}

#[test]
fn counts_follow_the_plurals_of_each_language() {
    let said = |language: Language, count| language.count("count-services", count);
    assert_eq!(said(Language::ENGLISH, 1), "1 service");
    assert_eq!(said(Language::ENGLISH, 1204), "1,204 services");
    assert_eq!(said(Language::WELSH, 1), "1 gwasanaeth");
    assert_eq!(said(Language::WELSH, 2), "2 wasanaeth");
    assert_eq!(said(Language::WELSH, 1204), "1,204 gwasanaeth");
}

#[test]
fn what_fills_a_place_brings_no_invisible_marks() {
    assert_eq!(Language::ENGLISH.fill("results-title", &[("words", "tea")]), "Results for “tea”");
}
