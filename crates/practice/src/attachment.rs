//! Files that hang on records. The rights of the record decide who adds, names and takes away; what a file is is judged by its
//! first bytes, not by what its sender says.

mod content;

use std::fs::File;
use std::io::{self, Read as _, Seek as _};

use record::edit::{Edit, Effect};
use record::{Draft, Filter, Page, Path, Query, Refusal, Register, Row, Trouble, Words};
use sha2::{Digest, Sha256};
use store::{Datum, Writing};

use crate::desk::{Desk, NotSaved, Occasion, Saved, stamp};
use crate::saving::{Saving, refused};
use crate::{journal, rights};

pub use record::draft::FILE_BYTES_MAX;

/// The register of what is known about files.
pub const REGISTER: &str = "sys_attachment";
/// What a file is where nobody says.
pub const ANY_TYPE: &str = "application/octet-stream";
/// The longest name, in characters.
const NAME_CHARS_MAX: usize = 200;
/// What a file is is judged by so many of its first bytes.
const BEGINNING_BYTES: u64 = 512;
/// The longest name of a type, in bytes.
const TYPE_BYTES_MAX: usize = 120;

/// A file that is to hang on a record.
#[derive(Debug)]
pub struct NewFile {
    /// The record's register, or one that it extends.
    pub register: String,
    pub sys_id: String,
    pub name: String,
    /// As its sender says; empty if nothing was said.
    pub content_type: String,
    pub content: Content,
}

/// What a file holds, in a file of its own until it is kept.
#[derive(Debug)]
pub struct Content {
    file: File,
    bytes: u64,
}

impl Content {
    /// A file that is read from its beginning, and how many bytes it has.
    pub fn of(file: File, bytes: u64) -> Self {
        Self { file, bytes }
    }

    /// The first bytes, by which it is judged.
    fn beginning(&mut self) -> io::Result<Vec<u8>> {
        let mut beginning = Vec::new();
        self.file.rewind()?;
        self.file.by_ref().take(BEGINNING_BYTES).read_to_end(&mut beginning)?;
        Ok(beginning)
    }

    fn whole(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.bytes).unwrap_or(0));
        self.file.rewind()?;
        self.file.by_ref().take(self.bytes).read_to_end(&mut bytes)?;
        if bytes.len() as u64 == self.bytes { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }
}

impl Desk {
    /// Hangs a file on a record that the actor may change.
    pub fn attach(&self, on: Occasion<'_>, mut file: NewFile) -> Result<Saved, NotSaved> {
        let unread = |_: io::Error| refused([Refusal::record("The file could not be read. Send it once more.")]);
        let name = plain_name(&file.name).ok_or_else(|| refused([nameless()]))?;
        let content_type = plain_type(&file.content_type);
        if let Some(why) = content::misfit(&name, &content_type, &file.content.beginning().map_err(unread)?) {
            return Err(refused([Refusal::field("file_name", why)]));
        }
        let committed = self.store.write(&on.actor.bodies, &stamp(on), |writing| -> Result<Saved, NotSaved> {
            let record = changeable(self, on, writing, &file.register, &file.sys_id)?;
            // Only now: one writes at a time, so that one file is held at a time.
            let bytes = file.content.whole().map_err(unread)?;
            let draft = Draft::new(REGISTER)
                .with("company", record.datum("company").as_text().unwrap_or_default())
                .with("table_name", &file.register)
                .with("table_sys_id", &record.id)
                .with("file_name", &name)
                .with("content_type", content_type)
                .with("size_bytes", bytes.len().to_string())
                .with("hash", hex::encode(Sha256::digest(&bytes)))
                .with_file("content", &name, bytes);
            let program = on.actor.program();
            Saving::new(self, Occasion { actor: &program, ..on }, writing).save(&draft, 0)
        })?;
        Ok(Saved { revision: committed.revision, ..committed.value })
    }

    /// Gives a file another name.
    pub fn rename_attachment(&self, on: Occasion<'_>, sys_id: &str, name: &str) -> Result<Saved, NotSaved> {
        let name = plain_name(name).ok_or_else(|| refused([nameless()]))?;
        let committed = self.store.write(&on.actor.bodies, &stamp(on), |writing| -> Result<Saved, NotSaved> {
            self.hangs(on, writing, sys_id)?;
            let draft = Draft { sys_id: Some(sys_id.to_owned()), ..Draft::new(REGISTER) }.with("file_name", &name);
            let program = on.actor.program();
            Saving::new(self, Occasion { actor: &program, ..on }, writing).save(&draft, 0)
        })?;
        Ok(Saved { revision: committed.revision, ..committed.value })
    }

    /// Takes a file away from its record. What it was is kept in its history.
    pub fn detach(&self, on: Occasion<'_>, sys_id: &str) -> Result<Saved, NotSaved> {
        let committed = self.store.write(&on.actor.bodies, &stamp(on), |writing| -> Result<Saved, NotSaved> {
            self.hangs(on, writing, sys_id)?;
            let draft = Draft { sys_id: Some(sys_id.to_owned()), ..Draft::new(REGISTER) };
            let program = on.actor.program();
            Saving::new(self, Occasion { actor: &program, ..on }, writing).delete(&draft)
        })?;
        Ok(Saved { revision: committed.revision, ..committed.value })
    }

    /// Finds a file whose record the actor may change.
    fn hangs(&self, on: Occasion<'_>, writing: &mut Writing<'_>, sys_id: &str) -> Result<(), NotSaved> {
        let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
        let query = Query::all(REGISTER).and(Filter::is("sys_id", sys_id));
        let paths = ["table_name", "table_sys_id"].map(Path::of);
        let program = on.actor.program();
        let found = program.asks(&self.dictionary, &query, &words)?.rows(writing, &paths, Page::ONE)?.pop();
        let found = found.ok_or_else(nothing)?;
        let [table, id] = &found.cells[..] else { return Err(nothing().into()) };
        let text = |datum: &Datum| datum.as_text().unwrap_or_default().to_owned();
        changeable(self, on, writing, &text(&table.datum), &text(&id.datum)).map(|_| ())
    }
}

