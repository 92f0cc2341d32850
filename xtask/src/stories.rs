//! Stories of ours (`tests/clients`), told with the clients as their registries have them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use clap::Args;

use crate::conformance::ANSIBLE;
use crate::instance::{Instance, PASSWORD, Which};
use crate::{Done, python, shell};

/// The collection's name and version, as its registry has it.
const COLLECTION: &str = "servicenow.itsm:==2.15.1";
/// Whoever has the collection in another way names its folder here: a checkout of it.
const CHECKOUT: &str = "GUILDHALL_ITSM_CHECKOUT";
/// People of two bodies, and an administrator.
const PEOPLE: [&str; 3] = ["admin", "anouk.farrow", "nora.neighbour"];

#[derive(Args)]
pub struct Stories {
    #[command(flatten)]
    which: Which,
}

pub fn run(wanted: &Stories) -> Done {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let clients = shell::root().join("tests/clients");
    let begun = Instant::now();
    let instance = Instance::start(&wanted.which, folder.path(), &PEOPLE)?;
    println!("A fresh Guildhall on {} answers after {} s", wanted.which.engine(), begun.elapsed().as_secs());
    pysnc(&clients, &instance)?;
    println!("PySNC's stories end after {} s", begun.elapsed().as_secs());
    ansible(&clients, &instance, folder.path())?;
    println!("Ansible's story ends after {} s", begun.elapsed().as_secs());
    Ok(())
}

fn come_in(command: &mut Command, instance: &Instance) {
    command
        .env("GUILDHALL_ORIGIN", &instance.origin)
        .env("GUILDHALL_PASSWORD", PASSWORD)
        .env("GUILDHALL_CLIENT_ID", &instance.client_id)
        .env("GUILDHALL_CLIENT_SECRET", &instance.client_secret)
        .env("GUILDHALL_CERTIFICATE", instance.client_certificate())
        .env("GUILDHALL_CERTIFICATE_KEY", instance.client_key())
        .env("REQUESTS_CA_BUNDLE", instance.authority())
        .env("SSL_CERT_FILE", instance.authority())
        .env("PYTHONDONTWRITEBYTECODE", "1");
}

fn told(command: &mut Command) -> Done {
    let status = command.status().map_err(|error| error.to_string())?;
    if status.success() { Ok(()) } else { Err("The story did not end as it should.".into()) }
}

fn pysnc(clients: &Path, instance: &Instance) -> Done {
    let list = clients.join("pysnc.txt");
    let requirements = std::fs::read_to_string(&list).map_err(|error| format!("{}: {error}.", list.display()))?;
    let bin = python::environment("pysnc", &requirements)?;
    let mut command = Command::new(bin.join("python"));
    command.args(["-W", "ignore"]).arg(clients.join("pysnc_story.py"));
    come_in(&mut command, instance);
    told(&mut command)
}

fn ansible(clients: &Path, instance: &Instance, folder: &Path) -> Done {
    let bin = python::environment("ansible", ANSIBLE)?;
    let Some(collections) = collections(&bin, folder)? else { return Ok(()) };
    let mut command = Command::new(bin.join("ansible-playbook"));
    command.arg("-i").arg(clients.join("inventory")).arg(clients.join("story.yml"));
    command.current_dir(folder);
    come_in(&mut command, instance);
    let path = std::env::var("PATH").unwrap_or_default();
    command
        .env("PATH", format!("{}:{path}", bin.display()))
        .env("ANSIBLE_COLLECTIONS_PATH", collections)
        .env("ANSIBLE_PYTHON_INTERPRETER", bin.join("python"))
        .env("ANSIBLE_LOCALHOST_WARNING", "False")
        .env("ANSIBLE_INVENTORY_ENABLED", "servicenow.itsm.now,ansible.builtin.host_list")
        .env("ANSIBLE_NOCOLOR", "1")
        .env("GUILDHALL_FOLDER", folder)
        .env("SN_HOST", &instance.origin)
        .env("SN_USERNAME", "admin")
        .env("SN_PASSWORD", PASSWORD);
    told(&mut command)
}

/// The folder in which Ansible finds the collection: a checkout, what was fetched before, or what its registry has. Where that
/// cannot be reached the story is left out, and that is said.
fn collections(bin: &Path, folder: &Path) -> Done<Option<PathBuf>> {
    if let Some(checkout) = std::env::var_os(CHECKOUT).filter(|text| !text.is_empty()).map(PathBuf::from) {
        let place = folder.join("collections");
        crate::conformance::collection_of(&checkout, &place)?;
        return Ok(Some(place));
    }
    let kept = shell::cache()?.join("collections");
    if kept.join("ansible_collections/servicenow/itsm/plugins").exists() {
        return Ok(Some(kept));
    }
    let mut galaxy = Command::new(bin.join("ansible-galaxy"));
    galaxy.args(["collection", "install", COLLECTION, "--collections-path"]).arg(&kept);
    match shell::said(&mut galaxy, "") {
        Ok(_) => Ok(Some(kept)),
        Err(why) => {
            println!(
                "NOT RUN: Ansible's story, because the collection {COLLECTION} cannot be had from its registry here. Name a checkout \
                 of it in {CHECKOUT}.\n{why}"
            );
            Ok(None)
        }
    }
}
