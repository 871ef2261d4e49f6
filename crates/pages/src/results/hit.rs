//! One service that was found, in a few lines.

use fingerpost_directory::particulars::{Cost, Price};
use fingerpost_search::{Answer, Fragment, Hit, Part, Reason, Sum, Trait, TraitGroup};
use jiff::Timestamp;
use openreferral::Schedule;
use uuid::Uuid;

use super::labels;
use crate::{Html, Language, SearchForm, dates::parse_date, hours::HoursView, links, service::cost, status};

pub(super) struct ResultView {
    pub(super) id: Uuid,
    pub(super) href: String,
    pub(super) name: Html,
    pub(super) by: Option<Html>,
    /// What one does with the council, where it is a task of one.
    pub(super) action: Option<String>,
    /// The status in words, where it is not plainly running.
    pub(super) status: Option<String>,
    pub(super) summary: Html,
    /// Who it is for.
    pub(super) for_whom: Option<Html>,
    /// Where and how, when, for how much.
    pub(super) terms: Vec<Html>,
    /// How to join.
    pub(super) joining: Option<Html>,
    /// Whether it keeps to what was asked.
    pub(super) keeps: Option<Html>,
    /// What the record leaves open that one must know before one goes.
    pub(super) ask: Option<String>,
    /// What dials its number, where it is one.
    pub(super) call: Option<links::Link>,
    pub(super) why: Option<Html>,
    pub(super) checked: Html,
}

/// What was asked beside words, each by the id under which a hit says whether it keeps to it.
pub(super) type Asked = Vec<(String, Html)>;

/// Gathers it from what was understood and what was chosen.
pub(super) fn asked(form: &SearchForm, answer: &Answer, t: Language) -> Asked {
    let understood = answer.understood.iter();
    let mut asked: Asked =
        understood.map(|it| (it.id.clone(), labels::constraint(&it.constraint, t))).collect();
    let mut names: Vec<&str> = form.choices.iter().map(|(name, _)| *name).collect();
    names.extend(form.years().map(|_| "age"));
    names.sort_unstable();
    names.dedup();
    for name in names {
        let said = labels::chosen(form, name, t);
        // Whoever types "free" and ticks it as well asks once.
        if asked.iter().all(|(_, known)| *known != said) {
            asked.push((name.to_owned(), said));
        }
    }
    asked
}

impl ResultView {
    /// `placed`: whether distances are from somewhere.
    pub(super) fn new(hit: &Hit, asked: &Asked, placed: bool, now: Timestamp, t: Language) -> Self {
        let by = hit.organization.as_ref();
        let by = by.map(|by| t.mark_up("result-by", &[("who", &Html::record(&by.name, t))]));
        let (open, cost, joining) = (open(&hit.schedules(), now, t), cost(hit, t), how_to_join(hit, t));
        let for_whom = for_whom(hit, t);
        let left_open =
            [(&for_whom, "ask-who"), (&open, "ask-when"), (&cost, "ask-cost"), (&joining, "ask-joining")];
        let left_open = left_open.into_iter().filter(|(said, _)| said.is_none() && hit.action.is_none());
        let left_open: Vec<_> = left_open.map(|(_, key)| t.say(key)).collect();
        let ask = (!left_open.is_empty()).then(|| t.fill("ask", &[("what", &left_open.join(", "))]));
        Self {
            ask,
            id: hit.id,
            href: links::record("services", &hit.id.to_string()),
            name: Html::record(&hit.name, t),
            by,
            action: hit.action.as_deref().and_then(|kind| action(kind, t)),
            status: status::in_short(&hit.status, t),
            summary: summary(&hit.summary),
            for_whom: for_whom.map(|said| labelled(&t.say("who-for"), said)),
            terms: [
                ("where", whereabouts(hit, placed, t).map(sentence)),
                ("when", open),
                ("filter-cost", cost),
            ]
            .into_iter()
            .filter_map(|(label, said)| Some(labelled(&t.say(label), said?)))
            .collect(),
            joining: joining.map(|said| labelled(&t.say("filter-joining"), said)),
            keeps: keeps(hit, asked, t),
            call: hit.phone.as_deref().and_then(|phone| links::to_phone(phone, t)),
            why: why(&hit.reasons, t),
            checked: status::checked(
                hit.assured_date.as_deref().and_then(parse_date),
                hit.steward.as_deref(),
                t,
            ),
        }
    }
}

