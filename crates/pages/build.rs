//! Says plainly what is missing when the styles have not been built: rust-embed would only name a
//! folder.

use std::path::Path;

fn main() {
    let dist = Path::new("../../web/dist");
    println!("cargo::rerun-if-changed={}", dist.display());
    if !dist.join("manifest.json").is_file() {
        println!("cargo::error=web/dist has not been built: run `make web` first");
    }
}
