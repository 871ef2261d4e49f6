//! Languages that people in Britain are helped in.

/// BCP 47's code of English.
pub const ENGLISH: &str = "en";

/// BCP 47's code of each, ISO 639-3's, and its names in English in small letters, the usual one first.
const SPOKEN: [(&str, &str, &[&str]); 71] = [
    ("sq", "sqi", &["albanian"]),
    ("am", "amh", &["amharic"]),
    ("ar", "ara", &["arabic"]),
    ("hy", "hye", &["armenian"]),
    ("bn", "ben", &["bengali", "bangla"]),
    ("bfi", "bfi", &["british sign language", "bsl"]),
    ("bg", "bul", &["bulgarian"]),
    ("my", "mya", &["burmese"]),
    ("yue", "yue", &["cantonese"]),
    ("zh", "zho", &["chinese"]),
    ("kw", "cor", &["cornish"]),
    ("hr", "hrv", &["croatian"]),
    ("cs", "ces", &["czech"]),
    ("da", "dan", &["danish"]),
    ("prs", "prs", &["dari"]),
    ("nl", "nld", &["dutch"]),
    ("en", "eng", &["english"]),
    ("et", "est", &["estonian"]),
    ("fi", "fin", &["finnish"]),
    ("fr", "fra", &["french"]),
    ("gd", "gla", &["gaelic"]),
    ("ka", "kat", &["georgian"]),
    ("de", "deu", &["german"]),
    ("el", "ell", &["greek"]),
    ("gu", "guj", &["gujarati"]),
    ("hak", "hak", &["hakka"]),
    ("ha", "hau", &["hausa"]),
    ("he", "heb", &["hebrew"]),
    ("hi", "hin", &["hindi"]),
    ("hu", "hun", &["hungarian"]),
    ("ig", "ibo", &["igbo"]),
    ("ga", "gle", &["irish"]),
    ("it", "ita", &["italian"]),
    ("ja", "jpn", &["japanese"]),
    ("ko", "kor", &["korean"]),
    ("kri", "kri", &["krio"]),
    ("ku", "kur", &["kurdish"]),
    ("kmr", "kmr", &["kurmanji"]),
    ("lv", "lav", &["latvian"]),
    ("ln", "lin", &["lingala"]),
    ("lt", "lit", &["lithuanian"]),
    ("ml", "mal", &["malayalam"]),
    ("cmn", "cmn", &["mandarin"]),
    ("ne", "nep", &["nepali"]),
    ("om", "orm", &["oromo"]),
    ("ps", "pus", &["pashto"]),
    ("fa", "fas", &["persian", "farsi"]),
    ("pl", "pol", &["polish"]),
    ("pt", "por", &["portuguese"]),
    ("pa", "pan", &["punjabi", "panjabi"]),
    ("rom", "rom", &["romani"]),
    ("ro", "ron", &["romanian"]),
    ("ru", "rus", &["russian"]),
    ("sr", "srp", &["serbian"]),
    ("sn", "sna", &["shona"]),
    ("sk", "slk", &["slovak"]),
    ("so", "som", &["somali"]),
    ("ckb", "ckb", &["sorani"]),
    ("es", "spa", &["spanish"]),
    ("sw", "swa", &["swahili"]),
    ("syl", "syl", &["sylheti"]),
    ("ta", "tam", &["tamil"]),
    ("th", "tha", &["thai"]),
    ("ti", "tir", &["tigrinya"]),
    ("tr", "tur", &["turkish"]),
    ("tw", "twi", &["twi"]),
    ("uk", "ukr", &["ukrainian"]),
    ("ur", "urd", &["urdu"]),
    ("vi", "vie", &["vietnamese"]),
    ("cy", "cym", &["welsh"]),
    ("yo", "yor", &["yoruba"]),
];

/// Their codes, in the order of their names in English.
pub fn codes() -> impl Iterator<Item = &'static str> {
    SPOKEN.iter().map(|(code, ..)| *code)
}

/// BCP 47's code of a language, which is said by its name in English or by a code: `Polish`, `Persian (Farsi)`, `pl`,
/// `pl-PL`, `pol`. Nothing where the table does not know it.
pub fn code(said: &str) -> Option<&'static str> {
    let said = said.trim().to_lowercase();
    let named = |name: &str| {
        SPOKEN.iter().find(|(code, long, names)| *code == name || *long == name || names.contains(&name))
    };
    // What follows says which of its names or kinds: "British Sign Language (BSL)", "pl-PL".
    let first = said.split(['(', '-', '_']).next().unwrap_or_default().trim();
    named(&said).or_else(|| named(first)).map(|(code, ..)| *code)
}

/// The names in English, in small letters, of all but English: that somebody speaks it says nothing.
pub fn names() -> impl Iterator<Item = &'static str> {
    SPOKEN.iter().filter(|(code, ..)| *code != ENGLISH).flat_map(|(.., names)| *names).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Polish", Some("pl"))]
    #[case(" pl ", Some("pl"))]
    #[case("pl-PL", Some("pl"))]
    #[case("pol", Some("pl"))]
    #[case("Persian (Farsi)", Some("fa"))]
    #[case("Farsi", Some("fa"))]
    #[case("British Sign Language (BSL)", Some("bfi"))]
    #[case("English", Some("en"))]
    #[case("Klingon", None)]
    #[case("", None)]
    fn a_language_has_one_code_however_it_is_said(#[case] said: &str, #[case] expected: Option<&str>) {
        assert_eq!(code(said), expected);
    }
}
