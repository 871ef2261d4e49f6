//! Stewards tune search: they see what it does, then save it, and take it back.

use fingerpost_store::testing::{Engine, TestStore};
use rstest::rstest;
use serde_json::{Value, json};

use crate::{
    runs::{Data, Ran},
    serving::Server,
};

const KITCHEN: &str = "11111111-1111-4111-8111-111111111111";
const BANK: &str = "22222222-2222-4222-8222-222222222222";

fn feed() -> String {
    json!([
        {"id": KITCHEN, "name": "Community kitchen", "description": "Cooked meals and some food."},
        {"id": BANK, "name": "Food bank", "description": "Parcels of food."},
    ])
    .to_string()
}

/// Judged questions over them, as a folder.
fn judged(data: &Data) -> String {
    let folder = data.path("judged");
    std::fs::create_dir(&folder).expect("a folder");
    let queries = "id\tquery\ttype\n1\tfood\tplain\n2\tmeals\tneed\n";
    std::fs::write(folder.join("queries.tsv"), queries).expect("written");
    std::fs::write(folder.join("qrels.txt"), format!("1 0 {BANK} 3\n2 0 {KITCHEN} 3\n")).expect("written");
    folder.display().to_string()
}

fn first(data: &Data, words: &str) -> Option<String> {
    let found = data.run(&["search", words, "--json"]).ended(0).out;
    let found: Value = serde_json::from_str(&found).expect("JSON");
    found["results"][0]["name"].as_str().map(str::to_owned)
}

#[rstest]
#[case(Engine::Sqlite)]
#[case(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_steward_sees_the_effect_on_judged_questions_before_saving_and_can_take_it_back(
    #[case] engine: Engine,
) {
    let Some(store) = TestStore::on(engine).await else { return };
    let mut data = Data::new();
    data.database = store.address.clone();
    data.import(&data.feed("feed.json", feed())).ended(0);
    let folder = judged(&data);
    let tune = |arguments: &[&str]| -> Ran { data.run(&[&["search", "tune"], arguments].concat()) };

    let pin = ["pin", KITCHEN, "--for", "food", "--judged", &folder];
    let shown = tune(&pin).ended(0).out;
    for part in [
        "Community kitchen  (was 2)",
        "Food bank  (was 1)",
        "2 judged questions",
        "1.000 → 0.631",
        "1.000 = 1.000",
        "plain",
        "need",
        "Nothing is saved",
    ] {
        assert!(shown.contains(part), "{part} is shown: {shown}");
    }
    assert!(tune(&["list"]).ended(0).out.contains("Stewards say nothing"), "nothing was saved");
    let nameless = tune(&[&pin[..], &["--save"]].concat()).ended(2).err;
    assert!(nameless.contains("--who") && nameless.contains("--why"), "{nameless}");

    let by = ["--save", "--who", "Ann", "--why", "It moved"];
    let saved = tune(&[&pin[..], &by].concat()).ended(0).out;
    assert!(saved.contains("Saved as number 1"), "{saved}");
    let found = data.run(&["search", "food"]).ended(0).out;
    assert!(found.contains("1. Community kitchen\n     because a steward put it here for “food”"), "{found}");
    tune(&[&["words", "grubzz", "--mean", "meals", "--both-ways"][..], &by].concat()).ended(0);
    assert_eq!(first(&data, "grubzz").as_deref(), Some("Community kitchen"));

    let list = tune(&["list"]).ended(0).out;
    for part in [
        "pin    for “food”: Community kitchen",
        "by Ann on 20",
        "It moved",
        "“grubzz” and “meals” mean each other",
    ] {
        assert!(list.contains(part), "{part} is listed: {list}");
    }
    let undone = tune(&["undo", "1", "--save", "--who", "Bo", "--why", "It moved back"]).ended(0).out;
    assert!(undone.contains("Food bank  (was 2)") && undone.contains("Number 1 is taken back"), "{undone}");
    assert_eq!(first(&data, "food").as_deref(), Some("Food bank"));
    tune(&["undo", "1"]).ended(2);
    let all: Value = serde_json::from_str(&tune(&["list", "--all", "--json"]).ended(0).out).expect("JSON");
    assert_eq!((&all[0]["kind"], &all[0]["removed"]["who"]), (&json!("pin"), &json!("Bo")));
    assert_eq!(all[1]["both_ways"], json!(true));
    assert!(!tune(&["list"]).ended(0).out.contains("It moved back"));
}

#[test]
fn what_cannot_be_tuned_is_refused_in_a_sentence() {
    let data = Data::new();
    data.import(&data.feed("feed.json", feed())).ended(0);
    let refused = |arguments: &[&str], why: &str| {
        let ran = data.run(&[&["search", "tune"], arguments].concat()).ended(2);
        assert!(ran.err.contains(why), "{}", ran.err);
    };
    refused(&["pin", "33333333-3333-4333-8333-333333333333", "--for", "food"], "there is no service");
    refused(&["pin", KITCHEN, "--for", "?"], "has no word in it");
    refused(&["words", "food", "--mean", "!"], "has no word in it");
    refused(&["pin", KITCHEN, "--for", "food", "--judged", "nowhere"], "cannot be read");
    refused(&["undo", "1"], "the list has no number 1");
}

#[test]
fn a_server_learns_what_stewards_say_without_a_restart() {
    let data = Data::new();
    data.import(&data.feed("feed.json", feed())).ended(0);
    let server = Server::start(&data, &[]);
    server.get_with("/readyz", "200 OK");
    let by = ["--save", "--who", "Ann", "--why", "They closed"];
    data.run(&[&["search", "tune", "block", KITCHEN, "--for", "food"][..], &by].concat()).ended(0);
    server.get_with("/api/search?q=food", "\"total\":1");
    data.run(&[&["search", "tune", "undo", "1"][..], &by].concat()).ended(0);
    server.get_with("/api/search?q=food", "\"total\":2");
}
