//! Services asked for by themselves. Lists of Open Referral UK 3.0 have only what a service has once; all else comes when
//! it is asked for alone. Many APIs give all of it in the list, whatever their version: a few services are compared.

use std::{
    collections::HashSet,
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
};

use openreferral::feed::{FeedError, Limits, Records};
use serde_json::Value;
use url::Url;

use super::{
    FetchError, FetchProgress,
    address::{bare, below},
    client::{Answer, Validators},
    spool::{Became, Done, Plan, Spool, Told},
    walk::{Walk, records_of},
};
use crate::survey::id_text;

/// Services by which it is judged whether a list has all of each.
const COMPARED: usize = 3;

/// Records of a list among which those are chosen.
const CHOICE: usize = 100;

/// What there is in a list.
#[derive(Default)]
struct Listed {
    /// Services that have different ids, or none.
    services: usize,
    /// Records that are not another one word for word.
    distinct: usize,
    /// The longest of the first ones, as id and text.
    longest: Vec<(String, String)>,
}

/// The id and the moment of change of a record.
pub(super) fn glance(text: &str) -> (Option<String>, Option<String>) {
    let record: Value = serde_json::from_str(text).unwrap_or_default();
    let word = |name: &str| record.get(name).and_then(Value::as_str).map(str::to_owned);
    // A mere day would hide what changed later on it.
    let modified = word("last_modified").filter(|moment| moment.contains(':'));
    (id_text(&record["id"]), modified)
}

impl Walk<'_> {
    /// Asks for each service of the list, where the list does not have all of it.
    pub(super) fn one_by_one(&mut self, plan: &Plan) -> Result<(), FetchError> {
        let failed = self.failed();
        self.spool.list.close().map_err(&failed)?;
        let listed = self.listed()?;
        if listed.services == 0 {
            return Err(FetchError::Nothing { address: self.want.address.to_string() });
        }
        let judged = self.spool.done.iter().find_map(|done| match done {
            Done::Judged { list_is_whole } => Some(*list_is_whole),
            _ => None,
        });
        let list_is_whole = match (judged, &plan.services) {
            (Some(judged), _) => judged,
            (None, None) => true,
            (None, Some(services)) => {
                let list_is_whole = self.judge(services, &listed)?;
                self.note(Done::Judged { list_is_whole })?;
                list_is_whole
            }
        };
        if let Some(services) = plan.services.as_ref().filter(|_| !list_is_whole) {
            self.services(services, &listed)?;
        }
        let total = self.spool.done.iter().rev().find_map(|done| match done {
            Done::Page(page) => page.total,
            _ => None,
        });
        let short_of = total.filter(|total| listed.distinct < *total);
        let validators = if plan.services.is_none() {
            std::mem::take(&mut self.notes.validators)
        } else {
            Validators::default()
        };
        let file = Spool::file(list_is_whole).to_owned();
        self.note(Done::Complete { file, validators, short_of })
    }

    fn listed(&self) -> Result<Listed, FetchError> {
        let mut listed = Listed::default();
        let (mut ids, mut prints) = (HashSet::new(), HashSet::new());
        let hasher = BuildHasherDefault::<DefaultHasher>::default();
        let visit = |text: &str| {
            prints.insert(hasher.hash_one(text));
            let (id, _) = glance(text);
            let is_new = id.as_ref().is_none_or(|id| ids.insert(hasher.hash_one(id)));
            listed.services += usize::from(is_new);
            if let Some(id) = id.filter(|_| is_new && listed.services <= CHOICE) {
                listed.longest.push((id, text.to_owned()));
                listed.longest.sort_by_key(|(_, text)| std::cmp::Reverse(text.len()));
                listed.longest.truncate(COMPARED);
            }
            Ok(())
        };
        records_of(&self.spool.list_path(), visit, self.failed())?;
        listed.distinct = prints.len();
        Ok(listed)
    }

    /// Whether the list has all of each service: whether asking for some by themselves gives no more.
    fn judge(&mut self, services: &Url, listed: &Listed) -> Result<bool, FetchError> {
        let (mut is_told, mut answers, mut absent) = (false, 0, 0);
        for (id, text) in &listed.longest {
            let whole = match self.service(services, id, &Validators::default()) {
                Ok(Some((whole, _))) => whole,
                Ok(None) => continue,
                Err(error) if error.is_no_feed() || error.is_of_one() => {
                    absent += usize::from(error.is_absent());
                    continue;
                }
                Err(error) => return Err(error),
            };
            answers += 1;
            let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
            let (in_list, whole) = (parsed(text), parsed(&whole));
            if !has_all_of(&in_list, &whole) {
                return Ok(false);
            }
            is_told |= in_list.as_object().is_some_and(|record| record.values().any(is_many));
        }
        // Services that nothing more is known of prove nothing, and an API that has none by itself cannot be asked.
        Ok(is_told || (answers == 0 && absent == listed.longest.len()))
    }

    /// A service by itself, with its entity tag; nothing when it is as `known` says.
    fn service(
        &mut self,
        services: &Url,
        id: &str,
        known: &Validators,
    ) -> Result<Option<(String, Option<String>)>, FetchError> {
        let url = below(services, id);
        let manners = self.want.manners;
        self.client.read(&url, known, |answer| {
            let Answer { url, validators, body, .. } = answer;
            let failed = |reason| Answer::failed(&url, &manners, reason);
            let mut records = Records::new(body, Limits::default());
            let text = records.next_record().map_err(failed)?.ok_or_else(|| failed(FeedError::Empty))?;
            if glance(text).0.as_deref() == Some(id) {
                Ok((text.to_owned(), validators.etag))
            } else {
                Err(FetchError::Other { address: bare(&url).to_string(), id: id.to_owned() })
            }
        })
    }

    /// Asks for the services that were not asked for yet, in the order of the list.
    fn services(&mut self, services: &Url, listed: &Listed) -> Result<(), FetchError> {
        let mut skip = self.spool.done.iter().filter(|done| matches!(done, Done::Service(_))).count();
        let mut done = skip;
        let mut good = self
            .spool
            .done
            .iter()
            .any(|done| matches!(done, Done::Service(told) if !matches!(told.became, Became::Unread(_))));
        let mut ids = HashSet::new();
        // Those that failed since the last that did not: when all fail, it is not their fault, and they are asked for again.
        let mut failures: Vec<(Told, FetchError)> = Vec::new();
        let of = listed.services;
        (self.client.progress)(FetchProgress::Services { services: done, of });
        let path = self.spool.list_path();
        let failed = self.failed();
        records_of(
            &path,
            |text| {
                let (id, modified) = glance(text);
                if id.as_ref().is_some_and(|id| !ids.insert(id.clone())) {
                    return Ok(());
                }
                if skip > 0 {
                    skip -= 1;
                    return Ok(());
                }
                match self.told(services, text, id, modified)? {
                    (told, None) => {
                        good = true;
                        for (told, _) in failures.drain(..) {
                            self.note(Done::Service(told))?;
                        }
                        let told = Told { end: self.spool.whole.end(), ..told };
                        self.note(Done::Service(told))?;
                    }
                    (told, Some(error)) => failures.push((told, error)),
                }
                if failures.len() >= self.want.manners.failures {
                    return Err(failing(&mut failures));
                }
                done += 1;
                (self.client.progress)(FetchProgress::Services { services: done, of });
                Ok(())
            },
            failed,
        )?;
        if !good && !failures.is_empty() {
            return Err(failing(&mut failures));
        }
        failures.into_iter().try_for_each(|(told, _)| self.note(Done::Service(told)))
    }

    /// What becomes of one service; with the error that is this service's own.
    fn told(
        &mut self,
        services: &Url,
        text: &str,
        id: Option<String>,
        modified: Option<String>,
    ) -> Result<(Told, Option<FetchError>), FetchError> {
        let failed = self.failed();
        let end = self.spool.whole.end();
        let Some(id) = id else {
            // Nothing more can be asked of it.
            self.spool.whole.push(text).map_err(failed)?;
            return Ok((Told { id: String::new(), modified, etag: None, became: Became::Read, end }, None));
        };
        let before = self.notes.services.get(&id).cloned();
        if let Some(before) = &before
            && before.modified.is_some()
            && before.modified == modified
        {
            return Ok((Told { became: Became::Same, end, ..before.clone() }, None));
        }
        let etag = before.and_then(|before| before.etag);
        let known = Validators { etag: etag.clone(), last_modified: None };
        match self.service(services, &id, &known) {
            Ok(Some((whole, etag))) => {
                self.spool.whole.push(&whole).map_err(failed)?;
                Ok((Told { id, modified, etag, became: Became::Read, end }, None))
            }
            Ok(None) => Ok((Told { id, modified, etag, became: Became::Same, end }, None)),
            Err(error) if error.is_of_one() => {
                let became = Became::Unread(error.to_string());
                Ok((Told { id, modified, etag: None, became, end }, Some(error)))
            }
            Err(error) => Err(error),
        }
    }
}

