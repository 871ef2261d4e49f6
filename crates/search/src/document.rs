//! What the index knows of one service.

use std::borrow::Cow;

use fingerpost_directory::Visibility;
use fingerpost_directory::particulars::{Cost, Price};
use fingerpost_facts::{Access, Day, Fact, Referral, Value};
use jiff::civil::Date;
use openreferral::{Entity, Schedule, Service, text::plain};
use serde::{Deserialize, Serialize};
use serde_json::Map;
use uuid::Uuid;

use crate::{Marks, Organizer};

/// What the index knows of one service: enough to find it and to show it in a list, without the store.
///
/// It must be made from the record as its *least* privileged permitted viewer sees it (a public
/// record as the public sees it): one document answers every viewer, so whatever is in it can be
/// found by all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The service's id.
    pub id: Uuid,
    /// Who may find it.
    pub visibility: Visibility,
    /// Its name.
    pub name: String,
    /// Another name for it.
    pub alternate_name: Option<String>,
    /// Who runs it.
    pub organization: Option<Organizer>,
    /// The description in plain text.
    pub description: String,
    /// What it is about: the names of its taxonomy terms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// The other sentences and words about it that can match, each in plain text.
    pub other: Vec<String>,
    /// What its description says in other words than people search by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub read_from_text: Vec<ReadFromText>,
    /// When it is open, at each site that says so and as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<SiteHours>,
    /// Where it is: the name and the town of each site, in their order; empty where neither is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// Its first telephone number, as the record writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// What it costs, where that is one sum that holds on any day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<Sum>,
    /// How to join, in the record's own words, as far as a line holds them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application_process: Option<String>,
    /// For whom it is, in the record's own words, as far as a line holds them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligibility: Option<String>,
    /// What the record says of its cost, as far as a line holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fees: Option<String>,
    /// Whether it runs: `active`, `inactive`, `defunct` or `temporarily closed`.
    pub status: String,
    /// When somebody last checked the record, `YYYY-MM-DD`.
    pub assured_date: Option<String>,
    /// Who answers for the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steward: Option<String>,
    /// Where it is a task of a council, what one does: `apply`, `report`, `pay`, `book` or `tell_us`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// What can be asked of it beside its words; a hit is shown without.
    #[serde(skip)]
    pub marks: Marks,
}

/// A price in sterling, with what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// The least, in pence.
    pub pence: u64,
    /// The most, in pence, where it is more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_pence: Option<u64>,
    /// What or whom it is for: "Session".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub option: String,
    /// What else is said of it: "Nothing if you cannot afford it".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Sum {
    /// The one price of a service. Of several nobody can say in a line which is whose.
    fn of(service: &Service) -> Option<Self> {
        /// Bytes of what is said of it: more is for the page of the service.
        const LINE: usize = 90;
        let [option] = service.cost_options.as_slice() else { return None };
        // The day of the question is not known yet.
        if option.valid_from.is_some() || option.valid_to.is_some() {
            return None;
        }
        let Cost { price: Price::Pence { pence, to_pence }, option, note } =
            Cost::of(option, Date::default())?
        else {
            return None;
        };
        (option.len() + note.len() <= LINE).then_some(Self { pence, to_pence, option, note })
    }
}

/// When a service is open at one of its sites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteHours {
    /// Its place among the sites; nothing for the service as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<usize>,
    /// The standard's schedules as JSON, which few readers take apart.
    pub schedules: String,
}

/// What a program read from the description, in the words that people search by: "Wednesday" where it says "Mon-Fri".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadFromText {
    /// The words.
    pub words: String,
    /// The description's own words.
    pub quote: String,
}

