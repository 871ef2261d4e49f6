//! A small map that needs no script and no tiles: where things are, the places around them, how far a mile is.
//!
//! It is a sketch. What is drawn is what the tables of `places` have: names of towns and villages, and postcodes,
//! which crowd where people live. There are no streets in it, and it says so.

mod frame;
mod labels;

use fingerpost_directory::particulars::Particulars;
use fingerpost_places::{GridPoint, Point, Postcodes, Towns};

use crate::{Html, Language, Place, Site, results::say_miles};
use frame::{FRAME, Space, View};
use labels::Labels;

const METRES_A_MILE: f64 = 1609.344;

/// How far the nearest place with a name may be, in metres, to be shown beside something in the middle of nowhere.
const NEAREST_METRES: f64 = 15_000.0;

/// Names on one map: more cannot be read.
const MOST_NAMES: usize = 12;

/// Numbers on one pin before the rest are only counted.
const MOST_NUMBERS: usize = 3;

/// How much of an edge of the map the scale may take, in units of the drawing.
const SCALE_UNITS: f64 = 130.0;

/// What the scale may measure, in miles.
const SCALES: [f64; 9] = [0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0];

/// Something to show, where anybody may know that it is.
pub(crate) struct Mark {
    pub(crate) at: Point,
    /// Its number in a list, and what it is called.
    pub(crate) listed: Option<(usize, String)>,
}

/// A map, ready to be drawn.
pub(crate) struct Locator {
    /// Where people live: strokes of squares, as the data of a path.
    pub(crate) homes: String,
    pub(crate) names: Vec<Name>,
    /// A spot where one thing is shown, numbers where several are.
    pub(crate) spots: Vec<Spot>,
    pub(crate) pins: Vec<Pin>,
    pub(crate) here: Option<Name>,
    pub(crate) scale: Scale,
    /// The same in words.
    pub(crate) words: Html,
}

/// A place with its name beside it.
pub(crate) struct Name {
    /// Never markup: a tag of HTML ends the picture that it stands in.
    pub(crate) text: String,
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) label_x: i32,
    pub(crate) label_y: i32,
    /// An SVG `text-anchor`.
    pub(crate) anchor: &'static str,
}

/// A mark without a number: the position of its point.
pub(crate) struct Spot {
    pub(crate) x: i32,
    pub(crate) y: i32,
}

/// Numbers of a list at one spot.
pub(crate) struct Pin {
    pub(crate) numbers: String,
    /// The numbers with what they stand for, for those who do not see the map.
    pub(crate) says: String,
    /// The first of them: where the link leads.
    pub(crate) first: usize,
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) width: i32,
}

pub(crate) struct Scale {
    pub(crate) units: i32,
    pub(crate) label: String,
}

/// A place with a name: where, how many live there, how far its edge is.
struct Known {
    name: Html,
    plain: String,
    at: GridPoint,
    people: u32,
    reach_metres: f64,
}

