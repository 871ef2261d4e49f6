//! Our server, as it is released, asked over HTTP for JSON.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};
use serde_json::Value;

use super::data::Data;
use super::engine::{Built, Client, Engine, Reply};
use super::http::Connection;
use super::questions::{DAYS, Mix, Question};
use crate::process::{self, Server, WITH_BUILDING, run, size};

/// The client is not to be slowed down.
const OPTIONS: [&str; 2] = ["--exempt", "127.0.0.1"];

pub struct Ours {
    server: Server,
    built: Built,
    suggests: bool,
}

impl Ours {
    /// Imports the feed, builds the index, and starts anew, so that only what serving takes is measured.
    pub fn build(program: &Path, data: &Data, folder: PathBuf) -> anyhow::Result<Self> {
        let import = ["import".as_ref(), data.feed.as_os_str(), "--source".as_ref(), "bench".as_ref()];
        let import = run(Command::new(program).args(import).arg("--data").arg(&folder))?;
        let server = Server::start_within(WITH_BUILDING, program, &folder, &OPTIONS)?;
        let indexing = server.seconds_to_ready;
        // As the other engines, it is asked when its parts are in order.
        server.rest();
        let processor = process::processor(server.process());
        drop(server);
        let server = Server::start(program, &folder, &OPTIONS)?;
        let index = size(&folder.join("index"));
        let built = Built {
            seconds: indexing,
            processor_seconds: processor,
            disk_bytes: index,
            says: format!(
                "the index; before it the import into the store took {:.1} s ({:.1} s of processor), and the store is {:.0} MB",
                import.seconds,
                import.processor_seconds,
                (size(&folder) - index) as f64 / 1e6
            ),
        };
        let suggests = Connection::open(server.address())?.get("/api/suggest?q=hel")?.0 == 200;
        Ok(Self { server, built, suggests })
    }
}

impl Engine for Ours {
    fn name(&self) -> &str {
        "Fingerpost"
    }

    fn built(&self) -> &Built {
        &self.built
    }

    fn answers(&self, mix: Mix) -> Result<(), &'static str> {
        match mix {
            Mix::Name | Mix::Begun if !self.suggests => Err("/api/suggest is not there yet"),
            _ => Ok(()),
        }
    }

    fn client(&self) -> anyhow::Result<Box<dyn Client>> {
        Ok(Box::new(OurClient { connection: Connection::open(self.server.address())?, at: "/api/search" }))
    }

    fn processor_seconds(&self) -> Option<f64> {
        Some(process::processor(self.server.process()))
    }

    fn memory_bytes(&self) -> u64 {
        self.server.resident_bytes()
    }
}

/// The same, asked for the pages that people see.
pub struct Pages<'a>(pub &'a Ours);

impl Engine for Pages<'_> {
    fn name(&self) -> &str {
        "Fingerpost"
    }

    fn built(&self) -> &Built {
        self.0.built()
    }

    fn client(&self) -> anyhow::Result<Box<dyn Client>> {
        Ok(Box::new(OurClient { connection: Connection::open(self.0.server.address())?, at: "/search" }))
    }

    fn processor_seconds(&self) -> Option<f64> {
        self.0.processor_seconds()
    }

    fn memory_bytes(&self) -> u64 {
        self.0.memory_bytes()
    }
}

struct OurClient {
    connection: Connection,
    /// Where it searches.
    at: &'static str,
}

impl OurClient {
    fn get(&mut self, mix: Mix, question: &Question) -> anyhow::Result<Vec<u8>> {
        let path = path(self.at, mix, question);
        let (status, body) = self.connection.get(&path)?;
        ensure!(status == 200, "{path} answered {status}");
        Ok(body)
    }
}

impl Client for OurClient {
    fn ask(&mut self, mix: Mix, question: &Question) -> anyhow::Result<()> {
        self.get(mix, question).map(drop)
    }

    fn reply(&mut self, mix: Mix, question: &Question) -> anyhow::Result<Reply> {
        let answer: Value = serde_json::from_slice(&self.get(mix, question)?)?;
        let found = answer["results"].as_array().into_iter().flatten();
        let ids = found.filter_map(|it| Some(it["id"].as_str()?.to_owned())).collect();
        // What was found by asking for less is no answer to the question.
        let total = if answer.get("relaxed").is_some() { Some(0) } else { answer["total"].as_u64() };
        Ok(Reply { total: total.context("no total")?, ids: Some(ids) })
    }
}

fn path(at: &str, mix: Mix, question: &Question) -> String {
    if matches!(mix, Mix::Name | Mix::Begun) {
        return format!("/api/suggest?q={}", question.begun.replace(' ', "+"));
    }
    let mut path = format!("{at}?q={}", question.words.join("+"));
    if let Some(place) = &question.place {
        let _ = write!(path, "&near={}&distance={}", place.typed.replace(' ', "+"), place.miles);
    }
    if let Some(filters) = &question.filters {
        let _ = write!(path, "&cost=free&day={}&age={}", DAYS[filters.day], filters.age);
    }
    path
}
