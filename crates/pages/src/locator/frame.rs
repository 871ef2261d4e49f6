//! What is in view, and where it comes to stand in the drawing.

use std::collections::BTreeMap;

use fingerpost_places::{GridPoint, Postcodes};

/// Units of the drawing from left to right and from top to bottom.
pub(super) const WIDTH: f64 = 400.0;
pub(super) const HEIGHT: f64 = 300.0;

/// Units that marks keep away from the edges.
const MARGIN: f64 = 42.0;

/// The closest view, in metres a unit: some 5 km from left to right.
const CLOSEST: f64 = 13.0;

/// The farthest view that shows where people live, in metres a unit: all of a county. Farther out they are too many,
/// and every square has some.
const FARTHEST_HOMES: f64 = 150.0;

/// Side of a square in which somebody lives, in units.
const SQUARE: f64 = 8.0;

/// Postcodes in a square kilometre of a village: fewer are farms.
const VILLAGE: f64 = 8.0;

/// A space of the drawing.
#[derive(Clone, Copy)]
pub(super) struct Space {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

/// Where names may stand.
pub(super) const FRAME: Space = Space { left: 3.0, top: 3.0, right: WIDTH - 3.0, bottom: HEIGHT - 3.0 };

/// Where the scale and the arrow to the north stand, which the template draws.
pub(super) const SCALE: Space = Space { left: 0.0, top: HEIGHT - 32.0, right: 150.0, bottom: HEIGHT };
pub(super) const NORTH: Space = Space { left: WIDTH - 32.0, top: 0.0, right: WIDTH, bottom: 46.0 };

impl Space {
    pub(super) fn new(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self { left, top, right, bottom }
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    pub(super) fn holds(&self, (x, y): (f64, f64)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    pub(super) fn holds_all_of(&self, other: &Self) -> bool {
        self.holds((other.left, other.top)) && self.holds((other.right, other.bottom))
    }
}

/// The part of the National Grid that is drawn, whose north is up.
pub(super) struct View {
    west: f64,
    north: f64,
    pub(super) metres_a_unit: f64,
}

impl View {
    /// All of these, with some room around; at least a few kilometres.
    pub(super) fn of(points: impl Iterator<Item = GridPoint> + Clone) -> Self {
        let span = |values: &mut dyn Iterator<Item = i32>| {
            let (least, most) =
                values.fold((i32::MAX, i32::MIN), |(least, most), value| (least.min(value), most.max(value)));
            (f64::from(least), f64::from(most))
        };
        let (west, east) = span(&mut points.clone().map(|point| point.easting));
        let (south, north) = span(&mut points.map(|point| point.northing));
        let fits = |span: f64, units: f64| span / (units - 2.0 * MARGIN);
        let metres_a_unit = fits(east - west, WIDTH).max(fits(north - south, HEIGHT)).max(CLOSEST);
        Self {
            west: (west + east - WIDTH * metres_a_unit) / 2.0,
            north: (south + north + HEIGHT * metres_a_unit) / 2.0,
            metres_a_unit,
        }
    }

    /// Where a position comes to stand.
    pub(super) fn place(&self, at: GridPoint) -> (f64, f64) {
        let x = (f64::from(at.easting) - self.west) / self.metres_a_unit;
        let y = (self.north - f64::from(at.northing)) / self.metres_a_unit;
        (x, y)
    }

    /// The squares with a postcode in them, a row at a time: what a path draws with a stroke as wide as a square.
    pub(super) fn homes(&self, postcodes: &Postcodes) -> String {
        if self.metres_a_unit > FARTHEST_HOMES {
            return String::new();
        }
        let middle = GridPoint {
            easting: (self.west + WIDTH / 2.0 * self.metres_a_unit) as i32,
            northing: (self.north - HEIGHT / 2.0 * self.metres_a_unit) as i32,
        };
        let corner = (WIDTH / 2.0).hypot(HEIGHT / 2.0) * self.metres_a_unit;
        let (columns, rows) = ((WIDTH / SQUARE) as i32, (HEIGHT / SQUARE).ceil() as i32);
        let mut postcodes_in: BTreeMap<(i32, i32), u32> = BTreeMap::new();
        for near in postcodes.near(middle, corner) {
            let Some(grid) = near.found.grid else { continue };
            let (x, y) = self.place(grid);
            let square = ((y / SQUARE).floor() as i32, (x / SQUARE).floor() as i32);
            if (0..rows).contains(&square.0) && (0..columns).contains(&square.1) {
                *postcodes_in.entry(square).or_default() += 1;
            }
        }
        let kilometres = SQUARE * self.metres_a_unit / 1_000.0;
        let enough = (kilometres * kilometres * VILLAGE).ceil() as u32;
        let squares = postcodes_in.into_iter().filter(|(_, postcodes)| *postcodes >= enough);
        let mut path = String::new();
        let mut squares = squares.map(|(square, _)| square).peekable();
        while let Some((row, column)) = squares.next() {
            let mut length = 1;
            while squares.next_if_eq(&(row, column + length)).is_some() {
                length += 1;
            }
            let side = SQUARE as i32;
            path.push_str(&format!("M{} {}h{}", column * side, row * side + side / 2, length * side));
        }
        path
    }
}

/// The message for the direction in which something lies from a place.
pub(super) fn direction(from: GridPoint, to: GridPoint) -> &'static str {
    const EIGHTHS: [&str; 8] = [
        "direction-n",
        "direction-ne",
        "direction-e",
        "direction-se",
        "direction-s",
        "direction-sw",
        "direction-w",
        "direction-nw",
    ];
    let (east, north) = (f64::from(to.easting - from.easting), f64::from(to.northing - from.northing));
    let eighth = (east.atan2(north) / std::f64::consts::FRAC_PI_4).round() as i32;
    EIGHTHS[eighth.rem_euclid(8) as usize]
}
