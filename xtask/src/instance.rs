//! A fresh Guildhall with the fixtures that clients presuppose, served over TLS, and the credentials with which they come in.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use clap::Args;

use crate::{Done, shell};

/// The password of everybody who has one; the instance lives as long as this program, and only this machine reaches it.
pub const PASSWORD: &str = "as long as this run lasts";

#[derive(Args)]
pub struct Which {
    /// The program to run; without it, it is built
    #[arg(long)]
    guildhall: Option<PathBuf>,
    /// Where its records are: an empty database, as postgres://USER@HOST/NAME; without it, a file of its own
    #[arg(long)]
    store: Option<String>,
}

impl Which {
    pub fn engine(&self) -> &'static str {
        if self.store.is_some() { "PostgreSQL" } else { "SQLite" }
    }

    fn program(&self) -> Done<PathBuf> {
        if let Some(given) = &self.guildhall {
            return std::path::absolute(given).map_err(|error| format!("{}: {error}.", given.display()));
        }
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.current_dir(shell::root()).args([
            "build",
            "--locked",
            "--package",
            "guildhall",
            "--message-format",
            "json",
        ]);
        let messages = shell::said(&mut build, "")?;
        let messages = messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let mut programs = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from));
        programs.next_back().ok_or_else(|| "cargo built guildhall and did not say where.".into())
    }
}

/// A running server. It ends when this is dropped.
pub struct Instance {
    server: Child,
    /// `https://localhost:PORT`
    pub origin: String,
    folder: PathBuf,
    pub client_id: String,
    pub client_secret: String,
    pub api_key: String,
}

impl Drop for Instance {
    fn drop(&mut self) {
        if let Err(error) = self.server.kill().and_then(|()| self.server.wait()) {
            eprintln!("The server could not be ended: {error}.");
        }
    }
}

impl Instance {
    /// Makes everything anew in a folder, with a password for each of these people. Programs act as `admin`.
    pub fn start(which: &Which, folder: &Path, people: &[&str]) -> Done<Self> {
        let program = which.program()?;
        pair(folder, "server", &["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"])?;
        pair(folder, "client", &[])?;
        let guildhall = |words: &[&str]| {
            let mut command = Command::new(&program);
            command.arg("--data").arg(folder.join("data"));
            if let Some(store) = &which.store {
                command.arg("--store").arg(store);
            }
            command.args(words);
            command
        };
        shell::said(&mut guildhall(&["fixtures"]), "")?;
        for person in people {
            shell::said(&mut guildhall(&["password", person]), &format!("{PASSWORD}\n"))?;
        }
        let credential = |name: &str, kind: &[&str]| {
            let rights =
                ["--user", "admin", "--company", "global", "--reads", "all", "--writes", "all", "--as", "admin"];
            let mut command = guildhall(&["credential", "add", name, "--kind"]);
            shell::said(command.args(kind).args(rights), "")
        };
        let client = credential("suites", &["oauth", "--grant-types", "password,client_credentials,refresh_token"])?;
        let key = credential("suites-key", &["api-key"])?;
        let certificate = folder.join("client.pem").display().to_string();
        credential("suites-certificate", &["certificate", "--certificate", &certificate])?;

        let log = folder.join("server.log");
        let log = File::create(&log).map_err(|error| format!("{}: {error}.", log.display()))?;
        let mut serve = guildhall(&["serve", "--listen", "127.0.0.1:0", "--client-certificates", "--tls-cert"]);
        serve.arg(folder.join("server.pem")).arg("--tls-key").arg(folder.join("server-key.pem"));
        let mut server = serve
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .map_err(|error| format!("{} cannot be run: {error}.", program.display()))?;
        let port = port(&mut server).inspect_err(|_| _ = server.kill());
        Ok(Self {
            server,
            origin: format!("https://localhost:{}", port?),
            folder: folder.to_owned(),
            client_id: word_after(&client, "client_id")?,
            client_secret: word_after(&client, "client_secret")?,
            api_key: word_after(&key, "x-sn-apikey")?,
        })
    }

    /// The server's certificate, which is its own authority.
    pub fn authority(&self) -> PathBuf {
        self.folder.join("server.pem")
    }

    pub fn client_certificate(&self) -> PathBuf {
        self.folder.join("client.pem")
    }

    pub fn client_key(&self) -> PathBuf {
        self.folder.join("client-key.pem")
    }
}

/// A certificate and its key, `NAME.pem` and `NAME-key.pem`.
fn pair(folder: &Path, name: &str, more: &[&str]) -> Done {
    let mut openssl = Command::new("openssl");
    openssl.args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout"]);
    openssl.arg(folder.join(format!("{name}-key.pem"))).arg("-out").arg(folder.join(format!("{name}.pem"))).args(more);
    shell::said(&mut openssl, "").map(drop)
}

/// The port that the server says it listens on.
fn port(server: &mut Child) -> Done<String> {
    let stopped = || "The server ended before it listened; server.log says why.".to_owned();
    let mut lines = BufReader::new(server.stdout.take().ok_or_else(stopped)?).lines().map_while(Result::ok);
    let at = |line: &String| Some(line.split_once(" at https://127.0.0.1:")?.1.split('/').next()?.to_owned());
    let port = lines.find_map(|line| at(&line)).ok_or_else(stopped)?;
    // Whoever prints into a pipe that nobody reads waits.
    std::thread::spawn(move || lines.for_each(drop));
    Ok(port)
}

fn word_after(text: &str, name: &str) -> Done<String> {
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.map(|rest| rest.trim().to_owned()).ok_or_else(|| format!("`guildhall credential add` told no {name}."))
}
