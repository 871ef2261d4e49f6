//! `/api/search`: finding services, with the reasons. For anybody.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, Uri},
    response::{IntoResponse, Response},
};
use fingerpost_directory::{Viewer, hours::Context};
use fingerpost_pages::{Area, Place as Spot, Site, plain};
use fingerpost_places::{NotFound, Whereabouts};
use fingerpost_search::{Answer, Constraint, Filter, Near, Question, Sort, Trait, key};

use serde::Serialize;

use crate::{
    App, advice::Advised, api::Parameters, client::Client, private::keep_out_of_caches, problem::Problem,
    safety::Safety,
};

/// Results on a page when the question does not say.
const PER_PAGE: usize = 20;

/// The most results on one page.
const MOST_PER_PAGE: usize = 100;

pub(crate) const METRES_A_MILE: f64 = 1609.344;

/// The furthest that can be asked for, in miles: further is everywhere.
const MOST_MILES: f64 = 500.0;

#[utoipa::path(get, path = "/api/search", tag = "Search",
    params(
        ("q" = Option<String>, Query, description = "The words, as a person would type them"),
        ("near" = Option<String>, Query, description = "Where the person is: a postcode or the beginning of one, a town, a place of the site's own, or latitude and longitude; a slip of the hand is forgiven, and of a postcode that is not known the area is taken"),
        ("distance" = Option<f64>, Query, minimum = 0, maximum = 500, description = "Only what is within so many miles of `near`, or comes to people, is online or by telephone; where that is nothing, or fewer than three, what is further off comes after it, and `relaxed` says so"),
        ("age" = Option<f64>, Query, minimum = 0, maximum = 120, description = "Only what suits somebody of this age in years, or does not say"),
        ("cost" = Option<String>, Query, description = "Only what costs that: `free`, `donation`, `paid`; several with commas, as of each of the following"),
        ("day" = Option<String>, Query, description = "Only what is open on that day (`monday`…), or does not say"),
        ("time" = Option<String>, Query, description = "Only what is open in the `morning`, `afternoon` or `evening`, or does not say"),
        ("mode" = Option<String>, Query, description = "Only what people take part in that way: `in_person`, `online`, `phone`, `at_home`"),
        ("access" = Option<String>, Query, description = "Only what has that: `step_free`, `wheelchair`, `accessible_toilet`, `changing_places`, `hearing_loop`, `bsl`, `parking`, `quiet_space`"),
        ("joining" = Option<String>, Query, description = "Only what people get into that way: `drop_in`, `self_referral`, `appointment`, `professional_referral`"),
        ("stage" = Option<String>, Query, description = "Only what is for that stage of life: `baby`, `pre_school`, `child`, `young_person`, `adult`, `older_person`, or does not say"),
        ("language" = Option<String>, Query, description = "Only where that language is spoken or signed, by BCP 47's code or its name, in English or its own"),
        ("topic" = Option<String>, Query, description = "Only what is about that topic, by its name; several with commas without a blank after them, of which the first 20 count"),
        ("off" = Option<String>, Query, description = "What of the words is not to be taken as anything but words: the `id` of something `understood`; several with commas"),
        ("open" = Option<String>, Query, description = "`now`: only what may be open now, or does not say"),
        ("sort" = Option<String>, Query, description = "`match` (the best first, as without it), `nearest`, or `soonest`: what is open now first, then what opens next"),
        ("explain" = Option<bool>, Query, description = "Whether each result says what its score is made of"),
        ("page" = Option<usize>, Query, minimum = 1, maximum = 1_000_000_000, description = "Which page, from 1"),
        ("per_page" = Option<usize>, Query, minimum = 1, maximum = 100, description = "Results on a page; 20 when it is left out"),
    ),
    responses((status = 200, description = "`results`, best first, each with the `reasons` it is there (`part` is `steward` where people put it first for these words); the `total`; what was `understood` of the words; `facets` with counts; how many of them may suit but do not say what was chosen (`not_said`), and how many more were left out for no more than that (`may_suit`); \
            pages of `advice` that answer the words, at most two, each with its `slug` (it is at `/advice/{slug}`), `title`, `summary` and `reasons`. \
            Where the words tell of danger, `safety` first: its `topic`, all `topics` it may be, and lines to ring as `help`", body = Object),
        (status = 400, body = Problem, content_type = "application/problem+json")))]
