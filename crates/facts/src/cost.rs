//! That it is free, or what people pay.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::{
    Cost, Found, Kind, Value,
    around::{
        after, before, is_denied, overlap, pattern, sentence_after, sentence_before, word_after, word_before,
    },
    free::{FREE, free_at},
};

static MONEY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"£\s?(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{2})|-(\d0|\d5))?(p\b)?(?:\s?(?:-|–|—|to|/|and)\s?£?\s?(\d{1,6})(?:\.(\d{2}))?\b)?|\b(\d{1,2})\s?p\b",
    )
});

/// Money that nobody pays to come: what things are worth, what was raised, what somebody gets.
static OTHER_MONEY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:worth|values?|valued|grants?|raised?|raising|awards?|awarded|fund(?:s|ed|ing)?|fundraising|sav(?:e|ed|es|ing|ings)|income|earn\w*|wages?|salary|salaries|budget|turnover|debts?|bills?|fines?|prizes?|prize draw|vouchers?|million|billion|invest\w*|loans?|benefits?|allowance|pension|credit|parking|car park|spaces available|compensation|cash|payments? of|receives?|received|reward|bursar\w*|discount\w*|refund\w*|capital|assets|spent|spend|donated|gave|owe\w*|rent|mortgage|minimum wage|per annum salary|threshold|gift|sponsor\w*|entitled|claim\w*|payments?|tax|price cap|energy|lottery|attendance|backdated|fuel|winter|interest)\b",
    )
});

static PENCE_TO: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d\s?p?\s?(?:[-–—/]|to|or)\s?$"));

/// What stands right after a price.
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[ \u{a0}]?(?:\(?(?:per|p/h|an?|each|for (?:an?|one|two|three|each|the|all|adults?|child\w*|members?|non|under|over|\d)|pp|pppw|p/?h|p/?w|p/?m|every|including|incl?\.?|entry|admission|membership|members?|non-members?|adults?|child\w*|concessions?|conc|cash|suggested|donation|minimum|subscription|annual|yearly|monthly|weekly|daily|session|hour|hr|joining|fee|charge|on the door|unwaged|waged|full|payable|term|only)\b|/ ?(?:hour|hr|session|class|week|month|person|child|day|family|term|year))",
    )
});

/// What stands before a price in the same sentence.
static PRICED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:costs?|costing|fees?|prices?|priced|pricing|charges?|charged|charging|pay|pays|paying|membership|subscriptions?|entry|entrance|admission|donations?|contribution|tickets?|rates?|hire|only|lunch|meals?|breakfast|coffee|sessions?|class(?:es)?|courses?|club|per|adults?|children|members?|just)\b",
    )
});

/// Said without the word.
static NO_CHARGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?:there (?:is|are|will be) )?no (?:charges?|fees?)\b|(?:at |there is )?no cost (?:to|for|involved|at all)\b|at no (?:extra |additional )?(?:cost|charge)\b|without (?:any )?charge\b|no (?:admission|entry|joining|entrance) (?:fee|charge)\b)",
    )
});

/// What follows a "pay as you can" that has its prices.
static SLIDING: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:sliding scale|starting (?:from|at)|minimum|from £)"));

static DONATION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?:small |any )?donations? (?:(?:is|are|would be|will be|always|very|much|gratefully) ){0,3}(?:welcomed?|appreciated|invited|encouraged|accepted|requested|suggested|asked for|received)|(?:a )?(?:suggested|voluntary|recommended|optional|minimum) (?:minimum )?(?:donations?|contributions?)(?: of)?|(?:ask|asked) for a (?:small |voluntary |suggested )?(?:donation|contribution)|donations? only|by (?:a )?(?:small )?donations?(?: basis)?|for a (?:small )?donation\b|donation[- ]based|pay[- ](?:what|as|whatever)[- ](?:you|u)[- ](?:can|feel|like|want|are able|wish|think|choose)(?:[- ]afford)?|a (?:small )?donation (?:of|for|towards)|(?:bucket|voluntary) collection|donations? (?:of|for) )",
    )
});

/// Gifts to keep the service going, or of things.
static GIVING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:rel(?:y|ies|iant|ying)|funded|fund|supported|thanks|through|collects?|food|clothes|clothing|furniture|book|goods|toy|money raised|charit\w+ of|your|kind|items?|accept|regular|monthly|toiletries|organ|blood|recycl\w*|waste|surplus|reuse)\b[^.]{0,20}$|\b(?:thanks|funded|relies|rely|supported|financed|paid for)\b[^.;]{0,60}$",
    )
});

