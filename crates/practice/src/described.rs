//! The dictionary as records: registers, fields, labels, choices and numbering, where clients look for them. They follow from the
//! registers' files and are written anew whenever those have changed, so they never say anything else.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use record::edit::{Edit, Handle, Ruling, holds};
use record::register::{Field, Kind, Register};
use record::{Actor, Check, Dictionary, Filter, Operand, Page, Query, Record, Refusal, Words, value};
use sha2::{Digest, Sha256};
use store::{Bodies, Datum, NewRow, SHARED};

use crate::desk::{Desk, NotSaved, Occasion, stamp};
use crate::world::World;
use crate::{Practice, Rule, registers};

/// The register that all definitions extend.
pub const ROOT: &str = "sys_metadata";
const FIELDS: &str = "sys_dictionary";
const LABELS: &str = "sys_documentation";
const NUMBERS: &str = "sys_number";
const CHOICE: &str = "sys_choice";
/// Digits of a number after its letters.
const DIGITS: i64 = 7;

const DECLARED: Handle<holds::Flag> = Handle::new(CHOICE, "declared");
const NAME: Handle<holds::Text> = Handle::new(CHOICE, "name");
const ELEMENT: Handle<holds::Text> = Handle::new(CHOICE, "element");
const VALUE: Handle<holds::Text> = Handle::new(CHOICE, "value");
const LABEL: Handle<holds::Text> = Handle::new(CHOICE, "label");
const SYS_NAME: Handle<holds::Text> = Handle::new(ROOT, "sys_name");

pub const DEFINITIONS: Practice = Practice {
    register: ROOT,
    follows: &[],
    relies_on: &[SYS_NAME.relied()],
    rules: &[
        Rule { says: "What follows from the registers' files is changed there.", keep: follows_from_files },
        Rule { says: "A definition is called by its name.", keep: is_called },
    ],
};

pub const CHOICES: Practice = Practice {
    register: CHOICE,
    follows: &[],
    relies_on: &[DECLARED.relied(), NAME.relied(), ELEMENT.relied(), VALUE.relied(), LABEL.relied()],
    rules: &[
        Rule { says: "A choice is added to a field that has choices.", keep: field_has_choices },
        Rule { says: "A choice that the register's file names is not added.", keep: is_another },
        Rule { says: "A choice without a label is called by its value.", keep: label_follows },
    ],
};

fn follows_from_files(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let is_written = matches!(edit.register.name.as_str(), FIELDS | LABELS | NUMBERS);
    let is_declared = edit.was(DECLARED.field).as_int() == Some(1) || edit.int(DECLARED) == Some(1);
    if is_written || is_declared {
        return Err(Refusal::record("This follows from the register's file: change it there."));
    }
    Ok(())
}

fn is_called(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let text = |name: &str| edit.datum(name).as_text().unwrap_or_default().to_owned();
    let name = match edit.register.name.as_str() {
        CHOICE => [text("name"), text("element"), text("value")].join("."),
        _ => text("name"),
    };
    if !name.is_empty() && edit.text(SYS_NAME) != name {
        edit.set(SYS_NAME, name);
    }
    Ok(())
}

fn field_has_choices(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let register = match world.dictionary.find(edit.text(NAME)) {
        Ok(register) => register,
        Err(sentence) => return edit.refuse(NAME, sentence),
    };
    match register.field(edit.text(ELEMENT)) {
        Some(field) if field.name == "state" => edit
            .refuse(ELEMENT, "Where a record may go from a state is said in the register's file: add a state there."),
        Some(Field { kind: Kind::Choice(_), .. }) => Ok(()),
        _ => edit.refuse(ELEMENT, "This is no field with choices."),
    }
}

fn is_another(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let field = world.dictionary.get(edit.text(NAME)).and_then(|register| register.field(edit.text(ELEMENT)));
    let is_known =
        field.is_some_and(|field| field.kind.choices().iter().any(|choice| choice.value == edit.text(VALUE)));
    if is_known { edit.refuse(VALUE, "The register's file has this choice already.") } else { Ok(()) }
}

fn label_follows(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if !edit.has(LABEL) && edit.has(VALUE) {
        let value = edit.text(VALUE).to_owned();
        edit.set(LABEL, value);
    }
    Ok(())
}

/// A row as the dictionary gives it.
#[derive(Debug, Clone, PartialEq)]
struct Described {
    class: &'static str,
    sys_id: String,
    company: String,
    values: BTreeMap<String, Datum>,
}

/// How many rows were written, changed and taken away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changed {
    pub added: usize,
    pub altered: usize,
    pub removed: usize,
}

