//! Bytes that should be text: decoded and checked as they pass, with the place where they are not.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, DecoderResult, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::fault::stop;

/// How the characters of a file are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 with or without its mark, or UTF-16 with its mark.
    #[default]
    Unicode,
    /// What Windows programs of Western Europe wrote. Never guessed: almost any bytes can be read as this.
    Windows1252,
}

const CHUNK_BYTES: usize = 64 << 10;

/// Bytes of Windows-1252 that mean nothing.
const UNDEFINED: [u8; 5] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/// A reader of text in UTF-8 without a mark and without zero bytes, or of the fault that it is none.
pub(crate) struct Text<R> {
    source: R,
    asked: Encoding,
    how: Option<How>,
    raw: Vec<u8>,
    /// How many bytes of `raw` wait for the rest of their character.
    held: usize,
    text: Vec<u8>,
    at: usize,
    lines: u64,
    bytes: u64,
    fault: Option<io::Error>,
    is_over: bool,
}

enum How {
    Utf8,
    Utf16(Decoder),
    /// Whether characters beyond ASCII were met: the first show whether it is UTF-8 after all.
    Windows(Decoder, bool),
}

impl<R: Read> Text<R> {
    pub(crate) fn new(source: R, asked: Encoding) -> Self {
        Self {
            source,
            asked,
            how: None,
            raw: vec![0; CHUNK_BYTES],
            held: 0,
            text: Vec::new(),
            at: 0,
            lines: 0,
            bytes: 0,
            fault: None,
            is_over: false,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        while self.at == self.text.len() {
            if let Some(fault) = self.fault.take() {
                self.is_over = true;
                return Err(fault);
            }
            if self.is_over {
                return Ok(());
            }
            self.text.clear();
            self.at = 0;
            let more = self.more()?;
            let mut have = self.held + more;
            if self.how.is_none() {
                // The mark has at most four bytes.
                if have < 4 && more > 0 {
                    self.held = have;
                    continue;
                }
                self.begin(have)?;
                have = self.held;
            }
            self.decode(have, more == 0);
            self.refuse_zeros();
            self.lines += self.text.iter().filter(|byte| **byte == b'\n').count() as u64;
            self.is_over = more == 0;
        }
        Ok(())
    }

    fn more(&mut self) -> io::Result<usize> {
        loop {
            match self.source.read(&mut self.raw[self.held..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => return other,
            }
        }
    }

    /// By the mark, if there is one.
    fn begin(&mut self, have: usize) -> io::Result<()> {
        let raw = &self.raw[..have];
        let utf_16 = |encoding: &'static encoding_rs::Encoding| How::Utf16(encoding.new_decoder_without_bom_handling());
        let (mark, how) = match raw {
            [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
                return Err(stop(None, format!("This is UTF-32, which is not read. {SAVE}")));
            }
            [0xef, 0xbb, 0xbf, ..] => (3, How::Utf8),
            [0xff, 0xfe, ..] => (2, utf_16(UTF_16LE)),
            [0xfe, 0xff, ..] => (2, utf_16(UTF_16BE)),
            _ if self.asked == Encoding::Windows1252 => {
                (0, How::Windows(WINDOWS_1252.new_decoder_without_bom_handling(), false))
            }
            _ => (0, How::Utf8),
        };
        if mark > 0 && self.asked == Encoding::Windows1252 {
            let message = "The file begins with the mark of Unicode, so it is not Windows-1252. Read it as Unicode.";
            return Err(stop(None, message));
        }
        self.how = Some(how);
        self.raw.copy_within(mark..have, 0);
        self.held = have - mark;
        self.bytes = mark as u64;
        Ok(())
    }

    fn decode(&mut self, have: usize, is_last: bool) {
        let raw = &self.raw[..have];
        let (used, wrong) = match &mut self.how {
            None => (0, None),
            Some(How::Utf8) => utf_8(raw, is_last, &mut self.text),
            Some(How::Utf16(decoder)) => {
                let (used, wrong) = decoded(decoder, raw, is_last, &mut self.text);
                (used, wrong.map(|at| (at, format!("is not UTF-16. {SAVE}"))))
            }
            Some(How::Windows(decoder, is_beyond_ascii)) => match refused_windows(raw, is_beyond_ascii) {
                Some((at, message)) => {
                    decoded(decoder, &raw[..at], false, &mut self.text);
                    (at, Some((at, message)))
                }
                None => (decoded(decoder, raw, is_last, &mut self.text).0, None),
            },
        };
        if let Some((at, message)) = wrong {
            let line = self.lines + 1 + self.text.iter().filter(|byte| **byte == b'\n').count() as u64;
            let byte = self.bytes + at as u64 + 1;
            self.fault = Some(stop(Some(format!("line {line}")), format!("Byte {byte} of the file {message}")));
        }
        self.bytes += used as u64;
        self.raw.copy_within(used..have, 0);
        self.held = have - used;
    }

    fn refuse_zeros(&mut self) {
        if !self.text.contains(&0) {
            return;
        }
        let before = self.text.iter().position(|byte| *byte == 0).unwrap_or_default();
        self.text.truncate(before);
        let line = self.lines + 1 + self.text.iter().filter(|byte| **byte == b'\n').count() as u64;
        let message = format!("There is a zero byte: this is UTF-16 without its mark, or no text at all. {SAVE}");
        self.fault = Some(stop(Some(format!("line {line}")), message));
    }
}

const SAVE: &str = "Save the file as UTF-8 (“CSV UTF-8” in a spreadsheet) and try again.";

/// How many bytes were used, and where and how the next one is wrong.
type Decoded = (usize, Option<(usize, String)>);

fn utf_8(raw: &[u8], is_last: bool, text: &mut Vec<u8>) -> Decoded {
    let (used, is_wrong) = match std::str::from_utf8(raw) {
        Ok(_) => (raw.len(), false),
        Err(error) => (error.valid_up_to(), error.error_len().is_some() || is_last),
    };
    text.extend_from_slice(&raw[..used]);
    (used, is_wrong.then(|| (used, format!("is not UTF-8. {SAVE} Or say that it is Windows-1252, if it is."))))
}

fn decoded(decoder: &mut Decoder, raw: &[u8], is_last: bool, text: &mut Vec<u8>) -> (usize, Option<usize>) {
    text.resize(decoder.max_utf8_buffer_length_without_replacement(raw.len()).unwrap_or(4 * CHUNK_BYTES), 0);
    let (result, used, written) = decoder.decode_to_utf8_without_replacement(raw, text, is_last);
    text.truncate(written);
    match result {
        DecoderResult::Malformed(wrong, after) => (used, Some(used.saturating_sub(usize::from(wrong + after)))),
        DecoderResult::InputEmpty | DecoderResult::OutputFull => (used, None),
    }
}

fn refused_windows(raw: &[u8], is_beyond_ascii: &mut bool) -> Option<(usize, String)> {
    if let Some(at) = raw.iter().position(|byte| UNDEFINED.contains(byte)) {
        return Some((at, format!("is not Windows-1252. {SAVE}")));
    }
    let first = raw.iter().position(|byte| !byte.is_ascii());
    if let (Some(at), false) = (first, *is_beyond_ascii) {
        *is_beyond_ascii = true;
        let is_utf_8 = match std::str::from_utf8(raw) {
            Ok(_) => true,
            Err(error) => error.error_len().is_none() && error.valid_up_to() > at,
        };
        return is_utf_8.then(|| (at, "shows that this is UTF-8, not Windows-1252. Read it as Unicode.".into()));
    }
    None
}

impl<R: Read> BufRead for Text<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.fill()?;
        Ok(&self.text[self.at..])
    }

    fn consume(&mut self, count: usize) {
        self.at = (self.at + count).min(self.text.len());
    }
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let held = self.fill_buf()?;
        let count = held.len().min(into.len());
        into[..count].copy_from_slice(&held[..count]);
        self.consume(count);
        Ok(count)
    }
}
