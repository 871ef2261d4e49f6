//! The whole journey of a record: read, taken down as its source's statement, resolved, written.
//!
//! Every example and mock of the standards and every record of the real feed goes through it, and
//! comes back as it was told but for what [`Mending`] names, which is counted and printed.

mod published;
mod support;

use fingerpost_directory::{Method, Standing, Statement, Voice, flatten, resolve};
use jiff::Timestamp;
use openreferral::{
    Entity, Location, Organization, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm,
    read::{Detail, Mending, Reading, read},
    write,
};
use serde_json::{Map, Value};
use uuid::Uuid;

use support::{Counts, Record, Thing, bristol, records};

/// What becomes of a record when its source alone speaks of it, after a stay in the store.
fn resolved(record: &Map<String, Value>) -> Map<String, Value> {
    let at = Timestamp::from_microsecond(1).expect("a time");
    let statement = Statement::new(at, Method::Imported, None, flatten(record));
    let stored = serde_json::to_string(&statement).expect("JSON");
    let statement: Statement = serde_json::from_str(&stored).expect("a statement");
    resolve(&[Voice { source: 1, standing: Standing::Owner, statement: &statement }])
}

fn there_and_back<T: Entity>(told: &Record, counts: &mut Counts) {
    let Reading { record, list, repairs, .. } =
        read::<T>(told.value.clone(), Uuid::NAMESPACE_URL, Detail::Listed).expect("a record");
    assert_eq!(list.len(), repairs.total(), "{} lists all that it counts", told.place);
    let wanted = write::as_told::mended(told.value.clone(), &list);
    let resolved = resolved(&record);
    assert_eq!(resolved, record, "{} passes through the store", told.place);
    assert_eq!(write::as_told::record::<T>(resolved.clone()), wanted, "{}", told.place);
    counts.add(&told.source, &list);
    let written = if told.is_version_1 {
        write::v1::entity(T::from_object(resolved))
    } else {
        write::entity(T::from_object(resolved))
    };
    published::compare(told, &list, &wanted, written, counts);
}

fn all_there_and_back(records: &[Record]) -> Counts {
    let mut counts = Counts::default();
    for record in records {
        let round = match record.thing {
            Thing::Service => there_and_back::<Service>,
            Thing::Organization => there_and_back::<Organization>,
            Thing::Location => there_and_back::<Location>,
            Thing::ServiceAtLocation => there_and_back::<ServiceAtLocation>,
            Thing::Taxonomy => there_and_back::<Taxonomy>,
            Thing::TaxonomyTerm => there_and_back::<TaxonomyTerm>,
        };
        round(record, &mut counts);
    }
    counts
}

#[test]
fn every_example_and_mock_of_the_standards_comes_back_as_it_was_told() {
    let Some(records) = records() else { return };
    assert!(records.len() > 60, "{} records", records.len());
    let counts = all_there_and_back(&records);
    counts.print();
    counts.hold(&[Mending::Blank, Mending::Characters, Mending::Id, Mending::Unread]);
}

#[test]
fn every_record_of_the_real_feed_comes_back_as_it_was_told() {
    let Some(records) = bristol() else { return };
    assert_eq!(records.len(), 819);
    let counts = all_there_and_back(&records);
    counts.print();
    counts.hold(&[
        Mending::Blank,
        Mending::Html,
        Mending::Characters,
        Mending::Address,
        Mending::Email,
        Mending::Renamed,
        Mending::Unread,
    ]);
}
