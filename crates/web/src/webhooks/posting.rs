//! One attempt: the name is looked up once, what it leads to is judged, and the connection goes there and nowhere else.

use std::net::SocketAddr;

use axum::body::Body;
use axum::http::{Method, Request, Response, StatusCode, Uri, header};
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use practice::webhooks::Outcome;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::Outward;
use super::body::Signed;
use super::guard;

/// The longest head of an answer, in bytes. What it says further is not read.
const ANSWER_HEAD_BYTES_MAX: usize = 64 << 10;

pub(super) async fn post(outward: &Outward, url: &str, signed: Signed) -> Outcome {
    let failed = |why: String| Outcome::Failed { status: None, why, wait: None };
    match tokio::time::timeout(outward.within, attempt(outward, url, signed)).await {
        Ok(Ok(response)) => judged(&response),
        Ok(Err(why)) => failed(why),
        Err(_) => failed(format!("No answer within {} seconds.", outward.within.as_secs())),
    }
}

fn judged(response: &Response<Incoming>) -> Outcome {
    let status = response.status();
    let wait = response.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse().ok());
    let why = match status {
        _ if status.is_success() => return Outcome::Arrived(status.as_u16()),
        StatusCode::GONE => return Outcome::Unwanted,
        _ if status.is_redirection() => format!("It leads elsewhere ({status}), where we do not follow."),
        _ => format!("It answers {status}."),
    };
    Outcome::Failed { status: Some(status.as_u16()), why, wait }
}

async fn attempt(outward: &Outward, url: &str, signed: Signed) -> Result<Response<Incoming>, String> {
    let uri: Uri = url.parse().map_err(|_| "The address cannot be read.".to_owned())?;
    let is_tls = match uri.scheme_str() {
        Some("https") => true,
        Some("http") => false,
        _ => return Err("The address begins neither with https:// nor with http://.".into()),
    };
    let host = uri.host().ok_or("The address names no host.")?.trim_matches(['[', ']']).to_owned();
    let port = uri.port_u16().unwrap_or(if is_tls { 443 } else { 80 });
    let addresses = found(outward, &host, port, is_tls).await?;
    // In their order, until one takes the connection: these very addresses, and none that the name leads to a moment later.
    let stream = TcpStream::connect(&addresses[..]).await.map_err(|error| format!("It cannot be reached: {error}."))?;
    let request = request(&uri, signed)?;
    if !is_tls {
        return sent(stream, request).await;
    }
    let name = ServerName::try_from(host).map_err(|_| "The host's name cannot be proved.".to_owned())?;
    let connector = TlsConnector::from(outward.tls.clone());
    let stream =
        connector.connect(name, stream).await.map_err(|error| format!("It does not prove itself: {error}."))?;
    sent(stream, request).await
}

/// Where a host is, if all that its name leads to may be reached. In the clear only where the operator says so.
async fn found(outward: &Outward, host: &str, port: u16, is_tls: bool) -> Result<Vec<SocketAddr>, String> {
    let found = tokio::net::lookup_host((host, port)).await;
    let all: Vec<SocketAddr> = found.map_err(|_| format!("There is no host {host}."))?.collect();
    let may = |address: &SocketAddr| {
        guard::is_allowed(&outward.allowed, address.ip()) || (is_tls && guard::is_public(address.ip()))
    };
    match all.first() {
        None => Err(format!("There is no host {host}.")),
        Some(_) if all.iter().all(may) => Ok(all),
        Some(_) if !is_tls => Err("Without https only networks are told that the operator allows.".into()),
        Some(_) => Err(format!("{host} is not on the public internet, and the operator does not allow its network.")),
    }
}

fn request(uri: &Uri, signed: Signed) -> Result<Request<Body>, String> {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let authority = uri.authority().map(|authority| authority.as_str()).unwrap_or_default();
    Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::HOST, authority)
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::CONTENT_LENGTH, signed.body.len())
        .header(header::USER_AGENT, concat!("Guildhall/", env!("CARGO_PKG_VERSION")))
        .header(header::CONNECTION, "close")
        .header("webhook-id", signed.id)
        .header("webhook-timestamp", signed.timestamp)
        .header("webhook-signature", signed.signature)
        .body(Body::from(signed.body))
        .map_err(|error| error.to_string())
}

async fn sent(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: Request<Body>,
) -> Result<Response<Incoming>, String> {
    let wrong = |error: hyper::Error| format!("It breaks off: {error}.");
    let handshake =
        hyper::client::conn::http1::Builder::new().max_buf_size(ANSWER_HEAD_BYTES_MAX).handshake(TokioIo::new(stream));
    let (mut sender, connection) = handshake.await.map_err(wrong)?;
    let driven = tokio::spawn(connection);
    let answer = sender.send_request(request).await.map_err(wrong);
    // Its status is all that we want to know.
    driven.abort();
    answer
}
