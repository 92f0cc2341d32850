//! What the suites of existing clients presuppose, saved into an empty store.

use clap::Args;
use include_dir::{Dir, include_dir};
use practice::desk::Occasion;
use record::{Actor, Draft};
use store::Bodies;

use crate::opening::{Open, Where};
use crate::{Done, Stopped, demo};

static STORY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../fixtures/story");

/// A suite pages through the log and wants more than 600 entries.
const LOG_ENTRIES: usize = 650;
const REQUEST: &str = "fixtures";

#[derive(Args)]
pub struct Fixtures {}

pub fn run(place: &Where, _: Fixtures) -> Done {
    let open = place.open()?;
    if open.bodies != Bodies::shared() {
        return Err(Stopped(
            "There are bodies in this store already. Fixtures are for the suites of clients: give an empty store with --store."
                .into(),
        ));
    }
    let events = load(&open)?;
    // Once more, because a register was added.
    let open = place.open()?;
    let described = open.desk.describe(&open.bodies, open.now)?;
    println!(
        "{events} records were saved through the desk, and {} that describe the dictionary. Give somebody a password: \
         guildhall password admin",
        described.added
    );
    Ok(())
}

/// Saves the story and the log into an empty store; answers how many records that were.
pub fn load(open: &Open) -> Done<usize> {
    let progress = demo::progress();
    let told = demo::tell(&STORY, REQUEST, &open.desk, &progress).map_err(Stopped)?;
    progress.finish_and_clear();
    let system = Actor::system("setup", Bodies::shared());
    let entry = |place: usize| {
        let draft = Draft::new("syslog").with("company", store::SHARED).with("source", REQUEST);
        draft.with("message", format!("Entry {place} of {LOG_ENTRIES}, to be paged through"))
    };
    let entries: Vec<Draft> = (1..=LOG_ENTRIES).map(entry).collect();
    let on = Occasion { actor: &system, now: open.now, why: "Fixtures for the suites of clients", request: REQUEST };
    open.desk.save_all(on, &entries)?;
    Ok(told.events + entries.len())
}
