//! JSON: a list of objects, an object with a list `result` (as the REST API answers), or one object a line.
//!
//! The text is cut into items here, each of bounded length, and an item is read by `serde_json` straight into fields.

use std::collections::HashSet;
use std::fmt;
use std::io::Read;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::fault::Ill;
use crate::rows::Source;
use crate::scan::{Ends, Scan, Span};
use crate::text::Text;
use crate::{CELL_BYTES_MAX, COLUMNS_MAX, RowFault, Told};

/// Where in the file the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Unknown,
    /// Inside a list, and whether anything was read of it.
    List {
        is_begun: bool,
    },
    /// Inside the list `result` of an object.
    Result {
        is_begun: bool,
    },
    /// Objects one after the other.
    Lines,
    Over,
}

pub(crate) struct JsonRows<R> {
    scan: Scan<Text<R>>,
    shape: Shape,
    items: u64,
}

impl<R: Read> JsonRows<R> {
    pub(crate) fn open(text: Text<R>) -> Self {
        Self { scan: Scan::new(text), shape: Shape::Unknown, items: 0 }
    }

    /// The next item's text; none at the end.
    fn item(&mut self) -> Result<Option<Span>, Ill> {
        match self.shape {
            Shape::Unknown => self.first(),
            Shape::List { is_begun } => {
                if self.is_at_next(is_begun)? {
                    self.shape = Shape::List { is_begun: true };
                    return self.scan.value().map(Some);
                }
                self.ends_here("the list")
            }
            Shape::Result { is_begun } => {
                if self.is_at_next(is_begun)? {
                    self.shape = Shape::Result { is_begun: true };
                    return self.scan.value().map(Some);
                }
                is_json(&self.scan.rest_of_object()?)?;
                self.ends_here("the object")
            }
            Shape::Lines => match self.scan.peek_past_space()? {
                None => Ok(None),
                Some(_) => self.scan.value().map(Some),
            },
            Shape::Over => Ok(None),
        }
    }

    fn first(&mut self) -> Result<Option<Span>, Ill> {
        match self.scan.peek_past_space()? {
            None => Err(Ill::File(RowFault::file("The file is empty."))),
            Some(b'[') => {
                self.scan.take()?;
                self.shape = Shape::List { is_begun: false };
                self.item()
            }
            Some(b'{') => match self.scan.object(b"result")? {
                Ends::AtList(mut head) => {
                    head.text.extend_from_slice(b"0}");
                    is_json(&head)?;
                    self.shape = Shape::Result { is_begun: false };
                    self.item()
                }
                Ends::Whole(span, has_result) => {
                    self.shape = Shape::Lines;
                    if has_result && self.scan.peek_past_space()?.is_none() {
                        let kind = serde_json::from_slice::<Answer>(&span.text).map_err(|error| span.fault(&error))?;
                        let message = format!("`result` should be a list, and is {}.", kind.result.unwrap_or("empty"));
                        return Err(Ill::File(RowFault::file(message)));
                    }
                    Ok(Some(span))
                }
            },
            Some(_) => {
                let span = self.scan.value()?;
                let kind = serde_json::from_slice::<Kind>(&span.text).map_err(|error| span.fault(&error))?;
                let message = format!("The file should hold a list of objects, and holds {}.", kind.0);
                Err(Ill::File(RowFault::file(message)))
            }
        }
    }

    /// Passes a comma, or the end of the list.
    fn is_at_next(&mut self, is_begun: bool) -> Result<bool, Ill> {
        match (self.scan.peek_past_space()?, is_begun) {
            (Some(b']'), _) => {
                self.scan.take()?;
                Ok(false)
            }
            (Some(b','), true) => {
                self.scan.take()?;
                match self.scan.peek_past_space()? {
                    Some(b']' | b',') => Err(self.scan.fault_here("A comma with nothing after it.")),
                    Some(_) => Ok(true),
                    None => Err(self.scan.cut_short()),
                }
            }
            (Some(b','), false) => Err(self.scan.fault_here("A comma with nothing before it.")),
            (Some(_), false) => Ok(true),
            (Some(_), true) => Err(self.scan.fault_here("A comma or the end of the list should stand here.")),
            (None, _) => Err(self.scan.cut_short()),
        }
    }

    fn ends_here(&mut self, what: &str) -> Result<Option<Span>, Ill> {
        self.shape = Shape::Over;
        match self.scan.peek_past_space()? {
            None => Ok(None),
            Some(_) => Err(self.scan.fault_here(&format!("Nothing should follow {what}."))),
        }
    }

    fn told(&self, fields: Vec<(String, Cell)>) -> Result<Told, Ill> {
        let place = format!("item {}", self.items);
        let mut names = HashSet::new();
        for (name, cell) in &fields {
            let message = match cell {
                _ if !names.insert(name) => "This is given twice.".to_owned(),
                Cell::Text(_) => continue,
                Cell::Not(kind) => format!("This is {kind}; give a text, a number or yes/no."),
                Cell::Inexact => "This number has more digits than can be kept; give it as a text.".to_owned(),
                Cell::TooLong => format!("This is longer than {CELL_BYTES_MAX} bytes."),
            };
            return Err(Ill::Row(RowFault::at(&place, Some(name.clone()), &message)));
        }
        let fields = fields.into_iter().filter_map(|(name, cell)| match cell {
            Cell::Text(text) => Some((name, text)),
            _ => None,
        });
        Ok(Told { fields: fields.collect(), place })
    }
}

