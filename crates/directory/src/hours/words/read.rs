//! Reading hours from English words.

use jiff::civil::Date;

use super::{
    Said,
    group::Group,
    range::{range, single},
    said,
    token::{Token, tokens},
};
use crate::hours::{Context, Days, Exception, Opening, Read, Times, Unread, Weekdays};

/// Reads words such as "Tuesdays 10am-12noon term time only; closed bank hols".
///
/// Words that say nothing of the hours are passed over and told as unread. Where an unread word
/// may bear on the hours ("by appointment", "not in August"), the hours are `incomplete`.
pub fn read(text: &str, context: &Context) -> Read {
    let mut read = Read { hours: context.hours(), unread: Vec::new() };
    let mut everywhere = Said::default();
    let mut never = Weekdays::default();
    // Before sentences are told apart by their full stops.
    let text = [("a.m.", "am"), ("p.m.", "pm"), ("A.M.", "AM"), ("P.M.", "PM")]
        .into_iter()
        .fold(text.to_owned(), |text, (dotted, plain)| text.replace(dotted, plain));
    for clause in clauses(&text) {
        let mut reader = Reader { clause, ..Reader::default() };
        reader.read();
        let said = said(clause);
        if reader.openings.is_empty() && reader.exceptions.is_empty() {
            everywhere.and(said);
        }
        reader.openings.iter_mut().for_each(|opening| said.complete(opening));
        read.hours.openings.append(&mut reader.openings);
        read.hours.exceptions.append(&mut reader.exceptions);
        read.hours.incomplete |= reader.unread.iter().any(bears_on_hours);
        read.unread.append(&mut reader.unread);
        never = never.union(reader.never);
    }
    for opening in &mut read.hours.openings {
        everywhere.complete(opening);
        if let Days::Weekly { days, .. } = &mut opening.days {
            *days = days.iter().filter(|day| !never.contains(*day)).collect();
        }
    }
    let happens = |days: &Days| !matches!(days, Days::Weekly { days, .. } if days.is_empty());
    read.hours.openings.retain(|opening| happens(&opening.days));
    read
}

/// Sentences and lines; a full stop within a time (`9.30`) does not end one.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.split([';', '\n', '\r', '•', '|']);
    let sentences = lines.flat_map(|line| line.split_inclusive(". "));
    sentences.map(str::trim).filter(|clause| !clause.is_empty())
}

/// Words that, unread, leave it open whether a time outside the openings is really closed.
fn bears_on_hours(unread: &Unread) -> bool {
    const WORDS: [&str; 22] = [
        "appointment",
        "arrangement",
        "morning",
        "afternoon",
        "evening",
        "night",
        "var",
        "some",
        "occasional",
        "usual",
        "christmas",
        "easter",
        "summer",
        "winter",
        "season",
        "exclud",
        "break",
        "dates",
        "until",
        "request",
        "holiday",
        "weeks",
    ];
    unread.reason != NOT_UNDERSTOOD
        || unread.text.contains(|c: char| c.is_ascii_digit())
        || WORDS.iter().any(|word| unread.text.contains(word))
}

const NOT_UNDERSTOOD: &str = "not understood";

