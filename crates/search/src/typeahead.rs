//! What somebody may be about to type. For anybody: only what everybody may see is told.
//!
//! Nothing is guessed: what is proposed has a word that begins as the last one typed, and all the others that were.

use std::collections::HashMap;

use serde::Serialize;
use tantivy::DocId;
use uuid::Uuid;

use crate::beginnings::{Begun, Folder};
use crate::error::guarded;
use crate::index::View;
use crate::proposals::Proposals;
use crate::sheet::Segment;
use crate::words::{as_written, words};
use crate::{Index, SearchError};

/// The most of one kind, when other kinds have something, too.
const MOST_OF_A_KIND: usize = 4;

/// The most that is proposed.
const MOST: usize = 10;

/// What is read of what was typed, in bytes and in words.
const MOST_BYTES: usize = 200;
const MOST_WORDS: usize = 12;

/// Where nothing living is among so many of the best, no more are looked at.
const LOOK_AT: usize = 2_000;

/// For words that stand apart, so many texts are all looked at; of more only so many of the best.
const LOOK_AT_ALL: usize = 1_000;
const LOOK_AT_BEST: usize = 200;

/// What was typed so far.
#[derive(Clone, Debug)]
pub struct Typed {
    /// The words, the last perhaps in part.
    pub words: String,
    /// The most to propose, at most 10.
    pub limit: usize,
    /// Of this kind alone; of every kind without it.
    pub kind: Option<CompletionKind>,
}

/// What a [`Completion`] names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CompletionKind {
    /// What people need, as the thesaurus puts it.
    Need,
    /// A term of a taxonomy.
    Topic,
    /// A service.
    Service,
    /// Who runs a service.
    Organization,
    /// A town or a postcode district.
    Place,
}

impl CompletionKind {
    /// Every kind, with the word for it.
    pub const ALL: [(&'static str, Self); 5] = [
        ("need", Self::Need),
        ("topic", Self::Topic),
        ("service", Self::Service),
        ("organization", Self::Organization),
        ("place", Self::Place),
    ];
}

/// Something that somebody may be about to type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// What it names.
    pub kind: CompletionKind,
    /// The text.
    pub text: String,
    /// The service's or organization's id, where only one has that name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// From which character of the text to which it is what was typed; nothing when another name of it is.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub matched: Option<(usize, usize)>,
}

/// What was typed, word by word.
struct Asked {
    earlier: Vec<String>,
    last: String,
    all: String,
}

/// A text that fits, over all segments.
struct Fit<'a> {
    kind: CompletionKind,
    folded: &'a str,
    /// Whether the text begins as was typed.
    first: bool,
    weight: u64,
    proposals: &'a Proposals,
    what: u32,
    whose: Whose<'a>,
}

/// Which service or organization a text names.
enum Whose<'a> {
    Service(Segment<'a>, DocId),
    Organization(Uuid),
    Several,
}

impl Index {
    /// What somebody may be about to type: what begins so first, then what has a word that does, most services first.
    ///
    /// # Errors
    /// [`SearchError::NotBuilt`] before the first commit; otherwise when what is on disk cannot be read.
    pub fn complete(&self, typed: &Typed) -> Result<Vec<Completion>, SearchError> {
        let view = self.view()?;
        guarded(|| match Asked::new(&typed.words) {
            Some(asked) => complete(&view, &asked, typed),
            None => Ok(Vec::new()),
        })
    }
}

impl Asked {
    fn new(typed: &str) -> Option<Self> {
        let all = Folder::new().fold(&typed[..typed.floor_char_boundary(MOST_BYTES)]);
        let mut words: Vec<String> = all.split(' ').take(MOST_WORDS).map(str::to_owned).collect();
        let last = words.pop().filter(|last| !last.is_empty())?;
        let all = words.iter().chain([&last]).map(String::as_str).collect::<Vec<_>>().join(" ");
        Some(Self { earlier: words, last, all })
    }

