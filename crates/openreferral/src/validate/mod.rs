//! Whether a feed keeps to the standard, and how much it tells: findings by record and property, in plain words.
//!
//! The checks come of the table in [`shape`](crate::shape) and agree with the published schemas: where the schema
//! refuses there is a fault, in the same place; where it accepts there is none. Beyond that are warnings, for what is
//! valid and trips readers, and remarks.
//!
//! A [`Validator`] is handed what a publisher answered, one [`Answer`] at a time, and keeps counts, the first places of
//! each finding and hashes of ids; it does no I/O and looks at no clock.
//!
//! ```
//! use openreferral::validate::{Answer, Endpoint, Validator, Verdict};
//!
//! let mut validator = Validator::new(None, "2026-03-31".parse().unwrap());
//! validator.heard(Endpoint::File, Answer::Record(r#"{"id": "7", "name": "Tea", "status": "active"}"#));
//! let report = validator.report();
//! assert_eq!(report.verdict(), Verdict::NotValid);
//! assert_eq!((report.findings[0].place.as_str(), report.findings[0].problem.code()), ("id", "format"));
//! ```

mod badge;
mod endpoint;
mod finding;
mod format;
mod page;
mod phrase;
mod problem;
mod quality;
mod record;
mod report;
mod root;
mod standard;

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

use jiff::civil::Date;
use serde_json::{Map, Value};
use uuid::Uuid;

pub use badge::badge;
pub use endpoint::{Endpoint, Weight};
pub use finding::{EXAMPLES, Example, Finding, MOST_FINDINGS, Severity};
pub use page::Walked;
pub use phrase::{Paging, Thing};
pub use problem::Problem;
pub use quality::{ASSURED_DAYS, Quality, Told};
pub use report::{KnownBy, Report, Verdict, Visited};
pub use standard::Standard;

use crate::{
    Service,
    feed::Page,
    read::{Detail, read},
    shape::Kind,
};
use finding::{Called, Findings, Noticed};
use record::{Look, Walk};

