//! PostgreSQL: full text search over a GIN index, places by the extension `cube`, facets by `GROUP BY`.

use std::time::Instant;

use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::{PgConnection, Postgres, Row as _};
use tokio::runtime::Runtime;

use super::data::{Data, Row, chord, on_sphere};
use super::engine::{Built, Client, Engine, Reply};
use super::questions::{Mix, Question};
use crate::postgres::Server;
use crate::process;

/// Bytes sent at once.
const CHUNK: usize = 1 << 20;

pub struct Peer {
    server: Server,
    postmaster: Option<u32>,
    name: String,
    built: Built,
}

impl Peer {
    pub fn build(runtime: &Runtime, server: Server, data: &Data) -> anyhow::Result<Self> {
        let postmaster = runtime.block_on(server.postmaster())?;
        let processor = || postmaster.map_or(0.0, process::processor_of_family);
        let (started, before) = (Instant::now(), processor());
        let (disk, indexes) = runtime.block_on(fill(&server, data))?;
        let built = Built {
            seconds: started.elapsed().as_secs_f64(),
            processor_seconds: processor() - before,
            disk_bytes: disk,
            says: format!("tables and indexes; the indexes are {:.0} MB of it", indexes as f64 / 1e6),
        };
        let name = format!("PostgreSQL {}", runtime.block_on(server.version())?);
        Ok(Self { server, postmaster, name, built })
    }

    pub async fn end(self) -> anyhow::Result<()> {
        self.server.end().await
    }
}

async fn fill(server: &Server, data: &Data) -> anyhow::Result<(u64, u64)> {
    let mut db = server.connect().await?;
    sqlx::raw_sql(include_str!("../../peers/postgres/schema.sql")).execute(&mut db).await?;
    let services = include_str!("../../peers/postgres/load-services.sql");
    copy(&mut db, services, data, |row, to| {
        let ages = row.facts.ages.map(|(from, to)| (from.to_string(), to.to_string()));
        let (youngest, oldest) = ages.unwrap_or_else(|| ("\\N".to_owned(), "\\N".to_owned()));
        to.push_str(&row.number.to_string());
        let texts = [&row.id, &row.name, &row.organization, &row.topic_names, &row.description, &row.other];
        for text in texts {
            to.push('\t');
            to.push_str(&escaped(text));
        }
        let numbers = |numbers: Vec<String>| format!("{{{}}}", numbers.join(","));
        for value in [
            row.facts.free.to_string(),
            row.facts.days.to_string(),
            row.facts.hours_known.to_string(),
            youngest,
            oldest,
            numbers(row.traits.iter().map(u8::to_string).collect()),
            numbers(row.topics.iter().map(u16::to_string).collect()),
        ] {
            to.push('\t');
            to.push_str(&value);
        }
        to.push('\n');
    })
    .await?;
    copy(&mut db, include_str!("../../peers/postgres/load-sites.sql"), data, |row, to| {
        for site in &row.facts.sites {
            let [x, y, z] = on_sphere(*site);
            to.push_str(&format!("{}\t({x},{y},{z})\n", row.number));
        }
    })
    .await?;
    sqlx::raw_sql(include_str!("../../peers/postgres/indexes.sql")).execute(&mut db).await?;
    // Not together with others: they would be one transaction.
    sqlx::raw_sql(include_str!("../../peers/postgres/vacuum.sql")).execute(&mut db).await?;
    let row = sqlx::query(include_str!("../../peers/postgres/disk.sql")).fetch_one(&mut db).await?;
    Ok((row.get::<i64, _>(0).unsigned_abs(), row.get::<i64, _>(1).unsigned_abs()))
}

async fn copy(
    db: &mut PgConnection,
    statement: &str,
    data: &Data,
    write: impl Fn(&Row, &mut String),
) -> anyhow::Result<()> {
    let mut copy = db.copy_in_raw(statement).await?;
    let mut chunk = String::with_capacity(CHUNK * 2);
    for row in data.rows()? {
        write(&row?, &mut chunk);
        if chunk.len() > CHUNK {
            copy.send(chunk.as_bytes()).await?;
            chunk.clear();
        }
    }
    copy.send(chunk.as_bytes()).await?;
    copy.finish().await?;
    Ok(())
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r")
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
        let db = runtime.block_on(self.server.connect())?;
        Ok(Box::new(PeerClient { runtime, db }))
    }

    fn processor_seconds(&self) -> Option<f64> {
        self.postmaster.map(process::processor_of_family)
    }

    fn memory_bytes(&self) -> u64 {
        self.postmaster.map_or(0, process::memory_of_family)
    }
}

struct PeerClient {
    runtime: Runtime,
    db: PgConnection,
}

impl PeerClient {
    fn rows(&mut self, mix: Mix, question: &Question) -> anyhow::Result<Vec<PgRow>> {
        Ok(self.runtime.block_on(query(mix, question).fetch_all(&mut self.db))?)
    }
}

/// Prepared when it is first asked, and kept.
fn query(mix: Mix, question: &Question) -> Query<'static, Postgres, PgArguments> {
    let words = question.words.join(" | ");
    let near = |query: Query<'static, Postgres, PgArguments>| match &question.place {
        Some(place) => query.bind(on_sphere(place.degrees()).to_vec()).bind(chord(place.metres())),
        None => query,
    };
    match mix {
        Mix::Words | Mix::Everyday => sqlx::query(include_str!("../../peers/postgres/words.sql")).bind(words),
        Mix::Near => near(sqlx::query(include_str!("../../peers/postgres/near.sql")).bind(words)),
        Mix::Narrowed => {
            let query = near(sqlx::query(include_str!("../../peers/postgres/narrowed.sql")).bind(words));
            let (day, age) = question.filters.as_ref().map_or((0, 0), |it| (1 << it.day, it.age * 100));
            query.bind(day as i16).bind(age)
        }
        Mix::Name => {
            sqlx::query(include_str!("../../peers/postgres/name.sql")).bind(format!("{}%", question.begun))
        }
        Mix::Begun => {
            sqlx::query(include_str!("../../peers/postgres/begun.sql")).bind(format!("{}:*", question.begun))
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
