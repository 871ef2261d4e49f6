//! Parameters into what is looked for. Everything that is asked must hold.

use fingerpost_places::{Gazetteer, Postcode, Spot};
use fingerpost_search::{Filter, Near, Open, Walk, key};
use jiff::{
    Timestamp,
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};
use utoipa::IntoParams;
use uuid::Uuid;

use super::subjects::Subjects;
use crate::{api::Parameters, problem::Problem};

/// How far a proximity may reach, in metres: further is all of the country.
const MOST_METRES: f64 = 2_000_000.0;

/// Days as the standards and people write them, Monday first.
const DAYS: [(Weekday, &str, &str); 7] = [
    (Weekday::Monday, "mo", "monday"),
    (Weekday::Tuesday, "tu", "tuesday"),
    (Weekday::Wednesday, "we", "wednesday"),
    (Weekday::Thursday, "th", "thursday"),
    (Weekday::Friday, "fr", "friday"),
    (Weekday::Saturday, "sa", "saturday"),
    (Weekday::Sunday, "su", "sunday"),
];

/// What lists of services and of service_at_locations can be narrowed by: for the API's document. [`walk`] reads them.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only its shape is asked for")]
pub(super) struct Narrowing {
    /// Words to look for; services come in the order in which they match
    search: Option<String>,
    /// A term that the service carries, by its id or its code; narrower terms count
    taxonomy_term_id: Option<String>,
    /// A taxonomy of which it carries a term, by its id or its name
    taxonomy_id: Option<String>,
    /// The service's own minimum age is this at least, in years
    #[param(minimum = 0, maximum = 1000)]
    minimum_age: Option<f64>,
    /// The service's own maximum age is this at most, in years
    #[param(minimum = 0, maximum = 1000)]
    maximum_age: Option<f64>,
    /// It is open on this day: Monday, or MO; a service_at_location at its own site
    day: Option<String>,
    /// It opens at this time or later: 09:30
    start_time: Option<String>,
    /// It closes at this time or earlier, of the same opening
    end_time: Option<String>,
    /// The service serves people at this postcode, or has not said whom it serves
    postcode: Option<String>,
    /// A site of it, or the site itself, is within so many metres of the postcode
    #[param(minimum = 0, maximum = 2_000_000)]
    proximity: Option<f64>,
    /// Who runs the service
    organization_id: Option<Uuid>,
    /// The service changed at this moment or later; a day stands for its beginning
    #[param(format = DateTime)]
    modified_after: Option<String>,
}

/// What the lists of services and of service_at_locations of version 3 are narrowed by.
pub(super) fn walk(parameters: &Parameters<'_>, subjects: &Subjects, today: Date) -> Result<Walk, Problem> {
    let mut filter = Filter { today: Some(today), ..Filter::default() };
    filter.keys.extend(parameters.words("taxonomy_term_id").map(|id| subjects.keys(id)));
    filter.keys.extend(parameters.words("taxonomy_id").map(|id| subjects.keys_of_taxonomy(id)));
    if let Some(id) = id(parameters, "organization_id")? {
        filter.keys.push(vec![key::organization(id)]);
    }
    filter.minimum_age = age(parameters, "minimum_age")?;
    filter.maximum_age = age(parameters, "maximum_age")?;
    filter.modified_after = modified_after(parameters)?.map(Timestamp::as_microsecond);
    let open = Open {
        day: parameters.words("day").map(|text| day("day", text)).transpose()?,
        from: parameters.words("start_time").map(|text| minute("start_time", text)).transpose()?,
        to: parameters.words("end_time").map(|text| minute("end_time", text)).transpose()?,
    };
    if open != Open::default() {
        filter.open.push(open);
    }
    let spot = parameters.words("postcode").map(|text| spot("postcode", text)).transpose()?;
    filter.near = near(parameters, spot.as_ref())?;
    filter.serves = spot;
    Ok(Walk { words: parameters.words("search").map(str::to_owned), filter })
}

/// A place that is so near as `proximity` says, in metres.
pub(super) fn near(
    parameters: &Parameters<'_>,
    spot: Option<&Spot<'static>>,
) -> Result<Option<Near>, Problem> {
    let Some(text) = parameters.words("proximity") else { return Ok(None) };
    let wanted = "a number of metres, such as 5000, beside a postcode";
    let metres = text.parse::<f64>().ok().filter(|metres| (0.0..=MOST_METRES).contains(metres));
    match (metres, spot.and_then(Spot::point)) {
        (Some(metres), Some(point)) => Ok(Some(Near { point, metres })),
        _ => Err(Problem::parameter("proximity", text, wanted)),
    }
}

