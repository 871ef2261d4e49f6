//! Where it is or meets: street addresses, and venues that a locating word points at.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::{
    Found, Kind, Value,
    around::{after, before, cased, pattern, sentence_before},
    hints::{Hint, Hints},
};

use area::areas;
use edge::{from_left, goes_on_as_name, has_sentence_end};

mod area;
mod edge;

/// A word of a name: a capital, or a small word that names have inside them.
const NAME: &str = r"(?:[A-Z0-9][\p{L}0-9'’.&-]*|&)";
const LINK: &str = r"(?:of|the|and|&|on|upon|le|de|in|for|at|y|yr)";
const STREET: &str = r"(?:Road|Street|Lane|Avenue|Drive|Close|Way|Place|Square|Terrace|Gardens|Parade|Hill|Crescent|Court|Row|Walk|Grove|Green|Mews|Quay|Wharf|Yard|Rise|View|Rd|St|Ave|Ln|Dr|Cres|Sq)";
const VENUE: &str = r"(?:Centre|Center|Hall|Halls|Church|Library|Hub|School|House|Farm|(?:Cricket|Rugby|Football|Bowls|Bowling|Golf|Tennis|Sports|Social|Sailing|Rowing|Working Men['’]s|Conservative|Labour|Liberal|Athletics?|RFC|FC|Hockey|Boxing|Croquet|Youth|Country) Club|Park|Hospital|Chapel|Museum|Theatre|Academy|College|Stadium|Gardens?|Surgery|Clinic|Cafe|Pool|Pavilion|Mosque|Masjid|Temple|Gurdwara|Synagogue|Cathedral|Ground|Grounds|Allotments?|Inn|Arms|Playground|Barn|Hut|Studios?|Rooms?|Gym|Market|Foyer|Nursery|Lodge|Institute|Infirmary|Priory|Abbey|Legion|Baths|Leisure Centre|Castle|Manor|Court|Marina|Pier|Arena|Exchange|Factory|Mill|Works|Shed|Campus|Building|Campsite|Woods?|Hwb|Gallery|Tabernacle|Kirk|Bowl|Track|Rectory|Vicarage|Monastery|Mission|Depot|Station|Shopping Centre|Green|Common|Citadel|Neuadd|Canolfan)";

/// More of a street's name after a word that ends many: "Two Mile Hill Road", "Gloucester Road North".
const STREET_ON: &str = r"(?: (?:Road|Street|Lane|Avenue|Way|Close|Drive|Gardens|Square|Place|Terrace|Rd|St|Ave|Ln|North|South|East|West)\b\.?)*";

/// "41 High Street", "Unit 1, 31-39 Gloucester Road".
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    cased(&format!(
        r"(?:\b(?:Units?|Flat|Suite|Room|Floor) \d{{1,3}}[A-Za-z]?,? (?:\d{{1,4}}[A-Za-z]?(?:[-–/]\d{{1,4}}[A-Za-z]?)?,? )?|\b\d{{1,4}}[A-Za-z]?(?:[-–/]\d{{1,4}}[A-Za-z]?)?,? )(?:(?:The |Old |St\.? )?[A-Z][\p{{L}}'’-]*\.? ){{1,4}}?{STREET}\b\.?{STREET_ON}"
    ))
});

/// "St John's Hall, Church Street".
static VENUE_AND_STREET: LazyLock<Regex> = LazyLock::new(|| {
    cased(&format!(
        r"(?:The )?{NAME}(?: (?:{LINK} )?{NAME}){{0,6}}[,;]? {{0,2}},? ?(?:\d{{1,4}}[A-Za-z]? )?(?:[A-Z][\p{{L}}'’-]*\.? ){{1,3}}{STREET}\b{STREET_ON}"
    ))
});

/// A street right before a postcode, which is struck out by then: "Mill Lane, Haddow, BS5 6XX".
static STREET_AND_CODE: LazyLock<Regex> = LazyLock::new(|| {
    cased(&format!(
        r"(?:(?:Units?|Flat|Suite|Room|Floor) \d{{1,3}}[A-Za-z]?,? |\d{{1,4}}[A-Za-z]?,? )?(?:[A-Z][\p{{L}}'’-]*\.? ){{1,3}}{STREET}\b{STREET_ON}{TOWNS}"
    ))
});

