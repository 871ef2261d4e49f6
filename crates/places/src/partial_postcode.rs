//! The beginning of a postcode, as people type it: `BS5`, `BS5 6`.

use std::{fmt, str::FromStr};

use crate::postcode::{NotAPostcode, Postcode, bare, is_outward, pack_outward, pack_sector, unpack_outward};

/// A postcode district (`BS5`) or sector (`BS5 6`).
///
/// Without a space `BS56` may be either: it is read as the district, and
/// [`Postcodes::centre`](crate::Postcodes::centre) turns to the sector when there is no such district.
/// A second half that is still being typed (`BS5 6X`) is read as its sector.
///
/// ```
/// use fingerpost_places::PartialPostcode;
///
/// let typed: PartialPostcode = "bs5 6x".parse()?;
/// assert_eq!(typed.to_string(), "BS5 6");
/// # Ok::<(), fingerpost_places::NotAPostcode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialPostcode {
    /// The first half only.
    District(PackedDistrict),
    /// The first half and the digit of the second.
    Sector(PackedSector),
}

/// A first half that has the shape of one, packed as in `Postcode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackedDistrict(pub(crate) u32);

/// A first half and a digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackedSector(pub(crate) u32);

impl PartialPostcode {
    /// The sector that a district written without a space may have meant: `BS56` as `BS5 6`.
    pub fn as_sector(self) -> Option<Self> {
        let Self::District(PackedDistrict(outward)) = self else { return Some(self) };
        let written = unpack_outward(outward);
        let (shorter, digit) = written.as_bytes().split_at(written.len().checked_sub(1)?);
        pack_sector(shorter, digit[0]).map(|sector| Self::Sector(PackedSector(sector)))
    }
}

impl PartialPostcode {
    /// Whether a postcode begins like that.
    pub fn contains(self, postcode: Postcode) -> bool {
        match self {
            Self::District(PackedDistrict(outward)) => postcode.sector / 10 == outward,
            Self::Sector(PackedSector(sector)) => postcode.sector == sector,
        }
    }

    /// Whether a sector lies in it.
    pub(crate) fn contains_sector(self, other: Self) -> bool {
        match (self, other) {
            (Self::District(own), Self::Sector(PackedSector(sector))) => sector / 10 == own.0,
            (own, other) => own == other,
        }
    }

    /// Whether it is in Northern Ireland.
    pub fn is_northern_irish(self) -> bool {
        self.to_string().starts_with("BT")
    }
}

impl Postcode {
    /// Its first half.
    pub fn district(self) -> PartialPostcode {
        PartialPostcode::District(PackedDistrict(self.sector / 10))
    }

    /// Its first half and the digit of its second.
    pub fn sector(self) -> PartialPostcode {
        PartialPostcode::Sector(PackedSector(self.sector))
    }
}

impl FromStr for PartialPostcode {
    type Err = NotAPostcode;

    fn from_str(text: &str) -> Result<Self, NotAPostcode> {
        let trimmed = text.trim_matches(|c: char| !c.is_alphanumeric());
        let spaced = trimmed
            .split_once(|c: char| !c.is_alphanumeric())
            .and_then(|(outward, inward)| Some((bare(outward)?, bare(inward)?)));
        if let Some((outward, inward)) = spaced
            && let [digit, ..] = inward[..]
            && inward.len() < 3
            && inward[1..].iter().all(u8::is_ascii_uppercase)
            && let Some(sector) = pack_sector(&outward, digit)
        {
            return Ok(Self::Sector(PackedSector(sector)));
        }
        let whole = bare(trimmed).ok_or(NotAPostcode)?;
        if is_outward(&whole) {
            return Ok(Self::District(PackedDistrict(pack_outward(&whole))));
        }
        let (outward, digit) = whole.split_at(whole.len().checked_sub(1).ok_or(NotAPostcode)?);
        if !digit[0].is_ascii_digit() {
            return Err(NotAPostcode);
        }
        pack_sector(outward, digit[0]).map(|sector| Self::Sector(PackedSector(sector))).ok_or(NotAPostcode)
    }
}

impl fmt::Display for PartialPostcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::District(PackedDistrict(outward)) => f.write_str(&unpack_outward(*outward)),
            Self::Sector(PackedSector(sector)) => {
                write!(f, "{} {}", unpack_outward(sector / 10), sector % 10)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("BS5", "BS5")]
    #[case("bs5 6", "BS5 6")]
    #[case("bs5-6x", "BS5 6")]
    #[case("BS56", "BS56")]
    #[case("SW1A", "SW1A")]
    #[case("SW1A1", "SW1A 1")]
    #[case("sw1a 1", "SW1A 1")]
    #[case("BS161", "BS16 1")]
    #[case(" m1 ", "M1")]
    fn the_beginning_of_a_postcode_is_read(#[case] told: &str, #[case] read: &str) {
        assert_eq!(told.parse::<PartialPostcode>().map(|partial| partial.to_string()), Ok(read.to_owned()));
    }

    #[rstest]
    #[case("")]
    #[case("BS")]
    #[case("Bristol")]
    #[case("BS5 6XX")]
    #[case("12")]
    #[case("Q1")]
    fn what_does_not_begin_a_postcode_is_refused(#[case] told: &str) {
        assert_eq!(told.parse::<PartialPostcode>(), Err(NotAPostcode));
    }

    #[test]
    fn a_district_written_without_a_space_may_have_meant_a_sector() {
        let district: PartialPostcode = "BS56".parse().expect("a district");
        assert_eq!(district.as_sector().map(|sector| sector.to_string()).as_deref(), Some("BS5 6"));
        let district: PartialPostcode = "BS5".parse().expect("a district");
        assert_eq!(district.as_sector(), None);
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_again(told in ".{0,8}") {
            if let Ok(partial) = told.parse::<PartialPostcode>() {
                prop_assert_eq!(partial.to_string().parse(), Ok(partial));
            }
        }
    }
}
