//! Different services under one id: each keeps a name of its own, the same at every import.

use std::collections::{HashMap, HashSet};

use fingerpost_store::External;

/// Tells records apart that a feed gives the same id.
#[derive(Debug, Default)]
pub(crate) struct Sharing {
    /// For each id that is or was shared: what its records are called and named.
    known: HashMap<String, Vec<(String, String)>>,
    used: HashSet<External>,
    told: HashMap<External, u64>,
}

/// What an id means for one record.
#[derive(Debug, PartialEq)]
pub(crate) enum Called {
    /// The record's own name in its source's space.
    As(External),
    /// Word for word what was read before under this id.
    Repeated,
}

impl Sharing {
    /// Begins with the ids that this feed shares and those that are known to have been shared.
    pub(crate) fn new(shared: HashSet<String>, known: Vec<(External, String)>) -> Self {
        let mut sharing = Self::default();
        for id in shared {
            sharing.known.entry(id).or_default();
        }
        for (External { id, variant }, name) in known {
            sharing.known.entry(id).or_default().push((variant, name));
        }
        sharing
    }

    /// What to call the record of that id and name; `content` tells whether two say the same, and is
    /// only asked for where an id is shared.
    ///
    /// A record keeps what it was called before by its name; the first new one takes the plain id.
    pub(crate) fn call(&mut self, id: &str, name: &str, content: impl FnOnce() -> u64) -> Called {
        let external = |variant: &str| External { id: id.to_owned(), variant: variant.to_owned() };
        let Some(known) = self.known.get(id) else {
            return Called::As(external(""));
        };
        let content = content();
        if self.told.iter().any(|(told, what)| told.id == id && *what == content) {
            return Called::Repeated;
        }
        let free = |variant: &str| !self.used.contains(&external(variant));
        let before = known.iter().find(|(variant, known_name)| known_name == name && free(variant));
        let variant = match before {
            Some((variant, _)) => variant.clone(),
            None if known.iter().all(|(variant, _)| !variant.is_empty()) && free("") => String::new(),
            None => {
                let slug = slug(name);
                let numbered = (2..).map(|n| format!("{slug}-{n}"));
                std::iter::once(slug.clone())
                    .chain(numbered)
                    .find(|variant| free(variant) && !variant.is_empty())
                    .unwrap_or_default()
            }
        };
        let called = external(&variant);
        self.used.insert(called.clone());
        self.told.insert(called.clone(), content);
        Called::As(called)
    }
}

/// The name in lower-case letters and digits, for a part of an id.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "unnamed".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(variant: &str) -> Called {
        Called::As(External { id: "1".to_owned(), variant: variant.to_owned() })
    }

    #[test]
    fn two_services_under_one_id_are_told_apart_by_name() {
        let mut sharing = Sharing::new(HashSet::from(["1".to_owned()]), Vec::new());
        assert_eq!(sharing.call("1", "Yoga for Fitness & Wellbeing", || 10), called(""));
        assert_eq!(sharing.call("1", "Yoga & Rest", || 11), called("yoga-rest"));
        assert_eq!(sharing.call("1", "Yoga & Rest", || 11), Called::Repeated);
        assert_eq!(sharing.call("1", "Yoga & Rest", || 12), called("yoga-rest-2"));
    }

    #[test]
    fn they_keep_their_names_when_the_feed_turns_their_order_or_drops_one() {
        let known = vec![
            (External { id: "1".to_owned(), variant: String::new() }, "A".to_owned()),
            (External { id: "1".to_owned(), variant: "b".to_owned() }, "B".to_owned()),
        ];
        let mut turned = Sharing::new(HashSet::from(["1".to_owned()]), known.clone());
        assert_eq!(turned.call("1", "B", || 1), called("b"));
        assert_eq!(turned.call("1", "A", || 2), called(""));
        let mut alone = Sharing::new(HashSet::new(), known);
        assert_eq!(alone.call("1", "B", || 1), called("b"));
    }
}
