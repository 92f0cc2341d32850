//! What comes after the head of a request: read in time, and a file never whole in memory.

use std::fs::File;
use std::future::poll_fn;
use std::io::{self, Read, Seek, Write};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use hyper::body::{Body as _, Frame};
use sha2::{Digest, Sha256};
use tokio::time::Instant;

use super::fault::RestFault;

/// A body of any length has so long.
const GRACE: Duration = Duration::from_secs(5);
/// After that it comes no slower, in bytes a second.
const SLOWEST: u64 = 16 << 10;
/// However long it is, it has no longer.
const LONGEST: Duration = Duration::from_secs(120);
/// Bytes of a file that are read at a time.
const PIECE_BYTES: usize = 64 << 10;

/// A body that is on its way.
pub struct Coming {
    body: Body,
    begun: Instant,
    bytes: u64,
    bytes_max: usize,
    is_announced: bool,
}

impl Coming {
    /// At most so many bytes; `is_announced` if its length was said before.
    pub fn new(body: Body, bytes_max: usize, is_announced: bool) -> Self {
        Self { body, begun: Instant::now(), bytes: 0, bytes_max, is_announced }
    }

    /// The next piece, none after the last.
    async fn next(&mut self) -> Result<Option<Bytes>, RestFault> {
        loop {
            let within = (GRACE + Duration::from_secs(self.bytes / SLOWEST)).min(LONGEST);
            let frame = poll_fn(|cx| Pin::new(&mut self.body).poll_frame(cx));
            let frame = tokio::time::timeout_at(self.begun + within, frame).await;
            let frame = frame.map_err(|_| RestFault::unreadable("The payload came too slowly."))?;
            let Some(frame) = frame else { return Ok(None) };
            let frame = frame.map_err(|_| RestFault::unreadable("The payload ended before its end."))?;
            // Trailers say nothing here.
            let Ok(piece) = frame.into_data() else { continue };
            self.bytes += piece.len() as u64;
            if self.bytes > self.bytes_max as u64 {
                let told =
                    if self.is_announced { self.bytes.to_string() } else { format!("more than {}", self.bytes_max) };
                return Err(RestFault::too_large(&told, self.bytes_max));
            }
            return Ok(Some(piece));
        }
    }

    /// All of it, held in memory.
    pub async fn held(mut self) -> Result<Bytes, RestFault> {
        let Some(first) = self.next().await? else { return Ok(Bytes::new()) };
        let Some(second) = self.next().await? else { return Ok(first) };
        let mut all = Vec::from(first);
        all.extend_from_slice(&second);
        while let Some(piece) = self.next().await? {
            all.extend_from_slice(&piece);
        }
        Ok(all.into())
    }

    /// All of it, in a file.
    pub async fn kept(mut self) -> Result<Received, RestFault> {
        let mut receiving = Receiving::new()?;
        while let Some(piece) = self.next().await? {
            // A piece is small, and goes to the page cache.
            receiving.add(&piece)?;
        }
        receiving.end()
    }
}

/// Bytes that came, in a file that is gone as soon as nobody holds it.
#[derive(Debug)]
pub struct Received {
    file: File,
    pub bytes: u64,
    /// In hexadecimal.
    pub sha256: String,
}

/// The same while they come.
pub struct Receiving {
    file: File,
    bytes: u64,
    digest: Sha256,
}

impl Receiving {
    pub fn new() -> Result<Self, RestFault> {
        let file = tempfile::tempfile().map_err(not_kept)?;
        Ok(Self { file, bytes: 0, digest: Sha256::new() })
    }

    pub fn add(&mut self, piece: &[u8]) -> Result<(), RestFault> {
        self.digest.update(piece);
        self.bytes += piece.len() as u64;
        self.file.write_all(piece).map_err(not_kept)
    }

    pub fn end(mut self) -> Result<Received, RestFault> {
        self.file.rewind().map_err(not_kept)?;
        Ok(Received { file: self.file, bytes: self.bytes, sha256: hex::encode(self.digest.finalize()) })
    }
}

impl Received {
    /// What came in another way.
    pub fn of(bytes: &[u8]) -> Result<Self, RestFault> {
        let mut receiving = Receiving::new()?;
        receiving.add(bytes)?;
        receiving.end()
    }

    /// The file, to be read from its beginning.
    pub fn reader(&self) -> Result<File, RestFault> {
        let mut file = self.file.try_clone().map_err(not_kept)?;
        file.rewind().map_err(not_kept)?;
        Ok(file)
    }

    /// The same as a body again. To be read where a thread may wait.
    pub fn body(&self) -> Result<Body, RestFault> {
        Ok(Body::new(Pieces(self.reader()?)))
    }
}

struct Pieces(File);

impl hyper::body::Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let mut piece = vec![0; PIECE_BYTES];
        Poll::Ready(match self.get_mut().0.read(&mut piece) {
            Ok(0) => None,
            Ok(bytes) => {
                piece.truncate(bytes);
                Some(Ok(Frame::data(piece.into())))
            }
            Err(error) => Some(Err(error)),
        })
    }
}

fn not_kept(error: io::Error) -> RestFault {
    tracing::error!(%error, "a body could not be kept");
    RestFault::internal()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_comes_is_kept_as_it_came() {
        let bytes: Vec<u8> = (0..300_000_u32).map(|at| (at % 251) as u8).collect();
        let first = Received::of(&bytes).expect("kept");
        assert_eq!((first.bytes, first.sha256.as_str()), (300_000, hex::encode(Sha256::digest(&bytes)).as_str()));
        let again = Coming::new(first.body().expect("a body"), 300_000, true).kept().await.expect("kept again");
        assert_eq!(again.sha256, first.sha256);
        let held = Coming::new(again.body().expect("a body"), 300_000, true).held().await.expect("held");
        assert_eq!(held, bytes);
        let over = Coming::new(again.body().expect("a body"), 299_999, false).held().await.expect_err("too long");
        assert!(over.detail.expect("a reason").contains("more than 299999 bytes"));
    }

    #[tokio::test]
    async fn what_comes_too_slowly_is_waited_for_no_longer() {
        /// A byte a second, without end.
        struct Trickle(Pin<Box<tokio::time::Sleep>>);
        impl hyper::body::Body for Trickle {
            type Data = Bytes;
            type Error = io::Error;
            fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
                let sleep = &mut self.get_mut().0;
                std::task::ready!(sleep.as_mut().poll(cx));
                sleep.as_mut().reset(Instant::now() + Duration::from_secs(1));
                Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"x")))))
            }
        }
        let begun = Instant::now();
        let body = Body::new(Trickle(Box::pin(tokio::time::sleep(Duration::from_secs(1)))));
        let slow = Coming::new(body, 1_000_000, false).held().await.expect_err("too slow");
        assert!(slow.detail.expect("a reason").contains("too slowly"));
        assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
    }
}
