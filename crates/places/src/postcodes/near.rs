//! Which postcodes are near a position.

use super::Postcodes;
use crate::{GridPoint, Postcode, postcodes::Found};

/// Side of a cell of the index, in metres: a town's cell has some hundred postcodes.
const CELL_METRES: i32 = 1000;

/// Columns of the index, from the grid's west to past its east.
const COLUMNS: i32 = 1000;

/// A postcode near a position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neighbour<'a> {
    /// Which.
    pub postcode: Postcode,
    /// What is known of it.
    pub found: Found<'a>,
    /// How far it is, in metres.
    pub metres: f64,
}

/// The numbers of all postcodes with a position, by the cell they are in.
#[derive(Debug)]
pub(super) struct Cells {
    /// Sorted: cell, and where its postcodes begin in `members`.
    firsts: Vec<(i32, u32)>,
    members: Vec<u32>,
}

impl Postcodes {
    /// Postcodes within so many metres of a position, in no order.
    ///
    /// The first call makes an index (see the README for how long that takes).
    pub fn near(&self, middle: GridPoint, metres: f64) -> impl Iterator<Item = Neighbour<'_>> {
        let reach = metres.clamp(0.0, 1e6).ceil() as i32;
        let cells = self.cells.get_or_init(|| self.cells());
        let [west, east] = [-reach, reach].map(|step| column(middle.easting.saturating_add(step)));
        let [south, north] =
            [-reach, reach].map(|step| middle.northing.saturating_add(step).div_euclid(CELL_METRES));
        (south..=north)
            .flat_map(move |row| cells.between(row * COLUMNS + west, row * COLUMNS + east))
            .filter_map(move |&at| {
                let at = at as usize;
                let sector =
                    self.sectors.partition_point(|sector| sector.first as usize <= at).checked_sub(1)?;
                let found = self.found(sector, at);
                let distance = middle.metres_to(found.grid?);
                (distance <= metres).then(|| Neighbour {
                    postcode: self.postcode(sector, at),
                    found,
                    metres: distance,
                })
            })
    }

    /// The postcode nearest to a position, when there is one within so many metres.
    pub fn nearest(&self, middle: GridPoint, within_metres: f64) -> Option<Neighbour<'_>> {
        let mut reach = (CELL_METRES / 2).into();
        loop {
            let within = f64::min(reach, within_metres);
            let nearest = self.near(middle, within).min_by(|a, b| a.metres.total_cmp(&b.metres));
            if nearest.is_some() || reach >= within_metres {
                return nearest;
            }
            reach *= 2.0;
        }
    }

    fn cells(&self) -> Cells {
        let mut placed: Vec<(i32, u32)> = (0..self.sectors.len())
            .flat_map(|sector| {
                self.range(sector).filter_map(move |at| {
                    let grid = self.grid(sector, at)?;
                    let row = grid.northing.div_euclid(CELL_METRES);
                    Some((row * COLUMNS + column(grid.easting), at as u32))
                })
            })
            .collect();
        placed.sort_unstable();
        let mut firsts: Vec<(i32, u32)> = Vec::new();
        for (&(cell, _), at) in placed.iter().zip(0..) {
            if firsts.last().is_none_or(|(last, _)| *last != cell) {
                firsts.push((cell, at));
            }
        }
        firsts.shrink_to_fit();
        Cells { firsts, members: placed.into_iter().map(|(_, at)| at).collect() }
    }
}

impl Cells {
    /// The postcodes of neighbouring cells of one row.
    fn between(&self, first: i32, last: i32) -> &[u32] {
        let begin = |cell: i32| {
            let at = self.firsts.partition_point(|(key, _)| *key < cell);
            self.firsts.get(at).map_or(self.members.len(), |(_, begin)| *begin as usize)
        };
        &self.members[begin(first)..begin(last + 1)]
    }
}

fn column(easting: i32) -> i32 {
    easting.div_euclid(CELL_METRES).clamp(0, COLUMNS - 1)
}
