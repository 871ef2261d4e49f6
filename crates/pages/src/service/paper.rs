//! What of a service goes on one side of A4 in large type. A browser cannot say what fits, so lines are reckoned here, a
//! few too many rather than too few.

use super::{Action, Row, ServicePage, whereabouts::SiteView};
use crate::Html;

/// How much is on the sheet. The address of the page stands at its foot, for what is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// The size of type.
    points: Points,
    /// Whether how to get to each place, and how to get in, is there.
    pub(crate) getting_there: bool,
    /// How many places there are.
    pub(crate) places: usize,
    /// Whether of what is said about it only the beginning is there.
    pub(crate) begun: bool,
}

/// A size of type: as those who make large print measure it, what is read at arm's length, and what most print is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Points {
    Sixteen,
    Fourteen,
    Twelve,
}

/// Lines of what is said about it, where only its beginning is on the sheet. The style sheet has the same.
const BEGINNING: f32 = 8.0;

/// Lines between two pieces of text.
const APART: f32 = 0.6;

impl Sheet {
    /// All in the largest type.
    pub(super) const WHOLE: Self =
        Self { points: Points::Sixteen, getting_there: true, places: usize::MAX, begun: false };

    /// The first that fits: in smaller type, step by step; without what is long of each place; without the end of what is said about it;
    /// with fewer places.
    pub(super) fn of(page: &ServicePage<'_>) -> Self {
        let fourteen = Self { points: Points::Fourteen, ..Self::WHOLE };
        let close = Self { points: Points::Twelve, ..Self::WHOLE };
        let short = Self { getting_there: page.whereabouts.sites.len() < 2, ..close };
        let begun = Self { begun: true, ..short };
        let fewer = (1..page.whereabouts.sites.len()).rev().map(|places| Self { places, ..begun });
        let mut all = [Self::WHOLE, fourteen, close, short, begun].into_iter().chain(fewer);
        let last = Self { places: 1, ..begun };
        all.find(|sheet| sheet.lines(page) <= sheet.room()).unwrap_or(last)
    }

    /// The class that the style sheet knows it by.
    pub(crate) fn class(self) -> &'static str {
        match (self.points, self.begun) {
            (Points::Sixteen, _) => "fp-sheet",
            (Points::Fourteen, _) => "fp-sheet fp-sheet--usual",
            (Points::Twelve, false) => "fp-sheet fp-sheet--close",
            (Points::Twelve, true) => "fp-sheet fp-sheet--close fp-sheet--begun",
        }
    }

    /// How many lines there is room for below the head of the page.
    fn room(self) -> f32 {
        match self.points {
            Points::Sixteen => 33.0,
            Points::Fourteen => 39.0,
            Points::Twelve => 46.0,
        }
    }

    fn lines(self, page: &ServicePage<'_>) -> f32 {
        // Characters to a line of the page, and of an answer beside its question.
        let (page_wide, wide) = match self.points {
            Points::Sixteen => (63, 50),
            Points::Fourteen => (73, 58),
            Points::Twelve => (86, 68),
        };
        let dialling = match self.points {
            Points::Sixteen => 1.6,
            Points::Fourteen => 1.8,
            Points::Twelve => 1.4,
        };
        let rows = |rows: &[Row]| -> f32 {
            rows.iter()
                .map(|row| wrapped(row.label.chars().count() + 1 + letters(row.value.as_str()), wide))
                .sum()
        };
        let texts = |texts: &[Html]| texts.iter().map(|text| block(text, wide)).sum::<f32>();
        let said = |said: &Option<Html>| said.as_ref().map_or(0.0, |said| block(said, wide));
        let told =
            |lines: &[String]| lines.iter().map(|line| wrapped(line.chars().count(), wide)).sum::<f32>();
        let fact = |lines: f32| if lines > 0.0 { lines + 0.4 } else { 0.0 };
        let head = 2.0 * wrapped(letters(page.name.as_str()), page_wide / 2)
            + 1.0
            + wrapped(letters(page.checked.as_str()), page_wide)
            + [&page.status, &page.alert, &page.says.closed]
                .into_iter()
                .flatten()
                .map(|warning| wrapped(letters(warning.as_str()), page_wide - 10).max(2.0))
                .sum::<f32>()
            + page.stale.as_ref().map_or(0.0, |stale| wrapped(stale.chars().count(), page_wide - 10))
            + page.lead.as_ref().map_or(0.0, |lead| wrapped(lead.chars().count(), page_wide))
            + page
                .next
                .as_ref()
                .and_then(|next| next.text.as_ref())
                .map_or(0.0, |text| 1.0 + wrapped(letters(text.as_str()) + 20, page_wide));
        let places = page.whereabouts.sites.iter().take(self.places);
        let getting_there = |site: &SiteView| if self.getting_there { rows(&site.rows) } else { 0.0 };
        let places = places.map(|site| place(site, wide) + getting_there(site));
        let where_it_is = told(&page.whereabouts.ways)
            + said(&page.says.place)
            + page.whereabouts.withheld.as_ref().map_or(0.0, |text| wrapped(text.chars().count(), wide))
            + places.sum::<f32>()
            + if self.places < page.whereabouts.sites.len() { 1.0 } else { 0.0 };
        let start = said(&page.says.start)
            + told(&page.start.ways)
            + page.start.process.as_ref().map_or(0.0, |process| block(process, wide))
            + rows(&page.start.rows);
        let unknown = page.unknown.as_ref().map_or(0.0, |unknown| wrapped(unknown.chars().count(), wide));
        let about = page.about.as_ref().filter(|_| !page.about_is_for_screens());
        let about = about.map_or(0.0, |about| match block(about, wide) {
            lines if self.begun => lines.min(BEGINNING + 1.0),
            lines => lines,
        });
        let facts = [
            rows(&page.for_me) + said(&page.says.for_me),
            where_it_is,
            texts(&page.when.hours.lines) + actions(&page.when.links, 1.0, wide) + said(&page.says.when),
            texts(&page.cost.prices) + texts(&page.cost.said) + said(&page.says.cost),
            start,
            unknown + actions(&page.actions, dialling, wide).max(1.0),
            about,
        ];
        let address = 1.5 + wrapped(page.share.address.chars().count(), page_wide);
        head + facts.map(fact).iter().sum::<f32>() + address
    }
}

