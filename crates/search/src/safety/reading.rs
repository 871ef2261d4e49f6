//! Reads the files of `thesaurus/safety`: how they are written stands in the README.

use std::collections::BTreeMap;

use super::{
    pattern::{Pattern, Set, Step, Word},
    spelling::Spelling,
    text,
};

/// `...` stands for up to so many words, `..` for one.
const GAP: usize = 3;

/// What has been read so far, and what could not be.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) spelling: Spelling,
    classes: BTreeMap<&'static str, Set>,
    pub(super) complaints: Vec<String>,
}

/// A heading and what stands indented below it, each with its line.
type Section<'a> = (&'a str, Vec<(usize, &'a str)>);

impl Reader {
    /// What people write for other words: `wana = want to`.
    pub(super) fn short(&mut self, file: &str) {
        for (number, line) in lines(file) {
            match line.split_once('=') {
                Some((shorts, long)) => {
                    let long = self.phrase(long);
                    for short in text::words(shorts, usize::MAX) {
                        self.spelling.shorten(&short.text, long.clone());
                    }
                }
                None => self.complaints.push(format!("{number}: {line}: no =")),
            }
        }
    }

    /// Words that are right as they are.
    pub(super) fn never_corrected(&mut self, file: &str) {
        for (_, line) in lines(file) {
            line.split_whitespace().for_each(|word| self.spelling.never_correct(word));
        }
    }

    /// Classes of words: `partner = husband, wife, other half, @former`.
    pub(super) fn classes(&mut self, file: &'static str) {
        // Lines without a name continue the one before, also within a member.
        let mut classes: Vec<(usize, &'static str, String)> = Vec::new();
        for (number, line) in lines(file) {
            match (line.split_once('='), classes.last_mut()) {
                (Some((name, members)), _) => classes.push((number, name.trim(), members.to_owned())),
                (None, Some((_, _, members))) => {
                    members.push(' ');
                    members.push_str(line);
                }
                (None, None) => self.complaints.push(format!("{number}: {line}: no =")),
            }
        }
        for (number, name, members) in classes {
            let mut set = Set::default();
            for member in members.split(',').map(str::trim).filter(|member| !member.is_empty()) {
                set.add_all(&self.set(number, member));
            }
            if self.classes.insert(name, set).is_some() {
                self.complaints.push(format!("{number}: {name} is there twice"));
            }
        }
    }

    /// Each class, after how many words it has, as a pattern of its own.
    pub(super) fn classes_alone(&self) -> Vec<(Pattern, (usize, &'static str))> {
        let alone = |set: &Set| Pattern {
            steps: vec![Step { set: set.clone(), gap: 0, optional: false }],
            any_order: false,
        };
        self.classes.iter().map(|(name, set)| (alone(set), (set.len(), *name))).collect()
    }

    /// Patterns by the heading above them.
    pub(super) fn patterns<'a>(&mut self, file: &'a str) -> Vec<(&'a str, &'a str, Pattern)> {
        let mut patterns = Vec::new();
        for (heading, below) in sections(file) {
            for (number, line) in below {
                let pattern = self.pattern(number, line);
                patterns.push((heading, line, pattern));
            }
        }
        patterns
    }

    fn pattern(&mut self, number: usize, line: &str) -> Pattern {
        let mut steps: Vec<Step> = Vec::new();
        let mut gap = 0;
        let any_order = line.contains(" & ");
        for part in line.split_whitespace() {
            match part {
                "&" => {}
                "..." => gap = GAP,
                ".." => gap = 1,
                _ => {
                    let (part, optional) = part.strip_suffix('?').map_or((part, false), |part| (part, true));
                    let mut set = Set::default();
                    for choice in part.split('/') {
                        set.add_all(&self.set(number, &choice.replace('_', " ")));
                    }
                    steps.push(Step { set, gap, optional });
                    gap = 0;
                }
            }
        }
        if gap > 0 || steps.first().is_none_or(|first| first.optional || first.gap > 0) {
            self.complaints.push(format!("{number}: {line}: it must begin and end with a word"));
        }
        Pattern { steps, any_order }
    }

    /// One word, phrase or class.
    fn set(&mut self, number: usize, item: &str) -> Set {
        let mut set = Set::default();
        if item == "*" {
            return Set::anything();
        }
        if let Some(name) = item.strip_prefix('@') {
            match self.classes.get(name) {
                Some(class) => return class.clone(),
                None => self.complaints.push(format!("{number}: nobody has said what @{name} is")),
            }
        }
        match item.split_once('~') {
            Some((verb, rest)) => {
                for form in forms(verb.trim()) {
                    let phrase = self.phrase(&format!("{form} {rest}"));
                    set.add(&phrase);
                }
            }
            None => {
                let phrase = self.phrase(item);
                if phrase.is_empty() {
                    self.complaints.push(format!("{number}: “{item}” has no word"));
                }
                set.add(&phrase);
            }
        }
        set
    }

    fn phrase(&mut self, text: &str) -> Vec<Word> {
        let mut phrase = Vec::new();
        for typed in text::words(text, usize::MAX) {
            match self.spelling.long_for(&typed.text) {
                Some(long) => phrase.extend(long),
                None => phrase.push(self.spelling.word(&typed.text)),
            }
        }
        phrase
    }
}

fn lines(file: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..)
        .zip(file.lines())
        .map(|(number, line)| (number, line.split('#').next().unwrap_or_default().trim()))
        .filter(|(_, line)| !line.is_empty())
}

fn sections(file: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for (number, line) in (1..).zip(file.lines()) {
        let line = line.split('#').next().unwrap_or_default().trim_end();
        if line.is_empty() {
            continue;
        }
        match (line.starts_with(' '), sections.last_mut()) {
            (true, Some((_, below))) => below.push((number, line.trim())),
            _ => sections.push((line.trim(), Vec::new())),
        }
    }
    sections
}

/// The forms of a regular English verb, also with the last letter of "-ing" left out.
fn forms(verb: &str) -> Vec<String> {
    let letters = verb.as_bytes();
    let vowel = |at: usize| letters.get(at).is_some_and(|letter| b"aeiou".contains(letter));
    let last = letters.len().saturating_sub(1);
    let third = if ["s", "x", "z", "ch", "sh"].iter().any(|end| verb.ends_with(end)) { "es" } else { "s" };
    let (stem, ed) = if let Some(stem) = verb.strip_suffix('e') {
        (stem.to_owned(), "ed")
    } else if verb.ends_with('y') && last > 0 && !vowel(last - 1) {
        let stem = &verb[..last];
        return vec![
            verb.to_owned(),
            format!("{stem}ies"),
            format!("{stem}ied"),
            format!("{verb}ing"),
            format!("{verb}in"),
        ];
    } else if (3..=4).contains(&verb.len())
        && vowel(last - 1)
        && !vowel(last)
        && !vowel(last - 2)
        && !b"wxy".contains(&letters[last])
    {
        (format!("{verb}{}", &verb[last..]), "ed")
    } else {
        (verb.to_owned(), "ed")
    };
    vec![
        verb.to_owned(),
        format!("{verb}{third}"),
        format!("{stem}{ed}"),
        format!("{stem}ing"),
        format!("{stem}in"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_has_its_forms() {
        assert_eq!(forms("hit")[3..], ["hitting", "hittin"]);
        assert_eq!(forms("stab")[2], "stabbed");
        assert_eq!(forms("abuse")[1..4], ["abuses", "abused", "abusing"]);
        assert_eq!(forms("punch")[1], "punches");
        assert_eq!(forms("bully")[1..4], ["bullies", "bullied", "bullying"]);
        assert_eq!(forms("beat")[3], "beating");
    }

    #[test]
    fn what_cannot_be_read_is_complained_of() {
        let mut reader = Reader::default();
        reader.short("wana want to");
        reader.classes("a = b, @nobody");
        reader.patterns("said\n    ... word\n    word ...\n    maybe? word");
        assert_eq!(reader.complaints.len(), 5, "{:?}", reader.complaints);
    }
}
