//! The readable spelling of queries, read into the one tree. Every fault has a place and says what to do.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::DateTime;
use store::Datum;
use store::Unit;

use crate::dictionary::Dictionary;
use crate::fault::{Fault, did_you_mean};
use crate::query::{Apart, Check, Compared, Filter, Operand, Order, Part, Path, Query, Stretch, Test, When};
use crate::register::{Kind, Register};
use crate::value;

/// The longest query text, in bytes.
pub const BYTES_MAX: usize = 32 * 1024;
/// The deepest nesting of brackets and `not`.
pub const DEPTH_MAX: usize = 24;
/// The most tests in one query.
pub const TESTS_MAX: usize = 1000;
/// The longest dotted path.
pub const STEPS_MAX: usize = 6;
/// The most fields in an order.
pub const ORDER_MAX: usize = 8;

pub const FILE: &str = "query";

#[derive(Debug, Clone, PartialEq)]
pub enum Token {
    Word(String),
    Quoted(String),
    Sign(&'static str),
}

/// A reader over the tokens of one text. Questions and papers go on reading where a condition ends.
pub struct Reader<'a> {
    pub dictionary: &'a Dictionary,
    text: &'a str,
    tokens: Vec<(Token, Range<usize>)>,
    at: usize,
    depth: usize,
    tests: usize,
}

pub fn query(dictionary: &Dictionary, text: &str) -> Result<Query, Fault> {
    let mut reader = Reader::new(dictionary, text)?;
    let query = reader.query()?;
    reader.end()?;
    Ok(query)
}

pub fn filter(dictionary: &Dictionary, register: &str, text: &str) -> Result<Filter, Fault> {
    let mut reader = Reader::new(dictionary, text)?;
    let register = dictionary.find(register).map_err(|message| Fault::at(FILE, text, 0..0, message))?.clone();
    let filter = if reader.tokens.is_empty() { Filter::TRUE } else { reader.any(&register)? };
    reader.end()?;
    Ok(filter)
}

/// The kind of field at the end of a dotted path from a register; none if it leads nowhere.
pub fn kind_at<'d>(dictionary: &'d Dictionary, register: &'d Register, dotted: &str) -> Option<&'d Kind> {
    let (mut at, mut taken) = (register, 1);
    let mut steps = dotted.split('.');
    let mut field = at.field(steps.next()?)?;
    for step in steps {
        taken += 1;
        at = dictionary.get(field.kind.leads_to()?)?;
        field = at.field(step)?;
    }
    (taken <= STEPS_MAX).then_some(&field.kind)
}

/// The same, with why it leads nowhere.
pub fn path<'d>(dictionary: &'d Dictionary, register: &'d Register, dotted: &str) -> Result<&'d Kind, String> {
    kind_at(dictionary, register, dotted).ok_or_else(|| why_nowhere(dictionary, register, dotted))
}

fn why_nowhere(dictionary: &Dictionary, register: &Register, dotted: &str) -> String {
    let steps: Vec<&str> = dotted.split('.').collect();
    if steps.len() > STEPS_MAX {
        return format!("This path takes {} steps; at most {STEPS_MAX} are followed.", steps.len());
    }
    let mut at = register;
    for step in steps {
        let Some(field) = at.field(step) else {
            let near = did_you_mean(step, at.fields.keys().map(String::as_str));
            return format!("{} has no field `{step}`.{near}", at.title);
        };
        let Some(to) = field.kind.leads_to() else {
            return format!("`{step}` is not a reference, so nothing can follow it.");
        };
        at = match dictionary.find(to) {
            Ok(register) => register,
            Err(message) => return message,
        };
    }
    "A field is missing here.".into()
}