/// Services that match, with the reasons why
pub(crate) async fn search(
    State(app): State<App>,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let parameters = Parameters::parse(uri.query());
    let question = Question {
        page: parameters.page()?,
        per_page: parameters.count("per_page", PER_PAGE, MOST_PER_PAGE)?,
        ..asked(&app, app.sites.asked(&uri, &headers), &parameters)?
    };
    let explain = parameters.flag("explain")?;
    let mut answer = app.index.search(Viewer::Public, &question)?;
    note(&app, &question.words, &answer, client);
    let safety = answer.danger.take().map(|danger| Safety::of(&app, &uri, &headers, danger));
    if !explain {
        answer.results.iter_mut().for_each(|hit| hit.explained = None);
    }
    let advice = Advised::of(&app, &uri, &headers, &answer);
    let is_danger = safety.is_some();
    let mut response = Json(Found { safety, advice, answer }).into_response();
    if is_danger {
        keep_out_of_caches(&mut response);
    }
    Ok(response)
}

/// What a search answers: help first, where the words tell of danger.
#[derive(Serialize)]
pub(crate) struct Found {
    #[serde(skip_serializing_if = "Option::is_none")]
    safety: Option<Safety>,
    advice: Vec<Advised>,
    #[serde(flatten)]
    answer: Answer,
}

/// Notes what was not found, to be counted.
pub(crate) fn note(app: &App, words: &str, answer: &Answer, client: Client) {
    if let Some(unmet) = &app.unmet {
        unmet.note(words, answer, client, (app.clock)());
    }
}

/// What is asked, but for the page of it.
fn asked(app: &App, site: &Site, parameters: &Parameters<'_>) -> Result<Question, Problem> {
    let (question, mut faults) = read(app, site, parameters);
    // The first is said; whoever mends it is told the next.
    if faults.is_empty() { Ok(question) } else { Err(faults.swap_remove(0).into()) }
}

/// A parameter that cannot be read, with what was given.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    pub(crate) value: String,
    /// What would be right.
    wanted: String,
    /// Why a place was not found.
    pub(crate) place: Option<NotFound>,
}

impl Fault {
    fn new(name: &'static str, value: &str, wanted: impl Into<String>) -> Self {
        Self { name, value: value.to_owned(), wanted: wanted.into(), place: None }
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::parameter(fault.name, &fault.value, &fault.wanted)
    }
}

/// A place of the site's own by its name, otherwise what anybody calls so.
fn whereabouts(site: &Site, typed: &str) -> Result<Whereabouts<'static>, NotFound> {
    match own_place(site, typed).map(|area| &area.place) {
        Some(Spot::Postcode(postcode)) => Whereabouts::parse(postcode),
        Some(Spot::Point { latitude, longitude }) => Whereabouts::parse(&format!("{latitude}, {longitude}")),
        None => Whereabouts::parse_about(typed),
    }
}

/// How many slips a name of a place is forgiven, by its letters.
const fn slips(letters: usize) -> usize {
    match letters {
        0..5 => 0,
        5..8 => 1,
        _ => 2,
    }
}

/// The site's own place of that name: small ones are in no gazetteer.
pub(crate) fn own_place<'a>(site: &'a Site, typed: &str) -> Option<&'a Area> {
    let typed = typed.trim().to_lowercase();
    let far = |area: &Area| {
        let names = [Some(&area.name.en), area.name.cy.as_ref()].into_iter().flatten();
        names.map(|name| strsim::osa_distance(&name.trim().to_lowercase(), &typed)).min()
    };
    let own = || site.places.iter().chain(&site.default_area);
    let exact = own().find(|area| far(area) == Some(0));
    // What anybody calls so is no slip.
    exact.or_else(|| {
        let slips = slips(typed.chars().count());
        let near = own().filter_map(|area| Some((far(area)?, area))).filter(|(far, _)| *far <= slips);
        let (_, meant) = near.min_by_key(|(far, _)| *far).filter(|_| Whereabouts::parse(&typed).is_err())?;
        Some(meant)
    })
}

