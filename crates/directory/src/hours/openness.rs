//! Whether it is open, until when, and when next.

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime},
};

use super::{Hours, OnBankHolidays, Opening, Term, Times, bank_holidays::holiday, days::Falls, spell::Spell};

/// Whether something is open at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// It is open.
    Open {
        /// When it closes next; `None` when that is more than a week away.
        until: Option<Timestamp>,
    },
    /// Something says that it is not.
    Closed,
    /// Nothing says so or otherwise.
    NotKnown(Why),
}

/// Why it is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No hours were given.
    Unsaid,
    /// It keeps to school terms, whose dates are not known.
    TermDates,
    /// It is every other week (or month), and nobody said which.
    WhichWeek,
    /// The day was given without times.
    NoTimes,
    /// It began at a time that is known, and nobody said when it ends.
    NoClosingTime,
    /// It is a bank holiday, and nobody said what happens then.
    BankHoliday,
    /// The hours that were given ended on this date.
    Ended(Date),
    /// Some of what was said could not be read.
    PartlyRead,
}

/// When something opens next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextOpen {
    /// At a time that is known.
    At {
        /// When it opens.
        opens: Timestamp,
        /// When it closes, if that is known and less than a week later.
        closes: Option<Timestamp>,
        /// Whether it may be open before, at times that are not known.
        perhaps_sooner: bool,
    },
    /// Not within two years; or it never closes, so that it does not open either.
    Never,
    /// Nothing says when.
    NotKnown(Why),
}

/// How far ahead the next opening is looked for, in days: a yearly fair is found, and hours that
/// never open cost a millisecond.
const HORIZON_DAYS: usize = 800;

/// More than any change of clocks.
const CHANGE: SignedDuration = SignedDuration::from_hours(3);

/// How many openings end to end are followed before it counts as open around the clock.
const MANY: usize = 8;

impl Hours {
    /// Whether it is open at that instant. It costs well under two microseconds for usual hours.
    pub fn open_at(&self, instant: Timestamp) -> Openness {
        if self.never_closes() {
            return Openness::Open { until: None };
        }
        let local = self.zone.to_datetime(instant);
        let date = local.date();
        match self.covering(instant, local) {
            Covering::Open(closes) => Openness::Open { until: self.follow(closes) },
            Covering::Doubt(why) => Openness::NotKnown(why),
            Covering::Nothing if self.exceptions.iter().any(|e| e.covers(date)) => Openness::Closed,
            Covering::Nothing => self.gap(date).map_or(Openness::Closed, Openness::NotKnown),
        }
    }

    /// When it next opens after that instant. While it is open, that is the opening after the
    /// present one.
    pub fn next_open(&self, instant: Timestamp) -> NextOpen {
        let now = self.open_at(instant);
        let after = match now {
            Openness::Open { until: None } => return NextOpen::Never,
            Openness::Open { until: Some(closes) } => closes,
            _ => instant,
        };
        let date = self.zone.to_datetime(after).date();
        // Hours that are not in force yet: nothing happens before the first of their dates.
        let begins = self.openings.iter().map(|opening| opening.from.or(opening.days.interval().1)).min();
        let from = match begins.flatten() {
            Some(begins) if self.exceptions.is_empty() => date.max(begins),
            _ => date,
        };
        let mut sooner = match now {
            Openness::NotKnown(why) if why != Why::NoClosingTime => Some(why),
            _ => None,
        };
        let mut last = from;
        for day in super::days::dates(from, HORIZON_DAYS) {
            last = day;
            for spell in self.spells(day) {
                let Some(opens) = self.instant(spell.opens).filter(|opens| *opens > after) else { continue };
                match spell.doubt {
                    None | Some(Why::NoClosingTime) => {
                        let closes = match self.covering(opens, spell.opens) {
                            Covering::Open(closes) => self.follow(closes),
                            _ => None,
                        };
                        let perhaps_sooner = sooner.is_some() || self.incomplete;
                        return NextOpen::At { opens, closes, perhaps_sooner };
                    }
                    Some(why) => sooner = sooner.or(Some(why)),
                }
            }
        }
        sooner.or_else(|| self.gap(last)).map_or(NextOpen::Never, NextOpen::NotKnown)
    }

    /// What begins on that date, earliest first.
    pub fn spells(&self, date: Date) -> Vec<Spell> {
        let mut spells = Vec::new();
        self.each_spell(date, |spell| spells.push(spell));
        spells.sort_by_key(|spell| (spell.opens, spell.closes));
        spells.dedup();
        spells
    }

    fn each_spell(&self, date: Date, mut tell: impl FnMut(Spell)) {
        if let Some(exception) = self.exceptions.iter().rev().find(|exception| exception.covers(date)) {
            exception.times.iter().for_each(|times| tell(times.on(date, None)));
            return;
        }
        for opening in &self.openings {
            match self.happens(opening, date) {
                Happens::No => {}
                Happens::Yes => tell(opening.times.on(date, None)),
                Happens::Perhaps(why) => tell(opening.times.on(date, Some(why))),
            }
        }
    }

