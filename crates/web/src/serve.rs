//! Our own accept loop: `axum::serve` would wait for ever on somebody who sends a header a byte at a time.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_rustls::TlsAcceptor;
use tower::util::MapRequest;

use crate::auth::{Certificate, Peer};
use crate::door;
use crate::site::Site;
use crate::stream::{Bounds, Downloads};
use crate::tls::{self, Tls};

/// The whole head of a request must have come by then.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// The longest head with its address, in bytes; what is let in behind it is less, and said at the door.
const HEAD_BYTES_MAX: usize = 64 * 1024;
/// Headers in one request.
const HEADERS_MAX: usize = 64;
/// Connections at the same time; more wait in the listener's queue.
const CONNECTIONS_MAX: usize = 512;
/// Of one address; what comes beyond is closed at once, so that nobody has them all.
const CONNECTIONS_OF_ONE_MAX: usize = 256;
/// How long answers that are under way may take once the site is told to stop.
const LAST_ANSWERS_WITHIN: Duration = Duration::from_secs(10);
/// When no connection can be taken (no file handles left), how long to let others end.
const BREATH: Duration = Duration::from_millis(100);

/// Serves the site until `shutdown` is ready; then takes no more connections and ends when the last answer has gone out.
pub async fn serve(site: Arc<Site>, listener: TcpListener, shutdown: impl Future<Output = ()>) -> io::Result<()> {
    serve_over(site, listener, None, shutdown).await
}

/// The same over TLS, where there is a certificate to show.
pub async fn serve_over(
    site: Arc<Site>,
    listener: TcpListener,
    tls: Option<Tls>,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let acceptor = tls.map(|tls| TlsAcceptor::from(tls.0));
    let router = door::router(site);
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let neighbours = Bounds { at_once: usize::MAX, of_one_reader: CONNECTIONS_OF_ONE_MAX, ..Bounds::default() };
    let neighbours = Downloads::bounded(neighbours);
    let open = GracefulShutdown::new();
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
        let (stream, from) = tokio::select! {
            () = &mut shutdown => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(BREATH).await;
                    continue;
                }
            },
        };
        let Ok(own) = neighbours.enter(&from.ip().to_string()) else {
            tracing::debug!(%from, "an address has too many connections");
            continue;
        };
        // A short answer does not wait until the one before it is known to have come.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its small packets back");
        }
        let (router, open, acceptor) = (router.clone(), open.watcher(), acceptor.clone());
        tokio::spawn(async move {
            let _places = (place, own);
            let ended = match acceptor {
                None => talk(router, open, stream, from, None).await,
                Some(acceptor) => match tokio::time::timeout(HEAD_WITHIN, acceptor.accept(stream)).await {
                    Ok(Ok(stream)) => {
                        let shown = tls::shown_by(stream.get_ref().1);
                        talk(router, open, stream, from, shown).await
                    }
                    Ok(Err(error)) => Err(error.into()),
                    Err(_) => Err("no handshake in time".into()),
                },
            };
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    if tokio::time::timeout(LAST_ANSWERS_WITHIN, open.shutdown()).await.is_err() {
        tracing::warn!("some answers were still under way and are cut off");
    }
    Ok(())
}

/// Answers what comes on one connection until it ends.
async fn talk<S>(
    router: Router,
    open: Watcher,
    stream: S,
    from: SocketAddr,
    shown: Option<Certificate>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(HEAD_BYTES_MAX)
        .max_headers(HEADERS_MAX);
    let named = MapRequest::new(router, move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(from));
        if let Some(certificate) = &shown {
            request.extensions_mut().insert(certificate.clone());
        }
        request
    });
    let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(named));
    Ok(open.watch(connection).await?)
}