    /// Whether the earlier words stand in a text, and another word of it begins as the last.
    fn fits(&self, text: &str) -> bool {
        if !self.earlier.iter().all(|earlier| text.contains(earlier.as_str())) {
            return false;
        }
        let mut words: Vec<&str> = text.split(' ').collect();
        let earlier = self.earlier.iter().all(|earlier| {
            let at = words.iter().position(|word| word == earlier);
            at.map(|at| words.swap_remove(at)).is_some()
        });
        earlier && words.iter().any(|word| word.starts_with(&self.last))
    }

    /// Of the texts of one kind the best that fit and that a living service has.
    fn best<'a>(&self, proposals: &'a Proposals, segment: Segment<'a>) -> Vec<Fit<'a>> {
        let of = &proposals.beginnings;
        let alive = segment.reader.alive_bitset();
        let is_alive = |document: &DocId| alive.is_none_or(|alive| alive.is_alive(*document));
        let mut found: Vec<(u32, Fit<'a>)> = Vec::new();
        let mut add = |begun: Begun| {
            if found.iter().all(|(text, _)| *text != begun.text) {
                let what = of.what(begun.text);
                let mut living = proposals.services.of(what).iter().copied().filter(is_alive);
                let Some(one) = living.next() else { return false };
                let whose = match proposals.kind {
                    CompletionKind::Service if living.next().is_none() => Whose::Service(segment, one),
                    CompletionKind::Organization => Whose::Organization(proposals.ids[what as usize]),
                    _ => Whose::Several,
                };
                let (folded, weight) = (of.folded(begun.text), u64::from(of.weight(begun.text)));
                let kind = proposals.kind;
                let fit = Fit { kind, folded, first: begun.first, weight, proposals, what, whose };
                found.push((begun.text, fit));
            }
            found.len() == MOST
        };
        let is_full = of.best(of.beginning(&self.all)).take(LOOK_AT).any(&mut add);
        if !is_full && !self.earlier.is_empty() {
            // The same words apart or in another order: looked for by the rarest of them.
            let standing = self.earlier.iter().map(|word| of.standing(word));
            let ranges = standing.chain([of.beginning(&self.last)]);
            let rarest = ranges.min_by_key(std::ops::Range::len).unwrap_or_default();
            let fits = |begun: &Begun| self.fits(of.folded(begun.text));
            let apart = |begun: Begun| Begun { first: false, ..begun };
            if rarest.len() <= LOOK_AT_ALL {
                let mut all: Vec<Begun> = of.all(rarest).filter(fits).collect();
                all.sort_unstable_by_key(|begun| begun.text);
                all.into_iter().map(apart).any(&mut add);
            } else {
                of.best(rarest).take(LOOK_AT_BEST).filter(fits).map(apart).any(&mut add);
            }
        }
        found.into_iter().map(|(_, fit)| fit).collect()
    }

    /// From which character of a text to which it is what was typed.
    fn place(&self, text: &str) -> Option<(usize, usize)> {
        let words = words(&as_written(), text, usize::MAX);
        let begins = |at: usize| words[at].text.starts_with(&self.last);
        let count = self.earlier.len();
        let together = (count..words.len()).find(|at| {
            let before = words[at - count..*at].iter().map(|word| &word.text);
            begins(*at) && before.eq(&self.earlier)
        });
        let apart = || {
            let other = |at: &usize| begins(*at) && !self.earlier.contains(&words[*at].text);
            (0..words.len()).find(other).or_else(|| (0..words.len()).find(|at| begins(*at)))
        };
        let (from, last) = match together {
            Some(last) => (&words[last - count], &words[last]),
            None => apart().map(|at| (&words[at], &words[at]))?,
        };
        let word = &text[last.offset_from..last.offset_to];
        let length = if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            self.last.len()
        } else {
            let mut folder = Folder::new();
            let ends = word.char_indices().map(|(at, character)| at + character.len_utf8());
            let mut enough = ends.filter(|end| folder.fold(&word[..*end]).starts_with(&self.last));
            enough.next().unwrap_or(word.len())
        };
        let characters = |bytes: usize| text[..bytes].chars().count();
        Some((characters(from.offset_from), characters(last.offset_from + length)))
    }
}

