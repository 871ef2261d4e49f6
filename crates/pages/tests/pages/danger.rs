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
