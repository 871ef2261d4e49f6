//! When does it run?

use super::{Action, ServiceView, reach};
use crate::{Language, hours::HoursView};

/// Whether it is open now, days and times, and links to timetables.
pub(crate) struct When {
    pub(crate) hours: HoursView,
    pub(crate) links: Vec<Action>,
}

impl When {
    pub(super) fn new(view: &ServiceView<'_>, t: Language) -> Self {
        let service = view.service;
        let mut schedules = service.schedules.clone();
        if let [site] = service.service_at_locations.as_slice() {
            schedules.extend(site.schedules.iter().cloned());
            schedules.extend(site.location.iter().flat_map(|location| location.schedules.clone()));
        }
        let mut links = reach::Actions::new(t);
        for schedule in &schedules {
            links.timetable(schedule.schedule_link.as_deref());
        }
        Self { hours: HoursView::new(&schedules, view.now, t), links: links.list }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.hours.lines.is_empty() && self.links.is_empty()
    }
}