/// The files of a record that is deleted go with it.
pub(crate) fn go(saving: &mut Saving<'_, '_, '_>, edit: &mut Edit) -> Result<(), Trouble> {
    let gone = of(saving.desk, saving.on, saving.writing, &edit.register, &edit.id)?;
    edit.effects.extend(gone.into_iter().map(|sys_id| Effect::Delete { register: REGISTER.to_owned(), sys_id }));
    Ok(())
}

/// The files that hang on a record, whoever asks.
pub(crate) fn of(
    desk: &Desk,
    on: Occasion<'_>,
    writing: &mut Writing<'_>,
    register: &Register,
    sys_id: &str,
) -> Result<Vec<String>, Trouble> {
    let dictionary = &desk.dictionary;
    if dictionary.get(REGISTER).is_none() || register.name == REGISTER {
        return Ok(Vec::new());
    }
    let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
    let query = Query::all(REGISTER).and(Filter::is("table_sys_id", sys_id));
    let permitted = on.actor.program().asks(dictionary, &query, &words)?;
    let rows = permitted.rows(writing, &[Path::of("table_name")], Page::ALL)?;
    // Identifiers that clients chose may stand in two tables.
    let is_its = |row: &Row| {
        let table = row.cells.first().and_then(|cell| cell.datum.as_text()).and_then(|name| dictionary.get(name));
        table.is_some_and(|table| table.root == register.root)
    };
    Ok(rows.into_iter().filter(is_its).map(|row| row.sys_id).collect())
}

/// A record as it stands, if the actor may change it.
fn changeable(
    desk: &Desk,
    on: Occasion<'_>,
    writing: &mut Writing<'_>,
    register: &str,
    sys_id: &str,
) -> Result<Edit, NotSaved> {
    let mut saving = Saving::new(desk, on, writing);
    let draft = Draft { sys_id: Some(sys_id.to_owned()), ..Draft::new(register) };
    let (own, row) = saving.before(&draft)?;
    let edit = saving.edit(own, draft.sys_id, row, record::draft::Filled::default())?;
    rights::may_write(on.actor, &edit).map_err(|refusal| refused([refusal]))?;
    match edit.register.name.as_str() {
        REGISTER | journal::REGISTER => Err(refused([Refusal::record("No file hangs on this kind of record.")])),
        _ => Ok(edit),
    }
}

fn nothing() -> Trouble {
    Trouble::NotFound("There is no such attachment.".into())
}

fn nameless() -> Refusal {
    Refusal::field("file_name", "Name: A file needs a name.").on(record::draft::Ground::Missing)
}

/// A name without the folders before it and without what cannot be seen; none if nothing is left. Of one that is too long its
/// ending is kept.
fn plain_name(given: &str) -> Option<String> {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen = |c: &char| !c.is_control() && !is_turning(*c);
    let name: String = last.chars().filter(seen).collect();
    let name = name.trim().trim_end_matches('.');
    let excess = name.chars().count().saturating_sub(NAME_CHARS_MAX);
    let (stem, end) = name.rsplit_once('.').filter(|(_, end)| end.len() <= 10).unwrap_or((name, ""));
    let stem: String = stem.chars().take(stem.chars().count().saturating_sub(excess)).collect();
    let name = if end.is_empty() { stem } else { format!("{stem}.{end}") };
    (!name.is_empty()).then_some(name)
}

/// Letters that turn the direction of writing make `exe.pdf` look like another name than it is.
fn is_turning(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `type/subtype` with what follows, if it is one.
fn plain_type(given: &str) -> String {
    let given = given.trim();
    let is_type = |name: &str| {
        let is_part = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
        };
        name.trim().split_once('/').is_some_and(|(kind, sub)| is_part(kind) && is_part(sub))
    };
    let is_plain = given.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    let begins = given.split(';').next().is_some_and(is_type);
    if is_plain && begins && given.len() <= TYPE_BYTES_MAX { given.to_owned() } else { ANY_TYPE.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_without_folders_and_tricks() {
        for (given, kept) in [
            ("plan.pdf", Some("plan.pdf")),
            ("Übersicht der Räume 2.txt", Some("Übersicht der Räume 2.txt")),
            ("../../etc/passwd", Some("passwd")),
            ("C:\\Users\\ann\\plan.pdf", Some("plan.pdf")),
            ("in\u{202e}fdp.exe", Some("infdp.exe")),
            ("a\r\nSet-Cookie: x", Some("aSet-Cookie: x")),
            ("plan.pdf.", Some("plan.pdf")),
            ("..", None),
            (" \u{7} ", None),
            ("", None),
        ] {
            assert_eq!(plain_name(given).as_deref(), kept, "{given:?}");
        }
        let long = plain_name(&format!("{}.docx", "ä".repeat(500))).expect("a name");
        assert!(long.ends_with("ä.docx") && long.chars().count() == NAME_CHARS_MAX, "{long}");
    }

    #[test]
    fn types_are_types_or_unknown() {
        for (given, kept) in [
            ("text/plain; charset=utf-8", "text/plain; charset=utf-8"),
            ("image/svg+xml", "image/svg+xml"),
            ("", ANY_TYPE),
            ("text", ANY_TYPE),
            ("text/html\r\nX: y", ANY_TYPE),
            ("text/ /", ANY_TYPE),
        ] {
            assert_eq!(plain_type(given), kept, "{given:?}");
        }
    }
}
