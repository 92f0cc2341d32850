//! Style sheets, fonts and the brand, built by npm and Sass and embedded in the binary.
//!
//! Every asset is served under a name with its hash, so a browser may keep it for ever: [`href`] gives the address,
//! [`find`] the bytes behind it.

/// One embedded file.
#[derive(Debug)]
pub struct Asset {
    /// Plain name, such as `app.css`.
    pub name: &'static str,
    /// Served address with the hash in it, such as `/assets/app.0123456789abcdef.css`.
    pub href: &'static str,
    /// Media type for `Content-Type`.
    pub mime: &'static str,
    /// The whole file.
    pub bytes: &'static [u8],
}

static TABLE: &[Asset] = include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// The asset of this name, with or without hash and with or without `/assets/` before it. Only an address with the
/// hash may be cached for ever; compare with [`Asset::href`].
pub fn find(path: &str) -> Option<&'static Asset> {
    let name = path.strip_prefix("/assets/").or_else(|| path.strip_prefix('/')).unwrap_or(path);
    TABLE.iter().find(|asset| asset.name == name || asset.href.strip_prefix("/assets/") == Some(name))
}

/// Address of the asset to write into a page.
///
/// # Panics
/// When there is no such asset: a slip of the page's author, which every test that renders the page finds.
pub fn href(name: &str) -> &'static str {
    named(name).href
}

/// Text of a style sheet, to be written into a page that must stand alone. `paper.css` carries its font in itself.
///
/// # Panics
/// As [`href`].
pub fn css(name: &str) -> &'static str {
    match std::str::from_utf8(named(name).bytes) {
        Ok(text) => text,
        Err(_) => panic!("{name} is not a style sheet"),
    }
}

/// An SVG of the brand, to be written into a page: `mark.svg`, `wordmark.svg`, `favicon.svg`.
///
/// # Panics
/// As [`href`].
pub fn svg(name: &str) -> &'static str {
    css(name)
}

/// TrueType faces for PDF and pictures: plain name and bytes. Atkinson Hyperlegible Next in regular, italic, semibold,
/// bold and bold italic; Atkinson Hyperlegible Mono in regular and bold.
pub fn print_fonts() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    TABLE.iter().filter(|asset| asset.mime == "font/ttf").map(|asset| (asset.name, asset.bytes))
}

/// All assets, by kind and name.
pub fn all() -> &'static [Asset] {
    TABLE
}

fn named(name: &str) -> &'static Asset {
    find(name).unwrap_or_else(|| panic!("there is no asset {name}"))
}
