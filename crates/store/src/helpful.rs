//! Answers to "Was this any help?", counted by page and day.

use jiff::civil::Date;
use sqlx::FromRow;

use crate::db::{Db, StoreError, read, write_transaction};

/// How often a page was found helpful on a day, and how often not.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct HelpfulCount {
    /// The day, as `2026-11-22`.
    pub day: String,
    /// The path of the page.
    pub page: String,
    /// How often somebody said yes.
    pub yes: i64,
    /// How often somebody said no.
    pub no: i64,
}

impl Db {
    /// Counts an answer. Whoever hands over a page has made sure that there is such a page.
    ///
    /// # Errors
    /// When the store cannot be written; then nothing was counted.
    pub async fn count_helpful(&self, day: Date, page: &str, helped: bool) -> Result<(), StoreError> {
        write_transaction!(self, tx => {
            sqlx::query(
                "INSERT INTO helpful (day, page, yes, no) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (day, page) DO UPDATE SET yes = helpful.yes + excluded.yes, no = helpful.no + excluded.no",
            )
            .bind(day.to_string())
            .bind(page)
            .bind(i64::from(helped))
            .bind(i64::from(!helped))
            .execute(tx)
            .await?;
        })
    }

    /// What was counted on a day and later, by day and page.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn helpful_since(&self, day: Date) -> Result<Vec<HelpfulCount>, StoreError> {
        read!(self, pool => {
            Ok(sqlx::query_as("SELECT day, page, yes, no FROM helpful WHERE day >= $1 ORDER BY day, page")
                .bind(day.to_string())
                .fetch_all(pool)
                .await?)
        })
    }
}
