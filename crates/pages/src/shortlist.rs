//! The services that somebody has chosen: on a page to change, to print, to copy, to open elsewhere.

mod parts;
mod text;

use askama::Template;
use jiff::civil::Date;
use openreferral::Service;
use serde::Serialize;
use uuid::Uuid;

use crate::{
    Frame, Html, Language, ServiceView,
    at_risk::is_for_people_at_risk,
    dates::date,
    govuk::{CheckboxItem, Checkboxes, ErrorSummary},
    page::{Page, Turn},
};
use parts::{Item, qr_code};

pub use text::{service_as_text, shortlist_as_text};

/// What these pages have beside others: `pages/shortlist.css` and `.js`.
const KIND: &str = "shortlist";

/// A service on a list.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// Which.
    pub id: Uuid,
    /// What was written beside it; may be empty.
    pub note: &'a str,
    /// What is known of it; nothing where nobody may see it any more.
    pub service: Option<ServiceView<'a>>,
}

impl Listed<'_> {
    fn is_for_people_at_risk(&self) -> bool {
        self.service.is_some_and(|view| is_for_people_at_risk(view.service))
    }
}

/// The form with the notes.
const LISTED: &str = "listed";

/// The page of a list, which may have to be left quickly because of what is on it.
fn page_of<'a>(frame: &'a Frame<'a>, title: String, listed: &[Listed<'_>]) -> Page<'a> {
    let page = Page::unlisted(frame, title).of_kind(KIND).unasked();
    if listed.iter().any(Listed::is_for_people_at_risk) { page.guarded() } else { page }
}

/// Why a list is not kept as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShortlistTrouble {
    /// It is too long.
    Full,
    /// What the browser kept of it can no longer be read.
    Lost,
    /// With one more service it would be.
    NotAdded {
        /// What the service is called.
        name: String,
        /// The page on which it was chosen.
        back: String,
    },
}

/// A list.
#[derive(Clone, Copy, Debug)]
pub struct ShortlistView<'a> {
    /// Its services, in their order.
    pub listed: &'a [Listed<'a>],
    /// What was taken off just now.
    pub taken_off: Option<&'a Service>,
    /// What is the matter with it.
    pub trouble: Option<&'a ShortlistTrouble>,
}

/// A list to hand over.
#[derive(Clone, Copy, Debug)]
pub struct HandOut<'a> {
    /// Its services, in their order.
    pub listed: &'a [Listed<'a>],
    /// The address of this server as its readers know it.
    pub base: &'a str,
    /// The day on which it is printed.
    pub today: Date,
}

/// The address that opens a list on another device.
#[derive(Clone, Copy, Debug)]
pub struct ListLink<'a> {
    /// The address.
    pub address: &'a str,
    /// The last day on which it works.
    pub until: Date,
    /// Whether the list has notes.
    pub has_notes: bool,
    /// Whether they travel.
    pub with_notes: bool,
}

/// A list that came from another device.
#[derive(Clone, Copy, Debug)]
pub struct ReceivedView<'a> {
    /// Its services, in their order.
    pub listed: &'a [Listed<'a>],
    /// The path that it came by.
    pub here: &'a str,
    /// The last day on which that works.
    pub until: Date,
    /// How many services the reader's own list has.
    pub own: usize,
}

/// Why an address leads to no list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListLinkGone {
    /// It is too old.
    Ended,
    /// It is not one that was made here, or not all of one.
    Broken,
}

/// Why a list is not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListRefused {
    /// A page of another site asked for it.
    Elsewhere,
    /// The connection is one over which browsers keep no list.
    Unsafe,
}

/// What was done to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListChange {
    /// A service is on it now.
    Added,
    /// A service is not on it any more.
    TakenOff,
    /// Its notes are kept.
    Saved,
}

