//! Months of the year, for what takes a summer break.

/// A set of months.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Months(u16);

const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Months {
    /// The set with this month too; a number outside 1 to 12 adds nothing.
    #[must_use]
    pub fn with(self, month: i8) -> Self {
        if (1..=12).contains(&month) { Self(self.0 | 1 << month) } else { self }
    }

    /// Whether the month, 1 to 12, is in the set.
    pub fn contains(self, month: i8) -> bool {
        (1..=12).contains(&month) && self.0 & 1 << month != 0
    }

    /// Whether there is no month in the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// `not in July and August`; `None` for the empty set.
    pub(super) fn not_in(self) -> Option<String> {
        let names: Vec<&str> =
            (1..=12).zip(NAMES).filter(|(month, _)| self.contains(*month)).map(|(_, n)| n).collect();
        (!names.is_empty()).then(|| format!("not in {}", names.join(" and ")))
    }
}

impl std::fmt::Debug for Months {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries((1..=12).filter(|month| self.contains(*month))).finish()
    }
}

/// A month's number by its name in full or cut to three letters or more.
pub(super) fn month(word: &str) -> Option<i8> {
    let word = word.to_ascii_lowercase();
    let at = NAMES.iter().position(|name| word.len() >= 3 && name.to_ascii_lowercase().starts_with(&word));
    at.or((word == "sept").then_some(8)).and_then(|at| i8::try_from(at + 1).ok())
}

/// The months that a sentence leaves out: `not in August`, `except July and August`,
/// `closed in January`, but not `closed on 24 December`.
pub(super) fn left_out(sentence: &str) -> Months {
    let mut out = Months::default();
    let mut words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let mut leaving = false;
    while let Some(word) = words.next() {
        leaving = match word.to_ascii_lowercase().as_str() {
            "not" | "except" | "excluding" | "closed" => true,
            "in" | "during" | "and" | "or" => leaving,
            _ => match month(word) {
                // A year makes it part of a date.
                Some(month)
                    if leaving
                        && !words
                            .peek()
                            .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit())) =>
                {
                    out = out.with(month);
                    true
                }
                _ => false,
            },
        };
    }
    out
}
