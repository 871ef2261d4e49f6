//! What is true of the directory itself: what is in it, what is kept, who can use it. Every sentence is held to the code
//! by somebody who changes it; figures are counted when the page is asked for.

use askama::Template;
use fingerpost_search::Freshness;
use jiff::civil::Date;

use crate::{
    Frame, Html, Language, dates,
    links::Link,
    page::{Page, Turn},
    words,
};

/// A cookie that the server may set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cookie {
    /// Its name.
    pub name: &'static str,
    /// The message that says what it is for and when it is set.
    purpose: &'static str,
    /// The message that says how long it stays.
    stays: &'static str,
}

/// Every cookie that the server may set. Whoever sets another names it here: a test compares this with what is set.
pub const COOKIES: [Cookie; 3] = [
    Cookie { name: "__Host-session", purpose: "cookie-session", stays: "cookie-session-stays" },
    Cookie { name: "asked", purpose: "cookie-asked", stays: "cookie-asked-stays" },
    Cookie { name: "language", purpose: "cookie-language", stays: "cookie-language-stays" },
];

/// How much is in the directory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DirectorySize {
    /// Services that anybody may see.
    pub services: usize,
    /// Organizations that run them.
    pub organizations: usize,
    /// Pages of advice.
    pub advice: usize,
}

/// How good what is in it is.
#[derive(Clone, Copy, Debug)]
pub struct Quality<'a> {
    /// How much there is.
    pub size: DirectorySize,
    /// How long ago services were checked, as far as they can be found.
    pub freshness: Freshness,
    /// Where services come from: the feed, or nothing for what was written here; how many; the day of the last change.
    pub origins: &'a [(Option<&'a str>, usize, Date)],
    /// Pages of advice that were to be reviewed before today.
    pub advice_due: usize,
    /// The day of all this.
    pub today: Date,
}

/// A part of a statement.
enum Block {
    Heading(std::borrow::Cow<'static, str>),
    Text(Html),
    List(Vec<Html>),
    Table { head: [String; 3], rows: Vec<[Html; 3]> },
}

#[derive(Template)]
#[template(path = "statement.html")]
struct Statement<'a> {
    page: Page<'a>,
    blocks: Vec<Block>,
    turn: Option<Turn>,
}

/// A statement in the making.
struct Making {
    t: Language,
    blocks: Vec<Block>,
}

impl Making {
    fn new(t: Language) -> Self {
        Self { t, blocks: Vec::new() }
    }

    fn heading(mut self, key: &str) -> Self {
        self.blocks.push(Block::Heading(self.t.say(key)));
        self
    }

    fn text(mut self, key: &str) -> Self {
        self.blocks.push(Block::Text(Html::text(&self.t.say(key))));
        self
    }

    fn html(mut self, html: Html) -> Self {
        self.blocks.push(Block::Text(html));
        self
    }

    fn list(mut self, keys: &[&str]) -> Self {
        let items = keys.iter().map(|key| Html::text(&self.t.say(key)));
        self.blocks.push(Block::List(items.collect()));
        self
    }

    fn items(mut self, items: Vec<Html>) -> Self {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
        self
    }

    fn page(self, frame: &Frame<'_>, title: &str, turn: bool) -> String {
        let page = Page::new(frame, self.t.say(title).into_owned());
        let turn = if turn { page.turn() } else { None };
        crate::render(&Statement { page, blocks: self.blocks, turn })
    }
}

fn link(href: &str, key: &str, t: Language) -> Html {
    Html::link(&Link { href: href.to_owned(), label: t.say(key).into_owned() })
}

/// What the directory is. For the page `/about`.
pub fn about(frame: &Frame<'_>, size: DirectorySize) -> String {
    let t = frame.language;
    let services = Html::text(&t.count("count-services", size.services));
    let organisations = Html::text(&t.count("count-organisations", size.organizations));
    let name = frame.site.name.html(t);
    let lead = t.mark_up(
        "about-lead",
        &[("name", &name), ("services", &services), ("organisations", &organisations)],
    );
    let more = [
        ("/about/quality", "quality-title"),
        ("/topics", "topics-title"),
        ("/advice", "advice-all"),
        ("/accessibility", "accessibility-title"),
        ("/privacy", "privacy-title"),
        ("/cookies", "cookies-title"),
        ("/developers", "footer-developers"),
    ];
    Making::new(t)
        .html(lead)
        .text("about-not-all")
        .heading("about-order")
        .list(&["about-order-words", "about-order-nobody-pays", "about-order-steward", "about-order-known"])
        .heading("about-records")
        .list(&["about-records-own", "about-records-sources", "about-records-read"])
        .heading("about-more")
        .items(more.iter().map(|(href, key)| link(href, key, t)).collect())
        .page(frame, "about-title", true)
}

