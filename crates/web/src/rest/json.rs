//! JSON written straight from values, without a tree in between.

/// JSON as it grows. What is opened must be closed by whoever opened it.
#[derive(Debug, Default)]
pub struct Out {
    bytes: Vec<u8>,
}

impl Out {
    pub fn with_capacity(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes) }
    }

    /// Punctuation, numbers and fixed names.
    pub fn raw(&mut self, json: &str) -> &mut Self {
        self.bytes.extend_from_slice(json.as_bytes());
        self
    }

    /// A text, quoted and escaped.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.bytes.push(b'"');
        let bytes = text.as_bytes();
        let mut from = 0;
        for (at, byte) in bytes.iter().enumerate() {
            let escape: &[u8] = match byte {
                b'"' => b"\\\"",
                b'\\' => b"\\\\",
                b'\n' => b"\\n",
                b'\r' => b"\\r",
                b'\t' => b"\\t",
                0..0x20 => b"",
                _ => continue,
            };
            self.bytes.extend_from_slice(&bytes[from..at]);
            if escape.is_empty() {
                self.bytes.extend_from_slice(format!("\\u{byte:04x}").as_bytes());
            } else {
                self.bytes.extend_from_slice(escape);
            }
            from = at + 1;
        }
        self.bytes.extend_from_slice(&bytes[from..]);
        self.bytes.push(b'"');
        self
    }

    /// A name and its colon.
    pub fn key(&mut self, name: &str) -> &mut Self {
        self.text(name).raw(":")
    }

    /// Any value that can be written as JSON.
    pub fn value(&mut self, value: &serde_json::Value) -> &mut Self {
        self.raw(&value.to_string())
    }

    /// `write` once for each, with commas between.
    pub fn each<T>(&mut self, all: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Self, T)) -> &mut Self {
        for (at, one) in all.into_iter().enumerate() {
            if at > 0 {
                self.bytes.push(b',');
            }
            write(self, one);
        }
        self
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_back_as_they_were() {
        let all: String = (0..0x3000).filter_map(char::from_u32).chain("\u{1f600}\u{2028}".chars()).collect();
        let mut out = Out::default();
        out.text(&all);
        let read: String = serde_json::from_slice(&out.into_bytes()).expect("JSON");
        assert_eq!(read, all);
    }
}