/// Towns between a street or a venue and its postcode.
const TOWNS: &str =
    r"((?: ?[,\n] ?| )?(?:[A-Z][\p{L}'’-]*(?: ?[,\n] ?| )){0,5}) ?[,\n]?[ \n]?_{6,8}(?:[^_]|$)";

static TOWNS_AND_CODE: LazyLock<Regex> = LazyLock::new(|| cased(&format!("^{TOWNS}")));

/// "Holy Trinity Church, " before "Church Hall, High Street".
static VENUE_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    cased(
        r"(?:[A-Z][\p{L}'’.]* (?:of |the |and )?){1,5}(?:Church|Centre|Hospital|School|House|Hall|Farm|College|Library|Chapel), $",
    )
});

/// "The Barn, " before "12 Mill Lane".
static HOUSE_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| cased(r"(?:^|[–:(•\n-] ?|\b[Aa]t )(The(?: [A-Z][\p{L}'’]+){1,3}), $"));

/// Areas that go on to "and …" are a list of them, not where one place is.
static LIST: LazyLock<Regex> =
    LazyLock::new(|| cased(r"^(?: ?, ?[A-Z][\p{L}'’-]*(?: [A-Z][\p{L}'’-]*)*)+,? (?:and|&|or) [A-Z]"));

/// "at 7pm in the Long Barn"
static TIME_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:\d{1,2}(?:[.:]\d\d)?[ \u{a0}]?(?:[ap]\.?m\.?|noon)?|noon|midday) (?:in|at|on) ")
});

/// "the Long Barn on Mill Lane in Haddow"
static ON_STREET: LazyLock<Regex> = LazyLock::new(|| {
    cased(&format!(
        r"^ (?:on|in|off) (?:[A-Z][\p{{L}}'’-]*\.? ){{1,3}}{STREET}\b{STREET_ON}(?: in [A-Z][\p{{L}}'’-]+(?: [A-Z][\p{{L}}'’-]+)?)?"
    ))
});

/// Any village has one.
static GENERIC: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:the )?(?:(?:village|town|community|church|parish|main|memorial|sports|leisure|city|town|shopping|medical|health|garden|visitor|day|children['’]s|youth|resource|advice|activity|family|local|old|new|social|working men['’]s|repair|memory|dementia|carers|warm|internet|chatty|listening|wellbeing|pop-up) )+(?:caf[eé]|hall|centre|club|church|library|hospital|park|school|hub|rooms?)$",
    )
});

static STREET_WORD: LazyLock<Regex> = LazyLock::new(|| cased(&format!(r"\b{STREET}\b")));

static ENDS_IN_VENUE: LazyLock<Regex> = LazyLock::new(|| cased(&format!(r"\b(?:{VENUE}\b|Café)")));

/// A locating word, then a name that ends as venues' names do.
static AT_VENUE: LazyLock<Regex> = LazyLock::new(|| {
    cased(&format!(
        r"(?:\b(?:[Aa]t|AT|[Bb]ased in|[Hh]eld in|[Ll]ocated in|[Ss]ituated in|[Ii]nside|[Mm]eets? in|[Mm]eeting in|place in|[Ff]rom our base (?:at|in)|[Oo]perates? from|[Rr]uns? (?:\w+ )?from)|@) ?:? ((?:[Tt]he |[Oo]ur )?(?:{NAME}(?: (?:{LINK} ){{0,2}}{NAME}){{0,7}}? ?)??(?:{VENUE}\b|Café|(?i:community centre|community hall|village hall|church hall|town hall|leisure centre|sports centre|library|hospital|church)\b)(?: (?:{LINK} ){{0,2}}{NAME}){{0,4}})"
    ))
});

/// "Location: …" to the end of the line or the next label.
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    cased(
        r"\b(?:Location|Venue|Address|Where|Meeting place|LOCATION|VENUE|ADDRESS|WHERE|Meeting point)(?: is)?[ \u{a0}]?[:–-][ \u{a0}]?\n{0,2}[ \u{a0}]?(?:[Aa]t )?((?:The )?[A-Z0-9][^\n:;!?•]{4,100})",
    )
});

