//! One service, in the order in which people ask: is it for me, where, when, what does it cost,
//! how do I start, whom do I ask.
//!
//! What is not known is left out or said to be not known, never said as "no".

pub(crate) mod cost;
pub(crate) mod for_me;
mod help;
mod key_facts;
mod next;
mod paper;
mod reach;
mod says;
mod share;
mod start;
mod when;
mod whereabouts;

use askama::Template;
use fingerpost_directory::{
    hours::Context,
    particulars::{Particulars, Room, runs},
};
use fingerpost_facts::Kind;
use fingerpost_search::Hit;
use jiff::{Timestamp, ToSpan, civil::Date};
use openreferral::{Organization, Service};
use uuid::Uuid;

use crate::{
    Frame, Html, Language,
    at_risk::is_for_people_at_risk,
    dates::date,
    links,
    locator::{self, Locator},
    page::Page,
    record_text::{self, lead},
    schema_org, status,
};
pub(crate) use cost::say_cost;
pub(crate) use key_facts::KeyFacts;
pub(crate) use reach::{Action, of_organization};
pub(crate) use share::path;
pub(crate) use whereabouts::{address, key as way_key};

/// How long a record stays trusted after somebody checked it.
const YEARS_TRUSTED: i64 = 1;

/// A service and what is known about its record.
#[derive(Clone, Copy, Debug)]
pub struct ServiceView<'a> {
    /// The service, already without what this viewer may not see.
    pub service: &'a Service,
    /// Who runs it; without it, the organization inside the service stands.
    pub organization: Option<&'a Organization>,
    /// The id of its page, `/organisations/{id}`; without it, the name is not a link.
    pub organization_id: Option<&'a str>,
    /// The organisation that answers for the record.
    pub steward: Option<&'a str>,
    /// Names of the sources that the record came from.
    pub sources: &'a [String],
    /// When somebody last checked the record.
    pub last_checked: Option<Date>,
    /// Whether where it is may not be said.
    pub place_withheld: bool,
    /// The address of this directory as its reader knows it, without a slash at its end.
    pub base: &'a str,
    /// Services like it, the likest first.
    pub similar: &'a [Hit],
    /// The moment at which the page is shown: what is over is left out.
    pub now: Timestamp,
}

impl ServiceView<'_> {
    pub(crate) fn organization(&self) -> Option<&Organization> {
        self.organization.or(self.service.organization.as_deref())
    }

    /// The day on which the page is shown, where the service is.
    fn today(&self) -> Date {
        Context::default().zone.to_datetime(self.now).date()
    }

    /// That the last check is too long ago. A record that nobody ever checked is not stale: it says "not known".
    fn stale(&self, t: Language) -> Option<String> {
        let checked = self
            .last_checked
            .filter(|checked| checked.saturating_add(YEARS_TRUSTED.years()) < self.today())?;
        Some(t.fill("stale", &[("date", &date(checked, t))]))
    }
}

/// A label and what is known.
pub(crate) struct Row {
    pub(crate) label: std::borrow::Cow<'static, str>,
    pub(crate) value: Html,
}

impl Row {
    fn new(key: &str, value: Option<Html>, t: Language) -> Option<Self> {
        let value = value.filter(|value| !value.is_empty())?;
        Some(Self { label: t.say(key), value })
    }
}

#[derive(Template)]
#[template(path = "service.html")]
struct ServicePage<'a> {
    page: Page<'a>,
    /// Under which it is chosen.
    id: Option<Uuid>,
    name: Html,
    by: Option<Html>,
    checked: Html,
    next: Option<next::Next>,
    /// Why not to count on it, and whether to look elsewhere.
    status: Option<Html>,
    alert: Option<Html>,
    stale: Option<String>,
    lead: Option<String>,
    about: Option<Html>,
    /// Whether what is said about it is all there is to go by, and so comes first.
    about_first: bool,
    for_me: Vec<Row>,
    whereabouts: whereabouts::Whereabouts,
    locator: Option<Locator>,
    when: when::When,
    cost: cost::CostView,
    start: start::Start,
    says: says::Says,
    unknown: Option<String>,
    actions: Vec<Action>,
    share: share::Share,
    sheet: paper::Sheet,
    /// Where to say that something is wrong.
    report: String,
    /// What machines read.
    data: Html,
    runner: Option<Html>,
    /// Quality marks and registers.
    quality: Vec<Row>,
    wanted: Vec<Row>,
    /// Services like it: each a link to its page, and who runs it.
    similar: Vec<(Html, Option<Html>)>,
    record: Vec<Row>,
}

