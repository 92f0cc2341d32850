//! Client certificates: anyone may show one, and whoever does proves that they have its key. What it opens is said by the record
//! that names it, so neither its authority nor its names matter, and a certificate that nobody has named opens nothing. Its dates
//! are its owner's word: before and after them nobody comes in with it, however long the record lasts.

use std::sync::Arc;

use rustls::client::danger::HandshakeSignatureValid;
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{CertificateError, DigitallySignedStruct, DistinguishedName, Error, SignatureScheme};
use webpki::KeyUsage;

#[derive(Debug)]
pub(super) struct Anyone(pub(super) Arc<CryptoProvider>);

impl ClientCertVerifier for Anyone {
    fn client_auth_mandatory(&self) -> bool {
        false
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn verify_client_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        let read = webpki::EndEntityCert::try_from(certificate);
        let read = read.map_err(|_| Error::InvalidCertificate(CertificateError::BadEncoding))?;
        // No authority is believed, so it never holds as a whole; the dates are looked at before that.
        let algorithms = self.0.signature_verification_algorithms.all;
        match read.verify_for_usage(algorithms, &[], &[], now, KeyUsage::client_auth(), None, None) {
            Err(webpki::Error::CertExpired { .. }) => Err(Error::InvalidCertificate(CertificateError::Expired)),
            Err(webpki::Error::CertNotValidYet { .. }) => Err(Error::InvalidCertificate(CertificateError::NotValidYet)),
            _ => Ok(ClientCertVerified::assertion()),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use rustls::pki_types::pem::PemObject;

    use super::*;

    /// From 2026-11-23 22:57:42 to 2026-12-23 22:57:42; `openssl req -x509 -days 30`.
    const SHOWN: &[u8] = include_bytes!("shown.pem");
    const BEGINS: u64 = 1_795_474_662;
    const ENDS: u64 = BEGINS + 30 * 24 * 3600;

    fn at(second: u64) -> Result<ClientCertVerified, Error> {
        let anyone = Anyone(Arc::new(rustls::crypto::ring::default_provider()));
        let shown = CertificateDer::from_pem_slice(SHOWN).expect("a certificate");
        anyone.verify_client_cert(&shown, &[], UnixTime::since_unix_epoch(Duration::from_secs(second)))
    }

    #[test]
    fn a_certificate_counts_between_its_dates() {
        for second in [BEGINS, BEGINS + 1, ENDS] {
            assert!(at(second).is_ok(), "{second}");
        }
        let refused = |second| at(second).err();
        assert_eq!(refused(BEGINS - 1), Some(Error::InvalidCertificate(CertificateError::NotValidYet)));
        assert_eq!(refused(ENDS + 1), Some(Error::InvalidCertificate(CertificateError::Expired)));
    }

    #[test]
    fn what_is_no_certificate_is_none() {
        let anyone = Anyone(Arc::new(rustls::crypto::ring::default_provider()));
        let refused = anyone.verify_client_cert(&CertificateDer::from(vec![0x30, 0]), &[], UnixTime::now());
        assert_eq!(refused.err(), Some(Error::InvalidCertificate(CertificateError::BadEncoding)));
    }
}
