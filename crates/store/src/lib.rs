#![doc = include_str!("../README.md")]

mod changes;
mod db;
mod earlier;
mod edit;
mod helpful;
mod history;
mod incoming;
mod keep;
mod read;
mod reports;
mod statements;
#[cfg(feature = "testing")]
pub mod testing;
mod tuning;
mod unmet;

pub use changes::Change;
pub use db::{Db, StoreError};
pub use edit::{Edit, FieldEdit, Said};
pub use helpful::HelpfulCount;
pub use incoming::{Act, External, Incoming, Kept, Kind, Outcome, Question, Source, Telling};
pub use read::{Counts, OpenQuestion, Origin, Record, ServiceRecord};
pub use reports::{KeptReport, Readers};
pub use tuning::{Deed, KeptTuning};
pub use unmet::{UnmetNeed, UnmetWords};