fn failing(failures: &mut Vec<(Told, FetchError)>) -> FetchError {
    let count = failures.len();
    match failures.pop() {
        Some((_, reason)) => FetchError::Failing { count, reason: Box::new(reason) },
        None => unreachable!("something failed"),
    }
}

fn is_many(value: &Value) -> bool {
    value.as_array().is_some_and(|list| !list.is_empty())
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.values().all(is_blank),
        _ => false,
    }
}

/// Whether a record has something wherever another has something.
fn has_all_of(record: &Value, other: &Value) -> bool {
    match (record, other) {
        (_, other) if is_blank(other) => true,
        (Value::Object(record), Value::Object(other)) => other.iter().all(|(name, value)| {
            is_blank(value) || record.get(name).is_some_and(|record| has_all_of(record, value))
        }),
        (Value::Array(record), Value::Array(other)) => {
            record.len() >= other.len()
                && record.iter().zip(other).all(|(record, other)| has_all_of(record, other))
        }
        (record, _) => !is_blank(record),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::json;

    #[rstest]
    #[case::the_same(json!({"id": "1", "phones": [{"number": "2"}]}), json!({"phones": [{"number": "3"}], "id": "1"}), true)]
    #[case::blanks_count_for_nothing(json!({"id": "1"}), json!({"id": "1", "phones": [], "email": "", "url": null, "x": {"y": []}}), true)]
    #[case::a_list_is_missing(json!({"id": "1"}), json!({"id": "1", "phones": [{"number": "2"}]}), false)]
    #[case::something_deep_is_missing(json!({"sites": [{"id": "1"}]}), json!({"sites": [{"id": "1", "location": {"name": "A"}}]}), false)]
    #[case::one_of_two_is_missing(json!({"phones": [1]}), json!({"phones": [1, 2]}), false)]
    fn what_a_list_leaves_out_is_seen(#[case] record: Value, #[case] other: Value, #[case] has_all: bool) {
        assert_eq!(has_all_of(&record, &other), has_all);
    }

    #[test]
    fn a_mere_day_is_no_moment_of_change() {
        assert_eq!(glance(r#"{"id": 7, "last_modified": "2026-11-22"}"#), (Some("7".to_owned()), None));
        assert!(glance(r#"{"id": "7", "last_modified": "2026-11-22T09:00:00Z"}"#).1.is_some());
    }
}
