//! What the API's document says beyond what stands at each route: the forms that parameters take, and what holds of
//! every answer. A program that is made from the document then asks nothing that is refused.

use fingerpost_search::Trait;
use serde_json::{Map, Value, json};

/// What a parameter's text may be, wherever it is asked for under that name.
const FORMS: [(&str, &str); 7] = [
    ("day", "^(MO|TU|WE|TH|FR|SA|SU|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$"),
    ("start_time", TIME),
    ("end_time", TIME),
    ("format", "^(json|ndjson)$"),
    ("sort", "^(match|nearest|soonest)$"),
    ("open", "^now$"),
    ("kind", "^(need|topic|service|organization|place)$"),
];

const TIME: &str = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

/// Completes the document.
pub(crate) fn complete(document: &mut Value) {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for (path, methods) in paths.into_iter().flatten() {
        let operations = methods.as_object_mut().into_iter().flatten();
        for operation in operations.filter_map(|(_, operation)| operation.as_object_mut()) {
            let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut);
            for parameter in parameters.into_iter().flatten().filter_map(Value::as_object_mut) {
                describe(path, parameter);
            }
            let parameters = operation.get("parameters").and_then(Value::as_array);
            let as_lines = parameters.into_iter().flatten().any(|parameter| parameter["name"] == "format");
            let responses = operation.get_mut("responses").and_then(Value::as_object_mut);
            if let Some(responses) = responses {
                if as_lines {
                    responses["200"]["content"]["application/x-ndjson"] =
                        json!({"schema": {"type": "string"}});
                }
                answers(responses);
            }
        }
    }
}

fn describe(path: &str, parameter: &mut Map<String, Value>) {
    if parameter.get("in").and_then(Value::as_str) != Some("query") {
        return;
    }
    let is_list = parameter.get("schema").is_some_and(|schema| schema.get("items").is_some());
    if !is_list && parameter.get("required").and_then(Value::as_bool) != Some(true) {
        // A form sends its empty boxes too: they count as left out.
        parameter.insert("allowEmptyValue".to_owned(), true.into());
    }
    let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default();
    let form = if path == "/api/search" { traits(name) } else { None };
    let form = form.or_else(|| Some(FORMS.iter().find(|(known, _)| *known == name)?.1.to_owned()));
    let Some(schema) = parameter.get_mut("schema").filter(|schema| schema.is_object()) else { return };
    // What is left out is not sent: there is no null in an address.
    if let Some(kinds) = schema.get_mut("type")
        && let Some(kind) =
            kinds.as_array().and_then(|kinds| kinds.iter().find(|kind| *kind != "null")).cloned()
    {
        *kinds = kind;
    }
    if let Some(form) = form {
        match schema.get_mut("items") {
            Some(each) => each["pattern"] = form.into(),
            None => schema["pattern"] = form.into(),
        }
    }
}

/// The words of a group of traits, several of which may stand with commas in between.
fn traits(group: &str) -> Option<String> {
    let (_, traits) = Trait::ALL.into_iter().find(|(own, _)| own.as_str() == group)?;
    let words: Vec<&str> = traits.iter().map(|it| it.as_str()).collect();
    let word = format!("({})", words.join("|"));
    Some(format!("^{word}(,{word})*$"))
}

/// What every address may answer.
fn answers(responses: &mut Map<String, Value>) {
    let problem = |description: &str| {
        json!({"description": description, "content": {"application/problem+json":
            {"schema": {"$ref": "#/components/schemas/Problem"}}}})
    };
    let every = [
        (
            "304",
            json!({"description": "Nothing has changed since the answer whose `ETag` stands in `If-None-Match`"}),
        ),
        ("405", problem("Addresses can be read only: GET or HEAD")),
        ("406", problem("`Accept` allows neither `application/json` nor `application/x-ndjson`")),
        ("429", problem("Too many questions at once; `Retry-After` says in how many seconds to ask again")),
    ];
    for (status, answer) in every {
        responses.insert(status.to_owned(), answer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_says_which_form_a_parameter_takes_and_what_any_address_may_answer() {
        let mut document = json!({"paths": {"/api/search": {"get": {
            "parameters": [{"name": "cost", "in": "query", "required": false,
                "schema": {"type": ["string", "null"]}}],
            "responses": {"200": {}},
        }}}});
        complete(&mut document);
        let operation = &document["paths"]["/api/search"]["get"];
        assert_eq!(
            operation["parameters"][0],
            json!({"name": "cost", "in": "query", "required": false, "allowEmptyValue": true,
                "schema": {"type": "string", "pattern": "^(free|donation|paid)(,(free|donation|paid))*$"}})
        );
        let statuses: Vec<&String> = operation["responses"].as_object().expect("answers").keys().collect();
        assert_eq!(statuses, ["200", "304", "405", "406", "429"]);
    }
}
