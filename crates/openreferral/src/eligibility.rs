//! Ages as Open Referral UK 1.0 has them: in a list of who may come.

use serde_json::{Number, Value};

use crate::Service;

impl Service {
    /// The ages in years, youngest and oldest: what the service says itself, else what its
    /// `eligibilitys` span. An end that any of them leaves open is open.
    pub fn ages(&self) -> (Option<Number>, Option<Number>) {
        if self.minimum_age.is_some() || self.maximum_age.is_some() {
            return (self.minimum_age.clone(), self.maximum_age.clone());
        }
        let each = self.eligibilitys.iter().map(|one| (one.minimum_age.as_ref(), one.maximum_age.as_ref()));
        spanned(each)
    }
}

/// The ages that `eligibilitys` span, as [`Service::ages`] says.
pub(crate) fn ages(eligibilitys: Option<&Value>) -> (Option<Number>, Option<Number>) {
    let Some(Value::Array(items)) = eligibilitys else { return (None, None) };
    spanned(items.iter().map(|item| (number(item.get("minimum_age")), number(item.get("maximum_age")))))
}

fn spanned<'a>(
    each: impl Iterator<Item = (Option<&'a Number>, Option<&'a Number>)>,
) -> (Option<Number>, Option<Number>) {
    // "Over 18s" beside "women" says that people over 18 may come: what has no ages says nothing.
    let (minimums, maximums) =
        each.filter(|(minimum, maximum)| minimum.is_some() || maximum.is_some()).unzip();
    (end(minimums, |one, other| one < other), end(maximums, |one, other| one > other))
}

/// The outermost of these ages, where none is open.
fn end(ages: Vec<Option<&Number>>, is_further: fn(f64, f64) -> bool) -> Option<Number> {
    let years = |number: &Number| number.as_f64().unwrap_or_default();
    let ages: Vec<&Number> = ages.into_iter().collect::<Option<_>>()?;
    ages.into_iter()
        .reduce(|one, other| if is_further(years(other), years(one)) { other } else { one })
        .cloned()
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
