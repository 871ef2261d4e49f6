//! What search engines are told.

use fingerpost_directory::{Publication, Visibility};
use fingerpost_pages::{Language, Site};
use fingerpost_server::Sites;
use fingerpost_store::testing::Engine;

use crate::directory::{TestDirectory, service};

async fn directory() -> TestDirectory {
    let site =
        |name: &str, host: &str| Site { name: name.into(), hosts: vec![host.to_owned()], ..Site::default() };
    let town = site("Town", "town.example");
    let county = Site { languages: vec![Language::ENGLISH], ..site("County", "county.example") };
    let made_up = Site { demonstration: true, ..site("Made up", "madeup.example") };
    let sites = Sites::new(vec![town, county, made_up]).expect("sites");
    let directory = TestDirectory::of(Engine::Sqlite, sites).await.expect("SQLite");
    directory.keep(service("Tea").run_by("Urban"), Publication::Published, Visibility::Public).await;
    directory.keep(service("Draft tea"), Publication::Draft, Visibility::Public).await;
    directory.keep(service("Partners’ tea"), Publication::Published, Visibility::Partner).await;
    directory.index().await;
    directory
}

async fn get(directory: &TestDirectory, host: &'static str, address: &str) -> crate::directory::Answer {
    directory.get_with(address, &[("host", host)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sitemap_has_each_public_page_at_the_host_of_its_site_and_nothing_else() {
    let directory = directory().await;
    let sitemap = get(&directory, "town.example", "/sitemap.xml").await;
    assert_eq!(sitemap.header("content-type"), "application/xml; charset=utf-8");
    let id = service("Tea").id();
    assert!(sitemap.body.contains(&format!(
        "<loc>https://town.example/services/{id}</loc><lastmod>2026-11-22T12:00:00Z</lastmod>"
    )));
    assert!(
        sitemap
            .body
            .contains(&format!("hreflang=\"cy\" href=\"https://town.example/services/{id}?lang=cy\""))
    );
    assert_eq!(sitemap.body.matches("<loc>https://town.example/services/").count(), 1, "{}", sitemap.body);
    assert_eq!(sitemap.body.matches("<loc>https://town.example/organisations/").count(), 1);
    let english = get(&directory, "county.example", "/sitemap.xml").await;
    assert!(english.body.contains("https://county.example/services/") && !english.body.contains("hreflang"));
    // Every page of it is there, and says itself that it is the one.
    for rest in sitemap.body.split("<loc>https://town.example").skip(1) {
        let path = rest.split("</loc>").next().unwrap_or_default();
        let page = get(&directory, "town.example", path).await;
        assert_eq!(page.status, 200, "{path}");
        let canonical = format!("<link rel=\"canonical\" href=\"https://town.example{path}\">");
        assert!(page.body.contains(&canonical), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_directory_is_told_part_by_part() {
    let directory = directory().await;
    let part = get(&directory, "town.example", "/sitemaps/services-1.xml").await;
    assert!(part.status == 200 && part.body.matches("<url>").count() == 1);
    for absent in [
        "services-2.xml",
        "services-0.xml",
        "services.xml",
        "nothing-1.xml",
        "pages-2.xml",
        "services-99999999999999999.xml",
    ] {
        assert_eq!(
            get(&directory, "town.example", &format!("/sitemaps/{absent}")).await.status,
            404,
            "{absent}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn robots_stay_out_of_searches_and_of_what_is_made_up() {
    let directory = directory().await;
    let robots = get(&directory, "town.example", "/robots.txt").await.body;
    assert!(robots.contains("Disallow: /search?\n") && robots.contains("Disallow: /map\n"));
    assert!(robots.ends_with("Sitemap: https://town.example/sitemap.xml\n"));
    assert_eq!(get(&directory, "madeup.example", "/robots.txt").await.body, "User-agent: *\nDisallow: /\n");
    let demonstration = Site { demonstration: true, ..Site::default() };
    let here = TestDirectory::of(Engine::Sqlite, Sites::from(demonstration)).await.expect("SQLite");
    let robots = get(&here, "127.0.0.1:8080", "/robots.txt").await.body;
    assert!(robots.contains("Sitemap: "), "nobody but its own user comes there: {robots}");
    for absent in ["/sitemap.xml", "/sitemaps/services-1.xml"] {
        assert_eq!(get(&directory, "madeup.example", absent).await.status, 404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_says_its_one_address_in_each_language_and_a_search_says_none() {
    let directory = directory().await;
    let address = format!("/services/{}", service("Tea").id());
    let welsh = get(&directory, "town.example", &format!("{address}?lang=cy&utm=x")).await.body;
    for says in [
        format!("<link rel=\"canonical\" href=\"https://town.example{address}?lang=cy\">"),
        format!("<link rel=\"alternate\" hreflang=\"en\" href=\"https://town.example{address}\">"),
        format!("<link rel=\"alternate\" hreflang=\"cy\" href=\"https://town.example{address}?lang=cy\">"),
    ] {
        assert!(welsh.contains(&says), "{says}");
    }
    for (host, address) in
        [("town.example", "/search?q=tea"), ("town.example", "/nowhere"), ("madeup.example", "/")]
    {
        assert!(!get(&directory, host, address).await.body.contains("canonical"), "{host}{address}");
    }
}
