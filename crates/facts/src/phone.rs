//! Telephone numbers of the UK.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    Found, Kind, Value,
    around::{after, before, pattern, sentence_before, word_before},
};

/// Digits with what people put between them, from a 0 or the country's code on.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\+\s?44[ \u{a0}.-]?(?:\(0\))?|\b0044[ \u{a0}]?|\(?\b0)[ \u{a0}(]{0,2}\d(?:[ \u{a0}.()‐‑–-]{0,3}\d){5,13}",
    )
});

/// Numbers of three digits and the Samaritans', which need a word that says one rings them.
static SHORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?:call|ring|dial|phone|telephone|nhs|helpline)(?:ing)?(?: the [a-z]{3,12})?(?: on| free on)?:? |police (?:on|by calling) |(?:on|to|call|ring|text|phone)(?: us)?(?: free)?(?: on)? )(999|111|101|112|119|105|116 ?\d{3})\b|\b(116 ?123)\b|\b(?:text|sms)\b[^.\n\d]{0,30}?\b([68]\d{4})\b",
    )
});

/// Those that begin with `on`, `to`, ... are read only where a sentence is about ringing.
static RINGING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:call|ring|dial|phone|telephone|contact|police|nhs|emergency|text|helpline)")
});

static FAX: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:fax|facsimile|(?:company|charity|registration|registered|reference)(?: charity)?(?: no\.?| number)?)(?: no\.?| number)?[ \n:.]*$",
    )
});

/// Helplines of the whole country, and bodies with a line of their own.
static OTHER_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(samaritans|child ?line|nspcc|rape crisis|(?:the )?havens|women['’]?s aid|refuge['’]s|refuge|shelter(?:['’]s)? helpline|crimestoppers|papyrus|hopeline ?(?:uk|247)?|calm helpline|campaign against living miserably|talk to frank|victim ?support|sane ?line|silver line|mind(?:['’]s)? info ?line|nhs direct|national [a-z-]+(?: [a-z-]+){0,3}? (?:help ?line|line)|cruse|beat helpline|switchboard lgbt|citizens advice (?:consumer )?(?:helpline|advice ?line)|alcoholics anonymous|drinkline|al-anon|gamcare|stonewall|(?:our )?partner (?:agency|organisation|charity)(?: [a-z]+)?|acas|hourglass|sexual assault referral centres?)\b[^.;\n\d]{0,70}$",
    )
});

/// "call Haddow Advice Service on": another body's name, if the text has not begun with it.
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    crate::around::cased(
        r"\b(?:[Cc]all|[Rr]ing|[Cc]ontact|[Pp]hone|[Tt]elephone) (?:the )?([A-Z][\p{L}'’&-]+(?: (?:of |and |for |the |& )?[A-Z][\p{L}'’&-]+){0,5} (?:Trust|Council|Agency|Society|Charity|Association|Foundation|Police|Constabulary)) (?:free |direct )?(?:on|at)? ?(?:tel:? ?)?$",
    )
});

/// Whether a number is introduced as somebody else's, whom the text's beginning does not name.
fn is_of_another(text: &str, at: usize) -> bool {
    let told = sentence_before(text, at, 110);
    // What the text says before it comes to that name.
    let head = |name: regex::Match| {
        let begins = at - told.len() + name.start();
        (after(text, 0, begins.min(200)).to_lowercase(), begins)
    };
    if let Some(name) = OTHER_LINE.captures(told).and_then(|line| line.get(1)) {
        let (head, begins) = head(name);
        let small = name.as_str().to_lowercase();
        if word_before(told, name.start()) == "our" && !small.contains("partner") {
            return false;
        }
        return small.contains("partner") || begins >= 40 && !head.contains(&small);
    }
    CALLED.captures(told).and_then(|called| called.get(1)).is_some_and(|name| {
        let (head, _) = head(name);
        let small = name.as_str().to_lowercase();
        !small.split(' ').take(2).any(|word| word.len() > 2 && head.contains(word))
    })
}

