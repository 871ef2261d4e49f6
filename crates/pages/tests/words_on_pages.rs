//! What the pages say, in both languages.

mod support;

use fingerpost_pages::{Frame, HomeCounts, Language, SearchForm, ServiceView, Site, home, results, service};
use openreferral::Service;

fn page(wanted: &str, language: Language) -> String {
    support::pages(language).into_iter().find(|(name, _)| *name == wanted).unwrap().1
}

/// The words of the page's body, without those inside an element that says that it is English.
fn words_in_the_language_of(html: &str) -> String {
    let body = &html[html.find("<body").unwrap()..];
    let (mut words, mut depth, mut english_since) = (String::new(), 0_usize, None);
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        if tag.starts_with('/') {
            // The page ends outside its body.
            depth = depth.saturating_sub(1);
            english_since = english_since.filter(|since| *since <= depth);
        } else if !tag.starts_with("br") && !tag.starts_with("input") && !tag.ends_with('/') {
            depth += 1;
            if tag.contains("lang=\"en\"") && english_since.is_none() {
                english_since = Some(depth);
            }
        }
        if english_since.is_none() {
            words.push_str(text);
        }
    }
    words
}

#[test]
fn a_welsh_page_says_nothing_in_english_of_its_own() {
    let english = include_str!("../messages/en.ftl");
    // The words of each message between its places; short ones such as " to " are in both.
    let pieces = english.lines().filter(|line| !line.starts_with('#')).flat_map(|line| {
        let words = line.split_once("= ").or_else(|| line.split_once("] ")).map_or("", |(_, words)| words);
        words.split(['{', '}']).step_by(2).map(str::trim).filter(|piece| piece.len() > 7)
    });
    let pieces: Vec<&str> = pieces.collect();
    assert!(pieces.len() > 100);
    for (name, html) in support::pages(Language::WELSH) {
        let words = words_in_the_language_of(&html);
        for piece in &pieces {
            assert!(!words.contains(piece), "{name}: {piece}");
        }
    }
}

#[test]
fn words_of_a_record_are_said_to_be_english_on_a_welsh_page() {
    for (name, html) in support::pages(Language::WELSH) {
        let words = words_in_the_language_of(&html);
        for english in [
            "Trust",
            "Closed on",
            "Anybody",
            "Polish",
            "Mill Lane",
            "Buses",
            "Step-free",
            "Nobody",
            "Ring before",
            "A hot",
            "café",
            "OS data",
            "own list",
            "Okafor",
            "choir",
        ] {
            assert!(!words.contains(english), "{name}: {english}");
        }
    }
}

#[test]
fn a_service_answers_in_the_order_in_which_people_ask() {
    let html = page("service", Language::ENGLISH);
    let order = [
        "<h1",
        "Run by",
        "Closed on Friday 25 December.",
        "Is it for me?",
        "18 and over",
        ">Where<",
        "2 Mill Lane",
        "Open here",
        "Wednesday, 10am to 2:30pm",
        ">When<",
        "Monday to Friday, 10am to 2:30pm",
        "The first Saturday of each month, 11am to midday",
        "What it costs",
        "Lunch: £4.50, two courses and tea",
        "card: Free",
        "How to start",
        "You can just turn up.",
        "Get in touch",
        "Call 01632 960 001",
        "extension 3",
        "Visit willowbrook.example",
        "Who runs it",
        "About it",
        "About this record",
        "12 June 2026",
    ];
    let mut rest = html.as_str();
    for wanted in order {
        let at = rest.find(wanted).unwrap_or_else(|| panic!("{wanted} is missing or comes too early"));
        rest = &rest[at + wanted.len()..];
    }
}

#[test]
fn what_is_not_known_is_never_said_as_no() {
    let html = page("service-unknown", Language::ENGLISH);
    let body = words_in_the_language_of(&html.replace("lang=\"en\"", ""));
    assert!(
        body.contains(
            "Not known: who it is for, where it is, when it runs, what it costs. Ask before you go."
        )
    );
    assert!(body.contains("Not known how to get in touch."));
    assert!(body.contains("It is not known whether this service is running."));
    assert!(!body.contains("Is it for me?") && !body.contains("What it costs"), "{body}");
}

