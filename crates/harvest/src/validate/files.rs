//! A feed in files.

use std::{io::BufRead, path::Path};

use jiff::civil::Date;
use openreferral::{
    feed::{FeedError, Limits, Records},
    validate::{Answer, Endpoint, Report, Standard, Validator},
};

use crate::{
    open::{InputError, inputs, open},
    zipped,
};

/// What came of looking at files.
#[derive(Debug)]
pub struct Looked {
    /// The report.
    pub report: Report,
    /// Files beside others that have no endpoint's name.
    pub passed_over: Vec<String>,
}

/// Looks whether the feed in a file, a folder or a zip file keeps to the standard.
///
/// Among files that are named after endpoints (`service_list.json`), others are passed over. Where none is, all are
/// pages or lists of services. Nothing is kept but counts and the first places of each finding.
///
/// # Errors
/// When there is nothing, or what is there is no feed.
pub fn files(path: &Path, standard: Option<Standard>, today: Date) -> Result<Looked, InputError> {
    let files = inputs(path)?;
    let mut names = Vec::new();
    for file in &files {
        if zipped::holds_a_feed(file) {
            zipped::each_part(file, |part| {
                names.push(part.name);
                Ok(())
            })?;
        } else {
            names.push(name_of(file));
        }
    }
    let several = names.len() > 1;
    let named = names.iter().filter_map(|name| Endpoint::of_file(name));
    let by_name = named.into_iter().any(|endpoint| endpoint != Endpoint::Root);
    let mut looking =
        Looking { validator: Validator::new(standard, today), several, by_name, passed_over: Vec::new() };
    // The root names the version, wherever it comes in the order of names.
    for roots in [true, false] {
        for file in &files {
            if zipped::holds_a_feed(file) {
                zipped::each_part(file, |part| {
                    looking.part(&part.name, &part.called, roots, |_| Ok(part.input))
                })?;
                continue;
            }
            let path = file.display().to_string();
            let opened =
                |path: &str| open(file).map_err(|reason| InputError::Open { path: path.to_owned(), reason });
            looking.part(&name_of(file), &path, roots, opened)?;
        }
    }
    Ok(Looked { report: looking.validator.report(), passed_over: looking.passed_over })
}

fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

struct Looking {
    validator: Validator,
    several: bool,
    /// Whether files are known by their names.
    by_name: bool,
    passed_over: Vec<String>,
}

impl Looking {
    /// Looks at a file, when it is the turn of its kind.
    fn part<R: BufRead>(
        &mut self,
        name: &str,
        path: &str,
        roots: bool,
        open: impl FnOnce(&str) -> Result<R, InputError>,
    ) -> Result<(), InputError> {
        let endpoint = Endpoint::of_file(name);
        if (endpoint == Some(Endpoint::Root)) != roots {
            return Ok(());
        }
        if endpoint.is_none() && self.by_name {
            self.passed_over.push(name.to_owned());
            return Ok(());
        }
        match self.records(endpoint, open(path)?) {
            Ok(()) => Ok(()),
            // An answer that is no list is a finding of its endpoint; a file by itself is just not a feed.
            Err(reason) if self.several && endpoint.is_some() && !matches!(reason, FeedError::Io(_)) => {
                let endpoint = endpoint.unwrap_or(Endpoint::Services);
                self.validator.heard(endpoint, Answer::Failed(&reason.to_string()));
                Ok(())
            }
            Err(reason) => Err(InputError::Feed { path: path.to_owned(), reason }),
        }
    }

    fn records(&mut self, named: Option<Endpoint>, input: impl BufRead) -> Result<(), FeedError> {
        let mut records = Records::new(input, Limits::default());
        let mut from = None;
        loop {
            let text = match records.next_record() {
                Ok(text) => text.map(str::to_owned),
                Err(reason @ FeedError::Root { .. }) => {
                    let Some(root) = records.root() else { return Err(reason) };
                    self.validator.heard(Endpoint::Root, Answer::Root(&root));
                    return Ok(());
                }
                Err(reason) => return Err(reason),
            };
            let page = records.page();
            let from = *from.get_or_insert_with(|| {
                if let Some(page) = page {
                    self.validator.heard(Endpoint::Services, Answer::Begins(page));
                }
                match (named, page.is_some()) {
                    (None | Some(Endpoint::Service | Endpoint::Root), true) => Endpoint::Services,
                    // A bare list is a file that somebody saved, and no answer of an API.
                    (None | Some(Endpoint::Services | Endpoint::Root), false) => Endpoint::File,
                    (Some(named), _) => named,
                }
            });
            let Some(text) = text else {
                if let Some(page) = page {
                    self.validator.heard(from, Answer::Page(page, records.count()));
                }
                return Ok(());
            };
            self.validator.heard(from, Answer::Record(&text));
        }
    }
}
