//! One record against the table of the standard.

use serde_json::{Map, Value};

use super::{Problem, Severity, Standard, Thing, finding::Noticed, format};
use crate::{
    Service, names,
    shape::{Entity, Field, Kind, Shape},
    value,
};

/// What looking at a record tells.
pub(super) trait Look {
    /// Something is the matter.
    fn notice(&mut self, noticed: Noticed);
    /// There is an object of that kind with that id.
    fn exists(&mut self, shape: &'static str, id: &str);
    /// Something names an object that is not nested beside it.
    fn refers(&mut self, to: &'static str, id: &str, place: impl FnOnce() -> (String, String));
}

/// One step down into a record.
#[derive(Clone, Copy)]
enum Step<'a> {
    Name(&'a str),
    Item(usize),
}

pub(super) struct Walk<'a, L> {
    standard: Standard,
    look: &'a mut L,
    path: Vec<Step<'a>>,
    /// The objects around the one that is looked at, with their ids.
    around: Vec<(&'static str, Option<&'a str>)>,
}

impl<'a, L: Look> Walk<'a, L> {
    pub(super) fn new(standard: Standard, look: &'a mut L) -> Self {
        Self { standard, look, path: Vec::new(), around: Vec::new() }
    }

    /// Looks at a record of that shape.
    pub(super) fn record(&mut self, shape: &'static Shape, record: &'a Value) {
        match record {
            Value::Object(object) => self.object(shape, object),
            other => self.notice(Severity::Fault, of_type(Thing::Object, other), Some(other)),
        }
    }

    fn object(&mut self, shape: &'static Shape, object: &'a Map<String, Value>) {
        let id = object.get("id").and_then(Value::as_str);
        if let Some(id) = id {
            self.look.exists(shape.name, id);
        }
        for field in self.standard.required(shape) {
            let name = self.standard.name_of(shape, field);
            let is_there = object.contains_key(name)
                || (name != field.name && object.contains_key(field.name))
                || object
                    .keys()
                    .any(|key| self.standard.field(shape, key).is_some_and(|other| other.name == field.name));
            if !is_there {
                let severity = self.refused(shape);
                self.within(Step::Name(name), |walk| walk.notice(severity, Problem::Missing, None));
            }
        }
        self.around.push((shape.name, id));
        for (name, value) in object {
            self.within(Step::Name(name), |walk| match walk.standard.field(shape, name) {
                Some(field) => {
                    walk.spelling(shape, field, name);
                    walk.property(shape, field, value);
                }
                None => walk.unknown(shape, name, value),
            });
        }
        self.around.pop();
        self.references(shape, object);
        if shape.name == "service" {
            self.ages(object);
        }
    }

    /// What a broken rule of the published schema is: nothing published says what Open Referral UK 1.0 nests.
    fn refused(&self, shape: &Shape) -> Severity {
        let is_published = self.standard != Standard::OpenReferralUk1
            || matches!(shape.name, "service" | "organization" | "taxonomy_term");
        if is_published { Severity::Fault } else { Severity::Warning }
    }

    fn property(&mut self, shape: &'static Shape, field: &'static Field, value: &'a Value) {
        let (kind, format_is_refused) = self.standard.kind(shape, field);
        let refused = self.refused(shape);
        let format = if format_is_refused { refused } else { Severity::Warning };
        if value.is_null() {
            // The one null that 1.0 has: a term at the top.
            let is_top = self.standard == Standard::OpenReferralUk1 && shape.name == "taxonomy_term";
            if !is_top {
                let required = self.is_required(shape, field);
                self.notice(refused, Problem::Null { required }, None);
            }
            return;
        }
        match (kind, value) {
            (Kind::One(child), Value::Object(object)) => self.object(child(), object),
            (Kind::One(_), other) => self.notice(refused, of_type(Thing::OneObject, other), Some(other)),
            (Kind::Many(child), Value::Array(items)) => {
                if self.path.len() == 1 && !items.is_empty() && self.around.len() == 1 {
                    self.notice(Severity::Remark, Problem::NestedInList, None);
                }
                self.items(refused, child(), items);
            }
            (Kind::Many(_), other) => self.notice(refused, of_type(Thing::List, other), Some(other)),
            (Kind::Number, Value::Number(number)) => {
                self.number(field.name, number.as_f64().unwrap_or(0.0), value)
            }
            (Kind::Number, other) => self.notice(refused, of_type(Thing::Number, other), Some(other)),
            (Kind::Flag, Value::Bool(_)) => {}
            (Kind::Flag, other) => self.notice(refused, of_type(Thing::Flag, other), Some(other)),
            (kind, Value::String(text)) => {
                if let Some((severity, problem)) = self.text(shape, field, kind, format, text) {
                    let is_blank = matches!(problem, Problem::Blank { .. });
                    self.notice(severity, problem, Some(value).filter(|_| !is_blank));
                }
            }
            (_, other) => self.notice(refused, of_type(Thing::Text, other), Some(other)),
        }
    }

