//! The files of sites and of helplines.

use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use fingerpost_pages::{Helpline, HelplineFile, Site, SiteFile};
use fingerpost_server::Sites;
use jiff::{civil::Date, tz::TimeZone};
use serde::de::DeserializeOwned;

/// A site's file that is carried in the binary.
struct Carried {
    name: &'static str,
    text: &'static str,
    logo: Option<&'static str>,
}

/// Served when nobody names a site.
const PLAIN: [Carried; 1] = [Carried {
    name: "sites/directory.toml",
    text: include_str!("../../../sites/directory.toml"),
    logo: None,
}];

/// The made-up borough and its county, two faces on one directory.
const DEMONSTRATION: [Carried; 2] = [
    Carried {
        name: "sites/hartsmere.toml",
        text: include_str!("../../../sites/hartsmere.toml"),
        logo: Some(include_str!("../../../sites/hartsmere.svg")),
    },
    Carried {
        name: "sites/eastfold.toml",
        text: include_str!("../../../sites/eastfold.toml"),
        logo: Some(include_str!("../../../sites/eastfold.svg")),
    },
];

const HELPLINES: &str = include_str!("../../../sites/helplines.toml");

/// Reads the sites that are named, or those in the binary, and gives each the helplines.
pub(crate) fn read(files: &[std::path::PathBuf], helplines: Option<&Path>, demo: bool) -> Result<Sites> {
    let helplines = match helplines {
        Some(file) => read_helplines(&file.display().to_string(), &read_text(file)?)?,
        None => read_helplines("sites/helplines.toml", HELPLINES)?,
    };
    let carried: &[Carried] = match (files.is_empty(), demo) {
        (false, _) => &[],
        (true, true) => &DEMONSTRATION,
        (true, false) => &PLAIN,
    };
    let mut sites = Vec::with_capacity(files.len() + carried.len());
    for Carried { name, text, logo } in carried {
        sites.push(read_site(name, text, |_| Ok(logo.unwrap_or_default().to_owned()), &helplines)?);
    }
    for file in files {
        let beside = |logo: &str| read_text(&file.with_file_name(logo));
        sites.push(read_site(&file.display().to_string(), &read_text(file)?, beside, &helplines)?);
    }
    Sites::new(sites).map_err(|error| anyhow!("the sites do not go together: {error}"))
}

