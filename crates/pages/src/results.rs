//! What a search found, with the reasons; or what to do when it found nothing.

use askama::Template;
use fingerpost_search::{Answer, Hit, NotSaid, Relaxed, Sort, safety::Topic};
use jiff::Timestamp;

use crate::{
    Advice, AnswerAt, Frame, Html, Language, SearchForm, Site,
    at_risk::{dangers, is_danger, private_note, subjects},
    govuk::{Pagination, SelectItem},
    home::{Need, Numbers, needs},
    page::{Page, Turn},
    pagination::pagination,
};
use chips::Chips;
use faults::FaultsView;
use filters::FilterView;
use hit::ResultView;

mod chips;
mod faults;
mod filters;
mod hit;
mod labels;
mod map;

pub use faults::{PlaceFault, SearchFault};
pub(crate) use labels::miles as say_miles;
pub use map::{MapView, map};

/// How far one may look, in miles.
pub const DISTANCES: [f64; 5] = [1.0, 3.0, 5.0, 10.0, 25.0];

/// So few results that whoever looks may want to ask somebody.
const FEW: usize = 4;

/// Something that the reader should know about the whole answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The index is behind the store by so many minutes.
    Behind {
        /// At least 1.
        minutes: usize,
    },
    /// Services are still being loaded.
    Loading,
    /// The words were too long and only the first part was used.
    WordsCut,
}

/// A search and its answer.
#[derive(Clone, Copy, Debug)]
pub struct SearchView<'a> {
    /// The present moment, for what is open now.
    pub now: Timestamp,
    /// What was asked.
    pub form: &'a SearchForm,
    /// Nothing when nothing was asked: the page then says what to do.
    pub answer: Option<&'a Answer>,
    /// Pages of advice that answer the words.
    pub advice: &'a [&'a Advice],
    /// What of it could not be read.
    pub faults: &'a [SearchFault],
    /// Other places that what was typed may mean, by their names.
    pub other_places: &'a [String],
    /// What to say of the whole answer.
    pub notice: Option<Notice>,
}

impl SearchView<'_> {
    /// The dangers that its words tell of, and its topics name.
    fn dangers(&self) -> Vec<Topic> {
        let told = self.answer.and_then(|answer| answer.danger.as_ref());
        let told = told.into_iter().flat_map(|danger| danger.topics.iter().copied());
        each_once(told.chain(self.form.chosen("topic").flat_map(dangers)))
    }

    /// Whether somebody may have to leave its page quickly, and nothing may keep it.
    pub fn is_guarded(&self) -> bool {
        self.form.is_private() || !self.dangers().is_empty() || self.finds_danger()
    }

    /// Whether words that say nothing of a danger by themselves lead first to services for people who are in one: "violence",
    /// or the name of a refuge.
    pub fn finds_danger(&self) -> bool {
        let mut first = self.first().peekable();
        !self.form.words.is_empty()
            && self.dangers().is_empty()
            && first.peek().is_some()
            && first.all(|hit| subjects(hit).any(is_danger))
    }

    /// The results that somebody looks at before all others.
    fn first(&self) -> impl Iterator<Item = &Hit> {
        const FIRST: usize = 3;
        self.answer.into_iter().flat_map(|answer| answer.results.iter().take(FIRST))
    }

    /// The dangers that the first results are about.
    fn dangers_found(&self) -> Vec<Topic> {
        each_once(self.first().flat_map(|hit| subjects(hit).flat_map(dangers)))
    }
}

fn each_once(dangers: impl Iterator<Item = Topic>) -> Vec<Topic> {
    let mut all = Vec::new();
    for danger in dangers {
        if !all.contains(&danger) {
            all.push(danger);
        }
    }
    all
}

