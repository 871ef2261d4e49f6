//! Services like one.

use fingerpost_directory::{Viewer, Visibility};
use fingerpost_search::{Document, Index, Part};

use crate::common::{index, run_by, service};

fn about(topics: &[&str], document: Document) -> Document {
    Document { topics: topics.iter().map(|topic| (*topic).to_owned()).collect(), ..document }
}

fn town() -> Vec<Document> {
    vec![
        run_by("Oak", about(&["Debt"], service("Debt advice", "Help with loans, bailiffs and bills."))),
        about(
            &["Debt", "Benefits"],
            service("Money matters", "Loans and bills, and what to do when bailiffs come."),
        ),
        about(&["Debt"], service("Budgeting class", "Learn to plan your money, and what to do about bills.")),
        about(&["Sport"], service("Walking football", "Twice a week in the park.")),
        about(&["Sport"], service("Netball", "For women, in the park.")),
        service("Garden club", "Grow vegetables together."),
    ]
}

fn like(index: &Index, viewer: Viewer, document: &Document) -> Vec<String> {
    let similar = index.similar(viewer, document.id, 5).expect("an answer");
    similar.into_iter().map(|hit| hit.name).collect()
}

#[test]
fn what_is_about_the_same_in_the_same_words_is_most_alike_and_the_rest_is_not_at_all() {
    let town = town();
    let index = index(&town);
    assert_eq!(like(&index, Viewer::Public, &town[0]), ["Money matters", "Budgeting class"]);
    assert_eq!(like(&index, Viewer::Public, &town[5]), Vec::<String>::new());
}

#[test]
fn each_says_what_they_have_in_common() {
    let town = town();
    let similar = index(&town).similar(Viewer::Public, town[0].id, 1).expect("an answer");
    let [reason, ..] = similar[0].reasons.as_slice() else { panic!("no reason") };
    assert!(similar[0].reasons.iter().any(|it| it.part == Part::Topic && it.words == ["Debt"]), "{reason:?}");
    assert_eq!(similar.len(), 1);
}

#[test]
fn another_record_of_the_same_service_is_not_called_similar() {
    let mut town = town();
    let copy =
        run_by("Oak", about(&["Debt"], service("Debt advice", "Help with loans and bills, in other words.")));
    town.push(copy);
    assert_eq!(like(&index(&town), Viewer::Public, &town[0]), ["Money matters", "Budgeting class"]);
}

#[test]
fn nobody_is_shown_what_they_may_not_see_nor_what_is_like_it() {
    let mut town = town();
    town[0].visibility = Visibility::Staff;
    let index = index(&town);
    assert_eq!(like(&index, Viewer::Public, &town[0]), Vec::<String>::new());
    assert_eq!(like(&index, Viewer::Public, &town[1]), ["Budgeting class"]);
    assert_eq!(like(&index, Viewer::Staff, &town[1]), ["Debt advice", "Budgeting class"]);
}
