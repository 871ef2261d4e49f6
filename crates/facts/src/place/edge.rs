//! Where a venue's name begins. Capitals before a street may be its venue's, or an organisation's that runs into it; where
//! that is unclear, nothing but a number and its street is read.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::ENDS_IN_VENUE;
use crate::around::{after, before, cased, is_short_form, pattern, sentence_before};

/// As many words may stand before what was found.
const MOST_WORDS: usize = 8;

/// "New Fosse Way School" is no street.
static NAME_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    cased(
        r"^ (?:[A-Z][\p{L}'’-]* ){0,2}(?:School|Schools|Academy|College|Church|Chapel|Surgery|Centre|Center|Practice|Primary|Junior|Infants?|Secondary|Nursery|Preschool|Hospital|Library|Club|Playground|Hall|Hub|Medical|Health|Community|Baptist|Methodist|Trust|Project|Group|Association|Foundation|Residents|Charity|Partnership|Festival|Society)\b",
    )
});

/// Names of those who work together, not of where they are.
static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:includ(?:e|es|ing)|such as|partner\w*|organisations?|supported by|funded by|work(?:s|ing|ed)? with|thanks to|as well as|alongside|together with)\b",
    )
});

/// An organisation's name that goes on as another name does.
static ORGANISATION: LazyLock<Regex> = LazyLock::new(|| {
    cased(
        r"\b(?:(?i:foodbank|food bank|food club|food pantry|lunch club|supper club|caf[eé])|Pantry|Bank|Trust|Charity|Charities|Projects?|Kitchen|Groups?|Society|Association|Services?|Network|Foundation|Partnership|Council|Team|Goods|Forum|Ltd|Limited|CIC|NHS|Meals?|Lunch|Supper|Supermarket|Provision|Club|Friends)\b[ –-]+(?:[A-Z&]|[a-z]+ [A-Z])",
    )
});

/// "Council House", "Bank Street", "Miners Social Club".
static NO_ORGANISATION: LazyLock<Regex> = LazyLock::new(|| {
    cased(&format!(
        r"\b(?:Bank|Trust|Council|Club|Friends|Society|Team) (?:House|Hall|Offices?|Rooms?|Centre|Pavilion|Building|Meeting|{ROAD})\b"
    ))
});

/// Without "St", which begins a saint's name too.
const ROAD: &str = "(?:Road|Street|Lane|Avenue|Way|Hill|Place|Square|Terrace|Walk)";

const STRONG: &str = r"(?:Church|Centre|Center|Chapel|Library|School|Hospital|Caf[eé]|Mosque|College|Hall|Hub|Academy|Theatre|Museum|Clinic|Surgery)";

/// Two venues' names in a row.
static TWO_VENUES: LazyLock<Regex> = LazyLock::new(|| {
    cased(&format!(r"\b{STRONG}(?:[ –-]+(?:of |the |and |& )?[A-Z][\p{{L}}'’.]*){{1,6}}? {STRONG}\b"))
});

static STRONG_IN_A_ROW: LazyLock<Regex> = LazyLock::new(|| {
    cased(&format!(
        r"\b{STRONG}(?: (?:and |& )?(?:(?:Community|Church|Parish) )?{STRONG})+\b|\b{STRONG} {ROAD}\b"
    ))
});

/// Capitals that begin no name.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    cased(
        r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Mon|Tue|Tues|Wed|Weds|Thur|Thurs|Fri|Sat|Sun|Jan\w*|Feb\w*|March|April|May|June|July|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*|At|In|On|From|Near|Opposite|Venue|Location|Address|Where|Meets?|Held|Based|Visit|Every|Weekly|Daily|AT|IN|VENUE|ADDRESS|Noon|AM|PM|Find|Our|We)$",
    )
});

/// Whether something other than a blank and a name begins here.
#[derive(Debug, PartialEq)]
enum Left {
    Here,
    Further(usize),
    Unclear,
}

