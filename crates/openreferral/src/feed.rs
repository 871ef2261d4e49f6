//! Taking a feed apart into its records, one at a time, in constant memory.
//!
//! A feed is a JSON list of records, a page object that holds such a list under `contents` (Open
//! Referral UK 3.0, HSDS) or `content` (Open Referral UK 1.0), one record by itself, or one record
//! a line. This module only finds where each record begins and ends; what a record says is
//! [`crate::read`]'s business.

mod error;
mod page;
#[cfg(test)]
mod tests;

use std::io::BufRead;

use serde_json::{Map, Value};

pub use self::{
    error::{FeedError, Limits},
    page::Page,
};

/// The records of a feed, in order.
pub struct Records<R> {
    input: R,
    limits: Limits,
    state: State,
    /// The record being read, or the page object before its list begins.
    buffer: Vec<u8>,
    records: usize,
    bytes: u64,
    page: Option<Page>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Start,
    /// Between the items of a list; `in_page` when the list stands in a page object.
    List {
        in_page: bool,
        first: bool,
    },
    /// After a record that stood by itself: another may follow on a new line.
    Lines,
    End,
}

impl<R: BufRead> Records<R> {
    /// Begins reading; nothing is read yet.
    pub fn new(input: R, limits: Limits) -> Self {
        Self { input, limits, state: State::Start, buffer: Vec::new(), records: 0, bytes: 0, page: None }
    }

    /// What the page says beside its list, once the list has begun; nothing where the feed is no page.
    pub fn page(&self) -> Option<&Page> {
        self.page.as_ref()
    }

    /// The answer of an API's root, after [`FeedError::Root`].
    pub fn root(&self) -> Option<Map<String, Value>> {
        serde_json::from_slice(&self.buffer).ok()
    }

    /// How many records have been read.
    pub fn count(&self) -> usize {
        self.records
    }

    /// How many bytes have been read.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next record's text, or nothing at the end of the feed.
    ///
    /// # Errors
    /// When what is read is no feed. Every record before it was whole.
    pub fn next_record(&mut self) -> Result<Option<&str>, FeedError> {
        self.buffer.clear();
        let found = match self.state {
            State::Start => self.start()?,
            State::List { in_page, first } => self.item(in_page, first)?,
            State::Lines => self.line()?,
            State::End => false,
        };
        if !found {
            self.state = State::End;
            return Ok(None);
        }
        self.records += 1;
        match std::str::from_utf8(&self.buffer) {
            Ok(text) => Ok(Some(text)),
            Err(_) => Err(FeedError::Encoding { place: format!("record {}", self.records) }),
        }
    }

    fn start(&mut self) -> Result<bool, FeedError> {
        self.recognise()?;
        match self.peek_past_space()? {
            None => Err(FeedError::Empty),
            Some(b'[') => {
                self.bump();
                self.item(false, true)
            }
            Some(b'{') => self.object(),
            Some(b'<') => Err(self.markup()?),
            Some(_) => Err(FeedError::NotJson { start: self.opening(40)? }),
        }
    }