/// Whether a text is by the body whose short number it names: it begins with the one or the other.
fn is_their_own(text: &str, at: usize, code: &str) -> bool {
    let head = after(text, 0, 60).trim_start().to_lowercase();
    let head = head.strip_prefix("the ").unwrap_or(&head);
    let bodies: &[&str] = match code {
        "111" => &["nhs 111", "111 "],
        "101" => &["101 ", "police 101"],
        "116123" => &["samaritans", "116 123", "116123"],
        // Others have a word of their own for the same number.
        "85258" if !sentence_before(text, at, 60).to_lowercase().contains("shout") => return true,
        "85258" => &["shout", "text shout"],
        "999" | "112" | "105" | "119" => &[],
        // Other short numbers are to be texted, by whoever says so.
        other => return !other.starts_with("116"),
    };
    bodies.iter().any(|body| head.starts_with(body))
}

/// Digits after the 0: an area's or a kind's, as Ofcom's National Telephone Numbering Plan gives them out.
fn is_national(digits: &str) -> bool {
    match digits.len() {
        10 => match digits.as_bytes() {
            [b'1', second, ..] => *second != b'0',
            [b'2', second, ..] => matches!(second, b'0' | b'3' | b'4' | b'8' | b'9'),
            [b'3', second, ..] => matches!(second, b'0' | b'3' | b'4' | b'7'),
            [b'5', second, ..] => matches!(second, b'5' | b'6'),
            [b'7', second, ..] => *second != b'0',
            [b'8', second, ..] => matches!(second, b'0' | b'4' | b'7'),
            _ => false,
        },
        9 => digits.starts_with("800") || (digits.starts_with("16977") || digits.starts_with("1204")),
        7 => digits == "8001111" || digits == "8454647",
        _ => false,
    }
}

/// Every telephone number.
pub(crate) fn read(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    // Where the last number of another body ended.
    let mut others = None;
    while let Some(number) = NUMBER.find_at(text, from) {
        from = number.end();
        let continues = text[..number.start()].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '+')
            || before(text, number.start(), 2).chars().next().is_some_and(|c| c.is_ascii_digit())
                && text[..number.start()].ends_with(['.', ':', '-', '/', ',']);
        if continues || FAX.is_match(before(text, number.start(), 40)) {
            continue;
        }
        if let Some((length, national)) = whole(number.as_str(), &text[number.end()..]) {
            let opens = number.as_str().starts_with('(') && !number.as_str()[..length].contains(')');
            let at = number.start() + usize::from(opens)..number.start() + length;
            // A number that follows at once ("0117… 07700…") was eaten with this one.
            from = at.end;
            // "on 0117 … or 0117 …"
            let is_next = others
                .and_then(|end: usize| text.get(end..at.start))
                .is_some_and(|joint| matches!(joint.trim(), "or" | "and" | "/" | "or on" | "," | "&"));
            if is_next || is_of_another(text, at.start) {
                others = Some(at.end);
            } else {
                found.push(Found::new(Kind::Phone, Value::Text(format!("+44{national}")), at));
            }
        }
    }
    for short in SHORT.captures_iter(text) {
        let Some(code) = short.iter().skip(1).flatten().next() else { continue };
        let is_rung =
            RINGING.is_match(sentence_before(text, code.start(), 60)) || code.as_str().starts_with("116");
        let continues = text[code.end()..]
            .starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '%' | '/'))
            || text[code.end()..].starts_with([' ', '-'])
                && text[code.end() + 1..].starts_with(|c: char| c.is_ascii_digit());
        let value = code.as_str().replace(' ', "");
        if is_rung && !continues && is_their_own(text, code.start(), &value) {
            found.push(Found::new(Kind::Phone, Value::Text(value), code.range()));
        }
    }
    found
}

