//! What the report of a feed says.

use fingerpost_pages::Language;

use crate::support::page;

#[test]
fn a_report_tells_the_worst_first_then_the_quality_what_was_read_and_what_is_worth_knowing() {
    let html = page("validate-report", Language::ENGLISH);
    let order = [
        "Open Referral UK 3.0: not valid",
        "https://feeds.willowbrook.example/openreferral on 22 November 2026",
        "The version is what the API says of itself: HSDS-UK-3.0.",
        "faults: the standard refuses them",
        "<code>status</code> is none of the standard’s words",
        "in 3 of 3 records",
        "warnings: readers may trip over them",
        "<code>/taxonomies</code> could not be read",
        "The endpoint need not be there, so this only warns.",
        "Quality: 12%",
        "the mean of these shares of 1 service.",
        "were checked in the last 90 days",
        "What was read",
        "<code>/services/{id}</code>: 1 of 3 records",
        "those that were read stand for the others",
        "1 remark: worth knowing",
        "Show the remarks",
        "href=\"/developers/validate/1/report.json\"",
        "A badge to show",
        "checked 22 November 2026</title>",
        "[![Open Referral UK 3.0 · not valid · quality 12% · 22 November 2026](open-referral-uk.svg)](https://directory.example/developers/validate?address=https%3A%2F%2Ffeeds",
        "value=\"https://feeds.willowbrook.example/openreferral\"",
    ];
    let mut rest = html.as_str();
    for wanted in order {
        let at = rest.find(wanted).unwrap_or_else(|| panic!("{wanted} is missing or comes too early"));
        rest = &rest[at + wanted.len()..];
    }
    assert!(
        page("validate-clean", Language::ENGLISH).contains("Nothing was found that the standard refuses")
    );
    let welsh = page("validate-report", Language::WELSH);
    for says in [
        "<code lang=\"en\">status</code> heb fod yn un o eiriau’r safon (<span lang=\"en\">active, ",
        "<code lang=\"en\">/taxonomies</code> ni ellid ei ddarllen: <span lang=\"en\">",
        "mewn 3 o 3 cofnod",
    ] {
        assert!(welsh.contains(says), "{says}");
    }
}

#[test]
fn what_is_the_matter_with_an_address_stands_at_its_box() {
    let html = page("validate-failed", Language::ENGLISH);
    for wanted in ["<title>Error: ", "href=\"#address\"", "id=\"address-error\"", "cannot be read as a feed"]
    {
        assert!(html.contains(wanted), "{wanted}");
    }
}
