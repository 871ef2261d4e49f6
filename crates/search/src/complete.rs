//! What somebody who types may mean: names and subjects that begin so, or of which a later word does.

use std::cmp::Reverse;
use std::sync::LazyLock;

use fingerpost_directory::Viewer;
use fingerpost_places::Towns;
use rustc_hash::FxHashMap;
use serde::Serialize;
use tantivy::{DocAddress, DocId};
use uuid::Uuid;

use crate::error::guarded;
use crate::index::View;
use crate::schema::name_key;
use crate::sheet::Segment;
use crate::thesaurus::Thesaurus;
use crate::{Index, SearchError};

/// The most completions of one kind, where others fit too.
const MOST_OF_A_KIND: usize = 4;

/// The most that begin as typed that are looked at, of one kind and one part of the index: a letter or two say too little
/// to be worth more.
const LOOKED_AT: usize = 5_000;

/// What something is that may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CompletionKind {
    /// What services are about: the name of a term that they carry.
    Topic,
    /// What people need, in the words of the thesaurus.
    Need,
    /// A service, by its name.
    Service,
    /// Who runs services.
    Organization,
    /// A town.
    Place,
}

/// Something that may be meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// What it is.
    pub kind: CompletionKind,
    /// Its name.
    pub text: String,
    /// Of a service or an organization its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
}

/// Names, each to be found by the beginning of any of its words.
pub(crate) struct Names {
    names: Vec<Name>,
    /// The folded names, each with an end.
    folded: String,
    /// Where words begin in `folded`, each with its name, in the order of what stands there.
    starts: Vec<(u32, u32)>,
}

struct Name {
    /// As the column has it.
    text: String,
    /// The services that have it.
    of: Vec<DocId>,
}

/// Stands after each folded name: no word has it.
const END: char = '\n';

impl Names {
    /// `folded` makes of a name its words in small letters without accents, with spaces between.
    fn new(names: Vec<Name>, folded: impl Fn(&str) -> String) -> Self {
        let (mut all, mut starts) = (String::new(), Vec::new());
        for (place, name) in (0..).zip(&names) {
            let folded = folded(&name.text);
            let mut at = all.len();
            for word in folded.split(' ').filter(|word| !word.is_empty()) {
                starts.push((at as u32, place));
                at += word.len() + 1;
            }
            all.push_str(&folded);
            all.push(END);
        }
        let from = |(at, _): &(u32, u32)| all[*at as usize..].split(END).next().unwrap_or_default();
        starts.sort_by(|a, b| from(a).cmp(from(b)));
        Self { names, folded: all, starts }
    }

    /// The names that a column has.
    pub fn of_column(segment: Segment<'_>, column: &str) -> Result<Self, SearchError> {
        let column = segment.reader.fast_fields().str(column)?;
        let column = column.as_ref();
        let mut names = Vec::new();
        for ordinal in 0..column.map_or(0, |column| column.num_terms()) as u64 {
            let mut text = String::new();
            column.map(|column| column.ord_to_str(ordinal, &mut text)).transpose()?;
            names.push(Name { text, of: Vec::new() });
        }
        for document in segment.documents() {
            for ordinal in column.into_iter().flat_map(|column| column.ords().values_for_doc(document)) {
                names[ordinal as usize].of.push(document);
            }
        }
        Ok(Self::new(names, |text| name_key(shown(text))))
    }

    fn fixed<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let names = names.map(|text| Name { text: text.to_owned(), of: Vec::new() });
        Self::new(names.collect(), name_key)
    }

    /// The names of which a word and what follows it begin as typed, each once, and whether its first word is that.
    fn beginning(&self, typed: &str) -> impl Iterator<Item = (&Name, bool)> {
        let rest = |(at, _): &(u32, u32)| &self.folded[*at as usize..];
        let from = self.starts.partition_point(|start| rest(start) < typed);
        let begins = self.starts[from..].iter().take_while(move |start| rest(start).starts_with(typed));
        begins.take(LOOKED_AT).map(|(at, name)| {
            let at = *at as usize;
            (&self.names[*name as usize], at == 0 || self.folded[..at].ends_with(END))
        })
    }
}

/// What is shown of what a column has: who runs a service is written with an id after the name.
fn shown(text: &str) -> &str {
    text.split(END).next().unwrap_or_default()
}

/// Who runs a service, as its column has it.
pub(crate) fn organizer(name: &str, id: Uuid) -> String {
    format!("{name}{END}{id}")
}

