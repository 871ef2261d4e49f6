//! Checks under way and reports that are kept, in memory and within bounds.

use std::{
    collections::VecDeque,
    num::NonZeroU32,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use fingerpost_harvest::{
    fetch::Address,
    validate::{Bounds, Check, CheckProgress, Unchecked, check},
};
use governor::{
    DefaultKeyedRateLimiter, Quota,
    clock::{Clock, DefaultClock},
};
use ipnet::IpNet;
use jiff::{SignedDuration, Timestamp, civil::Date};
use openreferral::validate::Report;
use std::net::IpAddr;
use tokio::sync::watch;
use uuid::Uuid;

use crate::client::Client;

/// How long a report is kept, so that whoever mended a feed can compare.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Reports that are kept at once; the oldest goes first. Each may take some hundred kilobytes.
const MOST_KEPT: usize = 100;

/// Checks of one client that may be under way.
const OF_ONE_CLIENT: usize = 2;

/// Clients that are remembered before those who have long been silent are forgotten.
const MOST_CLIENTS: usize = 10_000;

/// How feeds are checked that a page is given the address of.
#[derive(Clone, Debug)]
pub struct Checking {
    /// Networks that are not public and may be asked all the same.
    pub allowed: Vec<IpNet>,
    /// How much of each feed is read.
    pub bounds: Bounds,
    /// Checks that may be under way at once.
    pub at_once: usize,
    /// Checks an hour that one client may ask for; nothing for no limit.
    pub per_hour: Option<NonZeroU32>,
    /// How long a report's address waits for its check before it says how far that is.
    pub wait: Duration,
}

impl Default for Checking {
    /// Only public addresses; [`Bounds::quick`]; four at once; thirty an hour for one client. Eight seconds of waiting: most
    /// checks are done by then, and nobody thinks yet that the page is broken.
    fn default() -> Self {
        Self {
            allowed: Vec::new(),
            bounds: Bounds::quick(),
            at_once: 4,
            per_hour: NonZeroU32::new(30),
            wait: Duration::from_secs(8),
        }
    }
}

/// How far a check has come.
#[derive(Clone, Debug)]
pub(crate) enum State {
    Running {
        answers: usize,
        last: Option<CheckProgress>,
    },
    Done(Arc<Report>),
    Failed(Unchecked),
    /// It broke off, by a fault of ours.
    Broken,
}

/// A check, under way or done.
#[derive(Clone)]
pub(crate) struct Checked {
    pub(crate) address: Address,
    pub(crate) today: Date,
    at: Timestamp,
    client: Client,
    wait: Duration,
    state: watch::Receiver<State>,
}

impl Checked {
    /// How far it is by now.
    pub(crate) fn state(&self) -> State {
        let state = self.state.borrow().clone();
        // A thread that ended without a word has failed.
        let is_over = self.state.has_changed().is_err();
        if is_over && matches!(state, State::Running { .. }) { State::Broken } else { state }
    }

    fn is_running(&self) -> bool {
        matches!(self.state(), State::Running { .. })
    }

    /// Waits until it is done, but not for long.
    pub(crate) async fn wait(&mut self) -> State {
        let most = self.wait;
        let done = self.state.wait_for(|state| !matches!(state, State::Running { .. }));
        // Either way it is as far as it is.
        let _ = tokio::time::timeout(most, done).await.map(drop);
        self.state()
    }
}

/// Why no check was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Full {
    /// Enough are under way.
    Busy,
    /// The client had many.
    Often { minutes: u64 },
}

/// All checks.
pub(crate) struct Checks {
    checking: Checking,
    limiter: Option<DefaultKeyedRateLimiter<IpAddr>>,
    kept: Mutex<VecDeque<(Uuid, Checked)>>,
}

impl Checks {
    pub(crate) fn new(checking: Checking) -> Self {
        let limiter =
            checking.per_hour.map(|per_hour| DefaultKeyedRateLimiter::keyed(Quota::per_hour(per_hour)));
        Self { checking, limiter, kept: Mutex::default() }
    }

