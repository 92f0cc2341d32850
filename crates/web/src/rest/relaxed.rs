//! JSON as people write it: names without quotes, texts in single ones, a comma too many. Read only where strict reading fails.

use serde_json::{Map, Number, Value};

/// Lists and objects inside one another.
const DEPTH_MAX: usize = 64;

/// The value, if all of the text is one.
pub fn read(text: &str) -> Option<Value> {
    let mut reader = Reader { chars: text.chars().peekable(), depth: 0 };
    let value = reader.value()?;
    reader.blanks();
    reader.chars.next().is_none().then_some(value)
}

struct Reader<'t> {
    chars: std::iter::Peekable<std::str::Chars<'t>>,
    depth: usize,
}

impl Reader<'_> {
    fn blanks(&mut self) {
        while self.chars.next_if(|c| c.is_whitespace()).is_some() {}
    }

    fn takes(&mut self, sign: char) -> bool {
        self.blanks();
        self.chars.next_if_eq(&sign).is_some()
    }

    fn value(&mut self) -> Option<Value> {
        self.blanks();
        match self.chars.peek()? {
            '{' | '[' => {
                self.depth += 1;
                if self.depth > DEPTH_MAX {
                    return None;
                }
                let value = if self.takes('{') { self.object() } else { self.list() };
                self.depth -= 1;
                value
            }
            '"' | '\'' => self.quoted().map(Value::String),
            _ => Some(match self.bare()?.as_str() {
                "null" => Value::Null,
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                number => Value::Number(number.parse::<Number>().ok()?),
            }),
        }
    }

    fn object(&mut self) -> Option<Value> {
        let mut object = Map::new();
        loop {
            if self.takes('}') {
                return Some(Value::Object(object));
            }
            let name = if matches!(self.chars.peek(), Some('"' | '\'')) { self.quoted()? } else { self.bare()? };
            if !self.takes(':') {
                return None;
            }
            let value = self.value()?;
            object.insert(name, value);
            if !self.takes(',') {
                return self.takes('}').then_some(Value::Object(object));
            }
        }
    }

    fn list(&mut self) -> Option<Value> {
        self.takes('[');
        let mut list = Vec::new();
        loop {
            if self.takes(']') {
                return Some(Value::Array(list));
            }
            list.push(self.value()?);
            if !self.takes(',') {
                return self.takes(']').then_some(Value::Array(list));
            }
        }
    }

    fn bare(&mut self) -> Option<String> {
        self.blanks();
        let mut text = String::new();
        let is_part = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '+');
        while let Some(c) = self.chars.next_if(is_part) {
            text.push(c);
        }
        (!text.is_empty()).then_some(text)
    }

    /// What four digits stand for, or twice four.
    fn escaped(&mut self) -> Option<char> {
        let first = self.unit()?;
        let mut units = vec![first];
        if (0xd800..0xdc00).contains(&first) {
            (self.chars.next()? == '\\' && self.chars.next()? == 'u').then_some(())?;
            units.push(self.unit()?);
        }
        let mut chars = char::decode_utf16(units);
        match (chars.next(), chars.next()) {
            (Some(Ok(c)), None) => Some(c),
            _ => None,
        }
    }

    fn unit(&mut self) -> Option<u16> {
        let digits: Option<Vec<u32>> = self.chars.by_ref().take(4).map(|c| c.to_digit(16)).collect();
        let digits = digits.filter(|digits| digits.len() == 4)?;
        u16::try_from(digits.into_iter().fold(0, |sum, digit| sum * 16 + digit)).ok()
    }

    fn quoted(&mut self) -> Option<String> {
        let mark = self.chars.next()?;
        let mut text = String::new();
        loop {
            match self.chars.next()? {
                c if c == mark => return Some(text),
                '\\' => text.push(match self.chars.next()? {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    'u' => self.escaped()?,
                    c => c,
                }),
                c => text.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_people_write_is_read() {
        for (text, value) in [
            (
                "{'short_description':'It\\'s \"dark\"', priority: 1,}",
                json!({"short_description": "It's \"dark\"", "priority": 1}),
            ),
            ("[{a: [1, 2,], b: null, c: true}]", json!([{"a": [1, 2], "b": null, "c": true}])),
            ("{}", json!({})),
            ("{a: '\\ud83d\\ude00\\b\\u00e9'}", json!({"a": "\u{1f600}\u{8}é"})),
        ] {
            assert_eq!(read(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_value_is_none() {
        let deep = "[".repeat(100_000);
        for text in
            ["", "{", "{a}", "{a:}", "'open", "{a:1} b", "{a:nothing}", "[1 2]", r"'\ud83d'", r"'\u+123'", &deep]
        {
            assert_eq!(read(text), None, "{text:.20}");
        }
    }
}
