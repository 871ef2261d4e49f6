//! What is found, and in which order.

use crate::common::{ask, index, names, run_by, service};
use fingerpost_directory::Viewer;
use fingerpost_search::Walk;
use fingerpost_search::{Question, SearchError};
use rstest::rstest;

#[test]
fn a_word_in_the_name_counts_for_more_than_in_the_description() {
    let index = index(&[
        service("Town Hall", "Debt advice on Mondays. Bring your debt letters."),
        service("Debt Advice", "Come and talk to us about money."),
    ]);
    assert_eq!(names(&ask(&index, "debt")), ["Debt Advice", "Town Hall"]);
}

#[test]
fn a_word_in_the_name_of_who_runs_it_is_found() {
    let index = index(&[
        run_by("Age Well Hartsmere", service("Lunch club", "A hot meal and company.")),
        service("Chess club", "We play every week."),
    ]);
    assert_eq!(names(&ask(&index, "age well")), ["Lunch club"]);
}

#[test]
fn any_word_may_match_and_more_words_rank_higher() {
    let index = index(&[
        service("Swimming", "For everybody."),
        service("Swimming for carers", "A quiet hour."),
        service("Carers' tea", "Cake too."),
        service("Chess", "Every week."),
    ]);
    let answer = ask(&index, "swimming carers zeppelin");
    assert_eq!(answer.total, 3);
    assert_eq!(names(&answer)[0], "Swimming for carers");
}

#[rstest]
#[case("carer", "Carers' meeting")]
#[case("carers", "Support for a carer")]
#[case("carer's", "Carers meeting")]
#[case("caring", "Who cares?")]
#[case("DEBTS", "Debt advice")]
#[case("counsellor", "Counsellors")]
#[case("naive", "Naïve art")]
#[case("cafe", "Repair cafe\u{301}")]
fn another_ending_or_accent_of_a_word_is_the_same_word(#[case] asked: &str, #[case] name: &str) {
    let index = index(&[service(name, "")]);
    assert_eq!(names(&ask(&index, asked)), [name]);
}

#[rstest]
#[case("carers", "Carers’ group")]
#[case("carers’", "Carers' group")]
#[case("st peters hospice", "St Peter’s Hospice")]
#[case("St Peter's Hospice", "St Peters Hospice")]
#[case("andys man club", "Andy's Man Club")]
#[case("drop in", "Drop-in")]
#[case("drop‑in", "Drop in")]
#[case("drop–in", "Drop-in")]
fn apostrophes_and_hyphens_of_any_shape_make_no_difference(#[case] asked: &str, #[case] name: &str) {
    let index = index(&[service(name, ""), service(&format!("{name} and more"), "")]);
    let answer = ask(&index, asked);
    assert_eq!(names(&answer)[0], name, "the name in full comes first");
    assert_eq!(answer.total, 2);
}

#[test]
fn the_words_around_a_question_do_not_crowd_out_what_was_asked() {
    let index = index(&[
        service("I need you", "My my, with you and with me: help with my anything."),
        service("Money matters", "We sort out debts."),
    ]);
    assert_eq!(names(&ask(&index, "I need help with my debts"))[0], "Money matters");
    assert_eq!(names(&ask(&index, "please can you find me some debts")), ["Money matters"]);
}

#[test]
fn a_question_of_nothing_but_stop_words_is_still_answered() {
    let index = index(&[service("You and Me", "A play group."), service("Chess", "Every week.")]);
    assert_eq!(names(&ask(&index, "you and me")), ["You and Me"]);
}

#[test]
fn a_service_whose_name_is_the_question_comes_first() {
    let index = index(&[
        service("Off the Record records", "Off the record, records, record shop, off the record."),
        service("Off the Record", "Mental health for young people."),
        service("Record office", "Old records."),
    ]);
    assert_eq!(names(&ask(&index, "off the record"))[0], "Off the Record");
}

#[test]
fn words_that_stand_together_as_asked_rank_higher() {
    let index = index(&[
        service("One", "Bank holidays are quiet, and we serve good food in the hall."),
        service("Two", "We serve good things in the hall, and holidays are quiet at the food bank."),
    ]);
    assert_eq!(names(&ask(&index, "food bank")), ["Two", "One"]);
}

