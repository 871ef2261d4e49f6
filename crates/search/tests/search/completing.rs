//! What is offered while somebody types.

use crate::common::{at, index, run_by, service, writer};
use fingerpost_directory::{Viewer, Visibility};
use fingerpost_search::{CompletionKind, Document, Index};

fn offered(index: &Index, typed: &str) -> Vec<(CompletionKind, String)> {
    let offered = index.complete(Viewer::Public, typed, 8).expect("completions");
    offered.into_iter().map(|it| (it.kind, it.text)).collect()
}

/// What of the directory itself is offered.
fn of_records(index: &Index, typed: &str) -> Vec<String> {
    let elsewhere = [CompletionKind::Need, CompletionKind::Place];
    offered(index, typed).into_iter().filter(|it| !elsewhere.contains(&it.0)).map(|it| it.1).collect()
}

fn services(index: &Index, typed: &str) -> Vec<String> {
    let offered = offered(index, typed).into_iter();
    offered.filter(|it| it.0 == CompletionKind::Service).map(|it| it.1).collect()
}

#[test]
fn what_begins_as_typed_comes_before_what_has_it_later() {
    let index = index(&[service("The Memory Café", ""), service("Memory Walk", ""), service("Chess", "")]);
    assert_eq!(services(&index, "memo"), ["Memory Walk", "The Memory Café"]);
    assert_eq!(services(&index, "MEMORY CA"), ["The Memory Café"]);
    assert_eq!(services(&index, "m"), ["Memory Walk"], "one letter, and towns begin with it, too");
    assert_eq!(services(&index, "memori"), [""; 0]);
    assert_eq!(services(&index, " "), [""; 0]);
}

#[test]
fn topics_organizations_needs_and_places_are_offered_too() {
    let of = |name: &str| {
        let topics = vec!["Walking groups".to_owned()];
        Document { topics, ..run_by("Wallaby Trust", service(name, "")) }
    };
    let index = index(&[of("Wallflowers"), of("Chess")]);
    let kinds = |typed: &str| offered(&index, typed);
    assert_eq!(
        kinds("wal")[..3],
        [
            (CompletionKind::Topic, "Walking groups".to_owned()),
            (CompletionKind::Organization, "Wallaby Trust".to_owned()),
            (CompletionKind::Service, "Wallflowers".to_owned()),
        ]
    );
    assert!(kinds("memory and").contains(&(CompletionKind::Need, "Memory and dementia".to_owned())));
    assert!(kinds("bristo").iter().any(|it| it.0 == CompletionKind::Place && it.1.starts_with("Bristol")));
    let ids = index.complete(Viewer::Public, "wallaby", 8).expect("completions");
    assert_eq!(ids[0].id, run_by("Wallaby Trust", service("", "")).organization.map(|it| it.id));
}

#[test]
fn what_few_may_see_or_what_was_hidden_since_is_never_offered() {
    let secret = |visibility| Document {
        visibility,
        topics: vec!["Zebras".to_owned()],
        ..run_by("Zanzibar Trust", service("Zoo", ""))
    };
    let index = index(&[secret(Visibility::Partner), service("Chess", "")]);
    assert_eq!(of_records(&index, "z"), [""; 0]);
    let mut writer = writer(&index);
    writer.put(&secret(Visibility::Public)).expect("put");
    writer.commit(&at(2)).expect("committed");
    assert_eq!(of_records(&index, "z").len(), 3);
    writer.put(&secret(Visibility::Staff)).expect("put");
    writer.commit(&at(3)).expect("committed");
    assert_eq!(of_records(&index, "z"), [""; 0]);
}
