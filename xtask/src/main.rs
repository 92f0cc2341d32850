//! What is done around Guildhall and is no part of it: running the clients of other systems against it.

mod conformance;
mod instance;
mod python;
mod shell;
mod stories;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Runs the clients of other systems against a fresh Guildhall.")]
struct Cli {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Runs the clients' own suites from checkouts of them, and writes docs/conformance.md
    Conformance(conformance::Conformance),
    /// Runs our own stories with the clients from their registries (tests/clients)
    Stories(stories::Stories),
}

/// What went wrong, as a sentence.
type Done<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let done = match Cli::parse().what {
        What::Conformance(wanted) => conformance::run(&wanted),
        What::Stories(wanted) => stories::run(&wanted),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
