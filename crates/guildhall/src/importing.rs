//! Takes in a file of records.

use std::path::{Path, PathBuf};

use clap::Args;
use exchange::{Form, Intake, Log, Mapping, Taken};
use practice::NotUndone;
use practice::desk::Occasion;
use record::{Actor, Filter, Page, Query, Words};
use store::Bodies;

use crate::opening::{Open, Where};
use crate::{Done, Stopped, shown, told};

#[derive(Args)]
pub struct Import {
    /// Files of records: CSV or XLSX with a header of field names, JSON with a list of objects, or XES
    #[arg(required_unless_present = "take_back")]
    files: Vec<PathBuf>,
    /// The register that the records belong to
    #[arg(long, required_unless_present_any = ["map", "take_back"])]
    register: Option<String>,
    /// What the columns of an event log mean: each event becomes a version at its own time
    #[arg(long, conflicts_with = "register")]
    map: Option<PathBuf>,
    /// With --map: a CSV file for every value that is kept as told although our rules speak against it
    #[arg(long, requires = "map")]
    odd: Option<PathBuf>,
    /// Without --map: the field by which a row names the record that it changes; a row that names none makes a new one
    #[arg(long, conflicts_with_all = ["map", "take_back"])]
    key: Option<String>,
    /// Without --map: take in each row that is in order, and say which were left
    #[arg(long, conflicts_with_all = ["map", "take_back"])]
    each: bool,
    /// Without --map: a CSV file for every value that changes, with what it was
    #[arg(long, conflicts_with_all = ["map", "take_back"])]
    diff: Option<PathBuf>,
    /// Take back what an import made and changed: its number
    #[arg(long, conflicts_with_all = ["files", "register", "map"])]
    take_back: Option<String>,
    /// With --take-back: leave what somebody has changed since
    #[arg(long, requires = "take_back")]
    leave_changed: bool,
    /// Who brings them in: a user name
    #[arg(long = "as")]
    actor: String,
    /// The body whose records they are, by its code; where it is not said, that of whoever brings them in
    #[arg(long)]
    company: Option<String>,
    /// Why, for the history of each record
    #[arg(long, default_value = "Import")]
    why: String,
    /// Judge every row, keep nothing
    #[arg(long)]
    dry_run: bool,
}

pub fn run(place: &Where, import: Import) -> Done {
    match (&import.take_back, &import.map, &import.files[..], &import.register) {
        (Some(number), ..) => take_back(place, &import, number),
        (_, Some(map), ..) => take_log(place, &import, map),
        (_, _, [file], Some(register)) => take_rows(place, &import, file, register),
        _ => Err(Stopped("Without --map, one file is taken in at a time.".into())),
    }
}

fn take_back(place: &Where, import: &Import, number: &str) -> Done {
    let open = place.open()?;
    let actor = open.person(&import.actor)?;
    let on = Occasion { actor: &actor, now: open.now, why: &import.why, request: number };
    let back = exchange::take_back(&open.desk, on, number, import.leave_changed).map_err(|not| match not {
        NotUndone::Changed(left) => Stopped(format!(
            "{}\nNothing was taken back. With --leave-changed these stay, and the rest is taken back.",
            some(left.iter().map(ToString::to_string))
        )),
        other => other.into(),
    })?;
    println!(
        "{number}: {} records that it made were taken back, {} have their earlier values again.",
        back.withdrawn, back.given_back
    );
    if !back.left.is_empty() {
        println!("Left, because changed since:\n{}", some(back.left.into_iter()));
    }
    Ok(())
}

