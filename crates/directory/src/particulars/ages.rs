//! For which ages.

use openreferral::Service;
use serde::Serialize;
use serde_json::Number;

/// Nobody is as old as that, in years: a feed that must give a number gives one such as 999.
const OLDEST: f64 = 120.0;

/// An age range in years, both ends included; an open end is open.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ages {
    /// The youngest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<f64>,
    /// The oldest: 11 includes all who have not turned 12.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<f64>,
}

/// A stage of life, as people look for it. Stages overlap, as lives do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Under 2.
    Baby,
    /// 1 to 4.
    PreSchool,
    /// 4 to 12.
    Child,
    /// 11 to 25.
    YoungPerson,
    /// 18 and over.
    Adult,
    /// 50 and over.
    OlderPerson,
}

impl Stage {
    /// Every stage, the youngest first.
    pub const ALL: [Self; 6] =
        [Self::Baby, Self::PreSchool, Self::Child, Self::YoungPerson, Self::Adult, Self::OlderPerson];

    /// Its ages in years, from and up to but not including.
    const fn years(self) -> (f64, f64) {
        match self {
            Self::Baby => (0.0, 2.0),
            Self::PreSchool => (1.0, 5.0),
            Self::Child => (4.0, 13.0),
            Self::YoungPerson => (11.0, 26.0),
            Self::Adult => (18.0, OLDEST),
            Self::OlderPerson => (50.0, OLDEST),
        }
    }
}

impl Ages {
    /// The range of a record. "0 and over" says nothing, and is what a form leaves behind; so is a range that ends
    /// before it begins.
    pub fn of(service: &Service) -> Option<Self> {
        let (minimum, maximum) = service.ages();
        Self::new(years(minimum.as_ref()), years(maximum.as_ref()))
    }

    /// A range, when it says anything.
    pub fn new(minimum: Option<f64>, maximum: Option<f64>) -> Option<Self> {
        let real = |age: Option<f64>| age.filter(|age| *age > 0.0 && *age < OLDEST);
        let (minimum, maximum) = (real(minimum), real(maximum));
        let backwards = matches!((minimum, maximum), (Some(from), Some(to)) if from > to);
        (!backwards && (minimum.is_some() || maximum.is_some())).then_some(Self { minimum, maximum })
    }

    /// Whether somebody of that age, in years, is in the range.
    pub fn suit(&self, age: f64) -> bool {
        self.minimum.is_none_or(|from| from <= age) && self.maximum.is_none_or(|to| age < to.floor() + 1.0)
    }

    /// The stages of life that the range shares any age with.
    pub fn stages(&self) -> impl Iterator<Item = Stage> + '_ {
        let (from, to) = (self.minimum.unwrap_or(0.0), self.maximum.map_or(OLDEST, |to| to.floor() + 1.0));
        Stage::ALL.into_iter().filter(move |stage| {
            let (first, end) = stage.years();
            from < end && first < to
        })
    }
}

fn years(number: Option<&Number>) -> Option<f64> {
    number.and_then(Number::as_f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eleven_includes_those_who_are_nearly_twelve() {
        let ages = Ages::new(Some(5.0), Some(11.0)).expect("a range");
        assert!(ages.suit(5.0) && ages.suit(11.9));
        assert!(!ages.suit(12.0) && !ages.suit(4.9));
        assert_eq!(ages.stages().collect::<Vec<_>>(), [Stage::Child, Stage::YoungPerson]);
    }

    #[test]
    fn ages_are_also_read_where_the_first_version_has_them() {
        let told = serde_json::json!({"eligibilitys": [{"minimum_age": 5, "maximum_age": 11}, {"eligibility": "female"}]});
        let service = openreferral::Entity::from_object(told.as_object().cloned().expect("an object"));
        assert_eq!(Ages::of(&service), Ages::new(Some(5.0), Some(11.0)));
    }

    #[test]
    fn what_a_form_leaves_behind_says_nothing() {
        assert_eq!(Ages::new(Some(0.0), None), None);
        assert_eq!(Ages::new(Some(0.0), Some(999.0)), None);
        assert_eq!(Ages::new(Some(60.0), Some(18.0)), None);
        let over = Ages::new(Some(55.0), Some(999.0)).expect("a range");
        assert_eq!(over.stages().collect::<Vec<_>>(), [Stage::Adult, Stage::OlderPerson]);
    }
}