fn complete(view: &View, asked: &Asked, typed: &Typed) -> Result<Vec<Completion>, SearchError> {
    let mut fits: HashMap<(CompletionKind, &str), Fit<'_>> = HashMap::new();
    for segment in view.segments() {
        let is_wanted = |proposals: &&Proposals| typed.kind.is_none_or(|kind| kind == proposals.kind);
        for proposals in segment.proposals(&view.fields)?.iter().filter(is_wanted) {
            for fit in asked.best(proposals, segment) {
                match fits.get_mut(&(fit.kind, fit.folded)) {
                    Some(known) => known.join(&fit),
                    None => _ = fits.insert((fit.kind, fit.folded), fit),
                }
            }
        }
    }
    let mut fits: Vec<Fit<'_>> = fits.into_values().collect();
    fits.sort_by(|a, b| a.order().cmp(&b.order()));
    let mut told = Vec::new();
    for (_, fit) in mixed(fits) {
        let text = fit.proposals.text(fit.what)?;
        let is_new = |known: &Completion| (known.kind, &known.text) != (fit.kind, &text);
        if told.len() < typed.limit.min(MOST) && told.iter().all(is_new) {
            told.push(Completion { kind: fit.kind, id: fit.id()?, matched: asked.place(&text), text });
        }
    }
    Ok(told)
}

/// The kinds by turns, those first that begin as was typed.
fn mixed(fits: Vec<Fit<'_>>) -> Vec<((bool, usize, CompletionKind), Fit<'_>)> {
    let is_one_kind = fits.windows(2).all(|pair| pair[0].kind == pair[1].kind);
    let most = if is_one_kind { MOST } else { MOST_OF_A_KIND };
    let (mut turns, mut of_a_kind) =
        (HashMap::<(bool, CompletionKind), usize>::new(), HashMap::<CompletionKind, usize>::new());
    let mut mixed = Vec::new();
    for fit in fits {
        let known = of_a_kind.entry(fit.kind).or_default();
        *known += 1;
        if *known <= most {
            let turn = turns.entry((fit.first, fit.kind)).or_default();
            *turn += 1;
            mixed.push(((!fit.first, *turn, fit.kind), fit));
        }
    }
    mixed.sort_by_key(|(turn, _)| *turn);
    mixed
}

impl Fit<'_> {
    /// Those that begin so, what more services have, the shorter, by the alphabet.
    fn order(&self) -> impl Ord {
        (!self.first, std::cmp::Reverse(self.weight), self.folded.len(), self.folded, self.kind)
    }

    /// Takes in the same text of another segment, or of another organization.
    fn join(&mut self, other: &Self) {
        let same = match (&self.whose, &other.whose) {
            (Whose::Organization(one), Whose::Organization(other)) => one == other,
            _ => false,
        };
        if !same {
            self.whose = Whose::Several;
        }
        self.first |= other.first;
        self.weight = match self.kind {
            CompletionKind::Place => self.weight.max(other.weight),
            _ => self.weight + other.weight,
        };
    }

    fn id(&self) -> Result<Option<Uuid>, SearchError> {
        match self.whose {
            Whose::Several => Ok(None),
            Whose::Organization(id) => Ok(Some(id)),
            Whose::Service(segment, document) => {
                let Some(column) = segment.reader.fast_fields().str("id")? else { return Ok(None) };
                let (mut id, ordinal) = (String::new(), column.ords().first(document));
                ordinal.map(|ordinal| column.ord_to_str(ordinal, &mut id)).transpose()?;
                Ok(id.parse().ok())
            }
        }
    }
}
