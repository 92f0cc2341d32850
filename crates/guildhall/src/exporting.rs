//! Writes a list to a file.

use std::path::PathBuf;

use clap::Args;
use exchange::export::{self, Export, Kept};
use record::Words;
use record::list::{self, Wording};

use crate::opening::Where;
use crate::{Done, Stopped, beside, shown};

#[derive(Args)]
pub struct Exporting {
    /// The register whose records are written: incident
    register: String,
    /// Which of them: a condition, as lists take it
    #[arg(long = "where", default_value = "")]
    condition: String,
    /// A view of the register: open
    #[arg(long, default_value = "")]
    view: String,
    /// In which order: opened_at desc
    #[arg(long, default_value = "")]
    order: String,
    /// From which instant they are seen: 2020-06-30T17:00
    #[arg(long, default_value = "")]
    as_at: String,
    /// What is written of each: field names, separated by commas; the list's own columns if none
    #[arg(long, default_value = "")]
    columns: String,
    /// Every field that may be seen, under its own name and in the spelling that is taken in again
    #[arg(long, conflicts_with = "columns")]
    whole: bool,
    /// Through whose eyes: a user name
    #[arg(long = "as")]
    actor: String,
    /// The file, which ends in .csv, .xlsx or .json
    #[arg(short, long)]
    output: PathBuf,
}

pub fn run(place: &Where, wanted: Exporting) -> Done {
    let end = wanted.output.extension().and_then(|end| end.to_str()).unwrap_or_default().to_ascii_lowercase();
    let kept = Kept::of(&end).ok_or_else(|| Stopped("The file should end in .csv, .xlsx or .json.".into()))?;
    let open = place.open()?;
    let actor = open.person(&wanted.actor)?;
    let words = Words::new(open.now, &actor.id, actor.bodies.clone());
    let dictionary = &open.desk.dictionary;
    let register = dictionary.find(&wanted.register).map_err(Stopped)?;
    let store = &open.desk.store;
    let at = record::instant::read(dictionary, store, &words, &wanted.as_at)?;
    let words = Words { now: at.at, ..words };
    let Exporting { view, condition, order, columns, .. } = wanted;
    let wording = Wording { view, condition, order, columns };
    let query = wording.read(dictionary, register)?.query.seen_from(&at.when);
    let permitted = actor.asks(dictionary, &query, &words)?;
    let export = match wanted.whole {
        true => Export::whole(&permitted, store, open.now),
        false => Export::shown(&permitted, store, open.now, list::columns(&permitted, &wording.columns)?),
    };
    let rows = beside::written(&wanted.output, |file| Ok(export::write(&export, kept, file)?))?;
    println!("{rows} rows written to {}.", shown(&wanted.output));
    Ok(())
}
