//! The paper as a Word file: real headings, lists, table headings, captions and alternative text.
//!
//! The same paper gives the same bytes: parts stand in a fixed order and carry no date but the paper's own.

mod body;
mod parts;
mod styles;
mod words;

use std::io::{Cursor, Read, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{Document, Occurrence};
use body::Body;
use words::unescape;

/// Draws an SVG element as PNG, so many pixels wide; errors are sentences.
pub type Draw<'a> = dyn Fn(&str, u32) -> Result<Vec<u8>, String> + 'a;

/// Bytes of one part of a file that [`figures_in_docx`] will read.
const PART_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// A picture in the file: the drawing itself, and pixels for programs that cannot draw.
struct Media {
    svg: String,
    png: Vec<u8>,
}

/// Writes the paper as DOCX. Errors are sentences for its author, such as a drawing that `draw` refuses.
pub fn docx(document: &Document, draw: &Draw) -> Result<Vec<u8>, String> {
    let body = Body::of(document, draw)?;
    let mut package = Package::new();
    let text = |package: &mut Package, name: &str, xml: String| package.add(name, xml.as_bytes());
    text(&mut package, "[Content_Types].xml", parts::content_types(body.has_long_names()))?;
    text(&mut package, "_rels/.rels", parts::package_relations(body.has_long_names()))?;
    text(&mut package, "docProps/core.xml", parts::core_properties(document))?;
    text(&mut package, "docProps/app.xml", parts::app_properties())?;
    if body.has_long_names() {
        text(&mut package, "docProps/custom.xml", parts::custom_properties(&body.long_names))?;
    }
    text(&mut package, "word/document.xml", body.document_xml())?;
    text(&mut package, "word/styles.xml", parts::styles(document.language()))?;
    text(&mut package, "word/numbering.xml", body.numbering_xml())?;
    text(&mut package, "word/settings.xml", parts::settings(document.language()))?;
    text(&mut package, "word/fontTable.xml", parts::font_table())?;
    text(&mut package, "word/header1.xml", parts::header(document, true))?;
    text(&mut package, "word/header2.xml", parts::header(document, false))?;
    text(&mut package, "word/footer1.xml", parts::footer(document))?;
    text(&mut package, "word/_rels/document.xml.rels", parts::document_relations(&body.links, body.media.len()))?;
    for (position, media) in body.media.iter().enumerate() {
        package.add(&format!("word/media/picture{}.png", position + 1), &media.png)?;
        package.add(&format!("word/media/picture{}.svg", position + 1), media.svg.as_bytes())?;
    }
    package.finish()
}

/// Every figure printed in a file made here, as (id, text), in reading order.
pub fn figures_in_docx(file: &[u8]) -> Result<Vec<Occurrence>, String> {
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|error| format!("This is no Word file: {error}."))?;
    let names = match archive.index_for_name("docProps/custom.xml") {
        Some(_) => long_names(&part(&mut archive, "docProps/custom.xml")?),
        None => Vec::new(),
    };
    let xml = part(&mut archive, "word/document.xml")?;
    let mut found = Vec::new();
    for link in xml.split("<w:hyperlink ").skip(1) {
        let Some((start, rest)) = link.split_once('>') else { continue };
        let Some(anchor) = attribute(start, "w:anchor") else { continue };
        let Some(short) = anchor.strip_prefix(words::FIGURE) else { continue };
        let inside = rest.split("</w:hyperlink>").next().unwrap_or_default();
        let id = names.iter().find(|(name, _)| *name == anchor).map_or(short, |(_, id)| id);
        found.push((id.to_owned(), texts(inside)));
    }
    Ok(found)
}

/// The text of all runs in a stretch of WordprocessingML.
fn texts(xml: &str) -> String {
    let pieces = xml.split("<w:t").skip(1).filter(|piece| piece.starts_with(['>', ' ']));
    pieces.filter_map(|piece| piece.split_once('>')?.1.split_once("</w:t>")).map(|(text, _)| unescape(text)).collect()
}

/// The anchors that stand for a figure's longer name: (anchor, id).
fn long_names(custom: &str) -> Vec<(String, String)> {
    let pairs = custom.split("<property ").skip(1).filter_map(|property| {
        let name = attribute(property.split_once('>')?.0, "name")?;
        let (value, _) = property.split_once("<vt:lpwstr>")?.1.split_once("</vt:lpwstr>")?;
        Some((name, unescape(value)))
    });
    pairs.collect()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (value, _) = tag.split_once(&format!("{name}=\""))?.1.split_once('"')?;
    Some(unescape(value))
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, String> {
    let part = archive.by_name(name).map_err(|error| format!("The Word file has no {name}: {error}."))?;
    let mut text = String::new();
    let read = part.take(PART_BYTES_MAX).read_to_string(&mut text);
    read.map_err(|error| format!("{name} in the Word file cannot be read: {error}."))?;
    Ok(text)
}

/// The file while it is written.
struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    fn new() -> Package {
        Package { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), String> {
        // The earliest date that a ZIP file can hold: the same for every paper.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o644);
        let failed = |error: &dyn std::fmt::Display| format!("The Word file cannot be written at {name}: {error}.");
        self.zip.start_file(name, options).map_err(|error| failed(&error))?;
        self.zip.write_all(bytes).map_err(|error| failed(&error))
    }

    fn finish(self) -> Result<Vec<u8>, String> {
        let written = self.zip.finish().map_err(|error| format!("The Word file cannot be finished: {error}."))?;
        Ok(written.into_inner())
    }
}
