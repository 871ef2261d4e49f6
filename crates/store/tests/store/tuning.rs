use fingerpost_directory::Tuning;
use fingerpost_store::{
    Deed, StoreError,
    testing::{Engine, TestStore},
};
use jiff::Timestamp;
use rstest::rstest;
use uuid::Uuid;

fn deed(who: &str, second: i64) -> Deed {
    Deed {
        who: who.to_owned(),
        why: format!("{who} knows"),
        at: Timestamp::from_second(second).expect("a time"),
    }
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test]
async fn what_stewards_say_of_search_is_kept_with_who_and_why_and_so_is_taking_it_back(
    #[case] engine: Engine,
) -> Result<(), StoreError> {
    let Some(store) = TestStore::on(engine).await else { return Ok(()) };
    let db = &store.db;
    let words = || "food bank".to_owned();
    let all = [
        Tuning::Pin { words: words(), service: Uuid::from_u128(7) },
        Tuning::Block { words: words(), service: Uuid::from_u128(8) },
        Tuning::Words { words: words(), mean: "pantry".to_owned(), both_ways: false },
        Tuning::Words { words: words(), mean: "larder".to_owned(), both_ways: true },
    ];
    let mut versions = vec![db.tuning_version().await?];
    for (second, tuning) in (1..).zip(&all) {
        db.tune(tuning, &deed("Ann", second)).await?;
        versions.push(db.tuning_version().await?);
    }
    let kept = db.tunings().await?;
    assert_eq!(kept.iter().map(|it| &it.tuning).collect::<Vec<_>>(), all.iter().collect::<Vec<_>>());
    assert_eq!((&kept[1].said, &kept[1].removed), (&deed("Ann", 2), &None));

    let number = kept[0].number;
    assert!(db.take_back_tuning(number, &deed("Bo", 9)).await?);
    versions.push(db.tuning_version().await?);
    assert!(!db.take_back_tuning(number, &deed("Cy", 10)).await?, "it holds no longer");
    assert!(!db.take_back_tuning(99, &deed("Cy", 10)).await?, "there is none");
    let kept = db.tunings().await?;
    assert_eq!((kept.len(), &kept[0].said, &kept[0].removed), (4, &deed("Ann", 1), &Some(deed("Bo", 9))));
    assert!(versions.is_sorted_by(|a, b| a < b), "each change is seen by its version: {versions:?}");
    assert_eq!(db.tuning_version().await?, versions[versions.len() - 1]);
    Ok(())
}
