use super::*;

#[test]
fn every_line_of_the_files_can_be_read() {
    assert_eq!(Lexicon::embedded().complaints, [""; 0]);
}