static NEEDS: LazyLock<Names> = LazyLock::new(|| Names::fixed(Thesaurus::bundled().needs()));
static TOWNS: LazyLock<Names> =
    LazyLock::new(|| Names::fixed(Towns::bundled().iter().map(|town| town.label())));

/// One that fits.
struct Fit<'a> {
    kind: CompletionKind,
    text: &'a str,
    /// Whether its first word is the one that begins as typed.
    begins: bool,
    /// In how many services it stands.
    services: usize,
    /// One of these.
    address: Option<DocAddress>,
}

impl Index {
    /// What may be meant by what was typed so far, likeliest first; of what the viewer may see only. Nothing is invented
    /// for a beginning that nothing has.
    ///
    /// # Errors
    /// [`SearchError::NotBuilt`] before the first commit, otherwise when what is on disk cannot be read.
    pub fn complete(
        &self,
        viewer: Viewer,
        typed: &str,
        limit: usize,
    ) -> Result<Vec<Completion>, SearchError> {
        let view = self.view()?;
        let mut words = name_key(typed);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        // A word with a space after it is whole.
        if typed.ends_with(char::is_whitespace) {
            words.push(' ');
        }
        guarded(|| {
            let mut fits = Vec::new();
            for (kind, names) in [(CompletionKind::Need, &NEEDS), (CompletionKind::Place, &TOWNS)] {
                fits.extend(names.beginning(&words).map(|(name, begins)| Fit {
                    kind,
                    text: &name.text,
                    begins,
                    services: 0,
                    address: None,
                }));
            }
            for segment in view.segments() {
                let sees = segment.seen_by(viewer)?;
                let kinds = [
                    (CompletionKind::Service, segment.names("name_key")?),
                    (CompletionKind::Organization, segment.names("organizer")?),
                    (CompletionKind::Topic, segment.names("topics")?),
                ];
                for (kind, names) in kinds {
                    fits.extend(names.beginning(&words).filter_map(|(name, begins)| {
                        let document = name.of.iter().copied().find(|document| sees(*document))?;
                        let address = Some(DocAddress::new(segment.ordinal, document));
                        Some(Fit { kind, text: &name.text, begins, services: name.of.len(), address })
                    }));
                }
            }
            best(fits, limit).into_iter().map(|fit| completion(&view, &fit)).collect()
        })
    }
}

/// The best of each kind, and of these the best, each text once.
fn best(mut fits: Vec<Fit<'_>>, limit: usize) -> Vec<Fit<'_>> {
    fits.sort_unstable_by(|a, b| (a.kind, a.text).cmp(&(b.kind, b.text)));
    fits.dedup_by(|again, first| {
        let same = (again.kind, again.text) == (first.kind, first.text);
        if same {
            first.begins |= again.begins;
            first.services += again.services;
        }
        same
    });
    // What begins as typed comes first, then what most services have; of towns nobody knows which is meant.
    let rank = |fit: &Fit<'_>| {
        (!fit.begins, fit.kind == CompletionKind::Place, Reverse(fit.services.checked_ilog2()), fit.kind)
    };
    fits.sort_by(|a, b| {
        rank(a).cmp(&rank(b)).then_with(|| (a.text.len(), a.text).cmp(&(b.text.len(), b.text)))
    });
    let mut of_kind = FxHashMap::<CompletionKind, usize>::default();
    let (mut chosen, mut more) = (Vec::new(), Vec::new());
    for fit in fits {
        let count = of_kind.entry(fit.kind).or_default();
        *count += 1;
        if *count <= MOST_OF_A_KIND {
            chosen.push(fit)
        } else if more.len() < limit {
            more.push(fit)
        }
    }
    chosen.extend(more);
    chosen.truncate(limit);
    chosen
}

fn completion(view: &View, fit: &Fit<'_>) -> Result<Completion, SearchError> {
    let (text, id) = match (fit.kind, fit.address) {
        (CompletionKind::Service, Some(address)) => {
            let document = view.fields.read(&view.searcher.doc(address)?)?;
            (document.name, Some(document.id))
        }
        (CompletionKind::Organization, _) => {
            let id = fit.text.split(END).nth(1).and_then(|id| id.parse().ok());
            (shown(fit.text).to_owned(), id)
        }
        _ => (fit.text.to_owned(), None),
    };
    Ok(Completion { kind: fit.kind, text, id })
}
