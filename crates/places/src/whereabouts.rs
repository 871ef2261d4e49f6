//! What people type in a box that asks *where*.

mod coordinates;
mod slips;

use crate::key;
use crate::{Authority, Gazetteer, GridPoint, PartialPostcode, Point, Postcode, REMOTE_METRES, Town};

/// How far from its position the addresses of a postcode may be, in metres: most are within a street.
pub const POSTCODE_METRES: f64 = 150.0;

/// Upper bound of what is read, in bytes: an address, not a letter.
const MOST_BYTES: usize = 200;

/// Words in front of a place that say nothing of it, as they are compared.
const IN_FRONT: [&str; 6] = ["near", "in", "at", "around", "round", "from"];

/// A place that somebody named.
#[derive(Clone, Debug, PartialEq)]
pub struct Place<'a> {
    /// What it is.
    pub what: What<'a>,
    /// Where its middle is.
    pub point: Point,
    /// How far from there somebody who is in it may be, in metres.
    pub within_metres: f64,
}

/// What sort of place was named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What<'a> {
    /// A whole postcode.
    Postcode(Postcode),
    /// A postcode district or sector: an area.
    PartOfPostcode(PartialPostcode),
    /// A town, a village or a part of a town.
    Town(&'a Town),
    /// The area of a county or another council that is not the name of a town.
    Council(&'a Authority),
    /// A position, such as a phone sends, and the nearest town within 10 km.
    Position(Option<&'a Town>),
}

impl Place<'_> {
    /// Its name for people: `BS5 6XX`, `BS5`, `Newport, Wales`; `near Stowmarket, Suffolk` for a position.
    pub fn name(&self) -> String {
        match self.what {
            What::Postcode(postcode) => postcode.to_string(),
            What::PartOfPostcode(part) => part.to_string(),
            What::Town(town) => town.label().to_owned(),
            What::Council(council) => council.name.clone(),
            What::Position(Some(town)) => format!("near {}", town.label()),
            What::Position(None) => {
                format!("{:.2}, {:.2}", self.point.latitude(), self.point.longitude())
            }
        }
    }

    /// Whether it is a point rather than an area that people would want to see all of.
    pub fn is_exact(&self) -> bool {
        matches!(self.what, What::Postcode(_) | What::Position(_))
    }
}

/// Where somebody said.
#[derive(Clone, Debug, PartialEq)]
pub enum Whereabouts<'a> {
    /// One place.
    One(Place<'a>),
    /// A name that several places have, the largest first; or one that is only nearly what was typed
    /// (`Sale, Cheshire` is in Greater Manchester now). Ask which; never empty.
    Several(Vec<Place<'a>>),
}

/// Why there is no place. Each wants other words, and none of them is "nothing found".
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NotFound {
    /// Nothing was typed.
    #[error("no place was given")]
    Nothing,
    /// It has the shape of a postcode, and the table does not have it: mistyped, ended, or new.
    #[error("{postcode} is not a postcode that we know")]
    UnknownPostcode {
        /// Which.
        postcode: Postcode,
        /// The beginning of it that is known, so that one can be offered the area.
        known: Option<PartialPostcode>,
    },
    /// The table has the postcode, and no position for it.
    #[error("we do not know where {0} is")]
    NoPosition(Postcode),
    /// It has the shape of the beginning of a postcode, and no postcode of the table begins like that.
    #[error("no postcode that we know begins with {0}")]
    UnknownPartOfPostcode(PartialPostcode),
    /// A postcode in Northern Ireland, whose postcodes the bundled table does not have.
    #[error("{0} is in Northern Ireland, whose postcodes we do not have")]
    NorthernIreland(String),
    /// A position that is far from any postcode or town that we know, or a postcode of the Channel
    /// Islands or the Isle of Man.
    #[error("{0} is not in Great Britain")]
    OutsideGreatBritain(String),
    /// Two numbers that are not degrees north and east.
    #[error("{0} is not a position on the Earth")]
    NotAPosition(String),
    /// No place that we know is called that. Small places (below 500 people) are not known.
    #[error("we do not know a place called {0}")]
    UnknownPlace(String),
    /// More than anybody types.
    #[error("this is too long for a place")]
    TooLong,
}

impl<'a> Whereabouts<'a> {
    /// Reads what somebody typed, by the tables that come with Fingerpost; see [`Gazetteer::find`].
    ///
    /// ```
    /// use fingerpost_places::Whereabouts;
    ///
    /// let names = |typed| Whereabouts::parse(typed).map(|found| found.places().iter().map(|p| p.name()).collect::<Vec<_>>());
    /// assert_eq!(names("bs56xx")?, ["BS5 6XX"]);
    /// assert_eq!(names("newport iow")?, ["Newport, Isle of Wight"]);
    /// assert_eq!(names("51.4735, -2.5678")?.len(), 1);
    /// assert!(names("BT1 5GS").is_err());
    /// # Ok::<(), fingerpost_places::NotFound>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`], which says why.
    pub fn parse(typed: &str) -> Result<Whereabouts<'static>, NotFound> {
        Gazetteer::bundled().find(typed)
    }

    /// The same, and the area that a postcode begins with where the postcode itself is not known: see
    /// [`Gazetteer::find_about`].
    ///
    /// ```
    /// use fingerpost_places::Whereabouts;
    ///
    /// assert!(Whereabouts::parse("BS5 6ZZ").is_err());
    /// assert_eq!(Whereabouts::parse_about("BS5 6ZZ")?.places()[0].name(), "BS5 6");
    /// # Ok::<(), fingerpost_places::NotFound>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotFound`], which says why.
    pub fn parse_about(typed: &str) -> Result<Whereabouts<'static>, NotFound> {
        Gazetteer::bundled().find_about(typed)
    }

    /// The places that may be meant, the likeliest first; never none.
    pub fn places(&self) -> &[Place<'a>] {
        match self {
            Self::One(place) => std::slice::from_ref(place),
            Self::Several(places) => places,
        }
    }
}

