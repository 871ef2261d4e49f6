//! What a text says, where nobody said it as data.
//!
//! These are assertions too, by the weakest method ([`Method::ReadFromText`](crate::Method)). They are made anew
//! whenever a record is looked at, not kept: so they always follow the text and the reader as they are now, no import
//! waits for them, and no export can mistake them for data. What a steward confirms is asserted, and kept.

use fingerpost_facts::{Access, Cost as CostSaid, Fact, Kind, Value};

use super::{Ages, Cost, Known, Particulars, Price, Site};
use crate::hours::Context;

impl Particulars {
    /// Fills what nobody asserted with what a text says.
    #[must_use]
    pub fn with_text(self, facts: &[Fact], context: &Context) -> Self {
        let quotes = |kinds: &[Kind]| -> Vec<String> {
            facts.iter().filter(|fact| kinds.contains(&fact.kind)).map(|fact| fact.quote.clone()).collect()
        };
        let hours = quotes(&[Kind::Days, Kind::Hours]);
        Self {
            ages: self.ages.or(|| {
                read(facts, |value| match value {
                    Value::Age(age) => Ages::new(age.minimum, age.maximum),
                    _ => None,
                })
            }),
            access: self.access.or(|| {
                read(facts, |value| match value {
                    Value::Access(access) => Some(*access),
                    _ => None,
                })
            }),
            hours: self.hours.or(|| match hours.is_empty() {
                true => Known::NotKnown,
                false => {
                    let value = crate::hours::Hours { incomplete: true, ..context.hours() };
                    Known::ReadFromText { value, quotes: hours }
                }
            }),
            costs: self.costs.or(|| {
                read(facts, |value| match value {
                    Value::Cost(said) => Some(cost(said)),
                    _ => None,
                })
            }),
            joining: self.joining.or(|| {
                read(facts, |value| match value {
                    Value::Referral(referral) => Some((*referral).into()),
                    _ => None,
                })
            }),
            languages: self.languages.or(|| {
                let said = facts.iter().filter(|fact| fact.kind == Kind::Language);
                Known::read_list(said.map(|fact| (fact.quote.clone(), fact.quote.clone())).collect())
            }),
            closed: facts
                .iter()
                .find_map(|fact| match fact.value {
                    Value::Closed(value) => {
                        Some(Known::ReadFromText { value, quotes: vec![fact.quote.clone()] })
                    }
                    _ => None,
                })
                .unwrap_or_default(),
            ..self
        }
    }
}

/// The values of a kind, each once, with the words for it.
fn read<T: PartialEq>(facts: &[Fact], value: impl Fn(&Value) -> Option<T>) -> Known<Vec<T>> {
    let mut list: Vec<(T, String)> = Vec::new();
    for fact in facts {
        if let Some(value) = value(&fact.value)
            && list.iter().all(|(known, _)| *known != value)
        {
            list.push((value, fact.quote.clone()));
        }
    }
    Known::read_list(list)
}

fn cost(said: &CostSaid) -> Cost {
    let price = match said {
        CostSaid { free: true, .. } => Price::Free,
        CostSaid { donation: true, pence, .. } => Price::Donation { suggested_pence: pence.map(u64::from) },
        CostSaid { means_tested: true, .. } => Price::MeansTested,
        CostSaid { pence: Some(pence), to_pence, .. } => {
            Price::Pence { pence: (*pence).into(), to_pence: to_pence.map(u64::from) }
        }
        CostSaid { pence: None, .. } => Price::InWords,
    };
    Cost { price, option: String::new(), note: String::new() }
}

/// What the words that are there for access mean: said as data, in words of one's own.
pub(super) fn access_in(sites: &[Site]) -> Vec<Access> {
    let mut list = Vec::new();
    for words in sites.iter().flat_map(|site| &site.access) {
        for fact in fingerpost_facts::read(words) {
            if let Value::Access(access) = fact.value
                && !list.contains(&access)
            {
                list.push(access);
            }
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use openreferral::{Entity, Service};
    use serde_json::json;

    use super::*;

    fn particulars(service: serde_json::Value, text: &str) -> Particulars {
        let service = Service::from_object(service.as_object().cloned().expect("an object"));
        let context = Context::default();
        let now = "2026-11-22T12:00:00Z".parse().expect("an instant");
        Particulars::of(&service, &context, now).with_text(&fingerpost_facts::read(text), &context)
    }

    const TEXT: &str =
        "For people aged 11-25. Tuesdays 10am-12pm, £2 a session. No need to book, just turn up.";

    #[test]
    fn what_the_text_says_stands_where_nobody_said_it_as_data() {
        let read = particulars(json!({}), TEXT);
        assert_eq!(read.ages.value().map(Vec::as_slice), Ages::new(Some(11.0), Some(25.0)).as_slice().into());
        assert_eq!(read.ages.quotes(), ["aged 11-25"]);
        assert_eq!(read.hours.quotes(), ["Tuesdays", "10am-12pm"]);
        let now = "2026-11-24T11:00:00Z".parse().expect("an instant");
        assert!(
            read.hours
                .value()
                .is_some_and(|hours| !matches!(hours.open_at(now), crate::hours::Openness::Closed))
        );
        assert_eq!(
            read.costs.value().map(|costs| &costs[0].price),
            Some(&Price::Pence { pence: 200, to_pence: None })
        );
        assert!(read.joining.asserted().is_none() && !read.joining.is_not_known());
        assert!(read.capacity.is_not_known() && read.languages.is_not_known());
    }

    #[test]
    fn data_stands_before_what_the_text_says() {
        let said = json!({"minimum_age": 8, "cost_options": [{"amount": 0}]});
        let read = particulars(said, TEXT);
        assert_eq!(read.ages, Known::Asserted(vec![Ages { minimum: Some(8.0), maximum: None }]));
        assert_eq!(read.costs.asserted().map(|costs| costs[0].price.clone()), Some(Price::Free));
    }
}
