use axum::{body::Body, http::Request};
use fingerpost_directory::{Publication, Visibility};
use fingerpost_store::testing::Engine;
use rstest::rstest;
use uuid::Uuid;

use crate::directory::{TestDirectory, service};

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_resident_searches_sees_why_and_opens_the_service(#[case] engine: Engine) {
    let Some(directory) = TestDirectory::empty(engine).await else { return };
    let cafe = service("Memory Café")
        .described("<p>For people with dementia and <b>carers</b>.</p>")
        .run_by("Age Well");
    let id = directory.keep(cafe, Publication::Published, Visibility::Public).await;
    directory.index().await;

    let home = directory.get("/").await;
    assert_eq!(home.status, 200);
    assert!(home.body.contains("1 service"), "the home page says how many there are");
    let results = directory.get("/search?q=dementia+carer").await;
    assert!(results.body.contains(&format!("/services/{id}")));
    assert!(results.body.contains("Why this is here"));
    let page = directory.get(&format!("/services/{id}")).await;
    assert_eq!(page.status, 200);
    assert!(
        page.body.contains("Memory Café")
            && page.body.contains("<b>carers</b>")
            && page.body.contains("Age Well")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisations_page_lists_what_it_runs() {
    let yoga = service("Yoga").run_by("Urban");
    let directory =
        TestDirectory::with([yoga, service("Boxing").run_by("Urban"), service("Chess").run_by("Rural")])
            .await;
    let page = directory.get(&format!("/services/{}", service("Yoga").id())).await.body;
    let (_, link) = page.split_once("/organisations/").expect("a link to who runs it");
    let page = directory.get(&format!("/organisations/{}", &link[..36])).await;
    assert!(page.body.contains("Yoga") && page.body.contains("Boxing") && !page.body.contains("Chess"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_a_helpful_404() {
    let directory = TestDirectory::with([]).await;
    for address in [
        format!("/services/{}", Uuid::nil()),
        "/services/not-an-id".to_owned(),
        format!("/organisations/{}", Uuid::nil()),
        "/no/such/page".to_owned(),
    ] {
        let answer = directory.get(&address).await;
        assert_eq!(answer.status, 404, "{address}");
        assert!(answer.body.contains(r#"name="q""#), "{address} offers a search");
        assert!(answer.body.contains("01632 960100"), "{address} says whom to ring");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_answer_says_so_and_what_to_do() {
    let directory = TestDirectory::with([service("Tea")]).await;
    let none = directory.get("/search?q=zzqxv").await;
    assert_eq!(none.status, 200);
    assert!(none.body.contains("zzqxv") && none.body.contains("does not mean there is no help"));
    assert_eq!(directory.get("/search").await.status, 200);
    assert_eq!(
        directory.get("/search?q=tea&page=nonsense").await.status,
        200,
        "a slip of the hand is forgiven"
    );
    assert_eq!(directory.get("/search?q=tea&page=99").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_is_remembered() {
    let directory = TestDirectory::with([]).await;
    let welsh = directory.get("/?lang=cy").await;
    assert!(welsh.body.contains(r#"<html lang="cy""#));
    assert!(welsh.header("set-cookie").starts_with("language=cy;"));
    let again = directory.get_with("/", &[("cookie", "a=b; language=cy")]).await;
    assert!(again.body.contains(r#"<html lang="cy""#));
    let browser = directory.get_with("/", &[("accept-language", "cy-GB, en;q=0.5")]).await;
    assert!(browser.body.contains(r#"<html lang="cy""#));
    assert_eq!(browser.header("set-cookie"), "", "nothing is stored that nobody asked for");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_record_shows_nothing_live() {
    let hostile = service("<script>alert(1)</script>Tea")
        .described(r#"<p onclick="x()">Tea<script>alert(1)</script><img src="data:image/png;base64,AA" onerror="x()"><a href="javascript:x()">a</a><b>unclosed"#)
        .with("url", "javascript:alert(1)")
        .with("email", "\"><script>alert(1)</script>@example.org")
        .with("alert", "<img src=x onerror=alert(1)>")
        .run_by("<svg onload=alert(1)>Urban");
    let id = hostile.id();
    let directory = TestDirectory::with([hostile]).await;
    for address in
        [format!("/services/{id}"), "/search?q=tea".to_owned(), format!("/openreferral/v3/services/{id}")]
    {
        let answer = directory.get(&address).await;
        assert_eq!(answer.status, 200, "{address}");
        for live in ["<script>", "onerror=", "onclick=", "onload=", "javascript:", "data:image", "<img"] {
            assert!(!answer.body.contains(live), "{live} stands in {address}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_forbids_scripts_frames_and_guessing() {
    let directory = TestDirectory::with([]).await;
    for address in ["/", "/search?q=a", "/nowhere", "/openreferral/v3"] {
        let answer = directory.get(address).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{address}");
        assert!(policy.contains("frame-ancestors 'none'"), "{address}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_a_browser_has_is_not_sent_again_unless_nothing_may_keep_it() {
    let directory = TestDirectory::with([service("Tea")]).await;
    for address in ["/", "/about", "/search?q=tea", "/advice"] {
        let page = directory.get(address).await;
        let tag = page.header("etag").to_owned();
        let again = directory.get_with(address, &[("if-none-match", tag.as_str())]).await;
        assert!(again.status == 304 && again.body.is_empty(), "{address} {tag}");
        let welsh =
            directory.get_with(address, &[("if-none-match", tag.as_str()), ("accept-language", "cy")]).await;
        assert_eq!(welsh.status, 200, "{address} is another page in Welsh");
    }
    for address in ["/shortlist", "/staying-safe-online"] {
        assert_eq!(directory.get(address).await.header("etag"), "", "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn styles_are_there_and_keep_for_ever() {
    let directory = TestDirectory::with([]).await;
    let home = directory.get("/").await.body;
    let (_, rest) = home.split_once("/assets/fingerpost").expect("a style sheet");
    let (name, _) = rest.split_once('"').expect("its name");
    let sheet = directory.get(&format!("/assets/fingerpost{name}")).await;
    assert_eq!((sheet.status.as_u16(), sheet.header("content-type")), (200, "text/css; charset=utf-8"));
    assert!(sheet.header("cache-control").contains("immutable"));
    let request = Request::head(format!("/assets/fingerpost{name}")).header("accept-encoding", "gzip, br");
    let packed = directory.ask(request.body(Body::empty()).expect("a request")).await;
    assert!(packed.header("content-encoding") == "br" && packed.header("vary").contains("accept-encoding"));
    assert_eq!(directory.get("/assets/../Cargo.toml").await.status, 404);
}
