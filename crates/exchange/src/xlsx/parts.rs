//! What a workbook says about itself: which sheets it has and where, how numbers are shown, which texts cells share.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::text::Text;
use crate::xlsx::dates::Shape;
use crate::xml::{Node, Xml, attributes};
use crate::zipped::{Archive, MemberReader};
use crate::{CELL_BYTES_MAX, Encoding, MEMBERS_MAX, RowFault, SHARED_TEXT_BYTES_MAX};

/// A part of the workbook as it streams.
pub(crate) type Part = Xml<Text<MemberReader>>;

/// The largest part that says something about the others, in bytes.
const PART_BYTES_MAX: u64 = 32 << 20;
/// The largest part with rows or shared texts, in bytes.
pub(crate) const SHEET_BYTES_MAX: u64 = 2 << 30;
/// What each shared text counts beside its own length: many that are empty cost time, if not memory.
const PLACE_BYTES: usize = 24;
/// As many cell formats as a workbook may have.
const FORMATS_MAX: usize = 65_536;

pub(crate) fn part(archive: &Archive, name: &str, bytes_max: u64) -> Result<Part, RowFault> {
    let at = archive.find(name).ok_or_else(|| RowFault::file(format!("The workbook lacks its part `{name}`.")))?;
    Ok(Xml::new(Text::new(archive.read(at, bytes_max)?, Encoding::Unicode)))
}

/// One part's pointer to another.
#[derive(Debug)]
pub(crate) struct Relation {
    id: String,
    kind: String,
    pub(crate) target: String,
}

impl Relation {
    pub(crate) fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// The pointers of a part; of the workbook as a whole if the name is empty.
pub(crate) fn relations(archive: &Archive, of: &str) -> Result<Vec<Relation>, RowFault> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let name = format!("{folder}{}_rels/{file}.rels", if folder.is_empty() { "" } else { "/" });
    let mut xml = part(archive, &name, PART_BYTES_MAX)?;
    let mut relations = Vec::new();
    loop {
        match xml.next(&name)? {
            Node::Open(element) if element.local_name().as_ref() == "Relationship" => {
                let [id, kind, target, mode] = attributes(&element, ["Id", "Type", "Target", "TargetMode"])
                    .map_err(|message| RowFault::at(&name, None, &message))?;
                if let (Some(id), Some(kind), Some(target)) = (id, kind, target)
                    && mode.as_deref() != Some("External")
                {
                    relations.push(Relation { id, kind, target: resolved(folder, &target) });
                }
                if relations.len() as u64 > MEMBERS_MAX {
                    return Err(RowFault::at(&name, None, "There are too many pointers between parts."));
                }
            }
            Node::End => return Ok(relations),
            _ => {}
        }
    }
}

/// The name of a part as seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let start = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in start.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) is_hidden: bool,
    pub(crate) target: String,
}

/// The sheets with rows in their order, and whether days count from 1904.
pub(crate) fn sheets(archive: &Archive, name: &str, relations: &[Relation]) -> Result<(Vec<Sheet>, bool), RowFault> {
    let mut xml = part(archive, name, PART_BYTES_MAX)?;
    let wrong = |message: String| RowFault::at(name, None, &message);
    let targets: HashMap<&str, &str> =
        relations.iter().filter(|one| one.is("worksheet")).map(|one| (one.id.as_str(), one.target.as_str())).collect();
    let (mut sheets, mut is_1904) = (Vec::new(), false);
    loop {
        match xml.next(name)? {
            Node::Open(element) => match element.local_name().as_ref() {
                "workbookPr" => {
                    let [flag] = attributes(&element, ["date1904"]).map_err(wrong)?;
                    is_1904 = flag.is_some_and(|flag| matches!(flag.as_str(), "1" | "true"));
                }
                "sheet" => {
                    let [title, state, id] = attributes(&element, ["name", "state", "id"]).map_err(wrong)?;
                    let target = id.and_then(|id| targets.get(id.as_str()));
                    if let (Some(title), Some(target)) = (title, target) {
                        let is_hidden = state.is_some_and(|state| state != "visible");
                        sheets.push(Sheet { name: title, is_hidden, target: (*target).to_owned() });
                    }
                    if sheets.len() as u64 > MEMBERS_MAX {
                        return Err(wrong(format!("There are more than {MEMBERS_MAX} sheets.")));
                    }
                }
                _ => {}
            },
            Node::End => return Ok((sheets, is_1904)),
            _ => {}
        }
    }
}