/// What the list of results and the map have in common: what is asked, and what was done to answer it.
struct Top<'a> {
    heading: String,
    form: &'a SearchForm,
    faults: FaultsView,
    /// Whether its boxes are open on a phone too.
    is_open: bool,
    /// Whether there is anything on the page to narrow by, or a box that was filled in.
    narrows: bool,
    distances: Vec<SelectItem>,
    /// Links to the same with another place of that name.
    other_places: Option<Html>,
    /// What is near, where the box has a position in numbers.
    position: Option<Html>,
    notice: Option<String>,
    /// That the words are not in the address.
    private: Option<Html>,
    /// Where to turn, when the words tell of danger.
    safety: Option<Numbers>,
    chips: Chips,
    found: Option<String>,
    respelt: Option<String>,
    relaxed: Vec<Html>,
    /// That all of it is far from where somebody asked.
    far: Option<Html>,
    /// How many do not say what was chosen.
    not_said: Vec<Html>,
    /// What to say, and where to go, when the page asked for is past the last.
    beyond: Option<(String, String)>,
    pagination: Option<Pagination>,
}

impl<'a> Top<'a> {
    /// With the page that it stands on.
    fn new(frame: &'a Frame<'a>, view: &SearchView<'a>) -> (Self, Page<'a>) {
        let (t, form, answer) = (frame.language, view.form, view.answer);
        let is_guarded = view.is_guarded();
        let mut dangers = view.dangers();
        if view.finds_danger() {
            dangers = view.dangers_found();
        }
        if form.is_private() && answer.is_none() {
            // Whoever comes back when the words are forgotten may still need help.
            dangers.extend(Topic::ALL);
        }
        let heading = heading(form, answer, is_guarded, t);
        let faults = FaultsView::new(view.faults, frame.site, t);
        let title = match faults.at_boxes().next() {
            Some(_) => t.fill("validate-error-title", &[("title", &heading)]),
            None => heading.clone(),
        };
        let page = Page::unlisted(frame, title);
        let page = if is_guarded { page.guarded() } else { page };
        let pages = answer.map_or(0, |answer| answer.total.div_ceil(answer.per_page.max(1)));
        let beyond = answer.filter(|answer| answer.total > 0 && answer.results.is_empty()).map(|answer| {
            let (asked, last) = (answer.page.to_string(), pages.to_string());
            (t.fill("beyond-text", &[("page", &asked), ("pages", &last)]), form.address(1))
        });
        let found = answer.filter(|answer| answer.total > 0).map(|answer| {
            let found = t.count(found_key(form.sort), answer.total);
            if pages < 2 || beyond.is_some() {
                return found;
            }
            let (at, of) = (answer.page.to_string(), pages.to_string());
            format!("{found} {}", t.fill("results-page", &[("page", &at), ("pages", &of)]))
        });
        let top = Self {
            narrows: false,
            heading,
            form,
            is_open: faults.near.is_some() || answer.is_none_or(|answer| answer.total == 0),
            distances: distances(form, answer.map(|answer| answer.within.as_slice()).unwrap_or_default(), t),
            other_places: other_places(view, t),
            position: position(view, t),
            notice: view.notice.map(|notice| say_notice(notice, t)),
            private: form.is_private().then(|| private_note(frame)),
            safety: (!dangers.is_empty()).then(|| Numbers::in_danger(&dangers, frame.site, t)),
            chips: Chips::new(form, answer, t),
            respelt: answer
                .and_then(|answer| answer.did_you_mean.as_deref())
                .map(|meant| t.fill("results-respelt", &[("words", meant)])),
            relaxed: answer.map(|answer| say_relaxed(&answer.relaxed, form, t)).unwrap_or_default(),
            far: answer.and_then(|answer| far(answer, frame.site, t)),
            not_said: answer.map(|answer| say_not_said(answer, form, t)).unwrap_or_default(),
            pagination: answer.and_then(|answer| pagination(form, answer.page, pages, t)),
            beyond,
            found,
            faults,
        };
        (top, page)
    }
}

#[derive(Template)]
#[template(path = "results.html")]
struct Results<'a> {
    page: Page<'a>,
    top: Top<'a>,
    filters: Vec<FilterView>,
    /// Links to the same in another order and on a map.
    ways: Vec<Html>,
    /// Pages of advice, each as a link and what it says.
    advice: Vec<(Html, Html)>,
    results: Vec<ResultView>,
    /// Whether something was asked and nothing matched.
    nothing: bool,
    needs: Vec<Need>,
    turn: Option<Turn>,
}

