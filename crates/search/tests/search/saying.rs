//! What people mean is found though they say it in other words, or misspell it.

use fingerpost_search::{Because, How};
use rstest::rstest;

use crate::common::{ask, index, names, service};

#[rstest]
#[case("mum keeps forgetting things", "Memory Café")]
#[case("dad can't get up the stairs", "Stairlifts and ramps")]
#[case("CAMHS", "Child and adolescent mental health services")]
#[case("child and adolescent mental health services", "CAMHS")]
#[case("foodbank", "Food bank")]
#[case("skint", "Debt advice")]
#[case("cyngor ar ddyledion", "Debt advice")]
#[case("arian", "Money advice")]
#[case("tai", "Housing advice")]
#[case("mae mam angen help gyda bwyd", "Food bank")]
fn other_words_for_a_need_find_what_helps_and_say_so(#[case] asked: &str, #[case] name: &str) {
    let index = index(&[service(name, ""), service("Chess", "Every week.")]);
    let answer = ask(&index, asked);
    assert_eq!(names(&answer), [name]);
    let because = answer.results[0].reasons[0].because.as_ref().expect("other words");
    assert_ne!(because.how, How::Spelling);
    assert_eq!(answer.did_you_mean, None);
}

#[test]
fn a_welsh_word_within_an_english_question_is_english() {
    let index = index(&[service("Tai chi", ""), service("Housing advice", "")]);
    assert_eq!(names(&ask(&index, "tai chi")), ["Tai chi"]);
}

#[test]
fn what_was_said_comes_before_what_only_means_the_same() {
    let index = index(&[service("Talking therapy", ""), service("Counselling", "")]);
    assert_eq!(names(&ask(&index, "counselling")), ["Counselling", "Talking therapy"]);
}

#[rstest]
#[case("councelling", "Counselling", "counselling")]
#[case("alzhiemers", "Alzheimer's society", "alzheimers")]
#[case("fizyotherapy", "Physiotherapy", "physiotherapy")]
#[case("dimentia suport", "Dementia", "dementia support")]
fn a_misspelt_word_is_found_by_what_was_meant(#[case] asked: &str, #[case] name: &str, #[case] meant: &str) {
    let index = index(&[service(name, "Support."), service("Chess", "Every week.")]);
    let answer = ask(&index, asked);
    assert_eq!(names(&answer), [name]);
    assert_eq!(answer.did_you_mean.as_deref(), Some(meant));
    let because = answer.results[0].reasons.iter().find_map(|reason| reason.because.clone());
    let wrong = asked.split(' ').next().expect("a word").to_owned();
    assert_eq!(because, Some(Because { how: How::Spelling, asked: wrong }));
}

#[rstest]
#[case("scared", "Talking therapies")]
#[case("afraid", "Talking therapies")]
#[case("hopeless", "Talking therapies")]
#[case("slapped", "Refuge")]
#[case("ymdopi gartref", "Home care")]
#[case("teimlo yn isel", "Talking therapies")]
#[case("gallaf i helpu", "Volunteering")]
#[case("mae arian yn brin", "Money advice")]
#[case("mynd allan or tŷ", "Community transport")]
#[case("complain about the care home", "Complaints")]
#[case("the carer was rude to mum", "Complaints")]
#[case("washing machine broke", "White goods")]
#[case("potty training", "Health visitor")]
fn what_people_say_in_a_word_or_two_finds_what_helps(#[case] asked: &str, #[case] name: &str) {
    let others = ["A care home", "Carers for mum", "Trains club", "Machine sewing", "Brain training"];
    let helps = ["Talking therapies", "Refuge", "Home care", "Volunteering", "Money advice", "Complaints"];
    let more = ["Community transport", "White goods", "Health visitor"];
    let all: Vec<_> = others.iter().chain(&helps).chain(&more).map(|name| service(name, "")).collect();
    let answer = ask(&index(&all), asked);
    assert_eq!(names(&answer).first(), Some(&name));
    assert!(answer.danger.is_none());
}

