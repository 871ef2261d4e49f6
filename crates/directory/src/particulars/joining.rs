//! How people get in.

use serde::Serialize;

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
