//! What somebody typed, read at the door: all faults at once, and nothing typed is lost.

use indexmap::IndexMap;
use store::Datum;

use crate::access::{Actor, Trouble};
use crate::dictionary::Dictionary;
use crate::query::{Check, Filter, Operand, Path, Query};
use crate::register::{CHOICES, Field, Kind, Register};
use crate::road::{Page, Source};
use crate::secret::Secret;
use crate::value;
use crate::words::Words;

/// A record as typed: a new one, or changes to one that was seen in a version.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    pub register: String,
    /// The record to change; none for a new one.
    pub sys_id: Option<String>,
    /// The version (`sys_mod_count`) that the person saw; none takes the present one.
    pub version: Option<i64>,
    /// Field and text, as typed.
    pub typed: IndexMap<String, String>,
    /// Files for fields of kind file.
    pub files: IndexMap<String, Attached>,
    /// What secrets are recognised by, for fields of kind secret.
    pub secrets: IndexMap<String, Secret>,
    /// Leaves out what cannot be read, is not known or may not be written, where a person would be told to put it right: the
    /// clients of the REST interface rely on that. A name that no record has becomes no value.
    pub is_generous: bool,
    /// The `sys_id` of a new record, where its sender chose it.
    pub new_id: Option<String>,
    /// The number of a new record, where its sender chose it.
    pub new_number: Option<String>,
}

/// A file to keep with a record. Its field then holds `sha256/bytes/name`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A kept file, as a field of kind file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName {
    pub sha256: String,
    pub bytes: u64,
    pub name: String,
}

impl FileName {
    pub fn read(stored: &str) -> Option<Self> {
        let mut parts = stored.splitn(3, '/');
        let (sha256, bytes, name) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self { sha256: sha256.to_owned(), bytes: bytes.parse().ok()?, name: name.to_owned() })
    }
}

impl std::fmt::Display for FileName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}/{}", self.sha256, self.bytes, self.name)
    }
}

impl Draft {
    pub fn new(register: &str) -> Self {
        Self { register: register.to_owned(), ..Self::default() }
    }

    pub fn change(register: &str, sys_id: &str, version: i64) -> Self {
        let (sys_id, version) = (Some(sys_id.to_owned()), Some(version));
        Self { register: register.to_owned(), sys_id, version, ..Self::default() }
    }

    pub fn with(mut self, field: &str, typed: impl Into<String>) -> Self {
        self.typed.insert(field.to_owned(), typed.into());
        self
    }

    pub fn with_secret(mut self, field: &str, secret: Secret) -> Self {
        self.secrets.insert(field.to_owned(), secret);
        self
    }

    pub fn with_file(mut self, field: &str, name: &str, bytes: Vec<u8>) -> Self {
        self.files.insert(field.to_owned(), Attached { name: name.to_owned(), bytes });
        self
    }
}

/// A *no* with a reason, for the person editing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The field at fault; none for the record as a whole.
    pub field: Option<String>,
    pub message: String,
    pub ground: Ground,
}

/// What a refusal stands on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Ground {
    /// A rule.
    #[default]
    Rule,
    /// The order of states, in the words that clients of other systems look for.
    Transition(String),
    /// Who asks may not do this.
    Rights,
    /// Something that is needed is not there. The message begins with the field's label and a colon.
    Missing,
}

impl Refusal {
    pub fn field(name: &str, message: impl Into<String>) -> Self {
        Self { field: Some(name.to_owned()), message: message.into(), ground: Ground::default() }
    }

    pub fn record(message: impl Into<String>) -> Self {
        Self { field: None, message: message.into(), ground: Ground::default() }
    }

