//! The prose of a paper as a tree: Markdown by `pulldown-cmark`, placeholders recognised in its text.
//!
//! A placeholder is hidden from Markdown behind letters of the same length, so that every span is a place in the file.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::placeholder::{self, ClaimTest, Named, Placeholder, Slip};
use crate::format::Shape;

/// A part under a `#` heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    pub title: String,
    pub span: Range<usize>,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// `level` 3 and 4; sections are 2.
    Heading {
        level: u8,
        text: String,
        span: Range<usize>,
    },
    /// Numbered when it opens an item of a list with numbers at the top level.
    Paragraph {
        is_numbered: bool,
        inlines: Vec<Inline>,
    },
    List {
        ordered: bool,
        items: Vec<Vec<Inline>>,
    },
    /// A table, a chart, gauges or a contribution, alone in its paragraph.
    Placed {
        placeholder: Placeholder,
        span: Range<usize>,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    Text { text: String, span: Range<usize> },
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Link { text: String, href: String, span: Range<usize> },
    Use { figure: Named, shapes: Vec<Shape>, span: Range<usize> },
    Word { word: String, shapes: Vec<Shape>, span: Range<usize> },
    Claim { figure: Named, test: ClaimTest, then: Vec<Inline>, otherwise: Option<Vec<Inline>>, span: Range<usize> },
}

/// The most blocks, and the most placeholders, of one paper.
const PARTS_MAX: usize = 5_000;
/// How deep emphasis and claims may be nested.
const DEPTH_MAX: usize = 8;
/// Stands for a placeholder while Markdown is read; papers may not use it themselves.
const MARK: char = '\u{E000}';

type Found = (Range<usize>, Option<Placeholder>);

/// Reads the prose that begins at byte `start` of the file.
pub fn read(text: &str, start: usize, slips: &mut Vec<Slip>) -> Vec<Section> {
    let (masked, found) = mask(text, start, slips);
    if found.len() > PARTS_MAX {
        slips.push((found[PARTS_MAX].0.clone(), format!("A paper has at most {PARTS_MAX} placeholders.")));
        return Vec::new();
    }
    let mut writer = Writer {
        found: &found,
        slips,
        sections: Vec::new(),
        lists: Vec::new(),
        frames: Vec::new(),
        parts: 0,
        opens_item: false,
    };
    for (event, range) in Parser::new(&masked).into_offset_iter() {
        writer.take(event, range.start + start..range.end + start);
    }
    writer.sections
}

/// The inlines of a caption.
pub fn caption(text: &str, start: usize, slips: &mut Vec<Slip>) -> Vec<Inline> {
    let (masked, found) = mask(text, start, slips);
    let mut inlines = Vec::new();
    for piece in split(&masked, start, &found) {
        match piece {
            Piece::Text(text, span) => inlines.push(Inline::Text { text, span }),
            Piece::Placed(Placeholder::Use { figure, shapes }, span) => {
                inlines.push(Inline::Use { figure, shapes, span })
            }
            Piece::Placed(Placeholder::Word { word, shapes }, span) => {
                inlines.push(Inline::Word { word, shapes, span })
            }
            Piece::Placed(_, span) => slips.push((span, "A caption holds words and figures only.".into())),
        }
    }
    inlines
}

/// The text with each placeholder hidden, and the placeholders by their place in the file.
fn mask(text: &str, start: usize, slips: &mut Vec<Slip>) -> (String, Vec<Found>) {
    let mut masked = String::with_capacity(text.len());
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if c == MARK {
            slips.push((start + at..start + at + c.len_utf8(), "This character is for Guildhall's own use.".into()));
            masked.push_str("xxx");
        } else if rest.starts_with("{{") {
            // Both bytes stay, so that places hold; the second one is dropped with the text.
            masked.push_str("{\u{1}");
            at += 1;
        } else if c == '{' {
            let Some(length) = closing(rest) else {
                slips.push((start + at..start + at + 1, "This brace is never closed; {{ prints a brace.".into()));
                masked.push('{');
                at += 1;
                continue;
            };
            let span = start + at..start + at + length;
            let read = placeholder::read(&rest[1..length - 1], span.start + 1);
            found.push((span, read.map_err(|slip| slips.push(slip)).ok()));
            // The shortest placeholder, `{}`, has two bytes and the mark three; it is refused anyway.
            if length >= MARK.len_utf8() {
                masked.push(MARK);
            }
            masked.extend(std::iter::repeat_n('x', length - masked_length(length)));
            at += length;
            continue;
        } else {
            masked.push(c);
        }
        at += c.len_utf8();
    }
    (masked, found)
}