fn place(site: &SiteView, wide: usize) -> f32 {
    let address: usize = site.address.iter().map(|line| letters(line.as_str()) + 2).sum();
    let hours = site.hours.lines.iter().map(|line| block(line, wide)).sum::<f32>();
    let name = if site.name.is_some() { 1.0 } else { 0.0 };
    let hours = if hours > 0.0 { 1.0 + hours } else { 0.0 };
    0.3 + name + wrapped(address, wide) + hours + actions(&site.actions, 1.0, wide)
}

/// Ways to get in touch, what dials in so many lines' height.
fn actions(actions: &[Action], dialling: f32, wide: usize) -> f32 {
    let lines = |action: &Action| {
        let own = match &action.link {
            Some(link) if link.href.starts_with("tel:") => dialling,
            Some(link) => wrapped(link.label.chars().count(), wide),
            None => action.text.as_ref().map_or(0.0, |text| block(text, wide)),
        };
        own + action.note.as_ref().map_or(0.0, |note| wrapped(letters(note.as_str()), wide))
    };
    actions.iter().map(lines).sum()
}

/// How many characters are to be read.
fn letters(html: &str) -> usize {
    let mut inside = false;
    let shown = html.chars().filter(|letter| {
        let shown = !inside && *letter != '<';
        inside = (inside || *letter == '<') && *letter != '>';
        shown
    });
    shown.count()
}

/// The lines of text that may have paragraphs and lists in it, which stand a little apart.
fn block(html: &Html, wide: usize) -> f32 {
    const ENDS: [&str; 5] = ["</p>", "</li>", "</h3>", "</h4>", "<br>"];
    let mut text = html.as_str().to_owned();
    for end in ENDS {
        text = text.replace(end, "\n");
    }
    let letters = text.split('\n').map(letters).filter(|letters| *letters > 0);
    let (lines, pieces) =
        letters.fold((0.0, 0.0), |(lines, pieces), letters| (lines + wrapped(letters, wide), pieces + 1.0));
    lines + (pieces - 1.0_f32).max(0.0) * APART
}

fn wrapped(letters: usize, wide: usize) -> f32 {
    letters.div_ceil(wide) as f32
}
