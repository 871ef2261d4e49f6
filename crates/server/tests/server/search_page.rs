//! `/search` as a person uses it: one form, one address, everything in it to take off again.

use fingerpost_directory::{Publication, Visibility};
use fingerpost_pages::{Area, Place, Site};
use fingerpost_server::Sites;
use fingerpost_store::testing::Engine;
use rstest::rstest;
use serde_json::{Value, json};

use crate::directory::{Builder, TestDirectory, service};

/// Where `BS5 6XX` is, about.
const HERE: (f64, f64) = (51.4735, -2.5678);

fn at(builder: Builder, (latitude, longitude): (f64, f64)) -> Builder {
    let id = builder.id();
    let location = json!({"id": format!("l-{id}"), "location_type": "physical", "latitude": latitude, "longitude": longitude});
    builder.with("service_at_locations", json!([{"id": format!("s-{id}"), "location": location}]))
}

fn free(builder: Builder) -> Builder {
    builder.with("cost_options", json!([{"id": "free", "amount": 0}]))
}

fn paid(builder: Builder) -> Builder {
    builder.with("cost_options", json!([{"id": "paid", "amount": 4.5, "currency": "GBP"}]))
}

fn on(builder: Builder, day: &str) -> Builder {
    let schedule =
        json!({"id": "w", "freq": "WEEKLY", "byday": day, "opens_at": "10:00", "closes_at": "11:30"});
    builder.with("schedules", json!([schedule]))
}

/// A free one at the door on Thursdays, one for money two miles off on Fridays, and one of which nothing is known.
async fn clubs(engine: Engine) -> Option<TestDirectory> {
    let directory = TestDirectory::empty(engine).await?;
    let there = (HERE.0 + 0.029, HERE.1);
    for club in [
        on(free(at(service("Lunch at the door"), HERE)), "TH"),
        on(paid(at(service("Lunch up the road"), there)), "FR"),
        service("Lunch somewhere"),
    ] {
        directory.keep(club, Publication::Published, Visibility::Public).await;
    }
    directory.index().await;
    Some(directory)
}

async fn page(directory: &TestDirectory, address: &str) -> String {
    let answer = directory.get(address).await;
    assert_eq!(answer.status, 200, "{address}");
    answer.body
}

/// The names of what was found, in their order.
fn names(body: &str) -> Vec<String> {
    let links = body.split("href=\"/services/").skip(1);
    let name = |rest: &str| {
        rest.split_once('>').and_then(|(_, name)| name.split_once("</a>")).map(|it| it.0.to_owned())
    };
    links.filter_map(name).collect()
}

/// The address of the link whose words contain these.
fn link(body: &str, words: &str) -> String {
    let links = body.split("<a ").skip(1).map(|rest| rest.split("</a>").next().unwrap_or_default());
    let link =
        links.into_iter().find(|link| link.split_once('>').is_some_and(|(_, said)| said.contains(words)));
    let link = link.unwrap_or_else(|| panic!("no link says {words}: {body}"));
    let href = link.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    href.replace("&#38;", "&")
}

