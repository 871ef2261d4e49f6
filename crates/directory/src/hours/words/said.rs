//! What a sentence says of school terms, bank holidays and closing, beside days and times.

use crate::hours::{Months, OnBankHolidays, Opening, Term, months::left_out};

/// What was said that a recurrence rule cannot hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::hours) struct Said {
    pub(in crate::hours) term: Term,
    pub(in crate::hours) bank_holidays: OnBankHolidays,
    pub(in crate::hours) not_in: Months,
    /// It says "closed", and not of bank holidays.
    pub(in crate::hours) closed: bool,
    /// It says that its times replace the usual ones.
    pub(in crate::hours) instead: bool,
}

impl Said {
    /// Adds to the opening what it does not say itself.
    pub(in crate::hours) fn complete(self, opening: &mut Opening) {
        if opening.term == Term::Any {
            opening.term = self.term;
        }
        if opening.not_in.is_empty() {
            opening.not_in = self.not_in;
        }
        if opening.bank_holidays == OnBankHolidays::Unsaid {
            opening.bank_holidays = self.bank_holidays;
        }
    }

    /// What is said here or there; what is said first counts.
    pub(in crate::hours) fn and(&mut self, other: Self) {
        if self.term == Term::Any {
            self.term = other.term;
        }
        if self.not_in.is_empty() {
            self.not_in = other.not_in;
        }
        if self.bank_holidays == OnBankHolidays::Unsaid {
            self.bank_holidays = other.bank_holidays;
        }
    }

    /// Whether it says anything of terms or bank holidays.
    pub(in crate::hours) fn is_something(self) -> bool {
        (self.term, self.bank_holidays) != (Term::Any, OnBankHolidays::Unsaid) || !self.not_in.is_empty()
    }
}

const BANK_HOLIDAYS: [&str; 6] =
    ["bank hol", "public hol", "bank-hol", "public-hol", "bankhol", "bank & public hol"];
const SHUT: [&str; 9] =
    ["closed", "close ", "closes", "except", "not ", "exclud", "excl", "no sessions", "apart from"];
const OPEN: [&str; 2] = [", open", "includ"];
const TERM: [&str; 4] = ["term time", "term-time", "termtime", "in term"];
const SCHOOL_HOLIDAYS: [&str; 4] = ["school holiday", "school hol", "half term and holidays", "out of term"];

/// Reads a sentence or more.
pub(in crate::hours) fn said(text: &str) -> Said {
    let text = text.to_ascii_lowercase();
    let not_in = left_out(&text);
    let mut said = Said { instead: text.contains("instead of"), not_in, ..Said::default() };
    // "Not" in one sentence says nothing of the next.
    for sentence in text.split(['.', ';', '\n']) {
        let last = |text: &str, words: &[&str]| words.iter().filter_map(|word| text.rfind(word)).max();
        // "Not in January, open on bank holidays": the nearer word counts.
        let shut_before = |at: usize| last(&sentence[..at], &SHUT) > last(&sentence[..at], &OPEN);
        // "Not in January, term time only": a comma ends what "not" is said of.
        let left_out_at = |at: usize| {
            let phrase = sentence[..at].rsplit(',').next().unwrap_or_default();
            last(phrase, &SHUT).is_some()
        };
        let first = |words: &[&str]| words.iter().filter_map(|word| sentence.find(word)).min();
        if let Some(at) = first(&BANK_HOLIDAYS) {
            let after = &sentence[at..];
            if shut_before(at)
                || after.contains("closed")
                || after.contains("exclu")
                || after.contains("except")
            {
                said.bank_holidays = OnBankHolidays::Closed;
            } else if ["open", "includ", "incl"].iter().any(|word| sentence.contains(word)) {
                said.bank_holidays = OnBankHolidays::Open;
            }
        } else if sentence.trim_start().starts_with("closed") {
            said.closed = true;
        }
        match (first(&TERM), first(&SCHOOL_HOLIDAYS)) {
            (_, Some(at)) if left_out_at(at) => said.term = Term::TermTime,
            (Some(at), _) if left_out_at(at) => said.term = Term::SchoolHolidays,
            // "Term time and school holidays": all the year.
            (Some(_), Some(_)) => {}
            (Some(_), None) => said.term = Term::TermTime,
            (None, Some(_)) if sentence.contains("only") => said.term = Term::SchoolHolidays,
            _ => {}
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("Closed bank hols", Term::Any, OnBankHolidays::Closed)]
    #[case("every Monday 7-9pm except bank holidays", Term::Any, OnBankHolidays::Closed)]
    #[case("Bank holidays: closed", Term::Any, OnBankHolidays::Closed)]
    #[case("Open every day including bank holidays", Term::Any, OnBankHolidays::Open)]
    #[case("Alternate Fridays in term time", Term::TermTime, OnBankHolidays::Unsaid)]
    #[case("Not in school holidays", Term::TermTime, OnBankHolidays::Unsaid)]
    #[case("Term time only, not on bank holidays", Term::TermTime, OnBankHolidays::Closed)]
    #[case("School holidays only", Term::SchoolHolidays, OnBankHolidays::Unsaid)]
    #[case("Term time and school holidays", Term::Any, OnBankHolidays::Unsaid)]
    #[case("Not a clinic. Term time", Term::TermTime, OnBankHolidays::Unsaid)]
    fn terms_and_bank_holidays_are_found_in_a_description(
        #[case] text: &str,
        #[case] term: Term,
        #[case] bank_holidays: OnBankHolidays,
    ) {
        let found = said(text);
        assert_eq!((found.term, found.bank_holidays), (term, bank_holidays));
    }
}
