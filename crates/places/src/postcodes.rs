//! The postcodes of Great Britain: where each is, and in which district, county and ward.

mod asset;
mod middles;
mod near;
mod read;

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

pub use asset::Damaged;
pub use near::Neighbour;
pub use read::{Row, Unreadable, rows};

use crate::partial_postcode::{PackedDistrict, PackedSector};
use crate::{GridPoint, PartialPostcode, Point, Postcode};
use near::Cells;

/// The bundled table, packed: OS Code-Point Open, without Northern Ireland (its own licence).
const BUNDLED: &[u8] = include_bytes!("../data/postcodes.bin.zz");

/// Marks a postcode without a position.
const NOWHERE: u16 = u16::MAX;

/// The unit in which positions are kept, in metres.
const GRAIN_METRES: i32 = 10;

/// The codes (GSS, nine characters) of the places that a postcode is in; `None` where the source has
/// none.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// District, borough or unitary authority: `E07…`, `E06…`, `E08…`, `E09…`, `W06…`, `S12…`.
    pub district: Option<String>,
    /// County council of two-tier England: `E10…`.
    pub county: Option<String>,
    /// Electoral ward or division: `E05…`, `W05…`, `S13…`.
    pub ward: Option<String>,
}

/// What is known of a postcode.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found<'a> {
    /// Where it is, to 10 m; `None` for the few hundred that have no position.
    pub grid: Option<GridPoint>,
    /// In which district, county and ward.
    pub area: &'a Area,
}

impl Found<'_> {
    /// Where it is in WGS84: within about 12 m of the source's position (7 m from keeping 10 m, 5 m
    /// from the change of datum), which is itself the address nearest to the middle of the postcode.
    pub fn point(&self) -> Option<Point> {
        self.grid.map(GridPoint::to_point)
    }
}

/// The middle of a postcode district or sector, or of a council.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Centre {
    /// The mean of the positions of its postcodes.
    pub point: Point,
    /// How far its furthest postcode is from there, in metres.
    pub reach_metres: f64,
    /// How many postcodes it has.
    pub postcodes: usize,
}

/// All postcodes, in memory: 8 bytes for each, and 8 more for each once [`Postcodes::near`] was asked.
#[derive(Debug)]
pub struct Postcodes {
    source: String,
    areas: Vec<Area>,
    /// Sorted; sector `i` has the postcodes from its `first` to the next one's.
    sectors: Vec<Sector>,
    /// The sectors' keys once more, close together: searching them stays in the processor's cache.
    keys: Vec<u32>,
    /// Sorted within each sector.
    units: Vec<u16>,
    spots: Vec<Spot>,
    cells: OnceLock<Cells>,
    codes: OnceLock<HashSet<String>>,
    middles: OnceLock<HashMap<String, Centre>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sector {
    key: u32,
    first: u32,
    /// South-west corner, in units of 10 m.
    corner: (i32, i32),
}

/// Where a postcode is within its sector, in units of 10 m from the corner, and its area's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spot {
    east: u16,
    north: u16,
    area: u16,
}

