//! What the words say beside what they are about: where, for whom, when, for how much.

use fingerpost_directory::{Viewer, Visibility};
use fingerpost_places::{Place, Whereabouts};
use fingerpost_search::{
    Answer, Constraint, Document, Filter, Index, Near, Part, Question, Relaxed, Sort, Trait, TraitGroup, key,
};
use jiff::civil::{DateTime, date};
use openreferral::{Entity, Service};
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::{index, names};

/// A Monday.
fn now() -> DateTime {
    date(2026, 11, 23).at(10, 0, 0, 0)
}

fn service(name: &str, more: Value) -> Document {
    let mut record = json!({"name": name, "description": "Yoga for everybody.", "status": "active"});
    record.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    let service = Service::from_object(record.as_object().expect("an object").clone());
    let id = Uuid::new_v5(&Uuid::nil(), name.as_bytes());
    Document::of(id, 1, Visibility::Public, &service, None)
}

fn place(typed: &str) -> Place<'static> {
    Whereabouts::parse(typed).expect("a place").places()[0].clone()
}

fn at(postcode: &str) -> Value {
    json!({"service_at_locations": [{"id": "bc148810-d857-441c-9679-408f346de14b", "location": {
        "id": "cc148810-d857-441c-9679-408f346de14b", "location_type": "physical",
        "addresses": [{"postal_code": postcode, "city": "Town", "country": "GB", "address_type": "physical"}]}}]})
}

fn on(day: &str) -> Value {
    json!({"schedules": [{"freq": "WEEKLY", "byday": day, "opens_at": "10:00", "closes_at": "11:00",
        "valid_from": "2020-01-01"}]})
}

fn costing(amount: f64) -> Value {
    json!({"cost_options": [{"id": "dc148810-d857-441c-9679-408f346de14b", "amount": amount, "currency": "GBP"}]})
}

fn asked(index: &Index, question: Question) -> Answer {
    let question = Question { page: 1, per_page: 20, now: Some(now()), ..question };
    index.search(Viewer::Public, &question).expect("an answer")
}

fn words(index: &Index, words: &str) -> Answer {
    asked(index, Question { words: words.to_owned(), ..Question::default() })
}

fn understood(words_: &str) -> Vec<String> {
    let answer = words(&index(&[service("Yoga", json!({}))]), words_);
    answer.understood.into_iter().map(|it| it.id).collect()
}

#[rstest]
#[case("yoga near bs5 6xx", &["place:BS5 6XX"])]
#[case("yoga bs5", &["place:BS5"])]
#[case("yoga in stowmarket", &["place:Stowmarket, Suffolk"])]
#[case("yoga over 60s", &["age:60-"])]
#[case("yoga for 60+", &["age:60-"])]
#[case("yoga my 7 year old", &["age:7"])]
#[case("clwb i blant dan 5", &["age:-4"])]
#[case("free yoga", &["cost:free"])]
#[case("yoga am ddim", &["cost:free"])]
#[case("yoga thursday morning", &["day:thursday", "time:morning"])]
#[case("yoga tuesday or thursday", &["day:tuesday+thursday"])]
#[case("yoga today", &["day:monday"])]
#[case("yoga tomorrow evening", &["day:tuesday", "time:evening"])]
#[case("yoga open now", &["open:now"])]
#[case("yoga ar agor nawr", &["open:now"])]
#[case("yoga ar dydd iau", &["day:thursday"])]
#[case("online yoga", &["mode:online"])]
#[case("polish speaking yoga", &["language:polish"])]
#[case("yoga polski", &["language:polish"])]
#[case("yoga po polsku", &["language:polish"])]
#[case("yoga ESPANOL", &["language:spanish"])]
#[case("yoga العربية", &["language:arabic"])]
#[case("yoga українською", &["language:ukrainian"])]
#[case("yoga हिन्दी", &["language:hindi"])]
#[case("yoga tiếng Việt", &["language:vietnamese"])]
#[case("yoga wheelchair", &["access:wheelchair+step_free"])]
#[case("drop in yoga", &["joining:drop_in"])]
#[case("toddler yoga", &["stage:pre_school"])]
fn what_the_words_say_is_understood(#[case] asked: &str, #[case] ids: &[&str]) {
    assert_eq!(understood(asked), ids);
}

