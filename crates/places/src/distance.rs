//! Distances in words that people use.

use std::fmt;

/// Metres in a mile (exactly, since 1959).
const MILE_METRES: f64 = 1609.344;

/// Metres of a straight line that an ordinary walker covers in a minute: 80 along the pavement (three
/// miles an hour, as NHS and Ordnance Survey reckon) over streets about a quarter longer than the line.
const WALK_METRES_A_MINUTE: f64 = 64.0;

/// A distance as somebody would say it. Pages translate it; [`Display`](fmt::Display) says it in
/// English.
///
/// ```
/// use fingerpost_places::Spoken;
///
/// assert_eq!(Spoken::from_metres(950.0).to_string(), "about 15 minutes' walk");
/// assert_eq!(Spoken::from_metres(4_900.0).to_string(), "3 miles");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spoken {
    /// Less than five minutes on foot.
    ShortWalk,
    /// So many minutes on foot, in fives, up to a mile.
    Walk {
        /// 5, 10, 15, 20 or 25.
        minutes: u8,
    },
    /// Further than people gladly walk.
    Miles {
        /// Half miles: 3 is a mile and a half. From three miles on always a whole number of miles.
        halves: u32,
    },
}

impl Spoken {
    /// What to say for so many metres as the crow flies.
    pub fn from_metres(metres: f64) -> Self {
        let minutes = metres / WALK_METRES_A_MINUTE;
        let miles = metres / MILE_METRES;
        if minutes < 5.0 {
            Self::ShortWalk
        } else if miles <= 1.0 {
            // At most 26 minutes, so 25 in fives.
            Self::Walk { minutes: ((minutes / 5.0).round() * 5.0) as u8 }
        } else if miles < 3.0 {
            Self::Miles { halves: (miles * 2.0).round() as u32 }
        } else {
            Self::Miles { halves: (miles.round() as u32).saturating_mul(2) }
        }
    }
}

impl fmt::Display for Spoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ShortWalk => f.write_str("less than 5 minutes' walk"),
            Self::Walk { minutes } => write!(f, "about {minutes} minutes' walk"),
            Self::Miles { halves: 2 } => f.write_str("1 mile"),
            Self::Miles { halves } if halves % 2 == 0 => write!(f, "{} miles", halves / 2),
            Self::Miles { halves } => write!(f, "{}.5 miles", halves / 2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0.0, "less than 5 minutes' walk")]
    #[case(319.0, "less than 5 minutes' walk")]
    #[case(321.0, "about 5 minutes' walk")]
    #[case(950.0, "about 15 minutes' walk")]
    #[case(1609.0, "about 25 minutes' walk")]
    #[case(1_610.0, "1 mile")]
    #[case(2_414.0, "1.5 miles")]
    #[case(4_800.0, "3 miles")]
    #[case(4_900.0, "3 miles")]
    #[case(161_000.0, "100 miles")]
    fn a_distance_is_said_as_people_say_it(#[case] metres: f64, #[case] said: &str) {
        assert_eq!(Spoken::from_metres(metres).to_string(), said);
    }

    #[test]
    fn further_is_never_said_to_be_nearer() {
        let said: Vec<Spoken> = (0..20_000).map(|metres| Spoken::from_metres(f64::from(metres))).collect();
        assert!(said.is_sorted());
    }
}
