//! Recomputes what is kept from its history.

use std::path::PathBuf;

use clap::Args;
use indicatif::ProgressBar;

use crate::opening::Where;
use crate::{Done, Stopped, heads, papers};

#[derive(Args, Default)]
pub struct Verify {
    /// A head noted earlier and kept elsewhere; may be given several times
    #[arg(long, requires = "public_key")]
    head: Vec<PathBuf>,
    /// The public key that signed it, as kept elsewhere
    #[arg(long)]
    public_key: Option<String>,
}

pub fn run(place: &Where, verify: Verify) -> Done {
    let open = place.open()?;
    let progress = ProgressBar::new_spinner();
    let found = open.desk.store.verify(&mut |count| {
        progress.set_position(count);
        progress.set_message(format!("{count} entries"));
    })?;
    progress.finish_and_clear();
    let mut lines: Vec<String> = found.into_iter().map(|one| one.sentence).collect();
    lines.extend(open.desk.verify_words()?.into_iter().map(|one| one.sentence));
    let (frozen, faults) = papers::verify(&open)?;
    lines.extend(faults);
    for path in &verify.head {
        lines.extend(heads::compare(&open.desk.store, path, verify.public_key.as_deref().unwrap_or_default())?);
    }
    if !lines.is_empty() {
        return Err(Stopped(format!("{}\n{} places do not agree.", lines.join("\n"), lines.len())));
    }
    let (head, hash) = open.desk.store.head()?;
    println!("All of {head} revisions and {frozen} frozen figures agree. Head of the chain: {hash}");
    Ok(())
}