/// What a script puts on the page after a change.
#[derive(Clone, Debug, Serialize)]
pub struct ListTold {
    /// For whoever listens.
    says: String,
    /// The link to the list.
    link: String,
    /// The button's name and words.
    button: (&'static str, String),
}

/// What a script puts on the page after a change to a list that has so many services now.
pub fn list_told(t: Language, change: ListChange, count: usize) -> ListTold {
    let says = match change {
        ListChange::Added => t.count("list-added", count),
        ListChange::TakenOff => t.count("list-removed", count),
        ListChange::Saved => t.say("list-saved").into_owned(),
    };
    let (name, words) = button(change == ListChange::Added, t);
    ListTold { says, link: link(count, t), button: (name, words) }
}

/// What a script puts on a page that it finds as it was left, after the list may have changed on another.
#[derive(Clone, Debug, Serialize)]
pub struct ListState<'a> {
    /// The link to the list.
    link: String,
    /// The services on it.
    chosen: &'a [Uuid],
    /// The name and words of the button of any other service.
    add: (&'static str, String),
    /// The same of one that is on it.
    remove: (&'static str, String),
}

/// The state of a list, for a script.
pub fn list_state(t: Language, chosen: &[Uuid]) -> ListState<'_> {
    ListState { link: link(chosen.len(), t), chosen, add: button(false, t), remove: button(true, t) }
}

/// What a button does, and its words.
pub(crate) fn button(is_listed: bool, t: Language) -> (&'static str, String) {
    let (name, key) = if is_listed { ("remove", "list-remove") } else { ("add", "list-add") };
    (name, t.say(key).into_owned())
}

/// The words that lead to a list.
pub(crate) fn link(count: usize, t: Language) -> String {
    if count == 0 { t.say("list-title").into_owned() } else { t.count("list-link", count) }
}

#[derive(Template)]
#[template(path = "shortlist/list.html")]
struct ListPage<'a> {
    page: Page<'a>,
    /// What is the matter, and where to go on.
    trouble: Option<ErrorSummary>,
    taken_off: Option<Html>,
    items: Vec<Item<'a>>,
}

/// The list, to read and to change.
pub fn shortlist(frame: &Frame<'_>, view: &ShortlistView<'_>) -> String {
    let t = frame.language;
    let title = t.say("list-title").into_owned();
    let problem = ErrorSummary::new(t.say("validate-problem"));
    let trouble = view.trouble.map(|trouble| match trouble {
        ShortlistTrouble::Full => problem.clone().description(t.say("list-full")),
        ShortlistTrouble::Lost => problem.clone().description(t.say("list-lost")),
        ShortlistTrouble::NotAdded { name, back } => {
            let what = t.mark_up("list-full-add", &[("name", &Html::record(name, t))]);
            problem.clone().description(what).error(back, t.say("list-full-back"))
        }
    });
    let page = page_of(frame, title, view.listed);
    let mut page = if view.taken_off.is_some_and(is_for_people_at_risk) { page.guarded() } else { page };
    if trouble.is_some() {
        page.title = t.fill("validate-error-title", &[("title", &page.title)]);
    }
    crate::render(&ListPage {
        page: if view.listed.is_empty() {
            page
        } else {
            let page = page.with_form(LISTED, "/shortlist");
            if page.guarded { page } else { page.answering_with(LISTED) }
        },
        trouble,
        taken_off: view
            .taken_off
            .and_then(|service| service.name.as_deref())
            .map(|name| t.mark_up("list-taken-off", &[("name", &Html::record(name, t))])),
        items: Item::all(view.listed, t),
    })
}

#[derive(Template)]
#[template(path = "shortlist/hand_out.html")]
struct HandOutPage<'a> {
    page: Page<'a>,
    made: Html,
    items: Vec<(Item<'a>, String, Option<Html>)>,
    turn: Option<Turn>,
}

/// The list in large type, to print and hand over.
pub fn hand_out(frame: &Frame<'_>, view: &HandOut<'_>) -> String {
    let t = frame.language;
    let page = page_of(frame, t.say("handout-title").into_owned(), view.listed);
    let made = [("date", &Html::text(&date(view.today, t))), ("site", &page.site_name())];
    let items = Item::all(view.listed, t).into_iter().filter(|item| item.facts.is_some()).map(|item| {
        let address = format!("{}{}", view.base, item.href);
        let label = t.fill("handout-qr", &[("name", &item.name)]);
        let code = qr_code(&address, &label);
        (item, address, code)
    });
    crate::render(&HandOutPage {
        made: t.mark_up("handout-made", &made),
        items: items.collect(),
        turn: page.turn(),
        page,
    })
}

