//! Runs of words as WordprocessingML, and the names that anchors may have.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::document::Run;

/// How the anchor of a figure's note begins.
pub(super) const FIGURE: &str = "figure_";
/// Word forgets a bookmark whose name is longer.
const ANCHOR_LENGTH_MAX: usize = 40;

/// Text for an element or attribute. What XML cannot hold (control characters) is left out, or Word refuses the file.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' => safe.push(character),
            '\u{FFFE}' | '\u{FFFF}' => {}
            other if other.is_control() => {}
            other => safe.push(other),
        }
    }
    safe
}

pub(super) fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The bookmark of a figure's note.
pub(super) fn anchor_of_figure(id: &str) -> String {
    anchor(FIGURE, id)
}

/// The bookmark of a section, heading, paragraph, table or picture.
pub(super) fn anchor_of_place(id: &str) -> String {
    anchor("at_", id)
}

fn anchor(start: &str, id: &str) -> String {
    let fits = start.len() + id.len() <= ANCHOR_LENGTH_MAX;
    if fits && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return format!("{start}{id}");
    }
    let digest = hex::encode(Sha256::digest(id.as_bytes()));
    format!("{start}_{}", &digest[..24])
}

/// How a stretch of words looks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look<'a> {
    pub(super) style: Option<&'a str>,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
}

/// Addresses outside the file, each with the id by which the text refers to it.
#[derive(Debug, Default)]
pub(super) struct Links(Vec<String>);

impl Links {
    /// Position of the address, which is added if it is new.
    fn position(&mut self, href: &str) -> usize {
        if let Some(position) = self.0.iter().position(|known| known == href) {
            return position;
        }
        self.0.push(href.to_owned());
        self.0.len() - 1
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (String, &str)> {
        self.0.iter().enumerate().map(|(position, href)| (link_id(position), href.as_str()))
    }
}

fn link_id(position: usize) -> String {
    format!("rIdLink{}", position + 1)
}

/// Plain text in one look; a line feed becomes a line break.
pub(super) fn text(out: &mut String, text: &str, look: Look) {
    for (position, line) in text.split('\n').enumerate() {
        if position > 0 {
            out.push_str("<w:r><w:br/></w:r>");
        }
        if !line.is_empty() {
            let _ = write!(out, "<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>", properties(look), escape(line));
        }
    }
}

fn properties(look: Look) -> String {
    let mut inner = String::new();
    if let Some(style) = look.style {
        let _ = write!(inner, "<w:rStyle w:val=\"{style}\"/>");
    }
    if look.strong {
        inner.push_str("<w:b/>");
    }
    if look.emphasis {
        inner.push_str("<w:i/>");
    }
    if inner.is_empty() { inner } else { format!("<w:rPr>{inner}</w:rPr>") }
}

pub(super) fn runs(out: &mut String, runs: &[Run], look: Look, links: &mut Links) {
    for run in runs {
        match run {
            Run::Text { text } => self::text(out, text, look),
            Run::Strong { runs } => self::runs(out, runs, Look { strong: true, ..look }, links),
            Run::Emphasis { runs } => self::runs(out, runs, Look { emphasis: true, ..look }, links),
            Run::Link { text, href } => {
                let look = Look { style: Some("Hyperlink"), ..look };
                if let Some(id) = href.strip_prefix('#') {
                    within(out, &anchor_of_place(id), text, look);
                } else if href.starts_with('/') {
                    // An address within the site means nothing in a file.
                    self::text(out, text, Look { style: None, ..look });
                } else {
                    let id = link_id(links.position(href));
                    let _ = write!(out, "<w:hyperlink r:id=\"{id}\" w:history=\"1\">");
                    self::text(out, text, look);
                    out.push_str("</w:hyperlink>");
                }
            }
            Run::Figure { id, text, .. } => {
                within(out, &anchor_of_figure(id), text, Look { style: Some("Figure"), ..look });
            }
        }
    }
}

/// A link to a bookmark of this file.
pub(super) fn within(out: &mut String, anchor: &str, text: &str, look: Look) {
    let _ = write!(out, "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">", escape(anchor));
    self::text(out, text, look);
    out.push_str("</w:hyperlink>");
}
