//! What judged questions teach beside the patterns: a sum of small weights over words, pairs of words and parts of
//! words, and over what the patterns say of it.
//!
//! The weights are learnt by `examples/learn_danger.rs` from the judged questions of `thesaurus/safety/judged`, the same
//! every time, and stand in `thesaurus/safety/learnt.bin`: how rare each of [`BUCKETS`] is, a byte each; then for danger of
//! any kind and for each topic, a byte for the weight of each. A question's feature falls into one of these by its hash.

use std::sync::LazyLock;

use super::{Danger, Topic};

/// Weights of one topic.
pub const BUCKETS: usize = 1 << 16;

/// Steps of a byte in one unit of a weight.
pub const STEPS: f32 = 8.0;

/// Steps of a byte in one unit of how rare a feature is.
pub const RARE_STEPS: f32 = 16.0;

/// Beside danger of any kind, the topics.
pub const KINDS: usize = 1 + Topic::ALL.len();

/// Of how many words a question may be: a page says too many things.
const MOST_WORDS: usize = 40;

/// A question of so many words says little; the patterns know more.
const FEW_WORDS: usize = 2;

/// How sure it must be, where that many words say it, and else. Nought is even odds: a panel too many does less harm than
/// one too few.
const SURE_OF_FEW: f32 = 1.0;
const SURE: f32 = -0.7;

/// How sure it must be where the patterns say so, too.
const SURE_AGAINST: f32 = -3.0;

fn length(question: &str) -> usize {
    question.split_whitespace().take(MOST_WORDS + 1).count()
}

/// Whether a question is not too long.
pub fn is_read(question: &str) -> bool {
    length(question) <= MOST_WORDS
}

static LEARNT: &[u8] = include_bytes!("../../../../thesaurus/safety/learnt.bin");

static BIAS: LazyLock<[f32; KINDS]> = LazyLock::new(|| {
    let mut bias = [0.0; KINDS];
    for (place, bytes) in LEARNT.chunks_exact(4).take(KINDS).enumerate() {
        bias[place] = f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    }
    bias
});

/// Whether a question is about danger, by its words and by what the patterns say of it, and its likeliest topic; nothing
/// for one of which the patterns alone tell.
pub(super) fn verdict(question: &str, patterns: Option<&Danger>) -> Option<(bool, Topic)> {
    if !is_read(question) {
        return None;
    }
    let rare = |feature: u32| f32::from(LEARNT[4 * KINDS + feature as usize]) / RARE_STEPS;
    let (features, heard) = (counting(&features(question), rare), heard(patterns));
    let sums =
        Topic::ALL.into_iter().enumerate().map(|(place, topic)| (sum(&features, &heard, place + 1), topic));
    let topic = sums.max_by(|a, b| a.0.total_cmp(&b.0))?.1;
    let few = length(question) <= FEW_WORDS;
    let sure = match patterns {
        Some(_) => SURE_AGAINST,
        None if few => SURE_OF_FEW,
        None => SURE,
    };
    Some((sum(&features, &heard, 0) >= sure, topic))
}

fn sum(features: &[(u32, f32)], heard: &[u32], kind: usize) -> f32 {
    let weights = &LEARNT[4 * KINDS + BUCKETS + kind * BUCKETS..][..BUCKETS];
    let weight = |feature: u32| f32::from(weights[feature as usize] as i8) / STEPS;
    let heard: f32 = heard.iter().map(|feature| weight(*feature)).sum();
    BIAS[kind] + heard + features.iter().map(|(feature, counts)| weight(*feature) * counts).sum::<f32>()
}

/// What each feature of a question counts: the rarer the more, and together as much as those of any other question.
pub fn counting(features: &[u32], rare: impl Fn(u32) -> f32) -> Vec<(u32, f32)> {
    let squares: f32 = features.iter().map(|feature| rare(*feature).powi(2)).sum();
    let length = squares.sqrt().max(f32::MIN_POSITIVE);
    features.iter().map(|feature| (*feature, rare(*feature) / length)).collect()
}

/// What the patterns say of a question, as features: that they tell danger, whether of several topics, and of which
/// above all.
pub fn heard(patterns: Option<&Danger>) -> Vec<u32> {
    let Some(danger) = patterns else { return vec![hash(&[b"harmless"])] };
    let mut heard = vec![hash(&[b"danger"]), hash(&[b"topic", danger.topic().as_str().as_bytes()])];
    if danger.topics.len() > 1 {
        heard.push(hash(&[b"several"]));
    }
    heard
}

/// The features of a question, each as its bucket, each once: words, two words up to two apart, and parts of words of
/// three to five letters, so that a word misspelt still has most of its parts.
pub fn features(question: &str) -> Vec<u32> {
    const MOST_WORDS: usize = 60;
    const APART: usize = 3;
    let mut plain = String::new();
    for letter in question.chars().flat_map(char::to_lowercase) {
        match letter {
            '\'' | '’' | '`' => {}
            letter if letter.is_alphanumeric() => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    let words: Vec<&str> = plain.split_whitespace().take(MOST_WORDS).collect();
    let mut features = Vec::new();
    for (place, word) in words.iter().enumerate() {
        features.push(hash(&[b"w", word.as_bytes()]));
        for (apart, other) in words[place + 1..].iter().take(APART).enumerate() {
            features.push(hash(&[&[b'0' + apart.min(1) as u8], word.as_bytes(), other.as_bytes()]));
        }
        let marked: Vec<char> = format!("<{word}>").chars().take(24).collect();
        for length in 3..=5 {
            for part in marked.windows(length) {
                let mut bytes = [0; 4];
                let mut text = Vec::with_capacity(2 * length);
                part.iter()
                    .for_each(|letter| text.extend_from_slice(letter.encode_utf8(&mut bytes).as_bytes()));
                features.push(hash(&[b"p", &text]));
            }
        }
    }
    if let (Some(first), Some(last)) = (words.first(), words.last()) {
        features.push(hash(&[b"f", first.as_bytes()]));
        features.push(hash(&[b"l", last.as_bytes()]));
    }
    features.push(hash(&[b"n", &[words.len().min(8) as u8]]));
    features.sort_unstable();
    features.dedup();
    features
}

/// FNV-1a, the same on every machine.
fn hash(parts: &[&[u8]]) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.iter().chain(&[0]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    ((hash ^ (hash >> 32)) % BUCKETS as u64) as u32
}