#[test]
fn whoever_calls_their_language_by_its_own_name_is_not_taken_for_misspelling_another() {
    let index = index(&[service("Yoga", json!({"description": "Yoga for Dutch speakers, on a ship."}))]);
    for asked in ["yoga deutsch", "yoga shqip"] {
        assert_eq!(words(&index, asked).did_you_mean, None, "{asked}");
    }
}

#[rstest]
#[case("smoke free yoga")]
#[case("free school meals")]
#[case("covid 19 yoga")]
#[case("over 3 months of yoga")]
#[case("polish food")]
#[case("room 101")]
#[case("dysgu cymraeg yoga")]
#[case("polski lessons")]
#[case("stuck in the bath yoga")]
#[case("yoga in march")]
fn what_only_looks_so_is_left_to_the_words(#[case] asked: &str) {
    assert_eq!(understood(asked), Vec::<String>::new());
}

#[rstest]
#[case("homeless tonight")]
#[case("nowhere to sleep tomorrow")]
#[case("there is no food today")]
#[case("my husband hits me and I have to leave tonight")]
#[case("digartref heno")]
fn tonight_says_how_urgent_it_is_where_help_cannot_wait(#[case] asked: &str) {
    assert_eq!(understood(asked), Vec::<String>::new());
}

#[test]
fn what_keeps_to_it_rises_and_what_does_not_sinks_and_nothing_is_dropped() {
    let index = index(&[
        service("Yoga one", on("MO")),
        service("Yoga two", json!({})),
        service("Yoga three", on("TH")),
    ]);
    let answer = words(&index, "yoga on thursdays");
    assert_eq!(names(&answer), ["Yoga three", "Yoga two", "Yoga one"]);
    let keeps: Vec<_> = answer.results.iter().map(|hit| hit.keeps[0].holds).collect();
    assert_eq!(keeps, ["yes", "not_said", "no"]);
    let off = Question {
        words: "yoga on thursdays".into(),
        off: vec!["day:thursday".into()],
        ..Question::default()
    };
    let answer = asked(&index, off);
    assert!(answer.understood.is_empty() && answer.results.iter().all(|hit| hit.keeps.is_empty()));
    let taken_off: Vec<&str> = answer.taken_off.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(taken_off, ["day:thursday"], "what can be put back");
}

#[test]
fn a_hit_says_in_short_what_it_costs_for_whom_it_is_and_whether_it_keeps_to_the_filters() {
    let ages = json!({"minimum_age": 60});
    let index = index(&[service("Yoga free", costing(0.0)), service("Yoga old", ages)]);
    let of_age =
        Filter { wanted: vec![Constraint::Age { from: Some(70.0), to: Some(70.0) }], ..Filter::default() };
    let answer = asked(&index, Question { words: "yoga".into(), filter: of_age, ..Question::default() });
    let said: Vec<_> = answer
        .results
        .iter()
        .map(|hit| {
            let years = hit.ages.map(|ages| (ages.from, ages.to));
            (hit.name.as_str(), hit.traits.clone(), years, hit.keeps[0].id.as_str(), hit.keeps[0].holds)
        })
        .collect();
    assert!(said.contains(&("Yoga free", vec![Trait::Free], None, "age", "not_said")), "{said:?}");
    assert!(said.contains(&("Yoga old", vec![], Some((Some(60.0), None)), "age", "yes")), "{said:?}");
}