/// "…, Easton, Bristol" after a name.
static AREAS_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    cased(r"^(?: ?, ?(?:[A-Z][\p{L}'’-]*)(?:[ -](?:[A-Z][\p{L}'’-]*|on|upon|super|le|in)){0,3}){1,3}")
});

/// Those who were at a place once, or work on it, do not say that the service is there.
static NOT_HERE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:studied|trained|works?|worked|working|graduated|volunteer(?:s|ed|ing)?|students?|staff|nurses?|patients?|look(?:s|ing)?|educated|performed|taught|arriv\w+|stops?|discharged from|admitted|treated|treatment|stays?|goods?|best|aimed|held on|born|lived|former\w*|founded|established|began|started|used to|wards?|friends|team|professor|lecturer|department|\d0s|manager|director|governor|refer(?:s|red)?|specialists?|experts?|doctors?|consultants?|visitors?|parish|congregation|history|units?|league|project|charity|campaign\w*|not|bus|buses|train|park|connects?|between)\s(?:\w+\s)?$",
    )
});

/// Names that begin so are not places, whatever they end in.
static NOT_A_PLACE: LazyLock<Regex> = LazyLock::new(|| {
    cased(
        r"^(?:The |the |our )?(?:[Hh]ome|[Ll]east|[Pp]resent|[Ff]irst|Age UK|Key Stage|School|School age|House|Home|Club|Church|the church|our church|hospital|the hospital|library|church|the library|your local .*|Library|Hospital|Park|Works?|Hub|Station|Christmas .*|Easter .*)$",
    )
});

/// "At Greenacre Garden Centre we …" names a firm.
static OF_A_FIRM: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^.,\n]{0,20},? (?:we|our|your?)\b"));

static TAKES_PLACE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?:held|based|located|situated|meets?|meet|meeting|place|sessions?|run|runs|group|clinics?|club|classes|class|space|rooms?|hours|days?|\d ?[ap]m|\w+days?)\s?(?:\w+ )?$|[:,(-]\s?$|^\s*$)",
    )
});

/// Numbers before capitals that are no addresses: courts for games, years.
static NO_ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    cased(
        r"(?:Badminton|Tennis|Squash|Netball|Basketball|Food|Bowls) Courts?$|^(?:19|20)\d\d [A-Z][^,]*$|Car Park|^\d+ (?:The )?(?:Best|Great|Community|New|Days?|Steps?|Weeks?|Months?|Years?|Hours?|Minutes?|Miles?|Local|Free|Easy|Ways?|Acres?|Volunteers?|Members?) ",
    )
});

/// After a street come its town, a postcode or the end of the line.
static ADDRESS_ENDS: LazyLock<Regex> = LazyLock::new(|| {
    cased(
        r"^(?: [A-Z][\p{L}'’-]*){0,3} ?(?:[,.;:_)\n/(-]|$)|^ (?:and|in|near|next|opposite|on|from|\(|every) ",
    )
});

/// Where letters go to.
static REGISTERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:registered|head) (?:office|address|charity address)\b[^.;]{0,40}$|\bpostal address\b[^.;]{0,20}$",
    )
});

/// "Tobacco Factory Café/Bar"
static OTHER_HALF: LazyLock<Regex> = LazyLock::new(|| cased(r"^/[A-Z][\p{L}'’-]+(?: [A-Z][\p{L}'’-]+)?"));

/// A place with what a stroke joins to it, unless that stands before it.
fn uncut(text: &str, at: Range<usize>) -> Option<Range<usize>> {
    let before = text[..at.start].trim_end_matches(' ');
    let is_half = before.strip_suffix('/').is_some_and(|one| one.ends_with(char::is_alphabetic));
    let more = OTHER_HALF.find(after(text, at.end, 60)).map_or(0, |more| more.len());
    (!is_half).then_some(at.start..at.end + more)
}

