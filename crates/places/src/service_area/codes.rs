//! Areas by their codes (GSS, of the Office for National Statistics).

use super::Part;
use crate::{Authorities, Authority, Kind, Nation};

/// GSS codes in a text, such as the address of one: a letter and eight digits.
pub(super) fn within(text: &str) -> Vec<&str> {
    text.split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| {
            word.len() == 9
                && word.starts_with(['E', 'W', 'S', 'N', 'K'])
                && word[1..].bytes().all(|byte| byte.is_ascii_digit())
        })
        .collect()
}

/// What a code means; nothing for one that is not in the tables.
pub(super) fn of_code(code: &str, authorities: &Authorities) -> Option<Vec<Part>> {
    let nations = match code {
        "K02000001" => return Some(vec![Part::UnitedKingdom]),
        "K03000001" => vec![Nation::England, Nation::Scotland, Nation::Wales],
        "K04000001" => vec![Nation::England, Nation::Wales],
        "E92000001" => vec![Nation::England],
        "W92000004" => vec![Nation::Wales],
        "S92000003" => vec![Nation::Scotland],
        "N92000002" => vec![Nation::NorthernIreland],
        _ => Vec::new(),
    };
    if !nations.is_empty() {
        return Some(nations.into_iter().map(Part::Nation).collect());
    }
    if ["E05", "W05", "S13"].iter().any(|ward| code.starts_with(ward)) {
        return Some(vec![Part::Ward(code.to_owned())]);
    }
    let one = authorities.get(code).filter(|one| one.kind != Kind::HealthBoard)?;
    let (mut surely, mut perhaps) = (Vec::new(), Vec::new());
    add(one, authorities, &mut surely, &mut perhaps);
    perhaps.retain(|code| !surely.contains(code));
    Some(vec![Part::Councils { surely, perhaps }])
}

/// The codes of a council: its own, those it had, those of councils that went into it wholly; and
/// those that it went into.
pub(super) fn add(
    one: &Authority,
    authorities: &Authorities,
    surely: &mut Vec<String>,
    perhaps: &mut Vec<String>,
) {
    if surely.contains(&one.code) {
        return;
    }
    surely.push(one.code.clone());
    surely.extend(one.former_codes.iter().cloned());
    for before in authorities.predecessors(one) {
        if before.replaced_by.len() == 1 {
            add(before, authorities, surely, perhaps);
        }
    }
    if one.until.is_none() {
        return;
    }
    for successor in one.replaced_by.iter().filter_map(|code| authorities.get(code)) {
        // A county's successors are it divided, unless one took in what was not the county's.
        let whole = one.kind == Kind::County
            && authorities
                .predecessors(successor)
                .all(|before| before.code == one.code || before.county.as_ref() == Some(&one.code));
        if whole && successor.until.is_none() {
            surely.push(successor.code.clone());
        } else {
            perhaps.push(successor.code.clone());
        }
    }
}
