//! `fingerpost check`

use std::{io::Write, process::ExitCode};

use anyhow::Result;

use crate::{Place, store::catch_up};

pub(crate) async fn run(place: &Place) -> Result<ExitCode> {
    let mut out = std::io::stdout();
    let db = place.store().await?;
    let index = place.index()?;
    let counts = db.counts().await?;
    writeln!(
        out,
        "{} services anybody may see, {} drafts, {} organizations.",
        counts.services, counts.drafts, counts.organizations
    )?;
    let mut in_order = true;
    let unresolved = db.unresolved().await?;
    for id in &unresolved {
        in_order = false;
        writeln!(out, "Record {id} is not what its assertions say.")?;
    }
    let behind = catch_up(&db, &index).await?;
    if behind > 0 {
        writeln!(out, "The index is {behind} changes behind; another process is following the store.")?;
    } else {
        for difference in fingerpost_server::differences(&db, &index).await? {
            in_order = false;
            writeln!(out, "{difference}")?;
        }
    }
    if in_order {
        let index = if behind > 0 { "." } else { ", and the index agrees with the store." };
        writeln!(out, "Every record is what its assertions say{index}")?;
    }
    let questions = db.questions().await?;
    if !questions.is_empty() {
        writeln!(out, "Questions for stewards:")?;
        for question in questions {
            writeln!(out, "  {}: {}", question.entity, question.words)?;
        }
    }
    db.close().await;
    Ok(if in_order { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
