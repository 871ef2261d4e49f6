use std::io;

use super::*;
use proptest::prelude::*;
use rstest::rstest;

/// Reads with a tiny buffer too, so that every record crosses its edge.
fn read_all(feed: &[u8]) -> Result<Vec<String>, FeedError> {
    let all = read_through(io::BufReader::new(feed))?;
    assert_eq!(read_through(io::BufReader::with_capacity(3, feed)).expect("the same"), all);
    Ok(all)
}

fn read_through(input: impl BufRead) -> Result<Vec<String>, FeedError> {
    let mut records = Records::new(input, Limits::default());
    let mut all = Vec::new();
    while let Some(record) = records.next_record()? {
        all.push(record.to_owned());
    }
    Ok(all)
}

#[rstest]
#[case::a_list(r#" [ {"id":"1"} , {"id":"2,]"} ] "#)]
#[case::a_page_of_version_3(r#"{"total_items":2,"contents":[{"id":"1"},{"id":"2,]"}],"empty":false}"#)]
#[case::a_page_of_version_1(r#"{"content":[{"id":"1"},{"id":"2,]"}]}"#)]
#[case::a_record_a_line("{\"id\":\"1\"}\n{\"id\":\"2,]\"}\n")]
fn records_are_found_in_every_shape_of_feed(#[case] feed: &str) {
    let with_mark = [b"\xEF\xBB\xBF", feed.as_bytes()].concat();
    for feed in [feed.as_bytes(), &with_mark] {
        assert_eq!(read_all(feed).expect("a feed"), [r#"{"id":"1"}"#, r#"{"id":"2,]"}"#]);
    }
}

#[test]
fn what_a_page_says_of_itself_is_kept_from_both_sides_of_its_list() {
    let feed = r#"{"total_items":2, "list": [1,{"contents":[]}], "contents":[{"id":"1"},{"id":"2"}] , "empty" : false,"size":2 }"#;
    let mut records = Records::new(feed.as_bytes(), Limits::default());
    assert!(records.page().is_none());
    while records.next_record().expect("a page").is_some() {}
    let page = records.page().expect("a page");
    let fields =
        serde_json::json!({"total_items": 2, "list": [1, {"contents": []}], "empty": false, "size": 2});
    assert_eq!((page.list, Value::Object(page.fields.clone())), ("contents", fields));
    let mut records = Records::new(&b"[]"[..], Limits::default());
    assert!(records.next_record().expect("a list").is_none() && records.page().is_none());
}

#[test]
fn a_page_that_says_its_records_twice_is_read_and_tells_its_fields() {
    let limits = Limits { record_bytes: 100, ..Limits::default() };
    let list: Vec<String> = (0..20).map(|id| format!(r#"{{"id":"{id}","name":"Café"}}"#)).collect();
    let again = list.join(", ");
    assert!(again.len() > limits.record_bytes, "the second list is longer than a record may be");
    let feed = format!(r#"{{"size":20,"content":[{again}],"contents":[{again}],"empty":false}}"#);
    let mut records = Records::new(feed.as_bytes(), limits);
    let mut read = Vec::new();
    while let Some(record) = records.next_record().expect("a page") {
        read.push(record.to_owned());
    }
    assert_eq!(read, list, "once, though they are said twice");
    let page = records.page().expect("a page");
    let fields = serde_json::json!({"size": 20, "empty": false});
    assert_eq!((page.list, Value::Object(page.fields.clone())), ("content", fields));
}

#[rstest]
#[case::nothing(b"  ", "empty")]
#[case::an_error_page(b"<!DOCTYPE html><html><body>502</body></html>", "web page")]
#[case::xml(b"<?xml version=\"1.0\"?><feed/>", "XML")]
#[case::words(b"Not Found", "\"Not Found\"")]
#[case::an_api_error(br#"{"error":"no key","code":401}"#, "error, code")]
#[case::the_root_of_an_api(
    br#"{"version":"HSDS-UK-3.0","profile":"https://a.example"}"#,
    "version HSDS-UK-3.0"
)]
#[case::half_a_file(br#"[{"id":"1"},{"id":"#, "after 1 whole records")]
#[case::half_a_list(br#"[{"id":"1"}"#, "after 1 whole records")]
#[case::half_a_page(br#"{"contents":[{"id":"1"}]"#, "after 1 whole records")]
#[case::latin_1(b"[{\"id\":\"caf\xE9\"}]", "not UTF-8 (in record 1)")]
#[case::utf_16(b"\xFF\xFE[\0{\0", "UTF-16")]
#[case::a_zip(b"PK\x03\x04....", "zip")]
#[case::a_missing_comma(br#"[{"id":"1"} {"id":"2"}]"#, "'{' stands where a comma")]
#[case::a_second_list(b"[][]", "the end")]
fn what_is_no_feed_gets_one_clear_sentence(#[case] feed: &[u8], #[case] says: &str) {
    let sentence = read_all(feed).expect_err("not a feed").to_string();
    assert!(sentence.contains(says), "{sentence}");
}

#[test]
fn endless_brackets_are_refused_at_once() {
    let endless = io::BufReader::new(io::Read::take(io::repeat(b'['), 2 << 30));
    let mut records = Records::new(endless, Limits::default());
    assert!(matches!(records.next_record(), Err(FeedError::TooDeep { .. })));
    assert!(records.bytes() < 1000);
}

#[test]
fn an_endless_string_is_refused_at_the_limit() {
    let endless = io::Read::chain(&b"[\""[..], io::repeat(b'a'));
    let mut records = Records::new(io::BufReader::new(endless), Limits::default());
    assert!(matches!(records.next_record(), Err(FeedError::TooLong { .. })));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(feed in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_all(&feed);
    }

    #[test]
    fn every_record_of_a_list_comes_back(texts in prop::collection::vec(".*", 0..8)) {
        let list = serde_json::Value::from(texts.iter().map(|text| serde_json::json!({"id": text})).collect::<Vec<_>>());
        let back = read_all(list.to_string().as_bytes()).expect("a list");
        let back: Vec<serde_json::Value> = back.iter().map(|text| serde_json::from_str(text).expect("whole")).collect();
        prop_assert_eq!(serde_json::Value::from(back), list);
    }
}
