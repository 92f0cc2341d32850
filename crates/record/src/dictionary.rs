//! All registers together: inheritance worked out, references checked, and the tables that follow from them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indexmap::IndexMap;
use store::{Column, ColumnKind, Schema, Table};

use crate::fault::{Fault, did_you_mean};
use crate::form::{self, FieldForm, Form, StateForm};
use crate::parse;
use crate::query::{Check, Filter, Operand, Query};
use crate::register::{
    Access, CHOICES, COMPANIES, Choice, Field, Identity, Keep, Kind, Lookup, PEOPLE, Register, State,
};
use crate::sheet::{Mark, Placed};
use crate::words::Words;

/// What may be counted, and how it is kept. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Dictionary {
    registers: Arc<BTreeMap<String, Arc<Register>>>,
    children: Arc<BTreeMap<String, Vec<String>>>,
    sources: Arc<Vec<(String, String)>>,
}

/// Inheritance deeper than this is a slip.
const DEPTH_MAX: usize = 8;

/// Columns that the store adds to the versions it keeps.
const KEPT_VERSION_COLUMNS: [&str; 3] = ["rev_until", "until", "gone"];

/// The registers that the rest stands on: people, the companies that bodies are, and the choices added to those of the files.
pub const FOUNDATION: [&str; 3] = [PEOPLE, COMPANIES, CHOICES];

