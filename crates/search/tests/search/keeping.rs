//! What is kept on disk, and what happens when it breaks.

use std::path::{Path, PathBuf};

use crate::common::{ask, at, names, service, writer};
use fingerpost_directory::Viewer;
use fingerpost_search::{Index, Position, Question, SearchError, Writer};
use rstest::rstest;

fn built(folder: &Path) -> Index {
    let index = Index::open(folder).expect("opened");
    let mut writer = writer(&index);
    for n in 0..50 {
        writer.put(&service(&format!("Club {n}"), "We meet every week in the hall.")).expect("put");
    }
    writer.commit(&at(50)).expect("committed");
    index
}

#[test]
fn documents_and_position_survive_reopening() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(built(folder.path()));
    let index = Index::open(folder.path()).expect("opened");
    assert_eq!(index.position().expect("known"), Some(at(50)));
    assert_eq!(writer(&index).position(), Some(&at(50)));
    assert_eq!(ask(&index, "club").total, 50);
}

#[test]
fn what_was_not_committed_was_never_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = built(folder.path());
    let mut first = writer(&index);
    first.put(&service("Zeppelin club", "")).expect("put");
    first.remove(service("Club 1", "We meet every week in the hall.").id).expect("removed");
    assert_eq!(ask(&index, "club").total, 50);
    drop(first);
    writer(&index).commit(&at(51)).expect("committed");
    assert_eq!((ask(&index, "club").total, ask(&index, "zeppelin").total), (50, 0));
}

#[test]
fn a_reader_sees_each_commit_at_once_and_a_service_put_twice_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let reader = Index::open(folder.path()).expect("opened");
    assert_eq!(reader.position().expect("known"), None);
    let index = built(folder.path());
    assert_eq!(reader.position().expect("known"), Some(at(50)));
    let mut writer = writer(&index);
    let renamed = fingerpost_search::Document {
        name: "Zeppelin club".to_owned(),
        ..service("Club 7", "We meet every week in the hall.")
    };
    writer.put(&renamed).expect("put");
    writer.put(&renamed).expect("put");
    writer.commit(&at(51)).expect("committed");
    assert_eq!(names(&ask(&reader, "zeppelin")), ["Zeppelin club"]);
    assert_eq!(ask(&reader, "club").total, 50);
    writer.remove(renamed.id).expect("removed");
    writer.commit(&at(52)).expect("committed");
    assert_eq!(ask(&reader, "club").total, 49);
    assert_eq!(reader.position().expect("known"), Some(at(52)));
}

#[test]
fn a_cleared_index_holds_only_what_is_put_after() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = built(folder.path());
    let mut writer = writer(&index);
    writer.put(&service("Forgotten club", "")).expect("put");
    writer.clear().expect("cleared");
    assert_eq!(ask(&index, "club").total, 50, "nothing changes before the commit");
    writer.put(&service("New club", "")).expect("put");
    let position = Position { epoch: "second".to_owned(), sequence: 3 };
    writer.commit(&position).expect("committed");
    assert_eq!(names(&ask(&index, "club")), ["New club"]);
    assert_eq!(index.position().expect("known"), Some(position));
}

#[test]
fn more_than_fits_in_memory_is_seen_all_at_once_and_each_service_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = built(folder.path());
    let long = "We meet every week in the hall. ".repeat(120);
    let put_many = |writer: &mut Writer| {
        for n in (0..2_500).chain(0..10) {
            writer.put(&service(&format!("Society {n}"), &long)).expect("put");
        }
    };
    let mut first = writer(&index);
    put_many(&mut first);
    assert_eq!(ask(&index, "society").total, 0, "nothing is seen before the commit");
    drop(first);
    let mut second = writer(&index);
    second.commit(&at(51)).expect("committed");
    assert_eq!(ask(&index, "society").total, 0, "what was not committed is forgotten");
    put_many(&mut second);
    second.commit(&at(52)).expect("committed");
    assert_eq!((ask(&index, "society").total, ask(&index, "club").total), (2_500, 50));
}

#[test]
fn many_small_parts_become_one_and_nothing_else_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let index = built(folder.path());
    let mut writer = writer(&index);
    for n in 0..4 {
        writer.put(&service(&format!("Society {n}"), "")).expect("put");
        writer.commit(&at(60 + n)).expect("committed");
    }
    let parts = || {
        let inside =
            files(folder.path()).into_iter().filter(|path| path.is_dir()).flat_map(|path| files(&path));
        inside.filter(|file| file.extension().is_some_and(|it| it == "store")).count()
    };
    assert_eq!(parts(), 5);
    writer.tidy().expect("begun").expect("something to do").wait().expect("done");
    writer.commit(&at(63)).expect("committed");
    assert_eq!(ask(&index, "society").total, 4);
    assert_eq!(ask(&index, "club").total, 50);
    assert_eq!(index.position().expect("known"), Some(at(63)));
    assert!(parts() <= 2, "a large one is not written anew for a few: {}", parts());
    assert!(writer.tidy().expect("in order").is_none());
}