/// The results page.
pub fn results(frame: &Frame<'_>, view: &SearchView<'_>) -> String {
    let (t, form, answer) = (frame.language, view.form, view.answer);
    let (mut top, page) = Top::new(frame, view);
    // What forms say of mistakes has its look there.
    let page = if top.faults.summary.is_none() { page.light() } else { page };
    let few = answer.is_some_and(|answer| answer.total <= FEW || !answer.relaxed.is_empty());
    let results = answer.map(|answer| {
        let (asked, placed) = (hit::asked(form, answer, t), answer.near.is_some());
        answer.results.iter().map(|hit| ResultView::new(hit, &asked, placed, view.now, t)).collect()
    });
    let filters = answer.map(|answer| filters::filters(&answer.facets, form, t)).unwrap_or_default();
    top.narrows = !filters.is_empty() || !form.age.is_empty();
    crate::render(&Results {
        filters,
        ways: answer.filter(|_| top.found.is_some()).map(|answer| ways(form, answer, t)).unwrap_or_default(),
        advice: view.advice.iter().map(|advice| advice.in_list(t, page.guarded)).collect(),
        results: results.unwrap_or_default(),
        nothing: answer.is_some_and(|answer| answer.total == 0),
        needs: if answer.is_none() { needs() } else { Vec::new() },
        turn: if few { page.turn() } else { None },
        top,
        page,
    })
}

/// What the page is called. Words that tell of danger do not stand where somebody else may see them.
fn heading(form: &SearchForm, answer: Option<&Answer>, danger: bool, t: Language) -> String {
    let words = [("words", form.words.as_str())];
    let key = match answer {
        None => "words-title",
        Some(answer) => match (answer.total == 0, form.words.is_empty() || danger) {
            (true, true) => "none-title-neutral",
            (true, false) => "none-title",
            (false, false) => "results-title",
            (false, true) => "results-title-neutral",
        },
    };
    t.fill(key, &words)
}

/// Where even the nearest is too far to go, whose directory this is, so that nobody takes it for that of where they are.
fn far(answer: &Answer, site: &Site, t: Language) -> Option<Html> {
    /// Metres: some 25 miles.
    const FAR: f64 = 40_000.0;
    let place = site.default_area.as_ref()?;
    let nearest = answer.results.iter().filter_map(|hit| hit.distance_metres).min_by(f64::total_cmp)?;
    let far = Html::text(&labels::away(nearest, t));
    (nearest > FAR).then(|| t.mark_up("results-far", &[("place", &place.name.html(t)), ("far", &far)]))
}

/// How far one may look, and how many are so near.
fn distances(form: &SearchForm, within: &[usize], t: Language) -> Vec<SelectItem> {
    let mut all = DISTANCES.to_vec();
    // Another may stand in an address.
    all.extend(form.distance.filter(|miles| !DISTANCES.contains(miles)));
    all.sort_by(f64::total_cmp);
    let item = |value, text, selected| SelectItem { value: Some(value), text, selected };
    let any = item(String::new(), t.say("distance-any").into_owned(), form.distance.is_none());
    let choices = all.into_iter().map(|miles| {
        let count = DISTANCES.iter().zip(within).find(|(known, _)| **known == miles);
        let count = count.map(|(_, count)| format!(" ({count})")).unwrap_or_default();
        item(miles.to_string(), labels::miles(miles, t) + &count, form.distance == Some(miles))
    });
    std::iter::once(any).chain(choices).collect()
}

/// Two numbers tell nobody where that is.
fn position(view: &SearchView<'_>, t: Language) -> Option<Html> {
    let is_position = view.form.near.starts_with(|first: char| first.is_ascii_digit() || first == '-');
    let place = view.answer?.near.as_deref()?.strip_prefix("near ").filter(|_| is_position)?;
    Some(t.mark_up("near-position", &[("place", &Html::text(place))]))
}