impl Dictionary {
    /// Loads every register: pairs of path and text. All faults of all files at once.
    pub fn load<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut forms: BTreeMap<String, Form> = BTreeMap::new();
        let mut sources = Vec::new();
        for (file, text) in files {
            sources.push((file.to_owned(), text.to_owned()));
            match form::read(file, text) {
                Ok(form) if forms.contains_key(&form.name.value) => {
                    let other = &forms[&form.name.value].file;
                    let message = format!("Register `{}` is already defined in {other}.", form.name.value);
                    faults.push(Fault::at(file, text, form.name.span.clone(), message));
                }
                Ok(form) => {
                    forms.insert(form.name.value.clone(), form);
                }
                Err(some) => faults.extend(some),
            }
        }
        let mut prefixes: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, form) in &forms {
            let Some(prefix) = &form.reference else { continue };
            if let Some(other) = prefixes.insert(prefix, name) {
                let message =
                    format!("Numbers of `{other}` begin with {prefix} already: two records would have one number.");
                faults.push(Fault::at(&form.file, &form.text, form.name.span.clone(), message));
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self { sources: Arc::new(sources), ..assemble(&forms)? })
    }

    /// This dictionary and some registers more: pairs of path and text.
    pub fn with(&self, files: &[(String, String)]) -> Result<Self, Vec<Fault>> {
        let all = self.sources.iter().chain(files);
        Self::load(all.map(|(file, text)| (file.as_str(), text.as_str())))
    }

    /// Whether it is this very dictionary, not only one that says the same.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.registers, &other.registers)
    }

    pub fn registers(&self) -> impl Iterator<Item = &Arc<Register>> {
        self.registers.values()
    }

    pub fn get(&self, name: &str) -> Option<&Arc<Register>> {
        self.registers.get(name)
    }

    /// The register, or a sentence that offers a near name.
    pub fn find(&self, name: &str) -> Result<&Arc<Register>, String> {
        self.get(name).ok_or_else(|| {
            let near = did_you_mean(name, self.registers.keys().map(String::as_str));
            format!("There is no register `{name}`.{near}")
        })
    }

    /// The register itself and all that extend it, whole branches of them.
    pub fn family(&self, name: &str) -> Vec<String> {
        let mut family = vec![name.to_owned()];
        let mut at = 0;
        while at < family.len() {
            family.extend(self.children.get(&family[at]).into_iter().flatten().cloned());
            at += 1;
        }
        family
    }

    /// Registers that extend nothing but are extended, and those between: a list of theirs holds several classes.
    pub fn has_children(&self, name: &str) -> bool {
        self.children.contains_key(name)
    }

    /// Reads a query in the readable spelling and checks it against the dictionary.
    pub fn query(&self, text: &str) -> Result<Query, Fault> {
        parse::query(self, text)
    }

    /// Reads a condition over one register.
    pub fn filter(&self, register: &str, text: &str) -> Result<Filter, Fault> {
        parse::filter(self, register, text)
    }

    /// The tables that these registers need: one for each root, with the fields of all its descendants.
    pub fn schema(&self) -> Schema {
        let mut tables: BTreeMap<&str, IndexMap<&str, Column>> = BTreeMap::new();
        let mut periods: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut narrowing: BTreeMap<&str, IndexMap<&str, usize>> = BTreeMap::new();
        let mut pairs: BTreeMap<&str, BTreeSet<(&str, &str)>> = BTreeMap::new();
        let mut shared: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut listed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for register in self.registers.values() {
            pairs.entry(&register.root).or_default().extend(list_pairs(register));
            shared.entry(&register.root).or_default().extend(list_shared(register));
            listed.entry(&register.root).or_default().extend(list_held(register));
            let table = tables.entry(&register.root).or_default();
            for field in register.fields.values().filter(|f| !is_system(&f.name)) {
                let Some(kind) = field.kind.column() else { continue };
                let indexed = is_indexed(register, field);
                let column = table.entry(&field.name).or_insert(Column { name: field.name.clone(), kind, indexed });
                column.indexed |= indexed;
                if field.kind.is_time() && field.public {
                    periods.entry(&register.root).or_default().insert(&field.name);
                }
                let narrows = matches!(field.kind, Kind::Choice(_) | Kind::YesNo | Kind::Duration);
                if narrows && field.index != Some(false) {
                    *narrowing.entry(&register.root).or_default().entry(&field.name).or_default() +=
                        usize::from(field.public);
                }
            }
        }
        let tables = tables.into_iter().map(|(name, columns)| {
            let mut columns: Vec<Column> = columns.into_values().collect();
            columns.sort_by(|a, b| a.name.cmp(&b.name));
            let mut narrowing: Vec<(&str, usize)> = narrowing.remove(name).unwrap_or_default().into_iter().collect();
            // What may be shown to the public is what figures count by.
            narrowing.sort_by_key(|(name, public)| (*public == 0 && *name != "state" && *name != "active", *name));
            narrowing.truncate(NARROWING_MAX);
            Table {
                name: name.to_owned(),
                tie: columns.iter().any(|column| column.name == "number").then(|| "number".to_owned()),
                periods: periods.remove(name).unwrap_or_default().into_iter().map(str::to_owned).collect(),
                narrowing: narrowing.into_iter().map(|(name, _)| name.to_owned()).collect(),
                shared: shared.remove(name).unwrap_or_default().into_iter().map(str::to_owned).collect(),
                listed: listed.remove(name).unwrap_or_default().into_iter().map(str::to_owned).collect(),
                pairs: pairs
                    .remove(name)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|(first, then)| (first.to_owned(), then.to_owned()))
                    .collect(),
                columns,
            }
        });
        Schema { tables: tables.collect() }
    }
}

/// Columns that narrow a count of a stretch of time; PostgreSQL takes 32 in an index, with the system's.
const NARROWING_MAX: usize = 20;

/// Rows are found by it, or put in its order in the register's list.
fn is_indexed(register: &Register, field: &Field) -> bool {
    if let Some(said) = field.index {
        return said;
    }
    let is_shown =
        register.columns.contains(&field.name) && !matches!(field.kind, Kind::Prose | Kind::Refs(_) | Kind::Journal);
    is_shown
        || matches!(field.name.as_str(), "number" | "state" | "name" | "code" | "user_name")
        || matches!(field.kind, Kind::Ref(_) | Kind::Person | Kind::DateTime | Kind::Date)
}

/// Fields that a register's list shows and that are short.
fn list_short(register: &Register) -> impl Iterator<Item = &Field> {
    let shown = register.columns.iter().filter_map(|name| register.field(name));
    shown.filter(|field| {
        !is_system(&field.name)
            && field.index != Some(false)
            && !matches!(field.kind, Kind::Prose | Kind::Refs(_) | Kind::Journal | Kind::File)
    })
}

/// Of those, what is shorter than a line of text: it stands beside what is shared.
fn list_held(register: &Register) -> impl Iterator<Item = &str> {
    list_short(register).filter(|field| field.kind != Kind::Line).map(|field| field.name.as_str())
}

