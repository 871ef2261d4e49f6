use fingerpost_store::{
    StoreError, UnmetNeed, UnmetWords,
    testing::{Engine, TestStore},
};
use rstest::rstest;

fn need(week: &str, place: &str, people: i64) -> UnmetNeed {
    UnmetNeed { week: week.to_owned(), need: "Food".to_owned(), place: place.to_owned(), people }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn unmet_needs_add_up_by_week_and_place_and_words_stand_once(
    #[case] engine: Engine,
) -> Result<(), StoreError> {
    let Some(store) = TestStore::on(engine).await else { return Ok(()) };
    let db = &store.db;
    let words = [UnmetWords { week: "2026-W48".to_owned(), words: "hot soup".to_owned() }];
    db.count_unmet(&[need("2026-W47", "", 9), need("2026-W48", "", 1)], &words).await?;
    db.count_unmet(&[need("2026-W48", "E05000001", 2), need("2026-W48", "", 4)], &words).await?;
    let kept = db.unmet_since("2026-W48").await?;
    assert_eq!(kept, [need("2026-W48", "", 5), need("2026-W48", "E05000001", 2)]);
    assert_eq!(db.unmet_since("2026-W01").await?.len(), 3);
    assert_eq!(db.unmet_words_since("2026-W48").await?, words);
    assert!(db.unmet_words_since("2026-W49").await?.is_empty());
    Ok(())
}
