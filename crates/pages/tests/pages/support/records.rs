//! Made-up records, what is found of them, and reports about them.

use fingerpost_search::{Answer, Fragment, Hit, NotSaid, Organizer, Part, Reason, Sum, Trait};
use jiff::civil::date;
use openreferral::{
    Entity, Organization, Service,
    validate::{Answer as Told, Endpoint, Report, Validator},
};
use serde_json::{Value, json};
use uuid::Uuid;

fn entity<T: Entity>(value: Value) -> T {
    match value {
        Value::Object(object) => T::from_object(object),
        _ => T::default(),
    }
}

pub fn full_service() -> Service {
    let day = |byday: &str| json!({"id": format!("s-{byday}"), "freq": "WEEKLY", "byday": byday, "opens_at": "10:00", "closes_at": "14:30"});
    entity(json!({
        "id": "11111111-1111-4111-8111-111111111111",
        "name": "Willowbrook lunch club & carers’ café",
        "description": "<p>A hot lunch, good company and a quiet corner for people who look after somebody at home. Come on your own or bring the person you care for.</p><h4>What happens</h4><ul><li>a two-course lunch</li><li>a carers’ adviser on <b>Tuesdays</b></li></ul><p>See <a href=\"https://willowbrook.example/menu\">this week’s menu</a>.</p>",
        "status": "active",
        "url": "https://www.willowbrook.example/lunch-club",
        "email": "lunch@willowbrook.example",
        "alert": "Closed on Friday 25 December.",
        "minimum_age": 18,
        "eligibility_description": "Anybody who looks after a relative, friend or neighbour, paid or not.",
        "interpretation_services": "British Sign Language on request, with a week’s notice",
        "application_process": "Ring before 4pm the day before, so that we cook enough.",
        "wait_time": "None at present",
        "fees_description": "Nobody is turned away because of money.",
        "accreditations": "Food hygiene rating 5",
        "attending_access": "drop_in",
        "languages": [{"id": "l1", "name": "English"}, {"id": "l2", "name": "Polish"}],
        "service_areas": [{"id": "a1", "name": "Hartsmere and the villages round it"}],
        "phones": [{"id": "p1", "number": "01632 960 001", "extension": 3, "description": "Booking line"}],
        "contacts": [{"id": "c1", "name": "Sam Okafor", "title": "Club organiser", "email": "sam@willowbrook.example"}],
        "schedules": [day("MO"), day("TU"), day("WE"), day("TH"), day("FR"), {"id": "s6", "freq": "MONTHLY", "byday": "1SA", "opens_at": "11:00", "closes_at": "12:00", "description": "Carers’ choir"}],
        "cost_options": [
            {"id": "o1", "option": "Lunch", "amount": 4.5, "currency": "GBP", "amount_description": "two courses and tea"},
            {"id": "o2", "option": "Carers with a carer’s card", "amount": 0, "currency": "GBP"}],
        "required_documents": [{"id": "d1", "document": "Carer’s card, if you have one"}],
        "service_at_locations": [
            {"id": "x1", "location": {"id": "y1", "location_type": "physical", "name": "Willowbrook Hall", "transportation": "Buses 7 and 12 stop outside.",
                "addresses": [{"id": "z1", "address_1": "2 Mill Lane", "city": "Hartsmere", "state_province": "Hartsmere", "postal_code": "ZZ1 1AA", "country": "GB"}],
                "accessibility": [{"id": "w1", "description": "Step-free from the car park", "details": "Accessible toilet and hearing loop"}],
                "phones": [{"id": "p2", "number": "01632 960 002"}]}},
            {"id": "x2", "schedules": [day("WE")], "location": {"id": "y2", "location_type": "physical", "name": "St Anne’s, Upper Dean",
                "addresses": [{"id": "z2", "address_1": "Church Street", "city": "Upper Dean", "state_province": "", "postal_code": "ZZ1 4BB", "country": "GB"}]}}]
    }))
}

