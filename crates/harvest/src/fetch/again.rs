//! A list that was read before: what has not changed of it is not sent again.
//!
//! | where | what |
//! | --- | --- |
//! | an answer had `ETag` or `Last-Modified` | each page is asked for with `If-None-Match` and `If-Modified-Since`; of one that is as it was (304) the records are taken from the list that was kept |
//! | the publisher has `modified_after` (it answers as HSDS 3.1 or later, or its own description names it) | after the first page only what changed since the last time is asked for, and the rest is taken from that list |
//!
//! Either way what comes of it is the whole list, and all else goes on as if it had been read. `modified_after` tells
//! nothing of what is gone: the list that comes of it must be as long as the publisher says that its own is, and all pages
//! are walked once a week whatever is said.

use std::{
    collections::HashSet,
    io::{self, Read},
    path::PathBuf,
};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};
use url::Url;

use super::{
    FetchError,
    client::Validators,
    one_by_one::glance,
    page::{Next, Reached, next},
    spool::{Done, Page, Plan},
    walk::{Found, Got, Walk, records_of},
};

/// All pages are walked when the last such walk is older, so that an import each day does so within a week.
const WHOLE_AGAIN: SignedDuration = SignedDuration::from_hours(6 * 24);

/// The publisher's clock may be this far from ours.
const CLOCKS: SignedDuration = SignedDuration::from_hours(1);

/// The longest description of an API that is read, in bytes.
const DESCRIPTION_BYTES: u64 = 8 << 20;

/// A list that was read before, and is kept.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(super) struct KeptList {
    /// Its file, in the folder of the feed.
    pub(super) file: String,
    pub(super) plan: Plan,
    /// The pages with which it begins.
    pub(super) pages: Vec<Page>,
    /// When the walk began that it comes from.
    pub(super) begun: Timestamp,
    /// When the last walk through all pages began.
    pub(super) whole: Timestamp,
}

impl KeptList {
    /// What to keep of a walk that is complete; nothing when it would save nothing the next time.
    pub(super) fn of(done: &[Done]) -> Option<Self> {
        let (mut begun, mut plan, mut pages, mut whole) = (None, None, Vec::new(), None);
        for done in done {
            match done {
                Done::Begun { at, .. } => begun = Some(*at),
                Done::Planned(planned) => plan = Some(planned.clone()),
                Done::Page(page) => pages.push(page.clone()),
                Done::Filled { whole: earlier, .. } => whole = Some(*earlier),
                _ => {}
            }
        }
        let (begun, plan) = (begun?, plan.filter(|plan| plan.services.is_some())?);
        let is_of_use = plan.modified_after || pages.iter().any(|page| page.validators.is_some());
        let file = format!("last-{}.json", begun.as_microsecond());
        is_of_use.then(|| Self { file, plan, pages, begun, whole: whole.unwrap_or(begun) })
    }

    /// A page of it, by its place, where the list is asked for in the same way.
    fn page(&self, plan: &Plan, place: usize) -> Option<(u64, &Page)> {
        let begin = place.checked_sub(1).map_or(Some(0), |before| Some(self.pages.get(before)?.end));
        (self.plan == *plan).then_some((begin?, self.pages.get(place)?))
    }
}

