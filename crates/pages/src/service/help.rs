//! What stands behind it, and what it asks people to give.

use openreferral::{Registration, Service};

use super::{Row, known};
use crate::{
    Html, Language,
    dates::{date, parse_date},
};

/// Quality marks, and the public registers that name it.
pub(super) fn quality(service: &Service, t: Language) -> Vec<Row> {
    let marks = known(service.accreditations.as_deref()).map(|text| Html::record(text, t));
    let registers = service.registration.iter().filter_map(|entry| register(entry, t));
    let registers = Html::join(registers.collect::<Vec<_>>(), "; ");
    [Row::new("registered", Some(registers), t), Row::new("quality", marks, t)]
        .into_iter()
        .flatten()
        .collect()
}

/// `CQC 1-99000012, rated Good on 3 May 2026`.
fn register(entry: &Registration, t: Language) -> Option<Html> {
    let scheme = known(entry.scheme.as_deref())?;
    let name = match known(entry.number.as_deref()) {
        Some(number) => format!("{scheme} {number}"),
        None => scheme.to_owned(),
    };
    let rated_on = entry.date.as_deref().and_then(parse_date);
    let rating = known(entry.rating.as_deref()).map(|rating| match rated_on {
        Some(on) => t.fill("registration-rating-on", &[("rating", rating), ("date", &date(on, t))]),
        None => t.fill("registration-rating", &[("rating", rating)]),
    });
    let rating = rating.map(|rating| Html::text(&rating));
    Some(Html::join([Some(Html::record(&name, t)), rating].into_iter().flatten(), ", "))
}

/// Volunteers and gifts.
pub(super) fn wanted(service: &Service, t: Language) -> Vec<Row> {
    let rows = service.wanted.iter().filter_map(|wanted| {
        let key = match wanted.kind.as_deref()? {
            "volunteers" => "wanted-volunteers",
            "gifts" => "wanted-gifts",
            _ => return None,
        };
        Row::new(key, Some(Html::record(known(wanted.text.as_deref())?, t)), t)
    });
    rows.collect()
}
