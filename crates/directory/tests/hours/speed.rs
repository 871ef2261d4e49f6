use std::{hint::black_box, time::Instant};

use jiff::Span;

use crate::{at, hours};

/// Questions asked of each kind of hours, an hour and some minutes apart, over about two years.
const QUESTIONS: i64 = 10_000;

/// Prints how long a question takes; it asserts no time, because machines differ. Read it with
/// `cargo test --release -p fingerpost-directory --test hours speed -- --nocapture`.
#[test]
fn the_cost_of_asking_whether_it_is_open_can_be_measured() {
    let kinds = [
        ("office", "Mon–Fri 9–5, closed bank hols"),
        (
            "six openings",
            "Mon 9-12; Tue 10-1; Wed 9-5; Thu 9-5; Fri 9-3; Sat 10am-11am, closed on bank holidays",
        ),
        ("every other week", "every other Thursday 5pm to 7pm, counting from 8 January 2026"),
        ("first Monday", "first Monday of the month 2pm to 4pm"),
        ("night shelter", "daily 7:30pm to 8:30am from 1 December 2026 to 14 March 2027"),
        ("around the clock", "24 hours"),
        ("around the clock in a season", "daily 24 hours from 1 December 2026 to 14 March 2027"),
    ];
    for (name, words) in kinds {
        let (hours, start) = (hours(words), at("2026-01-01 00:07"));
        let times = (0..QUESTIONS).map(|i| start.checked_add(Span::new().minutes(i * 101)).unwrap());
        let times: Vec<_> = times.collect();
        // The calendar of bank holidays is worked out once a process.
        black_box(hours.open_at(start));
        let began = Instant::now();
        for time in &times {
            black_box(hours.open_at(black_box(*time)));
        }
        let open_at = began.elapsed() / times.len() as u32;
        let began = Instant::now();
        for time in times.iter().step_by(20) {
            black_box(hours.next_open(black_box(*time)));
        }
        let next_open = began.elapsed() * 20 / times.len() as u32;
        println!("{name}: open_at {open_at:?}, next_open {next_open:?}");
    }
}