impl Changed {
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

impl Desk {
    /// Writes what the dictionary says into the records that describe it, in one revision; none if they say so already.
    /// `bodies` are all that the program serves: an added register is described to the body that added it.
    pub fn describe(&self, bodies: &Bodies, now: Timestamp) -> Result<Changed, NotSaved> {
        if self.dictionary.get(FIELDS).is_none() {
            return Ok(Changed::default());
        }
        let program = Actor::system("guildhall", bodies.clone());
        let words = Words::new(now, "guildhall", bodies.clone());
        let stored = |class: &str, filter: Filter| -> Result<Vec<Record>, NotSaved> {
            let query = Query::all(class).and(filter);
            Ok(program.asks(&self.dictionary, &query, &words)?.stored(&mut &self.store, Page::ALL)?)
        };
        let added = stored(registers::ADDED, Filter::is("built_in", 1).negated())?;
        let text = |record: &Record, name: &str| record.datum(name).as_text().unwrap_or_default().to_owned();
        let added = added.iter().map(|one| (text(one, "name"), (one.sys_id.clone(), text(one, "company")))).collect();
        let mut present: BTreeMap<String, Record> = BTreeMap::new();
        for (class, filter) in [
            (FIELDS, Filter::TRUE),
            (LABELS, Filter::TRUE),
            (NUMBERS, Filter::TRUE),
            (CHOICE, Filter::is("declared", 1)),
            (registers::ADDED, Filter::is("built_in", 1)),
        ] {
            present.extend(stored(class, filter)?.into_iter().map(|record| (record.sys_id.clone(), record)));
        }
        let mut new = Vec::new();
        let mut changed = Vec::new();
        for row in described(&self.dictionary, &added) {
            match present.remove(&row.sys_id) {
                None => new.push(row),
                Some(record) => {
                    let differ = |(name, value): &(&String, &Datum)| record.datum(name) != *value;
                    let values: Vec<(String, Datum)> =
                        row.values.iter().filter(differ).map(|(name, value)| (name.clone(), value.clone())).collect();
                    if !values.is_empty() {
                        changed.push((row.class, row.sys_id.clone(), record.version(), values));
                    }
                }
            }
        }
        new.extend(self.properties(&program, &words)?);
        let done = Changed { added: new.len(), altered: changed.len(), removed: present.len() };
        if done.is_nothing() {
            return Ok(done);
        }
        let on = Occasion { actor: &program, now, why: "The registers' files have changed", request: "describe" };
        let root = |class: &str| self.dictionary.get(class).map_or(class.to_owned(), |register| register.root.clone());
        self.store.write(bodies, &stamp(on), |writing| -> Result<(), NotSaved> {
            for record in present.values() {
                writing.delete(&root(&record.class), &record.sys_id, record.version())?;
            }
            for (class, sys_id, version, values) in changed {
                writing.update(&root(class), &sys_id, version, values)?;
            }
            for row in new {
                let Described { class, sys_id, company, values } = row;
                if let (registers::ADDED, Some(register)) = (class, self.dictionary.get(class)) {
                    writing.index(&register.root, &sys_id, &company, &crate::saving::searchable(register, &values))?;
                }
                let values = values.into_iter().filter(|(_, value)| !value.is_empty()).collect();
                writing.insert(NewRow { table: root(class), class: class.into(), sys_id, company, values })?;
            }
            Ok(())
        })?;
        Ok(done)
    }
}

/// What clients ask of every instance before they go on: name, value and what it is for.
const PROPERTIES: [(&str, &str, &str); 4] = [
    ("instance_name", "guildhall", "What this place is called"),
    ("glide.buildname", "Guildhall", "What clients print as the release"),
    ("glide.buildtag", concat!("guildhall-", env!("CARGO_PKG_VERSION")), "What clients print as the build"),
    ("glide.war", "guildhall", "What clients print as the program"),
];
const PROPERTY: &str = "sys_properties";

impl Desk {
    /// Settings that are not there. One that somebody has changed stays as it is.
    fn properties(&self, program: &Actor, words: &Words) -> Result<Vec<Described>, NotSaved> {
        if self.dictionary.get(PROPERTY).is_none() {
            return Ok(Vec::new());
        }
        let names = PROPERTIES.map(|(name, ..)| Operand::Datum(Datum::text(name))).to_vec();
        let query = Query::all(PROPERTY).and(Filter::test("name", Check::In(names)));
        let known = program.asks(&self.dictionary, &query, words)?.stored(&mut &self.store, Page::ALL)?;
        let is_missing = |name: &str| known.iter().all(|one| one.datum("name").as_text() != Some(name));
        let missing = PROPERTIES.iter().filter(|(name, ..)| is_missing(name)).map(|(name, value, description)| {
            let described = ("description", *description);
            let values = [("name", *name), ("sys_name", *name), ("value", *value), ("type", "string"), described];
            Described {
                class: PROPERTY,
                sys_id: identifier(PROPERTY, name),
                company: SHARED.to_owned(),
                values: values.map(|(field, text)| (field.to_owned(), Datum::text(text))).into(),
            }
        });
        Ok(missing.collect())
    }
}

/// An identifier that is the same wherever the same thing is described.
fn identifier(class: &str, name: &str) -> String {
    hex::encode(Sha256::digest(format!("{class} {name}")))[..32].to_owned()
}

/// Every row. `added` has the registers that organisations added: name, `sys_id` and body.
fn described(dictionary: &Dictionary, added: &BTreeMap<String, (String, String)>) -> Vec<Described> {
    let mut rows = Vec::new();
    for register in dictionary.registers() {
        let company = added.get(&register.name).map_or(SHARED, |(_, company)| company);
        let parent = register.extends.as_ref().and_then(|name| dictionary.get(name));
        let mut put = |class: &'static str, name: &str, values: Vec<(&str, Datum)>| {
            let values = values.into_iter().map(|(field, datum)| (field.to_owned(), datum)).collect();
            rows.push(Described { class, sys_id: identifier(class, name), company: company.to_owned(), values });
        };
        if !added.contains_key(&register.name) {
            put(registers::ADDED, &register.name, register_row(register, parent.map(|parent| &**parent), added));
        }
        // Children are numbered as their parent unless they say otherwise.
        let own_prefix =
            register.reference.as_ref().filter(|prefix| parent.is_none_or(|p| p.reference.as_ref() != Some(*prefix)));
        if let Some(prefix) = own_prefix {
            put(NUMBERS, &register.name, number_row(register, prefix));
        }
        put(FIELDS, &register.name, table_row(register));
        put(LABELS, &register.name, label_row(&register.name, None, &register.title, Some(&register.plural), None));
        for (name, field) in register.named_fields() {
            let inherited = parent.and_then(|parent| parent.field(name));
            let key = format!("{}.{name}", register.name);
            if inherited.is_none() {
                put(FIELDS, &key, field_row(register, name, field));
            }
            if inherited.is_none_or(|known| known.label != field.label) {
                put(LABELS, &key, label_row(&register.name, Some(name), &field.label, None, field.hint.as_deref()));
            }
            if inherited.is_none_or(|known| known.kind != field.kind) {
                for (place, choice) in field.kind.choices().iter().enumerate() {
                    put(CHOICE, &format!("{key}.{}", choice.value), choice_row(register, name, choice, place));
                }
            }
        }
    }
    rows
}

