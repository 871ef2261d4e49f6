//! What people say is wrong with a service, kept for its steward.
//!
//! Words and ways to reach people are personal. The second goes when a report is done, and both can be erased at any time.

use fingerpost_directory::{Report, Wrong};
use jiff::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Deed,
    db::{Db, StoreError, read, write_transaction},
    keep::stored_id,
};

/// Who is to read reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Those who keep the directory: everything.
    Stewards,
    /// Those who run the service: nothing that tells of somebody being treated badly, and nobody's way to be reached.
    Provider,
}

/// A report that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptReport {
    /// By which it is spoken of.
    pub number: i64,
    /// The service that it is about.
    pub service: Uuid,
    /// What is wrong.
    pub wrong: Vec<Wrong>,
    /// What they wrote, until it is erased.
    pub words: Option<String>,
    /// How to reach them, until it is done or erased.
    pub contact: Option<String>,
    /// Whether somebody may have been treated badly.
    pub safeguarding: bool,
    /// When it came.
    pub at: Timestamp,
    /// Who dealt with it; nothing while it is open.
    pub done: Option<Deed>,
    /// Who erased what is personal in it.
    pub erased: Option<Deed>,
}

#[derive(FromRow)]
struct Row {
    number: i64,
    service: String,
    wrong: String,
    words: Option<String>,
    contact: Option<String>,
    safeguarding: i64,
    at: i64,
    done_by: Option<String>,
    done_why: Option<String>,
    done_at: Option<i64>,
    erased_by: Option<String>,
    erased_why: Option<String>,
    erased_at: Option<i64>,
}

impl Row {
    fn read(self) -> Result<KeptReport, StoreError> {
        let damaged =
            |reason: String| StoreError::Damaged { place: format!("report {}", self.number), reason };
        let time = |at| Timestamp::from_microsecond(at).map_err(|error| damaged(error.to_string()));
        let deed = |who: Option<String>, why: Option<String>, at: Option<i64>| match (who, why, at) {
            (Some(who), Some(why), Some(at)) => time(at).map(|at| Some(Deed { who, why, at })),
            _ => Ok(None),
        };
        let words = self.wrong.split(',').filter(|word| !word.is_empty());
        let wrong = words
            .map(|word| Wrong::parse(word).ok_or_else(|| damaged(format!("it knows no “{word}”"))))
            .collect::<Result<_, _>>()?;
        Ok(KeptReport {
            number: self.number,
            service: stored_id(&self.service)?,
            wrong,
            safeguarding: self.safeguarding != 0,
            at: time(self.at)?,
            done: deed(self.done_by, self.done_why, self.done_at)?,
            erased: deed(self.erased_by, self.erased_why, self.erased_at)?,
            words: self.words,
            contact: self.contact,
        })
    }
}

impl Db {
    /// Keeps what somebody says is wrong with a service, and gives its number.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn keep_report(
        &self,
        service: Uuid,
        report: &Report,
        safeguarding: bool,
        at: Timestamp,
    ) -> Result<i64, StoreError> {
        let wrong = report.wrong().iter().map(|wrong| wrong.as_str()).collect::<Vec<_>>().join(",");
        write_transaction!(self, tx => {
            sqlx::query_scalar(
                "INSERT INTO report (service, wrong, words, contact, safeguarding, at) VALUES ($1, $2, $3, $4, $5, $6) \
                 RETURNING number",
            )
            .bind(service.to_string())
            .bind(&wrong)
            .bind(report.words())
            .bind(report.contact())
            .bind(i64::from(safeguarding))
            .bind(at.as_microsecond())
            .fetch_one(tx)
            .await?
        })
    }

    /// Reports as these people may read them, of one service or of all, the oldest first.
    ///
    /// # Errors
    /// When the store cannot be read, or holds something unreadable.
    pub async fn reports(
        &self,
        readers: Readers,
        service: Option<Uuid>,
    ) -> Result<Vec<KeptReport>, StoreError> {
        let rows: Vec<Row> = read!(self, pool => {
            sqlx::query_as("SELECT * FROM report WHERE safeguarding <= $1 AND service LIKE $2 ORDER BY number")
                .bind(i64::from(readers == Readers::Stewards))
                .bind(service.map_or_else(|| "%".to_owned(), |id| id.to_string()))
                .fetch_all(pool)
                .await?
        });
        let mut reports: Vec<KeptReport> = rows.into_iter().map(Row::read).collect::<Result<_, _>>()?;
        if readers == Readers::Provider {
            reports.iter_mut().for_each(|report| report.contact = None);
        }
        Ok(reports)
    }

    /// Marks a report as dealt with, and forgets how to reach whoever wrote it; false when no open report has that number.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn finish_report(&self, number: i64, done: &Deed) -> Result<bool, StoreError> {
        write_transaction!(self, tx => {
            let changed = sqlx::query(
                "UPDATE report SET done_by = $1, done_why = $2, done_at = $3, contact = NULL \
                 WHERE number = $4 AND done_at IS NULL",
            )
            .bind(&done.who)
            .bind(&done.why)
            .bind(done.at.as_microsecond())
            .bind(number)
            .execute(tx)
            .await?;
            changed.rows_affected() == 1
        })
    }

    /// Erases what is personal in a report, and leaves what was wrong; false when there is none of that number, or nothing
    /// personal in it.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn erase_report(&self, number: i64, erased: &Deed) -> Result<bool, StoreError> {
        write_transaction!(self, tx => {
            let changed = sqlx::query(
                "UPDATE report SET words = NULL, contact = NULL, erased_by = $1, erased_why = $2, erased_at = $3 \
                 WHERE number = $4 AND (words IS NOT NULL OR contact IS NOT NULL)",
            )
            .bind(&erased.who)
            .bind(&erased.why)
            .bind(erased.at.as_microsecond())
            .bind(number)
            .execute(tx)
            .await?;
            changed.rows_affected() == 1
        })
    }
}
