use fingerpost_directory::hours::{Context, Openness, Terms, Why, hsds, v1, words};
use jiff::civil::date;
use openreferral::{Entity, Schedule};
use serde_json::{Value, json};

use super::{at, hours};

fn schedule(value: Value) -> Schedule {
    Schedule::from_object(value.as_object().unwrap().clone())
}

/// The days of two months (and their times) on which a schedule happens.
fn days(value: Value) -> Vec<String> {
    let read = hsds::read(&[schedule(value)], &Context::default());
    assert_eq!(read.unread, []);
    let days = std::iter::successors(Some(date(2026, 11, 1)), |day| day.tomorrow().ok());
    let days = days.take(61).flat_map(|day| read.hours.spells(day));
    days.map(|spell| format!("{}–{}", spell.opens.strftime("%d/%m %H:%M"), spell.closes.strftime("%H:%M")))
        .collect()
}

#[test]
fn the_recurrence_rules_of_feeds_are_read() {
    let first_and_third =
        json!({"freq": "MONTHLY", "byday": "1TU,3TU", "opens_at": "14:00", "closes_at": "16:00"});
    assert_eq!(
        days(first_and_third),
        ["03/11 14:00–16:00", "17/11 14:00–16:00", "01/12 14:00–16:00", "15/12 14:00–16:00"]
    );
    let fortnight = json!({"freq": "WEEKLY", "interval": 2, "byday": "TU", "dtstart": "2026-11-10",
        "opens_at": "10:00:00", "closes_at": "9:00pm"});
    assert_eq!(days(fortnight)[..2], ["10/11 10:00–21:00", "24/11 10:00–21:00"]);
    let dates =
        json!({"freq": "MONTHLY", "bymonthday": "1,-1", "opens_at": "09:00:00+01:00", "closes_at": "10:00Z"});
    assert_eq!(
        days(dates),
        ["01/11 09:00–10:00", "30/11 09:00–10:00", "01/12 09:00–10:00", "31/12 09:00–10:00"]
    );
    let three_times = json!({"freq": "WEEKLY", "byday": "MO,TH", "dtstart": "2026-11-05", "count": 3,
        "opens_at": "09:00", "closes_at": "10:00"});
    assert_eq!(days(three_times), ["05/11 09:00–10:00", "09/11 09:00–10:00", "12/11 09:00–10:00"]);
    let until = json!({"byday": "Monday", "until": "2026-11-16T00:00:00Z", "valid_from": "2026-11-09",
        "opens_at": "09:00", "closes_at": "10:00"});
    assert_eq!(days(until), ["09/11 09:00–10:00", "16/11 09:00–10:00"]);
    let once =
        json!({"dtstart": "2026-11-14", "valid_to": "2026-11-14", "opens_at": "09:00", "closes_at": "10:00"});
    assert_eq!(days(once), ["14/11 09:00–10:00"]);
    let weeks_begin_on_sunday = json!({"freq": "WEEKLY", "interval": 2, "byday": "TU,SU", "wkst": "SU",
        "dtstart": "2026-11-03", "opens_at": "09:00", "closes_at": "10:00"});
    // As RFC 5545's own example with WKST=SU: the Sunday is of the same week as the Tuesday after it.
    assert_eq!(
        days(weeks_begin_on_sunday)[..4],
        ["03/11 09:00–10:00", "15/11 09:00–10:00", "17/11 09:00–10:00", "29/11 09:00–10:00"]
    );
}

#[test]
fn days_that_are_only_called_closed_are_no_openings() {
    let no_days: [&str; 0] = [];
    assert_eq!(days(json!({"freq": "WEEKLY", "byday": "SA,SU", "description": "Closed"})), no_days);
    assert_eq!(days(json!({"freq": "WEEKLY", "byday": "SU", "opens_at": "closed"})), no_days);
}