    fn items(&mut self, refused: Severity, child: &'static Shape, items: &'a [Value]) {
        let mut ids: Vec<&str> = Vec::new();
        for (at, item) in items.iter().enumerate() {
            self.within(Step::Item(at), |walk| match item {
                Value::Object(object) => {
                    walk.object(child, object);
                    let Some(id) = object.get("id").and_then(Value::as_str) else { return };
                    if ids.contains(&id) {
                        walk.within(Step::Name("id"), |walk| {
                            walk.notice(Severity::Warning, Problem::RepeatedInList, Some(&object["id"]));
                        });
                    } else if ids.len() < 1000 {
                        ids.push(id);
                    }
                }
                other => walk.notice(refused, of_type(Thing::Object, other), Some(other)),
            });
        }
    }

    /// What is the matter with a text, where anything is.
    fn text(
        &self,
        shape: &'static Shape,
        field: &'static Field,
        kind: Kind,
        format: Severity,
        text: &str,
    ) -> Option<(Severity, Problem)> {
        let is_blank = text.chars().all(|c| c.is_whitespace() || c.is_control());
        let wanted = match kind {
            Kind::Uri if !self.is_address(text) => Thing::WebAddress,
            Kind::Email if !format::is_email(text) => Thing::Email,
            // 1.0 publishes no format of ids but that of organizations, and every reader takes them as they are.
            Kind::Id if !format::is_uuid(text) && (is_blank || !self.is_free_id(shape, field)) => Thing::Uuid,
            Kind::Date if !format::is_date(text) => Thing::Date,
            Kind::Instant if !format::is_instant(text) => Thing::Instant,
            Kind::Time if !format::is_time(text) => Thing::Time,
            Kind::Choice(words) if !words.contains(&text) => {
                let required = is_blank && self.is_required(shape, field);
                let problem = if is_blank { Problem::Blank { required } } else { Problem::Choice { words } };
                return Some((format, problem));
            }
            _ if is_blank => {
                let required = self.is_required(shape, field);
                return Some((Severity::Warning, Problem::Blank { required }));
            }
            _ => return None,
        };
        let required = self.is_required(shape, field);
        let problem =
            if is_blank { Problem::Blank { required } } else { Problem::Format { wanted, required } };
        Some((format, problem))
    }

    fn is_required(&self, shape: &'static Shape, field: &'static Field) -> bool {
        self.standard.required(shape).any(|required| required.name == field.name)
    }

    fn is_free_id(&self, shape: &'static Shape, field: &'static Field) -> bool {
        self.standard == Standard::OpenReferralUk1 && !self.standard.kind(shape, field).1
    }

    fn is_address(&self, text: &str) -> bool {
        let known = ["http://", "https://", "ws://", "wss://", "ftp://"];
        format::is_uri(text)
            && (self.standard != Standard::OpenReferralUk1
                || known.iter().any(|scheme| text.starts_with(scheme)))
    }

    fn number(&mut self, name: &str, number: f64, value: &Value) {
        let most = match name {
            "latitude" => 90.0,
            "longitude" => 180.0,
            _ => return,
        };
        if number.abs() > most {
            self.notice(Severity::Remark, Problem::Coordinates, Some(value));
        }
    }

    fn ages(&mut self, service: &'a Map<String, Value>) {
        let age = |name: &str| service.get(name).and_then(Value::as_f64);
        if let (Some(minimum), Some(maximum)) = (age("minimum_age"), age("maximum_age"))
            && minimum > maximum
        {
            self.within(Step::Name("minimum_age"), |walk| {
                walk.notice(Severity::Warning, Problem::Ages, service.get("minimum_age"));
            });
        }
    }

    fn spelling(&mut self, shape: &'static Shape, field: &'static Field, name: &str) {
        let usual = self.standard.name_of(shape, field);
        if usual != name {
            self.notice(Severity::Warning, Problem::Spelling { name: usual }, None);
        }
    }