    fn happens(&self, opening: &Opening, date: Date) -> Happens {
        if opening.from.is_some_and(|from| date < from) || opening.to.is_some_and(|to| date > to) {
            return Happens::No;
        }
        if opening.not_in.contains(date.month()) {
            return Happens::No;
        }
        let mut doubt = None;
        match opening.days.falls_on(date) {
            Falls::Never => return Happens::No,
            Falls::Surely => {}
            Falls::Perhaps => doubt = Some(Why::WhichWeek),
        }
        match (opening.term, self.terms.is_term(date)) {
            (Term::Any, _) | (Term::TermTime, Some(true)) | (Term::SchoolHolidays, Some(false)) => {}
            (_, None) => doubt = doubt.or(Some(Why::TermDates)),
            _ => return Happens::No,
        }
        if opening.bank_holidays != OnBankHolidays::Open && holiday(self.nation, date).is_some() {
            match opening.bank_holidays {
                OnBankHolidays::Closed => return Happens::No,
                OnBankHolidays::Unsaid if !opening.days.is_daily() => {
                    doubt = doubt.or(Some(Why::BankHoliday));
                }
                _ => {}
            }
        }
        doubt.map_or(Happens::Yes, Happens::Perhaps)
    }

    /// What is going on at an instant: what began on that date or, past midnight, the day before.
    fn covering(&self, instant: Timestamp, local: DateTime) -> Covering {
        let mut open: Option<DateTime> = None;
        let mut doubt = None;
        let (early, late) = (local.saturating_sub(CHANGE), local.saturating_add(CHANGE));
        self.each_spell_around(local.date(), |spell| {
            if late < spell.opens || early >= spell.closes {
                return;
            }
            // Near either end a change of clocks may matter, and only the instants themselves tell.
            let surely = early >= spell.opens && late < spell.closes;
            let within = || {
                let (opens, closes) = (self.instant(spell.opens), self.instant(spell.closes));
                opens.is_some_and(|opens| opens <= instant) && closes.is_some_and(|closes| instant < closes)
            };
            if surely || within() {
                match spell.doubt {
                    None => open = open.max(Some(spell.closes)),
                    Some(why) => doubt = doubt.or(Some(why)),
                }
            }
        });
        match (open, doubt) {
            (Some(closes), _) => Covering::Open(closes),
            (None, Some(why)) => Covering::Doubt(why),
            (None, None) => Covering::Nothing,
        }
    }

    /// What begins on a date, and what began the day before and closes past midnight.
    fn each_spell_around(&self, date: Date, mut tell: impl FnMut(Spell)) {
        if let Ok(yesterday) = date.yesterday() {
            self.each_spell(yesterday, |spell| {
                if spell.closes.date() > yesterday {
                    tell(spell);
                }
            });
        }
        self.each_spell(date, tell);
    }

    /// The end of the openings that follow one another without a gap; `None` when there is none
    /// in sight. On the clock of the place alone, which costs no look at the time zone.
    fn follow(&self, closes: DateTime) -> Option<Timestamp> {
        let mut end = closes;
        for _ in 0..MANY {
            let mut later = end;
            self.each_spell_around(end.date(), |spell| {
                if spell.doubt.is_none() && spell.opens <= end {
                    later = later.max(spell.closes);
                }
            });
            if later == end {
                return self.instant(end);
            }
            end = later;
        }
        None
    }

    fn never_closes(&self) -> bool {
        let always = |opening: &Opening| {
            opening.days.is_daily()
                && opening.days.interval().1.is_none()
                && opening.times == Times::ALL_DAY
                && (opening.from, opening.to, opening.term) == (None, None, Term::Any)
                && opening.not_in.is_empty()
                && opening.bank_holidays != OnBankHolidays::Closed
        };
        self.exceptions.is_empty() && self.openings.iter().any(always)
    }

    /// Why a date without openings cannot be called closed, if it cannot.
    fn gap(&self, date: Date) -> Option<Why> {
        if self.incomplete {
            return Some(Why::PartlyRead);
        }
        if self.openings.is_empty() {
            return Some(Why::Unsaid);
        }
        let ends = self.openings.iter().map(|opening| opening.to).collect::<Option<Vec<_>>>()?;
        ends.into_iter().max().filter(|end| *end < date).map(Why::Ended)
    }

    fn instant(&self, at: DateTime) -> Option<Timestamp> {
        // A time that the change of clocks passes over is taken an hour later, and of a time that
        // comes twice, the first: as everybody's telephone does.
        self.zone.to_ambiguous_timestamp(at).compatible().ok()
    }
}

enum Happens {
    No,
    Yes,
    Perhaps(Why),
}

enum Covering {
    Open(DateTime),
    Doubt(Why),
    Nothing,
}
