//! `fingerpost validate`

use std::{
    io::{IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context, Result, anyhow};
use fingerpost_harvest::{
    fetch::Address,
    validate::{Bounds, Check, CheckProgress, Looked, Unchecked, check, files},
};
use indicatif::ProgressBar;
use jiff::{civil::Date, tz::TimeZone};
use openreferral::validate::{
    Endpoint, Finding, KnownBy, Report, Severity, Standard, Told, Verdict, Weight, badge,
};
use serde_json::json;

use crate::fetch::everywhere;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// The feed: the address of an API or of its services, a JSON file (compressed or not), or a folder or zip file of an
    /// API's answers, named as the standard's examples are (service_list.json, service_full.json, api_details.json)
    #[arg(value_name = "FILE|FOLDER|URL")]
    feed: PathBuf,
    /// Ask servers of this machine and of private networks too, when the address, or one that it leads on to, is there
    #[arg(long, env = "FINGERPOST_ALLOW_PRIVATE_ADDRESSES", value_parser = clap::builder::BoolishValueParser::new())]
    allow_private_addresses: bool,
    /// Check against this version, whatever the feed says
    #[arg(long, value_name = "VERSION", value_parser = standard)]
    standard: Option<Standard>,
    /// Write the report as JSON
    #[arg(long)]
    json: bool,
    /// End with 1 for warnings too
    #[arg(long)]
    strict: bool,
    /// Write a badge that others can show
    #[arg(long, value_name = "FILE.svg")]
    badge: Option<PathBuf>,
    /// The day by which assurance is judged, when it is not today
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

fn standard(word: &str) -> Result<Standard, String> {
    let all = [Standard::OpenReferralUk3, Standard::OpenReferralUk1, Standard::Hsds3];
    all.into_iter()
        .find(|one| one.word() == word)
        .ok_or_else(|| format!("it is one of {}", all.map(Standard::word).join(", ")))
}

pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let today = options.today.unwrap_or_else(|| crate::now().to_zoned(TimeZone::UTC).date());
    let address = options.feed.to_str().filter(|feed| Address::is_meant(feed));
    let (called, looked) = match address {
        Some(address) => {
            let address = Address::parse(address)?;
            let report = asked(&address, options, today)?;
            (address.to_string(), Looked { report, passed_over: Vec::new() })
        }
        None => (options.feed.display().to_string(), files(&options.feed, options.standard, today)?),
    };
    if let Some(path) = &options.badge {
        std::fs::write(path, badge(&looked.report, today)).with_context(|| path.display().to_string())?;
    }
    if options.json {
        let mut report = looked.report.to_json();
        report["checked"] = json!({"feed": called, "on": today});
        report["passed_over"] = json!(looked.passed_over);
        writeln!(std::io::stdout(), "{report:#}")?;
    } else {
        std::io::stdout().write_all(words(&called, &looked).as_bytes())?;
    }
    Ok(match looked.report.verdict() {
        Verdict::NotValid => ExitCode::from(1),
        Verdict::Warnings if options.strict => ExitCode::from(1),
        Verdict::Warnings | Verdict::Valid => ExitCode::SUCCESS,
    })
}

/// Asks an API.
fn asked(address: &Address, options: &Options, today: Date) -> Result<Report> {
    let want = Check {
        address: address.clone(),
        standard: options.standard,
        today,
        allowed: if options.allow_private_addresses { everywhere() } else { Vec::new() },
        bounds: Bounds::thorough(),
    };
    let bar = std::io::stderr().is_terminal().then(ProgressBar::new_spinner);
    let report = check(&want, &mut |progress| {
        let Some(bar) = &bar else { return };
        bar.set_message(match progress {
            CheckProgress::Asked { endpoint, answers } => {
                format!("{answers} answers, {}", endpoint.address())
            }
            CheckProgress::Waiting { seconds } => format!("waiting {seconds} seconds"),
        });
        bar.tick();
    });
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    report.map_err(|why| match why {
        Unchecked::Private => {
            anyhow!("{address}: {why}; where it is a server of your own, give --allow-private-addresses")
        }
        why => anyhow!("{address}: {why}"),
    })
}