/// How the numbers of each cell format are shown.
pub(crate) fn shapes(archive: &Archive, name: &str) -> Result<Vec<Shape>, RowFault> {
    let mut xml = part(archive, name, PART_BYTES_MAX)?;
    let wrong = |message: String| RowFault::at(name, None, &message);
    let mut own: HashMap<u32, Shape> = HashMap::new();
    let mut ids: Vec<u32> = Vec::new();
    // How deep inside the list of cell formats, if at all.
    let mut depth: Option<usize> = None;
    loop {
        match xml.next(name)? {
            Node::Open(element) => match (element.local_name().as_ref(), &mut depth) {
                ("numFmt", _) => {
                    let [id, code] = attributes(&element, ["numFmtId", "formatCode"]).map_err(wrong)?;
                    if let (Some(Ok(id)), Some(code)) = (id.map(|id| id.parse()), code) {
                        own.insert(id, Shape::of_code(&code));
                    }
                }
                ("cellXfs", None) => depth = Some(0),
                (name, Some(inside)) => {
                    *inside += 1;
                    if name == "xf" && *inside == 1 {
                        let [id] = attributes(&element, ["numFmtId"]).map_err(wrong)?;
                        ids.push(id.and_then(|id| id.parse().ok()).unwrap_or_default());
                    }
                }
                _ => {}
            },
            Node::Close => depth = depth.and_then(|inside| inside.checked_sub(1)),
            Node::End => break,
            Node::Text(_) | Node::Other => {}
        }
        if own.len().max(ids.len()) > FORMATS_MAX {
            return Err(wrong(format!("There are more than {FORMATS_MAX} formats.")));
        }
    }
    let shape = |id: &u32| own.get(id).copied().unwrap_or_else(|| Shape::built_in(*id));
    Ok(ids.iter().map(shape).collect())
}

/// Texts that cells share, one after the other.
#[derive(Debug, Default)]
pub(crate) struct SharedTexts {
    texts: String,
    ends: Vec<u32>,
}

impl SharedTexts {
    pub(crate) fn get(&self, at: usize) -> Option<&str> {
        let start = if at == 0 { 0 } else { *self.ends.get(at - 1)? };
        self.texts.get(start as usize..*self.ends.get(at)? as usize)
    }

    pub(crate) fn read(archive: &Archive, name: &str) -> Result<Self, RowFault> {
        let mut xml = part(archive, name, SHEET_BYTES_MAX)?;
        let mut read = Self::default();
        let mut one = String::new();
        // Open elements from the text down: inside `rPh` stands how a text is spoken.
        let mut open: Vec<Inside> = Vec::new();
        loop {
            match xml.next(name)? {
                Node::Open(element) => open.push(match (element.local_name().as_ref(), open.last()) {
                    ("rPh", _) | (_, Some(Inside::Spoken)) => Inside::Spoken,
                    ("t", _) => Inside::Text,
                    ("si", _) => Inside::Item,
                    _ => Inside::Other,
                }),
                Node::Text(text) if open.last() == Some(&Inside::Text) => one.push_str(&text),
                Node::Close => {
                    if open.pop() == Some(Inside::Item) {
                        read.texts.push_str(&unescaped(&one));
                        read.ends.push(u32::try_from(read.texts.len()).unwrap_or(u32::MAX));
                        one.clear();
                    }
                }
                Node::End => return Ok(read),
                Node::Text(_) | Node::Other => {}
            }
            if one.len() > CELL_BYTES_MAX {
                return Err(RowFault::at(name, None, &format!("A text is longer than {CELL_BYTES_MAX} bytes.")));
            }
            if read.texts.len() + PLACE_BYTES * read.ends.len() > SHARED_TEXT_BYTES_MAX {
                let message = "The texts of the workbook take more than 48 MiB with their places. Save the sheet as CSV and try again.";
                return Err(RowFault::at(name, None, message));
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Item,
    Text,
    Spoken,
    Other,
}

/// A text without the escapes `_x000D_` in which workbooks write what XML cannot hold.
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        let char = escape.get(2..6).zip(escape.get(6..7)).and_then(|(digits, end)| {
            let is_hex = end == "_" && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_hex.then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)).flatten()
        });
        match char {
            Some(char) => {
                plain.push(char);
                rest = &escape[7..];
            }
            None => {
                plain.push_str("_x");
                rest = &escape[2..];
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_workbooks_are_undone() {
        for (text, plain) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00g0_", "_x00g0_"),
            ("_x0041", "_x0041"),
            ("_xD800_", "_xD800_"),
            ("_xé000_", "_xé000_"),
            ("_x_x0041_", "_xA"),
        ] {
            assert_eq!(unescaped(text), plain, "{text}");
        }
    }

    #[test]
    fn targets_are_seen_from_their_folder() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("xl/a", "../../../b.xml"), "b.xml");
    }
}
