//! Text from strangers: HTML cleaned to a safe subset, and the same said in plain text.
//!
//! A text counts as HTML when it holds a tag or a character reference; otherwise it is plain text
//! and stays as it is ("Fish & chips", "ages 5 < 11").

use std::{collections::HashSet, sync::LazyLock};

/// Elements that a description may keep: enough for paragraphs, lists, emphasis and links.
const ELEMENTS: [&str; 14] =
    ["a", "b", "blockquote", "br", "em", "h3", "h4", "i", "li", "ol", "p", "strong", "u", "ul"];

/// Elements after which plain text starts a new line.
const BLOCKS: [&str; 7] = ["blockquote", "h3", "h4", "ol", "p", "ul", "br"];

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::empty();
    cleaner
        .tags(ELEMENTS.into())
        .clean_content_tags(HashSet::from(["script", "style", "iframe", "object", "template", "noscript"]))
        .add_tag_attributes("a", ["href"])
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow noopener noreferrer"));
    cleaner
});

/// Whether the text is HTML: it holds a tag, a comment or a character reference.
pub fn is_html(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'<' => matches!(bytes.get(at + 1), Some(b'a'..=b'z' | b'A'..=b'Z' | b'/' | b'!' | b'?')),
        b'&' => is_character_reference(&bytes[at + 1..]),
        _ => false,
    })
}

/// Whether `after` an ampersand comes the rest of a reference such as `amp;` or `#8217;`.
fn is_character_reference(after: &[u8]) -> bool {
    let name = after.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
    (2..=31).contains(&name) && after.get(name) == Some(&b';')
}

/// Cleans HTML to the safe subset; plain text comes back as it is.
///
/// What is left has no script, no style, no image, no event handler, and links only to web, mail
/// and telephone addresses. Text without any word left in it comes back empty.
///
/// ```
/// use openreferral::text::clean;
/// assert_eq!(clean("<p onclick=steal()>Tea <script>x()</script>& cake"), "<p>Tea &amp; cake</p>");
/// assert_eq!(clean("Fish & chips"), "Fish & chips");
/// assert_eq!(clean("<p><br></p>"), "");
/// ```
pub fn clean(text: &str) -> String {
    if !is_html(text) {
        return text.trim().to_owned();
    }
    if is_clean(text) {
        return if from_clean_html(text).is_empty() { String::new() } else { text.trim().to_owned() };
    }
    let cleaned = CLEANER.clean(text).to_string();
    if from_clean_html(&cleaned).is_empty() { String::new() } else { cleaned.trim().to_owned() }
}

/// Whether HTML is so plain that cleaning would give it back letter by letter: paragraphs and lists
/// of text, one after the other, with line breaks, and emphasis that holds only text. Much of what
/// feeds say is, and seeing so is a hundred times quicker than parsing.
fn is_clean(html: &str) -> bool {
    if html.contains(['\u{A0}', '\r', '\0', '>', '&']) && !are_references_and_tags_whole(html) {
        return false;
    }
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let Some(end) = rest[at..].find('>') else { return false };
        let tag = &rest[at + 1..at + end];
        let fits = match (tag, open.as_slice()) {
            ("p" | "ul" | "ol", []) => true,
            ("li", ["ul" | "ol"]) => true,
            ("br", ["p"] | [_, "li"]) => true,
            ("b" | "i" | "u" | "em" | "strong", ["p"] | [_, "li"]) => true,
            (closing, [.., last]) => closing.strip_prefix('/') == Some(*last),
            _ => false,
        };
        if !fits {
            return false;
        }
        match tag {
            "br" => {}
            _ if tag.starts_with('/') => drop(open.pop()),
            _ => open.push(tag),
        }
        rest = &rest[at + end + 1..];
    }
    open.is_empty()
}

/// Whether each `&` begins a reference that the cleaner writes, each `>` ends a tag, and no
/// character stands in the text that the cleaner would write in another way.
fn are_references_and_tags_whole(html: &str) -> bool {
    if html.contains(['\u{A0}', '\r', '\0']) {
        return false;
    }
    let mut in_tag = false;
    html.char_indices().all(|(at, character)| match character {
        '<' => !std::mem::replace(&mut in_tag, true),
        '>' => std::mem::replace(&mut in_tag, false),
        '&' => !in_tag && ["amp;", "lt;", "gt;", "nbsp;"].iter().any(|name| html[at + 1..].starts_with(name)),
        _ => true,
    })
}