/// The longest whole number at the beginning: its bytes, and its digits without the 0.
fn whole(candidate: &str, after: &str) -> Option<(usize, String)> {
    let digits: Vec<(usize, char)> = candidate.char_indices().filter(|(_, c)| c.is_ascii_digit()).collect();
    let plain: String = digits.iter().map(|(_, digit)| digit).collect();
    let country = if candidate.starts_with('+') {
        2
    } else if plain.starts_with("0044") {
        4
    } else {
        0
    };
    let national = plain.get(country..)?;
    let national = national.strip_prefix('0').unwrap_or(national);
    let skipped = plain.len() - national.len();
    (7..=national.len().min(10)).rev().find_map(|length| {
        let (at, _) = *digits.get(skipped + length - 1)?;
        let rest = candidate[at + 1..].chars().chain(after.chars()).next();
        let ends = !rest.is_some_and(|next| next.is_ascii_digit());
        // Digits that go on after a single blank or hyphen make another number of it, unless they begin a new one.
        let goes_on = length < national.len() && length < 10;
        (ends && !goes_on && is_national(&national[..length]))
            .then(|| (at + 1, national[..length].to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use crate::{Kind, tests::values};
    use rstest::rstest;

    #[rstest]
    #[case("Ring (0117) 496 0123 now", Some("+441174960123"))]
    #[case("+44 (0)117 496 0123", Some("+441174960123"))]
    #[case("+44 7700 900123.", Some("+447700900123"))]
    #[case("07700 900 123", Some("+447700900123"))]
    #[case("01632-960-001", Some("+441632960001"))]
    #[case("Tel:0800 1111", Some("+448001111"))]
    #[case("NHS 111 is open day and night", Some("111"))]
    #[case("The Samaritans listen. Call us on 116 123", Some("116123"))]
    #[case("Shout is free: text us on 85258", Some("85258"))]
    #[case("Tea and talks. Text TEA to 85258", Some("85258"))]
    #[case("Ring our national Tea Connect support line on 0808 157 0123", Some("+448081570123"))]
    #[case("Text DEAF to 64123", Some("64123"))]
    #[case("a help line for carers, on 0117 496 0123", Some("+441174960123"))]
    #[case("Haddow Advice Service: call the Haddow Advice Service on 0117 496 0123", Some("+441174960123"))]
    #[case("Contact Ann Miller on 07700 900123", Some("+447700900123"))]
    #[case("in an emergency call 999", None)]
    #[case("Ring 111 if you are unwell", None)]
    #[case("Call the police on 101.", None)]
    #[case("or call Samaritans on 116 123", None)]
    #[case("you may also text SHOUT to 85258", None)]
    #[case(
        "Advice for all who live in and around Haddow\n\n24-hour National Made-up Violence Helpline 0808 157 0123",
        None
    )]
    #[case(
        "Advice for all who live in and around Haddow\n\nFernley Rape Crisis helpline 0808 157 0123",
        None
    )]
    #[case("please call our partner agency FERN on 0808 157 0123 or 0117 496 0123", None)]
    #[case("A lunch club. You may also ring the Fernley Housing Trust on 0117 496 0123", None)]
    #[case("0117 496 012", None)]
    #[case("Company no. 08152352", None)]
    #[case("Fax: 0117 496 0123", None)]
    #[case("from 10.00 - 12.00 and 14.00", None)]
    #[case("bus 111 stops here", None)]
    #[case("in room 101", None)]
    #[case("0117 496 0123 24 hours", Some("+441174960123"))]
    fn phones(#[case] text: &str, #[case] value: Option<&str>) {
        let value = value.map(|value| format!("\"{value}\""));
        assert_eq!(values(text, Kind::Phone), Vec::from_iter(value));
    }

    #[test]
    fn two_numbers_in_a_row_are_two() {
        assert_eq!(
            values("0117 496 0123 07700 900123", Kind::Phone),
            [r#""+441174960123""#, r#""+447700900123""#]
        );
        assert_eq!(values("0117 496 0123/ 07700900123", Kind::Phone).len(), 2);
    }
}
