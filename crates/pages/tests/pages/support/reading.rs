//! Pages to read: advice, topics, and what the directory says of itself.

use fingerpost_pages::{
    Advice, AdviceFile, AdviceTranslation, DirectorySize, Frame, ListedTopic, NotFound, Quality, TopicGroup,
    TopicView, about, accessibility, advice, advice_list, cookies, not_found, privacy, quality, topic,
    topics,
};
use fingerpost_search::Freshness;
use jiff::civil::date;
use serde_json::json;

use super::{SCRIPT, hit, hostile_hit};

const TODAY: jiff::civil::Date = date(2026, 11, 22);

/// Translated, and past its review.
pub fn advice_page() -> Advice {
    let file = json!({
        "title": "Somebody’s café & choir", "summary": "A hot lunch for everybody.",
        "owner": "Willowbrook Community Trust", "reviewed": "2025-06-12", "review_by": "2026-06-12",
        "needs": [{"say": {"en": "Somewhere for a hot lunch", "cy": "Rhywle am ginio poeth"}, "search": "lunch"}],
        "topics": ["Closed on Sundays & bank holidays"],
        "sources": [{"name": "An Act of Parliament: Mill Lane", "url": "https://law.example/act"}],
    });
    let file: AdviceFile = serde_json::from_value(file).expect("the fields");
    let mut page = file
        .check("choir", "A hot lunch.\n\n## Anybody\n\n- Polish\n- [Buses](https://buses.example)", 0)
        .expect("a page");
    let welsh = json!({"title": "Côr", "summary": "Cinio poeth.", "translated": "machine"});
    let welsh: AdviceTranslation = serde_json::from_value(welsh).expect("the fields");
    welsh.check(&mut page, "Cinio.\n\n## Pawb\n\nDewch.", 0).expect("a page");
    page
}

/// All that its owner can write, live, and not translated.
fn hostile_advice() -> Advice {
    let file = json!({
        "title": SCRIPT, "summary": SCRIPT, "owner": SCRIPT, "reviewed": "2026-06-12", "review_by": "2027-06-12",
        "helplines": ["suicide"], "needs": [{"say": SCRIPT, "search": SCRIPT}], "topics": [SCRIPT],
        "sources": [{"name": SCRIPT, "url": "https://law.example/\"onmouseover=alert(1)//"}],
    });
    let file: AdviceFile = serde_json::from_value(file).expect("the fields");
    file.check("a", "## \\<script>alert(1)\\</script>\n\n\\<img src=x onerror=alert(1)>", 0).expect("a page")
}

/// About what somebody does to somebody.
fn advice_in_danger() -> Advice {
    let file = json!({
        "title": "Staying safe", "summary": "When somebody hurts you.", "owner": "Hartsmere Council",
        "reviewed": "2026-06-12", "review_by": "2027-06-12", "helplines": ["domestic-abuse"], "needs": [], "topics": [],
        "sources": [{"name": "An Act", "url": "https://law.example/act"}],
    });
    let file: AdviceFile = serde_json::from_value(file).expect("the fields");
    file.check("staying-safe", "Ring somebody.", 0).expect("a page")
}

/// Each in its kinds, with a name for it.
pub fn pages<'a>(at: &impl Fn(&'static str) -> Frame<'a>) -> Vec<(&'static str, String)> {
    let (page, hostile, safe) = (advice_page(), hostile_advice(), advice_in_danger());
    let listed = |id: &'static str, name, services| ListedTopic { id: id.into(), name, services };
    let carers = listed("carers", "A hot topic", 12);
    let abuse = [listed("-YQ", "Domestic abuse", 2)];
    let groups = [
        TopicGroup {
            taxonomy: "Willowbrook Trust’s own list",
            topics: vec![(carers, vec![listed("a", "Buses", 1)])],
        },
        TopicGroup { taxonomy: SCRIPT, topics: vec![(listed(SCRIPT, SCRIPT, 2), Vec::new())] },
    ];
    let one = TopicView {
        name: "A hot topic",
        description: Some("Nobody is left out."),
        wider: Some(listed("b", "Anybody", 3)),
        narrower: &[listed("a", "Buses", 1)],
        names: &["A hot topic", "Buses"],
        services: 12,
        first: &[hit("Willowbrook Trust’s lunch", "active", None)],
    };
    let danger = TopicView { name: "Domestic abuse", narrower: &[], ..one.clone() };
    let above_danger = TopicView { narrower: &abuse, ..one.clone() };
    let live = TopicView {
        name: SCRIPT,
        description: Some(SCRIPT),
        wider: None,
        narrower: &[],
        names: &[SCRIPT],
        services: 1,
        first: &[hostile_hit()],
    };
    let none = TopicView { services: 0, first: &[], narrower: &[], wider: None, ..one.clone() };
    let size = DirectorySize { services: 1204, organizations: 310, advice: 15 };
    let fresh = Freshness { half_year: 700, year: 900, longer: 203, unknown: 101 };
    let origins =
        [(Some("Hartsmere Council’s own list"), 1200, TODAY), (None, 3, TODAY), (Some(SCRIPT), 1, TODAY)];
    let figures = Quality { size, freshness: fresh, origins: &origins, advice_due: 1, today: TODAY };
    let empty = Quality {
        size: DirectorySize::default(),
        freshness: Freshness::default(),
        origins: &[],
        advice_due: 0,
        today: TODAY,
    };
    vec![
        ("advice", advice(&at("/advice/choir"), &page, &[&hostile], TODAY)),
        ("advice-hostile", advice(&at("/advice/a"), &hostile, &[&page], TODAY)),
        ("before-advice", advice(&at("/advice/-YQ"), &safe, &[], TODAY)),
        ("advice-danger", advice(&at("/advice/-YQ?go-on=yes"), &safe, &[&safe], TODAY)),
        ("advice-list", advice_list(&at("/advice"), &[page.clone(), hostile.clone(), safe.clone()])),
        ("advice-none", advice_list(&at("/advice"), &[])),
        ("topics", topics(&at("/topics"), &groups)),
        ("topics-none", topics(&at("/topics"), &[])),
        ("topic", topic(&at("/topics/carers"), &one)),
        ("topic-none", topic(&at("/topics/carers"), &none)),
        ("topic-above-danger", topic(&at("/topics/carers"), &above_danger)),
        ("before-danger", topic(&at("/topics/-YQ?a=b"), &danger)),
        ("topic-danger", topic(&at("/topics/-YQ?go-on=yes"), &danger)),
        ("topic-hostile", topic(&at("/topics/a"), &live)),
        ("about", about(&at("/about"), size)),
        ("quality", quality(&at("/about/quality"), &figures)),
        ("quality-empty", quality(&at("/about/quality"), &empty)),
        ("accessibility", accessibility(&at("/accessibility"))),
        ("privacy", privacy(&at("/privacy"))),
        ("cookies", cookies(&at("/cookies"))),
        ("not-found-advice", not_found(&at("/advice/b"), NotFound::Advice)),
        ("not-found-topic", not_found(&at("/topics/b"), NotFound::Topic)),
    ]
}
