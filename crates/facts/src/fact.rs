//! What a fact is.

use serde::Serialize;

/// One thing that a text plainly says, and where it says it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// What it is about.
    pub kind: Kind,
    /// What it says, in a form that a program can use.
    pub value: Value,
    /// The words that say it: exactly the characters from `start` to `end`.
    pub quote: String,
    /// Characters (Unicode scalar values) of the text before the quote.
    pub start: usize,
    /// Characters of the text up to the end of the quote.
    pub end: usize,
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Weekdays on which it runs, week after week.
    Days,
    /// From when to when on such a day.
    Hours,
    /// That it is free, or what it costs.
    Cost,
    /// For people of which age.
    Age,
    /// A whole postcode.
    Postcode,
    /// An address, or a named venue.
    Place,
    /// A telephone number in the UK.
    Phone,
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
    /// What makes it possible to get in and take part.
    Access,
    /// A language other than English that is spoken or signed.
    Language,
    /// How people get in.
    Referral,
    /// That it is not running, or takes nobody new.
    Closed,
}

impl Kind {
    /// Every kind, in the order of the contract.
    pub const ALL: [Self; 13] = [
        Self::Days,
        Self::Hours,
        Self::Cost,
        Self::Age,
        Self::Postcode,
        Self::Place,
        Self::Phone,
        Self::Email,
        Self::Url,
        Self::Access,
        Self::Language,
        Self::Referral,
        Self::Closed,
    ];

    /// As it is written in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Hours => "hours",
            Self::Cost => "cost",
            Self::Age => "age",
            Self::Postcode => "postcode",
            Self::Place => "place",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Url => "url",
            Self::Access => "access",
            Self::Language => "language",
            Self::Referral => "referral",
            Self::Closed => "closed",
        }
    }
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Of [`Kind::Days`].
    Days(Days),
    /// Of [`Kind::Hours`].
    Hours(Hours),
    /// Of [`Kind::Cost`].
    Cost(Cost),
    /// Of [`Kind::Age`].
    Age(Age),
    /// Of [`Kind::Access`].
    Access(Access),
    /// Of [`Kind::Referral`].
    Referral(Referral),
    /// Of [`Kind::Closed`].
    Closed(Closed),
    /// Of [`Kind::Postcode`], [`Kind::Place`], [`Kind::Phone`] (E.164, or a short code as it is), [`Kind::Email`],
    /// [`Kind::Url`] and [`Kind::Language`] (BCP 47).
    Text(String),
}

/// Weekdays, and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Days {
    /// In the order of the week, without repeats.
    pub days: Vec<Day>,
    /// 2 when it is every second week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<u8>,
    /// Which of the month's, -1 for the last; all when empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nth: Vec<i8>,
}

/// A day of the week, written in the letters of RFC 5545.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the standard's letters need no explaining")]
pub enum Day {
    Mo,
    Tu,
    We,
    Th,
    Fr,
    Sa,
    Su,
}

/// From when to when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Hours {
    /// Times of the day as `HH:MM`.
    Times {
        /// When it opens or begins.
        opens: String,
        /// When it closes or ends, if that is said; before `opens` when that is on the next day.
        #[serde(skip_serializing_if = "Option::is_none")]
        closes: Option<String>,
    },
    /// Round the clock.
    AllDay {
        /// Always true.
        all_day: bool,
    },
}

/// What people pay. More than one part is said of "suggested donation of £3".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cost {
    /// That nothing is paid.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub free: bool,
    /// Pence, or the least of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pence: Option<u32>,
    /// The most pence, where a range is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_pence: Option<u32>,
    /// That people give what they can.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub donation: bool,
    /// That it depends on income and savings.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub means_tested: bool,
}

/// Whom it is for, in years; a part of a year for babies. Both ends are included.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Age {
    /// The youngest.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "years")]
    pub minimum: Option<f64>,
    /// The oldest: 4 for "under 5s".
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "years")]
    pub maximum: Option<f64>,
}

/// Whole years as whole numbers, so that 5 is not written 5.0.
fn years<S: serde::Serializer>(years: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    match years {
        Some(years) if years.fract() == 0.0 => to.serialize_u32(*years as u32),
        Some(years) => to.serialize_f64(*years),
        None => to.serialize_none(),
    }
}

/// What makes it possible to get in and take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// No steps, or a ramp.
    StepFree,
    /// A toilet that can be used from a wheelchair.
    AccessibleToilet,
    /// A toilet with a hoist and a changing bench.
    ChangingPlaces,
    /// For people with hearing aids.
    HearingLoop,
    /// Somebody interprets into British Sign Language.
    Bsl,
    /// Parking on the site, or for disabled people.
    Parking,
    /// A lift.
    Lift,
    /// Things to read in large print.
    LargePrint,
    /// A place to be quiet.
    QuietSpace,
    /// Guide dogs and other assistance dogs may come in.
    AssistanceDogs,
    /// Wheelchairs can come in.
    Wheelchair,
    /// "Fully accessible", without more.
    Accessible,
}

/// How people get in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Referral {
    /// People refer themselves.
    SelfReferral,
    /// Somebody refers them: a doctor, a social worker.
    ProfessionalReferral,
    /// An appointment or a booking is needed.
    Appointment,
    /// People just come.
    DropIn,
    /// For members.
    Membership,
    /// Nobody need refer them.
    NoReferral,
}

/// Why nobody can come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// For good.
    Closed,
    /// For now.
    Suspended,
    /// No place is left.
    Full,
}
