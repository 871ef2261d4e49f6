//! Makes the table of postcodes:
//! `cargo run --release -p fingerpost-places --example build-postcodes -- CSV OUT "SOURCE"`.
//!
//! CSV is OS Code-Point Open (its files one after the other), or the ONS's ONSPD or NSPL. The crate's
//! README says how to get it.

use std::{env, error::Error, fs, process::ExitCode};

use fingerpost_places::Postcodes;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [csv, out, source] = &arguments[..] else {
        eprintln!(
            "usage: build-postcodes CSV OUT SOURCE   (SOURCE for people: \"OS Code-Point Open 2025.2\")"
        );
        return ExitCode::from(2);
    };
    match build(csv, out, source) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{csv}: {error}");
            ExitCode::from(2)
        }
    }
}

fn build(csv: &str, out: &str, source: &str) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(csv)?;
    let postcodes = Postcodes::from_rows(source, fingerpost_places::postcodes::rows(&text)?)?;
    let packed = postcodes.pack()?;
    let again = Postcodes::unpack(&packed)?;
    if !again.iter().eq(postcodes.iter()) {
        return Err("what was packed is not what was read".into());
    }
    fs::write(out, &packed)?;
    Ok(format!(
        "{} postcodes in {} areas, {} bytes packed, {} in memory",
        postcodes.len(),
        postcodes.areas().len(),
        packed.len(),
        postcodes.size_bytes()
    ))
}
