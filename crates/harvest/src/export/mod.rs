//! What anybody may see, written for other systems, a batch of records at a time.
//!
//! | part | what |
//! | --- | --- |
//! | `mod` | the walk through the store, and a JSON list of services |
//! | `tabular` | the standard's tables as CSV files in a zip file |

mod tabular;

use std::io::{self, Seek, Write};

use fingerpost_directory::Viewer;
use fingerpost_store::{Db, Kind, ServiceRecord, StoreError};
use openreferral::{Service, write};
use serde_json::Value;

/// Records read together.
const TOGETHER: i64 = 200;

/// A form of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Open Referral UK 3.0: a JSON list of services, each with all that is nested in it.
    Oruk3,
    /// Open Referral UK 1.0, likewise.
    Oruk1,
    /// HSDS 3.1, likewise.
    Hsds,
}

/// Why nothing could be exported.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence says it")]
pub enum ExportError {
    #[error("The export cannot be written: {0}")]
    Write(#[from] io::Error),
    #[error("The export cannot be written: {0}")]
    Table(#[from] csv::Error),
    #[error("The export cannot be written: {0}")]
    Zip(#[from] zip::result::ZipError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Writes every service that anybody may see as a JSON list; gives how many.
///
/// # Errors
/// When the store cannot be read or the text not be written.
pub async fn json<W: Write + Send>(db: &Db, form: Form, out: &mut W) -> Result<usize, ExportError> {
    let written = match form {
        Form::Oruk3 | Form::Hsds => write::service,
        Form::Oruk1 => write::v1::service,
    };
    let mut count = 0;
    out.write_all(b"[")?;
    each(db, |service| {
        if let Some(record) = written(service) {
            out.write_all(if count == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &record).map_err(io::Error::from)?;
            count += 1;
        }
        Ok(())
    })
    .await?;
    out.write_all(b"\n]\n")?;
    out.flush()?;
    Ok(count)
}

/// Writes every service that anybody may see as the standard's tables: a zip file of CSV files, with the description of
/// a tabular data package. Gives how many services.
///
/// # Errors
/// When the store cannot be read or the file not be written.
pub async fn tables<W: Write + Seek + Send>(db: &Db, out: &mut W) -> Result<usize, ExportError> {
    let mut tables = tabular::Tables::new()?;
    let mut count = 0;
    each(db, |service| {
        if let Some(Value::Object(record)) = write::service(service) {
            tables.service(record)?;
            count += 1;
        }
        Ok(())
    })
    .await?;
    let mut after = 0;
    loop {
        let records = db.public_records_after(Kind::Organization, after, TOGETHER).await?;
        let Some(last) = records.last() else { break };
        after = last.number;
        for record in &records {
            let organization = record.organization(Viewer::Public).and_then(write::organization);
            if let Some(Value::Object(organization)) = organization {
                tables.organization(organization)?;
            }
        }
    }
    tables.finish(out)?;
    Ok(count)
}

/// Visits the services that anybody may see in the order in which they came, each once.
async fn each(
    db: &Db,
    mut visit: impl FnMut(Service) -> Result<(), ExportError> + Send,
) -> Result<(), ExportError> {
    let mut after = 0;
    loop {
        let services = db.public_services_after(after, TOGETHER).await?;
        let Some(last) = services.last() else { return Ok(()) };
        after = last.record.number;
        for service in services.iter().filter_map(ServiceRecord::published) {
            visit(service)?;
        }
    }
}