/// Where it is.
pub(crate) fn read(text: &str, hints: &Hints) -> Vec<Found> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let matching = |hint: Hint| if hints.has(hint) { text } else { "" };
    for labelled in LABELLED.captures_iter(matching(Hint::Label)) {
        if let Some(place) = labelled.get(1) {
            found.extend(labelled_place(place.as_str()).map(|length| place.start()..place.start() + length));
        }
    }
    for at in AT_VENUE.captures_iter(matching(Hint::Venue)) {
        let (Some(whole), Some(name)) = (at.get(0), at.get(1)) else { continue };
        let ahead = sentence_before(text, whole.start(), 40);
        if NOT_HERE.is_match(&format!("{} ", ahead.trim_end())) || NOT_A_PLACE.is_match(name.as_str()) {
            continue;
        }
        let Some(mut end) = venue_end(name.as_str()) else { continue };
        let alone = without_article(text, name.start()..name.start() + end);
        if ENDS_IN_VENUE.find(&text[alone.clone()]).is_some_and(|venue| venue.len() == alone.len()) {
            // "at the Centre" is any centre, "at the Centre for Deaf People" one.
            if end == name.len() {
                continue;
            }
            end = name.len();
        }
        // Departments of hospitals and schools are seldom where the service is, unless that is said.
        let is_large = ["hospital", "infirmary", "school", "college", "academy"]
            .iter()
            .any(|noun| name.as_str()[..end].to_lowercase().ends_with(noun));
        if is_large && whole.as_str().to_lowercase().starts_with("at") && !TAKES_PLACE.is_match(ahead) {
            continue;
        }
        let follows = after(text, name.start() + end, 40).to_lowercase();
        let is_sentence = text[whole.start()..].starts_with("At ");
        if is_sentence && OF_A_FIRM.is_match(&follows) {
            continue;
        }
        // "at 2pm at the Long Barn"
        let nearest = name.as_str()[..end].rfind(" at ").map_or(0, |at| at + " at ".len());
        let nearest = nearest.max(TIME_BEFORE.find(&name.as_str()[..end]).map_or(0, |time| time.len()));
        let at = without_article(text, name.start() + nearest..name.start() + end);
        let street = ON_STREET.find(after(text, at.end, 90)).map_or(0, |street| street.len());
        let whole = with_areas(text, at.start..at.end + street);
        if whole == at && GENERIC.is_match(&text[at]) {
            continue;
        }
        found.push(whole);
    }
    for street in VENUE_AND_STREET.find_iter(matching(Hint::Street)) {
        let told = street.as_str();
        let Some(comma) = told.find(',') else { continue };
        let is_venue =
            ENDS_IN_VENUE.find_iter(&told[..comma]).last().is_some_and(|venue| venue.end() == comma);
        if is_venue && !has_sentence_end(told) {
            // "Friday at Holy Trinity Hall, Church Road"
            let name = told[..comma].rfind(" at ").map_or(0, |at| at + " at ".len());
            let ahead = before(text, street.start() + name, 60);
            let larger = VENUE_BEFORE.find(ahead).map_or(0, |larger| larger.len());
            let at = street.start() + name - larger..street.end();
            found.extend(from_left(text, at, street.end()).map(|at| with_areas(text, at)));
        }
    }
    for address in ADDRESS.find_iter(matching(Hint::Street)) {
        let ahead = before(text, address.start(), 12).to_lowercase();
        let is_count = ["over ", "than ", "about ", "around ", "nearly ", "route ", "bus "]
            .iter()
            .any(|word| ahead.ends_with(word));
        let is_part = text[..address.start()].ends_with(['£', '.', ':', '_']);
        let ends =
            ADDRESS_ENDS.is_match(after(text, address.end(), 48)) && !goes_on_as_name(text, address.end());
        if !is_count && !is_part && ends && !NO_ADDRESS.is_match(address.as_str()) {
            let named =
                HOUSE_BEFORE.captures(before(text, address.start(), 40)).and_then(|house| house.get(1));
            let named = named.map_or(0, |name| name.len() + ", ".len());
            found.push(with_areas(text, address.start() - named..address.end()));
        }
    }
    let mut from = 0;
    let streets = matching(Hint::Street);
    while let Some(street) = STREET_AND_CODE.captures_at(streets, from) {
        let (Some(whole), Some(towns)) = (street.get(0), street.get(1)) else { break };
        let end = towns.start() + towns.as_str().trim_end_matches([' ', ',', '\n']).len();
        let place = from_left(text, whole.start()..end, towns.start());
        // What was taken for a town may be the street.
        from = if place.is_some() { whole.end() } else { towns.start() };
        found.extend(place);
    }
    let mut bases = Vec::new();
    for (area, is_base) in areas(matching(Hint::Area)) {
        let area = with_areas(text, area);
        if is_base { &mut bases } else { &mut found }.push(area);
    }
    let (registered, mut here): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|at| REGISTERED.is_match(sentence_before(text, at.start, 60)));
    bases.extend(registered);
    // Where it meets is its place; its office is, if no other is said.
    if here.is_empty() {
        here = bases;
    }
    joined(here)
        .into_iter()
        .filter_map(|at| uncut(text, at))
        .map(|at| {
            let place: Vec<&str> = text[at.clone()].split_whitespace().collect();
            Found::new(Kind::Place, Value::Text(place.join(" ")), at)
        })
        .collect()
}

