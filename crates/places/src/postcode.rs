//! A whole postcode, such as `BS5 6XX`.

use std::{fmt, str::FromStr};

/// Letters that the last two places of a postcode use (all but C, I, K, M, O and V, which are easily
/// misread): Royal Mail's *Programmers' Guide to the Postcode Address File*.
pub(crate) const UNIT_LETTERS: &[u8; 20] = b"ABDEFGHJLNPQRSTUWXYZ";

/// Characters of the first half, in the order in which they are packed; blank comes first, so that
/// `BS5` sorts before `BS50`.
const OUTWARD_CHARACTERS: &[u8; 37] = b" 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// A postcode that has the shape of one. Whether it exists is [`Postcodes::find`]'s to say.
///
/// Reads any spacing, case and stray punctuation, and the letters O, I and L where only the digits 0
/// and 1 can stand; it is always written `BS5 6XX`.
///
/// ```
/// use fingerpost_places::Postcode;
///
/// let postcode: Postcode = " bs5-6xx. ".parse()?;
/// assert_eq!(postcode.to_string(), "BS5 6XX");
/// assert!("BS5 6XC".parse::<Postcode>().is_err()); // no postcode ends in C
/// # Ok::<(), fingerpost_places::NotAPostcode>(())
/// ```
///
/// [`Postcodes::find`]: crate::Postcodes::find
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode {
    /// First half and the digit of the second, packed in the order of the alphabet.
    pub(crate) sector: u32,
    /// The last two letters, 0 to 399.
    pub(crate) unit: u16,
}

/// Why a text is not read as a postcode, whole or part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this does not have the shape of a UK postcode")]
pub struct NotAPostcode;

impl Postcode {
    /// The first half: `BS5`.
    pub fn outward(self) -> String {
        unpack_outward(self.sector / 10)
    }

    /// The second half: `6XX`.
    pub fn inward(self) -> String {
        let [first, second] = self.letters();
        format!("{}{first}{second}", self.sector % 10)
    }

    /// Whether it is in Northern Ireland, whose postcodes are under another licence than Great
    /// Britain's and so are not in the bundled table.
    pub fn is_northern_irish(self) -> bool {
        let [a, b, ..] = outward_characters(self.sector / 10);
        [a, b] == *b"BT"
    }

    /// The first whole postcode written in a text, and the bytes where it stands.
    ///
    /// Both halves must be there, with at most one space between them and nothing that continues a
    /// word on either side: "flat 3, BS5 6XX" has one, a reference number such as `AB123BS56XX` none.
    pub fn find_in(text: &str) -> Option<(std::ops::Range<usize>, Self)> {
        let starts = text.char_indices().filter(|&(at, character)| {
            character.is_ascii_alphabetic()
                && !text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
        });
        starts
            .filter_map(|(start, _)| Some((start, find_at(&text[start..])?)))
            .map(|(start, (length, postcode))| (start..start + length, postcode))
            .next()
    }

    fn letters(self) -> [char; 2] {
        let letter = |index: u16| char::from(UNIT_LETTERS[usize::from(index % 20)]);
        [letter(self.unit / 20), letter(self.unit)]
    }
}

/// A postcode at the very beginning of the text, and its length in bytes.
fn find_at(text: &str) -> Option<(usize, Postcode)> {
    // "SW1A 1AA" is eight bytes, "M11AA" five; the longest that fits is meant.
    (5..=8).rev().find_map(|length| {
        let candidate = text.get(..length)?;
        let ends = !text[length..].chars().next().is_some_and(char::is_alphanumeric);
        let inward_starts = length - 3;
        let plain = candidate
            .bytes()
            .enumerate()
            .all(|(at, byte)| byte.is_ascii_alphanumeric() || (byte == b' ' && at + 1 == inward_starts));
        (ends && plain).then(|| candidate.parse().ok()).flatten().map(|postcode| (length, postcode))
    })
}

impl FromStr for Postcode {
    type Err = NotAPostcode;

    fn from_str(text: &str) -> Result<Self, NotAPostcode> {
        let characters = bare(text).ok_or(NotAPostcode)?;
        let split = characters.len().checked_sub(3).ok_or(NotAPostcode)?;
        let (outward, inward) = characters.split_at(split);
        let (Some(sector), &[_, first, second]) = (pack_sector(outward, inward[0]), inward) else {
            return Err(NotAPostcode);
        };
        let unit = pack_unit(first, second).ok_or(NotAPostcode)?;
        Ok(Self { sector, unit })
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.outward(), self.inward())
    }
}

impl fmt::Debug for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Postcode({self})")
    }
}

/// Letters and digits in capitals, without anything between them; nothing when there are too many,
/// or letters that no postcode has.
pub(crate) fn bare(text: &str) -> Option<Vec<u8>> {
    let mut bare = Vec::with_capacity(7);
    for character in text.chars().filter(|character| character.is_alphanumeric()) {
        if !character.is_ascii() || bare.len() == 7 {
            return None;
        }
        bare.push(character.to_ascii_uppercase() as u8);
    }
    Some(bare)
}

