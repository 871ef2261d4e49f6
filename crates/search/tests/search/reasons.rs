//! Every hit says why it is there.

use crate::common::{ask, index, run_by, service};
use fingerpost_search::{Document, Fragment, Part, ReadFromText, Reason};

fn reason(part: Part, words: &[&str]) -> Reason {
    Reason { part, words: words.iter().map(|word| (*word).to_owned()).collect(), because: None }
}

fn text(fragments: &[Fragment]) -> String {
    fragments.iter().map(|fragment| fragment.text.as_str()).collect()
}

fn matched(fragments: &[Fragment]) -> Vec<&str> {
    fragments.iter().filter(|fragment| fragment.matched).map(|fragment| fragment.text.as_str()).collect()
}

#[test]
fn reasons_are_in_the_records_own_words_strongest_first() {
    let service =
        run_by("Hartsmere Foodbank Trust", service("Food Banks", "Banking on food: foods, FOOD and a bank."));
    let answer = ask(&index(&[service]), "bank of food trust");
    assert_eq!(
        answer.results[0].reasons,
        [
            reason(Part::Name, &["Banks", "Food"]),
            reason(Part::Organization, &["Trust"]),
            reason(Part::Description, &["Banking", "food"]),
        ]
    );
}

#[test]
fn another_name_is_a_reason_too() {
    let service = Document { alternate_name: Some("SARI".to_owned()), ..service("Stand Against Racism", "") };
    assert_eq!(ask(&index(&[service]), "sari").results[0].reasons, [reason(Part::Name, &["SARI"])]);
}

#[test]
fn a_sentence_beside_the_description_is_a_reason_and_the_summary_begins_at_the_beginning() {
    let service = Document { other: vec!["For people over 60.".to_owned()], ..service("Chess", "We play.") };
    let answer = ask(&index(&[service]), "60");
    assert_eq!(answer.results[0].reasons, [reason(Part::Description, &["60"])]);
    assert_eq!(text(&answer.results[0].summary), "We play.");
}

#[test]
fn a_short_description_is_its_own_summary_with_the_matches_marked() {
    let answer = ask(&index(&[service("Hall", "Warm\n\n• drinks\n• carers’ evenings")]), "carer warm");
    let summary = &answer.results[0].summary;
    assert_eq!(text(summary), "Warm • drinks • carers’ evenings");
    assert_eq!(matched(summary), ["Warm", "carers"]);
}

#[test]
fn a_long_description_is_cut_between_words_around_the_first_match() {
    let description =
        format!("{}the debt clinic is on Mondays {}end.", "before ".repeat(60), "after ".repeat(60));
    let answer = ask(&index(&[service("Hall", &description)]), "debts");
    let summary = text(&answer.results[0].summary);
    assert!(summary.starts_with("…before ") && summary.ends_with(" after…"), "{summary}");
    assert!(summary.contains("the debt clinic"), "{summary}");
    assert!((110..=150).contains(&summary.chars().count()), "{} characters", summary.chars().count());
    assert_eq!(matched(&answer.results[0].summary), ["debt"]);
}

#[test]
fn a_long_description_without_a_match_is_cut_at_its_end_only() {
    let answer = ask(&index(&[service("Debt", &"word ".repeat(100))]), "debt");
    let summary = text(&answer.results[0].summary);
    assert!(summary.starts_with("word word") && summary.ends_with("word…"), "{summary}");
}

#[test]
fn a_match_behind_one_very_long_word_is_shown_whatever_its_letters() {
    let answer =
        ask(&index(&[service("Hall", &format!("{}…İstanbul evenings", "x".repeat(300)))]), "İstanbul");
    assert_eq!(text(&answer.results[0].summary), "…İstanbul evenings");
}

#[test]
fn what_a_program_read_from_the_description_matches_and_is_quoted() {
    let mut club = service("Lunch club", "Open Mon-Fri.");
    let read = ReadFromText { words: "Monday Tuesday Wednesday".to_owned(), quote: "Mon-Fri".to_owned() };
    club.read_from_text.push(read);
    let answer = ask(&index(&[club]), "wednesday lunch");
    assert_eq!(
        answer.results[0].reasons,
        [reason(Part::Name, &["Lunch"]), reason(Part::ReadFromText, &["Mon-Fri"])]
    );
}
