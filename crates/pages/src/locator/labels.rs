//! Names beside places, none over another.

use super::{
    Name,
    frame::{FRAME, Space},
};

/// The width of an ordinary letter and the height of a line, in units of the drawing.
const LETTER: f64 = 7.0;
const LINE: f64 = 15.0;

/// How far a name stands from its place, the nearest first.
const OFFSETS: [f64; 3] = [6.0, 16.0, 22.0];

pub(super) struct Labels {
    taken: Vec<Space>,
}

impl Labels {
    pub(super) fn new(taken: Vec<Space>) -> Self {
        Self { taken }
    }

    /// A place of which the name may be left out where there is no room.
    pub(super) fn dot(&mut self, text: &str, at: (f64, f64)) -> Option<Name> {
        self.beside(text, at, 3.0)
    }

    /// The same for a larger sign.
    pub(super) fn ring(&mut self, text: &str, at: (f64, f64)) -> Option<Name> {
        self.beside(text, at, 8.0)
    }

    fn beside(&mut self, text: &str, (x, y): (f64, f64), radius: f64) -> Option<Name> {
        let width = LETTER * text.chars().count() as f64;
        let space = |anchor: &str, x: f64, y: f64| {
            let left = match anchor {
                "start" => x,
                "end" => x - width,
                _ => x - width / 2.0,
            };
            Space::new(left, y - LINE / 2.0, left + width, y + LINE / 2.0)
        };
        let near = OFFSETS.into_iter().flat_map(|offset| {
            let off = offset + radius - 3.0;
            [
                ("start", x + off, y),
                ("end", x - off, y),
                ("middle", x, y + off + LINE / 2.0),
                ("middle", x, y - off - LINE / 2.0),
            ]
        });
        let (anchor, label_x, label_y, space) =
            near.map(|(anchor, x, y)| (anchor, x, y, space(anchor, x, y))).find(|(_, _, _, space)| {
                FRAME.holds_all_of(space) && !self.taken.iter().any(|taken| taken.meets(space))
            })?;
        self.taken.push(space);
        self.taken.push(Space::new(x - radius, y - radius, x + radius, y + radius));
        let whole = |number: f64| number.round() as i32;
        Some(Name {
            text: text.to_owned(),
            x: whole(x),
            y: whole(y),
            label_x: whole(label_x),
            // A line of text stands on its y.
            label_y: whole(label_y + 4.5),
            anchor,
        })
    }
}
