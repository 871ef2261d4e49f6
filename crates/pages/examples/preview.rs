//! Renders every page to a folder (by default `/tmp/preview`), to be looked at in a browser:
//!
//! ```text
//! cargo run -p fingerpost-pages --example preview
//! python3 -m http.server --bind 127.0.0.1 --directory /tmp/preview 8801
//! ```

#[path = "../tests/pages/support/mod.rs"]
mod support;

use std::{fs, io, path::PathBuf};

use fingerpost_pages::{Language, asset};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "/tmp/preview".to_owned()));
    fs::create_dir_all(folder.join("assets"))?;
    for language in Language::BUNDLED {
        for (name, html) in support::pages(language) {
            for path in html.split("/assets/").skip(1).filter_map(|rest| rest.split('"').next()) {
                let asset = asset(path).ok_or_else(|| io::Error::other(format!("no asset {path}")))?;
                fs::write(folder.join("assets").join(path), asset.bytes)?;
            }
            fs::write(folder.join(format!("{name}.{}.html", language.code())), html)?;
        }
    }
    Ok(())
}
