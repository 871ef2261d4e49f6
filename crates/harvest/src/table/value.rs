//! Single cells: what a number, an age, a date or a yes means that a person wrote.

use jiff::{civil::Date, fmt::strtime};
use serde_json::Number;

use super::mapping::Dates;

/// A number with what people write around it: `£1,200`, `x109`, `5.50`, `18+`, `5-11`.
///
/// Of a range, the lower number is the lowest age and the higher one the highest; anything else
/// that holds two numbers is none.
pub(crate) fn number(text: &str, property: &str) -> Option<Number> {
    match property {
        "minimum_age" | "maximum_age" => plain(text).or_else(|| age(text, property == "minimum_age")),
        "extension" => {
            let lower = text.to_ascii_lowercase();
            let bare = ["extension", "ext.", "ext", "x"].iter().find_map(|word| lower.strip_prefix(word));
            plain(bare.unwrap_or(&lower))
        }
        _ => plain(text),
    }
}

fn plain(text: &str) -> Option<Number> {
    let text = text.trim().trim_start_matches(['£', '$', '€']).trim();
    // A comma before three digits stands between thousands; before others it might be a decimal
    // point, and which is not guessed.
    let thousands = text.contains(',')
        && text.split(',').skip(1).all(|part| part.split('.').next().is_some_and(|p| p.len() == 3));
    let text = if thousands { text.replace(',', "") } else { text.to_owned() };
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')) {
        return None;
    }
    text.parse::<i64>().map(Number::from).ok().or_else(|| {
        let number = text.parse::<f64>().ok()?;
        if number.fract() == 0.0 && number.abs() < 1e15 {
            return Some(Number::from(number as i64));
        }
        Number::from_f64(number)
    })
}

/// The lowest or the highest age in words such as `18+`, `5 to 11 years`, `up to 25`, `under 5s`.
fn age(text: &str, lowest: bool) -> Option<Number> {
    let text = text.to_ascii_lowercase();
    let numbers: Vec<i64> =
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    let (least, most) = match numbers.as_slice() {
        [only] if text.starts_with("under") => (None, Some(only - 1)),
        [only] if text.starts_with("up to") || text.starts_with('<') => (None, Some(*only)),
        [only] if ["+", "over", "above", "older", "plus", "from"].iter().any(|word| text.contains(word)) => {
            (Some(*only), None)
        }
        [one, other] if one < other => (Some(*one), Some(*other)),
        _ => return None,
    };
    (if lowest { least } else { most }).map(Number::from)
}

/// Whether words such as `18+` say an age, though perhaps not the one that is asked for.
pub(crate) fn says_an_age(text: &str) -> bool {
    age(text, true).is_some() || age(text, false).is_some()
}

/// A date as `YYYY-MM-DD`, where it is one; the rest is read_service's business.
pub(crate) fn date(text: &str, dates: Dates) -> Option<String> {
    // Two digits of a year are tried first: as four they would be of the first century.
    let formats: [&str; 4] = match dates {
        Dates::DayFirst => ["%d/%m/%y", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"],
        Dates::MonthFirst => ["%m/%d/%y", "%m/%d/%Y", "%m-%d-%Y", "%B %d, %Y"],
    };
    let read: Option<Date> =
        formats.iter().find_map(|format| strtime::parse(format, text).ok()?.to_date().ok());
    read.filter(|date| date.year() > 0).map(|date| date.to_string())
}

/// Whether a cell says yes or no, in any of the ways that people tick a box.
pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" | "t" | "1" | "x" | "✓" | "✔" | "on" => Some(true),
        "no" | "n" | "false" | "f" | "0" | "off" | "-" => Some(false),
        _ => None,
    }
}

/// The values in a cell that holds several.
pub(crate) fn split<'t>(cell: &'t str, each: &'t str) -> impl Iterator<Item = &'t str> {
    cell.split(each).map(str::trim).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("12", "count", Some("12"))]
    #[case("£1,200.50", "amount", Some("1200.5"))]
    #[case("1,5", "amount", None)]
    #[case("free", "amount", None)]
    #[case("NaN", "amount", None)]
    #[case("inf", "amount", None)]
    #[case("x109", "extension", Some("109"))]
    #[case("Ext. 22", "extension", Some("22"))]
    #[case("928 and 929", "extension", None)]
    #[case("18", "minimum_age", Some("18"))]
    #[case("18+", "minimum_age", Some("18"))]
    #[case("18+", "maximum_age", None)]
    #[case("5 to 11 years", "minimum_age", Some("5"))]
    #[case("5-11", "maximum_age", Some("11"))]
    #[case("Under 5s", "maximum_age", Some("4"))]
    #[case("all ages", "minimum_age", None)]
    fn numbers_are_read_as_people_write_them(
        #[case] text: &str,
        #[case] property: &str,
        #[case] wanted: Option<&str>,
    ) {
        assert_eq!(number(text, property).map(|number| number.to_string()).as_deref(), wanted);
    }

    #[test]
    fn which_number_is_the_month_is_said_by_the_mapping() {
        assert_eq!(date("03/04/2026", Dates::DayFirst).as_deref(), Some("2026-04-03"));
        assert_eq!(date("03/04/2026", Dates::MonthFirst).as_deref(), Some("2026-03-04"));
        assert_eq!(date("12/24/15", Dates::MonthFirst).as_deref(), Some("2015-12-24"));
        assert_eq!(date("spring", Dates::DayFirst), None);
    }
}
