//! A small directory to put questions to.

#![allow(dead_code, reason = "each test file uses a part of it")]

use fingerpost_directory::{Viewer, Visibility};
use fingerpost_search::{Answer, Document, Index, Marks, Organizer, Position, Question, Writer};
use uuid::Uuid;

/// A service with a name and a description, and an id of its own.
pub fn service(name: &str, description: &str) -> Document {
    Document {
        id: Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("{name}\n{description}").as_bytes()),
        visibility: Visibility::Public,
        name: name.to_owned(),
        alternate_name: None,
        organization: None,
        description: description.to_owned(),
        read_from_text: Vec::new(),
        topics: Vec::new(),
        other: Vec::new(),
        hours: Vec::new(),
        places: Vec::new(),
        phone: None,
        price: None,
        application_process: None,
        eligibility: None,
        fees: None,
        status: "active".to_owned(),
        assured_date: None,
        steward: None,
        action: None,
        marks: Marks::default(),
    }
}

pub fn run_by(organization: &str, document: Document) -> Document {
    let id = Uuid::new_v5(&Uuid::NAMESPACE_OID, organization.as_bytes());
    Document { organization: Some(Organizer { id, name: organization.to_owned() }), ..document }
}

pub fn at(sequence: i64) -> Position {
    Position { epoch: "first".to_owned(), sequence }
}

pub fn writer(index: &Index) -> Writer {
    Writer::try_lock(index).expect("the index opens").expect("nobody else writes")
}

pub fn index(documents: &[Document]) -> Index {
    let index = Index::in_memory();
    let mut writer = writer(&index);
    for document in documents {
        writer.put(document).expect("put");
    }
    writer.commit(&at(1)).expect("committed");
    index
}

pub fn ask_as(index: &Index, viewer: Viewer, words: &str) -> Answer {
    index
        .search(viewer, &Question { words: words.to_owned(), page: 1, per_page: 20, ..Question::default() })
        .expect("an answer")
}

pub fn ask(index: &Index, words: &str) -> Answer {
    ask_as(index, Viewer::Public, words)
}

/// The names of the hits, best first.
pub fn names(answer: &Answer) -> Vec<&str> {
    answer.results.iter().map(|hit| hit.name.as_str()).collect()
}