#[test]
fn a_schedule_that_cannot_be_read_is_told_and_the_others_are_kept() {
    let read = hsds::read(
        &[
            schedule(json!({"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "17:00"})),
            schedule(json!({"freq": "YEARLY", "byday": "MO", "opens_at": "09:00", "closes_at": "17:00"})),
            schedule(json!({"byday": "TU", "opens_at": "nine", "closes_at": "17:00"})),
            schedule(json!({"byday": "TU", "opens_at": "09:00-05:00", "closes_at": "17:00"})),
        ],
        &Context::default(),
    );
    assert_eq!(read.unread.iter().map(|unread| unread.index).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(matches!(read.hours.open_at(at("2026-06-08 10:00")), Openness::Open { .. }));
    assert_eq!(read.hours.open_at(at("2026-06-09 10:00")), Openness::NotKnown(Why::PartlyRead));
}

#[test]
fn terms_and_bank_holidays_are_read_from_a_schedules_description() {
    let week = json!({"freq": "WEEKLY", "byday": "MO,FR", "opens_at": "09:00", "closes_at": "17:00",
        "description": "Term time only. Closed on public holidays."});
    let mut read = hsds::read(&[schedule(week)], &Context::default()).hours;
    assert_eq!(read.open_at(at("2026-12-11 10:00")), Openness::NotKnown(Why::TermDates));
    read.terms = Terms::new([(date(2026, 12, 1), date(2026, 12, 31))]);
    assert!(matches!(read.open_at(at("2026-12-11 10:00")), Openness::Open { .. }));
    assert_eq!(read.open_at(at("2026-12-25 10:00")), Openness::Closed);
}

#[test]
fn a_schedule_of_words_alone_is_read_as_words() {
    let words = schedule(json!({"description": "The service is available from 10 am to 6pm weekdays."}));
    let read = hsds::read(&[words], &Context::default());
    assert!(matches!(read.hours.open_at(at("2026-06-09 17:00")), Openness::Open { .. }));
    assert_eq!(read.hours.open_at(at("2026-06-13 17:00")), Openness::Closed);
}

#[test]
fn regular_and_holiday_schedules_of_the_first_version_are_read() {
    let schedules = v1::Schedules {
        regular: vec![
            json!({"id": "a", "weekday": 2, "opens_at": "10:00", "closes_at": "12:00", "valid_to": "2026-12-31"}),
            json!({"id": "b", "weekday": "Sunday", "opens_at": "10:00", "closes_at": "12:00"}),
            json!({"id": "c", "freq": "MONTHLY", "bymonthday": 15, "opens_at": "18:00", "closes_at": "19:00"}),
        ],
        holiday: vec![
            json!({"closed": true, "start_date": "2026-11-24", "end_date": "2026-11-24"}),
            json!({"closed": false, "start_date": "2026-12-01", "end_date": "2026-12-01",
                "opens_at": "10:00", "closes_at": "11:00"}),
        ],
    };
    let read = v1::read(&schedules, &Context::default());
    assert_eq!(read.unread, []);
    let open = |text| matches!(read.hours.open_at(at(text)), Openness::Open { .. });
    assert!(open("2026-11-17 11:30") && open("2026-11-22 11:30") && open("2026-12-15 18:30"));
    assert_eq!(read.hours.open_at(at("2026-11-24 11:30")), Openness::Closed);
    assert!(open("2026-12-01 10:30") && !open("2026-12-01 11:30") && !open("2027-01-05 11:30"));
}

#[test]
fn a_schedule_that_came_as_the_first_versions_is_of_its_day_of_the_week() {
    let weekday = json!({"weekday": 6, "opens_at": "10:00", "closes_at": "12:00", "valid_to": "2026-11-14"});
    assert_eq!(days(weekday), ["07/11 10:00–12:00", "14/11 10:00–12:00"]);
}

#[rstest::rstest]
#[case("Mon–Fri 9–5, closed bank hols", "Monday to Friday 9am to 5pm, closed on bank holidays")]
#[case("Tuesdays 10am-12noon term time only", "Tuesday 10am to midday, term time only")]
#[case("first Monday of the month, 2pm to 4pm", "First Monday of the month 2pm to 4pm")]
#[case("24 hours", "Every day 24 hours")]
#[case("Open 24 hours a day, 7 days a week", "Every day 24 hours")]
#[case("daily", "Every day")]
#[case("9am-5pm, Monday to Friday", "Monday to Friday 9am to 5pm")]
#[case("Monday: 10am–7pm; Tuesday to Friday: 10am–4pm", "Monday 10am to 7pm; Tuesday to Friday 10am to 4pm")]
#[case("Mon 9-12, Wed 1-4, Fri 9:30-11", "Monday 9am to midday; Wednesday 1pm to 4pm; Friday 9:30am to 11am")]
#[case("every second Wednesday of the month, 12:30 to 14:00", "Second Wednesday of the month 12:30pm to 2pm")]
#[case("every second Tuesday 10am-11am", "Every other Tuesday 10am to 11am")]
#[case("2.00pm to 4.00pm on the second Monday of each month", "Second Monday of the month 2pm to 4pm")]
#[case("1st & 3rd Thurs of the month 7 - 9pm", "First Thursday and third Thursday of the month 7pm to 9pm")]
#[case("Last Friday of every month, 10.30am–12", "Last Friday of the month 10:30am to midday")]
#[case("Thursday-Monday from 5pm-midnight", "Monday, Thursday, Friday, Saturday and Sunday 5pm to midnight")]
#[case("Daily 9-5, closed Sundays", "Monday to Saturday 9am to 5pm")]
#[case("Weekdays 9am - 1pm and 2pm - 5pm", "Monday to Friday 9am to 1pm; Monday to Friday 2pm to 5pm")]
#[case("Monday between 10am and 12", "Monday 10am to midday")]
#[case("every Monday 7-9pm except bank holidays", "Monday 7pm to 9pm, closed on bank holidays")]
#[case("Mondays 10 - 12, not in July or August", "Monday 10am to midday, not in July and August")]
#[case(
    "Mon-Fri 9 a.m. to 5 p.m. Closed bank holidays.",
    "Monday to Friday 9am to 5pm, closed on bank holidays"
)]
#[case("1st and 15th of the month, 10am to 11am", "1st and 15th of the month 10am to 11am")]
fn the_words_that_people_write_are_read_and_said_plainly(#[case] text: &str, #[case] plain: &str) {
    assert_eq!(words::write(&hours(text)).as_deref(), Some(plain));
}

#[rstest::rstest]
#[case("Tuesdays 7-9")]
#[case("Monthly on Thursdays, 2-4pm")]
#[case("9am to 5pm")]
#[case("Mondays 10 - 12, August")]
#[case("By appointment")]
fn words_that_can_mean_two_things_are_not_guessed(#[case] text: &str) {
    let read = words::read(text, &Context::default());
    assert!(!read.unread.is_empty() && read.hours.incomplete, "{read:?}");
}

#[rstest::rstest]
#[case("Monday - Friday")]
#[case("monday,tuesday,wednesday,thursday,friday")]
#[case("MO, TU, WE, TH, FR")]
#[case("weekdays")]
fn days_of_the_week_are_read_in_words_too(#[case] byday: &str) {
    let read = hsds::read(
        &[schedule(json!({"byday": byday, "opens_at": "8:30AM", "closes_at": "5:30PM"}))],
        &Context::default(),
    );
    assert_eq!(words::write(&read.hours).as_deref(), Some("Monday to Friday 8:30am to 5:30pm"));
}

#[test]
fn a_monthly_group_that_says_not_in_august_is_closed_in_august() {
    let group = json!({"freq": "MONTHLY", "byday": "1TU", "opens_at": "19:30", "closes_at": "21:30",
        "description": "First Tuesday of the month, not in August"});
    let read = hsds::read(&[schedule(group)], &Context::default());
    assert_eq!(read.unread, []);
    assert_eq!(read.hours.open_at(at("2026-08-04 20:00")), Openness::Closed);
    assert!(matches!(read.hours.open_at(at("2026-09-01 20:00")), Openness::Open { .. }));
}

#[rstest::rstest]
#[case(
    "2nd & 4th Saturday",
    "9:00AM",
    "11:00AM",
    "Second Saturday and fourth Saturday of the month 9am to 11am"
)]
#[case("Every other Tuesday", "10:00AM", "12:00PM", "Every other Tuesday 10am to midday")]
#[case("Monday-Sunday", "24 Hours", "", "Every day 24 hours")]
#[case("monday", "4:30pm", "4:30pm", "Monday from 4:30pm")]
fn the_ways_of_a_real_export_are_read(
    #[case] byday: &str,
    #[case] opens_at: &str,
    #[case] closes_at: &str,
    #[case] plain: &str,
) {
    let read = hsds::read(
        &[schedule(json!({"byday": byday, "opens_at": opens_at, "closes_at": closes_at}))],
        &Context::default(),
    );
    assert_eq!(words::write(&read.hours).as_deref(), Some(plain));
}
