//! What is wrong with a register, a query or a paper: told to its author, with the place and what to do.

use std::fmt;
use std::ops::Range;

/// One slip in a file: line and column (from 1), the line itself, and a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub file: String,
    pub line: usize,
    pub column: usize,
    /// How many characters the caret underlines.
    pub width: usize,
    pub excerpt: String,
    pub message: String,
}

impl Fault {
    /// A fault at a byte range of `text`. A range outside the text points at its end.
    pub fn at(file: &str, text: &str, span: Range<usize>, message: impl Into<String>) -> Self {
        let start = floor_char(text, span.start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = floor_char(text, span.end).clamp(start, line_end);
        Self {
            file: file.to_owned(),
            line: text[..start].matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            width: text[start..end].chars().count().max(1),
            excerpt: text[line_start..line_end].trim_end_matches('\r').to_owned(),
            message: shortened(message.into()),
        }
    }

    /// The same fault seen in the file that holds the faulty text: `start` is the text's place in `whole`.
    pub fn within(self, file: &str, whole: &str, start: usize, text: &str) -> Self {
        let offset = byte_of(text, self.line, self.column);
        Self::at(file, whole, start + offset..start + offset + self.width, self.message)
    }
}

/// A message that quotes something endless breaks off.
fn shortened(message: String) -> String {
    match message.char_indices().nth(MESSAGE_CHARS_MAX) {
        None => message,
        Some((end, _)) => format!("{}…", &message[..end]),
    }
}

const MESSAGE_CHARS_MAX: usize = 500;

fn floor_char(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = &text[line_start.min(text.len())..];
    line_start + rest.chars().take(column - 1).map(char::len_utf8).sum::<usize>()
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        // A long line is cut to the part around the caret, so that a 10,000-term query does not fill the screen.
        let from = if self.column > 100 { self.column - 60 } else { 1 };
        let shown: String = self.excerpt.chars().skip(from - 1).take(160).collect();
        let caret = self.width.min(160usize.saturating_sub(self.column - from)).max(1);
        writeln!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        writeln!(f, "{margin} |")?;
        writeln!(f, "{number} | {shown}")?;
        write!(f, "{margin} | {}{}", " ".repeat(self.column - from), "^".repeat(caret))
    }
}

impl std::error::Error for Fault {}

const WORD_BYTES_MAX: usize = 100;

/// " Did you mean `x`?" when one of the known names is close, else nothing.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    // Nobody meant this, and comparing it would take long.
    if word.len() > WORD_BYTES_MAX {
        return String::new();
    }
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(word, name), name))
        .filter(|(distance, name)| *distance <= 1 + name.chars().count() / 4)
        .min()
        .map_or_else(String::new, |(_, name)| format!(" Did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_points_at_its_place() {
        let text = "one = 1\ntwo = \"ü\" # kind\n";
        let fault = Fault::at("registers/x.toml", text, 14..18, "This is not a number.");
        assert_eq!(
            fault.to_string(),
            "registers/x.toml:2:7: This is not a number.\n  |\n2 | two = \"ü\" # kind\n  |       ^^^"
        );
    }

    #[test]
    fn near_names_are_offered_and_far_ones_are_not() {
        assert_eq!(did_you_mean("priorty", ["priority", "state"]), " Did you mean `priority`?");
        assert_eq!(did_you_mean("zebra", ["priority", "state"]), "");
    }
}
