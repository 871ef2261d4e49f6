//! *Who is responsible for this, here, on this day?*

use jiff::civil::Date;

use crate::{
    Area, Authorities, Authority, GridPoint, Neighbour, Point, Postcode, Postcodes,
    authorities::{Kind, Nation},
};

/// How far from a position another council's postcode makes us say "probably", in metres. A postcode's
/// position is one of up to a hundred addresses, and boundaries run between houses.
pub const BOUNDARY_METRES: f64 = 300.0;

/// How far a position may be from any postcode and still be answered for: the remotest glens and moors
/// are nearer than this to a letter box, the open sea is not.
pub const REMOTE_METRES: f64 = 10_000.0;

/// Something that a council, or another public body, answers for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// Care and support of adults, carers and children in need: Care Act 2014 s. 1, Children Act 1989
    /// s. 17, Social Services and Well-being (Wales) Act 2014, Social Work (Scotland) Act 1968 s. 12.
    Care,
    /// Special educational needs and disabilities: Children and Families Act 2014 s. 24; in Wales
    /// additional learning needs, in Scotland additional support for learning.
    Send,
    /// Parking for disabled people: Chronically Sick and Disabled Persons Act 1970 s. 21.
    BlueBadge,
    /// Council tax, its reductions and discounts: Local Government Finance Act 1992 s. 1 (s. 70 in
    /// Scotland).
    CouncilTax,
    /// Housing and homelessness: Housing Act 1985 s. 1, Housing (Wales) Act 2014, Housing (Scotland)
    /// Act 1987.
    Housing,
    /// Adaptations of a home, such as by a Disabled Facilities Grant: Housing Grants, Construction and
    /// Regeneration Act 1996 s. 1; in Scotland the council's scheme of assistance.
    Adaptations,
    /// Public health: National Health Service Act 2006 s. 2B in England; elsewhere the health boards.
    PublicHealth,
}

impl Matter {
    /// Every matter.
    pub const ALL: [Self; 7] = [
        Self::Care,
        Self::Send,
        Self::BlueBadge,
        Self::CouncilTax,
        Self::Housing,
        Self::Adaptations,
        Self::PublicHealth,
    ];

    /// The word for it on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Care => "care",
            Self::Send => "send",
            Self::BlueBadge => "blue_badge",
            Self::CouncilTax => "council_tax",
            Self::Housing => "housing",
            Self::Adaptations => "adaptations",
            Self::PublicHealth => "public_health",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|matter| matter.as_str() == word)
    }

    /// Whether the county answers for it where there are a county and a district.
    fn is_the_countys(self) -> bool {
        match self {
            Self::Care | Self::Send | Self::BlueBadge | Self::PublicHealth => true,
            Self::CouncilTax | Self::Housing | Self::Adaptations => false,
        }
    }
}

/// Who answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<'a> {
    /// The likeliest first; only one when there is no doubt. Never empty.
    pub who: Vec<&'a Authority>,
    /// Why it is only probable; empty when it is certain.
    pub doubts: Vec<Doubt>,
}

impl Answer<'_> {
    /// Whether the first is certain, or only probable.
    pub fn is_certain(&self) -> bool {
        self.doubts.is_empty()
    }
}

/// Why an answer is only probable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// Another authority answers within [`BOUNDARY_METRES`].
    NearBoundary,
    /// Councils were divided or joined since, or will be, and which part this place belongs to is not
    /// in the table.
    Reorganised,
    /// The source has no council for this postcode: it is that of the nearest one that has.
    FromNeighbour,
    /// Nobody is known to have answered on that day: it is who answered first or last.
    OutsideRecords,
}

/// Why there is no answer. Never to be shown as "nobody".
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unanswered {
    /// Northern Ireland's postcodes are not in the table; there the five health and social care trusts
    /// answer for care, and the Housing Executive for housing.
    #[error("Northern Ireland's postcodes are not in the table of postcodes")]
    NorthernIreland,
    /// New, ended or mistyped.
    #[error("this postcode is not in the table of postcodes")]
    UnknownPostcode,
    /// At sea, or outside Great Britain.
    #[error("no postcode of Great Britain is near this place")]
    NowhereNear,
    /// The table of authorities does not have the code that the table of postcodes gives.
    #[error("the table of authorities does not have this place's council")]
    UnknownCouncil,
}

/// Answers the question, from a table of postcodes and one of authorities.
#[derive(Clone, Copy, Debug)]
pub struct Responsibility<'a> {
    postcodes: &'a Postcodes,
    authorities: &'a Authorities,
}

impl Responsibility<'static> {
    /// From the tables that come with Fingerpost.
    pub fn bundled() -> Self {
        Self::new(Postcodes::bundled(), Authorities::bundled())
    }
}

impl<'a> Responsibility<'a> {
    /// From tables of one's own.
    pub fn new(postcodes: &'a Postcodes, authorities: &'a Authorities) -> Self {
        Self { postcodes, authorities }
    }

