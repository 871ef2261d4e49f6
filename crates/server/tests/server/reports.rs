//! Somebody says that a page is not right, or whether it helped; and takes its times along.

use std::net::SocketAddr;

use axum::{body::Body, extract::ConnectInfo, http::Request};
use fingerpost_directory::{Publication, Visibility, Wrong};
use fingerpost_store::{
    Readers,
    testing::{Engine, TestStore},
};
use jiff::civil::date;
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::directory::{Answer, TestDirectory, service};

async fn send_with(directory: &TestDirectory, address: &str, body: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::post(address)
        .header("host", "directory.example")
        .header("content-type", "application/x-www-form-urlencoded")
        .extension(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 4000))));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    directory.ask(request.body(Body::from(body.to_owned())).expect("a request")).await
}

async fn send(directory: &TestDirectory, address: &str, body: &str) -> Answer {
    send_with(directory, address, body, &[]).await
}

async fn tea(engine: Engine) -> Option<(TestDirectory, Uuid)> {
    let directory = TestDirectory::empty(engine).await?;
    let tea = service("Tea").run_by("Urban").with(
        "schedules",
        json!([{"freq": "WEEKLY", "byday": "TU", "opens_at": "10:00", "closes_at": "12:00"}]),
    );
    let id = directory.keep(tea, Publication::Published, Visibility::Public).await;
    directory.index().await;
    Some((directory, id))
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_right_is_kept_for_the_steward_and_shown_to_nobody(#[case] engine: Engine) {
    let Some((directory, id)) = tea(engine).await else { return };
    let form = format!("/services/{id}/report");
    assert!(directory.get(&format!("/services/{id}")).await.body.contains(&form));
    let page = directory.get(&form).await;
    assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "private, no-store"));

    let body = "wrong=times&wrong=cost&words=Now+on+Mondays+canaryword&contact=ann%40a.example&website=";
    let sent = send(&directory, &form, body).await;
    assert_eq!((sent.status.as_u16(), sent.header("location")), (303, &*format!("{form}/sent")));
    let thanks = directory.get(sent.header("location")).await;
    assert_eq!(thanks.header("cache-control"), "private, no-store");
    assert!(thanks.body.contains("Thank you") && !thanks.body.contains("canaryword"));
    for address in [format!("/services/{id}"), form.clone(), format!("/openreferral/v3/services/{id}")] {
        let answer = directory.get(&address).await;
        assert!(!answer.body.contains("canaryword") && !answer.body.contains("ann@a"), "{address}");
    }
    let kept = directory.store.db.reports(Readers::Stewards, Some(id)).await.expect("read");
    assert_eq!(kept.len(), 1);
    assert_eq!((&kept[0].wrong[..], kept[0].safeguarding), (&[Wrong::Times, Wrong::Cost][..], false));
    assert_eq!(kept[0].words.as_deref(), Some("Now on Mondays canaryword"));
    assert_eq!(kept[0].contact.as_deref(), Some("ann@a.example"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worry_about_how_somebody_was_treated_never_reaches_those_who_run_the_service() {
    let (directory, id) = tea(Engine::Sqlite).await.expect("SQLite");
    let form = format!("/services/{id}/report");
    for body in ["wrong=treatment", "wrong=other&words=a+carer+is+hitting+my+mum+and+she+is+scared"] {
        let sent = send(&directory, &form, body).await;
        assert_eq!(sent.header("location"), format!("{form}/turn"), "{body}");
    }
    let turn = directory.get(&format!("{form}/turn")).await.body;
    assert!(turn.contains("have not been told") && turn.contains("01632 960100"), "{turn}");
    assert_eq!(directory.store.db.reports(Readers::Provider, None).await.expect("read"), []);
    assert_eq!(directory.store.db.reports(Readers::Stewards, None).await.expect("read").len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_says_nothing_or_too_much_or_comes_from_a_program_is_not_kept() {
    let (directory, id) = tea(Engine::Sqlite).await.expect("SQLite");
    let form = format!("/services/{id}/report");
    let long = format!("wrong=cost&words={}", "a".repeat(2001));
    for (body, says) in
        [("words=+", "Tick what is not right"), (&*long, "2000 characters"), ("wrong=nonsense", "Tick")]
    {
        let refused = send(&directory, &form, body).await;
        assert_eq!(refused.status, 400, "{body}");
        assert!(refused.body.contains(says));
    }
    let elsewhere = send_with(&directory, &form, "wrong=cost", &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(elsewhere.status, 403);
    assert!(elsewhere.body.contains("value=\"cost\" checked"), "the visitor may send it");
    // A program that fills in every box is thanked, too.
    let program = send(&directory, &form, "wrong=cost&website=https%3A%2F%2Fspam.example").await;
    assert_eq!(program.status, 303);
    assert_eq!(
        send(&directory, &format!("/services/{}/report", Uuid::nil()), "wrong=cost").await.status,
        404
    );
    assert_eq!(directory.get(&format!("{form}/nonsense")).await.status, 404);
    assert_eq!(directory.store.db.reports(Readers::Stewards, None).await.expect("read"), []);
    // A browser may have filled it in for somebody who is worried.
    send(&directory, &form, "wrong=treatment&website=https%3A%2F%2Fmine.example").await;
    assert_eq!(directory.store.db.reports(Readers::Stewards, None).await.expect("read").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_client_sends_only_so_many_and_of_none_is_it_said_that_it_will_be_read_when_it_is_not_kept() {
    let (directory, id) = tea(Engine::Sqlite).await.expect("SQLite");
    let form = format!("/services/{id}/report");
    for _ in 0..20 {
        assert_eq!(send(&directory, &form, "wrong=cost").await.status, 303);
    }
    let refused = send(&directory, &form, "wrong=cost&words=canaryword").await;
    assert_eq!(refused.status, 429);
    assert!(refused.body.contains("canaryword"), "nothing that was written is lost");
    assert!(!refused.body.contains("href=\"tel:"), "a wrong price is no emergency");
    let worry = send(&directory, &form, "wrong=treatment&words=canaryword").await;
    assert!(worry.status == 429 && worry.body.contains("canaryword"), "{}", worry.status);
    assert!(worry.body.contains("href=\"tel:"), "who cannot send it is told where to turn: {}", worry.body);
    assert_eq!(directory.store.db.reports(Readers::Stewards, None).await.expect("read").len(), 20);
}

async fn counted(store: &TestStore) -> Vec<(String, i64, i64)> {
    let counts = store.db.helpful_since(date(2026, 11, 22)).await.expect("read");
    counts.into_iter().map(|it| (it.page, it.yes, it.no)).collect()
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn whether_a_page_helped_is_counted_without_what_was_asked_of_it(#[case] engine: Engine) {
    let Some((directory, id)) = tea(engine).await else { return };
    let asked = send(&directory, "/helpful", "page=%2Fsearch%3Fq%3Dcanaryword&answer=yes").await;
    assert_eq!(asked.status, 303);
    assert_eq!(asked.header("location"), "/search?q=canaryword&helpful=thanks#helpful");
    let thanks = directory.get("/search?q=canaryword&helpful=thanks").await.body;
    assert!(thanks.contains("Thank you. Nothing about you was kept") && thanks.contains("canaryword"));
    let by_script = [("accept", "application/json")];
    let page = format!("page=/services/{id}&answer=no");
    assert_eq!(send_with(&directory, "/helpful", &page, &by_script).await.status, 204);
    send(&directory, "/helpful", "page=/&answer=no").await;
    send(&directory, "/helpful", "page=/search&answer=no").await;
    let expected = [("/".to_owned(), 0, 1), ("/search".to_owned(), 1, 1), (format!("/services/{id}"), 0, 1)];
    assert_eq!(counted(&directory.store).await, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_pages_that_there_are_can_be_counted() {
    let (directory, id) = tea(Engine::Sqlite).await.expect("SQLite");
    let hidden = directory.keep(service("Hidden"), Publication::Draft, Visibility::Public).await;
    for page in [
        "/made-up".to_owned(),
        format!("/services/{}", Uuid::nil()),
        format!("/services/{hidden}"),
        // Not a page, or one that only its reader may see.
        format!("/api/services/{id}"),
        format!("/services/{id}/report"),
        format!("/services/{id}/calendar.ics"),
        "/healthz".to_owned(),
        "/helpful".to_owned(),
        format!("/{}", "a".repeat(300)),
    ] {
        send(&directory, "/helpful", &format!("page={page}&answer=yes")).await;
    }
    for body in ["page=//b.example/&answer=yes", "page=/&answer=perhaps", "answer=yes", ""] {
        assert_eq!(send(&directory, "/helpful", body).await.status, 400, "{body}");
    }
    send_with(&directory, "/helpful", "page=/&answer=yes", &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(counted(&directory.store).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_times_of_a_service_can_be_put_into_a_calendar() {
    let (directory, id) = tea(Engine::Sqlite).await.expect("SQLite");
    let page = directory.get(&format!("/services/{id}")).await.body;
    assert!(page.contains(&format!("href=\"/services/{id}/calendar.ics\"")));
    let file = directory.get(&format!("/services/{id}/calendar.ics")).await;
    assert_eq!((file.status.as_u16(), file.header("content-type")), (200, "text/calendar; charset=utf-8"));
    for line in [
        "DTSTART;TZID=Europe/London:20261124T100000\r\n",
        "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20271122T235959Z\r\n",
        "SUMMARY:Tea\r\n",
    ] {
        assert!(file.body.contains(line), "{line}: {}", file.body);
    }
    let without = directory.keep(service("Chess"), Publication::Published, Visibility::Public).await;
    assert_eq!(directory.get(&format!("/services/{without}/calendar.ics")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_machines_read_of_a_page_has_no_place_that_is_withheld() {
    let directory = TestDirectory::empty(Engine::Sqlite).await.expect("SQLite");
    let refuge = service("Refuge").with(
        "service_at_locations",
        json!([{"location": {"name": "Canary House", "latitude": 52.123_456, "longitude": 1.0,
            "addresses": [{"address_1": "1 Canary Street", "postal_code": "IP23 7AA"}]},
            "schedules": [{"freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "closes_at": "12:00"}]}]),
    );
    let id = directory.keep(refuge, Publication::Published, Visibility::Withheld).await;
    let half = service("Half").with(
        "service_at_locations",
        json!([{"location": {"name": "Canary House", "visibility": "withheld", "latitude": 52.123_456, "longitude": 1.0,
            "addresses": [{"address_1": "1 Canary Street", "city": "Storrow", "postal_code": "IP23 7AA"}]}}]),
    );
    let half = directory.keep(half, Publication::Published, Visibility::Public).await;
    for id in [id, half] {
        let page = directory.get(&format!("/services/{id}")).await.body;
        let (_, data) = page.split_once("<script type=\"application/ld+json\">").expect("data");
        let data: Value =
            serde_json::from_str(data.split_once("</script>").expect("its end").0).expect("JSON");
        let data = data.to_string();
        assert!(data.contains("\"@type\":\"Service\""), "{data}");
        for secret in ["Canary", "52.12", "IP23"] {
            assert!(!data.contains(secret), "{secret} is in {data}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_language_takes_along_what_was_written() {
    let Some((directory, id)) = tea(Engine::Sqlite).await else { return };
    let form = format!("/services/{id}/report");
    let page = directory.get(&form).await.body;
    assert!(
        page.contains(&format!("form=\"report\" formaction=\"{form}?lang=cy\" name=\"switch\"")),
        "{page}"
    );
    let written = "wrong=times&words=Now+on+Mondays&contact=ann%40a.example&website=&switch=1";
    let welsh = send(&directory, &format!("{form}?lang=cy"), written).await;
    assert_eq!(welsh.status, 200);
    assert!(welsh.body.contains("<html lang=\"cy\"") && welsh.body.contains("Now on Mondays"));
    assert!(welsh.body.contains("value=\"ann@a.example\"") && !welsh.body.contains("govuk-error-summary"));
    assert!(welsh.header("set-cookie").contains("language=cy"));
    let refused = send(&directory, &form, "words=&website=").await.body;
    assert!(refused.contains("name=\"switch\" value=\"refused\""));
    let welsh = send(&directory, &format!("{form}?lang=cy"), "words=&website=&switch=refused").await;
    assert!(welsh.body.contains("govuk-error-summary") && welsh.body.contains("<title>Gwall"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_a_neighbouring_host_sends_nothing_in_a_visitors_name() {
    let Some((directory, id)) = tea(Engine::Sqlite).await else { return };
    let form = format!("/services/{id}/report");
    let body = "wrong=times&words=Now+on+Mondays";
    for elsewhere in [("sec-fetch-site", "same-site"), ("origin", "http://other.example")] {
        let answer = send_with(&directory, &form, body, &[elsewhere]).await;
        assert_eq!(answer.status, 403, "{elsewhere:?}");
        assert!(answer.body.contains("Now on Mondays"), "it is shown to be looked at");
    }
    let ours = send_with(&directory, &form, body, &[("origin", "http://directory.example")]).await;
    assert_eq!(ours.status, 303);
}