#[rstest]
#[case::one_sum(json!([{"amount": 6.5, "currency": "GBP"}]), Some((650, None)))]
#[case::several(json!([{"amount": 8, "currency": "GBP"}, {"amount": 3, "currency": "GBP"}]), None)]
#[case::more_than_a_line_holds(json!([{"amount": 8, "amount_description": "x".repeat(100)}]), None)]
#[case::what_is_free_for_some(json!([{"amount": 0}, {"amount": 3}]), None)]
#[case::another_currency(json!([{"amount": 3, "currency": "EUR"}]), None)]
#[case::what_holds_for_a_time(json!([{"amount": 3, "valid_to": "2030-01-01"}]), None)]
#[case::only_words(json!([{"option": "Ask us"}]), None)]
fn a_hit_says_its_price_where_all_of_it_is_known(
    #[case] options: Value,
    #[case] price: Option<(u64, Option<u64>)>,
) {
    let index = index(&[service("Yoga", json!({"cost_options": options}))]);
    let hit = words(&index, "yoga").results.remove(0);
    assert_eq!(hit.price.map(|it| (it.pence, it.to_pence)), price);
}

#[test]
fn a_free_service_comes_before_a_dear_one_and_one_for_the_age_before_one_for_others() {
    let index = index(&[
        service("Yoga dear", costing(9.0)),
        service("Yoga free", costing(0.0)),
        service("Yoga old", json!({"minimum_age": 60})),
        service("Yoga young", json!({"minimum_age": 4, "maximum_age": 11})),
    ]);
    let place_of = |asked: &str, name: &str| {
        let answer = words(&index, asked);
        names(&answer).iter().position(|it| *it == name).expect("found")
    };
    assert!(place_of("free yoga", "Yoga free") < place_of("free yoga", "Yoga dear"));
    assert_eq!(place_of("yoga for over 65s", "Yoga old"), 0);
    assert_eq!(place_of("yoga for my 7 year old", "Yoga young"), 0);
}

#[test]
fn near_comes_first_and_what_serves_others_last_and_what_has_no_place_stays() {
    let elsewhere =
        json!({"service_areas": [{"id": "ec148810-d857-441c-9679-408f346de14b", "name": "Leeds"}]});
    let mut near_but_not_for_here = at("BS5 6XX");
    near_but_not_for_here
        .as_object_mut()
        .expect("an object")
        .extend(elsewhere.as_object().expect("one").clone());
    let index = index(&[
        service("Yoga far", at("LS1 1UR")),
        service("Yoga for Leeds", near_but_not_for_here),
        service("Yoga near", at("BS5 6XX")),
        service("Yoga by post", json!({})),
    ]);
    let question = Question { words: "yoga".into(), near: Some(place("BS5 6XX")), ..Question::default() };
    let answer = asked(&index, question.clone());
    assert_eq!(answer.near.as_deref(), Some("BS5 6XX"));
    assert_eq!(names(&answer), ["Yoga near", "Yoga by post", "Yoga far", "Yoga for Leeds"]);
    assert!(answer.results[0].distance_metres.expect("a distance") < 200.0);
    assert_eq!(answer.results[1].distance_metres, None);
    let nearest = asked(&index, Question { sort: Sort::Nearest, ..question });
    assert_eq!(*names(&nearest).last().expect("four"), "Yoga by post");
}

fn wanting(group: TraitGroup, any: Trait) -> Filter {
    Filter { wanted: vec![Constraint::Trait { group, any: vec![any] }], ..Filter::default() }
}

#[test]
fn a_filter_drops_what_plainly_fails_it_and_keeps_what_does_not_say_its_hours() {
    let index = index(&[
        service("Yoga one", on("MO")),
        service("Yoga two", json!({})),
        service("Yoga three", on("TH")),
        service("Yoga four", costing(0.0)),
    ]);
    let filter = wanting(TraitGroup::Day, Trait::Thursday);
    let answer = asked(&index, Question { words: "yoga".into(), filter, ..Question::default() });
    let mut found = names(&answer);
    found.sort_unstable();
    assert_eq!(found, ["Yoga four", "Yoga three", "Yoga two"]);
    let filter = wanting(TraitGroup::Cost, Trait::Free);
    let answer = asked(&index, Question { words: "yoga".into(), filter, ..Question::default() });
    assert_eq!(names(&answer), ["Yoga four"], "what a thing costs must be said to be free");
}

