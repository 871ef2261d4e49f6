//! Running the binary on data of a test's own.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::{Value, json};

/// A data folder, and where the records are kept.
pub struct Data {
    pub folder: tempfile::TempDir,
    pub database: Option<String>,
}

impl Data {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), database: None }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The binary with these arguments, and nothing of the developer's environment.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fingerpost"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("FINGERPOST_") {
                command.env_remove(name);
            }
        }
        command.args(arguments).arg("--data").arg(self.path("data"));
        if let Some(database) = &self.database {
            command.arg("--database-url").arg(database);
        }
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().expect("the binary runs"))
    }

    pub fn import(&self, feed: &Path) -> Ran {
        self.run(&["import", &feed.to_string_lossy(), "--source", "test"])
    }

    /// Writes a feed.
    pub fn feed(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("written");
        path
    }
}

/// What a run said and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Ran {
    /// Fails unless the run ended with that code.
    pub fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }
}

/// A feed of so many services, each unlike the others.
pub fn services(count: usize) -> String {
    let services: Vec<Value> = (0..count)
        .map(|n| {
            json!({
                "id": format!("service-{n}"), "name": format!("Lunch club number {n}"), "status": "active",
                "description": format!("<p>Lunch number {n} for older people, with company.</p>"),
                "organization": {"id": format!("organization-{}", n / 5), "name": format!("Kitchen {}", n / 5)},
            })
        })
        .collect();
    Value::from(services).to_string()
}