#[derive(Default)]
struct Reader<'a> {
    clause: &'a str,
    group: Group,
    openings: Vec<Opening>,
    exceptions: Vec<Exception>,
    /// Days that are said to be closed.
    never: Weekdays,
    unread: Vec<Unread>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let tokens = tokens(self.clause);
        if tokens.contains(&Token::Instead) {
            return self.instead(&tokens);
        }
        let mut rest = tokens.as_slice();
        while !rest.is_empty() {
            let taken = self.take(rest).clamp(1, rest.len());
            rest = &rest[taken..];
        }
        self.flush();
    }

    /// Takes the next token, and those that belong to it; answers how many.
    fn take(&mut self, tokens: &[Token]) -> usize {
        if matches!(tokens[0], Token::Day(_) | Token::Days(_) | Token::Nth(_) | Token::Every(_))
            && self.group.is_complete()
        {
            self.flush();
        }
        match tokens {
            [Token::Closed, rest @ ..] => return 1 + self.closed(rest),
            [Token::Day(first), Token::To, Token::Day(last), ..] if self.group.pending.is_empty() => {
                self.group.days = self.group.days.union(Weekdays::range(*first, *last));
                return 3;
            }
            [Token::Day(day), ..] => self.group.day(*day),
            [Token::Days(days), ..] => self.group.days = self.group.days.union(*days),
            [Token::Nth(nth), ..] => self.group.pending.push(*nth),
            [Token::Every(weeks), ..] => self.group.every = Some(*weeks),
            [Token::OfMonth, ..] => self.group.monthly |= self.group.nths.is_empty(),
            [Token::AllDay, ..] => self.time(Times::ALL_DAY),
            [Token::Between, Token::Clock(opens), Token::And | Token::To, Token::Clock(closes), ..] => {
                self.range(range(*opens, *closes));
                return 4;
            }
            [Token::Clock(opens), Token::To | Token::Until, Token::Clock(closes), ..] => {
                self.range(range(*opens, *closes));
                return 3;
            }
            [Token::Clock(clock), ..] => match single(*clock) {
                Some(opens) => self.time(Times::From(opens)),
                None => self.fail(self.clause.to_owned(), "not a time that is clear"),
            },
            [Token::Counting, Token::Date(date), ..] => {
                self.group.counting = Some(*date);
                return 2;
            }
            [Token::Until, Token::Date(date), ..] => {
                self.group.to = Some(*date);
                return 2;
            }
            [Token::Date(from), Token::To | Token::Until, Token::Date(to), ..] => {
                (self.group.from, self.group.to) = (Some(*from), Some(*to));
                return 3;
            }
            [Token::From, Token::Date(from), Token::To, Token::Date(to), ..] => {
                (self.group.from, self.group.to) = (Some(*from), Some(*to));
                return 4;
            }
            [Token::From, Token::Date(date), ..] => {
                self.group.from = Some(*date);
                return 2;
            }
            [Token::Date(date), ..] => (self.group.from, self.group.to) = (Some(*date), Some(*date)),
            [Token::Month, ..] => self.fail(self.clause.to_owned(), "a month without a year"),
            [Token::Other(word), ..] => self.not_understood(word),
            _ => {}
        }
        1
    }

    /// What follows "closed": bank holidays (read apart), dates, days; or nothing, and it is the
    /// days before it that are meant.
    fn closed(&mut self, rest: &[Token]) -> usize {
        let fillers = rest.iter().take_while(|token| matches!(token, Token::Filler | Token::From)).count();
        match &rest[fillers..] {
            [Token::Aside, ..] => fillers + 1,
            // Read apart, as a month's break.
            [Token::Month | Token::May, more @ ..] => {
                let more =
                    more.chunks(2).take_while(|two| matches!(two, [Token::And, Token::Month | Token::May]));
                fillers + 1 + 2 * more.count()
            }
            [Token::Date(from), Token::To | Token::Until, Token::Date(to), ..] => {
                self.shut(*from, *to);
                fillers + 3
            }
            [Token::Date(date), ..] => {
                self.shut(*date, *date);
                fillers + 1
            }
            [Token::Day(_) | Token::Days(_), ..] => {
                let days = &rest[fillers..];
                let listed = days
                    .iter()
                    .take_while(|t| matches!(t, Token::Day(_) | Token::Days(_) | Token::And | Token::To))
                    .count();
                // "Closed Sunday, Monday 9-5": the day before the times is open.
                let opens = matches!(days.get(listed), Some(Token::Clock(_) | Token::AllDay));
                let listed = if opens { 1 } else { listed };
                let mut shut = Group::default();
                let mut days = &days[..listed];
                while let Some(token) = days.first() {
                    match days {
                        [Token::Day(first), Token::To, Token::Day(last), ..] => {
                            shut.days = shut.days.union(Weekdays::range(*first, *last));
                        }
                        _ => match token {
                            Token::Day(day) => shut.days = shut.days.with(*day),
                            Token::Days(all) => shut.days = shut.days.union(*all),
                            _ => {}
                        },
                    }
                    days = &days[1..];
                }
                self.never = self.never.union(shut.days);
                fillers + listed
            }
            _ => {
                self.group.closed = true;
                fillers
            }
        }
    }

    fn shut(&mut self, from: Date, to: Date) {
        self.exceptions.push(Exception { from, to, times: Vec::new() });
    }

    /// "On 24 December 2026 10am to 2pm instead".
    fn instead(&mut self, tokens: &[Token]) {
        let dates = tokens.iter().filter_map(|token| match token {
            Token::Date(date) => Some(*date),
            _ => None,
        });
        let dates: Vec<Date> = dates.collect();
        let spans = tokens.windows(3).filter_map(|three| match three {
            [Token::Clock(opens), Token::To, Token::Clock(closes)] => range(*opens, *closes),
            _ => None,
        });
        let mut times: Vec<Times> = spans.map(|(opens, closes)| Times::Between { opens, closes }).collect();
        if tokens.contains(&Token::AllDay) {
            times.push(Times::ALL_DAY);
        }
        match dates.as_slice() {
            [from, .., to] | [from @ to] if !times.is_empty() => {
                self.exceptions.push(Exception { from: *from, to: *to, times });
            }
            _ => self.fail(self.clause.to_owned(), "which dates or times was not said"),
        }
    }

    fn time(&mut self, times: Times) {
        if self.group.times_first && self.group.is_complete() {
            self.flush();
        }
        self.group.time(times);
    }

    fn range(&mut self, times: Option<(jiff::civil::Time, jiff::civil::Time)>) {
        match times {
            Some((opens, closes)) => self.time(Times::between(opens, closes)),
            None => self.fail(self.clause.to_owned(), "morning or evening?"),
        }
    }

    fn flush(&mut self) {
        match std::mem::take(&mut self.group).openings() {
            Ok(openings) => self.openings.extend(openings),
            Err(reason) => self.fail(self.clause.to_owned(), reason),
        }
    }

    fn not_understood(&mut self, word: &str) {
        match self.unread.last_mut() {
            Some(last) if last.reason == NOT_UNDERSTOOD => {
                last.text.push(' ');
                last.text.push_str(word);
            }
            _ => self.fail(word.to_owned(), NOT_UNDERSTOOD),
        }
    }

    fn fail(&mut self, text: String, reason: &'static str) {
        self.unread.push(Unread { index: 0, text, reason });
    }
}
