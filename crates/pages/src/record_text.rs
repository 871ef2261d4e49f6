//! Longer texts of a record as markup: paragraphs for plain text, tidied HTML for HTML.
//!
//! [`openreferral::text::clean`] leaves nothing live, but what is left may still be a heading with
//! no words, a list item outside a list or a link round nothing: a screen reader stumbles over
//! each, so they are mended here.

use openreferral::text::{clean, is_html, plain};

use crate::{Html, Language};

/// The text as blocks for a place under an `h2`, or nothing when it has no words.
pub(crate) fn block(text: Option<&str>, page: Language) -> Option<Html> {
    let text = text?.trim();
    let body = if is_html(text) { cleaned(text) } else { paragraphs(text) };
    if body.is_empty() {
        return None;
    }
    let mut html = Html::default();
    html.push_trusted("<div class=\"fp-text\"");
    html.push(&Html::language_attribute(Language::OF_RECORDS, page));
    html.push_trusted(">");
    html.push(&body);
    html.push_trusted("</div>");
    Some(html)
}

/// HTML with nothing live left in it and nothing that trips a screen reader.
pub(crate) fn cleaned(html: &str) -> Html {
    tidy(&clean(html))
}

/// Plain text: a blank line starts a paragraph, a line break stays one.
fn paragraphs(text: &str) -> Html {
    let mut html = Html::default();
    for paragraph in text.replace("\r\n", "\n").split("\n\n").map(str::trim).filter(|text| !text.is_empty()) {
        html.push_trusted("<p>");
        for (at, line) in paragraph.lines().enumerate() {
            if at > 0 {
                html.push_trusted("<br>");
            }
            html.push_text(line.trim());
        }
        html.push_trusted("</p>");
    }
    html
}

/// The first sentence or two of a text: what a record is about, at the top of its page.
///
/// Nothing when the text does not start with a sentence, such as a list or a heading.
pub(crate) fn lead(text: &str) -> Option<String> {
    /// About three lines on a small phone.
    const LONGEST: usize = 220;
    /// A shorter one, such as "Hello!", says too little to repeat.
    const SHORTEST: usize = 40;

    let plain = plain(text);
    let paragraph = plain.lines().next()?.trim();
    if paragraph.starts_with('•') {
        return None;
    }
    let mut end = None;
    for (at, character) in paragraph.char_indices().take_while(|(at, _)| *at < LONGEST) {
        let after = at + character.len_utf8();
        let closes = matches!(character, '.' | '!' | '?')
            && paragraph[after..].chars().next().is_none_or(char::is_whitespace);
        if closes && after >= SHORTEST {
            end = Some(after);
        }
    }
    end.map(|end| paragraph[..end].to_owned())
}

