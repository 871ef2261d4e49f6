//! `/search`: what is found, for people. For anybody. It asks as `/api/search` does, and what it cannot read of its
//! address it says and leaves out.

use axum::{
    extract::State,
    http::{HeaderMap, Uri},
    response::{Html, IntoResponse, Response},
};
use fingerpost_directory::Viewer;
use fingerpost_facts::spoken;
use fingerpost_pages::{Advice, AnswerAt, Notice, PlaceFault, SearchFault, SearchForm, SearchView, plain};
use fingerpost_places::{NotFound, Place, Postcode, What, Whereabouts};
use fingerpost_search::{Answer, Constraint, Near, Question, SearchError, Sort, Trait};
use jiff::Timestamp;

use crate::{
    App,
    api::Parameters,
    client::Client,
    find::{self, Fault, METRES_A_MILE},
    private,
    site_pages::{Asked, Failure, loading},
};

/// Results on a page: what a person on a phone will look through.
const PER_PAGE: usize = 20;

pub(crate) async fn search(
    State(app): State<App>,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    if let Some(private) = private::instead(&app, &uri, &headers) {
        return Ok(private);
    }
    let asked = Asked::new(app, uri, &headers);
    let parameters = Parameters::parse(asked.uri.query());
    let found = Found::of(&asked, &parameters, AnswerAt::List, client).await?;
    if found.view().finds_danger() {
        return Ok(private::again(&asked, &headers, &parameters));
    }
    let mut response = Html(fingerpost_pages::results(&asked.frame(), &found.view())).into_response();
    if found.view().is_guarded() {
        private::keep_out_of_caches(&mut response);
    }
    Ok(response)
}

/// What a search asks, and what was found.
pub(crate) struct Found<'a> {
    form: SearchForm,
    advice: Vec<&'a Advice>,
    pub(crate) answer: Option<Answer>,
    faults: Vec<SearchFault>,
    other_places: Vec<String>,
    notice: Option<Notice>,
    now: Timestamp,
}

impl<'a> Found<'a> {
    pub(crate) async fn of(
        asked: &'a Asked,
        parameters: &Parameters<'_>,
        at: AnswerAt,
        client: Client,
    ) -> Result<Self, Failure> {
        let (question, faults) = find::read(&asked.app, asked.site(), parameters);
        // A page number that cannot be read is a slip of the hand: the first page answers it.
        let page = parameters.count("page", 1, usize::MAX >> 16).unwrap_or(1);
        let distances = fingerpost_pages::DISTANCES.map(|miles| miles * find::METRES_A_MILE).to_vec();
        let question = Question { page, per_page: PER_PAGE, distances, ..question };
        let mut form = SearchForm { at, ..form(parameters, &question) };
        let about = about(&form.near, question.near.as_ref());
        let mut answer = answer(&asked.app, question, &mut form).map_err(|error| asked.search(&error))?;
        if let (Some(own), Some(answer)) = (find::own_place(asked.site(), &form.near), &mut answer) {
            // It is called as whoever typed it calls it.
            answer.near = Some(own.name.in_language(asked.language).0.to_owned());
        }
        if let Some(answer) = answer.as_ref().filter(|_| !form.words.is_empty()) {
            find::note(&asked.app, &form.words, answer, client);
        }
        // What other words said is not in the way of these.
        let is_off =
            |id: &String| answer.as_ref().is_some_and(|it| it.taken_off.iter().any(|off| off.id == *id));
        form.off.retain(is_off);
        let mut faults = said(faults, &form, answer.as_ref());
        faults.extend(about);
        let advice = answer.iter().flat_map(|answer| asked.app.advice.pointed(answer));
        let advice = advice.map(|(advice, _)| advice).collect();
        let (other_places, notice) = (other_places(&form.near), loading(asked).await);
        Ok(Self { form, advice, answer, faults, other_places, notice, now: (asked.app.clock)() })
    }

    pub(crate) fn view(&self) -> SearchView<'_> {
        SearchView {
            now: self.now,
            form: &self.form,
            advice: &self.advice,
            answer: self.answer.as_ref(),
            faults: &self.faults,
            other_places: &self.other_places,
            notice: self.notice,
        }
    }
}

