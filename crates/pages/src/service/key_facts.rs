//! What one must know of a service to go there or to ring: for a list, a hand-out or a message.

use std::borrow::Cow;

use fingerpost_directory::{hours::Context, particulars::Particulars};

use super::{ServiceView, cost, full, known, reach, when, whereabouts};
use crate::{Html, Language, status};

/// More ways to get in touch, or more sites, would be the page of the service again.
const MOST_LINES: usize = 4;

/// A service in a few lines.
pub(crate) struct KeyFacts {
    pub(crate) name: String,
    pub(crate) by: Option<String>,
    /// Why not to count on it.
    pub(crate) warnings: Vec<Html>,
    /// What each line answers, and its lines: whom to ask, where, when, for how much.
    pub(crate) rows: Vec<(Cow<'static, str>, Vec<Html>)>,
}

impl KeyFacts {
    pub(crate) fn new(view: &ServiceView<'_>, t: Language) -> Self {
        let service = view.service;
        let particulars = Particulars::of(service, &Context::default(), view.now);
        let places = whereabouts::Whereabouts::new(view, &particulars, t);
        let mut hours = when::When::new(view, t).hours.lines;
        let mut sites = Vec::new();
        for site in places.sites {
            let lines: Vec<Html> = site.name.into_iter().chain(site.address).collect();
            for said in site.hours.lines {
                hours.extend(lines.first().map(|name| Html::join([name.clone(), said], ": ")));
            }
            sites.push(Html::join(lines, ", "));
        }
        sites.retain(|site| !site.is_empty());
        let elsewhere = places.withheld.into_iter().chain(places.ways).map(|said| Html::text(&said));
        let mut actions = reach::actions(view, t);
        if actions.is_empty() {
            let description = known(service.description.as_deref()).unwrap_or_default();
            actions = reach::from_description(&fingerpost_facts::read_html(description).1, t);
        }
        // Whoever has one line on paper wants the telephone.
        actions.sort_by_key(|action| !action.link.as_ref().is_some_and(|link| link.href.starts_with("tel:")));
        let rows = [
            ("contact", actions.iter().map(said).collect()),
            ("where", sites.into_iter().chain(elsewhere).collect()),
            ("when", hours),
            ("cost", cost::CostView::new(service, &particulars, t).prices),
        ];
        let rows = rows.into_iter().map(|(key, lines): (&str, Vec<Html>)| {
            (t.say(key), lines.into_iter().filter(|line| !line.is_empty()).take(MOST_LINES).collect())
        });
        let status = status::as_sentence(service.status.as_deref().unwrap_or_default(), t);
        let alert = known(service.alert.as_deref()).map(|alert| Html::record(alert, t));
        Self {
            name: known(service.name.as_deref())
                .map_or_else(|| t.say("not-known").into_owned(), str::to_owned),
            by: view.organization().and_then(|by| known(by.name.as_deref())).map(str::to_owned),
            warnings: status
                .or_else(|| full(&particulars, t))
                .map(|said| Html::text(&said))
                .into_iter()
                .chain(alert)
                .collect(),
            rows: rows.filter(|(_, lines): &(_, Vec<Html>)| !lines.is_empty()).collect(),
        }
    }
}

/// A way to get in touch as one line.
fn said(action: &reach::Action) -> Html {
    let way = action.link.as_ref().map(Html::link).or_else(|| action.text.clone());
    Html::join(way.into_iter().chain(action.note.clone()), ", ")
}
