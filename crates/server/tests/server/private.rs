//! Somebody in danger leaves few traces, and can leave quickly.

use axum::{body::Body, http::Request};
use fingerpost_pages::Site;
use fingerpost_server::Sites;
use fingerpost_store::testing::Engine;
use serde_json::json;

use crate::directory::{Answer, TestDirectory, service};

async fn directory() -> TestDirectory {
    TestDirectory::with([
        service("Refuge and advice").described("When a partner hits you: domestic abuse advice."),
        service("Lunch club").described("Soup on Tuesdays."),
        service("Safe steps").described("A club.").with(
            "attributes",
            json!([{"id": "a", "taxonomy_term": {"id": "t", "name": "Domestic abuse"}, "link_entity": "service"}]),
        ),
    ])
    .await
}

/// The cookie with the words, as a browser would send it back.
pub fn words(answer: &Answer) -> String {
    let cookies = answer.headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok());
    let asked = cookies.into_iter().find(|cookie| cookie.starts_with("asked=")).expect("the words");
    assert!(asked.contains("HttpOnly") && asked.contains("Path=/search/private"), "{asked}");
    assert!(!asked.contains("hits"), "it is sealed");
    asked.split(';').next().unwrap_or_default().to_owned()
}

async fn post(directory: &TestDirectory, body: &str, cookie: Option<&str>) -> Answer {
    let mut request = Request::post("/search/private").header("host", "directory.example");
    if let Some(cookie) = cookie {
        request = request.header("cookie", cookie);
    }
    directory.ask(request.body(Body::from(body.to_owned())).expect("a request")).await
}