/// What the boxes hold, with what could be read of the filters.
fn form(parameters: &Parameters<'_>, question: &Question) -> SearchForm {
    let words = |name: &str| parameters.words(name).unwrap_or_default().to_owned();
    let mut choices = Vec::new();
    for constraint in &question.filter.wanted {
        if let Constraint::Trait { group, any } = constraint {
            choices.extend(any.iter().map(|it: &Trait| (group.as_str(), it.as_str().to_owned())));
        }
    }
    for name in ["language", "topic"] {
        for value in parameters.names(name) {
            // However it is said, it is one choice.
            let code = Some(&value).filter(|_| name == "language").and_then(|said| spoken::code(said));
            let choice = (name, code.map_or_else(|| plain(&value).into_owned(), str::to_owned));
            if !choices.contains(&choice) {
                choices.push(choice);
            }
        }
    }
    choices.extend(question.filter.open_now.map(|_| ("open", "now".to_owned())));
    let miles =
        || parameters.words("distance")?.parse::<f64>().ok().filter(|miles| (0.0..=500.0).contains(miles));
    SearchForm {
        words: question.words.clone(),
        near: words("near"),
        distance: miles(),
        age: words("age"),
        choices,
        off: question.off.clone(),
        // A place in the words may do for the nearest.
        sort: parameters.words("sort").and_then(Sort::parse).unwrap_or_default(),
        ..SearchForm::default()
    }
}

/// Nothing where nothing is asked. A place in the words does for a distance, and for the nearest first.
fn answer(app: &App, question: Question, form: &mut SearchForm) -> Result<Option<Answer>, SearchError> {
    if question.words.is_empty() && question.filter.is_empty() && question.near.is_none() {
        return Ok(None);
    }
    let answer = app.index.search(Viewer::Public, &question)?;
    let nearest = form.sort == Sort::Nearest;
    let asks_where = question.near.is_none() && (nearest || form.distance.is_some());
    let place = answer.understood.iter().find_map(|it| match &it.constraint {
        Constraint::Place { place, .. } => Some(place.as_ref().clone()),
        _ => None,
    });
    let Some(place) = place.filter(|_| asks_where && form.near.is_empty()) else {
        form.sort = question.sort;
        return Ok(Some(answer));
    };
    let mut question = question;
    if nearest {
        question.sort = Sort::Nearest;
    }
    question.filter.near =
        form.distance.map(|miles| Near { point: place.point, metres: miles * METRES_A_MILE });
    question.near = Some(place);
    app.index.search(Viewer::Public, &question).map(Some)
}

/// The faults as the page says them.
fn said(faults: Vec<Fault>, form: &SearchForm, answer: Option<&Answer>) -> Vec<SearchFault> {
    let said = faults.into_iter().filter_map(|Fault { name, value, place, .. }| match (name, place) {
        (_, Some(why)) => Some(SearchFault::Place { typed: value, why: place_fault(&why) }),
        // The place is what is wrong then; and one in the words will do.
        ("distance", None) if form.distance.is_some() => {
            let has_place = !form.near.is_empty() || answer.is_some_and(|answer| answer.near.is_some());
            (!has_place).then_some(SearchFault::NoPlace)
        }
        ("age", None) => Some(SearchFault::Age),
        // Nearest to nowhere: as if it had not been asked.
        ("sort", None) if value == "nearest" => None,
        (name, None) => Some(SearchFault::Choice { name, value }),
    });
    said.collect()
}

/// That of a whole postcode only the area is known.
fn about(typed: &str, near: Option<&Place<'_>>) -> Option<SearchFault> {
    let near = near.filter(|near| matches!(near.what, What::PartOfPostcode(_)))?;
    let whole: Postcode = typed.parse().ok()?;
    Some(SearchFault::About { typed: whole.to_string(), area: near.name() })
}

fn place_fault(why: &NotFound) -> PlaceFault {
    match why {
        NotFound::UnknownPostcode { .. } | NotFound::NoPosition(_) | NotFound::UnknownPartOfPostcode(_) => {
            PlaceFault::Postcode
        }
        NotFound::NorthernIreland(_) | NotFound::OutsideGreatBritain(_) | NotFound::NotAPosition(_) => {
            PlaceFault::Outside
        }
        NotFound::Nothing | NotFound::UnknownPlace(_) | NotFound::TooLong => PlaceFault::Unknown,
    }
}

/// The other places of the name that was typed.
fn other_places(typed: &str) -> Vec<String> {
    match Whereabouts::parse(typed) {
        Ok(Whereabouts::Several(places)) => places.iter().skip(1).map(Place::name).collect(),
        _ => Vec::new(),
    }
}
