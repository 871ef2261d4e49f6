//! Other ways to say it: what residents, professionals and records call the same thing.
//!
//! The words themselves are data, in the folder `thesaurus/`; its README says how they are written. Here they are
//! read, and met with the words of a question.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::words::{as_written, stemmed, words};

mod lines;
mod phrase;

use lines::{BadLine, Link, bad_line, is_said, read_danger, without_comments};
use phrase::Said;

pub(crate) use lines::Way;
pub(crate) use phrase::Phrase;

/// The most other words that may stand between two neighbouring words of a phrase in a question.
const MOST_BETWEEN: usize = 2;

/// What saying the same thing in other words counts against saying it in the record's own.
const SAME: f32 = 0.85;

/// A link of the thesaurus that a question meets.
#[derive(Debug)]
pub(crate) struct Met<'a> {
    /// Which words of the question, in its order.
    pub at: Vec<usize>,
    /// The link's own words, by their stems.
    pub stems: &'a [String],
    pub ways: &'a [Way],
    /// The need under which the link stands.
    pub need: Option<&'a str>,
    /// Whether it tells that help is needed at once.
    pub urgent: bool,
    /// Whether its words are no words to look for: "at my wits' end".
    pub figure: bool,
}

/// A need by its name, with the stems of each phrase that helps with it.
pub(crate) type Need<'a> = (&'a str, Vec<Vec<&'a str>>);

struct Entry {
    stems: Vec<String>,
    said: Said,
    ways: Vec<Way>,
    need: Option<usize>,
    urgent: bool,
    figure: bool,
}

/// The links of all files, ready to be met.
#[derive(Default)]
pub(crate) struct Thesaurus {
    entries: Vec<Entry>,
    by_first: HashMap<String, Vec<usize>>,
    needs: Vec<String>,
    weak: HashSet<String>,
    /// What helps with each topic of danger.
    danger: HashMap<String, Vec<Way>>,
    /// What stands in records for people who hurt others, for each topic of danger.
    for_who_hurts: HashMap<String, Vec<Way>>,
    /// The words of all phrases, as they are written.
    known: HashSet<String>,
    /// Those of them that a misspelt word may have been: English ones.
    meant: HashSet<String>,
    /// The words of Welsh lines; some are English.
    welsh: HashSet<String>,
    /// Other words that mean themselves: people's names, and words of every day.
    rightly_spelt: HashSet<String>,
}

/// A line of a file: what is said, and what helps with it beside what means the same.
struct Line {
    said: Vec<Phrase>,
    ways: Vec<Way>,
    need: Option<usize>,
    english: bool,
}

static FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/thesaurus.rs"));

static BUNDLED: LazyLock<Thesaurus> = LazyLock::new(|| Thesaurus::read(FILES).0);

