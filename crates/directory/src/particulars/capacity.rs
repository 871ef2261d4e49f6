//! Whether there is room.

use jiff::{ToSpan, civil::Date};
use openreferral::Service;
use serde::Serialize;

/// How long somebody's word on room is taken, in days: a quarter, after which waiting lists have moved.
const DAYS_TRUSTED: i64 = 92;

/// Whether there is room, on the word of somebody who said it not long ago.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Capacity {
    /// Whether there is.
    #[serde(flatten)]
    pub room: Room,
    /// On which day it was so.
    pub as_of: Date,
}

/// Whether there is room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Room {
    /// There is.
    Open,
    /// After a wait.
    Waiting {
        /// About so many weeks, where that was said.
        #[serde(skip_serializing_if = "Option::is_none")]
        weeks: Option<u64>,
    },
    /// None, and no waiting list.
    Closed,
}

impl Capacity {
    /// What the record says, while it can be trusted: without a date, or long after it, it is not known.
    pub fn of(service: &Service, today: Date) -> Option<Self> {
        let said = service.capacity.as_deref()?;
        let as_of: Date = said.as_of.as_deref()?.get(..10)?.parse().ok()?;
        let room = match said.state.as_deref()? {
            "open" => Room::Open,
            "waiting" => Room::Waiting { weeks: said.weeks.as_ref().and_then(serde_json::Number::as_u64) },
            "closed" => Room::Closed,
            _ => return None,
        };
        (today <= as_of.saturating_add(DAYS_TRUSTED.days())).then_some(Self { room, as_of })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_word_on_room_lapses_to_not_known() {
        let said = openreferral::Capacity {
            state: Some("waiting".to_owned()),
            weeks: Some(6.into()),
            as_of: Some("2026-06-01".to_owned()),
            ..Default::default()
        };
        let service = Service { capacity: Some(Box::new(said)), ..Service::default() };
        let room = |today| Capacity::of(&service, today).map(|capacity| capacity.room);
        assert_eq!(room(date(2026, 9, 1)), Some(Room::Waiting { weeks: Some(6) }));
        assert_eq!(room(date(2026, 9, 2)), None);
    }
}
