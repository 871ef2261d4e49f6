//! Learns from judged questions what tells of danger, and says how good that is on questions that it did not learn from.
//!
//!     cargo run --release -p fingerpost-search --example learn_danger
//!
//! It reads `thesaurus/safety/judged/*.tsv` and the list of the tests, but never `held.tsv`, and writes
//! `thesaurus/safety/learnt.bin`. The same questions give the same bytes.

use std::error::Error;
use std::path::Path;

use fingerpost_search::safety::learnt::{BUCKETS, KINDS, STEPS, features};
use fingerpost_search::safety::{Topic, recognise_by_patterns};

/// Times that every question is looked at.
const ROUNDS: usize = 30;
const RATE: f32 = 0.5;
/// What draws weights back to nought.
const SHRINK: f32 = 2e-6;
/// Parts that are each left out once, to see how questions do that were not learnt from.
const PARTS: usize = 5;

struct Judged {
    question: String,
    features: Vec<u32>,
    /// Danger of any kind, then each topic.
    kinds: [bool; KINDS],
}

struct Model {
    weights: Vec<f32>,
    bias: [f32; KINDS],
}

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files: Vec<_> = std::fs::read_dir(root.join("thesaurus/safety/judged"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<_>>()?;
    files.retain(|path| path.file_name().is_some_and(|name| name != "held.tsv" && name != "README.md"));
    files.push(root.join("crates/search/tests/search/safety.tsv"));
    files.sort();
    let mut judged = Vec::new();
    for path in files {
        for line in std::fs::read_to_string(&path)?.lines() {
            let Some((question, topics)) = line.split_once('\t') else { continue };
            let mut kinds = [false; KINDS];
            for topic in topics.split('|').filter(|topic| *topic != "none") {
                kinds[0] = true;
                let place =
                    Topic::ALL.iter().position(|known| known.as_str() == topic).ok_or(topic.to_owned())?;
                kinds[place + 1] = true;
            }
            judged.push(Judged { question: question.to_owned(), features: features(question), kinds });
        }
    }
    let mut sums = Vec::new();
    for part in 0..PARTS {
        let (left, used): (Vec<_>, Vec<_>) =
            judged.iter().enumerate().partition(|(place, _)| place % PARTS == part);
        let model = learn(&used.into_iter().map(|it| it.1).collect::<Vec<_>>());
        for (_, it) in left {
            let by_patterns = recognise_by_patterns(&it.question).is_some();
            sums.push((model.sum(&it.features, 0), by_patterns, it.kinds[0]));
        }
    }
    let share = |count: usize, of: bool| count as f64 / sums.iter().filter(|it| it.2 == of).count() as f64;
    println!("of questions not learnt from (recall, false alarms):");
    for sure in [-1.5, -1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, f32::INFINITY] {
        let told = |of: bool, patterns: bool| {
            sums.iter().filter(|it| it.2 == of && (it.0 >= sure || patterns && it.1)).count()
        };
        println!(
            "{sure:>5}  alone {:.3} {:.3}   with the patterns {:.3} {:.3}",
            share(told(true, false), true),
            share(told(false, false), false),
            share(told(true, true), true),
            share(told(false, true), false)
        );
    }
    let model = learn(&judged.iter().collect::<Vec<_>>());
    let mut bytes = Vec::new();
    model.bias.iter().for_each(|bias| bytes.extend_from_slice(&bias.to_le_bytes()));
    bytes.extend(model.weights.iter().map(|it| (it * STEPS).round().clamp(-127.0, 127.0) as i8 as u8));
    std::fs::write(root.join("thesaurus/safety/learnt.bin"), bytes)?;
    println!("learnt from {} questions", judged.len());
    Ok(())
}

impl Model {
    fn sum(&self, features: &[u32], kind: usize) -> f32 {
        let sum: f32 = features.iter().map(|it| self.weights[kind * BUCKETS + *it as usize]).sum();
        self.bias[kind] + sum / (features.len().max(1) as f32).sqrt()
    }
}

/// Logistic regression, one for each kind, by AdaGrad.
fn learn(judged: &[&Judged]) -> Model {
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
            let scale = 1.0 / (it.features.len().max(1) as f32).sqrt();
            for kind in 0..KINDS {
                let error = 1.0 / (1.0 + (-model.sum(&it.features, kind)).exp())
                    - f32::from(u8::from(it.kinds[kind]));
                model.bias[kind] -= 0.01 * error;
                for feature in &it.features {
                    let at = kind * BUCKETS + *feature as usize;
                    let slope = error * scale + SHRINK * model.weights[at];
                    seen[at] += slope * slope;
                    model.weights[at] -= RATE * slope / seen[at].sqrt();
                }
            }
        }
    }
    model
}