/// One piece of cleaned HTML, which the cleaner leaves well formed.
#[derive(Debug, PartialEq)]
enum Node<'a> {
    /// Text, with its references still in it.
    Text(&'a str),
    /// An element: its name, its start tag as it came, and what it holds.
    Element { name: &'a str, start: &'a str, children: Vec<Node<'a>> },
}

/// Nobody writes deeper than that; a stranger's ten thousand nested tags must not exhaust the stack.
const DEEPEST: usize = 24;

fn tidy(cleaned: &str) -> Html {
    let nodes = parse(cleaned);
    let mut writer = Writer { html: Html::default(), under_heading: false };
    writer.write_all(&nodes, "div");
    writer.html
}

/// Reads cleaned HTML. Elements deeper than [`DEEPEST`] are left out, and their words kept.
fn parse(html: &str) -> Vec<Node<'_>> {
    let mut nodes = Vec::new();
    // Elements that are still open, each with what stood before it in the element round it.
    let mut open: Vec<(&str, &str, Vec<Node<'_>>)> = Vec::new();
    let mut too_deep = 0_usize;
    let mut rest = html;
    while !rest.is_empty() {
        let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if !text.is_empty() {
            nodes.push(Node::Text(text));
        }
        let (tag, after) = after.split_at(end_of_tag(after));
        rest = after;
        let Some(inner) = tag.strip_prefix('<') else { continue };
        let name = inner
            .trim_start_matches('/')
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        if name == "br" {
            nodes.push(Node::Element { name, start: tag, children: Vec::new() });
        } else if !inner.starts_with('/') {
            if open.len() < DEEPEST {
                open.push((name, tag, std::mem::take(&mut nodes)));
            } else {
                too_deep += 1;
            }
        } else if too_deep > 0 {
            too_deep -= 1;
        } else if let Some((name, start, before)) = open.pop() {
            let children = std::mem::replace(&mut nodes, before);
            nodes.push(Node::Element { name, start, children });
        }
    }
    // The cleaner closes what it opens; were one left open, its words would still be shown.
    while let Some((name, start, before)) = open.pop() {
        let children = std::mem::replace(&mut nodes, before);
        nodes.push(Node::Element { name, start, children });
    }
    nodes
}

/// Where the tag that the text starts with ends; a `>` in an attribute's value does not end it.
fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

impl Node<'_> {
    /// Whether there is anything to read in it.
    fn has_words(&self) -> bool {
        match self {
            Self::Text(text) => !text.replace("&nbsp;", " ").trim().is_empty(),
            Self::Element { children, .. } => children.iter().any(Node::has_words),
        }
    }

    fn is(&self, wanted: &str) -> bool {
        matches!(self, Self::Element { name, .. } if *name == wanted)
    }
}

struct Writer {
    html: Html,
    /// Whether an `h3` has come, so that an `h4` skips no level.
    under_heading: bool,
}