impl Thesaurus {
    /// The one that the program carries.
    pub fn bundled() -> &'static Self {
        &BUNDLED
    }

    /// Reads files, each a name and its text. What cannot be read is left out and told.
    pub fn read(files: &[(&str, &str)]) -> (Self, Vec<BadLine>) {
        let mut thesaurus = Self::default();
        let mut bad = Vec::new();
        let mut same: HashMap<Phrase, Vec<Way>> = HashMap::new();
        let mut lines: Vec<Line> = Vec::new();
        let mut urgent: Vec<Phrase> = Vec::new();
        for (file, text) in files {
            match *file {
                "weak" => {
                    let weak = words(&stemmed(), &without_comments(text), usize::MAX);
                    thesaurus.weak.extend(weak.into_iter().map(|word| word.text));
                    continue;
                }
                "danger" => {
                    bad.extend(read_danger(file, text, &mut thesaurus.danger));
                    continue;
                }
                "for-who-hurts" => {
                    bad.extend(read_danger(file, text, &mut thesaurus.for_who_hurts));
                    continue;
                }
                "urgent" => {
                    for (number, line) in text.lines().enumerate().filter(|(_, line)| is_said(line)) {
                        match Phrase::new(line) {
                            Some(phrase) => urgent.push(phrase),
                            None => bad.push(bad_line(file, number, "a phrase without a word")),
                        }
                    }
                    continue;
                }
                "names" | "words" => {
                    let known = words(&as_written(), &without_comments(text), usize::MAX);
                    thesaurus.rightly_spelt.extend(known.into_iter().map(|word| word.text));
                    continue;
                }
                _ => {}
            }
            let mut need = None;
            let english = *file != "welsh";
            for (number, line) in text.lines().enumerate() {
                let line = line.trim();
                if let Some(heading) = line.strip_prefix("##") {
                    need = Some(thesaurus.need(heading.trim()));
                } else if !line.is_empty() && !line.starts_with('#') {
                    match Link::read(line) {
                        Ok(Link::Same(phrases)) => {
                            for phrase in &phrases {
                                let others = phrases.iter().filter(|other| other.stems != phrase.stems);
                                same.entry(phrase.clone()).or_default().extend(others.map(|it| Way {
                                    phrase: it.clone(),
                                    weight: SAME,
                                    same: true,
                                }));
                                lines.push(Line {
                                    said: vec![phrase.clone()],
                                    ways: Vec::new(),
                                    need,
                                    english,
                                });
                            }
                        }
                        Ok(Link::Helps(said, ways)) => lines.push(Line { said, ways, need, english }),
                        Err(why) => bad.push(bad_line(file, number, why)),
                    }
                }
            }
        }
        for Line { said, ways, need, english } in lines {
            for phrase in said {
                let mut all: Vec<Way> = same.get(&phrase).cloned().unwrap_or_default();
                for way in &ways {
                    let equal = same.get(&way.phrase).into_iter().flatten();
                    let equal = equal.map(|it| Way { weight: way.weight * SAME, same: false, ..it.clone() });
                    all.extend(std::iter::once(way.clone()).chain(equal));
                }
                thesaurus.enter(&phrase, all, need, english);
            }
        }
        for phrase in urgent {
            let english = !phrase.text.split(' ').any(|word| thesaurus.is_welsh(word));
            thesaurus.enter(&phrase, Vec::new(), None, english).urgent = true;
        }
        (thesaurus, bad)
    }

    /// Of links by themselves: what is said, what it means too, and whether that holds both ways. What has no word is left
    /// out.
    pub fn of_links<'a>(links: impl Iterator<Item = (&'a str, &'a str, bool)>) -> Self {
        let mut thesaurus = Self::default();
        for (said, means, both_ways) in links {
            let (Some(said), Some(means)) = (Phrase::new(said), Phrase::new(means)) else { continue };
            if said.stems == means.stems {
                continue;
            }
            let way = |phrase: &Phrase| vec![Way { phrase: phrase.clone(), weight: SAME, same: true }];
            thesaurus.enter(&said, way(&means), None, true);
            if both_ways {
                thesaurus.enter(&means, way(&said), None, true);
            }
        }
        thesaurus
    }

    fn need(&mut self, name: &str) -> usize {
        self.needs.iter().position(|known| known == name).unwrap_or_else(|| {
            self.needs.push(name.to_owned());
            self.needs.len() - 1
        })
    }

    fn enter(&mut self, phrase: &Phrase, ways: Vec<Way>, need: Option<usize>, english: bool) -> &mut Entry {
        for said in std::iter::once(phrase).chain(ways.iter().map(|way| &way.phrase)) {
            let mut written: Vec<String> =
                words(&as_written(), &said.text, usize::MAX).into_iter().map(|it| it.text).collect();
            // Two words that somebody may write as one: "foodbank".
            let joined: Vec<String> = written.windows(2).map(|pair| pair.concat()).collect();
            written.extend(joined);
            match english {
                true => self.meant.extend(written.iter().cloned()),
                false => self.welsh.extend(written.iter().cloned()),
            }
            self.known.extend(written);
        }
        let stems: Vec<String> = phrase.stems.iter().map(|(_, stem)| stem.clone()).collect();
        let known = self.by_first.get(&stems[0]).into_iter().flatten();
        let known = known.copied().find(|entry| {
            let entry = &self.entries[*entry];
            entry.stems == stems && entry.said == phrase.said
        });
        let entry = known.unwrap_or_else(|| {
            self.by_first.entry(stems[0].clone()).or_default().push(self.entries.len());
            let (said, ways) = (phrase.said, Vec::new());
            self.entries.push(Entry { stems, said, ways, need, urgent: false, figure: false });
            self.entries.len() - 1
        });
        let entry = &mut self.entries[entry];
        entry.figure |= phrase.figure;
        for way in ways {
            match entry.ways.iter_mut().find(|it| it.phrase.stems == way.phrase.stems) {
                Some(it) if it.weight < way.weight => *it = way,
                Some(_) => {}
                None => entry.ways.push(way),
            }
        }
        entry
    }

    /// What helps with a topic of danger.
    pub fn helps_in(&self, danger: &str) -> &[Way] {
        self.danger.get(danger).map(Vec::as_slice).unwrap_or_default()
    }

    /// What stands in records for people who hurt others as in a topic of danger.
    pub fn for_who_hurts(&self, danger: &str) -> impl Iterator<Item = &Phrase> {
        self.for_who_hurts.get(danger).into_iter().flatten().map(|way| &way.phrase)
    }

    /// Whether the word says who is meant, or wraps what is asked, rather than what is needed.
    pub fn is_weak(&self, stem: &str) -> bool {
        self.weak.contains(stem)
    }

    /// Whether a word, as it is written, means itself.
    pub fn knows(&self, word: &str) -> bool {
        self.known.contains(word) || self.rightly_spelt.contains(word)
    }

    /// Its words, as they are written, that a misspelt one may have been.
    pub fn meant(&self) -> impl Iterator<Item = &str> {
        self.meant.iter().map(String::as_str)
    }

    /// The same in Welsh, which nobody who writes English only meant.
    pub fn meant_in_welsh(&self) -> impl Iterator<Item = &str> {
        self.welsh.difference(&self.meant).map(String::as_str)
    }

    /// Whether a word, as it is written, is one of Welsh and of no English line.
    pub fn is_welsh(&self, word: &str) -> bool {
        self.welsh.contains(word) && !self.meant.contains(word)
    }

    /// The links that a question meets.
    ///
    /// `asked` has, for each of its words that carry meaning, in its order, the stems by which it goes: its own, and
    /// those of the words that may have been meant. `all` has the stem of every word, with its place in `asked`.
    pub fn meet<'a>(&'a self, asked: &[Vec<&str>], all: &[(&str, Option<usize>)]) -> Vec<Met<'a>> {
        let mut met: Vec<Met<'a>> = Vec::new();
        let mut meet = |entry: &'a Entry, at: Vec<usize>| {
            let need = entry.need.map(|need| self.needs[need].as_str());
            let Entry { stems, ways, urgent, figure, .. } = entry;
            met.push(Met { at, stems, ways, need, urgent: *urgent, figure: *figure });
        };
        let matter = asked.iter().filter(|stems| !stems.first().is_some_and(|own| self.is_weak(own))).count();
        for (first, stems) in asked.iter().enumerate() {
            for entry in stems.iter().flat_map(|stem| self.beginning_with(stem)) {
                let may_be = match entry.said {
                    Said::InOrder => true,
                    Said::Alone => entry.stems.len() == matter,
                    Said::SideBySide => false,
                };
                if let Some(at) = follow(&entry.stems, asked, first).filter(|_| may_be) {
                    meet(entry, at);
                }
            }
        }
        for (first, (stem, _)) in all.iter().enumerate() {
            for entry in self.beginning_with(stem).filter(|it| it.said == Said::SideBySide) {
                let said = all[first..].iter().take(entry.stems.len());
                let at: Vec<usize> = said.clone().filter_map(|(_, place)| *place).collect();
                if said.map(|(stem, _)| *stem).eq(entry.stems.iter().map(String::as_str)) && !at.is_empty() {
                    meet(entry, at);
                }
            }
        }
        met
    }

    /// Each need, with what helps with it.
    pub fn helps_with_needs(&self) -> Vec<Need<'_>> {
        let mut phrases: Vec<HashSet<Vec<&str>>> = vec![HashSet::new(); self.needs.len()];
        for entry in &self.entries {
            let Some(need) = entry.need else { continue };
            let ways = entry.ways.iter().map(|way| way.phrase.stems.iter().map(|(_, stem)| stem.as_str()));
            phrases[need].extend(ways.map(Iterator::collect));
        }
        let phrases = phrases.into_iter().map(|phrases| phrases.into_iter().collect());
        self.needs.iter().map(String::as_str).zip(phrases).collect()
    }

    /// The other phrases that mean the same as one.
    pub fn same<'a>(&'a self, stems: &'a [String]) -> impl Iterator<Item = &'a Phrase> {
        let entries = stems.first().into_iter().flat_map(|first| self.beginning_with(first));
        let ways = entries.filter(move |entry| entry.stems == stems).flat_map(|entry| &entry.ways);
        ways.filter(|way| way.same).map(|way| &way.phrase)
    }

    fn beginning_with(&self, stem: &str) -> impl Iterator<Item = &Entry> {
        self.by_first.get(stem).into_iter().flatten().map(|entry| &self.entries[*entry])
    }
}

