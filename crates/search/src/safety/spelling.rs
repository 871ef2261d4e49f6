//! Which word of the files a typed word is: as it is, without its ending, in short, misspelt or run
//! together with others.

use std::collections::{HashMap, HashSet};

use super::pattern::Word;

/// The most ways to read one misspelt word.
const MOST_READINGS: usize = 4;

/// A word is put right only towards words of so many letters.
const SHORTEST_CORRECTED: usize = 5;

/// From so many letters on two slips are forgiven.
const LONG: usize = 8;

/// Runs of words are looked for in typed words from this to that many letters.
const RUN: std::ops::RangeInclusive<usize> = 5..=30;

#[derive(Debug, Default)]
pub(super) struct Spelling {
    words: Vec<String>,
    by_text: HashMap<String, Word>,
    /// By first letter and length, those that a misspelt word may have meant.
    targets: HashMap<(u8, usize), Vec<Word>>,
    short_for: HashMap<String, Vec<Word>>,
    never: HashSet<String>,
}

/// How a typed word is read: one or several words after each other, each with what it may be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Exact(Vec<Word>),
    Misspelt(Vec<Word>),
    Unknown,
}

impl Spelling {
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn word(&mut self, text: &str) -> Word {
        if let Some(word) = self.by_text.get(text) {
            return *word;
        }
        let word = Word::try_from(self.words.len()).unwrap_or(Word::MAX);
        self.words.push(text.to_owned());
        self.by_text.insert(text.to_owned(), word);
        if let Some(first) = text.bytes().next().filter(|_| text.is_ascii() && text.len() >= 4) {
            self.targets.entry((first, text.len())).or_default().push(word);
        }
        word
    }

    pub(super) fn text(&self, word: Word) -> &str {
        &self.words[usize::from(word)]
    }

    pub(super) fn shorten(&mut self, short: &str, long: Vec<Word>) {
        self.short_for.insert(short.to_owned(), long);
    }

    pub(super) fn long_for(&self, short: &str) -> Option<Vec<Word>> {
        self.short_for.get(short).cloned()
    }

    pub(super) fn never_correct(&mut self, word: &str) {
        self.never.insert(word.to_owned());
    }

    pub(super) fn read(&self, typed: &str) -> Reading {
        if let Some(words) = self.known(typed) {
            return Reading::Exact(words);
        }
        if self.never.contains(typed) {
            return Reading::Unknown;
        }
        let plainer = [without_repeats(typed, 2), without_repeats(typed, 1), without_digits(typed)];
        for plain in plainer.iter().flatten() {
            if let Some(words) = self.known(plain) {
                return Reading::Exact(words);
            }
            if self.never.contains(plain) {
                return Reading::Unknown;
            }
        }
        let mut near = self.near(typed);
        if let Some(stem) = typed.strip_suffix('s').filter(|_| near.is_empty()) {
            near = self.near(stem);
        }
        if !near.is_empty() {
            return Reading::Misspelt(near);
        }
        self.run_together(typed).map_or(Reading::Unknown, Reading::Exact)
    }

    /// Whether a word is read as another.
    pub(super) fn corrects(&self, typed: &str) -> bool {
        self.known(typed).is_none() && !matches!(self.read(typed), Reading::Unknown)
    }

    fn known(&self, typed: &str) -> Option<Vec<Word>> {
        if let Some(long) = self.short_for.get(typed) {
            return Some(long.clone());
        }
        if let Some(word) = self.by_text.get(typed) {
            return Some(vec![*word]);
        }
        let stem = typed.strip_suffix('s').filter(|stem| stem.len() >= 3 && !stem.ends_with('s'))?;
        self.by_text.get(stem).map(|word| vec![*word])
    }

    fn near(&self, typed: &str) -> Vec<Word> {
        let bytes = typed.as_bytes();
        let starred = bytes.iter().any(|byte| matches!(byte, b'*' | b'@' | b'$'));
        if !typed.is_ascii() || bytes.len() < 4 || bytes.len() > 24 {
            return Vec::new();
        }
        if bytes.iter().any(u8::is_ascii_digit) {
            return Vec::new();
        }
        let mut found: Vec<(usize, Word)> = Vec::new();
        let firsts = if bytes[0] == bytes[1] { &bytes[..1] } else { &bytes[..2] };
        for (nth, first) in firsts.iter().enumerate() {
            for length in bytes.len().saturating_sub(2).max(4)..=bytes.len() + 2 {
                for word in self.targets.get(&(*first, length)).into_iter().flatten() {
                    let target = self.words[usize::from(*word)].as_bytes();
                    // The second letter first only where the two changed places.
                    if nth == 1 && target[1] != bytes[0] {
                        continue;
                    }
                    if starred {
                        let same = length == bytes.len()
                            && bytes.iter().zip(target).all(|(typed, target)| {
                                typed == target || matches!(typed, b'*' | b'@' | b'$')
                            });
                        if same {
                            found.push((0, *word));
                        }
                        continue;
                    }
                    let most = match length {
                        ..SHORTEST_CORRECTED => 0,
                        LONG.. => 2,
                        _ => 1,
                    };
                    let swapped = length == bytes.len() && is_swap(bytes, target);
                    let slips = if swapped { 1 } else { distance(bytes, target, most) };
                    if swapped || slips <= most {
                        found.push((slips, *word));
                    }
                }
            }
        }
        found.sort_unstable();
        let least = found.first().map_or(0, |(slips, _)| *slips);
        let mut words: Vec<Word> =
            found.into_iter().filter(|(slips, _)| *slips == least).map(|(_, word)| word).collect();
        words.dedup();
        words.truncate(MOST_READINGS);
        words
    }

