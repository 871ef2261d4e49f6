//! Which words of a word list the search for danger would take for a misspelling. Good words among
//! them belong into `thesaurus/safety/never-corrected.txt`.
//!
//! ```text
//! cargo run --release -p fingerpost-search --example never_corrected -- /usr/share/dict/british-english
//! ```

use std::{env, fs, process::ExitCode};

fn main() -> ExitCode {
    let Some(Ok(words)) = env::args().nth(1).map(fs::read_to_string) else {
        eprintln!("Name a file of words, one a line.");
        return ExitCode::FAILURE;
    };
    let words: Vec<String> = words.lines().map(str::to_lowercase).collect();
    let plain =
        words.iter().map(String::as_str).filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()));
    for word in fingerpost_search::safety::corrected(plain) {
        println!("{word}");
    }
    ExitCode::SUCCESS
}
