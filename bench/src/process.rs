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

/// The same where it has to build its index first.
pub const WITH_BUILDING: Duration = Duration::from_secs(4 * 60 * 60);

/// A server rests when it did next to nothing for so long, which is longer than it waits before it puts things in order.
const REST: Duration = Duration::from_secs(15);
const NEXT_TO_NOTHING: f64 = 0.05;

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
pub fn memory(process: u32, figure: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| {
        line.strip_prefix(figure)?.strip_prefix(':')?.split_whitespace().next()?.parse::<u64>().ok()
    });
    kilobytes.unwrap_or(0) * 1024
}

/// The processor time of a process, in seconds; 0 where it is not known.
pub fn processor(process: u32) -> f64 {
    ticks(Path::new(&format!("/proc/{process}/stat")), 2)
}

/// The processor time of this process's own threads whose names begin so, in seconds.
pub fn processor_of_threads(name: &str) -> f64 {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten().map(|it| it.path());
    let named =
        threads.filter(|it| fs::read_to_string(it.join("comm")).is_ok_and(|known| known.starts_with(name)));
    named.map(|thread| ticks(&thread.join("stat"), 2)).sum()
}

/// The processor time of a process with all that it has begun, those that have ended too, in seconds.
pub fn processor_of_family(parent: u32) -> f64 {
    let own = ticks(Path::new(&format!("/proc/{parent}/stat")), 4);
    own + children(parent).into_iter().map(processor).sum::<f64>()
}

/// The memory of a process and all that it has begun, in bytes; what they share is counted once.
pub fn memory_of_family(parent: u32) -> u64 {
    let share = |process: u32| {
        let told = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
        let kilobytes =
            told.lines().find_map(|line| line.strip_prefix("Pss:")?.split_whitespace().next()?.parse().ok());
        kilobytes.unwrap_or(0) * 1024
    };
    share(parent) + children(parent).into_iter().map(share).sum::<u64>()
}

/// Which process began another; nothing where that is not known.
pub fn parent(process: u32) -> Option<u32> {
    stat(Path::new(&format!("/proc/{process}/stat"))).get(1)?.parse().ok()
}

fn children(of: u32) -> Vec<u32> {
    let all = fs::read_dir("/proc").into_iter().flatten().flatten();
    let all = all.filter_map(|it| it.file_name().to_str()?.parse::<u32>().ok());
    all.filter(|process| parent(*process) == Some(of)).collect()
}

/// What follows the name, which stands in parentheses and may hold anything.
fn stat(file: &Path) -> Vec<String> {
    let stat = fs::read_to_string(file).unwrap_or_default();
    stat.rsplit(')').next().unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

/// Own times are the 12th and 13th field after the name, the next two those of children that have ended.
fn ticks(file: &Path, fields: usize) -> f64 {
    let times = stat(file).into_iter().skip(11).take(fields);
    times.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS_A_SECOND
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
        Self::start_within(GIVE_UP_AFTER, program, data, options)
    }

    /// The same where it may take so long.
    pub fn start_within(
        within: Duration,
        program: &Path,
        data: &Path,
        options: &[&str],
    ) -> anyhow::Result<Self> {
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
            ensure!(started.elapsed() < within, "{command:?} was not ready in {within:?}");
            std::thread::sleep(LOOK_EVERY);
        }
        server.seconds_to_ready = started.elapsed().as_secs_f64();
        Ok(server)
    }

    /// Waits until it has nothing left to do of its own accord.
    pub fn rest(&self) {
        let mut before = f64::NEG_INFINITY;
        loop {
            let now = processor(self.process());
            if now - before < NEXT_TO_NOTHING * REST.as_secs_f64() {
                return;
            }
            before = now;
            std::thread::sleep(REST);
        }
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

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn process(&self) -> u32 {
        self.child.id()
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