/// A postcode that is known.
pub(super) fn spot(name: &str, text: &str) -> Result<Spot<'static>, Problem> {
    let postcode = text.parse::<Postcode>();
    let spot = postcode.ok().map(|postcode| Gazetteer::bundled().spot_of(postcode));
    spot.filter(|spot| spot.point().is_some())
        .ok_or_else(|| Problem::parameter(name, text, "a whole postcode of Great Britain, such as BS5 6XX"))
}

/// A day in English, whole or as in RFC 5545.
pub(super) fn day(name: &str, text: &str) -> Result<Weekday, Problem> {
    let small = text.to_lowercase();
    let day = DAYS.iter().find(|(_, short, whole)| {
        small == *short || (small.len() >= 3 && whole.starts_with(small.trim_end_matches('.')))
    });
    let wanted = "a day of the week, such as Monday or MO";
    day.map(|(day, ..)| *day).ok_or_else(|| Problem::parameter(name, text, wanted))
}

/// A time of day, in minutes after midnight.
pub(super) fn minute(name: &str, text: &str) -> Result<u16, Problem> {
    let time = ["%H:%M", "%H:%M:%S", "%H:%M:%SZ", "%I:%M%p", "%I%p"]
        .iter()
        .find_map(|format| Time::strptime(format, text).ok());
    let time = time.ok_or_else(|| Problem::parameter(name, text, "a time of day, such as 09:30"))?;
    Ok(u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs()))
}

/// An age in years.
pub(super) fn age(parameters: &Parameters<'_>, name: &str) -> Result<Option<f64>, Problem> {
    let Some(text) = parameters.words(name) else { return Ok(None) };
    let age = text.parse::<f64>().ok().filter(|age| (0.0..=1_000.0).contains(age));
    age.map(Some).ok_or_else(|| Problem::parameter(name, text, "an age in years, such as 18"))
}

/// An id in the standard's form.
pub(super) fn id(parameters: &Parameters<'_>, name: &str) -> Result<Option<Uuid>, Problem> {
    let Some(text) = parameters.words(name) else { return Ok(None) };
    Uuid::try_parse(text).map(Some).map_err(|_| Problem::parameter(name, text, "an id (UUID)"))
}

/// A moment, or the beginning of a day.
pub(super) fn modified_after(parameters: &Parameters<'_>) -> Result<Option<Timestamp>, Problem> {
    let Some(text) = parameters.words("modified_after") else { return Ok(None) };
    // A plus that was not encoded arrives as a space.
    let written = text.replace(' ', "+");
    let day = || Some(text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp());
    let moment = written.parse::<Timestamp>().ok().or_else(day);
    let wanted = "a moment such as 2026-11-22T09:00:00Z, or a day";
    moment.map(Some).ok_or_else(|| Problem::parameter("modified_after", text, wanted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rstest::rstest;

    #[rstest]
    #[case("minimum_age=old", "minimum_age")]
    #[case("maximum_age=-1", "maximum_age")]
    #[case("day=someday", "day")]
    #[case("start_time=noon", "start_time")]
    #[case("postcode=nowhere", "postcode")]
    #[case("postcode=ZZ1+1ZZ", "postcode")]
    #[case("proximity=500", "proximity")]
    #[case("postcode=BS5+6XX&proximity=near", "proximity")]
    #[case("organization_id=5", "organization_id")]
    #[case("modified_after=yesterday", "modified_after")]
    fn what_cannot_be_read_is_named(#[case] query: &str, #[case] name: &str) {
        let problem = walk(&Parameters::parse(Some(query)), &Subjects::default(), date(2026, 11, 22))
            .expect_err("refused");
        assert_eq!(problem.status, 400);
        assert!(problem.detail.is_some_and(|detail| detail.contains(&format!("The parameter {name} is"))));
    }

    #[rstest]
    #[case("day=MO&start_time=09:30", Some(Weekday::Monday), Some(570))]
    #[case("day=tues&start_time=9:30:00", Some(Weekday::Tuesday), Some(570))]
    #[case("day=Sunday&start_time=2pm", Some(Weekday::Sunday), Some(840))]
    fn days_and_times_are_read_as_people_write_them(
        #[case] query: &str,
        #[case] day: Option<Weekday>,
        #[case] from: Option<u16>,
    ) {
        let walk = walk(&Parameters::parse(Some(query)), &Subjects::default(), date(2026, 11, 22)).ok();
        assert_eq!(walk.map(|walk| walk.filter.open), Some(vec![Open { day, from, to: None }]));
    }
}
