//! How others answer the same questions, over the same words of the same services.

use anyhow::Context;
use fingerpost_directory::Viewer;
use fingerpost_search::Document;
use fingerpost_search::judged::DEPTH;
use sqlx::{Connection, PgConnection, Row, SqliteConnection};

use super::judged::Set;
use crate::postgres;

/// The words of a question on their own.
const FOLDED: fn(char) -> bool = |it| !it.is_alphanumeric();

/// What a peer found for each question, best first, by ids.
pub struct Answers {
    pub who: &'static str,
    pub found: Vec<Vec<String>>,
}

/// What peers are given of a service: its name, who runs it, and every other text that we search by.
fn texts(document: &Document) -> [String; 4] {
    let mut rest = vec![document.description.as_str()];
    rest.extend(document.alternate_name.as_deref());
    rest.extend(document.topics.iter().chain(&document.other).map(String::as_str));
    let organization = document.organization.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    [document.id.to_string(), document.name.clone(), organization, rest.join("\n")]
}

/// Only what everybody may see: peers know no viewers.
fn public(set: &Set) -> impl Iterator<Item = [String; 4]> {
    set.documents.iter().filter(|it| Viewer::Public.may_see(it.visibility)).map(texts)
}

/// SQLite's FTS5, with all words and with any word.
pub async fn sqlite(set: &Set) -> anyhow::Result<Vec<Answers>> {
    let mut db = SqliteConnection::connect("sqlite::memory:").await?;
    sqlx::raw_sql(include_str!("../../peers/relevance/sqlite-schema.sql")).execute(&mut db).await?;
    for table in ["INSERT INTO plain VALUES (?, ?, ?, ?)", "INSERT INTO stemmed VALUES (?, ?, ?, ?)"] {
        for texts in public(set) {
            let insert = texts.iter().fold(sqlx::query(table), |insert, text| insert.bind(text.clone()));
            insert.execute(&mut db).await?;
        }
    }
    let ways = [
        ("SQLite FTS5, AND", " ", include_str!("../../peers/relevance/sqlite-all-words.sql")),
        ("SQLite FTS5, OR, stems", " OR ", include_str!("../../peers/relevance/sqlite-any-word.sql")),
    ];
    let mut all = Vec::new();
    for (who, between, query) in ways {
        let mut found = Vec::new();
        for question in &set.questions {
            let words = question.words.split(FOLDED).filter(|word| !word.is_empty());
            let words: Vec<String> = words.map(|word| format!("\"{word}\"")).collect();
            let query = sqlx::query(query).bind(words.join(between)).bind(DEPTH as i64);
            let rows = query.fetch_all(&mut db).await?;
            found.push(rows.iter().map(|row| row.get(0)).collect());
        }
        all.push(Answers { who, found });
    }
    Ok(all)
}

/// PostgreSQL's full text search, plain and with trigrams.
pub async fn postgres(set: &Set, server: &postgres::Server) -> anyhow::Result<Vec<Answers>> {
    let mut db = server.connect().await?;
    sqlx::raw_sql(include_str!("../../peers/relevance/postgres-schema.sql"))
        .execute(&mut db)
        .await
        .context("PostgreSQL has no pg_trgm?")?;
    for texts in public(set) {
        let insert =
            sqlx::query("INSERT INTO judged_service (id, name, organization, rest) VALUES ($1, $2, $3, $4)");
        texts.iter().fold(insert, |insert, text| insert.bind(text.clone())).execute(&mut db).await?;
    }
    let (mut plain, mut with_trigrams) = (Vec::new(), Vec::new());
    for question in &set.questions {
        let words = &question.words;
        let found = ask(&mut db, include_str!("../../peers/relevance/postgres-plain.sql"), words).await?;
        with_trigrams.push(if found.is_empty() {
            ask(&mut db, include_str!("../../peers/relevance/postgres-trigrams.sql"), words).await?
        } else {
            found.clone()
        });
        plain.push(found);
    }
    Ok(vec![
        Answers { who: "PostgreSQL, plain", found: plain },
        Answers { who: "PostgreSQL, trigrams too", found: with_trigrams },
    ])
}

async fn ask(db: &mut PgConnection, query: &'static str, words: &str) -> anyhow::Result<Vec<String>> {
    let rows = sqlx::query(query).bind(words.to_owned()).bind(DEPTH as i64).fetch_all(db).await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}
