//! Killed at any moment, nothing that was acknowledged is lost.

use std::{
    io::{BufRead, BufReader},
    process::Stdio,
    thread,
    time::Duration,
};

use fingerpost_store::testing::{Engine, TestStore};
use rstest::rstest;

use crate::runs::{Data, services};

/// How often the import is killed.
const KILLS: u64 = 50;

/// Records in the feed: three batches, so that there is something between the first and the last.
const RECORDS: usize = 5000;

/// Kills an import some way into it; gives how many records it had said were kept.
fn killed(data: &Data, feed: &str, after: Duration) -> usize {
    let mut child = data
        .command(&["import", feed, "--source", "test"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let out = BufReader::new(child.stdout.take().expect("its output"));
    let teller = thread::spawn(move || {
        let said = out.lines().map_while(Result::ok);
        said.filter_map(|line| line.strip_prefix("Kept ")?.split(' ').next()?.parse::<usize>().ok()).last()
    });
    thread::sleep(after);
    // It may have ended by itself already; then there is nothing to kill.
    let _ = child.kill();
    child.wait().expect("it ends");
    teller.join().expect("its lines").unwrap_or(0)
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_import_killed_at_any_moment_keeps_what_it_told_and_can_be_completed(#[case] engine: Engine) {
    let Some(store) = TestStore::on(engine).await else { return };
    let first = Data { database: store.address.clone(), ..Data::new() };
    let feed = first.feed("feed.json", services(RECORDS));
    let feed = feed.to_string_lossy().into_owned();

    // How long a whole import takes here, so that the kills fall all along it.
    let begun = std::time::Instant::now();
    first.import(feed.as_ref()).ended(0);
    let whole = begun.elapsed();

    let kills = if engine == Engine::Sqlite { KILLS } else { KILLS / 5 };
    let mut cut_short = 0;
    for kill in 0..kills {
        let Some(store) = TestStore::on(engine).await else { return };
        let data = Data { database: store.address.clone(), ..Data::new() };
        // Spread over the whole import by the golden ratio: no two kills at the same point.
        let share = (kill as f64 * 0.618_033_988_75).fract();
        let told = killed(&data, &feed, whole.mul_f64(share));
        let checked = data.run(&["check"]).ended(0);
        let kept: usize = checked.out.split(' ').next().and_then(|word| word.parse().ok()).expect("a count");
        assert!(kept >= told, "{told} were said to be kept, {kept} are: {checked:#?}");
        assert!(checked.out.contains("the index agrees with the store"), "{checked:#?}");
        cut_short += usize::from(kept < RECORDS);
        if kill % 10 == 0 {
            let again = data.import(feed.as_ref()).ended(0);
            let line = again.out.lines().find(|line| line.contains("services ")).unwrap_or_default();
            assert!(
                line.contains(&format!("{} created, 0 updated, {kept} unchanged", RECORDS - kept)),
                "{again:#?}"
            );
            let checked = data.run(&["check"]).ended(0);
            assert!(checked.out.starts_with(&format!("{RECORDS} services")), "{checked:#?}");
        }
    }
    assert!(cut_short > 0, "no kill came in time: {whole:?} is too long for this machine");
}