    /// Looks at the first bytes for what is certainly not UTF-8 JSON, and steps over a UTF-8 mark.
    fn recognise(&mut self) -> Result<(), FeedError> {
        let head = self.input.fill_buf()?;
        let error = match head {
            [0xEF, 0xBB, 0xBF, ..] => {
                self.input.consume(3);
                self.bytes += 3;
                return Ok(());
            }
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, b'[' | b'{', ..] | [b'[' | b'{', 0, ..] => {
                FeedError::Encoding { place: "its first bytes: it looks like UTF-16".to_owned() }
            }
            [b'P', b'K', 3, 4, ..] => FeedError::Binary { kind: "zip file or spreadsheet" },
            [0x1F, 0x8B, ..] => FeedError::Binary { kind: "file compressed twice" },
            [b'%', b'P', b'D', b'F', ..] => FeedError::Binary { kind: "PDF" },
            _ => return Ok(()),
        };
        Err(error)
    }

    fn markup(&mut self) -> Result<FeedError, FeedError> {
        let start = self.opening(200)?.to_lowercase();
        let is_page = start.contains("<html") || start.contains("<!doctype html") || start.contains("<head");
        Ok(if is_page || !start.starts_with("<?xml") { FeedError::WebPage } else { FeedError::Xml })
    }

    /// The first characters that are waiting, for a message.
    fn opening(&mut self, characters: usize) -> Result<String, FeedError> {
        let head = self.input.fill_buf()?;
        let head = &head[..head.len().min(4 * characters)];
        if std::str::from_utf8(head).is_err_and(|error| error.error_len().is_some()) {
            return Err(FeedError::Encoding { place: "its first bytes".to_owned() });
        }
        Ok(String::from_utf8_lossy(head).chars().take(characters).collect())
    }

    /// Reads an object at the top: a page of records, or a record by itself.
    fn object(&mut self) -> Result<bool, FeedError> {
        self.keep_byte()?;
        let mut names: Vec<String> = Vec::new();
        let mut page = Page::default();
        loop {
            match self.peek_past_space()? {
                Some(b'}') => {
                    self.keep_byte()?;
                    break;
                }
                Some(b',') if !names.is_empty() => self.keep_byte()?,
                Some(b'"') => {
                    let start = self.buffer.len();
                    self.value(1)?;
                    let name =
                        String::from_utf8_lossy(&self.buffer[start + 1..self.buffer.len() - 1]).into_owned();
                    match self.peek_past_space()? {
                        Some(b':') => self.keep_byte()?,
                        found => return Err(self.unexpected(found, "a colon")),
                    }
                    let next = self.peek_past_space()?;
                    if next == Some(b'[') && matches!(name.as_str(), "contents" | "content") {
                        self.bump();
                        self.buffer.clear();
                        page.list = if name == "contents" { "contents" } else { "content" };
                        self.page = Some(page);
                        return self.item(true, true);
                    }
                    let start = self.buffer.len();
                    self.value(1)?;
                    page.add(&name, &self.buffer[start..]);
                    names.push(name);
                }
                found => return Err(self.unexpected(found, "the name of a property")),
            }
        }
        if self.records == 0 && !names.iter().any(|name| name == "id" || name == "name") {
            if let Some(version) = self.root_version() {
                return Err(FeedError::Root { version });
            }
            names.truncate(8);
            let found = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
            return Err(FeedError::NoList { found });
        }
        self.state = State::Lines;
        Ok(true)
    }

    /// The version of the standard, when what was read is the answer of an API's root (`GET /` of
    /// Open Referral UK 3.0 and HSDS 3.x).
    fn root_version(&self) -> Option<String> {
        let root: serde_json::Value = serde_json::from_slice(&self.buffer).ok()?;
        let is_root = root.get("openapi_url").is_some() || root.get("profile").is_some();
        root.get("version").filter(|_| is_root)?.as_str().map(|version| version.chars().take(40).collect())
    }

    fn line(&mut self) -> Result<bool, FeedError> {
        match self.peek_past_space()? {
            None => Ok(false),
            Some(b'{') => {
                self.value(0)?;
                Ok(true)
            }
            found => Err(self.unexpected(found, "another record or the end")),
        }
    }

    /// Reads the next item of the list that is open, or the list's end and what follows it.
    fn item(&mut self, in_page: bool, first: bool) -> Result<bool, FeedError> {
        match self.peek_past_space()? {
            Some(b']') => {
                self.bump();
                self.after_list(in_page)?;
                return Ok(false);
            }
            Some(b',') if !first => {
                self.bump();
                self.peek_past_space()?;
            }
            Some(_) if first => {}
            found => return Err(self.unexpected(found, "a comma or the end of the list")),
        }
        self.value(0)?;
        self.state = State::List { in_page, first: false };
        Ok(true)
    }

    /// Reads to the end of the feed after its list: nothing, or the rest of the page object.
    fn after_list(&mut self, in_page: bool) -> Result<(), FeedError> {
        if in_page {
            let mut name = None;
            loop {
                self.buffer.clear();
                match self.peek_past_space()? {
                    Some(b'}') => {
                        self.bump();
                        break;
                    }
                    Some(b',' | b':') => self.bump(),
                    Some(b'[') => {
                        self.bump();
                        self.pass_over_list()?;
                        name = None;
                    }
                    _ => {
                        self.value(1)?;
                        match name.take() {
                            None => name = serde_json::from_slice::<String>(&self.buffer).ok(),
                            Some(name) => {
                                if let Some(page) = &mut self.page {
                                    page.add(&name, &self.buffer);
                                }
                            }
                        }
                    }
                }
            }
        }
        match self.peek_past_space()? {
            None => Ok(()),
            found => Err(self.unexpected(found, "the end")),
        }
    }

    /// Reads over another list of a page object: some say their records twice, as `content` and `contents`.
    fn pass_over_list(&mut self) -> Result<(), FeedError> {
        loop {
            self.buffer.clear();
            match self.peek_past_space()? {
                Some(b']') => {
                    self.bump();
                    return Ok(());
                }
                Some(b',') => self.bump(),
                _ => self.value(2)?,
            }
        }
    }

    /// Reads one value of any kind into the buffer. Brackets are only counted here: whether they
    /// match is found out when the record is parsed.
    fn value(&mut self, outer_depth: usize) -> Result<(), FeedError> {
        let mut depth = outer_depth;
        let mut in_string = false;
        let mut escaped = false;
        let mut started = false;
        loop {
            let chunk = self.input.fill_buf()?;
            if chunk.is_empty() {
                return if started && depth == outer_depth && !in_string {
                    Ok(())
                } else {
                    Err(FeedError::Truncated { records: self.records })
                };
            }
            let mut taken = 0;
            let mut ended = false;
            while let Some(&byte) = chunk.get(taken) {
                if in_string {
                    if escaped {
                        escaped = false;
                        taken += 1;
                        continue;
                    }
                    // Most of a feed is text: jump to where something can happen.
                    let Some(skip) = memchr::memchr2(b'"', b'\\', &chunk[taken..]) else {
                        taken = chunk.len();
                        break;
                    };
                    escaped = chunk[taken + skip] == b'\\';
                    in_string = escaped;
                    taken += skip + 1;
                    ended = !in_string && depth == outer_depth;
                } else {
                    match byte {
                        b',' | b']' | b'}' | b':' if depth == outer_depth => {
                            ended = true;
                            if !started {
                                let found = Some(byte);
                                return Err(self.unexpected(found, "a value"));
                            }
                        }
                        b' ' | b'\n' | b'\r' | b'\t' if depth == outer_depth => ended = true,
                        b'"' => {
                            in_string = true;
                            taken += 1;
                        }
                        b'[' | b'{' => {
                            depth += 1;
                            taken += 1;
                        }
                        b']' | b'}' => {
                            depth -= 1;
                            taken += 1;
                            ended = depth == outer_depth;
                        }
                        _ => taken += 1,
                    }
                    started = true;
                }
                if ended || depth > self.limits.depth {
                    break;
                }
            }
            self.buffer.extend_from_slice(&chunk[..taken]);
            self.input.consume(taken);
            self.bytes += taken as u64;
            let record = self.records + 1;
            if depth > self.limits.depth {
                return Err(FeedError::TooDeep { record, limit: self.limits.depth });
            }
            if self.buffer.len() > self.limits.record_bytes {
                return Err(FeedError::TooLong { record, limit: self.limits.record_bytes });
            }
            if ended {
                return Ok(());
            }
        }
    }

    fn peek_past_space(&mut self) -> Result<Option<u8>, FeedError> {
        loop {
            let chunk = self.input.fill_buf()?;
            if chunk.is_empty() {
                return Ok(None);
            }
            let spaces = chunk.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let next = chunk.get(spaces).copied();
            self.input.consume(spaces);
            self.bytes += spaces as u64;
            if next.is_some() {
                return Ok(next);
            }
        }
    }

    /// Steps over the byte that was just peeked at.
    fn bump(&mut self) {
        self.input.consume(1);
        self.bytes += 1;
    }

    /// Steps over the byte that was just peeked at and keeps it.
    fn keep_byte(&mut self) -> Result<(), FeedError> {
        let byte = self.input.fill_buf()?[0];
        self.buffer.push(byte);
        self.bump();
        Ok(())
    }

    fn unexpected(&self, found: Option<u8>, wanted: &'static str) -> FeedError {
        match found {
            None => FeedError::Truncated { records: self.records },
            Some(byte) if byte < 0x80 => {
                FeedError::Broken { records: self.records, byte: self.bytes, found: char::from(byte), wanted }
            }
            Some(_) => FeedError::Encoding { place: format!("what follows record {}", self.records) },
        }
    }
}
