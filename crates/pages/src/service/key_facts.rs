//! What one must know of a service to go there or to ring: for a list, a hand-out or a message.

use std::borrow::Cow;

use fingerpost_directory::{
    hours::Context,
    particulars::{Particulars, runs},
};
use fingerpost_facts::Kind;

use super::{Row, ServiceView, cost, for_me, full, known, next, reach, says, start, when, whereabouts};
use crate::{Html, Language, dates::date, status};

/// More ways to get in touch, or more sites, would be the page of the service again.
const MOST_LINES: usize = 4;

/// A service in a few lines.
pub(crate) struct KeyFacts {
    pub(crate) name: String,
    pub(crate) by: Option<String>,
    /// Why not to count on it.
    pub(crate) warnings: Vec<Html>,
    /// What each line answers, and its lines: what to do first, whom to ask, for whom it is, where, when, for how
    /// much, and when that was last checked.
    pub(crate) rows: Vec<(Cow<'static, str>, Vec<Html>)>,
}

impl KeyFacts {
    pub(crate) fn new(view: &ServiceView<'_>, t: Language) -> Self {
        let service = view.service;
        let particulars = Particulars::of(service, &Context::default(), view.now);
        let places = whereabouts::Whereabouts::new(view, &particulars, t);
        let when = when::When::new(view, t);
        let start = start::Start::new(service, &particulars, t);
        let description = known(service.description.as_deref());
        let read = description.map(|text| fingerpost_facts::read_html(text).1).unwrap_or_default();
        let closed = says::quotes(&read, &[Kind::Closed], false, t);
        let mut actions = reach::actions(view, t);
        if actions.is_empty() {
            actions = reach::from_description(&read, t);
        }
        // Whoever has one line on paper wants the telephone.
        actions.sort_by_key(|action| !action.link.as_ref().is_some_and(|link| link.href.starts_with("tel:")));
        let stale = view.stale(t).map(|stale| Html::text(&stale));
        let doubtful = stale.is_some() || closed.is_some();
        let next = runs(service)
            .then(|| next::Next::new(&start, &particulars, &when, &actions, doubtful, t))
            .flatten();
        // How to reach them stands below, so a step is named by what does it only where nothing else is said.
        let next = next.and_then(|next| next.text.or_else(|| next.action.as_ref().map(said)));
        // Said once, where it is what to do next.
        let how = start.how.or(start.process).filter(|how| next.as_ref() != Some(how));
        let mut hours = when.hours.lines;
        let mut sites = Vec::new();
        for site in places.sites {
            let lines: Vec<Html> = site.name.into_iter().chain(site.address).collect();
            for said in site.hours.lines {
                hours.extend(lines.first().map(|name| Html::join([name.clone(), said], ": ")));
            }
            sites.push(Html::join(lines, ", "));
        }
        // What is done from anywhere is often kept as a place too, called by nothing but the way of doing it.
        let ways: Vec<Html> = particulars
            .ways
            .iter()
            .map(|way| Html::record(&Language::OF_RECORDS.say(whereabouts::key(*way)), t))
            .collect();
        let is_a_way = |site: &Html| ways.iter().any(|way| way.as_str().eq_ignore_ascii_case(site.as_str()));
        sites.retain(|site| !site.is_empty() && !is_a_way(site));
        let elsewhere = places.withheld.into_iter().chain(places.ways).map(|said| Html::text(&said));
        // A warning that it is long ago says when, too.
        let checked = stale.is_none().then(|| {
            view.last_checked.map_or_else(|| t.say("not-known").into_owned(), |checked| date(checked, t))
        });
        let cost = cost::CostView::new(service, &particulars, t);
        let row = |key: &str, lines: Vec<Html>| -> (Cow<'static, str>, Vec<Html>) {
            (t.say(key), lines.into_iter().filter(|line| !line.is_empty()).take(MOST_LINES).collect())
        };
        let mut rows = vec![
            row("next", next.into_iter().collect()),
            row("start", how.into_iter().collect()),
            row("contact", actions.iter().map(said).collect()),
        ];
        let full = full(&particulars, t);
        // A warning that it is full says it already.
        let is_said = |row: &Row| full.is_some() && row.label == t.say("room");
        let more =
            start.rows.into_iter().filter(|row| !is_said(row)).chain(for_me::rows(service, &particulars, t));
        rows.extend(more.map(|Row { label, value }| (label, vec![value])));
        rows.extend([
            row("where", sites.into_iter().chain(elsewhere).collect()),
            row("when", hours),
            row("cost", cost.prices.into_iter().chain(cost.said).collect()),
            row("record-checked", checked.as_deref().map(Html::text).into_iter().collect()),
        ]);
        rows.retain(|(_, lines)| !lines.is_empty());
        let status = status::as_sentence(service.status.as_deref().unwrap_or_default(), t);
        let alert = known(service.alert.as_deref()).map(|alert| Html::record(alert, t));
        Self {
            name: known(service.name.as_deref())
                .map_or_else(|| t.say("not-known").into_owned(), str::to_owned),
            by: view.organization().and_then(|by| known(by.name.as_deref())).map(str::to_owned),
            warnings: status
                .or(full)
                .map(|said| Html::text(&said))
                .into_iter()
                .chain(alert)
                .chain(closed)
                .chain(stale)
                .collect(),
            rows,
        }
    }
}

/// A way to get in touch as one line.
fn said(action: &reach::Action) -> Html {
    let way = action.link.as_ref().map(Html::link).or_else(|| action.text.clone());
    Html::join(way.into_iter().chain(action.note.clone()), ", ")
}
