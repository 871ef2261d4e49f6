//! A service of a list, and the code that leads to its page.

use qrcode::{Color, EcLevel, QrCode};
use uuid::Uuid;

use super::Listed;
use crate::{Html, Language, links, service::KeyFacts};

/// A service of a list, ready for a page.
pub(crate) struct Item<'a> {
    /// From 1.
    pub(crate) number: usize,
    pub(crate) is_last: bool,
    pub(crate) id: Uuid,
    pub(crate) href: String,
    pub(crate) note: &'a str,
    /// The id of its box for a note, and what that is called.
    pub(crate) note_box: (String, Html),
    /// What it is called, or that it is gone.
    pub(crate) name: String,
    /// The same for the page.
    pub(crate) title: Html,
    pub(crate) by: Option<Html>,
    /// Nothing where nobody may see it any more.
    pub(crate) facts: Option<KeyFacts>,
}

impl<'a> Item<'a> {
    pub(super) fn all(listed: &[Listed<'a>], t: Language) -> Vec<Self> {
        let of = |(at, listed): (usize, &Listed<'a>)| {
            let facts = listed.service.as_ref().map(|view| KeyFacts::new(view, t));
            let gone = || t.say("list-gone");
            let by = facts.as_ref().and_then(|facts| facts.by.as_deref()).map(|by| Html::record(by, t));
            let title =
                facts.as_ref().map_or_else(|| Html::text(&gone()), |facts| Html::record(&facts.name, t));
            let note_label = [Html::from(t.say("list-note")), Html::visually_hidden(&title)];
            Self {
                number: at + 1,
                is_last: false,
                id: listed.id,
                href: links::record("services", &listed.id.to_string()),
                note: listed.note,
                note_box: (format!("note-{}", at + 1), Html::join(note_label, "")),
                name: facts.as_ref().map_or_else(|| gone().into_owned(), |facts| facts.name.clone()),
                title,
                by: by.map(|by| t.mark_up("result-by", &[("who", &by)])),
                facts,
            }
        };
        let mut items: Vec<Self> = listed.iter().enumerate().map(of).collect();
        if let Some(last) = items.last_mut() {
            last.is_last = true;
        }
        items
    }
}

/// An address as a code for the cameras of phones, as shapes in the page; nothing where it is too long for one.
pub(super) fn qr_code(address: &str, label: &str) -> Option<Html> {
    /// What cameras want to be left blank round it.
    const MARGIN: usize = 4;
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let size = width + 2 * MARGIN;
    let mut html = Html::default();
    html.push_trusted(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fp-code\" viewBox=\"0 0 {size} {size}\" width=\"{0}\" height=\"{0}\" \
         shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"",
        // Large enough that one square is some pixels on a screen.
        size * 3
    ));
    html.push_text(label);
    html.push_trusted(&format!("\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\""));
    for (row, line) in code.to_colors().chunks(width).enumerate() {
        let mut at = 0;
        for run in line.chunk_by(|one, other| one == other) {
            if run[0] == Color::Dark {
                let (x, y, length) = (at + MARGIN, row + MARGIN, run.len());
                html.push_trusted(&format!("M{x} {y}h{length}v1h-{length}z"));
            }
            at += run.len();
        }
    }
    html.push_trusted("\"/></svg>");
    Some(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_shapes_that_say_what_they_are() {
        let svg = qr_code("https://directory.example/services/1", "Page of \"tea\"").unwrap();
        // The mark that cameras look for, in the corner.
        assert!(svg.as_str().contains("d=\"M4 4h7v1h-7z") && svg.as_str().contains("Page of &#34;tea&#34;"));
        assert!(!svg.as_str().contains("style"));
        assert_eq!(qr_code(&"a".repeat(3000), ""), None, "too long for any code");
    }
}
