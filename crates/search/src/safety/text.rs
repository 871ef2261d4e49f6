//! A question into words: small letters without accents, apostrophes dropped, all else a space.

use std::ops::Range;

/// A longer run is an address or noise, in bytes.
const LONGEST: usize = 60;

/// A word as it was typed, and where.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) text: String,
    pub(super) at: Range<usize>,
}

/// The words of a text, no more than `most`.
pub(super) fn words(text: &str, most: usize) -> Vec<Typed> {
    let mut words = Vec::new();
    let mut word = Typed { text: String::new(), at: 0..0 };
    for (at, character) in text.char_indices() {
        let before = word.text.len();
        if !fold(character, &mut word.text) {
            take(&mut word, &mut words);
            if words.len() >= most {
                return words;
            }
            continue;
        }
        if word.text.len() > before {
            if before == 0 {
                word.at.start = at;
            }
            word.at.end = at + character.len_utf8();
        }
    }
    take(&mut word, &mut words);
    words.truncate(most);
    words
}

fn take(word: &mut Typed, words: &mut Vec<Typed>) {
    let text = std::mem::take(&mut word.text);
    // Stars hide letters ("r*pe"); at the ends they are decoration.
    let trimmed = text.trim_matches(is_mask);
    if !trimmed.is_empty() && trimmed.len() <= LONGEST {
        words.push(Typed { text: trimmed.to_owned(), at: word.at.clone() });
    }
}

fn is_mask(character: char) -> bool {
    matches!(character, '*' | '@' | '$')
}

/// Adds what the character is within a word, if it can stand in one.
fn fold(character: char, word: &mut String) -> bool {
    match character {
        'a'..='z' | '0'..='9' | '*' | '@' | '$' => word.push(character),
        'A'..='Z' => word.push(character.to_ascii_lowercase()),
        // Apostrophes, and marks that nobody types.
        '\'' | '`' | '´' | '‘' | '’' | '‛' | 'ʹ' | 'ʻ' | 'ʼ' | '′' | '＇' => {}
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
        _ if character.is_alphanumeric() => {
            for small in character.to_lowercase() {
                match small {
                    'à'..='å' | 'ā' => word.push('a'),
                    'è'..='ë' | 'ē' => word.push('e'),
                    'ì'..='ï' | 'ī' => word.push('i'),
                    'ò'..='ö' | 'ō' => word.push('o'),
                    'ù'..='ü' | 'ū' => word.push('u'),
                    'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => word.push('w'),
                    'ŷ' | 'ý' | 'ÿ' | 'ỳ' => word.push('y'),
                    'ç' => word.push('c'),
                    'ñ' => word.push('n'),
                    '\u{300}'..='\u{36f}' => {}
                    other => word.push(other),
                }
            }
        }
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apostrophes_accents_and_capitals_make_no_other_word() {
        let texts = |text| words(text, 9).into_iter().map(|word| word.text).collect::<Vec<_>>();
        assert_eq!(texts("He’s HITTING me, self-harm!"), ["hes", "hitting", "me", "self", "harm"]);
        assert_eq!(texts("fy nhŷ, w\u{302}y r*pe **now**"), ["fy", "nhy", "wy", "r*pe", "now"]);
        assert_eq!(texts("… ' *"), [""; 0]);
    }

    #[test]
    fn a_word_knows_where_it_stood() {
        let text = "« I’m (afraid)";
        let at = words(text, 9).into_iter().map(|word| &text[word.at]).collect::<Vec<_>>();
        assert_eq!(at, ["I’m", "afraid"]);
    }
}
