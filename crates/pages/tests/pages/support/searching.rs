//! Searches with all that one can say, and their answers.

use fingerpost_pages::{AnswerAt, MapView, SearchForm, SearchView};
use fingerpost_places::Point;
use fingerpost_search::{
    Answer, Constraint, Facet, FacetValue, Hit, Kept, NotSaid, Organizer, Relaxed, Suits, Trait, TraitGroup,
    Understood,
};
use uuid::Uuid;

use super::{SCRIPT, answer, hit};

/// A search with nothing wrong.
pub fn view_of(form: &SearchForm) -> SearchView<'_> {
    SearchView {
        now: super::NOW,
        form,
        answer: None,
        advice: &[],
        faults: &[],
        other_places: &[],
        notice: None,
    }
}

pub fn found_by<'a>(form: &'a SearchForm, answer: &'a Answer) -> SearchView<'a> {
    SearchView { answer: Some(answer), ..view_of(form) }
}

/// Everything chosen that can be.
pub fn narrowed_form() -> SearchForm {
    SearchForm {
        words: "free lunch on thursday near bs5".to_owned(),
        near: "BS5".to_owned(),
        distance: Some(3.0),
        age: "70".to_owned(),
        choices: vec![
            ("cost", "free".to_owned()),
            ("day", "tuesday".to_owned()),
            ("access", "step_free".to_owned()),
            ("language", "pl".to_owned()),
            ("topic", TOPICS[1].to_owned()),
        ],
        off: vec!["time:morning".to_owned()],
        sort: fingerpost_search::Sort::Nearest,
        ..SearchForm::default()
    }
}

pub fn hostile_form() -> SearchForm {
    SearchForm {
        words: SCRIPT.to_owned(),
        near: SCRIPT.to_owned(),
        distance: None,
        age: SCRIPT.to_owned(),
        choices: vec![("topic", SCRIPT.to_owned())],
        off: vec![SCRIPT.to_owned()],
        sort: fingerpost_search::Sort::Match,
        ..SearchForm::default()
    }
}

/// Topics as records have them.
pub const TOPICS: [&str; 10] = [
    "Carers",
    "Food, meals and eating",
    "Older residents",
    "Loneliness",
    "Dementia",
    "Exercise",
    "Befriending",
    "Money advice",
    "Getting about",
    "Volunteering",
];

/// An answer with all that one can say: 20 results of different services, all filters.
pub fn narrowed() -> Answer {
    let trait_of = |group, any: &[Trait]| Constraint::Trait { group, any: any.to_vec() };
    let understood = |id: &str, words: &str, constraint| Understood::new(id, words, constraint);
    let kept = |id: &str, holds| Kept { id: id.to_owned(), holds };
    let value = |value: &str, count| FacetValue { value: value.to_owned(), count };
    let facets = Trait::ALL.into_iter().map(|(group, traits)| Facet {
        name: group.as_str(),
        values: traits.iter().enumerate().map(|(place, it)| value(it.as_str(), 3 + 7 * place)).collect(),
    });
    let languages = Facet { name: "language", values: vec![value("pl", 9), value("klingon", 1)] };
    let topics = TOPICS.iter().enumerate().map(|(place, topic)| value(topic, 40 - place)).collect();
    let names =
        ["Lunch", "Memory", "Walking", "Cooking", "Singing", "Chess", "Garden", "Coffee", "Craft", "Tea"];
    let results = (0..20).map(|at| {
        let name = format!("{} {} in {}", names[at % 10], ["club", "group"][at / 10], TOPICS[(at * 7) % 10]);
        Hit {
            id: Uuid::from_u128(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835_u128.wrapping_mul(at as u128 + 1)),
            organization: Some(Organizer {
                id: Uuid::from_u128(
                    0xD1B5_4A32_D192_ED03_ABCD_1234_5678_9ABC_u128.wrapping_mul(at as u128 + 3),
                ),
                name: format!("{} Trust", names[(at * 3 + 1) % 10]),
            }),
            traits: vec![Trait::Free, Trait::InPerson, Trait::Online, Trait::DropIn],
            ages: Some(Suits { from: Some(50.0 + at as f64), to: None }),
            keeps: vec![
                kept("day:thursday", "yes"),
                kept("cost", ["yes", "not_said"][at % 2]),
                kept("age", "not_said"),
                kept("day", "no"),
            ],
            distance_metres: Some(300.0 + 431.0 * at as f64),
            opening: Some(format!(
                r#"[{{"freq":"WEEKLY","byday":"{}","opens_at":"{}:00","closes_at":"17:00"}}]"#,
                ["MO", "TU,WE", "TH", "FR,SA", "SU"][at % 5],
                10 + at % 4
            )),
            ..hit(&name, "active", Some("2026-06-12"))
        }
    });
    Answer {
        understood: vec![
            understood("day:thursday", "thursday", trait_of(TraitGroup::Day, &[Trait::Thursday])),
            understood("age:60-", "over 60s", Constraint::Age { from: Some(60.0), to: None }),
            understood("language:polish", "in polish", Constraint::Language { language: "pl".to_owned() }),
            understood("stage:baby", "babies", trait_of(TraitGroup::Stage, &[Trait::Baby, Trait::Child])),
        ],
        taken_off: vec![understood("time:morning", "morning", trait_of(TraitGroup::Time, &[Trait::Morning]))],
        near: Some("BS5".to_owned()),
        facets: facets.chain([languages, Facet { name: "topic", values: topics }]).collect(),
        relaxed: vec![
            Relaxed::Wider { metres: 14_484.0, within: 0 },
            Relaxed::Without { filter: "cost".to_owned() },
            Relaxed::Without { filter: "age".to_owned() },
        ],
        within: vec![2, 5, 9, 12, 30],
        may_suit: vec![NotSaid { filter: "access".to_owned(), count: 4 }],
        results: results.collect(),
        per_page: 20,
        ..answer(87, 1)
    }
}

/// Results on a map.
pub fn on_map<'a>(form: &'a SearchForm, answer: &'a Answer, places: &'a [Vec<Point>]) -> MapView<'a> {
    MapView { search: found_by(form, answer), places }
}

pub fn on_map_form() -> SearchForm {
    SearchForm { at: AnswerAt::Map, ..narrowed_form() }
}

pub fn private_form() -> SearchForm {
    SearchForm { at: AnswerAt::Private, ..SearchForm::of_words("he hits me") }
}

/// Places for 20 results: some with several, some with none, two at the same spot.
pub fn spread() -> Vec<Vec<Point>> {
    let at = |n: usize| {
        Point::new(51.45 + 0.013 * (n * 7 % 10) as f64, -2.59 + 0.021 * (n * 3 % 10) as f64).expect("a point")
    };
    (0..20).map(|n| if n == 4 { Vec::new() } else { vec![at(n); 1 + n % 2] }).collect()
}
