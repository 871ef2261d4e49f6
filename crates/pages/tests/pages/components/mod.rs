//! Our components make what govuk-frontend makes: its own fixtures, options and HTML, are built from the same options here
//! and compared as trees.

mod offered;
mod options;
mod trees;

use std::{collections::BTreeSet, fs, path::Path};

use serde::Deserialize;
use serde_json::{Map, Value};

use options::Options;

/// What is not offered, a line each: a component with an option, or a component as a whole.
const NOT_OFFERED: &str = include_str!("../not_offered.txt");

#[derive(Deserialize)]
struct Component {
    component: String,
    fixtures: Vec<Fixture>,
}

#[derive(Deserialize)]
struct Fixture {
    name: String,
    options: Map<String, Value>,
    html: String,
}

/// The package's components, or nothing where it is not installed.
fn components() -> Option<Vec<Component>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../web/node_modules/govuk-frontend/dist/govuk/components");
    let required = std::env::var("REQUIRE_ALL").is_ok_and(|value| value == "1");
    assert!(folder.is_dir() || !required, "{} is not there, and REQUIRE_ALL=1 wants it", folder.display());
    if !folder.is_dir() {
        let missing = "components held to the fixtures of govuk-frontend (`make web` installs it)";
        println!("not run: {missing}");
        if let Some(list) = std::env::var_os("FINGERPOST_NOT_RUN") {
            let file = fs::OpenOptions::new().append(true).create(true).open(list);
            std::io::Write::write_all(&mut file.unwrap(), format!("{missing}\n").as_bytes()).unwrap();
        }
        return None;
    }
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path().join("fixtures.json"));
    let mut components: Vec<Component> = files
        .filter(|file| file.is_file())
        .map(|file| serde_json::from_slice(&fs::read(file).unwrap()).unwrap())
        .collect();
    components.sort_by(|a, b| a.component.cmp(&b.component));
    Some(components)
}

fn listed() -> BTreeSet<&'static str> {
    NOT_OFFERED.lines().filter(|line| !line.starts_with('#')).collect()
}

#[test]
fn a_component_makes_what_the_package_makes_of_the_same_options() {
    let (mut compared, mut wrong) = (0, Vec::new());
    for component in components().into_iter().flatten() {
        let Some(make) = offered::component(&component.component) else { continue };
        for fixture in component.fixtures {
            let (html, refused) = Options::read(fixture.options, make);
            if refused.is_empty() {
                compared += 1;
                let difference = trees::difference(&fixture.html, &html);
                wrong
                    .extend(difference.map(|it| format!("{}, {}:\n{it}", component.component, fixture.name)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {compared} differ:\n{}", wrong.len(), wrong.join("\n"));
    println!("{compared} fixtures");
}

#[test]
fn the_list_of_what_is_not_offered_is_true_and_only_shrinks() {
    let Some(components) = components() else { return };
    let mut refused = BTreeSet::new();
    for component in components {
        match offered::component(&component.component) {
            None => drop(refused.insert(component.component)),
            Some(make) => {
                let options = component.fixtures.into_iter().flat_map(|it| Options::read(it.options, make).1);
                refused.extend(options.map(|option| format!("{} {option}", component.component)));
            }
        }
    }
    let listed: BTreeSet<String> = listed().into_iter().map(str::to_owned).collect();
    let new: Vec<_> = refused.difference(&listed).collect();
    assert!(new.is_empty(), "this list may only shrink; not offered and not in not_offered.txt: {new:#?}");
    let gone: Vec<_> = listed.difference(&refused).collect();
    assert!(gone.is_empty(), "offered now, or gone from the package; take it off not_offered.txt: {gone:#?}");
    let said =
        NOT_OFFERED.lines().find_map(|line| line.strip_prefix("# At most ")?.split(' ').next()?.parse().ok());
    assert_eq!(said, Some(listed.len()), "the count at the head of not_offered.txt goes down with the list");
}

#[test]
fn no_template_writes_the_markup_of_a_component_by_hand() {
    let whole: BTreeSet<&str> = listed().into_iter().filter(|line| !line.contains(' ')).collect();
    let is_component = |name: &str| offered::component(name).is_some() || whole.contains(name);
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut folders = vec![templates.clone()];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                if path != templates.join("govuk") {
                    folders.push(path);
                }
                continue;
            }
            seen += 1;
            let text = fs::read_to_string(&path).unwrap();
            for rest in text.split("govuk-").skip(1) {
                let class =
                    rest.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))).next().unwrap();
                // `govuk-button--secondary` is an option of a button; `govuk-button` and `govuk-button__icon` are its markup.
                let (block, modifier) =
                    class.split_once("--").map_or((class, None), |(it, rest)| (it, Some(rest)));
                let block = block.split("__").next().unwrap();
                let by_hand = is_component(block) && (modifier.is_none() || class.contains("__"));
                assert!(!by_hand, "{}: {class} is made by crate::govuk", path.display());
            }
        }
    }
    assert!(seen > 30, "{seen} templates");
}
