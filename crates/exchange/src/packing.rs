//! Files as they lie on the disk: plain, packed, or in an archive. What comes out is bounded whatever the file says of itself.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};

use flate2::bufread::MultiGzDecoder;

use crate::fault::stop;
use crate::rows::{Tallied, Tally};
use crate::zipped::Archive;
use crate::{BYTES_MAX, Form, RATIO_BYTES_MIN, RATIO_MAX, RowFault, WORKBOOK_BYTES_MAX};

/// What a file holds once it is unpacked.
pub(crate) enum Content<'a> {
    /// A form that is text; none if nothing says which.
    Bytes(Box<dyn Read + Send + 'a>, Option<Form>),
    Workbook(Archive),
}

const GZIP: [u8; 2] = [0x1f, 0x8b];
const ZIP: [u8; 4] = *b"PK\x03\x04";
const OLE: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

/// A file on the disk; its form by its name.
pub(crate) fn of_file(
    mut file: File,
    form: Option<Form>,
    bytes: u64,
    tally: &Tally,
) -> Result<Content<'static>, RowFault> {
    let limit = if form == Some(Form::Xlsx) { WORKBOOK_BYTES_MAX } else { BYTES_MAX };
    if bytes > limit {
        return Err(RowFault::file(format!("The file has {bytes} bytes; at most {limit} are read. Divide it.")));
    }
    let start = beginning(&mut file)?;
    file.rewind().map_err(|error| RowFault::met(&error, "file"))?;
    if start.starts_with(&ZIP) {
        return of_archive(Archive::open(file, tally.clone())?, form);
    }
    of_bytes(start, Tallied { source: file, tally: tally.clone() }, form, tally)
}

/// Bytes from anywhere, in a known form.
pub(crate) fn of_stream<'a>(source: impl Read + Send + 'a, form: Form, tally: &Tally) -> Result<Content<'a>, RowFault> {
    let mut source = Tallied { source, tally: tally.clone() };
    let start = beginning(&mut source)?;
    let source = Cursor::new(start.clone()).chain(source);
    if start.starts_with(&ZIP) {
        return of_archive(Archive::open(spooled(source)?, Tally::default())?, Some(form));
    }
    of_bytes(start, source, Some(form), tally)
}

fn of_bytes<'a>(
    start: Vec<u8>,
    source: impl Read + Send + 'a,
    form: Option<Form>,
    tally: &Tally,
) -> Result<Content<'a>, RowFault> {
    if start.starts_with(&GZIP) {
        let mut unpacked = Unpacked::new(MultiGzDecoder::new(BufReader::new(source)), tally.clone());
        let start = beginning(&mut unpacked)?;
        let unpacked = Cursor::new(start.clone()).chain(unpacked);
        if start.starts_with(&ZIP) {
            return of_archive(Archive::open(spooled(unpacked)?, Tally::default())?, form);
        }
        return plain(&start, unpacked, form);
    }
    plain(&start, source.take(BYTES_MAX + 1), form)
}

fn plain<'a>(start: &[u8], bytes: impl Read + Send + 'a, form: Option<Form>) -> Result<Content<'a>, RowFault> {
    if start.starts_with(&OLE) {
        return Err(RowFault::file(
            "This is an old workbook, or one with a password. Save it as .xlsx without a password and try again.",
        ));
    }
    if start.starts_with(&GZIP) {
        return Err(RowFault::file("This file is packed twice. Unpack it once and try again."));
    }
    let bytes = Bounded { source: bytes, bytes: 0, bytes_max: BYTES_MAX };
    Ok(Content::Bytes(Box::new(bytes), form))
}

/// A workbook is an archive of its parts; any other archive should hold one file.
fn of_archive(archive: Archive, form: Option<Form>) -> Result<Content<'static>, RowFault> {
    if archive.find("[Content_Types].xml").is_some() {
        return match form {
            None | Some(Form::Xlsx) => Ok(Content::Workbook(archive)),
            Some(_) => Err(RowFault::file("This is a workbook by its contents. Name it .xlsx and try again.")),
        };
    }
    let (member, name) = archive.only_member()?;
    let inner = Form::of(&name).filter(|_| !name.to_ascii_lowercase().ends_with(".gz")).ok_or_else(|| {
        let message = format!("The archive holds `{name}`, which is no .csv, .json, .jsonl, .xlsx or .xes.");
        RowFault::file(message)
    })?;
    let unpacked = archive.read(member, BYTES_MAX)?;
    if inner == Form::Xlsx {
        let inner = Archive::open(spooled(unpacked)?, Tally::default())?;
        inner.find("[Content_Types].xml").ok_or_else(|| RowFault::file(format!("`{name}` is no workbook.")))?;
        return Ok(Content::Workbook(inner));
    }
    Ok(Content::Bytes(Box::new(unpacked), Some(inner)))
}

/// The first bytes, by which a packing is known.
fn beginning(source: &mut impl Read) -> Result<Vec<u8>, RowFault> {
    let mut start = Vec::new();
    source.take(4).read_to_end(&mut start).map_err(|error| RowFault::met(&error, "file"))?;
    Ok(start)
}

/// A copy in a temporary file without a name, for what is read from its end.
fn spooled(source: impl Read) -> Result<File, RowFault> {
    let met = |error: io::Error| RowFault::met(&error, "file");
    let mut file = tempfile::tempfile().map_err(met)?;
    let copied = io::copy(&mut source.take(WORKBOOK_BYTES_MAX + 1), &mut file).map_err(met)?;
    if copied > WORKBOOK_BYTES_MAX {
        return Err(RowFault::file(format!("The archive has more than {WORKBOOK_BYTES_MAX} bytes. Divide it.")));
    }
    file.rewind().map_err(met)?;
    Ok(file)
}

/// A reader that gives so many bytes and no more.
pub(crate) struct Bounded<R> {
    pub(crate) source: R,
    pub(crate) bytes: u64,
    pub(crate) bytes_max: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(into)?;
        self.bytes += count as u64;
        if self.bytes > self.bytes_max {
            let message = format!("There are more than {} bytes in it. Divide the file.", self.bytes_max);
            return Err(stop(Some("file".into()), message));
        }
        Ok(count)
    }
}

/// What comes out of a packing, against what went in.
pub(crate) struct Unpacked<R> {
    source: R,
    /// Counts what was read of the packed file.
    tally: Tally,
    before: u64,
    bytes: u64,
}

impl<R> Unpacked<R> {
    pub(crate) fn new(source: R, tally: Tally) -> Self {
        let before = tally.read();
        Self { source, tally, before, bytes: 0 }
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(into).map_err(|error| match error.kind() {
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
                stop(Some("file".into()), "The packed file is damaged or cut short. Send it again.")
            }
            _ => error,
        })?;
        self.bytes += count as u64;
        let packed = (self.tally.read() - self.before).max(1);
        if self.bytes > RATIO_BYTES_MIN && self.bytes / packed > RATIO_MAX {
            let message = format!(
                "It unpacks to more than {RATIO_MAX} times its size, which files of records do not. Unpack it yourself, look \
                 at it, and try again."
            );
            return Err(stop(Some("file".into()), message));
        }
        Ok(count)
    }
}
