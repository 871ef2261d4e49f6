//! Languages other than English that are spoken or signed.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    Found, Kind, Value,
    around::{after, is_denied, pattern, sentence_before, word_after},
    spoken,
};

/// Every name, for a pattern.
pub(crate) fn any_name() -> String {
    spoken::names().collect::<Vec<_>>().join("|")
}

static NAME: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"\b(?:{})\b", any_name())));

/// Languages in a row, English and "other" among them.
static LIST: LazyLock<Regex> = LazyLock::new(|| {
    let one = format!(r"(?:(?:some |basic |fluent )?(?:{}|english)(?: \(bsl\))?)", any_name());
    pattern(&format!(
        r"\b{one}\b(?:(?:, and |, or |, | and | & | or | as well as | plus |/| / |; ?){one}\b)*"
    ))
});

/// What stands before languages that somebody speaks.
static SPOKEN_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?:speaks?|speaking|spoken|fluent in|conversant in|converse in|communicate in|interpret(?:ers?|ing|ation)(?: services?)?(?: is| are)?(?: available)? (?:in|into|for)|translat(?:ed|ion|ions|ors?) (?:in|into|for)|languages?(?: that)?(?: we)?(?: (?:spoken|offered|include|included|includes|available|are|is|speak))*(?: (?:such as|including|like))?|(?:available|offered|delivered|provided|given|run|held|support|advice|information|counselling|services?|sessions?|help|staff|helpline|leaflets|materials|bilingual|interpreters?|signed|therapy|advocacy|chat|volunteers?)(?: \w+)? in|through the medium of|contact us in|ring us in|women in|people in|clients in)(?: ?[:–-])? ?\(?)$",
    )
});

static SPOKEN_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[ -](?:and [a-z]+[- ])?(?:speaking|speakers?|interpret(?:ers?|ing|ation)|translators?|translations?|medium)\b| (?:is|are) (?:also )?(?:spoken|available|offered)\b| spoken\b)",
    )
});

/// Languages that are taught or learned, not spoken.
static LEARNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:learn\w*|trained|foreign|(?:whose|if your) (?:first|main|native) language|teach\w*|taught|stud(?:y|ies|ying)|improv\w+|practi[sc]\w+|lessons?|class(?:es)?|courses?|gcse|a[- ]levels?|degree|qualifications?|tuition|beginners?)\b",
    )
});

/// The languages.
pub(crate) fn read(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for list in LIST.find_iter(text) {
        let ahead = sentence_before(text, list.start(), 60);
        let follows = after(text, list.end(), 40);
        let next = word_after(text, list.end()).to_lowercase();
        let is_taught = LEARNED.is_match(ahead)
            || [
                "class", "classes", "lesson", "lessons", "course", "courses", "school", "schools",
                "language", "choir", "tuition", "lessons,",
            ]
            .contains(&next.as_str())
                && !SPOKEN_AFTER.is_match(follows);
        if is_taught || is_denied(text, list.start()) {
            continue;
        }
        let before = SPOKEN_BEFORE.is_match(ahead);
        let after = SPOKEN_AFTER.is_match(follows);
        // "in Chinese communities", "support in Welsh schools".
        let is_adjective = before
            && !after
            && !next.is_empty()
            && !matches!(
                next.as_str(),
                "and"
                    | "or"
                    | "on"
                    | "is"
                    | "are"
                    | "if"
                    | "as"
                    | "to"
                    | "for"
                    | "with"
                    | "by"
                    | "so"
                    | "who"
                    | "speakers"
                    | "upon"
                    | "at"
                    | "but"
                    | "when"
                    | "where"
                    | "we"
                    | "please"
                    | "too"
                    | "also"
                    | "can"
                    | "available"
                    | "from"
                    | "through"
                    | "which"
                    | "you"
            );
        if (!before && !after) || is_adjective {
            continue;
        }
        // After a list only its last stands beside "speaking"; hyphens join them all ("Urdu- and Polish-speaking").
        for name in NAME.find_iter(list.as_str()) {
            let code = spoken::code(name.as_str());
            // Polish a table, the Thai kitchen: names of languages have capitals.
            let is_name = name.as_str().starts_with(|c: char| c.is_ascii_uppercase());
            let is_interpreted_sign = code == Some("bfi") && after && !before;
            if let Some(code) = code.filter(|_| is_name && !is_interpreted_sign) {
                let start = list.start() + name.start();
                let at = start..list.start() + name.end();
                found.push(Found::new(Kind::Language, Value::Text(code.to_owned()), at));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::{Kind, tests::values};
    use rstest::rstest;

    #[rstest]
    #[case("we speak Polish and Somali", &["pl", "so"])]
    #[case("an Urdu-speaking worker", &["ur"])]
    #[case("Languages spoken: English, Arabic, Farsi", &["ar", "fa"])]
    #[case("Counselling in British Sign Language.", &["bfi"])]
    #[case("services through the medium of Welsh", &["cy"])]
    #[case("Punjabi and Hindi speakers", &["pa", "hi"])]
    #[case("Advice is available in Cantonese or Mandarin", &["yue", "cmn"])]
    fn languages(#[case] text: &str, #[case] codes: &[&str]) {
        let codes: Vec<String> = codes.iter().map(|code| format!("{code:?}")).collect();
        assert_eq!(values(text, Kind::Language), codes, "{text}");
    }

    #[rstest]
    #[case("the Chinese community")]
    #[case("learn to speak French")]
    #[case("Spanish classes and Polish food")]
    #[case("polish your shoes")]
    #[case("a Thai restaurant")]
    #[case("we do not speak Polish")]
    #[case("sessions in Welsh schools")]
    #[case("BSL lessons")]
    fn no_languages(#[case] text: &str) {
        assert!(values(text, Kind::Language).is_empty(), "{text}: {:?}", values(text, Kind::Language));
    }
}