/// The page of a service.
pub fn service(frame: &Frame<'_>, view: &ServiceView<'_>) -> String {
    let t = frame.language;
    let service = view.service;
    let name = known(service.name.as_deref()).map_or_else(|| t.say("not-known").into_owned(), str::to_owned);
    let description = known(service.description.as_deref());
    let mut page = Page::new(frame, name.clone()).of_kind("service");
    let lead = description.and_then(lead);
    if let Some(lead) = &lead {
        page.description.clone_from(lead);
    }
    if is_for_people_at_risk(service) {
        page = page.guarded();
    }
    let particulars = Particulars::of(service, &Context::default(), view.now);
    let for_me = for_me::rows(service, &particulars, t);
    let whereabouts = whereabouts::Whereabouts::new(view, &particulars, t);
    let when = when::When::new(view, t);
    let cost = cost::CostView::new(service, &particulars, t);
    let mut start = start::Start::new(service, &particulars, t);
    let mut actions = reach::actions(view, t);
    let read = description.map(|text| fingerpost_facts::read_html(text).1).unwrap_or_default();
    let says = says::Says {
        for_me: says::quotes(&read, &[Kind::Age, Kind::Language], !for_me.is_empty(), t),
        place: says::quotes(&read, &[Kind::Place, Kind::Postcode, Kind::Access], !whereabouts.is_empty(), t),
        when: says::quotes(&read, &[Kind::Days, Kind::Hours], !when.is_empty(), t),
        cost: says::quotes(&read, &[Kind::Cost], !cost.is_empty(), t),
        start: says::quotes(&read, &[Kind::Referral], !start.is_empty(), t),
        closed: says::quotes(&read, &[Kind::Closed], false, t),
    };
    if actions.is_empty() {
        actions = reach::from_description(&read, t);
    }
    let unknowns = [
        (for_me.is_empty() && says.for_me.is_none(), "unknown-for-me"),
        (whereabouts.is_empty() && says.place.is_none(), "unknown-where"),
        (when.is_empty() && !whereabouts.has_hours() && says.when.is_none(), "unknown-when"),
        (cost.is_empty() && says.cost.is_none(), "unknown-cost"),
    ];
    let about_first =
        start.is_empty() && for_me.is_empty() && whereabouts.is_empty() && when.is_empty() && cost.is_empty();
    let about = record_text::block(description, t);
    let runner = runner(view, t);
    let stale = view.stale(t);
    let doubtful = stale.is_some() || says.closed.is_some();
    let next =
        runs(service).then(|| next::Next::new(&start, &particulars, &when, &actions, doubtful, t)).flatten();
    if next.as_ref().is_some_and(|next| next.text.is_some() && next.text == start.how) {
        start.process = None;
    }
    let mut page = ServicePage {
        id: service.id.as_deref().and_then(|id| Uuid::try_parse(id).ok()),
        name: Html::record(&name, t),
        by: runner.as_ref().map(|who| t.mark_up("result-by", &[("who", who)])),
        checked: status::checked(view.last_checked, view.steward, t),
        next,
        share: share::Share::new(view, &whereabouts, &actions, t),
        report: format!("{}/report", share::path(service)),
        data: Html::json(&schema_org::service(frame, view, &particulars)),
        status: status::as_sentence(service.status.as_deref().unwrap_or_default(), t)
            .or_else(|| full(&particulars, t))
            .map(|status| elsewhere(&status, t)),
        alert: known(service.alert.as_deref()).map(|alert| Html::record(alert, t)),
        stale,
        lead: lead.filter(|_| !about_first),
        unknown: say_unknown(&unknowns, about.is_some(), t),
        about,
        about_first,
        for_me,
        locator: locator::of_service(frame.site, view.place_withheld, &particulars, t),
        whereabouts,
        when,
        cost,
        start,
        says,
        actions,
        runner,
        quality: help::quality(view, frame),
        wanted: help::wanted(service, t),
        similar: view.similar.iter().map(|hit| similar(hit, t)).collect(),
        record: record(view, t),
        sheet: paper::Sheet::WHOLE,
        page,
    };
    page.sheet = paper::Sheet::of(&page);
    crate::render(&page)
}

impl ServicePage<'_> {
    /// Whether the first words at the top are enough on paper, because nothing is to be looked for in the others.
    fn about_is_for_screens(&self) -> bool {
        self.lead.is_some() && self.unknown.is_none()
    }
}

fn similar(hit: &Hit, t: Language) -> (Html, Option<Html>) {
    let href = links::record("services", &hit.id.to_string());
    let by = hit.organization.as_ref().map(|by| Html::record(&by.name, t));
    (Html::record_link(&href, &hit.name, t), by.map(|by| t.mark_up("result-by", &[("who", &by)])))
}

/// What to ask, or to look for in the description, because no part of the record answers it.
fn say_unknown(unknowns: &[(bool, &str)], described: bool, t: Language) -> Option<String> {
    let things: Vec<_> = unknowns.iter().filter(|(unknown, _)| *unknown).map(|(_, key)| t.say(key)).collect();
    let key = if described { "unknown-see-about" } else { "unknown" };
    (!things.is_empty()).then(|| t.fill(key, &[("things", &things.join(", "))]))
}

/// That it takes nobody, while that is known.
fn full(particulars: &Particulars, t: Language) -> Option<String> {
    let capacity = particulars.capacity.value().filter(|capacity| capacity.room == Room::Closed)?;
    Some(t.fill("banner-full", &[("date", &date(capacity.as_of, t))]))
}

/// That nobody can come, and a way on.
fn elsewhere(status: &str, t: Language) -> Html {
    let link = links::Link { href: "/search".to_owned(), label: t.say("banner-elsewhere").into_owned() };
    Html::join([Html::text(status), Html::link(&link)], " ")
}

fn runner(view: &ServiceView<'_>, t: Language) -> Option<Html> {
    let name = known(view.organization()?.name.as_deref())?;
    Some(match view.organization_id {
        Some(id) => Html::record_link(&links::record("organisations", id), name, t),
        None => Html::record(name, t),
    })
}

/// Who answers for the record, when it was checked and where it came from: always said, even
/// when all that can be said is that it is not known.
fn record(view: &ServiceView<'_>, t: Language) -> Vec<Row> {
    let not_known = || Html::text(&t.say("not-known"));
    let checked = view.last_checked.map(|checked| Html::text(&date(checked, t)));
    let steward = view.steward.map(|steward| Html::record(steward, t));
    let sources = Html::join(view.sources.iter().map(|source| Html::record(source, t)), ", ");
    [
        Row::new("record-checked", checked.or_else(|| Some(not_known())), t),
        Row::new("record-steward", steward.or_else(|| Some(not_known())), t),
        Row::new("record-source", Some(sources), t),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The text, if it says anything.
pub(crate) fn known(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}