/// The text as a person would read it aloud: no tags, references resolved, blocks as paragraphs,
/// list items with a bullet.
///
/// ```
/// use openreferral::text::plain;
/// assert_eq!(plain("<p>Tea &amp; cake</p><ul><li>scones</li></ul>"), "Tea & cake\n\n• scones");
/// ```
pub fn plain(text: &str) -> String {
    if is_html(text) { from_clean_html(&CLEANER.clean(text).to_string()) } else { text.trim().to_owned() }
}

/// Plain text of the cleaner's output, whose tags are known to be well formed.
fn from_clean_html(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push_text(&mut out, &rest[..at]);
        let Some(end) = rest[at..].find('>') else { break };
        let tag = rest[at + 1..at + end].trim_start_matches('/');
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if name == "li" && !rest[at..].starts_with("</") {
            end_line(&mut out, 1);
            out.push_str("• ");
        } else if BLOCKS.contains(&name) {
            end_line(&mut out, if name == "br" { 1 } else { 2 });
        }
        rest = &rest[at + end + 1..];
    }
    push_text(&mut out, rest);
    out.trim_matches(|c: char| c.is_whitespace() || c == '•').to_owned()
}

/// Ends the line, leaving at most `breaks` line breaks at the end.
fn end_line(out: &mut String, breaks: usize) {
    out.truncate(out.trim_end_matches(' ').len());
    let present = out.len() - out.trim_end_matches('\n').len();
    if !out.is_empty() {
        out.extend(std::iter::repeat_n('\n', breaks.saturating_sub(present)));
    }
}

/// Appends text with white space folded and the cleaner's references resolved.
fn push_text(out: &mut String, text: &str) {
    let text = text
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    for character in text.chars() {
        if !character.is_whitespace() {
            out.push(character);
        } else if !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_hostile_description_keeps_its_words_and_nothing_live() {
        let hostile = r#"<p>Come <b>in<img src="data:image/png;base64,AAAA" onerror=alert(1)>
            <a href="javascript:alert(1)">here</a> <a href="https://a.example/?q=1&b" onclick="x()">there</a>
            <svg><script>alert(2)</script></svg><style>p{}</style><iframe src="https://b.example"></iframe>
            <form action="/x"><input name="y">"#;
        let cleaned = clean(hostile);
        for live in [
            "<script",
            "javascript:",
            "onerror",
            "onclick",
            "data:",
            "<img",
            "<svg",
            "<style",
            "<iframe",
            "<form",
            "<input",
        ] {
            assert!(!cleaned.contains(live), "{live} is left in {cleaned}");
        }
        assert!(cleaned.contains(r#"href="https://a.example/?q=1&amp;b""#), "{cleaned}");
        assert_eq!(plain(hostile), "Come in here there");
    }

    #[test]
    fn cleaning_what_is_clean_changes_nothing() {
        for text in ["<p>a &amp; b</p><ul><li>c</li></ul>", "plain & simple", "5 < 6", "<p>x<br>y</p>"] {
            assert_eq!(clean(&clean(text)), clean(text));
        }
    }

    proptest! {
        #[test]
        fn what_counts_as_clean_is_what_cleaning_gives_back(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "<p>", "</p>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>", "<br>", "<b>", "</b>", "<em>", "</em>",
                "<i>", "</i>", "<P>", "<a href=\"x\">", "</a>", "<script>", "a", " ", "\n", "&amp;", "&nbsp;", "&lt;", "&",
                "\u{A0}", ">", "<", "é", "&copy;", "\r", "<!-- -->",
            ]), 0..9),
            inner in "[a-z<>/&; é]{0,12}",
        ) {
            for html in [pieces.concat(), format!("<p>{inner}</p>"), format!("<p>{}</p>", pieces.concat()), format!("<ul><li>{}</li></ul>", pieces.concat())] {
                if is_clean(&html) {
                    prop_assert_eq!(CLEANER.clean(&html).to_string(), html);
                }
            }
        }
    }

    #[test]
    fn references_are_resolved_once() {
        assert_eq!(plain("<p>&amp;lt;b&amp;gt;</p>"), "&lt;b&gt;");
    }
}
