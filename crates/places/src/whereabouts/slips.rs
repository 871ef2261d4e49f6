//! What was mistyped: a figure for the letter that looks like it, a letter too many or too few in the name of a town.

use crate::{Postcode, Town, Towns, key};

/// Shorter names are near too many others.
const SHORTEST: usize = 3;

/// The fewest people of a place that is guessed at: of hamlets there are too many.
const LEAST_PEOPLE: u32 = 2_000;

/// The most places that are guessed at.
const MOST: usize = 3;

/// Figures and the letters that look like them.
const ALIKE: [(char, char); 5] = [('1', 'I'), ('0', 'O'), ('5', 'S'), ('1', 'L'), ('2', 'Z')];

/// What may have been meant by a postcode with one figure for a letter, or one letter for a figure: `1P22 4LE`.
pub(super) fn postcodes(typed: &str) -> Vec<Postcode> {
    let letters: Vec<char> = typed.to_ascii_uppercase().chars().collect();
    if letters.len() > 10 || letters.iter().all(|it| !it.is_ascii_digit()) {
        return Vec::new();
    }
    let changed = (0..letters.len()).flat_map(|at| {
        let letter = letters[at];
        let others = ALIKE.into_iter().filter_map(move |(figure, alike)| match letter {
            it if it == figure => Some(alike),
            it if it == alike => Some(figure),
            _ => None,
        });
        others.map(move |other| (at, other))
    });
    changed
        .map(|(at, other)| {
            let mut letters = letters.clone();
            letters[at] = other;
            letters
        })
        .filter_map(|letters| letters.into_iter().collect::<String>().parse().ok())
        .collect()
}

/// Towns whose name is one slip away from what was typed, the likeliest first: those that begin alike, then the
/// largest.
pub(super) fn towns<'a>(towns: &'a Towns, typed: &str) -> Vec<&'a Town> {
    let asked = key::key(typed);
    if asked.chars().count() < SHORTEST || asked.chars().any(|it| it.is_ascii_digit()) {
        return Vec::new();
    }
    let mut near: Vec<&Town> = towns
        .iter()
        .filter(|town| town.population >= LEAST_PEOPLE && is_one_slip(&asked, &key::key(&town.name)))
        .collect();
    let begins_otherwise = |town: &&Town| key::key(&town.name).chars().next() != asked.chars().next();
    near.sort_by_key(begins_otherwise);
    near.truncate(MOST);
    near
}

/// Whether one letter is wrong, missing or too many, or two beside each other have changed places.
fn is_one_slip(typed: &str, name: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), name.chars().collect());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&a[..a.len() - back], &b[..b.len() - back]) {
        ([], [_]) | ([_], [] | [_]) => true,
        ([first, second], [other, another]) => first == another && second == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_one_slip;

    #[test]
    fn one_slip_is_one() {
        for typed in ["disss", "dis", "diss", "dsis", "dizs", "idss"] {
            assert_eq!(is_one_slip(typed, "diss"), typed != "diss", "{typed}");
        }
        assert!(!is_one_slip("dxsx", "diss") && !is_one_slip("di", "diss") && !is_one_slip("", "diss"));
    }
}