impl Postcodes {
    /// The table that comes with Fingerpost; opened when it is first asked for (see the README for how
    /// long that takes).
    pub fn bundled() -> &'static Self {
        static OPENED: OnceLock<Postcodes> = OnceLock::new();
        OPENED.get_or_init(|| match Self::unpack(BUNDLED) {
            Ok(postcodes) => postcodes,
            // It is part of the program; a test opens it.
            Err(damaged) => unreachable!("the bundled postcodes: {damaged}"),
        })
    }

    /// A table from rows such as [`rows`] reads, in any order; of a postcode that comes twice the
    /// first is kept. `source` says what it was made from, for people: `OS Code-Point Open 2025.2`.
    ///
    /// # Errors
    ///
    /// [`TooMuch`] when there are more areas than a table holds.
    pub fn from_rows(source: &str, mut rows: Vec<Row>) -> Result<Self, TooMuch> {
        rows.sort_by_key(|row| row.postcode);
        rows.dedup_by_key(|row| row.postcode);
        let mut areas: Vec<Area> = rows.iter().map(|row| row.area.clone()).collect();
        areas.sort();
        areas.dedup();
        if areas.len() >= usize::from(u16::MAX) {
            return Err(TooMuch);
        }
        let numbers: HashMap<&Area, u16> = areas.iter().zip(0..).collect();
        let mut table = Tabled::default();
        for row in &rows {
            let grain = |metres: i32| (metres + GRAIN_METRES / 2).div_euclid(GRAIN_METRES);
            let place = row.grid.map(|grid| (grain(grid.easting), grain(grid.northing)));
            table.push(row.postcode, place, numbers[&row.area]);
        }
        table.finish(source.to_owned(), areas).ok_or(TooMuch)
    }

    /// What the table was made from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// How many postcodes it has.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// All the areas that some postcode is in.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// Bytes of memory that the table takes (without the index that [`Postcodes::near`] adds).
    pub fn size_bytes(&self) -> usize {
        let codes = |area: &Area| {
            [&area.district, &area.county, &area.ward].into_iter().flatten().map(String::len).sum::<usize>()
        };
        size_of_val(&*self.sectors)
            + size_of_val(&*self.keys)
            + size_of_val(&*self.units)
            + size_of_val(&*self.spots)
            + size_of_val(&*self.areas)
            + self.areas.iter().map(codes).sum::<usize>()
    }

    /// Where a postcode is; `None` when the table does not have it (which does not mean that it does
    /// not exist: new ones come every month, and Northern Ireland's are not in the bundled table).
    pub fn find(&self, postcode: Postcode) -> Option<Found<'_>> {
        let sector = self.keys.binary_search(&postcode.sector).ok()?;
        let range = self.range(sector);
        let within = self.units[range.clone()].binary_search(&postcode.unit).ok()?;
        Some(self.found(sector, range.start + within))
    }

    /// The middle of a district or sector; `None` when no postcode of the table with a position
    /// begins like that.
    pub fn centre(&self, partial: PartialPostcode) -> Option<Centre> {
        let (from, until) = match partial {
            PartialPostcode::District(PackedDistrict(outward)) => (outward * 10, outward * 10 + 10),
            PartialPostcode::Sector(PackedSector(sector)) => (sector, sector + 1),
        };
        let first = self.sectors.partition_point(|sector| sector.key < from);
        let last = self.sectors.partition_point(|sector| sector.key < until);
        if first == last && matches!(partial, PartialPostcode::District(_)) {
            return self.centre(partial.as_sector()?);
        }
        let places: Vec<GridPoint> = (first..last)
            .flat_map(|sector| self.range(sector).filter_map(move |at| self.grid(sector, at)))
            .collect();
        let count = i64::try_from(places.len()).ok().filter(|&count| count > 0)?;
        let mean = |metres: fn(&GridPoint) -> i32| {
            i32::try_from(places.iter().map(|place| i64::from(metres(place))).sum::<i64>() / count).ok()
        };
        let middle = GridPoint { easting: mean(|p| p.easting)?, northing: mean(|p| p.northing)? };
        let reach_metres = places.iter().map(|place| middle.metres_to(*place)).fold(0.0, f64::max);
        let postcodes = (first..last).map(|sector| self.range(sector).len()).sum();
        Some(Centre { point: middle.to_point(), reach_metres, postcodes })
    }

    /// Whether any postcode of the table begins like that.
    pub fn has(&self, partial: PartialPostcode) -> bool {
        let keys = |from: u32, until: u32| {
            let first = self.keys.partition_point(|&key| key < from);
            self.keys.get(first).is_some_and(|&key| key < until)
        };
        match partial {
            PartialPostcode::District(PackedDistrict(outward)) => keys(outward * 10, outward * 10 + 10),
            PartialPostcode::Sector(PackedSector(sector)) => keys(sector, sector + 1),
        }
    }

    /// Whether some postcode of the table is in an area of that code: a ward, a district or a county.
    pub fn knows(&self, code: &str) -> bool {
        let codes = self.codes.get_or_init(|| {
            let of = |area: &Area| [area.district.clone(), area.county.clone(), area.ward.clone()];
            self.areas.iter().flat_map(of).flatten().collect()
        });
        codes.contains(code)
    }

    /// The middle of a district, a county or a ward by its code; `None` when no postcode of the table with a
    /// position is in it. The first call goes through the whole table once.
    pub fn middle_of(&self, code: &str) -> Option<Centre> {
        self.middles.get_or_init(|| middles::of(self)).get(code).copied()
    }

    /// Every postcode, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Postcode, Found<'_>)> {
        (0..self.sectors.len()).flat_map(move |sector| {
            self.range(sector).map(move |at| (self.postcode(sector, at), self.found(sector, at)))
        })
    }

    fn range(&self, sector: usize) -> std::ops::Range<usize> {
        let end = self.sectors.get(sector + 1).map_or(self.units.len(), |next| next.first as usize);
        self.sectors[sector].first as usize..end
    }

    fn postcode(&self, sector: usize, at: usize) -> Postcode {
        Postcode { sector: self.sectors[sector].key, unit: self.units[at] }
    }

    fn found(&self, sector: usize, at: usize) -> Found<'_> {
        Found { grid: self.grid(sector, at), area: &self.areas[usize::from(self.spots[at].area)] }
    }

    fn grid(&self, sector: usize, at: usize) -> Option<GridPoint> {
        let (east, north) = self.sectors[sector].corner;
        let spot = self.spots[at];
        (spot.east != NOWHERE).then(|| GridPoint {
            easting: (east + i32::from(spot.east)) * GRAIN_METRES,
            northing: (north + i32::from(spot.north)) * GRAIN_METRES,
        })
    }
}

