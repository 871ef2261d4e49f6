//! The directory as a workbook, edited and brought back.

mod editing;
mod files;

use std::{
    fs::File,
    path::{Path, PathBuf},
};

use fingerpost_directory::Viewer;
use fingerpost_harvest::{
    Import, import, inputs,
    spreadsheet::{Difference, Workbook, accepted, differences, export},
};
use fingerpost_store::{
    Act, Db,
    testing::{Engine, TestStore},
};
use jiff::{Timestamp, ToSpan};
use openreferral::Service;
use serde_json::{Value, json};
use uuid::Uuid;

const LUNCH: &str = "3b1f6e1c-0000-4000-8000-000000000001";
const REFUGE: &str = "3b1f6e1c-0000-4000-8000-000000000002";
const PHONE: &str = "3b1f6e1c-0000-4000-8000-000000000003";
const SITE: &str = "3b1f6e1c-0000-4000-8000-000000000004";

fn day(number: i64) -> Timestamp {
    let first: Timestamp = "2026-05-03T10:00:00Z".parse().expect("a time");
    first + (24 * number).hours()
}

/// A feed of a lunch club and a refuge.
fn feed() -> Value {
    json!([
        {
            "id": LUNCH, "name": "Willow Lunch Club", "status": "active", "email": "old@willow.example",
            "description": "<p>Lunch &amp; company</p>", "minimum_age": 60, "alert": "=1+1",
            "organization": {"id": "3b1f6e1c-0000-4000-8000-000000000009", "name": "Willow Trust"},
            "phones": [{"id": PHONE, "number": "01632 960001"}],
            "cost_options": [{"id": "3b1f6e1c-0000-4000-8000-000000000005", "option": "Lunch", "amount": 5.5}],
        },
        {
            "id": REFUGE, "name": "Refuge", "status": "active",
            "service_at_locations": [{"id": SITE, "location": {
                "id": "3b1f6e1c-0000-4000-8000-000000000006", "visibility": "withheld", "location_type": "physical",
                "addresses": [{"id": "3b1f6e1c-0000-4000-8000-000000000007", "address_1": "1 Secret Street", "city": "Storrow"}],
            }}],
        },
    ])
}

/// A store, and what is done with it.
struct Directory {
    store: TestStore,
}

impl Directory {
    async fn with(feed: Value) -> Self {
        let directory = Self { store: TestStore::on(Engine::Sqlite).await.expect("SQLite") };
        directory.import(feed, 0).await;
        directory
    }

    async fn new() -> Self {
        Self::with(feed()).await
    }

    fn db(&self) -> &Db {
        &self.store.db
    }

    fn path(&self, name: &str) -> PathBuf {
        self.store.folder.path().join(name)
    }

    async fn import(&self, feed: Value, at: i64) {
        let path = self.path("feed.json");
        std::fs::write(&path, feed.to_string()).expect("written");
        self.take_in(&path, at).await;
    }

    async fn take_in(&self, path: &Path, at: i64) {
        let files = inputs(path).expect("a feed");
        let what = Import { files, source: "bristol".to_owned(), dry_run: false, now: day(at) };
        import(self.db(), &what, |_| {}).await.expect("imported");
    }

    async fn export(&self, viewer: Viewer) -> PathBuf {
        let path = self.path("book.xlsx");
        export(self.db(), viewer, day(1), &|_| String::new(), File::create(&path).expect("a file"))
            .await
            .expect("exported");
        path
    }

    async fn book(&self) -> Workbook {
        Workbook::open(&self.export(Viewer::Staff).await).expect("read").expect("ours")
    }

    async fn differences(&self, book: &Workbook) -> Vec<Difference> {
        differences(self.db(), book).await.expect("compared").differences
    }

    /// Applies what is accepted; gives the numbers of what was.
    async fn accept(&self, book: &Workbook, accept: &str, at: i64) -> Vec<usize> {
        let found = differences(self.db(), book).await.expect("compared");
        let (edits, numbers) = accepted(&found, &accept.parse().expect("numbers")).expect("accepted");
        let source = self.db().people("spreadsheet", day(at)).await.expect("a source");
        let act = Act { source, who: None, why: "spreadsheet".to_owned(), at: day(at) };
        self.db().edit(&act, &edits).await.expect("edited");
        numbers
    }

    async fn service(&self, id: &str) -> Service {
        let id = Uuid::try_parse(id).expect("an id");
        let record = self.db().service(id).await.expect("read").expect("a service");
        record.service(Viewer::Staff).expect("seen")
    }
}

/// Types into a cell of the only row of a sheet that is about this id.
fn set(book: &mut Workbook, sheet: &str, id: &str, column: &str, text: &str) {
    let table = book.tables.iter_mut().find(|table| table.name == sheet).expect("the sheet");
    let column = table.column(column).expect("the column");
    let row = table.rows.iter_mut().find(|row| row.cell(0) == id).expect("the row");
    row.cells.resize(row.cells.len().max(column + 1), String::new());
    text.clone_into(&mut row.cells[column]);
}

/// Adds a row to a sheet.
fn add(book: &mut Workbook, sheet: &str, cells: &[(&str, &str)]) {
    let table = book.tables.iter_mut().find(|table| table.name == sheet).expect("the sheet");
    let mut row = table.rows.first().cloned().expect("a row to copy");
    row.number = table.rows.len() as u32 + 2;
    row.cells = vec![String::new(); table.columns.len()];
    for (column, text) in cells {
        row.cells[table.column(column).expect("the column")] = (*text).to_owned();
    }
    table.rows.push(row);
}
