use fingerpost_directory::{Viewer, Visibility};
use fingerpost_search::*;
use openreferral::{Entity, Service};
use std::io::BufRead;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let index = Index::in_memory();
    let mut writer = Writer::try_lock(&index).unwrap().unwrap();
    let f = std::io::BufReader::new(std::fs::File::open(&a[1]).unwrap());
    for line in f.lines().skip(1).take(100) {
        let line = line.unwrap();
        let line = line.trim_end_matches(',');
        if !line.starts_with("{") {
            break;
        }
        let v: serde_json::Value = serde_json::from_str(line).unwrap();
        let s = Service::from_object(v.as_object().unwrap().clone());
        writer
            .put(&Document::of(s.id.as_deref().unwrap().parse().unwrap(), Visibility::Public, &s, None))
            .unwrap();
    }
    writer.commit(&Position { epoch: "a".into(), sequence: 1 }).unwrap();
    let question = Question { words: "food bank".into(), page: 1, per_page: 10 };
    let t = std::time::Instant::now();
    for _ in 0..1000 {
        index.search(Viewer::Public, &question).unwrap();
    }
    println!("{:?} each", t.elapsed() / 1000);
}
