//! What people narrow a search by, one bit each: what it costs, when, how, for whom, how to get in.

use fingerpost_directory::hours::{Context, Days, Hours, Times, Weekdays};
use fingerpost_directory::particulars::{Ages, Joining, Known, Particulars, Price, Stage, Way, runs};
use fingerpost_facts::{Access, Day, Fact, Value, spoken};
use jiff::Timestamp;
use jiff::civil::{Time, Weekday};
use openreferral::Service;
use serde::{Deserialize, Serialize};

/// What a service may be searched by, besides its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each says what it is; its group says of what")]
pub enum Trait {
    Free,
    Donation,
    Paid,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
    Morning,
    Afternoon,
    Evening,
    InPerson,
    Online,
    Phone,
    AtHome,
    StepFree,
    Wheelchair,
    AccessibleToilet,
    ChangingPlaces,
    HearingLoop,
    Bsl,
    Parking,
    QuietSpace,
    DropIn,
    SelfReferral,
    Appointment,
    ProfessionalReferral,
    Baby,
    PreSchool,
    Child,
    YoungPerson,
    Adult,
    OlderPerson,
}

/// What several traits are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TraitGroup {
    /// What it costs.
    Cost,
    /// On which days of the week.
    Day,
    /// When in the day: before noon, from noon to five, after five.
    Time,
    /// How people take part.
    Mode,
    /// What makes it possible to get in and take part.
    Access,
    /// How people get in.
    Joining,
    /// For whom, by stage of life.
    Stage,
}

impl Trait {
    /// Every trait, by its group.
    pub const ALL: [(TraitGroup, &'static [Self]); 7] = [
        (TraitGroup::Cost, &[Self::Free, Self::Donation, Self::Paid]),
        (
            TraitGroup::Day,
            &[
                Self::Monday,
                Self::Tuesday,
                Self::Wednesday,
                Self::Thursday,
                Self::Friday,
                Self::Saturday,
                Self::Sunday,
            ],
        ),
        (TraitGroup::Time, &[Self::Morning, Self::Afternoon, Self::Evening]),
        (TraitGroup::Mode, &[Self::InPerson, Self::Online, Self::Phone, Self::AtHome]),
        (
            TraitGroup::Access,
            &[
                Self::StepFree,
                Self::Wheelchair,
                Self::AccessibleToilet,
                Self::ChangingPlaces,
                Self::HearingLoop,
                Self::Bsl,
                Self::Parking,
                Self::QuietSpace,
            ],
        ),
        (
            TraitGroup::Joining,
            &[Self::DropIn, Self::SelfReferral, Self::Appointment, Self::ProfessionalReferral],
        ),
        (
            TraitGroup::Stage,
            &[Self::Baby, Self::PreSchool, Self::Child, Self::YoungPerson, Self::Adult, Self::OlderPerson],
        ),
    ];

    /// What it is about.
    pub fn group(self) -> TraitGroup {
        let group = Self::ALL.iter().find(|(_, traits)| traits.contains(&self));
        group.map_or(TraitGroup::Stage, |(group, _)| *group)
    }

    /// Its word, as JSON and addresses write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Donation => "donation",
            Self::Paid => "paid",
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::InPerson => "in_person",
            Self::Online => "online",
            Self::Phone => "phone",
            Self::AtHome => "at_home",
            Self::StepFree => "step_free",
            Self::Wheelchair => "wheelchair",
            Self::AccessibleToilet => "accessible_toilet",
            Self::ChangingPlaces => "changing_places",
            Self::HearingLoop => "hearing_loop",
            Self::Bsl => "bsl",
            Self::Parking => "parking",
            Self::QuietSpace => "quiet_space",
            Self::DropIn => "drop_in",
            Self::SelfReferral => "self_referral",
            Self::Appointment => "appointment",
            Self::ProfessionalReferral => "professional_referral",
            Self::Baby => "baby",
            Self::PreSchool => "pre_school",
            Self::Child => "child",
            Self::YoungPerson => "young_person",
            Self::Adult => "adult",
            Self::OlderPerson => "older_person",
        }
    }

    /// The trait that a word names within a group.
    pub fn parse(group: TraitGroup, word: &str) -> Option<Self> {
        let (_, traits) = Self::ALL.iter().find(|(it, _)| *it == group)?;
        traits.iter().copied().find(|it| it.as_str() == word)
    }

    /// Those of a service with these bits that a line about it has room for: what it costs, how people take part, how
    /// they get in.
    pub(crate) fn in_short(bits: u64) -> Vec<Self> {
        let groups = [TraitGroup::Cost, TraitGroup::Mode, TraitGroup::Joining];
        let of = Self::ALL.into_iter().filter(|(group, _)| groups.contains(group));
        of.flat_map(|(_, traits)| traits).copied().filter(|it| bits & it.bit() != 0).collect()
    }

    /// The day of the week as a trait.
    pub fn of_day(day: Weekday) -> Self {
        Self::ALL[1].1[usize::from(day.to_monday_zero_offset().unsigned_abs())]
    }

    pub(crate) const fn bit(self) -> u64 {
        1 << self as u64
    }
}

