//! Our own accept loop: `axum::serve` would wait for ever on somebody who sends a header a byte at a time.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use crate::door;
use crate::site::Site;

/// The whole head of a request must have come by then.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// The longest head with its address, in bytes; what is let in behind it is less, and said at the door.
const HEAD_BYTES_MAX: usize = 64 * 1024;
/// Headers in one request.
const HEADERS_MAX: usize = 64;
/// Connections at the same time; more wait in the listener's queue.
const CONNECTIONS_MAX: usize = 512;
/// How long answers that are under way may take once the site is told to stop.
const LAST_ANSWERS_WITHIN: Duration = Duration::from_secs(10);
/// When no connection can be taken (no file handles left), how long to let others end.
const BREATH: Duration = Duration::from_millis(100);

/// Serves the site until `shutdown` is ready; then takes no more connections and ends when the last answer has gone out.
pub async fn serve(site: Arc<Site>, listener: TcpListener, shutdown: impl Future<Output = ()>) -> io::Result<()> {
    let router = door::router(site);
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let open = GracefulShutdown::new();
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
        let stream = tokio::select! {
            () = &mut shutdown => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(BREATH).await;
                    continue;
                }
            },
        };
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new())
            .header_read_timeout(HEAD_WITHIN)
            .max_buf_size(HEAD_BYTES_MAX)
            .max_headers(HEADERS_MAX);
        let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router.clone()));
        let connection = open.watch(connection);
        tokio::spawn(async move {
            let _place = place;
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    if tokio::time::timeout(LAST_ANSWERS_WITHIN, open.shutdown()).await.is_err() {
        tracing::warn!("some answers were still under way and are cut off");
    }
    Ok(())
}