#[test]
fn a_record_that_is_only_described_shows_the_description_first() {
    let html = page("service-sparse", Language::ENGLISH);
    assert!(html.find("About it").unwrap() < html.find("Get in touch").unwrap());
    assert!(html.contains("Look under “About it”, or ask before you go: who it is for"));
    assert!(html.contains("href=\"https://upperdean.example/warm\""));
    // Its own e-mail address, but its organisation's telephone, which says whose it is.
    assert!(html.contains("tel:01632960000") && !html.contains("mailto:hello@willowbrook.example"));
}

#[test]
fn a_service_is_stale_a_year_and_a_day_after_its_last_check() {
    let (site, full) = (Site::default(), support::full_service());
    let frame = Frame {
        site: &site,
        language: Language::ENGLISH,
        path_and_query: "/",
        attributions: &[],
        shortlist: &[],
    };
    let says_so = |checked: jiff::civil::Date| {
        let view = ServiceView {
            similar: &[],
            base: "https://directory.example",
            service: &full,
            organization: None,
            organization_id: None,
            steward: None,
            sources: &[],
            last_checked: Some(checked),
            place_withheld: false,
            now: support::NOW,
        };
        service(&frame, &view).contains("more than a year ago")
    };
    assert!(!says_so(jiff::civil::date(2025, 11, 22)));
    assert!(says_so(jiff::civil::date(2025, 11, 21)));
}

#[test]
fn an_empty_answer_says_what_to_do_and_whom_to_ask() {
    let html = page("results-none", Language::ENGLISH);
    for wanted in [
        "Nothing found for “lnch”",
        "That does not mean there is no help.",
        "Check the spelling.",
        "tel:01632960999",
        "value=\"lnch\"",
    ] {
        assert!(html.contains(wanted), "{wanted}");
    }
}

#[test]
fn a_result_says_why_it_is_there_and_when_it_was_checked() {
    let html = page("results", Language::ENGLISH);
    for wanted in [
        "87 services found, best match first. Page 3 of 9.",
        "<mark>lunch</mark>",
        "Why this is here: its name has “lunch”, “club”; what is said about it has “lunch”.",
        "Closed for now",
        "12 of these may suit but do not say their age range.",
        "Last checked 12 June 2026. Hartsmere Council answers for it.",
        "Not known when last checked",
        "href=\"/search?q=lunch+club&#38;page=4\"",
        "aria-current=\"page\"",
    ] {
        assert!(html.contains(wanted), "{wanted}");
    }
    assert!(page("results-beyond", Language::ENGLISH).contains("There is no page 40: the last one is 9."));
}

#[test]
fn a_narrowed_search_says_all_that_was_chosen_and_what_was_left_out() {
    let html = page("results-narrowed", Language::ENGLISH);
    for wanted in [
        "87 services found, nearest first. Page 1 of 5.",
        "Nothing was found within 3 miles, so we looked up to 9 miles away.",
        "so we left this out: Cost: free; age 70.",
        "Less than a quarter of a mile away, online. Free, drop in, age 50 and over.",
        "As you asked: Thursday, free. Does not say: age 70. Not as you asked: Tuesday.",
        "value=\"Food, meals and eating\" form=\"search\" checked",
        "Show the best match first",
        "href=\"/search?q=free+lunch+on+thursday+near+bs5&#38;near=BS5&#38;sort=match",
    ] {
        let wanted = wanted.trim_end_matches("&#38;sort=match");
        assert!(html.contains(wanted), "{wanted}");
    }
    assert_eq!(html.matches("class=\"fp-result\"").count(), 20);
    assert!(html.matches("type=\"checkbox\"").count() >= 15);
}

#[test]
fn no_words_and_no_directory_are_said_kindly() {
    let html = page("results-no-words", Language::ENGLISH);
    assert!(html.contains("Type a few words about what you need") && html.contains("Money is tight"));
    let site = Site::default();
    let frame = Frame {
        site: &site,
        language: Language::ENGLISH,
        path_and_query: "/",
        attributions: &[],
        shortlist: &[],
    };
    assert!(!home(&frame, HomeCounts::default()).contains("in this directory."));
    assert!(!results(&frame, &support::view_of(&SearchForm::of_words("tea"))).contains("Demonstration"));
}

