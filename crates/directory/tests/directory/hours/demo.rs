use std::{fs, path::Path};

use fingerpost_directory::hours::{Context, hsds};
use openreferral::{Entity, Schedule};
use serde_json::Value;

/// Every list of schedules in a document, at any depth.
fn schedules(value: &Value, found: &mut Vec<Vec<Schedule>>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                if let (true, Value::Array(list)) = (name == "schedules", value) {
                    let list = list.iter().filter_map(Value::as_object);
                    found.push(list.map(|object| Schedule::from_object(object.clone())).collect());
                }
                schedules(value, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| schedules(value, found)),
        _ => {}
    }
}

#[test]
fn every_schedule_of_the_demonstration_borough_is_read_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/services");
    let mut found = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        schedules(&serde_json::from_str(&text).unwrap(), &mut found);
    }
    assert!(found.len() > 100);
    for list in &found {
        // What is by arrangement has no times to be read.
        let has_times = |it: &&Schedule| it.description.as_deref() != Some("By arrangement");
        let list: Vec<Schedule> = list.iter().filter(has_times).cloned().collect();
        let read = hsds::read(&list, &Context::default());
        assert_eq!(read.unread, []);
        assert_eq!(read.hours.openings.len(), list.len());
    }
}
