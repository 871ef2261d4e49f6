//! What every request needs.

use std::sync::{Arc, atomic::AtomicBool};

use fingerpost_pages::Site;
use fingerpost_search::Index;
use fingerpost_store::Db;
use jiff::Timestamp;

use crate::{
    AdviceShelf, Checking, Fairness, Secret, Sites, Unmet,
    fair::{self},
    openreferral::{KnownSubjects, Pins},
    validate::Checks,
};

/// Tells the time; tests hand in one that stands still.
pub type Clock = fn() -> Timestamp;

/// The parts that requests share. Cloning is cheap.
#[derive(Clone)]
pub struct App {
    /// The store.
    pub db: Db,
    /// The index.
    pub index: Index,
    /// Whose directory it is, by the host that is asked.
    pub sites: Sites,
    /// Lines that the licences of the data ask for.
    pub attributions: Arc<[String]>,
    /// The address under which others reach this server, without a slash at its end; nothing when
    /// it is to be taken from each request.
    pub public_url: Option<Arc<str>>,
    /// Whether the host itself answers for Open Referral UK 1.0 (`/services`), for clients that drop the path from the
    /// address they are given. Pages stay where they are.
    pub version_1_at_root: bool,
    /// The present moment.
    pub clock: Clock,
    /// Whether the index has been in step with the store since this process began.
    pub(crate) was_in_step: Arc<AtomicBool>,
    /// Walks through pages that are under way.
    pub(crate) pins: Arc<Pins>,
    /// Taxonomies and terms as they were read last.
    pub(crate) subjects: Arc<KnownSubjects>,
    /// How much one client may ask.
    pub(crate) counter: fair::Shared,
    /// Where questions are noted of which nothing was found; nothing where they are not counted.
    pub unmet: Option<Unmet>,
    /// Pages of advice.
    pub advice: Arc<AdviceShelf>,
    /// By which the list that a reader keeps is sealed; one for this process alone unless it is said.
    pub secret: Secret,
    /// Feeds that publishers have checked.
    pub(crate) checks: Arc<Checks>,
}

impl App {
    /// The parts that a server needs; the site's name is all that it must say.
    pub fn new(db: Db, index: Index, site: Site, clock: Clock) -> Self {
        Self::with_sites(db, index, Sites::from(site), clock)
    }

    /// The parts that a server of several sites needs.
    pub fn with_sites(db: Db, index: Index, sites: Sites, clock: Clock) -> Self {
        Self {
            db,
            index,
            sites,
            attributions: Arc::default(),
            public_url: None,
            version_1_at_root: false,
            clock,
            was_in_step: Arc::default(),
            pins: Arc::default(),
            subjects: Arc::default(),
            counter: Arc::new(fair::Counter::new(Fairness::default())),
            unmet: None,
            advice: Arc::default(),
            secret: Secret::default(),
            checks: Arc::new(Checks::new(Checking::default())),
        }
    }

    /// Says how feeds are checked that a page is given the address of.
    pub fn checking(mut self, checking: Checking) -> Self {
        self.checks = Arc::new(Checks::new(checking));
        self
    }

    /// Says who is believed, and how much one client may ask; otherwise nobody is, and there is no limit.
    pub fn fair(mut self, fairness: Fairness) -> Self {
        self.counter = Arc::new(fair::Counter::new(fairness));
        self
    }
}
