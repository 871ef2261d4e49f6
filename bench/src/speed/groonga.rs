//! Groonga, where its command is installed: commands to its standard input, answers from its standard output.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use super::data::Data;
use super::engine::{Built, Client, Engine, Reply};
use super::questions::{DAYS, Mix, Question};
use crate::process;

const COMMAND: &str = "groonga";

/// Its earth is this much smaller than ours.
const SMALLER: f64 = 6_357_303.0 / 6_371_008.8;

pub struct Peer {
    file: PathBuf,
    name: String,
    built: Built,
    /// The processes of the clients that ask now.
    processes: Arc<Mutex<Vec<u32>>>,
}

impl Peer {
    /// An error where it is not installed, or has not the room.
    pub fn build(data: &Data, folder: &Path) -> anyhow::Result<Self> {
        let version =
            Command::new(COMMAND).arg("--version").output().context("its command is not installed")?;
        let version = String::from_utf8_lossy(&version.stdout).into_owned();
        let name = version.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
        fs::create_dir(folder)?;
        let file = folder.join("db");
        let started = Instant::now();
        let mut groonga = Process::start(&["-n".as_ref(), file.as_os_str()])?;
        groonga.run(include_str!("../../peers/groonga/schema.grn"))?;
        groonga.load("Services", data.rows()?.map(|row| row.map(service)))?;
        let sites = data.facts.iter().enumerate();
        let sites = sites.flat_map(|(service, facts)| facts.sites.iter().map(move |site| (service, site)));
        groonga.load(
            "Sites",
            sites.map(|(service, (north, east))| Ok(json!({"service": service, "at": at((*north, *east))}))),
        )?;
        groonga.run(include_str!("../../peers/groonga/indexes.grn"))?;
        let processor_seconds = process::processor(groonga.child.id());
        drop(groonga);
        let built = Built {
            seconds: started.elapsed().as_secs_f64(),
            processor_seconds,
            disk_bytes: process::size(folder),
            says: "tables and indexes".to_owned(),
        };
        Ok(Self { file, name, built, processes: Arc::default() })
    }
}

fn service(row: super::data::Row) -> Value {
    let facts = &row.facts;
    let (youngest, oldest) = facts.ages.unwrap_or((i32::MIN, i32::MAX - 99));
    let mut service = json!({
        "_key": row.number, "id": row.id, "name": row.name, "organization": row.organization,
        "topic_names": row.topic_names, "description": row.description, "other": row.other,
        "free": facts.free, "youngest": youngest, "oldest": oldest + 99,
        "traits": row.traits, "topics": row.topics,
    });
    for (at, day) in DAYS.iter().enumerate() {
        service[*day] = json!(facts.days & (1 << at) != 0 || !facts.hours_known);
    }
    service
}

/// A place as it is written there, in thousandths of a second of arc.
fn at((north, east): (f64, f64)) -> String {
    let thousandths = |degrees: f64| (degrees * 3_600_000.0).round() as i64;
    format!("{}x{}", thousandths(north), thousandths(east))
}

impl Engine for Peer {
    fn name(&self) -> &str {
        &self.name
    }

    fn built(&self) -> &Built {
        &self.built
    }

    fn client(&self) -> anyhow::Result<Box<dyn Client>> {
        let process = Process::start(&[self.file.as_os_str()])?;
        let processes = self.processes.clone();
        processes.lock().unwrap_or_else(PoisonError::into_inner).push(process.child.id());
        Ok(Box::new(PeerClient { process, processes }))
    }

    fn processor_seconds(&self) -> Option<f64> {
        let processes = self.processes.lock().unwrap_or_else(PoisonError::into_inner);
        Some(processes.iter().copied().map(process::processor).sum())
    }

    fn memory_bytes(&self) -> u64 {
        let processes = self.processes.lock().unwrap_or_else(PoisonError::into_inner);
        processes.iter().copied().map(process::memory_of_family).sum()
    }
}

struct PeerClient {
    process: Process,
    processes: Arc<Mutex<Vec<u32>>>,
}

impl Drop for PeerClient {
    fn drop(&mut self) {
        let own = self.process.child.id();
        self.processes.lock().unwrap_or_else(PoisonError::into_inner).retain(|process| *process != own);
    }
}

impl Client for PeerClient {
    fn ask(&mut self, mix: Mix, question: &Question) -> anyhow::Result<()> {
        self.process.ask(&command(mix, question)).map(drop)
    }

    fn reply(&mut self, mix: Mix, question: &Question) -> anyhow::Result<Reply> {
        let answer: Value = serde_json::from_str(&self.process.ask(&command(mix, question))?)?;
        let found = &answer[1];
        // Near a place it finds sites; how many services these are of is what its first drill-down counts.
        let total = if mix == Mix::Words { &found[0][0][0] } else { &found[1]["service"][0][0] };
        Ok(Reply { total: total.as_u64().with_context(|| answer.to_string())?, ids: None })
    }
}

fn command(mix: Mix, question: &Question) -> String {
    let command = match mix {
        Mix::Words | Mix::Everyday => include_str!("../../peers/groonga/words.grn"),
        Mix::Near => include_str!("../../peers/groonga/near.grn"),
        Mix::Narrowed => include_str!("../../peers/groonga/narrowed.grn"),
        Mix::Name => include_str!("../../peers/groonga/name.grn"),
        Mix::Begun => include_str!("../../peers/groonga/begun.grn"),
    };
    let command =
        command.replace("{words}", &question.words.join(" OR ")).replace("{begun}", &question.begun);
    let command = match &question.place {
        Some(place) => {
            let metres = (place.metres() * SMALLER).round() as i64;
            command.replace("{at}", &at(place.degrees())).replace("{metres}", &metres.to_string())
        }
        None => command,
    };
    match &question.filters {
        Some(filters) => {
            command.replace("{day}", DAYS[filters.day]).replace("{age}", &(filters.age * 100).to_string())
        }
        None => command,
    }
}

struct Process {
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
}

impl Process {
    fn start(arguments: &[&std::ffi::OsStr]) -> anyhow::Result<Self> {
        let mut command = Command::new(COMMAND);
        let mut child = command
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let from = BufReader::new(child.stdout.take().context("no output")?);
        Ok(Self { to: child.stdin.take(), child, from })
    }

    /// The answer to one command, which is a line.
    fn ask(&mut self, command: &str) -> anyhow::Result<String> {
        let to = self.to.as_mut().context("no input")?;
        to.write_all(command.trim_end().as_bytes())?;
        to.write_all(b"\n")?;
        to.flush()?;
        let mut answer = String::new();
        self.from.read_line(&mut answer)?;
        ensure!(answer.starts_with("[[0,"), "{command} answered {answer:?}");
        Ok(answer)
    }

    fn run(&mut self, commands: &str) -> anyhow::Result<()> {
        for command in commands.lines().filter(|line| !line.trim().is_empty()) {
            self.ask(command)?;
        }
        Ok(())
    }

    fn load(&mut self, table: &str, rows: impl Iterator<Item = anyhow::Result<Value>>) -> anyhow::Result<()> {
        let to = self.to.as_mut().context("no input")?;
        writeln!(to, "load --table {table}\n[")?;
        let mut rows = rows.peekable();
        while let Some(row) = rows.next() {
            serde_json::to_writer(&mut *to, &row?)?;
            to.write_all(if rows.peek().is_some() { b",\n" } else { b"\n" })?;
        }
        self.ask("]")?;
        Ok(())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // The end of its input ends it.
        drop(self.to.take());
        let _ = self.child.wait();
    }
}