fn copied(t: Language) -> String {
    [t.say("copied"), t.say("copy-failed")].join("|")
}

#[derive(Template)]
#[template(path = "shortlist/copy.html")]
struct CopyPage<'a> {
    page: Page<'a>,
    text: String,
    rows: usize,
    /// What the button says once it was pressed, and when that did not work.
    copied: String,
}

/// The list as text, to copy.
pub fn list_to_copy(frame: &Frame<'_>, listed: &[Listed<'_>], base: &str) -> String {
    /// What is on a phone without scrolling.
    const MOST_ROWS: usize = 20;
    let text = shortlist_as_text(frame.language, listed, base);
    crate::render(&CopyPage {
        copied: copied(frame.language),
        page: page_of(frame, frame.language.say("copy-title").into_owned(), listed),
        rows: text.lines().count().clamp(4, MOST_ROWS),
        text,
    })
}

#[derive(Template)]
#[template(path = "shortlist/link.html")]
struct LinkPage<'a> {
    page: Page<'a>,
    address: &'a str,
    until: String,
    /// Whether the notes go with it; nothing where there are none.
    notes: Option<Checkboxes>,
    /// What the button says once it was pressed, and when that did not work.
    copied: String,
    code: Option<Html>,
}

/// The address that opens the list elsewhere.
pub fn list_link(frame: &Frame<'_>, view: &ListLink<'_>) -> String {
    /// A code of more is too fine for the camera of an old phone.
    const MOST_BYTES: usize = 900;
    let t = frame.language;
    let code = (view.address.len() <= MOST_BYTES).then(|| qr_code(view.address, &t.say("link-qr"))).flatten();
    crate::render(&LinkPage {
        page: Page::unlisted(frame, t.say("link-title").into_owned()).of_kind(KIND).unasked(),
        address: view.address,
        copied: copied(t),
        until: t.fill("link-until", &[("date", &date(view.until, t))]),
        notes: view.has_notes.then(|| {
            let with = CheckboxItem::new("yes", t.say("link-notes")).checked(view.with_notes);
            Checkboxes::new("notes").items([with.hint(t.say("link-notes-hint"))])
        }),
        code,
    })
}

#[derive(Template)]
#[template(path = "shortlist/received.html")]
struct ReceivedPage<'a> {
    page: Page<'a>,
    here: &'a str,
    until: String,
    own: Option<String>,
    items: Vec<Item<'a>>,
}

/// A list from another device, before it is taken.
pub fn list_received(frame: &Frame<'_>, view: &ReceivedView<'_>) -> String {
    let t = frame.language;
    crate::render(&ReceivedPage {
        page: page_of(frame, t.say("received-title").into_owned(), view.listed),
        here: view.here,
        until: t.fill("link-until", &[("date", &date(view.until, t))]),
        own: (view.own > 0).then(|| t.count("received-own", view.own)),
        items: Item::all(view.listed, t),
    })
}

#[derive(Template)]
#[template(path = "shortlist/said.html")]
struct SaidPage<'a> {
    page: Page<'a>,
    text: String,
    /// Whether this clears the list.
    clears: bool,
}

fn say(frame: &Frame<'_>, title: &str, text: &str, clears: bool) -> String {
    let t = frame.language;
    let page = Page::unlisted(frame, t.say(title).into_owned()).unasked();
    crate::render(&SaidPage { page, text: t.say(text).into_owned(), clears })
}

/// Whether all of the list is to go.
pub fn list_to_clear(frame: &Frame<'_>) -> String {
    say(frame, "clear-title", "clear-why", true)
}

/// An address leads to no list.
pub fn list_link_gone(frame: &Frame<'_>, why: ListLinkGone) -> String {
    match why {
        ListLinkGone::Ended => say(frame, "link-ended-title", "link-ended", false),
        ListLinkGone::Broken => say(frame, "link-broken-title", "link-broken", false),
    }
}

/// A list is not changed.
pub fn list_refused(frame: &Frame<'_>, why: ListRefused) -> String {
    match why {
        ListRefused::Elsewhere => say(frame, "refused-elsewhere-title", "refused-elsewhere", false),
        ListRefused::Unsafe => say(frame, "refused-unsafe-title", "refused-unsafe", false),
    }
}
