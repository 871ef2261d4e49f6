//! A segment's columns as plain arrays, each read by whoever asks first and kept while the segment is in use.
//!
//! The engine's own columns are packed, and a number out of one costs ten times what it costs here. A question takes
//! several for each service that has one of its words.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use fingerpost_directory::{Viewer, Visibility};
use fingerpost_places::ServiceArea;
use tantivy::columnar::{Column, StrColumn};
use tantivy::index::SegmentId;
use tantivy::{DocId, SegmentReader};

use crate::SearchError;
use crate::bits::Bits;
use crate::filter::Areas;
use crate::marks::SitePoint;
use crate::near::{Grid, Spot};
use crate::phrases::Phrases;
use crate::proposals::Proposals;
use crate::schema::Fields;
use crate::soonest::Moment;
use crate::traits::Trait;

/// No number was said.
const NOT_SAID: i32 = i32::MIN;

/// A segment of one committed state.
#[derive(Clone, Copy)]
pub(crate) struct Segment<'a> {
    /// Its place among the segments.
    pub ordinal: u32,
    pub reader: &'a SegmentReader,
    pub sheet: &'a Sheet,
}

/// What is kept of a segment, whichever committed states it is part of.
pub(crate) struct Sheet {
    pub id: SegmentId,
    visibility: OnceLock<Vec<Visibility>>,
    traits: OnceLock<Vec<u64>>,
    without_travel: OnceLock<Bits>,
    quality: OnceLock<Vec<u32>>,
    suits: OnceLock<Vec<(i32, i32)>>,
    ages: OnceLock<Vec<(i32, i32)>>,
    modified: OnceLock<Vec<i64>>,
    numbers: OnceLock<Vec<u64>>,
    sites: OnceLock<Vec<u32>>,
    points: OnceLock<Lists<Spot>>,
    grid: OnceLock<Grid>,
    openings: OnceLock<Lists<u64>>,
    /// The services that may be open at the moment that was asked about last.
    open: Mutex<Option<(Moment, Arc<Bits>)>>,
    topics: OnceLock<Named>,
    languages: OnceLock<Named>,
    areas: OnceLock<SheetAreas>,
    proposals: OnceLock<Vec<Proposals>>,
    pub phrases: Phrases,
    /// Held by whoever reads the proposals: others wait for them, rather than read them all once more.
    proposing: Mutex<()>,
}

/// A few values for each service, or for each of something else.
pub(crate) struct Lists<T> {
    /// Where the values of each begin, and where the last one's end.
    starts: Vec<u32>,
    values: Vec<T>,
}

impl<T> Lists<T> {
    /// Of pairs the second for each first, which is less than the count.
    pub fn gathered(count: usize, mut pairs: Vec<(u32, T)>) -> Self {
        let mut starts = vec![0; count + 1];
        pairs.iter().for_each(|(of, _)| starts[*of as usize + 1] += 1);
        (0..count).for_each(|of| starts[of + 1] += starts[of]);
        pairs.sort_by_key(|(of, _)| *of);
        Self { starts, values: pairs.into_iter().map(|(_, value)| value).collect() }
    }

    pub fn of(&self, document: DocId) -> &[T] {
        let document = document as usize;
        &self.values[self.starts[document] as usize..self.starts[document + 1] as usize]
    }
}

/// A few of several names for each service.
pub(crate) struct Named {
    /// The names of each, by their places among all.
    pub of: Lists<u32>,
    pub names: Vec<String>,
}

/// The areas that services of a segment serve.
pub(crate) struct SheetAreas {
    of: Lists<u32>,
    /// Each different area: by its place in the dictionary of the column.
    known: Vec<OnceLock<Arc<ServiceArea>>>,
    column: Option<StrColumn>,
}

impl SheetAreas {
    /// The areas of a service, by their places in the dictionary.
    pub fn of(&self, document: DocId) -> &[u32] {
        self.of.of(document)
    }

