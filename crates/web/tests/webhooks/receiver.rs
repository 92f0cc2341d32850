//! A real receiver on a port of this machine: keeps what it gets, and answers as it is told.

use std::collections::VecDeque;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde_json::Value;
use tokio::net::TcpListener;

/// A message as it arrived.
#[derive(Debug, Clone)]
pub struct Got {
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Got {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub fn id(&self) -> &str {
        self.headers["webhook-id"].to_str().expect("text")
    }
}

#[derive(Clone, Default)]
pub struct Receiver {
    pub port: u16,
    got: Arc<Mutex<Vec<Got>>>,
    answers: Arc<Mutex<VecDeque<(u16, &'static str)>>>,
}

impl Receiver {
    /// Begins to listen; answers 204 unless it is told otherwise.
    pub async fn listens() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let receiver = Self { port: listener.local_addr().expect("an address").port(), ..Self::default() };
        let router = Router::new().fallback(takes).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        receiver
    }

    /// Over TLS, with a certificate for `localhost` that stands in `folder` as `cert.pem`.
    pub async fn listens_over_tls(folder: &Path) -> Self {
        let (certificate, key) = (folder.join("cert.pem"), folder.join("key.pem"));
        let made = Command::new("openssl")
            .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"])
            .args(["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"])
            .args(["-addext", "basicConstraints=critical,CA:FALSE"])
            .arg("-keyout")
            .arg(&key)
            .arg("-out")
            .arg(&certificate)
            .output()
            .expect("openssl is installed");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let certificates = CertificateDer::pem_file_iter(&certificate).expect("a file").map(|one| one.expect("PEM"));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config =
            ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().expect("versions");
        let key = PrivateKeyDer::from_pem_file(&key).expect("a key");
        let config = config.with_no_client_auth().with_single_cert(certificates.collect(), key).expect("a pair");
        let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let receiver = Self { port: listener.local_addr().expect("an address").port(), ..Self::default() };
        let router = Router::new().fallback(takes).with_state(receiver.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, router) = (acceptor.clone(), router.clone());
                tokio::spawn(async move {
                    let Ok(stream) = acceptor.accept(stream).await else { return };
                    let service = hyper_util::service::TowerToHyperService::new(router);
                    let stream = hyper_util::rt::TokioIo::new(stream);
                    let _ = hyper::server::conn::http1::Builder::new().serve_connection(stream, service).await;
                });
            }
        });
        receiver
    }

    /// What it answers to the next messages, in order: a status, and where it leads.
    pub fn answers(&self, next: &[(u16, &'static str)]) {
        self.answers.lock().expect("answers").extend(next);
    }

    pub fn got(&self) -> Vec<Got> {
        self.got.lock().expect("messages").clone()
    }
}

async fn takes(State(receiver): State<Receiver>, headers: HeaderMap, body: Bytes) -> impl IntoResponse {
    receiver.got.lock().expect("messages").push(Got { headers, body });
    let (status, to) = receiver.answers.lock().expect("answers").pop_front().unwrap_or((204, ""));
    (StatusCode::from_u16(status).expect("a status"), [(header::LOCATION, to)])
}