fn text(of: &str) -> Datum {
    // A line holds no more; what is longer is cut, for these are told, not kept.
    Datum::text(of.chars().take(value::LINE_CHARS_MAX).collect::<String>())
}

fn flag(is: bool) -> Datum {
    Datum::Int(i64::from(is))
}

fn register_row<'a>(
    register: &Register,
    parent: Option<&Register>,
    added: &BTreeMap<String, (String, String)>,
) -> Vec<(&'a str, Datum)> {
    let id_of = |name: &str| added.get(name).map_or_else(|| identifier(registers::ADDED, name), |(id, _)| id.clone());
    let numbering = register.reference.as_ref().map(|_| {
        let owner = parent.filter(|parent| parent.reference == register.reference).unwrap_or(register);
        Datum::text(identifier(NUMBERS, &owner.name))
    });
    vec![
        ("name", text(&register.name)),
        ("label", text(&register.title)),
        ("state", Datum::text("active")),
        ("super_class", parent.map_or(Datum::Null, |parent| Datum::text(id_of(&parent.name)))),
        ("is_extendable", flag(true)),
        ("number_ref", numbering.unwrap_or_default()),
        ("sys_scope", Datum::text("global")),
        ("built_in", flag(true)),
    ]
}

fn number_row<'a>(register: &Register, prefix: &str) -> Vec<(&'a str, Datum)> {
    vec![
        ("sys_name", text(&register.name)),
        ("sys_scope", Datum::text("global")),
        ("category", text(&register.name)),
        ("prefix", text(prefix)),
        ("maximum_digits", Datum::Int(DIGITS)),
    ]
}

fn table_row<'a>(register: &Register) -> Vec<(&'a str, Datum)> {
    vec![
        ("sys_name", text(&register.name)),
        ("sys_scope", Datum::text("global")),
        ("name", text(&register.name)),
        ("column_label", text(&register.title)),
        ("internal_type", Datum::text("collection")),
        ("active", flag(true)),
        ("comments", Datum::text(&register.purpose)),
    ]
}

