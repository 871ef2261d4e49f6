#![doc = include_str!("../README.md")]

pub mod authorities;
mod csv;
mod distance;
mod grid;
mod partial_postcode;
mod point;
mod postcode;
pub mod postcodes;
mod responsibility;

pub use authorities::{Authorities, Authority, Kind, Nation};
pub use distance::Spoken;
pub use grid::GridPoint;
pub use partial_postcode::{PackedDistrict, PackedSector, PartialPostcode};
pub use point::Point;
pub use postcode::{NotAPostcode, Postcode};
pub use postcodes::{Area, Centre, Found, Neighbour, Postcodes};
pub use responsibility::{Answer, BOUNDARY_METRES, Doubt, Matter, REMOTE_METRES, Responsibility, Unanswered};
