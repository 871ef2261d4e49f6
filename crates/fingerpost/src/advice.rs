//! The files of advice.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result, anyhow, bail};
use fingerpost_pages::{Advice, AdviceFile, AdviceTranslation};
use fingerpost_server::AdviceShelf;
use rust_embed::RustEmbed;

use crate::sites::parse;

/// What stands above and below the fields of a file.
const FENCE: &str = "+++";

/// How a file in English ends, and one in Welsh.
const ENGLISH: &str = ".md";
const WELSH: &str = ".cy.md";

/// The advice of the made-up borough.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../demo/advice"]
struct Demonstration;

/// Reads a folder of advice; without one that in the binary where it is a demonstration, else none.
pub(crate) fn read(folder: Option<&Path>, demo: bool) -> Result<AdviceShelf> {
    let mut files = BTreeMap::new();
    match folder {
        Some(folder) => {
            let entries =
                folder.read_dir().with_context(|| format!("cannot read the folder {}", folder.display()))?;
            for entry in entries {
                let path = entry?.path();
                let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
                if name.ends_with(ENGLISH) && name != "README.md" {
                    let text = std::fs::read_to_string(&path)
                        .with_context(|| format!("cannot read {}", path.display()))?;
                    files.insert(name.to_owned(), (path.display().to_string(), text));
                }
            }
            if files.is_empty() {
                bail!("there is no advice in {}: a page is a file such as blue-badge.md", folder.display());
            }
        }
        None if demo => {
            for name in Demonstration::iter().filter(|name| name.ends_with(ENGLISH)) {
                let Some(file) = Demonstration::get(&name) else { continue };
                let text = String::from_utf8(file.data.into_owned())?;
                files.insert(name.to_string(), (format!("demo/advice/{name}"), text));
            }
        }
        None => {}
    }
    AdviceShelf::new(pages(&files)?).context("the advice cannot be indexed")
}

/// The pages of these files: by name, each as it is to be called when something is wrong with it, and what it holds.
fn pages(files: &BTreeMap<String, (String, String)>) -> Result<Vec<Advice>> {
    let mut pages: Vec<Advice> = Vec::new();
    for (name, (file, text)) in files.iter().filter(|(name, _)| !name.ends_with(WELSH)) {
        let (fields, before, markdown) = divided(file, text)?;
        let read: AdviceFile = parse(file, &fields)?;
        let slug = name.strip_suffix(ENGLISH).unwrap_or(name);
        let page = read.check(slug, markdown, before);
        pages.push(page.map_err(|error| anyhow!("{file} cannot be used: {error}"))?);
    }
    for (name, (file, text)) in files.iter().filter(|(name, _)| name.ends_with(WELSH)) {
        let slug = name.strip_suffix(WELSH).unwrap_or(name);
        let Some(page) = pages.iter_mut().find(|page| page.slug() == slug) else {
            bail!("{file} cannot be used: there is no {slug}{ENGLISH} of which it is the Welsh");
        };
        let (fields, before, markdown) = divided(file, text)?;
        let read: AdviceTranslation = parse(file, &fields)?;
        let checked = read.check(page, markdown, before);
        checked.map_err(|error| anyhow!("{file} cannot be used: {error}"))?;
    }
    for page in &pages {
        let unknown = page.also().iter().find(|slug| pages.iter().all(|other| other.slug() != *slug));
        if let Some(slug) = unknown {
            let file = &files[&format!("{}{ENGLISH}", page.slug())].0;
            bail!("{file} cannot be used: also: there is no page {slug}{ENGLISH}");
        }
    }
    Ok(pages)
}

/// The fields on the lines on which they stand in the file, how many lines stand before the text, and the text.
fn divided<'a>(file: &str, text: &'a str) -> Result<(String, usize, &'a str)> {
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        (line, at)
    });
    if lines.next().is_none_or(|(line, _)| line.trim_end() != FENCE) {
        bail!("{file} cannot be used: line 1: it does not begin with {FENCE}, above its fields");
    }
    // An empty line stands for the fence, so that the lines are counted as in the file.
    let (mut fields, mut before) = ("\n".to_owned(), 1);
    for (line, end) in lines {
        before += 1;
        if line.trim_end() == FENCE {
            return Ok((fields, before, &text[end..]));
        }
        fields.push_str(line);
    }
    bail!("{file} cannot be used: no second {FENCE} stands below its fields")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: &str = "title = \"A\"\nsummary = \"B\"\nowner = \"C\"\nreviewed = \"2026-09-14\"\n\
        review_by = \"2027-09-14\"\nsources = [{ name = \"D\", url = \"https://d.example/\" }]\n";

    fn refused(files: &[(&str, String)]) -> String {
        let named = |(name, text): &(&str, String)| ((*name).to_owned(), (format!("x/{name}"), text.clone()));
        let error = pages(&files.iter().map(named).collect()).expect_err("refused");
        format!("{error:#}")
    }

    #[test]
    fn a_wrong_file_is_refused_in_one_sentence_with_the_file_and_the_line() {
        let page = |fields: &str, text: &str| format!("+++\n{fields}+++\n{text}");
        for (name, text, why) in [
            ("a.md", "A.".to_owned(), "x/a.md cannot be used: line 1: it does not begin with +++"),
            ("a.md", format!("+++\n{FIELDS}"), "x/a.md cannot be used: no second +++"),
            ("a.md", page("titel = \"A\"\n", "A."), "x/a.md cannot be used: line 2 (titel): unknown field"),
            ("a.md", page("title = \"A\"\n", "A."), "x/a.md cannot be used: missing field `summary`"),
            (
                "a.md",
                page(&FIELDS.replace("2026-09-14", "last week"), "A."),
                "x/a.md cannot be used: line 5 (reviewed): ",
            ),
            ("a.md", page(FIELDS, "A.\n\n# B\n"), "x/a.md cannot be used: line 11: a heading"),
            ("A b.md", page(FIELDS, "A."), "x/A b.md cannot be used: file name: "),
            ("a.cy.md", page(FIELDS, "A."), "x/a.cy.md cannot be used: there is no a.md"),
            (
                "a.md",
                page(&format!("{FIELDS}also = [\"b\"]\n"), "A."),
                "x/a.md cannot be used: also: there is no page b.md",
            ),
        ] {
            let refused = refused(&[(name, text)]);
            assert!(refused.starts_with(why), "{refused}");
            assert_eq!(refused.lines().count(), 1, "{refused}");
        }
    }

    #[test]
    fn the_advice_in_the_binary_can_be_used() {
        read(None, true).unwrap();
        assert!(Demonstration::iter().filter(|name| !name.ends_with(WELSH)).count() >= 12);
    }
}
