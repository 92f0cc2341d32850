//! A signed statement of who somebody is (RFC 7523): a client application proves with its own key in whose name it comes, and the
//! certificate that its record holds proves the signature.

use axum::http::HeaderMap;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use practice::credentials::Client;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde::Deserialize;
use serde_json::Value;

/// The grant by its full name.
pub(super) const GRANT: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";
/// The longest statement, in bytes.
const BYTES_MAX: usize = 16 << 10;
/// How far two clocks may be apart, in seconds.
const SKEW: i64 = 60;
/// What is stated counts no longer than this, in seconds, whatever it says itself.
const LASTS_MAX: i64 = 24 * 3600;
/// Some clients send the statement in a header of this name.
const HEADER: &str = "authentication";

#[derive(Deserialize)]
struct Head {
    alg: String,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Value,
    exp: i64,
    nbf: Option<i64>,
    iat: Option<i64>,
}

/// The statement that a request brings.
pub(super) fn shown<'a>(form: &'a str, headers: &'a HeaderMap) -> &'a str {
    let in_header = || {
        let value = headers.get(HEADER)?.to_str().ok()?.trim();
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    };
    if form.is_empty() { in_header().unwrap_or_default() } else { form }
}

/// Whom a statement names, if the client made it for us and it counts now.
pub(super) fn subject(statement: &str, client: &Client, now: Timestamp) -> Option<String> {
    if statement.len() > BYTES_MAX {
        return None;
    }
    let (signed, signature) = statement.rsplit_once('.')?;
    let (head, claims) = signed.split_once('.')?;
    let decoded = |part: &str| URL_SAFE_NO_PAD.decode(part.trim_end_matches('=')).ok();
    let head: Head = serde_json::from_slice(&decoded(head)?).ok()?;
    // One algorithm, and not the one that the statement would like: a certificate is for signatures alone.
    if head.alg != "RS256" {
        return None;
    }
    let certificate = CertificateDer::from_pem_slice(client.certificate.as_bytes()).ok()?;
    let certificate = webpki::EndEntityCert::try_from(&certificate).ok()?;
    let is_signed =
        certificate.verify_signature(webpki::ring::RSA_PKCS1_2048_8192_SHA256, signed.as_bytes(), &decoded(signature)?);
    is_signed.ok()?;
    let claims: Claims = serde_json::from_slice(&decoded(claims)?).ok()?;
    let now = now.as_second();
    let is_for_us = match &claims.aud {
        Value::String(one) => is_ours(one, client),
        Value::Array(some) => some.iter().filter_map(Value::as_str).any(|one| is_ours(one, client)),
        _ => false,
    };
    let begins = claims.nbf.unwrap_or(now).max(claims.iat.unwrap_or(now));
    let is_now = claims.exp > now - SKEW && claims.exp <= now + LASTS_MAX + SKEW && begins <= now + SKEW;
    (claims.iss == client.client_id && is_for_us && is_now && !claims.sub.is_empty()).then_some(claims.sub)
}

/// Clients name the client application as the audience, or the address of the token.
fn is_ours(audience: &str, client: &Client) -> bool {
    audience == client.client_id || audience.ends_with("/oauth_token.do")
}
