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
            if !SOMETIMES.is_match(ahead) && !is_part {
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
    fn it_is_not(#[case] text: &str) {
        assert!(values(text, Kind::Closed).is_empty(), "{text}: {:?}", values(text, Kind::Closed));
    }
}
