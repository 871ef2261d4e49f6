//! Needs for which nothing was found, counted.

use sqlx::FromRow;

use crate::db::{Db, StoreError, read, write_transaction};

/// How many people had a need in a week at a place, and nothing was found for it, or only by asking less.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct UnmetNeed {
    /// The ISO week, as `2026-W48`.
    pub week: String,
    /// The need as the thesaurus calls it; `other` when it knows none.
    pub need: String,
    /// The code of a ward or district; empty for the whole area.
    pub place: String,
    /// How many. Fewer than five are to be shown to nobody as a number.
    pub people: i64,
}

/// Words that five separate people or more used in a week, and nothing was found for them, or only by asking less.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct UnmetWords {
    /// The ISO week, as `2026-W48`.
    pub week: String,
    /// The words.
    pub words: String,
}

impl Db {
    /// Adds to what is counted, and keeps words: whoever hands them over has made sure of the five people.
    ///
    /// # Errors
    /// When the store cannot be written; then nothing was counted.
    pub async fn count_unmet(&self, needs: &[UnmetNeed], words: &[UnmetWords]) -> Result<(), StoreError> {
        write_transaction!(self, tx => {
            for need in needs {
                sqlx::query(
                    "INSERT INTO unmet (week, need, place, people) VALUES ($1, $2, $3, $4) \
                     ON CONFLICT (week, need, place) DO UPDATE SET people = unmet.people + excluded.people",
                )
                .bind(&need.week)
                .bind(&need.need)
                .bind(&need.place)
                .bind(need.people)
                .execute(&mut *tx)
                .await?;
            }
            for it in words {
                sqlx::query("INSERT INTO unmet_words (week, words) VALUES ($1, $2) ON CONFLICT (week, words) DO NOTHING")
                    .bind(&it.week)
                    .bind(&it.words)
                    .execute(&mut *tx)
                    .await?;
            }
        })
    }

    /// What was counted in a week (as `2026-W48`) and later, by week, need and place.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn unmet_since(&self, week: &str) -> Result<Vec<UnmetNeed>, StoreError> {
        read!(self, pool => {
            Ok(sqlx::query_as("SELECT week, need, place, people FROM unmet WHERE week >= $1 ORDER BY week, need, place")
                .bind(week)
                .fetch_all(pool)
                .await?)
        })
    }

    /// The words of a week (as `2026-W48`) and later.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn unmet_words_since(&self, week: &str) -> Result<Vec<UnmetWords>, StoreError> {
        read!(self, pool => {
            Ok(sqlx::query_as("SELECT week, words FROM unmet_words WHERE week >= $1 ORDER BY week, words")
                .bind(week)
                .fetch_all(pool)
                .await?)
        })
    }
}