fn action(kind: &str, t: Language) -> Option<String> {
    let key = match kind {
        "apply" => "task-apply",
        "report" => "task-report",
        "pay" => "task-pay",
        "book" => "task-book",
        "tell_us" => "task-tell-us",
        _ => return None,
    };
    Some(t.say(key).into_owned())
}

/// `Willowbrook Hall, Hartsmere, and 2 other places; 1.2 miles away, online`: nothing where nothing is known and nobody
/// asked.
fn whereabouts(hit: &Hit, placed: bool, t: Language) -> Option<Html> {
    let place = hit.place.as_deref().map(|place| {
        let place = Html::record(place, t);
        match hit.other_places {
            0 => place,
            others => Html::join([place, Html::text(&t.count("result-other-places", others))], ", "),
        }
    });
    // "Online" may be kept as the place of what is online.
    let is_somewhere = hit.distance_metres.is_some()
        || hit.traits.contains(&Trait::InPerson)
        || !hit.traits.iter().any(|it| it.group() == TraitGroup::Mode);
    let place = place.filter(|_| is_somewhere);
    let far = hit.distance_metres.map(|metres| labels::away(metres, t));
    let of_mode = hit.traits.iter().filter(|it| it.group() == TraitGroup::Mode);
    // What is at a place is met in person.
    let is_placed = far.is_some() || place.is_some();
    let ways = of_mode.filter(|it| !is_placed || **it != Trait::InPerson);
    let mut said: Vec<String> = ways.map(|it| labels::of_trait(*it, t)).collect();
    let unplaced = placed && said.iter().all(|_| hit.traits.contains(&Trait::InPerson));
    if !is_placed && unplaced {
        said.push(t.say("where-not-said").into_owned());
    }
    let said = far.into_iter().chain(said).map(|said| Html::text(&said));
    let ways = Some(Html::join(said, ", ")).filter(|said| !said.is_empty());
    let said = Html::join(place.into_iter().chain(ways), "; ");
    Some(said.capitalised()).filter(|said| !said.is_empty())
}

/// `Open now until 5pm`; the usual hours where it is not known when it opens next, and nothing where none are known.
fn open(schedules: &[Schedule], now: Timestamp, t: Language) -> Option<Html> {
    let hours = HoursView::new(schedules, now, t);
    let is_open_question = hours.now.as_deref().is_none_or(|now| now == t.say("now-closed"));
    let usual = hours.lines.into_iter().filter(|_| is_open_question);
    let said = hours.now.iter().map(|now| Html::text(now)).chain(usual).map(sentence);
    Some(Html::join(said, " ")).filter(|said| !said.is_empty())
}

/// `Age 18 and over. Unpaid carers of an adult living in Eastfold.`
fn for_whom(hit: &Hit, t: Language) -> Option<Html> {
    let ages = hit.ages.map(|ages| Html::text(&labels::age(ages.from, ages.to, t)).capitalised());
    told(ages, hit.eligibility.as_deref(), t)
}

/// `Free`; `£6.50. Nobody is turned away for lack of money.`
fn cost(hit: &Hit, t: Language) -> Option<Html> {
    let of_cost = hit.traits.iter().filter(|it| it.group() == TraitGroup::Cost);
    let say = |it: &Trait| match hit.price.as_ref().filter(|_| *it == Trait::Paid) {
        Some(Sum { pence, to_pence, option, note }) => {
            let price = Price::Pence { pence: *pence, to_pence: *to_pence };
            cost::say_cost(&Cost { price, option: option.clone(), note: note.clone() }, t)
        }
        None => Html::text(&labels::of_trait(*it, t)),
    };
    // "Free, costs money" would be true of a café with free Wi-Fi, and nonsense.
    let in_part = hit.traits.contains(&Trait::Free) && hit.traits.contains(&Trait::Paid);
    let in_part_said = in_part.then(|| Html::text(&t.say("cost-in-part")));
    let of_cost = of_cost.filter(|it| !(in_part && matches!(it, Trait::Free | Trait::Paid))).map(say);
    let said = Html::join(in_part_said.into_iter().chain(of_cost), ", ").capitalised();
    let fees = hit.fees.as_deref();
    let fees = fees.filter(|fees| !said.as_str().eq_ignore_ascii_case(fees.trim_end_matches('.')));
    told(Some(said).filter(|said| !said.is_empty()), fees, t)
}

