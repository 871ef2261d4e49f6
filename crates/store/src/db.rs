//! The two engines behind one type.

use std::{path::Path, str::FromStr, time::Duration};

use sqlx::{
    ConnectOptions, PgPool, SqlitePool,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

/// How long a write waits for another process's write before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// Readers beside the one writer: two pages being made at once on the smallest server, and some.
const SQLITE_READERS: u32 = 4;

/// A page of the SQLite file: a record and what is asserted of it take several kilobytes, and each
/// page costs the system two writes.
const PAGE_BYTES: u32 = 8192;

/// Pages after which SQLite's log is moved into its file: 128 MiB, so that a long import, which
/// touches most pages of an index with every batch, writes them to the file far less often.
const CHECKPOINT_PAGES: &str = "16384";

/// Memory for the writer's pages, in kibibytes and negative as SQLite wants it: enough for the indexes of a
/// million records, which a long import comes back to with every batch.
const WRITER_CACHE: &str = "-32768";

/// Connections that one process takes of a PostgreSQL server, which often allows 100 in all.
const POSTGRES_CONNECTIONS: u32 = 10;

/// Why the store could not do something.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence says it")]
pub enum StoreError {
    #[error("the folder {folder} cannot be used: {reason}")]
    Folder { folder: String, reason: std::io::Error },
    #[error("the database address must begin with postgres:")]
    Address,
    #[error("the store could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    #[error("the store answered: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the store holds something that cannot be read, in {place}: {reason}")]
    Damaged { place: String, reason: String },
    #[error("“{name}” already names a source that is not of the kind “{wanted}”: give this one another name")]
    NameTaken { name: String, wanted: &'static str },
    #[error("“{field}” of record {id} was changed meanwhile, so nothing was applied: look at it again")]
    Overtaken { id: uuid::Uuid, field: String },
}

/// The store: SQLite in one file, or PostgreSQL.
#[derive(Clone, Debug)]
pub struct Db(pub(crate) Engine);

/// Which engine keeps the store.
#[derive(Clone, Debug)]
pub(crate) enum Engine {
    /// One writing connection, so that writers queue here and not in the file's lock.
    Sqlite {
        write: SqlitePool,
        read: SqlitePool,
    },
    Postgres(PgPool),
}

impl Db {
    /// Opens the SQLite store in a data folder, made when it is not there, and brings it up to date.
    ///
    /// # Errors
    /// When the folder cannot be written, or the file is no store of ours.
    pub async fn open(data: &Path) -> Result<Self, StoreError> {
        let folder = |reason| StoreError::Folder { folder: data.display().to_string(), reason };
        std::fs::create_dir_all(data).map_err(folder)?;
        let options = SqliteConnectOptions::new()
            .filename(data.join("fingerpost.sqlite"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .page_size(PAGE_BYTES)
            .pragma("wal_autocheckpoint", CHECKPOINT_PAGES)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT)
            // A statement with its thousand marks fills a log and tells nobody anything.
            .disable_statement_logging();
        // Two processes that start together on a new folder take turns at making the store.
        let turn = std::fs::File::create(data.join("migrate.lock")).map_err(folder)?;
        turn.lock().map_err(folder)?;
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone().pragma("cache_size", WRITER_CACHE).pragma("temp_store", "MEMORY"))
            .await?;
        sqlx::migrate!("migrations/sqlite").run(&write).await?;
        drop(turn);
        let read = SqlitePoolOptions::new()
            .max_connections(SQLITE_READERS)
            .connect_lazy_with(options.read_only(true));
        Ok(Self(Engine::Sqlite { write, read }))
    }

    /// Connects to a PostgreSQL database and brings its tables up to date.
    ///
    /// # Errors
    /// When the address is not one of PostgreSQL's, or the server does not answer or refuses.
    pub async fn connect(address: &str) -> Result<Self, StoreError> {
        if !address.starts_with("postgres:") && !address.starts_with("postgresql:") {
            return Err(StoreError::Address);
        }
        let options = sqlx::postgres::PgConnectOptions::from_str(address)?.disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(POSTGRES_CONNECTIONS)
            .acquire_timeout(BUSY_TIMEOUT)
            .connect_with(options)
            .await?;
        sqlx::migrate!("migrations/postgres").run(&pool).await?;
        Ok(Self(Engine::Postgres(pool)))
    }

    /// Closes every connection; what was committed stays.
    pub async fn close(&self) {
        match &self.0 {
            Engine::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

/// Reads: the same statement on either engine.
macro_rules! read {
    ($db:expr, $pool:ident => $body:expr) => {
        match &$db.0 {
            $crate::db::Engine::Sqlite { read: $pool, .. } => $body,
            $crate::db::Engine::Postgres($pool) => $body,
        }
    };
}

/// Writes: the same body on either engine, in one transaction that is alone in writing from its
/// start, so that commit order is sequence order. In the body, `engine` is the module of that
/// engine's [`crate::statements`].
///
/// SQLite has one writer at a time; on PostgreSQL an advisory lock makes it so.
macro_rules! write_transaction {
    ($db:expr, $connection:ident => $body:block) => {
        match &$db.0 {
            $crate::db::Engine::Sqlite { write, .. } => {
                #[allow(
                    unused_imports,
                    reason = "what is alike on both engines may stand in the body itself"
                )]
                use $crate::statements::sqlite as engine;
                let mut transaction = write.begin_with("BEGIN IMMEDIATE").await?;
                let $connection = &mut *transaction;
                let value = $body;
                transaction.commit().await?;
                Ok(value)
            }
            $crate::db::Engine::Postgres(pool) => {
                #[allow(
                    unused_imports,
                    reason = "what is alike on both engines may stand in the body itself"
                )]
                use $crate::statements::postgres as engine;
                let mut transaction = pool.begin().await?;
                let $connection = &mut *transaction;
                sqlx::query("SELECT pg_advisory_xact_lock($1)")
                    .bind($crate::db::WRITE_LOCK)
                    .execute(&mut *$connection)
                    .await?;
                let value = $body;
                transaction.commit().await?;
                Ok(value)
            }
        }
    };
}
pub(crate) use {read, write_transaction};

/// The advisory lock's number: "finger" in ASCII, so that it is unlikely to be another program's.
pub(crate) const WRITE_LOCK: i64 = 0x6669_6e67_6572;
