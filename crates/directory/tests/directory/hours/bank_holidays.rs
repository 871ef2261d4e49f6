use fingerpost_directory::hours::{Nation, Openness, holiday};
use jiff::civil::Date;

use super::{at, hours};

#[test]
fn the_bank_holidays_of_2020_to_2030_are_those_of_the_reference_in_each_nation() {
    let expected: Vec<&str> =
        include_str!("bank_holidays.txt").lines().filter(|line| !line.starts_with('#')).collect();
    let mut found = Vec::new();
    let nations = [
        ("england_and_wales", Nation::EnglandAndWales),
        ("scotland", Nation::Scotland),
        ("northern_ireland", Nation::NorthernIreland),
    ];
    for (name, nation) in nations {
        let mut day = Date::constant(2020, 1, 1);
        while day.year() < 2031 {
            if holiday(nation, day).is_some() {
                found.push(format!("{name} {day}"));
            }
            day = day.tomorrow().unwrap();
        }
    }
    assert_eq!(found, expected);
}

#[test]
fn a_year_outside_the_table_has_its_bank_holidays_too() {
    let easter_monday = Date::constant(2099, 4, 13);
    assert_eq!(holiday(Nation::EnglandAndWales, easter_monday).unwrap().name, "Easter Monday");
    assert_eq!(holiday(Nation::Scotland, easter_monday), None);
}

#[test]
fn what_says_closed_on_bank_holidays_is_closed_and_on_the_substitute_day_too() {
    let office = hours("Mon–Fri 9–5, closed bank hols");
    assert_eq!(office.open_at(at("2026-12-28 11:00")), Openness::Closed);
    assert!(matches!(office.open_at(at("2026-12-29 11:00")), Openness::Open { .. }));
}

#[test]
fn on_a_bank_holiday_of_which_nobody_spoke_it_is_not_known_but_a_daily_line_is_open() {
    let office = hours("Mon–Fri 9–5");
    let christmas = at("2026-12-25 11:00");
    let said = office.now(christmas).english();
    assert_eq!(said, "Hours not known: it is a bank holiday, so check first. Next: Tuesday 9am");
    assert_eq!(office.open_at(at("2026-12-25 08:00")), Openness::Closed);
    assert_eq!(hours("24 hours").now(christmas).english(), "Open now, 24 hours");
    assert_eq!(hours("daily 10am to 2pm").now(christmas).english(), "Open now until 2pm");
}

#[test]
fn each_nation_keeps_its_own_bank_holidays() {
    let mut office = hours("Mon-Fri 9-5, closed on bank holidays");
    let easter_monday = at("2026-04-06 11:00");
    assert_eq!(office.open_at(easter_monday), Openness::Closed);
    office.nation = Nation::Scotland;
    assert!(matches!(office.open_at(easter_monday), Openness::Open { .. }));
    assert_eq!(office.open_at(at("2026-06-15 11:00")), Openness::Closed);
}
