//! Finding out what is at an address, and walking through the pages of its list.

use std::{
    collections::HashMap,
    fs::File,
    hash::{DefaultHasher, Hash, Hasher},
    io::{self, BufRead, BufReader},
    path::Path,
};

use openreferral::feed::{FeedError, Limits, Records};
use serde_json::{Map, Value};
use url::Url;

use super::{
    Fetch, FetchError, FetchProgress,
    address::{bare, base_of_services, below},
    client::{Answer, Client, Validators},
    notes::Notes,
    page::{Next, Reached, Says, next},
    spool::{Done, Page, Plan, Spool},
};

/// Services on a page, as they are asked for.
const PER_PAGE: &str = "100";

/// A walk under way.
pub(super) struct Walk<'a> {
    pub(super) want: &'a Fetch,
    pub(super) client: Client<'a>,
    pub(super) spool: Spool,
    pub(super) notes: Notes,
    pub(super) folder: &'a Path,
}

/// What an address answered with.
pub(super) enum Found {
    /// Records, now in the list.
    Records(Got),
    /// An API that says of itself what it is.
    Root { version: String, root: Map<String, Value>, url: Url },
    /// A file of another kind, by its name in the folder.
    File { name: String, validators: Validators },
}

/// Records that were added to the list.
pub(super) struct Got {
    pub(super) records: usize,
    pub(super) print: u64,
    /// What the page says of itself, when it is one.
    pub(super) says: Option<Says>,
    pub(super) url: Url,
    pub(super) validators: Validators,
}

