//! What makes it possible to get in and take part.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use crate::{
    Access, Found, Kind, Value,
    around::{is_denied, pattern, sentence_after, sentence_before, word_after},
};

/// What each access is called. Where a text says several ("accessible toilet"), the first that fits is read.
const NAMES: [(Access, &str); 13] = [
    (Access::ChangingPlaces, r"\bchanging places?[ -](?:toilets?|facilit\w+|wc|room)\b|\bChanging Places\b"),
    (
        Access::AccessibleToilet,
        r"\b(?:accessible|disabled|wheelchair[- ]accessible|wheelchair|disability) (?:and baby change )?(?:toilets?|wcs?|loos?|toilet facilities|washrooms?)\b|\btoilets? (?:for disabled|with disabled access|accessible)\b",
    ),
    (Access::HearingLoop, r"\b(?:hearing|induction|audio)[- ]loops?(?: system)?\b"),
    (
        Access::Bsl,
        r"\b(?:bsl|british sign language|sign language)[ -](?:\(bsl\) )?(?:(?:and )?[a-z]+ )?(?:interpret(?:ers?|ation|ing|ed)|signed|signers?|signing|translat(?:ion|ors?|ed))\b|\bsigned (?:performances?|in bsl)\b|\b(?:bsl|british sign language) (?:is |are )?(?:available|provided|offered|supported)\b|\bbsl[- ]?(?:video )?relay\b|\bsignvideo\b",
    ),
    (
        Access::Parking,
        r"\b(?:on-?site|on site|free|ample|disabled|blue badge|accessible|designated|dedicated|plenty of|limited)(?: (?:and|free|on-?site|off-?road|off-?street|car|customer|disabled|limited|accessible|blue badge)){0,3} (?:car )?park(?:ing)?(?: spaces?| bays?)?(?: (?:for|available for) (?:disabled|blue badge)[a-z ]{0,20})?\b|\b(?:car )?parking (?:spaces?|bays? )?(?:(?:is|are) )?(?:free )?(?:available|on[- ]?site|for (?:disabled|blue badge))\b|\b(?:disabled|blue badge) (?:parking )?(?:bays?|spaces)\b|\baccessible (?:parking (?:bays?|spaces)|(?:parking )?bays?)\b",
    ),
    (
        Access::Lift,
        r"\b(?:passenger|platform|wheelchair|disabled|accessible|through-floor) lifts?\b|\blift (?:access|to (?:the |all |upper |lower |first |second |other |each |every |\d)|available|in the building|between floors)|\b(?:there is|has|have|with|via|by|are) an? (?:[a-z]+ )?lift\b|\blifts? (?:is|are) available\b",
    ),
    (
        Access::StepFree,
        r"\bstep[- ]free(?: access| entrance| entry| throughout)?\b|\blevel (?:access|entrance|entry)\b|\bramp(?:ed)?(?: and level)? access\b|\baccess ramps?\b|\b(?:with|via|by|has|have|there is) an? (?:[a-z]+ )?ramp\b|\b(?:wheelchair|portable|entrance) ramps?\b|\bno steps\b|\bflat access\b",
    ),
    (
        Access::LargePrint,
        r"\bin large print\b|\blarge[- ]print (?:versions?|formats?|copies|available|on request|materials)\b",
    ),
    (Access::QuietSpace, r"\bquiet[ -](?:space|room|area|corner|zone)s?\b"),
    (
        Access::AssistanceDogs,
        r"\b(?:(?:assistance|guide|hearing|support)(?:(?:,| and|/| or|&) (?:assistance|guide|hearing|support))? dogs? (?:are |is )?(?:very )?(?:welcomed?|allowed|permitted|accepted|friendly|only)|(?:allows?|welcomes?|accepts?|permits?|except(?: for)?) (?:registered )?(?:assistance|guide) dogs?)\b",
    ),
    (
        Access::Wheelchair,
        r"\bwheelchair[- ](?:accessible|accessibility|friendly|access|user[- ]friendly)\b|\b(?:fully )?accessible (?:for|to|by) (?:all )?(?:wheelchairs?(?:[- ]users?)?)\b|\bwheelchair[- ]users? (?:are )?welcome\b|\bsuitable for wheelchairs?(?:[- ]users?)?\b|\baccess for wheelchairs?(?:[- ]users?)?\b",
    ),
    (
        Access::Accessible,
        r"\bfully accessible\b|\b(?:building|venue|centre|premises|hall|site|rooms?|facilities|hub|church|library|office|shop|caf[eé]) (?:is|are) (?:fully |also |all |both )?accessible\b|\bdisabled access\b|\baccess for (?:the |people with )?(?:disabled|disabilities)\b|\baccessible (?:venue|building|premises|entrance)\b|\baccessible to (?:people with|disabled)\b",
    ),
    // A list goes on: "accessible with a ramp, lift, parking and toilet".
    (Access::Parking, r"\b(?:lift|ramp|toilet|loop), (?:on-?site |free )?parking\b"),
];

