#![doc = include_str!("../README.md")]

pub mod authorities;
mod counties;
mod csv;
mod distance;
mod gazetteer;
mod grid;
mod key;
mod partial_postcode;
mod point;
mod postcode;
pub mod postcodes;
mod responsibility;
pub mod service_area;
mod spot;
pub mod towns;
pub mod whereabouts;
mod wire;

pub use authorities::{Authorities, Authority, Kind, Nation};
pub use distance::Spoken;
pub use gazetteer::Gazetteer;
pub use grid::GridPoint;
pub use partial_postcode::{PackedDistrict, PackedSector, PartialPostcode};
pub use point::Point;
pub use postcode::{NotAPostcode, Postcode};
pub use postcodes::{Area, Centre, Found, Neighbour, Postcodes};
pub use responsibility::{Answer, BOUNDARY_METRES, Doubt, Matter, REMOTE_METRES, Responsibility, Unanswered};
pub use service_area::{Serves, ServiceArea};
pub use spot::Spot;
pub use towns::{Town, Towns};
pub use whereabouts::{NotFound, Place, What, Whereabouts};
