//! Comparing HTML as browsers read it: attributes and classes in any order, and white space only where it shows.

use scraper::{ElementRef, Html, node::Element};

/// Elements in a line of text: white space at their edges shows.
const INLINE: [&str; 5] = ["a", "b", "em", "span", "strong"];

/// What has no white space of its own at the edges.
enum Step {
    Open { inline: bool, says: String },
    Close { inline: bool, says: String },
    Text(String),
}

/// Where two pieces of HTML differ, if they do.
pub fn difference(theirs: &str, ours: &str) -> Option<String> {
    let (theirs, ours) = (lines(theirs), lines(ours));
    if theirs == ours {
        return None;
    }
    let at = theirs.iter().zip(&ours).take_while(|(theirs, ours)| theirs == ours).count();
    let near = |lines: &[String]| {
        lines.iter().skip(at.saturating_sub(2)).take(6).cloned().collect::<Vec<_>>().join("\n    ")
    };
    Some(format!("  theirs:\n    {}\n  ours:\n    {}", near(&theirs), near(&ours)))
}

/// A tree as lines: what opens, what closes, and the text between.
fn lines(html: &str) -> Vec<String> {
    let mut steps = Vec::new();
    walk(Html::parse_fragment(html).root_element(), &mut steps);
    without_what_does_not_show(steps)
}

fn walk(element: ElementRef<'_>, steps: &mut Vec<Step>) {
    let name = element.value().name();
    let inline = INLINE.contains(&name);
    steps.push(Step::Open { inline, says: start_tag(element.value()) });
    for child in element.children() {
        if let Some(child) = ElementRef::wrap(child) {
            walk(child, steps);
        } else if let Some(text) = child.value().as_text() {
            let says = text.to_string();
            // All that stands in it shows.
            let kept = name == "textarea";
            steps.push(if kept { Step::Open { inline: false, says } } else { Step::Text(says) });
        }
    }
    steps.push(Step::Close { inline, says: format!("</{name}>") });
}

fn start_tag(element: &Element) -> String {
    let mut attributes: Vec<String> = element
        .attrs()
        .map(|(name, value)| match name {
            "class" => {
                let mut classes: Vec<_> = value.split_whitespace().collect();
                classes.sort_unstable();
                classes.dedup();
                format!(" class={:?}", classes.join(" "))
            }
            _ => format!(" {name}={value:?}"),
        })
        .collect();
    attributes.sort_unstable();
    format!("<{}{}>", element.name(), attributes.concat())
}

/// White space collapses to one space, and goes at the edges of everything that is a block.
fn without_what_does_not_show(steps: Vec<Step>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // The last text of the line, and whether white space would now follow white space or begin a line.
    let (mut last_text, mut after_space) = (None::<usize>, true);
    for step in steps {
        match step {
            Step::Text(text) => {
                let mut shown = String::new();
                for character in text.chars() {
                    if !character.is_ascii_whitespace() {
                        shown.push(character);
                    } else if !after_space {
                        shown.push(' ');
                    }
                    after_space = character.is_ascii_whitespace();
                }
                if !shown.is_empty() {
                    last_text = Some(lines.len());
                    lines.push(format!("“{shown}”"));
                }
            }
            Step::Open { inline: true, says } | Step::Close { inline: true, says } => lines.push(says),
            Step::Open { inline: false, says } | Step::Close { inline: false, says } => {
                if let Some(at) = last_text.take() {
                    lines[at] = lines[at].replace(" ”", "”");
                }
                after_space = true;
                lines.push(says);
            }
        }
    }
    lines.retain(|line| line != "“”");
    lines
}

#[test]
fn only_what_shows_makes_a_difference() {
    let same = [
        ("<p class=\"a b\" id=c>\n  Tea\n</p>", "<p id=\"c\" class=\"b a\">Tea</p>"),
        ("<li>\n<a> Tea</a>\n</li>", "<li><a>Tea</a></li>"),
        ("<textarea>\ntea</textarea>", "<textarea>tea</textarea>"),
    ];
    for (theirs, ours) in same {
        assert_eq!(difference(theirs, ours), None, "{theirs} and {ours}");
    }
    let different = [
        ("<p><span>Error:</span> tea</p>", "<p><span>Error:</span>tea</p>"),
        ("<textarea> tea</textarea>", "<textarea>tea</textarea>"),
        ("<p class=a>Tea</p>", "<p>Tea</p>"),
        ("<p>Tea<b> with</b> milk</p>", "<p>Tea<b>with</b> milk</p>"),
        ("<div><p>Tea</p></div>", "<p>Tea</p>"),
    ];
    for (theirs, ours) in different {
        assert!(difference(theirs, ours).is_some(), "{theirs} and {ours}");
    }
}
