//! Learns from judged questions what tells of danger, and says how good that is on questions that it did not learn from.
//!
//!     cargo run --release -p fingerpost-search --example learn_danger
//!
//! It reads `thesaurus/safety/judged/*.tsv` and the list of the tests, but never the held lists nor what stands in these, and
//! writes `thesaurus/safety/learnt.bin`. The same questions give the same bytes.

use std::collections::HashSet;
use std::error::Error;
use std::path::Path;

use fingerpost_search::safety::learnt::{
    BUCKETS, KINDS, RARE_STEPS, STEPS, SURE, counting, features, weights,
};
use fingerpost_search::safety::{Topic, impression};

/// Times that every question is looked at.
const ROUNDS: usize = 6;
const RATE: f32 = 0.5;
/// What draws weights back to nought.
const SHRINK: f32 = 2e-6;
/// Copies of each question with a slip, from which is learnt, too.
const SLIPS: u64 = 2;
/// What is never learnt from.
const HELD: [&str; 4] = ["held.tsv", "held2.tsv", "held3.tsv", "held4.tsv"];

struct Judged {
    question: String,
    /// Whose: each file was written at another time, most by somebody else.
    file: usize,
    /// Whether it is a copy with a slip.
    misspelt: bool,
    by_patterns: bool,
    features: Vec<u32>,
    marks: Vec<u32>,
    /// What these count.
    counting: Vec<(u32, f32)>,
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
        held.push(read(&folder.join(name), 0, 0)?);
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
        judged.extend(read(path, file, SLIPS)?.into_iter().filter(|it| !known.contains(&it.question)));
    }
    let rare = rare(&judged);
    for it in judged.iter_mut().chain(held.iter_mut().flatten()) {
        it.counting =
            counting(&it.features, &it.marks, |feature| f32::from(rare[feature as usize]) / RARE_STEPS);
    }
    let mut sums = Vec::new();
    for (file, path) in files.iter().enumerate() {
        let (left, used): (Vec<_>, Vec<_>) = judged.iter().partition(|it| it.file == file);
        let model = learn(&used, 1);
        let left: Vec<_> =
            left.into_iter().filter(|it| !it.misspelt).map(|it| (model.sum(it, 0), it)).collect();
        let told = |it: &(f32, &Judged)| it.0 >= SURE;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        println!("{name:>6}  {:.3} {:.3}", share(&left, told, true), share(&left, told, false));
        sums.extend(left);
    }
    print("of the questions of each file, learnt from the others", &sums);
    let model = learn(&judged.iter().collect::<Vec<_>>(), KINDS);
    for (name, held) in HELD.iter().zip(&held) {
        let sums: Vec<_> = held.iter().map(|it| (model.sum(it, 0), it)).collect();
        print(name, &sums);
    }
    let mut bytes = Vec::new();
    model.bias.iter().for_each(|bias| bytes.extend_from_slice(&bias.to_le_bytes()));
    bytes.extend(rare);
    bytes.extend(model.weights.iter().map(|it| (it * STEPS).round().clamp(-127.0, 127.0) as i8 as u8));
    std::fs::write(root.join("thesaurus/safety/learnt.bin"), bytes)?;
    println!("learnt from {} questions", judged.iter().filter(|it| !it.misspelt).count());
    Ok(())
}

/// The judged questions of a file, which is given a number, each with copies with slips.
fn read(path: &Path, file: usize, slips: u64) -> Result<Vec<Judged>, Box<dyn Error>> {
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
        for slip in 0..=slips {
            let impression = impression(&with_slip(question, slip));
            judged.push(Judged {
                question: question.trim().to_lowercase(),
                file,
                misspelt: slip > 0,
                by_patterns: impression.danger.is_some(),
                features: features(&impression),
                marks: impression.marks,
                counting: Vec::new(),
                kinds,
            });
        }
    }
    Ok(judged)
}

