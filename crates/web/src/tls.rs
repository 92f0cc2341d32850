//! What a server needs to speak TLS.

use std::path::Path;
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// A certificate and its key, ready to be shown to whoever connects.
#[derive(Clone)]
pub struct Tls(pub(crate) Arc<ServerConfig>);

impl Tls {
    /// From two files in PEM: the certificate with those between it and its authority, and the key. The error is a sentence.
    pub fn read(certificate: &Path, key: &Path) -> Result<Self, String> {
        let fault = |path: &Path, error: String| format!("{}: {error}.", path.display());
        let certificates = CertificateDer::pem_file_iter(certificate)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|error| fault(certificate, error.to_string()))?;
        if certificates.is_empty() {
            return Err(fault(certificate, "There is no certificate in this file".into()));
        }
        let private = PrivateKeyDer::from_pem_file(key).map_err(|error| fault(key, error.to_string()))?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .and_then(|builder| builder.with_no_client_auth().with_single_cert(certificates, private))
            .map_err(|error| fault(key, format!("Certificate and key do not fit: {error}")))?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self(Arc::new(config)))
    }
}