/// What a register's list is narrowed by and very many records share.
fn list_shared(register: &Register) -> impl Iterator<Item = &str> {
    let shared = list_short(register).filter(|field| matches!(field.kind, Kind::Choice(_) | Kind::Ref(_)));
    shared.map(|field| field.name.as_str())
}

/// What the records of one body, or of one choice, are put in order by in the list.
///
/// How long something took or what it cost goes with what it was: the longest of one kind may all stand far down among the others.
/// And text is too long to stand beside what is shared.
fn list_pairs(register: &Register) -> Vec<(&str, &str)> {
    let is_measure = |kind: &Kind| matches!(kind, Kind::Duration | Kind::Whole | Kind::Decimal | Kind::Money);
    let is_order = |field: &&Field| match &field.kind {
        Kind::Line => field.name != "number",
        kind => is_measure(kind) || kind.is_time(),
    };
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    if register.columns.iter().any(|name| name == "company") {
        pairs.extend(list_short(register).filter(is_order).map(|field| ("company", field.name.as_str())));
    }
    for shared in list_shared(register).filter(|name| *name != "state") {
        let alone = list_short(register).filter(|field| is_order(field) && !field.kind.is_time());
        pairs.extend(alone.map(|order| (shared, order.name.as_str())));
    }
    // Reports count month by month for each of them, and lists of one stand in the order of time.
    let time = register.order.first().and_then(|(name, _)| register.field(name));
    if let Some(time) = time.filter(|field| field.kind.is_time() && field.public) {
        let shared = list_shared(register).filter(|name| *name != "state");
        pairs.extend(shared.map(|shared| (shared, time.name.as_str())));
    }
    // Numbers of the bodies do not mix: the last body's begin where the others' end.
    if register.fields.contains_key("number") && register.fields.contains_key("company") {
        pairs.push(("company", "number"));
    }
    pairs
}

/// Kept by the store itself.
pub fn is_system(name: &str) -> bool {
    store::shape::SYSTEM_COLUMNS.iter().any(|(column, _)| *column == name)
}

fn assemble(forms: &BTreeMap<String, Form>) -> Result<Dictionary, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut registers = BTreeMap::new();
    let mut children: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for form in forms.values() {
        let mut marks = Vec::new();
        if let Some(register) = inherit(form, forms, &mut marks) {
            if let Some(parent) = &register.extends {
                children.entry(parent.clone()).or_default().push(register.name.clone());
            }
            registers.insert(register.name.clone(), register);
        }
        faults.extend(marks.into_iter().map(|m| Fault::at(&form.file, &form.text, m.span, m.message)));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    check_columns(&registers, forms, &mut faults);
    // Conditions can only be read once every register is known, so row rights are filled in last.
    let plain = registers.iter().map(|(name, register)| (name.clone(), Arc::new(register.clone()))).collect();
    let plain = Dictionary { registers: Arc::new(plain), children: Arc::new(children), sources: Arc::default() };
    for form in forms.values() {
        check_texts(&plain, form, forms, &mut registers, &mut faults);
    }
    if !faults.is_empty() {
        // A slip in a parent is met again in each child.
        faults.sort_by(|a, b| (&a.file, a.line, a.column, &a.message).cmp(&(&b.file, b.line, b.column, &b.message)));
        faults.dedup();
        return Err(faults);
    }
    let registers = registers.into_iter().map(|(name, register)| (name, Arc::new(register))).collect();
    Ok(Dictionary { registers: Arc::new(registers), children: plain.children, sources: Arc::default() })
}

/// From the root down to the form itself.
fn lineage<'a>(form: &'a Form, forms: &'a BTreeMap<String, Form>, marks: &mut Vec<Mark>) -> Option<Vec<&'a Form>> {
    let mut line = vec![form];
    let mut at = form;
    while let Some(parent) = &at.extends {
        let Some(next) = forms.get(&parent.value) else {
            if std::ptr::eq(at, form) {
                let near = did_you_mean(&parent.value, forms.keys().map(String::as_str));
                marks.push(Mark::new(
                    parent.span.clone(),
                    format!("There is no register `{}` to extend.{near}", parent.value),
                ));
            }
            return None;
        };
        if line.len() >= DEPTH_MAX || line.iter().any(|one| one.name.value == next.name.value) {
            marks.push(Mark::new(
                parent.span.clone(),
                format!("`extends` goes in a circle or deeper than {DEPTH_MAX}."),
            ));
            return None;
        }
        line.push(next);
        at = next;
    }
    line.reverse();
    Some(line)
}

