//! What lifts and sinks a service beside its words: what was asked for, how near it is, whether it serves people there,
//! how well it is kept.

use std::sync::Arc;

use fingerpost_places::{Gazetteer, Place, Point, Serves, Spot};
use jiff::civil::DateTime;
use serde::Serialize;
use tantivy::DocId;

use crate::SearchError;
use crate::bits::Bits;
use crate::constraint::{Constraint, Understood};
use crate::filter::{Areas, Serving, with_keys};
use crate::index::View;
use crate::marks::{day_number, key};
use crate::near::{Here, Spot as SiteSpot};
use crate::sheet::{Lists, Ranges, Segment};
use crate::soonest::Moment;
use crate::traits::{Holds, NOT_RUNNING, TraitGroup, has};

/// What a service counts that keeps to something asked, beside one that does not say.
const KEEPS: f32 = 1.12;

/// What one counts that is for a stage of life that was named: "baby" may be whom it is for, or what it is about.
const PERHAPS: f32 = 1.08;

/// What one counts that is meant for the age asked, and no other.
const MEANT_FOR_THE_AGE: f32 = 1.2;

/// What one counts that helps in the language asked.
const IN_THE_LANGUAGE: f32 = 1.4;

/// What one counts that plainly does not keep to something asked.
const DOES_NOT: f32 = 0.65;

/// What one counts that does not serve people where somebody is.
const SERVES_OTHERS: f32 = 0.3;

/// What one counts that says it serves people there.
const SERVES: f32 = 1.1;

/// What is so far off that it hardly counts as near, in metres; and the least that anything counts for being far.
const FAR: f64 = 6_000.0;
const FARTHEST: f32 = 0.35;

/// What one without a place counts beside one at the door: it is online, or by phone, or comes to people, or does not
/// say.
const WITHOUT_PLACE: f32 = 0.8;

/// What a service that is not running counts beside one that is.
const STOPPED: f32 = 0.5;

/// The most that a service counts for being kept well.
const MOST_QUALITY: f32 = 1.08;

/// Years of a range of ages that is meant for somebody rather than for everybody.
const MEANT_YEARS: i64 = 25 * 100;

/// An age from which people look for what is meant for older people, in hundredths of a year.
const OLDER: i64 = 50 * 100;

/// Why one service stands where it does, in numbers: the score is their product.
#[derive(Clone, Debug, Serialize)]
pub struct Explained {
    /// What its words count.
    pub words: f32,
    /// What it counts for keeping to what was asked beside words.
    pub kept: f32,
    /// What it counts for where it is and whom it serves.
    pub place: f32,
    /// What it counts for how it is kept, and for running at all.
    pub quality: f32,
}

/// Whether a service keeps to one thing that was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// Which: an [`Understood`] by its id, or a filter by its name.
    pub id: String,
    /// `yes`, `no` or `not_said`.
    pub holds: &'static str,
}

/// What was asked beside words.
pub(crate) struct Preference<'a> {
    understood: &'a [Understood],
    place: Option<(Here, Option<Spot<'static>>)>,
    now: Option<Moment>,
    today: Option<u64>,
}

impl<'a> Preference<'a> {
    pub fn new(understood: &'a [Understood], place: Option<&Place<'static>>, now: Option<DateTime>) -> Self {
        let place = place.map(|place| (Here::new(place.point), Some(Gazetteer::bundled().spot(place))));
        let today = now.map(DateTime::date).map(day_number);
        Self { understood, place, now: now.map(Moment::of), today }
    }

    /// Near a point, whomever it serves.
    pub fn around(point: Option<Point>) -> Self {
        Self { understood: &[], place: point.map(|point| (Here::new(point), None)), now: None, today: None }
    }

    fn kept(&self, traits: u64, suits: Option<(i64, i64)>, listed: impl Fn(usize) -> Holds) -> f32 {
        let mut factor = 1.0;
        for (place, asked) in self.understood.iter().enumerate() {
            factor *= match (&asked.constraint, holds(&asked.constraint, traits, suits, || listed(place))) {
                (Constraint::Place { .. }, _) | (_, Holds::NotSaid) => 1.0,
                (Constraint::Language { .. }, Holds::Yes) => IN_THE_LANGUAGE,
                (Constraint::Age { .. }, Holds::Yes) if suits.is_some_and(is_meant) => MEANT_FOR_THE_AGE,
                (Constraint::Trait { group: TraitGroup::Stage, .. }, Holds::Yes) => PERHAPS,
                (Constraint::Trait { group: TraitGroup::Stage, .. }, Holds::No) => 1.0 / PERHAPS,
                (_, Holds::Yes) => KEEPS,
                (_, Holds::No) => DOES_NOT,
            };
        }
        factor
    }