impl TraitGroup {
    /// Its word, as JSON and addresses write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cost => "cost",
            Self::Day => "day",
            Self::Time => "time",
            Self::Mode => "mode",
            Self::Access => "access",
            Self::Joining => "joining",
            Self::Stage => "stage",
        }
    }

    /// The bits of all its traits.
    pub(crate) fn bits(self) -> u64 {
        let group = Trait::ALL.iter().find(|(group, _)| *group == self);
        group.map_or(0, |(_, traits)| traits.iter().fold(0, |bits, it| bits | it.bit()))
    }
}

/// That somebody said all of its hours: a day that is not among them is a day on which it is closed.
const HOURS_KNOWN: u64 = 1 << 60;

/// That it is not running, or closed for now.
pub(crate) const NOT_RUNNING: u64 = 1 << 61;

/// The traits of one service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traits {
    /// A bit for each [`Trait`] that it has.
    pub(crate) bits: u64,
    /// The youngest and the oldest whom it suits, in hundredths of a year, where that is known; open ends are the
    /// least and the greatest number.
    pub(crate) suits: Option<(i64, i64)>,
    /// The languages that are spoken or signed there, see [`language`].
    pub(crate) languages: Vec<String>,
}

impl Traits {
    /// Reads them from a record, and from what its description plainly says where nobody said it as data. What it
    /// costs is what it cost when the record last changed.
    pub(crate) fn of(service: &Service, facts: &[Fact]) -> Self {
        let context = Context::default();
        let changed = service.last_modified.as_deref().and_then(|at| at.parse::<Timestamp>().ok());
        let about = Particulars::of(service, &context, changed.unwrap_or(Timestamp::UNIX_EPOCH))
            .with_text(facts, &context);
        let mut traits = Self::default();
        for cost in about.costs.value().into_iter().flatten() {
            traits.add(match cost.price {
                Price::Free => Trait::Free,
                Price::Donation { .. } => Trait::Donation,
                _ => Trait::Paid,
            });
        }
        for way in &about.ways {
            traits.add(match way {
                Way::InPerson => Trait::InPerson,
                Way::Online => Trait::Online,
                Way::Phone => Trait::Phone,
                Way::AtHome => Trait::AtHome,
            });
        }
        about.access.value().into_iter().flatten().for_each(|access| traits.add_access(*access));
        for joining in about.joining.value().into_iter().flatten() {
            traits.add(match joining {
                Joining::DropIn | Joining::NoReferral => Trait::DropIn,
                Joining::SelfReferral => Trait::SelfReferral,
                Joining::Appointment => Trait::Appointment,
                Joining::ProfessionalReferral | Joining::Assessment => Trait::ProfessionalReferral,
                Joining::Membership => continue,
            });
        }
        traits.add_ages(about.ages.value().map(Vec::as_slice).unwrap_or_default());
        for said in about.languages.value().into_iter().flatten() {
            let language = language(said);
            if !traits.languages.contains(&language) {
                traits.languages.push(language);
            }
        }
        if let Known::Asserted(hours) = &about.hours {
            traits.add_hours(hours);
        }
        for hours in about.sites.iter().filter_map(|site| site.hours.as_ref()) {
            traits.add_hours(hours);
        }
        for fact in facts {
            if let Value::Days(days) = &fact.value {
                days.days.iter().for_each(|day| traits.add(Trait::of_day(weekday(*day))));
            }
        }
        if !runs(service) {
            traits.bits |= NOT_RUNNING;
        }
        traits
    }

    fn add(&mut self, it: Trait) {
        self.bits |= it.bit();
    }

