//! Recomputes what is kept from its history.

use indicatif::ProgressBar;

use crate::opening::Where;
use crate::{Done, Stopped, papers};

pub fn run(place: &Where) -> Done {
    let open = place.open()?;
    let progress = ProgressBar::new_spinner();
    let found = open.desk.store.verify(&mut |count| {
        progress.set_position(count);
        progress.set_message(format!("{count} entries"));
    })?;
    progress.finish_and_clear();
    let mut lines: Vec<String> = found.into_iter().map(|one| one.sentence).collect();
    let (frozen, faults) = papers::verify(&open)?;
    lines.extend(faults);
    if !lines.is_empty() {
        return Err(Stopped(format!("{}\n{} places do not agree.", lines.join("\n"), lines.len())));
    }
    let (head, hash) = open.desk.store.head()?;
    println!("All of {head} revisions and {frozen} frozen figures agree. Head of the chain: {hash}");
    Ok(())
}