static ANY: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = NAMES.map(|(_, names)| format!("(?i){}", names.replace(r"\b", r"(?-u:\b)")));
    RegexSet::new(patterns).unwrap_or_else(|error| unreachable!("a pattern of ours is wrong: {error}"))
});

static EACH: LazyLock<Vec<Regex>> = LazyLock::new(|| NAMES.iter().map(|(_, names)| pattern(names)).collect());

static LIFT_IN_LIST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:ramp|toilets?|parking|access)(?:,| and) (?:an? )?(lift)\b|\b(lift)(?:,| and) (?:an? )?(?:ramp|accessible|disabled|parking)\b",
    )
});

/// What is wished for or asked about, not there.
static WISHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:if you|need|needs|require|requires|request\w*|whether|any|let us know|please ask|apply for|help with|advice on|information about|campaign\w*|lack of|how to|where can|learn|plan(?:s|ning)? to|hope to|improve|sell|sells|hire|supply|supplies|install\w*|provide self-drive|exhibit\w*|demonstrat\w*|display\w*|showroom|adaptations|adapted bathrooms?)\b|\b(?:housing|flats?|bungalows?|accommodat\w+|homes|bedrooms?|caravans?)\b[^.;,]{0,30}$",
    )
});

/// What people read, not where they go.
static IN_WORDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:web ?sites?|web ?pages?|apps?|documents?|online|podcasts?|videos?|leaflets?)\b[^.;,]{0,30}$",
    )
});

/// What is not there, or belongs to a thing and not to the place.
static NOT_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[ \u{a0}](?:shower|bath\b|baths|bathrooms?|wet ?rooms?|kitchen|garden|beds?|flats?|bungalows?|(?:is|are) (?:not|un)|not available|unavailable|key|keys|vehicles?|taxis?|cars?|minibus\w*|transport|website|online|information|format\w*|lessons?|class\w*|courses?|choir|level|training|issues?|needs|permit|permits|scheme|badges?|home|homes|housing|services?\b|content|documents?|holidays?|of (?:our|the) web|swing|equipment|repairs?|fine|ticket|near|nearby|close by|in (?:the )?(?:nearby|surrounding|adjacent|neighbouring|street|area|road)|on (?:the |nearby |surrounding |adjacent )?(?:streets?|roads?))|:|\?)",
    )
});

/// The access that is there.
pub(crate) fn read(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for name in ANY.matches(text) {
        let access = NAMES[name].0;
        for told in EACH[name].find_iter(text) {
            let words = told.as_str();
            // "changing place" is no Changing Places toilet.
            let is_other = access == Access::ChangingPlaces
                && !words.starts_with("Changing P")
                && !words.to_lowercase().contains("toilet");
            let start = told.start() + leading(words);
            let ahead = sentence_before(text, start, 70);
            let negative = access != Access::StepFree || !words.to_lowercase().starts_with("no steps");
            if is_other
                || negative && (is_denied(text, start) || has_no(ahead))
                || WISHED.is_match(ahead.rsplit([';', ',']).next().unwrap_or(ahead))
                || NOT_AFTER.is_match(sentence_after(text, told.end(), 30))
                || access == Access::Lift && is_a_ride(text, told.end())
                || IN_WORDS.is_match(ahead) && access != Access::LargePrint
                || access == Access::Accessible && is_of_services(text, told.end())
            {
                continue;
            }
            // "lift to the first floor" is quoted as "lift".
            let end = match words.to_ascii_lowercase().find("lift to") {
                Some(lift) if access == Access::Lift => told.start() + lift + "lift".len(),
                _ => told.end(),
            };
            found.push(Found::new(Kind::Access, Value::Access(access), start..end));
        }
    }
    for list in LIFT_IN_LIST.captures_iter(text) {
        if let Some(lift) = list.get(1).or(list.get(2)).filter(|lift| !is_denied(text, lift.start())) {
            found.push(Found::new(Kind::Access, Value::Access(Access::Lift), lift.range()));
        }
    }
    // The order of NAMES is that of how much a name says.
    let mut kept: Vec<Found> = Vec::new();
    for one in found {
        if !kept.iter().rev().take(64).any(|other| crate::around::overlap(&one.at, &other.at)) {
            kept.push(one);
        }
    }
    kept
}