fn masked_length(length: usize) -> usize {
    if length >= MARK.len_utf8() { MARK.len_utf8() } else { 0 }
}

/// Length of the placeholder that begins here, braces included; braces in quotes belong to the quoted text.
fn closing(text: &str) -> Option<usize> {
    let mut is_quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            '}' if !is_quoted => return Some(at + 1),
            '\n' if text[at + 1..].starts_with('\n') => return None,
            _ => {}
        }
    }
    None
}

enum Piece {
    Text(String, Range<usize>),
    Placed(Placeholder, Range<usize>),
}

/// Masked text, which begins at byte `start` of the file, taken apart at its placeholders.
fn split(masked: &str, start: usize, found: &[Found]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let words = |from: usize, to: usize, pieces: &mut Vec<Piece>| {
        if from < to {
            let plain: String = masked[from..to].chars().filter(|c| *c != '\u{1}').collect();
            pieces.push(Piece::Text(plain, start + from..start + to));
        }
    };
    let mut from = 0;
    while let Some(at) = masked[from..].find(MARK).map(|at| at + from) {
        words(from, at, &mut pieces);
        let one = found.binary_search_by_key(&(start + at), |(span, _)| span.start).ok().map(|at| &found[at]);
        let length = one.map_or(MARK.len_utf8(), |(span, _)| span.len());
        if let Some((span, Some(placeholder))) = one {
            pieces.push(Piece::Placed(placeholder.clone(), span.clone()));
        }
        from = (at + length).min(masked.len());
    }
    words(from, masked.len(), &mut pieces);
    pieces
}

/// What a stretch of inlines is inside of.
enum Frame {
    /// A paragraph, or an item of a list.
    Open,
    Strong,
    Emphasis,
    Link {
        href: String,
        from: usize,
    },
    Claim {
        figure: Named,
        test: ClaimTest,
        span: Range<usize>,
        then: Option<Vec<Inline>>,
    },
    Heading {
        level: u8,
        from: usize,
    },
}

struct List {
    ordered: bool,
    items: Vec<Vec<Inline>>,
}

struct Writer<'a> {
    found: &'a [Found],
    slips: &'a mut Vec<Slip>,
    sections: Vec<Section>,
    /// Lists that are open; the outermost numbered one makes numbered paragraphs.
    lists: Vec<List>,
    frames: Vec<(Frame, Vec<Inline>)>,
    parts: usize,
    /// The next paragraph opens a numbered item.
    opens_item: bool,
}

