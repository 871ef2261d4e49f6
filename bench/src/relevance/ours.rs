//! Our own answers to judged questions.

use anyhow::Context;
use fingerpost_search::{Hit, Index, Position, Writer};

use super::judged::Set;

/// What is found for each question, best first.
pub fn ask(set: &Set) -> anyhow::Result<Vec<Vec<Hit>>> {
    let index = Index::in_memory();
    let mut writer = Writer::try_lock(&index)?.context("the index is locked")?;
    for document in &set.documents {
        writer.put(document)?;
    }
    writer.commit(&Position { epoch: "judged".to_owned(), sequence: 0 })?;
    let answers = set.questions.iter().map(|question| Ok(question.ask(&index)?));
    answers.collect()
}
