//! How much may be read for one row, for readers that would take whatever comes.

use std::io::{self, BufRead, Read};

use crate::fault::stop;

/// A reader that goes only so far until it is renewed.
pub(crate) struct Leash<R> {
    source: R,
    bytes_max: usize,
    bytes_left: usize,
    /// What is said where it ends.
    message: &'static str,
}

impl<R: BufRead> Leash<R> {
    pub(crate) fn new(source: R, bytes_max: usize, message: &'static str) -> Self {
        Self { source, bytes_max, bytes_left: bytes_max, message }
    }

    pub(crate) fn renew(&mut self) {
        self.bytes_left = self.bytes_max;
    }
}

impl<R: BufRead> BufRead for Leash<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let bytes_left = self.bytes_left;
        let held = self.source.fill_buf()?;
        match (held.is_empty(), bytes_left) {
            (true, _) => Ok(held),
            (false, 0) => Err(stop(None, self.message)),
            (false, _) => Ok(&held[..held.len().min(bytes_left)]),
        }
    }

    fn consume(&mut self, count: usize) {
        self.bytes_left = self.bytes_left.saturating_sub(count);
        self.source.consume(count);
    }
}

impl<R: BufRead> Read for Leash<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let held = self.fill_buf()?;
        let count = held.len().min(into.len());
        into[..count].copy_from_slice(&held[..count]);
        self.consume(count);
        Ok(count)
    }
}
