//! The options of a fixture: what is asked for is taken, and what nobody asked for is not offered.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use fingerpost_pages::Html;
use serde_json::{Map, Value};

/// What makes the HTML of a component.
pub type Make = fn(&mut Options) -> String;

pub struct Options {
    /// Where these options are: `label.`.
    path: String,
    given: Map<String, Value>,
    refused: Rc<RefCell<BTreeSet<String>>>,
}

impl Drop for Options {
    fn drop(&mut self) {
        let left = self.given.keys().map(|key| format!("{}{key}", self.path));
        self.refused.borrow_mut().extend(left);
    }
}

impl Options {
    /// The HTML that is made of options, and those that are not offered.
    pub fn read(given: Map<String, Value>, make: Make) -> (String, BTreeSet<String>) {
        let refused = Rc::<RefCell<_>>::default();
        let mut options = Self { path: String::new(), given, refused: Rc::clone(&refused) };
        let html = make(&mut options);
        drop(options);
        (html, refused.take())
    }

    /// Puts an option among those that are not offered.
    pub fn refuse(&self, key: &str) {
        self.refused.borrow_mut().insert(format!("{}{key}", self.path));
    }

    fn inside(&self, key: &str, given: Map<String, Value>) -> Self {
        Self { path: format!("{}{key}.", self.path), given, refused: Rc::clone(&self.refused) }
    }

    /// The options of a part.
    pub fn part(&mut self, key: &str) -> Option<Self> {
        match self.given.shift_remove(key)? {
            Value::Object(given) => Some(self.inside(key, given)),
            // As in JavaScript, what is false is not there.
            Value::Null | Value::Bool(false) => None,
            _ => {
                self.refuse(key);
                None
            }
        }
    }

    /// The options of each of several parts. A list of ours has no gaps.
    pub fn parts(&mut self, key: &str) -> Vec<Self> {
        let items = match self.given.shift_remove(key) {
            Some(Value::Array(items)) => items,
            Some(_) => {
                self.refuse(key);
                Vec::new()
            }
            None => Vec::new(),
        };
        let inside = format!("{key}[]");
        let (parts, gaps): (Vec<_>, Vec<_>) =
            items.into_iter().partition(|item| item.as_object().is_some_and(|given| !given.is_empty()));
        if !gaps.is_empty() {
            self.refuse(&format!("{inside} with gaps"));
        }
        let parts = parts.into_iter().filter_map(|item| match item {
            Value::Object(given) => Some(self.inside(&inside, given)),
            _ => None,
        });
        parts.collect()
    }

    /// A text or a number, as a text.
    pub fn text(&mut self, key: &str) -> Option<String> {
        match self.given.shift_remove(key)? {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            Value::Null | Value::Bool(false) => None,
            _ => {
                self.refuse(key);
                None
            }
        }
    }

    /// The same, or nothing.
    pub fn words(&mut self, key: &str) -> String {
        self.text(key).unwrap_or_default()
    }

    /// The same where `false` is to say nothing, and not what is said when nothing is given.
    pub fn text_or_nothing(&mut self, key: &str) -> Option<String> {
        if self.given.get(key) == Some(&Value::Bool(false)) {
            self.given.shift_remove(key);
            return Some(String::new());
        }
        self.text(key)
    }

    pub fn flag(&mut self, key: &str) -> Option<bool> {
        match self.given.shift_remove(key)? {
            Value::Bool(flag) => Some(flag),
            _ => {
                self.refuse(key);
                None
            }
        }
    }

    /// `html`, and without it `text`.
    pub fn html(&mut self) -> Html {
        self.html_or_text("html", "text")
    }

    pub fn html_or_text(&mut self, html: &str, text: &str) -> Html {
        let (html, text) = (self.words(html), self.words(text));
        // Markup of the package is no markup of ours; it is given as if it stood in the program.
        if html.is_empty() { Html::from(text) } else { Html::literal(html.trim().to_owned().leak()) }
    }

    /// A text, a number or a truth, as the package writes it into an attribute.
    pub fn value(&mut self, key: &str) -> Option<String> {
        match self.given.get(key)? {
            Value::Bool(flag) => {
                let value = flag.to_string();
                self.given.shift_remove(key);
                Some(value)
            }
            _ => self.text(key),
        }
    }

    /// `attributes`, where they are plain names and values.
    pub fn attributes(&mut self) -> Vec<(String, String)> {
        let Some(mut attributes) = self.part("attributes") else { return Vec::new() };
        let names: Vec<String> = attributes.given.keys().cloned().collect();
        names.into_iter().filter_map(|name| Some((name.clone(), attributes.value(&name)?))).collect()
    }
}
