//! What is proposed to somebody who is typing.

use crate::common::{at, index, run_by, service, writer};
use fingerpost_directory::Visibility;
use fingerpost_search::{Completion, CompletionKind, Document, Index, Marks, Typed};
use openreferral::{Entity, Service};
use rstest::rstest;
use serde_json::json;

fn complete(index: &Index, words: &str) -> Vec<Completion> {
    index.complete(&Typed { words: words.to_owned(), limit: 10, kind: None }).expect("an answer")
}

#[test]
fn one_kind_alone_may_be_asked_for() {
    let index = index(&[in_bristol(service("Bristol chess", "")), about("Bristol", service("Tea", ""))]);
    let of = |kind| {
        let typed = Typed { words: "bris".to_owned(), limit: 10, kind: Some(kind) };
        index.complete(&typed).expect("an answer").into_iter().map(|it| it.text).collect::<Vec<_>>()
    };
    assert_eq!(of(CompletionKind::Service), ["Bristol chess"]);
    assert_eq!(of(CompletionKind::Topic), ["Bristol"]);
    assert!(of(CompletionKind::Place).iter().all(|text| text.starts_with("Bristol")));
    assert!(!of(CompletionKind::Place).is_empty());
}

fn texts(index: &Index, words: &str) -> Vec<String> {
    complete(index, words).into_iter().map(|it| it.text).collect()
}

/// The texts with what matches in brackets.
fn marked(index: &Index, words: &str) -> Vec<String> {
    let mark = |it: Completion| {
        let letters: Vec<char> = it.text.chars().collect();
        let (from, to) = it.matched.expect("a match");
        let part = |letters: &[char]| letters.iter().collect::<String>();
        format!("{}[{}]{}", part(&letters[..from]), part(&letters[from..to]), part(&letters[to..]))
    };
    complete(index, words).into_iter().map(mark).collect()
}

fn about(topic: &str, document: Document) -> Document {
    Document { topics: vec![topic.to_owned()], ..document }
}

/// A service in the middle of Bristol.
fn in_bristol(document: Document) -> Document {
    let record = json!({"service_at_locations": [{"location": {"latitude": 51.4538, "longitude": -2.5973}}]});
    let record = Service::from_object(record.as_object().cloned().expect("an object"));
    let marks: Marks = Document::of(document.id, 1, document.visibility, &record, None).marks;
    Document { marks, ..document }
}

#[test]
fn what_begins_as_was_typed_comes_before_what_has_a_later_word_that_does() {
    let index =
        index(&[service("Xylophone chess", ""), service("Chess", ""), service("Cheerful chess club", "")]);
    assert_eq!(texts(&index, "che"), ["Chess", "Cheerful chess club", "Xylophone chess"]);
    assert_eq!(texts(&index, "x"), ["Xylophone chess"]);
}

#[test]
fn earlier_words_stand_in_it_too_wherever() {
    let index = index(&[
        service("Oak Lane chess club", ""),
        service("Oak Lane quilters", ""),
        service("Chess club", ""),
    ]);
    assert_eq!(texts(&index, "oak ch"), ["Oak Lane chess club"]);
    assert_eq!(texts(&index, "chess c"), ["Chess club", "Oak Lane chess club"]);
    assert_eq!(texts(&index, "chess che"), [""; 0]);
    assert_eq!(texts(&index, "oa chess"), [""; 0]);
}

#[rstest]
#[case("CAFE", "[Café] Zoë’s")]
#[case("café", "[Café] Zoë’s")]
#[case("zoes", "Café [Zoë’s]")]
#[case("zoe's", "Café [Zoë’s]")]
#[case("zo", "Café [Zo]ë’s")]
#[case("cafe z", "[Café Z]oë’s")]
fn case_accents_and_apostrophes_do_not_matter(#[case] typed: &str, #[case] marked_so: &str) {
    assert_eq!(marked(&index(&[service("Café Zoë’s", "")]), typed), [marked_so]);
}

#[rstest]
#[case("")]
#[case("  ,")]
#[case("chezz")]
#[case("hess")]
#[case("ches zzz")]
fn what_nothing_begins_as_has_no_suggestion(#[case] typed: &str) {
    assert_eq!(texts(&index(&[service("Chess", "")]), typed), [""; 0]);
}

