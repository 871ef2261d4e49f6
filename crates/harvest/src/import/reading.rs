//! The second walk: what each record says, made ready for the store.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

use fingerpost_directory::{Publication, Viewer};
use fingerpost_store::{External, Incoming, Kind, Question, Source, Telling};
use openreferral::{
    Entity,
    read::{RecordError, Repairs, derived, read_service},
};
use serde_json::{Map, Value};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use super::{BATCH, Held};
use crate::{
    open::{InputError, Source as Input},
    sharing::{Called, Sharing},
    subjects::Subjects,
    survey::{Told, visibility},
    table::Told as Piece,
};

/// Records in the first transaction; the next ones grow, so that the store has work as soon as
/// reading begins.
const FIRST_BATCH: usize = 200;

/// What the records of one batch may take as text, in bytes, so that a feed of giant records does
/// not fill the memory.
const BATCH_BYTES: usize = 16 << 20;

/// The same for what is read before the ids of organizations are known, which is kept parsed and
/// may take ten times that.
const FIRST_BATCH_BYTES: usize = 1 << 20;

/// What reading one record gives.
type Read = Result<openreferral::read::Reading, RecordError>;

/// The records of organizations by the id that reading gives them.
pub(super) type Ids = HashMap<String, Uuid>;

/// What the reader hands to the store at once.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) records: usize,
    pub(super) incoming: Vec<Incoming>,
    /// Taxonomies and terms that the services carry.
    pub(super) subjects: Vec<Incoming>,
    pub(super) repairs: Repairs,
    pub(super) held: Vec<Held>,
    pub(super) repeated: usize,
    pub(super) notes: Vec<String>,
}

/// The second walk through the feed: sends its records in batches.
///
/// It begins while the organizations are still being kept, and waits for the ids of their records when it has read
/// the first services.
pub(super) fn read(
    input: &Input,
    namespace: Uuid,
    sharing: Sharing,
    organization_ids: oneshot::Receiver<Ids>,
    sender: &mpsc::Sender<Batch>,
) -> Result<(), InputError> {
    let mut organization_ids = Some(organization_ids);
    let subjects = Subjects::new(namespace);
    let mut reading = Reading { namespace, sharing, subjects, ..Reading::default() };
    let mut ahead = Vec::new();
    let mut full = FIRST_BATCH;
    let mut bytes = 0;
    input.walk(|piece| {
        let text = match piece {
            Piece::Record(text) => text,
            Piece::Held(held) => {
                reading.batch.held.push(held);
                return Ok(());
            }
            Piece::Note(note) => {
                reading.batch.notes.push(note);
                return Ok(());
            }
        };
        bytes += text.len();
        ahead.push(read_service(text, namespace));
        if organization_ids.is_some() && ahead.len() < FIRST_BATCH && bytes < FIRST_BATCH_BYTES {
            return Ok(());
        }
        reading.records(&mut ahead, &mut organization_ids);
        if reading.batch.records >= full || bytes >= BATCH_BYTES {
            // The receiver is gone only when the store has failed; then reading is moot.
            let _ = sender.blocking_send(std::mem::take(&mut reading.batch));
            bytes = 0;
            full = (full * 2).min(BATCH);
        }
        Ok(())
    })?;
    reading.records(&mut ahead, &mut organization_ids);
    let _ = sender.blocking_send(reading.batch);
    Ok(())
}

/// What the second walk has found so far.
#[derive(Default)]
struct Reading {
    namespace: Uuid,
    organization_ids: Ids,
    sharing: Sharing,
    subjects: Subjects,
    batch: Batch,
    number: usize,
}

impl Reading {
    fn records(&mut self, read: &mut Vec<Read>, organization_ids: &mut Option<oneshot::Receiver<Ids>>) {
        if let Some(kept) = organization_ids.take() {
            // The sender is gone only when the store has failed; then reading is moot.
            self.organization_ids = kept.blocking_recv().unwrap_or_default();
        }
        for record in read.drain(..) {
            self.record(record);
        }
    }

