//! `fingerpost facts`

use std::{
    io::{Read, Write},
    process::ExitCode,
};

use anyhow::{Context, Result};
use fingerpost_facts::read_html;

#[derive(clap::Args)]
pub(crate) struct Options {}

pub(crate) fn run(_: Options) -> Result<ExitCode> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).context("standard input could not be read")?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        anyhow::anyhow!("standard input is not UTF-8 text: byte {} cannot be read", valid + 1)
    })?;
    let (_, facts) = read_html(&text);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for fact in facts {
        serde_json::to_writer(&mut out, &fact).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
