use fingerpost_directory::{Publication, Viewer, Visibility};
use fingerpost_store::{
    Act, Edit, External, FieldEdit, Incoming, Kind, Outcome, Question, StoreError, Telling,
    testing::{Engine, TestStore},
};
use jiff::Timestamp;
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;

fn said(id: &str, record: Value) -> Incoming {
    Incoming {
        kind: if record.get("organization_id").is_some() || record.get("status").is_some() {
            Kind::Service
        } else {
            Kind::Organization
        },
        external: External { id: id.to_owned(), variant: String::new() },
        proposed_id: Uuid::new_v5(&Uuid::nil(), id.as_bytes()),
        telling: Telling::of(record.as_object().expect("an object")),
        publication: Publication::Published,
        visibility: Visibility::Public,
        questions: Vec::new(),
    }
}

fn tea() -> Incoming {
    said("1", json!({"name": "Tea", "status": "active"}))
}

async fn act(store: &TestStore, source: &str, second: i64) -> Act {
    let at = Timestamp::from_second(second).expect("a time");
    Act {
        source: store.db.source(source, at).await.expect("a source"),
        who: None,
        why: "import".to_owned(),
        at,
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn what_is_said_twice_is_written_once(#[case] engine: Engine) {
    let Some(store) = TestStore::on(engine).await else { return };
    let first = store.db.keep(&act(&store, "a", 1).await, &[tea()]).await.expect("kept");
    assert_eq!(first[0].outcome, Outcome::Created);
    let again = store.db.keep(&act(&store, "a", 2).await, &[tea()]).await.expect("kept");
    assert_eq!((again[0].outcome, again[0].id), (Outcome::Unchanged, first[0].id));
    assert_eq!(store.db.last_sequence().await.expect("a number"), 1);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_change_is_kept_told_in_the_journal_and_resolves_to_the_record(#[case] engine: Engine) {
    let Some(store) = TestStore::on(engine).await else { return };
    let id = store.db.keep(&act(&store, "a", 1).await, &[tea()]).await.expect("kept")[0].id;
    let changed = said("1", json!({"name": "Tea room", "status": "active"}));
    let kept = store.db.keep(&act(&store, "a", 2).await, &[changed]).await.expect("kept");
    assert_eq!((kept[0].outcome, kept[0].id), (Outcome::Updated, id));
    let service =
        store.db.service(id).await.expect("read").expect("there").service(Viewer::Public).expect("public");
    assert_eq!(service.name.as_deref(), Some("Tea room"));
    assert_eq!(service.last_modified.as_deref(), Some("1970-01-01T00:00:02Z"));
    let changes = store.db.changes_after(1, 10).await.expect("changes");
    assert_eq!(changes.iter().map(|change| (change.sequence, change.entity)).collect::<Vec<_>>(), [(2, id)]);
    assert!(store.db.unresolved().await.expect("read").is_empty());
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_feed_that_reuses_an_id_cannot_touch_somebody_elses_record(#[case] engine: Engine) {
    let Some(store) = TestStore::on(engine).await else { return };
    let ours = store.db.keep(&act(&store, "ours", 1).await, &[tea()]).await.expect("kept")[0].id;
    let theirs = said("1", json!({"name": "Free money", "status": "active"}));
    let theirs = store.db.keep(&act(&store, "theirs", 2).await, &[theirs]).await.expect("kept")[0];
    assert_eq!(theirs.outcome, Outcome::Created);
    assert_ne!(theirs.id, ours);
    let service =
        store.db.service(ours).await.expect("read").expect("there").service(Viewer::Public).expect("public");
    assert_eq!(service.name.as_deref(), Some("Tea"));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn drafts_and_partners_records_do_not_exist_for_the_public(#[case] engine: Engine) {
    let Some(store) = TestStore::on(engine).await else { return };
    let draft = Incoming { publication: Publication::Draft, ..tea() };
    let partners = Incoming {
        visibility: Visibility::Partner,
        ..said("2", json!({"name": "Panel", "status": "active"}))
    };
    let kept = store.db.keep(&act(&store, "a", 1).await, &[draft, partners]).await.expect("kept");
    let services = store.db.services(&[kept[0].id, kept[1].id]).await.expect("read");
    let seen = |viewer| services.iter().filter(|service| service.service(viewer).is_some()).count();
    assert_eq!((seen(Viewer::Public), seen(Viewer::Partner), seen(Viewer::Staff)), (0, 1, 2));
    assert_eq!(store.db.public_services_after(0, 10).await.expect("read").len(), 0);
    assert_eq!(store.db.counts().await.expect("counts").services, 0);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn where_services_come_from_is_told_of_what_anybody_may_see_and_names_feeds_only(
    #[case] engine: Engine,
) {
    let Some(store) = TestStore::on(engine).await else { return };
    let service = |id: &str| said(id, json!({"name": id, "status": "active"}));
    let draft = Incoming { publication: Publication::Draft, ..service("3") };
    let of_b = [service("1"), service("2"), draft];
    store.db.keep(&act(&store, "b", 5).await, &of_b).await.expect("kept");
    store.db.keep(&act(&store, "a", 7).await, &[service("1")]).await.expect("kept");
    let at = Timestamp::from_second(9).expect("a time");
    let by_hand =
        Act { source: store.db.people("Sam", at).await.expect("a source"), ..act(&store, "a", 9).await };
    store.db.keep(&by_hand, &[service("9")]).await.expect("kept");
    let origins = store.db.origins().await.expect("read");
    let told: Vec<_> = origins
        .iter()
        .map(|origin| (origin.feed.as_deref(), origin.services, origin.modified.as_second()))
        .collect();
    assert_eq!(told, [(Some("b"), 2, 5), (None, 1, 9), (Some("a"), 1, 7)]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_service_is_shown_with_who_runs_it_and_follows_its_changes(#[case] engine: Engine) {
    let Some(store) = TestStore::on(engine).await else { return };
    let first = act(&store, "a", 1).await;
    let organization =
        store.db.keep(&first, &[said("o", json!({"name": "Urban"}))]).await.expect("kept")[0].id;
    let service = said("1", json!({"name": "Tea", "status": "active", "organization_id": organization}));
    let id = store.db.keep(&first, &[service]).await.expect("kept")[0].id;
    let renamed = said("o", json!({"name": "Urban Yoga"}));
    store.db.keep(&act(&store, "a", 2).await, &[renamed]).await.expect("kept");
    let shown =
        store.db.service(id).await.expect("read").expect("there").service(Viewer::Public).expect("public");
    assert_eq!(shown.organization.and_then(|organization| organization.name).as_deref(), Some("Urban Yoga"));
    assert_eq!(store.db.services_of(organization).await.expect("read"), [id]);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn what_vanishes_from_its_feed_is_marked_asked_about_and_stays(#[case] engine: Engine) {
    let Some(store) = TestStore::on(engine).await else { return };
    let id = store.db.keep(&act(&store, "a", 1).await, &[tea()]).await.expect("kept")[0].id;
    let later = act(&store, "a", 2).await;
    let gone = store.db.mark_missing(&later, Kind::Service, |_| false).await.expect("marked");
    assert_eq!(gone, [tea().external]);
    assert_eq!(
        store.db.mark_missing(&later, Kind::Service, |_| false).await.expect("marked"),
        [],
        "only once"
    );
    let questions = store.db.questions().await.expect("questions");
    assert_eq!(questions[0].words, "a no longer lists this. Is it still offered?");
    assert!(store.db.service(id).await.expect("read").expect("there").service(Viewer::Public).is_some());
    let back = store.db.keep(&act(&store, "a", 3).await, &[tea()]).await.expect("kept");
    assert_eq!(back[0].outcome, Outcome::Unchanged);
    assert_eq!(store.db.questions().await.expect("questions"), []);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_batch_is_kept_whole_or_not_at_all(#[case] engine: Engine) {
    let Some(store) = TestStore::on(engine).await else { return };
    let question = Question { kind: "no_name", words: "What is this called?".to_owned() };
    // The same name twice in one batch is refused by the store itself.
    let batch = [Incoming { questions: vec![question], ..tea() }, tea()];
    assert!(store.db.keep(&act(&store, "a", 1).await, &batch).await.is_err());
    assert_eq!(store.db.last_sequence().await.expect("a number"), 0);
    assert_eq!(store.db.questions().await.expect("questions"), []);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn sequence_order_is_commit_order_while_many_write(#[case] engine: Engine) {
    let Some(store) = TestStore::on(engine).await else { return };
    let act = act(&store, "a", 1).await;
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let (db, act) = (store.db.clone(), act.clone());
            tokio::spawn(async move {
                for n in 0..10 {
                    let one = said(&format!("{writer}-{n}"), json!({"name": "Tea", "status": "active"}));
                    db.keep(&act, &[one]).await.expect("kept");
                }
            })
        })
        .collect();
    let mut seen = Vec::new();
    while seen.len() < 80 {
        let last = seen.last().map_or(0, |change: &fingerpost_store::Change| change.sequence);
        seen.extend(store.db.changes_after(last, 7).await.expect("changes"));
        tokio::task::yield_now().await;
    }
    for writer in writers {
        writer.await.expect("a writer");
    }
    let sequences: Vec<i64> = seen.iter().map(|change| change.sequence).collect();
    assert_eq!(sequences, (1..=80).collect::<Vec<_>>(), "a follower with one cursor misses nothing");
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn an_edit_outlives_the_next_import_until_the_feed_says_something_newer(#[case] engine: Engine) {
    let Some(store) = TestStore::on(engine).await else { return };
    let told = |name: &str| {
        said(
            "1",
            json!({"name": name, "status": "active", "email": "a@b.example", "url": "https://a.example"}),
        )
    };
    let id = store.db.keep(&act(&store, "council", 1).await, &[told("Tea")]).await.expect("kept")[0].id;
    let at = |second| Timestamp::from_second(second).expect("a time");
    let source = store.db.people("spreadsheet", at(2)).await.expect("a source");
    let by_ann = Act { source, who: Some("Ann".to_owned()), why: "edited".to_owned(), at: at(2) };
    let edit = |field: &str, from: Option<&str>, to: Option<&str>| {
        (field.to_owned(), FieldEdit { from: from.map(Value::from), to: to.map(Value::from) })
    };
    let changes = [edit("name", Some("Tea"), Some("Tea room")), edit("email", Some("a@b.example"), None)];
    let edits = [Edit { id, changes: changes.into() }];
    assert_eq!(store.db.edit(&by_ann, &edits).await.expect("edited"), [id]);
    assert_eq!(store.db.edit(&by_ann, &edits).await.expect("the same again"), Vec::<Uuid>::new());
    let stands = async || {
        let record = store.db.service(id).await.expect("read").expect("there");
        let service = record.service(Viewer::Public).expect("public");
        (service.name.unwrap_or_default(), service.email)
    };
    assert_eq!(stands().await, ("Tea room".to_owned(), None));
    let blind = [Edit { id, changes: [edit("name", Some("Tea"), Some("Tea shop"))].into() }];
    let refused = store.db.edit(&by_ann, &blind).await.expect_err("somebody changed it meanwhile");
    assert!(matches!(refused, StoreError::Overtaken { field, .. } if field == "name"));
    assert_eq!(stands().await, ("Tea room".to_owned(), None));
    for taken in [store.db.people("council", at(2)).await, store.db.source("spreadsheet", at(2)).await] {
        assert!(matches!(taken, Err(StoreError::NameTaken { .. })), "a feed's words are not a person's");
    }

    let kept = store.db.keep(&act(&store, "council", 3).await, &[told("Tea")]).await.expect("kept");
    assert_eq!(kept[0].outcome, Outcome::Unchanged);
    assert_eq!(stands().await, ("Tea room".to_owned(), None));

    store.db.keep(&act(&store, "council", 4).await, &[told("Tea garden")]).await.expect("kept");
    assert_eq!(stands().await, ("Tea garden".to_owned(), None));
    assert_eq!(store.db.unresolved().await.expect("read"), Vec::<Uuid>::new());

    let said = store.db.said_by(&[id]).await.expect("read").remove(&id).expect("the record");
    assert_eq!((said["name"].source.as_str(), said["name"].at), ("council", at(4)));
    assert_eq!((said["url"].source.as_str(), said["url"].at), ("council", at(1)));
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn what_was_read_in_part_is_completed_by_what_was_said_before(#[case] engine: Engine) {
    let Some(store) = TestStore::on(engine).await else { return };
    let phones = json!([{"id": "p", "number": "01632 960500"}]);
    let whole = said("o", json!({"name": "Kitchen", "description": "Cooks for all", "phones": phones}));
    let whole = Incoming { visibility: Visibility::Withheld, ..whole };
    store.db.keep(&act(&store, "a", 1).await, &[whole]).await.expect("kept");
    let told = async |second: i64, record: Value| {
        let act = act(&store, "a", second).await;
        let mut batch = [said("o", record), said("new", json!({"name": "Garden"}))];
        store.db.complete(&act.source, &mut batch).await.expect("completed");
        store.db.keep(&act, &batch).await.expect("kept")[0]
    };
    assert_eq!(told(2, json!({"name": "Kitchen"})).await.outcome, Outcome::Unchanged);
    let kept = told(3, json!({"name": "Big kitchen", "description": ""})).await;
    assert_eq!(kept.outcome, Outcome::Updated);
    assert_eq!(told(4, json!({"phones": phones})).await.outcome, Outcome::Unchanged);
    let record = store.db.organization(kept.id).await.expect("read").expect("there");
    assert_eq!(record.visibility, Visibility::Withheld);
    let organization = record.organization(Viewer::Public).expect("public");
    assert_eq!(organization.name.as_deref(), Some("Big kitchen"));
    assert_eq!(organization.description.as_deref(), Some("Cooks for all"));
    assert_eq!(organization.phones.len(), 1);
    assert!(store.db.unresolved().await.expect("read").is_empty());

    // Another source's earlier word is not this one's.
    let act = act(&store, "b", 5).await;
    let mut batch = [said("o", json!({"name": "Kitchen"}))];
    store.db.complete(&act.source, &mut batch).await.expect("completed");
    assert_eq!(batch[0].visibility, Visibility::Public);
}