impl Walk<'_> {
    pub(super) fn failed(&self) -> impl Fn(io::Error) -> FetchError + use<> {
        let path = self.folder.display().to_string();
        move |reason| FetchError::Folder { path: path.clone(), reason }
    }

    pub(super) fn note(&mut self, done: Done) -> Result<(), FetchError> {
        let failed = self.failed();
        self.spool.note(done).map_err(failed)
    }

    /// Reads all of it. Gives `false` when nothing has changed since the last time.
    pub(super) fn run(&mut self) -> Result<bool, FetchError> {
        if matches!(self.spool.done.last(), Some(Done::Complete { .. })) {
            (self.client.progress)(FetchProgress::GoesOn);
            return Ok(true);
        }
        let planned = self.spool.done.iter().find_map(|done| match done {
            Done::Planned(plan) => Some(plan.clone()),
            _ => None,
        });
        let plan = if let Some(plan) = planned {
            (self.client.progress)(FetchProgress::GoesOn);
            self.check_what_was_read(&plan)?;
            plan
        } else {
            let failed = self.failed();
            self.spool.forget_pages().map_err(failed)?;
            if self.spool.done.is_empty() {
                let program = env!("CARGO_PKG_VERSION").to_owned();
                self.note(Done::Begun { at: self.want.now, program })?;
            }
            match self.discover()? {
                Some(plan) => plan,
                None => return Ok(matches!(self.spool.done.last(), Some(Done::Complete { .. }))),
            }
        };
        if let Some(services) = &plan.services
            && !self.is_filled()
            && !self.fill(&plan, services)?
        {
            self.pages(&plan, services)?;
        }
        self.one_by_one(&plan)?;
        Ok(true)
    }

    /// Looks at what is there. Gives nothing when that was all: a file, or what has not changed.
    fn discover(&mut self) -> Result<Option<Plan>, FetchError> {
        let url = self.want.address.url().clone();
        let known = self.notes.validators.clone();
        let found = match self.look(&url, &known) {
            Ok(None) => return Ok(None),
            Ok(Some(found)) => found,
            // An API of version 1.0 need not answer at its base.
            Err(error) if error.is_no_feed() && may_be_a_base(&url) => {
                match self.look(&below(&url, "services"), &Validators::default()) {
                    Ok(Some(found)) => found,
                    _ => return Err(error),
                }
            }
            Err(error) => return Err(error),
        };
        match found {
            Found::File { name, validators } => {
                self.note(Done::Complete { file: name, validators, short_of: None })?;
                Ok(None)
            }
            Found::Root { version, root, url } => {
                let modified_after = self.has_modified_after(&version, &root, &url);
                self.plan_pages(below(&url, "services"), Some(version), modified_after).map(Some)
            }
            Found::Records(got) => {
                let base = base_of_services(&got.url);
                let reached =
                    Reached { records: got.records, pages: 1, all: got.records, is_repeated: false };
                let goes_on = got.says.as_ref().filter(|says| next(says, reached) == Next::More).is_some();
                if goes_on {
                    let (mut version, mut modified_after) = (None, false);
                    if let Some(base) = base
                        && let Ok(Some(Found::Root { version: told, root, url })) =
                            self.look(&base, &Validators::default())
                    {
                        modified_after = self.has_modified_after(&told, &root, &url);
                        version = Some(told);
                    }
                    return self.plan_pages(bare(&got.url), version, modified_after).map(Some);
                }
                let page = self.page_of(&got, true);
                let services = base.map(|_| bare(&got.url));
                if services.is_none() {
                    self.notes.validators = got.validators;
                }
                let plan = Plan { services, first: 1, ..Plan::default() };
                self.note(Done::Planned(plan.clone()))?;
                self.note(Done::Page(page))?;
                Ok(Some(plan))
            }
        }
    }

    /// Finds out in which way an API gives most on each page, and reads the first.
    fn plan_pages(
        &mut self,
        services: Url,
        version: Option<String>,
        modified_after: bool,
    ) -> Result<Plan, FetchError> {
        let mut ways = vec![vec![("per_page", PER_PAGE)], vec![]];
        if let Some(version) = &version {
            (self.client.progress)(FetchProgress::Version(version.clone()));
            // What HSDS 3.1 adds; whoever does not know it passes it over, or says so.
            ways.insert(0, vec![("full", "true"), ("per_page", PER_PAGE)]);
        }
        let last = ways.len() - 1;
        for (number, parameters) in ways.into_iter().enumerate() {
            let parameters = parameters
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect::<Vec<_>>();
            let failed = self.failed();
            self.spool.list.cut(0).map_err(&failed)?;
            let services = services.clone();
            let mut plan = Plan {
                version: version.clone(),
                services: Some(services.clone()),
                parameters,
                first: 1,
                modified_after,
            };
            let mut got = match self.page(&plan, &services, 1) {
                Err(error) if error.is_no_feed() && number < last => continue,
                got => got?,
            };
            let counts_from_nought =
                |says: &Says| says.is_first == Some(false) && says.number.is_none_or(|number| number == 1);
            if got.says.as_ref().is_some_and(counts_from_nought) {
                plan.first = 0;
                self.spool.list.cut(0).map_err(failed)?;
                got = self.page(&plan, &services, 0)?;
            }
            self.note(Done::Planned(plan.clone()))?;
            let reached = Reached { records: got.records, pages: 1, all: got.records, is_repeated: false };
            let is_last = got.says.as_ref().is_none_or(|says| next(says, reached) == Next::End);
            let page = self.page_of(&got, is_last);
            self.note(Done::Page(page))?;
            return Ok(plan);
        }
        unreachable!("the last way is taken or fails")
    }

    fn page_of(&self, got: &Got, is_last: bool) -> Page {
        Page {
            records: got.records,
            total: got.says.as_ref().and_then(|says| says.total),
            print: got.print,
            end: self.spool.list.end(),
            is_last,
            says: got.says.clone(),
            validators: got.validators.clone(),
        }
    }

    /// The pages that were read.
    pub(super) fn pages_read(&self) -> Vec<Page> {
        let pages = self.spool.done.iter().filter_map(|done| match done {
            Done::Page(page) => Some(page.clone()),
            _ => None,
        });
        pages.collect()
    }

    /// Whether the list is still what it was when an earlier walk broke off; otherwise the list is begun anew.
    fn check_what_was_read(&mut self, plan: &Plan) -> Result<(), FetchError> {
        let pages = self.pages_read();
        let (Some(services), Some(first)) = (&plan.services, pages.first()) else { return Ok(()) };
        if pages.last().is_some_and(|page| page.is_last) || self.is_filled() {
            return Ok(());
        }
        let end = self.spool.list.end();
        let got = self.page(plan, services, plan.first)?;
        let failed = self.failed();
        if got.print == first.print && got.says.and_then(|says| says.total) == first.total {
            self.spool.list.cut(end).map_err(failed)
        } else {
            self.spool.forget_pages().map_err(failed)
        }
    }

    /// Reads the pages that are not read yet.
    fn pages(&mut self, plan: &Plan, services: &Url) -> Result<(), FetchError> {
        let read = self.pages_read();
        if read.last().is_some_and(|page| page.is_last) {
            return Ok(());
        }
        let mut all: usize = read.iter().map(|page| page.records).sum();
        let mut pages = read.len();
        let mut known: HashMap<u64, usize> =
            read.iter().zip(1..).map(|(page, number)| (page.print, number)).collect();
        let address = bare(services).to_string();
        self.tell_pages(pages, all, read.last().and_then(|page| page.total));
        loop {
            if pages >= self.want.manners.pages {
                let said = format!("there is no end of it after {pages} pages");
                return Err(FetchError::Endless { address, said });
            }
            let before = self.spool.list.end();
            let got = self.page(plan, services, plan.first + pages)?;
            pages += 1;
            all += got.records;
            let earlier = known.insert(got.print, pages).filter(|_| got.records > 0);
            let reached = Reached { records: got.records, pages, all, is_repeated: earlier.is_some() };
            let says = got.says.clone().unwrap_or_default();
            let then = next(&says, reached);
            match then {
                Next::Repeats => {
                    let earlier = earlier.unwrap_or_default();
                    return Err(FetchError::Repeats { address, page: pages, earlier });
                }
                Next::Endless => {
                    let total = says.total.unwrap_or_default();
                    let said = format!("it says that it has {total} services, and has given {all}");
                    return Err(FetchError::Endless { address, said });
                }
                Next::Over => {
                    let failed = self.failed();
                    self.spool.list.cut(before).map_err(failed)?;
                    all -= got.records;
                }
                Next::More | Next::End => {}
            }
            let mut page = self.page_of(&got, then != Next::More);
            if then == Next::Over {
                page.records = 0;
            }
            self.note(Done::Page(page))?;
            self.tell_pages(pages, all, says.total);
            if then != Next::More {
                return Ok(());
            }
        }
    }

    fn tell_pages(&mut self, pages: usize, services: usize, of: Option<usize>) {
        (self.client.progress)(FetchProgress::Pages { pages, services, of });
    }

    /// Adds a page's records to the list.
    fn page(&mut self, plan: &Plan, services: &Url, number: usize) -> Result<Got, FetchError> {
        let mut url = services.clone();
        url.query_pairs_mut().append_pair("page", &number.to_string()).extend_pairs(&plan.parameters);
        let place = number - plan.first;
        let known = self.known_page(plan, place);
        let got = match self.look(&url, &known)? {
            Some(Found::Records(got)) => Ok(got),
            Some(Found::Root { version, .. }) => Err(FeedError::Root { version }),
            Some(Found::File { .. }) => Err(FeedError::Binary { kind: "file" }),
            None => self.same_page(plan, place, url.clone())?.ok_or(FeedError::Empty),
        };
        got.map_err(|reason| FetchError::Feed { address: bare(&url).to_string(), reason })
    }

    /// Asks for what is there: records go into the list, and what is another kind of file into the folder.
    pub(super) fn look(&mut self, url: &Url, known: &Validators) -> Result<Option<Found>, FetchError> {
        let Self { client, spool, want, folder, .. } = self;
        let begin = spool.list.end();
        let told = |reason| FetchError::Folder { path: folder.display().to_string(), reason };
        let found = client.read(url, known, |answer| {
            spool.list.cut(begin).map_err(told)?;
            take(answer, spool, want).map_err(|error| match error {
                Trouble::Feed(url, reason) => Answer::failed(&url, &want.manners, reason),
                Trouble::Folder(reason) => told(reason),
            })
        });
        if !matches!(found, Ok(Some(Found::Records(_)))) {
            spool.list.cut(begin).map_err(told)?;
        }
        found
    }
}