fn inherit(form: &Form, forms: &BTreeMap<String, Form>, marks: &mut Vec<Mark>) -> Option<Register> {
    let line = lineage(form, forms, marks)?;
    let states = line.iter().rev().find(|one| !one.states.is_empty()).map(|one| &one.states);
    let states: IndexMap<String, State> =
        states.into_iter().flatten().map(|(name, state)| (name.clone(), state_of(name, state))).collect();
    let reference = line.iter().rev().find_map(|one| one.reference.clone());
    let mut fields = IndexMap::new();
    for field in kept_fields(reference.is_some(), &states) {
        fields.insert(field.name.clone(), Arc::new(field));
    }
    for one in &line {
        for (name, field) in &one.fields {
            add_field(form, one, name, field, forms, &mut fields, marks);
        }
    }
    let text = |pick: fn(&Form) -> Option<&Placed<String>>| line.iter().rev().find_map(|one| pick(one));
    let display = text(|f| f.display.as_ref()).map(|t| t.value.clone());
    let display = display.unwrap_or_else(|| {
        let usual = ["short_description", "name", "number", "sys_id"];
        usual.into_iter().find(|name| fields.contains_key(*name)).unwrap_or("sys_id").to_owned()
    });
    let known_by = line.iter().rev().find_map(|one| one.known_by.as_ref());
    let known_by = known_by.map(|list| list.iter().map(|t| t.value.clone()).collect());
    let known_by: Vec<String> = known_by.unwrap_or_else(|| {
        let number = fields.contains_key("number").then(|| "number".to_owned());
        number.into_iter().chain((display != "sys_id").then(|| display.clone())).collect()
    });
    let list = |pick: fn(&Form) -> Option<&Vec<Placed<String>>>| {
        let found = line.iter().rev().find_map(|one| pick(one));
        found.map(|list| list.iter().map(|t| t.value.clone()).collect::<Vec<_>>()).unwrap_or_default()
    };
    let columns = line.iter().rev().find(|one| !one.columns.is_empty());
    let columns =
        columns.map_or_else(|| vec![display.clone()], |one| one.columns.iter().map(|t| t.value.clone()).collect());
    Some(Register {
        name: form.name.value.clone(),
        title: form.title.clone(),
        plural: form.plural.clone().unwrap_or_else(|| format!("{}s", form.title)),
        reference,
        purpose: form.purpose.clone(),
        keep: line.iter().rev().find_map(|one| one.keep.as_ref()).map_or_else(Keep::default, |keep| keep.value.clone()),
        extends: form.extends.as_ref().map(|t| t.value.clone()),
        root: line[0].name.value.clone(),
        folder: form.folder.clone(),
        known_by,
        columns,
        order: Vec::new(),
        access: Access { read: list(|f| f.read.as_ref()), write: list(|f| f.write.as_ref()), rows: Filter::TRUE },
        clocks: line.iter().flat_map(|one| one.clocks.iter()).map(|(n, (_, c))| (n.clone(), c.clone())).collect(),
        identity: line.iter().rev().find_map(|one| identity_of(one)),
        aliases: aliases_of(form, &line, &fields, marks),
        views: line.iter().flat_map(|one| one.views.iter()).map(|(n, v)| (n.clone(), v.value.clone())).collect(),
        lookups: line
            .iter()
            .flat_map(|one| &one.lookups)
            .map(|l| lookup_of(l, &fields, &one_of(&line, l), marks))
            .collect(),
        display,
        fields,
        states,
        file: form.file.clone(),
    })
}

/// Whether a lookup stands in the file at hand, so that its faults are told once.
fn one_of(line: &[&Form], lookup: &form::LookupForm) -> bool {
    line.last().is_some_and(|own| own.lookups.iter().any(|one| one.field.span == lookup.field.span))
}

