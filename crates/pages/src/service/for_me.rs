//! Is it for me?

use fingerpost_directory::particulars::{Ages, Particulars};
use openreferral::Service;

use super::{Row, known};
use crate::{Html, Language, record_text};

pub(super) fn rows(service: &Service, particulars: &Particulars, t: Language) -> Vec<Row> {
    let ages: Vec<String> =
        particulars.ages.asserted().into_iter().flatten().filter_map(|ages| say_ages(*ages, t)).collect();
    let areas = service.service_areas.iter().filter_map(|area| {
        let name = known(area.name.as_deref()).or_else(|| known(area.description.as_deref()));
        name.or_else(|| known(area.service_area.as_deref()))
    });
    let languages: Vec<&str> =
        particulars.languages.asserted().into_iter().flatten().map(String::as_str).collect();
    let listed = |texts: Vec<&str>| Some(Html::record(&texts.join(", "), t)).filter(|_| !texts.is_empty());
    [
        Row::new("ages", Some(Html::text(&ages.join("; "))), t),
        Row::new("who-for", record_text::block(service.eligibility_description.as_deref(), t), t),
        Row::new("service-area", listed(areas.collect()), t),
        Row::new("spoken", listed(languages), t),
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

/// `18 and over`, `5 to 11`.
pub(crate) fn say_ages(ages: Ages, t: Language) -> Option<String> {
    let shown = |age: f64| age.to_string();
    match (ages.minimum, ages.maximum) {
        (Some(from), Some(to)) if from == to => Some(t.fill("age-only", &[("from", &shown(from))])),
        (Some(from), Some(to)) => Some(t.fill("age-between", &[("from", &shown(from)), ("to", &shown(to))])),
        (Some(from), None) => Some(t.fill("age-from", &[("from", &shown(from))])),
        (None, Some(to)) => Some(t.fill("age-to", &[("to", &shown(to))])),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_said_in_words() {
        let said = |from, to| Ages::new(from, to).and_then(|ages| say_ages(ages, Language::ENGLISH));
        assert_eq!(said(Some(18.0), None).as_deref(), Some("18 and over"));
        assert_eq!(said(Some(0.0), Some(11.0)).as_deref(), Some("Up to 11"));
        assert_eq!(said(Some(5.0), Some(11.0)).as_deref(), Some("5 to 11"));
        assert_eq!(said(None, None), None);
    }
}
