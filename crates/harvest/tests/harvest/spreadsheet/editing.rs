//! What was edited, taken over or refused.

use std::{fs::File, path::Path};

use fingerpost_directory::Viewer;
use fingerpost_harvest::{
    Naming, import_taxonomy,
    spreadsheet::{Accept, Difference, Outcome, Workbook, accepted, differences},
};
use fingerpost_store::testing::{Engine, TestStore};
use openreferral::Service;
use rstest::rstest;

use super::{Directory, LUNCH, PHONE, REFUGE, add, day, feed, set};

fn refused(difference: &Difference) -> &str {
    match &difference.outcome {
        Outcome::Refused { reason } => reason,
        other => panic!("not refused but {other:?}"),
    }
}

#[rstest]
#[case(Viewer::Public)]
#[case(Viewer::Partner)]
#[case(Viewer::Staff)]
#[tokio::test]
async fn what_nobody_edited_has_no_differences(#[case] viewer: Viewer) {
    let directory = Directory { store: TestStore::on(Engine::Sqlite).await.expect("SQLite") };
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/services");
    directory.take_in(Path::new(demo), 0).await;
    let book = Workbook::open(&directory.export(viewer).await).expect("read").expect("ours");
    let services = book.table("services").expect("the sheet").rows.len();
    assert!(services > 250, "{services} services");
    let mut found = differences(directory.db(), &book).await.expect("compared");
    assert_eq!((&found.differences[..], found.rows_gone, &found.remarks[..]), (&[][..], 0, &[][..]));

    // Nor has it when nobody knows any more what was exported: each cell says what the record says.
    let mut book = book;
    book.tables.retain(|table| !table.name.starts_with("was "));
    found = differences(directory.db(), &book).await.expect("compared");
    if viewer != Viewer::Public {
        found.differences.retain(|difference| difference.outcome != Outcome::Already);
        assert_eq!(found.differences, []);
    }
}

#[tokio::test]
async fn a_change_is_shown_beside_what_it_replaces_and_only_what_is_accepted_is_applied() {
    let directory = Directory::new().await;
    let mut book = directory.book().await;
    set(&mut book, "services", LUNCH, "email", "new@willow.example ");
    set(&mut book, "services", LUNCH, "minimum_age", "55");
    set(&mut book, "phones", LUNCH, "number", "01632 960002");
    let found = directory.differences(&book).await;
    let shown: Vec<_> = found
        .iter()
        .map(|one| (one.number, one.sheet, one.column, &*one.name, &*one.now, &*one.wanted))
        .collect();
    let name = "Willow Lunch Club";
    assert_eq!(
        shown,
        [
            (1, "services", Some("email"), name, "old@willow.example", "new@willow.example"),
            (2, "services", Some("minimum_age"), name, "60", "55"),
            (3, "phones", Some("number"), name, "01632 960001", "01632 960002"),
        ]
    );
    assert!(found.iter().all(|one| one.outcome == Outcome::Change));
    let said = found[2].said_by.as_ref().expect("said by somebody");
    assert_eq!((&*said.source, said.at), ("bristol", day(0)));

    assert_eq!(directory.accept(&book, "1,3", 2).await, [1, 3]);
    let service = directory.service(LUNCH).await;
    assert_eq!(service.email.as_deref(), Some("new@willow.example"));
    assert_eq!(service.phones[0].number.as_deref(), Some("01632 960002"));
    assert_eq!(service.minimum_age, Some(60.into()));
    let left = directory.differences(&book).await;
    assert_eq!(
        left.iter().map(|one| (one.number, &one.outcome)).collect::<Vec<_>>(),
        [(1, &Outcome::Already), (2, &Outcome::Change), (3, &Outcome::Already)],
        "numbers stay"
    );
}

