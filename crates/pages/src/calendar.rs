//! The times of a service as a file for calendars.

use fingerpost_directory::{
    hours::{
        Context, Hours, hsds,
        ical::{self, Event},
    },
    particulars::runs,
};
use openreferral::{Location, Schedule, ServiceAtLocation};
use url::form_urlencoded::parse;

use crate::{
    Frame, Language, ServiceView,
    links::encoded,
    service::{address, known, path},
};

/// The file, or nothing where no time is known: of the place that the address names in `place`, else of all. Where it is
/// withheld, it has no place.
pub fn service_calendar(frame: &Frame<'_>, view: &ServiceView<'_>) -> Option<String> {
    let query = frame.path_and_query.split_once('?').map_or("", |(_, query)| query);
    let place = parse(query.as_bytes()).find_map(|(name, value)| (name == "place").then_some(value));
    write(view, place.as_deref(), frame.language)
}

/// Where there is such a file of all its times.
pub(crate) fn of_service(view: &ServiceView<'_>, t: Language) -> Option<String> {
    write(view, None, t).map(|_| address_of(view))
}

/// Where there is such a file of the times at one place.
pub(crate) fn of_place(place: &ServiceAtLocation, view: &ServiceView<'_>, t: Language) -> Option<String> {
    let id = place.id.as_deref()?;
    write(view, Some(id), t).map(|_| format!("{}?place={}", address_of(view), encoded(id)))
}

fn address_of(view: &ServiceView<'_>) -> String {
    format!("{}/calendar.ics", path(view.service))
}

fn write(view: &ServiceView<'_>, place: Option<&str>, t: Language) -> Option<String> {
    if !runs(view.service) {
        return None;
    }
    let name = known(view.service.name.as_deref())?;
    let by = view.organization().and_then(|organization| known(organization.name.as_deref()));
    let by = by.map(|by| t.fill("calendar-by", &[("who", by)]));
    let notes = ["calendar-ask", "calendar-year"].map(|key| t.say(key).into_owned());
    let description = by.into_iter().chain(notes).collect::<Vec<_>>().join("\n");
    let url = format!("{}{}", view.base, path(view.service));
    let id = view.service.id.as_deref().unwrap_or_default();
    let events = times(view, place).into_iter().map(|times| Event {
        uid: format!("{id}-{}", times.number),
        hours: times.hours,
        summary: name,
        location: times.location,
        description: &description,
        url: &url,
    });
    ical::write(&events.collect::<Vec<_>>(), view.now)
}

/// Hours, and where they are kept.
struct PlaceTimes {
    /// Which of the hours of a service they are, whichever of them are asked for.
    number: usize,
    location: String,
    hours: Hours,
}

/// Those of the service, then those of each place; or only those of the place with an id.
fn times(view: &ServiceView<'_>, wanted: Option<&str>) -> Vec<PlaceTimes> {
    let places = &view.service.service_at_locations;
    let only = match places.as_slice() {
        [place] => Some(place),
        _ => None,
    };
    let own = (None, only, view.service.schedules.iter().collect::<Vec<_>>());
    let at_places = places.iter().map(|place| {
        let of_location = place.location.iter().flat_map(|location| &location.schedules);
        (place.id.as_deref(), Some(place), place.schedules.iter().chain(of_location).collect())
    });
    let all = std::iter::once(own).chain(at_places).filter(|(_, _, schedules)| !schedules.is_empty());
    let asked = all.enumerate().filter(|(_, (id, ..))| wanted.is_none() || *id == wanted);
    let times = asked.map(|(number, (_, place, schedules))| {
        let schedules: Vec<Schedule> = schedules.into_iter().cloned().collect();
        let location = place.and_then(|place| place.location.as_deref()).map(written);
        PlaceTimes {
            number,
            location: location.unwrap_or_default(),
            hours: hsds::read(&schedules, &Context::default()).hours,
        }
    });
    times.collect()
}

/// `Willowbrook Hall, 2 Mill Lane, Hartsmere, ZZ1 1AA`.
fn written(location: &Location) -> String {
    let name = known(location.name.as_deref());
    let lines = location.addresses.first().map(address).unwrap_or_default();
    name.into_iter().chain(lines).collect::<Vec<_>>().join(", ")
}
