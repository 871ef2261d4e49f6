use fingerpost_directory::hours::{Context, Exception, NextOpen, Openness, Terms, Why, words};
use jiff::civil::date;

use super::{at, hours};

#[test]
fn people_are_told_until_when_it_is_open_and_when_next() {
    let office = hours("Mon–Fri 9–5, closed bank hols");
    assert_eq!(office.now(at("2026-06-09 10:00")).english(), "Open now until 5pm");
    assert_eq!(office.now(at("2026-06-09 17:00")).english(), "Closed now. Next: tomorrow 9am");
    assert_eq!(office.now(at("2026-06-12 18:00")).english(), "Closed now. Next: Monday 9am");
    let club = hours("first Monday of the month, 2pm to 4pm");
    assert_eq!(club.now(at("2026-06-09 10:00")).english(), "Closed now. Next: Monday 6 July 2pm");
}

#[test]
fn hours_of_which_nothing_was_said_are_not_known_and_never_closed() {
    let nothing = Context::default().hours();
    assert_eq!(nothing.open_at(at("2026-06-09 03:00")), Openness::NotKnown(Why::Unsaid));
    assert_eq!(nothing.next_open(at("2026-06-09 03:00")), NextOpen::NotKnown(Why::Unsaid));
    assert_eq!(nothing.now(at("2026-06-09 03:00")).english(), "Hours not known");
}

#[test]
fn term_time_without_term_dates_is_not_known_and_with_them_it_is() {
    let mut group = hours("Tuesdays 10am-12noon term time only");
    let tuesday = at("2026-06-09 11:00");
    assert_eq!(group.open_at(tuesday), Openness::NotKnown(Why::TermDates));
    assert_eq!(group.open_at(at("2026-06-10 11:00")), Openness::Closed);
    group.terms = Terms::new([
        (date(2026, 4, 13), date(2026, 5, 22)),
        (date(2026, 6, 1), date(2026, 7, 17)),
        (date(2026, 9, 2), date(2026, 10, 23)),
    ]);
    assert!(matches!(group.open_at(tuesday), Openness::Open { .. }));
    assert_eq!(group.now(at("2026-08-11 11:00")).english(), "Closed now. Next: Tuesday 8 September 10am");
    // After the last term that is known.
    assert_eq!(group.open_at(at("2026-12-08 11:00")), Openness::NotKnown(Why::TermDates));
}

#[test]
fn every_other_week_is_counted_from_its_first_date_and_not_known_without_one() {
    let clinic = hours("every other Thursday 5pm to 7pm, counting from 8 January 2026");
    assert!(matches!(clinic.open_at(at("2026-01-22 18:00")), Openness::Open { .. }));
    assert_eq!(clinic.open_at(at("2026-01-15 18:00")), Openness::Closed);
    let unsaid = hours("alternate Thursdays 5-7pm");
    assert_eq!(unsaid.open_at(at("2026-01-15 18:00")), Openness::NotKnown(Why::WhichWeek));
    assert_eq!(unsaid.open_at(at("2026-01-15 16:00")), Openness::Closed);
}

#[test]
fn outside_its_season_it_is_closed_and_after_the_last_one_it_is_not_known() {
    let shelter = hours("daily 7:30pm to 8:30am from 1 December 2026 to 14 March 2027");
    let said = |instant| shelter.now(at(instant)).english();
    assert_eq!(said("2026-11-22 21:00"), "Closed now. Next: Tuesday 1 December 7:30pm");
    assert_eq!(said("2026-12-01 21:00"), "Open now until tomorrow 8:30am");
    assert_eq!(said("2027-03-15 07:00"), "Open now until 8:30am");
    assert_eq!(said("2027-03-15 21:00"), "Hours not known: the times we have ended on 14 March 2027");
}

#[test]
fn a_dated_exception_goes_before_the_usual_hours() {
    let mut library =
        hours("Mon-Sat 9am-5pm; closed on 24 December 2026; on 23 December 2026 10am to 1pm instead");
    assert_eq!(library.open_at(at("2026-12-24 11:00")), Openness::Closed);
    assert_eq!(library.open_at(at("2026-12-23 09:30")), Openness::Closed);
    assert_eq!(library.now(at("2026-12-23 11:00")).english(), "Open now until 1pm");
    // Also when the rest of the hours could not be read.
    library.incomplete = true;
    assert_eq!(library.open_at(at("2026-12-24 11:00")), Openness::Closed);
    library.exceptions.push(Exception { from: date(2026, 12, 24), to: date(2026, 12, 24), times: vec![] });
    assert_eq!(library.open_at(at("2026-12-24 11:00")), Openness::Closed);
}

#[test]
fn a_day_without_times_and_a_time_without_an_end_are_not_known() {
    let day = hours("Tuesdays");
    assert_eq!(day.open_at(at("2026-06-09 11:00")), Openness::NotKnown(Why::NoTimes));
    assert_eq!(day.open_at(at("2026-06-10 11:00")), Openness::Closed);
    let meeting = hours("every Monday at 7PM, except bank holidays");
    assert_eq!(meeting.open_at(at("2026-06-08 19:30")), Openness::NotKnown(Why::NoClosingTime));
    assert_eq!(meeting.now(at("2026-06-08 18:00")).english(), "Closed now. Next: 7pm");
}

#[test]
fn words_that_could_not_be_read_leave_the_rest_not_known_instead_of_closed() {
    let read = words::read("Mondays 10am-12, and some evenings by appointment", &Context::default());
    assert!(!read.unread.is_empty());
    assert_eq!(read.hours.open_at(at("2026-06-09 19:00")), Openness::NotKnown(Why::PartlyRead));
    assert!(matches!(read.hours.open_at(at("2026-06-08 11:00")), Openness::Open { .. }));
}

#[test]
fn an_opening_that_is_sure_may_have_one_before_it_that_is_not() {
    let group = hours("Tuesday 10am to 12 noon, term time only; Thursday 2pm to 4pm");
    assert_eq!(group.now(at("2026-06-08 10:00")).english(), "Closed now. Next: Thursday 2pm, perhaps sooner");
}