fn identity_of(form: &Form) -> Option<Identity> {
    let said = form.identity.as_ref()?;
    let fields = |by: &Placed<String>| by.value.split('+').map(|name| name.trim().to_owned()).collect();
    Some(Identity {
        register: form.name.value.clone(),
        by: said.by.iter().map(fields).collect(),
        within: said.within.as_ref().map(|relation| relation.value.clone()),
    })
}

fn state_of(name: &str, form: &StateForm) -> State {
    let texts = |list: &[Placed<String>]| list.iter().map(|t| t.value.clone()).collect();
    State {
        name: name.to_owned(),
        value: form.value.clone().unwrap_or_else(|| name.to_owned()),
        label: form.label.clone().unwrap_or_else(|| form::label_of(name)),
        next: texts(&form.next),
        needs: texts(&form.needs),
        asks: texts(&form.asks),
        by: texts(&form.by),
        closed: form.closed,
    }
}

/// The fields that every register has without saying so.
fn kept_fields(has_number: bool, states: &IndexMap<String, State>) -> Vec<Field> {
    let kept = |name: &str, label: &str, kind: Kind| Field {
        name: name.into(),
        label: label.into(),
        kind,
        required: false,
        default: None,
        ask: None,
        hint: None,
        unit: None,
        read: None,
        write: None,
        personal: false,
        public: matches!(name, "number" | "company" | "state"),
        kept: true,
        strict: false,
        index: None,
    };
    let mut fields = vec![
        kept("sys_id", "Identifier", Kind::Line),
        kept("sys_class_name", "Register", Kind::Line),
        Field { kept: false, required: true, ..kept("company", "Company", Kind::Ref(COMPANIES.into())) },
    ];
    if has_number {
        fields.push(kept("number", "Number", Kind::Line));
    }
    if !states.is_empty() {
        let choices =
            states.values().map(|s| Choice { value: s.value.clone(), label: s.label.clone(), name: s.name.clone() });
        let default = states.keys().next().cloned();
        let state = kept("state", "State", Kind::Choice(choices.collect()));
        fields.push(Field { kept: false, required: true, default, ..state });
    }
    fields.extend([
        kept("sys_mod_count", "Version", Kind::Whole),
        kept("sys_created_on", "Created", Kind::DateTime),
        kept("sys_created_by", "Created by", Kind::Line),
        kept("sys_updated_on", "Updated", Kind::DateTime),
        kept("sys_updated_by", "Updated by", Kind::Line),
    ]);
    fields
}

/// Every alias of the line. One that means no field, or has the name of one, is a fault of the form that says so.
fn aliases_of(
    form: &Form,
    line: &[&Form],
    fields: &IndexMap<String, Arc<Field>>,
    marks: &mut Vec<Mark>,
) -> IndexMap<String, String> {
    for (name, to) in &form.aliases {
        if fields.contains_key(name) {
            marks.push(Mark::new(to.span.clone(), format!("There is a field `{name}`: it cannot mean another.")));
        }
        if !fields.contains_key(&to.value) {
            let near = did_you_mean(&to.value, fields.keys().map(String::as_str));
            marks.push(Mark::new(to.span.clone(), format!("There is no field `{}` here.{near}", to.value)));
        }
    }
    let all = line.iter().flat_map(|one| &one.aliases);
    // A child may have a field of its own under a name that is an alias in its parent.
    let meant = all.filter(|(name, to)| fields.contains_key(&to.value) && !fields.contains_key(*name));
    meant.map(|(name, to)| (name.clone(), to.value.clone())).collect()
}