impl Document {
    /// The schedules that hold at a site; without one those of all sites.
    pub(crate) fn schedules_at(&self, site: Option<usize>) -> Option<Cow<'_, str>> {
        let of = |site| self.hours.iter().find(|hours| hours.site == site);
        if let Some(hours) = site.and_then(|site| of(Some(site)).or_else(|| of(None))) {
            return Some(Cow::Borrowed(&hours.schedules));
        }
        let mut all = self.hours.iter().filter(|_| site.is_none()).map(|hours| hours.schedules.as_str());
        let first = Cow::Borrowed(all.next()?);
        let inner = |list: &str| list.trim_start_matches('[').trim_end_matches(']').to_owned();
        Some(all.fold(first, |all, more| Cow::Owned(format!("[{},{}]", inner(&all), inner(more)))))
    }

    /// Takes from a service what can be found and shown in a list.
    ///
    /// Only properties that the standard names are read, and never who checked the record or whom
    /// to ring. `number` is its place in the order in which records came. Where the place is withheld, no site is read either. The organization is the one
    /// given, else the one nested in the service. Who answers for the record is not known from it.
    pub fn of(
        id: Uuid,
        number: u64,
        visibility: Visibility,
        service: &Service,
        organization: Option<Organizer>,
    ) -> Self {
        let description = service.description.as_deref().map(plain).unwrap_or_default();
        let facts = fingerpost_facts::read(&description);
        let topics = topics(service);
        let mut marks = Marks::of(number, service, &facts);
        marks.keys.extend(topics.iter().map(|topic| crate::key::topic(topic)));
        Self {
            id,
            visibility,
            name: line(service.name.as_deref()).unwrap_or_default(),
            alternate_name: line(service.alternate_name.as_deref()),
            organization: organization.or_else(|| nested_organizer(service)),
            read_from_text: read_from_text(facts),
            description,
            topics,
            other: other_texts(service, visibility),
            hours: hours(service, visibility),
            places: places(service, visibility),
            phone: service.phones.iter().find_map(|phone| line(phone.number.as_deref())),
            price: Sum::of(service),
            application_process: in_a_line(&service.application_process),
            eligibility: in_a_line(&service.eligibility_description),
            fees: in_a_line(&service.fees_description).or_else(|| in_a_line(&service.fees)),
            status: service.status.clone().unwrap_or_else(|| "active".to_owned()),
            assured_date: service.assured_date.clone(),
            steward: None,
            action: service.action.as_ref().and_then(|action| action.kind.clone()),
            marks,
        }
    }
}

fn hours(service: &Service, visibility: Visibility) -> Vec<SiteHours> {
    let places = service.service_at_locations.iter().enumerate();
    let places = places.filter(|_| visibility != Visibility::Withheld).map(|(site, place)| {
        let at_location = place.location.iter().flat_map(|it| &it.schedules);
        (Some(site), place.schedules.iter().chain(at_location).collect::<Vec<_>>())
    });
    let as_a_whole = std::iter::once((None, service.schedules.iter().collect()));
    let said = as_a_whole.chain(places).filter(|(_, schedules)| !schedules.is_empty());
    let hours = said.filter_map(|(site, schedules)| {
        let times = schedules.into_iter().map(|schedule| {
            let schedule =
                Schedule { id: None, attributes: Vec::new(), extra: Map::new(), ..schedule.clone() };
            schedule.into_object()
        });
        let schedules = serde_json::to_string(&times.collect::<Vec<_>>()).ok()?;
        Some(SiteHours { site, schedules })
    });
    hours.collect()
}

/// Names and towns of the sites. A place that is withheld has neither.
fn places(service: &Service, visibility: Visibility) -> Vec<String> {
    let sites = service.service_at_locations.iter().filter(|_| visibility != Visibility::Withheld);
    let places = sites.map(|site| {
        let Some(location) = site.location.as_deref() else { return String::new() };
        let address = location.addresses.first();
        let street = address.and_then(|it| line(it.address_1.as_deref()));
        let name = line(location.name.as_deref()).or(street).unwrap_or_default();
        let town = address.and_then(|it| line(it.city.as_deref()));
        // "Hartsmere Library, Hartsmere" says one thing twice.
        match town.filter(|town| !name.contains(town.as_str())) {
            Some(town) if name.is_empty() => town,
            Some(town) => format!("{name}, {town}"),
            None => name,
        }
    });
    let places: Vec<String> = places.collect();
    if places.iter().all(String::is_empty) { Vec::new() } else { places }
}

fn read_from_text(facts: Vec<Fact>) -> Vec<ReadFromText> {
    let mut read: Vec<ReadFromText> = Vec::new();
    for fact in facts {
        let said = fact.quote.to_lowercase();
        let mut words = words_for(&fact.value);
        words.retain(|word| !said.contains(&word.to_lowercase()));
        let words = words.join(" ");
        if !words.is_empty() && read.iter().all(|known| known.words != words) {
            read.push(ReadFromText { words, quote: fact.quote });
        }
    }
    read
}

