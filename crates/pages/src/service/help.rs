//! What stands behind it, and what it asks people to give.

use openreferral::Service;

use super::{Row, ServiceView, known};
use crate::{Frame, Html, Language, registers};

/// Quality marks, and the public registers that name it or who runs it.
pub(super) fn quality(view: &ServiceView<'_>, frame: &Frame<'_>) -> Vec<Row> {
    let t = frame.language;
    let marks = known(view.service.accreditations.as_deref()).map(|text| Html::record(text, t));
    let mut entries = registers::of_service(&view.service.registration, frame);
    if let Some(organization) = view.organization() {
        entries.extend(registers::of_organization(&organization.organization_identifiers, frame));
    }
    let registers = Html::lines(registers::once(entries));
    [Row::new("registered", Some(registers), t), Row::new("quality", marks, t)]
        .into_iter()
        .flatten()
        .collect()
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
