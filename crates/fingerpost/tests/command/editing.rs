//! Tables that come in by a mapping, workbooks that go out and come back edited, and text on standard input.

use std::{
    fs::File,
    io::{Read, Write},
    path::Path,
    process::Stdio,
};

use serde_json::{Value, json};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::runs::{Data, Ran};

/// Changes a word of the sheet of services, as a person would: its hidden twin stays as it was.
fn edit(book: &Path, edited: &Path, word: &str, becomes: &str) {
    let mut parts = ZipArchive::new(File::open(book).expect("a workbook")).expect("a workbook");
    let mut written = ZipWriter::new(File::create(edited).expect("a file"));
    for at in 0..parts.len() {
        let mut part = parts.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("read");
        if name == "xl/worksheets/sheet2.xml" {
            let sheet = String::from_utf8(bytes).expect("XML");
            assert!(sheet.contains(word), "the sheet of services says {word}");
            bytes = sheet.replace(word, becomes).into_bytes();
        }
        written.start_file(name, SimpleFileOptions::default()).expect("a part");
        written.write_all(&bytes).expect("written");
    }
    written.finish().expect("saved");
}

#[test]
fn a_workbook_goes_out_is_edited_and_comes_back_and_only_what_is_accepted_counts() {
    let data = Data::new();
    let told = |name: &str| json!([{"id": "1", "name": name, "email": "a@b.example"}]).to_string();
    let feed = data.feed("feed.json", told("Tea"));
    data.import(&feed).ended(0);
    let (book, edited) = (data.path("book.xlsx"), data.path("edited.xlsx"));
    let (out, came_back) = (book.to_string_lossy(), edited.to_string_lossy());
    let run = |arguments: &[&str]| data.run(arguments);
    let found = |words: &str| {
        let found = run(&["search", words, "--json"]).ended(0).out;
        serde_json::from_str::<Value>(&found).expect("JSON")["total"].as_u64()
    };

    run(&["export", "--format", "xlsx", &out]).ended(0);
    let again = run(&["export", "--format", "xlsx", &out]).ended(2);
    assert!(again.err.contains("is there already"), "{}", again.err);
    assert!(run(&["import", &out]).ended(0).out.contains("nothing to apply"), "nothing was edited");

    edit(&book, &edited, ">Tea<", ">Samovar<");
    let shown = run(&["import", &came_back]).ended(0).out;
    for part in ["name", "Tea", "Samovar", "test"] {
        assert!(shown.contains(part), "{part} is shown: {shown}");
    }
    assert_eq!(found("samovar"), Some(0), "nothing is applied unasked");
    let wrong = run(&["import", &came_back, "--accept", "7"]).ended(2);
    assert!(wrong.err.contains("no change 7"), "{}", wrong.err);
    let taken = run(&["import", &came_back, "--accept", "all", "--source", "test"]).ended(2);
    assert!(taken.err.contains("another name"), "a feed's name is not taken: {}", taken.err);
    run(&["import", &came_back, "--accept", "1", "--who", "Ann"]).ended(0);
    assert_eq!(found("samovar"), Some(1));

    data.import(&feed).ended(0);
    assert_eq!(found("samovar"), Some(1), "a feed that says what it said before undoes nothing");
    data.import(&data.feed("later.json", told("Coffee"))).ended(0);
    assert_eq!((found("samovar"), found("coffee")), (Some(0), Some(1)), "what it says newly counts");
    run(&["check"]).ended(0);
}

#[test]
fn each_form_of_the_standard_is_exported_and_only_what_anybody_may_see() {
    let data = Data::new();
    let feed = json!([{"id": "1", "name": "Tea"}, {"id": "2", "name": "Panel", "visibility": "staff"}]);
    data.import(&data.feed("feed.json", feed.to_string())).ended(0);
    for form in ["oruk3", "oruk1", "hsds", "csv"] {
        let file = data.path(&format!("{form}.out"));
        let ran = data.run(&["export", "--format", form, &file.to_string_lossy()]).ended(0);
        assert!(ran.out.contains("1 services"), "{form}: {}", ran.out);
        if form != "csv" {
            let records: Value =
                serde_json::from_slice(&std::fs::read(&file).expect("a file")).expect("JSON");
            assert_eq!(
                (records.as_array().map(Vec::len), &records[0]["name"]),
                (Some(1), &json!("Tea")),
                "{form}"
            );
        }
    }
    let staff = data.run(&["export", "--format", "oruk3", "x.json", "--viewer", "staff"]).ended(2);
    assert!(staff.err.contains("anybody may see"), "{}", staff.err);
}

#[test]
fn a_table_is_proposed_a_mapping_and_comes_in_with_it() {
    let data = Data::new();
    let table = data.feed(
        "clubs.csv",
        "Service Name;Phone;Opening\nTea room;01632 960001;Mon-Fri 9-5\n;01632 960002;\nSinging;;Tuesday 7pm\n",
    );
    let table = table.to_string_lossy();
    let unasked = data.run(&["import", &table, "--source", "clubs"]).ended(2);
    assert!(unasked.err.contains("--dry-run proposes a mapping"), "{}", unasked.err);

    let proposed = data.run(&["import", &table, "--source", "clubs", "--dry-run"]).ended(0).out;
    let mapping = data.feed("mapping.toml", &proposed);
    let with = |extra: &[&str]| {
        let mapping = mapping.to_string_lossy();
        let arguments = ["import", &table, "--source", "clubs", "--mapping", &mapping];
        data.run(&[&arguments, extra].concat())
    };
    let would = with(&["--dry-run"]).ended(1).out;
    assert!(would.contains("nothing was kept") && would.contains("services      2 created"), "{would}");
    let ran = with(&[]).ended(1);
    assert!(ran.out.contains("services      2 created"), "{ran:?}");
    assert!(ran.out.contains("clubs.csv, row 3: left out"), "the row without a name is held back: {ran:?}");
    let found = data.run(&["search", "singing", "--json"]).ended(0);
    assert!(found.out.contains("Singing"), "{}", found.out);

    let broken = data.feed("broken.toml", proposed.replace("Service Name", "Service"));
    let broken = broken.to_string_lossy();
    let refused = data.run(&["import", &table, "--source", "clubs", "--mapping", &broken]).ended(2);
    assert!(refused.err.contains("Service") && refused.err.lines().count() == 1, "{}", refused.err);
}

