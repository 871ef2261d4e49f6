//! The search box on another site's page.

use fingerpost_pages::Site;
use fingerpost_server::Sites;
use fingerpost_store::testing::Engine;

use crate::directory::TestDirectory;

async fn directory() -> TestDirectory {
    let framed = Site {
        name: "Framed".into(),
        hosts: vec!["framed.example".to_owned()],
        embed_hosts: vec!["www.council.example".to_owned(), "council.example:8443".to_owned()],
        ..Site::default()
    };
    let alone = Site { name: "Alone".into(), hosts: vec!["alone.example".to_owned()], ..Site::default() };
    let sites = Sites::new(vec![framed, alone]).expect("sites");
    let directory = TestDirectory::of(Engine::Sqlite, sites).await.expect("SQLite");
    directory.index().await;
    directory
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_hosts_that_a_site_names_may_frame_its_search_box_and_nothing_else_of_it() {
    let directory = directory().await;
    let ancestors = async |host: &'static str, address: &str| {
        let answer = directory.get_with(address, &[("host", host)]).await;
        let policy = answer.header("content-security-policy").to_owned();
        policy.split("frame-ancestors ").nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(ancestors("framed.example", "/embed").await, "www.council.example council.example:8443");
    for (host, address) in [
        ("framed.example", "/"),
        ("framed.example", "/search?q=tea"),
        ("framed.example", "/embed/more"),
        ("framed.example", "/leave"),
        ("alone.example", "/embed"),
        ("unknown.example", "/map?q=tea"),
    ] {
        assert_eq!(ancestors(host, address).await, "'none'", "{host}{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn its_results_open_outside_the_frame_with_what_the_host_filled_in() {
    let directory = directory().await;
    let frame = directory.get("/embed?q=lunch&near=Diss&lang=cy&target=_blank").await.body;
    for says in [
        "value=\"lunch\"",
        "value=\"Diss\"",
        "<html lang=\"cy\"",
        "name=\"lang\" value=\"cy\"",
        "target=\"_blank\"",
    ] {
        assert!(frame.contains(says), "{says}: {frame}");
    }
    let other = directory.get("/embed?target=%22%3E%3Cscript%3E").await.body;
    assert!(other.contains("target=\"_top\"") && !other.contains("<script>"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_script_that_makes_the_frame_has_an_address_that_never_changes() {
    let script = directory().await.get("/embed.js").await;
    assert_eq!(
        (script.status.as_u16(), script.header("content-type")),
        (200, "text/javascript; charset=utf-8")
    );
    assert_eq!(script.header("cache-control"), "public, max-age=3600");
    assert!(script.body.contains("/embed") && script.body.contains("iframe"));
}