    fn record(&mut self, read: Read) {
        self.number += 1;
        self.batch.records += 1;
        match read {
            Ok(reading) => {
                self.batch.repairs.merge(&reading.repairs);
                self.service(reading.record, reading.original_id);
            }
            // The sentence names the field and what it says.
            Err(reason) => self.hold(String::new(), format!("left out: {reason}"), true),
        }
    }

    fn service(&mut self, mut record: Map<String, Value>, original_id: Option<String>) {
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let name = text(record.get("name")).unwrap_or_default();
        let organization = record.shift_remove("organization").and_then(|told| text(told.get("id")));
        if let Some(id) = organization.or_else(|| text(record.get("organization_id"))) {
            let id = self.organization_ids.get(&id).map_or(id, Uuid::to_string);
            record.insert("organization_id".to_owned(), id.into());
        }
        let publication = Publication::of_imported(&name);
        let visibility = visibility(record.get("visibility").unwrap_or(&Value::Null));
        // A record without an id is known by its name.
        let id = original_id.unwrap_or_else(|| format!("name:{name}"));
        let read_id = text(record.shift_remove("id").as_ref()).and_then(|id| Uuid::try_parse(&id).ok());
        let content = || {
            let mut hasher = DefaultHasher::new();
            Value::Object(record.clone()).to_string().hash(&mut hasher);
            hasher.finish()
        };
        let external = match self.sharing.call(&id, &name, content) {
            Called::As(external) => external,
            Called::Repeated => {
                self.batch.repeated += 1;
                return;
            }
        };
        let mut questions = Vec::new();
        let proposed_id = if external.variant.is_empty() {
            read_id.unwrap_or_else(|| derived(self.namespace, "service", &id))
        } else {
            let words = format!(
                "Another service has the same id ({id}) in the feed. “{name}” has an id of its own here. Is that right, or are they one?"
            );
            self.hold(id.clone(), format!("“{name}” shares its id with another service: kept under an id of its own, and its steward is asked"), false);
            questions.push(Question { kind: "shared_id", words });
            derived(self.namespace, "service", &format!("{id}:{}", external.variant))
        };
        if publication == Publication::Draft {
            self.hold(
                id.clone(),
                "it has no name: kept as a draft, not shown, and its steward is asked".to_owned(),
                false,
            );
            questions.push(Question {
                kind: "no_name",
                words: "This record has no name. What is the service called?".to_owned(),
            });
        }
        // What only few may know of is no public subject.
        if publication == Publication::Published && Viewer::Public.may_see(visibility) {
            self.batch.subjects.extend(self.subjects.of(&record));
        }
        self.batch.incoming.push(Incoming {
            kind: Kind::Service,
            external,
            proposed_id,
            telling: Telling::of(&record),
            publication,
            visibility,
            questions,
        });
    }

    fn hold(&mut self, called: String, reason: String, rejected: bool) {
        self.batch.held.push(Held { record: self.number, called, reason, rejected });
    }
}

/// The organization as read, with the id that reading gave it.
pub(super) fn incoming_organization(
    told: &Told,
    mut organization: openreferral::Organization,
    source: &Source,
) -> (String, Incoming) {
    let id = organization.id.take().unwrap_or_default();
    let proposed_id =
        Uuid::try_parse(&id).unwrap_or_else(|_| derived(source.namespace(), "organization", &told.name));
    let publication = Publication::of_imported(organization.name.as_deref().unwrap_or_default());
    let incoming = Incoming {
        kind: Kind::Organization,
        external: External { id: told.name.clone(), variant: String::new() },
        proposed_id,
        telling: Telling::of(&organization.into_object()),
        publication,
        visibility: told.visibility,
        questions: Vec::new(),
    };
    (id, incoming)
}
