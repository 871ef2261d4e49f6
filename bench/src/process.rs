//! Other processes: how long they run, how much memory they take, and what they answer.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};

/// How often a process is looked at. Its peak is kept by the kernel, so only what it grows by in
/// its last moments can be missed.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// The unit of the kernel's times, on every Linux that there is.
const TICKS_A_SECOND: f64 = 100.0;

/// How long a server may take to be ready before it is given up.
const GIVE_UP_AFTER: Duration = Duration::from_secs(60);

/// What a process that has ended took.
pub struct Took {
    pub seconds: f64,
    /// Seconds of processor time: what is left of the figure above on a machine that is doing
    /// something else besides.
    pub processor_seconds: f64,
    pub peak_bytes: u64,
    /// What it said on its standard output.
    pub said: String,
}

/// Runs a command to its end. An exit code of 1 (done, some records rejected) counts as done.
pub fn run(command: &mut Command) -> anyhow::Result<Took> {
    let said = tempfile::NamedTempFile::new()?;
    let complaints = tempfile::NamedTempFile::new()?;
    let started = Instant::now();
    command.stdin(Stdio::null()).stdout(said.reopen()?).stderr(complaints.reopen()?);
    let mut child = command.spawn()?;
    let (mut peak_bytes, mut processor_seconds) = (0, 0.0_f64);
    let status = loop {
        peak_bytes = peak_bytes.max(memory(child.id(), "VmHWM"));
        processor_seconds = processor_seconds.max(processor(child.id()));
        match child.try_wait()? {
            Some(status) => break status,
            None => std::thread::sleep(LOOK_EVERY),
        }
    };
    let seconds = started.elapsed().as_secs_f64();
    if !matches!(status.code(), Some(0 | 1)) {
        bail!("{command:?} ended with {status}:\n{}", fs::read_to_string(complaints.path())?);
    }
    Ok(Took { seconds, processor_seconds, peak_bytes, said: fs::read_to_string(said.path())? })
}

/// A figure of `/proc/PID/status`, such as `VmHWM` (peak) or `VmRSS` (now); 0 where there is none.
fn memory(process: u32, figure: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| {
        line.strip_prefix(figure)?.strip_prefix(':')?.split_whitespace().next()?.parse::<u64>().ok()
    });
    kilobytes.unwrap_or(0) * 1024
}

/// The processor time of a process, in seconds; 0 where it is not known.
fn processor(process: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name, in parentheses, may hold anything; the times are the 12th and 13th field after it.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    fields.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS_A_SECOND
}

/// The bytes of all files in a folder.
pub fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            if entry.path().is_dir() {
                size(&entry.path())
            } else {
                entry.metadata().map_or(0, |it| it.len())
            }
        })
        .sum()
}

/// A running `fingerpost serve`, stopped when it is dropped.
pub struct Server {
    child: Child,
    address: SocketAddr,
    /// From starting the process until it said that it was ready.
    pub seconds_to_ready: f64,
}

impl Server {
    /// Starts it on a port that is free and waits for `/readyz`.
    pub fn start(program: &Path, data: &Path, options: &[&str]) -> anyhow::Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut command = Command::new(program);
        command.arg("serve").args(options).arg("--data").arg(data).args(["--listen", &address.to_string()]);
        let started = Instant::now();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let mut server = Self { child, address, seconds_to_ready: 0.0 };
        while !matches!(server.get("/readyz"), Ok((200, _))) {
            if let Some(status) = server.child.try_wait()? {
                bail!("{command:?} ended with {status}");
            }
            ensure!(started.elapsed() < GIVE_UP_AFTER, "{command:?} was not ready in {GIVE_UP_AFTER:?}");
            std::thread::sleep(LOOK_EVERY);
        }
        server.seconds_to_ready = started.elapsed().as_secs_f64();
        Ok(server)
    }

    /// The status and the whole answer.
    pub fn get(&self, path: &str) -> anyhow::Result<(u16, String)> {
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(GIVE_UP_AFTER))?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        Ok((status.context("not HTTP")?, answer))
    }

    pub fn resident_bytes(&self) -> u64 {
        memory(self.child.id(), "VmRSS")
    }

    pub fn peak_bytes(&self) -> u64 {
        memory(self.child.id(), "VmHWM")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
