//! Writes a list to a file.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use clap::Args;
use exchange::export::{self, Export, Kept};
use record::{Query, Words};

use crate::opening::Where;
use crate::{Done, Stopped, shown};

#[derive(Args)]
pub struct Exporting {
    /// The register whose records are written: incident
    register: String,
    /// Which of them: a condition, as lists take it
    #[arg(long = "where", default_value = "")]
    condition: String,
    /// In which order: opened_at desc
    #[arg(long, default_value = "")]
    order: String,
    /// From which instant they are seen: 2020-06-30T17:00
    #[arg(long, default_value = "")]
    as_at: String,
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
    let query = query(dictionary, &wanted)?;
    let permitted = actor.asks(dictionary, &query, &words)?;
    let columns = export::shown_columns(&permitted);
    let fault = |error: std::io::Error| Stopped(format!("{}: {error}", shown(&wanted.output)));
    // Beside it first: half a list could be taken for a whole one, and an earlier one stays until there is another.
    let beside = wanted.output.with_extension(format!("{end}.{}.part", std::process::id()));
    let mut file = BufWriter::new(File::create_new(&beside).map_err(fault)?);
    let export = Export { permitted: &permitted, store: &open.desk.store, columns: &columns };
    let written = export::write(&export, kept, &mut file).map_err(Stopped::from).and_then(|rows| {
        file.flush().map_err(fault)?;
        std::fs::rename(&beside, &wanted.output).map_err(fault)?;
        Ok(rows)
    });
    let rows = written.inspect_err(|_| {
        std::fs::remove_file(&beside).ok();
    })?;
    println!("{rows} rows written to {}.", shown(&wanted.output));
    Ok(())
}

fn query(dictionary: &record::Dictionary, wanted: &Exporting) -> Done<Query> {
    let register = dictionary.find(&wanted.register).map_err(Stopped)?;
    let parts = [("order by ", &wanted.order), ("as at ", &wanted.as_at)];
    let tail = parts.iter().filter(|(_, text)| !text.is_empty()).map(|(word, text)| format!("{word}{text}"));
    let line: Vec<String> = std::iter::once(wanted.condition.clone()).chain(tail).collect();
    let mut query = web::pages::list::reading::query(dictionary, register, line.join(" ").trim())?;
    query.order = web::pages::list::reading::order(register, query.order);
    Ok(query)
}
