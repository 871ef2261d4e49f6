//! Walks through what matches, page by page, for whoever takes all of it.

use std::collections::HashMap;
use std::sync::Arc;

use fingerpost_directory::Viewer;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, TERMINATED};
use uuid::Uuid;

use crate::error::guarded;
use crate::filter::{Areas, Narrowed};
use crate::index::View;
use crate::query::Asked;
use crate::rank::{Ask, Sort};
use crate::{Filter, Index, SearchError, key, rank};

/// The index as it was at one moment: a walk through pages of one of these meets each match once, whatever is indexed
/// meanwhile. It is cheap to keep for some minutes.
#[derive(Clone)]
pub struct Snapshot {
    pub(crate) view: Arc<View>,
    areas: Arc<Areas>,
}

/// What a walk goes through.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// Words, in which case the best match comes first. Without them the order is that in which records came.
    pub words: Option<String>,
    /// What must hold.
    pub filter: Filter,
}

impl Index {
    /// What is committed now.
    ///
    /// # Errors
    /// [`SearchError::NotBuilt`] before the first commit, otherwise when what is on disk cannot be read.
    pub fn snapshot(&self) -> Result<Snapshot, SearchError> {
        Ok(Snapshot { view: self.view()?, areas: self.areas() })
    }
}

impl Snapshot {
    /// The services that match, from `offset` on and at most `limit` of them, with how many match in all.
    ///
    /// # Errors
    /// When what is on disk cannot be read.
    pub fn services(
        &self,
        viewer: Viewer,
        walk: &Walk,
        offset: usize,
        limit: usize,
    ) -> Result<(usize, Vec<Uuid>), SearchError> {
        guarded(|| {
            let (total, found) = self.matches(viewer, walk, offset, limit)?;
            let ids = found.into_iter().map(|address| self.id(address));
            Ok((total, ids.collect::<Result<_, SearchError>>()?))
        })
    }

    /// The sites that match, each as its service and its place among the service's `service_at_locations`, in the order
    /// of their services, with how many match in all.
    ///
    /// # Errors
    /// When what is on disk cannot be read.
    pub fn sites(
        &self,
        viewer: Viewer,
        walk: &Walk,
        offset: usize,
        limit: usize,
    ) -> Result<(usize, Vec<(Uuid, usize)>), SearchError> {
        guarded(|| {
            let (_, services) = self.matches(viewer, walk, 0, usize::MAX)?;
            let segments = self.view.segments().map(|segment| {
                Ok((segment.sites()?, Narrowed::new(&self.view, &walk.filter, segment, &self.areas)?))
            });
            let segments = segments.collect::<Result<Vec<_>, SearchError>>()?;
            let (mut total, mut page) = (0, Vec::new());
            for address in services {
                let (sites, narrowed) = &segments[address.segment_ord as usize];
                let of = sites[address.doc_id as usize] as usize;
                for site in narrowed.sites(of, address.doc_id) {
                    if (offset..offset.saturating_add(limit)).contains(&total) {
                        page.push((self.id(address)?, site));
                    }
                    total += 1;
                }
            }
            Ok((total, page))
        })
    }

    /// The places of all services, each once, as its id and the first service that is there; in the order of those
    /// services, from `offset` on and at most `limit` of them, with how many there are in all.
    ///
    /// # Errors
    /// When what is on disk cannot be read.
    pub fn locations(
        &self,
        viewer: Viewer,
        offset: usize,
        limit: usize,
    ) -> Result<(usize, Vec<(Uuid, Uuid)>), SearchError> {
        self.parts(viewer, key::LOCATION, offset, limit)
    }

    /// The reviews of all services, in the same manner.
    ///
    /// # Errors
    /// When what is on disk cannot be read.
    pub fn reviews(
        &self,
        viewer: Viewer,
        offset: usize,
        limit: usize,
    ) -> Result<(usize, Vec<(Uuid, Uuid)>), SearchError> {
        self.parts(viewer, key::REVIEW, offset, limit)
    }