    /// How many different ones there are.
    pub fn count(&self) -> usize {
        self.known.len()
    }

    /// One of them.
    pub fn area(&self, ordinal: u32, areas: &Areas) -> Option<&ServiceArea> {
        let known = &self.known[ordinal as usize];
        if known.get().is_none() {
            let mut json = String::new();
            self.column.as_ref()?.ord_to_str(u64::from(ordinal), &mut json).ok()?;
            known.get_or_init(|| areas.read(&json));
        }
        known.get().map(AsRef::as_ref)
    }
}

impl Sheet {
    pub fn new(id: SegmentId) -> Self {
        Self {
            id,
            visibility: OnceLock::new(),
            traits: OnceLock::new(),
            without_travel: OnceLock::new(),
            quality: OnceLock::new(),
            suits: OnceLock::new(),
            ages: OnceLock::new(),
            modified: OnceLock::new(),
            numbers: OnceLock::new(),
            sites: OnceLock::new(),
            points: OnceLock::new(),
            grid: OnceLock::new(),
            openings: OnceLock::new(),
            open: Mutex::default(),
            topics: OnceLock::new(),
            languages: OnceLock::new(),
            areas: OnceLock::new(),
            proposals: OnceLock::new(),
            phrases: Phrases::default(),
            proposing: Mutex::new(()),
        }
    }
}

