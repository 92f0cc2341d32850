//! Prints a paper from its JSON with the fonts of a folder: `press leaf.json fonts paper.pdf`.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let [leaf, fonts, pdf] = env::args()
        .skip(1)
        .collect::<Vec<_>>()
        .try_into()
        .map_err(|_| "press <leaf.json> <folder of fonts> <paper.pdf>")?;
    let leaf = serde_json::from_slice(&fs::read(leaf)?)?;
    let press = print::Press::new(fonts_in(Path::new(&fonts))?);
    let pressed = press.paper(&leaf).map_err(|sentences| sentences.join("\n"))?;
    println!("{} pages, {} figures, {} bytes", pressed.pages, pressed.figures.len(), pressed.pdf.len());
    fs::write(pdf, pressed.pdf)?;
    Ok(())
}

/// Every font below a folder, in the order of their names.
fn fonts_in(folder: &Path) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(|entry| entry.path());
    let mut fonts = Vec::new();
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            fonts.extend(fonts_in(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "ttf" || ending == "otf") {
            fonts.push(fs::read(path)?);
        }
    }
    Ok(fonts)
}
