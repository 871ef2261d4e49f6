//! `fingerpost search tune`

use std::{io::Write, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, bail, ensure};
use fingerpost_directory::{Tuning, Viewer};
use fingerpost_search::Tuned;
use fingerpost_store::{Db, Deed, KeptTuning};
use serde_json::json;
use uuid::Uuid;

use crate::{Place, effect, store::catch_up};

#[derive(clap::Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// List what stewards say of search, with who and why
    List {
        /// What was taken back, too
        #[arg(long)]
        all: bool,
        /// For machines
        #[arg(long)]
        json: bool,
    },
    /// Put a service first for some words
    Pin {
        /// The service's id
        service: Uuid,
        /// The words; a question that has all of them is meant
        #[arg(long = "for", value_name = "WORDS")]
        words: String,
        #[command(flatten)]
        saving: Saving,
    },
    /// Do not show a service for some words
    Block {
        /// The service's id
        service: Uuid,
        /// The words; a question that has all of them is meant
        #[arg(long = "for", value_name = "WORDS")]
        words: String,
        #[command(flatten)]
        saving: Saving,
    },
    /// Say that some words mean others, too
    Words {
        /// What people say
        words: String,
        /// What it means, too
        #[arg(long, value_name = "WORDS")]
        mean: String,
        /// Whether the others mean these as well
        #[arg(long)]
        both_ways: bool,
        #[command(flatten)]
        saving: Saving,
    },
    /// Take back something that is in the list
    Undo {
        /// Its number
        number: i64,
        #[command(flatten)]
        saving: Saving,
    },
}

#[derive(clap::Args)]
struct Saving {
    /// A folder with judged questions over this directory's services: queries.tsv and qrels.txt; without it the folder
    /// `judged` in the data folder, where there is one
    #[arg(long, value_name = "FOLDER")]
    judged: Option<PathBuf>,
    /// Who says so
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// Save it: without this only its effect is shown
    #[arg(long, requires_all = ["who", "why"])]
    save: bool,
}

/// What is to be done.
enum Change {
    Say(Tuning),
    TakeBack(KeptTuning),
}

impl Change {
    fn tuning(&self) -> &Tuning {
        match self {
            Self::Say(tuning) => tuning,
            Self::TakeBack(kept) => &kept.tuning,
        }
    }
}

pub(crate) async fn run(place: &Place, options: Options) -> Result<ExitCode> {
    let db = place.store().await?;
    let done = match options.action {
        Action::List { all, json } => list(&db, all, json).await,
        Action::Pin { service, words, saving } => {
            change(place, &db, Change::Say(Tuning::Pin { words, service }), saving).await
        }
        Action::Block { service, words, saving } => {
            change(place, &db, Change::Say(Tuning::Block { words, service }), saving).await
        }
        Action::Words { words, mean, both_ways, saving } => {
            change(place, &db, Change::Say(Tuning::Words { words, mean, both_ways }), saving).await
        }
        Action::Undo { number, saving } => {
            let kept = db.tunings().await?.into_iter().find(|it| it.number == number && it.removed.is_none());
            let kept = kept.with_context(|| format!("the list has no number {number} that holds"))?;
            change(place, &db, Change::TakeBack(kept), saving).await
        }
    };
    db.close().await;
    done.map(|()| ExitCode::SUCCESS)
}

async fn list(db: &Db, all: bool, json: bool) -> Result<()> {
    let kept = db.tunings().await?.into_iter().filter(|it| all || it.removed.is_none());
    let mut out = Vec::new();
    let mut machines = Vec::new();
    for kept in kept {
        machines.push(as_json(&kept));
        writeln!(out, "{:>4}  {}", kept.number, said(db, &kept.tuning).await?)?;
        writeln!(out, "      {}", by(&kept.said))?;
        if let Some(removed) = &kept.removed {
            writeln!(out, "      taken back {}", by(removed))?;
        }
    }
    if json {
        out = serde_json::to_vec_pretty(&machines)?;
        out.push(b'\n');
    } else if out.is_empty() {
        writeln!(out, "Stewards say nothing of search.")?;
    }
    Ok(std::io::stdout().lock().write_all(&out)?)
}