#[test]
fn the_index_may_be_shared_among_threads_and_the_writer_moved_to_one() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    fn moved<T: Send + 'static>() {}
    shared::<Index>();
    moved::<Writer>();
}

#[test]
fn a_second_writer_is_refused_while_one_is_held() {
    let folder = tempfile::tempdir().expect("a folder");
    let (index, other) = (built(folder.path()), Index::open(folder.path()).expect("opened"));
    let held = writer(&index);
    assert!(Writer::try_lock(&index).expect("no error").is_none());
    assert!(Writer::try_lock(&other).expect("no error").is_none());
    drop(held);
    assert!(Writer::try_lock(&other).expect("no error").is_some());
    let memory = Index::in_memory();
    let _held = writer(&memory);
    assert!(Writer::try_lock(&memory).expect("no error").is_none());
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        folder.read_dir().expect("a folder").flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
}

/// Where in its folder an index of this version is.
fn own_folder(of: &Path) -> PathBuf {
    let mut folders = files(of).into_iter().filter(|path| path.is_dir());
    folders.next().expect("the folder of a version")
}

/// The ways in which every file of an index may break.
#[derive(Clone, Copy, Debug)]
enum Harm {
    Garbage,
    Truncated,
    Empty,
    Gone,
    OneByte,
}

#[rstest]
fn a_damaged_index_is_begun_again_by_its_next_writer_and_never_crashes(
    #[values(Harm::Garbage, Harm::Truncated, Harm::Empty, Harm::Gone, Harm::OneByte)] harm: Harm,
) {
    for nth in 0.. {
        let folder = tempfile::tempdir().expect("a folder");
        drop(built(folder.path()));
        let Some(file) = files(&own_folder(folder.path())).into_iter().nth(nth) else { break };
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let mut bytes = std::fs::read(&file).expect("read");
        match harm {
            Harm::Gone => std::fs::remove_file(&file).expect("removed"),
            Harm::Garbage => bytes.fill(0x9d),
            Harm::Truncated => bytes.truncate(bytes.len() / 2),
            Harm::Empty => bytes.clear(),
            Harm::OneByte => {
                let at = bytes.len() / 3;
                bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 0x10);
            }
        }
        if file.exists() {
            std::fs::write(&file, bytes).expect("written");
        }

        let index = Index::open(folder.path()).expect("opening is never refused");
        // A reader answers, or says what is wrong.
        let question =
            Question { words: "club week".to_owned(), page: 1, per_page: 10, ..Question::default() };
        let _ = index.search(Viewer::Public, &question);
        let _ = index.position().expect("known or not");
        let mut writer = writer(&index);
        if writer.position().is_none() {
            for n in 0..50 {
                writer.put(&service(&format!("Club {n}"), "We meet every week in the hall.")).expect("put");
            }
        }
        writer.commit(&at(51)).expect("committed");
        assert_eq!(ask(&index, "club").total, 50, "{harm:?} {name}");
        assert_eq!(index.position().expect("known"), Some(at(51)), "{harm:?} {name}");
    }
}

#[test]
fn an_index_of_another_version_is_left_alone_and_removed_when_nobody_writes_it() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, file) in [("v0", "meta.json"), ("v999", "meta.json"), ("venue", "keep.txt")] {
        std::fs::create_dir(folder.path().join(name)).expect("made");
        std::fs::write(folder.path().join(name).join(file), "{}").expect("written");
    }
    let lock = std::fs::File::create(folder.path().join("v999.lock")).expect("made");
    lock.lock().expect("locked");
    let index = Index::open(folder.path()).expect("opened");
    assert_eq!(index.position().expect("known"), None);
    let writer_held = writer(&index);
    let left = |name: &str| folder.path().join(name).exists();
    assert_eq!([left("v0"), left("v999"), left("venue")], [false, true, true]);
    drop((writer_held, index));
    drop(built(folder.path()));
    assert_eq!(ask(&Index::open(folder.path()).expect("opened"), "club").total, 50);
}

#[test]
fn a_folder_that_cannot_be_is_an_error_and_not_a_crash() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    std::fs::write(&file, "").expect("written");
    assert!(matches!(Index::open(file.join("index")), Err(SearchError::Io(_))));
}
