//! Every address of Open Referral UK 3.0, held to the published OpenAPI document where it is at hand.

use fingerpost_store::testing::{Engine, shared};
use serde_json::{Value, json};

use crate::{directory::TestDirectory, standard::demonstration};

/// The schema of an address's answer, with all that it refers to.
fn schema(document: &Value, path: &str) -> jsonschema::Validator {
    let answer = &document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
    assert!(answer.is_object(), "{path} is in the published document");
    let schema = json!({"allOf": [answer], "components": document["components"]});
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_answers_as_the_published_document_says() {
    let documents = [
        (
            "standards/oruk-3.0/openapi-bundled.json",
            ["services", "service_at_locations", "taxonomies", "taxonomy_terms"].as_slice(),
        ),
        (
            "standards/hsds-3.1/openapi-bundled.min.json",
            &["services", "service_at_locations", "taxonomies", "taxonomy_terms", "organizations"],
        ),
    ];
    let directory = TestDirectory::empty(Engine::Sqlite).await.expect("SQLite");
    let feed = directory.store.folder.path().join("feed.json");
    std::fs::write(&feed, Value::from(demonstration()).to_string()).expect("written");
    directory.import(&feed).await;
    for (file, lists) in documents {
        let Some(file) = shared(file) else { return };
        let document: Value =
            serde_json::from_slice(&std::fs::read(file).expect("a document")).expect("JSON");
        let check = async |path: &str, address: String| {
            let answer = directory.get(&address).await;
            assert_eq!(answer.status, 200, "{address}");
            let answer = answer.json();
            let schema = schema(&document, path);
            let errors: Vec<String> = schema
                .iter_errors(&answer)
                .take(5)
                .map(|error| format!("{}: {error}", error.instance_path()).chars().take(400).collect())
                .collect();
            assert!(errors.is_empty(), "{address}: {errors:#?}");
            answer
        };
        check("/", "/openreferral/v3".to_owned()).await;
        for list in lists {
            let page = check(&format!("/{list}"), format!("/openreferral/v3/{list}?per_page=100")).await;
            let contents = page["contents"].as_array().expect("a list");
            assert!(!contents.is_empty(), "{list} has something in it");
            for record in contents.iter().step_by(9) {
                let id = record["id"].as_str().expect("an id");
                check(&format!("/{list}/{{id}}"), format!("/openreferral/v3/{list}/{id}")).await;
            }
        }
    }
}
