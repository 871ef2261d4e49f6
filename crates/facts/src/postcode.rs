//! Whole postcodes.

use std::sync::LazyLock;

use fingerpost_places::Postcode;
use regex::Regex;

use crate::{Found, Kind, Value, around::pattern};

static SHAPE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b[a-z]{1,2}\d[a-z0-9]?[ \u{a0}]{0,2}[\do][abd-hjlnp-uw-z]{2}\b"));

/// Every postcode that is written whole.
pub(crate) fn read(text: &str) -> Vec<Found> {
    let shapes = SHAPE.find_iter(text).filter_map(|shape| {
        let told = shape.as_str();
        // "at B1 1st", "KS2 2nd": an ordinal, not the second half.
        let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|ordinal| told.ends_with(ordinal));
        let postcode: Postcode = told.parse().ok()?;
        let has_capitals = told.bytes().any(|byte| byte.is_ascii_uppercase());
        (!is_ordinal || !has_capitals)
            .then(|| Found::new(Kind::Postcode, Value::Text(postcode.to_string()), shape.range()))
    });
    shapes.collect()
}

#[cfg(test)]
mod tests {
    use crate::{Kind, tests::values};
    use rstest::rstest;

    #[rstest]
    #[case("the hall, bs5 6xx.", Some("BS5 6XX"))]
    #[case("EH11AA", Some("EH1 1AA"))]
    #[case("CF10\u{a0}3AT", Some("CF10 3AT"))]
    #[case("BS5 OXX", Some("BS5 0XX"))]
    #[case("in BS5 and BS6", None)]
    #[case("room B2 2nd floor", None)]
    #[case("ref AB123BS56XX", None)]
    #[case("https://maps.example.org/?q=BS5+6XX", None)]
    #[case("https://maps.example.org/BS56XX", None)]
    fn postcodes(#[case] text: &str, #[case] value: Option<&str>) {
        let value = value.map(|value| format!("\"{value}\""));
        assert_eq!(values(text, Kind::Postcode), Vec::from_iter(value));
    }
}