impl Walk<'_> {
    fn kept_path(&self) -> Option<PathBuf> {
        self.notes.list.as_ref().map(|list| self.folder.join(&list.file))
    }

    /// What a page came with the last time.
    pub(super) fn known_page(&self, plan: &Plan, place: usize) -> Validators {
        let page = self.notes.list.as_ref().and_then(|list| list.page(plan, place));
        page.map(|(_, page)| page.validators.clone()).unwrap_or_default()
    }

    /// Adds a page to the list that is as it was the last time; nothing when it is not known.
    pub(super) fn same_page(
        &mut self,
        plan: &Plan,
        place: usize,
        url: Url,
    ) -> Result<Option<Got>, FetchError> {
        let kept = self.notes.list.as_ref().and_then(|list| list.page(plan, place));
        let (Some((begin, page)), Some(path)) = (kept, self.kept_path()) else { return Ok(None) };
        let got = Got {
            records: page.records,
            print: page.print,
            says: page.says.clone(),
            url,
            validators: page.validators.clone(),
        };
        let length = page.end.saturating_sub(begin);
        self.spool.list.push_part(&path, begin, length).map_err(self.failed())?;
        Ok(Some(got))
    }

    /// Whether an API says that it can be asked for what changed after a moment.
    pub(super) fn has_modified_after(&mut self, version: &str, root: &Map<String, Value>, url: &Url) -> bool {
        if is_3_1(version) {
            return true;
        }
        let described = root.get("openapi_url").and_then(Value::as_str).and_then(|to| url.join(to).ok());
        // What stands elsewhere is not the publisher's word.
        let Some(described) = described.filter(|described| described.origin() == url.origin()) else {
            return false;
        };
        let manners = self.want.manners;
        let read = self.client.read(&described, &Validators::default(), |answer| {
            let mut text = Vec::new();
            let failed = |reason: io::Error| super::client::Answer::failed(url, &manners, reason.into());
            answer.body.take(DESCRIPTION_BYTES).read_to_end(&mut text).map_err(failed)?;
            Ok(serde_json::from_slice::<Value>(&text).unwrap_or_default())
        });
        read.ok().flatten().is_some_and(|description| names_modified_after(&description))
    }

    /// Whether the list is already filled with what was kept.
    pub(super) fn is_filled(&self) -> bool {
        self.spool.done.iter().any(|done| matches!(done, Done::Filled { .. }))
    }

    /// Fills the list with what changed and what was kept, where the first page is read; `false` when all pages must be
    /// walked.
    pub(super) fn fill(&mut self, plan: &Plan, services: &Url) -> Result<bool, FetchError> {
        let pages = self.pages_read();
        let (Some(kept), [first]) = (self.notes.list.clone(), &pages[..]) else { return Ok(false) };
        let is_recent = self.want.now.duration_since(kept.whole) < WHOLE_AGAIN;
        let (true, Some(total)) = (plan.modified_after && kept.plan == *plan && is_recent, first.total)
        else {
            return Ok(false);
        };
        if first.is_last {
            return Ok(false);
        }
        let begin = self.spool.list.end();
        let is_filled = self.changes(plan, services, kept.begun - CLOCKS, total)? && self.rest(total)?;
        if is_filled {
            self.note(Done::Filled { end: self.spool.list.end(), whole: kept.whole })?;
        } else {
            let failed = self.failed();
            self.spool.list.cut(begin).map_err(failed)?;
        }
        Ok(is_filled)
    }

    /// Adds what changed since a moment; `false` when that cannot be asked for after all.
    fn changes(
        &mut self,
        plan: &Plan,
        services: &Url,
        since: Timestamp,
        total: usize,
    ) -> Result<bool, FetchError> {
        let since = since.round(jiff::Unit::Second).unwrap_or(since).to_string();
        let mut all = 0;
        for pages in 1.. {
            let number = plan.first + pages - 1;
            let mut url = services.clone();
            let parameters = plan.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            url.query_pairs_mut()
                .append_pair("page", &number.to_string())
                .extend_pairs(parameters)
                .append_pair("modified_after", &since);
            let got = match self.look(&url, &Validators::default()) {
                Ok(Some(Found::Records(got))) => got,
                Ok(_) => return Ok(false),
                Err(error) if error.is_no_feed() => return Ok(false),
                Err(error) => return Err(error),
            };
            all += got.records;
            let says = got.says.clone().unwrap_or_default();
            // Whoever passes the parameter over gives all there is.
            if says.total.is_none_or(|changed| changed >= total) {
                return Ok(false);
            }
            let reached = Reached { records: got.records, pages, all, is_repeated: false };
            match next(&says, reached) {
                Next::More if pages < self.want.manners.pages => {}
                Next::End => return Ok(true),
                _ => return Ok(false),
            }
        }
        Ok(false)
    }

    /// Adds what was kept of services that did not come again; `false` when that does not make as many as there are.
    fn rest(&mut self, total: usize) -> Result<bool, FetchError> {
        let Some(path) = self.kept_path() else { return Ok(false) };
        let end = self.spool.list.end();
        let failed = self.failed();
        self.spool.list.close().map_err(&failed)?;
        let (mut ids, mut has_ids) = (HashSet::new(), true);
        let note = |text: &str| {
            match glance(text).0 {
                Some(id) => drop(ids.insert(id)),
                None => has_ids = false,
            }
            Ok(())
        };
        records_of(&self.spool.list_path(), note, self.failed())?;
        self.spool.list.cut(end).map_err(&failed)?;
        let unread = self.failed();
        let list = &mut self.spool.list;
        let add = |text: &str| match glance(text).0 {
            Some(id) => {
                if ids.insert(id) {
                    list.push(text).map_err(&failed)?;
                }
                Ok(())
            }
            None => {
                has_ids = false;
                Ok(())
            }
        };
        // A list that cannot be read any more is as good as none.
        let is_read = records_of(&path, add, unread).is_ok();
        Ok(is_read && has_ids && ids.len() == total)
    }
}

/// Whether a version of the standard is HSDS 3.1 or later, which has `modified_after`.
fn is_3_1(version: &str) -> bool {
    let number = version.rsplit(['-', ' ', 'v']).next().unwrap_or_default();
    let mut parts = number.split('.').map(|part| part.parse::<u32>().ok());
    let (major, minor) = (parts.next().flatten(), parts.next().flatten());
    major.zip(minor).is_some_and(|version| version >= (3, 1))
}

/// Whether the description of an API has the parameter for its list of services.
fn names_modified_after(description: &Value) -> bool {
    let paths = description.get("paths").and_then(Value::as_object).into_iter().flatten();
    let lists = paths.filter(|(path, _)| path.trim_end_matches('/').ends_with("/services"));
    let parameters = lists.flat_map(|(_, path)| [path.get("parameters"), path.pointer("/get/parameters")]);
    parameters.flatten().filter_map(Value::as_array).flatten().any(|parameter| {
        let name = parameter.get("name").and_then(Value::as_str);
        let elsewhere = parameter.get("$ref").and_then(Value::as_str);
        name == Some("modified_after") || elsewhere.is_some_and(|to| to.ends_with("/modified_after"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::json;

    #[rstest]
    #[case("3.1", true)]
    #[case("HSDS-3.1.1", true)]
    #[case("HSDS 3.2", true)]
    #[case("HSDS-UK-3.0", false)]
    #[case("3.0.1", false)]
    #[case("", false)]
    fn hsds_has_it_from_3_1_on(#[case] version: &str, #[case] has: bool) {
        assert_eq!(is_3_1(version), has);
    }

    #[rstest]
    #[case(json!({"/api/services": {"get": {"parameters": [{"name": "page"}, {"name": "modified_after"}]}}}), true)]
    #[case(json!({"/services/": {"get": {"parameters": [{"$ref": "#/components/parameters/modified_after"}]}}}), true)]
    #[case(json!({"/organizations": {"get": {"parameters": [{"name": "modified_after"}]}}}), false)]
    fn a_description_names_it(#[case] paths: Value, #[case] names: bool) {
        assert_eq!(names_modified_after(&json!({ "paths": paths })), names);
    }
}
