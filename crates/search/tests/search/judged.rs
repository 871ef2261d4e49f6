//! How good the answers are, held to what is written down in `bench/relevance/figures.tsv`.

use std::path::{Path, PathBuf};

use score::{ask_all, means};

#[path = "../../examples/judged/score.rs"]
#[allow(dead_code, reason = "the example uses the rest")]
mod score;

/// The least that counts as a change: with fifty questions, one that moves by a whole place moves a mean by less.
const TOLERANCE: f64 = 0.015;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// nDCG@10, success within three and the share of empty answers, as they are written down.
fn written(set: &str) -> [f64; 3] {
    let figures = std::fs::read_to_string(root().join("bench/relevance/figures.tsv")).expect("figures");
    let line = figures.lines().find(|line| line.starts_with(&format!("{set}\t"))).expect(set);
    let figures: Vec<f64> = line.split('\t').skip(1).map(|it| it.parse().expect(line)).collect();
    figures.try_into().expect("three figures")
}

fn holds(set: &str, feed: &Path, judged: &Path) {
    let judged = ask_all(feed, judged).expect("answers");
    let [ndcg, _, success, _, empty, _] = means(&judged, None);
    for (name, is, was) in [
        ("nDCG@10", ndcg, written(set)[0]),
        ("S@3", success, written(set)[1]),
        ("empty", empty, written(set)[2]),
    ] {
        assert!(
            (is - was).abs() <= TOLERANCE,
            "{set}: {name} is {is:.3} and {was:.3} is written down; if that is meant, write it down"
        );
    }
}

#[test]
fn the_judged_questions_of_the_demonstration_borough_are_answered_as_well_as_is_written() {
    let set = root().join("bench/relevance/hartsmere");
    holds("hartsmere", &root().join("demo/services"), &set);
}

#[test]
fn the_judged_questions_of_bristol_are_answered_as_well_as_is_written() {
    let shared =
        std::env::var_os("FINGERPOST_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let set = shared.join("relevance/bristol");
    if !set.exists() {
        assert!(std::env::var_os("REQUIRE_ALL").is_none(), "the judged set of Bristol is not here");
        eprintln!("ignored: no judged set of Bristol here");
        return;
    }
    holds("bristol", &shared.join("feeds/bristol-oruk-v1-services-2024-12-18.json"), &set);
}
