//! Makes the table of authorities:
//! `cargo run -p fingerpost-places --example build-authorities -- uk_local_authorities_future.csv OUT`.

use std::{env, error::Error, fs, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [list, out] = &arguments[..] else {
        eprintln!("usage: build-authorities LIST OUT");
        return ExitCode::from(2);
    };
    match build(list, out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{list}: {error}");
            ExitCode::from(2)
        }
    }
}

fn build(list: &str, out: &str) -> Result<(), Box<dyn Error>> {
    let authorities = fingerpost_places::authorities::compact(&fs::read_to_string(list)?)?;
    fs::write(out, authorities.to_csv())?;
    Ok(())
}
