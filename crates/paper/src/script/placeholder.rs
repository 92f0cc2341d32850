//! What stands between one pair of braces in the prose.

use std::ops::Range;

use record::fault::did_you_mean;

use crate::format::{Noun, SHAPES, Shape};

/// A value, a block or a mark of a claim. Spans are bytes of the paper's file.
#[derive(Debug, Clone, PartialEq)]
pub enum Placeholder {
    Use { figure: Named, shapes: Vec<Shape> },
    Word { word: String, shapes: Vec<Shape> },
    Table { figure: Named, columns: Vec<Named>, caption: Option<Named> },
    Chart { chart: Named },
    Gauges { figures: Vec<Named>, caption: Option<Named> },
    Contribution { figure: Named, field: Named },
    Claim { figure: Named, test: ClaimTest },
    Else,
    End,
}

/// A word or a text, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub text: String,
    pub span: Range<usize>,
}

/// What a claim says of its figure: `is 0`, `is not 0`, `is >= 95`, `is met`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimTest {
    /// Ten-thousandths, in the figure's unit.
    Compared(Sign, i64),
    Met,
    Missed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Is,
    IsNot,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// What of the paper itself may be printed.
pub const PAPER_WORDS: [&str; 5] = ["paper.month", "paper.period", "paper.meeting", "paper.committee", "paper.title"];

const BLOCKS: [&str; 5] = ["table", "chart", "gauges", "contribution", "claim"];

/// A fault with its place in the file.
pub type Slip = (Range<usize>, String);

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word(String),
    Quoted(String),
    Sign(char),
}

/// Reads the inside of a placeholder that begins at byte `start` of the file.
pub fn read(inside: &str, start: usize) -> Result<Placeholder, Slip> {
    let mut reader = Reader { tokens: tokens(inside, start)?, at: 0, end: start + inside.len(), start };
    let placeholder = reader.placeholder()?;
    match reader.tokens.get(reader.at) {
        Some((_, span)) => Err((span.clone(), "This does not belong here. Steps are set apart by `|`.".into())),
        None => Ok(placeholder),
    }
}

fn tokens(inside: &str, start: usize) -> Result<Vec<(Token, Range<usize>)>, Slip> {
    let mut tokens = Vec::new();
    let mut chars = inside.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let from = start + at;
        if c == '"' {
            let mut text = String::new();
            let end = loop {
                match chars.next() {
                    Some((at, '"')) => break start + at + 1,
                    Some((_, c)) => text.push(c),
                    None => return Err((from..from + 1, "This quotation mark is never closed.".into())),
                }
            };
            tokens.push((Token::Quoted(text), from..end));
        } else if matches!(c, '|' | ',' | ':' | '/') {
            tokens.push((Token::Sign(c), from..from + 1));
        } else {
            let mut word = c.to_string();
            while let Some((_, c)) =
                chars.next_if(|(_, c)| !c.is_whitespace() && !matches!(c, '|' | ',' | ':' | '/' | '"'))
            {
                word.push(c);
            }
            let end = from + word.len();
            tokens.push((Token::Word(word), from..end));
        }
    }
    Ok(tokens)
}

struct Reader {
    tokens: Vec<(Token, Range<usize>)>,
    at: usize,
    start: usize,
    end: usize,
}

impl Reader {
    fn here(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(self.end..self.end, |(_, span)| span.clone())
    }

    fn word(&mut self, what: &str) -> Result<Named, Slip> {
        match self.tokens.get(self.at) {
            Some((Token::Word(text), span)) => {
                self.at += 1;
                Ok(Named { text: text.clone(), span: span.clone() })
            }
            _ => Err((self.here(), format!("{what} is missing here."))),
        }
    }

    fn quoted(&mut self, what: &str) -> Result<Named, Slip> {
        match self.tokens.get(self.at) {
            Some((Token::Quoted(text), span)) => {
                self.at += 1;
                Ok(Named { text: text.clone(), span: span.clone() })
            }
            _ => Err((self.here(), format!("{what} is missing here, in double quotes."))),
        }
    }

