//! The one thing to do next.

use fingerpost_directory::particulars::{Joining, Particulars, Room};

use super::{Action, start::Start, when::When};
use crate::{Html, Language};

/// What to do next, in a sentence, with what does it.
pub(crate) struct Next {
    pub(crate) text: Option<Html>,
    /// When it can be done, where people just turn up.
    pub(crate) when: Option<String>,
    /// What does it: a council's page, the telephone, an e-mail.
    pub(crate) action: Option<Action>,
}

impl Next {
    /// Nothing where nobody knows what to do. `doubtful`: whether it may not run any more.
    pub(super) fn new(
        start: &Start,
        particulars: &Particulars,
        when: &When,
        actions: &[Action],
        doubtful: bool,
        t: Language,
    ) -> Option<Self> {
        // What does it as the record says that it is done; the task's own page is one of the ways.
        let own = start.task.iter().chain(actions);
        let is_by =
            |action: &&Action, way: &str| action.link.as_ref().is_some_and(|it| it.href.starts_with(way));
        let named = start.by.iter().find_map(|way| own.clone().find(|action| is_by(action, way)));
        if let Some(task) = &start.task {
            let action = Some(named.unwrap_or(task).clone());
            return Some(Self { text: start.how.clone(), when: None, action });
        }
        let ways = particulars.joining.asserted().map(Vec::as_slice).unwrap_or_default();
        let is_full = particulars.capacity.value().is_some_and(|capacity| capacity.room == Room::Closed);
        let say = |key: &str| Some(Html::from(t.say(key)));
        if is_full {
            let action = Some(actions.first()?.clone());
            return Some(Self { text: say("next-full"), when: None, action });
        }
        if doubtful {
            let action = Some(actions.first()?.clone());
            return Some(Self { text: say("next-doubtful"), when: None, action });
        }
        if ways.contains(&Joining::DropIn) {
            return Some(Self { text: say("next-drop-in"), when: when.hours.now.clone(), action: None });
        }
        let can_ask = ways.iter().any(|way| *way != Joining::ProfessionalReferral);
        if ways.contains(&Joining::ProfessionalReferral) && !can_ask {
            return Some(Self { text: say("next-professional"), when: None, action: None });
        }
        let key = ways.iter().find_map(|way| match way {
            Joining::Appointment => Some("next-appointment"),
            Joining::SelfReferral | Joining::NoReferral => Some("next-self"),
            Joining::Assessment => Some("next-assessment"),
            Joining::Membership => Some("next-membership"),
            Joining::DropIn | Joining::ProfessionalReferral => None,
        });
        // The record's own words are worth more than ours, and may say that nobody can ask for themselves.
        if let (None, Some(how)) = (key, &start.how) {
            let turns_up = particulars.joining.value().is_some_and(|ways| ways.contains(&Joining::DropIn));
            if turns_up && start.by.is_empty() {
                return Some(Self { text: Some(how.clone()), when: when.hours.now.clone(), action: None });
            }
            let action = named.or(actions.first()).filter(|_| !start.is_by_referral).cloned();
            return Some(Self { text: Some(how.clone()), when: None, action });
        }
        let action = Some(actions.first()?.clone());
        Some(Self { text: say(key.unwrap_or("next-ask")), when: None, action })
    }
}
