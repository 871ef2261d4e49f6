//! Counting what people looked for and did not find, without knowing who they are.
//!
//! A question is noted in a queue that drops what it has no room for, so no answer waits. Whoever empties it counts each
//! person once a week for each need and place. People are told apart by a hash of their address, by a key that is in
//! memory alone and is made anew each week. Words are compared by such hashes too, and are written when the fifth person
//! uses them, never before; nothing here is ever logged.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, hash_map::RandomState},
    hash::{BuildHasher, Hash},
    time::Duration,
};

use fingerpost_directory::hours::Context;
use fingerpost_places::{Gazetteer, GridPoint, Place, What};
use fingerpost_search::{Answer, Relaxed};
use fingerpost_store::{Db, UnmetNeed, UnmetWords};
use jiff::Timestamp;
use tokio::{
    sync::mpsc,
    time::{Instant, timeout_at},
};
use uuid::Uuid;

use crate::client::Client;

/// Questions that wait to be counted; beyond them they are dropped.
const MOST_WAITING: usize = 1_000;

/// How long questions are gathered before they are written.
const GATHERED: Duration = Duration::from_secs(10);

/// People who must have used the same words before these are kept.
const SEPARATE_PEOPLE: usize = 5;

/// The longest words that are kept, in bytes: a question, not a letter.
const MOST_BYTES: usize = 200;

/// Hashes that are remembered in a week, of people for a need at a place: some megabytes. Then nobody is counted who was
/// not before.
const MOST_COUNTED: usize = 200_000;

/// Different words of which the people are remembered in a week.
const MOST_WORDS: usize = 20_000;

/// The need of a question that meets none that the thesaurus knows.
const OTHER: &str = "other";

/// Where questions are noted of which nothing was found.
#[derive(Clone, Debug)]
pub struct Unmet(mpsc::Sender<Noted>);

/// Whoever counts them.
#[derive(Debug)]
pub struct UnmetCounter {
    noted: mpsc::Receiver<Noted>,
    gathered: Duration,
}

/// A question of which nothing was found. It has no `Debug`, so that it is not shown by oversight.
struct Noted {
    needs: Vec<String>,
    place: Option<Place<'static>>,
    words: String,
    client: Client,
    at: Timestamp,
}

impl Unmet {
    /// A queue and its counter, which does nothing before it is [run](UnmetCounter::run).
    pub fn new() -> (Self, UnmetCounter) {
        Self::gathering(GATHERED)
    }

    /// The same, writing so often.
    pub fn gathering(gathered: Duration) -> (Self, UnmetCounter) {
        let (sender, noted) = mpsc::channel(MOST_WAITING);
        (Self(sender), UnmetCounter { noted, gathered })
    }

    /// Notes a question for which nothing was found, or only by asking less.
    pub(crate) fn note(&self, words: &str, answer: &Answer, client: Client, at: Timestamp) {
        let words = words.trim();
        if words.is_empty() || (answer.total > 0 && answer.relaxed.iter().all(Relaxed::only_adds)) {
            return;
        }
        let (needs, place) = (answer.needs.clone(), answer.place.clone());
        // Where it is full, this one is not counted.
        let _ = self.0.try_send(Noted { needs, place, words: words.to_owned(), client, at });
    }
}

impl UnmetCounter {
    /// Counts until nobody can note anything any more, then writes what is left.
    pub async fn run(mut self, db: Db) {
        let mut people = People::new();
        while let Some(first) = self.noted.recv().await {
            let mut batch = Batch::default();
            people.count(&first, &mut batch);
            let until = Instant::now() + self.gathered;
            while let Ok(Some(next)) = timeout_at(until, self.noted.recv()).await {
                people.count(&next, &mut batch);
            }
            if let Err(error) = db.count_unmet(&batch.needs(), &batch.words()).await {
                tracing::warn!(%error, "unmet needs could not be counted");
            }
        }
    }
}

/// What is to be written.
#[derive(Default)]
struct Batch {
    /// By week, need and place.
    counts: BTreeMap<(String, String, String), i64>,
    /// By week.
    words: BTreeSet<(String, String)>,
}

impl Batch {
    fn needs(&self) -> Vec<UnmetNeed> {
        let counts = self.counts.iter();
        let needs = counts.map(|((week, need, place), people)| UnmetNeed {
            week: week.clone(),
            need: need.clone(),
            place: place.clone(),
            people: *people,
        });
        needs.collect()
    }

    fn words(&self) -> Vec<UnmetWords> {
        let words = self.words.iter();
        words.map(|(week, words)| UnmetWords { week: week.clone(), words: words.clone() }).collect()
    }
}

/// Who was counted in a week already, as hashes that mean nothing without the key.
struct People {
    week: String,
    key: (RandomState, Uuid),
    counted: HashSet<u64>,
    /// Of words, who used them.
    used: HashMap<u64, Vec<u64>>,
}

