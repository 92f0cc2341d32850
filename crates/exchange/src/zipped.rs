//! The list of an archive's members, read by its own count and never by what it claims, and one member at a time.
//!
//! The crate `zip` reserves memory for as many members as the archive says it has, and looks for another list wherever one
//! does not fit. Here an archive has one list, at its end, and says the truth about it or is refused.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Take};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;

use crate::fault::stop;
use crate::packing::Unpacked;
use crate::rows::{Tallied, Tally};
use crate::{MEMBERS_MAX, RowFault};

const END: [u8; 4] = *b"PK\x05\x06";
const END_BYTES: u64 = 22;
const FAR_END: [u8; 4] = *b"PK\x06\x06";
const FAR_LOCATOR: [u8; 4] = *b"PK\x06\x07";
const LISTED: [u8; 4] = *b"PK\x01\x02";
const LOCAL: [u8; 4] = *b"PK\x03\x04";
const LIST_BYTES_MAX: u64 = 4 << 20;
const NAME_BYTES_MAX: usize = 1_024;

#[derive(Debug)]
struct Member {
    name: String,
    flags: u16,
    method: u16,
    crc: u32,
    packed_bytes: u64,
    bytes: u64,
    header_at: u64,
}

/// An archive in a file.
#[derive(Debug)]
pub(crate) struct Archive {
    file: File,
    members: Vec<Member>,
    list_at: u64,
    tally: Tally,
}

/// Where the list stands.
struct List {
    count: u64,
    bytes: u64,
    at: u64,
}

fn damaged() -> RowFault {
    RowFault::file("The archive is damaged or cut short. Send it again.")
}

fn met(error: io::Error) -> RowFault {
    if error.kind() == io::ErrorKind::UnexpectedEof { damaged() } else { RowFault::met(&error, "file") }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).and_then(|two| two.try_into().ok()).map_or(0, u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..at + 8).and_then(|eight| eight.try_into().ok()).map_or(0, u64::from_le_bytes)
}

impl Archive {
    pub(crate) fn open(mut file: File, tally: Tally) -> Result<Self, RowFault> {
        let list = find_list(&mut file)?;
        if list.count > MEMBERS_MAX {
            let message = format!("The archive says it holds {} files; at most {MEMBERS_MAX} are read.", list.count);
            return Err(RowFault::file(message));
        }
        if list.bytes > LIST_BYTES_MAX {
            return Err(RowFault::file("The archive's list of files is longer than 4 MiB."));
        }
        let bytes = read_at(&mut file, list.at, list.bytes)?;
        let mut members = Vec::new();
        let mut names = HashSet::new();
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            let (member, length) = listed(rest)?;
            if !names.insert(member.name.clone()) {
                return Err(RowFault::file(format!("The archive holds two files `{}`.", member.name)));
            }
            members.push(member);
            rest = rest.get(length..).ok_or_else(damaged)?;
        }
        if members.len() as u64 != list.count {
            return Err(damaged());
        }
        Ok(Self { file, members, list_at: list.at, tally })
    }

    /// The place of a member, without regard to the case of its name.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.members.iter().position(|member| member.name.eq_ignore_ascii_case(name))
    }

    /// The one file of an archive that is only a wrapping; what a Mac adds is passed over.
    pub(crate) fn only_member(&self) -> Result<(usize, String), RowFault> {
        let is_file =
            |name: &str| !name.ends_with('/') && !name.starts_with("__MACOSX/") && !name.ends_with(".DS_Store");
        let mut files = self.members.iter().enumerate().filter(|(_, member)| is_file(&member.name));
        match (files.next(), files.next()) {
            (Some((at, member)), None) => Ok((at, member.name.clone())),
            (None, _) => Err(RowFault::file("The archive holds no file.")),
            (Some((_, one)), Some((_, two))) => {
                let message = format!(
                    "The archive holds more than one file: `{}`, `{}`. Send them one by one.",
                    one.name, two.name
                );
                Err(RowFault::file(message))
            }
        }
    }

    /// A member's bytes, of which at most `bytes_max` are given; checked against what the list says of them.
    pub(crate) fn read(&self, at: usize, bytes_max: u64) -> Result<MemberReader, RowFault> {
        let member = self.members.get(at).ok_or_else(damaged)?;
        if member.flags & 1 != 0 {
            return Err(RowFault::file("The archive has a password. Send it without one."));
        }
        if member.bytes > bytes_max {
            let message = format!("`{}` unpacks to {} bytes; at most {bytes_max} are read.", member.name, member.bytes);
            return Err(RowFault::file(message));
        }
        let mut file = self.file.try_clone().map_err(met)?;
        let header = read_at(&mut file, member.header_at, 30)?;
        if !header.starts_with(&LOCAL) {
            return Err(damaged());
        }
        let start = member.header_at + 30 + u64::from(u16_at(&header, 26)) + u64::from(u16_at(&header, 28));
        if start.checked_add(member.packed_bytes).is_none_or(|end| end > self.list_at) {
            return Err(damaged());
        }
        file.seek(SeekFrom::Start(start)).map_err(met)?;
        let packed = Tallied { source: file, tally: self.tally.clone() }.take(member.packed_bytes);
        let source = match member.method {
            0 => Method::Stored(packed),
            8 => Method::Deflated(DeflateDecoder::new(BufReader::new(packed))),
            other => {
                let message =
                    format!("`{}` is packed by method {other}, which is not read. Use plain ZIP.", member.name);
                return Err(RowFault::file(message));
            }
        };
        let source = Unpacked::new(source, self.tally.clone());
        Ok(MemberReader {
            source,
            name: member.name.clone(),
            crc: Crc::new(),
            said_crc: member.crc,
            said_bytes: member.bytes,
            bytes: 0,
        })
    }
}

