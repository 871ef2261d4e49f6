//! How good answers are: questions of which somebody has judged what answers them, and the measures of the judged sets'
//! own `evaluate.py`.

use std::collections::HashMap;

use fingerpost_directory::Viewer;

use crate::{Hit, Index, Question, SearchError};

/// How deep answers are read, in services.
pub const DEPTH: usize = 50;

/// The grade from which a service is an answer.
const GOOD: u32 = 2;

/// A question, with the grade of each service that was judged for it: 0 (not relevant) to 3.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// By which its grades are found.
    pub id: String,
    /// As somebody would type it.
    pub words: String,
    /// Which sort of question it is.
    pub kind: String,
    /// The grades, by the services' ids.
    pub grades: HashMap<String, u32>,
}

impl Judged {
    /// Reads a judged set: `queries.tsv` (a heading, then id, words and sort in each line) and `qrels.txt` (in each line the
    /// question's id, a word that says nothing, the service's id and its grade). A question without grades is left out.
    ///
    /// # Errors
    /// The line of `qrels.txt` whose grade is no number.
    ///
    /// ```
    /// use fingerpost_search::judged::Judged;
    ///
    /// let judged = Judged::read("id\twords\tkind\n1\tfood bank\tplain\n", "1 0 some-service 3\n")?;
    /// assert_eq!((judged[0].words.as_str(), judged[0].grades["some-service"]), ("food bank", 3));
    /// assert!(Judged::read("id\twords\tkind\n", "1 0 some-service good\n").is_err());
    /// # Ok::<(), String>(())
    /// ```
    pub fn read(queries: &str, qrels: &str) -> Result<Vec<Self>, String> {
        let mut grades: HashMap<&str, HashMap<String, u32>> = HashMap::new();
        for line in qrels.lines() {
            if let [question, _, service, grade] = line.split_whitespace().collect::<Vec<_>>()[..] {
                let grade = grade.parse().map_err(|_| line.to_owned())?;
                grades.entry(question).or_default().insert(service.to_owned(), grade);
            }
        }
        let mut questions = Vec::new();
        for line in queries.lines().skip(1) {
            let [id, words, kind, ..] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
            if let Some(grades) = grades.remove(id) {
                let [id, words, kind] = [id, words, kind].map(str::to_owned);
                questions.push(Self { id, words, kind, grades });
            }
        }
        Ok(questions)
    }

    /// The sorts of questions, in the order in which they come.
    pub fn kinds(questions: &[Self]) -> Vec<&str> {
        let mut kinds: Vec<&str> = Vec::new();
        for question in questions {
            if !kinds.contains(&question.kind.as_str()) {
                kinds.push(&question.kind);
            }
        }
        kinds
    }

    /// What the public finds, best first, [`DEPTH`] services at most.
    ///
    /// # Errors
    /// As [`Index::search`].
    pub fn ask(&self, index: &Index) -> Result<Vec<Hit>, SearchError> {
        let question =
            Question { words: self.words.clone(), page: 1, per_page: DEPTH, ..Question::default() };
        Ok(index.search(Viewer::Public, &question)?.results)
    }
}

/// How well one question, or on average several, were answered.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// nDCG@10: 1 when the first ten could not be better.
    pub gain: f64,
    /// The same of what was judged alone.
    pub condensed: f64,
    /// Whether one of the first three is good.
    pub success: f64,
    /// Whether nothing was found.
    pub empty: f64,
    /// How many of the first ten nobody judged, and how many were shown.
    unjudged: f64,
    shown: f64,
}

impl Measures {
    /// Of what was found for a question, best first, by ids.
    pub fn of(question: &Judged, found: &[String]) -> Self {
        let grades: Vec<Option<u32>> = found.iter().map(|id| question.grades.get(id).copied()).collect();
        let mut ideal: Vec<u32> = question.grades.values().copied().collect();
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        let best = gain(ideal.into_iter());
        let of_best = |gain: f64| if best > 0.0 { gain / best } else { 0.0 };
        let first = &grades[..grades.len().min(10)];
        Self {
            gain: of_best(gain(grades.iter().map(|grade| grade.unwrap_or(0)))),
            condensed: of_best(gain(grades.iter().flatten().copied())),
            success: f64::from(grades.iter().take(3).flatten().any(|grade| *grade >= GOOD)),
            empty: f64::from(found.is_empty()),
            unjudged: first.iter().filter(|grade| grade.is_none()).count() as f64,
            shown: first.len() as f64,
        }
    }

    /// Of several questions on average.
    pub fn mean<'a>(all: impl Iterator<Item = &'a Self>) -> Self {
        let (mut sum, mut count) = (Self::default(), 0.0_f64);
        for one in all {
            count += 1.0;
            sum.gain += one.gain;
            sum.condensed += one.condensed;
            sum.success += one.success;
            sum.empty += one.empty;
            sum.unjudged += one.unjudged;
            sum.shown += one.shown;
        }
        let count = count.max(1.0);
        Self {
            gain: sum.gain / count,
            condensed: sum.condensed / count,
            success: sum.success / count,
            empty: sum.empty / count,
            ..sum
        }
    }

    /// The share of the first ten that nobody judged.
    pub fn unjudged(&self) -> f64 {
        self.unjudged / self.shown.max(1.0)
    }
}

fn gain(grades: impl Iterator<Item = u32>) -> f64 {
    let gains = grades.take(10).enumerate();
    gains
        .map(|(rank, grade)| (2f64.powi(grade as i32) - 1.0) / (rank as f64 + 2.0).log2())
        .fold(0.0, |sum, gain| sum + gain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged() -> Judged {
        let grades = [("best", 3), ("good", 2), ("bad", 0)];
        Judged {
            id: "1".to_owned(),
            words: "words".to_owned(),
            kind: "plain".to_owned(),
            grades: grades.map(|(id, grade)| (id.to_owned(), grade)).into(),
        }
    }

    fn measured(found: &[&str]) -> Measures {
        Measures::of(&judged(), &found.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_best_order_measures_one_and_an_empty_answer_nought() {
        let best = measured(&["best", "good", "bad"]);
        assert_eq!((best.gain, best.success, best.empty, best.unjudged()), (1.0, 1.0, 0.0, 0.0));
        let empty = measured(&[]);
        assert_eq!((empty.gain, empty.success, empty.empty, empty.unjudged()), (0.0, 0.0, 1.0, 0.0));
    }

    #[test]
    fn what_nobody_judged_counts_as_bad_and_is_passed_over_when_condensed() {
        let answer = measured(&["unknown", "bad", "strange", "good"]);
        let ideal = 7.0 + 3.0 / 3f64.log2();
        assert!((answer.gain - 3.0 / 5f64.log2() / ideal).abs() < 1e-9);
        assert!((answer.condensed - 3.0 / 3f64.log2() / ideal).abs() < 1e-9);
        assert_eq!((answer.success, answer.unjudged()), (0.0, 0.5));
    }
}
