//! Drawings as pixels, for readers that take no SVG.

use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree, fontdb};

use crate::PictureError;

/// Pixels on a side.
const SIDE_MAX: u32 = 8_000;

pub(crate) fn png(faces: &Arc<fontdb::Database>, svg: &str, width_px: u32) -> Result<Vec<u8>, PictureError> {
    let options = Options {
        fontdb: faces.clone(),
        font_family: faces.family_name(&fontdb::Family::SansSerif).to_owned(),
        // A drawing fetches nothing, from no address and no folder.
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| PictureError::Unreadable(error.to_string()))?;
    let width = width_px.max(1);
    let scale = width as f32 / tree.size().width();
    let height = (tree.size().height() * scale).ceil().max(1.0) as u32;
    if width > SIDE_MAX || height > SIDE_MAX {
        return Err(PictureError::TooLarge { width, height, most: SIDE_MAX });
    }
    let mut pixels = Pixmap::new(width, height).ok_or(PictureError::TooLarge { width, height, most: SIDE_MAX })?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| PictureError::Unwritable(error.to_string()))
}
