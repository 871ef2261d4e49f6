//! Learns from judged questions what tells of danger, and says how good that is on questions that it did not learn from.
//!
//!     cargo run --release -p fingerpost-search --example learn_danger
//!
//! It reads `thesaurus/safety/judged/*.tsv` and the list of the tests, but never `held.tsv` and `held2.tsv` nor what stands in these, and writes
//! `thesaurus/safety/learnt.bin`. The same questions give the same bytes.

use std::collections::HashSet;
use std::error::Error;
use std::path::Path;

use fingerpost_search::safety::learnt::{
    BUCKETS, KINDS, RARE_STEPS, STEPS, counting, features, heard, is_read,
};
use fingerpost_search::safety::{Topic, recognise_by_patterns};

/// Times that every question is looked at.
const ROUNDS: usize = 10;
const RATE: f32 = 0.5;
/// What draws weights back to nought.
const SHRINK: f32 = 2e-6;
/// What is never learnt from.
const HELD: [&str; 2] = ["held.tsv", "held2.tsv"];

struct Judged {
    question: String,
    /// Whose: each file was written by somebody else.
    file: usize,
    by_patterns: bool,
    features: Vec<u32>,
    /// What these count.
    counting: Vec<(u32, f32)>,
    heard: Vec<u32>,
    /// Danger of any kind, then each topic.
    kinds: [bool; KINDS],
}

struct Model {
    weights: Vec<f32>,
    bias: [f32; KINDS],
}

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = root.join("thesaurus/safety/judged");
    let mut held = Vec::new();
    for name in HELD {
        held.push(read(&folder.join(name), 0)?);
    }
    let known: HashSet<String> = held.iter().flatten().map(|it| it.question.clone()).collect();
    let mut files: Vec<_> =
        std::fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    files.retain(|path| {
        path.extension().is_some_and(|it| it == "tsv") && !HELD.iter().any(|held| path.ends_with(held))
    });
    files.push(root.join("crates/search/tests/search/safety.tsv"));
    files.sort();
    let mut judged = Vec::new();
    for (file, path) in files.iter().enumerate() {
        judged.extend(read(path, file)?.into_iter().filter(|it| !known.contains(&it.question)));
    }
    let rare = rare(&judged);
    for it in judged.iter_mut().chain(held.iter_mut().flatten()) {
        it.counting = counting(&it.features, |feature| f32::from(rare[feature as usize]) / RARE_STEPS);
    }
    let mut sums = Vec::new();
    for file in 0..files.len() {
        let (left, used): (Vec<_>, Vec<_>) = judged.iter().partition(|it| it.file == file);
        let model = learn(&used, 1);
        sums.extend(left.into_iter().map(|it| (model.told(it), it)));
    }
    print("of the questions of each file, learnt from the others", &sums);
    let model = learn(&judged.iter().collect::<Vec<_>>(), KINDS);
    for (name, held) in HELD.iter().zip(&held) {
        let sums: Vec<_> = held.iter().map(|it| (model.told(it), it)).collect();
        print(name, &sums);
    }
    let mut bytes = Vec::new();
    model.bias.iter().for_each(|bias| bytes.extend_from_slice(&bias.to_le_bytes()));
    bytes.extend(rare);
    bytes.extend(model.weights.iter().map(|it| (it * STEPS).round().clamp(-127.0, 127.0) as i8 as u8));
    std::fs::write(root.join("thesaurus/safety/learnt.bin"), bytes)?;
    println!("learnt from {} questions", judged.len());
    Ok(())
}

/// The judged questions of a file, which is given a number.
fn read(path: &Path, file: usize) -> Result<Vec<Judged>, Box<dyn Error>> {
    let mut judged = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let Some((question, topics)) = line.split_once('\t') else { continue };
        let mut kinds = [false; KINDS];
        for topic in topics.split('|').filter(|topic| *topic != "none") {
            kinds[0] = true;
            let place =
                Topic::ALL.iter().position(|known| known.as_str() == topic).ok_or(topic.to_owned())?;
            kinds[place + 1] = true;
        }
        let patterns = recognise_by_patterns(question);
        judged.push(Judged {
            question: question.trim().to_lowercase(),
            file,
            by_patterns: patterns.is_some(),
            features: features(question),
            counting: Vec::new(),
            heard: heard(patterns.as_ref()),
            kinds,
        });
    }
    Ok(judged)
}

/// How rare each feature is among the questions, in steps: the logarithm of one in how many has it.
fn rare(judged: &[Judged]) -> Vec<u8> {
    let mut having = vec![0_u32; BUCKETS];
    judged.iter().flat_map(|it| &it.features).for_each(|feature| having[*feature as usize] += 1);
    let rare = |having: u32| (judged.len() as f32 / (1 + having) as f32).ln().max(0.0);
    having.into_iter().map(|it| (rare(it) * RARE_STEPS).round() as u8).collect()
}

/// Prints, for how sure one may want to be, what share of the dangers is told, and what share of the rest.
fn print(what: &str, sums: &[(f32, &Judged)]) {
    println!("{what} (recall, false alarms):");
    let share = |told: &dyn Fn(&(f32, &Judged)) -> bool, of: bool| {
        let all = sums.iter().filter(|it| it.1.kinds[0] == of);
        all.clone().filter(|it| told(it)).count() as f64 / all.count() as f64
    };
    for sure in [-1.5, -1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0] {
        let told = |it: &(f32, &Judged)| it.0 >= sure;
        println!("{sure:>5}  {:.3} {:.3}", share(&told, true), share(&told, false));
    }
    let patterns = |it: &(f32, &Judged)| it.1.by_patterns;
    println!("patterns alone  {:.3} {:.3}", share(&patterns, true), share(&patterns, false));
}

impl Model {
    /// How surely a question is about danger: by the patterns alone where nothing else is asked.
    fn told(&self, of: &Judged) -> f32 {
        match (is_read(&of.question), of.by_patterns) {
            (true, _) => self.sum(of, 0),
            (false, true) => f32::INFINITY,
            (false, false) => f32::NEG_INFINITY,
        }
    }

    fn sum(&self, of: &Judged, kind: usize) -> f32 {
        let weight = |feature: u32| self.weights[kind * BUCKETS + feature as usize];
        let heard: f32 = of.heard.iter().map(|it| weight(*it)).sum();
        self.bias[kind] + heard + of.counting.iter().map(|(it, counts)| weight(*it) * counts).sum::<f32>()
    }
}

/// Logistic regression, one for each of the first kinds, by AdaGrad.
fn learn(judged: &[&Judged], kinds: usize) -> Model {
    let mut model = Model { weights: vec![0.0; KINDS * BUCKETS], bias: [0.0; KINDS] };
    let mut seen = vec![1e-2_f32; KINDS * BUCKETS];
    let mut order: Vec<usize> = (0..judged.len()).collect();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..ROUNDS {
        for place in (1..order.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(place, (random % (place as u64 + 1)) as usize);
        }
        for place in &order {
            let it = judged[*place];
            for kind in 0..kinds {
                let error = 1.0 / (1.0 + (-model.sum(it, kind)).exp()) - f32::from(u8::from(it.kinds[kind]));
                model.bias[kind] -= 0.01 * error;
                let heard = it.heard.iter().map(|feature| (*feature, 1.0));
                for (feature, scale) in it.counting.iter().copied().chain(heard) {
                    let at = kind * BUCKETS + feature as usize;
                    let slope = error * scale + SHRINK * model.weights[at];
                    seen[at] += slope * slope;
                    model.weights[at] -= RATE * slope / seen[at].sqrt();
                }
            }
        }
    }
    model
}
