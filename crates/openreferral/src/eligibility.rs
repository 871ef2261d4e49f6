//! Ages as Open Referral UK 1.0 has them: in a list of who may come.

use serde_json::{Number, Value};

/// The ages in years that `eligibilitys` span, from the youngest to the oldest. An end that any of
/// them leaves open is open.
pub(crate) fn ages(eligibilitys: Option<&Value>) -> (Option<Number>, Option<Number>) {
    let Some(Value::Array(items)) = eligibilitys else { return (None, None) };
    // "Over 18s" beside "women" says that people over 18 may come: what has no ages says nothing.
    let aged: Vec<(Option<&Number>, Option<&Number>)> = items
        .iter()
        .map(|item| (number(item.get("minimum_age")), number(item.get("maximum_age"))))
        .filter(|(minimum, maximum)| minimum.is_some() || maximum.is_some())
        .collect();
    let years = |number: &Number| number.as_f64().unwrap_or_default();
    let end = |ages: Vec<Option<&Number>>, before: fn(f64, f64) -> bool| {
        let ages: Vec<&Number> = ages.into_iter().collect::<Option<_>>()?;
        let first = |one, other| if before(years(other), years(one)) { other } else { one };
        ages.into_iter().reduce(first).cloned()
    };
    let (minimums, maximums) = aged.into_iter().unzip();
    (end(minimums, |one, other| one < other), end(maximums, |one, other| one > other))
}

fn number(value: Option<&Value>) -> Option<&Number> {
    match value {
        Some(Value::Number(number)) => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ages_span_all_who_may_come() {
        let told = json!([
            {"eligibility": "child", "minimum_age": 5, "maximum_age": 11}, {"eligibility": "female"},
            {"eligibility": "adult", "minimum_age": 18, "maximum_age": 65.5},
        ]);
        assert_eq!(ages(Some(&told)), (Some(5.into()), Number::from_f64(65.5)));
        let open = json!([{"minimum_age": 5, "maximum_age": 11}, {"minimum_age": 18}]);
        assert_eq!(ages(Some(&open)), (Some(5.into()), None));
        assert_eq!(ages(Some(&json!([]))), (None, None));
    }
}
