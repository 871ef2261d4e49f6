//! Puts the files of `thesaurus/` into the program, each by its name.

use std::fmt::Write as _;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../thesaurus").canonicalize()?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = std::fs::read_dir(&folder)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    let mut list = String::from("[");
    for path in files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // A String takes any write.
        let _ = write!(list, "({name:?}, include_str!({:?})),", path.display().to_string());
    }
    std::fs::write(Path::new(&std::env::var("OUT_DIR").unwrap_or_default()).join("thesaurus.rs"), list + "]")
}