#[rstest]
#[case("SEND", "Special educational needs and disabilities advice")]
#[case("IAPT", "Talking therapies")]
#[case("OT", "Occupational therapy")]
#[case("DFG", "Disabled facilities grant")]
#[case("CAMHS", "Child and adolescent mental health services")]
#[case("EHCP", "Education, health and care plan")]
#[case("IMCA", "Independent mental capacity advocate")]
#[case("AMHP", "Approved mental health professional")]
#[case("SALT", "Speech and language therapy")]
fn an_acronym_finds_what_it_stands_for_and_that_finds_the_acronym(
    #[case] acronym: &str,
    #[case] in_full: &str,
) {
    let index = index(&[
        service("Chess", "Every week."),
        service(in_full, "For anybody."),
        service(&format!("{acronym} team"), "For anybody."),
    ]);
    for asked in [acronym, in_full] {
        assert_eq!(names(&ask(&index, asked)).len(), 2, "{asked}");
    }
}

#[test]
fn another_way_to_say_it_ranks_the_same_whenever_it_is_asked() {
    let index = index(&[
        service("One", "Therapy for children. Their speech, and their first language, is not ours."),
        service("Two", "Speech and language therapy."),
        service("Three", "Speech and language therapy; speech and language therapy."),
    ]);
    let asked = || {
        let hits = ask(&index, "salt").results.into_iter();
        hits.map(|hit| (hit.name, hit.score)).collect::<Vec<_>>()
    };
    let first = asked();
    assert_eq!(first.iter().map(|it| &*it.0).collect::<Vec<_>>(), ["Three", "Two", "One"]);
    assert_eq!(asked(), first, "what is kept of it changes nothing");
}

#[test]
fn equal_hits_come_by_name_then_by_id_always() {
    let mut documents: Vec<_> = ["beta club", "Alpha club", "gamma club", "Delta club"]
        .iter()
        .flat_map(|name| [service(name, "Same words."), service(name, "Words same.")])
        .collect();
    let first = index(&documents);
    documents.reverse();
    let second = index(&documents);
    let order =
        |index| ask(index, "club").results.iter().map(|hit| (hit.name.clone(), hit.id)).collect::<Vec<_>>();
    assert_eq!(order(&first), order(&second));
    let mut sorted = order(&first);
    sorted.sort_by_key(|(name, id)| (name.to_lowercase(), *id));
    assert_eq!(order(&first), sorted);
}

#[test]
fn pages_follow_one_another_without_gap_or_repeat() {
    let documents: Vec<_> = (0..25).map(|n| service(&format!("Club {n:02}"), "")).collect();
    let index = index(&documents);
    let page = |page, per_page| {
        let question = Question { words: "club".to_owned(), page, per_page, ..Question::default() };
        index.search(Viewer::Public, &question).expect("an answer")
    };
    let seen: Vec<String> = (1..=3).flat_map(|n| page(n, 10).results).map(|hit| hit.name).collect();
    assert_eq!(seen, documents.iter().map(|document| document.name.clone()).collect::<Vec<_>>());
    for (number, per_page, expected) in
        [(3, 10, 5), (4, 10, 0), (usize::MAX, usize::MAX, 0), (1, usize::MAX, 25), (0, 0, 1)]
    {
        let answer = page(number, per_page);
        assert_eq!((answer.total, answer.results.len()), (25, expected), "page {number} of {per_page}");
    }
    let walk = Walk { words: Some("club".to_owned()), ..Walk::default() };
    let (total, ids) =
        index.snapshot().expect("an index").services(Viewer::Public, &walk, 20, 100).expect("ids");
    assert_eq!((total, ids), (25, documents[20..].iter().map(|document| document.id).collect()));
}

#[test]
fn asking_for_nothing_finds_nothing() {
    let index = index(&[service("Chess", "Every week.")]);
    for words in ["", "  ", "?!", "’", "🙂", &"x".repeat(5_000)] {
        assert_eq!(ask(&index, words).total, 0, "{words:?}");
    }
}

#[test]
fn an_index_that_was_never_built_says_so_and_not_that_nothing_was_found() {
    let index = fingerpost_search::Index::in_memory();
    let question = Question { words: "chess".to_owned(), page: 1, per_page: 10, ..Question::default() };
    assert!(matches!(index.search(Viewer::Public, &question), Err(SearchError::NotBuilt)));
    assert_eq!(index.position().expect("known"), None);
}