    /// Who answers for a matter at a postcode on a day.
    ///
    /// ```
    /// use fingerpost_places::{Matter, Responsibility};
    /// use jiff::civil::date;
    ///
    /// let responsibility = Responsibility::bundled();
    /// let stowmarket = "IP14 1AB".parse()?;
    /// let who = |matter| {
    ///     let answer = responsibility.at_postcode(stowmarket, matter, date(2026, 11, 22))?;
    ///     Ok::<_, Box<dyn std::error::Error>>(answer.who[0].official_name.clone())
    /// };
    /// assert_eq!(who(Matter::Care)?, "Suffolk County Council");
    /// assert_eq!(who(Matter::Housing)?, "Mid Suffolk District Council");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Unanswered`], which says why it is not known.
    pub fn at_postcode(
        &self,
        postcode: Postcode,
        matter: Matter,
        day: Date,
    ) -> Result<Answer<'a>, Unanswered> {
        let Some(found) = self.postcodes.find(postcode) else {
            return Err(if postcode.is_northern_irish() {
                Unanswered::NorthernIreland
            } else {
                Unanswered::UnknownPostcode
            });
        };
        match (found.grid, found.area.district.is_some()) {
            (Some(grid), true) => self.answer(found.area, grid, BOUNDARY_METRES, matter, day),
            (None, true) => self.of_area(found.area, matter, day),
            (Some(grid), false) => {
                let mut answer = self.at_grid(grid, matter, day)?;
                answer.doubts.push(Doubt::FromNeighbour);
                Ok(answer)
            }
            (None, false) => Err(Unanswered::UnknownPostcode),
        }
    }

    /// Who answers for a matter at a position on a day: the council of the nearest postcode, and any
    /// other within [`BOUNDARY_METRES`] further.
    ///
    /// # Errors
    ///
    /// [`Unanswered::NowhereNear`] further than [`REMOTE_METRES`] from any postcode.
    pub fn at_point(&self, point: Point, matter: Matter, day: Date) -> Result<Answer<'a>, Unanswered> {
        self.at_grid(GridPoint::from_point(point).ok_or(Unanswered::NowhereNear)?, matter, day)
    }

    fn at_grid(&self, grid: GridPoint, matter: Matter, day: Date) -> Result<Answer<'a>, Unanswered> {
        let mut reach = BOUNDARY_METRES;
        let nearest = loop {
            let nearest = self.nearest_by_area(grid, reach).into_iter().next();
            match nearest {
                Some(nearest) => break nearest,
                None if reach >= REMOTE_METRES => return Err(Unanswered::NowhereNear),
                None => reach = (reach * 2.0).min(REMOTE_METRES),
            }
        };
        self.answer(nearest.found.area, grid, nearest.metres + BOUNDARY_METRES, matter, day)
    }

    /// The answer of one area, and of others within some distance.
    fn answer(
        &self,
        area: &Area,
        grid: GridPoint,
        metres: f64,
        matter: Matter,
        day: Date,
    ) -> Result<Answer<'a>, Unanswered> {
        let mut answer = self.of_area(area, matter, day)?;
        for neighbour in self.nearest_by_area(grid, metres) {
            let Ok(other) = self.of_area(neighbour.found.area, matter, day) else { continue };
            for authority in other.who {
                if !answer.who.contains(&authority) {
                    answer.who.push(authority);
                    if !answer.doubts.contains(&Doubt::NearBoundary) {
                        answer.doubts.push(Doubt::NearBoundary);
                    }
                }
            }
        }
        Ok(answer)
    }

    /// The nearest postcode of each district within some distance, the nearest first.
    fn nearest_by_area(&self, grid: GridPoint, metres: f64) -> Vec<Neighbour<'a>> {
        let mut nearest: Vec<Neighbour<'a>> = Vec::new();
        for neighbour in self.postcodes.near(grid, metres) {
            let area = neighbour.found.area;
            let same = |known: &&mut Neighbour<'_>| {
                known.found.area.district == area.district && known.found.area.county == area.county
            };
            match nearest.iter_mut().find(same) {
                _ if area.district.is_none() => {}
                Some(known) if known.metres <= neighbour.metres => {}
                Some(known) => *known = neighbour,
                None => nearest.push(neighbour),
            }
        }
        nearest.sort_by(|a, b| a.metres.total_cmp(&b.metres));
        nearest
    }

    fn of_area(&self, area: &Area, matter: Matter, day: Date) -> Result<Answer<'a>, Unanswered> {
        let known = |code: &Option<String>| self.authorities.get(code.as_deref()?);
        let council = known(&area.district).ok_or(Unanswered::UnknownCouncil)?;
        let mut locals = Vec::new();
        let mut doubts = Vec::new();
        if !self.on_day(council, day, &mut locals, 0) || locals.is_empty() {
            doubts.push(Doubt::OutsideRecords);
        }
        if locals.is_empty() {
            locals.push(council);
        }
        let mut who = Vec::new();
        for local in locals {
            let authority = match (matter, local.kind, local.nation()) {
                (Matter::PublicHealth, _, Nation::Scotland | Nation::Wales) => known(&local.health_board),
                (matter, Kind::District, _) if matter.is_the_countys() => known(&local.county),
                _ => Some(local),
            }
            .ok_or(Unanswered::UnknownCouncil)?;
            if !who.contains(&authority) {
                who.push(authority);
            }
        }
        if who.len() > 1 {
            doubts.push(Doubt::Reorganised);
        }
        Ok(Answer { who, doubts })
    }

    /// Adds the councils that answered in a council's area on that day: itself, or those before or
    /// after it. False when the records do not reach so far.
    fn on_day(&self, council: &'a Authority, day: Date, found: &mut Vec<&'a Authority>, depth: u8) -> bool {
        // A table of one's own may go round in circles.
        if council.answers_on(day) || depth > 8 {
            if !found.contains(&council) {
                found.push(council);
            }
            return council.answers_on(day);
        }
        let others: Vec<&Authority> = if council.until.is_some_and(|until| until <= day) {
            council.replaced_by.iter().filter_map(|code| self.authorities.get(code)).collect()
        } else {
            // A county before it answers through its districts.
            self.authorities.predecessors(council).filter(|before| before.kind != Kind::County).collect()
        };
        if others.is_empty() {
            if !found.contains(&council) {
                found.push(council);
            }
            return false;
        }
        let mut known = true;
        for other in others {
            known &= self.on_day(other, day, found, depth + 1);
        }
        known
    }
}
