//! UTF-8 that somebody read as Latin-1 or Windows-1252, and the way back: `cafÃ©` was `café`.
//!
//! It is undone only when it is certain: when every character beyond ASCII belongs to such a
//! sequence, and at least one of them is a sequence that nobody writes on purpose.

/// What Windows-1252 has in place of the control characters from 0x80 to 0x9F; those that it leaves
/// undefined stay control characters.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Bytes which, read as Windows-1252, may well follow a capital letter: closing quotes, dashes,
/// `…`, `€`, `™`, `®`, `©` and the like. “SMÅ™” is a name, not garbled Czech.
const MAY_FOLLOW_A_CAPITAL: [u8; 22] = [
    0x80, 0x82, 0x84, 0x85, 0x86, 0x87, 0x89, 0x8B, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9B,
    0xA9, 0xAA, 0xAE, 0xB0, 0xBB,
];

/// The text as it was before somebody read its UTF-8 as Latin-1 or Windows-1252, once or several
/// times over; nothing when it is not certain that anybody did.
pub(crate) fn undone(text: &str) -> Option<String> {
    let mut undone = once(text)?;
    while let Some(further) = once(&undone) {
        undone = further;
    }
    Some(undone)
}

fn once(text: &str) -> Option<String> {
    // Nearly all text is ASCII, and of the rest nearly all has none of the letters that begin such
    // a sequence.
    if !text.bytes().any(|byte| byte >= 0x80) || !text.contains(is_lead) {
        return None;
    }
    let bytes: Vec<u8> = text.chars().map(byte_of).collect::<Option<_>>()?;
    let restored = std::str::from_utf8(&bytes).ok()?;
    let certain = restored.char_indices().any(|(at, character)| {
        let length = character.len_utf8();
        match length {
            1 => false,
            2 => {
                let around = [at.checked_sub(1).map(|before| bytes[before]), bytes.get(at + 2).copied()];
                !MAY_FOLLOW_A_CAPITAL.contains(&bytes[at + 1])
                    || around.into_iter().flatten().any(|byte| byte.is_ascii_lowercase())
            }
            _ => true,
        }
    });
    let sensible = restored.chars().all(|c| !matches!(c, '\u{80}'..='\u{9F}') || is_garbled_again(restored));
    (certain && sensible).then(|| restored.to_owned())
}

/// Whether a character, read as a byte, begins a sequence of UTF-8 in the scripts, signs and
/// pictures that directories use.
fn is_lead(character: char) -> bool {
    matches!(character, 'Â' | 'Ã' | 'Ä' | 'Å' | 'á' | 'â' | 'ï' | 'ð')
}

/// Whether what was restored was garbled more than once.
fn is_garbled_again(text: &str) -> bool {
    text.contains(is_lead)
}

/// The byte that was read as this character.
fn byte_of(character: char) -> Option<u8> {
    match u32::from(character) {
        code @ 0..=0xFF => u8::try_from(code).ok(),
        _ => {
            let at = WINDOWS_1252.iter().position(|known| *known == character)?;
            u8::try_from(0x80 + at).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case::an_accent("cafÃ©", "café")]
    #[case::a_pound("Â£5 an hour", "£5 an hour")]
    #[case::an_apostrophe("Itâ€™s", "It’s")]
    #[case::a_closing_quote_with_its_control_character("â€œTeaâ€\u{9d}", "“Tea”")]
    #[case::read_as_latin_1("It\u{e2}\u{80}\u{99}s", "It’s")]
    #[case::a_space_that_does_not_break("10Â\u{a0}am", "10\u{a0}am")]
    #[case::welsh("TÅ· GáºƒÅµyr", "Tŷ Gẃŵyr")]
    #[case::a_picture("ðŸ˜€", "😀")]
    #[case::twice_over("cafÃƒÂ©", "café")]
    fn what_was_certainly_garbled_is_restored(#[case] garbled: &str, #[case] was: &str) {
        assert_eq!(undone(garbled).as_deref(), Some(was));
    }

    #[rstest]
    #[case::french("Café «Été» à Bath")]
    #[case::welsh("Tŷ Gŵyr")]
    #[case::a_trade_mark("SMÅ™ lamps")]
    #[case::portuguese("AMANHÃ” e “NÃO”")]
    #[case::partly_garbled("café and cafÃ©")]
    #[case::plain("plain & simple")]
    fn what_may_be_meant_is_left_alone(#[case] text: &str) {
        assert_eq!(undone(text), None);
    }

    /// Reads UTF-8 as Windows-1252, as careless programs do.
    fn garbled(text: &str) -> String {
        let character = |byte: u8| match byte {
            0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
            _ => char::from(byte),
        };
        text.bytes().map(character).collect()
    }

    proptest! {
        #[test]
        fn what_british_people_write_comes_back_from_any_number_of_misreadings(
            words in prop::collection::vec("[a-z]{1,4}[áàâéèêëíìîïóòôúùûüẃẁŵŷỳýñçł’“”–—…£€•]?[a-z]{1,4}", 1..4), times in 1..4_usize,
        ) {
            let text = words.join(" ");
            let twisted = (0..times).fold(text.clone(), |text, _| garbled(&text));
            prop_assert_eq!(undone(&twisted).unwrap_or(twisted), text);
        }

        #[test]
        fn what_is_restored_is_not_garbled_any_more(text in ".{0,12}|[ÂÃÄÅâïð€™©a-z\u{80}-\u{ff}]{0,8}") {
            if let Some(restored) = undone(&text) {
                prop_assert_eq!(undone(&restored), None);
            }
        }
    }
}
