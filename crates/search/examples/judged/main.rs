//! Puts judged questions to the index and scores the answers.
//!
//!     cargo run --release -p fingerpost-search --example judged -- FEED.json JUDGED_DIR [RUN.txt] [--each]
//!
//! `FEED.json` is a list of services of Open Referral UK 1.0 or 3.0, or a folder of such lists; `JUDGED_DIR` holds
//! `queries.tsv` and `qrels.txt`. `RUN.txt` is written for the judged set's own `evaluate.py`. With `--each` every
//! question is shown with the grades of its first ten, and the first three with why they are there.

mod score;

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use score::{ask_all, means, unjudged};

fn main() -> Result<(), Box<dyn Error>> {
    let (options, arguments): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let [feed, judged, ..] = arguments.as_slice() else {
        return Err("usage: judged FEED.json JUDGED_DIR [RUN.txt] [--each]".into());
    };
    let all = ask_all(Path::new(feed), Path::new(judged))?;
    let mut run = String::new();
    let mut kinds: Vec<Option<&str>> = vec![None];
    for it in &all {
        if !kinds.contains(&Some(&it.kind)) {
            kinds.push(Some(&it.kind));
        }
        for (rank, hit) in it.hits.iter().enumerate() {
            writeln!(run, "{} {} {}", it.id, hit.id, rank + 1)?;
        }
        if options.iter().any(|option| option == "--each") {
            let grades: Vec<String> =
                it.grades.iter().map(|grade| grade.map_or("-".to_owned(), |it| it.to_string())).collect();
            println!("{} {:.2} {:?} [{}]", it.id, it.scores[0], it.words, grades.join(" "));
            for hit in it.hits.iter().take(3) {
                let why = hit.reasons.iter().take(2).map(|reason| reason.words.join(", "));
                println!("      {:.1} {}: {}", hit.score, hit.name, why.collect::<Vec<_>>().join("; "));
            }
        }
    }
    println!(
        "{:<14} {:>3} {:>8} {:>6} {:>6} {:>6} {:>6} {:>9}",
        "", "n", "nDCG@10", "P@3", "S@3", "R@20", "zero", "condensed"
    );
    for kind in kinds {
        let count = all.iter().filter(|it| kind.is_none_or(|kind| it.kind == kind)).count();
        print!("{:<14} {count:>3}", kind.unwrap_or("all"));
        for (measure, mean) in means(&all, kind).into_iter().enumerate() {
            print!(" {mean:>w$.3}", w = [8, 6, 6, 6, 6, 9][measure]);
        }
        println!();
    }
    println!("unjudged in the first ten: {:.1}%", 100.0 * unjudged(&all));
    if let Some(path) = arguments.get(2) {
        std::fs::write(path, run)?;
    }
    Ok(())
}
