//! A PostgreSQL server to measure beside, which `scripts/with-postgres` starts.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::Context;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, Row};

use crate::figures::workspace;
use crate::process;

/// Which server programs `scripts/with-postgres` is to take: those of the npm package are of version 18 everywhere.
const BIN: &str = "FINGERPOST_POSTGRES_BIN";
const NPM: &str = "npm";

/// A server and a database of our own in it. Both go when it is dropped, the server only if it was started for us.
pub struct Server {
    options: PgConnectOptions,
    database: String,
    child: Option<Child>,
}

impl Server {
    /// Starts one with some lines of `postgresql.conf`; nothing where there is none to be had.
    pub async fn start(settings: Option<&Path>) -> anyhow::Result<Option<Self>> {
        let mut started = start(settings, std::env::var_os(BIN).is_none().then_some(NPM))?;
        if started.is_none() && std::env::var_os(BIN).is_none() {
            started = start(settings, None)?;
        }
        let Some((child, address)) = started else { return Ok(None) };
        let database = format!("fingerpost_bench_{}", std::process::id());
        let server = Self { options: address.parse()?, database, child: Some(child) };
        let create = format!("CREATE DATABASE {}", server.database);
        sqlx::raw_sql(AssertSqlSafe(create)).execute(&mut server.options.connect().await?).await?;
        Ok(Some(server))
    }

    pub async fn connect(&self) -> anyhow::Result<PgConnection> {
        Ok(PgConnection::connect_with(&self.options.clone().database(&self.database)).await?)
    }

    /// Drops the database: others may go on using the server.
    pub async fn end(self) -> anyhow::Result<()> {
        let drop = format!("DROP DATABASE {} WITH (FORCE)", self.database);
        sqlx::raw_sql(AssertSqlSafe(drop)).execute(&mut self.options.connect().await?).await?;
        Ok(())
    }

    /// The process that all others of the server come from; nothing where it is on another machine.
    pub async fn postmaster(&self) -> anyhow::Result<Option<u32>> {
        let mut db = self.connect().await?;
        let row = sqlx::query("SELECT pg_backend_pid()").fetch_one(&mut db).await?;
        let backend = u32::try_from(row.get::<i32, _>(0))?;
        let is_here =
            fs::read_to_string(format!("/proc/{backend}/comm")).is_ok_and(|name| name.trim() == "postgres");
        Ok(is_here.then(|| process::parent(backend)).flatten())
    }

    pub async fn version(&self) -> anyhow::Result<String> {
        let row = sqlx::query("SHOW server_version").fetch_one(&mut self.connect().await?).await?;
        let version: String = row.get(0);
        Ok(version.split_whitespace().next().unwrap_or_default().to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            // The end of its input is what the script's command waits for.
            drop(child.stdin.take());
            let _ = child.wait();
        }
    }
}

/// The script with a command that says the address and waits.
fn start(settings: Option<&Path>, bin: Option<&str>) -> anyhow::Result<Option<(Child, String)>> {
    const COMMAND: &str = r#"echo "${FINGERPOST_TEST_POSTGRES:-}"; read -r _"#;
    let mut script = Command::new(workspace().join("scripts/with-postgres"));
    script.args(["bash", "-c", COMMAND]).stdin(Stdio::piped()).stdout(Stdio::piped());
    if let Some(bin) = bin {
        script.env(BIN, bin);
    }
    if let Some(settings) = settings {
        script.env("FINGERPOST_POSTGRES_SETTINGS", settings);
    }
    let mut child = script.spawn().context("scripts/with-postgres")?;
    let mut address = String::new();
    BufReader::new(child.stdout.take().context("no output")?).read_line(&mut address)?;
    if address.trim().is_empty() {
        drop(child.stdin.take());
        child.wait()?;
        return Ok(None);
    }
    Ok(Some((child, address.trim().to_owned())))
}
