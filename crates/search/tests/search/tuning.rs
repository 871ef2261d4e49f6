//! Stewards say which service comes first for some words, which is not shown for them, and which words mean others.

use fingerpost_directory::{Tuning, Viewer, Visibility};
use fingerpost_search::{Document, Filter, How, Index, Part, Question, Sort, Tuned, key};

use crate::common::{ask, ask_as, index, names, service};

fn pin(words: &str, document: &Document) -> Tuning {
    Tuning::Pin { words: words.to_owned(), service: document.id }
}

fn block(words: &str, document: &Document) -> Tuning {
    Tuning::Block { words: words.to_owned(), service: document.id }
}

fn means(words: &str, mean: &str, both_ways: bool) -> Tuning {
    Tuning::Words { words: words.to_owned(), mean: mean.to_owned(), both_ways }
}

fn tuned(documents: &[Document], tunings: &[Tuning]) -> Index {
    let index = index(documents);
    index.tune(Tuned::new(tunings));
    index
}

fn directory() -> [Document; 3] {
    [
        service("Food bank", "Parcels of food."),
        service("Community kitchen", "Cooked meals, and food to take home."),
        service("Advice line", "Ring us about money."),
    ]
}

#[test]
fn a_pinned_service_comes_first_for_its_words_in_any_order_and_says_so() {
    let services = directory();
    let index = tuned(&services, &[pin("food banks", &services[2])]);
    let answer = ask(&index, "is there a bank with food");
    assert_eq!(names(&answer)[..2], ["Advice line", "Food bank"]);
    assert_eq!(answer.total, 3, "it has none of the words, and is counted");
    assert_eq!(answer.results[0].reasons[0].part, Part::Steward);
    assert_eq!(answer.results[0].reasons[0].words, ["food banks"]);
    assert_eq!(names(&ask(&index, "food")), ["Food bank", "Community kitchen"], "not all of its words");
}

