//! What anybody may say is wrong with a record.

/// Something that is wrong with what a record says, or with what happens at a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wrong {
    /// It has closed, or moved.
    Closed,
    /// Its days or times.
    Times,
    /// Its telephone number, e-mail address or website.
    Contact,
    /// Where it is.
    Place,
    /// What it costs.
    Cost,
    /// Whom it is for, or how they get in.
    Joining,
    /// Something else.
    Other,
    /// Not the record: somebody may have been treated badly.
    Treatment,
}

impl Wrong {
    /// All of them, in the order in which people are asked.
    pub const ALL: [Self; 8] = [
        Self::Closed,
        Self::Times,
        Self::Contact,
        Self::Place,
        Self::Cost,
        Self::Joining,
        Self::Other,
        Self::Treatment,
    ];

    /// The word for it in forms and in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Times => "times",
            Self::Contact => "contact",
            Self::Place => "place",
            Self::Cost => "cost",
            Self::Joining => "joining",
            Self::Other => "other",
            Self::Treatment => "treatment",
        }
    }

    /// What [`Self::as_str`] writes.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wrong| wrong.as_str() == word)
    }
}

/// A report as it can be kept: it says something, and no more than a steward will read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    wrong: Vec<Wrong>,
    words: Option<String>,
    contact: Option<String>,
}

/// Why a report cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFault {
    /// It says nothing.
    Nothing,
    /// The words are more than [`Report::MOST_WORDS`].
    Words,
    /// How to reach somebody is more than [`Report::MOST_CONTACT`].
    Contact,
}

impl Report {
    /// The longest words, in characters: two pages of handwriting.
    pub const MOST_WORDS: usize = 2000;

    /// The longest way to reach somebody, in characters: a name, an e-mail address and a telephone number.
    pub const MOST_CONTACT: usize = 200;

    /// What somebody filled in.
    ///
    /// ```
    /// use fingerpost_directory::report::{Report, ReportFault, Wrong};
    /// let report = Report::parse([Wrong::Times], " Now on Mondays ", "").unwrap();
    /// assert_eq!((report.words(), report.contact()), (Some("Now on Mondays"), None));
    /// assert_eq!(Report::parse([], " ", "me@a.example"), Err(ReportFault::Nothing));
    /// ```
    ///
    /// # Errors
    /// Where nothing is said to be wrong, or too much.
    pub fn parse(
        wrong: impl IntoIterator<Item = Wrong>,
        words: &str,
        contact: &str,
    ) -> Result<Self, ReportFault> {
        let mut wrong: Vec<Wrong> = wrong.into_iter().collect();
        wrong.sort_unstable();
        wrong.dedup();
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        // A browser sends a line break as two characters, and counts it as one.
        let (words, contact) = (said(&words.replace("\r\n", "\n")), said(contact));
        let longer = |text: &Option<String>, most| text.as_ref().is_some_and(|it| it.chars().count() > most);
        if wrong.is_empty() && words.is_none() {
            return Err(ReportFault::Nothing);
        }
        if longer(&words, Self::MOST_WORDS) {
            return Err(ReportFault::Words);
        }
        if longer(&contact, Self::MOST_CONTACT) {
            return Err(ReportFault::Contact);
        }
        Ok(Self { wrong, words, contact })
    }

    /// What is wrong, each once; nothing where only words were written.
    pub fn wrong(&self) -> &[Wrong] {
        &self.wrong
    }

    /// What they wrote. Personal: it may name anybody.
    pub fn words(&self) -> Option<&str> {
        self.words.as_deref()
    }

    /// How to reach them. Personal.
    pub fn contact(&self) -> Option<&str> {
        self.contact.as_deref()
    }

    /// Whether they chose to say that somebody was treated badly.
    pub fn tells_of_treatment(&self) -> bool {
        self.wrong.contains(&Wrong::Treatment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_as_long_as_a_steward_will_read() {
        let (most, more) = ("é".repeat(Report::MOST_WORDS), "é".repeat(Report::MOST_WORDS + 1));
        assert!(Report::parse([], &most, "").is_ok());
        assert_eq!(Report::parse([], &more, ""), Err(ReportFault::Words));
        let long = "a".repeat(Report::MOST_CONTACT + 1);
        assert_eq!(Report::parse([Wrong::Cost], "", &long), Err(ReportFault::Contact));
        let lines = "a\r\n".repeat(Report::MOST_WORDS / 2);
        assert!(Report::parse([], &lines, "").is_ok(), "a line break counts as the browser counts it");
    }

    #[test]
    fn each_thing_that_is_wrong_is_kept_once() {
        let report = Report::parse([Wrong::Treatment, Wrong::Cost, Wrong::Treatment], "", "").unwrap();
        assert_eq!(report.wrong(), [Wrong::Cost, Wrong::Treatment]);
        assert!(report.tells_of_treatment());
        for wrong in Wrong::ALL {
            assert_eq!(Wrong::parse(wrong.as_str()), Some(wrong));
        }
    }
}
