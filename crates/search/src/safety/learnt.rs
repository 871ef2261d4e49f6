//! What judged questions teach beside the patterns: a sum of small weights over words, pairs of words and parts of words.
//!
//! The weights are learnt by `examples/learn_danger.rs` from the judged questions of `thesaurus/safety/judged`, the same
//! every time, and stand in `thesaurus/safety/learnt.bin`: for each topic, and first for danger of any kind, a byte for
//! each of [`BUCKETS`]. A question's feature falls into one of these by its hash.

use std::sync::LazyLock;

use super::Topic;

/// Weights of one topic.
pub const BUCKETS: usize = 1 << 15;

/// Steps of a byte in one unit of a weight.
pub const STEPS: f32 = 8.0;

/// Beside danger of any kind, the topics.
pub const KINDS: usize = 1 + Topic::ALL.len();

/// Of how many words a question must be, and may be at most: of a word or two the patterns know more, and a page says too
/// many things.
const WORDS: std::ops::RangeInclusive<usize> = 3..=40;

/// How sure it must be.
const SURE: f32 = 0.75;

static LEARNT: &[u8] = include_bytes!("../../../../thesaurus/safety/learnt.bin");

static BIAS: LazyLock<[f32; KINDS]> = LazyLock::new(|| {
    let mut bias = [0.0; KINDS];
    for (place, bytes) in LEARNT.chunks_exact(4).take(KINDS).enumerate() {
        bias[place] = f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    }
    bias
});

/// The likeliest topic of a question that is surely enough about danger.
pub(super) fn topic(question: &str) -> Option<Topic> {
    if !WORDS.contains(&question.split_whitespace().take(*WORDS.end() + 1).count()) {
        return None;
    }
    let features = features(question);
    if sum(&features, 0) < SURE {
        return None;
    }
    let sums = Topic::ALL.into_iter().enumerate().map(|(place, topic)| (sum(&features, place + 1), topic));
    sums.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, topic)| topic)
}

fn sum(features: &[u32], kind: usize) -> f32 {
    let weights = &LEARNT[4 * KINDS + kind * BUCKETS..][..BUCKETS];
    let sum: i32 = features.iter().map(|feature| i32::from(weights[*feature as usize] as i8)).sum();
    BIAS[kind] + sum as f32 / STEPS / (features.len().max(1) as f32).sqrt()
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
