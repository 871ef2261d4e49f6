//! Danger is told from a question: how often, and how often wrongly.

use fingerpost_search::safety::{Topic, recognise};
use proptest::prelude::*;
use rstest::rstest;

/// The questions of a judged list that are meant or not meant, each with its topics.
fn judged() -> Vec<(&'static str, Vec<Topic>)> {
    include_str!("safety.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (question, topics) = line.split_once('\t').expect("a tab");
            let topics = topics.split('|').filter(|topic| *topic != "none");
            (question, topics.map(|topic| Topic::parse(topic).expect(topic)).collect())
        })
        .collect()
}

/// What share of the dangers of judged lists is told, and what share of the rest.
#[expect(clippy::cast_precision_loss, reason = "hundreds")]
fn recall_and_alarms(held: &[&str]) -> (f64, f64) {
    let (mut danger, mut told, mut benign, mut alarms) = (0, 0, 0, 0);
    for line in held.iter().flat_map(|list| list.lines()) {
        let (question, topics) = line.split_once('\t').expect("a tab");
        let found = usize::from(recognise(question).is_some());
        if topics == "none" {
            (benign, alarms) = (benign + 1, alarms + found);
        } else {
            (danger, told) = (danger + 1, told + found);
        }
    }
    (told as f64 / danger as f64, alarms as f64 / benign as f64)
}

/// What is held of lists that shaped nothing: see `crates/search/src/safety/README.md`.
#[test]
fn danger_in_questions_that_nobody_looked_at_is_recognised_as_often_as_is_written() {
    let (recall, alarms) = recall_and_alarms(&[
        include_str!("../../../../thesaurus/safety/judged/held.tsv"),
        include_str!("../../../../thesaurus/safety/judged/held2.tsv"),
    ]);
    assert!(recall >= 0.98 && alarms <= 0.045, "recall {recall:.3}, false alarms {alarms:.3}");
}

#[test]
fn most_questions_of_every_day_are_not_taken_for_danger_and_nearly_all_dangers_beside_them_are() {
    let (recall, alarms) =
        recall_and_alarms(&[include_str!("../../../../thesaurus/safety/judged/held3.tsv")]);
    assert!(recall >= 0.96 && alarms <= 0.11, "recall {recall:.3}, false alarms {alarms:.3}");
    let (recall, alarms) =
        recall_and_alarms(&[include_str!("../../../../thesaurus/safety/judged/held4.tsv")]);
    assert!(recall >= 0.99 && alarms <= 0.08, "recall {recall:.3}, false alarms {alarms:.3}");
}

#[rstest]
#[case("house")]
#[case("family")]
#[case("people")]
#[case("referral")]
#[case("older people")]
#[case("local residents")]
#[case("find out")]
fn a_word_or_two_that_stand_in_many_questions_about_danger_are_none(#[case] question: &str) {
    assert_eq!(recognise(question), None);
}

/// What is asked of a list that nobody here has seen.
#[test]
#[expect(clippy::cast_precision_loss, reason = "hundreds")]
fn danger_is_told_from_phrases_that_came_after_everything_was_learnt() {
    let lines = include_str!("blind.tsv").lines().filter(|line| !line.starts_with('#'));
    let phrases = lines.map(|line| line.split_once('\t').expect("a tab"));
    let (danger, harmless): (Vec<_>, Vec<_>) = phrases.partition(|(kind, _)| *kind == "danger");
    let told = |phrases: &[(&str, &str)]| {
        phrases.iter().filter(|(_, phrase)| recognise(phrase).is_some()).count() as f64 / phrases.len() as f64
    };
    let (recall, alarms) = (told(&danger), told(&harmless));
    assert!(recall >= 0.98 && alarms <= 0.05, "recall {recall:.3}, false alarms {alarms:.3}");
}

#[test]
#[expect(clippy::cast_precision_loss, reason = "hundreds")]
fn nearly_every_danger_is_recognised_and_hardly_anything_else() {
    let judged = judged();
    let (danger, benign): (Vec<_>, Vec<_>) = judged.iter().partition(|(_, topics)| !topics.is_empty());
    let missed: Vec<&str> = danger
        .iter()
        .filter(|(question, _)| recognise(question).is_none())
        .map(|(question, _)| *question)
        .collect();
    let alarms: Vec<&str> = benign
        .iter()
        .filter(|(question, _)| recognise(question).is_some())
        .map(|(question, _)| *question)
        .collect();
    let other: Vec<&str> = danger
        .iter()
        .filter(|(question, topics)| recognise(question).is_some_and(|told| !topics.contains(&told.topic())))
        .map(|(question, _)| *question)
        .collect();
    let share = |part: &[&str], of: &[_]| part.len() as f64 / of.len() as f64;
    println!("missed: {missed:#?}\nfalse alarms: {alarms:#?}\nanother topic first: {other:#?}");
    assert!(danger.len() >= 150 && benign.len() >= 150);
    assert!(share(&missed, &danger) <= 0.01, "missed {missed:?}");
    assert!(share(&alarms, &benign) <= 0.01, "false alarms {alarms:?}");
    assert!(share(&other, &danger) <= 0.03, "another topic first {other:?}");
}

