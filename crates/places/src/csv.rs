//! One row of comma-separated values: as much of RFC 4180 as the tables of public bodies use.

/// The values of one line. A value in quotation marks may hold commas, and `""` for a quotation mark;
/// a line break inside a value is not read (no table of ours has one).
pub(crate) fn row(line: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut value = String::new();
    let mut quoted = false;
    let mut characters = line.trim_end_matches(['\r', '\n']).chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                value.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => values.push(std::mem::take(&mut value)),
            other => value.push(other),
        }
    }
    values.push(value);
    values
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn a_comma_in_quotation_marks_belongs_to_the_value() {
        assert_eq!(row("a,\"b, c\",,\"say \"\"hi\"\"\"\r\n"), ["a", "b, c", "", "say \"hi\""]);
    }
}