    /// Parts of services whose keys begin with `kind`.
    fn parts(
        &self,
        viewer: Viewer,
        kind: &str,
        offset: usize,
        limit: usize,
    ) -> Result<(usize, Vec<(Uuid, Uuid)>), SearchError> {
        guarded(|| {
            let mut first: HashMap<Uuid, (u64, DocAddress)> = HashMap::new();
            for segment in self.view.segments() {
                let (sees, numbers) = (segment.seen_by(viewer)?, segment.numbers()?);
                let keys = segment.reader.inverted_index(self.view.fields.keys)?;
                let mut terms = keys.terms().range().ge(kind).into_stream()?;
                while let Some((term, told)) = terms.next() {
                    let Some(id) = term.strip_prefix(kind.as_bytes()) else { break };
                    let Ok(id) = Uuid::try_parse_ascii(id) else { continue };
                    let mut there = keys.read_postings_from_terminfo(told, IndexRecordOption::Basic)?;
                    while there.doc() != TERMINATED {
                        let document = there.doc();
                        if sees(document) {
                            let address = DocAddress::new(segment.ordinal, document);
                            let place = (numbers[document as usize], address);
                            let known = first.entry(id).or_insert(place);
                            *known = (*known).min(place);
                        }
                        there.advance();
                    }
                }
            }
            let mut all: Vec<(u64, Uuid, DocAddress)> =
                first.into_iter().map(|(id, (number, address))| (number, id, address)).collect();
            all.sort_unstable();
            let page = all.iter().skip(offset).take(limit);
            let page = page.map(|(_, id, address)| Ok((*id, self.id(*address)?)));
            Ok((all.len(), page.collect::<Result<_, SearchError>>()?))
        })
    }

    /// The services that match, in the order in which they came, each with the moment when it last changed in
    /// microseconds since 1970.
    ///
    /// # Errors
    /// When what is on disk cannot be read.
    pub fn modified(&self, viewer: Viewer, walk: &Walk) -> Result<Vec<(Uuid, i64)>, SearchError> {
        guarded(|| {
            let (_, found) = self.matches(viewer, walk, 0, usize::MAX)?;
            let columns = self.view.segments().map(|segment| segment.modified());
            let columns = columns.collect::<Result<Vec<_>, _>>()?;
            let modified = |at: DocAddress| columns[at.segment_ord as usize][at.doc_id as usize];
            found.into_iter().map(|address| Ok((self.id(address)?, modified(address)))).collect()
        })
    }

    /// The service that has a site or a place of that name (see [`key`](crate::key)).
    ///
    /// # Errors
    /// When what is on disk cannot be read.
    pub fn with_key(&self, viewer: Viewer, key: String) -> Result<Vec<Uuid>, SearchError> {
        let walk = Walk { words: None, filter: Filter { keys: vec![vec![key]], ..Filter::default() } };
        Ok(self.services(viewer, &walk, 0, usize::MAX)?.1)
    }

    fn matches(
        &self,
        viewer: Viewer,
        walk: &Walk,
        offset: usize,
        limit: usize,
    ) -> Result<(usize, Vec<DocAddress>), SearchError> {
        if let Some(words) = &walk.words {
            let asked = Asked::literally(words);
            if asked.words.is_empty() {
                return Ok((0, Vec::new()));
            }
            let ask = Ask {
                asked: &asked,
                filter: &walk.filter,
                preference: None,
                sort: Sort::Match,
                now: None,
                viewer,
                apart: &[],
                offset,
                limit,
            };
            let found = rank::best(&self.view, &self.areas, &ask, None)?;
            return Ok((found.total, found.best.into_iter().map(|place| place.address).collect()));
        }
        let mut found = Vec::new();
        for segment in self.view.segments() {
            let sees = segment.seen_by(viewer)?;
            let narrowed = Narrowed::new(&self.view, &walk.filter, segment, &self.areas)?;
            let numbers = segment.numbers()?;
            let holding = segment.documents().filter(|document| sees(*document) && narrowed.holds(*document));
            found
                .extend(holding.map(|document| {
                    (numbers[document as usize], DocAddress::new(segment.ordinal, document))
                }));
        }
        let total = found.len();
        let last = offset.saturating_add(limit).min(total);
        if offset >= last {
            return Ok((total, Vec::new()));
        }
        if last < total {
            found.select_nth_unstable(last - 1);
            found.truncate(last);
        }
        found.sort_unstable();
        Ok((total, found.drain(offset..).map(|(_, address)| address).collect()))
    }

    fn id(&self, address: DocAddress) -> Result<Uuid, SearchError> {
        let reader = self.view.searcher.segment_reader(address.segment_ord);
        let missing = || SearchError::Damaged("a document without an id".to_owned());
        let ids = reader.fast_fields().str("id")?.ok_or_else(missing)?;
        let mut id = String::new();
        let ordinal = ids.term_ords(address.doc_id).next().ok_or_else(missing)?;
        ids.ord_to_str(ordinal, &mut id)?;
        id.parse().map_err(|_| missing())
    }
}