#[rstest]
#[case::what_somebody_says_of_themselves("he hit me at my yoga group", true)]
#[case::a_case_at_work("client disclosed DV needs refuge tonight", true)]
#[case::a_bare_word("refuge", true)]
#[case::a_group_that_a_victim_may_look_for("domestic abuse support group", true)]
#[case::a_form("domestic abuse referral form", false)]
#[case::a_course("suicide prevention training", false)]
#[case::mourning("suicide bereavement group", false)]
#[case::an_idiom("killing time", false)]
#[case::a_group_of_survivors("self harm support group", true)]
#[case::the_same_words_without_danger("he wont let me win at scrabble", false)]
#[case::a_word_that_says_nothing("maybe", false)]
#[case::ordinary_sorrow("so lonely since my wife died", false)]
#[case::a_parent_without_food("my child is hungry", false)]
#[case::a_child_who_is_not_fed("my mum doesn't feed me", true)]
#[case::no_money("no money for food", false)]
#[case::no_money_because_of_somebody("my husband won't give me money for food", true)]
#[case::work_and_children("I work full time and need someone to look after my son", false)]
#[case::work_without_pay("I work all day and they give me no money", true)]
#[case::an_accident_that_is_over("my son was hit by a bus last year and needs physio", false)]
#[case::a_wish_to_die("I want to be hit by a bus", true)]
#[case::no_home("homeless tonight with two kids", false)]
#[case::hunger_in_welsh("mae fy mhlentyn yn llwglyd", false)]
#[case::a_child_who_is_not_fed_in_welsh("dyw mam ddim yn rhoi bwyd i fi", true)]
fn pleas_are_heard_and_subjects_at_work_are_not(#[case] question: &str, #[case] danger: bool) {
    assert_eq!(recognise(question).is_some(), danger);
}

#[rstest]
#[case("suicide")]
#[case("siucide")]
#[case("suicde")]
#[case("s*icide")]
#[case("su1cide")]
#[case("suiciiiide")]
#[case("killmyself")]
#[case("iwanttodie")]
#[case("hunan laddiad")]
fn misspelt_masked_and_run_together_words_are_heard(#[case] question: &str) {
    assert_eq!(recognise(question).expect("danger").topic(), Topic::Suicide);
}

#[rstest]
#[case("hoping")]
#[case("sliding")]
#[case("dining")]
#[case("therapist")]
#[case("refugee")]
#[case("grape")]
#[case("skills")]
#[case("Hitchin")]
fn good_words_are_not_put_right(#[case] question: &str) {
    assert_eq!(recognise(question), None);
}

#[test]
fn the_words_that_told_it_are_given_as_they_were_typed() {
    assert_eq!(recognise("Please, he HITS me!").expect("danger").told_by, ["he", "HITS", "me"]);
}

fn question() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "(he|hits|me|kil|sucide|refuge|ofn|fy|ngŵr|☠|\u{301}|'|-|\\*|\n| ){0,40}",
        "[a-z*@0-9]{0,70}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_a_danger_has_a_topic_and_its_own_words(question in question()) {
        if let Some(danger) = recognise(&question) {
            prop_assert!(!danger.topics.is_empty());
            prop_assert!(danger.told_by.iter().all(|word| question.contains(word.as_str())));
        }
    }
}

#[test]
fn capitals_apostrophes_and_marks_between_words_change_nothing() {
    for (question, _) in judged() {
        let usual = recognise(question).map(|danger| danger.topics);
        let topics = |question: String| recognise(&question).map(|danger| danger.topics);
        assert_eq!(topics(question.to_uppercase()), usual, "{question}");
        assert_eq!(topics(question.replace('\'', "")), usual, "{question}");
        assert_eq!(topics(question.replace('\'', "’")), usual, "{question}");
        assert_eq!(topics(format!("  «{}»!! ", question.replace(' ', ", "))), usual, "{question}");
    }
}

#[test]
fn a_pasted_page_is_read_to_its_end() {
    let page = "Our café is open on Mondays and everybody is welcome there. ".repeat(68);
    assert!(page.len() > 4000);
    assert_eq!(recognise(&page), None);
    assert_eq!(recognise(&(page + "I want to die")).expect("danger").topic(), Topic::Suicide);
}

#[rstest]
#[case("i want to give something back")]
#[case("I want to go to church")]
#[case("I don’t want to go into a home")]
#[case("want to end my tenancy")]
fn what_people_want_of_every_day_is_no_danger(#[case] question: &str) {
    assert_eq!(recognise(question), None);
}

#[rstest]
#[case("i want to give up on life")]
#[case("i want to go to church and he hits me for it")]
#[case("i dont want to go on")]
#[case("want to end my life")]
fn and_what_only_begins_so_is(#[case] question: &str) {
    assert!(recognise(question).is_some());
}
