//! How far the index has followed the store.

use serde::{Deserialize, Serialize};

/// The last change of the store that the index holds.
///
/// It is committed together with the documents, in one atomic step: whenever the process dies,
/// index and position agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Which life of the store the sequence belongs to; a restored store has another.
    pub epoch: String,
    /// The sequence number of the last change applied.
    pub sequence: i64,
}

impl Position {
    pub(crate) fn to_payload(&self) -> String {
        serde_json::json!({ "epoch": self.epoch, "sequence": self.sequence }).to_string()
    }

    pub(crate) fn from_payload(payload: Option<&str>) -> Option<Self> {
        serde_json::from_str(payload?).ok()
    }
}
