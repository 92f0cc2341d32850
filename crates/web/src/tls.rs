//! What a server needs to speak TLS, and what it sees of those who come with a certificate.

mod certified;

use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection};
use sha2::{Digest, Sha256};

use crate::auth::Certificate;
use certified::Anyone;

/// A certificate and its key, ready to be shown to whoever connects.
#[derive(Clone)]
pub struct Tls(pub(crate) Arc<ServerConfig>);

impl Tls {
    /// From two files in PEM: the certificate with those between it and its authority, and the key. `asks` is whether those who
    /// connect are asked for a certificate of their own; people's browsers then ask them for one. The error is a sentence.
    pub fn read(certificate: &Path, key: &Path, asks: bool) -> Result<Self, String> {
        let certificates = certificates(certificate)?;
        let private = PrivateKeyDer::from_pem_file(key).map_err(|error| fault(key, &error.to_string()))?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let begun = ServerConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions();
        let config = begun.and_then(|builder| {
            let builder = match asks {
                true => builder.with_client_cert_verifier(Arc::new(Anyone(provider))),
                false => builder.with_no_client_auth(),
            };
            builder.with_single_cert(certificates, private)
        });
        let mut config = config.map_err(|error| fault(key, &format!("Certificate and key do not fit: {error}")))?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self(Arc::new(config)))
    }
}

fn fault(path: &Path, error: &str) -> String {
    format!("{}: {error}.", path.display())
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let all = CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| fault(path, &error.to_string()))?;
    if all.is_empty() {
        return Err(fault(path, "There is no certificate in this file"));
    }
    Ok(all)
}

/// SHA-256 of the first certificate in a file in PEM, in hexadecimal: what a client certificate is known by.
pub fn digest_of_certificate(path: &Path) -> Result<String, String> {
    Ok(digest(&certificates(path)?[0]))
}

fn digest(certificate: &CertificateDer<'_>) -> String {
    hex::encode(Sha256::digest(certificate))
}

/// The certificate that a connection was opened with, if there was one.
pub(crate) fn shown_by(connection: &ServerConnection) -> Option<Certificate> {
    connection.peer_certificates()?.first().map(|shown| Certificate(digest(shown).into()))
}
