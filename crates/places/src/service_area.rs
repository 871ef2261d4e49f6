//! For whom a service is: the area it serves, as far as its publisher said it so that we understand.

mod circle;
mod codes;
mod named;
mod shape;

use serde::Serialize;
use serde_json::Value;

use crate::{Gazetteer, Nation, PartialPostcode, Point, Spot};
pub use shape::{BadShape, MOST_EXTENT_BYTES, Shape};

/// Whether a service is for people who live somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Serves {
    /// It is, as far as can be told from where the place is.
    Yes,
    /// It is not.
    No,
    /// Nobody can say from what was published. Never to be shown as "no".
    NotKnown,
}

/// The fields of a `service_area` of HSDS and Open Referral UK, as they were published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told<'a> {
    /// `name`: free text.
    pub name: Option<&'a str>,
    /// `description`: free text, of HSDS alone.
    pub description: Option<&'a str>,
    /// `extent`: the shape.
    pub extent: Option<&'a str>,
    /// `extent_type`: `geojson`, `topojson`, `kml` or `text`.
    pub extent_type: Option<&'a str>,
    /// `uri`, of the area: `http://statistics.data.gov.uk/id/statistical-geography/E06000023`.
    pub uri: Option<&'a str>,
    /// `service_area`: free text, of Open Referral UK alone.
    pub service_area: Option<&'a str>,
}

/// The area that a service serves. It serves a place when any of its parts does; it does not when all
/// that was said is understood, and no part does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceArea {
    /// What was understood.
    pub parts: Vec<Part>,
    /// What was not, and why.
    pub unread: Vec<Unread>,
}

/// A part of an area.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// "Nationwide", "UK".
    UnitedKingdom,
    /// "England".
    Nation(Nation),
    /// Councils, by code.
    Councils {
        /// Those whose whole area is meant, under every code that a table of postcodes may have for them.
        surely: Vec<String>,
        /// Those that may be meant too, or of which a part is: the cities in "Hampshire" that have
        /// councils of their own; Cumberland, for what was Allerdale.
        perhaps: Vec<String>,
    },
    /// An electoral ward, by code.
    Ward(String),
    /// Postcodes that begin so.
    Postcodes(PartialPostcode),
    /// All within some distance.
    Circle {
        /// Of its middle.
        centre: Point,
        /// How far off the middle may be, in metres: "5 miles of Stowmarket".
        within_metres: f64,
        /// How wide.
        radius_metres: f64,
    },
    /// A polygon, or several.
    Shape(Shape),
}

/// Something that was said of an area and is not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// Nothing was said.
    #[error("no area was given")]
    Nothing,
    /// A name that is not a council's, a county's or a nation's: it may be a parish, or made up.
    #[error("{0:?} is not an area that we know")]
    UnknownName(String),
    /// A name of several places, none of which is much larger than the others.
    #[error("{0:?} may be one of several areas")]
    Ambiguous(String),
    /// A code that the tables do not have.
    #[error("{0} is not the code of an area that we know")]
    UnknownCode(String),
    /// A shape that cannot be read.
    #[error("the area's shape cannot be used: {0}")]
    BadShape(#[from] BadShape),
    /// A shape in a format that is not read.
    #[error("the area's shape is {0:?}, which is not read")]
    Format(String),
}

impl ServiceArea {
    /// Reads an area by the tables that come with Fingerpost; see [`Gazetteer::service_area`].
    pub fn read(told: &Told<'_>) -> Self {
        Gazetteer::bundled().service_area(told)
    }

