//! The sign for what a reader may not see, kept apart from a text that reads the same.

pub use record::keys::HIDDEN;

/// The text as it stands in a whole export: one that reads as the sign, with or without backslashes before it, gets one more.
pub fn veiled(text: String) -> String {
    if is_sign(&text) { format!("\\{text}") } else { text }
}

/// The text that [`veiled`] was given; none for the sign itself, which says nothing of what stands there.
pub fn unveiled(text: &str) -> Option<&str> {
    match text {
        HIDDEN => None,
        text if is_sign(text) => text.strip_prefix('\\'),
        text => Some(text),
    }
}

fn is_sign(text: &str) -> bool {
    text.trim_start_matches('\\') == HIDDEN
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_sign_is_no_text() {
        assert_eq!(unveiled(HIDDEN), None);
        assert_eq!(veiled(HIDDEN.into()), "\\(hidden)");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "\\\\{0,3}\\(hidden\\)|[\\\\(hiden)]{0,10}|\\PC{0,8}") {
            let file = veiled(text.clone());
            prop_assert_eq!(unveiled(&file), Some(text.as_str()));
        }
    }
}
