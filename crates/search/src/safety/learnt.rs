//! What judged questions teach beside the patterns: a sum of small weights over words, pairs and parts of words, classes of
//! words, and what the patterns say.
//!
//! The weights are learnt by `examples/learn_danger.rs` from the judged questions of `thesaurus/safety/judged`, the same
//! every time, and stand in `thesaurus/safety/learnt.bin`: how rare each of [`BUCKETS`] is, a byte each; then a byte for the
//! weight of each for danger of any kind, and for each topic one for each of [`TOPIC_BUCKETS`]. A question's feature falls
//! into one of these by its hash.

use std::sync::LazyLock;

use super::{Topic, verdict::Impression};

/// Weights of danger of any kind.
pub const BUCKETS: usize = 1 << 18;

/// Weights of one topic.
pub const TOPIC_BUCKETS: usize = 1 << 16;

/// Steps of a byte in one unit of a weight.
pub const STEPS: f32 = 16.0;

/// Steps of a byte in one unit of how rare a feature is.
pub const RARE_STEPS: f32 = 16.0;

/// Beside danger of any kind, the topics.
pub const KINDS: usize = 1 + Topic::ALL.len();

/// Of how many words a question may be: a page says too many things.
pub(super) const MOST_WORDS: usize = 40;

/// What all words together count, and what each thing does that the patterns say.
const WORDS_COUNT: f32 = 2.0;
const MARK_COUNTS: f32 = 0.3;

/// How sure it must be, where nought is even odds; and of two words of which the patterns know nothing. Of one word they
/// alone tell: "house" stands in many a question about danger, and is none.
pub const SURE: f32 = -1.5;
const SURE_OF_TWO: f32 = 3.5;

static LEARNT: &[u8] = include_bytes!("../../../../thesaurus/safety/learnt.bin");

static BIAS: LazyLock<[f32; KINDS]> = LazyLock::new(|| {
    let mut bias = [0.0; KINDS];
    for (place, bytes) in LEARNT.chunks_exact(4).take(KINDS).enumerate() {
        bias[place] = f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    }
    bias
});

/// Where the weights of a kind stand among all.
pub fn weights(kind: usize) -> std::ops::Range<usize> {
    match kind.checked_sub(1) {
        None => 0..BUCKETS,
        Some(topic) => BUCKETS + topic * TOPIC_BUCKETS..BUCKETS + (topic + 1) * TOPIC_BUCKETS,
    }
}

/// Whether a question is about danger, by its words and by what the patterns say of it; nothing for one of which the patterns
/// alone tell. With its likeliest topic.
pub(super) fn verdict(impression: &Impression) -> Option<Option<Topic>> {
    if impression.words.len() > MOST_WORDS {
        return None;
    }
    if impression.says_nothing_else && impression.danger.is_none() {
        return Some(None);
    }
    let rare = |feature: u32| f32::from(LEARNT[4 * KINDS + feature as usize]) / RARE_STEPS;
    let counting = counting(&features(impression), &impression.marks, rare);
    let sum = |kind: usize| {
        let weights = &LEARNT[4 * KINDS + BUCKETS..][weights(kind)];
        let weight = |feature: u32| f32::from(weights[feature as usize % weights.len()] as i8) / STEPS;
        BIAS[kind] + counting.iter().map(|(feature, counts)| weight(*feature) * counts).sum::<f32>()
    };
    let least = match (impression.words.len(), &impression.danger) {
        (..=1, None) => return Some(None),
        (2, None) => SURE_OF_TWO,
        _ => SURE,
    };
    if sum(0) < least {
        return Some(None);
    }
    let topics = Topic::ALL.into_iter().zip(1..).map(|(topic, kind)| (sum(kind), topic));
    Some(topics.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, topic)| topic))
}

/// What each feature of a question counts: the rarer the more, and all together as much as those of any other question; and
/// what the patterns say.
pub fn counting(features: &[u32], marks: &[u32], rare: impl Fn(u32) -> f32) -> Vec<(u32, f32)> {
    let squares: f32 = features.iter().map(|feature| rare(*feature).powi(2)).sum();
    let scale = WORDS_COUNT / squares.sqrt().max(f32::MIN_POSITIVE);
    let words = features.iter().map(|feature| (*feature, rare(*feature) * scale));
    words.chain(marks.iter().map(|mark| (*mark, MARK_COUNTS))).collect()
}

/// The features of a question, each as its bucket, each once: its words, and parts of these of three to five letters, so that
/// a word misspelt still has most of its parts; their stems and classes as the patterns read them; and two of each, near each
/// other.
pub fn features(impression: &Impression) -> Vec<u32> {
    let words = &impression.words;
    let mut features = vec![hash(&[b"n", &[words.len().min(8) as u8]])];
    if let (Some(first), Some(last)) = (words.first(), words.last()) {
        features.push(hash(&[b"f", first.typed.as_bytes()]));
        features.push(hash(&[b"l", last.typed.as_bytes()]));
    }
    let mut pairs = |name: u8, words: &[&str], apart: usize| {
        for (place, word) in words.iter().enumerate() {
            features.push(hash(&[&[name], word.as_bytes()]));
            for (between, other) in words[place + 1..].iter().take(apart).enumerate() {
                features.push(hash(&[&[name, between.min(1) as u8], word.as_bytes(), other.as_bytes()]));
            }
        }
    };
    let typed: Vec<&str> = words.iter().map(|word| word.typed.as_str()).collect();
    let stems: Vec<String> = words.iter().map(|word| stem(&word.read)).collect();
    let classes = words.iter().zip(&stems).map(|(word, stem)| word.narrowest().unwrap_or(stem));
    pairs(b'w', &typed, 3);
    pairs(b's', &stems.iter().map(String::as_str).collect::<Vec<_>>(), 5);
    pairs(b'c', &classes.collect::<Vec<_>>(), 4);
    for word in words {
        features.extend(word.classes.iter().map(|(_, class)| hash(&[b"@", class.as_bytes()])));
        let marked: Vec<char> = format!("<{}>", word.typed).chars().take(24).collect();
        for length in 3..=5 {
            let parts = marked.windows(length).map(|part| part.iter().collect::<String>());
            features.extend(parts.map(|part| hash(&[b"p", part.as_bytes()])));
        }
    }
    features.sort_unstable();
    features.dedup();
    features
}

/// A word without its ending, roughly.
fn stem(word: &str) -> String {
    const ENDINGS: [&str; 9] = ["ings", "ing", "ied", "ies", "ed", "es", "s", "er", "in"];
    let mut letters: Vec<char> = word.chars().collect();
    if let Some(ending) = ENDINGS.into_iter().find(|ending| word.ends_with(ending))
        && letters.len() >= ending.len() + 3
    {
        letters.truncate(letters.len() - ending.len());
    }
    if let [.., before, last] = letters[..]
        && letters.len() > 3
        && before == last
    {
        letters.pop();
    }
    if letters.len() > 3 && matches!(letters.last(), Some('e' | 'y')) {
        letters.pop();
    }
    letters.into_iter().collect()
}

/// FNV-1a, the same on every machine.
pub(super) fn hash(parts: &[&[u8]]) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.iter().chain(&[0]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    ((hash ^ (hash >> 32)) % BUCKETS as u64) as u32
}
