//! What is said to somebody who tells what is wrong.

use fingerpost_pages::Language;

use crate::support::page;

#[test]
fn a_worry_about_treatment_leads_to_those_who_can_act() {
    let html = page("report-turn", Language::ENGLISH);
    assert!(html.contains("Those who run the service have not been told."));
    assert!(html.contains("tel:01632960128") && html.contains("can keep a person safe"), "{html}");
    let sent = page("report-sent", Language::ENGLISH);
    assert!(sent.contains("put the page right") && !sent.contains("tel:01632960128"));
}

#[test]
fn what_was_filled_in_comes_back_when_it_is_not_taken() {
    let html = page("report-faults", Language::ENGLISH);
    for wanted in ["<title>Error: ", "href=\"#words\"", "id=\"words-error\"", "value=\"times\" checked"] {
        assert!(html.contains(wanted), "{wanted}");
    }
    assert!(page("report-nothing", Language::ENGLISH).contains("href=\"#wrong-closed\""));
    assert!(page("report-often", Language::ENGLISH).contains("Wait 3 minutes"));
}
