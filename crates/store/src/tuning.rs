//! What stewards say of search: each with who, why and when. Nothing is ever deleted, so that it can be seen who did what.

use fingerpost_directory::Tuning;
use jiff::Timestamp;
use sqlx::FromRow;

use crate::{
    db::{Db, StoreError, read, write_transaction},
    keep::stored_id,
};

/// Who did something, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Who, as they call themselves.
    pub who: String,
    /// Why, in their words.
    pub why: String,
    /// When.
    pub at: Timestamp,
}

/// Something that a steward said of search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptTuning {
    /// By which it is taken back.
    pub number: i64,
    /// What was said.
    pub tuning: Tuning,
    /// Who said it.
    pub said: Deed,
    /// Who took it back; nothing while it holds.
    pub removed: Option<Deed>,
}

#[derive(FromRow)]
struct Row {
    number: i64,
    kind: String,
    words: String,
    target: String,
    who: String,
    why: String,
    at: i64,
    removed_by: Option<String>,
    removed_why: Option<String>,
    removed_at: Option<i64>,
}

impl Row {
    fn read(self) -> Result<KeptTuning, StoreError> {
        let damaged =
            |reason: String| StoreError::Damaged { place: "what stewards say of search".to_owned(), reason };
        let time = |at| Timestamp::from_microsecond(at).map_err(|error| damaged(error.to_string()));
        let words = self.words;
        let tuning = match self.kind.as_str() {
            "pin" => Tuning::Pin { words, service: stored_id(&self.target)? },
            "block" => Tuning::Block { words, service: stored_id(&self.target)? },
            "means" => Tuning::Words { words, mean: self.target, both_ways: false },
            "same" => Tuning::Words { words, mean: self.target, both_ways: true },
            other => return Err(damaged(format!("it knows no “{other}”"))),
        };
        let removed = match (self.removed_by, self.removed_why, self.removed_at) {
            (Some(who), Some(why), Some(at)) => Some(Deed { who, why, at: time(at)? }),
            _ => None,
        };
        let said = Deed { who: self.who, why: self.why, at: time(self.at)? };
        Ok(KeptTuning { number: self.number, tuning, said, removed })
    }
}

impl Db {
    /// All that stewards ever said of search, the oldest first.
    ///
    /// # Errors
    /// When the store cannot be read, or holds something unreadable.
    pub async fn tunings(&self) -> Result<Vec<KeptTuning>, StoreError> {
        let rows: Vec<Row> = read!(self, pool => {
            sqlx::query_as("SELECT * FROM tuning ORDER BY number").fetch_all(pool).await?
        });
        rows.into_iter().map(Row::read).collect()
    }

    /// A number that rises whenever a steward says something of search, or takes it back.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn tuning_version(&self) -> Result<i64, StoreError> {
        read!(self, pool => {
            Ok(sqlx::query_scalar("SELECT count(*) + count(removed_at) FROM tuning").fetch_one(pool).await?)
        })
    }

    /// Keeps what a steward says, and gives its number.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn tune(&self, tuning: &Tuning, said: &Deed) -> Result<i64, StoreError> {
        let (kind, target) = match tuning {
            Tuning::Pin { service, .. } => ("pin", service.to_string()),
            Tuning::Block { service, .. } => ("block", service.to_string()),
            Tuning::Words { mean, both_ways: false, .. } => ("means", mean.clone()),
            Tuning::Words { mean, both_ways: true, .. } => ("same", mean.clone()),
        };
        write_transaction!(self, tx => {
            sqlx::query_scalar(
                "INSERT INTO tuning (kind, words, target, who, why, at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING number",
            )
            .bind(kind)
            .bind(tuning.words())
            .bind(target)
            .bind(&said.who)
            .bind(&said.why)
            .bind(said.at.as_microsecond())
            .fetch_one(tx)
            .await?
        })
    }

    /// Takes back what a steward said; false when there is nothing of that number that holds.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn take_back_tuning(&self, number: i64, removed: &Deed) -> Result<bool, StoreError> {
        write_transaction!(self, tx => {
            let done = sqlx::query(
                "UPDATE tuning SET removed_by = $1, removed_why = $2, removed_at = $3 \
                 WHERE number = $4 AND removed_at IS NULL",
            )
            .bind(&removed.who)
            .bind(&removed.why)
            .bind(removed.at.as_microsecond())
            .bind(number)
            .execute(tx)
            .await?;
            done.rows_affected() == 1
        })
    }
}