    fn near(&self, metres: Option<f64>) -> f32 {
        if self.place.is_none() {
            return 1.0;
        }
        metres.map_or(WITHOUT_PLACE, |metres| {
            let far = metres / FAR;
            let near = 1.0 / (1.0 + far * far.sqrt());
            FARTHEST + (1.0 - FARTHEST) * near as f32
        })
    }

    /// A few parts in a hundred: enough to settle what words leave open.
    fn quality(&self, traits: u64, quality: u64) -> f32 {
        let complete = 0.98 + 0.01 * (quality & 7).min(5) as f32;
        let assured = quality >> 3;
        let fresh = match (self.today, assured) {
            (None, _) | (_, 0) => 1.0,
            (Some(today), day) => match today.saturating_sub(day) {
                0..=180 => 1.04,
                181..=365 => 1.02,
                366..=730 => 1.0,
                _ => 0.95,
            },
        };
        let running = if traits & NOT_RUNNING == 0 { 1.0 } else { STOPPED };
        complete * fresh * running
    }

    /// The most that a [`Columns::factor`] can be.
    pub fn most(&self) -> f32 {
        let kept = self.understood.iter().map(|asked| match &asked.constraint {
            Constraint::Place { .. } => 1.0,
            Constraint::Language { .. } => IN_THE_LANGUAGE,
            Constraint::Age { .. } => MEANT_FOR_THE_AGE,
            Constraint::Trait { .. } | Constraint::Open => KEEPS,
        });
        kept.product::<f32>() * MOST_QUALITY
    }

    pub fn segment(
        &'a self,
        view: &View,
        segment: Segment<'a>,
        areas: &'a Areas,
    ) -> Result<Columns<'a>, SearchError> {
        let mut listed = Vec::new();
        for asked in self.understood {
            listed.push(match (&asked.constraint, self.now) {
                (Constraint::Language { language }, _) => {
                    Listed::Speak(with_keys(view, segment, &[key::language(language)])?)
                }
                (Constraint::Open, Some(now)) => Listed::Open(segment.open_at(now)?, segment.openings()?),
                _ => Listed::Nowhere,
            });
        }
        let place = match &self.place {
            Some((here, spot)) => Some(Placed {
                here: *here,
                points: segment.points()?,
                serves: spot.as_ref().map(|spot| Serving::new(segment, spot, areas)).transpose()?,
            }),
            None => None,
        };
        Ok(Columns {
            preference: self,
            traits: segment.traits()?,
            suits: segment.suits()?,
            quality: segment.quality()?,
            listed,
            place,
        })
    }
}

/// A segment's columns, with what is asked of them.
pub(crate) struct Columns<'a> {
    preference: &'a Preference<'a>,
    traits: &'a [u64],
    suits: Ranges<'a>,
    quality: &'a [u32],
    /// For each thing that was asked.
    listed: Vec<Listed<'a>>,
    place: Option<Placed<'a>>,
}

/// What is known of a thing asked by lists of services.
enum Listed<'a> {
    Nowhere,
    /// Those who help in a language: who does not say so may all the same.
    Speak(Bits),
    /// Those that may be open, and the hours of all.
    Open(Arc<Bits>, &'a Lists<u64>),
}

impl Listed<'_> {
    fn holds(&self, document: DocId) -> Holds {
        match self {
            Self::Speak(those) if those.has(document) => Holds::Yes,
            Self::Open(those, _) if those.has(document) => Holds::Yes,
            Self::Open(_, hours) if !hours.of(document).is_empty() => Holds::No,
            _ => Holds::NotSaid,
        }
    }
}

struct Placed<'a> {
    here: Here,
    points: &'a Lists<SiteSpot>,
    serves: Option<Serving<'a>>,
}