#[test]
fn what_is_left_out_for_nothing_but_its_silence_is_counted() {
    let access = |more: Value| {
        let mut record = json!({"description": "Yoga. Step-free access."});
        record.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        record
    };
    let index = index(&[
        service("Yoga one", access(costing(0.0))),
        service("Yoga two", access(json!({}))),
        service("Yoga three", costing(0.0)),
        service("Yoga four", costing(5.0)),
        service("Yoga five", json!({})),
    ]);
    let mut filter = wanting(TraitGroup::Cost, Trait::Free);
    filter.wanted.extend(wanting(TraitGroup::Access, Trait::StepFree).wanted);
    let answer = asked(&index, Question { words: "yoga".into(), filter, ..Question::default() });
    assert_eq!(names(&answer), ["Yoga one"]);
    let may_suit: Vec<_> = answer.may_suit.iter().map(|it| (it.filter.as_str(), it.count)).collect();
    assert_eq!(may_suit, [("cost", 1), ("access", 1)], "two silences are as good as no answer");
    assert!(answer.not_said.is_empty());
}

#[test]
fn a_language_is_one_choice_however_records_say_it() {
    let speaking = |said: Value| json!({"languages": [said]});
    let index = index(&[
        service("Yoga one", speaking(json!({"name": "Polish"}))),
        service("Yoga two", speaking(json!({"code": "pl"}))),
        service("Yoga three", json!({"description": "Yoga. We speak Polish and Urdu."})),
        service("Yoga four", json!({"languages": [{"name": "Klingon"}, {"name": "English"}]})),
        service(
            "Yoga five",
            json!({"service_at_locations": [{"location": {"languages": [{"name": "Urdu"}]}}]}),
        ),
    ]);
    let languages = |answer: &Answer| -> Vec<(String, usize)> {
        let facet = answer.facets.iter().find(|facet| facet.name == "language").expect("languages");
        facet.values.iter().map(|it| (it.value.clone(), it.count)).collect()
    };
    let expected = [("pl", 3), ("ur", 2), ("klingon", 1)].map(|(code, count)| (code.to_owned(), count));
    assert_eq!(languages(&words(&index, "yoga")), expected);
    for said in ["polish", "pl", "POL"] {
        let filter = Filter { keys: vec![vec![key::language(said)]], ..Filter::default() };
        let answer = asked(&index, Question { words: "yoga".into(), filter, ..Question::default() });
        assert_eq!(answer.total, 3, "{said}");
        assert_eq!(languages(&answer), expected, "what else could be chosen beside it");
    }
}

#[test]
fn whoever_types_what_they_call_their_own_language_finds_those_who_speak_it() {
    let index = index(&[
        service("Yoga one", json!({"description": "Yoga. We speak Polish and Urdu."})),
        service("Yoga two", json!({"description": "Yoga. We speak Somali."})),
    ]);
    assert_eq!(names(&words(&index, "polski")), ["Yoga one"]);
    let both = words(&index, "joga yoga soomaali");
    let keeps: Vec<_> = both.results.iter().map(|hit| (hit.name.as_str(), hit.keeps[0].holds)).collect();
    assert_eq!(keeps[0], ("Yoga two", "yes"), "{keeps:?}");
    assert_eq!(both.total, 2, "nothing is dropped");
}

