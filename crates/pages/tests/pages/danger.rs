//! Pages about a danger: what stands before them, and what they say of themselves.

use fingerpost_pages::Language;

use crate::support;

fn page(name: &str) -> String {
    support::page(name, Language::ENGLISH)
}

fn can_be_left_quickly(html: &str) -> bool {
    html.contains("data-module=\"govuk-exit-this-page\"") && html.contains("<title>Help and support – ")
}

#[test]
fn before_a_danger_stands_how_to_leave_and_whom_to_ring_and_not_what_it_is() {
    let before = page("before-danger");
    assert!(can_be_left_quickly(&before));
    for says in [
        "Before you go on",
        "ring 999",
        "cannot delete your browser’s history",
        "href=\"/staying-safe-online\"",
        "href=\"?a=b&#38;go-on=yes\"",
        "content=\"noindex\"",
    ] {
        assert!(before.contains(says), "{says}: {before}");
    }
    assert!(!before.contains("Domestic abuse") && !before.contains("Willowbrook Trust’s lunch"));
    let danger = page("topic-danger");
    assert!(can_be_left_quickly(&danger));
    assert!(danger.contains("Domestic abuse</h1>") && danger.contains("If you need help now"));
}

#[test]
fn before_advice_about_a_danger_stands_the_same_and_no_address_says_its_name() {
    let before = page("before-advice");
    assert!(can_be_left_quickly(&before) && before.contains("Before you go on"));
    assert!(!before.contains("When somebody hurts you."));
    let advice = page("advice-danger");
    assert!(can_be_left_quickly(&advice) && advice.contains("When somebody hurts you."));
    let list = page("advice-list");
    assert!(list.contains(">Staying safe</a>") && !list.contains("/advice/staying-safe"));
    // Whoever has gone on once is not stopped again.
    assert_eq!(advice.matches("href=\"/advice/-c3RheWluZy1zYWZl?go-on=yes\"").count(), 1);
    assert_eq!(list.matches("href=\"/advice/-c3RheWluZy1zYWZl\"").count(), 1);
    let feeling_low = page("advice-hostile");
    assert!(can_be_left_quickly(&feeling_low) && !feeling_low.contains("Before you go on"));
}

#[test]
fn what_leads_to_a_danger_can_be_left_quickly_too_and_whoever_comes_from_there_is_warned() {
    let above = page("topic-above-danger");
    assert!(can_be_left_quickly(&above) && above.contains("href=\"/topics/-YQ\""));
    assert!(!page("topic").contains("/leave"));
}

#[test]
fn a_list_with_a_service_for_people_at_risk_can_be_left_quickly() {
    for name in ["list-at-risk", "list-hand-out-at-risk", "list-copy-at-risk", "list-received-at-risk"] {
        assert!(can_be_left_quickly(&page(name)), "{name}");
    }
    assert!(can_be_left_quickly(&page("list-took-off-at-risk")), "it says the name of what was taken off");
    assert!(!page("list").contains("/leave"));
}

#[test]
fn what_is_told_of_a_service_for_people_at_risk_is_told_on_a_page_that_can_be_left_quickly() {
    assert!(can_be_left_quickly(&page("report-at-risk")));
    assert!(!page("report").contains("/leave"));
}

#[test]
fn whoever_does_nothing_but_help_people_at_risk_has_a_page_that_can_be_left_quickly() {
    assert!(can_be_left_quickly(&page("organisation-at-risk")));
    assert!(!page("organisation").contains("/leave"));
}