impl Columns<'_> {
    /// What the service's words are multiplied by, but for whom it serves.
    pub fn factor(&self, document: DocId) -> f32 {
        self.kept(document) * self.preference.near(self.metres(document)) * self.quality(document)
    }

    /// The same, wherever it is.
    pub fn factor_anywhere(&self, document: DocId) -> f32 {
        self.kept(document) * self.quality(document)
    }

    /// What the service is multiplied by for whom it serves: dearer to work out than the rest.
    pub fn serving(&self, document: DocId) -> f32 {
        serving(self.place.as_ref().and_then(|place| place.serves.as_ref()?.of(document)))
    }

    /// How far its nearest place is, in metres.
    pub fn metres(&self, document: DocId) -> Option<f64> {
        self.nearest(document).map(|(metres, _)| metres)
    }

    /// How far its nearest place is, in metres, and which of its sites that is.
    pub fn nearest(&self, document: DocId) -> Option<(f64, usize)> {
        let place = self.place.as_ref()?;
        let metres =
            place.points.of(document).iter().map(|spot| (place.here.metres_to(spot), spot.site as usize));
        metres.min_by(|a, b| a.0.total_cmp(&b.0))
    }

    /// Whether it keeps to each thing that was asked.
    pub fn keeps(&self, document: DocId) -> Vec<Kept> {
        let (traits, suits) = (self.traits[document as usize], self.suits.both(document));
        let asked = self.preference.understood.iter().enumerate();
        let asked = asked.filter(|(_, asked)| !matches!(asked.constraint, Constraint::Place { .. }));
        let kept = asked.map(|(place, asked)| {
            let listed = || self.listed[place].holds(document);
            Kept { id: asked.id.clone(), holds: holds(&asked.constraint, traits, suits, listed).as_str() }
        });
        kept.collect()
    }

    /// The parts of a score.
    pub fn explain(&self, document: DocId, score: f32) -> Explained {
        let factors = Explained {
            words: 1.0,
            kept: self.kept(document),
            place: self.preference.near(self.metres(document)) * self.serving(document),
            quality: self.quality(document),
        };
        Explained { words: score / (factors.kept * factors.place * factors.quality), ..factors }
    }

    fn kept(&self, document: DocId) -> f32 {
        match self.preference.understood {
            [] => 1.0,
            _ => {
                let (traits, suits) = (self.traits[document as usize], self.suits.both(document));
                self.preference.kept(traits, suits, |asked| self.listed[asked].holds(document))
            }
        }
    }

    fn quality(&self, document: DocId) -> f32 {
        let document = document as usize;
        self.preference.quality(self.traits[document], u64::from(self.quality[document]))
    }
}

fn serving(serves: Option<Serves>) -> f32 {
    match serves {
        Some(Serves::No) => SERVES_OTHERS,
        Some(Serves::Yes) => SERVES,
        _ => 1.0,
    }
}

/// Whether a service keeps to what is asked; `listed` says it of what only lists tell.
pub(crate) fn holds(
    asked: &Constraint,
    traits: u64,
    suits: Option<(i64, i64)>,
    listed: impl FnOnce() -> Holds,
) -> Holds {
    match asked {
        Constraint::Trait { group, any } => {
            has(traits, *group, any.iter().fold(0, |bits, it| bits | it.bit()))
        }
        Constraint::Age { from, to } => {
            let hundredths = |years: &f64| (years * 100.0).round() as i64;
            let (from, to) = (from.as_ref().map(hundredths), to.as_ref().map(hundredths));
            match suits {
                None => Holds::NotSaid,
                Some((least, most)) => {
                    // A range ends with the day before the next birthday.
                    let young_enough = to.is_none_or(|to| least <= to);
                    let old_enough = from.is_none_or(|from| from <= most.saturating_add(99));
                    if young_enough && old_enough { Holds::Yes } else { Holds::No }
                }
            }
        }
        Constraint::Language { .. } | Constraint::Open => listed(),
        Constraint::Place { .. } => Holds::NotSaid,
    }
}

/// Whether a range of ages is meant for somebody rather than for everybody, or for every adult.
fn is_meant((least, most): (i64, i64)) -> bool {
    OLDER <= least || most.saturating_sub(least.max(0)) <= MEANT_YEARS
}
