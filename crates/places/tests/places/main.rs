//! The bundled tables, and the questions that people ask of them.

mod postcodes;
mod responsibility;
