//! Public registers: what each calls its numbers, and where it shows the entry of one.

use openreferral::{OrganizationIdentifier, Registration};

use crate::{
    Frame, Html, Language,
    dates::{date, parse_date},
    links::Link,
    service::known,
};

/// A register whose entries anybody may look up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Register {
    /// The Care Quality Commission, of care in England.
    Cqc,
    /// Ofsted, of childcare and schools in England.
    Ofsted,
    /// The Charity Commission for England and Wales.
    Charity,
    /// The Office of the Scottish Charity Regulator.
    ScottishCharity,
    /// Companies House.
    Company,
}

impl Register {
    /// By what a record calls it: a word, or its code on org-id.guide.
    fn of(scheme: &str) -> Option<Self> {
        Some(match scheme.trim().to_lowercase().as_str() {
            "cqc" | "care quality commission" => Self::Cqc,
            "ofsted" => Self::Ofsted,
            "charity" | "charity number" | "registered charity" | "charity commission" | "gb-chc" => {
                Self::Charity
            }
            "oscr" | "gb-sc" => Self::ScottishCharity,
            "company" | "company number" | "companies house" | "gb-coh" => Self::Company,
            _ => return None,
        })
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Cqc => "register-cqc",
            Self::Ofsted => "register-ofsted",
            Self::Charity => "register-charity",
            Self::ScottishCharity => "register-charity-scotland",
            Self::Company => "register-company",
        }
    }

    /// The entry of a number, where it looks like one of this register.
    fn entry(self, number: &str) -> Option<String> {
        let digits = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        match self {
            Self::Cqc => {
                let rest = number.strip_prefix("1-")?;
                digits(rest, 6..=12).then(|| format!("https://www.cqc.org.uk/location/{number}"))
            }
            Self::Ofsted => {
                let urn = number.strip_prefix("EY").unwrap_or(number);
                digits(urn, 5..=8).then(|| format!("https://reports.ofsted.gov.uk/search?q={number}"))
            }
            Self::Charity => digits(number, 6..=7).then(|| {
                format!("https://register-of-charities.charitycommission.gov.uk/charity-details/?regid={number}&subid=0")
            }),
            Self::ScottishCharity => digits(number.strip_prefix("SC")?, 6..=6).then(|| {
                format!(
                    "https://www.oscr.org.uk/about-charities/search-the-register/charity-details?number={number}"
                )
            }),
            Self::Company => {
                let (letters, rest) = number.split_at_checked(2)?;
                let is_one = digits(number, 8..=8)
                    || (letters.bytes().all(|byte| byte.is_ascii_uppercase()) && digits(rest, 6..=6));
                is_one.then(|| {
                    format!("https://find-and-update.company-information.service.gov.uk/company/{number}")
                })
            }
        }
    }
}

/// An entry of a register as a page shows it.
pub(crate) struct Entry {
    /// What tells entries apart: register and number.
    key: (Option<Register>, String),
    /// `Charity Commission, number 1234567`, a link where the register shows it.
    pub(crate) html: Html,
}

impl Entry {
    /// Numbers of a demonstration are made up: in a true register they are nobody's, or somebody else's, and so no link.
    fn new(scheme: &str, number: Option<&str>, frame: &Frame<'_>) -> Self {
        let (t, register) = (frame.language, Register::of(scheme));
        let number = number.map(|number| number.split_whitespace().collect::<String>().to_uppercase());
        let said = match (register, &number) {
            (Some(register), Some(number)) => Html::text(&t.fill(register.key(), &[("number", number)])),
            (_, Some(number)) => Html::record(&format!("{scheme} {number}"), t),
            (_, None) => Html::record(scheme, t),
        };
        let entry = number
            .as_deref()
            .zip(register)
            .filter(|_| !frame.site.demonstration)
            .and_then(|(number, register)| register.entry(number));
        let html = match (entry, register, &number) {
            (Some(href), Some(register), Some(number)) => {
                Html::link(&Link { href, label: t.fill(register.key(), &[("number", number)]) })
            }
            _ => said,
        };
        Self { key: (register, number.unwrap_or_else(|| scheme.to_lowercase())), html }
    }
}

