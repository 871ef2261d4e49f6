//! Numbers for the services of a segment, one place for each, used again by the next question of the thread.

use std::cell::RefCell;

use tantivy::{DocId, Score};

use crate::bits::Bits;

/// A number for some services of a segment.
#[derive(Default)]
pub(crate) struct Table {
    numbers: Vec<Score>,
    /// Those that have one.
    known: Bits,
}

impl Table {
    pub fn add(&mut self, document: DocId, score: Score) {
        self.known.set(document);
        self.numbers[document as usize] += score;
    }

    pub fn most(&mut self, document: DocId, score: Score) {
        self.known.set(document);
        let number = &mut self.numbers[document as usize];
        *number = number.max(score);
    }

    pub fn add_where_known(&mut self, document: DocId, score: Score) {
        if self.known.has(document) {
            self.numbers[document as usize] += score;
        }
    }

    pub fn scale_where_known(&mut self, document: DocId, factor: Score) {
        if self.known.has(document) {
            self.numbers[document as usize] *= factor;
        }
    }

    /// The number, which is nought thereafter.
    pub fn take(&mut self, document: DocId) -> Score {
        std::mem::take(&mut self.numbers[document as usize])
    }

    /// All numbers that are not nought, which are nought thereafter; in the order of the services.
    pub fn drain(&mut self, mut each: impl FnMut(DocId, Score)) {
        let Self { numbers, known } = self;
        known.drain(|document| {
            let score = std::mem::take(&mut numbers[document as usize]);
            if score > 0.0 {
                each(document, score);
            }
        });
    }
}

#[derive(Default)]
pub(crate) struct Tables {
    pub total: Table,
    pub words: Table,
    pub word: Table,
    pub ways: Table,
}

impl Tables {
    /// This thread's, with room for so many services. Taken out, so that tables which were left half filled are not met
    /// again.
    pub fn take(documents: usize) -> Self {
        let mut tables = TABLES.take();
        for table in [&mut tables.total, &mut tables.words, &mut tables.word, &mut tables.ways] {
            if table.numbers.len() < documents {
                table.numbers.resize(documents, 0.0);
            }
            table.known.fit(documents);
        }
        tables
    }

    /// For the next question; all must be nought.
    pub fn put_back(self) {
        TABLES.set(self);
    }
}

thread_local! {
    static TABLES: RefCell<Tables> = RefCell::default();
}