/// Bytes of a name up to the last word that ends venues' names.
fn venue_end(name: &str) -> Option<usize> {
    // "the Long Barn on Park Avenue" ends in its barn.
    let names_street = |end: usize| {
        STREET_WORD.find(&name[end..]).is_some_and(|street| name[end..end + street.start()] == *" ")
    };
    let strict = ENDS_IN_VENUE.find_iter(name).map(|end| end.end()).filter(|&end| !names_street(end)).last();
    strict.or_else(|| {
        let small = name.to_lowercase();
        ["centre", "hall", "church", "library", "hospital"]
            .iter()
            .filter_map(|noun| small.rfind(noun).map(|at| at + noun.len()))
            .filter(|&end| name.is_char_boundary(end))
            .max()
            .filter(|_| {
                name.trim_start_matches("the ").trim_start_matches("our ").starts_with(char::is_uppercase)
            })
    })
}

fn without_article(text: &str, at: Range<usize>) -> Range<usize> {
    let name = &text[at.clone()];
    let rest = ["the ", "our "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name);
    at.end - rest.len()..at.end
}

/// With ", Easton, Bristol" after it, unless that begins something else.
fn with_areas(text: &str, at: Range<usize>) -> Range<usize> {
    if let Some(towns) = TOWNS_AND_CODE.captures(after(text, at.end, 90)).and_then(|towns| towns.get(1)) {
        return at.start..at.end + towns.as_str().trim_end_matches([' ', ',', '\n']).len();
    }
    if LIST.is_match(after(text, at.end, 240)) {
        return at;
    }
    let Some(areas) = AREAS_AFTER.find(after(text, at.end, 90)) else { return at };
    let mut end = areas.end();
    loop {
        let follows = text[at.end + end..].trim_start_matches(' ').chars().next();
        if follows
            .is_none_or(|c| matches!(c, ',' | '.' | '\n' | ')' | '(' | ';' | '_' | '-' | '–' | '/' | '•'))
        {
            return at.start..at.end + end;
        }
        match text[at.end..at.end + end].rfind(',') {
            Some(comma) if comma > 0 => end = text[at.end..at.end + comma].trim_end().len(),
            _ => return at,
        }
    }
}