fn add_field(
    form: &Form,
    owner: &Form,
    name: &str,
    field: &FieldForm,
    forms: &BTreeMap<String, Form>,
    fields: &mut IndexMap<String, Arc<Field>>,
    marks: &mut Vec<Mark>,
) {
    let is_own = std::ptr::eq(form, owner);
    let is_free = !is_system(name) && !matches!(name, "number" | "state") && !KEPT_VERSION_COLUMNS.contains(&name);
    if is_own && !is_free {
        marks
            .push(Mark::new(field.span.clone(), format!("`{name}` is kept by Guildhall itself: choose another name.")));
        return;
    }
    if let Some(to) = field.to.as_ref().filter(|to| is_own && !forms.contains_key(&to.value)) {
        let near = did_you_mean(&to.value, forms.keys().map(String::as_str));
        marks.push(Mark::new(to.span.clone(), format!("There is no register `{}` to refer to.{near}", to.value)));
    }
    if is_own && field.kind == Kind::Person && !forms.contains_key(PEOPLE) {
        marks.push(Mark::new(field.span.clone(), format!("Kind person needs the register `{PEOPLE}`.")));
    }
    let texts = |list: &Option<Vec<Placed<String>>>| list.as_ref().map(|l| l.iter().map(|t| t.value.clone()).collect());
    let read: Option<Vec<String>> = texts(&field.read);
    if let (true, Some(inherited)) = (is_own, fields.get(name)) {
        let hides = match (&read, &inherited.read) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(own), Some(before)) => before.iter().any(|role| !own.contains(role)),
        };
        if hides {
            let message = format!(
                "`{name}` is inherited, and who may read it there would see it in lists of the parent. Let them read it here too."
            );
            marks.push(Mark::new(field.span.clone(), message));
        }
        if field.kind.word() != inherited.kind.word() {
            let message = format!(
                "`{name}` is inherited as a {}; here it cannot be a {}.",
                inherited.kind.word(),
                field.kind.word()
            );
            marks.push(Mark::new(field.span.clone(), message));
        }
    }
    fields.insert(
        name.to_owned(),
        Arc::new(Field {
            name: name.to_owned(),
            label: field.label.clone().unwrap_or_else(|| form::label_of(name)),
            kind: field.kind.clone(),
            required: field.required,
            default: field.default.as_ref().map(|t| t.value.clone()),
            ask: field.ask.clone(),
            hint: field.hint.clone(),
            unit: field.unit.clone(),
            read,
            write: texts(&field.write),
            personal: field.personal || field.kind == Kind::Person,
            public: field.public,
            kept: false,
            index: field.index,
            strict: field.strict,
        }),
    );
}

fn lookup_of(
    lookup: &form::LookupForm,
    fields: &IndexMap<String, Arc<Field>>,
    is_own: &bool,
    marks: &mut Vec<Mark>,
) -> Lookup {
    let mut mark = |span: &std::ops::Range<usize>, message: String| {
        if *is_own {
            marks.push(Mark::new(span.clone(), message));
        }
    };
    for name in std::iter::once(&lookup.field).chain(&lookup.from) {
        if !fields.contains_key(&name.value) {
            let near = did_you_mean(&name.value, fields.keys().map(String::as_str));
            mark(&name.span, format!("There is no field `{}` here.{near}", name.value));
        }
    }
    let resolve = |name: &str, word: &str| match fields.get(name).map(|f| &f.kind) {
        Some(kind @ Kind::Choice(_)) => crate::value::choice(kind, word),
        Some(Kind::YesNo) => crate::value::yes_no(word).map(|_| word.to_owned()),
        Some(Kind::Whole) => crate::value::whole(word).map(|_| word.to_owned()),
        _ => Ok(word.to_owned()),
    };
    let mut gives = IndexMap::new();
    for (key, (span, result)) in &lookup.gives {
        let words: Vec<&str> = key.split_whitespace().collect();
        if words.len() != lookup.from.len() {
            mark(span, format!("`{key}` should hold as many values as `from` has fields: {}.", lookup.from.len()));
            continue;
        }
        let resolved: Result<Vec<String>, String> =
            words.iter().zip(&lookup.from).map(|(word, from)| resolve(&from.value, word)).collect();
        match (resolved, resolve(&lookup.field.value, &result.value)) {
            (Ok(words), Ok(value)) => {
                gives.insert(words.join(" "), value);
            }
            (Err(message), _) => mark(span, message),
            (_, Err(message)) => mark(&result.span, message),
        }
    }
    Lookup { field: lookup.field.value.clone(), from: lookup.from.iter().map(|t| t.value.clone()).collect(), gives }
}