/// Gifts to a charity, or what they are used for.
static GIVEN_TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^,? (?:to (?:(?:a |the |our |local |other )*(?:charit|causes?|good|shops?|schools?|appeal|fund|keep|help|support|cover)|us\b)|(?:which|that|to) (?:help |also )?(?:fund|pay|keep|support|go\b|cover)|from (?:the public|local|our|individual|business|companies|supporters|members))",
    )
});

static MEANS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bmeans[- ]test(?:ed|ing)?\b"));

/// What it costs.
pub(crate) fn read(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut take = |cost: Cost, at: Range<usize>| found.push(Found::new(Kind::Cost, Value::Cost(cost), at));
    for free in FREE.find_iter(text) {
        if let Some(at) = free_at(text, free.range()) {
            take(Cost { free: true, ..Cost::default() }, at);
        }
    }
    for none in NO_CHARGE.find_iter(text) {
        // A form or a cup of tea may be the thing that is "(no charge)".
        let is_aside = text[..none.start()].ends_with('(') && text[none.end()..].starts_with(')');
        let follows = sentence_after(text, none.end(), 40).to_lowercase();
        let is_part =
            ["if ", "unless", "when", "where"].iter().any(|word| follows.trim_start().starts_with(word));
        let would = sentence_before(text, none.start(), 20).to_lowercase();
        if !is_aside
            && !is_part
            && !would.trim_end().ends_with("would be")
            && !follows.trim_start().starts_with("set")
        {
            take(Cost { free: true, ..Cost::default() }, none.range());
        }
    }
    for donation in DONATION.find_iter(text) {
        let ahead = sentence_before(text, donation.start(), 80);
        let follows = sentence_after(text, donation.end(), 30);
        // "pay as you can from £6 on" is a price.
        let is_price = SLIDING.is_match(sentence_after(text, donation.end(), 60));
        let is_given = GIVING.is_match(ahead) || GIVEN_TO.is_match(follows);
        let is_asked = !is_given && !is_denied(text, donation.start()) && !is_price;
        let end = donation.start() + donation.as_str().trim_end().len();
        let money =
            MONEY.captures(follows).filter(|money| money.get(0).is_some_and(|money| money.start() <= 8));
        let (cost, end) = match money.as_ref().and_then(|money| Some((money.get(0)?, amount(money)?))) {
            Some((money, cost)) => (cost, donation.end() + money.end()),
            // "donations of clothes" are gifts, "a donation of £3" is a price.
            None if donation.as_str().ends_with("of ") || donation.as_str().ends_with("for ") => continue,
            None => (Cost::default(), end),
        };
        if is_asked {
            take(Cost { donation: true, ..cost }, donation.start()..end);
        }
    }
    let mut from = 0;
    while let Some(money) = MONEY.captures_at(text, from) {
        let Some(whole) = money.get(0) else { break };
        let (whole, cost) = one_or_both(text, &money, whole.range());
        from = whole.end;
        let Some(mut cost) = cost else { continue };
        // "£12p/h" says £12.
        let whole = match text[whole.clone()].strip_suffix('p') {
            Some(pounds) if pounds.starts_with('£') && text[whole.end..].starts_with('/') => {
                whole.start..whole.end - 1
            }
            _ => whole,
        };
        if is_paid(text, whole.clone(), &cost) {
            let follows = after(text, whole.end, 12).trim_start().to_lowercase();
            let ends = if follows.starts_with("donation") {
                cost.donation = true;
                let rest = &text[whole.end..];
                whole.end + rest.len() - rest.trim_start().len() + "donation".len()
            } else {
                whole.end
            };
            take(cost, whole.start..ends);
        }
    }
    for means in MEANS.find_iter(text) {
        let next = word_after(text, means.end()).to_lowercase();
        let is_benefit =
            ["benefit", "benefits", "grant", "grants", "allowance", "allowances"].contains(&next.as_str());
        if !is_benefit && !is_denied(text, means.start()) && !text[..means.start()].ends_with('-') {
            take(Cost { means_tested: true, ..Cost::default() }, means.range());
        }
    }
    found.sort_by_key(|found| found.at.start);
    let mut last = 0..0;
    found.retain(|found| {
        let is_new = !overlap(&last, &found.at);
        if is_new {
            last = found.at.clone();
        }
        is_new
    });
    found
}