fn label_row<'a>(
    register: &str,
    element: Option<&str>,
    label: &str,
    plural: Option<&str>,
    hint: Option<&str>,
) -> Vec<(&'a str, Datum)> {
    let name = element.map_or_else(|| register.to_owned(), |element| format!("{register}.{element}"));
    vec![
        ("sys_name", text(&name)),
        ("sys_scope", Datum::text("global")),
        ("name", text(register)),
        ("element", element.map_or(Datum::Null, text)),
        ("label", text(label)),
        ("plural", plural.map_or(Datum::Null, text)),
        ("hint", hint.map_or(Datum::Null, text)),
        ("language", Datum::text("en")),
    ]
}

fn field_row<'a>(register: &Register, name: &str, field: &Field) -> Vec<(&'a str, Datum)> {
    let (internal_type, max_length) = type_of(name, field);
    let refers = match &field.kind {
        Kind::Refs(to) => Some(to.as_str()),
        kind => kind.leads_to(),
    };
    let is_written = field.kept || field.write.as_ref().is_some_and(Vec::is_empty) || name == "sys_id";
    vec![
        ("sys_name", text(&format!("{}.{name}", register.name))),
        ("sys_scope", Datum::text("global")),
        ("name", text(&register.name)),
        ("element", text(name)),
        ("column_label", text(&field.label)),
        ("internal_type", Datum::text(internal_type)),
        ("reference", refers.map_or(Datum::Null, text)),
        ("max_length", Datum::Int(max_length)),
        ("mandatory", flag(field.required)),
        ("read_only", flag(is_written)),
        ("active", flag(true)),
        ("display", flag(register.display == name)),
        ("array", flag(matches!(field.kind, Kind::Refs(_)))),
        ("unique", flag(name == "sys_id")),
        ("choice", Datum::Int(i64::from(!field.kind.choices().is_empty()))),
        ("default_value", field.default.as_deref().map_or(Datum::Null, text)),
        ("comments", field.hint.as_ref().or(field.ask.as_ref()).map_or(Datum::Null, Datum::text)),
    ]
}

fn choice_row<'a>(
    register: &Register,
    name: &str,
    choice: &record::register::Choice,
    place: usize,
) -> Vec<(&'a str, Datum)> {
    vec![
        ("sys_name", text(&format!("{}.{name}.{}", register.name, choice.value))),
        ("sys_scope", Datum::text("global")),
        ("name", text(&register.name)),
        ("element", text(name)),
        ("value", text(&choice.value)),
        ("label", text(&choice.label)),
        ("sequence", Datum::Int(i64::try_from(place).unwrap_or(i64::MAX))),
        ("inactive", flag(false)),
        ("language", Datum::text("en")),
        ("declared", flag(true)),
    ]
}

/// Whether clients know a length of time under this name as a number of seconds.
pub fn is_seconds(name: &str, field: &Field) -> bool {
    field.kind == Kind::Duration && name.ends_with("_stc")
}

/// What ServiceNow calls a field of this kind, and the most characters that one holds.
pub fn type_of(name: &str, field: &Field) -> (&'static str, i64) {
    const STAMP: i64 = 40;
    const NUMBER: i64 = 40;
    const IDENTIFIER: i64 = 32;
    let line = i64::try_from(value::LINE_CHARS_MAX).unwrap_or(i64::MAX);
    let prose = i64::try_from(value::PROSE_CHARS_MAX).unwrap_or(i64::MAX);
    match &field.kind {
        _ if name == "sys_id" => ("GUID", IDENTIFIER),
        _ if name == "sys_class_name" => ("sys_class_name", 80),
        Kind::Duration if is_seconds(name, field) => ("integer", NUMBER),
        Kind::Line | Kind::Prose if field.name == "sys_id" => ("GUID", IDENTIFIER),
        Kind::Line => ("string", line),
        Kind::Prose => ("string", prose),
        Kind::Choice(choices) => {
            let is_number = choices.iter().all(|choice| choice.value.parse::<i64>().is_ok());
            if is_number { ("integer", NUMBER) } else { ("string", NUMBER) }
        }
        Kind::Ref(_) | Kind::Person => ("reference", IDENTIFIER),
        Kind::Refs(_) => ("glide_list", prose),
        Kind::Date => ("glide_date", STAMP),
        Kind::DateTime => ("glide_date_time", STAMP),
        Kind::Duration => ("glide_duration", STAMP),
        Kind::Whole => ("integer", NUMBER),
        Kind::Decimal => ("decimal", NUMBER),
        Kind::Money => ("currency", NUMBER),
        Kind::YesNo => ("boolean", NUMBER),
        Kind::Journal => ("journal_input", prose),
        Kind::Url => ("url", 2000),
        Kind::File => ("file_attachment", line),
        Kind::Secret => ("password", line),
    }
}

/// Every register that describes, in the order in which a reader would look: registers, fields, labels, choices, numbering.
pub fn describing() -> BTreeSet<&'static str> {
    BTreeSet::from([registers::ADDED, FIELDS, LABELS, CHOICE, NUMBERS])
}
