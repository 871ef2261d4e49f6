//! What a search answers: hits in order, each with the reasons it is there.

use fingerpost_places::Place;
use jiff::civil::DateTime;
use openreferral::Schedule;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::safety::Danger;
use crate::soonest;
use crate::{Explained, Facet, Filter, Kept, Pointed, Relaxed, Sort, Sum, Trait, Understood};

/// A question put to the directory.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// The words, as the person typed them. Empty asks for nothing.
    pub words: String,
    /// Which page of the answer, from 1.
    pub page: usize,
    /// Hits on a page, at least 1.
    pub per_page: usize,
    /// Where the person is, or looks.
    pub near: Option<Place<'static>>,
    /// What must hold.
    pub filter: Filter,
    /// What of the words shall not be taken as anything but words: [`Understood`] by their ids.
    pub off: Vec<String>,
    /// In which order the answer comes.
    pub sort: Sort,
    /// Distances in metres, of each of which the answer tells how many services are within it.
    pub distances: Vec<f64>,
    /// The moment on the clock where the directory is. Without it "today" says nothing, and nothing is fresh or stale.
    pub now: Option<DateTime>,
}

/// The answer to a [`Question`].
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// The danger that the words tell of. Whoever shows the answer puts help first, and says so in their own way.
    #[serde(skip)]
    pub danger: Option<Danger>,
    /// The needs that the words speak of, as the thesaurus calls them: for counting those that are not met.
    #[serde(skip)]
    pub needs: Vec<String>,
    /// The place that was asked about, in the words or beside them.
    #[serde(skip)]
    pub place: Option<Place<'static>>,
    /// What the words point to beside services: see [`Index::point_to`](crate::Index::point_to).
    #[serde(skip)]
    pub pointed: Vec<Pointed>,
    /// How many services match in all.
    pub total: usize,
    /// The page answered, from 1.
    pub page: usize,
    /// Hits on a full page.
    pub per_page: usize,
    /// The question in the spelling that was likeliest meant, where a word of it stands nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub did_you_mean: Option<String>,
    /// What the words say beside what they are about: each lifts and sinks services, and can be taken off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub understood: Vec<Understood>,
    /// What the words say too, and whoever asked took [`off`](Question::off).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub taken_off: Vec<Understood>,
    /// The place that distances are from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near: Option<String>,
    /// What the answer could be narrowed by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facets: Vec<Facet>,
    /// How many services all other filters leave within each of the distances that were asked about; none without a place.
    #[serde(skip)]
    pub within: Vec<usize>,
    /// What some of them do not say that was chosen, and so may not keep to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_said: Vec<NotSaid>,
    /// What others do not say that was chosen, which may suit and are left out for no more than that.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub may_suit: Vec<NotSaid>,
    /// What was left out or widened, because nothing at all was found otherwise, or very little.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relaxed: Vec<Relaxed>,
    /// The services of this page, best first.
    pub results: Vec<Hit>,
}

/// Services that do not say what was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotSaid {
    /// What was chosen, as the name of its facet; or `age`.
    pub filter: String,
    /// How many they are.
    pub count: usize,
}

/// One service found.
#[derive(Clone, Debug, Serialize)]
pub struct Hit {
    /// The service's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Who runs it, where the record says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<Organizer>,
    /// A few lines of the description in plain text, around the first words that match.
    pub summary: Vec<Fragment>,
    /// Whether it runs: `active`, `inactive`, `defunct` or `temporarily closed`.
    pub status: String,
    /// When somebody last checked the record, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assured_date: Option<String>,
    /// Who answers for the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steward: Option<String>,
    /// Where it is a task of a council, what one does: `apply`, `report`, `pay`, `book` or `tell_us`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Why it is here, strongest first; never empty.
    pub reasons: Vec<Reason>,
    /// What it costs, how people take part and how they get in, as far as that is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub traits: Vec<Trait>,
    /// The youngest and the oldest whom it suits, in years, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ages: Option<Suits>,
    /// Whether it keeps to what was asked beside words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keeps: Vec<Kept>,
    /// Where it is: the name and the town of the place that the distance is to, otherwise of its first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How many other places it has.
    #[serde(skip_serializing_if = "is_nought")]
    pub other_places: usize,
    /// Its telephone number, as the record writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// What it costs, where that is one sum that holds on any day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Sum>,
    /// How to join, in the record's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_process: Option<String>,
    /// For whom it is, in the record's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eligibility: Option<String>,
    /// What the record says of its cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fees: Option<String>,
    /// What it is about.
    #[serde(skip)]
    pub topics: Vec<String>,
    /// How far its nearest place is, in metres as the crow flies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_metres: Option<f64>,
    /// The standard's schedules as JSON, of the place that the distance is to, otherwise of every place: for
    /// [`schedules`](Self::schedules).
    #[serde(skip)]
    pub opening: Option<String>,
    /// The score's parts; none where a steward put it here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained: Option<Explained>,
    /// The ranking score: only its order within one answer means anything.
    pub score: f32,
}

fn is_nought(count: &usize) -> bool {
    *count == 0
}

impl Hit {
    /// When it is open: at the place that the distance is to, otherwise at any.
    pub fn schedules(&self) -> Vec<Schedule> {
        self.opening.as_deref().map(soonest::read).unwrap_or_default()
    }
}

/// Ages in years; an end that is left out is open.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Suits {
    /// The youngest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// The oldest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
}

/// The organization named in a hit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organizer {
    /// The organization's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// A piece of text that either matched the question or did not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fragment {
    /// The text.
    pub text: String,
    /// Whether it matched.
    pub matched: bool,
}

/// One reason for a hit: words of the question and where the record has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Which part of the record matched.
    pub part: Part,
    /// The record's own words, in the order of the question, such as `Food` and `banks`; of a steward's choice the words
    /// that it is for.
    pub words: Vec<String>,
    /// How they come to be an answer, when they are not the question's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Because>,
}

/// How other words than the question's come to be an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Because {
    /// What they are to the words that were asked.
    pub how: How,
    /// Those words of the question.
    pub asked: String,
}

/// What a record's words are to the words that were asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// They mean the same.
    SameThing,
    /// They help with it.
    Helps,
    /// They are what was likely meant: nothing has the word as it was spelt.
    Spelling,
}

/// A part of a record that can match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The service's name, or another name for it.
    Name,
    /// The name of who runs it.
    Organization,
    /// What it is about: a term of a taxonomy.
    Topic,
    /// The description, or another sentence about it.
    Description,
    /// The description in other words: a program read it so, and nobody has checked. The reason's
    /// words are the description's.
    ReadFromText,
    /// None of it: a steward put it first for these words.
    Steward,
}
