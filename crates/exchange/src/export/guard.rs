//! Texts that a spreadsheet would run, made harmless, and made themselves again.

/// What begins a formula in some spreadsheet program, or a remark of ours.
const DANGERS: [char; 13] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '|', '#', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// The text as it stands in a CSV file: an apostrophe goes before what could be run, and before what would read as such
/// an apostrophe. [`unguarded`] takes it back exactly.
pub fn guarded(text: &str) -> String {
    if is_dangerous(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text that [`guarded`] was given.
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_dangerous(rest)).unwrap_or(text)
}

fn is_dangerous(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.starts_with(DANGERS) || bare.trim_start().starts_with(DANGERS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_run_gets_an_apostrophe() {
        for text in ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "'=1", "# list"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["", "VPN is slow", "'quoted'", "a=b", "2 - 1"] {
            assert_eq!(guarded(text), text);
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "[ '=+@#\t\r\na-]{0,6}|\\PC{0,8}") {
            let file = guarded(&text);
            prop_assert_eq!(unguarded(&file), text);
            prop_assert!(!file.trim_start().starts_with(DANGERS));
        }
    }
}
