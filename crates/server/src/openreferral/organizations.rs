//! Organizations in the order in which they came, read from the store a part at a time: there may be very many.

use fingerpost_directory::Viewer;
use fingerpost_store::{Db, Kind, Record, StoreError};
use openreferral::Organization;
use uuid::Uuid;

use crate::api::Parameters;

/// Organizations that are read together.
const TOGETHER: i64 = 100;

/// Words that an organization's name or description has, all of them.
#[derive(Default)]
pub(super) struct Words(Vec<String>);

impl Words {
    pub(super) fn of(parameters: &Parameters<'_>) -> Self {
        let words = parameters.words("search").unwrap_or_default().to_lowercase();
        Self(words.split_whitespace().map(str::to_owned).collect())
    }

    fn are_in(&self, organization: &Organization) -> bool {
        let text = [organization.name.as_deref(), organization.description.as_deref()];
        let text = text.into_iter().flatten().collect::<Vec<_>>().join(" ").to_lowercase();
        self.0.iter().all(|word| text.contains(word))
    }

    /// Those that have the words and that anybody may see.
    fn among(&self, records: &[Record]) -> Vec<(Uuid, Organization)> {
        let organizations =
            records.iter().filter_map(|record| Some((record.id, record.organization(Viewer::Public)?)));
        organizations.filter(|(_, organization)| self.are_in(organization)).collect()
    }
}

/// How many have the words, and those of them from `offset` on, at most `limit`.
pub(super) async fn part(
    db: &Db,
    words: &Words,
    offset: usize,
    limit: usize,
) -> Result<(usize, Vec<(Uuid, Organization)>), StoreError> {
    if words.0.is_empty() {
        let total = db.public_count(Kind::Organization).await?;
        let records = db.public_records_from(Kind::Organization, whole(offset), whole(limit)).await?;
        return Ok((usize::try_from(total).unwrap_or_default(), words.among(&records)));
    }
    let (mut total, mut found, mut number) = (0, Vec::new(), 0);
    while let Some((last, batch)) = after(db, words, number).await? {
        number = last;
        let before = total;
        total += batch.len();
        let from = offset.saturating_sub(before).min(batch.len());
        let room = limit - found.len();
        found.extend(batch.into_iter().skip(from).take(room));
    }
    Ok((total, found))
}

/// The next few records after one's number: the number of the last, and those that have the words; nothing at the end.
pub(super) async fn after(
    db: &Db,
    words: &Words,
    number: i64,
) -> Result<Option<(i64, Vec<(Uuid, Organization)>)>, StoreError> {
    let records = db.public_records_after(Kind::Organization, number, TOGETHER).await?;
    Ok(records.last().map(|last| (last.number, words.among(&records))))
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