/// Children of one root share a table, so a name they share must be stored alike.
fn check_columns(registers: &BTreeMap<String, Register>, forms: &BTreeMap<String, Form>, faults: &mut Vec<Fault>) {
    let mut seen: BTreeMap<(&str, &str), (ColumnKind, &str)> = BTreeMap::new();
    for register in registers.values() {
        for field in register.fields.values() {
            let Some(kind) = field.kind.column() else { continue };
            let first = *seen.entry((&register.root, &field.name)).or_insert((kind, &register.name));
            if let (true, Some(form)) = (first.0 != kind, forms.get(&register.name)) {
                let span = form.fields.get(&field.name).map_or(0..0, |f| f.span.clone());
                let message =
                    format!("`{}` is stored in another way by {}, which shares this table.", field.name, first.1);
                faults.push(Fault::at(&form.file, &form.text, span, message));
            }
        }
    }
}

/// Names and conditions inside a form that must agree with the whole dictionary.
fn check_texts(
    plain: &Dictionary,
    form: &Form,
    forms: &BTreeMap<String, Form>,
    registers: &mut BTreeMap<String, Register>,
    faults: &mut Vec<Fault>,
) {
    let Some(register) = plain.get(&form.name.value) else { return };
    let mut marks = Vec::new();
    let mut elsewhere = Vec::new();
    check_names(plain, form, register, &mut marks);
    check_defaults(form, register, &mut marks);
    let line = lineage(form, forms, &mut Vec::new()).unwrap_or_default();
    let rows = line.iter().rev().find_map(|one| one.rows.as_ref().map(|text| (*one, text)));
    let rows = rows.and_then(|(owner, text)| read_rows(plain, owner, text, faults));
    let order = line.iter().rev().find_map(|one| one.order.as_ref());
    let is_own = order.is_some_and(|text| form.order.as_ref().is_some_and(|own| std::ptr::eq(own, text)));
    let order = order.and_then(|text| read_order(register, text, if is_own { &mut marks } else { &mut elsewhere }));
    for view in form.views.values() {
        if let Err(fault) = plain.filter(&register.name, &view.value) {
            faults.push(inside(form, view, fault));
        }
    }
    faults.extend(marks.into_iter().map(|m| Fault::at(&form.file, &form.text, m.span, m.message)));
    if let Some(own) = registers.get_mut(&form.name.value) {
        own.access.rows = rows.unwrap_or(Filter::TRUE);
        own.order = order.unwrap_or_default();
    }
}

fn check_names(plain: &Dictionary, form: &Form, register: &Register, marks: &mut Vec<Mark>) {
    let named = form.columns.iter().chain(form.known_by.iter().flatten()).chain(form.display.iter());
    for name in named {
        match parse::path(plain, register, &name.value) {
            Ok(kind) if kind.column().is_none() => {
                marks.push(Mark::new(name.span.clone(), format!("`{}` is a journal, which is no column.", name.value)));
            }
            Ok(_) => {}
            Err(message) => marks.push(Mark::new(name.span.clone(), message)),
        }
    }
    if let Some(display) = &form.display {
        let kind = register.fields.get(&display.value).map(|field| &field.kind);
        if !kind.is_some_and(|kind| kind.column() == Some(ColumnKind::Text) && kind.leads_to().is_none()) {
            let message =
                format!("`{}` cannot stand for a record: take a field with a text of the record's own.", display.value);
            marks.push(Mark::new(display.span.clone(), message));
        }
    }
    for by in form.identity.iter().flat_map(|identity| &identity.by) {
        for name in by.value.split('+').map(str::trim) {
            let kind = register.fields.get(name).map(|field| &field.kind);
            if kind.is_none_or(|kind| kind.column().is_none() || matches!(kind, Kind::Refs(_) | Kind::Secret)) {
                let near = did_you_mean(name, register.fields.keys().map(String::as_str));
                marks.push(Mark::new(by.span.clone(), format!("`{name}` is no field that tells records apart.{near}")));
            }
        }
    }
    check_keep(form, register, marks);
    for (state, of) in &form.states {
        for next in &of.next {
            if !register.states.contains_key(&next.value) {
                let near = did_you_mean(&next.value, register.states.keys().map(String::as_str));
                marks.push(Mark::new(
                    next.span.clone(),
                    format!("State `{state}` leads to `{}`, which is none.{near}", next.value),
                ));
            }
        }
        for need in of.needs.iter().chain(&of.asks) {
            if !register.fields.contains_key(&need.value) {
                let near = did_you_mean(&need.value, register.fields.keys().map(String::as_str));
                marks.push(Mark::new(need.span.clone(), format!("There is no field `{}` here.{near}", need.value)));
            }
        }
    }
    for (span, clock) in form.clocks.values() {
        let unknown: BTreeSet<&String> = clock.runs_in.iter().filter(|s| !register.states.contains_key(*s)).collect();
        for state in unknown {
            marks.push(Mark::new(span.clone(), format!("The clock runs in `{state}`, which is no state here.")));
        }
        if let Err(error) = clock::Target::parse(&clock.target) {
            marks.push(Mark::new(span.clone(), format!("{error}")));
        }
    }
}

