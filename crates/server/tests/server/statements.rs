//! What the directory says of itself is so.

use axum::{body::Body, http::Request};
use fingerpost_pages::COOKIES;
use fingerpost_store::testing::Engine;
use rstest::rstest;

use crate::{
    crawl::crawl,
    directory::{TestDirectory, service},
};

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn how_many_and_how_fresh_is_counted_of_what_anybody_may_see(#[case] engine: Engine) {
    use fingerpost_directory::{Publication::Published, Visibility};
    let Some(directory) = TestDirectory::empty(engine).await else { return };
    for (name, checked, visibility) in [
        ("A", Some("2026-05-22"), Visibility::Public),
        ("B", Some("2026-05-21"), Visibility::Public),
        ("C", Some("2025-11-21"), Visibility::Public),
        ("D", None, Visibility::Public),
        ("E", Some("2026-11-01"), Visibility::Staff),
    ] {
        let checked = checked.map(|day| service(name).with("assured_date", day));
        directory.keep(checked.unwrap_or_else(|| service(name)), Published, visibility).await;
    }
    directory.index().await;
    let page = directory.get("/about/quality").await;
    assert_eq!(page.status, 200);
    for wanted in [
        "on 22 November 2026.",
        "<li>4 services</li>",
        "1 of 4 services was checked in the last 6 months",
        "2 of 4 were checked in the last 12 months",
        "1 of 4 was last checked more than 12 months ago",
        "1 of 4 does not say when",
        "<th scope=\"row\">test</th>",
    ] {
        assert!(page.body.contains(wanted), "{wanted}: {}", page.body);
    }
    assert!(directory.get("/about").await.body.contains("4 services"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_cookie_that_is_set_is_named_on_the_page_of_cookies_and_no_other() {
    let directory = TestDirectory::with([service("Tea")]).await;
    let mut set: Vec<String> = Vec::new();
    for (_, answer) in crawl(&directory, "directory.example", &[service("Tea").id()]).await {
        let cookies = answer.headers.get_all("set-cookie").iter();
        let names = cookies.filter_map(|cookie| Some(cookie.to_str().ok()?.split_once('=')?.0.to_owned()));
        set.extend(names);
    }
    let welsh = directory.get("/?lang=cy").await;
    set.push(welsh.header("set-cookie").split('=').next().unwrap_or_default().to_owned());
    let danger = directory.get("/search?q=i+want+to+die").await;
    set.push(danger.header("set-cookie").split('=').next().unwrap_or_default().to_owned());
    let form = Request::post("/shortlist")
        .header("host", "directory.example")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(format!("add={}&back=/", service("Tea").id())));
    let chosen = directory.ask(form.expect("a request")).await;
    set.push(chosen.header("set-cookie").split('=').next().unwrap_or_default().to_owned());
    set.sort();
    set.dedup();
    let named: Vec<&str> = COOKIES.iter().map(|cookie| cookie.name).collect();
    assert_eq!(set, named);
    let page = directory.get("/cookies").await.body;
    for name in named {
        assert!(page.contains(&format!("<code>{name}</code>")), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_page_leads_to_the_statements() {
    let directory = TestDirectory::with([service("Tea")]).await;
    let home = directory.get("/").await.body;
    for address in ["/about", "/accessibility", "/privacy", "/cookies", "/advice", "/topics"] {
        assert!(home.contains(&format!("href=\"{address}\"")), "{address}");
        assert_eq!(directory.get(address).await.status, 200, "{address}");
    }
    let welsh = directory.get("/accessibility?lang=cy").await.body;
    let share = "Nid oes neb sy’n siarad yr iaith wedi adolygu’r un ohonynt eto.";
    assert!(welsh.contains("<li>Cymraeg: cyfieithodd peiriant y") && welsh.contains(share), "{welsh}");
}