fn is_to_be_left_quickly(page: &Answer) -> bool {
    let title = page.body.split("</title>").next().unwrap_or_default();
    page.body.contains("data-module=\"govuk-exit-this-page\"")
        && page.body.matches("href=\"/leave\"").count() == 2
        && page.header("cache-control") == "no-store"
        && title.contains("<title>Help and support – ")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_that_tells_of_danger_is_answered_where_the_address_and_the_title_do_not_say_it() {
    let directory = directory().await;
    for from in ["/search", "/map"] {
        let sent = directory.get(&format!("{from}?q=he+hits+me&near=IP23+7AG&cost=free&lang=cy")).await;
        assert_eq!(sent.status, 303);
        assert_eq!(sent.header("location"), "/search/private?near=IP23+7AG&cost=free&lang=cy");
        assert_eq!(sent.header("cache-control"), "no-store");
    }
    let sent = directory.get("/search?q=he+hits+me").await;
    let page = directory.get_with(sent.header("location"), &[("cookie", &words(&sent))]).await;
    assert!(is_to_be_left_quickly(&page), "{}", page.body);
    assert!(page.body.contains("Refuge and advice") && page.body.contains("value=\"he hits me\""));
    // What the page leads to does not say it either.
    let links = page.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    for link in links {
        assert!(!link.contains("hits"), "{link}");
    }
    assert!(page.body.contains("method=\"post\""));
    assert_eq!(directory.get("/search?q=soup").await.status, 200, "all other searches stay where they are");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_that_is_a_danger_is_chosen_at_an_address_that_does_not_say_it() {
    let directory = directory().await;
    for from in [
        "/search?q=club&topic=Domestic+abuse&cost=free",
        "/map?q=club&topic=Food,Domestic+abuse",
        "/search?q=club&topic[]=Domestic+abuse",
    ] {
        let sent = directory.get(from).await;
        assert_eq!((sent.status.as_u16(), sent.header("cache-control")), (303, "no-store"));
        let address = sent.header("location");
        assert!(address.starts_with(from.split("topic").next().unwrap_or_default()), "{address}");
        assert!(!address.to_lowercase().contains("abuse"), "{address}");
        assert_eq!(directory.get(address).await.status, 200, "there it ends");
    }
    let sent = directory.get("/search?q=&topic=domestic+abuse").await;
    let page = directory.get(sent.header("location")).await;
    assert!(is_to_be_left_quickly(&page), "{}", page.body);
    assert!(page.body.contains("Safe steps") && !page.body.contains("Lunch club"));
    assert!(page.body.contains("If you need help now") && page.body.contains("Domestic abuse"));
    for link in page.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(!link.to_lowercase().contains("abuse"), "{link}");
    }
    let boxes = page.body.split(" name=\"topic\"").skip(1).filter_map(|rest| rest.split('>').next());
    assert_eq!(boxes.filter(|chosen| chosen.contains("value=\"-") && chosen.contains("checked")).count(), 1);
    let api = directory.get("/api/search?topic=Domestic+abuse").await.json();
    assert_eq!(api["results"][0]["name"], "Safe steps", "programs ask as ever");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_opens_that_address_later_sees_no_words_and_whom_to_ring() {
    let page = directory().await.get("/search/private").await;
    assert!(is_to_be_left_quickly(&page));
    assert!(!page.body.contains("hits") && page.body.contains("ring 999"));
    let directory = directory().await;
    for forged in ["asked=he+hits+me", "asked=", "asked=AAAA"] {
        let page = directory.get_with("/search/private", &[("cookie", forged)]).await;
        assert!(page.status == 200 && page.body.contains("id=\"q\"") && !page.body.contains("hits"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_search_works_with_and_without_cookies() {
    let directory = directory().await;
    let at_once = post(&directory, "q=soup&near=", None).await;
    assert_eq!(at_once.status, 200);
    assert!(at_once.body.contains("Lunch club") && is_to_be_left_quickly(&at_once));
    let kept = words(&at_once);
    let sent_on = post(&directory, "q=domestic+abuse&near=&day=monday", Some(&kept)).await;
    assert_eq!((sent_on.status.as_u16(), sent_on.header("location")), (303, "/search/private?day=monday"));
    let page = directory.get_with("/search/private", &[("cookie", &words(&sent_on))]).await;
    assert!(page.body.contains("value=\"domestic abuse\"") && page.body.contains("Refuge and advice"));
    let long = post(&directory, &format!("q={}", "é ".repeat(4_000)), Some(&kept)).await;
    assert!(words(&long).len() < 3_500, "a cookie has room for it");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_service_for_people_at_risk_can_be_left_quickly_and_others_look_as_ever() {
    let directory = directory().await;
    let page = async |name: &str| directory.get(&format!("/services/{}", service(name).id())).await;
    for name in ["Safe steps"] {
        let page = page(name).await;
        assert!(is_to_be_left_quickly(&page), "{name}: {}", page.body);
        assert!(page.body.contains(&format!("{name}</h1>")));
    }
    for more in ["/text", "/calendar.ics", "/report"] {
        let at_risk = directory.get(&format!("/services/{}{more}", service("Safe steps").id())).await;
        assert!(at_risk.status == 404 || at_risk.header("cache-control").contains("no-store"), "{more}");
    }
    let lunch = page("Lunch club").await;
    assert!(!lunch.body.contains("/leave") && !lunch.body.contains("/assets/exit-"));
    assert!(lunch.body.contains("<title>Lunch club") && lunch.header("cache-control") != "no-store");
}

#[tokio::test(flavor = "multi_thread")]
async fn leaving_goes_where_the_site_says_and_takes_the_cookies_along() {
    let directory = directory().await;
    let left = directory.get_with("/leave", &[("cookie", "language=cy; asked=he+hits+me")]).await;
    assert_eq!((left.status.as_u16(), left.header("location")), (303, "https://www.bbc.co.uk/weather"));
    assert_eq!(left.header("clear-site-data"), "\"cookies\", \"storage\"");
    let gone: Vec<_> =
        left.headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok()).collect();
    assert_eq!(gone.len(), 3);
    assert!(gone.iter().all(|cookie| cookie.contains("Max-Age=0")), "{gone:?}");
    assert_eq!((left.header("cache-control"), left.header("referrer-policy")), ("no-store", "no-referrer"));

    let site = Site { leave_to: Some("https://news.example/".to_owned()), ..Site::default() };
    let own = TestDirectory::of(Engine::Sqlite, Sites::from(site)).await.expect("SQLite");
    assert_eq!(own.get("/leave").await.header("location"), "https://news.example/");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_browser_keeps_is_told_honestly() {
    let page = directory().await.get("/staying-safe-online").await;
    assert!(is_to_be_left_quickly(&page));
    for says in [
        "cannot delete your browser’s history",
        "Without scripts",
        "action=\"/search/private\" method=\"post\"",
    ] {
        assert!(page.body.contains(says), "{says}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_lead_only_to_people_at_risk_are_kept_out_of_the_address_though_they_say_nothing() {
    let directory = directory().await;
    for from in ["/search?q=steps&near=IP23+7AG", "/map?q=steps&near=IP23+7AG"] {
        let sent = directory.get(from).await;
        assert_eq!((sent.status.as_u16(), sent.header("cache-control")), (303, "no-store"), "{from}");
        assert_eq!(sent.header("location"), "/search/private?near=IP23+7AG");
        let page = directory.get_with(sent.header("location"), &[("cookie", &words(&sent))]).await;
        assert!(is_to_be_left_quickly(&page) && page.body.contains("Safe steps"), "{}", page.body);
    }
    assert_eq!(directory.get("/search?q=club").await.status, 200, "what finds other things, too, stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_in_no_cache() {
    let directory = directory().await;
    for address in ["/api/suggest?q=my+husband", "/api/search?q=he+hits+me"] {
        let answer = directory.get(address).await;
        assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-store"), "{address}");
        assert_eq!(answer.header("etag"), "", "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_sites_page_puts_no_words_into_a_visitors_browser() {
    let directory = directory().await;
    let request = Request::post("/search/private")
        .header("host", "directory.example")
        .header("cookie", "language=en")
        .header("sec-fetch-site", "same-site");
    let sent = directory.ask(request.body(Body::from("q=he+hits+me")).expect("a request")).await;
    assert_eq!((sent.header("location"), sent.header("set-cookie")), ("/search/private", ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_is_only_for_safe_connections_where_the_browser_says_that_it_has_one() {
    let directory = directory().await;
    let secure = async |headers: &[(&str, &str)]| {
        let answer = directory.get_with("/?lang=cy", headers).await;
        answer.header("set-cookie").ends_with("; Secure")
    };
    assert!(secure(&[("sec-fetch-site", "none")]).await);
    assert!(!secure(&[]).await);
}
