use serde::{Deserialize, Serialize};

/// What a danger is about. The order is the one in which equally likely topics are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Somebody may die or be badly hurt now.
    Emergency,
    /// Suicide and self-harm.
    Suicide,
    /// Marriage by force, genital mutilation, and what a family does for its "honour".
    HonourAbuse,
    /// Abuse and attacks for somebody's race, religion, disability, sexuality or for being trans.
    HateCrime,
    /// Slavery, trafficking, county lines, cuckooing.
    Exploitation,
    /// Rape, sexual assault and sexual abuse, now or long ago.
    SexualViolence,
    /// A child is hurt, neglected, groomed or missing.
    ChildAtRisk,
    /// An adult who needs care is hurt, neglected or robbed.
    AdultAtRisk,
    /// A partner, a former partner or a relative hurts, controls or stalks.
    DomesticAbuse,
}

impl Topic {
    /// All topics.
    pub const ALL: [Self; 9] = [
        Self::Emergency,
        Self::Suicide,
        Self::HonourAbuse,
        Self::HateCrime,
        Self::Exploitation,
        Self::SexualViolence,
        Self::ChildAtRisk,
        Self::AdultAtRisk,
        Self::DomesticAbuse,
    ];

    /// Whether somebody else does it, who may look on.
    pub fn is_done_by_somebody(self) -> bool {
        !matches!(self, Self::Emergency | Self::Suicide)
    }

    /// As it is written in files and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Suicide => "suicide",
            Self::HonourAbuse => "honour-abuse",
            Self::HateCrime => "hate-crime",
            Self::Exploitation => "exploitation",
            Self::SexualViolence => "sexual-violence",
            Self::ChildAtRisk => "child-at-risk",
            Self::AdultAtRisk => "adult-at-risk",
            Self::DomesticAbuse => "domestic-abuse",
        }
    }

    /// What [`Self::as_str`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.as_str() == text)
    }
}
