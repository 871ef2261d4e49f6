//! Text into words, the same way for records, questions and reasons.
//!
//! A word is a run of letters and digits. Apostrophes of every shape stay inside it ("carers’",
//! "Andy's" and "andys" are one word each); hyphens of every shape part it ("drop-in" is "drop in").

use std::{collections::HashSet, ops::Range, sync::LazyLock};

use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, RawTokenizer, RemoveLongFilter, Stemmer, TextAnalyzer, Token, TokenStream,
    Tokenizer,
};

/// A longer word is a web address or noise, in bytes.
const LONGEST_WORD: usize = 40;

/// Words as they are written, lower case and without accents.
pub(crate) fn as_written() -> TextAnalyzer {
    TextAnalyzer::builder(Words::default())
        .filter(RemoveLongFilter::limit(LONGEST_WORD))
        .filter(AsciiFoldingFilter)
        .build()
}

/// Words by their English stem, so that "carers" finds "carer" and "caring" finds "care".
pub(crate) fn stemmed() -> TextAnalyzer {
    TextAnalyzer::builder(Words::default())
        .filter(RemoveLongFilter::limit(LONGEST_WORD))
        .filter(AsciiFoldingFilter)
        .filter(Stemmer::new(Language::English))
        .build()
}

/// The stem of one word.
pub(crate) fn stem(word: &str) -> String {
    let mut analyser = stem_alone();
    let mut stream = analyser.token_stream(word);
    stream.next().map_or_else(|| word.to_owned(), |stem| stem.text.clone())
}

/// What [`stemmed`] does to a word that [`as_written`] gave.
pub(crate) fn stem_alone() -> TextAnalyzer {
    TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(Language::English)).build()
}

/// The words of a text, with their places in it.
pub(crate) fn words(analyser: &TextAnalyzer, text: &str, limit: usize) -> Vec<Token> {
    let mut analyser = analyser.clone();
    let mut stream = analyser.token_stream(text);
    std::iter::from_fn(|| stream.next().cloned()).take(limit).collect()
}

#[derive(Clone, Default)]
struct Words {
    token: Token,
}

struct WordStream<'a> {
    text: &'a str,
    at: usize,
    token: &'a mut Token,
}

impl Tokenizer for Words {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        self.token.reset();
        WordStream { text, at: 0, token: &mut self.token }
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        self.token.position = self.token.position.wrapping_add(1);
        let Some(place) = next_word(self.text, self.at, &mut self.token.text) else { return false };
        self.token.offset_from = place.start;
        self.token.offset_to = place.end;
        self.at = place.end;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// Where the next word from a byte on is, and the word in small letters.
fn next_word(text: &str, from: usize, word: &mut String) -> Option<Range<usize>> {
    word.clear();
    let bytes = text.as_bytes();
    let start = skip_marks(bytes, from);
    let start = start + text[start..].find(char::is_alphanumeric)?;
    // Most words are plain letters to their end.
    let plain = plain_end(bytes, start);
    word.push_str(&text[start..plain]);
    word.make_ascii_lowercase();
    let mut end = plain;
    let mut apostrophe = None;
    for (offset, character) in text[plain..].char_indices() {
        let after = plain + offset + character.len_utf8();
        if character.is_alphanumeric() {
            if character.is_ascii() {
                word.push(character.to_ascii_lowercase());
            } else {
                word.extend(character.to_lowercase());
            }
            end = after;
        } else if is_apostrophe(character) && text[after..].starts_with(char::is_alphanumeric) {
            apostrophe = Some(word.len());
        } else if !is_invisible(character) {
            break;
        }
    }
    if let Some(at) = apostrophe {
        drop_contraction(word, at);
    }
    Some(start..end)
}

/// The first byte from there on that may begin a word.
fn skip_marks(bytes: &[u8], from: usize) -> usize {
    from + bytes[from..].iter().take_while(|byte| KINDS[usize::from(**byte)] == Kind::Mark).count()
}

fn plain_end(bytes: &[u8], from: usize) -> usize {
    from + bytes[from..].iter().take_while(|byte| KINDS[usize::from(**byte)] == Kind::Plain).count()
}

/// What a byte of a text may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A letter or a digit of ASCII.
    Plain,
    /// Another character of ASCII.
    Mark,
    /// Part of any other character.
    Other,
}