/// Two amounts are a range where the second is more and no "and" of two prices joins them; else the first alone.
fn one_or_both(text: &str, money: &regex::Captures, whole: Range<usize>) -> (Range<usize>, Option<Cost>) {
    let cost = amount(money);
    let (Some(cost), Some(second)) = (&cost, money.get(5)) else { return (whole, cost) };
    let first = [4, 3, 2, 1].iter().find_map(|&part| money.get(part)).map_or(whole.end, |part| part.end());
    let joint = text[first..second.start()].to_lowercase();
    let is_between = word_before(text, whole.start) == "between";
    if cost.to_pence.is_some() && (!joint.contains("and") || is_between) {
        return (whole, Some(cost.clone()));
    }
    (whole.start..first, Some(Cost { to_pence: None, ..cost.clone() }))
}

/// Pence of an amount or a range.
fn amount(money: &regex::Captures) -> Option<Cost> {
    let pence = |pounds: Option<regex::Match>, pence: Option<regex::Match>| -> Option<u32> {
        let pounds: u32 = pounds?.as_str().replace(',', "").parse().ok()?;
        let pence: u32 = pence.map_or(Some(0), |pence| pence.as_str().parse().ok())?;
        pounds.checked_mul(100)?.checked_add(pence)
    };
    if let Some(few) = money.get(7) {
        return Some(Cost { pence: few.as_str().parse().ok(), ..Cost::default() });
    }
    let least = pence(money.get(1), money.get(2))?;
    if let Some(hyphened) = money.get(3) {
        // "£1-50" is one price, "£10-15" are two.
        let second: u32 = hyphened.as_str().parse().ok()?;
        let is_range = second * 100 > least && second * 100 < least * 10;
        return Some(if is_range {
            Cost { pence: Some(least), to_pence: Some(second * 100), ..Cost::default() }
        } else {
            Cost { pence: Some(least + second), ..Cost::default() }
        });
    }
    let most = pence(money.get(5), money.get(6)).filter(|most| *most > least);
    Some(Cost { pence: Some(least), to_pence: most, ..Cost::default() })
}

/// Whether money is what people pay here.
fn is_paid(text: &str, at: Range<usize>, cost: &Cost) -> bool {
    let ahead = sentence_before(text, at.start, 70);
    let follows = sentence_after(text, at.end, 40);
    let goes_on = text[at.end..].chars().next();
    let follows_point = text[..at.start].ends_with(['.', ',', ':']) && !text[at.clone()].starts_with('£');
    let is_end_of_range = PENCE_TO.is_match(before(text, at.start, 6)) && !text[at.clone()].starts_with('£');
    let has_more_digits = text[at.end..].starts_with('.')
        && text[at.end + 1..].starts_with(|digit: char| digit.is_ascii_digit());
    if follows_point
        || is_end_of_range
        || has_more_digits
        || ["per min", "off ", "discount", "cashback", "voucher", "worth", "deposit", "fine"]
            .iter()
            .any(|word| follows.trim_start().to_lowercase().starts_with(word))
        || goes_on.is_some_and(|c| matches!(c, 'm' | 'k' | 'K' | 'M' | '+') || c.is_ascii_digit())
    {
        return false;
    }
    // Words of another price in the same sentence are not about this one.
    let near = ahead.rsplit(['£', ';']).next().unwrap_or(ahead);
    let after = follows.split(['£', ';', '.']).next().unwrap_or(follows);
    if OTHER_MONEY.is_match(near) || OTHER_MONEY.is_match(after) {
        return false;
    }
    let is_small = cost.pence.is_some_and(|pence| pence <= 5_000);
    let over =
        ["over ", "under ", "up to ", "below ", "above ", "more than ", "less than ", "almost ", "nearly "];
    if over.iter().any(|word| ahead.to_lowercase().ends_with(word)) {
        return false;
    }
    let has_unit = UNIT.is_match(follows);
    let is_priced = PRICED.is_match(before(ahead, ahead.len(), 44));
    let is_few_pence = !text[at.clone()].starts_with('£');
    if is_few_pence {
        return has_unit || is_priced;
    }
    // "Lunch club £3", "(£2)", "- £4": a list's price, not a sum in the flow of a sentence.
    let stands = near.trim_end().is_empty()
        || near.trim_end().ends_with([':', '(', ',', '-', '–', '.', '/', '•', ';', '_', '='])
        || near.trim_end().ends_with(|c: char| c.is_ascii_digit())
        || near.trim_end().ends_with("pm")
        || near.trim_end().ends_with("am");
    (has_unit && (is_small || is_priced || stands && cost.pence.is_some_and(|pence| pence <= 100_000)))
        || (is_priced && cost.pence.is_some_and(|pence| pence <= 100_000))
        || (is_small && stands)
}