#[test]
fn a_pinned_service_that_matches_is_met_once_over_all_pages() {
    let services = directory();
    let index = tuned(&services, &[pin("food", &services[1]), pin("food", &services[2])]);
    let page = |page, per_page| {
        let question = Question { words: "food".to_owned(), page, per_page, ..Question::default() };
        let answer = index.search(Viewer::Public, &question).expect("an answer");
        assert_eq!(answer.total, 3);
        names(&answer).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let all = ["Community kitchen", "Advice line", "Food bank"];
    assert_eq!(page(1, 20), all);
    assert_eq!([page(1, 1), page(2, 1), page(3, 1)].concat(), all);
    assert_eq!([page(1, 2), page(2, 2)].concat(), all);
    assert!(page(3, 2).is_empty());
}

#[test]
fn the_pin_that_says_most_of_the_question_comes_first_then_the_older() {
    let services = directory();
    let pins = [pin("food", &services[0]), pin("food", &services[1]), pin("food parcel", &services[2])];
    let index = tuned(&services, &pins);
    assert_eq!(names(&ask(&index, "food parcels")), ["Advice line", "Food bank", "Community kitchen"]);
}

#[test]
fn a_blocked_service_is_neither_shown_nor_counted_for_its_words_alone() {
    let services = directory();
    let index = tuned(&services, &[block("food bank", &services[1]), pin("food", &services[1])]);
    let answer = ask(&index, "food banks");
    assert_eq!((names(&answer), answer.total), (vec!["Food bank"], 1), "though it is pinned for fewer words");
    assert_eq!(names(&ask(&index, "food"))[0], "Community kitchen");
    assert_eq!(names(&ask(&index, "meals")), ["Community kitchen"]);
}

#[test]
fn where_all_that_matches_is_blocked_nothing_else_is_claimed_to_match() {
    let services = directory();
    let index = tuned(&services, &[block("parcels", &services[0])]);
    let answer = ask(&index, "parcels");
    assert_eq!((answer.total, answer.results.len()), (0, 0));
}

#[test]
fn a_pin_shows_nobody_what_they_may_not_see() {
    let mut services = directory();
    services[2].visibility = Visibility::Staff;
    let index = tuned(&services, &[pin("food", &services[2])]);
    assert_eq!(ask_as(&index, Viewer::Public, "food").total, 2);
    assert_eq!(names(&ask_as(&index, Viewer::Staff, "food"))[0], "Advice line");
}

#[test]
fn a_pin_gives_way_to_filters_and_to_the_order_that_somebody_chose() {
    let mut services = directory();
    services[0].topics = vec!["Food".to_owned()];
    services[0].marks.keys = [key::topic("Food")].into();
    let index = tuned(&services, &[pin("food", &services[2])]);
    let filter = Filter { keys: vec![vec![key::topic("Food")]], ..Filter::default() };
    let question =
        Question { words: "food".to_owned(), page: 1, per_page: 20, filter, ..Question::default() };
    let answer = index.search(Viewer::Public, &question).expect("an answer");
    assert_eq!((names(&answer), answer.total), (vec!["Food bank"], 1));
    let nearest = Question { sort: Sort::Nearest, filter: Filter::default(), ..question };
    let answer = index.search(Viewer::Public, &nearest).expect("an answer");
    assert_eq!(answer.total, 2, "a pin is for the best match");
}

#[test]
fn facets_count_what_is_pinned_and_not_what_is_blocked() {
    let mut services = directory();
    for service in &mut services {
        service.topics = vec!["Food".to_owned()];
    }
    let index = tuned(&services, &[pin("food", &services[2]), block("food", &services[0])]);
    let answer = ask(&index, "food");
    let topics = answer.facets.iter().find(|facet| facet.name == "topic").expect("topics");
    assert_eq!((topics.values[0].count, answer.total), (2, 2));
}

#[test]
fn a_misspelt_question_meets_its_pin_and_its_block() {
    let services = directory();
    let index = tuned(&services, &[pin("kitchen", &services[2]), block("kitchen", &services[1])]);
    assert_eq!(names(&ask(&index, "kichen")), ["Advice line"]);
}

#[test]
fn words_that_mean_others_find_them_one_way_or_both_ways_and_say_so() {
    let services = directory();
    let index = tuned(&services, &[means("zap", "advice line", false)]);
    let answer = ask(&index, "ZAP");
    assert_eq!(names(&answer), ["Advice line"]);
    let because = answer.results[0].reasons[0].because.as_ref().expect("because");
    assert_eq!((because.how, because.asked.as_str()), (How::SameThing, "zap"));
    assert_eq!(answer.did_you_mean, None, "a word that a steward knows is rightly spelt");

    let named = [service("Zap club", ""), service("Advice line", "")];
    let one_way = tuned(&named, &[means("zap", "advice", false)]);
    assert_eq!((ask(&one_way, "zap").total, ask(&one_way, "advice").total), (2, 1));
    let both_ways = tuned(&named, &[means("zap", "advice", true)]);
    assert_eq!((ask(&both_ways, "zap").total, ask(&both_ways, "advice").total), (2, 2));
}

#[test]
fn what_is_taken_back_holds_no_longer_for_any_clone_of_the_index() {
    let services = directory();
    let index = tuned(&services, &[pin("food", &services[2])]);
    let clone = index.clone();
    index.tune(Tuned::default());
    assert_eq!(ask(&clone, "food").total, 2);
}

#[test]
fn what_has_no_words_or_no_service_changes_nothing() {
    let services = directory();
    let elsewhere = service("Not here", "");
    let tunings =
        [pin("", &services[2]), block("?!", &services[0]), pin("food", &elsewhere), means("", "food", true)];
    let index = tuned(&services, &tunings);
    assert_eq!(names(&ask(&index, "food")), ["Food bank", "Community kitchen"]);
}
