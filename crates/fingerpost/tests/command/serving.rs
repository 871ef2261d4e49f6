//! The server as an operator starts and stops it.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
};

use serde_json::json;

use crate::runs::Data;

pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    pub(crate) fn start(data: &Data, arguments: &[&str]) -> Self {
        let arguments = [&["serve", "--listen", "127.0.0.1:0"], arguments].concat();
        Self::run(&mut data.command(&arguments))
    }

    /// The same, with its log in a file.
    pub(crate) fn start_logging(data: &Data, level: &str, log: &Path) -> Self {
        let mut command = data.command(&["serve", "--listen", "127.0.0.1:0"]);
        Self::run(command.env("FINGERPOST_LOG", level).stderr(File::create(log).expect("a log")))
    }

    /// Stops it as an operator does, and waits for it.
    pub(crate) fn stop(mut self) {
        let process = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &process]).status().expect("asked to stop");
        assert!(self.child.wait().expect("it ends").success());
    }

    fn run(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("it runs");
        let out = BufReader::new(child.stdout.take().expect("its output"));
        let address = out
            .lines()
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once("http://")?.1.to_owned()))
            .expect("an address");
        Self { child, address }
    }

    pub(crate) fn get(&self, path: &str) -> String {
        self.get_of(&self.address, path)
    }

    /// Sends a form.
    pub(crate) fn post(&self, path: &str, form: &str) -> String {
        let mut connection = TcpStream::connect(&self.address).expect("a connection");
        let (host, length) = (&self.address, form.len());
        write!(
            connection,
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n{form}"
        )
        .expect("sent");
        let mut answer = String::new();
        connection.read_to_string(&mut answer).expect("an answer");
        answer
    }

    fn get_of(&self, host: &str, path: &str) -> String {
        let mut connection = TcpStream::connect(&self.address).expect("a connection");
        write!(connection, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .expect("asked");
        let mut answer = String::new();
        connection.read_to_string(&mut answer).expect("an answer");
        answer
    }

    /// Asks until the answer has the words: the index follows the store by itself.
    pub(crate) fn get_with(&self, path: &str, words: &str) -> String {
        loop {
            let answer = self.get(path);
            if answer.contains(words) {
                return answer;
            }
            std::thread::yield_now();
        }
    }
}

#[test]
fn what_is_imported_while_the_server_runs_is_found_and_a_kill_loses_nothing() {
    let data = Data::new();
    let server = Server::start(&data, &[]);
    assert!(server.get("/").starts_with("HTTP/1.1 200"), "an empty directory has a home page");
    data.import(&data.feed("feed.json", json!([{"id": "1", "name": "Tea"}]).to_string())).ended(0);
    let found = server.get_with("/api/search?q=tea", "\"total\":1");
    assert!(found.contains("\"Tea\""));
    let behind = data.run(&["search", "tea"]).ended(0);
    assert!(behind.out.contains("Tea"), "another process reads what the server committed");
    drop(server);
    let server = Server::start(&data, &[]);
    server.get_with("/readyz", "200 OK");
    assert!(server.get("/search?q=tea").contains("Tea"));
}

#[test]
fn a_second_server_on_the_same_data_answers_too() {
    let data = Data::new();
    let first = Server::start(&data, &["--demo"]);
    let second = Server::start(&data, &[]);
    for server in [&first, &second] {
        server.get_with("/readyz", "200 OK");
        assert!(server.get("/search?q=food").contains("/services/"));
    }
    assert!(first.get("/").contains("Hartsmere") && !second.get("/").contains("Hartsmere"));
}

#[test]
fn several_sites_show_one_directory_and_a_wrong_one_is_refused_in_a_sentence() {
    let data = Data::new();
    let one = data.feed("one.toml", "name = \"Site One\"\nhosts = [\"one.example\"]\n");
    let two = data.feed("two.toml", "name = \"Site Two\"\nhosts = [\"two.example\"]\n");
    let (one, two) = (one.display().to_string(), two.display().to_string());
    let server = Server::start(&data, &["--site", &one, "--site", &two]);
    assert!(server.get("/").contains("Site One"), "the first answers a host that nobody names");
    assert!(server.get_of("two.example:80", "/").contains("Site Two"));
    let notices = server.get("/");
    assert!(notices.contains("Ordnance") || notices.contains("OS data"), "what the data's licences ask for");
    assert!(notices.contains("GeoNames"));

    let wrong = data.feed("wrong.toml", "name = \"Wrong\"\nhosts = [\"https://a.example\"]\n");
    let ran =
        data.run(&["serve", "--listen", "127.0.0.1:0", "--site", &wrong.display().to_string()]).ended(2);
    assert!(ran.err.contains("wrong.toml cannot be used: hosts: “https://a.example”"), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    let ran = data.run(&["serve", "--listen", "127.0.0.1:0", "--site", &one, "--site", &one]).ended(2);
    assert!(ran.err.contains("the host one.example is asked for by"), "{}", ran.err);
}

#[test]
fn the_demonstration_has_a_borough_and_a_county() {
    let data = Data::new();
    let server = Server::start(&data, &["--demo"]);
    assert!(server.get("/").contains("Hartsmere support directory"));
    let county = server.get_of("eastfold.localhost", "/");
    assert!(county.contains("Support in Eastfold") && !county.contains("Hartsmere support directory"));
    assert!(county.contains("116 123") && county.contains("01632 960500"));
}

#[test]
fn an_address_that_is_taken_is_said_in_one_sentence() {
    let data = Data::new();
    let server = Server::start(&data, &[]);
    let ran = data.run(&["serve", "--listen", &server.address]).ended(2);
    assert!(ran.err.contains(&format!("cannot listen on {}", server.address)), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
}
