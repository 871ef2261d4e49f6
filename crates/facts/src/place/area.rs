//! Parts of a town: "based in Easton", "held in Central Bristol".

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::around::{after, cased, pattern, sentence_after};

static IN_AREA: LazyLock<Regex> = LazyLock::new(|| {
    cased(
        r"\b([Bb]ased|[Ll]ocated|[Ss]ituated|[Hh]eld|[Mm]eets?|[Mm]eeting|takes? place|[Hh]eadquarters|[Oo]ffice|[Pp]remises|[Ss]hop|[Ss]howroom) in (?:the (?:heart|centre|middle|north|south|east|west|suburbs?|village|town|city) of )?((?:[A-Z][\p{L}'’-]*(?:-(?:on|upon|super|le|in|under|by)-[A-Z][\p{L}]*)?)(?: [A-Z][\p{L}'’-]*| of [A-Z][\p{L}'’-]*){0,3}(?: ?/ ?[A-Z][\p{L}'’-]*(?: [A-Z][\p{L}'’-]*)?)?)",
    )
});

/// More than one area: half of what is said would be wrong.
static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
    cased(r"^(?: ?, ?[A-Z][\p{L}'’-]*(?: [A-Z][\p{L}'’-]*)*)* ?(?:,? (?:and|&|or|plus)|/|[-–] ?) ?[A-Z]")
});

/// Whoever works all over the country has a base, but is met elsewhere.
static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:across|throughout|nation(?:wide|ally)|all over|but|although|cover(?:s|ing)?|travels?|visits?)\b",
    )
});

/// An area where it is, and whether that is only its base.
pub(super) fn areas(text: &str) -> impl Iterator<Item = (Range<usize>, bool)> {
    IN_AREA.captures_iter(text).filter_map(move |area| {
        let (whole, how, name) = (area.get(0)?, area.get(1)?.as_str().to_lowercase(), area.get(2)?);
        let is_base = matches!(how.as_str(), "based" | "headquarters" | "office");
        let is_met_elsewhere = is_base && ELSEWHERE.is_match(sentence_after(text, name.end(), 120));
        let is_said = !is_met_elsewhere
            && is_area(name.as_str())
            && !text[..whole.start()].ends_with(['-', '‑'])
            && !ends_in(text, whole.start())
            && !GOES_ON.is_match(after(text, name.end(), 240));
        is_said.then(|| (name.range(), is_base))
    })
}

/// Whether "based in" is about something else: "evidence based in", "community-based".
fn ends_in(text: &str, at: usize) -> bool {
    const OTHER: [&str; 8] =
        ["was", "were", "people", "those", "companies", "organisations", "charities", "someone"];
    let word = crate::around::word_before(text, at);
    OTHER.contains(&word.as_str())
}

fn is_area(name: &str) -> bool {
    const NOT: [&str; 39] = [
        "City Centre",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "English",
        "Spring",
        "Summer",
        "Autumn",
        "Winter",
        "I",
        "We",
        "Easter",
        "Christmas",
        "BSL",
        "British",
        "Christian",
        "Person",
        "UK",
        "England",
        "Wales",
        "Scotland",
        "Britain",
        "Europe",
    ];
    // A county is where people live, not where they go.
    let is_county = [
        "shire",
        "Somerset",
        " Glos",
        "Essex",
        "Kent",
        "Surrey",
        "Sussex",
        "Norfolk",
        "Suffolk",
        "Devon",
        "Cornwall",
        "Dorset",
        "Cumbria",
        "Kingdom",
        "Highlands",
        "Borders",
        "West",
        "Midlands",
    ]
    .iter()
    .any(|county| name.ends_with(county));
    name.split(' ').next().is_some_and(|first| !NOT.contains(&first))
        && !NOT.contains(&name)
        && name.len() > 2
        && !is_county
}
