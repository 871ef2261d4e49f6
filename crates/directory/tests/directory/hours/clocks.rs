use fingerpost_directory::hours::{Context, NextOpen, Openness};
use jiff::tz::TimeZone;

use super::{at, hours};

#[test]
fn a_night_shelter_is_open_past_midnight_and_closes_in_the_morning() {
    let shelter = hours("Daily 19:30–08:30");
    assert_eq!(shelter.now(at("2026-06-10 03:00")).english(), "Open now until 8:30am");
    assert_eq!(shelter.now(at("2026-06-10 23:00")).english(), "Open now until tomorrow 8:30am");
    assert_eq!(shelter.now(at("2026-06-10 08:30")).english(), "Closed now. Next: 7:30pm");
}

#[test]
fn a_friday_night_belongs_to_friday_also_on_saturday_morning() {
    let club = hours("Friday 9pm to 2am");
    assert!(matches!(club.open_at(at("2026-06-13 01:59")), Openness::Open { .. }));
    assert_eq!(club.open_at(at("2026-06-13 02:00")), Openness::Closed);
    assert_eq!(club.open_at(at("2026-06-12 01:00")), Openness::Closed);
}

#[test]
fn the_night_when_the_clocks_go_back_is_an_hour_longer_and_never_open_after_closing() {
    let bar = hours("Saturday 10pm to 1:30am");
    let first_half_past_one: jiff::Timestamp = "2026-10-25T00:30:00Z".parse().unwrap();
    let Openness::Open { until } = bar.open_at(at("2026-10-24 23:00")) else { panic!() };
    assert_eq!(until, Some(first_half_past_one));
    // A quarter past one comes twice; the second time the bar is shut.
    let second_quarter_past: jiff::Timestamp = "2026-10-25T01:15:00Z".parse().unwrap();
    assert_eq!(bar.open_at(second_quarter_past), Openness::Closed);
    let shelter = hours("Daily 8pm to 8am");
    let NextOpen::At { opens, closes, .. } = shelter.next_open(at("2026-10-24 12:00")) else { panic!() };
    assert_eq!(closes.unwrap().as_second() - opens.as_second(), 13 * 3600);
}

#[test]
fn nine_in_the_morning_is_nine_on_the_wall_in_summer_and_in_winter() {
    let office = hours("daily 9am to 5pm");
    for day in ["2026-01-15", "2026-07-15", "2026-03-29", "2026-10-25"] {
        assert_eq!(office.open_at(at(&format!("{day} 08:59"))), Openness::Closed, "{day}");
        assert!(matches!(office.open_at(at(&format!("{day} 09:00"))), Openness::Open { .. }), "{day}");
        assert_eq!(office.open_at(at(&format!("{day} 17:00"))), Openness::Closed, "{day}");
    }
}

#[test]
fn hours_of_another_place_are_read_on_its_own_clock() {
    let context = Context { zone: TimeZone::get("America/New_York").unwrap(), ..Context::default() };
    let read = fingerpost_directory::hours::words::read("Monday-Friday 8:30AM to 5:30PM", &context);
    assert!(matches!(read.hours.open_at("2026-06-09T12:30:00Z".parse().unwrap()), Openness::Open { .. }));
    assert_eq!(read.hours.open_at("2026-06-09T12:29:59Z".parse().unwrap()), Openness::Closed);
}

#[test]
fn around_the_clock_is_never_next_and_days_end_to_end_are_one_opening() {
    assert_eq!(hours("24/7").next_open(at("2026-06-10 03:00")), NextOpen::Never);
    let weekend = hours("Saturday and Sunday 24 hours");
    assert_eq!(weekend.now(at("2026-06-13 12:00")).english(), "Open now until Monday midnight");
    let split = hours("Monday 9am to 12 noon and 12 noon to 3pm");
    assert_eq!(split.now(at("2026-06-08 10:00")).english(), "Open now until 3pm");
}