    fn sign(&mut self, sign: char) -> bool {
        let found = matches!(self.tokens.get(self.at), Some((Token::Sign(s), _)) if *s == sign);
        self.at += usize::from(found);
        found
    }

    fn takes(&mut self, word: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some((Token::Word(w), _)) if w == word);
        self.at += usize::from(found);
        found
    }

    fn placeholder(&mut self) -> Result<Placeholder, Slip> {
        if self.tokens.is_empty() {
            return Err((
                self.start.saturating_sub(1)..self.end + 1,
                "Name a figure between the braces; {{ prints a brace.".into(),
            ));
        }
        let first = self.word("The name of a figure")?;
        let is_alone = self.at == self.tokens.len();
        match first.text.as_str() {
            "else" if is_alone => Ok(Placeholder::Else),
            "end" if is_alone => Ok(Placeholder::End),
            word if BLOCKS.contains(&word) && !is_alone => self.block(word),
            word if word.starts_with("paper.") => {
                if !PAPER_WORDS.contains(&word) {
                    let near = did_you_mean(word, PAPER_WORDS);
                    return Err((
                        first.span,
                        format!("`{word}` is not known.{near} Known: {}.", PAPER_WORDS.join(", ")),
                    ));
                }
                Ok(Placeholder::Word { word: word.to_owned(), shapes: self.shapes()? })
            }
            _ => Ok(Placeholder::Use { figure: first, shapes: self.shapes()? }),
        }
    }

    fn block(&mut self, word: &str) -> Result<Placeholder, Slip> {
        match word {
            "table" => {
                let figure = self.word("The name of a figure")?;
                if !self.sign(':') {
                    return Err((
                        self.here(),
                        "After a colon, name the columns: {table rows: reason, resolution}.".into(),
                    ));
                }
                let columns = self.names("A column")?;
                Ok(Placeholder::Table { figure, columns, caption: self.caption()? })
            }
            "chart" => Ok(Placeholder::Chart { chart: self.word("The name of a chart")? }),
            "gauges" => {
                let figures = self.names("The name of a figure")?;
                Ok(Placeholder::Gauges { figures, caption: self.caption()? })
            }
            "contribution" => {
                let figure = self.word("The name of a figure")?;
                if !self.sign(':') {
                    return Err((
                        self.here(),
                        "After a colon, name the field that is printed: {contribution rows: wording}.".into(),
                    ));
                }
                Ok(Placeholder::Contribution { figure, field: self.word("A field")? })
            }
            _ => {
                let figure = self.word("The name of a figure")?;
                if !self.takes("is") {
                    return Err((self.here(), "A claim says what the figure is: {claim name is 0}.".into()));
                }
                Ok(Placeholder::Claim { figure, test: self.claim()? })
            }
        }
    }

    fn names(&mut self, what: &str) -> Result<Vec<Named>, Slip> {
        let mut names = vec![self.word(what)?];
        while self.sign(',') {
            names.push(self.word(what)?);
        }
        Ok(names)
    }

    fn caption(&mut self) -> Result<Option<Named>, Slip> {
        if !self.sign('|') {
            return Ok(None);
        }
        if !self.takes("caption") {
            return Err((self.here(), "Only a caption may follow here: | caption \"…\".".into()));
        }
        self.quoted("The caption").map(Some)
    }

    fn claim(&mut self) -> Result<ClaimTest, Slip> {
        let is_not = self.takes("not");
        if self.takes("met") {
            return Ok(if is_not { ClaimTest::Missed } else { ClaimTest::Met });
        }
        if self.takes("missed") {
            return Ok(if is_not { ClaimTest::Met } else { ClaimTest::Missed });
        }
        let word = self.word("A number")?;
        let signs = [
            (">=", Sign::AtLeast),
            ("<=", Sign::AtMost),
            ("!=", Sign::IsNot),
            (">", Sign::More),
            ("<", Sign::Less),
            ("=", Sign::Is),
        ];
        let found = signs.iter().find(|(text, _)| word.text.starts_with(text));
        let (sign, number) = match found {
            Some((text, sign)) if word.text.len() > text.len() => {
                let rest = word.text[text.len()..].to_owned();
                (*sign, Named { text: rest, span: word.span.start + text.len()..word.span.end })
            }
            Some((_, sign)) => (*sign, self.word("A number")?),
            None => (Sign::Is, word),
        };
        let sign = if is_not && sign == Sign::Is { Sign::IsNot } else { sign };
        let plain = number.text.trim_end_matches('%');
        let value = record::value::scaled(plain, 4).map_err(|message| (number.span.clone(), message))?;
        Ok(ClaimTest::Compared(sign, value))
    }

    fn shapes(&mut self) -> Result<Vec<Shape>, Slip> {
        let mut shapes = Vec::new();
        while self.sign('|') {
            let name = self.word("A way of printing")?;
            shapes.push(match name.text.as_str() {
                "number" => Shape::Number,
                "words" => Shape::InWords,
                "hhmm" => Shape::Hhmm,
                "ooh" => Shape::Ooh,
                "minutes" => Shape::Minutes,
                "list_and" => Shape::ListAnd,
                "day_month" => Shape::DayMonth,
                "month_name" => Shape::MonthName,
                "money" => Shape::Money,
                "delta" => Shape::Delta,
                "say" => Shape::Say(self.noun()?),
                "as" => Shape::As(self.noun()?),
                "round" => Shape::Round(self.whole()?),
                other => {
                    let near = did_you_mean(other, SHAPES);
                    return Err((
                        name.span,
                        format!("`{other}` is no way of printing.{near} Known: {}.", SHAPES.join(", ")),
                    ));
                }
            });
        }
        Ok(shapes)
    }

    fn noun(&mut self) -> Result<Noun, Slip> {
        let one = self.quoted("The noun")?.text;
        let many = if self.sign('/') || self.sign(',') { Some(self.quoted("The plural")?.text) } else { None };
        Ok(Noun::new(one, many))
    }

    fn whole(&mut self) -> Result<i64, Slip> {
        let word = self.word("A whole number")?;
        let number = word.text.parse::<i64>().ok().filter(|number| (1..=1_000_000_000).contains(number));
        number.ok_or((word.span, "Round to a whole number from 1: | round 100.".into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_have_a_place_and_say_what_to_do() {
        for (inside, place, says) in [
            ("p1 | rond 100", 5..9, "`rond` is no way of printing. Did you mean `round`?"),
            ("paper.mont", 0..10, "`paper.mont` is not known. Did you mean `paper.month`?"),
            ("claim p1 = 0", 9..10, "A claim says what the figure is"),
            ("claim p1 is none", 12..16, "`none` is not a number"),
            ("table p1", 8..8, "After a colon, name the columns"),
            ("p1 | say incident", 9..17, "The noun is missing here"),
            ("p1 \"x\"", 3..6, "This does not belong here"),
            ("p1 | say \"x", 9..10, "never closed"),
            ("p1 | round 0", 11..12, "Round to a whole number"),
        ] {
            let (span, message) = read(inside, 0).expect_err(inside);
            assert_eq!(span, place, "{inside}: {message}");
            assert!(message.contains(says), "{inside}: {message}");
        }
    }

    #[test]
    fn claims_read_every_sign() {
        for (text, test) in [
            ("claim a is 0", ClaimTest::Compared(Sign::Is, 0)),
            ("claim a is not 0", ClaimTest::Compared(Sign::IsNot, 0)),
            ("claim a is >= 95%", ClaimTest::Compared(Sign::AtLeast, 950_000)),
            ("claim a is <4", ClaimTest::Compared(Sign::Less, 40_000)),
            ("claim a is met", ClaimTest::Met),
            ("claim a is not met", ClaimTest::Missed),
        ] {
            let Ok(Placeholder::Claim { test: read, .. }) = read(text, 0) else { panic!("{text}") };
            assert_eq!(read, test, "{text}");
        }
    }
}
