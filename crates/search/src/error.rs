//! What can go wrong, as far as a caller can act on it.

use tantivy::TantivyError;

/// Why the index could not answer or could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Nothing has been committed to this index yet: say "being prepared", never "nothing found".
    #[error("the search index has not been built yet")]
    NotBuilt,
    /// What is on disk cannot be read. Whoever next takes the [`Writer`](crate::Writer) throws it
    /// away, and its position is then unknown, so that everything is fed again.
    #[error("the search index is damaged: {0}")]
    Damaged(String),
    /// The folder or the disk refused.
    #[error("the search index cannot be reached: {0}")]
    Io(#[from] std::io::Error),
    /// The index refused for a reason of its own.
    #[error("the search index failed: {0}")]
    Engine(#[source] TantivyError),
}

impl From<TantivyError> for SearchError {
    fn from(error: TantivyError) -> Self {
        match error {
            TantivyError::DataCorruption(_)
            | TantivyError::OpenReadError(_)
            | TantivyError::SchemaError(_)
            | TantivyError::FieldNotFound(_)
            | TantivyError::IncompatibleIndex(_)
            | TantivyError::InternalError(_)
            | TantivyError::DeserializeError(_) => Self::Damaged(error.to_string()),
            other => Self::Engine(other),
        }
    }
}

/// Runs what reads the index. A damaged file can make the engine panic; that becomes an error here,
/// so that one bad folder cannot take a thread of the server with it.
pub(crate) fn guarded<T>(read: impl FnOnce() -> Result<T, SearchError>) -> Result<T, SearchError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or_else(|panic| {
        let reason = panic
            .downcast_ref::<&str>()
            .map(|reason| (*reason).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "unknown panic".to_owned());
        Err(SearchError::Damaged(reason))
    })
}
