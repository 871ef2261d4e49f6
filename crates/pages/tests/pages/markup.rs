//! What holds of the markup of every page.

use std::io::Write;

use fingerpost_pages::{Language, asset};
use flate2::{Compression, write::GzEncoder};

use crate::support;

fn every_page() -> impl Iterator<Item = (String, Language, String)> {
    Language::BUNDLED.into_iter().flat_map(|language| {
        support::pages(language)
            .into_iter()
            .map(move |(name, html)| (format!("{name}.{}", language.code()), language, html))
    })
}

/// A page's start tags as they stand, without `<` and `>`; fails where tags do not balance.
fn start_tags(name: &str, html: &str) -> Vec<String> {
    const VOID: [&str; 6] = ["meta", "link", "input", "br", "!DOCTYPE", "!--"];
    let (mut tags, mut open) = (Vec::new(), Vec::new());
    for piece in html.split('<').skip(1) {
        let (tag, _) =
            piece.split_once('>').unwrap_or_else(|| panic!("{name}: a tag is not closed: {piece}"));
        let element = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        if tag.starts_with('/') {
            assert_eq!(open.pop().as_deref(), Some(element), "{name}: </{element}>");
        } else {
            tags.push(tag.to_owned());
            if !VOID.contains(&element) && !tag.ends_with('/') {
                open.push(element.to_owned());
            }
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} are not closed");
    tags
}

#[test]
fn no_picture_is_ended_by_a_tag_of_html_in_it() {
    for (name, _, html) in every_page() {
        for picture in html.split("<svg").skip(1).filter_map(|rest| rest.split("</svg>").next()) {
            assert!(!picture.contains("<span"), "{name}: {picture}");
        }
    }
}

#[test]
fn every_page_has_one_heading_a_language_and_a_title() {
    for (name, language, html) in every_page() {
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert_eq!(html.matches("<main").count(), 1, "{name}");
        assert!(html.contains(&format!("<html lang=\"{}\"", language.code())), "{name}");
        let site = match language {
            Language::ENGLISH => "Hartsmere support directory",
            _ => "Cyfeiriadur cymorth Hartsmere",
        };
        let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap();
        assert!(title.ends_with(&format!(" – {site}")) && !title.starts_with(" – "), "{name}: {title}");
    }
}

#[test]
fn headings_never_skip_a_level() {
    for (name, _, html) in every_page() {
        let mut last = 1;
        for tag in start_tags(&name, &html) {
            let Some(level) = tag
                .strip_prefix('h')
                .and_then(|rest| rest.get(..1))
                .and_then(|level| level.parse::<u8>().ok())
            else {
                continue;
            };
            assert!(level <= last + 1, "{name}: h{level} after h{last}");
            last = level;
        }
    }
}

#[test]
fn a_strict_content_security_policy_breaks_nothing() {
    for (name, _, html) in every_page() {
        for tag in start_tags(&name, &html) {
            assert!(!tag.starts_with("script") || is_our_script(&tag), "{name}: {tag}");
            assert!(!tag.starts_with("style"), "{name}: {tag}");
            assert!(!tag.contains(" style="), "{name}: {tag}");
        }
    }
}

/// A script of ours, or data that no browser runs.
fn is_our_script(tag: &str) -> bool {
    tag.starts_with("script src=\"/assets/") || tag == "script type=\"application/ld+json\""
}

#[test]
fn nothing_that_a_stranger_wrote_is_live() {
    for (name, _, html) in every_page() {
        for tag in start_tags(&name, &html) {
            let element = tag.split(' ').next().unwrap_or_default();
            assert!(
                is_our_script(&tag)
                    || !matches!(
                        element,
                        "script" | "img" | "iframe" | "object" | "form action=\"javascript"
                    ),
                "{name}: {tag}"
            );
            // What is between quotation marks is a value and so no event handler.
            let names: String = tag.split('"').step_by(2).collect();
            assert!(!names.contains(" on"), "{name}: {tag}");
            if let Some(href) = tag.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()) {
                let harmless = ["/", "#", "?", "https://", "http://", "mailto:", "tel:", "sms:"];
                assert!(harmless.iter().any(|start| href.starts_with(start)), "{name}: {href}");
                assert!(!href.starts_with("//"), "{name}: {href}");
            }
        }
    }
}

#[test]
fn every_id_is_given_once_and_every_reference_leads_to_one() {
    for (name, _, html) in every_page() {
        let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        for id in &ids {
            assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{name}: {id}");
        }
        for attribute in [" for=\"", " aria-describedby=\"", " href=\"#"] {
            let references = html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next());
            // What describes a box may be in several places.
            for id in references.flat_map(str::split_whitespace) {
                assert!(ids.contains(&id), "{name}: nothing has the id {id}");
            }
        }
    }
}

#[test]
fn nothing_of_the_identity_of_gov_uk_is_left() {
    let reserved = [
        concat!("gds", " transport"),
        concat!("cro", "wn"),
        concat!("govuk-header", "__logotype"),
        "#1d70b8",
    ];
    for (name, _, html) in every_page() {
        let sheet = html
            .split("/assets/")
            .find_map(|rest| rest.split('"').next().filter(|path| path.ends_with(".css")))
            .unwrap();
        let sheet = String::from_utf8(asset(sheet).unwrap().bytes.into_owned()).unwrap();
        for text in [html.to_lowercase(), sheet.to_lowercase()] {
            for mark in reserved {
                assert!(!text.contains(mark), "{name}: {mark}");
            }
        }
    }
}

fn packed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}

#[test]
fn the_scripts_of_a_page_are_small() {
    const MOST_BYTES: usize = 6_000;

    for (name, _, html) in every_page() {
        let scripts = html.split("<script src=\"/assets/").skip(1).filter_map(|rest| rest.split('"').next());
        let sizes: Vec<usize> = scripts.map(|path| packed(&asset(path).unwrap().bytes)).collect();
        assert!(!sizes.is_empty(), "{name}");
        assert!(sizes.iter().sum::<usize>() <= MOST_BYTES, "{name}: {sizes:?} bytes");
    }
}

#[test]
fn a_page_with_its_styles_is_small() {
    /// What a slow connection carries in a second or two; and with scripts and the icon.
    const MOST_BYTES: usize = 20_000;
    const MOST_BYTES_OF_ALL: usize = 30_000;

    for (name, _, html) in every_page() {
        let (mut shown_bytes, mut all_bytes) = (packed(html.as_bytes()), packed(html.as_bytes()));
        for path in html.split("/assets/").skip(1).filter_map(|rest| rest.split('"').next()) {
            let size_bytes = packed(&asset(path).unwrap().bytes);
            all_bytes += size_bytes;
            shown_bytes += if path.ends_with(".css") { size_bytes } else { 0 };
        }
        assert!(shown_bytes <= MOST_BYTES, "{name}: {shown_bytes} bytes");
        assert!(all_bytes <= MOST_BYTES_OF_ALL, "{name}: {all_bytes} bytes");
    }
}
