//! All that the template can see: itself, the paper's data, the press's fonts, and the paper's own date as today.

use std::sync::LazyLock;

use typst::Library;
use typst::World;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::Press;

// A file id is a 16-bit number that is never freed: every paper uses the same two.
static TEMPLATE: LazyLock<Source> =
    LazyLock::new(|| Source::new(file_id("/paper.typ"), include_str!("paper.typ").to_owned()));
static DATA: LazyLock<FileId> = LazyLock::new(|| file_id("/data.json"));

fn file_id(path: &str) -> FileId {
    // Both paths are constants without `..`, so the other case cannot arise; an odd name would only fail to be found.
    let path = VirtualPath::new(path).unwrap_or_else(|_| Source::detached("").id().get().vpath().clone());
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// One paper at the press.
pub(crate) struct PaperWorld<'a> {
    press: &'a Press,
    data: Bytes,
    today: Option<Datetime>,
}

impl<'a> PaperWorld<'a> {
    pub(crate) fn new(press: &'a Press, data: Vec<u8>, today: Option<Datetime>) -> PaperWorld<'a> {
        PaperWorld { press, data: Bytes::new(data), today }
    }
}

impl World for PaperWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(absent(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA { Ok(self.data.clone()) } else { Err(absent(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

fn absent(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
