//! A store of its own for each test, on each engine that this machine has; and files that only some machines have.
//!
//! PostgreSQL runs when `FINGERPOST_TEST_POSTGRES` holds the address of a server whose user may make
//! databases; `scripts/with-postgres` starts one. Without it those tests pass without having run,
//! which `make test` names at its end and `REQUIRE_ALL=1` makes a failure.

use std::path::{Path, PathBuf};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use uuid::Uuid;

use crate::Db;

/// Where the address of the test server is looked for.
pub const POSTGRES: &str = "FINGERPOST_TEST_POSTGRES";

/// The engines of the suite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQLite in a temporary folder.
    Sqlite,
    /// A database of its own on the test server.
    Postgres,
}

/// An empty store that goes when it is dropped.
pub struct TestStore {
    /// The store.
    pub db: Db,
    /// A data folder, where SQLite keeps the store.
    pub folder: tempfile::TempDir,
    /// The database's address, on PostgreSQL.
    pub address: Option<String>,
}

impl TestStore {
    /// Makes a store on that engine, or nothing where this machine does not have the engine.
    ///
    /// # Panics
    /// When a store cannot be made: then the test cannot be run.
    pub async fn on(engine: Engine) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        if engine == Engine::Sqlite {
            let db = Db::open(folder.path()).await.expect("a new store");
            return Some(Self { db, folder, address: None });
        }
        let Ok(server) = std::env::var(POSTGRES) else {
            let required = std::env::var("REQUIRE_ALL").is_ok_and(|value| value == "1");
            assert!(!required, "{POSTGRES} is not set, and REQUIRE_ALL=1 wants every engine tried");
            return None;
        };
        let name = format!("fingerpost_test_{}", Uuid::new_v4().simple());
        let mut connection = PgConnection::connect(&server).await.expect("the test server");
        // The name is made of letters and digits above.
        let create = AssertSqlSafe(format!("CREATE DATABASE {name}"));
        sqlx::query(create).execute(&mut connection).await.expect("a new database");
        let mut address = url_of(&server);
        address.set_path(&name);
        let db = Db::connect(address.as_str()).await.expect("a new store");
        Some(Self { db, folder, address: Some(address.into()) })
    }
}

fn url_of(address: &str) -> url::Url {
    url::Url::parse(address).expect("an address")
}

/// A file or folder of what is used beside this repository and is no part of it: the standards' schemas, real feeds.
/// It lies in `FINGERPOST_SHARED`, or in `shared` beside the workspace; nothing where this machine does not have it.
///
/// # Panics
/// When it is not there and `REQUIRE_ALL=1` wants everything tried.
pub fn shared(path: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("FINGERPOST_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let file = folder.join(path);
    let required = std::env::var("REQUIRE_ALL").is_ok_and(|value| value == "1");
    assert!(file.exists() || !required, "{} is not there, and REQUIRE_ALL=1 wants it", file.display());
    file.exists().then_some(file)
}