#[test]
fn where_somebody_is_hurt_what_keeps_them_safe_comes_first() {
    let about = "Domestic abuse. Domestic abuse is not your fault.";
    let index = index(&[
        service("Children's workers", &format!("{about} At the refuge.")),
        service("Recovery course", about),
        service("Rowan refuge", "A house for women who had to leave home because of domestic abuse."),
    ]);
    assert_eq!(names(&ask(&index, "my husband hits me"))[0], "Rowan refuge");
}

#[rstest]
#[case("fod bnk", "food bank")]
#[case("fod bank", "food bank")]
fn short_words_are_guessed_at_where_that_makes_sense_beside_their_neighbours(
    #[case] asked: &str,
    #[case] meant: &str,
) {
    let index = index(&[service("Food bank", ""), service("Fond of a folk band", "Every week.")]);
    let answer = ask(&index, asked);
    assert_eq!(names(&answer)[0], "Food bank");
    assert_eq!(answer.did_you_mean.as_deref(), Some(meant));
}

#[test]
fn a_short_word_is_left_alone_beside_what_is_found_without_it() {
    let index = index(&[service("Chess with Dob", ""), service("Job club", "")]);
    let answer = ask(&index, "chess jop");
    assert_eq!((names(&answer), answer.did_you_mean.as_deref()), (vec!["Chess with Dob"], None));
}

#[test]
fn a_misspelt_word_among_welsh_ones_was_meant_in_welsh() {
    let index = index(&[service("Mental health team", ""), service("I said so", "")]);
    let answer = ask(&index, "iechid meddwl");
    assert_eq!(answer.did_you_mean.as_deref(), Some("iechyd meddwl"));
    assert_eq!(names(&answer)[0], "Mental health team");
}

#[rstest]
#[case::in_the_data("patel", "Patel House", &["Panel beating", "Patel House"])]
#[case::a_place("bath", "Batch cooking", &["Batch cooking"])]
fn a_word_that_means_itself_is_not_corrected(
    #[case] asked: &str,
    #[case] name: &str,
    #[case] directory: &[&str],
) {
    let services: Vec<_> = directory.iter().map(|name| service(name, "")).collect();
    let answer = ask(&index(&services), asked);
    assert_eq!(answer.did_you_mean, None);
    assert_eq!(names(&answer).contains(&name), name.to_lowercase().contains(asked));
}

#[test]
fn nothing_found_is_looked_for_once_more_by_how_words_begin() {
    let index = index(&[service("Gardeners' club", "")]);
    let answer = ask(&index, "gardenias");
    assert_eq!(names(&answer), ["Gardeners' club"]);
}

#[test]
fn danger_finds_help_whatever_its_words() {
    let index =
        index(&[service("Crisis line", "For anybody who feels suicidal."), service("Chess", "Every week.")]);
    assert_eq!(names(&ask(&index, "I want to hurt myself")), ["Crisis line"]);
}

#[rstest]
#[case::of_somebody_who_is_hurt("my husband hits me", ["Rowan outreach", "Domestic abuse behaviour change"])]
#[case::of_somebody_who_hurts("I hit my wife", ["Domestic abuse behaviour change", "Rowan outreach"])]
fn what_is_for_people_who_hurt_others_stands_below_unless_they_ask(
    #[case] asked: &str,
    #[case] found: [&str; 2],
) {
    let index = index(&[
        service(
            "Domestic abuse behaviour change",
            "A behaviour change programme for men who hit: stop hurting her.",
        ),
        service("Rowan outreach", "Somebody to plan with if you have to leave because of domestic abuse."),
    ]);
    assert_eq!(names(&ask(&index, asked)), found);
}

#[test]
fn words_that_tell_of_danger_find_help_and_not_what_else_has_them() {
    let index = index(&[
        service("Hospice at home", "Most people want to die in their own bed."),
        service("Night line", "For whoever thinks of suicide."),
    ]);
    assert_eq!(names(&ask(&index, "i want to die")), ["Night line"]);
}

#[test]
fn a_figure_of_speech_is_taken_for_what_it_means_and_not_for_its_words() {
    let index = index(&[
        service("Valley Singers", "No money, no tight collars: we sing."),
        service("Benefits advice", "What you are entitled to."),
    ]);
    assert_eq!(names(&ask(&index, "money is tight")), ["Benefits advice", "Valley Singers"]);
    assert_eq!(names(&ask(&index, "tight collars")), ["Valley Singers"]);
}
