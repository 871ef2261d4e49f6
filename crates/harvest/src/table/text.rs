//! Bytes of a text file into text: which encoding it is in.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::TableError;

/// The text, decoded as it says of itself, or as it looks: UTF-8, UTF-16, else Windows-1252, which
/// is what British and American spreadsheets save when they do not say.
///
/// `label` is what the mapping says of it, such as `windows-1252`, and counts before all guessing.
pub(crate) fn decode(bytes: Vec<u8>, label: Option<&str>) -> Result<String, TableError> {
    let named = match label {
        Some(label) => Some(Encoding::for_label(label.as_bytes()).ok_or_else(|| {
            TableError::new(format!(
                "“{label}” is no encoding that is known; utf-8, utf-16 and windows-1252 are."
            ))
        })?),
        None => None,
    };
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let encoding = marked.or(named).unwrap_or_else(|| guess(&bytes));
    if encoding == UTF_8 {
        let mark = if marked.is_some() { 3 } else { 0 };
        return match String::from_utf8(bytes) {
            Ok(mut text) => {
                text.drain(..mark);
                plain(text)
            }
            Err(_) => Err(TableError::new(
                "The file says that it is UTF-8 but is not: save it as “CSV UTF-8” and try again.".to_owned(),
            )),
        };
    }
    let (text, _, broken) = encoding.decode(&bytes);
    if broken {
        let name = encoding.name();
        return Err(TableError::new(format!(
            "The text is not {name} throughout: save it as “CSV UTF-8” and try again."
        )));
    }
    plain(text.into_owned())
}

/// Refuses what is no text at all.
fn plain(text: String) -> Result<String, TableError> {
    if text.contains('\0') {
        return Err(TableError::new(
            "This is no text: a table is a CSV file or an Excel workbook (.xlsx).".to_owned(),
        ));
    }
    Ok(text)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    // Every other byte of Western text in UTF-16 is nought.
    let head = &bytes[..bytes.len().min(4096)];
    let noughts = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (noughts(0), noughts(1));
    if odd > head.len() / 4 && even == 0 {
        UTF_16LE
    } else if even > head.len() / 4 && odd == 0 {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::utf_8("Café €5".as_bytes().to_vec())]
    #[case::with_a_mark([b"\xEF\xBB\xBF", "Café €5".as_bytes()].concat())]
    #[case::windows(b"Caf\xE9 \x805".to_vec())]
    #[case::utf_16([0xFF, 0xFE].into_iter().chain("Café €5".encode_utf16().flat_map(u16::to_le_bytes)).collect())]
    #[case::utf_16_without_a_mark("Café €5".encode_utf16().flat_map(u16::to_le_bytes).collect())]
    #[case::utf_16_the_other_way("Café €5".encode_utf16().flat_map(u16::to_be_bytes).collect())]
    fn text_is_read_in_the_encodings_that_spreadsheets_save(#[case] bytes: Vec<u8>) {
        // The euro's two bytes in UTF-16 are no noughts: one such character does not mislead.
        assert_eq!(decode(bytes, None).expect("text"), "Café €5");
    }

    #[test]
    fn an_encoding_that_the_mapping_names_counts() {
        assert_eq!(decode(b"\xA4".to_vec(), Some("iso-8859-15")).expect("text"), "€");
        let unknown = decode(b"a".to_vec(), Some("ebcdic")).expect_err("not known");
        assert!(unknown.to_string().contains("“ebcdic” is no encoding"), "{unknown}");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let refused = decode(vec![0, 1, 2, 0, 0, 5], None).expect_err("binary");
        assert!(refused.to_string().starts_with("This is no text"), "{refused}");
    }
}