impl<'a> Gazetteer<'a> {
    /// Reads what somebody typed: a postcode or its beginning, alone or at the end of an address; a
    /// town, with its county or without; a county; or two numbers as degrees.
    ///
    /// # Errors
    ///
    /// [`NotFound`], which says why.
    pub fn find(&self, typed: &str) -> Result<Whereabouts<'a>, NotFound> {
        if typed.len() > MOST_BYTES {
            return Err(NotFound::TooLong);
        }
        let typed = typed.trim_matches(|c: char| c.is_whitespace() || ",;.".contains(c));
        if !typed.chars().any(char::is_alphanumeric) {
            return Err(NotFound::Nothing);
        }
        if let Some(degrees) = coordinates::read(typed) {
            return self.position(typed, degrees).map(Whereabouts::One);
        }
        if let Ok(postcode) = typed.parse::<Postcode>() {
            return self.postcode(postcode).map(Whereabouts::One);
        }
        if let Ok(part) = typed.parse::<PartialPostcode>() {
            return self.part_of_postcode(part).map(Whereabouts::One);
        }
        if let Some((_, postcode)) = Postcode::find_in(typed) {
            return self.postcode(postcode).map(Whereabouts::One);
        }
        if let Some(found) = self.named(typed) {
            return Ok(found);
        }
        if let Some(found) = self.last_words(typed) {
            return Ok(found);
        }
        if let Some(found) = slips::postcodes(typed).into_iter().find_map(|it| self.postcode(it).ok()) {
            return Ok(Whereabouts::One(found));
        }
        let meant = slips::towns(self.towns(), typed).into_iter().map(of_town).collect();
        one_or_several(meant).ok_or_else(|| NotFound::UnknownPlace(typed.to_owned()))
    }

    /// The same, and the area that a postcode begins with where the postcode itself is not known.
    ///
    /// # Errors
    ///
    /// [`NotFound`], where not even the area is known.
    pub fn find_about(&self, typed: &str) -> Result<Whereabouts<'a>, NotFound> {
        match self.find(typed) {
            Err(NotFound::UnknownPostcode { known: Some(part), .. }) => {
                self.part_of_postcode(part).map(Whereabouts::One)
            }
            found => found,
        }
    }

    fn postcode(&self, postcode: Postcode) -> Result<Place<'a>, NotFound> {
        if let Some(found) = self.postcodes().find(postcode) {
            let point = found.point().ok_or(NotFound::NoPosition(postcode))?;
            return Ok(Place { what: What::Postcode(postcode), point, within_metres: POSTCODE_METRES });
        }
        let written = postcode.to_string();
        if postcode.is_northern_irish() {
            return Err(NotFound::NorthernIreland(written));
        }
        if is_of_an_island(&written) {
            return Err(NotFound::OutsideGreatBritain(written));
        }
        let known = [postcode.sector(), postcode.district()].into_iter();
        Err(NotFound::UnknownPostcode {
            postcode,
            known: known.into_iter().find(|part| self.postcodes().has(*part)),
        })
    }

    fn part_of_postcode(&self, part: PartialPostcode) -> Result<Place<'a>, NotFound> {
        let written = part.to_string();
        match self.postcodes().centre(part) {
            Some(centre) => {
                // "BS56" was read as the sector.
                let part = if self.postcodes().has(part) { part } else { part.as_sector().unwrap_or(part) };
                let what = What::PartOfPostcode(part);
                Ok(Place {
                    what,
                    point: centre.point,
                    within_metres: centre.reach_metres.max(POSTCODE_METRES),
                })
            }
            None if part.is_northern_irish() => Err(NotFound::NorthernIreland(written)),
            None if is_of_an_island(&written) => Err(NotFound::OutsideGreatBritain(written)),
            None => Err(NotFound::UnknownPartOfPostcode(part)),
        }
    }

    fn position(&self, typed: &str, read: coordinates::Read) -> Result<Place<'a>, NotFound> {
        let point = Point::new(read.latitude, read.longitude)
            .ok_or_else(|| NotFound::NotAPosition(typed.to_owned()))?;
        let town = self.towns().nearest(point, REMOTE_METRES);
        let known = town.is_some()
            || GridPoint::from_point(point)
                .is_some_and(|grid| self.postcodes().nearest(grid, REMOTE_METRES).is_some());
        if !known {
            return Err(NotFound::OutsideGreatBritain(typed.to_owned()));
        }
        Ok(Place { what: What::Position(town), point, within_metres: read.within_metres })
    }

    /// Towns of that name; the area of a council when no town has it.
    fn named(&self, typed: &str) -> Option<Whereabouts<'a>> {
        let towns: Vec<Place<'a>> = self.towns().find(typed).into_iter().map(of_town).collect();
        one_or_several(towns).or_else(|| self.council(typed).map(Whereabouts::One))
    }

    fn council(&self, name: &str) -> Option<Place<'a>> {
        let council = self.authorities().named(name).into_iter().find(|council| council.until.is_none())?;
        let middle = self.postcodes().middle_of(&council.code)?;
        let what = What::Council(council);
        Some(Place { what, point: middle.point, within_metres: middle.reach_metres })
    }

    /// A place at the end of a longer text: `12 Church Road, Easton, Bristol`, `Bristol BS5`,
    /// `near Stowmarket`; and a town whose county is not the one that was typed.
    fn last_words(&self, typed: &str) -> Option<Whereabouts<'a>> {
        let words: Vec<&str> = typed.split_whitespace().collect();
        for count in [1, 2] {
            let Some(at) = words.len().checked_sub(count).filter(|&at| at > 0) else { continue };
            let written = words[at..].join(" ");
            let part = written.parse::<PartialPostcode>().ok();
            if let Some(place) = part.and_then(|part| self.part_of_postcode(part).ok()) {
                return Some(Whereabouts::One(place));
            }
            if count == 1
                && key::words(words[0]).first().is_some_and(|word| IN_FRONT.contains(&word.as_str()))
            {
                return self.find(&words[1..].join(" ")).ok();
            }
        }
        // "Easton, Bristol": the table has no such part of the town, and Bristol is near enough.
        let (name, place) = typed.split_once(',')?;
        let town = one_or_several(self.towns().find(place).into_iter().map(of_town).collect());
        if town.is_some() {
            return town;
        }
        // "Sale, Cheshire" is in Greater Manchester: ask.
        let elsewhere: Vec<Place<'a>> = self.towns().named(name).into_iter().map(of_town).collect();
        if !elsewhere.is_empty() {
            return Some(Whereabouts::Several(elsewhere));
        }
        self.named(place).or_else(|| self.last_words(place))
    }
}

fn of_town(town: &Town) -> Place<'_> {
    Place { what: What::Town(town), point: town.point, within_metres: town.reach_metres() }
}

fn one_or_several(mut places: Vec<Place<'_>>) -> Option<Whereabouts<'_>> {
    match places.len() {
        0 => None,
        1 => places.pop().map(Whereabouts::One),
        _ => Some(Whereabouts::Several(places)),
    }
}

/// Guernsey, Jersey and the Isle of Man have postcodes and are not in the United Kingdom.
pub(crate) fn is_of_an_island(written: &str) -> bool {
    ["GY", "JE", "IM"].iter().any(|area| written.starts_with(area))
}
