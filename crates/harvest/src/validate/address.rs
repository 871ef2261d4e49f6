//! An API asked over the network: what it is, each endpoint that its version has, the pages of each list, and some of
//! the records of each list whole.
//!
//! One thing is asked for at a time, and no more than [`Bounds`] say. What is left unread is said in the report.

use std::time::Duration;

use ipnet::IpNet;
use jiff::civil::Date;
use openreferral::validate::{Answer, Endpoint, Report, Standard, Validator, Walked};
use serde_json::Value;
use url::Url;

use super::{
    Unchecked,
    list::{Got, List, ListWalk, hash, take},
};
use crate::{
    fetch::{
        Address, FetchProgress, Manners,
        address::{bare, base_of_services, below},
        client::{Client, Validators},
        page::{Next, Reached, Says, next},
        walk::may_be_a_base,
    },
    survey::id_text,
};

/// What to check and how.
#[derive(Clone, Debug)]
pub struct Check {
    /// The base of an API, the address of its services, or that of a file.
    pub address: Address,
    /// Check against this version, whatever the API says.
    pub standard: Option<Standard>,
    /// The day by which assurance is judged.
    pub today: Date,
    /// Networks that are not public and may be asked all the same, such as a server of one's own.
    pub allowed: Vec<IpNet>,
    /// How much to read.
    pub bounds: Bounds,
}

/// How much of an API a check reads.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Pages from the beginning of each list; the last is looked at too.
    pub pages: usize,
    /// Records of each list that are asked for by themselves, evenly from all of those pages.
    pub whole: usize,
    /// What is read of one answer, in bytes of its records.
    pub answer_bytes: usize,
    /// Time, bytes in all, and patience.
    pub manners: Manners,
}

impl Bounds {
    /// For somebody who waits at a terminal: 100 pages of each list, 50 whole records, 64 MiB of an answer; 1 GiB and half
    /// an hour in all.
    pub fn thorough() -> Self {
        let time = Duration::from_secs(30 * 60);
        let manners = Manners { bytes: 1 << 30, time, tries: 3, ..Manners::default() };
        Self { pages: 100, whole: 50, answer_bytes: 64 << 20, manners }
    }

    /// For somebody who waits at a page: 5 pages of each list, 20 whole records, 8 MiB of an answer; 32 MiB and a minute in
    /// all, and no wait over five seconds.
    pub fn quick() -> Self {
        let manners = Manners {
            bytes: 32 << 20,
            time: Duration::from_secs(60),
            tries: 2,
            wait: Duration::from_secs(5),
            ..Manners::default()
        };
        Self { pages: 5, whole: 20, answer_bytes: 8 << 20, manners }
    }
}

/// How far a check has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckProgress {
    /// So many answers were read; the last came from this endpoint.
    Asked {
        /// Where.
        endpoint: Endpoint,
        /// Answers so far.
        answers: usize,
    },
    /// It asks to be left alone, or the connection failed.
    Waiting {
        /// For how many seconds.
        seconds: u64,
    },
}

/// Checks what is at an address. It blocks, for as long as the bounds allow; let it run in a thread where that may be.
///
/// # Errors
/// When nothing there can be read as a feed. Where anything can, whatever else fails is a finding of the report.
pub fn check(check: &Check, progress: &mut (dyn FnMut(CheckProgress) + Send)) -> Result<Report, Unchecked> {
    let progress = std::sync::Mutex::new(progress);
    let tell = |told| {
        if let Ok(mut progress) = progress.lock() {
            progress(told);
        }
    };
    let mut waiting = |told| {
        if let FetchProgress::Waiting { seconds, .. } = told {
            tell(CheckProgress::Waiting { seconds });
        }
    };
    let client = Client::new(&check.address, check.allowed.clone(), check.bounds.manners, &mut waiting);
    let validator = Validator::new(check.standard, check.today);
    let checking =
        Checking { client, validator, bounds: check.bounds, answers: 0, broken: 0, ended: None, tell: &tell };
    checking.run(check.address.url())
}

/// How many connections may fail before no more is asked.
const BROKEN: usize = 3;

