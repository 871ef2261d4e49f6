//! `fingerpost taxonomy suggest`, and the same for the workbook.

use std::{
    collections::{HashMap, HashSet},
    io::{Read, Write},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};
use fingerpost_directory::Viewer;
use fingerpost_harvest::adopt;
use fingerpost_search::{Clue, Suggester, Suggestible, Suggestion};
use fingerpost_store::{Act, Db, Edit, Kind};
use openreferral::{Service, Taxonomy, TaxonomyTerm};
use serde_json::json;
use uuid::Uuid;

use crate::Place;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// The service; without one, a description is read from standard input
    service: Option<Uuid>,
    /// What a service is called that is described on standard input
    #[arg(long, value_name = "NAME", conflicts_with = "service")]
    name: Option<String>,
    /// Only terms of this taxonomy, by its name
    #[arg(long, value_name = "NAME")]
    taxonomy: Option<String>,
    /// How many, at most
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    limit: usize,
    /// For machines
    #[arg(long)]
    json: bool,
    /// Give the service this term, by its name or code; several with several, “all” for all that are suggested
    #[arg(long, value_name = "TERM", requires = "service", conflicts_with = "json")]
    adopt: Vec<String>,
    /// Who adopts it, for the record's history
    #[arg(long, value_name = "NAME", requires = "adopt")]
    who: Option<String>,
}

/// The name of a term's taxonomy, and its code there.
type Known = (Option<String>, Option<String>);

/// The terms that the directory knows, ready to be suggested.
pub(crate) struct Terms {
    suggester: Suggester,
    /// The name of the taxonomy of each term, and its code.
    known: HashMap<String, Known>,
}

impl Terms {
    /// Those of all taxonomies, or of one.
    pub(crate) async fn of(db: &Db, taxonomy: Option<&str>) -> Result<Self> {
        let taxonomies = db.public_records(Kind::Taxonomy).await?;
        let taxonomies: HashMap<String, String> = taxonomies
            .iter()
            .filter_map(|record| {
                Some((record.id.to_string(), record.entity::<Taxonomy>(Viewer::Staff)?.name?))
            })
            .collect();
        let (mut terms, mut known) = (Vec::new(), HashMap::new());
        for record in db.public_records(Kind::TaxonomyTerm).await? {
            let Some(term) = record.entity::<TaxonomyTerm>(Viewer::Staff) else { continue };
            let (Some(id), Some(name)) = (term.id, term.name) else { continue };
            let of = term.taxonomy_id.and_then(|id| taxonomies.get(&id).cloned()).or(term.taxonomy);
            if taxonomy.is_some_and(|wanted| of.as_deref().is_none_or(|of| !of.eq_ignore_ascii_case(wanted)))
            {
                continue;
            }
            known.insert(id.clone(), (of, term.code));
            terms.push(Suggestible { id, name, parent: term.parent_id });
        }
        Ok(Self { suggester: Suggester::new(terms), known })
    }

    /// What a service's words suggest that it does not carry yet.
    fn for_service(&self, service: &Service, limit: usize) -> Vec<Suggestion<'_>> {
        let carried = service.attributes.iter().filter_map(|attribute| attribute.taxonomy_term.as_deref());
        let carried: HashSet<String> = carried
            .flat_map(|term| [term.id.clone(), term.name.as_ref().map(|it| it.trim().to_lowercase())])
            .flatten()
            .collect();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let more = limit.saturating_add(carried.len());
        let mut all = self.suggester.suggest(&text(&service.name), &text(&service.description), more);
        all.retain(|it| {
            !carried.contains(&it.term.id) && !carried.contains(&it.term.name.trim().to_lowercase())
        });
        all.truncate(limit);
        all
    }

    /// The same in one line, for a cell.
    pub(crate) fn in_a_cell(&self, service: &Service) -> String {
        const MOST: usize = 5;
        let all = self.for_service(service, MOST);
        let each = all.iter().map(|it| {
            let of = self.known.get(&it.term.id).and_then(|known| known.0.as_ref());
            let of = of.map(|of| format!(", {of}")).unwrap_or_default();
            format!("{} ({}{of})", it.term.name, because(&it.because))
        });
        each.collect::<Vec<_>>().join("\n")
    }
}

