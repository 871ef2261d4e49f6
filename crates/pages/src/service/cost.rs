//! What does it cost?

use fingerpost_directory::particulars::{Cost, Particulars, Price};
use openreferral::Service;

use crate::{Html, Language, record_text};

/// Prices, and what is said about them.
pub(crate) struct CostView {
    pub(crate) prices: Vec<Html>,
    pub(crate) said: Vec<Html>,
}

impl CostView {
    pub(super) fn new(service: &Service, particulars: &Particulars, t: Language) -> Self {
        let costs = particulars.costs.asserted().into_iter().flatten();
        let mut said: Vec<Html> = Vec::new();
        for text in [&service.fees, &service.fees_description] {
            let text = record_text::block(text.as_deref(), t);
            said.extend(text.filter(|text| !said.contains(text)).into_iter().collect::<Vec<_>>());
        }
        Self { prices: costs.map(|cost| say_cost(cost, t)).collect(), said }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.prices.is_empty() && self.said.is_empty()
    }
}

/// `Adults: £3.50, for each session`.
pub(crate) fn say_cost(cost: &Cost, t: Language) -> Html {
    let described = |text: &str| (!text.is_empty()).then(|| Html::record(text, t));
    let price = say_price(&cost.price, t).map(|price| Html::text(&price));
    let note = described(&cost.note).filter(|_| !repeats(&cost.price, &cost.note));
    let figures = Html::join([price, note].into_iter().flatten(), ", ");
    let option = described(&cost.option).filter(|_| !repeats(&cost.price, &cost.option)).unwrap_or_default();
    let parts = [option, figures];
    Html::join(parts.into_iter().filter(|part| !part.is_empty()), ": ")
}

/// Whether words say what a price says already: a donation called "Donation".
fn repeats(price: &Price, words: &str) -> bool {
    let names: &[&str] = match price {
        Price::Free => &["free", "free of charge", "no charge"],
        Price::Donation { .. } => &["donation", "donations", "suggested donation"],
        Price::MeansTested => &["means tested", "means-tested"],
        Price::Pence { .. } | Price::Foreign { .. } | Price::InWords => &[],
    };
    names.contains(&words.trim().to_lowercase().as_str())
}

/// `£3.50`, `Free`, `20 EUR`.
fn say_price(price: &Price, t: Language) -> Option<String> {
    Some(match price {
        Price::Free => t.say("cost-free").into_owned(),
        Price::Pence { pence, to_pence } => say_sums(*pence, *to_pence, t),
        Price::Donation { suggested_pence: None } => t.say("cost-donation").into_owned(),
        Price::Donation { suggested_pence: Some(pence) } => {
            t.fill("cost-donation-of", &[("sum", &pounds(*pence))])
        }
        Price::MeansTested => t.say("cost-means-tested").into_owned(),
        Price::Foreign { amount, currency } => format!("{amount} {currency}"),
        Price::InWords => return None,
    })
}

/// `£3.50`, `£3 to £12`.
pub(crate) fn say_sums(pence: u64, to_pence: Option<u64>, t: Language) -> String {
    match to_pence {
        None => pounds(pence),
        Some(to) => t.fill("cost-range", &[("from", &pounds(pence)), ("to", &pounds(to))]),
    }
}

/// `£3.50`, `£12`.
fn pounds(pence: u64) -> String {
    match pence % 100 {
        0 => format!("£{}", pence / 100),
        pence_left => format!("£{}.{pence_left:02}", pence / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(option: &str, price: Price, note: &str) -> String {
        let cost = Cost { price, option: option.to_owned(), note: note.to_owned() };
        say_cost(&cost, Language::ENGLISH).to_string()
    }

    #[test]
    fn a_price_is_said_in_pounds_and_nought_as_free() {
        let pence = |pence| Price::Pence { pence, to_pence: None };
        assert_eq!(said("Adults", pence(350), "for each session"), "Adults: £3.50, for each session");
        assert_eq!(said("", pence(1200), ""), "£12");
        assert_eq!(said("", Price::Pence { pence: 300, to_pence: Some(505) }, ""), "£3 to £5.05");
        assert_eq!(said("Children", Price::Free, ""), "Children: Free");
        assert_eq!(
            said("Tea", Price::Donation { suggested_pence: Some(200) }, ""),
            "Tea: Donation, £2 suggested"
        );
        assert_eq!(
            said("Donation", Price::Donation { suggested_pence: None }, "for cake"),
            "Donation, for cake"
        );
        assert_eq!(said("Ask at the desk", Price::InWords, ""), "Ask at the desk");
    }
}
