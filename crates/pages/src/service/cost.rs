//! What does it cost?

use jiff::civil::Date;
use openreferral::CostOption;
use serde_json::Number;

use super::{ServiceView, known};
use crate::{Html, Language, dates::parse_date, record_text};

/// Prices, and what is said about them.
pub(crate) struct Cost {
    pub(crate) prices: Vec<Html>,
    pub(crate) said: Vec<Html>,
}

impl Cost {
    pub(super) fn new(view: &ServiceView<'_>, t: Language) -> Self {
        let service = view.service;
        let prices = service
            .cost_options
            .iter()
            .filter(|option| holds(option, view.today))
            .filter_map(|option| price(option, t));
        let mut said: Vec<Html> = Vec::new();
        for text in [&service.fees, &service.fees_description] {
            let text = record_text::block(text.as_deref(), t);
            said.extend(text.filter(|text| !said.contains(text)).into_iter().collect::<Vec<_>>());
        }
        Self { prices: prices.collect(), said }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.prices.is_empty() && self.said.is_empty()
    }
}

fn holds(option: &CostOption, today: Date) -> bool {
    let date = |text: &Option<String>| text.as_deref().and_then(parse_date);
    date(&option.valid_from).is_none_or(|from| from <= today)
        && date(&option.valid_to).is_none_or(|to| today <= to)
}

/// `Adults: £3.50, for each session`.
fn price(option: &CostOption, t: Language) -> Option<Html> {
    let amount =
        option.amount.as_ref().and_then(|amount| amount_in_words(amount, option.currency.as_deref(), t));
    let parts = [amount.map(|amount| Html::text(&amount)), described(&option.amount_description, t)];
    let figures = Html::join(parts.into_iter().flatten(), ", ");
    let price = Html::join(
        [described(&option.option, t).unwrap_or_default(), figures]
            .into_iter()
            .filter(|part| !part.is_empty()),
        ": ",
    );
    (!price.is_empty()).then_some(price)
}

fn described(text: &Option<String>, t: Language) -> Option<Html> {
    known(text.as_deref()).map(|text| Html::record(text, t))
}

/// `£3.50`, `Free`, `20 EUR`.
fn amount_in_words(amount: &Number, currency: Option<&str>, t: Language) -> Option<String> {
    let amount = amount.as_f64().filter(|amount| amount.is_finite() && *amount >= 0.0)?;
    if amount == 0.0 {
        return Some(t.say("cost-free").into_owned());
    }
    let figures = format!("{amount:.2}");
    let figures = figures.strip_suffix(".00").unwrap_or(&figures);
    Some(match currency.map(str::trim).unwrap_or_default() {
        "" | "GBP" | "gbp" | "£" => format!("£{figures}"),
        other => format!("{figures} {other}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(option: &str, amount: f64, description: &str) -> String {
        let option = CostOption {
            option: Some(option.to_owned()),
            amount: Number::from_f64(amount),
            amount_description: Some(description.to_owned()),
            ..CostOption::default()
        };
        price(&option, Language::En).map(|price| price.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_price_is_said_in_pounds_and_nought_as_free() {
        assert_eq!(said("Adults", 3.5, "for each session"), "Adults: £3.50, for each session");
        assert_eq!(said("", 12.0, ""), "£12");
        assert_eq!(said("Children", 0.0, ""), "Children: Free");
        assert_eq!(said("", -1.0, ""), "");
    }
}
