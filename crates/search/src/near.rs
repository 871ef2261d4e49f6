//! Where sites are, and which are near.

use std::ops::Range;

use fingerpost_places::Point;
use tantivy::DocId;

use crate::bits::Bits;
use crate::sheet::Lists;

/// Where a site is.
pub(crate) struct Spot {
    /// Which site of the service.
    pub site: u32,
    /// Where on a ball with the radius 1.
    at: [f32; 3],
    pub point: Point,
}

/// Somewhere, to measure from.
#[derive(Clone, Copy)]
pub(crate) struct Here {
    pub point: Point,
    at: [f32; 3],
}

impl Spot {
    pub fn new(site: usize, point: Point) -> Self {
        Self { site: site as u32, at: on_ball(point), point }
    }
}

impl Here {
    pub fn new(point: Point) -> Self {
        Self { point, at: on_ball(point) }
    }

    /// How far a site is, in metres, within one metre and one part in ten thousand: a tenth of the work of
    /// [`Point::metres_to`].
    pub fn metres_to(&self, spot: &Spot) -> f64 {
        const RADIUS: f64 = 6_371_008.8;
        let square: f32 = self.at.iter().zip(spot.at).map(|(a, b)| (a - b) * (a - b)).sum();
        let chord = f64::from(square).sqrt();
        // An arc by its chord, as a series: enough for a country.
        RADIUS * chord * (1.0 + chord * chord / 24.0)
    }

    /// Whether a site is so near: to the last metre.
    pub fn is_within(&self, metres: f64, spot: &Spot) -> bool {
        let about = self.metres_to(spot);
        let unsure = 2.0 + metres / 1_000.0;
        if (about - metres).abs() > unsure {
            about < metres
        } else {
            self.point.metres_to(spot.point) <= metres
        }
    }
}

fn on_ball(point: Point) -> [f32; 3] {
    let (latitude, longitude) = (point.latitude().to_radians(), point.longitude().to_radians());
    [
        (latitude.cos() * longitude.cos()) as f32,
        (latitude.cos() * longitude.sin()) as f32,
        latitude.sin() as f32,
    ]
}

/// The sites of a segment by squares of the map, so that only those around a place are looked at.
pub(crate) struct Grid {
    /// For each site its square, its service and its place among the service's points; in the order of the squares.
    sites: Vec<(u32, DocId, u32)>,
}

/// Squares from north to south and from west to east: a twentieth of a degree is 5.6 km, and 3.3 km in Britain.
const A_DEGREE: f64 = 20.0;
const IN_A_ROW: u32 = 360 * A_DEGREE as u32;
const METRES_A_DEGREE: f64 = 111_195.0;

fn row(latitude: f64) -> u32 {
    ((latitude.clamp(-90.0, 90.0) + 90.0) * A_DEGREE) as u32
}

fn column(longitude: f64) -> u32 {
    (((longitude.clamp(-180.0, 180.0) + 180.0) * A_DEGREE) as u32).min(IN_A_ROW - 1)
}

impl Grid {
    pub fn new(points: &Lists<Spot>, documents: Range<DocId>) -> Self {
        let sites = documents.flat_map(|document| {
            points.of(document).iter().zip(0..).map(move |(spot, place)| {
                let square = row(spot.point.latitude()) * IN_A_ROW + column(spot.point.longitude());
                (square, document, place)
            })
        });
        let mut sites: Vec<_> = sites.collect();
        sites.sort_unstable();
        Self { sites }
    }

    /// The services with a site so near.
    pub fn within(&self, here: &Here, metres: f64, points: &Lists<Spot>, of: usize) -> Bits {
        let mut near = Bits::none(of);
        let mut look = |sites: &[(u32, DocId, u32)]| {
            for (_, document, place) in sites {
                if here.is_within(metres, &points.of(*document)[*place as usize]) {
                    near.set(*document);
                }
            }
        };
        let (latitude, longitude) = (here.point.latitude(), here.point.longitude());
        // A little more than as far as that, since the earth is no ball.
        let north = (metres * 1.01 + 10.0) / METRES_A_DEGREE;
        let narrowest = (latitude.abs() + north).to_radians().cos();
        let east = north / narrowest;
        if narrowest < 0.01 || longitude - east < -180.0 || 180.0 < longitude + east {
            look(&self.sites);
            return near;
        }
        for row in row(latitude - north)..=row(latitude + north) {
            let squares =
                row * IN_A_ROW + column(longitude - east)..=row * IN_A_ROW + column(longitude + east);
            let from = self.sites.partition_point(|site| site.0 < *squares.start());
            let to = from + self.sites[from..].partition_point(|site| site.0 <= *squares.end());
            look(&self.sites[from..to]);
        }
        near
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn near_is_told_to_the_metre(latitude in 49.0..61.0_f64, longitude in -8.0..2.0_f64, north in -1.0..1.0_f64, east in -1.0..1.0_f64, part in 0.5..1.5_f64) {
            let point = Point::new(latitude, longitude).expect("a point");
            let other = Point::new(latitude + north, longitude + east).expect("a point");
            let (here, spot) = (Here::new(point), Spot::new(0, other));
            let exact = point.metres_to(other);
            prop_assert!((here.metres_to(&spot) - exact).abs() < 1.0 + exact / 10_000.0);
            prop_assert_eq!(here.is_within(exact * part, &spot), exact <= exact * part);
        }

        #[test]
        fn squares_leave_out_nothing_that_is_near(points in proptest::collection::vec((-89.0..89.0_f64, -179.9..179.9_f64), 1..60), close in proptest::collection::vec((0..60_usize, -0.5..0.5_f64, -0.5..0.5_f64), 0..60), metres in 0.0..200_000.0_f64) {
            let point = |(latitude, longitude): (f64, f64)| Point::new(latitude.clamp(-90.0, 90.0), longitude.clamp(-180.0, 180.0)).expect("a point");
            let mut all: Vec<Point> = points.iter().copied().map(point).collect();
            for (beside, north, east) in close {
                let (latitude, longitude) = points[beside % points.len()];
                all.push(point((latitude + north, longitude + east)));
            }
            let spots = all.iter().enumerate().map(|(document, it)| (document as u32, Spot::new(0, *it))).collect();
            let spots = Lists::gathered(all.len(), spots);
            let grid = Grid::new(&spots, 0..all.len() as DocId);
            for here in &all {
                let near = grid.within(&Here::new(*here), metres, &spots, all.len());
                for (document, it) in (0..).zip(&all) {
                    prop_assert_eq!(near.has(document), Here::new(*here).is_within(metres, &Spot::new(0, *it)));
                }
            }
        }
    }
}