async fn change(place: &Place, db: &Db, change: Change, saving: Saving) -> Result<()> {
    let tuning = change.tuning();
    let mut words = vec![tuning.words()];
    if let Tuning::Words { mean, both_ways, .. } = tuning {
        ensure!(has_word(mean), "“{mean}” has no word in it");
        words.extend(both_ways.then_some(mean.as_str()));
    }
    ensure!(has_word(tuning.words()), "“{}” has no word in it", tuning.words());
    if let (Change::Say(_), Some(id)) = (&change, tuning.service()) {
        let Some(service) = db.service(id).await? else { bail!("there is no service {id}") };
        if service.service(Viewer::Public).is_none() {
            eprintln!("The public may not see this service, so this changes nothing that it finds.");
        }
    }
    let judged = match &saving.judged {
        Some(folder) => effect::judged(folder)?,
        None => {
            let folder = place.data.join("judged");
            if folder.is_dir() { effect::judged(&folder)? } else { Vec::new() }
        }
    };
    let index = place.index()?;
    let behind = catch_up(db, &index).await?;
    if behind > 0 {
        eprintln!("The index is {behind} changes behind the store; another process is following it.");
    }
    let kept: Vec<KeptTuning> = db.tunings().await?.into_iter().filter(|it| it.removed.is_none()).collect();
    let before = Tuned::new(kept.iter().map(|it| &it.tuning));
    let after = match &change {
        Change::Say(tuning) => Tuned::new(kept.iter().map(|it| &it.tuning).chain([tuning])),
        Change::TakeBack(gone) => {
            Tuned::new(kept.iter().filter(|it| it.number != gone.number).map(|it| &it.tuning))
        }
    };
    let told = tokio::task::block_in_place(|| effect::told(&index, before, after, &judged, &words))?;
    let mut out = format!("{}\n\n{told}", said(db, tuning).await?);
    if judged.is_empty() {
        out += "No judged questions: --judged FOLDER shows what it does to others.\n";
    }
    out += &match (saving.save, saving.who.zip(saving.why)) {
        (true, Some((who, why))) => save(db, &change, Deed { who, why, at: crate::now() }).await?,
        _ => "Nothing is saved. With --save --who NAME --why TEXT it is.\n".to_owned(),
    };
    Ok(write!(std::io::stdout().lock(), "{out}")?)
}

async fn save(db: &Db, change: &Change, deed: Deed) -> Result<String> {
    ensure!(!deed.who.trim().is_empty() && !deed.why.trim().is_empty(), "say who and why");
    match change {
        Change::Say(tuning) => {
            let number = db.tune(tuning, &deed).await?;
            Ok(format!("Saved as number {number}. fingerpost search tune undo {number} takes it back.\n"))
        }
        Change::TakeBack(kept) => {
            let number = kept.number;
            ensure!(db.take_back_tuning(number, &deed).await?, "number {number} was taken back meanwhile");
            Ok(format!("Number {number} is taken back.\n"))
        }
    }
}

fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// In one line.
async fn said(db: &Db, tuning: &Tuning) -> Result<String> {
    let of = match tuning.service() {
        Some(id) => {
            let name = db.service(id).await?.and_then(|it| it.service(Viewer::Staff)?.name);
            format!("{} ({id})", name.as_deref().unwrap_or("a service that is not here"))
        }
        None => String::new(),
    };
    Ok(match tuning {
        Tuning::Pin { words, .. } => format!("pin    for “{words}”: {of}"),
        Tuning::Block { words, .. } => format!("block  for “{words}”: {of}"),
        Tuning::Words { words, mean, both_ways: false } => format!("words  “{words}” means “{mean}”, too"),
        Tuning::Words { words, mean, both_ways: true } => {
            format!("words  “{words}” and “{mean}” mean each other")
        }
    })
}

fn by(deed: &Deed) -> String {
    format!("by {} on {}: {}", deed.who, deed.at.strftime("%Y-%m-%d"), deed.why)
}

fn as_json(kept: &KeptTuning) -> serde_json::Value {
    let deed = |deed: &Deed| json!({"who": deed.who, "why": deed.why, "at": deed.at});
    let (kind, mean, both_ways) = match &kept.tuning {
        Tuning::Pin { .. } => ("pin", None, None),
        Tuning::Block { .. } => ("block", None, None),
        Tuning::Words { mean, both_ways, .. } => ("words", Some(mean), Some(both_ways)),
    };
    let mut value = json!({
        "number": kept.number, "kind": kind, "words": kept.tuning.words(), "service": kept.tuning.service(),
        "mean": mean, "both_ways": both_ways, "said": deed(&kept.said), "removed": kept.removed.as_ref().map(deed),
    });
    if let Some(object) = value.as_object_mut() {
        object.retain(|_, value| !value.is_null());
    }
    value
}