#[cfg(test)]
mod tests {
    use crate::{Kind, tests::values};
    use rstest::rstest;

    #[rstest]
    #[case("£3.50 per session", r#"{"pence":350}"#)]
    #[case("Cost: £3-£5", r#"{"pence":300,"to_pence":500}"#)]
    #[case("it is only £1-50", r#"{"pence":150}"#)]
    #[case("hire £25/30 per hour", r#"{"pence":2500,"to_pence":3000}"#)]
    #[case("tea costs 50p", r#"{"pence":50}"#)]
    #[case("£1.50 donation", r#"{"pence":150,"donation":true}"#)]
    #[case("suggested donation of £3", r#"{"pence":300,"donation":true}"#)]
    #[case("Donations are very welcome on the day", r#"{"donation":true}"#)]
    #[case("from £12p/h", r#"{"pence":1200}"#)]
    #[case("Donations are welcome", r#"{"donation":true}"#)]
    #[case("pay what you can", r#"{"donation":true}"#)]
    #[case("free of charge", r#"{"free":true}"#)]
    #[case("We offer free, confidential advice", r#"{"free":true}"#)]
    #[case("All sessions are free.", r#"{"free":true}"#)]
    #[case("Fees: Free", r#"{"free":true}"#)]
    #[case("Help is 'free of charge' here", r#"{"free":true}"#)]
    #[case("free talks and walks", r#"{"free":true}"#)]
    #[case("Workshops: £225 per workshop", r#"{"pence":22500}"#)]
    #[case("Room hire: between £5 and £8 an hour", r#"{"pence":500,"to_pence":800}"#)]
    #[case("There is no charge for this", r#"{"free":true}"#)]
    #[case("Home care is means-tested.", r#"{"means_tested":true}"#)]
    fn what_it_costs(#[case] text: &str, #[case] value: &str) {
        assert_eq!(values(text, Kind::Cost), [value], "{text}");
    }

    #[rstest]
    #[case("Entry £5/£3", &[r#"{"pence":500}"#, r#"{"pence":300}"#])]
    #[case("tickets cost £4 and £6", &[r#"{"pence":400}"#, r#"{"pence":600}"#])]
    #[case("£6 per session or £20 for five", &[r#"{"pence":600}"#, r#"{"pence":2000}"#])]
    fn two_prices_are_two(#[case] text: &str, #[case] prices: &[&str]) {
        assert_eq!(values(text, Kind::Cost), prices, "{text}");
    }

    #[rstest]
    #[case("Some sessions are free of charge for eligible people")]
    #[case("Swimming is free for anyone under 12")]
    #[case("carers can come along for free")]
    #[case("you may be entitled to free advice at the law centre")]
    #[case("Your first session is free.")]
    #[case("sign a form (no charge)")]
    #[case("pay what you can on a sliding scale")]
    #[case("fuel is £1.5 a litre")]
    #[case("£1 off for members")]
    #[case("text us to donate £5")]
    #[case("Installation is free.")]
    #[case("All refreshments are free")]
    #[case("copies 10p-20p per sheet")]
    #[case("from 6:00-9:00 p.m. per day")]
    #[case("see the rules for donation pickup")]
    #[case("feel free to call")]
    #[case("a life free from harm")]
    #[case("gluten free cakes")]
    #[case("free parking nearby")]
    #[case("in their free time")]
    #[case("Freephone 0800 123 4567")]
    #[case("the course is not free")]
    #[case("an alcohol-free space")]
    #[case("food worth £500")]
    #[case("we raised £3,000")]
    #[case("grants of up to £250")]
    #[case("if you have savings of £14,250")]
    #[case("advice on means-tested benefits")]
    #[case("we rely on donations")]
    #[case("children are free to be themselves")]
    #[case("Free tea and coffee")]
    #[case("donations of clothes")]
    #[case("a £2m centre")]
    #[case("Old chairs leave by donations to charity")]
    #[case("thanks to the gifts of many and the voluntary contributions which fund our work")]
    #[case("book the 1st free class")]
    #[case("Come to two free sessions, then join")]
    #[case("You can browse profiles or post what you need free of charge")]
    #[case("We collect large sofas for free")]
    fn other_money_and_other_freedom(#[case] text: &str) {
        assert!(values(text, Kind::Cost).is_empty(), "{text}: {:?}", values(text, Kind::Cost));
    }
}
