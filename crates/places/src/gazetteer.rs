//! The three tables together.

use crate::{Authorities, Postcodes, Towns};

/// Postcodes, towns and authorities: what is asked of more than one of them is asked here.
///
/// A bundled table is opened when it is first needed, so that a text that needs no postcode does not
/// wait for them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gazetteer<'a> {
    postcodes: Option<&'a Postcodes>,
    towns: Option<&'a Towns>,
    authorities: Option<&'a Authorities>,
}

impl Gazetteer<'static> {
    /// The tables that come with Fingerpost.
    pub fn bundled() -> Self {
        Self::default()
    }
}

impl<'a> Gazetteer<'a> {
    /// Tables of one's own.
    pub fn new(postcodes: &'a Postcodes, towns: &'a Towns, authorities: &'a Authorities) -> Self {
        Self { postcodes: Some(postcodes), towns: Some(towns), authorities: Some(authorities) }
    }

    /// The postcodes.
    pub fn postcodes(&self) -> &'a Postcodes {
        self.postcodes.unwrap_or_else(|| Postcodes::bundled())
    }

    /// The towns.
    pub fn towns(&self) -> &'a Towns {
        self.towns.unwrap_or_else(|| Towns::bundled())
    }

    /// The authorities.
    pub fn authorities(&self) -> &'a Authorities {
        self.authorities.unwrap_or_else(|| Authorities::bundled())
    }
}