#[test]
fn a_demonstration_says_so_and_asks_not_to_be_listed() {
    for (name, html) in support::pages(Language::ENGLISH) {
        assert!(html.contains("Every organisation here is made up, and so is its number."), "{name}");
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"), "{name}");
    }
    let site = Site::default();
    let frame = Frame {
        site: &site,
        language: Language::ENGLISH,
        path_and_query: "/",
        attributions: &[],
        shortlist: &[],
    };
    let view = |service| ServiceView {
        similar: &[],
        base: "https://directory.example",
        service,
        organization: None,
        organization_id: None,
        steward: None,
        sources: &[],
        last_checked: None,
        place_withheld: false,
        now: support::NOW,
    };
    assert!(!service(&frame, &view(&Service::default())).contains("noindex"));
}

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

/// What a page says to machines.
fn data(html: &str) -> serde_json::Value {
    let (_, rest) = html.split_once("<script type=\"application/ld+json\">").expect("data");
    let (json, _) = rest.split_once("</script>").expect("its end");
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error} in {json}"))
}

#[test]
fn machines_read_the_same_record_in_the_words_of_schema_org() {
    let data = data(&page("service", Language::ENGLISH));
    let at = |path: &str| data.pointer(path).and_then(serde_json::Value::as_str);
    for (path, says) in [
        ("/@context", "https://schema.org"),
        ("/@type", "Service"),
        ("/name", "Willowbrook lunch club & carers’ café"),
        ("/url", "https://directory.example/services/11111111-1111-4111-8111-111111111111"),
        ("/provider/name", "Willowbrook Community Trust"),
        ("/areaServed/0", "Hartsmere and the villages round it"),
        ("/hoursAvailable/0/dayOfWeek/0", "https://schema.org/Monday"),
        ("/hoursAvailable/0/opens", "10:00"),
        ("/availableChannel/0/serviceLocation/address/postalCode", "ZZ1 1AA"),
        ("/availableChannel/1/serviceLocation/openingHoursSpecification/0/closes", "14:30"),
        ("/offers/0/price", "4.50"),
    ] {
        assert_eq!(at(path), Some(says), "{path}");
    }
    let hours = data["hoursAvailable"].as_array().expect("hours");
    assert!(
        hours.iter().all(|it| it["opens"] != "11:00"),
        "the first Saturday of a month is not every Saturday"
    );
}

#[test]
fn machines_read_nothing_that_is_live_and_nothing_that_is_not_known() {
    for name in ["service-hostile", "organisation-hostile"] {
        let html = page(name, Language::ENGLISH);
        assert!(data(&html)["name"].as_str().is_some_and(|name| name.contains("<script>")), "{name}");
    }
    let unknown = data(&page("service-unknown", Language::ENGLISH));
    assert_eq!(unknown.get("provider"), None);
    assert_eq!(data(&page("organisation", Language::ENGLISH))["identifier"][0]["value"], "0000000");
}

#[test]
fn what_to_do_next_is_one_thing_and_is_said_before_anything_else() {
    let next = |name| {
        let html = page(name, Language::ENGLISH);
        let (_, rest) = html.split_once("class=\"fp-next\"")?;
        rest.split_once("</div>").map(|(next, _)| next.to_owned())
    };
    assert!(next("service").is_some_and(|it| it.contains("You can just turn up.") && !it.contains("<a")));
    let sparse = next("service-sparse").expect("a next step");
    assert!(sparse.contains("href=\"tel:01632960000\"") && sparse.matches("<a").count() == 1, "{sparse}");
    let stale = next("service-stale").expect("a next step");
    assert!(stale.contains("Ask if it still runs") && !stale.contains("just turn up"), "{stale}");
    assert_eq!(next("service-closed"), None, "nobody can come");
    assert_eq!(next("service-unknown"), None, "nobody knows how");
    let html = page("service", Language::ENGLISH);
    assert!(html.find("What to do next") < html.find("Is it for me?"));
}

