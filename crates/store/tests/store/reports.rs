use fingerpost_directory::{Report, Wrong};
use fingerpost_store::{
    Deed, Readers, StoreError,
    testing::{Engine, TestStore},
};
use jiff::{Timestamp, civil::date};
use rstest::rstest;
use uuid::Uuid;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a time")
}

fn deed(who: &str, second: i64) -> Deed {
    Deed { who: who.to_owned(), why: format!("{who} knows"), at: at(second) }
}

fn report(wrong: &[Wrong], words: &str) -> Report {
    Report::parse(wrong.iter().copied(), words, "ann@a.example").expect("a report")
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn a_report_waits_for_its_steward_and_loses_what_is_personal_when_it_is_done_or_erased(
    #[case] engine: Engine,
) -> Result<(), StoreError> {
    let Some(store) = TestStore::on(engine).await else { return Ok(()) };
    let db = &store.db;
    let (club, cafe) = (Uuid::from_u128(7), Uuid::from_u128(8));
    let wrong = [Wrong::Times, Wrong::Cost];
    let first = db.keep_report(club, &report(&wrong, "Now on Mondays"), false, at(1)).await?;
    let second = db.keep_report(cafe, &report(&[], "Shut"), false, at(2)).await?;
    let of_club = db.reports(Readers::Stewards, Some(club)).await?;
    assert_eq!((of_club.len(), of_club[0].number, of_club[0].at), (1, first, at(1)));
    assert_eq!((&of_club[0].wrong[..], of_club[0].words.as_deref()), (&wrong[..], Some("Now on Mondays")));
    assert_eq!(of_club[0].contact.as_deref(), Some("ann@a.example"));

    assert!(db.finish_report(first, &deed("Bo", 3)).await?);
    assert!(!db.finish_report(first, &deed("Cy", 4)).await?, "it is done already");
    assert!(db.erase_report(second, &deed("Bo", 5)).await?);
    assert!(!db.erase_report(second, &deed("Bo", 6)).await?, "nothing personal is left");
    assert!(!db.erase_report(99, &deed("Bo", 6)).await?, "there is none");
    let all = db.reports(Readers::Stewards, None).await?;
    assert_eq!((&all[0].done, all[0].contact.as_deref()), (&Some(deed("Bo", 3)), None));
    assert_eq!(all[0].words.as_deref(), Some("Now on Mondays"), "what was wrong stays");
    assert_eq!((&all[1].erased, &all[1].words, &all[1].contact), (&Some(deed("Bo", 5)), &None, &None));
    Ok(())
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn who_runs_a_service_never_reads_of_treatment_nor_how_to_reach_anybody(
    #[case] engine: Engine,
) -> Result<(), StoreError> {
    let Some(store) = TestStore::on(engine).await else { return Ok(()) };
    let (db, club) = (&store.db, Uuid::from_u128(7));
    db.keep_report(club, &report(&[Wrong::Treatment], "He was shouted at"), true, at(1)).await?;
    db.keep_report(club, &report(&[Wrong::Times], ""), false, at(2)).await?;
    let read = db.reports(Readers::Provider, Some(club)).await?;
    assert_eq!((read.len(), &read[0].wrong[..], &read[0].contact), (1, &[Wrong::Times][..], &None));
    assert_eq!(db.reports(Readers::Provider, None).await?.len(), 1);
    assert!(db.reports(Readers::Stewards, Some(club)).await?[0].safeguarding);
    Ok(())
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn whether_pages_help_is_counted_by_page_and_day(#[case] engine: Engine) -> Result<(), StoreError> {
    let Some(store) = TestStore::on(engine).await else { return Ok(()) };
    let db = &store.db;
    let (sunday, monday) = (date(2026, 11, 22), date(2026, 11, 23));
    for (day, page, helped) in [
        (sunday, "/search", true),
        (monday, "/search", true),
        (monday, "/search", false),
        (monday, "/", true),
    ] {
        db.count_helpful(day, page, helped).await?;
    }
    let counts = db.helpful_since(monday).await?;
    let said: Vec<_> = counts.iter().map(|it| (it.day.as_str(), it.page.as_str(), it.yes, it.no)).collect();
    assert_eq!(said, [("2026-11-23", "/", 1, 0), ("2026-11-23", "/search", 1, 1)]);
    assert_eq!(db.helpful_since(sunday).await?.len(), 3);
    Ok(())
}