    fn unknown(&mut self, shape: &'static Shape, name: &str, value: &'a Value) {
        match (shape.name, name, value) {
            ("service_at_location", "service", _) => self.record(Service::shape(), value),
            ("organization", "services", value) if self.standard == Standard::OpenReferralUk3 => {
                match value {
                    Value::Array(items) => self.items(Severity::Fault, Service::shape(), items),
                    other => self.notice(Severity::Fault, of_type(Thing::List, other), Some(other)),
                }
            }
            _ => {
                let problem = match names::named_in_version_1(shape, name) {
                    Some(name) if self.standard.field(shape, name).is_some() => {
                        Problem::OfAnotherVersion { name, standard: Standard::OpenReferralUk1 }
                    }
                    _ => Problem::Unknown,
                };
                let is_other = matches!(problem, Problem::OfAnotherVersion { .. });
                let severity = if is_other { Severity::Warning } else { Severity::Remark };
                self.notice(severity, problem, None);
            }
        }
    }

    /// What an object's references name: the object nested beside them, one around them, or something elsewhere.
    fn references(&mut self, shape: &'static Shape, object: &'a Map<String, Value>) {
        for field in shape.fields.iter().filter(|field| matches!(field.kind, Kind::Id) && field.name != "id")
        {
            let Some(id) = object.get(field.name).and_then(Value::as_str).filter(|id| !id.trim().is_empty())
            else {
                continue;
            };
            let Some(what) = named(field.name) else { continue };
            let nested = object.get(what).and_then(|nested| nested.get("id")).and_then(Value::as_str);
            let around = self.around.iter().rev().find(|around| around.0 == what).and_then(|around| around.1);
            let is_to_parent = !field.name.starts_with("parent_") && what != shape.name;
            self.within(Step::Name(field.name), |walk| match nested.or(around.filter(|_| is_to_parent)) {
                Some(known) if known.eq_ignore_ascii_case(id) => {}
                Some(_) => {
                    let value = Some(&object[field.name]);
                    walk.notice(Severity::Warning, Problem::Contradicts { other: what }, value);
                }
                None => {
                    let (place, at) = (&walk.path, &walk.path);
                    walk.look.refers(what, id, || (place_of(place), pointer(at)));
                }
            });
        }
    }

    fn within<T>(&mut self, step: Step<'a>, work: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let done = work(self);
        self.path.pop();
        done
    }

    fn notice(&mut self, severity: Severity, problem: Problem, value: Option<&Value>) {
        let value = value.map(value::shortened);
        self.look.notice(Noticed {
            severity,
            problem,
            place: place_of(&self.path),
            at: pointer(&self.path),
            value,
        });
    }
}

/// What a reference names, where that can be looked up.
fn named(property: &str) -> Option<&'static str> {
    Some(match property {
        "organization_id" | "parent_organization_id" => "organization",
        "service_id" => "service",
        "location_id" => "location",
        "program_id" => "program",
        "contact_id" => "contact",
        "phone_id" => "phone",
        "service_at_location_id" => "service_at_location",
        "taxonomy_term_id" | "parent_id" => "taxonomy_term",
        "taxonomy_id" => "taxonomy",
        _ => return None,
    })
}

fn of_type(wanted: Thing, found: &Value) -> Problem {
    let found = match found {
        Value::Null => Thing::Null,
        Value::Bool(_) => Thing::Flag,
        Value::Number(_) => Thing::Number,
        Value::String(_) => Thing::Text,
        Value::Array(_) => Thing::List,
        Value::Object(_) => Thing::OneObject,
    };
    Problem::Type { wanted, found }
}

/// How long a property's name may be that is told.
const NAME: usize = 60;

fn place_of(path: &[Step<'_>]) -> String {
    let mut place = String::new();
    for step in path {
        match step {
            Step::Name(name) => {
                if !place.is_empty() {
                    place.push('.');
                }
                place.extend(name.chars().take(NAME));
            }
            Step::Item(_) => place.push_str("[]"),
        }
    }
    place
}

fn pointer(path: &[Step<'_>]) -> String {
    let mut at = String::new();
    for step in path {
        at.push('/');
        match step {
            Step::Name(name) => at.push_str(&name.replace('~', "~0").replace('/', "~1")),
            Step::Item(item) => at.push_str(&item.to_string()),
        }
    }
    at
}