impl<R: Read> Source for JsonRows<R> {
    fn next_row(&mut self) -> Result<Option<Told>, Ill> {
        let Some(span) = self.item()? else { return Ok(None) };
        self.items += 1;
        let ill = |message: &str| Err(Ill::Row(RowFault::at(&format!("item {}", self.items), None, message)));
        match serde_json::from_slice::<Item>(&span.text).map_err(|error| span.fault(&error))? {
            Item::Fields(fields, count) if count > COLUMNS_MAX => {
                drop(fields);
                ill(&format!("This has {count} fields; at most {COLUMNS_MAX} are read."))
            }
            Item::Fields(fields, _) => self.told(fields).map(Some),
            Item::Other => ill("This is not an object."),
        }
    }
}

fn is_json(span: &Span) -> Result<(), Ill> {
    serde_json::from_slice::<IgnoredAny>(&span.text).map(|_| ()).map_err(|error| span.fault(&error))
}

/// An object as fields, of which no more are kept than are read, and how many there were.
enum Item {
    Fields(Vec<(String, Cell)>, usize),
    Other,
}

/// What stands in a field.
enum Cell {
    Text(String),
    Not(&'static str),
    Inexact,
    TooLong,
}

/// What kind of value it is.
struct Kind(&'static str);

/// The object that should have had a list.
struct Answer {
    result: Option<&'static str>,
}

/// Above this not every whole number has a floating number of its own.
const EXACT_MAX: f64 = 9_007_199_254_740_992.0;

macro_rules! scalars {
    ($made:ident, $($visit:ident($type:ty) => $value:expr),+ $(,)?) => {
        $(fn $visit<E>(self, value: $type) -> Result<$made, E> {
            let make: fn($type) -> $made = $value;
            Ok(make(value))
        })+
    };
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    scalars!(Cell,
        visit_bool(bool) => |flag| Cell::Text(if flag { "yes" } else { "no" }.into()),
        visit_i64(i64) => |number| Cell::Text(number.to_string()),
        visit_u64(u64) => |number| Cell::Text(number.to_string()),
        visit_f64(f64) => |number| match serde_json::Number::from_f64(number) {
            Some(exact) if number.abs() <= EXACT_MAX => Cell::Text(exact.to_string()),
            _ => Cell::Inexact,
        },
        visit_str(&str) => |text| bounded(text.to_owned()),
    );

    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::Text(String::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Cell, A::Error> {
        let mut joined = Cell::Text(String::new());
        let mut is_first = true;
        while let Some(one) = list.next_element::<Cell>()? {
            joined = match (joined, one) {
                (Cell::Text(mut texts), Cell::Text(text)) => {
                    if !is_first {
                        texts.push(';');
                    }
                    texts.push_str(&text);
                    bounded(texts)
                }
                (Cell::Text(_), Cell::Not(_)) => Cell::Not("a list"),
                (Cell::Text(_), other) => other,
                (wrong, _) => wrong,
            };
            is_first = false;
        }
        Ok(joined)
    }

    /// A reference as the REST API gives it.
    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Cell, A::Error> {
        let mut cell = Cell::Not("an object");
        while let Some(name) = object.next_key::<String>()? {
            if name == "value" {
                cell = object.next_value()?;
            } else {
                object.next_value::<IgnoredAny>()?;
            }
        }
        Ok(cell)
    }
}

fn bounded(text: String) -> Cell {
    if text.len() > CELL_BYTES_MAX { Cell::TooLong } else { Cell::Text(text) }
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ItemVisitor)
    }
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    scalars!(Item,
        visit_bool(bool) => |_| Item::Other,
        visit_i64(i64) => |_| Item::Other,
        visit_u64(u64) => |_| Item::Other,
        visit_f64(f64) => |_| Item::Other,
        visit_str(&str) => |_| Item::Other,
    );

    fn visit_unit<E>(self) -> Result<Item, E> {
        Ok(Item::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Item, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Item::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Item, A::Error> {
        let (mut fields, mut count) = (Vec::new(), 0);
        while let Some(name) = object.next_key::<String>()? {
            count += 1;
            if count > COLUMNS_MAX {
                object.next_value::<IgnoredAny>()?;
            } else {
                fields.push((name, object.next_value()?));
            }
        }
        Ok(Item::Fields(fields, count))
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(KindVisitor)
    }
}

struct KindVisitor;

impl<'de> Visitor<'de> for KindVisitor {
    type Value = Kind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    scalars!(Kind,
        visit_bool(bool) => |_| Kind("true or false"),
        visit_i64(i64) => |_| Kind("a number"),
        visit_u64(u64) => |_| Kind("a number"),
        visit_f64(f64) => |_| Kind("a number"),
        visit_str(&str) => |_| Kind("a text"),
    );

    fn visit_unit<E>(self) -> Result<Kind, E> {
        Ok(Kind("empty"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Kind, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Kind("a list"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Kind, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Kind("an object"))
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnswerVisitor)
    }
}

struct AnswerVisitor;

impl<'de> Visitor<'de> for AnswerVisitor {
    type Value = Answer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Answer, A::Error> {
        let mut result = None;
        while let Some(name) = object.next_key::<String>()? {
            if name == "result" {
                result = Some(object.next_value::<Kind>()?.0);
            } else {
                object.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Answer { result })
    }
}
