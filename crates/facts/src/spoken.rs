//! Languages that people in Britain are helped in.

/// BCP 47's code of English.
pub const ENGLISH: &str = "en";

/// BCP 47's code of each, ISO 639-3's, its names in English in small letters, the usual one first, and what those who speak
/// it call it, where that is another name.
const SPOKEN: [(&str, &str, &[&str], &[&str]); 71] = [
    ("sq", "sqi", &["albanian"], &["shqip"]),
    ("am", "amh", &["amharic"], &["አማርኛ"]),
    ("ar", "ara", &["arabic"], &["العربية", "عربي"]),
    ("hy", "hye", &["armenian"], &["հայերեն"]),
    ("bn", "ben", &["bengali", "bangla"], &["বাংলা"]),
    ("bfi", "bfi", &["british sign language", "bsl"], &[]),
    ("bg", "bul", &["bulgarian"], &["български"]),
    ("my", "mya", &["burmese"], &["မြန်မာဘာသာ", "မြန်မာ"]),
    ("yue", "yue", &["cantonese"], &["廣東話", "广东话", "粵語", "粤语"]),
    ("zh", "zho", &["chinese"], &["中文"]),
    ("kw", "cor", &["cornish"], &["kernewek"]),
    ("hr", "hrv", &["croatian"], &["hrvatski"]),
    ("cs", "ces", &["czech"], &["čeština", "česky"]),
    ("da", "dan", &["danish"], &["dansk"]),
    ("prs", "prs", &["dari"], &["دری"]),
    ("nl", "nld", &["dutch"], &["nederlands"]),
    ("en", "eng", &["english"], &[]),
    ("et", "est", &["estonian"], &["eesti"]),
    ("fi", "fin", &["finnish"], &["suomi"]),
    ("fr", "fra", &["french"], &["français"]),
    ("gd", "gla", &["gaelic"], &["gàidhlig"]),
    ("ka", "kat", &["georgian"], &["ქართული"]),
    ("de", "deu", &["german"], &["deutsch"]),
    ("el", "ell", &["greek"], &["ελληνικά"]),
    ("gu", "guj", &["gujarati"], &["ગુજરાતી"]),
    ("hak", "hak", &["hakka"], &["客家話", "客家话"]),
    ("ha", "hau", &["hausa"], &[]),
    ("he", "heb", &["hebrew"], &["עברית"]),
    ("hi", "hin", &["hindi"], &["हिन्दी", "हिंदी"]),
    ("hu", "hun", &["hungarian"], &["magyar", "magyarul"]),
    ("ig", "ibo", &["igbo"], &[]),
    ("ga", "gle", &["irish"], &["gaeilge"]),
    ("it", "ita", &["italian"], &["italiano"]),
    ("ja", "jpn", &["japanese"], &["日本語"]),
    ("ko", "kor", &["korean"], &["한국어"]),
    ("kri", "kri", &["krio"], &[]),
    ("ku", "kur", &["kurdish"], &["kurdî", "کوردی"]),
    ("kmr", "kmr", &["kurmanji"], &["kurmancî"]),
    ("lv", "lav", &["latvian"], &["latviešu"]),
    ("ln", "lin", &["lingala"], &["lingála"]),
    ("lt", "lit", &["lithuanian"], &["lietuvių", "lietuviškai"]),
    ("ml", "mal", &["malayalam"], &["മലയാളം"]),
    ("cmn", "cmn", &["mandarin"], &["普通话", "普通話", "國語", "国语"]),
    ("ne", "nep", &["nepali"], &["नेपाली"]),
    ("om", "orm", &["oromo"], &["afaan oromoo"]),
    ("ps", "pus", &["pashto"], &["پښتو"]),
    ("fa", "fas", &["persian", "farsi"], &["فارسی"]),
    ("pl", "pol", &["polish"], &["polski", "po polsku"]),
    ("pt", "por", &["portuguese"], &["português"]),
    ("pa", "pan", &["punjabi", "panjabi"], &["ਪੰਜਾਬੀ", "پنجابی"]),
    ("rom", "rom", &["romani"], &["rromani"]),
    ("ro", "ron", &["romanian"], &["română", "românește"]),
    ("ru", "rus", &["russian"], &["русский", "по-русски"]),
    ("sr", "srp", &["serbian"], &["српски", "srpski"]),
    ("sn", "sna", &["shona"], &["chishona"]),
    ("sk", "slk", &["slovak"], &["slovenčina", "slovensky"]),
    ("so", "som", &["somali"], &["soomaali"]),
    ("ckb", "ckb", &["sorani"], &["سۆرانی"]),
    ("es", "spa", &["spanish"], &["español"]),
    ("sw", "swa", &["swahili"], &["kiswahili"]),
    ("syl", "syl", &["sylheti"], &["ꠍꠤꠟꠐꠤ", "সিলেটি"]),
    ("ta", "tam", &["tamil"], &["தமிழ்"]),
    ("th", "tha", &["thai"], &["ไทย"]),
    ("ti", "tir", &["tigrinya"], &["ትግርኛ"]),
    ("tr", "tur", &["turkish"], &["türkçe"]),
    ("tw", "twi", &["twi"], &[]),
    ("uk", "ukr", &["ukrainian"], &["українська", "українською"]),
    ("ur", "urd", &["urdu"], &["اردو"]),
    ("vi", "vie", &["vietnamese"], &["tiếng việt"]),
    ("cy", "cym", &["welsh"], &["cymraeg", "gymraeg"]),
    ("yo", "yor", &["yoruba"], &["yorùbá"]),
];