    pub fn on(self, ground: Ground) -> Self {
        Self { ground, ..self }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.field {
            Some(field) => write!(f, "{field}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

/// Typed values, journal entries to add and files to keep.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filled {
    pub values: IndexMap<String, Datum>,
    pub journal: Vec<(String, String)>,
    pub files: IndexMap<String, Attached>,
    /// Fields of a generous draft whose text means nothing here.
    pub unread: Vec<String>,
}

/// The largest file a field takes.
pub const FILE_BYTES_MAX: usize = 25 << 20;

/// Turns a draft's texts into values. Every fault of every field comes back at once.
pub fn read(
    draft: &Draft,
    register: &Register,
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    source: &mut impl Source,
) -> Result<Result<Filled, Vec<Refusal>>, Trouble> {
    let mut filled = Filled::default();
    let mut refusals = Vec::new();
    for (name, typed) in &draft.typed {
        let Some(field) = register.field(name) else {
            if draft.is_generous {
                continue;
            }
            let near = crate::fault::did_you_mean(name, register.fields.keys().map(String::as_str));
            refusals.push(Refusal::field(name, format!("{} has no field `{name}`.{near}", register.title)));
            continue;
        };
        // A secret is not typed, and not emptied by typing nothing.
        if field.kind == Kind::Secret || !actor.may_write_field(field) {
            if draft.is_generous {
                continue;
            }
            refusals.push(Refusal::field(name, format!("You may not change {}.", field.label.to_lowercase())));
            continue;
        }
        match read_one(register, field, typed, dictionary, actor, words, source)? {
            Ok(Datum::Text(text)) if field.kind == Kind::Journal => filled.journal.push((field.name.clone(), text)),
            Ok(datum) => {
                filled.values.insert(field.name.clone(), datum);
            }
            Err(_) if draft.is_generous && field.kind.leads_to().is_some() => {
                filled.values.insert(field.name.clone(), Datum::Null);
                filled.unread.push(name.clone());
            }
            // A word that nobody foresaw is kept as it is told, where no rule stands on it.
            Err(_)
                if draft.is_generous
                    && matches!(field.kind, Kind::Choice(_))
                    && !register.is_strict(field)
                    && typed.trim().len() <= CHOICE_BYTES_MAX =>
            {
                filled.values.insert(field.name.clone(), Datum::text(typed.trim()));
            }
            Err(_) if draft.is_generous => filled.unread.push(name.clone()),
            Err(message) => refusals.push(Refusal::field(name, message)),
        }
    }
    for (name, file) in &draft.files {
        match register.field(name) {
            Some(field)
                if field.kind == Kind::File && actor.may_write_field(field) && file.bytes.len() <= FILE_BYTES_MAX =>
            {
                filled.files.insert(name.clone(), file.clone());
            }
            Some(field) if field.kind == Kind::File && actor.may_write_field(field) => {
                let message = format!("The file is {} bytes; at most {FILE_BYTES_MAX} are kept.", file.bytes.len());
                refusals.push(Refusal::field(name, message));
            }
            _ => refusals.push(Refusal::field(name, "No file can be kept here.")),
        }
    }
    for (name, secret) in &draft.secrets {
        match register.field(name) {
            Some(field) if field.kind == Kind::Secret && actor.may_write_field(field) => {
                filled.values.insert(name.clone(), Datum::text(secret.stored()));
            }
            _ => refusals.push(Refusal::field(name, "No secret can be kept here.")),
        }
    }
    Ok(if refusals.is_empty() { Ok(filled) } else { Err(refusals) })
}

/// The longest word that is kept where nobody foresaw it.
const CHOICE_BYTES_MAX: usize = 120;

fn read_one(
    register: &Register,
    field: &Field,
    typed: &str,
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    source: &mut impl Source,
) -> Result<Result<Datum, String>, Trouble> {
    let datum = match value::read(field, typed, words) {
        Ok(datum) => datum,
        Err(message) if matches!(field.kind, Kind::Choice(_)) => {
            return Ok(added_choice(register, field, typed, dictionary, actor, words, source)?.ok_or(message));
        }
        Err(message) => return Ok(Err(message)),
    };
    let Datum::Text(text) = &datum else { return Ok(Ok(datum)) };
    match &field.kind {
        Kind::Person if text == "me" => Ok(Ok(Datum::text(&actor.id))),
        // Whoever writes for a body knows it without reading about companies; what belongs to every body says so with a word.
        Kind::Ref(_) if field.name == "company" && actor.bodies.holds(text) => Ok(Ok(datum)),
        Kind::Ref(to) => find(to, text, dictionary, actor, words, source),
        Kind::Person => find(crate::register::PEOPLE, text, dictionary, actor, words, source),
        Kind::Refs(to) => {
            let mut ids = Vec::new();
            for name in text.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()) {
                match find(to, name, dictionary, actor, words, source)? {
                    Ok(Datum::Text(id)) if !ids.contains(&id) => ids.push(id),
                    Ok(_) => {}
                    Err(message) => return Ok(Err(message)),
                }
            }
            Ok(Ok(Datum::Text(ids.join(","))))
        }
        _ => Ok(Ok(datum)),
    }
}

/// A choice of this value or label that was added to the field, in the register or in one that it extends.
fn added_choice(
    register: &Register,
    field: &Field,
    typed: &str,
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    source: &mut impl Source,
) -> Result<Option<Datum>, Trouble> {
    if dictionary.get(CHOICES).is_none() {
        return Ok(None);
    }
    let lineage = std::iter::successors(Some(register), |one| dictionary.get(one.extends.as_ref()?).map(|one| &**one));
    let of = lineage.map(|one| Operand::Datum(Datum::text(&one.name))).collect();
    let typed = typed.trim();
    let query = Query::all(CHOICES)
        .and(Filter::test("name", Check::In(of)))
        .and(Filter::is("element", field.name.as_str()))
        .and(Filter::is("inactive", 1).negated())
        .and(Filter::is("value", typed).or(Filter::is("label", typed)))
        .ordered("sequence", false);
    // Whoever may fill in the field may choose from all that it takes.
    let program = actor.program();
    let rows = program.asks(dictionary, &query, words)?.rows(source, &[Path::of("value")], Page::ONE)?;
    Ok(rows.into_iter().next().and_then(|row| row.cells.into_iter().next()).map(|cell| cell.datum))
}

/// The one record of a register that is known by this name. What the actor may not see and what does not exist answer alike.
pub fn find(
    to: &str,
    name: &str,
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    source: &mut impl Source,
) -> Result<Result<Datum, String>, Trouble> {
    let register = dictionary.find(to).map_err(Trouble::NotFound)?.clone();
    let by_id = Filter::is("sys_id", name);
    let ways = register.known_by.iter().filter(|way| register.field(way).is_some_and(|f| actor.may_read_field(f)));
    let by_name = Filter::Any(ways.map(|way| Filter::is(way, name)).collect());
    // Whichever is likelier goes first: each is a question to the store.
    for filter in if is_id(name) { [by_id, by_name] } else { [by_name, by_id] } {
        let query = Query::all(to).and(filter);
        let permitted = match actor.asks(dictionary, &query, words) {
            Ok(permitted) => permitted,
            // A register that is hidden answers like one that is empty.
            Err(Trouble::NotAllowed(_)) => break,
            Err(trouble) => return Err(trouble),
        };
        let rows = permitted.rows(source, &[Path::of(actor.display(&register))], Page { limit: 2, offset: 0 })?;
        match rows.len() {
            0 => {}
            1 => return Ok(Ok(Datum::text(&rows[0].sys_id))),
            _ => return Ok(Err(names_several(name, &register))),
        }
    }
    Ok(Err(names_none(name, &register)))
}

pub(crate) fn is_id(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|b| b.is_ascii_hexdigit())
}

pub(crate) fn names_several(name: &str, register: &Register) -> String {
    format!("`{name}` names more than one {}. Give its number.", register.title.to_lowercase())
}

pub(crate) fn names_none(name: &str, register: &Register) -> String {
    format!("There is no {} known as `{name}`.", register.title.to_lowercase())
}