    /// Whether somebody at a place is served.
    ///
    /// Within 300 m of a boundary the council that a place is in is "yes" and the one across "not known":
    /// a postcode is up to a hundred addresses.
    ///
    /// ```
    /// use fingerpost_places::{Gazetteer, ServiceArea, Serves, service_area::Told};
    ///
    /// let serves = |name, postcode: &str| {
    ///     let area = ServiceArea::read(&Told { name: Some(name), ..Told::default() });
    ///     Ok::<_, fingerpost_places::NotAPostcode>(area.serves(&Gazetteer::bundled().spot_of(postcode.parse()?)))
    /// };
    /// assert_eq!(serves("Bristol and North Somerset", "BS5 6XX")?, Serves::Yes);
    /// assert_eq!(serves("Suffolk", "BS5 6XX")?, Serves::No);
    /// assert_eq!(serves("Hartsmere borough", "BS5 6XX")?, Serves::NotKnown); // there is none
    /// # Ok::<(), fingerpost_places::NotAPostcode>(())
    /// ```
    pub fn serves(&self, spot: &Spot<'_>) -> Serves {
        let known =
            if self.unread.is_empty() && !self.parts.is_empty() { Serves::No } else { Serves::NotKnown };
        any(self.parts.iter().map(|part| part.serves(spot)), known)
    }
}

impl Serves {
    /// What the areas of a service answer together: by any of them somebody is served. A service with none did not say.
    pub fn by_any(answers: impl IntoIterator<Item = Self>) -> Self {
        let mut answers = answers.into_iter().peekable();
        let none = if answers.peek().is_some() { Self::No } else { Self::NotKnown };
        any(answers, none)
    }
}

fn any(answers: impl Iterator<Item = Serves>, when_none: Serves) -> Serves {
    let mut all = when_none;
    for answer in answers {
        match answer {
            Serves::Yes => return Serves::Yes,
            Serves::NotKnown => all = Serves::NotKnown,
            Serves::No => {}
        }
    }
    all
}

impl Part {
    fn serves(&self, spot: &Spot<'_>) -> Serves {
        match self {
            Self::UnitedKingdom if spot.is_in_the_united_kingdom() => Serves::Yes,
            Self::UnitedKingdom => Serves::NotKnown,
            Self::Nation(nation) => match spot.nation {
                Some(own) if own == *nation => Serves::Yes,
                Some(_) if !spot.others.iter().any(|area| nation_of(area) == Some(*nation)) => Serves::No,
                _ => Serves::NotKnown,
            },
            Self::Councils { surely, perhaps } => {
                let is_in = |codes: &[String], area: &crate::Area| {
                    [&area.district, &area.county].into_iter().flatten().any(|code| codes.contains(code))
                };
                let Some(own) = spot.own else {
                    let elsewhere = |nation| {
                        surely.iter().chain(perhaps).all(|code| Nation::of_code(code) != Some(nation))
                    };
                    return spot.nation.map_or(Serves::NotKnown, |nation| no_if(elsewhere(nation)));
                };
                if is_in(surely, own) {
                    return Serves::Yes;
                }
                let may_be = |area: &&crate::Area| is_in(surely, area) || is_in(perhaps, area);
                no_if(!may_be(&own) && !spot.others.iter().any(may_be))
            }
            Self::Ward(code) => {
                let is_in = |area: &crate::Area| area.ward.as_ref() == Some(code);
                match spot.own {
                    Some(own) if is_in(own) => Serves::Yes,
                    // Wards are drawn anew every few years: one that the table has not may be anywhere.
                    Some(_) => {
                        no_if(spot.postcodes.knows(code) && !spot.others.iter().any(|area| is_in(area)))
                    }
                    None => Serves::NotKnown,
                }
            }
            Self::Postcodes(part) => {
                let part = if spot.postcodes.has(*part) { *part } else { part.as_sector().unwrap_or(*part) };
                match spot.postcode {
                    Some(postcode) if part.contains(postcode) => Serves::Yes,
                    Some(_) if !spot.postcodes.has(part) => Serves::NotKnown,
                    Some(_) if spot.is_given => Serves::No,
                    Some(_) => no_if(!spot.sectors.iter().any(|sector| part.contains_sector(*sector))),
                    None => Serves::NotKnown,
                }
            }
            Self::Circle { centre, within_metres, radius_metres } => match spot.point {
                Some(point) => {
                    let metres = centre.metres_to(point);
                    if metres <= *radius_metres {
                        return Serves::Yes;
                    }
                    no_if(metres > radius_metres + within_metres + spot.within_metres)
                }
                None => Serves::NotKnown,
            },
            Self::Shape(shape) => match spot.point {
                Some(point) if shape.contains(point) => Serves::Yes,
                Some(point) => no_if(!shape.is_within(point, spot.within_metres)),
                None => Serves::NotKnown,
            },
        }
    }
}

