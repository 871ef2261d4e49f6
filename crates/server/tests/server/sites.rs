//! Several faces on one directory.

use axum::{body::Body, http::Request};
use fingerpost_pages::{HelplineFile, Site, SiteFile};
use fingerpost_server::Sites;
use fingerpost_store::testing::Engine;

use crate::directory::{Answer, TestDirectory};

const HELPLINES: &str = r#"{"helplines": [
    {"id": "emergency", "name": "999", "call": "999", "when": {"en": "Danger.", "cy": "Perygl."},
     "source": "https://a.example/", "emergency": true},
    {"id": "listeners", "name": "Listeners", "call": "116 123", "when": {"en": "To talk.", "cy": "I siarad."},
     "hours": {"en": "all day", "cy": "drwy’r dydd"}, "source": "https://b.example/", "crisis": true},
    {"id": "texters", "name": "Texters", "text": "SHOUT", "text_to": "85258", "when": {"en": "To text.", "cy": "I decstio."},
     "source": "https://c.example/", "crisis": true, "checked": "2026-03-02"},
    {"id": "welsh", "name": "Only in Wales", "call": "0808 80 10 800", "when": {"en": "There.", "cy": "Yno."},
     "source": "https://d.example/", "crisis": true, "nations": ["wales"]},
    {"id": "advice", "name": "Advice about debt", "call": "0800 138 1111", "when": {"en": "Debts.", "cy": "Dyledion."},
     "source": "https://e.example/"}
]}"#;

fn site(text: &str) -> Site {
    let helplines: HelplineFile = serde_json::from_str(HELPLINES).expect("helplines");
    let file: SiteFile = serde_json::from_str(text).expect("a site");
    let logo = file.logo().expect("a name").map(|_| {
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>"#.to_owned()
    });
    file.check(logo.as_deref(), &helplines.check().expect("helplines")).expect("a site")
}

fn town() -> Site {
    site(
        r##"{"name": {"en": "Help in Town", "cy": "Cymorth yn y Dref"}, "hosts": ["town.example"], "languages": ["en", "cy"], "nation": "england",
            "contact": {"phone": "01632 960001"}, "out_of_hours": {"phone": "01632 960002", "hours": "at night"},
            "default_area": {"name": "Town and about", "postcode": "IP23 7AG"}}"##,
    )
}

pub fn county() -> Site {
    site(
        r##"{"name": "Support in County", "hosts": ["county.example", "www.county.example"], "nation": "england",
            "logo": "county.svg", "colours": {"brand": "#3b2464", "link": "#5a2a86"}, "languages": ["en"],
            "demonstration": true, "contact": {"phone": "01632 960003"},
            "confirmed": {"listeners": {"by": "Sam", "on": "2026-11-20"}}}"##,
    )
}

async fn directory() -> TestDirectory {
    let sites = Sites::new(vec![town(), county()]).expect("sites");
    let directory = TestDirectory::of(Engine::Sqlite, sites).await.expect("SQLite");
    directory.index().await;
    directory
}

