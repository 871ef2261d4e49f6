//! The home page of the made-up borough.

use fingerpost_harvest::{Import, import, inputs};

use crate::directory::TestDirectory;

/// The directory that `serve --demo` loads.
async fn borough() -> TestDirectory {
    let directory = TestDirectory::with([]).await;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/services");
    let files = inputs(std::path::Path::new(folder)).expect("the demonstration");
    let now = "2026-11-22T12:00:00Z".parse().expect("a time");
    let import_ = Import { files, source: "demonstration".to_owned(), dry_run: false, now };
    import(&directory.store.db, &import_, |_| {}).await.expect("services");
    directory.index().await;
    directory
}

#[tokio::test(flavor = "multi_thread")]
async fn each_need_on_the_home_page_leads_to_services_that_help_with_it() {
    let directory = borough().await;
    let home = directory.get("/").await.body;
    let needs =
        home.split("class=\"fp-needs\"").nth(1).and_then(|rest| rest.split("</ul>").next()).expect("needs");
    let needs: Vec<(String, &str)> = needs
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| {
            let (href, rest) = rest.split_once('"')?;
            Some((href.replace("&#38;", "&"), rest.split_once('>')?.1.split("</a>").next()?))
        })
        .collect();
    let said: Vec<&str> = needs.iter().map(|(_, words)| *words).collect();
    for need in ["Money is tight", "Caring for someone", "Feeling low", "Getting out and about", "I can help"]
    {
        assert!(said.contains(&need), "{need}: {said:?}");
    }
    for (href, words) in needs {
        let found = directory.get(&href.replace("/search", "/api/search")).await.json();
        let total = found["total"].as_u64().unwrap_or_default();
        assert!(total >= 5, "{words} ({href}) finds {total}");
        assert!(found["relaxed"].is_null() && found["did_you_mean"].is_null(), "{words}: {found}");
        assert_eq!(directory.get(&href).await.status, 200, "{words}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_services_for_people_in_danger_can_be_left_quickly_and_few_others() {
    let directory = borough().await;
    let services = directory.get("/openreferral/v3/services?full=true&per_page=500").await.json();
    let mut guarded = Vec::new();
    for service in services["contents"].as_array().expect("services") {
        let id = service["id"].as_str().unwrap_or_default();
        let page = directory.get(&format!("/services/{id}")).await;
        if page.body.contains("href=\"/leave\"") {
            guarded.push((service["name"].as_str().unwrap_or_default().to_owned(), service.to_string()));
        }
    }
    println!("{:#?}", guarded.iter().map(|(name, _)| name).collect::<Vec<_>>());
    for topic in ["domestic-abuse", "sexual-violence"] {
        let file = format!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/services/{}.json"), topic);
        let all: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(file).expect("a file")).expect("JSON");
        for service in all
            .as_array()
            .expect("services")
            .iter()
            .filter(|it| !matches!(it["visibility"].as_str(), Some("partner" | "staff")))
        {
            let name = service["name"].as_str().unwrap_or_default();
            assert!(guarded.iter().any(|(known, _)| known == name), "{topic}: {name}");
        }
    }
    let all = services["contents"].as_array().map_or(0, Vec::len);
    assert!(guarded.len() * 10 < all, "{} of {all}", guarded.len());
}
