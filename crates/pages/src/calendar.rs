//! The times of a service as a file for calendars.

use fingerpost_directory::{
    hours::{
        Context, Hours, hsds,
        ical::{self, Event},
    },
    particulars::runs,
};
use openreferral::{Location, Schedule};

use crate::{
    Frame, ServiceView,
    service::{address, known, path},
};

/// The file, or nothing where no time is known. Where it is withheld, it has no place.
pub fn service_calendar(frame: &Frame<'_>, view: &ServiceView<'_>) -> Option<String> {
    if !runs(view.service) {
        return None;
    }
    let name = known(view.service.name.as_deref())?;
    let by = view.organization().and_then(|organization| known(organization.name.as_deref()));
    let by = by.map(|by| frame.language.fill("calendar-by", &[("who", by)]));
    let ask = frame.language.say("calendar-ask");
    let description = by.into_iter().chain([ask.into_owned()]).collect::<Vec<_>>().join("\n");
    let url = format!("{}{}", view.base, path(view.service));
    let id = view.service.id.as_deref().unwrap_or_default();
    let events = hours(view).into_iter().enumerate().map(|(at, (hours, location))| Event {
        uid: format!("{id}-{at}"),
        hours,
        summary: name,
        location,
        description: &description,
        url: &url,
    });
    ical::write(&events.collect::<Vec<_>>(), view.now)
}

/// Whether there is such a file.
pub(crate) fn has_times(frame: &Frame<'_>, view: &ServiceView<'_>) -> bool {
    service_calendar(frame, view).is_some()
}

/// The hours of the service, and those of each place, with where that is.
fn hours(view: &ServiceView<'_>) -> Vec<(Hours, String)> {
    let read = |schedules: &[Schedule]| hsds::read(schedules, &Context::default()).hours;
    let places = &view.service.service_at_locations;
    let of_place = |location: Option<&Location>| location.map(written).unwrap_or_default();
    let only = match places.as_slice() {
        [place] => of_place(place.location.as_deref()),
        _ => String::new(),
    };
    let own = (!view.service.schedules.is_empty()).then(|| (read(&view.service.schedules), only));
    let at_places = places.iter().filter_map(|place| {
        let location = place.location.as_deref();
        let schedules: Vec<Schedule> = place
            .schedules
            .iter()
            .chain(location.into_iter().flat_map(|location| &location.schedules))
            .cloned()
            .collect();
        (!schedules.is_empty()).then(|| (read(&schedules), of_place(location)))
    });
    own.into_iter().chain(at_places).collect()
}

/// `Willowbrook Hall, 2 Mill Lane, Hartsmere, ZZ1 1AA`.
fn written(location: &Location) -> String {
    let name = known(location.name.as_deref());
    let lines = location.addresses.first().map(address).unwrap_or_default();
    name.into_iter().chain(lines).collect::<Vec<_>>().join(", ")
}
