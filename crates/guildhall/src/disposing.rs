//! Disposal of records whose time has come.

use clap::Args;
use practice::desk::Occasion;
use practice::retention::Disposal;

use crate::Done;
use crate::opening::Where;

#[derive(Args)]
pub struct Dispose {
    /// Who answers for it: the user name of a data protection officer
    #[arg(long = "as")]
    actor: String,
    /// Why now, for the history
    #[arg(long, default_value = "Retention")]
    why: String,
    /// Say what would go, and dispose of nothing
    #[arg(long)]
    dry_run: bool,
}

pub fn run(place: &Where, dispose: Dispose) -> Done {
    let open = place.open()?;
    let actor = open.person(&dispose.actor)?;
    let on = Occasion { actor: &actor, now: open.now, why: &dispose.why, request: "dispose" };
    let done = open.desk.dispose(on, !dispose.dry_run, &mut |one| tell(one, dispose.dry_run))?;
    let records: u64 = done.iter().map(|one| one.records).sum();
    if records == 0 {
        println!("Nothing is due.");
    } else if !dispose.dry_run {
        let mut tables: Vec<&str> = done.iter().map(|one| one.table.as_str()).chain(["sys_journal_field"]).collect();
        tables.dedup();
        open.desk.store.scrub(&tables)?;
        println!(
            "{records} records disposed of. Backups and dumps made before still hold them, until they are destroyed."
        );
    }
    Ok(())
}

fn tell(one: &Disposal, dry_run: bool) {
    let done = if dry_run { "due" } else { "disposed of" };
    println!(
        "{}, kept {} ({}): {} {done}, with {} versions, {} journal entries and {} files.{}",
        one.register,
        one.rule,
        one.before,
        one.records,
        one.versions,
        one.entries,
        one.files,
        if dry_run { String::new() } else { format!(" {}", one.certificates.join(", ")) }
    );
    for (hold, count) in &one.held {
        println!("  {count} skipped: held by {hold}.");
    }
}
