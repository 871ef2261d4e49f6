//! Lists that readers keep: what is in the cookie, what may change it, and what may not.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use fingerpost_directory::{Publication, Visibility};
use serde_json::json;
use uuid::Uuid;

use crate::directory::{Answer, TestDirectory, service};

/// Somebody's browser, with the one cookie that matters here.
struct Browser<'a> {
    directory: &'a TestDirectory,
    cookie: String,
}

impl<'a> Browser<'a> {
    fn new(directory: &'a TestDirectory) -> Self {
        Self { directory, cookie: String::new() }
    }

    async fn get(&self, address: &str) -> Answer {
        self.directory.get_with(address, &[("cookie", &self.cookie)]).await
    }

    /// Sends a form as a page of this host does.
    async fn send(&mut self, address: &str, form: &str) -> Answer {
        self.send_with(address, form, &[("sec-fetch-site", "same-origin")]).await
    }

    async fn send_with(&mut self, address: &str, form: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::post(address)
            .header("host", "directory.example")
            .header("cookie", &self.cookie)
            .header("content-type", "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = self.directory.ask(request.body(Body::from(form.to_owned())).expect("a request")).await;
        let mut cookies = answer.headers.get_all("set-cookie").iter().filter_map(|it| it.to_str().ok());
        let list = cookies.find(|cookie| !cookie.starts_with("language="));
        if let Some((cookie, attributes)) = list.and_then(|cookie| cookie.split_once(';')) {
            assert!(cookie.starts_with("__Host-session="), "{cookie}");
            assert!(cookie.len() <= 3_500, "{} bytes", cookie.len());
            for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
                assert!(attributes.contains(attribute), "{attributes}");
            }
            assert!(!attributes.contains("Domain"), "{attributes}");
            self.cookie = if attributes.contains("Max-Age=0") { String::new() } else { cookie.to_owned() };
        }
        answer
    }

    /// Names on the list, in their order.
    async fn names(&self) -> Vec<String> {
        let page = self.get("/shortlist").await.body;
        let headings = page.split("<h2 class=\"govuk-heading-m\"><a").skip(1);
        let names = headings.filter_map(|rest| rest.split_once('>')?.1.split('<').next());
        names.map(str::to_owned).collect()
    }
}