fn because(all: &[Clue]) -> String {
    let each = all.iter().map(|because| match &because.instead_of {
        Some(name) => format!("“{}”, which is {name}", because.words),
        None => format!("“{}”", because.words),
    });
    each.collect::<Vec<_>>().join("; ")
}

/// Gives a service terms as its steward's own word, as a workbook does.
async fn adopt(db: &Db, id: Uuid, terms: &Terms, options: &Options) -> Result<ExitCode> {
    let record = db.service(id).await?.with_context(|| format!("there is no service {id}"))?;
    let service = record.service(Viewer::Staff).with_context(|| format!("there is no service {id}"))?;
    let known = adopt::Terms::of(db).await?;
    let mut wanted: Vec<&TaxonomyTerm> = Vec::new();
    for text in &options.adopt {
        if text == "all" {
            let suggested = terms.for_service(&service, options.limit);
            for suggestion in suggested {
                wanted.extend(known.named(&suggestion.term.id).map_err(anyhow::Error::msg)?);
            }
        } else {
            wanted.extend(known.named(text).map_err(anyhow::Error::msg)?);
        }
    }
    let (new, changes) = adopt::adopted(id, &service, &wanted);
    if !changes.is_empty() {
        let now = crate::now();
        let source = db.people(crate::spreadsheet::SOURCE, now).await?;
        let why = "taxonomy suggest --adopt".to_owned();
        let act = Act { source, who: options.who.clone(), why, at: now };
        db.edit(&act, &[Edit { id, changes }]).await?;
    }
    let name = service.name.unwrap_or_default();
    let mut out = std::io::stdout().lock();
    for term in &new {
        writeln!(out, "{name} carries {} now.", term.name.as_deref().unwrap_or_default())?;
    }
    if new.is_empty() {
        writeln!(out, "{name} carries that already, or nothing was suggested. Nothing was changed.")?;
    }
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn run(place: &Place, options: Options) -> Result<ExitCode> {
    let db = place.store().await?;
    let terms = Terms::of(&db, options.taxonomy.as_deref()).await?;
    if terms.known.is_empty() {
        bail!("there are no terms to suggest: fingerpost taxonomy FILE takes in a list of them");
    }
    let service = match options.service {
        Some(id) if !options.adopt.is_empty() => return adopt(&db, id, &terms, &options).await,
        Some(id) => {
            let record = db.service(id).await?.with_context(|| format!("there is no service {id}"))?;
            record.service(Viewer::Staff).with_context(|| format!("there is no service {id}"))?
        }
        None => {
            let mut description = String::new();
            std::io::stdin()
                .lock()
                .read_to_string(&mut description)
                .context("standard input could not be read")?;
            Service { name: options.name, description: Some(description), ..Service::default() }
        }
    };
    db.close().await;
    let mut out = std::io::stdout().lock();
    for suggestion in terms.for_service(&service, options.limit) {
        let (taxonomy, code) = terms.known.get(&suggestion.term.id).cloned().unwrap_or_default();
        if options.json {
            let because = suggestion.because.iter().map(|because| {
                json!({"words": because.words, "in_name": because.in_name, "instead_of": because.instead_of})
            });
            let line = json!({"id": suggestion.term.id, "name": suggestion.term.name, "taxonomy": taxonomy, "code": code,
                "because": because.collect::<Vec<_>>()});
            writeln!(out, "{line}")?;
        } else {
            let name = code.unwrap_or_else(|| suggestion.term.id.clone());
            let of = taxonomy.map(|it| format!("{it} ")).unwrap_or_default();
            writeln!(out, "{} ({of}{name}): {}", suggestion.term.name, because(&suggestion.because))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