fn tokens(text: &str) -> Result<Vec<(Token, Range<usize>)>, Fault> {
    if text.len() > BYTES_MAX {
        return Err(Fault::at(
            FILE,
            "",
            0..0,
            format!("The query is {} bytes long; at most {BYTES_MAX} are read.", text.len()),
        ));
    }
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let sign = match c {
            _ if c.is_whitespace() => continue,
            '(' => Some("("),
            ')' => Some(")"),
            ',' => Some(","),
            '+' => Some("+"),
            '=' => Some("="),
            '!' if chars.next_if(|(_, c)| *c == '=').is_some() => Some("!="),
            '<' => Some(if chars.next_if(|(_, c)| *c == '=').is_some() { "<=" } else { "<" }),
            '>' => Some(if chars.next_if(|(_, c)| *c == '=').is_some() { ">=" } else { ">" }),
            _ => None,
        };
        if let Some(sign) = sign {
            tokens.push((Token::Sign(sign), start..start + sign.len()));
        } else if c == '"' {
            let mut inner = String::new();
            let end = loop {
                match chars.next() {
                    Some((at, '"')) => break at + 1,
                    Some((_, '\\')) => inner.extend(chars.next().map(|(_, c)| c)),
                    Some((_, c)) => inner.push(c),
                    None => {
                        return Err(Fault::at(FILE, text, start..start + 1, "This quotation mark is never closed."));
                    }
                }
            };
            tokens.push((Token::Quoted(inner), start..end));
        } else if is_word(c) {
            let mut word = c.to_string();
            while let Some((_, c)) = chars.next_if(|(_, c)| is_word(*c)) {
                word.push(c);
            }
            let end = start + word.len();
            tokens.push((Token::Word(word), start..end));
        } else {
            let message = format!("`{c}` has no meaning here. Put text with signs in quotes: \"{c}\".");
            return Err(Fault::at(FILE, text, start..start + c.len_utf8(), message));
        }
    }
    Ok(tokens)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '@' | '/' | '£' | '#')
}

impl<'a> Reader<'a> {
    pub fn new(dictionary: &'a Dictionary, text: &'a str) -> Result<Self, Fault> {
        Ok(Self { dictionary, text, tokens: tokens(text)?, at: 0, depth: 0, tests: 0 })
    }

    pub fn fault(&self, span: Range<usize>, message: impl Into<String>) -> Fault {
        Fault::at(FILE, self.text, span, message)
    }

    fn here(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(self.text.len()..self.text.len(), |(_, span)| span.clone())
    }

    /// A fault at the next token.
    pub fn fault_here(&self, message: impl Into<String>) -> Fault {
        self.fault(self.here(), message)
    }

    pub fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    pub fn peek_word(&self, ahead: usize) -> Option<&str> {
        match self.tokens.get(self.at + ahead) {
            Some((Token::Word(word), _)) => Some(word),
            _ => None,
        }
    }

    /// Takes these words if they come next.
    pub fn takes(&mut self, words: &[&str]) -> bool {
        let found = words.iter().enumerate().all(|(ahead, word)| self.peek_word(ahead) == Some(word));
        if found {
            self.at += words.len();
        }
        found
    }