/// The text of a page without its tags, a blank between words.
fn text(body: &str) -> String {
    let body = body.split("<main").nth(1).unwrap_or_default();
    let pieces = body.split('<').map(|piece| piece.split_once('>').map_or("", |(_, text)| text));
    pieces.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_filter_is_offered_with_its_count_narrows_and_comes_off_again(#[case] engine: Engine) {
    let Some(directory) = clubs(engine).await else { return };
    let all = page(&directory, "/search?q=lunch").await;
    assert_eq!(names(&all).len(), 3);
    assert!(all.contains(r#"name="cost" type="checkbox" value="free" form="search">"#), "{all}");
    assert!(text(&all).contains("Free (1)") && text(&all).contains("Thursday (1)"));

    let free = page(&directory, "/search?q=lunch&near=&distance=&cost=free&age=").await;
    assert_eq!(names(&free), ["Lunch at the door"]);
    assert!(free.contains(r#"value="free" checked form="search">"#));
    assert!(
        text(&free).contains("Costs money (1)"),
        "what else could be chosen is counted without this choice"
    );
    assert!(text(&free).contains("As you asked: free."));
    assert_eq!(names(&page(&directory, &link(&free, "Free <span")).await), names(&all));

    let thursday = page(&directory, "/search?q=lunch&day=thursday").await;
    assert_eq!(names(&thursday).len(), 2, "what does not say its days is kept");
    assert!(
        text(&thursday).contains("As you asked: Thursday.")
            && text(&thursday).contains("Does not say: Thursday.")
    );
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_the_words_say_is_shown_comes_off_and_can_be_put_back(#[case] engine: Engine) {
    let Some(directory) = clubs(engine).await else { return };
    let said = page(&directory, "/search?q=free+lunch+on+friday").await;
    assert!(text(&said).contains("From your words Take off: Free × Take off: Friday ×"), "{}", text(&said));
    assert!(text(&said).contains("As you asked: Friday. Not as you asked: free."));

    let without = link(&said, "Friday <span");
    assert_eq!(without, "/search?q=free+lunch+on+friday&off=day%3Afriday");
    let off = page(&directory, &without).await;
    assert!(
        text(&off).contains("From your words Take off: Free × Taken off Put back: Friday +"),
        "{}",
        text(&off)
    );
    assert!(off.contains(r#"<input type="hidden" name="off" value="day:friday">"#), "the form keeps it off");
    assert_eq!(link(&off, "Friday <span"), "/search?q=free+lunch+on+friday");
    let other_words = page(&directory, "/search?q=lunch&off=day:friday").await;
    assert!(!text(&other_words).contains("Put back"), "there is nothing to put back into other words");
    assert!(!other_words.contains(r#"name="off""#), "and the form keeps nothing of it");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_place_says_how_far_and_can_put_the_nearest_first(#[case] engine: Engine) {
    let Some(directory) = clubs(engine).await else { return };
    let near = page(&directory, "/search?q=lunch&near=bs5+6xx").await;
    assert!(
        near.contains(r#"id="near" name="near" type="text" spellcheck="false" value="bs5 6xx""#),
        "what was typed stays in the box"
    );
    assert!(text(&near).contains("Take off: Near BS5 6XX"));
    for far in ["Less than a quarter of a mile away", "2 miles away", "Does not say where it is"] {
        assert!(text(&near).contains(far), "{far}: {}", text(&near));
    }
    let nearest = link(&near, "nearest first");
    assert_eq!(nearest, "/search?q=lunch&near=bs5+6xx&sort=nearest");
    let nearest = page(&directory, &nearest).await;
    assert_eq!(names(&nearest), ["Lunch at the door", "Lunch up the road", "Lunch somewhere"]);
    assert!(nearest.contains(r#"<input type="hidden" name="sort" value="nearest">"#));
    let few = page(&directory, "/search?q=lunch&near=bs5+6xx&distance=1").await;
    assert_eq!(names(&few), ["Lunch at the door", "Lunch up the road"]);
    assert!(text(&few).contains("Only 1 service is within 1 mile, so we looked up to"), "{}", text(&few));

    let in_words = page(&directory, "/search?q=lunch+near+bs5+6xx&distance=1").await;
    assert_eq!(names(&in_words), names(&few), "a place in the words does as well");
    assert!(!in_words.contains("There is a problem"));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_places_of_one_name_the_others_are_offered() {
    let directory = clubs(Engine::Sqlite).await.expect("SQLite");
    let body = page(&directory, "/search?q=lunch&near=Newport&cost=free").await;
    assert!(text(&body).contains("There are other places of that name: "), "{}", text(&body));
    let other = link(&body, "Isle of Wight");
    assert!(other.starts_with("/search?q=lunch&near=Newport%2C+Isle+of+Wight&cost=free"), "{other}");
    assert!(text(&page(&directory, &other).await).contains("Near Newport, Isle of Wight"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_near_is_looked_for_further_off_and_the_miles_are_said() {
    let directory = clubs(Engine::Sqlite).await.expect("SQLite");
    let far = page(&directory, "/search?q=lunch&near=BS5+6XX&distance=1&cost=paid").await;
    assert_eq!(names(&far), ["Lunch up the road"]);
    assert!(
        text(&far).contains("Nothing was found within 1 mile, so we looked up to 3 miles away."),
        "{}",
        text(&far)
    );
    assert!(far.contains("01632 960100"), "and there is somebody to ring");

    let left_out = page(&directory, "/search?q=somewhere&cost=free&joining=drop_in").await;
    assert_eq!(names(&left_out).len(), 1);
    let said = "Nothing keeps to all that you chose, so we left this out: How to join: drop in; Cost: free.";
    assert!(text(&left_out).contains(said), "{}", text(&left_out));
}

#[rstest]
#[case("Nowhereshire", "We do not know a place called “Nowhereshire”.")]
#[case("ZY5+0ZZ", "“ZY5 0ZZ” is not a postcode that we know.")]
#[case("BT1+5GS", "“BT1 5GS” is outside England, Wales and Scotland")]
#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_place_is_said_at_its_box_and_nothing_is_lost(#[case] typed: &str, #[case] says: &str) {
    let directory = clubs(Engine::Sqlite).await.expect("SQLite");
    let body =
        page(&directory, &format!("/search?q=lunch&near={typed}&distance=3&cost=free&sort=nearest")).await;
    assert!(body.contains("<title>Error: Results for “lunch” – "));
    assert_eq!(body.matches(says).count(), 2, "at the top and at the box: {body}");
    assert!(body.contains("<a href=\"#near\">") && body.contains(r#"aria-describedby="near-error""#));
    assert!(body.contains(&format!(
        r#"name="near" type="text" spellcheck="false" value="{}""#,
        typed.replace('+', " ")
    )));
    assert!(
        body.contains(r#"<option value="3" selected>"#)
            && body.contains(r#"value="free" checked form="search""#)
    );
    assert_eq!(names(&body), ["Lunch at the door"], "the rest is answered");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_parameter_is_said_and_left_out_and_breaks_nothing() {
    let directory = clubs(Engine::Sqlite).await.expect("SQLite");
    let address =
        "/search?q=lunch&cost=banana&day=someday&distance=abc&sort=loudest&stage=&age=old&page=x&off=no:such";
    let body = page(&directory, address).await;
    assert_eq!(names(&body).len(), 3);
    for says in [
        "“banana” is not a choice for “Cost”, so we left it out.",
        "“someday” is not a choice for “Day”",
        "“abc” is not a choice for “Distance”",
        "“loudest” is not a choice for “Order”",
        "Enter an age in years from 0 to 120, such as 7",
    ] {
        assert!(body.contains(says), "{says}");
    }
    assert!(body.contains(r#"name="age" type="text" value="old""#), "what was typed stays");
    let no_words = page(&directory, "/search?q=&age=old").await;
    assert!(
        no_words.contains("href=\"#age\"") && no_words.contains(r#"id="age""#),
        "an error leads to its box"
    );
    let nowhere = page(&directory, "/search?q=lunch&distance=3").await;
    assert!(nowhere.contains("Enter a postcode or town, so that we know where to look from"));
    assert!(!page(&directory, "/search?q=lunch&sort=nearest").await.contains("There is a problem"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_page_keeps_all_that_was_asked() {
    let club = |n: u32| on(free(at(service(&format!("Lunch {n}")), HERE)), "TH").with("attributes", topic());
    let directory = TestDirectory::with((0..45).map(club)).await;
    let asked = "q=free+lunch&near=BS5+6XX&distance=5&age=7&cost=free&cost=paid&day=thursday&topic=Food%2C+meals&off=cost%3Afree&sort=nearest";
    let mut seen = std::collections::BTreeSet::new();
    let mut next = format!("/search?{asked}");
    for number in 1..=3 {
        let body = page(&directory, &next).await;
        seen.extend(names(&body));
        if number < 3 {
            next = link(&body, "Next page");
            assert_eq!(next, format!("/search?{asked}&page={}", number + 1));
        }
    }
    assert_eq!(seen.len(), 45);
}

fn topic() -> Value {
    json!([{"id": "a", "taxonomy_term": {"id": "t", "name": "Food, meals", "taxonomy": "Topics"}}])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_may_have_a_comma_in_its_name() {
    let lunch = service("Lunch").with("attributes", topic());
    let directory = TestDirectory::with([lunch, service("Lunch elsewhere")]).await;
    let body = page(&directory, "/search?q=lunch").await;
    assert!(body.contains(r#"name="topic" type="checkbox" value="Food, meals""#), "{body}");
    let narrowed = page(&directory, "/search?q=lunch&topic=Food%2C+meals").await;
    assert_eq!(names(&narrowed), ["Lunch"]);
    assert!(narrowed.contains(r#"value="Food, meals" checked form="search""#));
    assert_eq!(link(&narrowed, "Food, meals"), "/search?q=lunch");
    assert_eq!(directory.get("/api/search?q=lunch&topic=Food%2C+meals,Sport").await.json()["total"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_alone_are_a_search() {
    let directory = clubs(Engine::Sqlite).await.expect("SQLite");
    let body = page(&directory, "/search?q=&cost=paid").await;
    assert_eq!(names(&body), ["Lunch up the road"]);
    assert!(body.contains("<h1 class=\"govuk-heading-l\">Search results</h1>"));
    assert!(
        page(&directory, "/search?q=&near=&cost=").await.contains("Type a few words about what you need")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn words_of_danger_stand_neither_in_the_title_nor_in_the_heading() {
    let directory = clubs(Engine::Sqlite).await.expect("SQLite");
    for words in ["he+hits+me", "he+hits+me+lunch"] {
        let sent = directory.get(&format!("/search?q={words}")).await;
        let cookie = crate::private::words(&sent);
        let body = directory.get_with(sent.header("location"), &[("cookie", &cookie)]).await.body;
        assert!(body.contains("ring 999"));
        for part in ["title", "h1"] {
            let said = body
                .split(&format!("<{part}"))
                .nth(1)
                .and_then(|rest| rest.split(&format!("</{part}>")).next());
            assert!(said.is_some_and(|said| !said.contains("hits")), "{said:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_and_what_was_understood_are_said_in_welsh() {
    let directory = clubs(Engine::Sqlite).await.expect("SQLite");
    let site: fingerpost_pages::Site = fingerpost_pages::Site { name: "Test".into(), ..Default::default() };
    assert!(site.languages().count() > 1, "a site speaks both unless it says otherwise");
    let body = page(&directory, "/search?q=lunch+thursday&near=BS5+6XX&cost=free&age=7&lang=cy").await;
    for says in [
        "Dydd Iau",
        "Ger BS5 6XX",
        "Am ddim",
        "Oedran 7",
        "Cod post neu dref",
        "Pa mor bell",
        "Cyfyngu’r canlyniadau",
        "Nid yw’n dweud: oedran 7.",
    ] {
        assert!(text(&body).contains(says), "{says}: {}", text(&body));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_finds_what_the_api_finds() {
    let directory = clubs(Engine::Sqlite).await.expect("SQLite");
    for query in [
        "q=lunch",
        "q=lunch&cost=free,paid",
        "q=lunch+free+thursday",
        "q=lunch&near=BS5+6XX&distance=3&sort=nearest",
        "q=&day=friday",
        "q=lunch+thursday&off=day:thursday",
    ] {
        let api = directory.get(&format!("/api/search?{query}")).await.json();
        let of_api: Vec<&str> = api["results"]
            .as_array()
            .expect("results")
            .iter()
            .filter_map(|hit| hit["name"].as_str())
            .collect();
        assert_eq!(names(&page(&directory, &format!("/search?{query}")).await), of_api, "{query}");
    }
    let hit = &directory.get("/api/search?q=door").await.json()["results"][0];
    assert_eq!(hit["traits"], json!(["free", "in_person"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_does_not_grow_with_what_is_repeated_in_its_address() {
    let Some(directory) = clubs(Engine::Sqlite).await else { return };
    let many = |name: &str| (0..900).map(|at| format!("&{name}=thing{at}")).collect::<String>();
    for name in ["topic", "language", "off", "cost"] {
        let page = page(&directory, &format!("/search?q=lunch{}", many(name))).await;
        assert!(page.len() < 200_000, "{name}: {} bytes", page.len());
    }
    let long = page(&directory, &format!("/search?q=lunch&topic={}", "x".repeat(20_000))).await;
    assert!(long.len() < 200_000, "{} bytes", long.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sites_own_places_are_known_by_name_and_a_slip_of_the_hand_is_forgiven() {
    let area =
        |name: &str| Area { name: name.into(), place: Place::Point { latitude: HERE.0, longitude: HERE.1 } };
    let site = Site { places: vec![area("Lower Wending")], ..Site::default() };
    let directory = TestDirectory::of(Engine::Sqlite, Sites::from(site)).await.expect("SQLite");
    directory.keep(at(service("Lunch"), HERE), Publication::Published, Visibility::Public).await;
    directory.index().await;
    for (typed, says) in [
        ("lower+wending", "Near Lower Wending "),
        ("lowr+wendin", "Near Lower Wending "),
        ("Bristoll", "Near Bristol "),
        ("BSS+6XX", "Near BS5 6XX "),
        ("BS5+6ZZ", "We do not know the postcode BS5 6ZZ. How far things are is from the middle of BS5 6."),
        ("51.4735,-2.5678", "Near Bristol"),
    ] {
        let page = page(&directory, &format!("/search?q=lunch&near={typed}")).await;
        assert!(page.contains(says) && page.contains("away"), "{typed}: {page}");
    }
    let suggested = directory.get("/api/suggest?kind=place&q=low").await.body;
    assert!(suggested.contains(r#"{"kind":"place","text":"Lower Wending","match":[0,3]}"#), "{suggested}");
}
