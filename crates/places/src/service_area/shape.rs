//! Polygons on the Earth, from GeoJSON (RFC 7946: WGS84, longitude first).

use geo::{BoundingRect, Coord, Intersects, LineString, MultiPolygon, Polygon, Rect};
use geojson::{GeoJson, Geometry, GeometryValue, Position};

use crate::Point;

/// Upper bound of a shape's text, in bytes: a county's coast in full detail is less.
pub const MOST_EXTENT_BYTES: usize = 4 << 20;

/// Upper bound of collections in collections.
const MOST_DEPTH: u8 = 8;

/// West, south, east and north of the United Kingdom, in degrees.
const UNITED_KINGDOM: [f64; 4] = [-14.0, 49.0, 3.0, 61.5];

/// Metres in a degree of latitude.
const DEGREE_METRES: f64 = 111_320.0;

/// The shape of an area.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    polygons: MultiPolygon<f64>,
    bounds: Rect<f64>,
    told: Box<str>,
}

/// Why a shape cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadShape {
    /// Longer than [`MOST_EXTENT_BYTES`].
    #[error("it is {0} bytes long")]
    TooLong(usize),
    /// Not JSON, or not GeoJSON.
    #[error("it is not GeoJSON: {0}")]
    NotGeoJson(String),
    /// Points and lines have no inside.
    #[error("a {0} is not an area")]
    NotAnArea(&'static str),
    /// It has no geometry, or no polygon in it.
    #[error("it has no polygon")]
    Empty,
    /// A ring of fewer than four positions.
    #[error("a ring of fewer than four positions")]
    Ring,
    /// Not degrees, for instance metres of a grid.
    #[error("a position that is not longitude and latitude in degrees")]
    NotDegrees,
    /// No part of it is in or near the United Kingdom; latitude may have come first.
    #[error("it is not in the United Kingdom (longitude comes first)")]
    Elsewhere,
}

impl Shape {
    /// Reads a geometry, a feature or a collection of them.
    ///
    /// # Errors
    ///
    /// [`BadShape`], which says why it cannot be used; never a panic.
    pub fn parse(text: &str) -> Result<Self, BadShape> {
        if text.len() > MOST_EXTENT_BYTES {
            return Err(BadShape::TooLong(text.len()));
        }
        let read: GeoJson = text.parse().map_err(|error: geojson::Error| {
            BadShape::NotGeoJson(error.to_string().chars().take(200).collect())
        })?;
        let mut polygons = Vec::new();
        match &read {
            GeoJson::Geometry(geometry) => add(&mut polygons, geometry, 0)?,
            GeoJson::Feature(feature) => {
                add(&mut polygons, feature.geometry.as_ref().ok_or(BadShape::Empty)?, 0)?;
            }
            GeoJson::FeatureCollection(all) => {
                for geometry in all.features.iter().filter_map(|feature| feature.geometry.as_ref()) {
                    add(&mut polygons, geometry, 0)?;
                }
            }
        }
        let polygons = MultiPolygon::new(polygons);
        let bounds = polygons.bounding_rect().ok_or(BadShape::Empty)?;
        let [west, south, east, north] = UNITED_KINGDOM;
        if !bounds.intersects(&Rect::new((west, south), (east, north))) {
            return Err(BadShape::Elsewhere);
        }
        Ok(Self { polygons, bounds, told: text.into() })
    }

    /// The GeoJSON that it was read from, unchanged.
    pub fn geojson(&self) -> &str {
        &self.told
    }

    /// Whether a position is inside, and not in a hole; the boundary counts as inside.
    pub fn contains(&self, point: Point) -> bool {
        let at = Coord { x: point.longitude(), y: point.latitude() };
        self.bounds.intersects(&at) && self.polygons.intersects(&at)
    }

    /// Whether some of it may be within so many metres of a position: exactly, within a square around it.
    pub fn is_within(&self, point: Point, metres: f64) -> bool {
        let north = metres / DEGREE_METRES;
        let east = north / point.latitude().to_radians().cos().max(0.01);
        let (x, y) = (point.longitude(), point.latitude());
        let around = Rect::new((x - east, y - north), (x + east, y + north));
        self.bounds.intersects(&around) && self.polygons.intersects(&around)
    }
}

fn add(polygons: &mut Vec<Polygon<f64>>, geometry: &Geometry, depth: u8) -> Result<(), BadShape> {
    match &geometry.value {
        GeometryValue::Polygon { coordinates } => polygons.extend(polygon(coordinates)?),
        GeometryValue::MultiPolygon { coordinates } => {
            for rings in coordinates {
                polygons.extend(polygon(rings)?);
            }
        }
        GeometryValue::GeometryCollection { geometries } if depth < MOST_DEPTH => {
            for geometry in geometries {
                add(polygons, geometry, depth + 1)?;
            }
        }
        GeometryValue::GeometryCollection { .. } => {
            return Err(BadShape::NotGeoJson("collections in collections".to_owned()));
        }
        other => return Err(BadShape::NotAnArea(other.type_name())),
    }
    Ok(())
}

/// The outline and its holes; nothing for a polygon without an outline.
fn polygon(rings: &[Vec<Position>]) -> Result<Option<Polygon<f64>>, BadShape> {
    let mut rings = rings.iter().map(|ring| line(ring)).collect::<Result<Vec<_>, _>>()?.into_iter();
    Ok(rings.next().map(|outline| Polygon::new(outline, rings.collect())))
}

fn line(ring: &[Position]) -> Result<LineString<f64>, BadShape> {
    if ring.len() < 4 {
        return Err(BadShape::Ring);
    }
    ring.iter()
        .map(|position| match position.as_slice() {
            &[x, y, ..] if (-180.0..=180.0).contains(&x) && (-90.0..=90.0).contains(&y) => Ok(Coord { x, y }),
            _ => Err(BadShape::NotDegrees),
        })
        .collect()
}
