//! What filters and their values are called.

use fingerpost_facts::spoken;
use fingerpost_search::{Constraint, Trait, TraitGroup};

use crate::{Html, Language, SearchForm};

/// What a filter is called, by its name in addresses.
pub(super) fn filter(name: &str, t: Language) -> String {
    let key = match name {
        "cost" => "filter-cost",
        "day" => "filter-day",
        "time" => "filter-time",
        "mode" => "filter-mode",
        "access" => "filter-access",
        "joining" => "filter-joining",
        "stage" => "filter-stage",
        "language" => "filter-language",
        "age" => "filter-age",
        "distance" => "filter-distance",
        "sort" => "filter-sort",
        "open" => "filter-open",
        _ => "filter-topic",
    };
    t.say(key).into_owned()
}

/// A value of a filter: of a topic its own name, in the language of records.
pub(super) fn value(name: &str, value: &str, t: Language) -> Html {
    let group = Trait::ALL.into_iter().map(|(group, _)| group).find(|group| group.as_str() == name);
    match group.and_then(|group| Trait::parse(group, value)) {
        Some(it) => Html::text(&of_trait(it, t)),
        None if name == "open" => Html::text(&t.say("open-now")),
        None if name == "language" => language(value, t),
        None => Html::record(value, t),
    }
}

/// A language that people are helped in: one that has no code by its own name, in the language of records.
fn language(said: &str, t: Language) -> Html {
    match spoken::code(said) {
        Some(code) => Html::text(&t.say(&format!("spoken-{code}"))),
        None => Html::record(&capitalised(said), t),
    }
}

/// `free`, `Thursday`, `over the phone`.
pub(super) fn of_trait(it: Trait, t: Language) -> String {
    let key = match it {
        Trait::Free => "trait-free",
        Trait::Donation => "trait-donation",
        Trait::Paid => "trait-paid",
        Trait::Monday => "day-mo",
        Trait::Tuesday => "day-tu",
        Trait::Wednesday => "day-we",
        Trait::Thursday => "day-th",
        Trait::Friday => "day-fr",
        Trait::Saturday => "day-sa",
        Trait::Sunday => "day-su",
        Trait::Morning => "trait-morning",
        Trait::Afternoon => "trait-afternoon",
        Trait::Evening => "trait-evening",
        Trait::InPerson => "trait-in-person",
        Trait::Online => "trait-online",
        Trait::Phone => "trait-phone",
        Trait::AtHome => "trait-at-home",
        Trait::StepFree => "trait-step-free",
        Trait::Wheelchair => "trait-wheelchair",
        Trait::AccessibleToilet => "trait-accessible-toilet",
        Trait::ChangingPlaces => "trait-changing-places",
        Trait::HearingLoop => "trait-hearing-loop",
        Trait::Bsl => "trait-bsl",
        Trait::Parking => "trait-parking",
        Trait::QuietSpace => "trait-quiet-space",
        Trait::DropIn => "trait-drop-in",
        Trait::SelfReferral => "trait-self-referral",
        Trait::Appointment => "trait-appointment",
        Trait::ProfessionalReferral => "trait-professional-referral",
        Trait::Baby => "trait-baby",
        Trait::PreSchool => "trait-pre-school",
        Trait::Child => "trait-child",
        Trait::YoungPerson => "trait-young-person",
        Trait::Adult => "trait-adult",
        Trait::OlderPerson => "trait-older-person",
    };
    t.say(key).into_owned()
}

/// What is asked for, in a few words: `Thursday or Friday`, `near BS5`, `age 7`.
pub(super) fn constraint(asked: &Constraint, t: Language) -> Html {
    match asked {
        Constraint::Age { from, to } => Html::text(&age(*from, *to, t)),
        Constraint::Trait { group, any } => {
            let any = any.iter().map(|it| Html::text(&of_trait(*it, t)));
            // Any stage of life, for whom it is.
            let said = either(any.collect(), t);
            if *group == TraitGroup::Stage { t.mark_up("asked-stage", &[("who", &said)]) } else { said }
        }
        Constraint::Language { language } => {
            t.mark_up("asked-language", &[("language", &self::language(language, t))])
        }
        Constraint::Open => Html::text(&t.say("asked-open")),
        Constraint::Place { name, .. } => t.mark_up("asked-near", &[("place", &Html::text(name))]),
    }
}

/// `age 7`, `age 60 and over`.
pub(super) fn age(from: Option<f64>, to: Option<f64>, t: Language) -> String {
    let (from, to) = (from.map(|years| years.to_string()), to.map(|years| years.to_string()));
    match (from.as_deref(), to.as_deref()) {
        (Some(from), Some(to)) if from == to => t.fill("asked-age", &[("age", from)]),
        (Some(from), Some(to)) => t.fill("asked-ages", &[("from", from), ("to", to)]),
        (Some(from), None) => t.fill("asked-age-from", &[("from", from)]),
        (None, Some(to)) => t.fill("asked-age-to", &[("to", to)]),
        (None, None) => t.say("filter-age").into_owned(),
    }
}

/// `free`, `free or for a donation`.
pub(super) fn either(all: Vec<Html>, t: Language) -> Html {
    all.into_iter()
        .reduce(|first, last| t.mark_up("either", &[("first", &first), ("last", &last)]))
        .unwrap_or_default()
}

/// What was chosen of a filter, in a few words.
pub(super) fn chosen(form: &SearchForm, name: &str, t: Language) -> Html {
    match name {
        "age" => Html::text(&t.fill("asked-age", &[("age", &form.age)])),
        "distance" => Html::text(&miles(form.distance.unwrap_or_default(), t)),
        _ => either(form.chosen(name).map(|it| value(name, it, t)).collect(), t),
    }
}

const METRES_A_MILE: f64 = 1609.344;

pub(super) fn metres(metres: f64, t: Language) -> String {
    miles(metres / METRES_A_MILE, t)
}

/// `1 mile`, `2.4 miles`, `25 miles`.
pub(crate) fn miles(miles: f64, t: Language) -> String {
    let tenths = (miles * 10.0).round();
    if tenths % 10.0 == 0.0 || tenths >= 100.0 {
        return t.count("miles", miles.round() as usize);
    }
    t.fill("miles-and-tenths", &[("miles", &format!("{:.1}", tenths / 10.0))])
}

/// How far something is.
pub(super) fn away(metres: f64, t: Language) -> String {
    // Nobody walks by tenths of a mile.
    if metres < METRES_A_MILE / 4.0 {
        return t.say("away-close").into_owned();
    }
    t.fill("away", &[("far", &self::metres(metres, t))])
}

/// The same with a capital letter, where it stands by itself.
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_is_said_in_miles() {
        let said = |miles| super::miles(miles, Language::ENGLISH);
        assert_eq!(
            [1.0, 1.04, 2.44, 3.0, 12.3].map(said),
            ["1 mile", "1 mile", "2.4 miles", "3 miles", "12 miles"]
        );
        assert_eq!(away(300.0, Language::ENGLISH), "less than a quarter of a mile away");
        assert_eq!(super::miles(2.0, Language::WELSH), "2 filltir");
    }

    #[test]
    fn ages_are_said_as_people_say_them() {
        let said = |from, to| age(from, to, Language::ENGLISH);
        assert_eq!(said(Some(7.0), Some(7.0)), "age 7");
        assert_eq!(said(Some(60.0), None), "age 60 and over");
        assert_eq!(said(None, Some(5.0)), "up to age 5");
        assert_eq!(said(Some(5.0), Some(11.0)), "age 5 to 11");
    }
}
