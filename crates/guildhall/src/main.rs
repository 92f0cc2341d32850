//! Guildhall: the desk, the estate, assurance, the portfolio, and the committee paper written from their records.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use guildhall::{
    Stopped, backing_up, checking, comparing, credentials, demo, disposing, dumping, erasing, exporting, fixtures,
    heads, importing, opening, papers, passwords, registers, restoring, serving, undoing, verifying, webhooks,
};

#[derive(Parser)]
#[command(name = "guildhall", version, about = "Runs a public body's IT service, and writes its committee papers from the records.", after_help = EXAMPLES)]
struct Cli {
    #[command(flatten)]
    open: opening::Where,
    #[command(subcommand)]
    what: What,
}

const EXAMPLES: &str = "\
Begin with:
  guildhall demo                      six months of a city and its police as records, the paper, and the server
Then:
  guildhall serve --as d.jessop       look at the records again
  guildhall import calls.csv --register incident --as t.adeyemi --why 'Calls of the weekend'
  guildhall export incident --where 'priority = 1' --as d.jessop -o urgent.xlsx
  guildhall compare incident --where 'priority = 1' --from 2020-05 --as d.jessop
  guildhall paper it-service-delivery-summary --as d.jessop
  guildhall check my-register.toml    is this file in order?
  guildhall verify                    does everything kept still agree with its history?";

#[derive(Subcommand)]
enum What {
    /// Rebuilds six months of records, writes the paper and serves both
    Demo(demo::Demo),
    /// Serves the records to a browser on this machine
    Serve(serving::Serve),
    /// Gives programs credentials, lists them and takes them away
    Credential(credentials::Credential),
    /// Tells other systems of changes: gives webhooks, other secrets, and sends dead letters again
    Webhook(webhooks::Webhook),
    /// Gives a person a password, typed or piped in
    Password(passwords::Password),
    /// Takes in a file of records, new ones and changes: all of it, or none with every fault; and takes one back
    Import(importing::Import),
    /// Undoes what a revision did, as a new revision
    Undo(undoing::Undo),
    /// Writes a list of any length to a CSV, XLSX or JSON file
    Export(exporting::Exporting),
    /// Says what came, went and changed in a list between two instants
    Compare(comparing::Compare),
    /// Writes a committee paper from the records, as HTML, PDF and DOCX
    Paper(papers::Paper),
    /// Says what is wrong with registers and papers, with line and caret
    Check(checking::Check),
    /// Adds a register to the running organisation
    Register(registers::Add),
    /// Recomputes the chain of revisions and every frozen figure
    Verify(verifying::Verify),
    /// Prints or writes the signed head of the chain, to be kept on another machine
    Head(heads::Head),
    /// Copies the store into a new folder while others write
    Backup(backing_up::Backup),
    /// Makes an empty store what a backup holds, on either engine
    Restore(restoring::Restore),
    /// Erases personal data by law: the values go, the chain still verifies
    Erase(erasing::Erase),
    /// Disposes of records whose time has come, with certificates; what is held stays
    Dispose(disposing::Dispose),
    /// Fills an empty store with what the test suites of ServiceNow clients presuppose
    Fixtures(fixtures::Fixtures),
    /// Writes all that is kept as one portable text
    Dump(dumping::Dump),
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into()))
        .with_writer(std::io::stderr)
        .init();
    let cli = Cli::parse();
    let done = match cli.what {
        What::Demo(demo) => demo::run(&cli.open, demo),
        What::Serve(serve) => serving::run(&cli.open, serve),
        What::Credential(credential) => credentials::run(&cli.open, credential),
        What::Webhook(webhook) => webhooks::run(&cli.open, webhook),
        What::Password(password) => passwords::run(&cli.open, password),
        What::Import(import) => importing::run(&cli.open, import),
        What::Undo(undo) => undoing::run(&cli.open, undo),
        What::Export(wanted) => exporting::run(&cli.open, wanted),
        What::Compare(wanted) => comparing::run(&cli.open, wanted),
        What::Paper(paper) => papers::run(&cli.open, paper),
        What::Check(check) => checking::run(check),
        What::Register(add) => registers::run(&cli.open, add),
        What::Verify(verify) => verifying::run(&cli.open, verify),
        What::Head(head) => heads::run(&cli.open, head),
        What::Backup(backup) => backing_up::run(&cli.open, backup),
        What::Restore(restore) => restoring::run(&cli.open, restore),
        What::Erase(erase) => erasing::run(&cli.open, erase),
        What::Dispose(dispose) => disposing::run(&cli.open, dispose),
        What::Fixtures(all) => fixtures::run(&cli.open, all),
        What::Dump(dump) => dumping::run(&cli.open, dump),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stopped(message)) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