/// The words that people search by.
fn words_for(value: &Value) -> Vec<&'static str> {
    match value {
        Value::Days(days) => days.days.iter().map(|day| day_name(*day)).collect(),
        Value::Cost(cost) if cost.free => vec!["free"],
        Value::Cost(cost) if cost.donation => vec!["donation"],
        Value::Access(Access::StepFree) => vec!["step-free", "wheelchair"],
        Value::Access(Access::Wheelchair | Access::Accessible) => vec!["wheelchair", "accessible"],
        Value::Access(Access::AccessibleToilet | Access::ChangingPlaces) => vec!["accessible", "toilet"],
        Value::Access(Access::Bsl) => vec!["BSL", "sign language"],
        Value::Referral(Referral::SelfReferral) => vec!["self-referral"],
        Value::Referral(Referral::ProfessionalReferral) => vec!["referral"],
        Value::Referral(Referral::DropIn) => vec!["drop-in"],
        Value::Referral(Referral::Appointment) => vec!["appointment"],
        _ => Vec::new(),
    }
}

const fn day_name(day: Day) -> &'static str {
    match day {
        Day::Mo => "Monday",
        Day::Tu => "Tuesday",
        Day::We => "Wednesday",
        Day::Th => "Thursday",
        Day::Fr => "Friday",
        Day::Sa => "Saturday",
        Day::Su => "Sunday",
    }
}

/// One line of plain text, or nothing when no word is left.
fn line(text: Option<&str>) -> Option<String> {
    let line = plain(text?).split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// The first sentences that a line holds; nothing where not even the first one fits.
fn in_a_line(text: &Option<String>) -> Option<String> {
    /// Bytes.
    const LINE: usize = 160;
    let all = line(text.as_deref())?;
    if all.len() <= LINE {
        return Some(all);
    }
    let end = all[..all.floor_char_boundary(LINE)].rfind(". ")?;
    Some(all[..=end].to_owned())
}

fn nested_organizer(service: &Service) -> Option<Organizer> {
    let organization = service.organization.as_ref()?;
    Some(Organizer {
        id: organization.id.as_deref()?.parse().ok()?,
        name: line(organization.name.as_deref())?,
    })
}

fn topics(service: &Service) -> Vec<String> {
    let terms = service.attributes.iter().filter_map(|attribute| attribute.taxonomy_term.as_deref());
    let mut topics: Vec<String> = Vec::new();
    for topic in terms.filter_map(|term| line(term.name.as_deref())) {
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    topics
}

/// Everything beside name, description and topics that somebody may search by.
fn other_texts(service: &Service, visibility: Visibility) -> Vec<String> {
    let mut texts = vec![
        &service.alert,
        &service.eligibility_description,
        &service.application_process,
        &service.fees_description,
        &service.fees,
        &service.interpretation_services,
        &service.accreditations,
        &service.wait_time,
    ];
    if let Some(program) = &service.program {
        texts.extend([&program.name, &program.alternate_name]);
    }
    for language in &service.languages {
        texts.push(&language.name);
    }
    for cost in &service.cost_options {
        texts.extend([&cost.option, &cost.amount_description]);
    }
    for document in &service.required_documents {
        texts.push(&document.document);
    }
    for area in &service.service_areas {
        texts.push(&area.name);
    }
    if visibility != Visibility::Withheld {
        for location in service.service_at_locations.iter().filter_map(|site| site.location.as_deref()) {
            texts.extend([&location.name, &location.alternate_name]);
            for address in &location.addresses {
                texts.extend([&address.address_1, &address.address_2, &address.city, &address.postal_code]);
            }
            for accessibility in &location.accessibility {
                texts.push(&accessibility.description);
            }
        }
    }
    let mut lines: Vec<String> = Vec::new();
    for text in texts {
        // Sites of one service repeat themselves; saying a town twice must not make it matter twice.
        lines.extend(line(text.as_deref()).filter(|text| !lines.contains(text)));
    }
    lines
}