/// What a service is registered as, with its rating.
pub(crate) fn of_service(entries: &[Registration], frame: &Frame<'_>) -> Vec<Entry> {
    let entries = entries.iter().filter_map(|it| {
        let mut entry = Entry::new(known(it.scheme.as_deref())?, known(it.number.as_deref()), frame);
        if let Some(rating) = rating(it, frame.language) {
            entry.html.push_text(", ");
            entry.html.push_text(&rating);
        }
        Some(entry)
    });
    entries.collect()
}

fn rating(entry: &Registration, t: Language) -> Option<String> {
    let rating = known(entry.rating.as_deref())?;
    Some(match entry.date.as_deref().and_then(parse_date) {
        Some(on) => t.fill("registration-rating-on", &[("rating", rating), ("date", &date(on, t))]),
        None => t.fill("registration-rating", &[("rating", rating)]),
    })
}

/// The numbers of an organization. One that only names a council's entry in a list of councils tells a reader nothing.
pub(crate) fn of_organization(numbers: &[OrganizationIdentifier], frame: &Frame<'_>) -> Vec<Entry> {
    let numbers = numbers.iter().filter_map(|it| {
        let (scheme, name) = (known(it.identifier_scheme.as_deref()), known(it.identifier_type.as_deref()));
        let scheme = scheme.filter(|scheme| name.is_none() || Register::of(scheme).is_some());
        let number = known(it.identifier.as_deref())?;
        let is_of_a_list = matches!(it.identifier_scheme.as_deref(), Some("GB-GOR" | "GB-LAE" | "GB-LAS"));
        (!is_of_a_list).then_some(())?;
        Some(Entry::new(scheme.or(name)?, Some(number), frame))
    });
    numbers.collect()
}

/// The entries one after another, each once.
pub(crate) fn once(entries: Vec<Entry>) -> Vec<Html> {
    let mut seen = Vec::new();
    let mut html = Vec::new();
    for Entry { key, html: entry } in entries {
        if !seen.contains(&key) {
            seen.push(key);
            html.push(entry);
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Site;

    fn said(scheme: &str, number: &str, demonstration: bool) -> String {
        let site = Site { demonstration, ..Site::default() };
        let frame = Frame {
            site: &site,
            language: Language::ENGLISH,
            path_and_query: "/",
            attributions: &[],
            shortlist: &[],
            listed: true,
        };
        Entry::new(scheme, Some(number), &frame).html.to_string()
    }

    #[test]
    fn a_number_leads_to_its_entry_in_the_public_register() {
        for (scheme, number, host) in [
            ("CQC", "1-116865921", "https://www.cqc.org.uk/location/1-116865921"),
            ("Ofsted", "EY 481729", "https://reports.ofsted.gov.uk/search?q=EY481729"),
            ("GB-CHC", "1160024", "charity-details/?regid=1160024&#38;subid=0"),
            ("gb-sc", "SC012345", "https://www.oscr.org.uk/"),
            (
                "company",
                "08593822",
                "https://find-and-update.company-information.service.gov.uk/company/08593822",
            ),
            ("company", "sc123456", "/company/SC123456"),
        ] {
            assert!(said(scheme, number, false).contains(host), "{scheme} {number}");
        }
    }

    #[test]
    fn what_is_no_number_of_the_register_is_no_link() {
        for (scheme, number) in [
            ("CQC", "../../x"),
            ("charity", "12"),
            ("charity", "1160024?x=y"),
            ("company", "é1234567"),
            ("company", "1"),
            ("Friends of the hall", "7"),
        ] {
            assert!(!said(scheme, number, false).contains("href"), "{scheme} {number}");
        }
        assert!(!said("charity", "1160024", true).contains("href"), "what is made up leads nowhere");
    }
}