impl Locator {
    /// A map of these, or nothing where none of them is on it. `here` is what distances are from.
    pub(crate) fn new(site: &Site, marks: &[Mark], here: Option<(&str, Point)>, t: Language) -> Option<Self> {
        let placed: Vec<(GridPoint, &Mark)> =
            marks.iter().filter_map(|mark| Some((GridPoint::from_point(mark.at)?, mark))).collect();
        let (first, _) = placed.first()?;
        let here = here.and_then(|(name, at)| Some((name, GridPoint::from_point(at)?)));
        let known = known(site, t);
        let nearest = |at: GridPoint| {
            let near = known.iter().filter(|known| known.at.metres_to(at) <= NEAREST_METRES);
            near.min_by(|a, b| a.at.metres_to(at).total_cmp(&b.at.metres_to(at)))
        };
        let shown = placed.iter().map(|(at, _)| *at).chain(here.map(|(_, at)| at));
        let view = View::of(shown.chain(nearest(*first).map(|known| known.at)));

        let mut taken = vec![frame::SCALE, frame::NORTH];
        let numbered = placed.iter().filter_map(|(at, mark)| Some((view.place(*at), mark.listed.as_ref()?)));
        let pins = pins(numbered.collect());
        taken.extend(pins.iter().map(Pin::space));
        let unnumbered = placed.iter().filter(|(_, mark)| mark.listed.is_none());
        let spots: Vec<Spot> = unnumbered.map(|(at, _)| Spot::at(view.place(*at))).collect();
        taken.extend(spots.iter().map(Spot::space));
        let mut labels = Labels::new(taken);
        let here = here.and_then(|(name, at)| labels.ring(name, view.place(at)));
        Some(Self {
            homes: view.homes(Postcodes::bundled()),
            words: words(*first, marks.len(), nearest(*first), t),
            names: names(&known, &view, &mut labels),
            scale: Scale::of(&view, t),
            here,
            pins,
            spots,
        })
    }
}

/// A map of where a service is; nothing where that may not be said.
pub(crate) fn of_service(
    site: &Site,
    withheld: bool,
    particulars: &Particulars,
    t: Language,
) -> Option<Locator> {
    if withheld {
        return None;
    }
    let public = particulars.sites.iter().filter(|place| !place.withheld);
    let marks = public.filter_map(|place| {
        let (latitude, longitude) = place.position?;
        Some(Mark { at: Point::new(latitude, longitude)?, listed: None })
    });
    Locator::new(site, &marks.collect::<Vec<_>>(), None, t)
}

/// The places that have a name here. Where all is made up, those of the real world would only mislead.
fn known(site: &Site, t: Language) -> Vec<Known> {
    let own = site.places.iter().filter_map(|area| {
        let at = GridPoint::from_point(point(&area.place)?)?;
        let plain = area.name.in_language(t).0.to_owned();
        // Whoever writes a place down wants it seen.
        Some(Known { name: area.name.html(t), plain, at, people: u32::MAX, reach_metres: 1_000.0 })
    });
    let mut known: Vec<Known> = own.collect();
    if !site.demonstration || known.is_empty() {
        known.extend(Towns::bundled().iter().filter_map(|town| {
            Some(Known {
                name: Html::record(&town.name, t),
                plain: town.name.clone(),
                at: GridPoint::from_point(town.point)?,
                people: town.population,
                reach_metres: town.reach_metres(),
            })
        }));
    }
    known
}

fn point(place: &Place) -> Option<Point> {
    match place {
        Place::Postcode(postcode) => Postcodes::bundled().find(postcode.parse().ok()?)?.point(),
        Place::Point { latitude, longitude } => Point::new(*latitude, *longitude),
    }
}

/// The names to show, the largest places first, as far as there is room.
fn names(known: &[Known], view: &View, labels: &mut Labels) -> Vec<Name> {
    let mut inside: Vec<&Known> = known.iter().filter(|known| FRAME.holds(view.place(known.at))).collect();
    inside.sort_by_key(|known| std::cmp::Reverse(known.people));
    let names = inside.into_iter().filter_map(|known| labels.dot(&known.plain, view.place(known.at)));
    names.take(MOST_NAMES).collect()
}

/// A place in the picture, with the number and the name that stand for it in the list.
type Numbered<'a> = ((f64, f64), &'a (usize, String));

/// Numbers at their spots; those that would cover one another share a pin.
fn pins(numbered: Vec<Numbered<'_>>) -> Vec<Pin> {
    let mut groups: Vec<Vec<_>> = numbered.into_iter().map(|one| vec![one]).collect();
    let mut at = 0;
    while at < groups.len() {
        let space = Pin::of(&groups[at]).space();
        match (0..groups.len()).find(|other| *other != at && Pin::of(&groups[*other]).space().meets(&space)) {
            Some(other) => {
                let more = groups.remove(at.max(other));
                groups[at.min(other)].extend(more);
                // It has grown, and may cover others now.
                at = 0;
            }
            None => at += 1,
        }
    }
    let mut pins: Vec<Pin> = groups.iter().map(|group| Pin::of(group)).collect();
    pins.sort_by_key(|pin| pin.first);
    pins
}

