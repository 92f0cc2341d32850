//! The words proof knows: a data file beside this one, read once.

use std::sync::LazyLock;

use toml_edit::{DocumentMut, Item, Table};

/// A noun that means the records of a register.
#[derive(Debug, Default, Clone)]
pub struct Noun {
    pub register: String,
    pub words: Vec<String>,
    pub scale: Option<String>,
    pub time: Option<String>,
    pub left: String,
    pub supplier: Option<String>,
    pub cause: Option<String>,
    pub service: Option<String>,
    pub lasted: Option<String>,
    pub standing: bool,
}

#[derive(Debug, Default)]
pub struct Step {
    pub word: String,
    pub register: String,
    pub is: String,
}

#[derive(Debug, Default)]
pub struct Cause {
    pub says: String,
    pub words: Vec<String>,
    pub values: Vec<String>,
}

#[derive(Debug, Default)]
pub struct Vocabulary {
    pub nouns: Vec<Noun>,
    pub steps: Vec<Step>,
    pub causes: Vec<Cause>,
    words: Vec<(String, Vec<String>)>,
}

pub static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    // A test reads the same file; what cannot be read never leaves the workshop.
    read(include_str!("vocabulary.toml")).unwrap_or_default()
});

impl Vocabulary {
    /// The words of a list; none when there is no such list.
    pub fn list(&self, name: &str) -> &[String] {
        self.words.iter().find(|(known, _)| known == name).map_or(&[], |(_, words)| words)
    }
}

fn read(text: &str) -> Option<Vocabulary> {
    let document: DocumentMut = text.parse().ok()?;
    let tables = |key: &str| -> Vec<Table> {
        document
            .get(key)
            .and_then(Item::as_array_of_tables)
            .map(|list| list.iter().cloned().collect())
            .unwrap_or_default()
    };
    let line = |table: &Table, key: &str| table.get(key).and_then(Item::as_str).map(str::to_owned);
    let list = |item: Option<&Item>| -> Vec<String> {
        let array = item.and_then(Item::as_array);
        array
            .map(|array| array.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect())
            .unwrap_or_default()
    };
    let nouns = tables("noun").into_iter().map(|table| Noun {
        register: line(&table, "register").unwrap_or_default(),
        words: list(table.get("words")),
        scale: line(&table, "scale"),
        time: line(&table, "time"),
        left: line(&table, "left").unwrap_or_default(),
        supplier: line(&table, "supplier"),
        cause: line(&table, "cause"),
        service: line(&table, "service"),
        lasted: line(&table, "lasted"),
        standing: table.get("standing").and_then(Item::as_bool).unwrap_or(false),
    });
    let steps = tables("step").into_iter().map(|table| Step {
        word: line(&table, "word").unwrap_or_default(),
        register: line(&table, "register").unwrap_or_default(),
        is: line(&table, "is").unwrap_or_default(),
    });
    let causes = tables("cause").into_iter().map(|table| Cause {
        says: line(&table, "says").unwrap_or_default(),
        words: list(table.get("words")),
        values: list(table.get("values")),
    });
    let words = document.get("words").and_then(Item::as_table)?;
    Some(Vocabulary {
        nouns: nouns.collect(),
        steps: steps.collect(),
        causes: causes.collect(),
        words: words.iter().map(|(key, item)| (key.to_owned(), list(Some(item)))).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_whole() {
        let vocabulary = read(include_str!("vocabulary.toml")).expect("a vocabulary");
        assert!(vocabulary.nouns.len() >= 2 && vocabulary.causes.len() >= 3 && vocabulary.steps.len() >= 2);
        for list in [
            "negative",
            "universal",
            "left",
            "done",
            "because",
            "hedge",
            "pronoun",
            "future",
            "past",
            "resolved",
            "apart",
            "reference",
            "rating",
            "equipment",
            "going_well",
            "slipping",
        ] {
            assert!(!vocabulary.list(list).is_empty(), "{list}");
        }
    }
}
