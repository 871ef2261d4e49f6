//! What it costs.

use jiff::civil::Date;
use openreferral::CostOption;
use serde::Serialize;

/// One price, and what it is for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cost {
    /// The price.
    pub price: Price,
    /// What or whom it is for: "Session", "Adults". Empty: everybody, everything.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub option: String,
    /// What else is said of it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Price {
    /// Nothing.
    Free,
    /// Sterling.
    Pence {
        /// In pence; the least, where there is a range.
        pence: u64,
        /// The most, in pence.
        #[serde(skip_serializing_if = "Option::is_none")]
        to_pence: Option<u64>,
    },
    /// What people wish to give; perhaps a sum is suggested.
    Donation {
        /// In pence.
        #[serde(skip_serializing_if = "Option::is_none")]
        suggested_pence: Option<u64>,
    },
    /// It depends on what people have.
    MeansTested,
    /// Another currency.
    Foreign {
        /// In the currency's main unit, as it was said.
        amount: String,
        /// ISO 4217.
        currency: String,
    },
    /// Only words.
    InWords,
}

impl Cost {
    /// The price of an option that holds today, when it says anything.
    pub fn of(option: &CostOption, today: Date) -> Option<Self> {
        let date =
            |text: &Option<String>| text.as_deref().and_then(|text| text.get(..10)?.parse::<Date>().ok());
        let over = date(&option.valid_to).is_some_and(|to| to < today);
        let to_come = date(&option.valid_from).is_some_and(|from| today < from);
        if over || to_come {
            return None;
        }
        let text = |text: &Option<String>| text.as_deref().unwrap_or_default().trim().to_owned();
        let (name, note) = (text(&option.option), text(&option.amount_description));
        let price = price(option, &format!("{name} {note}").to_lowercase());
        let says_nothing = price == Price::InWords && name.is_empty() && note.is_empty();
        (!says_nothing).then_some(Self { price, option: name, note })
    }
}

fn price(option: &CostOption, words: &str) -> Price {
    let amount = option.amount.as_ref().and_then(serde_json::Number::as_f64);
    let amount = amount.filter(|amount| amount.is_finite() && *amount >= 0.0);
    let currency = option.currency.as_deref().map(str::trim).unwrap_or_default();
    let sterling = matches!(currency.to_ascii_uppercase().as_str(), "" | "GBP" | "£");
    // Pounds to pence: a sum in a feed is far below what a float can hold.
    let pence = amount.filter(|_| sterling).map(|pounds| (pounds * 100.0).round() as u64);
    if words.contains("donation") {
        Price::Donation { suggested_pence: pence.filter(|pence| *pence > 0) }
    } else if words.contains("means-tested") || words.contains("means tested") {
        Price::MeansTested
    } else {
        match (pence, amount) {
            (Some(0), _) | (None, Some(0.0)) => Price::Free,
            (Some(pence), _) => Price::Pence { pence, to_pence: None },
            (None, Some(amount)) => {
                Price::Foreign { amount: amount.to_string(), currency: currency.to_ascii_uppercase() }
            }
            (None, None) => Price::InWords,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use openreferral::Entity;
    use serde_json::json;

    fn cost(option: serde_json::Value) -> Option<Cost> {
        let read = CostOption::from_object(option.as_object().cloned().expect("an object"));
        Cost::of(&read, date(2026, 11, 22))
    }

    #[test]
    fn sums_are_whole_pence_and_nought_is_free() {
        let price = |option| cost(option).map(|cost| cost.price);
        assert_eq!(price(json!({"amount": 3.5})), Some(Price::Pence { pence: 350, to_pence: None }));
        assert_eq!(
            price(json!({"amount": 1.1, "currency": "gbp"})),
            Some(Price::Pence { pence: 110, to_pence: None })
        );
        assert_eq!(price(json!({"amount": 0})), Some(Price::Free));
        assert_eq!(
            price(json!({"amount": 2, "option": "Suggested donation"})),
            Some(Price::Donation { suggested_pence: Some(200) })
        );
        assert_eq!(price(json!({"option": "Means-tested by the council"})), Some(Price::MeansTested));
        assert_eq!(
            price(json!({"amount": 20, "currency": "eur"})),
            Some(Price::Foreign { amount: "20".to_owned(), currency: "EUR".to_owned() })
        );
        assert_eq!(price(json!({"amount": -1, "option": "Ask"})), Some(Price::InWords));
        assert_eq!(price(json!({})), None);
        assert_eq!(price(json!({"amount": 5, "valid_to": "2026-11-21"})), None);
    }
}