/// The question with the given slip in one of its longer words: a letter left out, swapped, doubled or another; as it is
/// where that is none.
fn with_slip(question: &str, slip: u64) -> String {
    let mut words: Vec<Vec<char>> = question.split(' ').map(|word| word.chars().collect()).collect();
    let mut drawn = question.bytes().fold(slip, |drawn, byte| {
        (drawn ^ u64::from(byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
    });
    let mut draw = |most: usize| {
        drawn = drawn.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
        (drawn >> 33) as usize % most
    };
    let mut long: Vec<&mut Vec<char>> = words.iter_mut().filter(|word| word.len() > 3).collect();
    if slip > 0 && !long.is_empty() {
        let which = draw(long.len());
        let word = &mut long[which];
        let at = 1 + draw(word.len() - 2);
        match draw(4) {
            0 => drop(word.remove(at)),
            1 => word.swap(at, at + 1),
            2 => word.insert(at, word[at]),
            _ => {
                word[at] = match word[at] {
                    'e' => 'a',
                    'a' | 'i' | 'y' => 'e',
                    'o' => 'u',
                    'u' => 'o',
                    's' => 'c',
                    'c' => 'k',
                    other => other,
                }
            }
        }
    }
    words.iter().map(|word| word.iter().collect()).collect::<Vec<String>>().join(" ")
}

/// How rare each feature is among the questions, in steps: the logarithm of one in how many has it.
fn rare(judged: &[Judged]) -> Vec<u8> {
    let mut having = vec![0_u32; BUCKETS];
    judged.iter().flat_map(|it| &it.features).for_each(|feature| having[*feature as usize] += 1);
    let rare = |having: u32| (judged.len() as f32 / (1 + having) as f32).ln().max(0.0);
    having.into_iter().map(|it| (rare(it) * RARE_STEPS).round() as u8).collect()
}

/// What share is told of the dangers, or of the rest.
fn share(sums: &[(f32, &Judged)], told: impl Fn(&(f32, &Judged)) -> bool, danger: bool) -> f64 {
    let all = sums.iter().filter(|it| it.1.kinds[0] == danger);
    all.clone().filter(|it| told(it)).count() as f64 / all.count().max(1) as f64
}

/// Prints, for how sure one may want to be, what share of the dangers is told, and what share of the rest.
fn print(what: &str, sums: &[(f32, &Judged)]) {
    println!("{what} (recall, false alarms):");
    for sure in [-2.0, SURE, -1.2, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0] {
        let told = |it: &(f32, &Judged)| it.0 >= sure;
        println!("{sure:>6}  {:.3} {:.3}", share(sums, told, true), share(sums, told, false));
    }
    let patterns = |it: &(f32, &Judged)| it.1.by_patterns;
    println!("patterns alone  {:.3} {:.3}", share(sums, patterns, true), share(sums, patterns, false));
}

impl Model {
    fn sum(&self, of: &Judged, kind: usize) -> f32 {
        let weights = &self.weights[weights(kind)];
        let weight = |feature: u32| weights[feature as usize % weights.len()];
        self.bias[kind] + of.counting.iter().map(|(it, counts)| weight(*it) * counts).sum::<f32>()
    }
}

/// Logistic regression, one for each of the first kinds, by AdaGrad.
fn learn(judged: &[&Judged], kinds: usize) -> Model {
    let all = weights(KINDS - 1).end;
    let mut model = Model { weights: vec![0.0; all], bias: [0.0; KINDS] };
    let mut seen = vec![1e-2_f32; all];
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
                let range = weights(kind);
                for (feature, scale) in it.counting.iter().copied() {
                    let at = range.start + feature as usize % range.len();
                    let slope = error * scale + SHRINK * model.weights[at];
                    seen[at] += slope * slope;
                    model.weights[at] -= RATE * slope / seen[at].sqrt();
                }
            }
        }
    }
    model
}