/// Whether services may be found below an address that is no feed itself.
pub(crate) fn may_be_a_base(url: &Url) -> bool {
    let last = url.path_segments().and_then(|mut path| path.next_back()).unwrap_or_default();
    base_of_services(url).is_none() && !last.contains('.')
}

/// What goes wrong while an answer is taken: what comes, or where it is put.
enum Trouble {
    Feed(Box<Url>, FeedError),
    Folder(io::Error),
}

fn take(answer: Answer, spool: &mut Spool, want: &Fetch) -> Result<Found, Trouble> {
    let Answer { url, validators, content_type, mut body } = answer;
    let failed = |reason| Trouble::Feed(Box::new(url.clone()), reason);
    let head = body.fill_buf().map_err(|error| failed(error.into()))?.to_vec();
    if let Some(name) = file_name(&url, &content_type, &head, want.is_tables) {
        let mut file = File::create(spool.path(&name)).map_err(Trouble::Folder)?;
        let copied = io::copy(&mut body, &mut file);
        return match copied {
            Ok(_) => Ok(Found::File { name, validators }),
            Err(error) => Err(failed(error.into())),
        };
    }
    let mut records = Records::new(body, Limits::default());
    let mut hasher = DefaultHasher::new();
    loop {
        match records.next_record() {
            Ok(Some(text)) => {
                text.hash(&mut hasher);
                spool.list.push(text).map_err(Trouble::Folder)?;
            }
            Ok(None) => break,
            Err(FeedError::Root { version }) => {
                let root = records.root().unwrap_or_default();
                return Ok(Found::Root { version, root, url });
            }
            Err(reason) => return Err(failed(reason)),
        }
    }
    let says = records.page().map(|page| Says::of(&page.fields));
    Ok(Found::Records(Got { records: records.count(), print: hasher.finish(), says, url, validators }))
}