impl Writer {
    fn write_all(&mut self, nodes: &[Node<'_>], parent: &str) {
        for node in nodes {
            self.write(node, parent);
        }
    }

    fn write(&mut self, node: &Node<'_>, parent: &str) {
        let in_list = matches!(parent, "ul" | "ol");
        match node {
            // Only items belong in a list, whatever an editor pasted there.
            _ if in_list && !node.is("li") => {
                if node.has_words() {
                    self.wrap("li", "<li>", std::slice::from_ref(node));
                }
            }
            Node::Text(text) => self.html.push_trusted(text),
            Node::Element { name: "br", .. } => self.html.push_trusted("<br>"),
            Node::Element { .. } if !node.has_words() => {}
            // Without an address it is no link: the cleaner has taken away one that could do harm.
            Node::Element { name: "a", start, children } if !start.contains(" href=") => {
                self.write_all(children, parent);
            }
            Node::Element { name: "li", children, .. } if !in_list => self.wrap("p", "<p>", children),
            // Underlined words look like a link that does not work.
            Node::Element { name: "u", children, .. } => self.write_all(children, parent),
            Node::Element { name: "h3" | "h4", children, .. } => self.heading(node.is("h4"), children),
            Node::Element { name, start, children } => self.wrap(name, start, children),
        }
    }

    fn heading(&mut self, minor: bool, children: &[Node<'_>]) {
        if minor && self.under_heading {
            self.wrap("h4", "<h4>", children);
        } else {
            self.under_heading = true;
            self.wrap("h3", "<h3>", children);
        }
    }

    fn wrap(&mut self, name: &str, start: &str, children: &[Node<'_>]) {
        self.html.push_trusted(start);
        self.write_all(children, name);
        self.html.push_trusted("</");
        self.html.push_trusted(name);
        self.html.push_trusted(">");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(text: &str) -> String {
        block(Some(text), Language::ENGLISH).map(|html| html.to_string()).unwrap_or_default()
    }

    fn inner(text: &str) -> String {
        english(text).trim_start_matches("<div class=\"fp-text\">").trim_end_matches("</div>").to_owned()
    }

    #[test]
    fn plain_text_becomes_escaped_paragraphs() {
        assert_eq!(
            inner("Ages 5 < 11 & up\n\nMonday\nTuesday"),
            "<p>Ages 5 &#60; 11 &#38; up</p><p>Monday<br>Tuesday</p>"
        );
        assert_eq!(english("  \n "), "");
    }

    #[test]
    fn html_keeps_its_sense_and_loses_what_trips_a_screen_reader() {
        assert_eq!(
            inner("<h4>Who</h4><h4>&nbsp;</h4><p>All<u>!</u></p><h3></h3>"),
            "<h3>Who</h3><p>All!</p>"
        );
        assert_eq!(inner("<h3>A</h3><h4>B</h4>"), "<h3>A</h3><h4>B</h4>");
        assert_eq!(
            inner("<ul>\n<ul><li>a</li></ul><p>b</p></ul>"),
            "<ul><li><ul><li>a</li></ul></li><li><p>b</p></li></ul>"
        );
        assert_eq!(inner("<li>stray</li>"), "<p>stray</p>");
        assert_eq!(
            inner(
                r#"<p>See <a href="https://a.example"><img src="x"></a><a href="https://b.example">b</a></p>"#
            ),
            r#"<p>See <a href="https://b.example" rel="nofollow noopener noreferrer">b</a></p>"#
        );
    }

    #[test]
    fn tidying_never_makes_text_live() {
        assert_eq!(inner("<p>a &lt;script&gt; b</p>"), "<p>a &lt;script&gt; b</p>");
        assert!(!inner("<p>x</p><scr<script>ipt>alert(1)</script>").contains("<script"));
    }

    #[test]
    fn a_sign_of_more_than_one_byte_is_one_sign() {
        assert_eq!(inner("<p>£10 – “now”</p>£7"), "<p>£10 – “now”</p>£7");
    }

    #[test]
    fn a_link_that_leads_nowhere_is_words() {
        assert_eq!(inner("<p><a href=\"javascript:x\">Go</a></p>"), "<p>Go</p>");
        assert_eq!(inner("<p><a href=\"https://a.example/?b>c\">Go</a></p>").matches("<a ").count(), 1);
    }

    #[test]
    fn ten_thousand_nested_tags_are_cut_to_what_a_person_would_write() {
        let deep = format!("{}deep{}after", "<blockquote>".repeat(10_000), "</blockquote>".repeat(10_000));
        let tidied = inner(&deep);
        assert_eq!(tidied.matches("<blockquote>").count(), DEEPEST);
        assert_eq!(tidied.matches("</blockquote>").count(), DEEPEST);
        assert!(tidied.contains(">deep<") && tidied.ends_with(">after"), "{tidied}");
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_pasted_comes_out_balanced(pieces in proptest::collection::vec("<(/?(p|b|a|ul|li|h3|h4|u|br|x))>|<a href=\"https://é.example\">|[ é£&<>\"]{0,3}", 0..30)) {
            let html = english(&pieces.concat());
            for name in ["div", "p", "b", "a", "ul", "li", "h3", "h4"] {
                let (opened, closed) = (format!("<{name}"), format!("</{name}>"));
                let opened = html.match_indices(&opened).filter(|(at, _)| matches!(html.as_bytes()[at + opened.len()], b' ' | b'>')).count();
                proptest::prop_assert_eq!(opened, html.matches(&closed).count(), "{} in {}", name, html);
            }
        }
    }

    #[test]
    fn a_lead_is_whole_sentences_or_nothing() {
        let sentence = "We help people who look after somebody at home to take a break.";
        assert_eq!(
            lead(&format!("<p>{sentence} {}</p>", "Long words. ".repeat(40))).unwrap().len() % 12,
            (sentence.len() + 1 + 11) % 12
        );
        assert_eq!(lead(sentence).as_deref(), Some(sentence));
        assert_eq!(lead("<ul><li>Monday. Tuesday.</li></ul>"), None);
        assert_eq!(lead("Opening times and other things of interest"), None);
    }
}
