//! What other versions of the standard call a property, both ways.
//!
//! The model has the names of HSDS 3.1. Open Referral UK 1.0 has others for the same thing, and
//! publishers spell its plurals in two ways (`eligibilitys`, `eligibilities`).

use serde_json::Value;

use crate::shape::{Kind, Shape};

/// The property under which an object keeps the names that its properties came under, where those
/// were another version's: `{"website": "url"}`.
pub const TOLD_AS: &str = "told_as";

/// The terms of what is not a service itself: the circumstances of those who may come, say.
const LINK_TAXONOMIES: (&str, &[&str]) = ("link_taxonomies", &["link_taxonomys", "link_taxonomy"]);

/// Shape, our name, Open Referral UK 1.0's name, and other spellings of that.
const NAMES: &[(&str, &str, &str, &[&str])] = &[
    ("organization", "website", "url", &[]),
    ("organization", "funding", "fundings", &[]),
    ("service", "funding", "fundings", &[]),
    ("service", "schedules", "regular_schedules", &["regular_schedule"]),
    ("service", "holiday_schedules", "holiday_schedules", &["holiday_schedule"]),
    ("service", "eligibilitys", "eligibilitys", &["eligibilities", "eligibility"]),
    ("service", "attributes", "service_taxonomys", &["service_taxonomies", "service_taxonomy"]),
    ("service", "reviews", "reviews", &["review"]),
    ("service", "contacts", "contacts", &["contact"]),
    ("service", "phones", "phones", &["phone"]),
    ("service", "languages", "languages", &["language"]),
    ("service", "cost_options", "cost_options", &["cost_option"]),
    ("service", "service_areas", "service_areas", &["service_area"]),
    (
        "service",
        "service_at_locations",
        "service_at_locations",
        &["service_at_location", "services_at_location", "services_at_locations"],
    ),
    ("service_at_location", "schedules", "regular_schedules", &["regular_schedule"]),
    ("service_at_location", "holiday_schedules", "holiday_schedules", &["holiday_schedule"]),
    ("location", "addresses", "physical_addresses", &["physical_address"]),
    (
        "location",
        "accessibility",
        "accessibility_for_disabilities",
        &["accessibility_for_disabilitys", "accessibility_for_disability"],
    ),
    ("contact", "phones", "phones", &["phone"]),
    ("language", "name", "language", &[]),
    ("attribute", "taxonomy_term", "taxonomy", &[]),
    ("taxonomy_term", "taxonomy", "vocabulary", &[]),
    ("eligibility", "attributes", LINK_TAXONOMIES.0, LINK_TAXONOMIES.1),
    ("cost_option", "attributes", LINK_TAXONOMIES.0, LINK_TAXONOMIES.1),
    ("service_area", "attributes", LINK_TAXONOMIES.0, LINK_TAXONOMIES.1),
    ("organization", "attributes", LINK_TAXONOMIES.0, LINK_TAXONOMIES.1),
    ("review", "organization", "organization", &["reviewer_organization"]),
];

/// The property that another version calls `name`, where the value is of a kind that it can hold.
pub(crate) fn ours(shape: &Shape, name: &str, value: &Value) -> Option<&'static str> {
    let ours = named_in_version_1(shape, name)?;
    let fits = match shape.field(ours)?.kind {
        Kind::One(_) | Kind::Many(_) => matches!(value, Value::Object(_) | Value::Array(_)),
        _ => matches!(value, Value::String(_) | Value::Number(_)),
    };
    fits.then_some(ours)
}

/// Our name for what Open Referral UK 1.0 calls `name`, in any of its spellings, where it is another.
pub(crate) fn named_in_version_1(shape: &Shape, name: &str) -> Option<&'static str> {
    NAMES
        .iter()
        .find(|(of, ours, first, others)| {
            *of == shape.name && *ours != name && (*first == name || others.contains(&name))
        })
        .map(|found| found.1)
}

/// What Open Referral UK 1.0 calls a property of ours: its first spelling.
pub(crate) fn in_version_1<'a>(shape: &Shape, ours: &'a str) -> &'a str {
    NAMES.iter().find(|(of, name, ..)| *of == shape.name && *name == ours).map_or(ours, |found| found.2)
}

/// Whether Open Referral UK 1.0 may call a property of ours so.
pub(crate) fn is_of_version_1(shape: &Shape, ours: &str, name: &str) -> bool {
    NAMES.iter().any(|(of, own, first, others)| {
        *of == shape.name && *own == ours && (*first == name || others.contains(&name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entity, Service};

    #[test]
    fn every_name_of_ours_is_a_property_of_the_model_and_no_other_name_is() {
        fn shapes(shape: &'static Shape, found: &mut Vec<&'static Shape>) {
            if found.iter().any(|known| known.name == shape.name) {
                return;
            }
            found.push(shape);
            for field in shape.fields {
                if let Kind::One(child) | Kind::Many(child) = field.kind {
                    shapes(child(), found);
                }
            }
        }
        let mut found = Vec::new();
        shapes(Service::shape(), &mut found);
        for (of, ours, first, others) in NAMES {
            let shape = found.iter().find(|shape| shape.name == *of).expect("a shape of the model");
            assert!(shape.field(ours).is_some(), "{of}.{ours}");
            for name in std::iter::once(first).chain(*others).filter(|name| *name != ours) {
                assert!(shape.field(name).is_none(), "{of}.{name} would never be renamed");
            }
        }
    }
}
