//! The integration targets of the Ansible collection servicenow.itsm.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::{Outcome, Part, Ran, Test, version};
use crate::instance::{Instance, PASSWORD};
use crate::{Done, python, shell};

pub const SUITE: &str = "servicenow.itsm";
pub const REQUIREMENTS: &str = "ansible-core==2.19.14\n";
/// Targets that only prepare others.
const PREPARES: &str = "prepare_test_vars";
/// One target runs twenty playbooks.
const WITHIN: Duration = Duration::from_secs(40 * 60);
const PLAY: &str = "- hosts: localhost\n  roles: [\"{{ target }}\"]\n";

pub fn run(checkout: &Path, instance: &Instance, folder: &Path, only: &[String]) -> Done<Ran> {
    let bin = python::environment("ansible", REQUIREMENTS)?;
    // Targets write beside themselves: in a copy.
    let copy = collection_of(checkout, &folder.join("collections"))?;
    let integration = copy.join("tests/integration");
    configured(&integration, instance)?;
    let play = folder.join("play.yml");
    python::written(&play, PLAY)?;
    let mut parts = Vec::new();
    for target in targets(&integration.join("targets"), only)? {
        let log = folder.join(format!("{target}.log"));
        let own = integration.join("targets").join(&target);
        let mut command = if own.join("runme.sh").exists() {
            let mut command = Command::new("sh");
            command.arg("./runme.sh").current_dir(&own);
            command
        } else {
            let mut command = Command::new(bin.join("ansible-playbook"));
            command.args(["-i", "localhost,", "-c", "local", "-e"]).arg(format!("target={target}")).arg(&play);
            command.current_dir(&integration);
            command
        };
        let path = std::env::var("PATH").unwrap_or_default();
        command
            .env("PATH", format!("{}:{path}", bin.display()))
            .env("ANSIBLE_COLLECTIONS_PATH", folder.join("collections"))
            .env("ANSIBLE_ROLES_PATH", integration.join("targets"))
            .env("ANSIBLE_PYTHON_INTERPRETER", bin.join("python"))
            .env("ANSIBLE_LOCAL_TEMP", folder.join("local"))
            .env("ANSIBLE_NOCOLOR", "1")
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("SSL_CERT_FILE", instance.authority());
        let begun = Instant::now();
        let is_passed = shell::logged(&mut command, &log, WITHIN)?;
        let text = std::fs::read_to_string(&log).map_err(|error| format!("{}: {error}.", log.display()))?;
        let outcome = if is_passed { Outcome::Passed } else { Outcome::Failed };
        println!("{target}: {outcome:?}, {} seconds", begun.elapsed().as_secs());
        let said = format!("{} See {}.", last_fault(&text), log.display());
        let test = Test { name: target.clone(), outcome, said };
        parts.push(Part { name: format!("{target} ({} assertions)", asserted(&text)), tests: vec![test] });
    }
    Ok(Ran { suite: SUITE, version: version(&checkout.join("galaxy.yml"), "version")?, parts })
}

/// How many of a target's assertions held.
fn asserted(log: &str) -> usize {
    log.matches("\"msg\": \"All assertions passed\"").count()
}

fn last_fault(log: &str) -> &str {
    log.lines().rev().find(|line| line.starts_with("fatal: ") && !line.ends_with("...ignoring")).unwrap_or_default()
}

/// Copies a checkout to where Ansible looks for the collection among others; answers where.
pub fn collection_of(checkout: &Path, collections: &Path) -> Done<PathBuf> {
    let copy = collections.join("ansible_collections/servicenow/itsm");
    if copy.exists() {
        std::fs::remove_dir_all(&copy).map_err(|error| format!("{}: {error}.", copy.display()))?;
    }
    std::fs::create_dir_all(&copy).map_err(|error| format!("{}: {error}.", copy.display()))?;
    shell::said(Command::new("cp").arg("-R").arg(checkout.join(".")).arg(&copy), "")?;
    Ok(copy)
}

/// The collection's own script writes where the instance is and how to come in.
fn configured(integration: &Path, instance: &Instance) -> Done {
    let mut script = Command::new("sh");
    script
        .arg("generate_integration_config.sh")
        .current_dir(integration)
        .env("SN_HOST", &instance.origin)
        .env("SN_USERNAME", "admin")
        .env("SN_PASSWORD", PASSWORD)
        .env("SN_CLIENT_ID", &instance.client_id)
        .env("SN_CLIENT_SECRET", &instance.client_secret)
        .env("SN_API_KEY", &instance.api_key)
        .env("SN_CLIENT_CERTIFICATE_FILE", instance.client_certificate())
        .env("SN_CLIENT_KEY_FILE", instance.client_key());
    shell::said(&mut script, "").map(drop)
}

fn targets(folder: &Path, only: &[String]) -> Done<Vec<String>> {
    let fault = |error: std::io::Error| format!("{}: {error}.", folder.display());
    let all = std::fs::read_dir(folder).map_err(fault)?.collect::<Result<Vec<_>, _>>().map_err(fault)?;
    let folders = all.into_iter().map(|entry| entry.path()).filter(|path| path.is_dir());
    let name = |path: PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let mut names: Vec<String> = folders.filter_map(name).filter(|name| name != PREPARES).collect();
    names.sort();
    if let Some(unknown) = only.iter().find(|one| !names.contains(one)) {
        return Err(format!("There is no target {unknown}. There are: {}.", names.join(", ")));
    }
    Ok(names.into_iter().filter(|name| only.is_empty() || only.contains(name)).collect())
}
