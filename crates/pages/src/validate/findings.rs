//! What was found in a feed, in the reader's language. The English is what the command line says, which a test holds.

use openreferral::validate::{Paging, Problem, Thing};

use crate::{Html, Language};

/// What is the matter, to stand after the name of the place.
pub(super) fn says(problem: &Problem, t: Language) -> Html {
    let say = |key| Html::text(&t.say(key));
    let fill = |key, values: &[(&'static str, Html)]| {
        let values: Vec<(&'static str, &Html)> = values.iter().map(|(name, html)| (*name, html)).collect();
        t.mark_up(key, &values)
    };
    let code = |text: &str| Html::record(text, t);
    match problem {
        Problem::NotJson => say("finding-not-json"),
        Problem::Unanswered { why } => fill("finding-unanswered", &[("why", code(why))]),
        Problem::NoServices => say("finding-no-services"),
        Problem::Missing => say("finding-missing"),
        Problem::Unsaid => say("finding-unsaid"),
        Problem::Null { .. } => say("finding-null"),
        Problem::Blank { .. } => say("finding-blank"),
        Problem::Type { wanted, found } => {
            fill("finding-type", &[("found", thing(*found, t)), ("wanted", thing(*wanted, t))])
        }
        Problem::Format { wanted, .. } => fill("finding-format", &[("wanted", thing(*wanted, t))]),
        Problem::Choice { words } => fill("finding-choice", &[("words", code(&words.join(", ")))]),
        Problem::Unknown => say("finding-unknown"),
        Problem::OfAnotherVersion { standard, .. } => {
            fill("finding-version", &[("standard", code(standard.name()))])
        }
        Problem::Spelling { .. } => say("finding-spelling"),
        Problem::Contradicts { other } => fill("finding-contradicts", &[("other", code(other))]),
        Problem::Nowhere { what } => fill("finding-nowhere", &[("what", thing(*what, t))]),
        Problem::Repeated => say("finding-repeated"),
        Problem::RepeatedInList => say("finding-repeated-in-list"),
        Problem::NestedInList => say("finding-nested"),
        Problem::Ages => say("finding-ages"),
        Problem::Coordinates => say("finding-coordinates"),
        Problem::UnknownVersion => say("finding-unknown-version"),
        Problem::NoPaging => say("finding-no-paging"),
        Problem::ListName { .. } => say("finding-list-name"),
        Problem::Paging { says } | Problem::Beyond { says } => say(paging(*says)),
        Problem::AnotherRecord => say("finding-another-record"),
    }
}

/// What to do about it.
pub(super) fn advice(problem: &Problem, t: Language) -> Html {
    let say = |key| Html::text(&t.say(key));
    let fill = |key, name: &'static str, value: Html| t.mark_up(key, &[(name, &value)]);
    let code = |text: &str| Html::record(text, t);
    match problem {
        Problem::NotJson => say("finding-not-json-do"),
        Problem::Unanswered { .. } => say("finding-unanswered-do"),
        Problem::NoServices => say("finding-no-services-do"),
        Problem::Missing => say("finding-missing-do"),
        Problem::Unsaid => say("finding-unsaid-do"),
        Problem::Null { required: true } | Problem::Blank { required: true } => say("finding-required-do"),
        Problem::Null { .. } | Problem::Blank { .. } => say("finding-optional-do"),
        Problem::Type { wanted, .. } => fill("finding-type-do", "wanted", thing(*wanted, t)),
        Problem::Format { wanted, required: true } => {
            fill("finding-format-required-do", "wanted", thing(*wanted, t))
        }
        Problem::Format { wanted, .. } => fill("finding-format-do", "wanted", thing(*wanted, t)),
        Problem::Choice { words } => {
            fill("finding-choice-do", "word", code(words.first().copied().unwrap_or_default()))
        }
        Problem::Unknown => say("finding-unknown-do"),
        Problem::OfAnotherVersion { name, .. } | Problem::Spelling { name } => {
            fill("finding-version-do", "name", code(name))
        }
        Problem::Contradicts { .. } => say("finding-contradicts-do"),
        Problem::Nowhere { .. } => say("finding-nowhere-do"),
        Problem::Repeated => say("finding-repeated-do"),
        Problem::RepeatedInList => say("finding-repeated-in-list-do"),
        Problem::NestedInList => say("finding-nested-do"),
        Problem::Ages => say("finding-ages-do"),
        Problem::Coordinates => say("finding-coordinates-do"),
        Problem::UnknownVersion => say("finding-unknown-version-do"),
        Problem::NoPaging => say("finding-no-paging-do"),
        Problem::ListName { name } => fill("finding-list-name-do", "name", code(name)),
        Problem::Paging { .. } => say("finding-paging-do"),
        Problem::Beyond { .. } => say("finding-beyond-do"),
        Problem::AnotherRecord => say("finding-another-record-do"),
    }
}

fn thing(thing: Thing, t: Language) -> Html {
    let key = match thing {
        Thing::Object => "thing-object",
        Thing::OneObject => "thing-one-object",
        Thing::List => "thing-list",
        Thing::Number => "thing-number",
        Thing::WholeNumber => "thing-whole-number",
        Thing::Flag => "thing-flag",
        Thing::Text => "thing-text",
        Thing::Null => "thing-null",
        Thing::SomethingElse => "thing-something-else",
        Thing::WebAddress => "thing-web-address",
        Thing::Email => "thing-email",
        Thing::Uuid => "thing-uuid",
        Thing::Date => "thing-date",
        Thing::Instant => "thing-instant",
        Thing::Time => "thing-time",
        Thing::Organization => "thing-organization",
        Thing::Location => "thing-location",
        Thing::Program => "thing-program",
        Thing::Service => "thing-service",
        Thing::Contact => "thing-contact",
        Thing::Phone => "thing-phone",
        Thing::ServiceAtLocation => "thing-service-at-location",
        Thing::Taxonomy => "thing-taxonomy",
        Thing::TaxonomyTerm => "thing-taxonomy-term",
    };
    Html::text(&t.say(key))
}

const fn paging(paging: Paging) -> &'static str {
    match paging {
        Paging::LessThanHeld => "paging-less-than-held",
        Paging::NotHeld => "paging-not-held",
        Paging::NotAsHeld => "paging-not-as-held",
        Paging::NotAsNumber => "paging-not-as-number",
        Paging::NotAsNumberAndPages => "paging-not-as-number-and-pages",
        Paging::MoreThanPages => "paging-more-than-pages",
        Paging::NotAsTotalAndSize => "paging-not-as-total-and-size",
        Paging::NotTheSame => "paging-not-the-same",
        Paging::NotTogether => "paging-not-together",
        Paging::NotAsAsked => "paging-not-as-asked",
        Paging::Again => "paging-again",
        Paging::AgainBeyond => "paging-again-beyond",
        Paging::MoreBeyond => "paging-more-beyond",
        Paging::BreaksBeyond => "paging-breaks-beyond",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use openreferral::validate::Standard;

    /// One of each kind, and each phrase.
    fn every() -> Vec<Problem> {
        let mut all = vec![
            Problem::NotJson,
            Problem::Unanswered { why: "it answers 404".to_owned() },
            Problem::NoServices,
            Problem::Missing,
            Problem::Unsaid,
            Problem::Null { required: true },
            Problem::Null { required: false },
            Problem::Blank { required: true },
            Problem::Blank { required: false },
            Problem::Choice { words: &["active", "inactive"] },
            Problem::Unknown,
            Problem::OfAnotherVersion { name: "schedules", standard: Standard::OpenReferralUk1 },
            Problem::Spelling { name: "schedules" },
            Problem::Contradicts { other: "organization" },
            Problem::Repeated,
            Problem::RepeatedInList,
            Problem::NestedInList,
            Problem::Ages,
            Problem::Coordinates,
            Problem::UnknownVersion,
            Problem::NoPaging,
            Problem::ListName { name: "contents" },
            Problem::AnotherRecord,
        ];
        for thing in Thing::ALL {
            all.push(Problem::Type { wanted: thing, found: thing });
            all.push(Problem::Nowhere { what: thing });
            all.extend([true, false].map(|required| Problem::Format { wanted: thing, required }));
        }
        for says in Paging::ALL {
            all.extend([Problem::Paging { says }, Problem::Beyond { says }]);
        }
        all
    }

    #[test]
    fn a_page_says_in_english_what_the_command_line_says() {
        for problem in every() {
            assert_eq!(says(&problem, Language::ENGLISH), Html::text(&problem.says()));
            assert_eq!(advice(&problem, Language::ENGLISH), Html::text(&problem.advice()));
        }
    }

    #[test]
    fn a_welsh_page_has_no_english_in_a_finding_but_what_it_marks() {
        let without_marked = |html: Html| {
            let text = html.as_str().to_owned();
            let parts = text.split("<span lang=\"en\">");
            parts.map(|part| part.split_once("</span>").map_or(part, |(_, rest)| rest)).collect::<String>()
        };
        for problem in every() {
            for html in [says(&problem, Language::WELSH), advice(&problem, Language::WELSH)] {
                let text = format!(" {} ", without_marked(html));
                for word in [" the ", " is ", " and ", " of ", " that ", " it ", " number", " record "] {
                    assert!(!text.contains(word), "{problem:?}: {text}");
                }
            }
        }
    }
}