fn other_places(view: &SearchView<'_>, t: Language) -> Option<Html> {
    /// More of one name would be a gazetteer.
    const MOST: usize = 5;
    let links = view.other_places.iter().take(MOST).map(|place| {
        let there = SearchForm { near: place.clone(), ..view.form.clone() };
        Html::link(&crate::links::Link { href: there.address(1), label: place.clone() })
    });
    let links = Html::join(links, "; ");
    let place = Html::text(view.answer?.near.as_deref()?);
    (!links.is_empty()).then(|| t.mark_up("near-others", &[("place", &place), ("others", &links)]))
}

/// How many were found, and in which order they come.
const fn found_key(sort: Sort) -> &'static str {
    match sort {
        Sort::Match => "results-found",
        Sort::Nearest => "results-found-nearest",
        Sort::Soonest => "results-found-soonest",
    }
}

/// Links to the other orders, where the nearest are known only beside a place, and to the map.
fn ways(form: &SearchForm, answer: &Answer, t: Language) -> Vec<Html> {
    let orders =
        [(Sort::Match, "sort-match"), (Sort::Nearest, "sort-nearest"), (Sort::Soonest, "sort-soonest")];
    let others = orders.into_iter().filter(|(sort, _)| {
        answer.total > 1 && *sort != form.sort && (answer.near.is_some() || *sort != Sort::Nearest)
    });
    let others = others.map(|(sort, key)| (SearchForm { sort, ..form.clone() }.address(1), key));
    let on_map =
        (!form.is_private()).then(|| (form.answered(AnswerAt::Map).address(answer.page), "map-show"));
    let link = |(href, key)| Html::link(&crate::links::Link { href, label: t.say(key).into_owned() });
    others.chain(on_map).map(link).collect()
}

fn say_notice(notice: Notice, t: Language) -> String {
    match notice {
        Notice::Behind { minutes } => t.count("notice-behind", minutes),
        Notice::Loading => t.say("notice-loading").into_owned(),
        Notice::WordsCut => t.say("notice-words-cut").into_owned(),
    }
}

/// How many may suit without saying so: of ages once, and of times once; and how many more there are.
fn say_not_said(answer: &Answer, form: &SearchForm, t: Language) -> Vec<Html> {
    let kinds = [("not-said-age", &["age", "stage"]), ("not-said-times", &["day", "time"])];
    let most = |names: &[&str]| {
        let of = answer.not_said.iter().filter(|it| names.contains(&it.filter.as_str()));
        of.map(|it| it.count).max()
    };
    let found = kinds.into_iter().filter_map(|(key, names)| Some(Html::text(&t.count(key, most(names)?))));
    let may_suit = answer.may_suit.iter().map(|NotSaid { filter, count }| {
        let mut what = labels::chosen(form, filter, t);
        what.push_text(".");
        let href = form.without_filter(filter).address(1);
        let link = Html::link(&crate::links::Link { href, label: t.say("more-may-suit-link").into_owned() });
        Html::join([Html::text(&t.count("more-may-suit", *count)), what, link], " ")
    });
    found.chain(may_suit).collect()
}

/// What was done to find anything, with the particulars.
fn say_relaxed(relaxed: &[Relaxed], form: &SearchForm, t: Language) -> Vec<Html> {
    let mut said = Vec::new();
    let mut without = Vec::new();
    for it in relaxed {
        match it {
            Relaxed::Wider { metres, within } => {
                let asked = Html::text(&labels::miles(form.distance.unwrap_or_default(), t));
                let far = Html::text(&labels::metres(*metres, t));
                let key = if *within == 0 { "results-wider" } else { "results-few-wider" };
                let within = Html::text(&t.count("results-few", *within));
                said.push(t.mark_up(key, &[("asked", &asked), ("far", &far), ("found", &within)]));
            }
            Relaxed::Without { filter } => {
                let chosen = labels::chosen(form, filter, t);
                // An age says itself what it is.
                let mut left_out = Html::text(&labels::filter(filter, t));
                left_out.push_text(": ");
                left_out.push(&chosen);
                let left_out = if filter == "age" { chosen } else { left_out };
                without.push(left_out);
            }
            Relaxed::NearWords => said.push(Html::text(&t.say("results-relaxed-words"))),
        }
    }
    if !without.is_empty() {
        said.push(t.mark_up("results-without", &[("filters", &Html::join(without, "; "))]));
    }
    said
}