/// Of every byte: looked up quicker than worked out.
static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Other; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        kinds[byte as usize] = if byte.is_ascii_alphanumeric() { Kind::Plain } else { Kind::Mark };
        byte += 1;
    }
    kinds
};

/// The places of the words of a text as [`as_written`] finds them, without writing them down: for looking for few words
/// in long texts.
#[derive(Clone)]
pub(crate) struct Places<'a> {
    text: &'a str,
    at: usize,
}

/// Where a word is.
#[derive(Clone)]
pub(crate) struct PlaceOfWord {
    /// From which byte to which.
    pub bytes: Range<usize>,
    /// Whether it is but letters and digits of ASCII.
    pub plain: bool,
}

impl<'a> Places<'a> {
    pub fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn any(&mut self) -> Option<(PlaceOfWord, usize)> {
        let bytes = self.text.as_bytes();
        let start = skip_marks(bytes, self.at);
        let end = plain_end(bytes, start);
        let ends = bytes.get(end).is_none_or(|after| after.is_ascii() && !is_apostrophe(char::from(*after)));
        if start < end && ends {
            self.at = end;
            return Some((PlaceOfWord { bytes: start..end, plain: true }, end - start));
        }
        let mut word = String::new();
        let place = next_word(self.text, self.at, &mut word)?;
        self.at = place.end;
        Some((PlaceOfWord { bytes: place, plain: false }, word.len()))
    }
}

impl Iterator for Places<'_> {
    type Item = PlaceOfWord;

    fn next(&mut self) -> Option<PlaceOfWord> {
        loop {
            let (place, length) = self.any()?;
            if length < LONGEST_WORD {
                return Some(place);
            }
        }
    }
}

/// Leaves "we" of "we'll" and "i" of "i'm", which would otherwise read "well" and "im".
fn drop_contraction(word: &mut String, apostrophe: usize) {
    let (stem, ending) = word.split_at(apostrophe);
    if matches!(ending, "ll" | "re" | "ve" | "m" | "d") || (ending == "s" && stem.ends_with('s')) {
        word.truncate(apostrophe);
    }
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '`' | '´' | '‘' | '’' | '‛' | 'ʹ' | 'ʻ' | 'ʼ' | '′' | '＇')
}

/// Marks within a word that nobody types: combining accents, soft hyphens, joiners.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether the word (as written) carries no meaning of its own in a question.
pub(crate) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(word)
}

/// English function words, their contractions typed without an apostrophe, and the words people
/// wrap a question in ("please can you find me a …").
static STOP_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "
        a about after all also am an and any are arent as at be because been before being both but by can
        cannot cant could couldnt did didnt do does doesnt doing dont each find for from get gets getting
        had has hasnt have havent having he her hers herself him himself his how i if im in into is isnt it
        its itself ive just know like looking may me might mine more most must my myself need needs no nor
        not of on once or our ours ourselves own please s shall she should since so some such t than thanks
        that thats the their theirs them themselves then there these they theyre this those to too very want
        wants was wasnt we were what when where which while who whom whose why will with wont would wouldnt
        you your youre yours yourself yourselves
        ac ar beth ble cael dw dwi dwin dy efo ein eich eisiau eu fy gen gan gyda heddiw heno hyn isio ir lle mae maer nawr neu
        oes pryd pwy rhywun rhywle rwan rwy rwyf rwyn rydw sut sydd sy wedi ydy yfory yn yng ym yr
    "
    .split_whitespace()
    .collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_where_the_analyser_finds_them(text in "([a-zA-Z0-9é’'`\u{ad}\u{301}ﬁß .,-]|carers’|we'll|x{38,42}){0,20}") {
            let written = words(&as_written(), &text, usize::MAX);
            let written: Vec<_> = written.iter().map(|word| word.offset_from..word.offset_to).collect();
            let places: Vec<_> = Places::of(&text).map(|place| place.bytes).collect();
            prop_assert_eq!(written, places);
        }
    }
}