#[test]
fn a_service_can_be_handed_on() {
    let html = page("service", Language::ENGLISH);
    for link in [
        "href=\"mailto:?subject=Willowbrook%20lunch%20club%20%26",
        "href=\"sms:?&#38;body=Willowbrook",
        "%0A01632960001%0Ahttps%3A%2F%2Fdirectory.example%2Fservices%2F11111111",
        "href=\"/services/11111111-1111-4111-8111-111111111111/calendar.ics\"",
        "href=\"/services/11111111-1111-4111-8111-111111111111/report\"",
    ] {
        assert!(html.contains(link), "{link}");
    }
    assert!(!page("service-closed", Language::ENGLISH).contains("calendar.ics"), "there is nothing to go to");
    assert!(!page("service-unknown", Language::ENGLISH).contains("calendar.ics"));
}

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

#[test]
fn pages_ask_whether_they_helped_until_they_are_told() {
    for name in ["home", "results", "service", "organisation", "developers"] {
        let html = page(name, Language::ENGLISH);
        assert!(html.contains("Was this page any help?") && html.contains("value=\"yes\""), "{name}");
    }
    let answered = page("service-answered", Language::ENGLISH);
    assert!(
        answered.contains("Thank you. Nothing about you was kept") && !answered.contains("value=\"yes\"")
    );
    for name in ["not-found", "report", "report-turn", "validate-report"] {
        assert!(!page(name, Language::ENGLISH).contains("Was this page any help?"), "{name}");
    }
}

#[test]
fn an_organisation_is_shown_with_what_it_runs_and_where() {
    let html = page("organisation", Language::ENGLISH);
    for says in [
        "Where it works",
        "Hartsmere, Upper Dean, Hartsmere and the villages round it",
        "Registered charity 0000000",
        "Hartsmere, Upper Dean · age 18 and over · Lunch: £4.50, two courses and tea",
        "Closed for now",
    ] {
        assert!(html.contains(says), "{says}: {html}");
    }
}

#[test]
fn no_button_waits_for_a_script_that_a_page_does_not_load() {
    let mut guarded = 0;
    for (name, html) in support::pages(Language::ENGLISH) {
        let waits = html.contains("data-locate=");
        if html.contains("/assets/exit-") {
            guarded += 1;
            assert!(!waits, "{name}");
        }
    }
    assert!(guarded > 0);
}

#[test]
fn advice_past_its_review_says_so_and_words_that_a_machine_translated_do() {
    let english = page("advice", Language::ENGLISH);
    let order = [
        "Somebody’s café",
        "This page was to be checked again by 12 June 2026.",
        "A hot lunch for everybody.",
        ">Anybody</h2>",
        "Find help near you",
        "Talk to someone",
        "Where this comes from",
        "(law.example)",
        "Willowbrook Community Trust answers for this page.",
    ];
    let mut rest = english.as_str();
    for wanted in order {
        let at = rest.find(wanted).unwrap_or_else(|| panic!("{wanted} is missing or comes too early"));
        rest = &rest[at + wanted.len()..];
    }
    assert!(page("advice", Language::WELSH).contains("Cyfieithodd peiriant y dudalen hon"));
    let danger = page("advice-hostile", Language::ENGLISH);
    let (head, _) = danger.split_once("</title>").expect("a title");
    assert!(!head.contains("alert(1)"), "its tab does not say what it is about: {head}");
    assert!(danger.contains("/assets/exit-"), "it can be left quickly");
}

#[test]
fn figures_of_quality_say_of_how_many() {
    let html = page("quality", Language::ENGLISH);
    for wanted in [
        "700 of 1,204 services were checked in the last 6 months",
        "900 of 1,204 were checked in the last 12 months",
        "101 of 1,204 do not say when",
        "Written in this directory",
        "1 of 15 pages is past the day",
    ] {
        assert!(html.contains(wanted), "{wanted}");
    }
    assert!(!page("quality-empty", Language::ENGLISH).contains("0 of 0"));
}
