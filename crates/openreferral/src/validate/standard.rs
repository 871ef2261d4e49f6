//! The versions of the standard that are checked against, and how one is known.

use serde_json::{Map, Value};

use crate::{
    Service, names,
    shape::{Entity, Field, Kind, Shape, Standing},
};

/// A version of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standard {
    /// Open Referral UK 1.0.
    OpenReferralUk1,
    /// Open Referral UK 3.0, the profile of HSDS for the United Kingdom.
    OpenReferralUk3,
    /// HSDS 3.0, 3.1 and 3.2, which agree in what they require.
    Hsds3,
}

/// Names that only a service of Open Referral UK 1.0 has.
const NAMES_OF_1: [&str; 10] = [
    "deliverable_type",
    "attending_type",
    "attending_access",
    "regular_schedules",
    "holiday_schedules",
    "eligibilitys",
    "service_taxonomys",
    "service_taxonomies",
    "reviews",
    "fundings",
];

/// What 1.0 requires, beside ids.
const REQUIRED_IN_1: [(&str, &str); 4] = [
    ("service", "name"),
    ("service", "organization"),
    ("organization", "name"),
    ("organization", "description"),
];

/// Closed lists of words that the reader takes as plain text.
const CHOICES: [(Standard, &str, &str, &[&str]); 4] = [
    (Standard::Hsds3, "schedule", "wkst", &["MO", "TU", "WE", "TH", "FR", "SA", "SU"]),
    (
        Standard::OpenReferralUk1,
        "service",
        "deliverable_type",
        &[
            "Advice",
            "Assessment",
            "Counselling",
            "Equipment",
            "Financial Support",
            "Information",
            "Permission",
            "Training",
        ],
    ),
    (Standard::OpenReferralUk1, "service", "attending_type", &["phone", "online", "venue", "home visit"]),
    (
        Standard::OpenReferralUk1,
        "service",
        "attending_access",
        &["referral", "appointment", "membership", "drop-in"],
    ),
];

impl Standard {
    /// Its name, as people know it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OpenReferralUk1 => "Open Referral UK 1.0",
            Self::OpenReferralUk3 => "Open Referral UK 3.0",
            Self::Hsds3 => "HSDS 3",
        }
    }

    /// The short word for it in options and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::OpenReferralUk1 => "oruk1",
            Self::OpenReferralUk3 => "oruk3",
            Self::Hsds3 => "hsds3",
        }
    }

    /// The version that an API's root names, where it is one that is known.
    ///
    /// ```
    /// use openreferral::validate::Standard;
    /// assert_eq!(Standard::named("HSDS-UK-3.0"), Some(Standard::OpenReferralUk3));
    /// assert_eq!(Standard::named("3.1"), Some(Standard::Hsds3));
    /// assert_eq!(Standard::named("4.0"), None);
    /// ```
    pub fn named(version: &str) -> Option<Self> {
        let version = version.to_ascii_lowercase();
        let number = version.trim_start_matches(|c: char| !c.is_ascii_digit());
        match number.split('.').next() {
            Some("3") if version.contains("uk") => Some(Self::OpenReferralUk3),
            Some("3") => Some(Self::Hsds3),
            Some("1") if !version.starts_with("hsds-1") => Some(Self::OpenReferralUk1),
            _ => None,
        }
    }

    /// The version that the properties of a service suggest.
    pub fn suggested_by(service: &Map<String, Value>) -> Self {
        let has_only_in_hsds = |shape: &Shape, object: &Map<String, Value>| {
            shape
                .fields
                .iter()
                .any(|field| field.standing == Standing::Hsds && object.contains_key(field.name))
        };
        if NAMES_OF_1.iter().any(|name| service.contains_key(*name)) {
            return Self::OpenReferralUk1;
        }
        if has_only_in_hsds(Service::shape(), service) {
            return Self::Hsds3;
        }
        Self::OpenReferralUk3
    }

    /// The property of that name in this version; what the version does not have is unknown to it.
    pub(super) fn field(self, shape: &'static Shape, name: &str) -> Option<&'static Field> {
        if self == Self::OpenReferralUk1 {
            let ours = names::named_in_version_1(shape, name).unwrap_or(name);
            return shape.field(ours).filter(|field| field.standing != Standing::Ours);
        }
        let has = match self {
            Self::Hsds3 => [Standing::Both, Standing::Hsds],
            _ => [Standing::Both, Standing::Uk],
        };
        shape.field(name).filter(|field| has.contains(&field.standing))
    }

    /// What this version calls a property of the table.
    pub(super) fn name_of(self, shape: &'static Shape, field: &'static Field) -> &'static str {
        if self == Self::OpenReferralUk1 { names::in_version_1(shape, field.name) } else { field.name }
    }

    /// The properties that an object must have.
    pub(super) fn required(self, shape: &'static Shape) -> impl Iterator<Item = &'static Field> {
        shape.fields.iter().filter(move |field| match self {
            Self::OpenReferralUk1 => field.name == "id" || REQUIRED_IN_1.contains(&(shape.name, field.name)),
            _ => field.required && self.field(shape, field.name).is_some(),
        })
    }

    /// What the property may hold in this version, and whether the published schema refuses another format.
    pub(super) fn kind(self, shape: &'static Shape, field: &'static Field) -> (Kind, bool) {
        if let Some(choice) =
            CHOICES.iter().find(|one| (one.0, one.1, one.2) == (self, shape.name, field.name))
        {
            return (Kind::Choice(choice.3), true);
        }
        let refused = match field.kind {
            Kind::Date | Kind::Time => false,
            // Called a URI, and published without its format.
            Kind::Uri => {
                !matches!((shape.name, field.name), ("organization", "logo") | ("service_area", "uri"))
            }
            Kind::Id => self != Self::OpenReferralUk1 || (shape.name, field.name) == ("organization", "id"),
            Kind::Instant => self != Self::OpenReferralUk1,
            _ => true,
        };
        (field.kind, refused)
    }
}
