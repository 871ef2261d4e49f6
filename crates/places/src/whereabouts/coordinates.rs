//! Degrees, as phones and maps write them.

/// Metres in a degree of latitude.
const DEGREE_METRES: f64 = 111_320.0;

/// How well a phone knows where it is at best, in metres.
const LEAST_METRES: f64 = 20.0;

/// Two numbers that may be a position.
#[derive(Debug, PartialEq)]
pub(super) struct Read {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// How far off they may be, by the digits they were given with.
    pub within_metres: f64,
}

/// Two decimal numbers with a comma or a space between: `51.4735, -2.5678`; degree signs and the letters
/// N, E and W may follow. Nothing for any other text.
pub(super) fn read(text: &str) -> Option<Read> {
    let parts: Vec<&str> =
        text.split([',', ' ', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let &[north, east] = &parts[..] else { return None };
    let (latitude, places) = degrees(north, 'N', 'S')?;
    let (longitude, others) = degrees(east, 'E', 'W')?;
    // Half of the last digit, and the diagonal of that.
    let grain = DEGREE_METRES * 10_f64.powi(-places.min(others)) * std::f64::consts::FRAC_1_SQRT_2;
    Some(Read { latitude, longitude, within_metres: grain.max(LEAST_METRES) })
}

/// A number, and how many decimal places it was given with.
fn degrees(text: &str, plus: char, minus: char) -> Option<(f64, i32)> {
    let upper = text.to_ascii_uppercase();
    let number = upper.trim_end_matches([plus, minus]).trim_end_matches('°');
    let number = number.replace('\u{2212}', "-");
    let plain = number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let value: f64 = number.parse().ok().filter(|_| plain)?;
    let places = number.split_once('.').map_or(0, |(_, places)| places.len().min(9));
    let sign = if upper.ends_with(minus) { -1.0 } else { 1.0 };
    Some((value * sign, i32::try_from(places).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("51.45, -2.58")]
    #[case("51.45,-2.58")]
    #[case("51.45 -2.58")]
    #[case("51.45°N 2.58°W")]
    #[case("51.45, \u{2212}2.58")]
    fn degrees_are_read_however_they_are_written(#[case] text: &str) {
        let read = read(text).expect(text);
        assert_eq!((read.latitude, read.longitude), (51.45, -2.58));
        assert!((700.0..900.0).contains(&read.within_metres), "{}", read.within_metres);
    }

    #[test]
    fn the_more_digits_the_nearer() {
        let within = |text| read(text).map(|read| read.within_metres);
        assert_eq!(within("51.47345, -2.56780"), Some(LEAST_METRES));
        assert!(within("51.5, -2.6") > within("51.47, -2.57"));
    }

    #[rstest]
    #[case("51.45")]
    #[case("51.45, -2.58, 3")]
    #[case("Newport, Wales")]
    #[case("inf nan")]
    #[case("1e3, 2")]
    fn what_is_not_two_numbers_is_no_position(#[case] text: &str) {
        assert_eq!(read(text), None);
    }
}
