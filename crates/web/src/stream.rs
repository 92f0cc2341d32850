//! Files that are written while they are sent: a piece at a time, never whole in memory, and cut rather than ended when they
//! are not whole.

use std::collections::HashMap;
use std::io::{self, BufWriter, Write};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use hyper::body::{Body, Frame};
use tokio::runtime::Handle;
use tokio::sync::mpsc;

/// Bytes that are sent at a time.
const PIECE_BYTES: usize = 64 * 1024;
/// Pieces that wait for a reader who is slower than the store.
const PIECES_WAITING: usize = 4;

/// How many files are written at once, and for how long: each holds a reader of the store as long as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Of all readers together.
    pub at_once: usize,
    /// Of one reader.
    pub of_one_reader: usize,
    /// From the first byte to the last.
    pub within: Duration,
    /// From one piece to the next, for a reader who takes nothing more.
    pub piece_within: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { at_once: 4, of_one_reader: 2, within: Duration::from_secs(600), piece_within: Duration::from_secs(30) }
    }
}

/// The files that are being written.
#[derive(Debug, Default)]
pub struct Downloads {
    pub bounds: Bounds,
    by_reader: Arc<Mutex<HashMap<String, usize>>>,
}

/// Why no further file is begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// The reader takes as many as one may.
    Reader(usize),
    /// All readers together do.
    Site,
}

/// A place among the files that are being written, free again when it is dropped.
#[derive(Debug)]
pub struct Place {
    by_reader: Arc<Mutex<HashMap<String, usize>>>,
    reader: String,
}

impl Downloads {
    pub fn bounded(bounds: Bounds) -> Self {
        Self { bounds, ..Self::default() }
    }

    pub fn enter(&self, reader: &str) -> Result<Place, Full> {
        let mut by_reader = self.by_reader.lock().unwrap_or_else(PoisonError::into_inner);
        let own = by_reader.get(reader).copied().unwrap_or_default();
        if own >= self.bounds.of_one_reader {
            return Err(Full::Reader(self.bounds.of_one_reader));
        }
        if by_reader.values().sum::<usize>() >= self.bounds.at_once {
            return Err(Full::Site);
        }
        by_reader.insert(reader.to_owned(), own + 1);
        Ok(Place { by_reader: self.by_reader.clone(), reader: reader.to_owned() })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut by_reader = self.by_reader.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = by_reader.get_mut(&self.reader) {
            *own -= 1;
        }
        by_reader.retain(|_, own| *own > 0);
    }
}

/// What writes a file.
pub type Written = dyn FnOnce(&mut (dyn io::Write + Send)) -> io::Result<()> + Send;

/// A file that is about to be written.
pub struct Writing {
    pub place: Place,
    pub bounds: Bounds,
    pub write: Box<Written>,
}

/// A piece, or the word that nothing is missing.
enum Sent {
    Piece(Bytes),
    Whole,
}

/// The file as a body. Where it is not written to its end, the body fails: the connection is cut, and a client can tell.
pub struct Pieces {
    sent: mpsc::Receiver<Sent>,
    is_over: bool,
}

impl Pieces {
    /// Of a file that nobody asked to be written.
    pub fn none() -> Self {
        Self { sent: mpsc::channel(1).1, is_over: false }
    }
}

impl Writing {
    /// Begins to write, on a thread that may wait for the store and for the reader. To be called inside the runtime.
    pub fn begin(self) -> Pieces {
        let (sender, sent) = mpsc::channel(PIECES_WAITING);
        let runtime = Handle::current();
        tokio::task::spawn_blocking(move || {
            let Writing { place, bounds, write } = self;
            let ends_at = Instant::now() + bounds.within;
            let sender = Sender { sender, runtime, ends_at, piece_within: bounds.piece_within, is_cut: false };
            let mut out = BufWriter::with_capacity(PIECE_BYTES, sender);
            let written = write(&mut out).and_then(|()| out.flush());
            // Before the reader hears of the end: whoever has one file may ask for the next.
            drop(place);
            if written.is_ok() {
                // Who no longer listens has nothing to be told.
                out.get_mut().send(Sent::Whole).ok();
            }
            // What is left over of a file that failed is not sent.
            out.into_parts().1.ok();
        });
        Pieces { sent, is_over: false }
    }
}

struct Sender {
    sender: mpsc::Sender<Sent>,
    runtime: Handle,
    ends_at: Instant,
    piece_within: Duration,
    /// Nothing more is sent: who writes may still have something to flush.
    is_cut: bool,
}

impl Sender {
    fn send(&mut self, sent: Sent) -> io::Result<()> {
        if self.is_cut {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let sent = self.try_send(sent);
        self.is_cut = sent.is_err();
        sent
    }

    fn try_send(&self, sent: Sent) -> io::Result<()> {
        let left = self.ends_at.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::Error::new(io::ErrorKind::TimedOut, "the file took too long"));
        }
        let within = left.min(self.piece_within);
        let sending = async { tokio::time::timeout(within, self.sender.send(sent)).await };
        match self.runtime.block_on(sending) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::Error::new(io::ErrorKind::BrokenPipe, "the reader has gone")),
            Err(_) => Err(io::Error::new(io::ErrorKind::TimedOut, "the reader took too long")),
        }
    }
}

impl io::Write for Sender {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.send(Sent::Piece(Bytes::copy_from_slice(bytes)))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let pieces = self.get_mut();
        if pieces.is_over {
            return Poll::Ready(None);
        }
        pieces.sent.poll_recv(cx).map(|sent| match sent {
            Some(Sent::Piece(bytes)) => Some(Ok(Frame::data(bytes))),
            Some(Sent::Whole) => {
                pieces.is_over = true;
                None
            }
            None => {
                pieces.is_over = true;
                Some(Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the file was not written to its end")))
            }
        })
    }

    fn is_end_stream(&self) -> bool {
        self.is_over
    }
}