fn read_text(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn read_site(
    name: &str,
    text: &str,
    logo: impl FnOnce(&str) -> Result<String>,
    helplines: &[Helpline],
) -> Result<Site> {
    let file: SiteFile = parse(name, text)?;
    let wrong = |error| anyhow!("{name} cannot be used: {error}");
    let logo = match file.logo().map_err(wrong)? {
        Some(picture) => Some(logo(picture).with_context(|| format!("{name} cannot be used: logo"))?),
        None => None,
    };
    file.check(logo.as_deref(), helplines).map_err(wrong)
}

fn read_helplines(name: &str, text: &str) -> Result<Vec<Helpline>> {
    parse::<HelplineFile>(name, text)?.check().map_err(|error| anyhow!("{name} cannot be used: {error}"))
}

/// Reads TOML, or says in one sentence on which line it is not what it must be.
pub(crate) fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<T> {
    let error = match toml::from_str(text) {
        Ok(read) => return Ok(read),
        Err(error) => error,
    };
    let why = error.message().lines().map(str::trim).collect::<Vec<_>>().join(" ");
    let at = error.span().map_or(0, |span| span.start.min(text.len()));
    let before = text.get(..at).unwrap_or_default();
    let number = before.matches('\n').count() + 1;
    let line = text.lines().nth(number - 1).unwrap_or_default();
    let field = line.split('=').next().unwrap_or_default().trim();
    match error.span() {
        // The whole file: something is missing from it.
        None => bail!("{name} cannot be used: {why}"),
        Some(span) if before.trim().is_empty() && (field.is_empty() || span.end >= text.trim_end().len()) => {
            bail!("{name} cannot be used: {why}")
        }
        Some(_) => bail!("{name} cannot be used: line {number} ({field}): {why}"),
    }
}

/// The day in the United Kingdom.
pub(crate) fn today() -> Date {
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    crate::now().to_zoned(zone).date()
}

/// What whoever starts the server is told of helplines that nobody has made sure of: nothing where
/// somebody has of all.
pub(crate) fn to_confirm(sites: &Sites, today: Date) -> Vec<String> {
    let mut shown: Vec<&Helpline> = Vec::new();
    let mut open: Vec<&Helpline> = Vec::new();
    for helpline in sites.all().flat_map(|site| &site.helplines) {
        if !shown.iter().any(|other| other.id == helpline.id) {
            shown.push(helpline);
        }
        if helpline.needs_confirming(today) && !open.iter().any(|other| other.id == helpline.id) {
            open.push(helpline);
        }
    }
    if open.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![
        format!(
            "{} of {} helplines wait to be confirmed: nobody has made sure of their numbers within a year.",
            open.len(),
            shown.len()
        ),
        "Look each up at its address. Then write, in the file of each site that shows it, for example:"
            .to_owned(),
        format!("    [confirmed.{}]", open[0].id),
        "    by = \"Sam Okafor, Hartsmere Borough Council\"".to_owned(),
        format!("    on = \"{today}\""),
        "or confirmed_by and confirmed_on into a file of helplines, and name it with --helplines.".to_owned(),
    ];
    lines.extend(open.iter().map(|helpline| {
        let seen = match helpline.sure_on() {
            Some(on) => format!("last checked on {on}"),
            None => "checked on no known day".to_owned(),
        };
        format!("  {}: {}, {} ({}, {seen})", helpline.id, helpline.name.en, helpline.reach, helpline.source)
    }));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = jiff::civil::date(2026, 11, 22);

    fn refused(text: &str) -> String {
        let error = read_site("sites/x.toml", text, |_| Ok("<svg/>".to_owned()), &[]).expect_err(text);
        format!("{error:#}")
    }

    #[test]
    fn a_wrong_file_is_refused_in_one_sentence_with_the_file_and_the_field() {
        for (text, why) in [
            ("", "sites/x.toml cannot be used: missing field `name`"),
            ("name = 3", "sites/x.toml cannot be used: line 1 (name): "),
            (
                "name = \"A\"\n\n[contact]\nfone = \"1\"",
                "sites/x.toml cannot be used: line 4 (fone): unknown field `fone`",
            ),
            (
                "name = \"A\"\nlanguages = [\"fr\"]",
                "sites/x.toml cannot be used: line 2 (languages): “fr” is none of the languages that there are words for (en, cy); --language ",
            ),
            ("name = \"A\"\nlanguages = [", "sites/x.toml cannot be used: line 2 (languages): "),
            ("name = \"A\"\nhosts = [\"a b\"]", "sites/x.toml cannot be used: hosts: “a b” is not a host"),
            (
                "name = \"A\"\nlogo = \"a.svg\"",
                "sites/x.toml cannot be used: logo: the picture is not a plain SVG",
            ),
            (
                "name = \"A\"\n[colours]\nbrand = \"#0c4a45\"\nlink = \"#aaaaaa\"",
                "sites/x.toml cannot be used: colours.link: links on white",
            ),
        ] {
            let refused = refused(text);
            assert!(refused.starts_with(why), "{refused}");
            assert_eq!(refused.lines().count(), 1, "{refused}");
        }
    }

    #[test]
    fn every_helpline_has_a_source_and_the_words_of_both_languages() {
        let helplines = read_helplines("sites/helplines.toml", HELPLINES).unwrap();
        assert!(helplines.len() >= 25, "{}", helplines.len());
        for helpline in &helplines {
            assert!(helpline.source.starts_with("https://"), "{}", helpline.id);
            assert!(helpline.when.cy.is_some(), "{}", helpline.id);
            assert!(helpline.hours.as_ref().is_none_or(|hours| hours.cy.is_some()), "{}", helpline.id);
            assert!(helpline.when.en.ends_with('.') && !helpline.when.en.contains("  "), "{}", helpline.id);
        }
    }

    #[test]
    fn the_sites_in_the_binary_can_be_used_and_mix_nothing_made_up_with_what_is_real() {
        for demo in [false, true] {
            let sites = read(&[], None, demo).unwrap();
            for site in sites.all() {
                assert!(!site.helplines.is_empty(), "{}", site.name.en);
                assert_eq!(site.demonstration, demo, "{}", site.name.en);
                let own: Vec<&str> = [&site.contact, &site.out_of_hours]
                    .into_iter()
                    .filter_map(|contact| contact.phone.as_deref())
                    .collect();
                for helpline in &site.helplines {
                    assert!(
                        !own.iter().any(|phone| helpline.reach.to_string().contains(phone)),
                        "{}",
                        helpline.id
                    );
                }
            }
        }
    }

    #[test]
    fn what_nobody_has_confirmed_is_listed_with_its_source_and_how_to_confirm_it() {
        let helplines = read_helplines(
            "h",
            r#"
            [[helplines]]
            id = "a"
            name = "Line A"
            call = "0808 2000 247"
            when = "Now."
            source = "https://a.example/"

            [[helplines]]
            id = "b"
            name = "Line B"
            text = "HELLO"
            text_to = "85258"
            when = "Now."
            source = "https://b.example/"
            checked = "2020-04-08"

            [[helplines]]
            id = "c"
            name = "Line C"
            call = "999"
            when = "Now."
            source = "https://c.example/"
            confirmed_by = "Sam"
            confirmed_on = "2026-11-01"
            "#,
        )
        .unwrap();
        let site = |extra: &str| {
            read_site("s", &format!("name = \"A\"\n{extra}"), |_| Ok(String::new()), &helplines).unwrap()
        };
        let lines = to_confirm(&Sites::from(site("")), TODAY).join("\n");
        assert!(lines.starts_with("2 of 3 helplines wait to be confirmed"), "{lines}");
        assert!(
            lines.contains("[confirmed.a]") && lines.contains("confirmed_by and confirmed_on"),
            "{lines}"
        );
        assert!(
            lines.contains("  a: Line A, 0808 2000 247 (https://a.example/, checked on no known day)"),
            "{lines}"
        );
        assert!(
            lines.contains(
                "  b: Line B, text HELLO to 85258 (https://b.example/, last checked on 2020-04-08)"
            ),
            "{lines}"
        );
        assert!(!lines.contains("Line C"), "{lines}");
        let all =
            "[confirmed.a]\nby = \"S\"\non = \"2026-11-20\"\n[confirmed.b]\nby = \"S\"\non = \"2026-11-20\"";
        assert!(to_confirm(&Sites::from(site(all)), TODAY).is_empty());
    }
}