/// What a new record begins with must fit its field. Records named by a default are found when the record is made.
fn check_defaults(form: &Form, register: &Register, marks: &mut Vec<Mark>) {
    let words = Words::new(jiff::Timestamp::UNIX_EPOCH, "", store::Bodies::shared());
    for (name, field) in &form.fields {
        if let (Some(default), Some(known)) = (&field.default, register.fields.get(name))
            && let Err(message) = crate::value::read(known, &default.value, &words)
        {
            marks.push(Mark::new(default.span.clone(), message));
        }
    }
}

/// A fault in a text that stands in a form. Only a plain text stands there letter for letter; one with escapes is underlined
/// as a whole.
fn inside(form: &Form, text: &Placed<String>, fault: Fault) -> Fault {
    let written = form.text.get(text.span.clone()).unwrap_or_default();
    let is_plain = written.len() == text.value.len() + 2 && written.get(1..=text.value.len()) == Some(&text.value);
    if is_plain {
        fault.within(&form.file, &form.text, text.span.start + 1, &text.value)
    } else {
        Fault::at(&form.file, &form.text, text.span.clone(), fault.message)
    }
}

fn check_keep(form: &Form, register: &Register, marks: &mut Vec<Mark>) {
    let Some(keep) = &form.keep else { return };
    let Some(after) = &keep.value.after else { return };
    let is_time = register.fields.get(after).is_some_and(|field| field.kind.is_time());
    if !is_time && !register.states.contains_key(after) {
        let message =
            format!("`{after}` is neither a state nor a date of this register, so nothing can be counted from it.");
        marks.push(Mark::new(keep.span.clone(), message));
    }
}

fn read_order(register: &Register, text: &Placed<String>, marks: &mut Vec<Mark>) -> Option<Vec<(String, bool)>> {
    let mut order = Vec::new();
    for part in text.value.split(',') {
        let mut words = part.split_whitespace();
        let (name, direction) = (words.next().unwrap_or_default(), words.next());
        let is_known = register.fields.contains_key(name) && matches!(direction, None | Some("desc"));
        if !is_known || words.next().is_some() {
            marks.push(Mark::new(
                text.span.clone(),
                format!("`{}` is not a field of this register, with or without desc.", part.trim()),
            ));
            return None;
        }
        order.push((name.to_owned(), direction.is_some()));
    }
    Some(order)
}

/// Row rights are evaluated wherever the register is reached, so they may only look at the record itself.
fn read_rows(plain: &Dictionary, form: &Form, text: &Placed<String>, faults: &mut Vec<Fault>) -> Option<Filter> {
    let filter = match plain.filter(&form.name.value, &text.value) {
        Ok(filter) => filter,
        Err(fault) => {
            faults.push(inside(form, text, fault));
            return None;
        }
    };
    let reaches = |operand: &Operand| matches!(operand, Operand::Named(_));
    for test in filter.tests() {
        let names = match &test.check {
            Check::Is(one) | Check::IsNot(one) => reaches(one),
            Check::In(list) | Check::NotIn(list) => list.iter().any(reaches),
            Check::Matches(_) | Check::Beside(..) | Check::Part(..) => true,
            _ => false,
        };
        if test.path.0.len() > 1 || names {
            let message =
                "Row rights may only look at the record's own fields, and compare references with me or mine.";
            faults.push(Fault::at(&form.file, &form.text, text.span.clone(), message));
            return None;
        }
    }
    Some(filter)
}
