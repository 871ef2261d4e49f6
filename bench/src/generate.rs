//! A feed of services that nobody runs, shaped like those that somebody does.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;

use serde_json::{Value, json};

use crate::topics::Topics;
use crate::words::{Random, Vocabulary};

/// Services of one organization, on average.
const SERVICES_AN_ORGANIZATION: usize = 5;

/// Words in a description: evenly from the one to the other, so 130 on average.
const DESCRIPTION_WORDS: (usize, usize) = (60, 200);

/// Words in a sentence. Eight and more, so that a sentence that was said before is a rare thing.
const SENTENCE_WORDS: (usize, usize) = (8, 22);

/// Tells the numbers that make an organization from those that make a service.
const ORGANIZATIONS: u64 = 1 << 63;

/// The part of services that cost nothing.
const FREE: f64 = 0.5;

/// So many services, each with everything nested in it.
pub fn services(services: usize, seed: u64) -> impl Iterator<Item = Value> {
    let vocabulary = Vocabulary::new(seed);
    let mut maker = Maker {
        seed,
        topics: Topics::new(seed, &vocabulary),
        vocabulary,
        said: HashSet::new(),
        organizations: (services / SERVICES_AN_ORGANIZATION).max(1),
    };
    (0..services).map(move |number| maker.service(number as u64))
}

/// Writes them as one page of a list.
pub fn write_feed(services: usize, seed: u64, mut to: impl Write) -> anyhow::Result<()> {
    write!(
        to,
        r#"{{"total_items":{services},"total_pages":1,"page_number":1,"size":{services},"first_page":true,"last_page":true,"empty":{},"contents":["#,
        services == 0
    )?;
    for (number, service) in self::services(services, seed).enumerate() {
        to.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut to, &service)?;
    }
    to.write_all(b"\n]}\n")?;
    to.flush()?;
    Ok(())
}

struct Maker {
    seed: u64,
    vocabulary: Vocabulary,
    topics: Topics,
    /// What has been said, by its hash, so that it is not said again.
    said: HashSet<u64>,
    organizations: usize,
}

impl Maker {
    fn service(&mut self, number: u64) -> Value {
        let random = &mut Random::new(self.seed, number);
        let name = self.vocabulary.title(random, 2, 5);
        let host = format!("service-{number}.example.org");
        let organization = random.between(0, self.organizations - 1) as u64;
        let youngest = random.between(0, 60);
        let areas: Vec<Value> = (0..random.between(1, 2))
            .map(|_| json!({"id": id(random), "name": self.vocabulary.title(random, 1, 2), "extent_type": "other"}))
            .collect();
        let sites: Vec<Value> = (0..random.between(1, 3)).map(|_| self.site(random)).collect();
        let mut service = json!({
            "id": id(random),
            "name": name,
            "description": self.description(random),
            "url": format!("https://{host}/"),
            "email": format!("hello@{host}"),
            "status": if random.chance(0.96) { "active" } else { "temporarily closed" },
            "application_process": self.sentence(random),
            "fees_description": self.sentence(random),
            "eligibility_description": self.sentence(random),
            "minimum_age": youngest,
            "maximum_age": youngest + random.between(5, 40),
            "assured_date": date(random),
            "assurer_email": format!("checked@{host}"),
            "last_modified": format!("{}T09:30:00Z", date(random)),
            "phones": [{"id": id(random), "number": format!("01632 {:06}", random.between(0, 999_999))}],
            "schedules": [self.schedule(random)],
            "service_areas": areas,
            "service_at_locations": sites,
            "languages": [{"id": id(random), "name": *random.pick(&["English", "Welsh", "Polish", "Urdu", "BSL"])}],
            "organization": self.organization(organization),
            "cost_options": [{
                "id": id(random), "option": self.vocabulary.title(random, 1, 3),
                "amount": if random.chance(FREE) { 0 } else { random.between(1, 40) }, "currency": "GBP", "amount_description": "per session",
            }],
            "contacts": [{"id": id(random), "name": self.vocabulary.title(random, 2, 2), "title": "Manager"}],
            "attributes": self.topics.two(random).map(|topic| json!({
                "id": id(random),
                "link_entity": "service",
                "taxonomy_term": {"id": topic.id, "name": topic.name, "description": "", "taxonomy": "generated"},
            })),
        });
        if random.chance(0.1) {
            service["alert"] = json!(self.sentence(random));
        }
        service
    }

    /// The same for every service that it runs.
    fn organization(&mut self, number: u64) -> Value {
        let random = &mut Random::new(self.seed, ORGANIZATIONS | number);
        let host = format!("organization-{number}.example.org");
        json!({
            "id": id(random),
            "name": self.vocabulary.title(random, 2, 4),
            "description": self.vocabulary.sentence(random, 20),
            "email": format!("office@{host}"),
            "website": format!("https://{host}/"),
        })
    }

    fn site(&mut self, random: &mut Random) -> Value {
        let town = self.vocabulary.title(random, 1, 1);
        json!({
            "id": id(random),
            "schedules": [self.schedule(random)],
            "location": {
                "id": id(random),
                "location_type": "physical",
                "name": format!("{} {}", self.vocabulary.title(random, 1, 2), random.pick(&["Hall", "Centre", "House"])),
                "latitude": degrees(random, 50.3, 55.0),
                "longitude": degrees(random, -4.0, 1.2),
                "addresses": [{
                    "id": id(random),
                    "address_1": format!("{} {} {}", random.between(1, 200), self.vocabulary.title(random, 1, 1), random.pick(&["Road", "Street", "Lane"])),
                    "city": town,
                    "state_province": "England",
                    "postal_code": postcode(random),
                    "country": "GB",
                    "address_type": "physical",
                }],
                "accessibility": [{"id": id(random), "description": self.sentence(random)}],
            },
        })
    }

