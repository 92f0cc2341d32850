//! Cutting JSON into its items as it passes: brackets, strings and depth, nothing more. What an item says is read elsewhere.

use std::io::BufRead;

use crate::fault::Ill;
use crate::{JSON_DEPTH_MAX, LINE_BYTES_MAX, RowFault};

/// The text of one value and where it began.
#[derive(Debug)]
pub(crate) struct Span {
    pub(crate) text: Vec<u8>,
    line: u64,
    column: u64,
    /// How many bytes of the text were put before what the file says.
    before: u64,
}

impl Span {
    /// A fault of its JSON, with the place in the file.
    pub(crate) fn fault(&self, error: &serde_json::Error) -> Ill {
        let (line, column) = (error.line().max(1) as u64, error.column() as u64);
        let column = if line == 1 { (self.column + column).saturating_sub(1 + self.before) } else { column };
        not_json(self.line + line - 1, column, "")
    }
}

fn not_json(line: u64, column: u64, why: &str) -> Ill {
    let space = if why.is_empty() { "" } else { " " };
    let message = format!("This is not JSON (column {column}).{space}{why}");
    Ill::File(RowFault::at(&format!("line {line}"), None, &message))
}

/// How the first object of a file ends.
pub(crate) enum Ends {
    /// Before the list of the sought field; with its text so far.
    AtList(Span),
    /// Whole, and whether it has the sought field.
    Whole(Span, bool),
}

pub(crate) struct Scan<R> {
    source: R,
    line: u64,
    column: u64,
}

/// Where in a value a byte stands.
#[derive(Debug, Default)]
struct Nesting {
    depth: usize,
    is_text: bool,
    is_escaped: bool,
}

impl Nesting {
    /// Whether the value ends with this byte. A bare word or number ends before what cannot belong to it.
    fn passes(&mut self, byte: u8) {
        match (self.is_text, byte) {
            (true, _) if self.is_escaped => self.is_escaped = false,
            (true, b'\\') => self.is_escaped = true,
            (true, b'"') => self.is_text = false,
            (true, _) => {}
            (false, b'"') => self.is_text = true,
            (false, b'{' | b'[') => self.depth += 1,
            (false, b'}' | b']') => self.depth = self.depth.saturating_sub(1),
            (false, _) => {}
        }
    }

    fn is_outside(&self) -> bool {
        self.depth == 0 && !self.is_text
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

impl<R: BufRead> Scan<R> {
    pub(crate) fn new(source: R) -> Self {
        Self { source, line: 1, column: 1 }
    }

    fn held(&mut self) -> Result<&[u8], Ill> {
        let line = self.line;
        self.source.fill_buf().map_err(|error| Ill::File(RowFault::met(&error, &format!("line {line}"))))
    }

    pub(crate) fn peek(&mut self) -> Result<Option<u8>, Ill> {
        Ok(self.held()?.first().copied())
    }

    pub(crate) fn take(&mut self) -> Result<Option<u8>, Ill> {
        let byte = self.peek()?;
        if let Some(byte) = byte {
            if byte == b'\n' {
                (self.line, self.column) = (self.line + 1, 1);
            } else {
                self.column += 1;
            }
            self.source.consume(1);
        }
        Ok(byte)
    }

    pub(crate) fn peek_past_space(&mut self) -> Result<Option<u8>, Ill> {
        for _ in 0..LINE_BYTES_MAX {
            match self.peek()? {
                Some(byte) if is_space(byte) => self.take()?,
                other => return Ok(other),
            };
        }
        Err(self.fault_here("There are more than 8 MiB of blanks."))
    }

    pub(crate) fn fault_here(&self, why: &str) -> Ill {
        not_json(self.line, self.column, why)
    }

    pub(crate) fn cut_short(&self) -> Ill {
        not_json(self.line, self.column, "The file ends in the middle.")
    }

    fn span(&self) -> Span {
        Span { text: Vec::new(), line: self.line, column: self.column, before: 0 }
    }

    fn keep(&mut self, span: &mut Span, nesting: &mut Nesting) -> Result<Option<u8>, Ill> {
        let Some(byte) = self.take()? else { return Ok(None) };
        nesting.passes(byte);
        span.text.push(byte);
        if nesting.depth > JSON_DEPTH_MAX {
            let message = format!("This is nested more than {JSON_DEPTH_MAX} deep.");
            return Err(Ill::File(RowFault::at(&format!("line {}", span.line), None, &message)));
        }
        if span.text.len() > LINE_BYTES_MAX {
            return Err(Ill::File(RowFault::at(
                &format!("line {}", span.line),
                None,
                "This item is longer than 8 MiB.",
            )));
        }
        Ok(Some(byte))
    }

    /// One value: an object, a list, a string, or a bare word up to what cannot belong to it.
    pub(crate) fn value(&mut self) -> Result<Span, Ill> {
        self.peek_past_space()?;
        let (mut span, mut nesting) = (self.span(), Nesting::default());
        let Some(first) = self.keep(&mut span, &mut nesting)? else { return Err(self.cut_short()) };
        if !matches!(first, b'{' | b'[' | b'"') {
            while self
                .peek()?
                .is_some_and(|byte| !is_space(byte) && !matches!(byte, b',' | b']' | b'}' | b'{' | b'[' | b'"'))
            {
                self.keep(&mut span, &mut nesting)?;
            }
            return Ok(span);
        }
        while !nesting.is_outside() {
            if self.keep(&mut span, &mut nesting)?.is_none() {
                return Err(self.cut_short());
            }
        }
        Ok(span)
    }

    /// The first object of a file, up to the list of a field if it has one.
    pub(crate) fn object(&mut self, field: &[u8]) -> Result<Ends, Ill> {
        let (mut span, mut nesting) = (self.span(), Nesting::default());
        let mut has_field = false;
        // Where the last string of the object itself began, and whether a colon follows it.
        let (mut string_at, mut is_field) = (None, false);
        self.keep(&mut span, &mut nesting)?;
        while !nesting.is_outside() {
            let was_text = nesting.is_text;
            if is_field && nesting.depth == 1 && !was_text && self.peek()? == Some(b'[') {
                self.take()?;
                return Ok(Ends::AtList(span));
            }
            let Some(byte) = self.keep(&mut span, &mut nesting)? else { return Err(self.cut_short()) };
            if nesting.depth != 1 || was_text && nesting.is_text {
                continue;
            }
            match (was_text, byte) {
                (false, b'"') => (string_at, is_field) = (Some(span.text.len()), false),
                (true, b'"') => {}
                (false, b':') => {
                    let name = string_at.take().and_then(|at| span.text.get(at..at + field.len() + 1));
                    is_field = name.is_some_and(|name| name.starts_with(field) && name.ends_with(b"\""));
                    has_field |= is_field;
                }
                (false, byte) if is_space(byte) => {}
                _ => is_field = false,
            }
        }
        Ok(Ends::Whole(span, has_field))
    }

    /// From behind the list of a field to the end of the object that holds it, as an object of its own.
    pub(crate) fn rest_of_object(&mut self) -> Result<Span, Ill> {
        const BEFORE: &[u8] = b"{\"\":0";
        let (mut span, mut nesting) = (self.span(), Nesting { depth: 1, ..Nesting::default() });
        span.text.extend_from_slice(BEFORE);
        span.before = BEFORE.len() as u64;
        while !nesting.is_outside() {
            if self.keep(&mut span, &mut nesting)?.is_none() {
                return Err(self.cut_short());
            }
        }
        Ok(span)
    }
}