#[tokio::test]
async fn a_feed_that_says_the_same_again_undoes_nothing_and_a_newer_word_of_it_counts() {
    let directory = Directory::new().await;
    let mut book = directory.book().await;
    set(&mut book, "services", LUNCH, "email", "new@willow.example");
    set(&mut book, "services", LUNCH, "minimum_age", "55");
    directory.accept(&book, "all", 2).await;
    directory.import(feed(), 3).await;
    let mut newer = feed();
    newer[0]["alert"] = "Moved".into();
    directory.import(newer.clone(), 4).await;
    assert_eq!(directory.service(LUNCH).await.email.as_deref(), Some("new@willow.example"));
    newer[0]["email"] = "third@willow.example".into();
    directory.import(newer, 5).await;
    let service = directory.service(LUNCH).await;
    assert_eq!(service.email.as_deref(), Some("third@willow.example"));
    assert_eq!(service.minimum_age, Some(55.into()), "what the feed did not change stays edited");
}

#[tokio::test]
async fn an_emptied_cell_clears_the_field() {
    let directory = Directory::new().await;
    let mut book = directory.book().await;
    set(&mut book, "services", LUNCH, "email", "");
    set(&mut book, "services", LUNCH, "name", " ");
    let found = directory.differences(&book).await;
    assert_eq!(refused(&found[0]), "a service needs a name");
    assert_eq!((&*found[1].now, &*found[1].wanted), ("old@willow.example", ""));
    assert_eq!(directory.accept(&book, "all", 2).await, [2]);
    let service = directory.service(LUNCH).await;
    assert_eq!((service.email, service.name.as_deref()), (None, Some("Willow Lunch Club")));
    directory.import(feed(), 3).await;
    assert_eq!(directory.service(LUNCH).await.email, None, "the same feed does not fill it again");
    let book = directory.book().await;
    assert_eq!(directory.differences(&book).await, [], "and it is exported as empty");
}

#[tokio::test]
async fn what_changed_in_the_directory_meanwhile_is_accepted_by_its_own_number_only() {
    let directory = Directory::new().await;
    let mut book = directory.book().await;
    set(&mut book, "services", LUNCH, "email", "mine@willow.example");
    set(&mut book, "services", LUNCH, "alert", "Closed");
    let mut newer = feed();
    newer[0]["email"] = "theirs@willow.example".into();
    newer[0]["minimum_age"] = 50.into();
    directory.import(newer, 2).await;
    let found = directory.differences(&book).await;
    assert_eq!(found.len(), 2, "what only the feed changed is nobody's edit");
    let conflict = Outcome::Conflict { exported: Some("old@willow.example".to_owned()) };
    assert_eq!((&found[0].outcome, &*found[0].now), (&conflict, "theirs@willow.example"));
    assert_eq!(directory.accept(&book, "1-2", 3).await, [2]);
    assert_eq!(directory.service(LUNCH).await.email.as_deref(), Some("theirs@willow.example"));
    assert_eq!(directory.accept(&book, "all", 3).await, [0; 0]);
    assert_eq!(directory.accept(&book, "1", 3).await, [1]);
    assert_eq!(directory.service(LUNCH).await.email.as_deref(), Some("mine@willow.example"));
}

#[tokio::test]
async fn what_cannot_be_is_refused_by_itself() {
    let directory = Directory::new().await;
    let mut book = directory.book().await;
    set(&mut book, "services", LUNCH, "email", "ring us");
    set(&mut book, "services", LUNCH, "minimum_age", "five");
    set(&mut book, "services", LUNCH, "organization", "Oak Trust");
    set(&mut book, "services", REFUGE, "status", "busy");
    set(&mut book, "services", REFUGE, "assured_date", "31/06/2026");
    set(&mut book, "services", REFUGE, "wait_time", "Two weeks");
    add(&mut book, "services", &[("name", "Oak Lunch Club")]);
    add(&mut book, "services", &[("id", PHONE), ("name", "Nobody's")]);
    add(&mut book, "phones", &[("service_id", LUNCH), ("at", "phones[x]"), ("number", "01632 960009")]);
    add(&mut book, "addresses", &[("service_id", REFUGE), ("city", "Wendham")]);
    let found = directory.differences(&book).await;
    let told: Vec<String> = found
        .iter()
        .map(|one| match &one.outcome {
            Outcome::Refused { reason } => {
                format!("{} {} {}: {reason}", one.sheet, one.row, one.column.unwrap_or("-"))
            }
            other => format!("{} {} {}: {other:?}", one.sheet, one.row, one.column.unwrap_or("-")),
        })
        .collect();
    for (told, wanted) in told.iter().zip([
        "services 2 email: it wants one e-mail address such as",
        "services 2 minimum_age: it wants a number such as",
        "services 2 organization: grey cells only say",
        "services 3 status: it wants one of these words: active, inactive",
        "services 3 wait_time: Change",
        "services 3 assured_date: it wants a day such as",
        "services 4 -: new services are not taken from this workbook",
        "services 5 name: there is no service of that id here",
        "phones 3 number: this is no longer in the directory",
        "addresses 3 -: one more of these cannot be added",
    ]) {
        assert!(told.starts_with(wanted), "{told} is not {wanted}");
    }
    assert_eq!(told.len(), 10, "{told:#?}");
    assert_eq!(directory.accept(&book, "all", 2).await, [5]);
    let too_far = accepted(
        &differences(directory.db(), &book).await.expect("compared"),
        &"1-11".parse::<Accept>().expect("numbers"),
    );
    assert!(too_far.expect_err("too far").to_string().contains("no change 11"));
}

