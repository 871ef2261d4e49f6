//! A language beside those in the program.

use std::sync::LazyLock;

use fingerpost_directory::{Publication, Visibility};
use fingerpost_pages::{Catalogue, Contact, Language, Phrase, Site, SiteFile};
use fingerpost_server::Sites;
use fingerpost_store::testing::Engine;

use crate::directory::{TestDirectory, service};

/// The words of English, said to be of a language that is written from right to left. It is added for all tests of this
/// program: sites of theirs that do not name it do not offer it.
static ARABIC: LazyLock<Language> = LazyLock::new(|| {
    let words = include_str!("../../../pages/messages/en.ftl")
        .replace("language-name = English", "language-name = العربية")
        .replace("language-direction = ltr", "language-direction = rtl")
        .replace("[one] 1 service found.", "[two] خدمتان\n    [one] خدمة");
    Language::add(vec![Catalogue::read("ar", &words).expect("a whole catalogue")]).expect("the only one");
    Language::parse("ar").expect("it was added")
});

async fn directory() -> TestDirectory {
    let site = Site {
        name: Phrase { cy: Some("Cymorth yma".to_owned()), ..Phrase::from("Help here") },
        hosts: vec!["help.example".to_owned()],
        languages: vec![Language::ENGLISH, *ARABIC],
        contact: Contact { phone: Some("01632 960100".to_owned()), ..Contact::default() },
        ..Site::default()
    };
    let directory = TestDirectory::of(Engine::Sqlite, Sites::from(site)).await.expect("SQLite");
    for name in ["Lunch at noon", "Lunch at one"] {
        let lunch = service(name).described("Soup & bread.");
        directory.keep(lunch, Publication::Published, Visibility::Public).await;
    }
    directory.index().await;
    directory
}

#[tokio::test(flavor = "multi_thread")]
async fn a_language_from_a_file_is_served_from_right_to_left_where_a_site_offers_it() {
    let directory = directory().await;
    let page = directory.get("/search?q=lunch&lang=ar").await;
    assert!(page.header("set-cookie").contains("language=ar;"), "{}", page.header("set-cookie"));
    assert!(page.body.contains("<html lang=\"ar\" dir=\"rtl\" class=\"govuk-template\">"));
    assert!(page.body.contains("خدمتان"), "the plural of two");
    assert!(page.body.contains("href=\"/assets/fingerpost-rtl-"));
    let switch =
        "href=\"?q=lunch&amp;lang=en\" rel=\"alternate\" lang=\"en\" hreflang=\"en\" dir=\"ltr\">English</a>";
    assert!(page.body.replace("&#38;", "&amp;").contains(switch));
    assert!(page.body.contains("aria-current=\"true\" lang=\"ar\">العربية</span>"));

    let english = directory.get("/search?q=lunch").await;
    assert!(english.body.contains("<html lang=\"en\" class=\"govuk-template\">"));
    assert!(english.body.contains("lang=\"ar\" hreflang=\"ar\" dir=\"rtl\">العربية</a>"));
    assert!(!english.body.contains("-rtl-") && !english.body.contains("dir=\"ltr\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_said_in_the_language_is_marked_as_english() {
    let directory = directory().await;
    let page = directory.get("/search?q=lunch&lang=ar").await.body;
    assert!(page.contains("<span lang=\"en\" dir=\"ltr\">Help here</span>"), "the name of the site");
    assert!(page.contains("<span lang=\"en\" dir=\"ltr\">Lunch at noon</span>"), "the name of a record");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_telephone_number_keeps_the_order_of_its_groups_among_words_from_right_to_left() {
    let directory = directory().await;
    let arabic = directory.get("/?lang=ar").await.body;
    assert!(arabic.contains("\u{2066}01632 960100\u{2069}"));
    let english = directory.get("/").await.body;
    assert!(english.contains("Call 01632 960100") && !english.contains('\u{2066}'));
}

#[tokio::test(flavor = "multi_thread")]
async fn search_engines_and_browsers_find_the_language() {
    let directory = directory().await;
    let id = service("Lunch at noon").id();
    let preferring = [("accept-language", "ar-EG, en;q=0.5")];
    let page = directory.get_with(&format!("/services/{id}"), &preferring).await.body;
    assert!(page.contains("<html lang=\"ar\""), "the country of a reader is no other language");
    let address = format!("https://help.example/services/{id}");
    for link in [
        format!("<link rel=\"canonical\" href=\"{address}?lang=ar\">"),
        format!("<link rel=\"alternate\" hreflang=\"en\" href=\"{address}\">"),
        format!("<link rel=\"alternate\" hreflang=\"ar\" href=\"{address}?lang=ar\">"),
    ] {
        assert!(page.contains(&link), "{link}");
    }
    let welsh = directory.get("/?lang=cy").await.body;
    assert!(welsh.contains("<html lang=\"en\""), "this site does not offer Welsh");
}

#[test]
fn a_site_offers_what_its_file_names_and_else_every_language_that_there_is() {
    LazyLock::force(&ARABIC);
    let languages = |fields: &str| {
        let file: SiteFile = serde_json::from_str(&format!("{{\"name\": \"Help\"{fields}}}"))?;
        let site = file.check(None, &[]).expect("a site");
        Ok::<Vec<_>, serde_json::Error>(site.languages().map(Language::code).collect())
    };
    assert_eq!(languages(r#", "languages": ["ar", "en"]"#).unwrap(), ["en", "ar"]);
    assert_eq!(languages("").unwrap(), ["en", "cy", "ar"]);
    let refused = languages(r#", "languages": ["en", "fr"]"#).unwrap_err().to_string();
    assert!(
        refused.starts_with("“fr” is none of the languages that there are words for (en, cy, ar);"),
        "{refused}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_weighs_its_languages_gets_the_one_that_it_likes_best() {
    let directory = directory().await;
    for (accepts, language) in [
        ("en;q=0.5, ar", "ar"),
        ("ar;q=0.1, en;q=0.9", "en"),
        ("ar;q=0, en", "en"),
        ("fr, ar;q=0.8, en;q=0.8", "ar"),
        ("en-GB,en;q=0.9", "en"),
    ] {
        let page = directory.get_with("/", &[("accept-language", accepts)]).await.body;
        assert!(page.contains(&format!("<html lang=\"{language}\"")), "{accepts}");
    }
    let page = directory.get("/").await.body;
    assert!(page.contains("hreflang=\"x-default\" href=\"https://help.example/\""), "{page}");
}
