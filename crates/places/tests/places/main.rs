//! The bundled tables, and the questions that people ask of them.

mod postcodes;
mod responsibility;
mod service_area;
mod shape;
mod towns;
mod whereabouts;