    pub fn takes_sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), Some(Token::Sign(s)) if *s == sign);
        if found {
            self.at += 1;
        }
        found
    }

    pub fn word(&mut self, what: &str) -> Result<(String, Range<usize>), Fault> {
        match self.tokens.get(self.at) {
            Some((Token::Word(word), span)) => {
                let taken = (word.clone(), span.clone());
                self.at += 1;
                Ok(taken)
            }
            _ => Err(self.fault_here(format!("{what} is missing here."))),
        }
    }

    pub fn end(&self) -> Result<(), Fault> {
        if self.at < self.tokens.len() {
            return Err(self.fault_here("This does not belong here. Join conditions with `and` or `or`."));
        }
        Ok(())
    }

    /// `incident where … order by … as at …`
    pub fn query(&mut self) -> Result<Query, Fault> {
        let register = self.register()?;
        let filter = if self.takes(&["where"]) { self.any(&register)? } else { Filter::TRUE };
        self.tail(&register, filter)
    }

    /// What may follow a condition: the order, and the instant to look from.
    pub fn tail(&mut self, register: &Arc<Register>, filter: Filter) -> Result<Query, Fault> {
        let order = if self.takes(&["order", "by"]) { self.order(register)? } else { Vec::new() };
        let as_at = if self.takes(&["as", "at"]) { self.when()? } else { When::Now };
        Ok(Query { register: register.name.clone(), filter, order, as_at })
    }

    pub fn register(&mut self) -> Result<Arc<Register>, Fault> {
        let (name, span) = self.word("The name of a register")?;
        self.dictionary.find(&name).cloned().map_err(|message| self.fault(span, message))
    }

    /// A field, or a path to one, of a register.
    pub fn path(&mut self, register: &Register) -> Result<(Path, Kind), Fault> {
        let (dotted, span) = self.word("A field")?;
        let kind = path(self.dictionary, register, &dotted).map_err(|message| self.fault(span, message))?;
        Ok((Path::of(&dotted), kind.clone()))
    }

    fn order(&mut self, register: &Register) -> Result<Vec<Order>, Fault> {
        let mut order = Vec::new();
        loop {
            let span = self.here();
            let (path, kind) = self.path(register)?;
            if kind.column().is_none() {
                return Err(self.fault(span, format!("A {} has no order.", kind.word())));
            }
            if order.len() >= ORDER_MAX {
                return Err(self.fault(span, format!("Records are put in order by at most {ORDER_MAX} fields.")));
            }
            let descending = self.takes(&["desc"]);
            order.push(Order { path, descending });
            if !self.takes_sign(",") {
                return Ok(order);
            }
        }
    }

    /// An instant: `2020-06-03` (its end), `2020-06-03 09:00`, `revision 12`.
    pub fn when(&mut self) -> Result<When, Fault> {
        if self.takes(&["revision"]) {
            let (number, span) = self.word("The number of a revision")?;
            return number.parse().map(When::Revision).map_err(|_| self.fault(span, "A revision is a whole number."));
        }
        if self.takes(&["end", "of", "period"]) {
            return Ok(When::PeriodEnd);
        }
        let (text, span) = self.moment("An instant")?;
        if let Some(stamp) = value::stamp(&text) {
            return Ok(When::Instant(stamp));
        }
        let day = value::date(&text).ok().map(|date| date.at(23, 59, 59, 0));
        let at: Option<DateTime> = value::local(&text).or(day);
        at.map(When::Local)
            .ok_or_else(|| self.fault(span, format!("`{text}` is not an instant. Write 2020-06-03 09:00.")))
    }

    /// A word or quoted text; a date followed by a time of day is one value.
    fn moment(&mut self, what: &str) -> Result<(String, Range<usize>), Fault> {
        if let Some((Token::Quoted(text), span)) = self.tokens.get(self.at) {
            let taken = (text.clone(), span.clone());
            self.at += 1;
            return Ok(taken);
        }
        let (mut text, mut span) = self.word(what)?;
        let is_date = value::iso_date(&text).is_some();
        if let (true, Some(time)) = (is_date, self.peek_word(0).filter(|w| w.contains(':')).map(str::to_owned)) {
            span.end = self.here().end;
            self.at += 1;
            text = format!("{text} {time}");
        }
        Ok((text, span))
    }

    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(self.fault_here(format!("Brackets and `not` are nested deeper than {DEPTH_MAX} here.")));
        }
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// Conditions joined by `or`.
    pub fn any(&mut self, register: &Arc<Register>) -> Result<Filter, Fault> {
        let mut parts = vec![self.all(register)?];
        while self.takes(&["or"]) {
            parts.push(self.all(register)?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Filter::Any(parts) })
    }

    fn all(&mut self, register: &Arc<Register>) -> Result<Filter, Fault> {
        let mut parts = vec![self.one(register)?];
        while self.takes(&["and"]) {
            parts.push(self.one(register)?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Filter::All(parts) })
    }

    fn one(&mut self, register: &Arc<Register>) -> Result<Filter, Fault> {
        if self.takes(&["not"]) {
            return self.nested(|reader| Ok(reader.one(register)?.negated()));
        }
        if self.takes_sign("(") {
            let inner = self.nested(|reader| reader.any(register))?;
            if !self.takes_sign(")") {
                return Err(self.fault_here("A closing bracket is missing here."));
            }
            return Ok(inner);
        }
        self.tests += 1;
        if self.tests > TESTS_MAX {
            return Err(self.fault_here(format!("There are more than {TESTS_MAX} tests in this query.")));
        }
        self.test(register).map(Filter::Test)
    }

    fn test(&mut self, register: &Arc<Register>) -> Result<Test, Fault> {
        if self.takes(&["text", "matches"]) {
            let (words, _) = self.moment("The words to look for")?;
            return Ok(Test { path: Path::of("text"), check: Check::Matches(words) });
        }
        let (path, kind) = self.path(register)?;
        if let Some(check) = self.part(&kind)? {
            return Ok(Test { path, check });
        }
        if let Some(beside) = self.beside(register, &kind)? {
            return Ok(Test { path, check: beside });
        }
        let check = self.check(&kind)?;
        // Text tests on a reference look at what stands for the record.
        let is_text = matches!(check, Check::Contains(_) | Check::StartsWith(_) | Check::EndsWith(_));
        let path = match kind.leads_to().filter(|_| is_text).map(|to| self.dictionary.find(to)) {
            Some(Ok(to)) => path.then(&to.display),
            _ => path,
        };
        Ok(Test { path, check })
    }

    /// `= field closed_at`: another field of the same kind of value.
    fn beside(&mut self, register: &Register, kind: &Kind) -> Result<Option<Check>, Fault> {
        let Some(Token::Sign(sign)) = self.peek() else { return Ok(None) };
        let Some(compared) = Compared::of(sign) else { return Ok(None) };
        let before = self.at;
        self.at += 1;
        let dictionary = self.dictionary;
        let is_path = |word: &str| path(dictionary, register, word).is_ok();
        if !self.takes(&["field"]) || !self.peek_word(0).is_some_and(is_path) {
            self.at = before;
            return Ok(None);
        }
        let span = self.here();
        let (other, other_kind) = self.path(register)?;
        let apart = self.apart()?;
        if !compared.fits_apart(kind, &other_kind, apart) {
            let message = format!("A {} is not so compared with a {}.", kind.word(), other_kind.word());
            return Err(self.fault(span, message));
        }
        Ok(Some(Check::Beside(compared, other, apart)))
    }

    /// `by day`, `plus 3 hour`, `plus -2 week`.
    fn apart(&mut self) -> Result<Apart, Fault> {
        let is_by = self.takes(&["by"]);
        if !is_by && !self.takes(&["plus"]) {
            return Ok(Apart::Not);
        }
        let count = if is_by { 0 } else { self.number()? };
        let (word, span) = self.word("A unit of time")?;
        let known = || format!("`{word}` is no unit. Write one of {}.", Unit::ALL.map(Unit::word).join(", "));
        let unit = Unit::of(&word).ok_or_else(|| self.fault(span, known()))?;
        Ok(if is_by { Apart::By(unit) } else { Apart::Later(count, unit) })
    }

    fn number(&mut self) -> Result<i64, Fault> {
        let (number, span) = self.word("A number")?;
        number.parse().map_err(|_| self.fault(span, format!("`{number}` is not a whole number.")))
    }

    /// `weekday = 1`, `hour >= 18`: a part of a time.
    fn part(&mut self, kind: &Kind) -> Result<Option<Check>, Fault> {
        let part = self.peek_word(0).and_then(Part::of).filter(|_| kind.is_time());
        let Some(part) = part else { return Ok(None) };
        self.at += 1;
        let compared = match self.peek() {
            Some(Token::Sign(sign)) => Compared::of(sign),
            _ => None,
        };
        let Some(compared) = compared else {
            return Err(self.fault_here("A sign is missing here: write `hour >= 18`."));
        };
        self.at += 1;
        let span = self.here();
        let number = self.number()?;
        let (least, most) = part.bounds();
        if !(least..=most).contains(&number) {
            return Err(self.fault(span, format!("A {} is a number from {least} to {most}.", part.word())));
        }
        Ok(Some(Check::Part(part, compared, number)))
    }

    fn check(&mut self, kind: &Kind) -> Result<Check, Fault> {
        if matches!(kind, Kind::Journal) {
            return Err(self.fault_here("A journal is searched with `text matches \"…\"`."));
        }
        if self.takes(&["is", "not", "empty"]) {
            return Ok(Check::Filled);
        }
        if self.takes(&["is", "empty"]) {
            return Ok(Check::Empty);
        }
        if self.takes(&["not", "in"]) {
            return self.within(kind, true);
        }
        if self.takes(&["in"]) {
            return self.within(kind, false);
        }
        for (words, make) in TEXT_CHECKS {
            let span = self.here();
            if self.takes(words) {
                let is_list = matches!(kind, Kind::Refs(_)) && words.first() == Some(&"contains");
                if kind.column() != Some(store::ColumnKind::Text) {
                    return Err(
                        self.fault(span, format!("`{}` is for text, and this is a {}.", words.join(" "), kind.word()))
                    );
                }
                if is_list {
                    return self.operand(kind).map(Check::Is);
                }
                let (text, _) = self.moment("A text")?;
                return Ok(make(text));
            }
        }
        let span = self.here();
        let Some(Token::Sign(sign)) = self.peek() else {
            let help = "A comparison is missing here: =, !=, <, <=, >, >=, in, contains, is empty.";
            return Err(self.fault_here(help));
        };
        let sign = *sign;
        self.at += 1;
        if matches!(sign, "<" | "<=" | ">" | ">=") && !kind.is_ordered() {
            return Err(self.fault(span, format!("A {} has no order: use = or !=.", kind.word())));
        }
        self.compared(kind, sign, span)
    }

    fn compared(&mut self, kind: &Kind, sign: &str, span: Range<usize>) -> Result<Check, Fault> {
        // A whole day against an instant: `=` means within the day.
        if *kind == Kind::DateTime && matches!(sign, "=" | "!=") {
            let before = self.at;
            let (text, _) = self.moment("A date or an instant")?;
            if let Some(day) = value::iso_date(&text) {
                let stretch = Stretch::Days(day, day);
                return Ok(if sign == "=" { Check::Within(stretch) } else { Check::NotWithin(stretch) });
            }
            self.at = before;
        }
        if let (Kind::Choice(choices), "<" | "<=" | ">" | ">=") = (kind, sign) {
            let operand = self.operand(kind)?;
            let at = choices.iter().position(|c| Operand::Datum(Datum::text(&c.value)) == operand).unwrap_or(0);
            let picked = choices.iter().enumerate().filter(|(place, _)| match sign {
                "<" => *place < at,
                "<=" => *place <= at,
                ">" => *place > at,
                _ => *place >= at,
            });
            return Ok(Check::In(picked.map(|(_, c)| Operand::Datum(Datum::text(&c.value))).collect()));
        }
        let operand = self.operand(kind)?;
        Ok(match sign {
            "=" => Check::Is(operand),
            "!=" => Check::IsNot(operand),
            "<" => Check::Less(operand),
            "<=" => Check::AtMost(operand),
            ">" => Check::More(operand),
            ">=" => Check::AtLeast(operand),
            _ => return Err(self.fault(span, "A comparison is missing here: =, !=, <, <=, >, >=.")),
        })
    }

    fn within(&mut self, kind: &Kind, is_negated: bool) -> Result<Check, Fault> {
        if self.takes(&["mine"]) {
            let mine = vec![Operand::Mine];
            return Ok(if is_negated { Check::NotIn(mine) } else { Check::In(mine) });
        }
        if self.takes_sign("(") {
            let mut list = Vec::new();
            loop {
                list.push(self.operand(kind)?);
                self.tests += 1;
                if self.tests > TESTS_MAX {
                    return Err(self.fault_here(format!("There are more than {TESTS_MAX} values in this query.")));
                }
                if self.takes_sign(")") {
                    return Ok(if is_negated { Check::NotIn(list) } else { Check::In(list) });
                }
                if !self.takes_sign(",") {
                    return Err(self.fault_here("A comma or a closing bracket is missing here."));
                }
            }
        }
        if !kind.is_time() {
            return Err(self.fault_here("Write the values in brackets: in (one, two)."));
        }
        let stretch = self.stretch()?;
        Ok(if is_negated { Check::NotWithin(stretch) } else { Check::Within(stretch) })
    }

    /// `period`, `last 6 months`, `2020-05`, `2020-05-01 to 2020-05-31`, …
    pub fn stretch(&mut self) -> Result<Stretch, Fault> {
        let fixed: [(&[&str], Stretch); 6] = [
            (&["period"], Stretch::Period),
            (&["month"], Stretch::Month),
            (&["last", "month"], Stretch::LastMonth),
            (&["council", "year"], Stretch::CouncilYear),
            (&["year"], Stretch::CouncilYear),
            (&["today"], Stretch::Today),
        ];
        for (words, stretch) in fixed {
            if self.takes(words) {
                return Ok(stretch);
            }
        }
        let help = "Write period, month, last 6 months, 2020-05, 2020 or 2020-05-01 to 2020-05-31.";
        if self.takes(&["last"]) {
            let (count, span) = self.word("A number of months")?;
            let count = count.parse::<u32>().ok().filter(|n| (1..=240).contains(n));
            let is_months = self.takes(&["months"]) || self.takes(&["month"]);
            return count.filter(|_| is_months).map(Stretch::LastMonths).ok_or_else(|| self.fault(span, help));
        }
        let (text, span) = self.moment("A stretch of time")?;
        let wrong = |reader: &Self| reader.fault(span.clone(), format!("`{text}` is not a stretch of time. {help}"));
        if let Some(from) = value::iso_date(&text) {
            if !self.takes(&["to"]) {
                return Ok(Stretch::Days(from, from));
            }
            let (last, span) = self.word("The last day")?;
            let last = value::date(&last).map_err(|message| self.fault(span, message))?;
            return Ok(Stretch::Days(from, last));
        }
        let parts: Vec<&str> = text.split('-').collect();
        let year = parts[0].parse::<i16>().ok().filter(|year| (1900..=2999).contains(year));
        match (year, &parts[1..]) {
            (Some(year), []) => Ok(Stretch::InYear(year)),
            (Some(year), [month]) => match month.parse::<i8>() {
                Ok(month) if (1..=12).contains(&month) => Ok(Stretch::InMonth(year, month)),
                _ => Err(wrong(self)),
            },
            _ => Err(wrong(self)),
        }
    }

    fn operand(&mut self, kind: &Kind) -> Result<Operand, Fault> {
        let is_quoted = matches!(self.peek(), Some(Token::Quoted(_)));
        let (text, span) = match kind {
            Kind::Duration => self.duration_text()?,
            _ => self.moment("A value")?,
        };
        let datum = |result: Result<Datum, String>| match result {
            Ok(datum) => Ok(Operand::Datum(datum)),
            Err(message) => Err(self.fault(span.clone(), message)),
        };
        match kind {
            Kind::Ref(_) | Kind::Refs(_) | Kind::Person if !is_quoted && text == "me" => Ok(Operand::Me),
            Kind::Ref(_) | Kind::Refs(_) | Kind::Person => Ok(Operand::Named(text)),
            Kind::Date if text == "today" => Ok(Operand::Today),
            Kind::DateTime if text == "now" => Ok(Operand::Now),
            Kind::DateTime if text == "today" => Ok(Operand::Today),
            Kind::DateTime => match (value::stamp(&text), value::local(&text), value::date(&text)) {
                (Some(stamp), _, _) => Ok(Operand::Datum(Datum::Text(stamp))),
                (_, Some(at), _) => Ok(Operand::Local(at)),
                (_, _, Ok(date)) => Ok(Operand::Local(date.at(0, 0, 0, 0))),
                _ => Err(self.fault(span, format!("`{text}` is not a date and time. Write 2020-05-31 14:30."))),
            },
            Kind::Choice(_) => datum(value::choice(kind, &text).map(Datum::from)),
            Kind::Date => datum(value::date(&text).map(|date| Datum::text(date.to_string()))),
            Kind::Duration => datum(value::duration(&text).map(Datum::Int)),
            Kind::Whole => datum(value::whole(&text).map(Datum::Int)),
            Kind::Decimal => datum(value::scaled(&text, 4).map(Datum::Int)),
            Kind::Money => datum(value::scaled(text.trim_start_matches('£'), 2).map(Datum::Int)),
            Kind::YesNo => datum(value::yes_no(&text).map(Datum::Int)),
            // A condition on a secret is refused to everybody before any row is looked at.
            Kind::Line | Kind::Prose | Kind::Url | Kind::File | Kind::Journal | Kind::Secret => {
                Ok(Operand::Datum(Datum::Text(text)))
            }
        }
    }

    /// `17:45`, `"4 hours"` or bare `4 hours`.
    fn duration_text(&mut self) -> Result<(String, Range<usize>), Fault> {
        let (mut text, mut span) = self.moment("A duration")?;
        let is_count = text.bytes().all(|b| b.is_ascii_digit());
        if let (true, Some(unit)) = (is_count, self.peek_word(0).map(str::to_owned)) {
            span.end = self.here().end;
            self.at += 1;
            text = format!("{text} {unit}");
        }
        Ok((text, span))
    }
}

type TextCheck = (&'static [&'static str], fn(String) -> Check);
const TEXT_CHECKS: &[TextCheck] =
    &[(&["contains"], Check::Contains), (&["starts", "with"], Check::StartsWith), (&["ends", "with"], Check::EndsWith)];
