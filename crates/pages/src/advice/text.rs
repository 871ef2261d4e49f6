//! The body of a page of advice: Markdown, as sections under headings.
//!
//! What is written there is our own, and is still cleaned as a stranger's text is. What would be lost by that (a picture,
//! markup, a heading of another level, a link that is no web address) is refused, with its line.

use comrak::{
    Arena, Options, format_html,
    nodes::{AstNode, NodeValue},
    parse_document,
};

use crate::{Html, record_text, site::SiteError};

/// A heading, and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Section {
    /// Nothing for what stands before the first heading.
    pub(crate) heading: Option<String>,
    pub(crate) body: Html,
}

/// The sections of a text; `before` is how many lines of the file stand before it.
pub(super) fn sections(markdown: &str, before: usize) -> Result<Vec<Section>, SiteError> {
    let (arena, options) = (Arena::new(), Options::default());
    let document = parse_document(&arena, markdown, &options);
    for node in document.descendants() {
        check(node).map_err(|why| {
            SiteError::new(format!("line {}", before + node.data().sourcepos.start.line), why)
        })?;
    }
    let mut parts: Vec<(Option<String>, String)> = Vec::new();
    for block in document.children() {
        match &block.data().value {
            NodeValue::Heading(heading) if heading.level == 2 => {
                parts.push((Some(words(block)), String::new()));
            }
            _ => {
                if parts.is_empty() {
                    parts.push((None, String::new()));
                }
                if let Some((_, html)) = parts.last_mut() {
                    // A String takes every write.
                    let _ = format_html(block, &options, html);
                }
            }
        }
    }
    let sections = parts.into_iter();
    Ok(sections.map(|(heading, html)| Section { heading, body: record_text::cleaned(&html) }).collect())
}

/// The words of a heading.
fn words<'a>(heading: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for node in heading.descendants() {
        match &node.data().value {
            NodeValue::Text(words) => text.push_str(words),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

fn check(node: &AstNode<'_>) -> Result<(), String> {
    match &node.data().value {
        NodeValue::Heading(heading) if !(2..=3).contains(&heading.level) => {
            Err("a heading has two or three signs (## or ###); the title is above".to_owned())
        }
        NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => Err("write Markdown without HTML".to_owned()),
        NodeValue::Image(_) => Err("a picture cannot stand here".to_owned()),
        NodeValue::Link(link)
            if !["https://", "tel:", "mailto:"].iter().any(|it| link.url.starts_with(it)) =>
        {
            Err(format!("“{}” is not an address that begins with https://, tel: or mailto:", link.url))
        }
        NodeValue::Code(_) | NodeValue::CodeBlock(_) | NodeValue::ThematicBreak => {
            Err("only paragraphs, lists, headings, emphasis and links can stand here".to_owned())
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_divide_a_text() {
        let text = "First.\n\n## What to *do*\n\nAsk [them](https://a.example/b).\n\n- one\n- two\n\n### More\n\nLast.";
        let sections = sections(text, 0).unwrap();
        assert_eq!(sections.len(), 2);
        assert_eq!((sections[0].heading.as_deref(), sections[0].body.as_str()), (None, "<p>First.</p>"));
        assert_eq!(sections[1].heading.as_deref(), Some("What to do"));
        let body = sections[1].body.as_str();
        assert!(body.contains("href=\"https://a.example/b\"") && body.contains("<h3>More</h3>"), "{body}");
    }

    #[test]
    fn what_would_be_lost_is_refused_with_its_line() {
        for (text, refused) in [
            ("One\n\n# Two", "line 7: a heading has two"),
            ("One\n\nTwo <b>three</b>", "line 7: write Markdown without HTML"),
            ("<script>x</script>", "line 5: write Markdown without HTML"),
            ("![a](https://a.example/b.png)", "line 5: a picture"),
            ("[a](/search?q=b)", "line 5: “/search?q=b” is not an address"),
            ("[a](javascript:b)", "line 5: “javascript:b” is not an address"),
            ("[a](http://a.example)", "line 5: “http://a.example” is not an address"),
            ("One\n\n    two", "line 7: only paragraphs"),
        ] {
            let error = sections(text, 4).unwrap_err().to_string();
            assert!(error.starts_with(refused), "{text}: {error}");
        }
    }
}
