//! XML as nodes: bounded in depth, attributes and length, with no DTD and no entity but the five of the language.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::leash::Leash;
use crate::{LINE_BYTES_MAX, RowFault, XML_ATTRIBUTES_MAX, XML_DEPTH_MAX};

const TOO_LONG: &str = "A tag or a text in it is longer than 8 MiB.";

/// Under this length an element has fewer attributes than are allowed.
const ATTRIBUTES_COUNTED_FROM_BYTES: usize = 5 * XML_ATTRIBUTES_MAX;

/// The next thing in the file.
pub(crate) enum Node<'a> {
    /// An element begins; each is closed, also one written as empty.
    Open(BytesStart<'a>),
    Close,
    Text(Cow<'a, str>),
    /// What says nothing: comments and instructions.
    Other,
    End,
}

pub(crate) struct Xml<R> {
    reader: Reader<Leash<R>>,
    buffer: Vec<u8>,
    depth: usize,
    roots: usize,
}

impl<R: BufRead> Xml<R> {
    pub(crate) fn new(source: R) -> Self {
        let mut reader = Reader::from_reader(Leash::new(source, LINE_BYTES_MAX, TOO_LONG));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0, roots: 0 }
    }

    /// The next node; a fault ends the file.
    pub(crate) fn next(&mut self, place: &str) -> Result<Node<'_>, RowFault> {
        self.buffer.clear();
        self.reader.get_mut().renew();
        let before = self.reader.buffer_position();
        let wrong = |message: String| RowFault::at(place, None, &message);
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| match error {
            quick_xml::Error::Io(error) => RowFault::met(&error, place),
            other => wrong(format!("This is not well-formed XML (byte {before}): {other}.")),
        })?;
        Ok(match event {
            Event::Start(element) => {
                self.depth += 1;
                self.roots += usize::from(self.depth == 1);
                if self.depth > XML_DEPTH_MAX {
                    return Err(wrong(format!("Elements are nested more than {XML_DEPTH_MAX} deep.")));
                }
                if self.roots > 1 {
                    return Err(wrong("Nothing should follow the outermost element.".into()));
                }
                let is_wide = element.attributes_raw().len() > ATTRIBUTES_COUNTED_FROM_BYTES;
                if is_wide && element.attributes().with_checks(false).nth(XML_ATTRIBUTES_MAX).is_some() {
                    return Err(wrong(format!("An element has more than {XML_ATTRIBUTES_MAX} attributes.")));
                }
                Node::Open(element)
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Node::Close
            }
            Event::Text(text) => Node::Text(Cow::Owned(text.xml10_content().into_owned())),
            Event::CData(text) => Node::Text(Cow::Owned(text.xml10_content().into_owned())),
            Event::GeneralRef(entity) => match (entity.resolve_char_ref(), resolve_predefined_entity(&entity)) {
                (Ok(Some(char)), _) => Node::Text(Cow::Owned(char.to_string())),
                (Ok(None), Some(text)) => Node::Text(Cow::Borrowed(text)),
                _ => {
                    return Err(wrong(format!("`&{};` stands for nothing: entities of a DTD are not read.", &*entity)));
                }
            },
            Event::DocType(_) => {
                return Err(wrong(
                    "It has a DOCTYPE, which files of records do not need. Take it out and try again.".into(),
                ));
            }
            Event::Decl(declaration) => {
                if let Some(Ok(encoding)) = declaration.encoding()
                    && !KNOWN.iter().any(|known| known.eq_ignore_ascii_case(&encoding))
                {
                    return Err(wrong(format!(
                        "It says that it is written in `{encoding}`. Save it as UTF-8 and try again."
                    )));
                }
                Node::Other
            }
            Event::Comment(_) | Event::PI(_) => Node::Other,
            Event::Empty(_) => Node::Other,
            Event::Eof if self.depth > 0 => return Err(wrong("The file ends in the middle. Send it again.".into())),
            Event::Eof if self.roots == 0 => return Err(wrong("This is no XML: it has no element.".into())),
            Event::Eof => Node::End,
        })
    }
}

/// Encodings that a declaration may name. Whether the bytes are so written was seen before.
const KNOWN: [&str; 7] = ["utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252"];

/// The values of the named attributes of an element, without regard to prefixes of their names.
pub(crate) fn attributes<const N: usize>(
    element: &BytesStart<'_>,
    names: [&str; N],
) -> Result<[Option<String>; N], String> {
    let mut values = [const { None }; N];
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| format!("An attribute cannot be read: {error}."))?;
        if let Some(at) = names.iter().position(|name| attribute.key.local_name().as_ref() == *name) {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|error| format!("The attribute `{}` cannot be read: {error}.", names[at]))?;
            if values[at].replace(value.into_owned()).is_some() {
                return Err(format!("The attribute `{}` is given twice.", names[at]));
            }
        }
    }
    Ok(values)
}