    /// Begins a check, and gives the id of its report. An exempt client is limited by nothing but how many may be under
    /// way in all.
    pub(crate) fn start(
        &self,
        address: Address,
        client: Client,
        is_exempt: bool,
        now: Timestamp,
        today: Date,
    ) -> Result<Uuid, Full> {
        let mut kept = self.kept();
        kept.retain(|(_, checked)| now.duration_since(checked.at) < KEPT || checked.is_running());
        let running: Vec<Client> = kept
            .iter()
            .filter(|(_, checked)| checked.is_running())
            .map(|(_, checked)| checked.client)
            .collect();
        let is_known = client.0.is_some() && !is_exempt;
        let own = running.iter().filter(|other| is_known && **other == client).count();
        if running.len() >= self.checking.at_once || own >= OF_ONE_CLIENT {
            return Err(Full::Busy);
        }
        if is_known && let Some(seconds) = self.seconds_to_wait(client) {
            return Err(Full::Often { minutes: seconds / 60 + 1 });
        }
        let (told, state) = watch::channel(State::Running { answers: 0, last: None });
        let want = Check {
            address: address.clone(),
            standard: None,
            today,
            allowed: self.checking.allowed.clone(),
            bounds: self.checking.bounds,
        };
        // A thread by itself, which does not hold the process up when it ends.
        let begun = std::thread::Builder::new().name("validate".to_owned()).spawn(move || run(&want, &told));
        if let Err(error) = begun {
            tracing::error!(%error, "no thread for a check");
            return Err(Full::Busy);
        }
        let id = Uuid::new_v4();
        let wait = self.checking.wait;
        kept.push_back((id, Checked { address, today, at: now, client, wait, state }));
        // Those under way are few, and must go on being counted.
        if kept.len() > MOST_KEPT
            && let Some(oldest) = kept.iter().position(|(_, checked)| !checked.is_running())
        {
            kept.remove(oldest);
        }
        Ok(id)
    }

    /// The check with that id, unless it is too long ago.
    pub(crate) fn find(&self, id: Uuid, now: Timestamp) -> Option<Checked> {
        let kept = self.kept();
        let (_, checked) = kept.iter().find(|(known, _)| *known == id)?;
        (now.duration_since(checked.at) < KEPT).then(|| checked.clone())
    }

    fn seconds_to_wait(&self, client: Client) -> Option<u64> {
        let (limiter, address) = (self.limiter.as_ref()?, client.0?);
        if limiter.len() > MOST_CLIENTS {
            limiter.retain_recent();
        }
        let until = limiter.check_key(&address).err()?;
        Some(until.wait_time_from(DefaultClock::default().now()).as_secs())
    }

    fn kept(&self) -> MutexGuard<'_, VecDeque<(Uuid, Checked)>> {
        // Nothing in it is half done when a thread breaks.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn run(want: &Check, told: &watch::Sender<State>) {
    let began = std::time::Instant::now();
    let mut answers = 0;
    let result = check(want, &mut |progress| {
        if let CheckProgress::Asked { answers: read, .. } = progress {
            answers = read;
        }
        told.send_replace(State::Running { answers, last: Some(progress) });
    });
    let (verdict, state) = match result {
        Ok(report) => (report.verdict().word(), State::Done(Arc::new(report))),
        Err(why) => ("unchecked", State::Failed(why)),
    };
    let duration_ms = began.elapsed().as_secs_f64() * 1e3;
    tracing::info!(host = want.address.host(), verdict, answers, duration_ms, "a feed was checked");
    told.send_replace(state);
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::constant(1_795_348_800, 0);

    fn later(hours: i64) -> Timestamp {
        NOW + SignedDuration::from_hours(hours)
    }

    /// Begins a check that is refused at once, since it is of this machine.
    fn start(checks: &Checks) -> Uuid {
        let address = Address::parse("http://127.0.0.1:9/").expect("an address");
        let started = checks.start(address, Client(None), false, NOW, "2026-11-22".parse().expect("a day"));
        started.expect("begun")
    }

    #[tokio::test]
    async fn a_report_is_kept_for_a_day() {
        let checks = Checks::new(Checking::default());
        let id = start(&checks);
        let state = checks.find(id, later(23)).expect("kept").wait().await;
        assert!(matches!(state, State::Failed(Unchecked::Private)), "{state:?}");
        assert!(checks.find(id, later(24)).is_none());
        assert!(checks.find(Uuid::new_v4(), NOW).is_none());
    }

    #[tokio::test]
    async fn when_too_many_are_kept_the_oldest_goes() {
        let checks = Checks::new(Checking::default());
        let mut ids = Vec::new();
        for _ in 0..=MOST_KEPT {
            let id = start(&checks);
            checks.find(id, NOW).expect("kept").wait().await;
            ids.push(id);
        }
        assert!(checks.find(ids[0], NOW).is_none() && checks.find(ids[1], NOW).is_some());
    }
}