fn take_log(place: &Where, import: &Import, map: &Path) -> Done {
    let text = std::fs::read_to_string(map).map_err(|error| Stopped(format!("{}: {error}", shown(map))))?;
    let open = place.open()?;
    let mapping = Mapping::read(&shown(map), &text, &open.desk.dictionary).map_err(|faults| Stopped(told(&faults)))?;
    let actor = acting(&open, import)?;
    let not_written = |error: csv::Error| Stopped(format!("The list of odd values cannot be written: {error}."));
    let mut list = import.odd.as_deref().map(csv::Writer::from_path).transpose().map_err(not_written)?;
    let mut written = list.as_mut().map_or(Ok(()), |list| list.write_record(["place", "field", "message"]));
    let mut odd = |fault: &exchange::RowFault| {
        if let (Some(list), Ok(())) = (&mut list, &written) {
            let cells = [fault.place.as_str(), fault.field.as_deref().unwrap_or_default(), &fault.message];
            written = list.write_record(cells.map(exchange::export::guarded));
        }
    };
    let bar = indicatif::ProgressBar::no_length();
    let style = indicatif::ProgressStyle::with_template("{pos} of {len} events, {per_sec}, {eta} to go");
    bar.set_style(style.unwrap_or_else(|_| indicatif::ProgressStyle::default_bar()));
    let mut progress = |done: usize, of: usize| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    };
    let on = Occasion { actor: &actor, now: open.now, why: &import.why, request: "import" };
    let files = &import.files;
    let log = Log { mapping: &mapping, files, is_rehearsal: import.dry_run, progress: &mut progress, odd: &mut odd };
    let report =
        exchange::take_log(&open.desk, on, log).map_err(|not| Stopped(format!("{not}\nNothing was taken in.")))?;
    bar.finish_and_clear();
    written.map_err(not_written)?;
    let (from, to) = report.revisions;
    println!("{} records from {} events, each a version.", report.records, report.rows);
    for (register, count) in &report.named {
        println!("{count} records of {register} made, because they are named.");
    }
    for ((field, message), count) in &report.odd {
        println!("{count:>8} kept as told: {field}: {message}");
    }
    match import.dry_run {
        true => println!("Nothing was kept: this was a dry run."),
        false => println!("Import {}, revisions {from} to {to}. Take it back with --take-back.", report.number),
    }
    Ok(())
}

fn acting(open: &Open, import: &Import) -> Done<Actor> {
    let actor = open.person(&import.actor)?;
    match &import.company {
        Some(code) => within(open, actor, code),
        None => Ok(actor),
    }
}

/// The same person, in one body alone: who belongs to one body writes its records.
fn within(open: &Open, actor: Actor, code: &str) -> Done<Actor> {
    let words = Words::new(open.now, &actor.id, actor.bodies.clone());
    let query = Query::all(record::register::COMPANIES).and(Filter::is("code", code));
    let found = actor.asks(&open.desk.dictionary, &query, &words)?.ids(&mut &open.desk.store, Page::ONE)?.pop();
    match found {
        Some(body) if actor.bodies.holds(&body) => Ok(Actor { bodies: Bodies::of([body]), ..actor }),
        _ => Err(Stopped(format!("`{code}` is not the code of a body whose records you write."))),
    }
}