impl Writer<'_> {
    fn slip(&mut self, span: Range<usize>, message: &str) {
        self.slips.push((span, message.to_owned()));
    }

    fn take(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, span),
            Event::End(tag) => self.close(tag, span),
            Event::Text(text) => self.text(&text, span),
            Event::Code(text) => self.text(&text, span),
            Event::SoftBreak | Event::HardBreak => self.push(Inline::Text { text: " ".into(), span }),
            Event::Rule => {}
            Event::Html(_) | Event::InlineHtml(_) => self.slip(span, "A paper holds no HTML. Write < as &lt;."),
            _ => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin(Frame::Open),
            Tag::Heading { level, .. } => {
                let level = match level {
                    HeadingLevel::H1 => 2,
                    HeadingLevel::H2 => 3,
                    HeadingLevel::H3 => 4,
                    _ => {
                        self.slip(span.clone(), "Headings go three deep: #, ## and ###.");
                        4
                    }
                };
                self.begin(Frame::Heading { level, from: span.start });
            }
            Tag::List(first) => {
                // Words of an item that stand before an inner list are the item's own.
                self.settle();
                self.lists.push(List { ordered: first.is_some(), items: Vec::new() });
            }
            Tag::Item => {
                self.opens_item = self.is_numbering();
                self.begin(Frame::Open);
            }
            Tag::Strong => self.begin(Frame::Strong),
            Tag::Emphasis => self.begin(Frame::Emphasis),
            Tag::Link { dest_url, .. } => self.begin(Frame::Link { href: dest_url.to_string(), from: span.start }),
            Tag::BlockQuote(_) | Tag::CodeBlock(_) => {
                self.slip(span, "A paper has no quotations set apart and no code.")
            }
            Tag::Image { .. } => self.slip(span, "A picture without its values is lost: use a chart."),
            _ => {}
        }
    }

    fn begin(&mut self, frame: Frame) {
        self.frames.push((frame, Vec::new()));
    }

    /// Whether the innermost open list numbers paragraphs of the paper.
    fn is_numbering(&self) -> bool {
        matches!(self.lists.as_slice(), [List { ordered: true, .. }])
    }

    /// Puts away what an item has gathered before something else begins inside it.
    fn settle(&mut self) {
        if let Some((Frame::Open, _)) = self.frames.last()
            && let Some((_, inlines)) = self.frames.last_mut()
        {
            let inlines = std::mem::take(inlines);
            self.paragraph(inlines);
        }
    }

    fn close(&mut self, tag: TagEnd, span: Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item => {
                let inlines = self.end_open();
                self.paragraph(inlines);
            }
            TagEnd::Heading(_) => self.heading(span),
            TagEnd::List(_) => {
                if let Some(list) = self.lists.pop() {
                    let is_numbering = self.lists.is_empty() && list.ordered;
                    if !is_numbering && !list.items.is_empty() {
                        self.block(Block::List { ordered: list.ordered, items: list.items }, span);
                    }
                }
            }
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link => self.end_inner(span),
            _ => {}
        }
    }

    /// Ends a paragraph or an item; a claim that is still open in it is told.
    fn end_open(&mut self) -> Vec<Inline> {
        while let Some((frame, inlines)) = self.frames.pop() {
            match frame {
                Frame::Open => return inlines,
                Frame::Claim { span, .. } => self.slip(span, "This claim is not ended in its paragraph: write {end}."),
                _ => {}
            }
        }
        Vec::new()
    }

    fn end_inner(&mut self, span: Range<usize>) {
        match self.frames.pop() {
            Some((Frame::Strong, inlines)) => self.push(Inline::Strong(inlines)),
            Some((Frame::Emphasis, inlines)) => self.push(Inline::Emphasis(inlines)),
            Some((Frame::Link { href, from }, inlines)) => {
                let text = inlines
                    .iter()
                    .map(|inline| if let Inline::Text { text, .. } = inline { text.as_str() } else { "" });
                let text: String = text.collect();
                self.push(Inline::Link { text, href, span: from..span.end });
            }
            Some((Frame::Claim { span, .. }, _)) => {
                self.slip(span, "This claim is not ended inside the emphasis it begins in: write {end}.");
                self.frames.pop();
            }
            Some(other) => self.frames.push(other),
            None => {}
        }
    }

    fn heading(&mut self, span: Range<usize>) {
        let Some((Frame::Heading { level, from }, inlines)) = self.frames.pop() else { return };
        let mut title = String::new();
        for inline in &inlines {
            match inline {
                Inline::Text { text, .. } => title += text,
                _ => self.slip(from..span.end, "A heading holds words only."),
            }
        }
        let span = from..span.end;
        if level == 2 {
            self.sections.push(Section { title, span, blocks: Vec::new() });
        } else {
            self.block(Block::Heading { level, text: title, span: span.clone() }, span);
        }
    }

    /// A finished paragraph: a block of its own, or a part of an item.
    fn paragraph(&mut self, inlines: Vec<Inline>) {
        let inlines = trimmed(inlines);
        if inlines.is_empty() {
            return;
        }
        let span = span_of(&inlines);
        let is_inner = !self.lists.is_empty() && !self.is_numbering();
        if let Some(list) = self.lists.last_mut().filter(|_| is_inner) {
            list.items.push(inlines);
            return;
        }
        let is_numbered = std::mem::take(&mut self.opens_item);
        self.block(Block::Paragraph { is_numbered, inlines }, span);
    }

    fn block(&mut self, block: Block, span: Range<usize>) {
        self.parts += 1;
        if self.parts == PARTS_MAX + 1 {
            self.slip(span.clone(), "A paper has at most 5000 paragraphs, lists and tables.");
        }
        if self.parts > PARTS_MAX {
            return;
        }
        match self.sections.last_mut() {
            Some(section) => section.blocks.push(block),
            None => self.slip(span, "Words stand under a heading: begin with `# Summary`."),
        }
    }

    fn text(&mut self, text: &str, span: Range<usize>) {
        // Text that differs from the file (an escape, an entity) holds no placeholder; its place is the whole of it.
        for piece in split(text, span.start, self.found) {
            match piece {
                Piece::Text(text, piece) => {
                    self.push(Inline::Text { text, span: piece.start..piece.end.min(span.end).max(piece.start) })
                }
                Piece::Placed(placeholder, place) => self.placed(placeholder, place),
            }
        }
    }

    fn placed(&mut self, placeholder: Placeholder, span: Range<usize>) {
        match placeholder {
            Placeholder::Use { figure, shapes } => self.push(Inline::Use { figure, shapes, span }),
            Placeholder::Word { word, shapes } => self.push(Inline::Word { word, shapes, span }),
            Placeholder::Claim { figure, test } => {
                if self.frames.len() > DEPTH_MAX {
                    return self.slip(span, "Claims and emphasis are nested too deeply here.");
                }
                self.begin(Frame::Claim { figure, test, span, then: None });
            }
            Placeholder::Else => match self.frames.last_mut() {
                Some((Frame::Claim { then, .. }, inlines)) if then.is_none() => *then = Some(std::mem::take(inlines)),
                _ => self.slip(span, "This {else} belongs to no claim."),
            },
            Placeholder::End => match self.frames.pop() {
                Some((Frame::Claim { figure, test, span: from, then }, inlines)) => {
                    let (then, otherwise) = match then {
                        Some(then) => (then, Some(inlines)),
                        None => (inlines, None),
                    };
                    self.push(Inline::Claim { figure, test, then, otherwise, span: from.start..span.end });
                }
                other => {
                    self.frames.extend(other);
                    self.slip(span, "This {end} belongs to no claim.");
                }
            },
            block => self.alone(block, span),
        }
    }

    /// A table, chart or the like: it stands alone in its paragraph, under no list.
    fn alone(&mut self, placeholder: Placeholder, span: Range<usize>) {
        let is_alone = self.lists.is_empty() || self.is_numbering();
        let is_first =
            matches!(self.frames.last(), Some((Frame::Open, inlines)) if trimmed(inlines.clone()).is_empty());
        if !is_alone || !is_first {
            return self.slip(span, "This stands alone: put an empty line before and after it.");
        }
        self.block(Block::Placed { placeholder, span: span.clone() }, span);
    }

    fn push(&mut self, inline: Inline) {
        if self.frames.len() > DEPTH_MAX + 4 {
            let span = span_of(std::slice::from_ref(&inline));
            return self.slip(span, "Emphasis is nested too deeply here.");
        }
        if let Some((_, inlines)) = self.frames.last_mut() {
            match (inlines.last_mut(), inline) {
                (Some(Inline::Text { text, span }), Inline::Text { text: more, span: next })
                    if span.end == next.start =>
                {
                    text.push_str(&more);
                    span.end = next.end;
                }
                (_, inline) => inlines.push(inline),
            }
        }
    }
}

/// Without blanks at both ends.
fn trimmed(mut inlines: Vec<Inline>) -> Vec<Inline> {
    let is_blank = |inline: &Inline| matches!(inline, Inline::Text { text, .. } if text.trim().is_empty());
    while inlines.last().is_some_and(is_blank) {
        inlines.pop();
    }
    while inlines.first().is_some_and(is_blank) {
        inlines.remove(0);
    }
    inlines
}

/// Where inlines stand in the file.
pub fn span_of(inlines: &[Inline]) -> Range<usize> {
    let one = |inline: &Inline| match inline {
        Inline::Text { span, .. } | Inline::Link { span, .. } | Inline::Use { span, .. } => span.clone(),
        Inline::Word { span, .. } | Inline::Claim { span, .. } => span.clone(),
        Inline::Strong(inner) | Inline::Emphasis(inner) => span_of(inner),
    };
    match (inlines.first(), inlines.last()) {
        (Some(first), Some(last)) => one(first).start..one(last).end,
        _ => 0..0,
    }
}