#[test]
fn facts_are_read_from_standard_input_one_json_object_a_line() {
    let text = "<p>Caf\u{e9} for <b>over 60s</b>, every Tuesday 10am to 12pm. Free.</p>";
    let mut running = Data::new()
        .command(&["facts"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    running.stdin.take().expect("its input").write_all(text.as_bytes()).expect("written");
    let ran = Ran::from(running.wait_with_output().expect("it ends")).ended(0);
    let facts: Vec<Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    let cleaned: Vec<char> = "Caf\u{e9} for over 60s, every Tuesday 10am to 12pm. Free.".chars().collect();
    let kinds: Vec<&str> = facts.iter().filter_map(|fact| fact["kind"].as_str()).collect();
    assert_eq!(kinds, ["age", "days", "hours", "cost"]);
    for fact in &facts {
        let at = |name: &str| fact[name].as_u64().expect("a place") as usize;
        let quoted: String = cleaned[at("start")..at("end")].iter().collect();
        assert_eq!(fact["quote"], quoted, "the words stand where it says");
    }
    assert_eq!(facts[2]["value"], json!({"opens": "10:00", "closes": "12:00"}));
}

#[test]
fn terms_are_suggested_with_the_words_that_made_them_and_given_only_when_they_are_adopted() {
    let data = Data::new();
    let feed = json!([
        {"id": "1", "name": "Carers' lunch", "description": "<p>For carers. Some come with dementia, and a dementia nurse helps.</p>",
            "service_taxonomys": [{"id": "t", "taxonomy": {"id": "topics:c", "name": "Carers", "vocabulary": "Topics"}}]},
        {"id": "2", "name": "Chess"},
    ]);
    let feed = data.feed("feed.json", feed.to_string());
    data.import(&feed).ended(0);
    let terms = data.feed("terms.csv", "id,name,vocabulary\nc,Carers,Topics\nd,Dementia,Topics\n");
    let run = |arguments: &[&str]| data.run(arguments);
    run(&["taxonomy"]).ended(2);
    run(&["taxonomy", &terms.to_string_lossy(), "--source", "topics"]).ended(0);
    let found = run(&["search", "carers", "--json"]).ended(0).out;
    let found: Value = serde_json::from_str(&found).expect("JSON");
    let id = found["results"][0]["id"].as_str().expect("an id");

    let suggested = run(&["taxonomy", "suggest", id, "--json"]).ended(0).out;
    let suggested: Vec<Value> =
        suggested.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let names: Vec<_> = suggested.iter().map(|term| term["name"].as_str().expect("a name")).collect();
    assert_eq!(names, ["Dementia"], "what it carries is not suggested: {suggested:?}");
    assert_eq!(suggested[0]["because"][0]["words"], "dementia");
    assert_eq!(suggested[0]["taxonomy"], "Topics");
    let plain = run(&["taxonomy", "suggest", id]).ended(0).out;
    assert!(plain.starts_with("Dementia (Topics ") && plain.contains("“dementia”"), "{plain}");
    run(&["taxonomy", "suggest", id, "--taxonomy", "Others"]).ended(2);

    let book = data.path("book.xlsx");
    run(&["export", "--format", "xlsx", &book.to_string_lossy()]).ended(0);
    let mut parts = ZipArchive::new(File::open(&book).expect("a workbook")).expect("a workbook");
    let mut sheet = String::new();
    let mut part = parts.by_name("xl/worksheets/sheet2.xml").expect("the sheet of services");
    part.read_to_string(&mut sheet).expect("XML");
    assert!(sheet.contains("Dementia (“dementia”, Topics)"), "{sheet}");
    assert!(run(&["import", &book.to_string_lossy()]).ended(0).out.contains("nothing to apply"));
    let service = run(&["taxonomy", "suggest", id]).ended(0).out;
    assert_eq!(service, plain, "nothing was written");

    let unknown = run(&["taxonomy", "suggest", id, "--adopt", "Juggling"]).ended(2);
    assert!(unknown.err.contains("there is no term “Juggling”"), "{}", unknown.err);
    let adopted = run(&["taxonomy", "suggest", id, "--adopt", "all", "--who", "Ann"]).ended(0).out;
    assert_eq!(adopted, "Carers' lunch carries Dementia now.\n");
    assert_eq!(run(&["taxonomy", "suggest", id]).ended(0).out, "", "what it carries is not suggested");
    assert!(run(&["taxonomy", "suggest", id, "--adopt", "d"]).ended(0).out.contains("already"));
    data.import(&feed).ended(0);
    let found = run(&["search", "dementia", "--json"]).ended(0).out;
    let found: Value = serde_json::from_str(&found).expect("JSON");
    assert_eq!(found["total"], 1, "its feed undoes nothing");
}
