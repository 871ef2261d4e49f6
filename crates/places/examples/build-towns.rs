//! Makes the table of towns:
//! `cargo run --release -p fingerpost-places --example build-towns -- cities500.txt OUT`.

use std::{env, error::Error, fs, process::ExitCode};

use fingerpost_places::{Authorities, Postcodes, Towns, towns};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [list, out] = &arguments[..] else {
        eprintln!("usage: build-towns LIST OUT");
        return ExitCode::from(2);
    };
    match build(list, out) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{list}: {error}");
            ExitCode::from(2)
        }
    }
}

fn build(list: &str, out: &str) -> Result<String, Box<dyn Error>> {
    let table = towns::compact(&fs::read_to_string(list)?, Postcodes::bundled())?;
    let count = Towns::parse(&table, Authorities::bundled())?.len();
    fs::write(out, &table)?;
    Ok(format!("{count} towns, {} bytes", table.len()))
}