/// Their codes, in the order of their names in English.
pub fn codes() -> impl Iterator<Item = &'static str> {
    SPOKEN.iter().map(|(code, ..)| *code)
}

/// BCP 47's code of a language, which is said by its name, in English or its own, or by a code: `Polish`, `polski`,
/// `Persian (Farsi)`, `pl`, `pl-PL`, `pol`. Nothing where the table does not know it.
pub fn code(said: &str) -> Option<&'static str> {
    let said = said.trim().to_lowercase();
    let named = |name: &str| {
        SPOKEN.iter().find(|(code, long, names, own)| {
            *code == name || *long == name || names.contains(&name) || own.contains(&name)
        })
    };
    // What follows says which of its names or kinds: "British Sign Language (BSL)", "pl-PL".
    let first = said.split(['(', '-', '_']).next().unwrap_or_default().trim();
    named(&said).or_else(|| named(first)).map(|(code, ..)| *code)
}

/// The names in English, in small letters, of all but English: that somebody speaks it says nothing.
pub fn names() -> impl Iterator<Item = &'static str> {
    SPOKEN.iter().filter(|(code, ..)| *code != ENGLISH).flat_map(|(_, _, names, _)| *names).copied()
}

/// What those who speak a language call it, in small letters, each with its code.
pub fn own_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    SPOKEN.iter().flat_map(|(code, .., own)| own.iter().map(|own| (*own, *code)))
}

/// The usual name in English, in small letters, of the language with a code.
pub fn name(code: &str) -> Option<&'static str> {
    SPOKEN.iter().find(|(known, ..)| *known == code).and_then(|(_, _, names, _)| names.first()).copied()
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
    #[case("Polski", Some("pl"))]
    #[case("Cymraeg", Some("cy"))]
    #[case("العربية", Some("ar"))]
    #[case("Українська", Some("uk"))]
    #[case("Română", Some("ro"))]
    #[case("ESPAÑOL", Some("es"))]
    #[case("हिन्दी", Some("hi"))]
    #[case("中文 (普通话)", Some("zh"))]
    #[case("Klingon", None)]
    #[case("", None)]
    fn a_language_has_one_code_however_it_is_said(#[case] said: &str, #[case] expected: Option<&str>) {
        assert_eq!(code(said), expected);
    }

    #[test]
    fn no_name_is_that_of_two_languages() {
        let mut names: Vec<_> = names().chain(own_names().map(|(own, _)| own)).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