fn read_at(file: &mut File, at: u64, bytes: u64) -> Result<Vec<u8>, RowFault> {
    file.seek(SeekFrom::Start(at)).map_err(met)?;
    let mut read = Vec::new();
    file.take(bytes).read_to_end(&mut read).map_err(met)?;
    if read.len() as u64 == bytes { Ok(read) } else { Err(damaged()) }
}

fn find_list(file: &mut File) -> Result<List, RowFault> {
    let length = file.seek(SeekFrom::End(0)).map_err(met)?;
    let tail_bytes = length.min(END_BYTES + u64::from(u16::MAX));
    let tail = read_at(file, length - tail_bytes, tail_bytes)?;
    let ends_file = |at: usize| at + END_BYTES as usize + usize::from(u16_at(&tail, at + 20)) == tail.len();
    let last = tail.len().checked_sub(END_BYTES as usize).ok_or_else(damaged)?;
    let at = (0..=last).rev().find(|at| tail[*at..].starts_with(&END) && ends_file(*at)).ok_or_else(damaged)?;
    let end = &tail[at..];
    let end_at = length - tail_bytes + at as u64;
    let list = List { count: u16_at(end, 10).into(), bytes: u32_at(end, 12).into(), at: u32_at(end, 16).into() };
    let is_far =
        list.count == u64::from(u16::MAX) || list.bytes == u64::from(u32::MAX) || list.at == u64::from(u32::MAX);
    let (list, list_end) = if is_far { far_list(file, end_at)? } else { (list, end_at) };
    match list.at.checked_add(list.bytes) {
        Some(end) if end <= list_end => Ok(list),
        _ => Err(damaged()),
    }
}

/// The list of an archive too large for the plain form (ZIP64), and where it must have ended.
fn far_list(file: &mut File, end_at: u64) -> Result<(List, u64), RowFault> {
    let locator = read_at(file, end_at.checked_sub(20).ok_or_else(damaged)?, 20)?;
    let far_at = u64_at(&locator, 8);
    if !locator.starts_with(&FAR_LOCATOR) || far_at > end_at {
        return Err(damaged());
    }
    let far = read_at(file, far_at, 56)?;
    if !far.starts_with(&FAR_END) {
        return Err(damaged());
    }
    Ok((List { count: u64_at(&far, 32), bytes: u64_at(&far, 40), at: u64_at(&far, 48) }, far_at))
}

/// The first member of the list, and how long its entry is.
fn listed(rest: &[u8]) -> Result<(Member, usize), RowFault> {
    let (name_bytes, extra_bytes) = (usize::from(u16_at(rest, 28)), usize::from(u16_at(rest, 30)));
    let length = 46 + name_bytes + extra_bytes + usize::from(u16_at(rest, 32));
    if !rest.starts_with(&LISTED) || rest.len() < length {
        return Err(damaged());
    }
    if name_bytes > NAME_BYTES_MAX {
        return Err(RowFault::file("A file in the archive has a name of more than 1,024 bytes."));
    }
    let name = String::from_utf8_lossy(&rest[46..46 + name_bytes]).into_owned();
    let slips = name.starts_with('/') || name.contains(['\\', ':', '\0']) || name.split('/').any(|part| part == "..");
    if slips {
        let message = format!("The archive holds `{}`, a name that leads out of it.", name.escape_debug());
        return Err(RowFault::file(message));
    }
    let mut member = Member {
        name,
        flags: u16_at(rest, 8),
        method: u16_at(rest, 10),
        crc: u32_at(rest, 16),
        packed_bytes: u32_at(rest, 20).into(),
        bytes: u32_at(rest, 24).into(),
        header_at: u32_at(rest, 42).into(),
    };
    far_sizes(&mut member, &rest[46 + name_bytes..46 + name_bytes + extra_bytes]);
    Ok((member, length))
}

/// Sizes of ZIP64 stand in an extra field, each only if its plain place says so.
fn far_sizes(member: &mut Member, mut extra: &[u8]) {
    while extra.len() >= 4 {
        let end = (4 + usize::from(u16_at(extra, 2))).min(extra.len());
        if u16_at(extra, 0) == 1 {
            let mut at = 4;
            for value in [&mut member.bytes, &mut member.packed_bytes, &mut member.header_at] {
                if *value == u64::from(u32::MAX) && at + 8 <= end {
                    *value = u64_at(extra, at);
                    at += 8;
                }
            }
        }
        extra = &extra[end..];
    }
}

type Packed = Take<Tallied<File>>;

enum Method {
    Stored(Packed),
    Deflated(DeflateDecoder<BufReader<Packed>>),
}

impl Read for Method {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Method::Stored(source) => source.read(into),
            Method::Deflated(source) => source.read(into),
        }
    }
}

/// A member being read. Its end is an error if it is not as long, or not the same, as the list says.
pub(crate) struct MemberReader {
    source: Unpacked<Method>,
    name: String,
    crc: Crc,
    said_crc: u32,
    said_bytes: u64,
    bytes: u64,
}

impl Read for MemberReader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        let count = self.source.read(into)?;
        self.crc.update(&into[..count]);
        self.bytes += count as u64;
        let is_other = self.bytes > self.said_bytes || count == 0 && self.bytes < self.said_bytes;
        if is_other || count == 0 && self.crc.sum() != self.said_crc {
            let message = format!("`{}` in the archive is not what its list says. Write the archive again.", self.name);
            return Err(stop(Some("file".into()), message));
        }
        Ok(count)
    }
}
