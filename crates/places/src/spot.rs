//! Where somebody is, worked out once, so that many areas can be asked about it.

use crate::{
    Area, BOUNDARY_METRES, Gazetteer, GridPoint, Nation, PartialPostcode, Place, Point, Postcode, Postcodes,
    REMOTE_METRES, What,
    whereabouts::{POSTCODE_METRES, is_of_an_island},
};

/// Upper bound of how far around a wide place is looked for other councils, in metres, so that a city
/// does not cost a walk over all of its postcodes.
const MOST_METRES: f64 = 5_000.0;

/// Where somebody is, or lives, with as much doubt as there is.
///
/// Made once for a search, and then asked of the area of each service.
#[derive(Clone, Debug)]
pub struct Spot<'a> {
    pub(crate) postcodes: &'a Postcodes,
    /// Where, when it is known.
    pub(crate) point: Option<Point>,
    /// How far off the point may be, in metres.
    pub(crate) within_metres: f64,
    /// The postcode that was given; otherwise the nearest.
    pub(crate) postcode: Option<Postcode>,
    /// Whether the postcode was given, so that it is certain.
    pub(crate) is_given: bool,
    /// The codes of the place itself.
    pub(crate) own: Option<&'a Area>,
    /// The codes of other places so near that somebody here may be in them.
    pub(crate) others: Vec<&'a Area>,
    /// The postcode sectors so near that somebody here may be in them.
    pub(crate) sectors: Vec<PartialPostcode>,
    /// In which nation.
    pub(crate) nation: Option<Nation>,
}

impl<'a> Gazetteer<'a> {
    /// Somebody at a postcode. One that is not in the table is somewhere too: nowhere that we know.
    pub fn spot_of(&self, postcode: Postcode) -> Spot<'a> {
        let found = self.postcodes().find(postcode);
        let mut spot = match found.and_then(|found| found.grid) {
            Some(grid) => self.around(grid, BOUNDARY_METRES, POSTCODE_METRES),
            None => self.nowhere(),
        };
        if let Some(found) = found
            && found.area.district.is_some()
        {
            let nearest = spot.own.replace(found.area);
            spot.others.extend(nearest);
            spot.others.retain(|other| *other != found.area);
        }
        if postcode.is_northern_irish() {
            spot.nation = Some(Nation::NorthernIreland);
        }
        spot.postcode = Some(postcode);
        spot.is_given = true;
        spot.with_nation()
    }

    /// Somebody at a position, so many metres off at most.
    pub fn spot_at(&self, point: Point, within_metres: f64) -> Spot<'a> {
        let mut spot = match GridPoint::from_point(point) {
            Some(grid) => self.around(grid, within_metres.max(BOUNDARY_METRES), within_metres),
            None => self.nowhere(),
        };
        spot.point = Some(point);
        spot.within_metres = within_metres;
        if spot.own.is_none()
            && let Some(town) = self.towns().nearest(point, REMOTE_METRES)
        {
            spot.nation = Some(town.nation());
        }
        spot.with_nation()
    }

    /// Somebody at a place that was typed.
    pub fn spot(&self, place: &Place<'_>) -> Spot<'a> {
        match place.what {
            What::Postcode(postcode) => self.spot_of(postcode),
            _ => self.spot_at(place.point, place.within_metres),
        }
    }

    fn nowhere(&self) -> Spot<'a> {
        Spot {
            postcodes: self.postcodes(),
            point: None,
            within_metres: 0.0,
            postcode: None,
            is_given: false,
            own: None,
            others: Vec::new(),
            sectors: Vec::new(),
            nation: None,
        }
    }

    /// What is near a position; nothing further than [`REMOTE_METRES`] from any postcode.
    fn around(&self, grid: GridPoint, metres: f64, within_metres: f64) -> Spot<'a> {
        let mut spot = self.nowhere();
        spot.point = Some(grid.to_point());
        spot.within_metres = within_metres;
        let Some(nearest) = self.postcodes().nearest(grid, REMOTE_METRES) else { return spot };
        spot.postcode = Some(nearest.postcode);
        let mut own_metres = f64::INFINITY;
        for near in self.postcodes().near(grid, nearest.metres + metres.min(MOST_METRES)) {
            let sector = near.postcode.sector();
            if !spot.sectors.contains(&sector) {
                spot.sectors.push(sector);
            }
            if near.found.area.district.is_none() {
                continue;
            }
            if near.metres < own_metres {
                own_metres = near.metres;
                spot.own = Some(near.found.area);
            }
            if !spot.others.contains(&near.found.area) {
                spot.others.push(near.found.area);
            }
        }
        spot.others.retain(|other| Some(*other) != spot.own);
        spot
    }
}

impl Spot<'_> {
    fn with_nation(mut self) -> Self {
        let of_own = self.own.and_then(|own| Nation::of_code(own.district.as_deref()?));
        self.nation = self.nation.or(of_own);
        self
    }

    /// A postcode that the table does not have is somewhere in it too.
    pub(crate) fn is_in_the_united_kingdom(&self) -> bool {
        let given = self.postcode.filter(|_| self.is_given);
        self.nation.is_some() || given.is_some_and(|postcode| !is_of_an_island(&postcode.to_string()))
    }

    /// Where it is, when it is known.
    pub fn point(&self) -> Option<Point> {
        self.point
    }
}