/// What is asked, but for the page of it, as far as it can be read; and what cannot.
pub(crate) fn read(app: &App, site: &Site, parameters: &Parameters<'_>) -> (Question, Vec<Fault>) {
    let mut faults = Vec::new();
    let near = parameters.words("near").and_then(|typed| match whereabouts(site, typed) {
        // Of several places of one name, the largest.
        Ok(found) => Some(found.places()[0].clone()),
        Err(why) => {
            let fault = Fault::new("near", typed, format!("a postcode or a town; {why}"));
            faults.push(Fault { place: Some(why), ..fault });
            None
        }
    });
    let mut filter =
        Filter { wanted: wanted(parameters, &mut faults), or_without_travel: true, ..Filter::default() };
    if let Some(miles) = number(parameters, "distance", MOST_MILES, &mut faults) {
        match &near {
            Some(place) => {
                filter.near = Some(Near { point: place.point, metres: miles * METRES_A_MILE });
            }
            None => faults.push(Fault::new(
                "distance",
                &miles.to_string(),
                "`near` beside it: a distance is from somewhere",
            )),
        }
    }
    for (name, key) in [("topic", key::topic as fn(&str) -> String), ("language", key::language)] {
        let any: Vec<String> = parameters.names(name).iter().map(|value| key(&plain(value))).collect();
        if !any.is_empty() {
            filter.keys.push(any);
        }
    }
    let now = Context::default().zone.to_datetime((app.clock)());
    filter.today = Some(now.date());
    match parameters.words("open") {
        None => {}
        Some("now") => filter.open_now = Some(now),
        Some(other) => faults.push(Fault::new("open", other, "`now`")),
    }
    let asked = parameters.words("sort").unwrap_or(Sort::Match.as_str());
    let sort = match Sort::parse(asked) {
        Some(Sort::Nearest) if near.is_none() => {
            faults.push(Fault::new("sort", asked, "`near` beside it, or `match` or `soonest`"));
            Sort::Match
        }
        Some(sort) => sort,
        None => {
            faults.push(Fault::new("sort", asked, "`match`, `nearest` or `soonest`"));
            Sort::Match
        }
    };
    let question = Question {
        words: parameters.words("q").unwrap_or_default().to_owned(),
        near,
        filter,
        off: parameters.names("off"),
        sort,
        now: Some(now),
        ..Question::default()
    };
    (question, faults)
}

fn wanted(parameters: &Parameters<'_>, faults: &mut Vec<Fault>) -> Vec<Constraint> {
    let mut wanted = Vec::new();
    if let Some(age) = number(parameters, "age", 120.0, faults) {
        wanted.push(Constraint::Age { from: Some(age), to: Some(age) });
    }
    for (group, traits) in Trait::ALL {
        let mut any = Vec::new();
        for word in parameters.all(group.as_str()) {
            match Trait::parse(group, &word) {
                Some(it) if any.contains(&it) => {}
                Some(it) => any.push(it),
                None => {
                    let words: Vec<&str> = traits.iter().map(|it| it.as_str()).collect();
                    faults.push(Fault::new(group.as_str(), &word, format!("one of {}", words.join(", "))));
                }
            }
        }
        if !any.is_empty() {
            wanted.push(Constraint::Trait { group, any });
        }
    }
    wanted
}

fn number(
    parameters: &Parameters<'_>,
    name: &'static str,
    most: f64,
    faults: &mut Vec<Fault>,
) -> Option<f64> {
    let text = parameters.words(name)?;
    let number = text.parse::<f64>().ok().filter(|number| (0.0..=most).contains(number));
    if number.is_none() {
        faults.push(Fault::new(name, text, format!("a number from 0 to {most}")));
    }
    number
}
