//! A site's logo: a small picture that stands in the page itself.

use crate::Html;

/// The height at which it is shown, in pixels.
const HEIGHT: f64 = 32.0;

/// The widest that it is shown, in pixels: a phone must still have room for the name.
const MOST_WIDTH: f64 = 96.0;

/// The longest file, in bytes: it is part of every page.
const MOST_BYTES: usize = 8 * 1024;

/// What may stand in one. No text, because the name stands beside it; nothing that runs, moves,
/// loads, or styles.
const ELEMENTS: [&str; 10] =
    ["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs"];
const ATTRIBUTES: [&str; 28] = [
    "xmlns",
    "viewBox",
    "width",
    "height",
    "fill",
    "fill-rule",
    "clip-rule",
    "fill-opacity",
    "opacity",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "transform",
    "d",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
];
const POINTS: &str = "points";
const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// An SVG that holds shapes and nothing else, ready for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo(Html);

impl Logo {
    /// Reads an SVG and builds it anew from the shapes in it.
    ///
    /// # Errors
    /// Where it holds anything but shapes: one clause that says what.
    pub(super) fn parse(svg: &str) -> Result<Self, String> {
        if svg.len() > MOST_BYTES {
            return Err(format!("it has {} bytes; the most is {MOST_BYTES}", svg.len()));
        }
        let mut html = Html::default();
        let (mut open, mut shapes, mut roots) = (Vec::new(), 0_usize, 0_usize);
        let mut rest = svg.trim();
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix("<!--") {
                rest = after.split_once("-->").ok_or("a comment is not closed")?.1;
            } else if let Some(after) = rest.strip_prefix("</") {
                let (name, after) = after.split_once('>').ok_or("a tag is not closed")?;
                let name = name.trim_end();
                if open.pop() != Some(name) {
                    return Err(format!("</{}> closes nothing", shown(name)));
                }
                html.push_trusted("</");
                html.push_text(name);
                html.push_trusted(">");
                rest = after;
            } else if let Some(after) = rest.strip_prefix('<') {
                let tag = Tag::parse(after)?;
                let is_root = tag.name == "svg";
                if is_root != open.is_empty() || roots > 0 && is_root {
                    return Err("it must be one <svg> with everything inside it".to_owned());
                }
                if is_root {
                    roots += 1;
                    tag.push_root(&mut html)?;
                } else {
                    shapes += 1;
                    tag.push(&mut html);
                }
                if !tag.empty {
                    open.push(tag.name);
                }
                rest = tag.rest;
            } else {
                let (text, _) = rest.split_once('<').unwrap_or((rest, ""));
                if !text.trim().is_empty() {
                    return Err(format!("it holds text (“{}”)", shown(text.trim())));
                }
                rest = &rest[text.len()..];
            }
        }
        if let Some(name) = open.pop() {
            return Err(format!("<{name}> is not closed"));
        }
        if roots == 0 || shapes == 0 {
            return Err("there is no shape in it".to_owned());
        }
        Ok(Self(html))
    }

    pub(crate) fn html(&self) -> &Html {
        &self.0
    }
}

/// The beginning of a text from a file, for an error sentence.
fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(30).collect()
}

struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    empty: bool,
    rest: &'a str,
}

