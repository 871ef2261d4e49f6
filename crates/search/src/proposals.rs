//! What a segment has to propose to somebody who is typing: names, topics, needs and places, each with the services
//! that have it. Read once and kept while the segment is in use.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use fingerpost_directory::{Viewer, Visibility};
use fingerpost_places::{PartialPostcode, Point, Postcodes, Towns};
use tantivy::columnar::StrColumn;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, TERMINATED, Term};
use uuid::Uuid;

use crate::SearchError;
use crate::beginnings::{Beginnings, Entry, Folder};
use crate::schema::Fields;
use crate::sheet::{Lists, Segment};
use crate::thesaurus::{Need, Thesaurus};
use crate::typeahead::CompletionKind;

/// Services that are noted for a need or a place: enough to tell that some are still there.
const NOTED: usize = 32;

/// How wide and high a cell of the map is, in degrees: some five kilometres.
const CELL: (f64, f64) = (0.08, 0.05);

/// What a segment has of one kind.
pub(crate) struct Proposals {
    pub kind: CompletionKind,
    pub beginnings: Beginnings,
    /// Of each text the services that have it and that everybody may see: all of them, of needs and places some.
    pub services: Lists<DocId>,
    /// Who each organization is.
    pub ids: Vec<Uuid>,
    texts: Texts,
}

enum Texts {
    Column(StrColumn),
    Known(Vec<&'static str>),
}

impl Proposals {
    /// The text as it is written.
    pub fn text(&self, what: u32) -> Result<String, SearchError> {
        match &self.texts {
            Texts::Known(texts) => Ok(texts[what as usize].to_owned()),
            Texts::Column(column) => {
                let mut text = String::new();
                column.ord_to_str(u64::from(what), &mut text)?;
                Ok(if self.ids.is_empty() { text } else { named(&text).1.to_owned() })
            }
        }
    }

    /// All that a segment has.
    pub fn of(segment: &Segment<'_>, fields: &Fields) -> Result<Vec<Self>, SearchError> {
        let mut all = Vec::new();
        for (kind, column) in [
            (CompletionKind::Service, "name"),
            (CompletionKind::Organization, "organizer"),
            (CompletionKind::Topic, "topics"),
        ] {
            if let Some(column) = segment.reader.fast_fields().str(column)? {
                all.push(Self::of_column(segment, kind, column)?);
            }
        }
        all.push(Self::needs(segment, fields)?);
        all.push(Self::places(segment)?);
        Ok(all)
    }

    fn of_column(
        segment: &Segment<'_>,
        kind: CompletionKind,
        column: StrColumn,
    ) -> Result<Self, SearchError> {
        let is_seen = segment.seen_by(Viewer::Public)?;
        let seen = segment.documents().filter(|document| is_seen(*document));
        let having = seen.flat_map(|document| {
            column.ords().values_for_doc(document).map(move |ordinal| (ordinal as u32, document))
        });
        let services = Lists::gathered(column.num_terms(), having.collect());
        let (mut entries, mut ids, mut folder) = (Vec::new(), Vec::new(), Folder::new());
        let mut text = String::new();
        for what in 0..column.num_terms() as u32 {
            let weight = services.of(what).len() as u32;
            text.clear();
            if weight > 0 {
                column.ord_to_str(u64::from(what), &mut text)?;
            }
            let name = match kind {
                CompletionKind::Organization => {
                    let (id, name) = named(&text);
                    ids.push(id);
                    name
                }
                _ => &text,
            };
            if weight > 0 {
                entries.push(Entry { folded: folder.fold(name), found_by: usize::MAX, weight, what });
            }
        }
        let texts = Texts::Column(column);
        Ok(Self { kind, beginnings: Beginnings::new(entries), services, ids, texts })
    }

