//! That it is not running, or takes nobody new.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    Closed, Found, Kind, Value,
    around::{pattern, sentence_after, sentence_before},
};

const IT: &str = r"(?:this|the|our|these|all(?: of)?(?: our)?) (?:[a-z-]+ ){0,3}?(?:groups?|services?|clubs?|centre|projects?|class(?:es)?|caf[eé]|sessions?|activity|activities|meetings?|scheme|clinic|programme|helpline|charity|organisation|course|choir|library|playgroup|hub|foodbank|food bank|venue|event|group session meetings)";

static CLOSED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?:(?:now |has |have )?(?:been )?permanently closed|{IT} (?:has|have) (?:now )?(?:permanently )?(?:closed|ceased|ended|shut down)(?: down| permanently| its doors)?|{IT} (?:is|are) no longer (?:running|operating|available|active|open|offered|meeting|taking place)|{IT} (?:is|are) (?:now |permanently )closed(?: permanently| down)?|closed permanently)\b"
    ))
});

static SUSPENDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?:(?:is |are )?(?:currently|temporarily) (?:suspended|closed|paused|on hold|not (?:running|meeting|operating|open|taking place|available)|unavailable|cancelled)|(?:is|are|has been|have been) (?:currently |temporarily )?(?:suspended|paused|on hold)|(?:is|are) (?:closed|cancelled) until further notice|(?:is|are) not (?:currently |presently )?(?:running|meeting|operating|taking place)(?: at present| at the moment| currently| for now)?|(?:{IT}) (?:is|are|have been|has been) (?:currently )?cancelled)\b"
    ))
});

static FULL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?:(?:is |are )?(?:currently|now|already) (?:full|at (?:full )?capacity|fully booked|oversubscribed)|{IT} (?:is|are) (?:full|fully booked|at capacity|oversubscribed)|waiting list (?:is )?(?:currently |now )?(?:closed|full)|no (?:places|spaces) (?:are )?(?:left|currently|available)(?: available)?|(?:is|are) not (?:currently )?(?:taking|accepting)(?: on)?(?: any)? (?:new )?(?:referrals|members|clients|participants|applications|patients|bookings|enquiries)|closed to new (?:referrals|members|clients|applications))\b"
    ))
});

/// A rule for some day, or a thing that closes.
static SOMETIMES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:if|when|whenever|while|unless|until|once|should|bank holidays?|holidays?|sundays?|saturdays?|weekends?|evenings?|christmas|easter|used to|school is|facebook|was|were|after|although|before|some|wait(?:ing )?list|face[- ]to[- ]face|in[- ]person|online|caf[eé]|shop|pool|gym|reception|website|kitchen|bar|sauna|phone ?lines?)(?:\b|[^a-z0-9])",
    )
});

/// Whom it must be said of: the whole service. A part's own noun ("surgery", "pool") is none of these.
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:^|[\s:*(–-])(?:(?:this|the|our|these|all(?: of)? (?:our|the|these)) (?:(?:group|session|regular|weekly|current) ){{0,2}}{WHOLE}(?: [’']?(?:is|are|has|have)(?: been)?)?|we(?: (?:are|have)(?: been)?|['’](?:re|ve))?|(?:the |our )?waiting list(?: is)?)(?: (?:now|sadly|also))?[ \u{{a0}}]?$"
    ))
});

const WHOLE: &str = r"(?:groups?|services?|clubs?|projects?|class(?:es)?|sessions|activity|activities|meetings|scheme|programme|helpline|charity|organisation|course|choir|playgroup|hub|foodbank|food bank|centre)";

/// "This group is …" within what was found.
static SAID_OF_ALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:(?:this|these) (?:[a-z-]+ ){{0,2}}?[a-z]+|(?:the|our) {WHOLE}|all(?: of)?(?: our| the| these)? (?:[a-z-]+ ){{0,2}}?{WHOLE}|waiting list) (?:is|are|has|have|closed)\b"
    ))
});

/// A name that begins the text: "Haddow Choir is currently suspended".
static NAME_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    crate::around::cased(
        r"^(?:The )?[A-Z][\p{L}'’-]*(?: (?:of |for |and |the |& )?[A-Z][\p{L}'’-]*){0,5} (?:(?:is|are|has|have)(?: been)? )?$",
    )
});