impl People {
    fn new() -> Self {
        let key = (RandomState::new(), Uuid::new_v4());
        Self { week: String::new(), key, counted: HashSet::new(), used: HashMap::new() }
    }

    fn hash(&self, of: impl Hash) -> u64 {
        self.key.0.hash_one((self.key.1, of))
    }

    fn count(&mut self, noted: &Noted, batch: &mut Batch) {
        let week = week(noted.at);
        if week != self.week {
            *self = Self { week: week.clone(), ..Self::new() };
        }
        let place = noted.place.as_ref().and_then(code).unwrap_or_default();
        let other = [OTHER.to_owned()];
        for need in if noted.needs.is_empty() { &other[..] } else { &noted.needs } {
            let who = self.hash((noted.client, need, &place));
            if self.counted.len() < MOST_COUNTED && self.counted.insert(who) {
                *batch.counts.entry((week.clone(), need.clone(), place.clone())).or_default() += 1;
            }
        }
        let words = noted.words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let (who, what) = (self.hash(noted.client), self.hash(&words));
        let is_known = self.used.contains_key(&what);
        if words.len() > MOST_BYTES || (!is_known && self.used.len() >= MOST_WORDS) {
            return;
        }
        let used = self.used.entry(what).or_default();
        if used.len() < SEPARATE_PEOPLE && !used.contains(&who) {
            used.push(who);
            if used.len() == SEPARATE_PEOPLE {
                batch.words.insert((week, words));
            }
        }
    }
}

/// The ISO week of a moment where the directory is: `2026-W48`.
fn week(at: Timestamp) -> String {
    let week = Context::default().zone.to_datetime(at).date().iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// The code of the ward where the place is exact, else of the district.
fn code(place: &Place<'static>) -> Option<String> {
    /// Nothing is known of a place that is further from any postcode, in metres.
    const NEAR: f64 = 10_000.0;
    let postcodes = Gazetteer::bundled().postcodes();
    let area = match place.what {
        What::Council(council) => return Some(council.code.clone()),
        What::Postcode(postcode) => postcodes.find(postcode)?.area,
        _ => {
            let grid = GridPoint::from_point(place.point)?;
            postcodes.nearest(grid, NEAR)?.found.area
        }
    };
    let ward = if place.is_exact() { area.ward.clone() } else { None };
    ward.or_else(|| area.district.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use fingerpost_places::Whereabouts;

    fn noted(client: u8, words: &str, on: &str) -> Noted {
        Noted {
            needs: vec!["Food".to_owned()],
            place: None,
            words: words.to_owned(),
            client: Client::at([192, 0, 2, client].into()),
            at: format!("{on}T12:00:00Z").parse().expect("a time"),
        }
    }

    fn counted(all: &[Noted]) -> (Vec<(String, i64)>, Vec<String>) {
        let (mut people, mut batch) = (People::new(), Batch::default());
        all.iter().for_each(|noted| people.count(noted, &mut batch));
        let counts = batch.counts.iter().map(|((week, ..), people)| (week.clone(), *people));
        (counts.collect(), batch.words.iter().map(|(_, words)| words.clone()).collect())
    }

    #[test]
    fn a_person_counts_once_a_week_however_often_they_ask() {
        let all =
            [noted(1, "soup", "2026-11-23"), noted(1, "broth", "2026-11-29"), noted(1, "soup", "2026-11-30")];
        assert_eq!(counted(&all).0, [("2026-W48".to_owned(), 1), ("2026-W49".to_owned(), 1)]);
    }

    #[test]
    fn words_are_kept_when_the_fifth_person_uses_them_in_one_week() {
        let asked =
            |people: &[u8], on| people.iter().map(|who| noted(*who, " Hot  Soup", on)).collect::<Vec<_>>();
        assert!(counted(&asked(&[1, 2, 3, 4, 4, 3, 1], "2026-11-23")).1.is_empty());
        assert_eq!(counted(&asked(&[1, 2, 3, 4, 5, 6], "2026-11-23")).1, ["hot soup"]);
        let mut over_two_weeks = asked(&[1, 2, 3, 4], "2026-11-29");
        over_two_weeks.extend(asked(&[5], "2026-11-30"));
        assert!(counted(&over_two_weeks).1.is_empty());
    }

    #[test]
    fn hashes_of_one_week_say_nothing_of_the_next() {
        let (one, other) = (People::new(), People::new());
        let client = Client::at([192, 0, 2, 1].into());
        assert_ne!(one.hash(client), other.hash(client));
    }

    #[test]
    fn an_exact_place_is_its_ward_and_a_wide_one_its_district() {
        let code = |typed| code(&Whereabouts::parse(typed).expect("a place").places()[0]).expect("a code");
        assert!(code("BS5 6XX").starts_with("E05"), "{}", code("BS5 6XX"));
        assert_eq!(code("BS5"), "E06000023");
        assert_eq!(code("Bristol"), "E06000023");
        assert!(code("Suffolk").starts_with("E10"));
    }
}