/// Whether this is the shape of a first half: `M1`, `M11`, `BS5`, `BS16`, `W1A`, `SW1A`.
///
/// No first half begins with Q, V or X or has I, J or Z in second place.
pub(crate) fn is_outward(characters: &[u8]) -> bool {
    let letters = characters.iter().take_while(|c| c.is_ascii_uppercase()).count();
    let first_letters = match characters {
        [first, second, ..] if letters == 2 => !b"QVX".contains(first) && !b"IJZ".contains(second),
        [first, ..] => letters == 1 && !b"QVX".contains(first),
        [] => false,
    };
    let rest = match characters.get(letters..) {
        Some([digit]) => digit.is_ascii_digit(),
        Some([digit, last]) => digit.is_ascii_digit() && last.is_ascii_alphanumeric(),
        _ => false,
    };
    first_letters && rest
}

/// First half and digit in one number that sorts as they do.
pub(crate) fn pack_sector(outward: &[u8], digit: u8) -> Option<u32> {
    let digit = match digit {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    (is_outward(outward) && digit.is_ascii_digit())
        .then(|| pack_outward(outward) * 10 + u32::from(digit - b'0'))
}

pub(crate) fn pack_outward(outward: &[u8]) -> u32 {
    (0..4).fold(0, |packed, at| {
        let character = outward.get(at).unwrap_or(&b' ');
        let index = OUTWARD_CHARACTERS.iter().position(|c| c == character).unwrap_or(0);
        packed * 37 + index as u32
    })
}

fn pack_unit(first: u8, second: u8) -> Option<u16> {
    let index = |letter: u8| UNIT_LETTERS.iter().position(|&c| c == letter);
    Some((index(first)? * 20 + index(second)?) as u16)
}

fn outward_characters(packed: u32) -> [u8; 4] {
    [37 * 37 * 37, 37 * 37, 37, 1].map(|place| OUTWARD_CHARACTERS[(packed / place % 37) as usize])
}

pub(crate) fn unpack_outward(packed: u32) -> String {
    outward_characters(packed).into_iter().filter(|&c| c != b' ').map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("BS5 6XX", "BS5 6XX")]
    #[case("bs56xx", "BS5 6XX")]
    #[case("  b S 5 6-x x. ", "BS5 6XX")]
    #[case("BS5\u{a0}6XX,", "BS5 6XX")]
    #[case("(sw1a1aa)", "SW1A 1AA")]
    #[case("m1 1ae", "M1 1AE")]
    #[case("W1A OAX", "W1A 0AX")]
    #[case("ec1a lbb", "EC1A 1BB")]
    fn a_postcode_is_read_however_it_is_written(#[case] told: &str, #[case] read: &str) {
        assert_eq!(told.parse::<Postcode>().map(|postcode| postcode.to_string()), Ok(read.to_owned()));
    }

    #[rstest]
    #[case("")]
    #[case("BS5")]
    #[case("BS5 6X")]
    #[case("BS5 6XC")]
    #[case("BS5 6XXX")]
    #[case("QS5 6XX")]
    #[case("BS555 6XX")]
    #[case("5BS 6XX")]
    #[case("BS5 6XX Bristol")]
    #[case("БС5 6XX")]
    fn what_no_postcode_looks_like_is_refused(#[case] told: &str) {
        assert_eq!(told.parse::<Postcode>(), Err(NotAPostcode));
    }

    #[rstest]
    #[case("The hall, Church Road, Bristol BS5 6XX (side door)", Some("BS5 6XX"))]
    #[case("near sw1a1aa.", Some("SW1A 1AA"))]
    #[case("room B2 9 at BS5 6XX", Some("BS5 6XX"))]
    #[case("booking AB123BS56XX", None)]
    #[case("call 0117 496 0123 on 5 May", None)]
    fn a_postcode_is_found_in_a_sentence(#[case] text: &str, #[case] found: Option<&str>) {
        let read = Postcode::find_in(text).map(|(_, postcode)| postcode.to_string());
        assert_eq!(read.as_deref(), found);
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_again(
            told in "(([A-PR-UWYZ][0-9]{1,2})|([A-PR-UWYZ][A-HK-Y][0-9][0-9A-Z]?)) ?[0-9][ABD-HJLNP-UW-Z]{2}",
            noise in "[ .,;:()'-]{0,3}",
        ) {
            let postcode: Postcode = told.parse().expect("a postcode");
            let plain: String = told.chars().filter(|c| *c != ' ').collect();
            prop_assert_eq!(postcode.to_string().replace(' ', ""), plain);
            let noisy: String = told.to_lowercase().chars().flat_map(|c| noise.chars().chain([c])).collect();
            prop_assert_eq!(noisy.parse::<Postcode>(), Ok(postcode));
        }

        #[test]
        fn no_text_makes_it_stumble(told in ".{0,12}") {
            if let Ok(postcode) = told.parse::<Postcode>() {
                prop_assert_eq!(postcode.to_string().parse(), Ok(postcode));
            }
            if let Some((range, postcode)) = Postcode::find_in(&told) {
                prop_assert_eq!(told[range].parse(), Ok(postcode));
            }
        }

        #[test]
        fn postcodes_sort_within_their_first_half(a in "BS5 [0-9][ABD-HJLNP-UW-Z]{2}", b in "BS5 [0-9][ABD-HJLNP-UW-Z]{2}") {
            let (first, second): (Postcode, Postcode) = (a.parse().expect("one"), b.parse().expect("one"));
            prop_assert_eq!(first.cmp(&second), a.cmp(&b));
        }
    }
}
