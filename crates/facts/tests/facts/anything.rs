//! What holds for every text.

use fingerpost_facts::{Kind, read, read_html};
use proptest::prelude::*;

/// Pieces that facts are made of, so that chance puts them together in ways that nobody wrote.
const PIECES: [&str; 64] = [
    "Monday",
    "Mon",
    "tues",
    "every",
    "other",
    "first",
    "1st",
    "and",
    "to",
    "-",
    "–",
    "/",
    ",",
    ".",
    ":",
    "(",
    ")",
    "\n",
    " ",
    " ",
    " ",
    " ",
    "9",
    "10.30",
    "12",
    "24",
    "7",
    "am",
    "pm",
    "p.m.",
    "noon",
    "midnight",
    "£",
    "£3.50",
    "50p",
    "free",
    "of charge",
    "donation",
    "aged",
    "over",
    "under",
    "50s",
    "+",
    "years",
    "months",
    "old",
    "BS5 6XX",
    "bs1",
    "1aa",
    "0117",
    "496 0123",
    "+44",
    "@",
    "www.",
    "x.org",
    "http://",
    "at",
    "Church Hall",
    "Road",
    "Location:",
    "lift",
    "Polish",
    "speak",
    "’é🙂\u{200b}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_quote_is_exactly_where_it_is_said_to_be(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60),
        other in any::<String>(),
    ) {
        for text in [pieces.concat(), pieces.join(" "), other] {
            let characters: Vec<char> = text.chars().collect();
            let facts = read(&text);
            let mut last = 0;
            for fact in &facts {
                prop_assert!(fact.start < fact.end && fact.end <= characters.len());
                prop_assert_eq!(&fact.quote, &characters[fact.start..fact.end].iter().collect::<String>());
                prop_assert_eq!(fact.quote.trim(), &fact.quote, "blanks around a quote");
                prop_assert!(last <= fact.start, "out of order");
                last = fact.start;
                let line = serde_json::to_value(fact).expect("JSON");
                prop_assert_eq!(&line["kind"], fact.kind.name());
            }
        }
    }

    #[test]
    fn html_is_read_as_its_plain_text(html in "(<p>|</p>|<b>|&amp;|Mondays |9am-5pm|free |[a-z]{1,4}){0,12}") {
        let (text, facts) = read_html(&html);
        prop_assert_eq!(read(&text), facts);
    }
}

/// A megabyte of anything takes about as long as a megabyte of anything else.
#[test]
fn no_text_takes_forever() {
    for piece in [
        "a",
        "0",
        "0 ",
        "£",
        "-",
        "(",
        "@",
        "a@",
        "a.",
        "www.",
        "Mon ",
        "Monday, ",
        "every ",
        "9",
        "9-",
        "9am-",
        "24 hours ",
        "free ",
        "Free and ",
        "aged ",
        "5-",
        "over ",
        "A ",
        "A, ",
        "The Hall ",
        "at The A ",
        "Hall, A ",
        "1 A ",
        "Location: A",
        "Polish, ",
        "speak ",
        "drop in ",
        "no ",
        "is ",
        "BS5 ",
        "+44",
        "01",
        "\n",
        "’",
        "1 A Road, A",
        "in ",
    ] {
        // Long enough to show a square, short enough to wait for.
        let text = piece.repeat(200_000 / piece.len());
        let started = std::time::Instant::now();
        read(&text);
        assert!(started.elapsed().as_secs() < 20, "{piece:?} took {:?}", started.elapsed());
    }
}

#[test]
fn every_kind_is_read() {
    let text = "Mondays 10am-12pm at the Village Hall, Haddow BS5 6XX. £2, ages 5-11. Ring 0117 496 0123, write to a@b.org or see \
        www.b.org. Fully accessible. We speak Polish. Just turn up. The class is currently full.";
    let kinds: std::collections::BTreeSet<Kind> = read(text).into_iter().map(|fact| fact.kind).collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), Kind::ALL);
}
