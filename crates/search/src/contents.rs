//! Everything that the index holds, for comparing it with the store.

use tantivy::DocAddress;

use crate::{Document, Index, SearchError, error::guarded};

impl Index {
    /// Visits every service of the committed index, in no particular order.
    ///
    /// # Errors
    /// When nothing has been committed yet, or what is there cannot be read.
    pub fn for_each(&self, mut visit: impl FnMut(Document)) -> Result<(), SearchError> {
        let view = self.view()?;
        guarded(|| {
            for (segment, reader) in (0..).zip(view.searcher.segment_readers()) {
                for document in reader.doc_ids_alive() {
                    let stored = view.searcher.doc(DocAddress::new(segment, document))?;
                    visit(view.fields.read_whole(&stored)?);
                }
            }
            Ok(())
        })
    }
}
