//! Services as plain text, for a message or an e-mail.

use openreferral::text::plain;
use uuid::Uuid;

use super::Listed;
use crate::{Html, Language, ServiceView, links, service::KeyFacts};

/// One service: its name, what to do first, whom to ask, for whom it is, where, when, when that was checked, its page.
pub fn service_as_text(t: Language, id: Uuid, view: &ServiceView<'_>, base: &str) -> String {
    lines_of(t, id, &KeyFacts::new(view, t), "", base).join("\n") + "\n"
}

/// A whole list, with its notes. What is gone is left out.
pub fn shortlist_as_text(t: Language, listed: &[Listed<'_>], base: &str) -> String {
    let services = listed.iter().filter_map(|listed| {
        let facts = KeyFacts::new(listed.service.as_ref()?, t);
        Some(lines_of(t, listed.id, &facts, listed.note, base).join("\n") + "\n")
    });
    services.collect::<Vec<_>>().join("\n")
}

fn lines_of(t: Language, id: Uuid, facts: &KeyFacts, note: &str, base: &str) -> Vec<String> {
    let mut lines = vec![facts.name.trim().to_uppercase()];
    lines.extend(facts.by.as_ref().map(|by| t.fill("result-by", &[("who", by)])));
    lines.extend(facts.warnings.iter().map(as_text));
    for (label, answers) in &facts.rows {
        let answers: Vec<String> = answers.iter().map(as_text).collect();
        lines.push(format!("{label}: {}", answers.join("; ")));
    }
    if !note.is_empty() {
        lines.push(format!("{}: {note}", t.say("list-note-label")));
    }
    lines.push(format!("{base}{}", links::record("services", &id.to_string())));
    lines
}

/// A line as it is read, on one line.
fn as_text(html: &Html) -> String {
    plain(&format!("<p>{html}</p>")).split_whitespace().collect::<Vec<_>>().join(" ")
}
