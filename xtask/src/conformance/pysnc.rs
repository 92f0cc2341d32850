//! PySNC's own suite, synchronous and asynchronous, over TLS.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde::Deserialize;

use super::{Outcome, Part, Ran, Test, version};
use crate::instance::{Instance, PASSWORD};
use crate::{Done, python, shell};

pub const SUITE: &str = "PySNC";
const REQUIREMENTS: &str =
    "pysnc==1.2.1\npytest==8.4.2\npython-dotenv==1.1.1\nrequests-oauthlib==2.0.0\nhttpx==0.28.1\n";
const WITHIN: Duration = Duration::from_secs(15 * 60);
/// Tells what comes of each test, and gives the tests that are skipped for want of credentials the ones that there are.
const PLUGIN: &str = include_str!("pysnc_plugin.py");

#[derive(Deserialize)]
struct Told {
    file: String,
    test: String,
    outcome: String,
    said: String,
}

pub fn run(checkout: &Path, instance: &Instance, folder: &Path) -> Done<Ran> {
    let bin = python::environment("pysnc-suite", REQUIREMENTS)?;
    python::written(&folder.join("guildhall_plugin.py"), PLUGIN)?;
    let told = folder.join("pysnc.jsonl");
    // The plugin adds to it, and what an earlier run told must not count.
    python::written(&told, "")?;
    let mut pytest = Command::new(bin.join("python"));
    pytest
        .current_dir(checkout)
        .args(["-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "guildhall_plugin", "test"])
        .env("PYTHONPATH", folder)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("GUILDHALL_TOLD", &told)
        .env("PYSNC_SERVER", &instance.origin)
        .env("PYSNC_USERNAME", "admin")
        .env("PYSNC_PASSWORD", PASSWORD)
        .env("PYSNC_CLIENT_ID", &instance.client_id)
        .env("PYSNC_CLIENT_SECRET", &instance.client_secret)
        .env("PYSNC_USER_CERT", instance.client_certificate())
        .env("PYSNC_USER_KEY", instance.client_key())
        .env("REQUESTS_CA_BUNDLE", instance.authority())
        .env("SSL_CERT_FILE", instance.authority());
    // The suite fails as a whole if one test does; each is judged by itself.
    shell::logged(&mut pytest, &folder.join("pysnc.log"), WITHIN)?;
    let text = std::fs::read_to_string(&told).map_err(|error| format!("{}: {error}.", told.display()))?;
    if text.is_empty() {
        return Err(format!("PySNC's suite did not begin: see {}.", folder.join("pysnc.log").display()));
    }
    Ok(Ran { suite: SUITE, version: version(&checkout.join("pyproject.toml"), "version")?, parts: parts(&text)? })
}

fn parts(text: &str) -> Done<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    for line in text.lines() {
        let told: Told = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
        let outcome = match told.outcome.as_str() {
            "passed" => Outcome::Passed,
            "skipped" => Outcome::Skipped,
            _ => Outcome::Failed,
        };
        let test = Test { name: told.test, outcome, said: told.said };
        match parts.iter_mut().find(|part| part.name == told.file) {
            Some(part) => part.tests.push(test),
            None => parts.push(Part { name: told.file, tests: vec![test] }),
        }
    }
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(parts)
}