static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^[\s*!:.–-]*(?:(?:please note|update|important|sorry|note|nb|unfortunately)[\s,*!:.–-]*){0,2}$")
});

/// Whether the whole service is meant.
fn is_of_all(text: &str, at: &std::ops::Range<usize>) -> bool {
    let ahead = sentence_before(text, at.start, 90);
    if SAID_OF_ALL.is_match(&text[at.clone()]) || SUBJECT.is_match(ahead) {
        return true;
    }
    let is_first = text[..at.start - ahead.len()].trim().is_empty();
    if is_first && NAME_FIRST.is_match(ahead) {
        return true;
    }
    // A line of its own, the text's first or second.
    let line = text[..at.start].rfind('\n').map_or(0, |end| end + 1);
    let earlier = text[..line].lines().filter(|line| !line.trim().is_empty()).take(2).count();
    let rest = text[at.end..].lines().next().unwrap_or_default();
    earlier < 2
        && NOTE.is_match(&text[line..at.start])
        && rest.trim_matches(['.', '*', '!', ' ', '-', '–', '\u{a0}']).is_empty()
}

/// What says that it is over.
pub(crate) fn read(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for (closed, regex) in [(Closed::Full, &FULL), (Closed::Suspended, &SUSPENDED), (Closed::Closed, &CLOSED)]
    {
        for told in regex.find_iter(text) {
            let (ahead, follows) =
                (sentence_before(text, told.start(), 50), sentence_after(text, told.end(), 24));
            let goes_on = follows.trim_start().to_lowercase();
            let is_part = [
                "of ",
                "on ",
                "if ",
                "unless",
                "time",
                "-time",
                "group",
                "facebook",
                "for the",
                "at weekends",
                "in december",
                "any ",
                "to new",
                "for in-person",
                "for face",
                "to face",
                "face-to-face",
                "during",
            ]
            .iter()
            .any(|word| goes_on.starts_with(word));
            if !SOMETIMES.is_match(ahead) && !is_part && is_of_all(text, &told.range()) {
                found.push(Found::new(Kind::Closed, Value::Closed(closed), told.range()));
            }
        }
    }
    found.sort_by_key(|found| found.at.start);
    found
}

#[cfg(test)]
mod tests {
    use crate::{Kind, tests::values};
    use rstest::rstest;

    #[rstest]
    #[case("This group has now closed.", "closed")]
    #[case("Our club is no longer running", "closed")]
    #[case("This service is now closed.", "closed")]
    #[case("This group is closed until further notice", "suspended")]
    #[case("This activity is currently suspended", "suspended")]
    #[case("This group is currently not running", "suspended")]
    #[case("The class is currently full", "full")]
    #[case("This service has closed to new members", "full")]
    #[case("We are not currently accepting new referrals", "full")]
    #[case("Haddow Singers is currently suspended.", "suspended")]
    #[case("Tea Club\n\n**Temporarily closed**\n\nTea for all", "suspended")]
    #[case("PLEASE NOTE THIS ACTIVITY IS CURRENTLY SUSPENDED", "suspended")]
    #[case("all of our group session meetings are cancelled", "suspended")]
    #[case("We are currently full", "full")]
    fn it_is_over(#[case] text: &str, #[case] value: &str) {
        assert_eq!(values(text, Kind::Closed), [format!("{value:?}")], "{text}");
    }

    #[rstest]
    #[case("Closed on bank holidays")]
    #[case("our closed Facebook group")]
    #[case("when the centre is currently closed")]
    #[case("the garden is now full of flowers")]
    #[case("a full-time course")]
    #[case("Sunday: Closed")]
    #[case("toasters that no longer work")]
    #[case("we are not running any walks in the rain")]
    #[case("Our shop is currently closed")]
    #[case("not currently taking referrals for in-person groups")]
    #[case("there is currently a waiting list")]
    #[case("The hall has:\n• Climbing (Temporarily closed)\n• Tea room (Temporarily closed)")]
    #[case("Wednesday Beat Surgeries held at Haddow Hall are currently on hold")]
    #[case("The steam room is currently closed")]
    #[case("Art and games. The art group for teens is currently suspended")]
    #[case("Swimming\nDancing\nGames\nTemporarily closed")]
    fn it_is_not(#[case] text: &str) {
        assert!(values(text, Kind::Closed).is_empty(), "{text}: {:?}", values(text, Kind::Closed));
    }
}