#[tokio::test]
async fn a_new_row_adds_an_object_once() {
    let directory = Directory::new().await;
    let mut book = directory.book().await;
    add(&mut book, "phones", &[("service_id", LUNCH), ("number", "01632 960003"), ("extension", "12")]);
    add(&mut book, "phones", &[("service_id", LUNCH), ("description", "At weekends")]);
    add(&mut book, "phones", &[("number", "01632 960004")]);
    let found = directory.differences(&book).await;
    assert_eq!((&found[0].outcome, found[0].column), (&Outcome::Change, None));
    assert_eq!(refused(&found[1]), "it needs a number");
    assert!(refused(&found[2]).contains("service_id"));
    assert_eq!(directory.accept(&book, "all", 2).await, [1]);
    assert_eq!(directory.accept(&book, "all", 3).await, [0; 0], "the second time it is there already");
    directory.import(feed(), 4).await;
    let service = directory.service(LUNCH).await;
    let numbers: Vec<_> = service.phones.iter().map(|phone| phone.number.as_deref()).collect();
    assert_eq!(numbers, [Some("01632 960001"), Some("01632 960003")]);
    let book = directory.book().await;
    assert_eq!(book.table("phones").expect("the sheet").rows.len(), 2);
    assert_eq!(directory.differences(&book).await, []);
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_suggested_term_is_adopted_by_copying_it_into_the_next_column(#[case] engine: Engine) {
    let Some(store) = TestStore::on(engine).await else { return };
    let directory = Directory { store };
    directory.import(feed(), 0).await;
    let table = directory.path("terms.csv");
    std::fs::write(
        &table,
        "id,name,vocabulary\noe:1102,Food,Open Eligibility\noe:9,Older people,Open Eligibility\n",
    )
    .expect("written");
    let naming = Naming { name: None, prefix: None };
    import_taxonomy(directory.db(), &table, &naming, "oe", day(0)).await.expect("taken in");

    let mut book = directory.book().await;
    set(&mut book, "services", LUNCH, "add_terms", "Food (“Lunch”, Open Eligibility)\noe:9");
    set(&mut book, "services", REFUGE, "add_terms", "Juggling");
    let found = directory.differences(&book).await;
    assert_eq!((found[0].wanted.as_str(), &found[0].outcome), ("Food; Older people", &Outcome::Change));
    assert!(refused(&found[1]).contains("there is no term “Juggling”"));
    assert_eq!(directory.accept(&book, "all", 2).await, [1]);

    let carried = |service: &Service| -> Vec<(String, String)> {
        let terms = service.attributes.iter().filter_map(|attribute| attribute.taxonomy_term.as_deref());
        let mut terms: Vec<_> =
            terms.filter_map(|term| Some((term.name.clone()?, term.taxonomy.clone()?))).collect();
        terms.sort();
        terms
    };
    let both = ["Food", "Older people"].map(|name| (name.to_owned(), "Open Eligibility".to_owned()));
    assert_eq!(carried(&directory.service(LUNCH).await), both);
    assert_eq!(directory.differences(&book).await[0].outcome, Outcome::Already, "nothing is adopted twice");
    directory.import(feed(), 3).await;
    assert_eq!(carried(&directory.service(LUNCH).await), both, "its feed undoes nothing");
}

#[tokio::test]
async fn what_is_taken_out_removes_nothing_and_what_is_unknown_is_said() {
    let directory = Directory::new().await;
    let mut book = directory.book().await;
    for table in &mut book.tables {
        match table.name.as_str() {
            "services" => table.rows.retain(|row| row.cell(0) != REFUGE),
            "cost_options" => table.columns[3] = "price".to_owned(),
            _ => {}
        }
    }
    book.tables.retain(|table| table.name != "phones");
    book.tables
        .push(fingerpost_harvest::spreadsheet::Table { name: "my notes".to_owned(), ..Default::default() });
    let found = differences(directory.db(), &book).await.expect("compared");
    assert_eq!((&found.differences[..], found.rows_gone), (&[][..], 2));
    let said = found.remarks.join("\n");
    for words in [
        "phones: the sheet is no longer there",
        "“price” is not one of",
        "is no longer there; nothing was removed",
        "my notes: this sheet",
    ] {
        assert!(said.contains(words), "{words} is not in {said}");
    }
}

#[tokio::test]
async fn two_rows_about_the_same_are_not_both_taken() {
    let directory = Directory::new().await;
    let mut book = directory.book().await;
    let table = book.tables.iter_mut().find(|table| table.name == "phones").expect("the sheet");
    let mut again = table.rows[0].clone();
    again.number = 3;
    table.rows.push(again);
    assert_eq!(directory.differences(&book).await, [], "a copy says nothing");
    let table = book.tables.iter_mut().find(|table| table.name == "phones").expect("the sheet");
    let number = table.column("number").expect("the column");
    table.rows[1].cells[number] = "01632 960008".to_owned();
    let found = directory.differences(&book).await;
    assert_eq!(refused(&found[0]), "row 2 of this sheet is about the same: say it in one of them");
}

#[tokio::test]
async fn text_that_looks_like_a_formula_stays_text_and_long_text_is_never_taken_for_an_edit() {
    let mut told = feed();
    told[0]["name"] = "=HYPERLINK(\"https://bad.example\")".into();
    told[0]["wait_time"] = "+44 weeks, -1, @home".into();
    told[0]["description"] = "Lunch. ".repeat(8000).into();
    let directory = Directory::with(told).await;
    let path = directory.export(Viewer::Staff).await;
    let mut archive = zip::ZipArchive::new(File::open(&path).expect("a file")).expect("a workbook");
    for at in 0..archive.len() {
        let xml = std::io::read_to_string(archive.by_index(at).expect("a part")).expect("text");
        assert!(!xml.contains("<f>") && !xml.contains("<f "), "no formula");
    }
    let mut book = Workbook::open(&path).expect("read").expect("ours");
    assert_eq!(directory.differences(&book).await, []);
    let services = book.table("services").expect("the sheet");
    let description = services.rows[0].cell(services.column("description").expect("the column"));
    assert!(description.contains("cut: too long for a cell"));
    set(&mut book, "services", LUNCH, "description", "Shorter");
    assert!(refused(&directory.differences(&book).await[0]).contains("too long for a cell"));
}

#[tokio::test]
async fn a_workbook_for_the_public_has_nothing_withheld_and_one_for_staff_marks_it() {
    let directory = Directory::new().await;
    let public = Workbook::open(&directory.export(Viewer::Public).await).expect("read").expect("ours");
    assert!(!format!("{public:?}").contains("Secret"));
    let staff = directory.book().await;
    let addresses = staff.table("addresses").expect("the sheet");
    let shown_to = addresses.column("shown_to").expect("the column");
    assert!(addresses.rows[0].cells.iter().any(|cell| cell == "1 Secret Street"));
    assert_eq!(addresses.rows[0].cell(shown_to), "withheld: the public sees only the area");
    let services = staff.table("services").expect("the sheet");
    assert_eq!(services.rows[0].cell(services.column("shown_to").expect("the column")), "everybody");
}