/// What a publisher answered. Whoever walks a feed, from files or over the network, tells it in these.
#[derive(Clone, Copy, Debug)]
pub enum Answer<'a> {
    /// What the API says of itself at its root. Tell it before anything else: it names the version.
    Root(&'a Map<String, Value>),
    /// A list begins: what the page says before it. It helps to find the version.
    Begins(&'a Page),
    /// One record's JSON.
    Record(&'a str),
    /// One record's JSON, which was asked for by its id.
    One {
        /// The id that was asked for.
        id: &'a str,
        /// What came.
        text: &'a str,
    },
    /// There was no answer to a question for one record.
    Missed {
        /// The id that was asked for.
        id: &'a str,
        /// Why.
        why: &'a str,
    },
    /// A list has ended: all that its page says, and how many records it held.
    Page(&'a Page, usize),
    /// There was no answer that can be read, and why.
    Failed(&'a str),
    /// What only walking from page to page shows.
    Walked(Walked),
}

/// Checks a feed, answer by answer.
pub struct Validator {
    standard: Option<(Standard, KnownBy)>,
    findings: Findings,
    quality: quality::Tally,
    endpoints: HashMap<Endpoint, Heard>,
    known: HashSet<u64>,
    kinds: HashSet<&'static str>,
    references: HashMap<u64, Reference>,
    records: usize,
    /// How many records an endpoint has, where it was not read to its end.
    there_are: HashMap<Endpoint, usize>,
}

/// What was heard from an endpoint.
#[derive(Default)]
struct Heard {
    answers: usize,
    records: usize,
    pages: page::Pages,
    ids: HashSet<u64>,
}

/// A reference to something that may be elsewhere.
struct Reference {
    endpoint: Endpoint,
    what: &'static str,
    called: Called,
    place: String,
    at: String,
    id: String,
}

/// How many references to things that have not been met are remembered.
const MOST_REFERENCES: usize = 100_000;

impl Validator {
    /// Begins, with the version where it is known already, and the day by which assurance is judged.
    pub fn new(standard: Option<Standard>, today: Date) -> Self {
        Self {
            standard: standard.map(|standard| (standard, KnownBy::Asked)),
            findings: Findings::default(),
            quality: quality::Tally::new(today),
            endpoints: HashMap::new(),
            known: HashSet::new(),
            kinds: HashSet::new(),
            references: HashMap::new(),
            records: 0,
            there_are: HashMap::new(),
        }
    }

    /// The version, as far as it is known by now.
    pub fn known(&self) -> Option<Standard> {
        self.standard.as_ref().map(|known| known.0)
    }

    /// Says that an endpoint has so many records, of which only some are told. What a record names may then be among the
    /// others, so that nothing counts as being nowhere.
    pub fn only_some_of(&mut self, from: Endpoint, there_are: usize) {
        self.there_are.insert(from, there_are);
    }

    /// Takes an answer of an endpoint.
    pub fn heard(&mut self, from: Endpoint, answer: Answer<'_>) {
        match answer {
            Answer::Root(answer) => {
                self.endpoints.entry(from).or_default().answers += 1;
                let version = answer.get("version").and_then(Value::as_str).unwrap_or_default();
                if self.standard.is_none() {
                    let profile = answer.get("profile").and_then(Value::as_str).unwrap_or_default();
                    let is_uk = profile.contains("OpenReferralUK") || profile.contains("uk-profile");
                    self.standard = Standard::named(version).map(|standard| {
                        let standard = match standard {
                            Standard::Hsds3 if is_uk => Standard::OpenReferralUk3,
                            standard => standard,
                        };
                        (standard, KnownBy::Root(version.chars().take(40).collect()))
                    });
                }
                let called = self.next("the answer of the root");
                root::look(answer, |noticed| self.findings.add(from, &called, noticed));
            }
            Answer::Begins(page) => {
                if self.standard.is_none()
                    && (page.list == "content" || page.fields.contains_key("totalElements"))
                {
                    self.standard = Some((Standard::OpenReferralUk1, KnownBy::Names));
                }
            }
            Answer::Record(text) => self.record(from, text),
            Answer::Page(page, held) => {
                let standard = self.standard();
                let heard = self.endpoints.entry(from).or_default();
                heard.answers += 1;
                let answers = heard.answers;
                self.records += 1;
                let record = format!("page {answers}");
                let called = Called { number: self.records, record, name: None };
                heard.pages.page(standard, page, held as u64, |noticed| {
                    self.findings.add(from, &called, noticed);
                });
            }
            Answer::One { id, text } => {
                let told = serde_json::from_str::<Value>(text).ok();
                let told = told.as_ref().and_then(|record| record.get("id")?.as_str());
                if told.is_some_and(|told| !told.eq_ignore_ascii_case(id)) {
                    let called = self.next(&shortened(id));
                    let (place, at) = ("id".to_owned(), "/id".to_owned());
                    let value = told.map(|told| Value::from(shortened(told)).to_string());
                    let (severity, problem) = (Severity::Fault, Problem::AnotherRecord);
                    self.findings.add(from, &called, Noticed { severity, problem, place, at, value });
                }
                self.record(from, text);
            }
            Answer::Missed { id, why } => {
                self.endpoints.entry(from).or_default().answers += 1;
                let called = self.next(&shortened(id));
                let problem = Problem::Unanswered { why: why.to_owned() };
                self.findings.add(from, &called, whole(Severity::Fault, problem));
            }
            Answer::Walked(walked) => {
                let called = self.next(&walked.page());
                let noticed = walked.noticed(self.standard());
                self.findings.add(from, &called, noticed);
            }
            Answer::Failed(why) => {
                self.endpoints.entry(from).or_default().answers += 1;
                let called = self.next("the answer");
                self.findings.add(
                    from,
                    &called,
                    whole(Severity::Fault, Problem::Unanswered { why: why.to_owned() }),
                );
            }
        }
    }

    /// What came of it all.
    pub fn report(mut self) -> Report {
        let (standard, known_by) =
            self.standard.clone().unwrap_or((Standard::OpenReferralUk3, KnownBy::Names));
        let heard_of_services = [Endpoint::File, Endpoint::Services, Endpoint::Service];
        let services: usize = heard_of_services
            .iter()
            .filter_map(|from| self.endpoints.get(from))
            .map(|heard| heard.records)
            .sum();
        if services == 0 {
            let called = self.next("what was read");
            // A publisher may have none yet; but what has no list of services is no feed.
            let has_list = self.endpoints.contains_key(&Endpoint::Services);
            let severity = if has_list { Severity::Warning } else { Severity::Fault };
            self.findings.add(Endpoint::Services, &called, whole(severity, Problem::NoServices));
        }
        if self.there_are.is_empty() {
            self.tell_references();
        }
        let visited = Endpoint::ALL.into_iter().filter_map(|endpoint| {
            let heard = self.endpoints.get(&endpoint)?;
            let there_are = self.there_are.get(&endpoint).copied().filter(|all| *all > heard.records);
            Some(Visited { endpoint, answers: heard.answers, records: heard.records, there_are })
        });
        Report {
            standard,
            known_by,
            visited: visited.collect(),
            untold: self.findings.untold,
            quality: self.quality.quality(),
            findings: self.findings.sorted(|endpoint, severity| endpoint.weight(standard).weigh(severity)),
        }
    }

    fn standard(&self) -> Standard {
        self.standard.as_ref().map_or(Standard::OpenReferralUk3, |known| known.0)
    }

    fn next(&mut self, what: &str) -> Called {
        self.records += 1;
        Called { number: self.records, record: what.to_owned(), name: None }
    }

    fn record(&mut self, from: Endpoint, text: &str) {
        self.records += 1;
        let heard = self.endpoints.entry(from).or_default();
        heard.records += 1;
        if !from.is_list() && from != Endpoint::File {
            heard.answers += 1;
        } else if from == Endpoint::File {
            heard.answers = 1;
        }
        let mut called =
            Called { number: self.records, record: format!("record {}", heard.records), name: None };
        let record: Value = match serde_json::from_str(text) {
            Ok(record) => record,
            Err(error) => {
                let value = Some(error.to_string());
                let noticed = Noticed { value, ..whole(Severity::Fault, Problem::NotJson) };
                return self.findings.add(from, &called, noticed);
            }
        };
        let word =
            |name: &str| record.get(name).and_then(Value::as_str).filter(|word| !word.trim().is_empty());
        let id = word("id");
        if let Some(id) = id {
            called.record = shortened(id);
        }
        called.name = word("name").map(shortened);
        let is_list = from.is_list() || from == Endpoint::File;
        if let Some(id) = id
            && is_list
            && !self.endpoints.entry(from).or_default().ids.insert(hash(id))
        {
            let (place, at) = ("id".to_owned(), "/id".to_owned());
            let noticed =
                Noticed { severity: Severity::Warning, problem: Problem::Repeated, place, at, value: None };
            self.findings.add(from, &called, noticed);
        }
        let shape = from.shape(self.standard());
        if self.standard.is_none()
            && shape.name == "service"
            && let Value::Object(service) = &record
        {
            self.standard = Some((Standard::suggested_by(service), KnownBy::Names));
        }
        let standard = self.standard();
        let mut looking = Looking { validator: self, from, called: &called };
        Walk::new(standard, &mut looking).record(shape, &record);
        if shape.name == "service" {
            self.count(from, id.unwrap_or(&called.record), record.clone());
        }
    }

    /// Counts what a service tells. It is read as an import would read it, so that a telephone number counts under
    /// any version's name for it.
    fn count(&mut self, from: Endpoint, id: &str, service: Value) {
        let Ok(reading) = read::<Service>(service, Uuid::NAMESPACE_URL, Detail::Counted) else { return };
        let nests = <Service as crate::Entity>::shape()
            .fields
            .iter()
            .any(|field| matches!(field.kind, Kind::Many(_)) && reading.record.contains_key(field.name));
        self.quality.service(id, &reading.record, nests || from == Endpoint::Service);
    }

    fn tell_references(&mut self) {
        let mut nowhere: Vec<(u64, Reference)> = std::mem::take(&mut self.references)
            .into_iter()
            .filter(|(id, reference)| !self.known.contains(id) && self.kinds.contains(reference.what))
            .collect();
        nowhere.sort_by_key(|(_, reference)| reference.called.number);
        for (_, reference) in nowhere {
            let Reference { endpoint, what, called, place, at, id } = reference;
            // Terms and parents are often published by somebody else.
            let is_needed = matches!(what, "organization" | "location" | "program" | "service")
                && !place.contains("parent_");
            let severity = if is_needed { Severity::Warning } else { Severity::Remark };
            let problem = Problem::Nowhere { what: thing(what) };
            let value = Some(Value::from(id).to_string());
            self.findings.add(endpoint, &called, Noticed { severity, problem, place, at, value });
        }
    }
}

/// What is noticed in one record.
struct Looking<'a> {
    validator: &'a mut Validator,
    from: Endpoint,
    called: &'a Called,
}

impl Look for Looking<'_> {
    fn notice(&mut self, noticed: Noticed) {
        if noticed.problem == Problem::NestedInList && !self.from.is_list() {
            return;
        }
        self.validator.findings.add(self.from, self.called, noticed);
    }

    fn exists(&mut self, shape: &'static str, id: &str) {
        self.validator.kinds.insert(shape);
        self.validator.known.insert(hash_of(shape, id));
    }

    fn refers(&mut self, what: &'static str, id: &str, place: impl FnOnce() -> (String, String)) {
        let key = hash_of(what, id);
        let validator = &mut *self.validator;
        if validator.known.contains(&key) || validator.references.len() >= MOST_REFERENCES {
            return;
        }
        validator.references.entry(key).or_insert_with(|| {
            let (place, at) = place();
            let (endpoint, called) = (self.from, self.called.clone());
            Reference { endpoint, what, called, place, at, id: shortened(id) }
        });
    }
}

/// One thing that a record breaks, for those who look at a record by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// How bad it is.
    pub severity: Severity,
    /// What it is.
    pub problem: Problem,
    /// A JSON pointer (RFC 6901) into the record.
    pub at: String,
}

/// Everything that is the matter with one record of an endpoint, ungrouped; what it means beside other records is
/// not looked at.
pub fn record(standard: Standard, endpoint: Endpoint, record: &Value) -> Vec<Broken> {
    #[derive(Default)]
    struct List(Vec<Broken>);
    impl Look for List {
        fn notice(&mut self, noticed: Noticed) {
            let Noticed { severity, problem, at, .. } = noticed;
            self.0.push(Broken { severity, problem, at });
        }
        fn exists(&mut self, _: &'static str, _: &str) {}
        fn refers(&mut self, _: &'static str, _: &str, _: impl FnOnce() -> (String, String)) {}
    }
    let mut list = List::default();
    Walk::new(standard, &mut list).record(endpoint.shape(standard), record);
    list.0
}

fn whole(severity: Severity, problem: Problem) -> Noticed {
    Noticed { severity, problem, place: String::new(), at: String::new(), value: None }
}

/// What is told of an id or a name: enough to find it.
fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn hash_of(shape: &str, id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (shape, id.to_ascii_lowercase()).hash(&mut hasher);
    hasher.finish()
}

fn thing(what: &'static str) -> Thing {
    match what {
        "organization" => Thing::Organization,
        "location" => Thing::Location,
        "program" => Thing::Program,
        "service" => Thing::Service,
        "contact" => Thing::Contact,
        "phone" => Thing::Phone,
        "service_at_location" => Thing::ServiceAtLocation,
        "taxonomy" => Thing::Taxonomy,
        _ => Thing::TaxonomyTerm,
    }
}