fn take_rows(place: &Where, import: &Import, file: &Path, register: &str) -> Done {
    let form = Form::of(&shown(file)).ok_or_else(|| {
        Stopped("The file should end in .csv, .json, .jsonl, .xlsx or .xes, or in .gz after that.".into())
    })?;
    let bytes = std::fs::read(file).map_err(|error| Stopped(format!("{}: {error}", shown(file))))?;
    let faults = |faults: Vec<exchange::RowFault>| {
        let lines: Vec<String> = faults.iter().map(|fault| format!("{}: {fault}", shown(file))).collect();
        Stopped(format!("{}\n{} faults; nothing was taken in.", lines.join("\n"), lines.len()))
    };
    let rows = exchange::read(form, &bytes).map_err(faults)?;
    let open = place.open()?;
    let actor = acting(&open, import)?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let sha256 = exchange::sha256(file)?;
    let on = Occasion { actor: &actor, now: open.now, why: &import.why, request: "import" };
    let intake = Intake {
        register,
        rows: &rows,
        key: import.key.as_deref(),
        each: import.each,
        is_rehearsal: import.dry_run,
        file: Some((&name, &sha256)),
    };
    let bar = indicatif::ProgressBar::no_length();
    let style = indicatif::ProgressStyle::with_template("{pos} of {len} rows, {per_sec}, {eta} to go");
    bar.set_style(style.unwrap_or_else(|_| indicatif::ProgressStyle::default_bar()));
    let mut progress = |done: usize, of: usize| {
        if done.is_multiple_of(100) {
            bar.set_length(of as u64);
            bar.set_position(done as u64);
        }
    };
    let taken = match exchange::take(&open.desk, on, intake, &mut progress) {
        Ok(taken) => taken,
        Err(exchange::NotTaken::Faults(some)) => return Err(faults(some)),
        Err(other) => return Err(other.into()),
    };
    bar.finish_and_clear();
    if import.dry_run || import.diff.is_some() {
        differences(&open, on, &taken, import)?;
    }
    for fault in &taken.faults {
        println!("{}: {fault}", shown(file));
    }
    let Taken { inserts, updates, ignored, errors, .. } = taken;
    println!(
        "{inserts} inserted, {updates} updated, {ignored} ignored because nothing in them was new, {errors} left."
    );
    match (import.dry_run, taken.number, taken.revision) {
        (true, ..) => println!("Nothing was kept: this was a dry run."),
        (false, Some(number), Some(revision)) => {
            println!("Import {number}, revision {revision}. Take it back with --take-back {number}.");
        }
        _ => println!("Nothing was new, and nothing was kept."),
    }
    Ok(())
}

/// Says what the rows change: on the screen as much as can be read there, in a file all of it.
fn differences(open: &Open, on: Occasion<'_>, taken: &Taken, import: &Import) -> Done {
    let not_written = |error: csv::Error| Stopped(format!("The list of changes cannot be written: {error}."));
    let mut list = import.diff.as_deref().map(csv::Writer::from_path).transpose().map_err(not_written)?;
    if let Some(list) = &mut list {
        list.write_record(["place", "record", "field", "was", "is"]).map_err(not_written)?;
    }
    let mut lines = 0;
    for (place, row) in &taken.rows {
        if list.is_none() && lines > LINES_MAX {
            break;
        }
        let mut tell = |field: &str, was: &str, is: &str, line: String| -> Done {
            lines += 1;
            if import.dry_run && lines <= LINES_MAX {
                println!("{line}");
            }
            match &mut list {
                // A spreadsheet that opens the list runs nothing in it.
                Some(list) => list
                    .write_record([place.as_str(), &row.name, field, was, is].map(exchange::export::guarded))
                    .map_err(not_written),
                None => Ok(()),
            }
        };
        if row.is_new {
            tell("", "", "new", format!("{place}: new: {}", row.name))?;
        }
        for change in taken.changes(&open.desk, on, row)? {
            let (was, is) = (&change.was, &change.is);
            tell(&change.field, was, is, format!("{place}: {}: {}: “{was}” → “{is}”", row.name, change.label))?;
        }
    }
    if import.dry_run && lines > LINES_MAX {
        println!("… and more. All of it goes to a file with --diff FILE.");
    }
    if let Some(list) = &mut list {
        list.flush().map_err(|error| Stopped(error.to_string()))?;
    }
    Ok(())
}

/// As many lines as can be read on a screen.
fn some(lines: impl ExactSizeIterator<Item = String>) -> String {
    let more = lines.len().saturating_sub(LINES_MAX);
    let mut lines: Vec<String> = lines.take(LINES_MAX).collect();
    if more > 0 {
        lines.push(format!("… and {more} more."));
    }
    lines.join("\n")
}

/// Lines of a list that are shown on the screen.
const LINES_MAX: usize = 50;