/// What to call a file that is not JSON: its own name, as far as that is harmless, with an ending that fits.
fn file_name(url: &Url, content_type: &str, head: &[u8], is_tables: bool) -> Option<String> {
    let name = url.path_segments().and_then(|mut path| path.next_back()).unwrap_or_default();
    let name: String =
        name.chars().filter(|letter| letter.is_ascii_alphanumeric() || "._-".contains(*letter)).collect();
    let name = name.trim_start_matches('.').trim_end_matches(".gz").to_owned();
    let path = Path::new(&name);
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("feed").to_owned();
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let one_of = |endings: &[&str], otherwise: &str| {
        let ending = endings.iter().find(|known| **known == ending).copied().unwrap_or(otherwise);
        Some(format!("{stem}.{ending}"))
    };
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_text_table = ["csv", "tsv"].contains(&ending.as_str())
        || ["text/csv", "application/csv", "text/tab-separated-values"].contains(&kind.as_str());
    match head {
        [b'P', b'K', 3, 4, ..] => one_of(&["xlsx", "xlsm", "zip"], "zip"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => one_of(&["xls"], "xls"),
        [b'<' | b'{' | b'[', ..] => None,
        _ if is_text_table || is_tables => one_of(&["csv", "tsv", "txt"], "csv"),
        _ => None,
    }
}

/// The records of a list in a file, one at a time, until `visit` fails.
pub(super) fn records_of<E>(
    path: &Path,
    mut visit: impl FnMut(&str) -> Result<(), E>,
    failed: impl Fn(io::Error) -> E,
) -> Result<(), E> {
    let file = File::open(path).map_err(&failed)?;
    let mut records = Records::new(BufReader::new(file), Limits::default());
    while let Some(text) =
        records.next_record().map_err(|error| failed(io::Error::other(error.to_string())))?
    {
        visit(text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::tables("https://a.example/data/services.csv", "text/csv", b"id,name", Some("services.csv"))]
    #[case::packed_tables(
        "https://a.example/services.csv.gz",
        "application/gzip",
        b"id,name",
        Some("services.csv")
    )]
    #[case::by_its_kind(
        "https://a.example/download?id=7",
        "text/csv; charset=utf-8",
        b"id,name",
        Some("download.csv")
    )]
    #[case::a_workbook("https://a.example/services.xlsx", "", b"PK\x03\x04", Some("services.xlsx"))]
    #[case::a_zip_file("https://a.example/", "", b"PK\x03\x04", Some("feed.zip"))]
    #[case::a_name_that_would_lead_elsewhere(
        "https://a.example/..%2F..%2Fpasswd.csv",
        "",
        b"a,b",
        Some("2F..2Fpasswd.csv")
    )]
    #[case::a_page_that_says_it_is_a_table("https://a.example/a.csv", "text/csv", b"<html>", None)]
    #[case::a_feed("https://a.example/services.json", "application/json", b"[", None)]
    fn a_file_that_is_not_json_keeps_its_name(
        #[case] url: &str,
        #[case] kind: &str,
        #[case] head: &[u8],
        #[case] name: Option<&str>,
    ) {
        let url = Url::parse(url).expect("an address");
        assert_eq!(file_name(&url, kind, head, false).as_deref(), name);
    }
}