impl Pin {
    /// Half as high as somebody can press.
    const HALF: i32 = 13;

    fn of(group: &[Numbered<'_>]) -> Self {
        let count = group.len() as f64;
        let middle = |part: fn(&(f64, f64)) -> f64| {
            (group.iter().map(|(at, _)| part(at)).sum::<f64>() / count).round() as i32
        };
        let (x, y) = (middle(|at| at.0), middle(|at| at.1));
        let mut listed: Vec<&(usize, String)> = group.iter().map(|(_, listed)| *listed).collect();
        listed.sort();
        // A service with several sites at one spot is there once.
        listed.dedup();
        let mut numbers: Vec<String> =
            listed.iter().take(MOST_NUMBERS).map(|(number, _)| number.to_string()).collect();
        if listed.len() > MOST_NUMBERS {
            numbers.truncate(MOST_NUMBERS - 1);
            numbers.push(format!("+{}", listed.len() + 1 - MOST_NUMBERS));
        }
        let numbers = numbers.join(" ");
        // Who speaks to the browser says what they see: the name of a link begins with it.
        let names: Vec<String> = match listed.as_slice() {
            [(_, name)] => vec![name.clone()],
            several => several.iter().map(|(number, name)| format!("{number} {name}")).collect(),
        };
        let says = format!("{numbers}: {}", names.join("; "));
        let width = (10 + 8 * numbers.len() as i32).max(2 * Self::HALF);
        let first = listed.first().map_or(0, |(number, _)| *number);
        Self { numbers, says, first, x, y, left: x - width / 2, top: y - Self::HALF, width }
    }

    fn space(&self) -> Space {
        let (left, top) = (f64::from(self.left), f64::from(self.top));
        Space::new(left, top, left + f64::from(self.width), top + f64::from(2 * Self::HALF))
    }
}

impl Spot {
    fn at((x, y): (f64, f64)) -> Self {
        Self { x: x.round() as i32, y: y.round() as i32 }
    }

    fn space(&self) -> Space {
        let (x, y) = (f64::from(self.x), f64::from(self.y));
        Space::new(x - 12.0, y - 32.0, x + 12.0, y + 2.0)
    }
}

impl Scale {
    fn of(view: &View, t: Language) -> Self {
        let units = |miles: f64| miles * METRES_A_MILE / view.metres_a_unit;
        let miles = SCALES.into_iter().rev().find(|miles| units(*miles) <= SCALE_UNITS).unwrap_or(SCALES[0]);
        let label = match miles {
            0.25 => t.say("scale-quarter").into_owned(),
            0.5 => t.say("scale-half").into_owned(),
            miles => say_miles(miles, t),
        };
        Self { units: units(miles).round() as i32, label }
    }
}

/// Where the first mark is, in words; of several only how many there are, because a list says the rest.
fn words(at: GridPoint, marks: usize, nearest: Option<&Known>, t: Language) -> Html {
    let Some(nearest) = nearest.filter(|_| marks == 1) else {
        return Html::text(&t.count("locator-places", marks));
    };
    let metres = nearest.at.metres_to(at);
    if metres <= nearest.reach_metres {
        return t.mark_up("locator-in", &[("place", &nearest.name)]);
    }
    let far = Html::text(&say_miles(metres / METRES_A_MILE, t));
    let direction = Html::text(&t.say(frame::direction(nearest.at, at)));
    t.mark_up("locator-from", &[("far", &far), ("direction", &direction), ("place", &nearest.name)])
}

#[cfg(test)]
mod tests;
