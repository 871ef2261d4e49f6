//! Whatever is typed, whatever is in a record: an answer.

use crate::common::{index, service};
use fingerpost_directory::Viewer;
use fingerpost_search::{Document, Question};
use proptest::prelude::*;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-c ’'\u{ad}\u{301}\u{200b}-]{0,60}",
        "(the|debt|Débts|carer’s|drop-in|we'll|İstanbul|ﬁne|x{45}|…|• | |\n){0,80}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_question_of_any_record_is_answered_and_every_hit_says_why(
        name in text(), description in text(), other in text(), words in prop::collection::vec(text(), 8),
    ) {
        let document = Document { other: vec![other], ..service(&name, &description) };
        let index = index(&[document, service("Debt advice", "About debts.")]);
        for words in words.iter().chain([&name, &description]) {
            let question = Question { words: words.clone(), page: 1, per_page: 10 , ..Question::default() };
            let answer = index.search(Viewer::Public, &question).expect("an answer");
            prop_assert_eq!(answer.total, answer.results.len());
            for hit in answer.results {
                prop_assert!(!hit.reasons.is_empty());
                prop_assert!(hit.reasons.iter().all(|reason| !reason.words.is_empty()));
                prop_assert!(hit.summary.iter().all(|fragment| !fragment.text.is_empty()));
            }
        }
    }
}
