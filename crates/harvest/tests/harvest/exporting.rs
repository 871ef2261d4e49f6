//! What is exported holds what anybody may see, is valid by the standard's own schemas, and can be imported again.

use std::{io::Cursor, path::PathBuf};

use fingerpost_harvest::{Import, Input, export, import, import_tables};
use fingerpost_store::{
    Db,
    testing::{Engine, TestStore, shared},
};
use jiff::Timestamp;
use rstest::rstest;
use serde_json::Value;

fn now() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().expect("a time")
}

async fn borough(engine: Engine) -> Option<TestStore> {
    let store = TestStore::on(engine).await?;
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/services"));
    let files = fingerpost_harvest::inputs(&folder).expect("the demonstration");
    let told = Import { files, source: "demo".to_owned(), dry_run: false, now: now() };
    import(&store.db, &told, |_| {}).await.expect("imported");
    Some(store)
}

async fn exported(db: &Db, form: export::Form) -> Vec<Value> {
    let mut text = Vec::new();
    let count = export::json(db, form, &mut text).await.expect("exported");
    let records: Vec<Value> = serde_json::from_slice(&text).expect("a JSON list");
    assert_eq!(records.len(), count);
    records
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_service_is_valid_by_the_schema_of_its_form(#[case] engine: Engine) {
    let Some(store) = borough(engine).await else { return };
    for (form, schema) in [
        (export::Form::Oruk3, "standards/oruk-3.0/schema/compiled/service.json"),
        (export::Form::Hsds, "standards/hsds-3.1/schema/compiled/service.json"),
    ] {
        let Some(schema) = shared(schema) else { return };
        let schema: Value = serde_json::from_slice(&std::fs::read(schema).expect("a schema")).expect("JSON");
        let schema = jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema");
        let records = exported(&store.db, form).await;
        assert!(records.len() > 200);
        for record in records {
            let errors: Vec<String> = schema
                .iter_errors(&record)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{form:?}: {errors:#?} in {}", record["name"]);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_exported_can_be_imported_and_exported_again_the_same() {
    let store = borough(Engine::Sqlite).await.expect("SQLite");
    for form in [export::Form::Oruk3, export::Form::Oruk1, export::Form::Hsds] {
        let first = exported(&store.db, form).await;
        let other = TestStore::on(Engine::Sqlite).await.expect("SQLite");
        let file = other.folder.path().join("feed.json");
        std::fs::write(&file, Value::from(first.clone()).to_string()).expect("written");
        let again = Import { files: vec![file], source: "again".to_owned(), dry_run: false, now: now() };
        import(&other.db, &again, |_| {}).await.expect("imported");
        let second = exported(&other.db, form).await;
        for (one, other) in first.iter().zip(&second) {
            assert_eq!(one, other, "{form:?}");
        }
        assert_eq!(first.len(), second.len(), "{form:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_hold_the_same_services_and_come_in_again() {
    let store = borough(Engine::Sqlite).await.expect("SQLite");
    let mut zip = Cursor::new(Vec::new());
    let count = export::tables(&store.db, &mut zip).await.expect("exported");
    let other = TestStore::on(Engine::Sqlite).await.expect("SQLite");
    let file = other.folder.path().join("tables.zip");
    std::fs::write(&file, zip.into_inner()).expect("written");
    let Input::Tables(tables) = Input::find(&file, None).expect("tables") else {
        panic!("the standard's tables")
    };
    let told = Import { files: vec![file], source: "tables".to_owned(), dry_run: false, now: now() };
    import_tables(&other.db, &told, tables, |_| {}).await.expect("imported");
    let first = exported(&store.db, export::Form::Oruk3).await;
    let second = exported(&other.db, export::Form::Oruk3).await;
    assert_eq!((first.len(), second.len()), (count, count));
    let sites = |records: &[Value]| -> Vec<usize> {
        records.iter().map(|record| record["service_at_locations"].as_array().map_or(0, Vec::len)).collect()
    };
    for property in ["id", "name", "description", "email", "minimum_age", "maximum_age"] {
        for (one, other) in first.iter().zip(&second) {
            assert_eq!(one[property], other[property], "{property} of {}", one["name"]);
        }
    }
    assert_eq!(sites(&first), sites(&second));
}