    /// "killmyself" is "kill myself".
    fn run_together(&self, typed: &str) -> Option<Vec<Word>> {
        if !typed.is_ascii() || !RUN.contains(&typed.len()) {
            return None;
        }
        // For each place, the fewest words up to it and where the last of them begins.
        let mut best: Vec<Option<(usize, usize)>> = vec![None; typed.len() + 1];
        best[0] = Some((0, 0));
        for end in 1..=typed.len() {
            for start in end.saturating_sub(14)..end {
                let Some((count, _)) = best[start] else { continue };
                let part = &typed[start..end];
                let whole = part.len() > 1 || part == "i";
                let known = || self.by_text.contains_key(part) || self.short_for.contains_key(part);
                if whole && best[end].is_none_or(|(fewest, _)| count + 1 < fewest) && known() {
                    best[end] = Some((count + 1, start));
                }
            }
        }
        let mut parts = Vec::new();
        let mut end = typed.len();
        while end > 0 {
            let (_, start) = best[end]?;
            parts.push(&typed[start..end]);
            end = start;
        }
        // Many small words in a row are chance.
        if parts.len() < 2 || typed.len() < parts.len() * 5 / 2 {
            return None;
        }
        parts.reverse();
        Some(parts.into_iter().filter_map(|part| self.known(part)).flatten().collect())
    }
}

/// "killlll" is "kill", and "helppp" is "help": of a letter three times or more so many are left.
fn without_repeats(typed: &str, left: usize) -> Option<String> {
    let letters: Vec<char> = typed.chars().collect();
    let mut plain = String::with_capacity(typed.len());
    for run in letters.chunk_by(|a, b| a == b) {
        plain.extend(&run[..if run.len() > 2 { left } else { run.len() }]);
    }
    (plain.len() < typed.len()).then_some(plain)
}

/// "su1c1de" is "suicide".
fn without_digits(typed: &str) -> Option<String> {
    let digits = typed.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 || typed.len() < 4 || digits * 2 > typed.len() {
        return None;
    }
    let plain = typed.chars().map(|character| match character {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        other => other,
    });
    Some(plain.collect())
}

fn is_swap(a: &[u8], b: &[u8]) -> bool {
    let Some(at) = a.iter().zip(b).position(|(a, b)| a != b) else { return false };
    at + 1 < a.len() && a[at] == b[at + 1] && a[at + 1] == b[at] && a[at + 2..] == b[at + 2..]
}

/// How many letters are missing, too many, others or swapped; more than `most` where it is more.
fn distance(a: &[u8], b: &[u8], most: usize) -> usize {
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    let width = b.len() + 1;
    let mut rows = [[0usize; 32]; 3];
    for (column, cell) in rows[0].iter_mut().enumerate().take(width) {
        *cell = column;
    }
    let mut least;
    for (row, letter) in a.iter().enumerate() {
        let [before_last, last, this] = [(row + 2) % 3, row % 3, (row + 1) % 3];
        rows[this][0] = row + 1;
        least = row + 1;
        for column in 1..width {
            let change = usize::from(*letter != b[column - 1]);
            let mut cell =
                (rows[last][column] + 1).min(rows[this][column - 1] + 1).min(rows[last][column - 1] + change);
            if row > 0 && column > 1 && *letter == b[column - 2] && a[row - 1] == b[column - 1] {
                cell = cell.min(rows[before_last][column - 2] + 1);
            }
            rows[this][column] = cell;
            least = least.min(cell);
        }
        if least > most {
            return most + 1;
        }
    }
    rows[a.len() % 3][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (a, b, slips) in [
            ("suicide", "suicide", 0),
            ("siucide", "suicide", 1),
            ("suicde", "suicide", 1),
            ("suiiicide", "suicide", 2),
            ("strangeld", "strangled", 1),
            ("sewerside", "suicide", 3),
        ] {
            assert_eq!(distance(a.as_bytes(), b.as_bytes(), 2), slips, "{a}");
        }
    }
}
