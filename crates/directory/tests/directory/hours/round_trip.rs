use fingerpost_directory::hours::{
    Context, Days, Exception, Hours, Months, Nth, OnBankHolidays, Opening, Read, Spell, Term, Terms, Times,
    Weekdays, hsds, v1, words,
};
use jiff::civil::{Date, Time, Weekday, date};
use proptest::prelude::*;

/// Two years from the day on which the hours are written.
const TODAY: Date = Date::constant(2026, 11, 22);
const TWO_YEARS: usize = 731;

fn context() -> Context {
    // Terms that end within the two years, so that both what is known and what is not must agree.
    let terms = Terms::new([(date(2026, 9, 2), date(2026, 12, 18)), (date(2027, 1, 4), date(2027, 7, 23))]);
    Context { terms, ..Context::default() }
}

fn two_years(hours: &Hours) -> Vec<Spell> {
    let days = std::iter::successors(Some(TODAY), |day| day.tomorrow().ok());
    days.take(TWO_YEARS).flat_map(|day| hours.spells(day)).collect()
}

fn a_date() -> impl Strategy<Value = Date> {
    (2024i16..=2028, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn a_weekday() -> impl Strategy<Value = Weekday> {
    (1i8..=7).prop_map(|day| Weekday::from_monday_one_offset(day).unwrap())
}

fn times() -> impl Strategy<Value = Times> {
    let time = || (0i8..24, 0i8..59).prop_map(|(hour, minute)| Time::constant(hour, minute, 0, 0));
    let between = (time(), time())
        .prop_filter("one time is no opening", |(opens, closes)| opens != closes)
        .prop_map(|(opens, closes)| Times::Between { opens, closes });
    prop_oneof![6 => between, 1 => Just(Times::ALL_DAY), 1 => time().prop_map(Times::From), 1 => Just(Times::Unsaid)]
}

fn days() -> impl Strategy<Value = Days> {
    let weekdays =
        || prop::collection::vec(a_weekday(), 1..7).prop_map(|days| days.into_iter().collect::<Weekdays>());
    let nth = (prop_oneof![-5i8..=-1, 1i8..=5], a_weekday()).prop_map(|(nth, day)| Nth { nth, day });
    let date = prop_oneof![-31i8..=-1, 1i8..=31];
    let interval = || prop_oneof![3 => Just((1, None)), 2 => (2u16..5, prop::option::of(a_date()))];
    prop_oneof![
        3 => (weekdays(), interval()).prop_map(|(days, (every, first))| Days::Weekly { days, every, first }),
        2 => (prop::collection::vec(nth, 1..3), interval())
            .prop_map(|(days, (every, first))| Days::MonthlyByDay { days, every, first }),
        1 => (prop::collection::vec(date, 1..3), interval())
            .prop_map(|(dates, (every, first))| Days::MonthlyByDate { dates, every, first }),
    ]
}

prop_compose! {
    fn opening()(
        days in days(),
        times in times(),
        from in prop::option::of(a_date()),
        to in prop::option::of(a_date()),
        term in prop_oneof![2 => Just(Term::Any), 1 => Just(Term::TermTime), 1 => Just(Term::SchoolHolidays)],
        not_in in prop::collection::vec(1i8..=12, 0..3),
        bank_holidays in prop_oneof![
            Just(OnBankHolidays::Unsaid), Just(OnBankHolidays::Closed), Just(OnBankHolidays::Open)
        ],
        note in prop::option::of(prop_oneof![Just("Girls' night".to_owned()), Just("In the hall.".to_owned())]),
    ) -> Opening {
        let not_in = not_in.into_iter().fold(Months::default(), Months::with);
        Opening { days, times, from, to, term, not_in, bank_holidays, note }
    }
}

fn exception() -> impl Strategy<Value = Exception> {
    let span = times().prop_filter("a span", |times| matches!(times, Times::Between { .. }));
    (a_date(), 0i32..10, prop::collection::vec(span, 0..3)).prop_map(|(from, days, times)| Exception {
        from,
        to: from.checked_add(jiff::Span::new().days(days)).unwrap(),
        times,
    })
}

prop_compose! {
    fn any_hours()(
        openings in prop::collection::vec(opening(), 1..4),
        mut exceptions in prop::collection::vec(exception(), 0..3),
    ) -> Hours {
        // Two lists of times for the very same dates would be read as one.
        exceptions.dedup_by_key(|exception| (exception.from, exception.to));
        Hours { openings, exceptions, ..context().hours() }
    }
}

/// The openings that there are plain words for: about half of those that there can be.
fn hours_that_can_be_said() -> impl Strategy<Value = Hours> {
    let alone = |opening: &Opening| Hours { openings: vec![opening.clone()], ..context().hours() };
    let said =
        opening().prop_filter("no plain words", move |opening| words::write(&alone(opening)).is_some());
    let exceptions = prop::collection::vec(exception(), 0..3);
    (prop::collection::vec(said, 1..4), exceptions).prop_map(|(openings, exceptions)| Hours {
        openings,
        exceptions,
        ..context().hours()
    })
}

fn same(hours: &Hours, read: Read) -> Result<(), TestCaseError> {
    prop_assert_eq!(read.unread, vec![]);
    prop_assert!(!read.hours.incomplete);
    prop_assert_eq!(two_years(hours), two_years(&read.hours));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hours_written_as_schedules_and_read_again_are_open_at_the_same_times(hours in any_hours()) {
        same(&hours, hsds::read(&hsds::write(&hours), &context()))?;
    }

    #[test]
    fn hours_written_for_the_first_version_and_read_again_are_open_at_the_same_times(hours in any_hours()) {
        same(&hours, v1::read(&v1::write(&hours), &context()))?;
    }

    #[test]
    fn hours_put_into_words_and_read_again_are_open_at_the_same_times(hours in hours_that_can_be_said()) {
        let text = words::write(&hours).unwrap();
        let read = words::read(&text, &context());
        prop_assert_eq!(&read.unread, &vec![], "{}", text);
        prop_assert_eq!(two_years(&hours), two_years(&read.hours), "{}", text);
    }

    #[test]
    fn no_text_at_all_makes_the_reader_stumble(text in "\\PC{0,60}", more in "[0-9a-z :,.;–é-]{0,60}") {
        words::read(&text, &context());
        words::read(&more, &context());
        let schedule = openreferral::Schedule {
            byday: Some(more.clone()), opens_at: Some(text.clone()), closes_at: Some(more.clone()),
            valid_from: Some(text.clone()), bymonthday: Some(more), ..Default::default()
        };
        hsds::read(&[schedule], &context());
    }
}
