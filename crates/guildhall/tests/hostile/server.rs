//! The program itself, serving on a port of its own, and connections to it from any address of the loopback.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use tempfile::TempDir;

/// After so long nothing more is expected.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Server {
    child: Child,
    _place: TempDir,
    pub address: SocketAddr,
    pub key: String,
    tls: Option<Arc<ClientConfig>>,
}

pub trait Wire: Read + Write + Send {}
impl<T: Read + Write + Send> Wire for T {}

fn guildhall(place: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guildhall"));
    command.env("GUILDHALL_DATA", place.join("data")).stdin(Stdio::null());
    command
}

fn told(command: &mut Command) -> String {
    let done = command.output().expect("it runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).into_owned()
}

/// A certificate for this machine and its key, as two files.
fn pair(place: &Path) {
    let own = ["-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE"];
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"])
        .args(own)
        .arg("-keyout")
        .arg(place.join("key.pem"))
        .arg("-out")
        .arg(place.join("cert.pem"))
        .output()
        .expect("openssl is installed");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

impl Server {
    /// Serves the records of the fixtures.
    pub fn start(is_secure: bool) -> Self {
        let place = tempfile::tempdir().expect("a folder");
        told(guildhall(place.path()).arg("fixtures"));
        let add = ["credential", "add", "stranger", "--kind", "api-key", "--user", "admin", "--company", "global"];
        let text = told(guildhall(place.path()).args(add).args(["--writes", "all", "--as", "admin"]));
        let key = text.split_whitespace().find(|word| word.starts_with("gk_")).expect("a key").to_owned();
        let mut serve = guildhall(place.path());
        serve.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let tls = is_secure.then(|| {
            pair(place.path());
            let file = |name: &str| place.path().join(name);
            serve.arg("--tls-cert").arg(file("cert.pem")).arg("--tls-key").arg(file("key.pem"));
            let mut roots = RootCertStore::empty();
            roots.add(CertificateDer::from_pem_file(file("cert.pem")).expect("a certificate")).expect("a root");
            let provider = Arc::new(rustls::crypto::ring::default_provider());
            let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
            Arc::new(config.expect("versions").with_root_certificates(roots).with_no_client_auth())
        });
        let mut child = serve.spawn().expect("it starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("it says where it is");
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).expect("a port");
        let address = format!("127.0.0.1:{port}").parse().expect("an address");
        Self { child, _place: place, address, key, tls }
    }

    /// A connection from an address of the loopback, whose last byte this is.
    pub fn connect(&self, from: u8) -> io::Result<Box<dyn Wire>> {
        let stream = self.reach(from)?;
        Ok(match &self.tls {
            None => Box::new(stream),
            Some(config) => {
                let name = ServerName::from(std::net::IpAddr::from(Ipv4Addr::LOCALHOST));
                let client = ClientConnection::new(config.clone(), name).map_err(io::Error::other)?;
                Box::new(StreamOwned::new(client, stream))
            }
        })
    }

    /// The same before anything is said.
    pub fn reach(&self, from: u8) -> io::Result<TcpStream> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let stream = runtime.block_on(async {
            let socket = tokio::net::TcpSocket::new_v4()?;
            socket.bind((Ipv4Addr::new(127, 0, 0, from), 0).into())?;
            socket.connect(self.address).await?.into_std()
        })?;
        stream.set_nonblocking(false)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(stream)
    }

    /// The head of a request that shows who sends it.
    pub fn head(&self, line: &str, headers: &str) -> String {
        format!("{line} HTTP/1.1\r\nHost: {}\r\nx-sn-apikey: {}\r\n{headers}\r\n", self.address, self.key)
    }

    /// What is answered to a request until the connection ends.
    pub fn ask(&self, from: u8, line: &str, headers: &str, body: &[u8]) -> String {
        let mut wire = self.connect(from).expect("a connection");
        let head = self.head(line, &format!("Connection: close\r\nContent-Length: {}\r\n{headers}", body.len()));
        // A server that has heard enough may close before all is written.
        wire.write_all(head.as_bytes()).and_then(|()| wire.write_all(body)).ok();
        read(&mut wire)
    }

    /// The most memory that the program has held, in megabytes.
    pub fn peak_megabytes(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
        line.trim().trim_end_matches(" kB").parse::<u64>().expect("kilobytes") / 1024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// All that comes until the connection ends, however it does.
pub fn read(wire: &mut dyn Wire) -> String {
    let mut bytes = Vec::new();
    wire.read_to_end(&mut bytes).ok();
    String::from_utf8_lossy(&bytes).into_owned()
}
