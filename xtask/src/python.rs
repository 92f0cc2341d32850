//! Environments of Python, made once for each list of packages and kept in the cache.

use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::{Done, shell};

/// The `bin` folder of an environment in which these packages are installed: one requirement a line, versions pinned.
pub fn environment(name: &str, requirements: &str) -> Done<PathBuf> {
    let version = shell::said(Command::new("python3").arg("--version"), "")?;
    let digest = hex::encode(Sha256::digest(format!("{requirements}{version}")));
    let folder = shell::cache()?.join(format!("{name}-{}", &digest[..12]));
    let bin = folder.join("bin");
    if folder.join("installed").exists() {
        return Ok(bin);
    }
    println!("Installing {} from the Python package index", packages(requirements).join(", "));
    // What an earlier run left half done.
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}.", folder.display()))?;
    }
    shell::said(Command::new("python3").args(["-m", "venv"]).arg(&folder), "")
        .map_err(|why| format!("{why}\nOn Debian: apt-get install python3-venv."))?;
    let list = folder.join("requirements.txt");
    written(&list, requirements)?;
    let mut pip = Command::new(bin.join("pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(&list);
    shell::said(&mut pip, "").map_err(|why| format!("{why}\nDoes the Python package index answer?"))?;
    written(&folder.join("installed"), "")?;
    Ok(bin)
}

fn packages(requirements: &str) -> Vec<&str> {
    requirements.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

pub fn written(path: &Path, text: &str) -> Done {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}.", path.display()))
}
