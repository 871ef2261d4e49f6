//! What of a search could not be read: at its box where it has one, else as a line. The rest is answered.

use super::labels;
use crate::{Language, Place, Site, govuk::ErrorSummary};

/// Something of a search that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchFault {
    /// The place.
    Place {
        /// As it was typed.
        typed: String,
        /// What is the matter with it.
        why: PlaceFault,
    },
    /// A whole postcode that is not known, but for its area.
    About {
        /// The postcode.
        typed: String,
        /// Its area.
        area: String,
    },
    /// A distance was chosen, and no place that it is from.
    NoPlace,
    /// The age.
    Age,
    /// A value that a filter does not have, in an address that no form here makes.
    Choice {
        /// Which filter.
        name: &'static str,
        /// The value.
        value: String,
    },
}

/// Why a place was not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceFault {
    /// Nothing that is known is called that.
    Unknown,
    /// It looks like a postcode, and is none that is known.
    Postcode,
    /// It is not in Great Britain, of which alone the postcodes are known.
    Outside,
}

/// What is said of the faults, each at its box.
#[derive(Default)]
pub(super) struct FaultsView {
    pub(super) near: Option<String>,
    pub(super) age: Option<String>,
    /// What has no box.
    pub(super) left_out: Vec<String>,
    /// All that stands at a box, above everything else.
    pub(super) summary: Option<ErrorSummary>,
}

impl FaultsView {
    pub(super) fn new(faults: &[SearchFault], site: &Site, t: Language) -> Self {
        let mut view = Self::default();
        // A postcode of the place itself, where one is known.
        let example = match site.default_area.as_ref().map(|area| &area.place) {
            Some(Place::Postcode(postcode)) => postcode.as_str(),
            _ => "BS5 6XX",
        };
        for fault in faults {
            match fault {
                SearchFault::Place { typed, why } => {
                    let key = match why {
                        PlaceFault::Unknown => "near-unknown",
                        PlaceFault::Postcode => "near-unknown-postcode",
                        PlaceFault::Outside => "near-outside",
                    };
                    view.near = Some(t.fill(key, &[("typed", typed), ("example", example)]));
                }
                SearchFault::About { typed, area } => {
                    view.left_out.push(t.fill("near-about", &[("typed", typed), ("area", area)]));
                }
                SearchFault::NoPlace => view.near = Some(t.say("near-missing").into_owned()),
                SearchFault::Age => view.age = Some(t.say("age-wrong").into_owned()),
                SearchFault::Choice { name, value } => {
                    let name = labels::filter(name, t);
                    view.left_out.push(t.fill("left-out", &[("value", value), ("name", &name)]));
                }
            }
        }
        if view.at_boxes().next().is_some() {
            let none = ErrorSummary::new(t.say("validate-problem"));
            let summary = view.at_boxes().fold(none, |summary, (href, says)| summary.error(href, says));
            view.summary = Some(summary);
        }
        view
    }

    /// Each with the box that it stands at.
    pub(super) fn at_boxes(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let near = self.near.as_deref().map(|says| ("#near", says));
        near.into_iter().chain(self.age.as_deref().map(|says| ("#age", says)))
    }
}
