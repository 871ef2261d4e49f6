//! How people get in.

use fingerpost_facts::Referral;
use openreferral::{Service, text::plain};
use serde::Serialize;

use super::Known;

/// A way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Joining {
    /// Turn up.
    DropIn,
    /// Book first.
    Appointment,
    /// Refer yourself.
    SelfReferral,
    /// A professional refers.
    ProfessionalReferral,
    /// The council assesses first.
    Assessment,
    /// Become a member.
    Membership,
    /// Nobody need refer; whether to book is not said.
    NoReferral,
}

impl Joining {
    /// The ways that a record gives; where it gives none as data, those that its account of how to join names.
    pub(super) fn of(service: &Service) -> Known<Vec<Self>> {
        Known::list(service.attending_access.as_deref().map(Self::named_in).unwrap_or_default()).or(|| {
            let account = service.application_process.as_deref().map(plain).unwrap_or_default();
            let ways = fingerpost_facts::how_to_join(&account);
            Known::read_list(ways.into_iter().map(|(way, quote)| (way.into(), quote)).collect())
        })
    }

    /// The ways named in the words that Open Referral UK 1.0 has for them (`attending_access`).
    pub fn named_in(words: &str) -> Vec<Self> {
        let words = words.to_lowercase();
        [
            ("drop", Self::DropIn),
            ("appointment", Self::Appointment),
            ("self", Self::SelfReferral),
            ("professional", Self::ProfessionalReferral),
            ("assessment", Self::Assessment),
            ("membership", Self::Membership),
        ]
        .into_iter()
        .filter(|(word, _)| words.contains(word))
        .map(|(_, way)| way)
        .collect()
    }
}

impl From<Referral> for Joining {
    fn from(way: Referral) -> Self {
        match way {
            Referral::SelfReferral => Self::SelfReferral,
            Referral::ProfessionalReferral => Self::ProfessionalReferral,
            Referral::Appointment => Self::Appointment,
            Referral::DropIn => Self::DropIn,
            Referral::Membership => Self::Membership,
            Referral::NoReferral => Self::NoReferral,
        }
    }
}

#[cfg(test)]
mod tests {
    use openreferral::Entity;
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_given_as_data_comes_before_the_account_of_how_to_join() {
        let joining = |record: serde_json::Value| {
            Joining::of(&Service::from_object(record.as_object().cloned().expect("an object")))
        };
        let account = "<p>Ring us, or ask your GP to refer you.</p>";
        assert_eq!(
            joining(json!({"application_process": account, "attending_access": "drop-in"})),
            Known::Asserted(vec![Joining::DropIn])
        );
        let read = joining(json!({"application_process": account}));
        let ways = [Joining::SelfReferral, Joining::ProfessionalReferral];
        assert_eq!(read.value().map(Vec::as_slice), Some(&ways[..]));
        assert_eq!(read.quotes(), ["Ring", "ask your GP"]);
        assert_eq!(joining(json!({"name": "A group"})), Known::NotKnown);
    }
}