/// Records in a row that may be missing before no more is asked of an endpoint.
const MISSED: usize = 3;

/// How many records of a list are remembered, to choose from.
const LISTED: usize = 20_000;

/// What a list turned out to hold.
#[derive(Default)]
struct Listed {
    ids: Vec<String>,
    there_are: usize,
}

struct Checking<'a, T> {
    client: Client<'a>,
    validator: Validator,
    bounds: Bounds,
    answers: usize,
    broken: usize,
    /// Why nothing more is asked.
    ended: Option<Unchecked>,
    tell: &'a T,
}

impl<T: Fn(CheckProgress)> Checking<'_, T> {
    fn run(mut self, url: &Url) -> Result<Report, Unchecked> {
        let mut root = None;
        let (base, services) = match self.ask(Endpoint::Root, url) {
            Ok(Got::Root { root, url }) => {
                self.validator.heard(Endpoint::Root, Answer::Root(&root));
                (Some(bare(&url)), below(&url, "services"))
            }
            Ok(Got::List(list)) => match base_of_services(&list.url) {
                Some(base) => {
                    root = self.root(&base);
                    (Some(base), bare(&list.url))
                }
                None if list.page.is_some() => (None, bare(&list.url)),
                None => return Ok(self.file(&list)),
            },
            // An API of version 1.0 need not answer at its base.
            Err(why) if is_nothing(&why) && may_be_a_base(url) => {
                let services = below(url, "services");
                match self.ask(Endpoint::Services, &services) {
                    Ok(Got::List(list)) => {
                        root = Some(why);
                        (Some(bare(url)), bare(&list.url))
                    }
                    _ => return Err(why),
                }
            }
            Err(why) => return Err(why),
        };
        self.endpoint(Endpoint::Services, &services);
        let standard = self.validator.known().unwrap_or(Standard::OpenReferralUk3);
        if let Some(why) = root.filter(|_| standard != Standard::OpenReferralUk1) {
            self.validator.heard(Endpoint::Root, Answer::Failed(&why.why()));
        }
        if let Some(base) = base {
            for list in &Endpoint::lists(standard)[1..] {
                self.endpoint(*list, &below(&base, list.address().trim_start_matches('/')));
            }
        }
        Ok(self.validator.report())
    }

    /// Asks an API what it says of itself. Gives why it says nothing.
    fn root(&mut self, base: &Url) -> Option<Unchecked> {
        match self.ask(Endpoint::Root, base) {
            Ok(Got::Root { root, .. }) => {
                self.validator.heard(Endpoint::Root, Answer::Root(&root));
                None
            }
            Ok(Got::List(_)) => Some(Unchecked::NotFeed("it answers with records".to_owned())),
            Err(why) => Some(why),
        }
    }

    /// A feed in one answer.
    fn file(mut self, list: &List) -> Report {
        for record in &list.records {
            self.validator.heard(Endpoint::File, Answer::Record(record));
        }
        if list.is_cut {
            self.validator.only_some_of(Endpoint::File, list.records.len() + 1);
        }
        self.validator.report()
    }

    /// A list, and records of it by themselves.
    fn endpoint(&mut self, list: Endpoint, url: &Url) {
        let listed = self.list(list, url);
        if let Some(one) = list.one() {
            self.whole(one, url, &listed);
        }
    }

    fn list(&mut self, from: Endpoint, url: &Url) -> Listed {
        let mut walk = ListWalk::default();
        loop {
            let number = walk.first + walk.pages;
            let list = match self.page(from, url, number) {
                Ok(list) => list,
                Err(why) => {
                    let page = if walk.pages == 0 { String::new() } else { format!("page {number}: ") };
                    self.validator.heard(from, Answer::Failed(&format!("{page}{}", why.why())));
                    walk.is_cut = walk.pages > 0;
                    break;
                }
            };
            let says = list.page.as_ref().map(|page| Says::of(&page.fields)).unwrap_or_default();
            if walk.counts_from_nought(&says) {
                continue;
            }
            let is_repeated = walk.is_known(&list);
            walk.pages += 1;
            walk.all += list.records.len();
            let reached =
                Reached { records: list.records.len(), pages: walk.pages, all: walk.all, is_repeated };
            let then = next(&says, reached);
            if is_repeated {
                let announced = then == Next::Repeats;
                let walked = if announced { Walked::Again(number) } else { Walked::BeyondAgain(number) };
                self.validator.heard(from, Answer::Walked(walked));
                walk.all -= list.records.len();
                walk.is_cut = announced;
                break;
            }
            self.hear(from, &list, &mut walk);
            if list.page.is_none() {
                // The document of 1.0 has plain lists, though not of services.
                if from == Endpoint::Services || self.validator.known() != Some(Standard::OpenReferralUk1) {
                    let why = "it is a bare list, and not a page that says how many there are";
                    self.validator.heard(from, Answer::Failed(why));
                }
                break;
            }
            self.number(from, &says, number);
            walk.total = walk.total.max(says.total.unwrap_or_default());
            match then {
                Next::More if walk.pages < self.bounds.pages => {}
                Next::More => {
                    walk.is_cut = true;
                    if let Some(last) =
                        says.pages.map(|pages| walk.first + pages - 1).filter(|last| *last > number)
                    {
                        self.last(from, url, last, &mut walk);
                    }
                    break;
                }
                Next::Endless => {
                    let why = format!("it announces {} records, and goes on after {}", walk.total, walk.all);
                    self.validator.heard(from, Answer::Failed(&why));
                    break;
                }
                _ => {
                    if walk.pages == 1 && says.total.is_some_and(|total| total > walk.all) && !list.is_cut {
                        self.validator.heard(from, Answer::Walked(Walked::Short(number)));
                    }
                    let last = says.pages.map_or(number, |pages| number.max(walk.first + pages.max(1) - 1));
                    self.beyond(from, url, last + 1, &walk);
                    break;
                }
            }
        }
        let there_are = walk.total.max(walk.all);
        if walk.is_cut {
            self.validator.only_some_of(from, there_are.max(walk.all + 1));
        }
        Listed { there_are: there_are.max(walk.ids.len()), ids: walk.ids }
    }

    /// Tells of a page and its records.
    fn hear(&mut self, from: Endpoint, list: &List, walk: &mut ListWalk) {
        if let Some(page) = &list.page {
            self.validator.heard(from, Answer::Begins(page));
        }
        for record in &list.records {
            self.validator.heard(from, Answer::Record(record));
            let id = serde_json::from_str::<Value>(record).ok().and_then(|record| id_text(&record["id"]));
            if let Some(id) = id.filter(|_| walk.ids.len() < LISTED)
                && walk.known.insert(hash(&id))
            {
                walk.ids.push(id);
            }
        }
        if list.is_cut {
            walk.is_cut = true;
        } else if let Some(page) = &list.page {
            self.validator.heard(from, Answer::Page(page, list.records.len()));
        }
    }

    /// Looks whether the page says the number that it was asked for by. 1.0 does not say from where pages are counted.
    fn number(&mut self, from: Endpoint, says: &Says, asked: usize) {
        let is_counted = self.validator.known() != Some(Standard::OpenReferralUk1);
        if is_counted && says.number.is_some_and(|number| number != asked) {
            self.validator.heard(from, Answer::Walked(Walked::Numbered(asked)));
        }
    }

    /// The last page of a list that is too long to be read.
    fn last(&mut self, from: Endpoint, url: &Url, number: usize, walk: &mut ListWalk) {
        match self.page(from, url, number) {
            Ok(list) if walk.is_known(&list) => {
                self.validator.heard(from, Answer::Walked(Walked::Again(number)));
            }
            Ok(list) => {
                self.hear(from, &list, walk);
                let says = list.page.as_ref().map(|page| Says::of(&page.fields)).unwrap_or_default();
                self.number(from, &says, number);
                self.beyond(from, url, number + 1, walk);
            }
            Err(why) => {
                let why = format!("page {number}, which should be the last: {}", why.why());
                self.validator.heard(from, Answer::Failed(&why));
            }
        }
    }

    /// Asks for a page that should not be there.
    fn beyond(&mut self, from: Endpoint, url: &Url, number: usize, walk: &ListWalk) {
        if self.ended.is_some() || walk.all == 0 {
            return;
        }
        let walked = match self.page(from, url, number) {
            Ok(list) if list.records.is_empty() => return,
            Ok(list) if walk.has_all_of(&list) => {
                let says = list.page.as_ref().map(|page| Says::of(&page.fields)).unwrap_or_default();
                if says.is_last == Some(true) {
                    Walked::BeyondAgainAsLast(number)
                } else {
                    Walked::BeyondAgain(number)
                }
            }
            // Those between were not read.
            Ok(_) if walk.is_cut => return,
            Ok(_) => Walked::BeyondMore(number),
            Err(Unchecked::Status(500..)) => Walked::BeyondBroken(number),
            Err(_) => return,
        };
        self.validator.heard(from, Answer::Walked(walked));
    }

    /// Asks for some of a list's records by themselves.
    fn whole(&mut self, from: Endpoint, url: &Url, listed: &Listed) {
        let (mut read, mut missed) = (0, 0);
        for id in spread(&listed.ids, self.bounds.whole) {
            let why = match self.ask(from, &below(url, id)) {
                Ok(Got::List(List { page: None, records, .. })) if records.len() == 1 => {
                    self.validator.heard(from, Answer::One { id, text: &records[0] });
                    (read, missed) = (read + 1, 0);
                    continue;
                }
                Ok(Got::List(_)) => "it answers with a list, and not with the record itself".to_owned(),
                Ok(Got::Root { .. }) => "it answers with what the API says of itself".to_owned(),
                Err(why) => why.why(),
            };
            missed += 1;
            // That time is up is no fault of records that were not asked for any more.
            if self.ended.is_none() || read == 0 {
                self.validator.heard(from, Answer::Missed { id, why: &why });
            }
            if missed >= MISSED || self.ended.is_some() {
                break;
            }
        }
        if read > 0 && read < listed.there_are {
            self.validator.only_some_of(from, listed.there_are);
        }
    }

    fn page(&mut self, from: Endpoint, url: &Url, number: usize) -> Result<List, Unchecked> {
        let mut url = url.clone();
        url.query_pairs_mut().append_pair("page", &number.to_string());
        match self.ask(from, &url)? {
            Got::List(list) => Ok(list),
            Got::Root { .. } => {
                Err(Unchecked::NotFeed("it answers with what the API says of itself".to_owned()))
            }
        }
    }

    fn ask(&mut self, from: Endpoint, url: &Url) -> Result<Got, Unchecked> {
        if let Some(ended) = &self.ended {
            return Err(ended.clone());
        }
        let Bounds { answer_bytes, manners, .. } = self.bounds;
        let got =
            self.client.read(url, &Validators::default(), |answer| take(answer, answer_bytes, &manners));
        let got = match got {
            Ok(Some(got)) => Ok(got),
            // Nothing was said of what is known already.
            Ok(None) => Err(Unchecked::Status(304)),
            Err(error) => Err(Unchecked::from(error)),
        };
        match &got {
            Ok(_) => self.answers += 1,
            Err(why) => {
                self.broken += usize::from(why.is_of_network());
                if why.ends_all() || self.broken >= BROKEN {
                    self.ended = Some(why.clone());
                }
            }
        }
        (self.tell)(CheckProgress::Asked { endpoint: from, answers: self.answers });
        got
    }
}

/// Whether there is nothing at an address, though it can be reached.
fn is_nothing(why: &Unchecked) -> bool {
    matches!(why, Unchecked::Absent(_) | Unchecked::NotFeed(_) | Unchecked::Status(400..=422 | 500 | 501))
}

/// So many of a list, evenly from its beginning to its end.
fn spread(ids: &[String], most: usize) -> impl Iterator<Item = &String> {
    let count = ids.len().min(most);
    (0..count).filter_map(move |at| ids.get(at * ids.len() / count))
}
