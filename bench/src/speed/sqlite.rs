//! SQLite: FTS5, R*Tree, facets by `GROUP BY`. It answers in a thread of this process.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnectOptions, SqliteRow};
use sqlx::{ConnectOptions, Connection, Row as _, Sqlite, SqliteConnection};
use tokio::runtime::Runtime;

use super::data::{Data, chord, on_sphere};
use super::engine::{Built, Client, Engine, Reply};
use super::questions::{Mix, Question};
use crate::process;

/// What the threads are called in which connections answer.
const THREADS: &str = "sqlx-sqlite";

pub struct Peer {
    file: PathBuf,
    name: String,
    built: Built,
    /// What this process held before.
    memory_before: u64,
}

impl Peer {
    pub fn build(runtime: &Runtime, data: &Data, file: PathBuf) -> anyhow::Result<Self> {
        let started = Instant::now();
        let (version, processor_seconds) = runtime.block_on(async {
            let mut db = connect(&file, true).await?;
            fill(&mut db, data).await?;
            let version: String = sqlx::query("SELECT sqlite_version()").fetch_one(&mut db).await?.get(0);
            let processor = process::processor_of_threads(THREADS);
            db.close().await?;
            anyhow::Ok((version, processor))
        })?;
        let built = Built {
            seconds: started.elapsed().as_secs_f64(),
            processor_seconds,
            disk_bytes: fs::metadata(&file)?.len(),
            says: "tables and indexes".to_owned(),
        };
        let memory_before = process::memory(std::process::id(), "VmRSS");
        Ok(Self { file, name: format!("SQLite {version}"), built, memory_before })
    }
}

async fn connect(file: &Path, create: bool) -> anyhow::Result<SqliteConnection> {
    let mut db = SqliteConnectOptions::new().filename(file).create_if_missing(create).connect().await?;
    sqlx::raw_sql(include_str!("../../peers/sqlite/settings.sql")).execute(&mut db).await?;
    Ok(db)
}

async fn fill(db: &mut SqliteConnection, data: &Data) -> anyhow::Result<()> {
    sqlx::raw_sql(include_str!("../../peers/sqlite/schema.sql")).execute(&mut *db).await?;
    sqlx::raw_sql("BEGIN").execute(&mut *db).await?;
    for row in data.rows()? {
        let row = row?;
        let number = i64::from(row.number);
        let insert = sqlx::query(include_str!("../../peers/sqlite/load-service.sql")).bind(number);
        let texts = [row.id, row.name, row.organization, row.topic_names, row.description, row.other];
        let insert = texts.into_iter().fold(insert, |insert, text| insert.bind(text));
        let facts = &row.facts;
        let insert = insert.bind(facts.free).bind(i64::from(facts.days)).bind(facts.hours_known);
        let insert = insert.bind(facts.ages.map(|it| it.0)).bind(facts.ages.map(|it| it.1));
        insert.execute(&mut *db).await?;
        for (statement, numbers) in [
            (include_str!("../../peers/sqlite/load-traits.sql"), serde_json::to_string(&row.traits)?),
            (include_str!("../../peers/sqlite/load-topics.sql"), serde_json::to_string(&row.topics)?),
        ] {
            sqlx::query(statement).bind(number).bind(numbers).execute(&mut *db).await?;
        }
        for site in &facts.sites {
            let insert = sqlx::query(include_str!("../../peers/sqlite/load-site.sql")).bind(number);
            on_sphere(*site)
                .into_iter()
                .fold(insert, |insert, part| insert.bind(part))
                .execute(&mut *db)
                .await?;
        }
    }
    sqlx::raw_sql("COMMIT").execute(&mut *db).await?;
    sqlx::raw_sql(include_str!("../../peers/sqlite/indexes.sql")).execute(&mut *db).await?;
    Ok(())
}

impl Engine for Peer {
    fn name(&self) -> &str {
        &self.name
    }

    fn built(&self) -> &Built {
        &self.built
    }

    fn client(&self) -> anyhow::Result<Box<dyn Client>> {
        let runtime = crate::runtime()?;
        let db = runtime.block_on(connect(&self.file, false))?;
        Ok(Box::new(PeerClient { runtime, db }))
    }

    fn processor_seconds(&self) -> Option<f64> {
        Some(process::processor_of_threads(THREADS))
    }

    fn memory_bytes(&self) -> u64 {
        process::memory(std::process::id(), "VmRSS").saturating_sub(self.memory_before)
    }
}

struct PeerClient {
    runtime: Runtime,
    db: SqliteConnection,
}

impl PeerClient {
    fn rows(&mut self, mix: Mix, question: &Question) -> anyhow::Result<Vec<SqliteRow>> {
        Ok(self.runtime.block_on(query(mix, question).fetch_all(&mut self.db))?)
    }
}

/// Prepared when it is first asked, and kept.
fn query(mix: Mix, question: &Question) -> Query<'static, Sqlite, SqliteArguments> {
    let words: Vec<String> = question.words.iter().map(|word| format!("\"{word}\"")).collect();
    let words = words.join(" OR ");
    let near = |query: Query<'static, Sqlite, SqliteArguments>| match &question.place {
        Some(place) => {
            let parts = on_sphere(place.degrees()).into_iter().chain([chord(place.metres())]);
            parts.fold(query, |query, part| query.bind(part))
        }
        None => query,
    };
    let begun = &question.begun;
    match mix {
        Mix::Words | Mix::Everyday => sqlx::query(include_str!("../../peers/sqlite/words.sql")).bind(words),
        Mix::Near => near(sqlx::query(include_str!("../../peers/sqlite/near.sql")).bind(words)),
        Mix::Narrowed => {
            let query = near(sqlx::query(include_str!("../../peers/sqlite/narrowed.sql")).bind(words));
            let (day, age) = question.filters.as_ref().map_or((0, 0), |it| (1 << it.day, it.age * 100));
            query.bind(i64::from(day)).bind(age)
        }
        Mix::Name => {
            let query = sqlx::query(include_str!("../../peers/sqlite/name.sql")).bind(begun.clone());
            query.bind(format!("{begun}{}", char::MAX))
        }
        Mix::Begun => {
            sqlx::query(include_str!("../../peers/sqlite/begun.sql")).bind(format!("\"{begun}\" *"))
        }
    }
}

impl Client for PeerClient {
    fn ask(&mut self, mix: Mix, question: &Question) -> anyhow::Result<()> {
        self.rows(mix, question).map(drop)
    }

    fn reply(&mut self, mix: Mix, question: &Question) -> anyhow::Result<Reply> {
        let rows = self.rows(mix, question)?;
        let total = rows.first().map_or(0, |row| row.get::<i64, _>("total").unsigned_abs());
        Ok(Reply { total, ids: Some(rows.iter().map(|row| row.get("id")).collect()) })
    }
}