fn no_if(certain: bool) -> Serves {
    if certain { Serves::No } else { Serves::NotKnown }
}

fn nation_of(area: &crate::Area) -> Option<Nation> {
    Nation::of_code(area.district.as_deref()?)
}

impl<'a> Gazetteer<'a> {
    /// Reads an area. A shape that can be used says it alone; then a code in `uri` or `extent`; then
    /// the first of `name`, `service_area` and `description` that is understood wholly, or the first
    /// that says anything. What is not understood is in [`ServiceArea::unread`].
    pub fn service_area(&self, told: &Told<'_>) -> ServiceArea {
        let [name, description, extent, uri, service_area] =
            [told.name, told.description, told.extent, told.uri, told.service_area]
                .map(|text| text.map(str::trim).filter(|text| !text.is_empty()));
        let kind = told.extent_type.unwrap_or_default().trim().to_ascii_lowercase();
        let mut unread = Vec::new();
        let mut extent_text = None;
        match (extent, kind.as_str()) {
            (None, _) => {}
            (Some(extent), "geojson") => match Shape::parse(extent) {
                Ok(shape) => return ServiceArea { parts: vec![Part::Shape(shape)], unread },
                Err(bad) => unread.push(bad.into()),
            },
            (Some(extent), "") if extent.starts_with('{') => match Shape::parse(extent) {
                Ok(shape) => return ServiceArea { parts: vec![Part::Shape(shape)], unread },
                Err(bad) => unread.push(bad.into()),
            },
            (Some(extent), "" | "text") => extent_text = Some(extent),
            (Some(_), format) => unread.push(Unread::Format(format.to_owned())),
        }
        let codes: Vec<&str> = [uri, extent_text].into_iter().flatten().flat_map(codes::within).collect();
        if !codes.is_empty() {
            let mut area = ServiceArea { parts: Vec::new(), unread };
            for code in codes {
                match codes::of_code(code, self.authorities()) {
                    Some(parts) => area.parts.extend(parts),
                    None => area.unread.push(Unread::UnknownCode(code.to_owned())),
                }
            }
            return area;
        }
        let read: Vec<ServiceArea> = [name, service_area, extent_text, description]
            .into_iter()
            .flatten()
            .map(|text| named::read(text, self))
            .collect();
        let best = read
            .iter()
            .position(|area| area.unread.is_empty())
            .or_else(|| read.iter().position(|area| !area.parts.is_empty()));
        match read.into_iter().nth(best.unwrap_or(0)) {
            Some(area) => {
                unread.extend(area.unread);
                ServiceArea { parts: area.parts, unread }
            }
            None => {
                if unread.is_empty() {
                    unread.push(Unread::Nothing);
                }
                ServiceArea { parts: Vec::new(), unread }
            }
        }
    }

    /// Reads a `service_area` object; an `extent` that is an object instead of a text is read too.
    pub fn service_area_of(&self, object: &Value) -> ServiceArea {
        let text = |field: &str| object.get(field).and_then(Value::as_str);
        let whole = object.get("extent").filter(|extent| extent.is_object()).map(Value::to_string);
        self.service_area(&Told {
            name: text("name"),
            description: text("description"),
            extent: whole.as_deref().or_else(|| text("extent")),
            extent_type: if whole.is_some() { Some("geojson") } else { text("extent_type") },
            uri: text("uri"),
            service_area: text("service_area"),
        })
    }
}
