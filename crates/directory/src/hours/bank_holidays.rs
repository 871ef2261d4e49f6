//! Bank holidays by nation: computed from the rules and the dated changes in `bank_holidays.json`.

use std::{collections::BTreeMap, sync::LazyLock};

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use serde::Deserialize;

/// Whose bank holidays are kept. Wales keeps those of England.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nation {
    /// England and Wales.
    #[default]
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

/// A bank holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Its name in English.
    pub name: &'static str,
    /// Whether this is the weekday that is kept because the day itself is on a weekend.
    pub substitute: bool,
}

/// The nation's bank holiday on that date, if there is one: on a weekend both the day itself
/// (most places are closed on Christmas Day) and the weekday kept instead.
///
/// ```
/// use fingerpost_directory::hours::{Nation, holiday};
/// use jiff::civil::date;
///
/// let found = holiday(Nation::Scotland, date(2028, 1, 4)).unwrap();
/// assert_eq!((found.name, found.substitute), ("2 January", true));
/// assert_eq!(holiday(Nation::EnglandAndWales, date(2028, 1, 4)), None);
/// ```
pub fn holiday(nation: Nation, date: Date) -> Option<Holiday> {
    let table = &CALENDAR.tables[nation as usize];
    if COMPUTED.contains(&date.year()) {
        let at = table.binary_search_by_key(&date, |(date, _)| *date).ok()?;
        return Some(table[at].1);
    }
    CALENDAR.data.year(nation, date.year()).remove(&date)
}

/// The years worked out once, at first use; any other is worked out when it is asked for.
const COMPUTED: std::ops::RangeInclusive<i16> = 2000..=2060;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
    // The file is compiled in, and a test reads it: no deployment can meet one that does not parse.
    let data: Data = serde_json::from_str(include_str!("bank_holidays.json")).unwrap_or_default();
    let nations = [Nation::EnglandAndWales, Nation::Scotland, Nation::NorthernIreland];
    let tables = nations.map(|nation| COMPUTED.flat_map(|year| data.year(nation, year)).collect());
    Calendar { data, tables }
});

struct Calendar {
    data: Data,
    /// For each nation, by date.
    tables: [Vec<(Date, Holiday)>; 3],
}

#[derive(Default, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Data {
    rules: Vec<Rule>,
    changes: Vec<Change>,
}

#[derive(Deserialize)]
struct Rule {
    name: &'static str,
    on: &'static str,
    #[serde(default)]
    substitute: bool,
    /// First year.
    since: Option<i16>,
    nations: Vec<Nation>,
}

#[derive(Deserialize)]
struct Change {
    name: &'static str,
    on: Date,
    instead_of: Option<Date>,
    nations: Vec<Nation>,
}

impl Data {
    fn year(&self, nation: Nation, year: i16) -> BTreeMap<Date, Holiday> {
        let rules = self.rules.iter().filter(|rule| rule.nations.contains(&nation));
        let rules = rules.filter(|rule| rule.since.is_none_or(|since| since <= year));
        let fixed: Vec<_> =
            rules.filter_map(|rule| Some((date_of(rule.on, year)?, rule.name, rule.substitute))).collect();
        let mut days: BTreeMap<Date, Holiday> =
            fixed.iter().map(|(date, name, _)| (*date, Holiday { name, substitute: false })).collect();
        for change in &self.changes {
            if change.on.year() == year && change.nations.contains(&nation) {
                change.instead_of.map(|old| days.remove(&old));
                days.insert(change.on, Holiday { name: change.name, substitute: false });
            }
        }
        // In the order of their dates: Christmas on a Saturday takes the Monday, Boxing Day the Tuesday.
        for (date, name, _) in fixed.into_iter().filter(|(date, _, moves)| *moves && is_weekend(*date)) {
            let free = super::days::dates(date, 7).find(|day| !is_weekend(*day) && !days.contains_key(day));
            free.map(|day| days.insert(day, Holiday { name, substitute: true }));
        }
        days
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The date of a rule in a year; `None` where the rule is not one.
fn date_of(rule: &str, year: i16) -> Option<Date> {
    if let Some(days) = rule.strip_prefix("easter") {
        return easter(year)?.checked_add(days.parse::<i32>().ok()?.days()).ok();
    }
    if let Some((month, day)) = rule.split_once('-') {
        return Date::new(year, month.parse().ok()?, day.parse().ok()?).ok();
    }
    let mut words = rule.split(' ');
    let nth = if words.next()? == "last" { -1 } else { 1 };
    let day = super::words::weekday(words.next()?)?;
    Date::new(year, words.next()?.parse().ok()?, 1).ok()?.nth_weekday_of_month(nth, day).ok()
}

/// Easter Sunday in the Gregorian calendar, by the anonymous algorithm published in Nature (1876)
/// and in Jean Meeus, Astronomical Algorithms, chapter 8.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let a = y % 19;
    let (b, c) = (y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_bank_holidays_can_be_read_to_its_last_rule() {
        let data: Data = serde_json::from_str(include_str!("bank_holidays.json")).unwrap();
        assert!(data.changes.len() > 5);
        for rule in data.rules {
            assert!(date_of(rule.on, 2026).is_some(), "{}", rule.name);
        }
    }
}