async fn get(directory: &TestDirectory, host: &[&str], address: &str) -> Answer {
    let mut request = Request::get(address);
    for host in host {
        request = request.header("host", *host);
    }
    directory.ask(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_host_shows_its_own_face_on_the_same_directory() {
    let directory = directory().await;
    for address in ["/", "/search", "/no/such/page", "/services/not-an-id"] {
        for host in ["town.example", "TOWN.example:8080", "town.example."] {
            let page = get(&directory, &[host], address).await.body;
            assert!(page.contains("Help in Town") && !page.contains("County"), "{host}{address}");
        }
        for host in ["county.example", "www.County.example:443"] {
            let page = get(&directory, &[host], address).await.body;
            assert!(page.contains("Support in County") && !page.contains("Town"), "{host}{address}");
            assert!(page.contains("width=\"32\" height=\"32\""), "the logo: {host}{address}");
        }
    }
    let home = get(&directory, &["town.example"], "/").await.body;
    assert!(
        home.contains("tel:01632960001") && home.contains("tel:01632960002") && home.contains("at night")
    );
    assert!(home.contains("Town and about"));
    assert!(!home.contains("/sites/"), "a site without colours has Fingerpost's own");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_nobody_names_gets_the_first_site_or_the_one_that_says_so() {
    let first = directory().await;
    for host in [
        &["elsewhere.example"][..],
        &[],
        &["county.example", "town.example"],
        &["county.example:80:80"],
        &[""],
    ] {
        let page = get(&first, host, "/").await;
        assert!(page.status == 200 && page.body.contains("Help in Town"), "{host:?}");
    }
    let county = Site { default: true, ..county() };
    let sites = Sites::new(vec![town(), county]).expect("sites");
    let directory = TestDirectory::of(Engine::Sqlite, sites).await.expect("SQLite");
    assert!(get(&directory, &["elsewhere.example"], "/").await.body.contains("Support in County"));
    assert!(get(&directory, &["town.example"], "/").await.body.contains("Help in Town"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_host_never_reaches_a_page() {
    let directory = directory().await;
    for host in [
        "evil.example",
        "\"><script>alert(1)</script>",
        "evil.example:80\"",
        "town.example@evil.example",
        "../evil",
    ] {
        for address in ["/", "/search?q=a", "/nowhere"] {
            let answer = get(&directory, &[host], address).await;
            assert!(!answer.body.contains("evil") && !answer.body.contains("<script>"), "{host}{address}");
            assert!(answer.body.contains("Help in Town"), "{host}{address}");
            let headers = format!("{:?}", answer.headers);
            assert!(!headers.contains("evil") && !headers.contains("script>"), "{headers}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn colours_come_as_a_style_sheet_of_their_own_that_any_cache_may_keep() {
    let directory = directory().await;
    let home = get(&directory, &["county.example"], "/").await;
    assert!(home.header("content-security-policy").contains("style-src 'self';"));
    assert!(home.header("vary").contains("host"), "{}", home.header("vary"));
    assert!(home.header("cache-control").contains("no-cache"), "a page is not kept unasked");
    let (_, rest) = home.body.split_once("/sites/").expect("a style sheet");
    let address = format!("/sites/{}", rest.split('"').next().expect("its end"));
    for host in ["county.example", "town.example"] {
        let sheet = get(&directory, &[host], &address).await;
        assert_eq!((sheet.status.as_u16(), sheet.header("content-type")), (200, "text/css; charset=utf-8"));
        assert!(
            sheet.body.contains("--fp-brand:#3b2464") && sheet.header("cache-control").contains("immutable")
        );
    }
    let before = home.body.find("/assets/fingerpost").expect("our own sheet");
    assert!(before < home.body.find("/sites/").expect("theirs"), "a site's colours come after ours");
    for address in ["/sites/0000000000000000.css", "/sites/..%2fCargo.toml", "/sites/hartsmere.toml"] {
        assert_eq!(get(&directory, &["county.example"], address).await.status, 404, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_speaks_only_the_languages_that_it_offers() {
    let directory = directory().await;
    let asked = [("cookie", "language=cy"), ("accept-language", "cy")];
    let town = directory.get_with("/?lang=cy", &asked).await.body;
    assert!(town.contains("<html lang=\"cy\"") && town.contains("Cymorth yn y Dref"));
    let request = Request::get("/?lang=cy").header("host", "county.example").header("cookie", "language=cy");
    let county = directory.ask(request.body(Body::empty()).expect("a request")).await.body;
    assert!(county.contains("<html lang=\"en\"") && !county.contains("Cymraeg"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_home_page_has_crisis_lines_with_the_day_they_were_checked_and_no_others() {
    let directory = directory().await;
    let home = get(&directory, &["town.example"], "/").await.body;
    for shown in [
        "tel:999",
        "tel:116123",
        "text SHOUT to 85258",
        "Checked on 2 March 2026.",
        "We have not checked this number yet.",
    ] {
        assert!(home.contains(shown), "{shown}");
    }
    for hidden in ["Only in Wales", "Advice about debt", "These are real"] {
        assert!(!home.contains(hidden), "{hidden}");
    }
    assert!(!home.contains("everything else in this demonstration is made up"));
    let county = get(&directory, &["county.example"], "/").await.body;
    assert!(county.contains("Checked on 20 November 2026."), "the site's own file confirms it");
    assert!(county.contains("everything else in this demonstration is made up"));
}

#[test]
fn sites_that_want_the_same_are_refused_in_a_sentence() {
    let twice =
        Sites::new(vec![county(), Site { hosts: vec!["county.example".to_owned()], ..town() }]).unwrap_err();
    assert_eq!(
        twice.to_string(),
        "the host county.example is asked for by “Support in County” and by “Help in Town”: a host shows one site"
    );
    let default = |site| Site { default: true, ..site };
    let both = Sites::new(vec![default(town()), default(county())]).unwrap_err();
    assert!(both.to_string().starts_with("“Help in Town” and “Support in County” both say default = true"));
    assert!(Sites::new(Vec::new()).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_handed_over_leads_to_the_site_that_it_was_taken_from() {
    let directory = directory().await;
    for (host, url) in
        [("town.example", "https://town.example"), ("www.county.example", "https://county.example")]
    {
        let page = get(&directory, &[host], "/developers").await.body;
        assert!(page.contains(&format!("{url}/api/search")), "{host}");
    }
}