    /// The needs of the thesaurus that lead to a service here.
    fn needs(segment: &Segment<'_>, fields: &Fields) -> Result<Self, SearchError> {
        let is_seen = segment.seen_by(Viewer::Public)?;
        let inverted = segment.reader.inverted_index(fields.text)?;
        let mut having: Vec<(u32, DocId)> = Vec::new();
        let (mut entries, mut folder) = (Vec::new(), Folder::new());
        for ((need, phrases), what) in NEEDS.iter().zip(0..) {
            let mut led_to = HashSet::new();
            for stems in phrases {
                let mut lists = Vec::new();
                for stem in stems {
                    let term = Term::from_field_text(fields.text, stem);
                    lists.extend(inverted.read_postings(&term, IndexRecordOption::Basic)?);
                }
                if lists.len() < stems.len() {
                    continue;
                }
                let mut at = lists[0].doc();
                while at != TERMINATED && led_to.len() < NOTED {
                    let next =
                        lists.iter_mut().map(|list| if list.doc() < at { list.seek(at) } else { list.doc() });
                    let next = next.max().unwrap_or(TERMINATED);
                    if next == at {
                        led_to.extend(is_seen(at).then_some(at));
                        at += 1;
                    } else {
                        at = next;
                    }
                }
                if led_to.len() >= NOTED {
                    break;
                }
            }
            if !led_to.is_empty() {
                let (folded, weight) = (folder.fold(need), led_to.len() as u32);
                entries.push(Entry { folded, found_by: usize::MAX, weight, what });
                having.extend(led_to.into_iter().map(|document| (what, document)));
            }
        }
        let texts = Texts::Known(NEEDS.iter().map(|(need, _)| *need).collect());
        let services = Lists::gathered(NEEDS.len(), having);
        Ok(Self {
            kind: CompletionKind::Need,
            beginnings: Beginnings::new(entries),
            services,
            ids: Vec::new(),
            texts,
        })
    }

    /// The towns and postcode districts in or near which a service is whose place everybody may know.
    fn places(segment: &Segment<'_>) -> Result<Self, SearchError> {
        let is_seen = segment.seen_by(Viewer::Public)?;
        let (visibility, points) = (segment.visibility()?, segment.points()?);
        let mut cells: HashMap<(i32, i32), Vec<DocId>> = HashMap::new();
        for document in segment.documents() {
            if is_seen(document) && visibility[document as usize] == Visibility::Public {
                for spot in points.of(document) {
                    let noted = cells.entry(cell(spot.point)).or_default();
                    if noted.len() < NOTED {
                        noted.push(document);
                    }
                }
            }
        }
        let (mut entries, mut having) = (Vec::new(), Vec::new());
        let (mut texts, mut folder) = (Vec::new(), Folder::new());
        if !cells.is_empty() {
            let near = |point| {
                let (east, north) = cell(point);
                let around = (-1..=1).flat_map(move |x| (-1..=1).map(move |y| (east + x, north + y)));
                around.filter_map(|cell| cells.get(&cell)).flatten().copied().take(NOTED)
            };
            for place in PLACES.iter() {
                let what = texts.len() as u32;
                let before = having.len();
                having.extend(near(place.point).map(|document| (what, document)));
                if having.len() > before {
                    texts.push(place.text);
                    let mut enter = |name, found_by| {
                        let folded = folder.fold(name);
                        entries.push(Entry { folded, found_by, weight: place.population, what });
                    };
                    // "Frome, Somerset" is no answer to "som".
                    let name = place.text.split(',').next().unwrap_or_default();
                    enter(place.text, name.split([' ', '-']).count());
                    place.also.iter().for_each(|name| enter(name, usize::MAX));
                }
            }
        }
        let services = Lists::gathered(texts.len(), having);
        let beginnings = Beginnings::new(entries);
        Ok(Self {
            kind: CompletionKind::Place,
            beginnings,
            services,
            ids: Vec::new(),
            texts: Texts::Known(texts),
        })
    }
}

/// What the column of organizations has of one.
pub(crate) fn organizer(id: Uuid, name: &str) -> String {
    format!("{id} {name}")
}

fn named(organizer: &str) -> (Uuid, &str) {
    let (id, name) = organizer.split_once(' ').unwrap_or_default();
    (id.parse().unwrap_or_default(), name)
}

static NEEDS: LazyLock<Vec<Need<'static>>> = LazyLock::new(|| Thesaurus::bundled().helps_with_needs());

struct Somewhere {
    text: &'static str,
    also: Vec<&'static str>,
    point: Point,
    population: u32,
}

static PLACES: LazyLock<Vec<Somewhere>> = LazyLock::new(|| {
    let towns = Towns::bundled().iter().map(|town| Somewhere {
        text: town.label(),
        also: town.also.iter().map(String::as_str).collect(),
        point: town.point,
        population: town.population,
    });
    let mut districts: Vec<PartialPostcode> =
        Postcodes::bundled().iter().map(|(postcode, _)| postcode.district()).collect();
    districts.dedup();
    let districts = districts.into_iter().filter_map(|district| {
        let point = Postcodes::bundled().centre(district)?.point;
        // There are some three thousand, and they are part of the program for as long as it runs.
        let text = &*String::leak(district.to_string());
        Some(Somewhere { text, also: Vec::new(), point, population: 0 })
    });
    towns.chain(districts).collect()
});

fn cell(point: Point) -> (i32, i32) {
    ((point.longitude() / CELL.0).floor() as i32, (point.latitude() / CELL.1).floor() as i32)
}
