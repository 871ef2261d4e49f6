//! Puts judged phrases to the recognition of danger, and prints what it missed.
//!
//!     cargo run --release -p fingerpost-search --example safety -- PHRASES.tsv
//!
//! Each line is a phrase and, after a tab, `none` or its topics with `|` in between, best first.

use fingerpost_search::safety;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: safety PHRASES.tsv")?;
    let (mut danger, mut recognised, mut first, mut harmless, mut alarms) = (0, 0, 0, 0, 0);
    for line in std::fs::read_to_string(path)?.lines() {
        let Some((phrase, topics)) = line.split_once('\t') else { continue };
        let found = safety::recognise(phrase);
        if topics == "none" {
            harmless += 1;
            if let Some(found) = found {
                alarms += 1;
                println!("false alarm  {phrase:?} {:?}", found.topics);
            }
            continue;
        }
        danger += 1;
        match found {
            None => println!("missed       {phrase:?} {topics}"),
            Some(found) => {
                recognised += 1;
                let told = found.topics.first().map(|topic| topic.as_str());
                first += usize::from(topics.split('|').any(|topic| Some(topic) == told));
            }
        }
    }
    println!(
        "recall {recognised}/{danger}, false alarms {alarms}/{harmless}, right topic first {first}/{recognised}"
    );
    Ok(())
}