/// Bytes of what stands after a label, without what comes after the place.
fn labelled_place(told: &str) -> Option<usize> {
    let mut end = told.len();
    for mark in [
        ". ", " (", "  ", " When", ", time", ", when", ", every", " every ", " - ", " – ", " Time", " Date",
        " Cost", " Day", " Ages", "__", " Tel", " Phone", " on ",
    ] {
        if let Some(at) = told.find(mark) {
            end = end.min(at);
        }
    }
    let place = told[..end].trim_end_matches([' ', ',', '.', '-', '–', '\u{a0}', '_']);
    let words = place.split(' ').count();
    let is_name = place
        .split(' ')
        .filter(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        .count()
        * 2
        > words;
    // "Location: Bristol" may be where people must live.
    let is_place = ENDS_IN_VENUE.is_match(place)
        || place.contains(|c: char| c.is_ascii_digit())
        || STREET_WORD.is_match(place);
    (is_name
        && is_place
        && place.len() > 4
        && !place.to_lowercase().starts_with("online")
        && !place.to_lowercase().contains("zoom"))
    .then_some(place.len())
}

/// Ranges in order; those that touch or cross are one place.
fn joined(mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    found.sort_by_key(|at| (at.start, at.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for at in found {
        match joined.last_mut() {
            Some(last) if at.start < last.end => last.end = last.end.max(at.end),
            _ => joined.push(at),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use crate::{Kind, tests::values};
    use rstest::rstest;

    #[rstest]
    #[case("We meet at St Anne's Community Centre every week", "St Anne's Community Centre")]
    #[case("held at the Village Hall, Little Haddow, on", "Village Hall, Little Haddow")]
    #[case("a charity based in Easton.", "Easton")]
    #[case("our shop is at 41a High Street, Haddow BS5 6XX", "41a High Street, Haddow")]
    #[case("Venue: Memorial Hall, Church Lane (side door)", "Memorial Hall, Church Lane")]
    #[case(
        "Fernley Methodist Church, Downs Road, Fernley AB1 2DE",
        "Fernley Methodist Church, Downs Road, Fernley"
    )]
    #[case("Where:\n\nLong Barn, Haddow.", "Long Barn, Haddow")]
    #[case("Tea at 12 Mill Hill Road, Haddow, Fernley.", "12 Mill Hill Road, Haddow, Fernley")]
    #[case("Unit 4, 2-6 Fernley Road North, Haddow BS5 6XX", "Unit 4, 2-6 Fernley Road North, Haddow")]
    #[case("Food bank\nMill Lane, Haddow, BS5 6XX", "Mill Lane, Haddow")]
    #[case("8 Mill Lane Haddow Fernley, BS5 6XX.", "8 Mill Lane Haddow Fernley")]
    #[case(
        "St Anne's Church, Church Hall, Mill St, Haddow",
        "St Anne's Church, Church Hall, Mill St, Haddow"
    )]
    #[case("held at the Old Mill Centre on Park Avenue", "Old Mill Centre on Park Avenue")]
    #[case("at St Anne's Hall on Mill Lane in Haddow.", "St Anne's Hall on Mill Lane in Haddow")]
    #[case("an agency in Fernley, located in the heart of Haddow, Fernley.", "Haddow, Fernley")]
    #[case("Fridays - The Nest, 12 Mill Lane, Haddow.", "The Nest, 12 Mill Lane, Haddow")]
    #[case(
        "The Den Unit 2, Fern Buildings Mill Square, Haddow BS5 6XX",
        "Unit 2, Fern Buildings Mill Square, Haddow"
    )]
    #[case("Meet at 2.30pm at the Long Barn, Mill Lane, Haddow.", "Long Barn, Mill Lane, Haddow")]
    #[case("come to Unit 3 Mill Way, Haddow", "Unit 3 Mill Way, Haddow")]
    #[case("Meets at the Scout Hut, Mill Road, Haddow", "Scout Hut, Mill Road, Haddow")]
    #[case("Venue: Haddow Library, time: 10am", "Haddow Library")]
    #[case("at 7.45pm in the Mill Lane Hall", "Mill Lane Hall")]
    #[case("The club runs weekly from the Haddow Church Hall", "Haddow Church Hall")]
    #[case("Lunch at The Goose Café in Haddow", "The Goose Café")]
    fn places(#[case] text: &str, #[case] value: &str) {
        assert_eq!(values(text, Kind::Place), [format!("{value:?}")], "{text}");
    }

    #[rstest]
    #[case("a home-based service in Bristol")]
    #[case("support at home, at work and at school")]
    #[case("She studied at Fernley College")]
    #[case("for people who live in Easton")]
    #[case("over 30 Community Groups")]
    #[case("our work is evidence-based in April")]
    #[case("Location: online")]
    #[case("patients at Fernley Hospital")]
    #[case("we raise money for the Rehabilitation Unit at Fernley Care Centre")]
    #[case("after a long history of the parish at St Anne's Church")]
    #[case("activities at the village hall include art")]
    #[case("a charity based in the City Centre")]
    #[case("mend it at the Repair Café")]
    #[case("join our 30 Days Wild Walk")]
    fn no_places(#[case] text: &str) {
        assert!(values(text, Kind::Place).is_empty(), "{text}: {:?}", values(text, Kind::Place));
    }
}
