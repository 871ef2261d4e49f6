//! Feeds good, bad and hostile.

use std::{fs::File, io::Write, path::Path};

use fingerpost_store::testing::shared;
use flate2::{Compression, write::GzEncoder};
use serde_json::{Value, json};

use crate::runs::{Data, services};

#[test]
fn a_real_citys_feed_comes_in_whole_and_the_second_time_nothing_is_written() {
    let Some(feed) = shared("feeds/bristol-oruk-v1-services-2024-12-18.json") else { return };
    let data = Data::new();
    let dry = data.run(&["import", &feed.to_string_lossy(), "--source", "test", "--dry-run"]).ended(0);
    assert!(dry.out.contains("819 created, 0 updated, 0 unchanged") && dry.out.contains("nothing was kept"));
    assert!(data.run(&["check"]).ended(0).out.starts_with("0 services anybody may see, 0 drafts"));

    let first = data.import(&feed).ended(0);
    assert!(first.out.contains("services      819 created, 0 updated, 0 unchanged"), "{}", first.out);
    assert!(first.out.contains("221 × service.email: blank, left out"), "{}", first.out);
    assert!(first.out.contains("def5ccd4-f121-df4d-60d2-4dc0d69ff555): it has no name: kept as a draft"));
    assert!(
        first.out.contains(
            "(2af617e5-4532-bebe-1036-ffdf2e93ce55): “Yoga for Fitness & Relaxation” shares its id"
        )
    );
    let checked = data.run(&["check"]).ended(0).out;
    assert!(checked.starts_with("818 services anybody may see, 1 drafts, 594 organizations."), "{checked}");
    assert_eq!(checked.matches("2af617e5-4532-bebe-1036-ffdf2e93ce55").count(), 1, "its steward is asked");

    let store = std::fs::read(data.path("data/fingerpost.sqlite")).expect("the store");
    let again = data.import(&feed).ended(0);
    assert!(again.out.contains("services      0 created, 0 updated, 819 unchanged"), "{}", again.out);
    assert!(again.out.contains("organizations 0 created, 0 updated, 594 unchanged"), "{}", again.out);
    assert!(
        std::fs::read(data.path("data/fingerpost.sqlite")).expect("the store") == store,
        "nothing is written"
    );
}

#[test]
fn a_small_feed_is_told_record_by_record() {
    let data = Data::new();
    let feed = json!([
        {"id": "1", "name": "Tea", "status": "active", "email": ""},
        {"id": "1", "name": "Coffee"},
        {"id": "1", "name": "Coffee"},
        {"id": "2", "name": ""},
        {"name": "Milk"},
        {"id": "", "name": null},
        "a word",
    ]);
    let ran = data.import(&data.feed("feed.json", feed.to_string())).ended(1);
    assert!(ran.out.contains("services      4 created"), "{}", ran.out);
    assert!(ran.out.contains("1 records were said twice"), "{}", ran.out);
    assert!(ran.out.contains("record 2 (1): “Coffee” shares its id"), "{}", ran.out);
    assert!(ran.out.contains("record 4 (2): it has no name"), "{}", ran.out);
    assert!(ran.out.contains("record 6: left out: it has neither an id nor a name"), "{}", ran.out);
    assert!(ran.out.contains("record 7: left out: it is text, not an object"), "{}", ran.out);
    let found = data.run(&["search", "coffee", "--json"]).ended(0);
    let found: Value = serde_json::from_str(&found.out).expect("JSON");
    assert_eq!((&found["total"], &found["results"][0]["name"]), (&json!(1), &json!("Coffee")));
    assert_eq!(found["results"][0]["reasons"][0], json!({"part": "name", "words": ["Coffee"]}));
}

#[test]
fn what_changes_is_updated_and_what_vanishes_is_kept_and_asked_about() {
    let data = Data::new();
    let both = json!([{"id": "1", "name": "Tea"}, {"id": "2", "name": "Coffee"}]);
    data.import(&data.feed("feed.json", both.to_string())).ended(0);
    let later = json!([{"id": "1", "name": "Green tea"}]);
    let ran = data.import(&data.feed("feed.json", later.to_string())).ended(0);
    assert!(ran.out.contains("0 created, 1 updated, 0 unchanged"), "{}", ran.out);
    assert!(ran.out.contains("No longer in the feed: 1"), "{}", ran.out);
    let checked = data.run(&["check"]).ended(0).out;
    assert!(checked.starts_with("2 services") && checked.contains("test no longer lists this"), "{checked}");
    assert!(data.run(&["search", "green"]).ended(0).out.contains("Green tea"));
}

#[test]
fn a_folder_and_a_compressed_file_are_feeds_too() {
    let data = Data::new();
    let folder = data.path("folder");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("a.json"), json!([{"id": "1", "name": "Tea"}]).to_string()).expect("written");
    let mut packed =
        GzEncoder::new(File::create(folder.join("b.json.gz")).expect("a file"), Compression::default());
    packed.write_all(services(10).as_bytes()).expect("packed");
    packed.finish().expect("packed");
    std::fs::write(folder.join("notes.txt"), "not a feed").expect("written");
    let ran = data.import(&folder).ended(0);
    assert!(ran.out.contains("services      11 created"), "{}", ran.out);
}