/// What was found with all of the name that stands before it, if it is clear what that is. `street` is where its street ends.
pub(super) fn from_left(text: &str, at: Range<usize>, street: usize) -> Option<Range<usize>> {
    if goes_on_as_name(text, street) {
        return None;
    }
    let is_address = text[at.start..].starts_with(|c: char| c.is_ascii_digit())
        || ["Unit", "Flat", "Suite", "Floor"].iter().any(|part| text[at.start..].starts_with(part));
    if is_address {
        return Some(at);
    }
    let mut start = at.start;
    while let Some((first, _)) =
        text[start..at.end].split_once(' ').filter(|(first, _)| OPENING.is_match(first))
    {
        start += first.len() + 1;
    }
    let found = start;
    for words in 0.. {
        match left_of(text, start) {
            Left::Here => break,
            Left::Further(further) if words < MOST_WORDS => start = further,
            _ => return None,
        }
    }
    let name = &text[start..street.max(start)];
    if name.split(',').any(runs_together)
        || LISTED.is_match(sentence_before(text, start, 120))
        || !names_venue(name) && (start < found || is_without_its_house(text, start))
    {
        return None;
    }
    Some(start..at.end)
}

/// Whether a street's name is only the beginning of another.
pub(super) fn goes_on_as_name(text: &str, street: usize) -> bool {
    NAME_AFTER.is_match(after(text, street, 80))
}

/// Whether a sentence ends within, other than by "St." or an initial.
pub(super) fn has_sentence_end(words: &str) -> bool {
    words.match_indices(". ").any(|(stop, _)| !is_short_form(&words[..stop]))
}

/// What the word before a place says of where the name begins.
fn left_of(text: &str, start: usize) -> Left {
    let ahead = before(text, start, 60);
    let trimmed = ahead.trim_end_matches([' ', '\u{a0}']);
    if trimmed.len() == ahead.len() {
        return match ahead.chars().next_back() {
            Some(c) if c.is_alphanumeric() || matches!(c, '\'' | '’' | '&') => Left::Unclear,
            _ => Left::Here,
        };
    }
    let token =
        trimmed.rsplit([' ', '\u{a0}', '\n', '\t', '(', '“', '"', '•', '_']).next().unwrap_or_default();
    let begins = start - (ahead.len() - trimmed.len()) - token.len();
    let Some(last) = token.chars().next_back() else { return Left::Here };
    let first = token.chars().next().unwrap_or(last);
    if last == '.' && !is_short_form(&token[..token.len() - 1]) || OPENING.is_match(token) {
        return Left::Here;
    }
    if !(last.is_alphanumeric() || matches!(last, '.' | '\'' | '’' | '&')) {
        return Left::Here;
    }
    if matches!(token, "and" | "&" | "of" | "the" | "+") {
        return match left_of(text, begins) {
            Left::Here => Left::Here,
            _ => Left::Unclear,
        };
    }
    if first.is_uppercase() { Left::Further(begins) } else { Left::Here }
}

/// Whether one part of a name seems to be two names.
fn runs_together(name: &str) -> bool {
    let name = NO_ORGANISATION.replace_all(name, "House");
    // Clubs that have a house are venues.
    let name = CLUB_HOUSE.replace_all(&name, "House");
    let one = STRONG_IN_A_ROW.replace_all(&name, "House");
    ORGANISATION.is_match(&name) || TWO_VENUES.is_match(&one)
}

static CLUB_HOUSE: LazyLock<Regex> = LazyLock::new(|| {
    cased(
        r"\b(?:Cricket|Rugby|Football|Bowls|Bowling|Golf|Tennis|Sports|Social|Sailing|Rowing|Working Men['’]s|Conservative|Labour|Liberal|Athletics?|RFC|FC|Hockey|Boxing|Croquet|Youth|Country) Club\b|\b[A-Z][\p{L}'’]+ Caf[eé]\b$",
    )
});

/// Whether a building is named before the street.
fn names_venue(name: &str) -> bool {
    ENDS_IN_VENUE.find_iter(name).any(|venue| {
        venue.start() > 0
            && name[venue.end()..].split([' ', ',', '-']).filter(|word| !word.is_empty()).count() >= 2
    })
}

/// Whether a bare street follows the name of a house that is not read: "Haddow Villas, Mill Lane".
fn is_without_its_house(text: &str, start: usize) -> bool {
    let ahead = before(text, start, 90).trim_end_matches([' ', '\u{a0}']);
    if ahead.ends_with(',') {
        return true;
    }
    let Some(lines) = ahead.strip_suffix('\n') else { return false };
    // "Venue:" and a line's end is only a label.
    let line = lines.rsplit(['\n', ':']).next().unwrap_or_default().trim();
    let words = || line.split(' ').filter(|word| !word.is_empty());
    let capitals = words().filter(|word| word.starts_with(char::is_uppercase)).count();
    line.ends_with(',') || capitals * 3 > words().count() * 2 && !line.contains('_')
}