#[test]
fn a_facet_counts_what_the_other_filters_leave() {
    let index = index(&[
        service("Yoga one", on("MO")),
        service("Yoga two", on("TH")),
        service("Yoga three", on("TH")),
    ]);
    let count = |answer: &Answer, name: &str, value: &str| {
        let facet = answer.facets.iter().find(|facet| facet.name == name);
        let value = facet.and_then(|facet| facet.values.iter().find(|it| it.value == value));
        value.map_or(0, |it| it.count)
    };
    let open = words(&index, "yoga");
    assert_eq!(
        [count(&open, "day", "monday"), count(&open, "day", "thursday"), count(&open, "day", "friday")],
        [1, 2, 0]
    );
    let filter = wanting(TraitGroup::Day, Trait::Thursday);
    let narrowed = asked(&index, Question { words: "yoga".into(), filter, ..Question::default() });
    assert_eq!(narrowed.total, 2);
    assert_eq!(count(&narrowed, "day", "monday"), 1, "its own facet shows what else could be chosen");
    assert_eq!(count(&narrowed, "time", "morning"), 2);
}

#[test]
fn where_nothing_is_left_less_is_asked_and_said() {
    let index = index(&[service("Yoga", at("LS1 1UR"))]);
    let near = place("BS5 6XX");
    let filter = Filter { near: Some(Near { point: near.point, metres: 1_000.0 }), ..Filter::default() };
    let question = Question { words: "yoga".into(), near: Some(near), filter, ..Question::default() };
    let answer = asked(&index, question);
    assert_eq!(names(&answer), ["Yoga"]);
    assert_eq!(answer.relaxed, [Relaxed::Without { filter: "distance".to_owned() }]);
}

#[test]
fn where_little_is_near_what_is_further_off_comes_after_it_and_that_is_said() {
    let (near, further) = ("BS5 6XX", "BS1 4DJ");
    let there = |name| service(name, at(further));
    let index =
        index(&[service("Chairs", at(near)), there("Yoga yoga"), there("Yoga one"), there("Yoga two")]);
    let near = place(near);
    let filter = Filter { near: Some(Near { point: near.point, metres: 1_000.0 }), ..Filter::default() };
    let question = |page, per_page| Question {
        words: "yoga".into(),
        near: Some(near.clone()),
        filter: filter.clone(),
        page,
        per_page,
        now: Some(now()),
        ..Question::default()
    };
    let ask = |page, per_page| index.search(Viewer::Public, &question(page, per_page)).expect("an answer");
    let answer = ask(1, 20);
    assert_eq!(answer.relaxed, [Relaxed::Wider { metres: 9_000.0, within: 1 }]);
    assert_eq!((answer.total, names(&answer)[0], answer.results.len()), (4, "Chairs", 4));
    assert!(answer.results[0].reasons.iter().all(|reason| reason.part != Part::Steward));
    // Each is on one page, whatever the size of pages.
    let paged: Vec<String> = (1..=4).flat_map(|page| ask(page, 1).results).map(|hit| hit.name).collect();
    assert_eq!(paged, names(&answer));
}

#[test]
fn the_place_and_the_time_of_a_result_are_of_one_site() {
    let site = |name: &str, day: &str| json!({"location": {"location_type": "physical", "name": name, "latitude": 51.46, "longitude": -2.59}, "schedules": on(day)["schedules"]});
    let index =
        index(&[service("Yoga", json!({"service_at_locations": [site("Hall", "TH"), site("Barn", "TU")]}))]);
    let answer = words(&index, "yoga");
    let hit = &answer.results[0];
    // It is a Monday.
    assert_eq!(hit.place.as_deref(), Some("Barn"));
    assert_eq!(hit.schedules()[0].byday.as_deref(), Some("TU"));
}

#[test]
fn a_distance_keeps_what_nobody_travels_to() {
    let index = index(&[
        service("Yoga here", at("BS5 6XX")),
        service(
            "Yoga by video",
            json!({"service_at_locations": [{"location": {"location_type": "virtual"}}]}),
        ),
        service("Yoga far away", at("LS1 1UR")),
    ]);
    let near = place("BS5 6XX");
    let filter = |or_without_travel| Filter {
        near: Some(Near { point: near.point, metres: 1_000.0 }),
        or_without_travel,
        ..Filter::default()
    };
    let ask = |filter| {
        let distances = vec![1_000.0];
        asked(
            &index,
            Question {
                words: "yoga".into(),
                near: Some(near.clone()),
                filter,
                distances,
                ..Question::default()
            },
        )
    };
    let kept = ask(filter(true));
    assert!(names(&kept).starts_with(&["Yoga here", "Yoga by video"]), "{:?}", names(&kept));
    assert_eq!(kept.within, [2]);
    assert_eq!(ask(filter(false)).within, [1]);
}

