//! Walks through what matches, page by page, for whoever takes all of it.

use std::collections::HashMap;
use std::sync::Arc;

use fingerpost_directory::Viewer;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, ConstScoreQuery, EnableScoring, Occur, Query, TermSetQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{BitSet, DocAddress, DocSet, Order, TERMINATED};
use uuid::Uuid;

use crate::error::guarded;
use crate::filter::{Areas, Columns};
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
            let segments = self.view.searcher.segment_readers();
            let columns: Vec<Columns> = segments
                .iter()
                .map(|reader| Columns::of(&walk.filter, reader, &self.areas))
                .collect::<Result<_, _>>()?;
            let (mut total, mut page) = (0, Vec::new());
            for address in services {
                for site in columns[address.segment_ord as usize].sites(address.doc_id) {
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
            let seen = TermSetQuery::new(self.view.fields.seen_by(viewer));
            let seen = seen.weight(EnableScoring::disabled_from_searcher(&self.view.searcher))?;
            let mut first: HashMap<Uuid, (u64, DocAddress)> = HashMap::new();
            for (segment, reader) in (0..).zip(self.view.searcher.segment_readers()) {
                let mut shown = BitSet::with_max_value(reader.max_doc());
                seen.for_each_no_score(reader, &mut |documents| {
                    for document in documents {
                        shown.insert(*document);
                    }
                })?;
                let numbers = reader.fast_fields().u64("number")?;
                let keys = reader.inverted_index(self.view.fields.keys)?;
                let mut terms = keys.terms().range().ge(kind).into_stream()?;
                while let Some((term, told)) = terms.next() {
                    let Some(id) = term.strip_prefix(kind.as_bytes()) else { break };
                    let Ok(id) = Uuid::try_parse_ascii(id) else { continue };
                    let mut there = keys.read_postings_from_terminfo(told, IndexRecordOption::Basic)?;
                    while there.doc() != TERMINATED {
                        let document = there.doc();
                        if shown.contains(document) && !reader.is_deleted(document) {
                            let place =
                                (numbers.first(document).unwrap_or(0), DocAddress::new(segment, document));
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
            let segments = self.view.searcher.segment_readers().iter();
            let columns = segments.map(|reader| reader.fast_fields().i64("modified"));
            let columns = columns.collect::<Result<Vec<_>, _>>()?;
            let modified = |at: DocAddress| columns[at.segment_ord as usize].first(at.doc_id).unwrap_or(0);
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
            let ask = Ask {
                asked: &asked,
                filter: &walk.filter,
                preference: None,
                sort: Sort::Match,
                viewer,
                offset,
                limit,
            };
            let found = rank::best(&self.view, &self.areas, &ask, None)?;
            return Ok((found.total, found.best.into_iter().map(|place| place.address).collect()));
        }
        let seen = ConstScoreQuery::new(Box::new(TermSetQuery::new(self.view.fields.seen_by(viewer))), 0.0);
        let mut must: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Must, Box::new(seen))];
        must.extend(walk.filter.queries(&self.view, &self.areas));
        let query = BooleanQuery::new(must);
        let searcher = &self.view.searcher;
        let limit = rank::limited(searcher, offset, limit);
        if limit == 0 {
            return Ok((searcher.search(&query, &Count)?, Vec::new()));
        }
        let first =
            TopDocs::with_limit(limit).and_offset(offset).order_by_fast_field::<u64>("number", Order::Asc);
        let (total, found) = searcher.search(&query, &(Count, first))?;
        Ok((total, found.into_iter().map(|(_, address)| address).collect()))
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
