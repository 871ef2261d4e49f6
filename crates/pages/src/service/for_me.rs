//! Is it for me?

use openreferral::Service;
use serde_json::Number;

use super::{Row, known};
use crate::{Html, Language, record_text};

/// Nobody is as old as that: a feed that must give a number gives one such as 999.
const OLDEST: f64 = 120.0;

pub(super) fn rows(service: &Service, t: Language) -> Vec<Row> {
    let ages = ages(service.minimum_age.as_ref(), service.maximum_age.as_ref(), t);
    let areas = service.service_areas.iter().filter_map(|area| {
        let name = known(area.name.as_deref()).or_else(|| known(area.description.as_deref()));
        name.or_else(|| known(area.service_area.as_deref()))
    });
    let languages = service
        .languages
        .iter()
        .filter_map(|language| known(language.name.as_deref()).or_else(|| known(language.code.as_deref())));
    let listed = |texts: Vec<&str>| Some(Html::record(&texts.join(", "), t)).filter(|_| !texts.is_empty());
    [
        Row::new("ages", ages.map(|ages| Html::text(&ages)), t),
        Row::new("who-for", record_text::block(service.eligibility_description.as_deref(), t), t),
        Row::new("service-area", listed(areas.collect()), t),
        Row::new("spoken", listed(languages.collect()), t),
        Row::new(
            "interpreting",
            known(service.interpretation_services.as_deref()).map(|text| Html::record(text, t)),
            t,
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// `18 and over`, `5 to 11`. "0 and over" says nothing, and is what a form leaves behind.
fn ages(from: Option<&Number>, to: Option<&Number>, t: Language) -> Option<String> {
    let age =
        |number: Option<&Number>| number.and_then(Number::as_f64).filter(|age| *age > 0.0 && *age < OLDEST);
    let shown = |age: f64| age.to_string();
    match (age(from), age(to)) {
        (Some(from), Some(to)) if from == to => Some(t.fill("age-only", &[("from", &shown(from))])),
        (Some(from), Some(to)) if from < to => {
            Some(t.fill("age-between", &[("from", &shown(from)), ("to", &shown(to))]))
        }
        (Some(from), None) => Some(t.fill("age-from", &[("from", &shown(from))])),
        (None, Some(to)) => Some(t.fill("age-to", &[("to", &shown(to))])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_said_in_words_and_nonsense_is_left_out() {
        let said = |from: i64, to: i64| {
            let number = |age: i64| (age >= 0).then(|| Number::from(age));
            ages(number(from).as_ref(), number(to).as_ref(), Language::En)
        };
        assert_eq!(said(18, -1).as_deref(), Some("18 and over"));
        assert_eq!(said(0, 11).as_deref(), Some("Up to 11"));
        assert_eq!(said(5, 11).as_deref(), Some("5 to 11"));
        assert_eq!(said(55, 999).as_deref(), Some("55 and over"));
        assert_eq!(said(0, -1), None);
        assert_eq!(said(60, 18), None);
    }
}