/// The report as people read it.
fn words(feed: &str, looked: &Looked) -> String {
    let Looked { report, passed_over } = looked;
    let mut lines = vec![format!("{feed}: {}", report.headline())];
    lines.push(match &report.known_by {
        KnownBy::Asked => "Checked against the version that --standard names.".to_owned(),
        KnownBy::Root(version) => format!("The version is what its root says: {version}."),
        KnownBy::Names => {
            "Nothing read names the version: it is taken from the names of properties. --standard says another."
                .to_owned()
        }
    });
    let read = report.visited.iter().map(|one| {
        let records = match (one.endpoint, one.there_are) {
            (Endpoint::Root, _) => String::new(),
            (_, Some(all)) => format!(" ({} of {})", one.records, counted(all, "record")),
            (_, None) => format!(" ({})", counted(one.records, "record")),
        };
        format!("{}{records}", one.endpoint.address())
    });
    lines.push(format!("Read: {}.", read.collect::<Vec<_>>().join(", ")));
    if report.visited.iter().any(|one| one.there_are.is_some()) {
        lines.push("Where there are more, those that were read stand for the others.".to_owned());
    }
    if !passed_over.is_empty() {
        lines.push(format!("Passed over, since no endpoint is called so: {}.", passed_over.join(", ")));
    }
    for (severity, title) in [
        (Severity::Fault, "the published schema refuses these, so the feed is not valid"),
        (Severity::Warning, "valid, but readers of the feed trip over these"),
        (Severity::Remark, "worth knowing"),
    ] {
        let these: Vec<&Finding> =
            report.findings.iter().filter(|finding| finding.severity == severity).collect();
        if these.is_empty() {
            continue;
        }
        lines.push(String::new());
        let count = counted(these.len(), severity.word());
        lines.push(format!("{count}: {title}"));
        lines.extend(these.into_iter().flat_map(|finding| said(report, finding)));
    }
    if report.untold > 0 {
        lines.push(format!("… and {} more, of other kinds.", report.untold));
    }
    let quality = &report.quality;
    if quality.services > 0 {
        lines.push(String::new());
        lines.push(format!(
            "Quality {}%, the mean of these shares of {}:",
            quality.total(),
            counted(quality.services, "service")
        ));
        lines.extend(Told::ALL.map(|told| format!("  {:>3}% {}", quality.percent(told), told.says())));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn said(report: &Report, finding: &Finding) -> Vec<String> {
    let place = if finding.place.is_empty() { String::new() } else { format!("{} ", finding.place) };
    let whole =
        report.visited.iter().find(|one| one.endpoint == finding.endpoint).map_or(0, |one| one.records);
    let often = match finding.records {
        records if records > 1 && whole >= records => format!(" ({records} of {whole} records)"),
        1 if finding.count == 1 => String::new(),
        records => format!(" ({} times in {})", finding.count, counted(records, "record")),
    };
    let why = match finding.endpoint.weight(report.standard) {
        Weight::Beyond => " This version does not have that endpoint.",
        Weight::Optional if finding.severity == Severity::Warning => {
            " The endpoint need not be there, so this only warns."
        }
        _ => "",
    };
    // A file by itself need not be named on every line.
    let answer = match finding.endpoint {
        Endpoint::File => String::new(),
        endpoint => format!("{}: ", endpoint.address()),
    };
    let mut lines = vec![
        format!("  {answer}{place}{}{often}", finding.problem.says()),
        format!("      {}{why}", finding.problem.advice()),
    ];
    lines.extend(finding.examples.iter().map(|example| {
        let name = example.name.as_ref().map(|name| format!(" “{}”", plain(name))).unwrap_or_default();
        let value = example.value.as_ref().map(|value| format!(": {}", plain(value))).unwrap_or_default();
        let at = if example.at.is_empty() { String::new() } else { format!(" at {}", plain(&example.at)) };
        format!("      - {}{name}{at}{value}", plain(&example.record))
    }));
    lines
}

/// Text of a stranger's that a terminal shows, and does not obey.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
