//! The City's six months to May 2020, rebuilt as records; then its paper, and the server.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use clap::Args;
use include_dir::{Dir, include_dir};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::{SignedDuration, Timestamp};
use practice::Desk;
use practice::desk::Occasion;
use record::{Draft, Words};
use store::Bodies;

use crate::opening::{Open, Where};
use crate::papers::{self, Making, Seen};
use crate::{Done, Stopped, out_dir, serving, shown};

mod load;
mod story;

static STORY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../demo/story");

/// The paper that the demo writes, and who sends it on its way when: author, approver, clerk.
const PAPER: &str = "it-service-delivery-summary";
const WAY: [(&str, &str, &str, &str); 2] = [
    ("d.jessop", "2020-06-12 13:20:00", "review", "Sent for review"),
    ("f.kovacs", "2020-06-19 10:45:00", "approved", "Read and approved"),
];
const AUTHOR: &str = "d.jessop";
const CLERK: &str = "c.pemberton";
const PUBLISHED: &str = "2020-06-25 09:02:00";
/// What time it is for those who look at the demo when the server starts: the morning of the meeting.
const LOOKED_AT: &str = "2020-07-03 08:30:00";
/// Through whose eyes one may look.
const READERS: [&str; 5] = ["i.ashgrove", "l.lindqvist", "t.adeyemi", "a.mensah", "c.pemberton"];

#[derive(Args)]
pub struct Demo {
    /// Write the records and the paper, and stop
    #[arg(long)]
    no_serve: bool,
    /// Begin again, even if the data folder holds a demo already
    #[arg(long)]
    fresh: bool,
    /// Address and port of the server
    #[arg(long, default_value = "127.0.0.1:8020")]
    listen: SocketAddr,
}

pub fn run(place: &Where, demo: Demo) -> Done {
    if demo.fresh {
        forget(place)?;
    }
    let open = place.open()?;
    let open = if open.bodies == Bodies::shared() { build(place, open)? } else { open };
    if demo.no_serve {
        return Ok(());
    }
    let others = READERS.map(str::to_owned);
    let looked_at = instant(LOOKED_AT)?;
    let started = Timestamp::now();
    let clock = move || {
        looked_at
            .checked_add(SignedDuration::from_secs(Timestamp::now().as_second() - started.as_second()))
            .unwrap_or(looked_at)
    };
    serving::start(&open, demo.listen, AUTHOR, &others, clock, "the demo, as it was on 3 July 2020,")
}

/// Removes the database file of an earlier demo, and nothing else.
fn forget(place: &Where) -> Done {
    let Some(file) = place.sqlite_file() else {
        return Err(Stopped("--fresh removes a database file. Give an empty PostgreSQL database instead.".into()));
    };
    for end in ["", "-wal", "-shm"] {
        let path = format!("{}{end}", shown(&file));
        if std::path::Path::new(&path).exists() {
            std::fs::remove_file(&path).map_err(|error| Stopped(format!("{path}: {error}")))?;
        }
    }
    Ok(())
}

/// Tells the story into an empty store, then writes and publishes its paper.
pub fn build(place: &Where, open: Open) -> Done<Open> {
    let progress = progress();
    let told = tell(&STORY, "demo", &open.desk, &progress).map_err(Stopped)?;
    progress.finish_and_clear();
    println!("{} events of six months were saved through the desk.", told.events);
    let open = place.open()?;
    let author = open.person(AUTHOR)?;
    let press = papers::press();
    let making = Making { open: &open, actor: &author, now: instant(PUBLISHED)?, press: &press };
    let script = papers::script(PAPER, &open)?;
    let issue = making.issue(&script, "1.0")?;
    for (name, at, state, why) in WAY {
        let actor = open.person(name)?;
        let on = Occasion { actor: &actor, now: instant(at)?, why, request: "demo" };
        let step = Draft { sys_id: Some(issue.paper.clone()), ..Draft::new("paper") }.with("state", state);
        open.desk.save(on, &step)?;
    }
    let made = making.make(script, &Seen::Cut, Some(&issue))?;
    let blocking = made.findings.iter().filter(|finding| finding.level == paper::Level::Blocks).count();
    println!("Proof has {} remarks on the paper, {blocking} of which block it.", made.findings.len());
    making.publish(&made, &issue, &open.person(CLERK)?)?;
    for path in papers::write(&made.forms, &out_dir(None, place), PAPER)? {
        println!("{}", shown(&path));
    }
    Ok(open)
}

fn instant(stamp: &str) -> Done<Timestamp> {
    Words::instant(stamp).ok_or_else(|| Stopped(format!("{stamp} is not an instant.")))
}

pub(crate) fn progress() -> ProgressBar {
    let progress = ProgressBar::new(0).with_message("Records");
    if let Ok(style) = ProgressStyle::with_template("{msg:10} {wide_bar} {pos}/{len}") {
        progress.set_style(style);
    }
    progress
}

pub(crate) struct Told {
    pub(crate) events: usize,
}

/// Saves a whole story through the desk into an empty store. Progress is shown as it goes.
pub(crate) fn tell(story: &Dir<'_>, request: &str, desk: &Desk, progress: &ProgressBar) -> Result<Told, String> {
    let files: BTreeMap<String, String> = story
        .files()
        .filter_map(|file| Some((file.path().to_str()?.to_owned(), file.contents_utf8()?.to_owned())))
        .collect();
    // Only the time zone of these words is used: every event says when it happened.
    let words = Words::new(Timestamp::UNIX_EPOCH, "setup", Bodies::shared());
    let events = story::read(&files, &words).map_err(|faults| faults.join("\n"))?;
    progress.set_length(events.len() as u64);
    let mut loader = load::Loader::new(desk, request);
    for event in &events {
        loader.save(event)?;
        progress.inc(1);
    }
    Ok(Told { events: events.len() })
}