#[test]
fn each_kind_is_told_and_what_only_one_has_by_its_id() {
    let clinic = run_by("Dementia Friends", about("Dementia care", service("Dementia clinic", "")));
    let again = service("Dementia clinic", "Another of that name.");
    let of = |index: &Index| {
        let found = complete(index, "dementia").into_iter().map(|it| (it.kind, it.text, it.id));
        found.collect::<Vec<_>>()
    };
    let organization = clinic.organization.as_ref().map(|it| it.id);
    let name = |text: &str| text.to_owned();
    let others = [
        (CompletionKind::Topic, name("Dementia care"), None),
        (CompletionKind::Service, name("Dementia clinic"), Some(clinic.id)),
        (CompletionKind::Organization, name("Dementia Friends"), organization),
        (CompletionKind::Need, name("Memory and dementia"), None),
    ];
    assert_eq!(of(&index(std::slice::from_ref(&clinic))), others);
    assert_eq!(of(&index(&[clinic, again]))[1].2, None);
}

#[test]
fn a_need_is_told_only_when_it_leads_to_something() {
    assert_eq!(texts(&index(&[service("Chess", "")]), "memory"), [""; 0]);
    assert_eq!(
        texts(&index(&[service("Chess", "For people with dementia.")]), "memory"),
        ["Memory and dementia"]
    );
}

#[test]
fn places_are_those_where_something_is() {
    let index = index(&[in_bristol(service("Chess", ""))]);
    assert_eq!(texts(&index, "bristo"), ["Bristol"]);
    assert_eq!(texts(&index, "bs1")[0], "BS1");
    assert_eq!(texts(&index, "bishopsworth bri"), ["Bishopsworth, Bristol"]);
    assert_eq!(texts(&index, "edinb"), [""; 0]);
}

#[test]
fn more_services_put_a_topic_first() {
    let mut all = vec![about("Tea", service("One", ""))];
    all.extend(["Two", "Three"].map(|name| about("Tennis lessons", service(name, ""))));
    assert_eq!(texts(&index(&all), "te"), ["Tennis lessons", "Tea"]);
}

#[test]
fn no_kind_takes_all_the_room_where_another_has_something() {
    let names: Vec<String> = (0..12).map(|number| format!("Quilting {number}")).collect();
    let mut all: Vec<Document> = names.iter().map(|name| service(name, "")).collect();
    assert_eq!(texts(&index(&all), "q").len(), 10);
    all.push(about("Quiet rooms", service("Chess", "")));
    let found = complete(&index(&all), "q");
    let kinds: Vec<_> = found.iter().map(|it| it.kind).collect();
    let service = CompletionKind::Service;
    assert_eq!(kinds, [CompletionKind::Topic, service, service, service, service]);
}

#[rstest]
#[case(Visibility::Partner)]
#[case(Visibility::Staff)]
fn what_few_may_see_is_never_told(#[case] visibility: Visibility) {
    let secret = |name: &str| {
        let canary = about("Zanzibar topic", in_bristol(service(name, "dementia")));
        run_by("Zanzibar Trust", Document { visibility, ..canary })
    };
    let open = index(&[secret("Zanzibar house"), service("Chess", "")]);
    for typed in ["zanzibar", "z", "house", "trust", "memory", "bristol"] {
        assert_eq!(texts(&open, typed), [""; 0], "{typed}");
    }
    let shown = Document { visibility: Visibility::Public, ..secret("Zanzibar house") };
    let index = index(&[shown.clone(), service("Chess", "")]);
    assert_eq!(texts(&index, "zanzibar"), ["Zanzibar topic", "Zanzibar house", "Zanzibar Trust"]);
    assert_eq!((texts(&index, "memory").len(), texts(&index, "bristol").len()), (1, 1));
    let mut writer = writer(&index);
    writer.put(&Document { visibility, ..shown }).expect("put");
    writer.commit(&at(2)).expect("committed");
    for typed in ["zanzibar", "z", "house", "trust", "memory", "bristol"] {
        assert_eq!(texts(&index, typed), [""; 0], "{typed}, once it is hidden");
    }
}

#[test]
fn a_withheld_place_is_not_told_by_what_is_near() {
    let refuge = Document { visibility: Visibility::Withheld, ..service("Refuge", "") };
    let index = index(&[in_bristol(refuge)]);
    assert_eq!(texts(&index, "ref"), ["Refuge"]);
    assert_eq!(texts(&index, "bristol"), [""; 0]);
}