/// Bytes before the words that name it: "with a ramp" is quoted as "ramp".
fn leading(words: &str) -> usize {
    let small = words.to_ascii_lowercase();
    for lead in [
        "there is a ",
        "there is an ",
        "has a ",
        "have a ",
        "with a ",
        "via a ",
        "by a ",
        "are a ",
        "lift, ",
        "ramp, ",
        "toilet, ",
        "loop, ",
    ] {
        if small.starts_with(lead) {
            return lead.len();
        }
    }
    0
}

/// "a lift to town".
fn is_a_ride(text: &str, end: usize) -> bool {
    static FLOOR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^ ?(?:the|all|upper|lower|each|every|both|first|second|other|our|floors?|\d\w*)\b")
    });
    let follows = sentence_after(text, end, 20);
    follows.strip_prefix(" to").is_some_and(|floor| !FLOOR.is_match(floor))
}

fn has_no(ahead: &str) -> bool {
    let small = ahead.to_lowercase();
    let last = small.rsplit([',', ';']).next().unwrap_or_default();
    let last = last.rsplit_once(" but ").map_or(last, |(_, rest)| rest);
    [" no ", "not have", " not ", "without", "unfortunately", "n't ", "n’t "]
        .iter()
        .any(|word| last.contains(word))
        || last.starts_with("no ")
}

/// "fully accessible services": not about getting in.
fn is_of_services(text: &str, end: usize) -> bool {
    const OTHER: [&str; 17] = [
        "services",
        "service",
        "support",
        "advice",
        "website",
        "web",
        "app",
        "online",
        "information",
        "resources",
        "bikes",
        "cycles",
        "training",
        "via",
        "through",
        "by",
        "digital",
    ];
    OTHER.contains(&word_after(text, end).to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use crate::{Kind, tests::values};
    use rstest::rstest;

    #[rstest]
    #[case("There is step-free access.", "step_free")]
    #[case("The door has a ramp", "step_free")]
    #[case("There is no lift but there is a ramp", "step_free")]
    #[case("We have accessible toilets", "accessible_toilet")]
    #[case("a Changing Places toilet", "changing_places")]
    #[case("with an induction loop", "hearing_loop")]
    #[case("BSL interpreter available", "bsl")]
    #[case("Free on-site parking", "parking")]
    #[case("two blue badge spaces", "parking")]
    #[case("there is a lift to all floors", "lift")]
    #[case("Lift to 3rd floor", "lift")]
    #[case("leaflets in large print", "large_print")]
    #[case("games and a quiet room", "quiet_space")]
    #[case("Guide dogs welcome", "assistance_dogs")]
    #[case("The hall is wheelchair accessible", "wheelchair")]
    #[case("fully accessible for wheelchair-users", "wheelchair")]
    #[case("The building is fully accessible.", "accessible")]
    fn access_that_is_there(#[case] text: &str, #[case] value: &str) {
        assert_eq!(values(text, Kind::Access), [format!("{value:?}")], "{text}");
    }

    #[rstest]
    #[case("Sadly there is no lift")]
    #[case("no parking on site")]
    #[case("The hall is not wheelchair accessible")]
    #[case("tell us if you need a hearing loop")]
    #[case("BSL lessons on Mondays")]
    #[case("we sell accessible toilet keys to")]
    #[case("singing will lift your mood")]
    #[case("apply for disabled parking: see below")]
    #[case("an accessible, friendly service")]
    #[case("· A level access shower installation")]
    #[case("low rates and accessible spaces for your event")]
    #[case("families live in housing with wheelchair access")]
    #[case("Our website is fully accessible")]
    #[case("free parking on nearby streets")]
    #[case("fully accessible services online")]
    #[case("hire of wheelchair accessible vehicles")]
    fn access_that_is_not(#[case] text: &str) {
        assert!(values(text, Kind::Access).is_empty(), "{text}: {:?}", values(text, Kind::Access));
    }

    #[test]
    fn a_list_says_each_of_its_items() {
        let text = "accessible with a ramp, lift, parking and accessible toilet";
        assert_eq!(
            values(text, Kind::Access),
            [r#""step_free""#, r#""lift""#, r#""parking""#, r#""accessible_toilet""#]
        );
    }
}