    fn add_access(&mut self, access: Access) {
        let traits: &[Trait] = match access {
            Access::StepFree | Access::Lift => &[Trait::StepFree],
            Access::Wheelchair => &[Trait::Wheelchair, Trait::StepFree],
            Access::Accessible => &[Trait::Wheelchair],
            Access::AccessibleToilet => &[Trait::AccessibleToilet],
            Access::ChangingPlaces => &[Trait::ChangingPlaces, Trait::AccessibleToilet],
            Access::HearingLoop => &[Trait::HearingLoop],
            Access::Bsl => &[Trait::Bsl],
            Access::Parking => &[Trait::Parking],
            Access::QuietSpace => &[Trait::QuietSpace],
            Access::LargePrint | Access::AssistanceDogs => &[],
        };
        traits.iter().for_each(|it| self.add(*it));
    }

    fn add_ages(&mut self, ages: &[Ages]) {
        let hundredths = |years: f64| (years * 100.0).round() as i64;
        for range in ages {
            let (from, to) =
                (range.minimum.map_or(i64::MIN, hundredths), range.maximum.map_or(i64::MAX, hundredths));
            let (least, most) = self.suits.unwrap_or((from, to));
            self.suits = Some((least.min(from), most.max(to)));
            for stage in range.stages() {
                self.add(match stage {
                    Stage::Baby => Trait::Baby,
                    Stage::PreSchool => Trait::PreSchool,
                    Stage::Child => Trait::Child,
                    Stage::YoungPerson => Trait::YoungPerson,
                    Stage::Adult => Trait::Adult,
                    Stage::OlderPerson => Trait::OlderPerson,
                });
            }
        }
    }

    fn add_hours(&mut self, hours: &Hours) {
        for opening in &hours.openings {
            let days = match &opening.days {
                Days::Weekly { days, .. } => *days,
                Days::MonthlyByDay { days, .. } => days.iter().map(|nth| nth.day).collect(),
                Days::MonthlyByDate { .. } => Weekdays::default(),
            };
            for day in Weekday::Monday.cycle_forward().take(7).filter(|day| days.contains(*day)) {
                self.add(Trait::of_day(day));
            }
            match opening.times {
                Times::Between { opens, closes } => self.add_times(opens, closes),
                Times::From(opens) => self.add_times(opens, opens),
                Times::Unsaid => {}
            }
        }
        if !hours.incomplete && !hours.openings.is_empty() {
            self.bits |= HOURS_KNOWN;
        }
    }

    fn add_times(&mut self, opens: Time, closes: Time) {
        let (noon, five) = (Time::constant(12, 0, 0, 0), Time::constant(17, 0, 0, 0));
        let over_midnight = closes < opens;
        if opens < noon {
            self.add(Trait::Morning);
        }
        if opens < five && (closes > noon || over_midnight) {
            self.add(Trait::Afternoon);
        }
        if opens >= five || closes > five || over_midnight {
            self.add(Trait::Evening);
        }
    }
}

/// Whether something holds of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    Yes,
    No,
    /// The record does not say.
    NotSaid,
}

impl Holds {
    /// Its word in answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotSaid => "not_said",
        }
    }
}

/// Whether a service with these bits has one of the traits, which are of one group.
pub(crate) fn has(bits: u64, group: TraitGroup, any: u64) -> Holds {
    if bits & any != 0 {
        return Holds::Yes;
    }
    let said = match group {
        TraitGroup::Day | TraitGroup::Time => bits & HOURS_KNOWN != 0,
        // What is not there is seldom written down.
        TraitGroup::Access | TraitGroup::Joining => false,
        TraitGroup::Cost | TraitGroup::Mode | TraitGroup::Stage => bits & group.bits() != 0,
    };
    if said { Holds::No } else { Holds::NotSaid }
}

/// A language by BCP 47's code where that is known, however it is said, else by its name in small letters.
pub(crate) fn language(said: &str) -> String {
    spoken::code(said).map_or_else(|| said.trim().to_lowercase(), str::to_owned)
}

fn weekday(day: Day) -> Weekday {
    match day {
        Day::Mo => Weekday::Monday,
        Day::Tu => Weekday::Tuesday,
        Day::We => Weekday::Wednesday,
        Day::Th => Weekday::Thursday,
        Day::Fr => Weekday::Friday,
        Day::Sa => Weekday::Saturday,
        Day::Su => Weekday::Sunday,
    }
}
