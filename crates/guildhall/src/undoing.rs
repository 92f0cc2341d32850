//! Undoes what a revision did.

use clap::Args;
use practice::NotUndone;
use practice::desk::Occasion;
use practice::undo::{Fate, How, Undone};

use crate::opening::Where;
use crate::{Done, Stopped};

#[derive(Args)]
pub struct Undo {
    /// The number of the revision, as the history of a record shows it
    revision: i64,
    /// Who undoes it: a user name
    #[arg(long = "as")]
    actor: String,
    /// Leave what somebody has changed since, and undo the rest
    #[arg(long)]
    leave_changed: bool,
    /// Why, for the history of each record
    #[arg(long)]
    why: Option<String>,
    /// Say what would be undone, keep nothing
    #[arg(long)]
    dry_run: bool,
}

/// Lines of a list that are shown on the screen.
const LINES_MAX: usize = 200;

pub fn run(place: &Where, undo: Undo) -> Done {
    let open = place.open()?;
    let actor = open.person(&undo.actor)?;
    let number = undo.revision;
    let why = undo.why.unwrap_or_else(|| format!("Undo of revision {number}"));
    let on = Occasion { actor: &actor, now: open.now, why: &why, request: "undo" };
    let carry_out = |is_rehearsal| {
        let how = How { leave_changed: undo.leave_changed, is_rehearsal };
        open.desk.undo(on, number, how).map_err(|not| match not {
            NotUndone::Changed(_) => {
                Stopped(format!("{not}\nNothing was undone. With --leave-changed these stay, and the rest is undone."))
            }
            other => Stopped(format!("{other}\nNothing was undone.")),
        })
    };
    show(&carry_out(true)?);
    if undo.dry_run {
        println!("Nothing was kept: this was a dry run.");
        return Ok(());
    }
    match carry_out(false)?.revision {
        Some(revision) => println!("Revision {number} is undone, as revision {revision}, which can itself be undone."),
        None => println!("There was nothing left to undo."),
    }
    Ok(())
}

fn show(undone: &Undone) {
    let mut lines = Vec::new();
    for record in &undone.records {
        let fate = match record.fate {
            Fate::Changed => "",
            Fate::Gone => ": goes, for the revision had made it",
            Fate::Back => ": comes back",
            Fate::Struck => ": a note is struck, or stands again",
        };
        lines.push(format!("{} ({}){fate}", record.name, record.register));
        let fields = record.fields.iter();
        lines.extend(fields.map(|change| format!("  {}: “{}” → “{}”", change.label, change.was, change.is)));
    }
    if !undone.left.is_empty() {
        lines.push("Left, because changed since:".to_owned());
        lines.extend(undone.left.iter().map(|objection| format!("  {objection}")));
    }
    let more = lines.len().saturating_sub(LINES_MAX);
    lines.truncate(LINES_MAX);
    if more > 0 {
        lines.push(format!("… and {more} more lines."));
    }
    println!("{}", lines.join("\n"));
}
