//! The long forms of the trials, one command each. Each prints a line of a table and ends with 1 if anything was found.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use faults::load::own_program;
use faults::table::{HEAD, Tally};
use faults::trial::{calls, cut, full, kill, sync};
use faults::writer::{self, Job};

#[derive(Parser)]
#[command(about = "Breaks what the store stands on while it writes, and looks what is left")]
struct Told {
    #[command(subcommand)]
    trial: Trial,
}

#[derive(Subcommand)]
enum Trial {
    /// Kills the writing process, or PostgreSQL, again and again.
    Kill(kill::Plan),
    /// Cuts the power of a file system. Needs root and loop devices.
    Cut(cut::Plan),
    /// Makes syncs fail. Needs strace.
    Sync(sync::Plan),
    /// Fills a disk and frees it.
    Full(full::Plan),
    /// Makes single write calls fail. Needs strace.
    Calls(calls::Plan),
    /// Writes, and tells what was acknowledged: what the trials start.
    #[command(hide = true)]
    Write(Job),
}

fn main() -> ExitCode {
    let program = own_program();
    let tally = match Told::parse().trial {
        Trial::Write(job) => return writer::run(&job),
        Trial::Kill(plan) => kill::run(&program, &plan).ok_or_else(|| "PostgreSQL is not installed".to_owned()),
        Trial::Cut(plan) => cut::run(&program, &plan),
        Trial::Sync(plan) => sync::run(&program, &plan),
        Trial::Full(plan) => full::run(&program, &plan),
        Trial::Calls(plan) => calls::run(&program, &plan),
    };
    tally.map_or_else(
        |lacking| {
            eprintln!("This machine cannot: {lacking}");
            ExitCode::from(2)
        },
        |tally| shown(&tally),
    )
}

fn shown(tally: &Tally) -> ExitCode {
    println!("{HEAD}\n{tally}");
    if tally.is_clean() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
