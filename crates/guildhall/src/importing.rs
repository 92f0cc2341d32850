//! Takes in a file of records.

use std::path::PathBuf;

use clap::Args;
use exchange::{Form, Intake};
use practice::desk::Occasion;

use crate::opening::Where;
use crate::{Done, Stopped, shown};

#[derive(Args)]
pub struct Import {
    /// A file of records: CSV or XLSX with a header of field names, JSON with a list of objects, or XES
    file: PathBuf,
    /// The register that the records belong to
    #[arg(long)]
    register: String,
    /// Who brings them in: a user name
    #[arg(long = "as")]
    actor: String,
    /// Why, for the history of each record
    #[arg(long, default_value = "Import")]
    why: String,
    /// Judge every row, keep nothing
    #[arg(long)]
    dry_run: bool,
}

pub fn run(place: &Where, import: Import) -> Done {
    let form = Form::of(&shown(&import.file)).ok_or_else(|| {
        Stopped("The file should end in .csv, .json, .jsonl, .xlsx or .xes, or in .gz after that.".into())
    })?;
    let bytes = std::fs::read(&import.file).map_err(|error| Stopped(format!("{}: {error}", shown(&import.file))))?;
    let faults = |faults: Vec<exchange::RowFault>| {
        let lines: Vec<String> = faults.iter().map(|fault| format!("{}: {fault}", shown(&import.file))).collect();
        Stopped(format!("{}\n{} faults; nothing was taken in.", lines.join("\n"), lines.len()))
    };
    let rows = exchange::read(form, &bytes).map_err(faults)?;
    let open = place.open()?;
    let actor = open.person(&import.actor)?;
    let progress = indicatif::ProgressBar::new_spinner().with_message(format!("{} rows", rows.len()));
    progress.enable_steady_tick(std::time::Duration::from_millis(200));
    let on = Occasion { actor: &actor, now: open.now, why: &import.why, request: "import" };
    let intake = Intake { register: &import.register, rows: &rows, is_rehearsal: import.dry_run };
    let saved = match exchange::take(&open.desk, on, intake) {
        Ok(saved) => saved,
        Err(exchange::NotTaken::Faults(some)) => return Err(faults(some)),
        Err(other) => return Err(other.into()),
    };
    progress.finish_and_clear();
    match (import.dry_run, saved.first().and_then(|one| one.revision)) {
        (true, _) => println!("{} rows are in order. Nothing was kept: this was a dry run.", saved.len()),
        (false, Some(revision)) => println!("{} records taken in, as revision {revision}.", saved.len()),
        (false, None) => println!("{} rows, and nothing in them was new.", saved.len()),
    }
    Ok(())
}
