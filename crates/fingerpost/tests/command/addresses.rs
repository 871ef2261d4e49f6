//! Importing from an address, as an operator does it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::Stdio,
    thread,
};

use serde_json::Value;

use crate::{
    runs::{Data, Ran},
    serving::Server,
};

impl Data {
    fn import_from(&self, address: &str, more: &[&str]) -> Ran {
        let arguments =
            [&["import", address, "--source", "copy", "--allow-private-addresses"], more].concat();
        self.run(&arguments)
    }

    /// What is kept of feeds.
    fn kept(&self) -> Vec<PathBuf> {
        let folders = std::fs::read_dir(self.path("data/feeds")).into_iter().flatten().flatten();
        let files =
            folders.flat_map(|folder| std::fs::read_dir(folder.path()).into_iter().flatten().flatten());
        files.map(|file| file.path()).collect()
    }
}

/// All services that a server has, as everybody sees them, without what each directory says for itself.
fn services(server: &Server) -> Vec<Value> {
    let answer = server.get("/openreferral/v3/services?full=true&format=ndjson");
    let mut services: Vec<Value> = answer
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).expect("a service"))
        .collect();
    for service in &mut services {
        service.as_object_mut().expect("an object").shift_remove("last_modified");
    }
    services.sort_by_key(|service| service["id"].to_string());
    services
}

#[test]
fn one_directory_is_copied_to_another_and_stays_in_step() {
    let data = Data::new();
    let first = Server::start(&data, &["--demo", "--per-minute", "0"]);
    first.get_with("/readyz", "200 OK");
    let copy = Data::new();
    let address = format!("http://{}/openreferral/v3", first.address);

    let dry = copy.import_from(&address, &["--dry-run"]).ended(0);
    assert!(dry.out.contains("It is an API of HSDS-UK-3.0."), "{}", dry.out);
    assert!(dry.out.contains("nothing was kept") && copy.kept().is_empty(), "{}", dry.out);

    let ran = copy.import_from(&address, &[]).ended(0);
    let told = services(&first);
    assert!(ran.out.contains(&format!("services      {} created, 0 updated", told.len())), "{}", ran.out);
    let second = Server::start(&copy, &[]);
    second.get_with("/readyz", "200 OK");
    let copied = services(&second);
    assert_eq!(copied.len(), told.len());
    for (copied, told) in copied.iter().zip(&told) {
        assert_eq!(copied, told);
    }

    let again = copy.import_from(&address, &[]).ended(0);
    assert!(again.out.contains(&format!("0 created, 0 updated, {} unchanged", told.len())), "{}", again.out);
    assert!(!again.out.contains("No longer in the feed"), "{}", again.out);
}

#[test]
fn what_is_inside_the_network_is_not_asked_unless_that_is_wanted() {
    let data = Data::new();
    let ran = data.run(&["import", "http://127.0.0.1:9/services", "--source", "a"]).ended(2);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(ran.err.contains("127.0.0.1") && ran.err.contains("--allow-private-addresses"), "{}", ran.err);
    let ran = data.run(&["import", "ftp://a.example/feed", "--source", "a"]).ended(2);
    assert!(ran.err.contains("begins with https:// or http://"), "{}", ran.err);
    let ran = data.run(&["import", "http://127.0.0.1:9/services", "--source", " "]).ended(2);
    assert!(ran.err.contains("--source needs a name"), "{}", ran.err);
    let ran = data.run(&["import", "http://127.0.0.1:9/x", "--source", "a", "--accept", "all"]).ended(2);
    assert!(ran.err.contains("--accept is for workbooks"), "{}", ran.err);
}

/// Answers each question with the next of these, and then no more.
fn site(answers: Vec<String>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    thread::spawn(move || {
        for (answer, connection) in answers.into_iter().zip(listener.incoming().flatten()) {
            let mut connection: TcpStream = connection;
            let lines = BufReader::new(&connection).lines().map_while(Result::ok);
            lines.take_while(|line| !line.is_empty()).for_each(drop);
            let _ = connection.write_all(answer.as_bytes());
        }
        // Whoever still asks waits.
        thread::park();
        drop(listener);
    });
    address
}

fn answer(kind: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

#[test]
fn tables_at_an_address_are_imported_with_a_mapping() {
    let data = Data::new();
    let table = answer("text/csv", "id,title\n1,Tea\n2,Chess\n");
    let address = format!(
        "http://me:secret@{}/tables/clubs.csv?key=secret",
        site(vec![table.clone(), table.clone(), table])
    );
    let ran = data.import_from(&address, &[]).ended(2);
    assert!(ran.err.contains("is tables") && !ran.err.contains("secret"), "{}", ran.err);
    let proposed = data.import_from(&address, &["--dry-run"]).ended(0);
    assert!(proposed.out.contains("title"), "{}", proposed.out);
    let mapping =
        data.feed("mapping.toml", "services = 'clubs'\n[tables.clubs.columns]\nid = 'id'\nname = 'title'\n");
    let ran = data.import_from(&address, &["--mapping", &mapping.to_string_lossy()]).ended(0);
    assert!(ran.out.contains("services      2 created"), "{}", ran.out);
    assert!(data.kept().is_empty(), "{:?}", data.kept());
}

#[test]
fn what_is_no_feed_is_said_in_one_sentence_and_asked_for_anew_the_next_time() {
    let data = Data::new();
    let page = answer("text/html", "<!DOCTYPE html><html><body>Sorry</body></html>");
    let words = answer("application/json", r#"[{"title": "no service"}]"#);
    let feed = answer("application/json", r#"[{"id": "1", "name": "Tea"}]"#);
    let address = format!("http://{}/feed.json", site(vec![page, words, feed]));
    for says in ["a web page (HTML), not a feed", "not a list of services"] {
        let ran = data.import_from(&address, &[]).ended(2);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        assert!(ran.err.contains(says) && ran.err.contains(&address), "{}", ran.err);
    }
    assert!(data.import_from(&address, &[]).ended(0).out.contains("services      1 created"));
}

#[test]
fn who_stops_an_import_finds_it_where_it_was() {
    let data = Data::new();
    let page = r#"{"total_items": 2, "total_pages": 2, "last_page": false, "contents": [{"id": "1", "name": "Tea"}]}"#;
    let root = answer("application/json", r#"{"version": "HSDS-UK-3.0", "profile": "https://p.example"}"#);
    // The second page never comes.
    let address = site(vec![root, answer("application/json", page)]);
    let mut child = data
        .command(&["import", &format!("http://{address}/"), "--source", "copy", "--allow-private-addresses"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let out = BufReader::new(child.stdout.take().expect("its output"));
    let line = out.lines().map_while(Result::ok).find(|line| line.starts_with("Listed"));
    assert_eq!(line.as_deref(), Some("Listed 1 of 2 services (1 pages)."));
    let asked = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(asked.is_ok_and(|status| status.success()));
    assert_eq!(child.wait().expect("it ends").code(), Some(2));
    let mut said = String::new();
    child.stderr.take().expect("its errors").read_to_string(&mut said).expect("text");
    assert!(said.contains("stopped; the same command goes on from here"), "{said}");
    assert!(data.kept().iter().any(|path| path.ends_with("progress.ndjson")), "{:?}", data.kept());
}