/// Runs an import that must be refused: one sentence, nothing changed, little memory.
fn refused(data: &Data, feed: &Path, says: &str) {
    // The limit is on the address space: what must stay under 300 MB is less than this.
    let shell = format!("ulimit -v {}; exec \"$0\" \"$@\"", 1024 * 1024);
    let import = data.command(&["import", &feed.to_string_lossy(), "--source", "test"]);
    let output = std::process::Command::new("sh")
        .args(["-c", &shell])
        .arg(import.get_program())
        .args(import.get_args())
        .output()
        .expect("it runs");
    let ran = crate::runs::Ran::from(output).ended(2);
    assert_eq!(ran.err.lines().count(), 1, "one sentence: {}", ran.err);
    assert!(ran.err.contains(says), "{} should say {says}", ran.err);
    assert!(ran.out.is_empty(), "{}", ran.out);
    assert!(data.run(&["check"]).ended(0).out.starts_with("1 services anybody may see, 0 drafts, 0 org"));
}

#[test]
fn a_feed_that_is_no_feed_gets_one_clear_sentence_and_changes_nothing() {
    let data = Data::new();
    data.import(&data.feed("good.json", json!([{"id": "1", "name": "Tea"}]).to_string())).ended(0);

    let page = "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>";
    refused(&data, &data.feed("page.json", page), "a web page (HTML), not a feed");
    let whole = services(2000);
    refused(&data, &data.feed("half.json", &whole[..whole.len() / 2]), "breaks off in the middle");
    refused(
        &data,
        &data.feed("latin.json", b"[{\"id\":\"9\",\"name\":\"Caf\xE9\"}]"),
        "not UTF-8 (in record 1)",
    );
    let wide: Vec<u8> = "[{\"id\":\"9\"}]".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(&data, &data.feed("wide.json", [vec![0xFF, 0xFE], wide].concat()), "UTF-16");
    let deep =
        format!("[{{\"id\":\"9\",\"name\":\"Deep\",\"x\":{}{}}}]", "[".repeat(10_000), "]".repeat(10_000));
    refused(&data, &data.feed("deep.json", deep), "nested more than 64 deep (in record 1)");
    refused(&data, &data.feed("empty.json", ""), "empty");
    refused(&data, &data.feed("other.json", "[1,2,3]"), "not a list of services");
    refused(&data, &data.feed("error.json", r#"{"error":"no key"}"#), "holds no list of services");
    refused(&data, &data.path("nowhere.json"), "No such file");
    std::fs::create_dir(data.path("bare")).expect("a folder");
    refused(&data, &data.path("bare"), "holds no .json");
}

#[test]
fn endless_brackets_and_bombs_are_refused_without_filling_the_memory() {
    let data = Data::new();
    data.import(&data.feed("good.json", json!([{"id": "1", "name": "Tea"}]).to_string())).ended(0);
    let packed = |name: &str, begin: &[u8], fill: u8, mebibytes: usize| {
        let path = data.path(name);
        let mut packed = GzEncoder::new(File::create(&path).expect("a file"), Compression::best());
        packed.write_all(begin).expect("packed");
        for _ in 0..mebibytes {
            packed.write_all(&vec![fill; 1 << 20]).expect("packed");
        }
        packed.finish().expect("packed");
        path
    };
    // Two gibibytes, uncompressed, of which the file system keeps next to nothing.
    let hole = data.path("hole.json");
    let file = File::create(&hole).expect("a file");
    (&file).write_all(&vec![b'['; 1 << 20]).expect("written");
    file.set_len(2 << 30).expect("made longer");
    refused(&data, &hole, "nested more than 64 deep");
    refused(&data, &packed("brackets.json.gz", b"", b'[', 100), "nested more than 64 deep");
    refused(&data, &packed("string.json.gz", b"[{\"id\":\"", b'a', 100), "longer than 1048576 bytes");
    refused(&data, &packed("spaces.json.gz", b"[", b' ', 100), "unpacks to far more than a feed would");
    let broken = data.path("broken.json.gz");
    let whole = std::fs::read(packed("whole.json.gz", b"[", b'1', 1)).expect("packed");
    std::fs::write(&broken, &whole[..whole.len() / 2]).expect("written");
    refused(&data, &broken, "breaks off in the middle");
}

#[test]
fn words_that_find_nothing_and_options_that_make_no_sense_are_answered() {
    let data = Data::new();
    data.import(&data.feed("good.json", json!([{"id": "1", "name": "Tea"}]).to_string())).ended(0);
    assert!(data.run(&["search", "zzqxv"]).ended(0).out.contains("Nothing matches “zzqxv”"));
    assert!(data.run(&["search", "tea", "--page", "7"]).ended(0).out.contains("page 7 is past the last"));
    data.run(&["search", "tea", "--page", "0"]).ended(2);
    let feed = data.path("good.json").to_string_lossy().into_owned();
    assert!(data.run(&["import", &feed, "--source", " "]).ended(2).err.contains("--source needs a name"));
}