async fn three() -> (TestDirectory, [Uuid; 3]) {
    let services = ["Alders lunch", "Birch choir", "Cedar walks"].map(service);
    let ids = [0, 1, 2].map(|at: usize| services[at].id());
    (TestDirectory::with(services).await, ids)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_made_noted_reordered_and_put_right_again_without_scripts() {
    let (directory, [alders, birch, cedar]) = three().await;
    let mut browser = Browser::new(&directory);
    assert!(browser.get("/shortlist").await.body.contains("There is nothing on your list yet"));

    let added = browser.send("/shortlist", &format!("add={alders}%23r1&back=%2Fsearch%3Fq%3Dlunch")).await;
    assert_eq!((added.status, added.header("location")), (StatusCode::SEE_OTHER, "/search?q=lunch#r1"));
    for id in [birch, cedar, birch] {
        browser.send("/shortlist", &format!("add={id}")).await;
    }
    assert_eq!(browser.names().await, ["Alders lunch", "Birch choir", "Cedar walks"]);
    let results = browser.get("/search?q=lunch").await.body;
    assert!(results.contains("Your list (3)") && results.contains("name=\"remove\""));

    // What is typed is kept by whatever is pressed.
    let moved = browser.send("/shortlist", &format!("id={alders}&note=Ring+Sam&up={cedar}")).await;
    assert_eq!(moved.header("location"), "/shortlist#item-2");
    assert_eq!(browser.names().await, ["Alders lunch", "Cedar walks", "Birch choir"]);

    browser.send("/shortlist", &format!("remove={alders}")).await;
    let page = browser.get("/shortlist").await.body;
    assert!(page.contains("Alders lunch is off your list.") && !page.contains("Ring Sam"));
    browser.send("/shortlist", "undo=1").await;
    assert_eq!(browser.names().await, ["Alders lunch", "Cedar walks", "Birch choir"]);
    assert!(browser.get("/shortlist").await.body.contains("Ring Sam</textarea>"));

    browser.send("/shortlist", "clear=1").await;
    assert_eq!((browser.cookie.as_str(), browser.names().await.len()), ("", 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_is_kept_on_the_way_to_what_is_made_of_a_list() {
    let (directory, [alders, ..]) = three().await;
    let mut browser = Browser::new(&directory);
    browser.send("/shortlist", &format!("add={alders}")).await;
    let page = browser.get("/shortlist").await.body;
    let (_, rest) = page.split_once(" data-save=").expect("a form for notes");
    let (form, _) = rest.split_once("</form>").expect("its end");
    for way in ["/shortlist/print", "/shortlist/text", "/shortlist/link"] {
        assert!(form.contains(&format!("value=\"{way}\" name=\"back\"")), "{way} is no button of the form");
        let led = browser.send("/shortlist", &format!("id={alders}&note=Ring+{way}&back={way}")).await;
        assert_eq!((led.status, led.header("location")), (StatusCode::SEE_OTHER, way));
        for address in ["/shortlist/print", "/shortlist/text"] {
            let made = browser.get(address).await;
            assert!(made.status == StatusCode::OK && made.body.contains(&format!("Ring {way}")), "{address}");
        }
    }

    let long = format!("id={alders}&note={}&back=/shortlist/print", "x".repeat(5_000));
    let full = browser.send("/shortlist", &long).await;
    assert_eq!((full.status, full.header("set-cookie")), (StatusCode::UNPROCESSABLE_ENTITY, ""));
    assert!(full.body.contains("Your list is full") && full.body.contains("href=\"/shortlist/clear\""));
    assert!(browser.get("/shortlist/print").await.body.contains("Ring /shortlist/link"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_says_if_the_list_helped_keeps_what_they_were_writing() {
    let (directory, [alders, ..]) = three().await;
    let mut browser = Browser::new(&directory);
    browser.send("/shortlist", &format!("add={alders}")).await;
    let answer = browser.send("/shortlist", &format!("id={alders}&note=canaryword&helped=yes")).await;
    assert_eq!(answer.header("location"), "/shortlist?helpful=thanks#helpful");
    let page = browser.get("/shortlist?helpful=thanks").await.body;
    assert!(page.contains("canaryword") && page.contains("Thank you. Nothing about you was kept"), "{page}");
    let counts = directory.store.db.helpful_since(jiff::civil::date(2026, 11, 22)).await.expect("read");
    let counts: Vec<_> = counts.into_iter().map(|it| (it.page, it.yes, it.no)).collect();
    assert_eq!(counts, [("/shortlist".to_owned(), 1, 0)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_says_whom_for_how_to_start_and_how_old_that_is_and_nothing_twice() {
    let advice = service("Alders advice")
        .with("assured_date", "2024-03-02")
        .with("url", "https://alders.example")
        .with("minimum_age", 18)
        .with("eligibility_description", "Anybody who looks after somebody.");
    let place = |name: &str| json!({"location": {"location_type": "virtual", "name": name}});
    let line = service("Birch line")
        .with("assured_date", "2026-10-13")
        .with("attending_access", "appointment")
        .with("phones", json!([{"number": "01632 960001"}]))
        .with("service_at_locations", json!([place("online"), place("By telephone")]));
    let ids = [advice.id(), line.id()];
    let directory = TestDirectory::with([advice, line]).await;
    let mut browser = Browser::new(&directory);
    for id in ids {
        browser.send("/shortlist", &format!("add={id}")).await;
    }
    let wanted = format!(
        "ALDERS ADVICE\n\
         This was last checked on 2 March 2024, more than a year ago. Some of it may have changed, so ask before you go.\n\
         What to do next: Ask first if it still runs.\n\
         Get in touch: Visit alders.example\n\
         Age: 18 and over\n\
         Who it is for: Anybody who looks after somebody.\n\
         http://directory.example/services/{}\n\n\
         BIRCH LINE\n\
         What to do next: Make an appointment.\n\
         Get in touch: Call 01632 960001\n\
         Where: Online; By telephone\n\
         Last checked: 13 October 2026\n\
         http://directory.example/services/{}\n",
        ids[0], ids[1]
    );
    assert_eq!(browser.get("/shortlist.txt").await.body, wanted);
    for address in ["/shortlist", "/shortlist/print"] {
        let page = browser.get(address).await.body;
        for said in [
            "2 March 2024, more than a year ago",
            "Ask first if it still runs",
            "18 and over",
            "Anybody who looks after somebody.",
            "Make an appointment.",
            "13 October 2026",
        ] {
            assert!(page.contains(said), "{said} is not on {address}");
        }
        assert_eq!(page.matches("By telephone").count(), 1, "{address}");
        assert_eq!(page.matches("2 March 2024").count(), 1, "{address}");
    }
    // Both are the way, whatever the page calls it: the record's own words are not needed beside it.
    let welsh = browser.get("/shortlist/print?lang=cy").await.body;
    assert!(welsh.contains("13 Hydref 2026") && !welsh.contains("By telephone"), "{welsh}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_is_told_what_to_say_and_show() {
    let (directory, [alders, ..]) = three().await;
    let mut browser = Browser::new(&directory);
    let by_script =
        [("sec-fetch-site", "same-origin"), ("accept", "application/json"), ("accept-language", "cy")];
    let told = browser.send_with("/shortlist", &format!("add={alders}%23r1"), &by_script).await.json();
    assert_eq!(told["link"], "Eich rhestr (1)");
    assert_eq!(told["button"], serde_json::json!(["remove", "Tynnu oddi ar eich rhestr"]));
    let headers = [("cookie", browser.cookie.as_str()), ("accept", "application/json")];
    let state = directory.get_with("/shortlist", &headers).await.json();
    assert_eq!((&state["link"], &state["chosen"]), (&"Your list (1)".into(), &serde_json::json!([alders])));
    let told = browser.send_with("/shortlist", &format!("remove={alders}"), &by_script).await.json();
    assert_eq!(told["says"], "Wedi’i dynnu. Mae eich rhestr yn wag.");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_is_asked_about_and_nothing_is_lost() {
    let (directory, [alders, ..]) = three().await;
    let mut browser = Browser::new(&directory);
    browser.send("/shortlist", &format!("add={alders}")).await;
    let before = browser.cookie.clone();
    let long = "a line to remember. ".repeat(200);
    let form = format!("id={alders}&note={}&save=1", long.replace(' ', "+"));
    let answer = browser.send("/shortlist", &form).await;
    assert_eq!((answer.status, answer.header("set-cookie")), (StatusCode::UNPROCESSABLE_ENTITY, ""));
    assert!(answer.body.contains("Your list is full") && answer.body.contains(long.trim()));
    assert_eq!(browser.cookie, before);

    let script = [("sec-fetch-site", "same-origin"), ("accept", "application/json")];
    let long = format!("id={alders}&note={}&save=1", "x".repeat(5_000));
    assert_eq!(
        browser.send_with("/shortlist", &long, &script).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_for_which_there_is_no_room_is_named_and_not_added() {
    let (directory, [alders, birch, _]) = three().await;
    let mut browser = Browser::new(&directory);
    browser.send("/shortlist", &format!("add={alders}")).await;
    let mut length = 2_600;
    while browser.send("/shortlist", &format!("id={alders}&note={}", "x".repeat(length))).await.status
        != StatusCode::SEE_OTHER
    {
        length -= 1;
    }
    let full = browser.send("/shortlist", &format!("add={birch}&back=/search?q=choir")).await;
    assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        full.body.contains("Birch choir was not added") && full.body.contains("href=\"/search?q=choir\"")
    );
    assert_eq!(browser.names().await, ["Alders lunch"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_with_a_list_are_kept_by_nobody_and_others_as_before() {
    let (directory, [alders, ..]) = three().await;
    let mut browser = Browser::new(&directory);
    let page = format!("/services/{alders}");
    assert_eq!(browser.get(&page).await.header("cache-control"), "no-cache");
    assert!(browser.get(&page).await.header("vary").contains("cookie"));
    assert_eq!(browser.get("/shortlist").await.header("cache-control"), "no-store");
    browser.send("/shortlist", &format!("add={alders}")).await;
    for address in [&page, "/", "/search?q=lunch", "/shortlist/print", "/shortlist.txt", "/shortlist/link"] {
        assert_eq!(browser.get(address).await.header("cache-control"), "no-store", "{address}");
    }
    assert!(browser.get("/shortlist").await.body.contains("content=\"noindex\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_cookie_or_that_of_another_key_is_no_list_and_no_error() {
    let (directory, [alders, ..]) = three().await;
    let (other, _) = three().await;
    let mut browser = Browser::new(&directory);
    browser.send("/shortlist", &format!("add={alders}")).await;
    let mut forged = browser.cookie.clone();
    forged.replace_range(30..31, if &forged[30..31] == "A" { "B" } else { "A" });
    for cookie in [forged.as_str(), "__Host-session=", "__Host-session=%00", "__Host-session=AAAA"] {
        let answer = directory.get_with("/shortlist", &[("cookie", cookie)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{cookie}");
        assert!(answer.body.contains("nothing on your list yet"), "{cookie}");
    }
    let answer = other.get_with("/shortlist", &[("cookie", &browser.cookie)]).await;
    assert!(answer.body.contains("nothing on your list yet"));
    assert!(!browser.cookie.contains(&alders.to_string()), "nobody can read it");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_page_of_this_host_changes_a_list() {
    let (directory, [alders, ..]) = three().await;
    let form = format!("add={alders}");
    for headers in [
        [("sec-fetch-site", "cross-site")],
        [("sec-fetch-site", "same-site")],
        [("origin", "https://elsewhere.example")],
        [("origin", "null")],
    ] {
        let answer = Browser::new(&directory).send_with("/shortlist", &form, &headers).await;
        assert_eq!((answer.status, answer.header("set-cookie")), (StatusCode::FORBIDDEN, ""), "{headers:?}");
        assert!(answer.body.contains("Nothing was changed"));
    }
    let over_http = [("origin", "http://directory.example")];
    let answer = Browser::new(&directory).send_with("/shortlist", &form, &over_http).await;
    assert!(answer.body.contains("browsers keep a list only over a safe one"), "{}", answer.body);
    for host in ["localhost:8080", "127.0.0.1:8080", "a.localhost"] {
        let request =
            Request::post("/shortlist").header("host", host).header("origin", format!("http://{host}"));
        let answer = directory.ask(request.body(Body::from(form.clone())).expect("a request")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{host}");
    }
    let safe = [("origin", "https://directory.example")];
    assert_eq!(
        Browser::new(&directory).send_with("/shortlist", &form, &safe).await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_not_everybody_may_see_cannot_be_chosen_nor_asked_after() {
    let (directory, _) = three().await;
    let secret = directory.keep(service("Zanzibar refuge"), Publication::Published, Visibility::Staff).await;
    let mut browser = Browser::new(&directory);
    for id in [secret, Uuid::from_u128(9)] {
        browser.send("/shortlist", &format!("add={id}")).await;
        assert_eq!(browser.cookie, "", "nothing is kept");
        assert_eq!(directory.get(&format!("/services/{id}/text")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_goes_to_another_device_shows_itself_first_and_notes_travel_only_if_ticked() {
    let (directory, [alders, birch, cedar]) = three().await;
    let (mut mine, mut other) = (Browser::new(&directory), Browser::new(&directory));
    for id in [alders, birch] {
        mine.send("/shortlist", &format!("add={id}")).await;
    }
    mine.send("/shortlist", &format!("id={alders}&note=Ring+Sam")).await;
    let path = |page: &str| {
        let at = page.find("/shortlist/from/").expect("an address");
        page[at..].split('<').next().unwrap_or_default().to_owned()
    };
    let bare = path(&mine.get("/shortlist/link").await.body);
    let noted = path(&mine.get("/shortlist/link?notes=yes").await.body);
    assert!(other.get(&noted).await.body.contains("Ring Sam"));
    let shown = other.get(&bare).await;
    assert!(shown.body.contains("Alders lunch") && !shown.body.contains("Ring Sam"));
    assert_eq!((shown.header("set-cookie"), shown.header("cache-control")), ("", "no-store"));

    other.send("/shortlist", &format!("add={cedar}")).await;
    assert!(other.get(&bare).await.body.contains("You have a list of 1 service already"));
    assert_eq!(other.send(&bare, "take=add").await.header("location"), "/shortlist");
    assert_eq!(other.names().await, ["Cedar walks", "Alders lunch", "Birch choir"]);
    other.send(&noted, "take=replace").await;
    assert_eq!(other.names().await, ["Alders lunch", "Birch choir"]);
    assert!(other.get("/shortlist").await.body.contains("Ring Sam"));

    let broken = other.get(&bare[..bare.len() - 3]).await;
    assert_eq!(broken.status, StatusCode::GONE);
    assert!(broken.body.contains("A part of it may be missing"));
    let a_cookie = format!("/shortlist/from/{}", mine.cookie.trim_start_matches("__Host-session="));
    assert_eq!(other.get(&a_cookie).await.status, StatusCode::GONE, "a cookie is no address");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_ends_after_a_week_and_a_cookie_after_a_month() {
    let (mut directory, [alders, ..]) = three().await;
    let mut browser = Browser::new(&directory);
    browser.send("/shortlist", &format!("add={alders}")).await;
    let page = browser.get("/shortlist/link").await.body;
    let at = page.find("/shortlist/from/").expect("an address");
    let path = page[at..].split('<').next().unwrap_or_default().to_owned();
    let cookie = browser.cookie.clone();
    directory = directory.at(|| "2026-11-28T12:00:00Z".parse().expect("a time"));
    assert_eq!(directory.get(&path).await.status, StatusCode::OK);
    directory = directory.at(|| "2026-11-30T12:00:00Z".parse().expect("a time"));
    let ended = directory.get(&path).await;
    assert!(ended.status == StatusCode::GONE && ended.body.contains("Such an address works for a week"));
    let kept = directory.get_with("/shortlist", &[("cookie", &cookie)]).await;
    assert!(kept.body.contains("Alders lunch"));
    directory = directory.at(|| "2027-01-05T12:00:00Z".parse().expect("a time"));
    let old = directory.get_with("/shortlist", &[("cookie", &cookie)]).await;
    assert!(old.status == StatusCode::OK && old.body.contains("nothing on your list yet"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_is_told_as_text_to_paste_into_a_message() {
    let lunch = service("Alders lunch").run_by("Alders Trust").with("url", "https://alders.example");
    let id = lunch.id();
    let directory = TestDirectory::with([lunch]).await;
    let answer = directory.get(&format!("/services/{id}/text")).await;
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    let wanted = format!(
        "ALDERS LUNCH\nRun by Alders Trust\nWhat to do next: Ask if it is right for you.\n\
         Get in touch: Visit alders.example\nLast checked: Not known\n\
         http://directory.example/services/{id}\n"
    );
    assert_eq!(answer.body, wanted);
    let mut browser = Browser::new(&directory);
    browser.send("/shortlist", &format!("add={id}")).await;
    browser.send("/shortlist", &format!("id={id}&note=Tuesdays")).await;
    assert!(browser.get("/shortlist.txt").await.body.contains("Note: Tuesdays\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_can_no_longer_be_read_is_said_to_be_gone_once() {
    let (directory, _) = three().await;
    let page = directory.get_with("/shortlist", &[("cookie", "__Host-session=damaged")]).await;
    assert!(page.body.contains("can no longer be opened") && page.body.contains("<title>Error: "));
    assert!(page.header("set-cookie").starts_with("__Host-session=;"), "{}", page.header("set-cookie"));
    assert!(!directory.get("/shortlist").await.body.contains("can no longer be opened"));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_language_keeps_the_notes_that_were_written() {
    let (directory, [alders, ..]) = three().await;
    let mut browser = Browser::new(&directory);
    browser.send("/shortlist", &format!("add={alders}")).await;
    let page = browser.get("/shortlist").await.body;
    assert!(page.contains("form=\"listed\" formaction=\"/shortlist?lang=cy\" name=\"switch\""), "{page}");
    let kept = browser.send("/shortlist?lang=cy", &format!("id={alders}&note=Ring+Sam&switch=1")).await;
    assert_eq!((kept.status, kept.header("location")), (StatusCode::SEE_OTHER, "/shortlist"));
    assert!(browser.get("/shortlist").await.body.contains("Ring Sam"));
    let long = format!("id={alders}&note={}&switch=1", "x".repeat(4_000));
    let full = browser.send("/shortlist?lang=cy", &long).await;
    assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(full.body.contains("<html lang=\"cy\"") && full.body.contains(&"x".repeat(4_000)));
}
