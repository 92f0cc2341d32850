//! Sets papers as PDF and draws pictures: JSON in, bytes out. The only crate that builds Typst.
//!
//! The template is fixed; a paper's words reach it as a virtual file of data and are never read as markup. The same
//! JSON and fonts give the same bytes, today and in ten years.

mod picture;
mod set;
#[cfg(test)]
mod tests;
mod world;

use std::sync::Arc;

use resvg::usvg::fontdb;
use serde_json::Value;
use typst::comemo;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt};

/// Fonts and template, ready to print. Make one and share it: it is read only.
pub struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    faces: Arc<fontdb::Database>,
}

/// A printed paper.
#[derive(Debug, Clone)]
pub struct Pressed {
    /// A tagged file that claims PDF/UA-1 and PDF/A-2a.
    pub pdf: Vec<u8>,
    /// Every figure in reading order: its id, and the text that the layout put on the pages for it.
    pub figures: Vec<(String, String)>,
    pub pages: usize,
}

/// Why a picture could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    #[error("The drawing cannot be read as SVG: {0}")]
    Unreadable(String),
    #[error("A picture of {width} by {height} pixels is too large; {most} on a side is the most.")]
    TooLarge { width: u32, height: u32, most: u32 },
    #[error("The picture cannot be written as PNG: {0}")]
    Unwritable(String),
}

impl Press {
    /// A press with these fonts, each a whole TrueType or OpenType file. A file that is no font is left out: see
    /// [`Press::families`].
    pub fn new(fonts: Vec<Vec<u8>>) -> Press {
        let mut faces = fontdb::Database::new();
        for bytes in &fonts {
            faces.load_font_data(bytes.clone());
        }
        let first = faces.faces().next().and_then(|face| face.families.first()).map(|family| family.0.clone());
        if let Some(family) = first {
            faces.set_sans_serif_family(family.clone());
            faces.set_serif_family(family);
        }
        let fonts: Vec<Font> = fonts.into_iter().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect();
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        Press {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            faces: Arc::new(faces),
        }
    }

    /// The names of the families that can be set, each once.
    pub fn families(&self) -> Vec<String> {
        let mut families: Vec<String> = self.book.families().map(|(name, _)| name.to_owned()).collect();
        families.dedup();
        families
    }

    /// Sets a paper (the JSON of `paper::document::leaf::leaf`) as PDF. Errors are sentences for its author.
    pub fn pdf(&self, leaf: &Value) -> Result<Vec<u8>, Vec<String>> {
        self.paper(leaf).map(|pressed| pressed.pdf)
    }

    /// Sets a paper as PDF and says which figures the pages show. Errors are sentences for its author.
    pub fn paper(&self, leaf: &Value) -> Result<Pressed, Vec<String>> {
        let pressed = set::set(self, leaf);
        // Nothing is kept between papers: memory stays flat however many are printed.
        comemo::evict(0);
        pressed
    }

    /// Draws an SVG element as PNG, `width_px` wide, on white.
    pub fn png(&self, svg: &str, width_px: u32) -> Result<Vec<u8>, PictureError> {
        picture::png(&self.faces, svg, width_px)
    }
}
