//! The table.

use std::fs::{self, File};
use std::hint::black_box;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, ensure};
use serde_json::Value;

use crate::generate;
use crate::process::{Server, run, size};

const MEGABYTE: f64 = 1_000_000.0;

/// What the figures must be.
const LEAST_RECORDS_A_SECOND: f64 = 5_000.0;
const MOST_SERVING_MB: f64 = 120.0;
const MOST_SECONDS_TO_START: f64 = 1.0;

/// Imports of each feed, of which the one in the middle counts.
const IMPORTS: usize = 5;

/// The real feed, in the folder of shared test data.
pub const BRISTOL: &str = "feeds/bristol-oruk-v1-services-2024-12-18.json";

/// Pages that are looked at before memory is measured, each several times.
const PAGES: [&str; 8] = [
    "/",
    "/search?q=food+bank",
    "/search?q=i+need+help+with+my+debts",
    "/search?q=somebody+to+talk+to&page=2",
    "/api/search?q=carers",
    "/openreferral/v3/services?per_page=50",
    "/openreferral/v1/services",
    "/topics",
];
const LOOKS_AT_EACH_PAGE: usize = 5;

/// Measures everything and prints it as it comes.
pub fn print(program: Option<PathBuf>, services: usize, seed: u64) -> anyhow::Result<()> {
    let program = program.map_or_else(build, Ok)?;
    let folder = tempfile::Builder::new().prefix("fingerpost-bench-").tempdir()?;
    let bristol = shared().join(BRISTOL);

    println!("{:<48} {:>14}   must", "figure", "value");
    crate::places::print()?;
    crate::hours::print()?;
    crate::facts::print()?;
    if bristol.exists() {
        let records = records(&bristol)?;
        import(&program, "Bristol's feed", records, &bristol, &folder.path().join("bristol"))?;
    } else {
        println!("Bristol's feed is not measured: no {}", bristol.display());
    }

    let feed = folder.path().join("generated.json");
    generate::write_feed(services, seed, BufWriter::with_capacity(1 << 20, File::create(&feed)?))?;
    let data = folder.path().join("generated");
    import(&program, "generated services", services, &feed, &data)?;
    fs::remove_file(&feed)?;

    serve(&program, &folder.path().join("demo"))
}

fn import(program: &Path, what: &str, records: usize, feed: &Path, data: &Path) -> anyhow::Result<()> {
    let mut runs = Vec::new();
    let mut store = 0;
    for _ in 0..IMPORTS {
        let import = ["import".as_ref(), feed.as_os_str(), "--source".as_ref(), "bench".as_ref()];
        runs.push(run(Command::new(program).args(import).arg("--data").arg(data))?);
        store = size(data);
        fs::remove_dir_all(data)?;
    }
    runs.sort_by(|one, other| one.seconds.total_cmp(&other.seconds));
    let took = &runs[IMPORTS / 2];
    // Each organization is a record as each service is, kept with the same care.
    let kept: usize = took.said.lines().filter_map(created).sum();
    let speed = kept as f64 / took.seconds;
    row(&format!("import, {records} {what}, median of {IMPORTS}"), format!("{:.2} s", took.seconds), None);
    let must = (format!("at least {LEAST_RECORDS_A_SECOND:.0}"), speed >= LEAST_RECORDS_A_SECOND);
    row(&format!("  records a second, {kept} with organizations"), format!("{speed:.0}"), Some(must));
    row("  services a second", format!("{:.0}", records as f64 / took.seconds), None);
    row("  processor time", format!("{:.2} s", took.processor_seconds), None);
    row("  peak resident memory", megabytes(took.peak_bytes), None);
    row("  feed", megabytes(fs::metadata(feed)?.len()), None);
    row("  store", megabytes(store), None);
    Ok(())
}

/// The figure in a line such as `  services      819 created, 0 updated, 0 unchanged`.
fn created(line: &str) -> Option<usize> {
    let (before, _) = line.split_once(" created, ")?;
    before.split_whitespace().last()?.parse().ok()
}

fn serve(program: &Path, data: &Path) -> anyhow::Result<()> {
    let server = Server::start(program, data, &["--demo"])?;
    row("serve --demo, first start until ready", seconds(server.seconds_to_ready), None);
    look_around(&server)?;
    drop(server);

    let server = Server::start(program, data, &["--demo"])?;
    let start = server.seconds_to_ready;
    let must = (format!("under {MOST_SECONDS_TO_START} s"), start < MOST_SECONDS_TO_START);
    row("serve --demo, second start until ready", seconds(start), Some(must));
    let looks = look_around(&server)?;
    let resident = server.resident_bytes();
    let must = (format!("under {MOST_SERVING_MB} MB"), (resident as f64) < MOST_SERVING_MB * MEGABYTE);
    row(&format!("  resident memory after {looks} pages"), megabytes(resident), Some(must));
    row("  peak resident memory", megabytes(server.peak_bytes()), None);
    row("  data folder", megabytes(size(data)), None);
    Ok(())
}

/// Opens each page, and the first service of each list, a few times.
fn look_around(server: &Server) -> anyhow::Result<usize> {
    let mut looks = 0;
    for path in PAGES {
        for _ in 0..LOOKS_AT_EACH_PAGE {
            let (status, page) = server.get(path)?;
            ensure!(status < 500, "{path} answered {status}");
            looks += 1;
            if let Some(service) =
                page.split("href=\"/services/").nth(1).and_then(|rest| rest.split('"').next())
            {
                server.get(&format!("/services/{service}"))?;
                looks += 1;
            }
        }
    }
    Ok(looks)
}

pub fn row(figure: &str, value: String, must: Option<(String, bool)>) {
    let must =
        must.map_or(String::new(), |(must, kept)| if kept { must } else { format!("{must}   NOT KEPT") });
    println!("{figure:<48} {value:>14}   {must}");
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / MEGABYTE)
}

fn seconds(seconds: f64) -> String {
    format!("{seconds:.3} s")
}

fn records(feed: &Path) -> anyhow::Result<usize> {
    let feed: Value = serde_json::from_slice(&fs::read(feed)?)?;
    let list = ["contents", "content"].iter().find_map(|name| feed.get(name)).unwrap_or(&feed);
    Ok(list.as_array().context("the feed is not a list")?.len())
}

/// Look-ups in one run, of which the one in the middle counts.
const RUN: usize = 100;

/// The median of many short runs, so that other programs on the machine count little.
pub fn microseconds<T, R>(asked: &[T], mut ask: impl FnMut(&T) -> R) -> f64 {
    let mut runs: Vec<f64> = asked
        .chunks(RUN)
        .map(|run| {
            let start = Instant::now();
            for one in run {
                black_box(ask(black_box(one)));
            }
            start.elapsed().as_secs_f64() * 1e6 / run.len() as f64
        })
        .collect();
    runs.sort_by(f64::total_cmp);
    runs[runs.len() / 2]
}

pub fn shown(microseconds: f64) -> String {
    format!("{microseconds:.2} µs")
}

pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

pub fn shared() -> PathBuf {
    std::env::var_os("FINGERPOST_SHARED").map_or_else(|| workspace().join("../shared"), PathBuf::from)
}

/// The binary as it is released.
pub fn build() -> anyhow::Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--release", "--package", "fingerpost"])
        .current_dir(workspace())
        .status()?;
    ensure!(built.success(), "fingerpost could not be built");
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from);
    Ok(target.join("release/fingerpost"))
}