/// How many records there are, how fresh, from where, and how that was counted. For the page `/about/quality`.
pub fn quality(frame: &Frame<'_>, quality: &Quality<'_>) -> String {
    let t = frame.language;
    let Freshness { half_year, year, longer, unknown } = quality.freshness;
    let all = year + longer + unknown;
    let counted = |key: &str, count: usize| Html::text(&t.count_of(key, count, all));
    let fresh = [
        counted("quality-half-year", half_year),
        counted("quality-year", year),
        counted("quality-longer", longer),
        counted("quality-unknown", unknown),
    ];
    let rows = quality.origins.iter().map(|(feed, services, modified)| {
        let feed = match feed {
            Some(feed) => Html::record(feed, t),
            None => Html::text(&t.say("quality-written-here")),
        };
        let count = Html::text(&words::with_commas(*services));
        [feed, count, Html::text(&dates::date(*modified, t))]
    });
    let head = ["quality-source", "quality-services", "quality-changed"].map(|key| t.say(key).into_owned());
    let size = [
        t.count("count-services", quality.size.services),
        t.count("count-organisations", quality.size.organizations),
        t.count("quality-advice", quality.size.advice),
    ];
    let on = Html::text(&dates::date(quality.today, t));
    let mut making = Making::new(t)
        .html(t.mark_up("quality-lead", &[("date", &on)]))
        .heading("quality-how-many")
        .items(size.iter().map(|said| Html::text(said)).collect())
        .heading("quality-fresh")
        .items(if all > 0 { fresh.to_vec() } else { Vec::new() })
        .text("quality-fresh-how")
        .heading("quality-from");
    let rows: Vec<[Html; 3]> = rows.collect();
    if !rows.is_empty() {
        making.blocks.push(Block::Table { head, rows });
    }
    making = making.text("quality-from-how");
    if quality.size.advice > 0 {
        let due = t.count_of("quality-advice-due", quality.advice_due, quality.size.advice);
        making = making.heading("advice-all").html(Html::text(&due));
    }
    making
        .heading("quality-counted")
        .list(&["quality-counted-who", "quality-counted-closed", "quality-counted-now"])
        .page(frame, "quality-title", true)
}

/// Who can use it, how that was tested and what is not right yet. For the page `/accessibility`.
pub fn accessibility(frame: &Frame<'_>) -> String {
    let t = frame.language;
    let mut making = Making::new(t)
        .text("accessibility-lead")
        .list(&[
            "accessibility-keyboard",
            "accessibility-script",
            "accessibility-small",
            "accessibility-reader",
            "accessibility-plain",
        ])
        .heading("accessibility-tested")
        .text("accessibility-tested-how")
        .list(&["accessibility-tested-axe", "accessibility-tested-width", "accessibility-tested-keyboard"])
        .text("accessibility-tested-not")
        .heading("accessibility-wrong")
        .list(&["accessibility-wrong-records", "accessibility-wrong-links"]);
    let translated = frame.site.languages().filter(|language| *language != Language::ENGLISH);
    let shares: Vec<Html> = translated
        .map(|language| {
            let (reviewed, all) = language.catalogue().reviewed();
            let mut share = Html::in_language(language.name(), language, t);
            share.push_trusted(": ");
            share.push(&Html::text(&t.count_of("accessibility-share", reviewed, all)));
            share
        })
        .collect();
    if !shares.is_empty() {
        making = making.heading("accessibility-languages").items(shares).text("accessibility-records");
    }
    let service = Html::link(&Link {
        href: "https://www.equalityadvisoryservice.com/".to_owned(),
        label: t.say("accessibility-advisory").into_owned(),
    });
    let version = Html::text(env!("CARGO_PKG_VERSION"));
    if frame.site.contact.is_reachable() {
        making = making.heading("accessibility-tell").text("accessibility-tell-us");
    }
    making
        .html(t.mark_up("accessibility-not-happy", &[("service", &service)]))
        .html(t.mark_up("accessibility-of", &[("version", &version)]))
        .page(frame, "accessibility-title", true)
}

/// What is kept of whoever uses it. For the page `/privacy`.
pub fn privacy(frame: &Frame<'_>) -> String {
    let t = frame.language;
    let cookies = link("/cookies", "cookies-title", t);
    let mut making = Making::new(t)
        .text("privacy-lead")
        .heading("privacy-search")
        .list(&["privacy-search-address", "privacy-search-log", "privacy-search-place"])
        .text("privacy-search-others");
    if let Some(map) = &frame.site.map {
        making = making.html(t.mark_up("privacy-map", &[("host", &Html::text(&map.origin))]));
    }
    making
        .heading("privacy-list")
        .list(&["privacy-list-where", "privacy-list-moved"])
        .heading("privacy-told")
        .list(&["privacy-told-wrong", "privacy-told-help"])
        .heading("privacy-unmet")
        .text("privacy-unmet-why")
        .list(&["privacy-unmet-what", "privacy-unmet-words", "privacy-unmet-who"])
        .heading("privacy-fair")
        .text("privacy-fair-what")
        .text("privacy-checks")
        .heading("privacy-records")
        .text("privacy-records-people")
        .text("privacy-records-wrong")
        .heading("cookies-title")
        .html(t.mark_up("privacy-cookies", &[("cookies", &cookies)]))
        .page(frame, "privacy-title", true)
}

/// Exactly those cookies that the server sets. For the page `/cookies`.
pub fn cookies(frame: &Frame<'_>) -> String {
    let t = frame.language;
    let rows = COOKIES.iter().map(|cookie| {
        let mut name = Html::default();
        name.push_trusted("<code>");
        name.push_text(cookie.name);
        name.push_trusted("</code>");
        [name, Html::text(&t.say(cookie.purpose)), Html::text(&t.say(cookie.stays))]
    });
    let head = ["cookies-name", "cookies-purpose", "cookies-stays"].map(|key| t.say(key).into_owned());
    let mut making = Making::new(t).text("cookies-lead");
    making.blocks.push(Block::Table { head, rows: rows.collect() });
    making.text("cookies-storage").text("cookies-none-else").text("cookies-refuse").page(
        frame,
        "cookies-title",
        false,
    )
}