impl<'a> Segment<'a> {
    /// Who may see each service.
    pub fn visibility(&self) -> Result<&'a [Visibility], SearchError> {
        let read = || {
            let Some(column) = self.reader.fast_fields().str("visibility")? else {
                return Err(SearchError::Damaged("no visibilities".to_owned()));
            };
            let mut by_ordinal = Vec::new();
            for ordinal in 0..column.num_terms() as u64 {
                let mut visibility = String::new();
                column.ord_to_str(ordinal, &mut visibility)?;
                by_ordinal.push(Visibility::parse(&visibility));
            }
            let of = |document| column.ords().first(document).map(|ordinal| by_ordinal[ordinal as usize]);
            Ok(self.documents().map(|document| of(document).unwrap_or(Visibility::Staff)).collect())
        };
        Ok(kept(&self.sheet.visibility, read)?)
    }

    /// Whether a viewer may see each service, and it is still there.
    pub fn seen_by(&self, viewer: Viewer) -> Result<impl Fn(DocId) -> bool + use<'a>, SearchError> {
        let visibility = self.visibility()?;
        let alive = self.reader.alive_bitset();
        Ok(move |document: DocId| {
            viewer.may_see(visibility[document as usize])
                && alive.is_none_or(|alive| alive.is_alive(document))
        })
    }

    /// The bits of each service's traits.
    pub fn traits(&self) -> Result<&'a [u64], SearchError> {
        let read = || {
            let column = self.reader.fast_fields().u64("traits")?;
            Ok(self.documents().map(|document| column.first(document).unwrap_or(0)).collect())
        };
        Ok(kept(&self.sheet.traits, read)?)
    }

    /// The services that nobody travels to, or need not.
    pub fn without_travel(&self) -> Result<&'a Bits, SearchError> {
        kept(&self.sheet.without_travel, || {
            let (traits, mut those) = (self.traits()?, Bits::none(self.documents().len()));
            let ways =
                [Trait::Online, Trait::Phone, Trait::AtHome].iter().fold(0, |bits, it| bits | it.bit());
            self.documents()
                .filter(|document| traits[*document as usize] & ways != 0)
                .for_each(|document| those.set(document));
            Ok(those)
        })
    }

    /// See [`Marks::quality`](crate::Marks::quality).
    pub fn quality(&self) -> Result<&'a [u32], SearchError> {
        let read = || {
            let column = self.reader.fast_fields().u64("quality")?;
            Ok(self.documents().map(|document| column.first(document).unwrap_or(0) as u32).collect())
        };
        Ok(kept(&self.sheet.quality, read)?)
    }

    /// The youngest and the oldest that each service suits, in hundredths of a year.
    pub fn suits(&self) -> Result<Ranges<'a>, SearchError> {
        Ok(Ranges(kept(&self.sheet.suits, || self.pairs("suits_from", "suits_to"))?))
    }

    /// The minimum and maximum age that each record gives, in hundredths of a year.
    pub fn ages(&self) -> Result<Ranges<'a>, SearchError> {
        Ok(Ranges(kept(&self.sheet.ages, || self.pairs("minimum_age", "maximum_age"))?))
    }

    fn pairs(&self, from: &str, to: &str) -> Result<Vec<(i32, i32)>, SearchError> {
        let columns = self.reader.fast_fields();
        let (from, to) = (columns.i64(from)?, columns.i64(to)?);
        let said = |column: &Column<i64>, document| {
            column.first(document).map_or(NOT_SAID, |number| number.clamp(0, i64::from(i32::MAX)) as i32)
        };
        Ok(self.documents().map(|document| (said(&from, document), said(&to, document))).collect())
    }

    /// When each service last changed, in microseconds since 1970.
    pub fn modified(&self) -> Result<&'a [i64], SearchError> {
        let read = || {
            let column = self.reader.fast_fields().i64("modified")?;
            Ok(self.documents().map(|document| column.first(document).unwrap_or(0)).collect())
        };
        Ok(kept(&self.sheet.modified, read)?)
    }

    /// Where each service stands in the order in which records came.
    pub fn numbers(&self) -> Result<&'a [u64], SearchError> {
        let read = || {
            let column = self.reader.fast_fields().u64("number")?;
            Ok(self.documents().map(|document| column.first(document).unwrap_or(0)).collect())
        };
        Ok(kept(&self.sheet.numbers, read)?)
    }

    /// How many sites each service has.
    pub fn sites(&self) -> Result<&'a [u32], SearchError> {
        let read = || {
            let column = self.reader.fast_fields().u64("sites")?;
            Ok(self.documents().map(|document| column.first(document).unwrap_or(0) as u32).collect())
        };
        Ok(kept(&self.sheet.sites, read)?)
    }

    /// Where each service's sites are.
    pub fn points(&self) -> Result<&'a Lists<Spot>, SearchError> {
        kept(&self.sheet.points, || {
            let column = self.reader.fast_fields().u64("points")?;
            Ok(self.lists(|document| {
                column.values_for_doc(document).filter_map(|packed| {
                    let (site, point) = SitePoint::unpack(packed);
                    let point = point?;
                    Some(Spot::new(site, point))
                })
            }))
        })
    }

    /// The same by where they are.
    pub fn grid(&self) -> Result<&'a Grid, SearchError> {
        kept(&self.sheet.grid, || Ok(Grid::new(self.points()?, self.documents())))
    }

    /// When each service's sites are open, packed.
    pub fn openings(&self) -> Result<&'a Lists<u64>, SearchError> {
        kept(&self.sheet.openings, || {
            let column = self.reader.fast_fields().u64("openings")?;
            Ok(self.lists(|document| column.values_for_doc(document)))
        })
    }

    /// The services that say hours and may be open at a moment: for a minute all questions ask about the same one.
    pub fn open_at(&self, moment: Moment) -> Result<Arc<Bits>, SearchError> {
        let mut known = self.sheet.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, open)) = known.as_ref().filter(|(of, _)| *of == moment) {
            return Ok(open.clone());
        }
        let (openings, mut open) = (self.openings()?, Bits::none(self.documents().len()));
        self.documents()
            .filter(|document| moment.may_be_open(openings.of(*document)))
            .for_each(|document| open.set(document));
        let open = Arc::new(open);
        *known = Some((moment, open.clone()));
        Ok(open)
    }

    /// The topics of each service.
    pub fn topics(&self) -> Result<&'a Named, SearchError> {
        kept(&self.sheet.topics, || self.named("topics"))
    }

    /// The languages that are spoken or signed at each service, as [`Traits`](crate::Traits) has them.
    pub fn languages(&self) -> Result<&'a Named, SearchError> {
        kept(&self.sheet.languages, || self.named("languages"))
    }

    fn named(&self, column: &str) -> Result<Named, SearchError> {
        let column = self.reader.fast_fields().str(column)?;
        let mut names = Vec::new();
        for ordinal in 0..column.as_ref().map_or(0, |column| column.num_terms()) as u64 {
            let mut name = String::new();
            column.as_ref().map(|column| column.ord_to_str(ordinal, &mut name)).transpose()?;
            names.push(name);
        }
        Ok(Named { of: self.ordinals(column.as_ref()), names })
    }

    /// The areas that each service serves.
    pub fn areas(&self) -> Result<&'a SheetAreas, SearchError> {
        kept(&self.sheet.areas, || {
            let column = self.reader.fast_fields().str("areas")?;
            let count = column.as_ref().map_or(0, |column| column.num_terms());
            let known = (0..count).map(|_| OnceLock::new()).collect();
            Ok(SheetAreas { of: self.ordinals(column.as_ref()), known, column })
        })
    }

    /// What it has to propose to somebody who is typing.
    pub fn proposals(&self, fields: &Fields) -> Result<&'a [Proposals], SearchError> {
        if self.sheet.proposals.get().is_none() {
            let _alone = self.sheet.proposing.lock().unwrap_or_else(PoisonError::into_inner);
            kept(&self.sheet.proposals, || Proposals::of(self, fields))?;
        }
        Ok(kept(&self.sheet.proposals, || Proposals::of(self, fields))?)
    }

    /// Reads what most questions ask.
    pub fn warm(&self, fields: &Fields) -> Result<(), SearchError> {
        self.visibility()?;
        self.traits()?;
        self.quality()?;
        self.suits()?;
        self.topics()?;
        self.languages()?;
        self.areas()?;
        self.grid()?;
        self.proposals(fields)?;
        Ok(())
    }

    fn ordinals(&self, column: Option<&StrColumn>) -> Lists<u32> {
        self.lists(|document| {
            let ordinals = column.map(|column| column.ords().values_for_doc(document));
            ordinals.into_iter().flatten().map(|ordinal| ordinal as u32)
        })
    }

    fn lists<T, V: Iterator<Item = T>>(&self, of: impl Fn(DocId) -> V) -> Lists<T> {
        let (mut starts, mut values) = (vec![0], Vec::new());
        for document in self.documents() {
            values.extend(of(document));
            starts.push(values.len() as u32);
        }
        Lists { starts, values }
    }

    /// Every service of the segment, deleted ones too.
    pub fn documents(&self) -> std::ops::Range<DocId> {
        0..self.reader.max_doc()
    }
}

/// From what to what, where both were said.
#[derive(Clone, Copy)]
pub(crate) struct Ranges<'a>(&'a [(i32, i32)]);

impl Ranges<'_> {
    pub fn both(&self, document: DocId) -> Option<(i64, i64)> {
        self.least(document).zip(self.most(document))
    }

    pub fn least(&self, document: DocId) -> Option<i64> {
        Some(self.0[document as usize].0).filter(|it| *it != NOT_SAID).map(i64::from)
    }

    pub fn most(&self, document: DocId) -> Option<i64> {
        Some(self.0[document as usize].1).filter(|it| *it != NOT_SAID).map(i64::from)
    }
}

/// What is kept already, else what is read now.
fn kept<T>(cell: &OnceLock<T>, read: impl FnOnce() -> Result<T, SearchError>) -> Result<&T, SearchError> {
    if let Some(kept) = cell.get() {
        return Ok(kept);
    }
    let read = read()?;
    Ok(cell.get_or_init(|| read))
}
