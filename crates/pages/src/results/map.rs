//! What a search found, on a map and beside it in a list with the same numbers.

use askama::Template;
use fingerpost_places::Point;

use super::{SearchView, Top, hit, hit::ResultView};
use crate::{
    AnswerAt, Frame, Html,
    locator::{Locator, Mark},
    page::Page,
};

/// A search and its answer, with where its results are.
#[derive(Clone, Copy, Debug)]
pub struct MapView<'a> {
    /// The search and its answer.
    pub search: SearchView<'a>,
    /// For each result its places that anybody may know.
    pub places: &'a [Vec<Point>],
}

#[derive(Template)]
#[template(path = "map.html")]
struct MapPage<'a> {
    page: Page<'a>,
    top: Top<'a>,
    locator: Option<Locator>,
    results: Vec<Placed>,
    as_list: String,
}

/// A result of the list beside the map.
struct Placed {
    number: usize,
    result: ResultView,
    /// Where it is, for a script: `52.1,1.2 52.3,1.4`; empty where it is on no map.
    at: String,
}

/// The page of the map.
pub fn map(frame: &Frame<'_>, view: &MapView<'_>) -> String {
    let SearchView { form, answer, now, .. } = view.search;
    let Some(answer) = answer.filter(|answer| answer.total > 0) else {
        // There is nothing to draw: the page says what else to do, as the list does.
        return super::results(frame, &view.search);
    };
    let t = frame.language;
    let (top, mut page) = Top::new(frame, &view.search);
    let (asked, placed) = (hit::asked(form, answer, t), answer.near.is_some());
    let before = (answer.page - 1) * answer.per_page;
    let mut marks = Vec::new();
    let mut results = Vec::new();
    for ((hit, number), places) in answer.results.iter().zip(before + 1..).zip(view.places) {
        marks.extend(places.iter().map(|at| Mark { at: *at, listed: Some((number, hit.name.clone())) }));
        let at: Vec<String> =
            places.iter().map(|at| format!("{:.5},{:.5}", at.latitude(), at.longitude())).collect();
        results.push(Placed {
            number,
            result: ResultView::new(hit, &asked, placed, now, t),
            at: at.join(" "),
        });
    }
    let here = answer.near.as_deref().zip(answer.place.as_ref().map(|place| place.point));
    if frame.site.map.is_some() && !marks.is_empty() {
        page = page.of_kind("map");
    }
    crate::render(&MapPage {
        top,
        locator: Locator::new(frame.site, &marks, here, t),
        results,
        as_list: form.answered(AnswerAt::List).address(answer.page),
        page,
    })
}

impl MapPage<'_> {
    /// How to fetch the tiles, for the script, where the site has any: the address and whose they are.
    fn tiles(&self) -> Option<(&str, Html)> {
        let tiles = self.page.frame.site.map.as_ref()?;
        Some((&tiles.address, Html::text(tiles.attribution.in_language(self.page.t).0)))
    }
}