#[test]
fn each_distance_says_how_many_are_within_it_whichever_is_chosen() {
    let at = |latitude: f64| json!({"service_at_locations": [{"location": {"location_type": "physical", "latitude": latitude, "longitude": -2.59}}]});
    let index = index(&[
        service("Yoga here", at(51.46)),
        service("Yoga a mile away", at(51.4745)),
        service("Yoga far away", at(51.6)),
        service("Yoga somewhere", json!({})),
    ]);
    let place = place("51.46, -2.59");
    for filter in [None, Some(1_000.0), Some(3_000.0)] {
        let near = filter.map(|metres| Near { point: place.point, metres });
        let question = Question {
            words: "yoga".into(),
            near: Some(place.clone()),
            filter: Filter { near, ..Filter::default() },
            distances: vec![1_000.0, 3_000.0, 30_000.0],
            ..Question::default()
        };
        assert_eq!(asked(&index, question).within, [1, 2, 3], "{filter:?}");
    }
}

#[test]
fn what_is_called_as_it_was_asked_is_not_lost_behind_what_is_nearer() {
    let there = |name: &str, description: &str, postcode| {
        let mut more = at(postcode);
        more["description"] = json!(description);
        service(name, more)
    };
    let nearer = "A nursery class, and a lunch club. Ask for the lunch club at the office.";
    let others = (0..20).map(|nth| service(&format!("Chess {nth}"), json!({"description": "Every week."})));
    let found =
        [there("Nursery class", nearer, "IP22 4AB"), there("Oakham lunch club", "Tuesdays.", "IP23 7AG")];
    let index = index(&others.chain(found).collect::<Vec<_>>());
    for asked_ in ["lunch club", "clwb cinio"] {
        let question = Question { words: asked_.into(), near: Some(place("Diss")), ..Question::default() };
        assert_eq!(names(&asked(&index, question))[0], "Oakham lunch club", "{asked_}");
    }
}

#[rstest]
#[case("no money until friday")]
#[case("nothing to eat till next tuesday")]
#[case("dim bwyd tan ddydd llun")]
#[case("need it by thursday")]
fn a_day_on_which_a_time_ends_is_not_one_on_which_it_must_be_open(#[case] words: &str) {
    assert_eq!(understood(words), [""; 0]);
}

/// Hours with more to say than which day.
fn hours(more: Value) -> Value {
    let mut schedule = json!({"id": "4ad2f1c5-4b5b-4a43-8e3b-6a3f8f0e8f5d", "freq": "WEEKLY", "opens_at": "10:00", "closes_at": "12:00"});
    schedule.as_object_mut().expect("an object").extend(more.as_object().expect("one").clone());
    json!({"schedules": [schedule]})
}