/// What most records of a real feed hold: a name, a description, a website, an e-mail address.
pub fn sparse_service() -> Service {
    entity(json!({
        "id": "22222222-2222-4222-8222-222222222222",
        "name": "Upper Dean warm space",
        "description": "<ul><li>Monday to Thursday 10am to 12:30pm</li><li>Free Wi-Fi and charging points</li></ul>",
        "status": "active",
        "url": "upperdean.example/warm",
        "email": "clerk@upperdean.example"
    }))
}

pub fn closed_service() -> Service {
    Service { status: Some("temporarily closed".to_owned()), alert: None, ..full_service() }
}

pub const SCRIPT: &str = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
const LIVE: &str = "javascript:alert(1)";

/// Everything that a stranger can write, live.
pub fn hostile_service() -> Service {
    let (script, live) = (SCRIPT, LIVE);
    entity(json!({
        "id": "\"><script>alert(2)</script>",
        "name": script,
        "description": format!("<p>Hello</p>{script}<a href=\"{live}\">x</a>"),
        "status": script,
        "url": live,
        "email": format!("a@b.example{script}"),
        "alert": script,
        "eligibility_description": script,
        "interpretation_services": script,
        "application_process": script,
        "wait_time": script,
        "fees": script,
        "fees_description": script,
        "accreditations": script,
        "attending_type": script,
        "attending_access": script,
        "languages": [{"id": "l1", "name": script}],
        "service_areas": [{"id": "a1", "name": script}],
        "phones": [{"id": "p1", "number": format!("01632 960001{script}"), "description": script}],
        "contacts": [{"id": "c1", "name": script, "email": live}],
        "additional_urls": [{"id": "u1", "label": script, "url": live}, {"id": "u2", "label": script, "url": "https://ok.example/\"onmouseover=alert(1)//"}],
        "schedules": [{"id": "s1", "byday": script, "description": script, "notes": script, "schedule_link": live}],
        "cost_options": [{"id": "o1", "option": script, "amount": 1, "currency": script, "amount_description": script}],
        "required_documents": [{"id": "d1", "document": script, "uri": live}],
        "service_at_locations": [{"id": "x1", "description": script, "location": {"id": "y1", "name": script, "url": live, "transportation": script,
            "addresses": [{"id": "z1", "address_1": script, "postal_code": script}],
            "accessibility": [{"id": "w1", "description": script, "url": live}]}}]
    }))
}

pub fn hostile_organization() -> Organization {
    let (script, live) = (SCRIPT, LIVE);
    entity(json!({
        "name": script, "description": script, "email": script, "website": live,
        "phones": [{"id": "p1", "number": script}],
        "organization_identifiers": [{"id": "i1", "identifier_type": script, "identifier": script}]
    }))
}

pub fn hostile_hit() -> Hit {
    let mut hit = hit(SCRIPT, SCRIPT, Some(SCRIPT));
    (hit.place, hit.phone) = (Some(SCRIPT.to_owned()), Some(format!("01632 960001{SCRIPT}")));
    hit.summary.push(Fragment { text: SCRIPT.to_owned(), matched: true });
    hit.reasons.push(Reason { part: Part::Organization, words: vec![SCRIPT.to_owned()], because: None });
    hit
}

pub fn organization() -> Organization {
    entity(json!({
        "id": "33333333-3333-4333-8333-333333333333",
        "name": "Willowbrook Community Trust",
        "description": "We are a charity run by people who live here. We help neighbours to look after each other.\n\nWe began in 1987.",
        "email": "hello@willowbrook.example",
        "website": "https://www.willowbrook.example",
        "phones": [{"id": "p1", "number": "01632 960 000"}],
        "organization_identifiers": [{"id": "i1", "identifier_type": "Registered charity", "identifier": "0000000"}]
    }))
}

