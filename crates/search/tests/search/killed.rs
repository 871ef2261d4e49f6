//! A process may die at any moment.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::common::{ask, at, service, writer};
use fingerpost_search::Index;

const FOLDER: &str = "FINGERPOST_TEST_KILLED_FOLDER";

#[test]
fn a_killed_process_leaves_index_and_position_agreeing() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        write_for_ever(&Index::open(folder).expect("opened"));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let index = Index::open(folder.path()).expect("opened");
    let mut last = 0;
    for round in 0..8 {
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "killed::a_killed_process_leaves_index_and_position_agreeing", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        std::thread::sleep(Duration::from_millis(120 + 57 * round));
        child.kill().expect("killed");
        child.wait().expect("gone");
        let Some(position) = index.position().expect("known") else { continue };
        assert_eq!(ask(&index, "club").total as i64, position.sequence);
        assert!(position.sequence >= last);
        last = position.sequence;
    }
    assert!(last > 0, "the child never committed");
}

/// One service more for each step of the position.
fn write_for_ever(index: &Index) {
    let mut writer = writer(index);
    let mut sequence = writer.position().map_or(0, |position| position.sequence);
    loop {
        for _ in 0..7 {
            sequence += 1;
            writer.put(&service(&format!("Club {sequence}"), "We meet.")).expect("put");
        }
        writer.commit(&at(sequence)).expect("committed");
    }
}