impl<'a> Tag<'a> {
    /// What follows a `<`.
    fn parse(text: &'a str) -> Result<Self, String> {
        let name_ends =
            text.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).ok_or("a tag is not closed")?;
        let (name, mut rest) = text.split_at(name_ends);
        if !ELEMENTS.contains(&name) {
            return Err(format!("<{}> may not stand in it", shown(name)));
        }
        let mut attributes: Vec<(&str, &str)> = Vec::new();
        loop {
            rest = rest.trim_start();
            if let Some(rest) = rest.strip_prefix("/>") {
                return Ok(Self { name, attributes, empty: true, rest });
            }
            if let Some(rest) = rest.strip_prefix('>') {
                return Ok(Self { name, attributes, empty: false, rest });
            }
            let (attribute, after) = rest.split_once('=').ok_or("a tag is not closed")?;
            let attribute = attribute.trim_end();
            if !ATTRIBUTES.contains(&attribute) && attribute != POINTS {
                return Err(format!("the attribute “{}” may not stand in it", shown(attribute)));
            }
            let after = after.trim_start();
            let quote =
                after.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or("a value has no quotes")?;
            let (value, after) = after[1..].split_once(quote).ok_or("a value is not closed")?;
            let plain =
                |c: char| c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || "#.,-+()%".contains(c);
            let harmless = if attribute == "xmlns" {
                name == "svg" && value == NAMESPACE
            } else {
                value.chars().all(plain) && !value.to_ascii_lowercase().contains("url")
            };
            if !harmless {
                return Err(format!("“{}” may not be the value of {attribute}", shown(value)));
            }
            if attributes.iter().any(|(other, _)| *other == attribute) {
                return Err(format!("{attribute} is given twice"));
            }
            attributes.push((attribute, value));
            rest = after;
        }
    }

    fn push(&self, html: &mut Html) {
        html.push_trusted("<");
        html.push_text(self.name);
        self.push_attributes(html);
        html.push_trusted(if self.empty { "/>" } else { ">" });
    }

    /// The outermost tag, with a size of our own and hidden from those who hear the page: the name
    /// stands beside it.
    fn push_root(&self, html: &mut Html) -> Result<(), String> {
        if self.empty {
            return Err("there is no shape in it".to_owned());
        }
        let view =
            self.attributes.iter().find(|(name, _)| *name == "viewBox").map_or("", |(_, value)| *value);
        let numbers: Vec<f64> = view
            .split(|c: char| c.is_ascii_whitespace() || c == ',')
            .filter(|part| !part.is_empty())
            .filter_map(|part| part.parse().ok().filter(|number: &f64| number.is_finite()))
            .collect();
        let &[_, _, width, height] = numbers.as_slice() else {
            return Err("its viewBox must be four numbers".to_owned());
        };
        if width <= 0.0 || height <= 0.0 {
            return Err("its viewBox has no size".to_owned());
        }
        let width = (HEIGHT * width / height).round().clamp(1.0, MOST_WIDTH);
        html.push_trusted(&format!(
            "<svg aria-hidden=\"true\" focusable=\"false\" width=\"{width}\" height=\"{HEIGHT}\""
        ));
        self.push_attributes(html);
        html.push_trusted(">");
        Ok(())
    }

    fn push_attributes(&self, html: &mut Html) {
        let is_root = self.name == "svg";
        for (name, value) in
            self.attributes.iter().filter(|(name, _)| !is_root || !matches!(*name, "width" | "height"))
        {
            html.push_trusted(" ");
            html.push_text(name);
            html.push_trusted("=\"");
            html.push_text(value);
            html.push_trusted("\"");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(shapes: &str) -> Result<Logo, String> {
        Logo::parse(&format!("<svg xmlns=\"{NAMESPACE}\" viewBox=\"0 0 64 32\">{shapes}</svg>"))
    }

    #[test]
    fn shapes_are_built_anew_with_our_own_size() {
        let svg = "<!-- ours -->\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 32' width='999'>\n  <g fill=\"none\">\n<path d=\"M0 0h4\"/></g>\n</svg>\n";
        assert_eq!(
            Logo::parse(svg).unwrap().html().as_str(),
            "<svg aria-hidden=\"true\" focusable=\"false\" width=\"64\" height=\"32\" \
             xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 32\"><g fill=\"none\"><path d=\"M0 0h4\"/></g></svg>"
        );
    }

    #[test]
    fn nothing_but_shapes_may_stand_in_it() {
        for (shapes, why) in [
            ("<script>alert(1)</script>", "<script> may not"),
            ("<SCRIPT/>", "<SCRIPT> may not"),
            ("<style>*{}</style>", "<style> may not"),
            ("<a href=\"https://a.example\"><path d=\"\"/></a>", "<a> may not"),
            ("<foreignObject/>", "<foreignObject> may not"),
            ("<image href=\"x\"/>", "<image> may not"),
            ("<use href=\"#x\"/>", "<use> may not"),
            ("<animate attributeName=\"href\"/>", "<animate> may not"),
            ("<path onclick=\"x()\"/>", "“onclick” may not"),
            ("<path style=\"fill:red\"/>", "“style” may not"),
            ("<path class=\"govuk-button\"/>", "“class” may not"),
            ("<path id=\"main-content\"/>", "“id” may not"),
            ("<path fill=\"url(#a)\"/>", "“url(#a)” may not"),
            ("<path fill=\"javascript:x\"/>", "“javascript:x” may not"),
            ("<path d=\"&#60;\"/>", "may not be the value"),
            ("<path d=\"<\"/>", "may not be the value"),
            ("<path d=1/>", "has no quotes"),
            ("<path d=\"1\" d=\"2\"/>", "d is given twice"),
            ("<g><path/></svg><svg>", "</svg> closes nothing"),
            ("<g>", "</svg> closes nothing"),
            ("<svg><path/></svg>", "one <svg>"),
            ("Hartsmere", "holds text"),
            ("<![CDATA[x]]><path/>", "may not stand"),
            ("<?xml-stylesheet href=\"x\"?>", "may not stand"),
            ("", "no shape"),
        ] {
            let refused = inside(shapes).expect_err(shapes);
            assert!(refused.contains(why), "{shapes}: {refused}");
        }
        for (svg, why) in [
            ("", "no shape"),
            ("<path/>", "one <svg>"),
            ("<!DOCTYPE svg><svg/>", "may not stand"),
            ("<svg viewBox=\"0 0 1\"><path/></svg>", "four numbers"),
            ("<svg viewBox=\"0 0 0 1\"><path/></svg>", "no size"),
            ("<svg viewBox=\"0 0 1 1\"><path/>", "<svg> is not closed"),
            ("<svg viewBox=\"0 0 1 1\"><path/></svg><svg viewBox=\"0 0 1 1\"><path/></svg>", "one <svg>"),
            ("<svg", "not closed"),
        ] {
            let refused = Logo::parse(svg).expect_err(svg);
            assert!(refused.contains(why), "{svg}: {refused}");
        }
        assert!(inside(&"<path/>".repeat(2000)).is_err(), "a large one is refused");
    }
}
