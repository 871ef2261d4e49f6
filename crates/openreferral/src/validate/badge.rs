//! A small picture of a verdict that publishers can show.

use jiff::civil::Date;

use super::{Report, Verdict};

const HEIGHT: usize = 24;
/// Room beside each text.
const MARGIN: usize = 9;

/// An SVG with the standard, the verdict, the quality and the day on which it was so; its words are there for people who
/// do not see it.
pub fn badge(report: &Report, checked: Date) -> String {
    let verdict = report.verdict();
    let colour = match verdict {
        Verdict::Valid => "#0b6b3a",
        Verdict::Warnings => "#8a5300",
        Verdict::NotValid => "#a4262c",
    };
    let mut parts = vec![(report.standard.name().to_owned(), "#2f3640"), (verdict.says().to_owned(), colour)];
    if report.quality.services > 0 {
        parts.push((format!("quality {}%", report.quality.total()), "#2f3640"));
    }
    let day = checked.strftime("%-d %B %Y").to_string();
    let title = format!("{} · checked {day}", report.headline());
    parts.push((day, "#535b66"));
    let mut drawn = String::new();
    let mut x = 0;
    for (text, colour) in &parts {
        // Seven units a letter is what the text is stretched to, whatever the reader's typeface.
        let length = text.chars().count() * 7;
        let width = length + 2 * MARGIN;
        drawn.push_str(&format!(
            "<rect x=\"{x}\" width=\"{width}\" height=\"{HEIGHT}\" fill=\"{colour}\"/>\
             <text x=\"{}\" y=\"16\" textLength=\"{length}\">{text}</text>\n",
            x + MARGIN
        ));
        x += width;
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{x}\" height=\"{HEIGHT}\" viewBox=\"0 0 {x} {HEIGHT}\" \
         role=\"img\" aria-label=\"{title}\">\n<title>{title}</title>\n\
         <clipPath id=\"fingerpost-badge\"><rect width=\"{x}\" height=\"{HEIGHT}\" rx=\"4\"/></clipPath>\n\
         <g clip-path=\"url(#fingerpost-badge)\" fill=\"#ffffff\" font-family=\"Verdana,DejaVu Sans,sans-serif\" \
         font-size=\"12\">\n{drawn}</g>\n</svg>\n"
    )
}