#[cfg(test)]
mod tests {
    use crate::{Kind, tests::values};
    use rstest::rstest;

    #[rstest]
    #[case("Free lunch\n\nSt Osyth Church Mill Street Haddow AB1 2DE", "St Osyth Church Mill Street Haddow")]
    #[case("Haddow Community Centre- Mill St, Haddow AB1 2DE", "Haddow Community Centre- Mill St, Haddow")]
    #[case(
        "Mill Road Adventure Playground Mill Rd, Haddow, AB1 2DE",
        "Mill Road Adventure Playground Mill Rd, Haddow"
    )]
    #[case("Haddow Methodist Centre Lincoln Street AB1 2DE", "Haddow Methodist Centre Lincoln Street")]
    #[case(
        "CycleFood- Haddow Christian Family Centre Mill Street Haddow AB1 2DE",
        "Haddow Christian Family Centre Mill Street Haddow"
    )]
    #[case("- Haddow Civic Centre High Street, Haddow AB1 2DE", "Haddow Civic Centre High Street, Haddow")]
    #[case(
        "come to St. Osyth's Church Hall, Mill Street, Haddow",
        "St. Osyth's Church Hall, Mill Street, Haddow"
    )]
    #[case("Bread Bank Haddow Free Church, 48 Mill St, Haddow AB1 2DE", "48 Mill St, Haddow")]
    #[case("on Thursdays St Osyth Hall, Mill Street, Haddow", "St Osyth Hall, Mill Street, Haddow")]
    #[case("Miners Social Club, 21 Mill Road, Haddow", "Miners Social Club, 21 Mill Road, Haddow")]
    #[case("We are based in Haddow/Fernley, near Mill End", "Haddow/Fernley")]
    #[case("meet in the snug at the Long Barn Café/Bar.", "Long Barn Café/Bar")]
    #[case("a charity based in Fernley. We meet at Haddow Scout Hut.", "Haddow Scout Hut")]
    #[case("Registered office: 9 Mill Road, Fernley. We meet at 4 Mill Lane, Haddow.", "4 Mill Lane, Haddow")]
    fn where_names_begin(#[case] text: &str, #[case] value: &str) {
        assert_eq!(values(text, Kind::Place), [format!("{value:?}")], "{text}");
    }

    #[rstest]
    #[case("Osyth Chapel Food Bank Osyth Chapel Hill Haddow AB1 2DE")]
    #[case("St Osyth Food Club St Osyth Children's Centre, Mill Street AB1 2DE")]
    #[case("St Mary's Community Cafe St. Mary's Baptist Church St Marys Road Haddow AB1 2DE")]
    #[case("St Marys North and West Haddow Foodbank St Marys Church St Marys Road AB1 2DE")]
    #[case("St Osyth's Community Centre Pantry Mill Rd, Haddow AB1 2DE")]
    #[case("Mill Apartments, Haddow Ln, Fernley AB1 2DE")]
    #[case("Haddow Community Trust\nMill Grove, Haddow AB1 2DE")]
    #[case("These include: Haddow FA, South Haddow Sports Centre, New Mill Way School, Haddow Project")]
    #[case("Venue: Upper Haddow Community Trust\nMill Grove, Haddow AB1 2DE")]
    #[case("No\n\nSt Osyth FOOD Club St Osyth Children’s Centre, Little Mill Street AB1 2DE")]
    #[case("Fernley Lifestyle Centre,\nMill Leisure Park,\nLong Green,\nAB1 2DE")]
    #[case("There are offices in Haddow and South Fernley")]
    #[case("Classes held in Haddow and Little Haddow")]
    #[case("Our office in Haddow, Fernley, and Mill End")]
    #[case("a registered charity based in Haddow, running activities across the county")]
    fn unclear_names(#[case] text: &str) {
        assert!(values(text, Kind::Place).is_empty(), "{text}: {:?}", values(text, Kind::Place));
    }
}
