//! `fingerpost reports`

use std::{io::Write, process::ExitCode};

use anyhow::{Context, Result, ensure};
use fingerpost_directory::Viewer;
use fingerpost_store::{Db, Deed, KeptReport, Readers};
use serde_json::json;
use uuid::Uuid;

use crate::Place;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only those about this service
    #[arg(long, value_name = "ID")]
    service: Option<Uuid>,
    /// Those that are done, too
    #[arg(long)]
    all: bool,
    /// Only what may be handed to those who run the service: no worry about how somebody was treated, and nobody's way to
    /// be reached
    #[arg(long)]
    for_provider: bool,
    /// For machines
    #[arg(long)]
    json: bool,
    /// Mark this one as dealt with, and forget how to reach whoever sent it
    #[arg(long, value_name = "NUMBER", requires_all = ["who", "why"], conflicts_with_all = ["service", "all", "for_provider", "json"])]
    done: Option<i64>,
    /// Erase what was written in this one, and how to reach whoever sent it
    #[arg(long, value_name = "NUMBER", requires_all = ["who", "why"], conflicts_with_all = ["service", "all", "for_provider", "json", "done"])]
    erase: Option<i64>,
    /// Who says so
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    /// What was done, or why it is erased
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
}

pub(crate) async fn run(place: &Place, options: Options) -> Result<ExitCode> {
    let db = place.store().await?;
    let told = match (options.done, options.erase) {
        (Some(number), _) => {
            let done = db.finish_report(number, &deed(&options)?).await?;
            ensure!(done, "no open report has the number {number}");
            format!("Report {number} is done.\n")
        }
        (_, Some(number)) => {
            let erased = db.erase_report(number, &deed(&options)?).await?;
            ensure!(erased, "no report of the number {number} has anything in it that is personal");
            format!("What was personal in report {number} is erased.\n")
        }
        (None, None) => list(&db, &options).await?,
    };
    db.close().await;
    std::io::stdout().lock().write_all(told.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn deed(options: &Options) -> Result<Deed> {
    let said = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let (who, why) = said(&options.who).zip(said(&options.why)).context("say who and why")?;
    Ok(Deed { who, why, at: crate::now() })
}

async fn list(db: &Db, options: &Options) -> Result<String> {
    let readers = if options.for_provider { Readers::Provider } else { Readers::Stewards };
    let mut reports = db.reports(readers, options.service).await?;
    reports.retain(|report| options.all || report.done.is_none());
    // A worry about a person does not wait behind a wrong number.
    reports.sort_by_key(|report| (report.done.is_some(), !report.safeguarding, report.number));
    let ids: Vec<Uuid> = reports.iter().map(|report| report.service).collect();
    let services = db.services(&ids).await?;
    let name = |id: Uuid| {
        let service = services.iter().find(|it| it.record.id == id)?.service(Viewer::Staff)?;
        service.name
    };
    if options.json {
        let all: Vec<_> = reports.iter().map(|report| as_json(report, name(report.service))).collect();
        return Ok(serde_json::to_string_pretty(&all)? + "\n");
    }
    if reports.is_empty() {
        return Ok("Nobody says that anything is wrong.\n".to_owned());
    }
    let mut out = String::new();
    for report in &reports {
        out += &as_text(report, name(report.service));
    }
    Ok(out)
}

fn as_text(report: &KeptReport, name: Option<String>) -> String {
    let name = name.as_deref().unwrap_or("a service that is not here");
    let wrong = report.wrong.iter().map(|wrong| wrong.as_str()).collect::<Vec<_>>().join(", ");
    let mut out =
        format!("{:>4}  {}  {name} ({})\n", report.number, report.at.strftime("%Y-%m-%d"), report.service);
    let mut line = |text: &str| out += &format!("      {text}\n");
    if report.safeguarding {
        line("SAFEGUARDING: somebody may have been treated badly. Do not tell those who run the service.");
    }
    if !wrong.is_empty() {
        line(&format!("wrong: {wrong}"));
    }
    for words in report.words.iter().flat_map(|words| words.lines()) {
        line(&format!("> {words}"));
    }
    if let Some(contact) = &report.contact {
        line(&format!("can be reached: {contact}"));
    }
    for (what, deed) in [("erased", &report.erased), ("done", &report.done)] {
        if let Some(Deed { who, why, at }) = deed {
            line(&format!("{what} by {who} on {}: {why}", at.strftime("%Y-%m-%d")));
        }
    }
    out
}

fn as_json(report: &KeptReport, name: Option<String>) -> serde_json::Value {
    let deed = |deed: &Option<Deed>| {
        deed.as_ref().map(|deed| json!({"who": deed.who, "why": deed.why, "at": deed.at}))
    };
    let mut value = json!({
        "number": report.number, "service": report.service, "name": name, "at": report.at,
        "wrong": report.wrong.iter().map(|wrong| wrong.as_str()).collect::<Vec<_>>(), "words": report.words,
        "contact": report.contact, "safeguarding": report.safeguarding, "done": deed(&report.done),
        "erased": deed(&report.erased),
    });
    if let Some(object) = value.as_object_mut() {
        object.retain(|_, value| !value.is_null());
    }
    value
}
