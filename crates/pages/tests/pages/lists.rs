//! What a list of chosen services says.

use fingerpost_pages::Language;

use crate::support::page;

#[test]
fn a_list_tells_what_one_needs_to_go_there_and_a_hand_out_has_nothing_to_press_in_the_way() {
    let html = page("list", Language::ENGLISH);
    let order = [
        "Your list (2)",
        "id=\"item-1\"",
        "Willowbrook lunch club",
        "Run by Willowbrook Community Trust",
        "Closed on Friday 25 December.",
        "Get in touch",
        "Call 01632 960 001",
        "Email lunch@willowbrook.example",
        "Willowbrook Hall, 2 Mill Lane",
        "St Anne’s, Upper Dean: Wednesday, 10am to 2:30pm",
        "Lunch: £4.50",
        "\nSam, 4pm\n01632</textarea>",
        "name=\"down\"",
        "id=\"item-2\"",
        "name=\"up\"",
        "not in the directory any more",
        "Print a hand-out",
    ];
    let mut rest = html.as_str();
    for wanted in order {
        let at = rest.find(wanted).unwrap_or_else(|| panic!("{wanted} is missing or comes too early"));
        rest = &rest[at + wanted.len()..];
    }
    assert!(!html.contains("name=\"up\" value=\"11111111"), "the first cannot go up");
    let paper = page("list-hand-out", Language::ENGLISH);
    assert_eq!(paper.matches("class=\"fp-code\"").count(), 2, "what is gone is not handed over");
    assert!(
        paper.contains("https://directory.example/services/11111111-1111")
            && paper.contains("Sam, 4pm\n01632")
    );
    assert!(!paper.contains("<textarea"));
}

#[test]
fn a_button_says_what_it_does_to_the_list_and_for_which_service() {
    let html = page("results-chosen", Language::ENGLISH);
    assert!(html.contains(
        "<span>Take off your list</span><span class=\"govuk-visually-hidden\">Willowbrook lunch club"
    ));
    assert!(html.contains("name=\"remove\" value=\"11111111-1111-4111-8111-111111111111#r1\""));
    assert!(page("results-one", Language::ENGLISH).contains("name=\"add\""));
    assert!(html.contains("name=\"back\" value=\"/search?q=lunch\""));
}

#[test]
fn what_did_not_fit_stays_on_the_page_as_it_was_typed() {
    let html = page("list-full", Language::ENGLISH);
    assert!(html.contains("<title>Error: Your list") && html.contains("role=\"alert\""));
    assert!(html.contains("Sam, 4pm\n01632</textarea>"));
    assert!(page("list-hostile", Language::ENGLISH).contains("was not added"));
}
