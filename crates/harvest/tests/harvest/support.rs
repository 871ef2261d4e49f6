//! Folders of tables, imports of them, and the records that come of it.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use fingerpost_directory::Viewer;
use fingerpost_harvest::{Import, Input, InputError, Summary, import, import_tables};
use fingerpost_store::testing::{Engine, TestStore};
use jiff::Timestamp;
use openreferral::{Entity, Service};
use serde_json::Value;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A mapping of this repository.
pub(crate) fn mapping(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../mappings").join(name)
}

/// Tables in a temporary folder, and a store to import them into.
pub(crate) struct Tables {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) store: TestStore,
}

impl Tables {
    pub(crate) async fn new(files: &[(&str, &str)]) -> Self {
        let store = TestStore::on(Engine::Sqlite).await.expect("SQLite is always there");
        let tables = Self { folder: tempfile::tempdir().expect("a folder"), store };
        for (name, text) in files {
            tables.write(name, text);
        }
        tables
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("tables").join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("written");
    }

    /// Writes a mapping beside the folder of tables.
    pub(crate) fn mapping(&self, text: &str) -> PathBuf {
        let path = self.folder.path().join("mapping.toml");
        std::fs::write(&path, text).expect("written");
        path
    }

    /// Imports the folder with that mapping.
    pub(crate) async fn import(&self, mapping: &str) -> Result<Summary, InputError> {
        let mapping = self.mapping(mapping);
        self.import_path(&self.folder.path().join("tables"), Some(&mapping), false).await
    }

    /// Imports what lies there as a feed.
    pub(crate) async fn import_feed(&self, path: &Path) -> Result<Summary, InputError> {
        let files = match Input::find(path, None)? {
            Input::Feed(files) => files,
            other => panic!("not recognised as a feed: {other:?}"),
        };
        let now = Timestamp::from_second(1_800_000_000).expect("a time");
        let wanted = Import { files, source: "test".to_owned(), dry_run: false, now };
        import(&self.store.db, &wanted, |_| {}).await
    }

    pub(crate) async fn import_path(
        &self,
        path: &Path,
        mapping: Option<&Path>,
        dry_run: bool,
    ) -> Result<Summary, InputError> {
        let tables = match Input::find(path, mapping)? {
            Input::Tables(tables) => tables,
            other => panic!("not recognised as tables: {other:?}"),
        };
        let now = Timestamp::from_second(1_800_000_000).expect("a time");
        let import = Import { files: vec![path.to_owned()], source: "test".to_owned(), dry_run, now };
        import_tables(&self.store.db, &import, tables, |_| {}).await
    }

    /// The mapping that is proposed for the folder.
    pub(crate) fn proposal(&self) -> String {
        self.proposal_for(&self.folder.path().join("tables"))
    }

    /// The mapping that is proposed for what lies there.
    pub(crate) fn proposal_for(&self, path: &Path) -> String {
        match Input::find(path, None).expect("tables") {
            Input::Unmapped(proposal) => proposal.toml,
            other => panic!("no proposal: {other:?}"),
        }
    }

    /// All services as staff see them, by their names, with their organization's name beside them.
    pub(crate) async fn services(&self) -> Vec<Value> {
        let mut services = Vec::new();
        let mut seen = std::collections::HashSet::new();
        let mut after = 0;
        loop {
            let changes = self.store.db.changes_after(after, 1000).await.expect("changes");
            let Some(last) = changes.last() else { break };
            after = last.sequence;
            for change in changes.iter().filter(|change| seen.insert(change.entity)) {
                let Some(record) = self.store.db.service(change.entity).await.expect("read") else {
                    continue;
                };
                let Some(service) = record.service(Viewer::Staff) else { continue };
                services.push(Value::Object(Service::into_object(service)));
            }
        }
        services.sort_by_key(|service| service["name"].to_string());
        services
    }

    /// The service of that name.
    pub(crate) async fn service(&self, name: &str) -> Value {
        let services = self.services().await;
        let names: Vec<&Value> = services.iter().map(|service| &service["name"]).collect();
        let found = services.iter().find(|service| service["name"] == name);
        found.unwrap_or_else(|| panic!("no service “{name}” among {names:?}")).clone()
    }

    /// What an import says that must be refused: one sentence, and nothing changed.
    pub(crate) async fn refused(&self, path: &Path, mapping: Option<&Path>) -> String {
        let error = match Input::find(path, mapping) {
            Err(error) => error,
            Ok(_) => self.import_path(path, mapping, false).await.expect_err("refused"),
        };
        let sentence = error.to_string();
        assert!(!sentence.contains('\n'), "one sentence: {sentence}");
        assert_eq!(self.store.db.last_sequence().await.expect("a number"), 0, "nothing is changed");
        sentence
    }
}

/// A copy without ids that are made up when a record is read, so that it can be compared.
pub(crate) fn without_ids(mut value: Value) -> Value {
    strip(&mut value);
    value
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|name, _| name == "original_id" || !(name == "id" || name.ends_with("_id")));
            object.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

/// A zip file of these parts, each a text and how often it is repeated.
pub(crate) fn packed(parts: &[(&str, &str, &str, usize)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, head, repeated, times) in parts {
        archive.start_file(*name, options).expect("a part");
        archive.write_all(head.as_bytes()).expect("written");
        let many = repeated.repeat(4096);
        for _ in 0..times.div_ceil(4096) {
            archive.write_all(many.as_bytes()).expect("written");
        }
    }
    archive.finish().expect("packed").into_inner()
}