    fn schedule(&mut self, random: &mut Random) -> Value {
        let opens = random.between(8, 18);
        json!({
            "id": id(random),
            "freq": "WEEKLY",
            "interval": 1,
            "byday": *random.pick(&["MO", "TU,TH", "MO,WE,FR", "SA", "MO,TU,WE,TH,FR"]),
            "opens_at": format!("{opens:02}:00"),
            "closes_at": format!("{:02}:30", opens + random.between(1, 4)),
        })
    }

    /// Half in HTML, half plain, as feeds are.
    fn description(&mut self, random: &mut Random) -> String {
        let words = random.between(DESCRIPTION_WORDS.0, DESCRIPTION_WORDS.1);
        let mut sentences = Vec::new();
        let mut left = words;
        while left >= SENTENCE_WORDS.0 * 2 {
            let length = random.between(SENTENCE_WORDS.0, SENTENCE_WORDS.1.min(left - SENTENCE_WORDS.0));
            sentences.push(self.sentence_of(random, length));
            left -= length;
        }
        sentences.push(self.sentence_of(random, left));
        if random.chance(0.5) {
            return sentences.join(" ");
        }
        sentences.chunks(3).map(|paragraph| format!("<p>{}</p>", paragraph.join(" "))).collect()
    }

    fn sentence(&mut self, random: &mut Random) -> String {
        let length = random.between(SENTENCE_WORDS.0, SENTENCE_WORDS.1);
        self.sentence_of(random, length)
    }

    fn sentence_of(&mut self, random: &mut Random, words: usize) -> String {
        loop {
            let sentence = self.vocabulary.sentence(random, words);
            let mut hasher = DefaultHasher::new();
            sentence.hash(&mut hasher);
            if self.said.insert(hasher.finish()) {
                return sentence;
            }
        }
    }
}

pub fn id(random: &mut Random) -> String {
    let bytes = (u128::from(random.next()) << 64 | u128::from(random.next())).to_be_bytes();
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}

fn date(random: &mut Random) -> String {
    format!("{}-{:02}-{:02}", random.between(2022, 2026), random.between(1, 12), random.between(1, 28))
}

fn degrees(random: &mut Random, south_or_west: f64, north_or_east: f64) -> f64 {
    let degrees = south_or_west + random.fraction() * (north_or_east - south_or_west);
    (degrees * 1e5).round() / 1e5
}

fn postcode(random: &mut Random) -> String {
    const INWARD: [char; 20] =
        ['A', 'B', 'D', 'E', 'F', 'G', 'H', 'J', 'L', 'N', 'P', 'Q', 'R', 'S', 'T', 'U', 'W', 'X', 'Y', 'Z'];
    let area = random.pick(&["BS", "LS", "CV", "M", "NG", "SO", "YO", "EX", "DE", "S"]);
    let (district, sector) = (random.between(1, 40), random.between(1, 9));
    format!("{area}{district} {sector}{}{}", random.pick(&INWARD), random.pick(&INWARD))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(seed: u64) -> Vec<u8> {
        let mut feed = Vec::new();
        write_feed(300, seed, &mut feed).expect("written");
        feed
    }

    #[test]
    fn one_seed_always_gives_the_same_services_and_another_gives_others() {
        assert_eq!(feed(7), feed(7));
        assert_ne!(feed(7), feed(8));
    }

    #[test]
    fn services_are_as_many_and_as_long_as_a_real_directory_has_them() {
        let feed: Value = serde_json::from_slice(&feed(7)).expect("JSON");
        let services = feed["contents"].as_array().expect("a list");
        assert_eq!(services.len(), 300);
        let text = |service: &Value| {
            service["description"].as_str().expect("text").replace("<p>", "").replace("</p>", " ")
        };
        let words: usize = services.iter().map(|service| text(service).split_whitespace().count()).sum();
        assert!((120..=140).contains(&(words / 300)), "{} words a description", words / 300);
        let organizations: HashSet<&Value> =
            services.iter().map(|service| &service["organization"]["id"]).collect();
        assert!((45..=60).contains(&organizations.len()), "{} organizations", organizations.len());
        let terms = services.iter().flat_map(|service| service["attributes"].as_array().expect("a list"));
        let topics: HashSet<&Value> = terms.map(|term| &term["taxonomy_term"]["id"]).collect();
        assert!((100..=crate::topics::TOPICS).contains(&topics.len()), "{} topics", topics.len());
        let ids: HashSet<&Value> = services.iter().map(|service| &service["id"]).collect();
        assert_eq!(ids.len(), 300);
        let mut said = HashSet::new();
        for service in services {
            assert!((1..=3).contains(&service["service_at_locations"].as_array().map_or(0, Vec::len)));
            assert!(service["id"].as_str().is_some_and(|id| uuid::Uuid::parse_str(id).is_ok()));
            for sentence in text(service).trim().split(". ") {
                assert!(
                    said.insert(sentence.trim_end_matches(['.', ' ']).to_owned()),
                    "said twice: {sentence}"
                );
            }
        }
    }
}
