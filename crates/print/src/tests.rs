//! What a press does without fonts: it draws shapes, and refuses the rest in words. Papers are set in the stories of the
//! whole product, which has fonts.

use serde_json::json;

use crate::{PictureError, Press};

const SQUARE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="10" height="10" fill="#352F82"/></svg>"##;

/// Width and height from the header of a PNG file.
fn size(png: &[u8]) -> (u32, u32) {
    let number = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
    (number(16), number(20))
}

#[test]
fn a_drawing_keeps_its_proportions_and_its_bytes() {
    let press = Press::new(Vec::new());
    let png = press.png(SQUARE, 200).expect("drawn");
    assert_eq!(size(&png), (200, 100));
    assert!(png == press.png(SQUARE, 200).expect("drawn"));
}

#[test]
fn a_drawing_too_large_for_memory_is_refused() {
    let press = Press::new(Vec::new());
    assert!(matches!(press.png(SQUARE, 1_000_000), Err(PictureError::TooLarge { .. })));
    let needle = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 9999999"/>"#;
    assert!(matches!(press.png(needle, 100), Err(PictureError::TooLarge { .. })));
}

#[test]
fn what_is_no_drawing_is_refused() {
    let refusal = Press::new(Vec::new()).png("<p>words</p>", 100).expect_err("refused");
    assert!(refusal.to_string().starts_with("The drawing cannot be read as SVG"), "{refusal}");
}

#[test]
fn a_press_without_fonts_says_so() {
    let press = Press::new(vec![b"no font".to_vec()]);
    assert!(press.families().is_empty());
    assert_eq!(press.pdf(&json!({})).expect_err("refused"), ["The press has no fonts."]);
}