pub fn hit(name: &str, status: &str, assured_date: Option<&str>) -> Hit {
    let fragment = |text: &str, matched| Fragment { text: text.to_owned(), matched };
    Hit {
        id: Uuid::from_u128(0x1111_1111_1111_4111_8111_1111_1111_1111),
        name: name.to_owned(),
        organization: Some(Organizer {
            id: Uuid::from_u128(3),
            name: "Willowbrook Community Trust".to_owned(),
        }),
        summary: vec![
            fragment("A hot ", false),
            fragment("lunch", true),
            fragment(", good company and a quiet corner for people who look after somebody at home…", false),
        ],
        status: status.to_owned(),
        assured_date: assured_date.map(str::to_owned),
        steward: Some("Hartsmere Council".to_owned()),
        action: None,
        reasons: vec![
            Reason { part: Part::Name, words: vec!["lunch".to_owned(), "club".to_owned()], because: None },
            Reason { part: Part::Description, words: vec!["lunch".to_owned()], because: None },
        ],
        traits: vec![Trait::Paid],
        ages: None,
        keeps: Vec::new(),
        place: Some("Willowbrook Hall, Hartsmere".to_owned()),
        other_places: 2,
        phone: Some("01632 960 001".to_owned()),
        application_process: Some("Ring by Monday noon.".to_owned()),
        eligibility: Some("People who live on their own.".to_owned()),
        fees: None,
        topics: Vec::new(),
        price: Some(Sum {
            pence: 350,
            to_pence: Some(600),
            option: "Dinner".to_owned(),
            note: String::new(),
        }),
        distance_metres: None,
        opening: None,
        explained: None,
        score: 1.0,
    }
}

pub fn answer(total: usize, page: usize) -> Answer {
    let per_page = 10;
    let names = [
        "Willowbrook lunch club & carers’ café",
        "Upper Dean warm space",
        "Friday lunches at St Anne’s",
        "Hartsmere Age Well lunch and exercise club for people over sixty-five and their friends",
    ];
    let statuses = ["active", "active", "temporarily closed", "active"];
    let dates = [Some("2026-06-12"), None, Some("2026-01-30"), Some("2025-11-02")];
    let on_page = total.saturating_sub((page - 1) * per_page).min(per_page);
    let results = (0..on_page).map(|at| hit(names[at % 4], statuses[at % 4], dates[at % 4])).collect();
    Answer {
        danger: None,
        pointed: Vec::new(),
        needs: Vec::new(),
        place: None,
        total,
        page,
        per_page,
        did_you_mean: None,
        understood: Vec::new(),
        taken_off: Vec::new(),
        not_said: (total > 3).then(|| NotSaid { filter: "age".to_owned(), count: 12 }).into_iter().collect(),
        may_suit: Vec::new(),
        near: None,
        within: Vec::new(),
        facets: Vec::new(),
        relaxed: Vec::new(),
        results,
    }
}

/// A report in which each kind of finding is, about records that say this.
pub fn report(words: &str) -> Report {
    let mut validator = Validator::new(None, date(2026, 11, 22));
    let root = json!({"version": "HSDS-UK-3.0", "profile": "https://a.example"});
    validator.heard(Endpoint::Root, Told::Root(root.as_object().unwrap()));
    for n in 0..3 {
        let service =
            json!({"id": format!("{words} {n}"), "name": words, "status": words, "email": words, words: 1});
        validator.heard(Endpoint::Services, Told::Record(&service.to_string()));
    }
    let whole = json!({"id": "11111111-1111-4111-8111-111111111111", "name": "Tea", "status": "active", "assured_date": "2026-11-01"});
    validator.heard(Endpoint::Service, Told::Record(&whole.to_string()));
    validator.only_some_of(Endpoint::Service, 3);
    validator.heard(Endpoint::Taxonomies, Told::Failed(words));
    validator.report()
}

/// A report in which nothing is.
pub fn clean_report() -> Report {
    let mut validator = Validator::new(None, date(2026, 11, 22));
    let whole = json!({"id": "11111111-1111-4111-8111-111111111111", "name": "Tea", "status": "active"});
    validator.heard(Endpoint::File, Told::Record(&whole.to_string()));
    validator.report()
}