/// Where the words of a phrase stand in a question, when the first is at `first`.
fn follow(stems: &[String], asked: &[Vec<&str>], first: usize) -> Option<Vec<usize>> {
    let mut at = vec![first];
    for stem in &stems[1..] {
        let from = at[at.len() - 1] + 1;
        let next = asked.iter().enumerate().skip(from).take(MOST_BETWEEN + 1);
        at.push(next.into_iter().find(|(_, stems)| stems.contains(&stem.as_str()))?.0);
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(file: &str, question: &str) -> Vec<(Vec<usize>, Vec<String>)> {
        let (thesaurus, bad) = Thesaurus::read(&[("file", file)]);
        assert_eq!(bad, []);
        let phrase = Phrase::new(question).expect("words");
        let asked: Vec<Vec<&str>> = phrase.stems.iter().map(|(_, stem)| vec![stem.as_str()]).collect();
        let written = words(&stemmed(), question, usize::MAX);
        let place = |at: usize| phrase.stems.iter().position(|(position, _)| *position == at);
        let all: Vec<_> = written.iter().map(|word| (word.text.as_str(), place(word.position))).collect();
        let met = thesaurus.meet(&asked, &all).into_iter();
        met.map(|it| (it.at, it.ways.iter().map(|way| way.phrase.text.clone()).collect())).collect()
    }

    #[test]
    fn two_way_links_lead_both_ways_and_one_way_links_only_on() {
        let file = "OT = occupational therapy\nstuck upstairs -> stairlift | OT";
        assert_eq!(met(file, "an occupational therapist"), []);
        assert_eq!(met(file, "occupational therapy"), [(vec![0, 1], vec!["OT".to_owned()])]);
        let helps = ["stairlift", "OT", "occupational therapy"].map(str::to_owned).to_vec();
        assert_eq!(met(file, "my dad is stuck up upstairs"), [(vec![1, 3], helps)]);
        assert_eq!(met(file, "stairlift"), []);
    }

    #[test]
    fn words_in_another_order_or_far_apart_are_another_matter() {
        let file = "keeps forgetting -> memory clinic";
        assert_eq!(met(file, "forgets to keep"), []);
        assert_eq!(met(file, "keeps on one two three forgetting"), []);
        assert_eq!(met(file, "she KEEPS forgetting things").len(), 1);
    }

    #[test]
    fn a_phrase_in_quotes_needs_all_its_words_side_by_side() {
        let file = "\"can't sleep\" -> insomnia";
        assert_eq!(met(file, "I can’t sleep"), [(vec![0], vec!["insomnia".to_owned()])]);
        assert_eq!(met(file, "somewhere to sleep"), []);
        assert_eq!(met(file, "I can't always sleep"), []);
    }

    #[test]
    fn a_phrase_in_brackets_is_meant_where_nothing_else_is_asked() {
        let file = "[salt] = speech therapy";
        assert_eq!(met(file, "SALT"), [(vec![0], vec!["speech therapy".to_owned()])]);
        assert_eq!(met(file, "the salt"), [(vec![0], vec!["speech therapy".to_owned()])]);
        assert_eq!(met(file, "salt bin"), []);
        assert_eq!(met(file, "speech therapy"), [(vec![0, 1], vec!["salt".to_owned()])]);
    }

    #[test]
    fn a_tilde_says_that_words_are_a_figure_of_speech_and_is_none_of_them() {
        let (thesaurus, bad) =
            Thesaurus::read(&[("file", "~\"wits end\" | ~over the moon | frayed -> calm")]);
        assert_eq!(bad, []);
        let figure = |asked: &[&str]| {
            let stems: Vec<Vec<&str>> = asked.iter().map(|stem| vec![*stem]).collect();
            let all: Vec<_> = asked.iter().enumerate().map(|(place, stem)| (*stem, Some(place))).collect();
            thesaurus.meet(&stems, &all).iter().map(|met| met.figure).collect::<Vec<_>>()
        };
        assert_eq!(figure(&["wit", "end"]), [true]);
        assert_eq!(figure(&["fray"]), [false]);
        assert!(figure(&["wit", "at", "end"]).is_empty());
    }

    #[test]
    fn a_line_that_links_nothing_is_told_with_its_place() {
        let (_, bad) = Thesaurus::read(&[("money", "## Money\n# skint\nskint\nskint -> \n")]);
        let told: Vec<_> = bad.iter().map(|bad| (bad.file.as_str(), bad.line)).collect();
        assert_eq!(told, [("money", 3), ("money", 4)]);
    }

    #[test]
    fn every_line_of_the_bundled_files_can_be_read() {
        assert_eq!(Thesaurus::read(FILES).1, []);
    }
}