/// More areas, or a wider sector, than a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a table of postcodes holds 65,535 areas, and sectors no wider than 655 km")]
pub struct TooMuch;

/// A table being made, in the order of the postcodes; positions in units of 10 m.
#[derive(Default)]
struct Tabled {
    keys: Vec<(u32, u32)>,
    units: Vec<u16>,
    places: Vec<Option<(i32, i32)>>,
    areas: Vec<u16>,
}

impl Tabled {
    fn push(&mut self, postcode: Postcode, place: Option<(i32, i32)>, area: u16) {
        if self.keys.last().is_none_or(|(key, _)| *key != postcode.sector) {
            self.keys.push((postcode.sector, self.units.len() as u32));
        }
        self.units.push(postcode.unit);
        self.places.push(place);
        self.areas.push(area);
    }

    /// Nothing when a sector is too wide.
    fn finish(self, source: String, areas: Vec<Area>) -> Option<Postcodes> {
        let mut sectors = Vec::with_capacity(self.keys.len());
        let mut spots = Vec::with_capacity(self.units.len());
        for (at, &(key, first)) in self.keys.iter().enumerate() {
            let end = self.keys.get(at + 1).map_or(self.units.len(), |next| next.1 as usize);
            let range = first as usize..end;
            let known = || self.places[range.clone()].iter().flatten();
            let corner = (
                known().map(|place| place.0).min().unwrap_or(0),
                known().map(|place| place.1).min().unwrap_or(0),
            );
            for at in range.clone() {
                let from_corner = |value: i32, corner: i32| {
                    u16::try_from(value.checked_sub(corner)?).ok().filter(|&offset| offset != NOWHERE)
                };
                let (east, north) = match self.places[at] {
                    None => (NOWHERE, NOWHERE),
                    Some((east, north)) => (from_corner(east, corner.0)?, from_corner(north, corner.1)?),
                };
                spots.push(Spot { east, north, area: self.areas[at] });
            }
            sectors.push(Sector { key, first, corner });
        }
        let keys = sectors.iter().map(|sector| sector.key).collect();
        let (cells, codes, middles) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Some(Postcodes { source, areas, sectors, keys, units: self.units, spots, cells, codes, middles })
    }
}