#[test]
fn what_is_open_now_comes_first_then_what_opens_next_by_what_each_says_exactly() {
    let index = index(&[
        service("Yoga on Fridays", hours(json!({"byday": "FR"}))),
        service("Yoga some day", json!({})),
        service("Yoga every first Tuesday", hours(json!({"freq": "MONTHLY", "byday": "1TU"}))),
        service("Yoga this morning", hours(json!({"byday": "TU"}))),
        service("Yoga tonight", hours(json!({"byday": "TU", "opens_at": "19:00", "closes_at": "20:00"}))),
        service("Yoga long ago", hours(json!({"byday": "TU", "until": "2020-01-01"}))),
    ]);
    let asked = |question: Question| index.search(Viewer::Public, &question).expect("an answer");
    // The last Tuesday of its month.
    let question = Question {
        words: "yoga".into(),
        now: Some(date(2026, 11, 24).at(11, 0, 0, 0)),
        page: 1,
        per_page: 20,
        ..Question::default()
    };
    let soonest = asked(Question { sort: Sort::Soonest, ..question.clone() });
    let mut found = names(&soonest);
    assert_eq!(
        found.drain(..4).collect::<Vec<_>>(),
        ["Yoga this morning", "Yoga tonight", "Yoga on Fridays", "Yoga every first Tuesday"]
    );
    assert_eq!(found.len(), 2, "what says no hours comes last: {found:?}");
    for page in 1..=6 {
        let one = asked(Question { sort: Sort::Soonest, page, per_page: 1, ..question.clone() });
        assert_eq!(names(&one), names(&soonest)[page - 1..page]);
    }

    let typed = asked(Question { words: "yoga open now".into(), ..question.clone() });
    let kept: Vec<_> = typed.results.iter().map(|hit| (hit.name.as_str(), hit.keeps[0].holds)).collect();
    assert_eq!(kept[0], ("Yoga this morning", "yes"));
    assert!(
        kept.contains(&("Yoga every first Tuesday", "no")) && kept.contains(&("Yoga some day", "not_said"))
    );
    assert_eq!(kept.len(), 6, "words leave nothing out");

    let filter = Filter { open_now: question.now, ..Filter::default() };
    let open = asked(Question { filter, ..question });
    let kept = |name: &str| {
        let hit = open.results.iter().find(|hit| hit.name == name)?;
        Some(hit.keeps.iter().find(|kept| kept.id == "open").expect("said").holds)
    };
    assert_eq!(kept("Yoga this morning"), Some("yes"));
    assert_eq!(kept("Yoga some day"), Some("not_said"));
    assert_eq!(
        kept("Yoga every first Tuesday"),
        Some("no"),
        "the columns do not know that it is not this week"
    );
    assert_eq!([kept("Yoga tonight"), kept("Yoga on Fridays")], [None, None]);
}

#[test]
fn filters_are_left_out_one_after_another_and_whom_it_is_for_last() {
    let index = index(&[
        service("Yoga for elders", json!({"minimum_age": 60, "cost_options": costing(5.0)["cost_options"]})),
        service(
            "Yoga for children",
            json!({"maximum_age": 10, "cost_options": costing(0.0)["cost_options"]}),
        ),
    ]);
    let age = Constraint::Age { from: Some(70.0), to: Some(70.0) };
    let mut filter = wanting(TraitGroup::Cost, Trait::Free);
    filter.wanted.insert(0, age);
    filter.wanted.extend(wanting(TraitGroup::Mode, Trait::Online).wanted);
    let answer = asked(&index, Question { words: "yoga".into(), filter, ..Question::default() });
    assert_eq!(names(&answer), ["Yoga for elders"]);
    let gone = ["mode", "cost"].map(|name| Relaxed::Without { filter: name.to_owned() });
    assert_eq!(answer.relaxed, gone);
}

#[test]
fn a_hit_says_where_it_is_and_whom_to_ring() {
    let site = |name: &str, postcode: &str| {
        let mut site = at(postcode)["service_at_locations"][0].clone();
        site["location"]["name"] = json!(name);
        site
    };
    let sites = [site("Town Hall", "LS1 1UR"), site("Easton Hub", "BS5 6XX")];
    let record = json!({"service_at_locations": sites, "phones": [{"number": "0117 496 0001"}]});
    let index = index(&[service("Yoga", record)]);
    let hit = &words(&index, "yoga near BS5").results[0];
    assert_eq!((hit.place.as_deref(), hit.other_places), (Some("Easton Hub, Town"), 1));
    assert_eq!(hit.phone.as_deref(), Some("0117 496 0001"));
    assert_eq!(
        words(&index, "yoga").results[0].place.as_deref(),
        Some("Town Hall"),
        "the town is in its name"
    );
}