/// The record's own words, else by which ways.
fn how_to_join(hit: &Hit, t: Language) -> Option<Html> {
    let ways = hit.traits.iter().filter(|it| it.group() == TraitGroup::Joining);
    let ways = Html::join(ways.map(|it| Html::text(&labels::of_trait(*it, t))), ", ").capitalised();
    match hit.application_process.as_deref() {
        Some(own) => Some(Html::record(own, t)),
        None => Some(ways).filter(|ways| !ways.is_empty()).map(sentence),
    }
}

/// What we say, and what the record says in its own words, which end as they end.
fn told(said: Option<Html>, own: Option<&str>, t: Language) -> Option<Html> {
    let own = own.map(|own| Html::record(own, t));
    let told = Html::join(said.map(sentence).into_iter().chain(own), " ");
    Some(told).filter(|told| !told.is_empty())
}

fn labelled(label: &str, said: Html) -> Html {
    let mut line = Html::default();
    line.push_trusted("<b>");
    line.push_text(label);
    line.push_trusted(":</b> ");
    line.push(&said);
    line
}

fn sentence(mut said: Html) -> Html {
    said.push_text(".");
    said
}

/// Whether it keeps to what was asked. What it does not say is never said as "no".
fn keeps(hit: &Hit, asked: &Asked, t: Language) -> Option<Html> {
    let of = |holds: &str| {
        let kept = hit.keeps.iter().filter(|kept| kept.holds == holds);
        let said = kept.filter_map(|kept| asked.iter().find(|(id, _)| *id == kept.id));
        Some(Html::join(said.map(|(_, said)| said.clone()), ", ")).filter(|said| !said.is_empty())
    };
    let said = [("keeps-yes", of("yes")), ("keeps-not-said", of("not_said")), ("keeps-no", of("no"))];
    let said = said.into_iter().filter_map(|(key, what)| Some(t.mark_up(key, &[("what", &what?)])));
    Some(Html::join(said, " ")).filter(|said| !said.is_empty())
}

fn summary(fragments: &[Fragment]) -> Html {
    let mut html = Html::default();
    for fragment in fragments {
        if fragment.matched {
            html.push_trusted("<mark>");
            html.push_text(&fragment.text);
            html.push_trusted("</mark>");
        } else {
            html.push_text(&fragment.text);
        }
    }
    html
}

/// The strongest reasons as one sentence.
fn why(reasons: &[Reason], t: Language) -> Option<Html> {
    /// More would be more than anybody reads of one result.
    const MOST: usize = 2;
    let reasons: Vec<Html> = reasons.iter().take(MOST).map(|reason| say_reason(reason, t)).collect();
    (!reasons.is_empty()).then(|| t.mark_up("result-why", &[("reasons", &Html::join(reasons, "; "))]))
}

fn say_reason(reason: &Reason, t: Language) -> Html {
    let words = reason.words.iter().map(|word| t.mark_up("quoted", &[("word", &Html::record(word, t))]));
    let key = match reason.part {
        Part::Name => "reason-name",
        Part::Organization => "reason-organization",
        Part::Topic => "reason-topic",
        Part::Description => "reason-description",
        Part::ReadFromText => "reason-read-from-text",
        Part::Steward => "reason-steward",
    };
    let reason_said = t.mark_up(key, &[("words", &Html::join(words, ", "))]);
    match &reason.because {
        Some(because) => {
            let asked = Html::text(&because.asked);
            t.mark_up("reason-because", &[("reason", &reason_said), ("asked", &asked)])
        }
        None => reason_said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_says_whether_it_is_open_and_nothing_where_no_hours_are_known() {
        let said = |byday: &str| {
            let now = "2026-11-24T11:00:00Z".parse().unwrap();
            let times = Schedule {
                freq: Some("WEEKLY".to_owned()),
                byday: Some(byday.to_owned()),
                opens_at: Some("10:00".to_owned()),
                closes_at: Some("17:00".to_owned()),
                ..Schedule::default()
            };
            Some(open(&[times], now, Language::ENGLISH)?.as_str().to_owned())
        };
        assert_eq!(said("TU").as_deref(), Some("Open now until 5pm."));
        assert_eq!(said("TH").as_deref(), Some("Closed now. Next: Thursday 10am."));
        assert_eq!(open(&[], Timestamp::UNIX_EPOCH, Language::ENGLISH), None);
        let again =
            Schedule { freq: Some("WEEKLY".to_owned()), byday: Some("TU".to_owned()), ..Schedule::default() };
        let usual = open(&[again], Timestamp::UNIX_EPOCH, Language::ENGLISH);
        assert_eq!(usual.map(|said| said.to_string()).as_deref(), Some("Closed now. Tuesday."));
    }
}
