//! One record at two instants: which of its fields differ.

use axum::http::StatusCode;
use maud::{Markup, html};
use record::compare::{Comparison, Told};
use record::history::{self, Step};
use record::{Instant, Query, Record, Register, Trouble, When, english, instant};

use super::{refused, said};
use crate::asked::{Answer, Asked};
use crate::frame::{self, Framed};
use crate::link;
use crate::look::{self, Cell, Choice, Column, Link, Switch, Table, Title};
use crate::pages::cell::spoken_time;
use crate::pages::record::reading::{find, reference};
use crate::site::Visit;

/// Revisions that can be chosen from; others are typed into the address.
const STEPS_MAX: usize = 200;
/// The longest text of a field that is set side by side.
const CHARS_MAX: usize = 2_000;

pub fn show(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    let register = visit.register(asked.part("register"))?;
    let (from, to) = (asked.parameter("from"), asked.parameter("to"));
    let record = known(visit, &register, asked.part("record"), [to, from])?;
    let register = visit.register(&record.class).unwrap_or(register);
    let mut steps = steps(visit, &register, &record, [to, from])?;
    steps.reverse();
    let compared =
        if from.is_empty() && to.is_empty() { None } else { Some(compared(visit, &register, &record, from, to)) };
    let (status, outcome) = match compared {
        None => (StatusCode::OK, html! {}),
        Some(Ok((from, to, told))) => {
            (StatusCode::OK, differences(visit, &register, &record, &from, &to, told.as_ref()))
        }
        Some(Err(Trouble::Fault(fault))) => (StatusCode::UNPROCESSABLE_ENTITY, super::slip(&fault)),
        Some(Err(Trouble::TooMuch(said))) => (StatusCode::UNPROCESSABLE_ENTITY, refused(&said)),
        Some(Err(other)) => return Err(other),
    };
    let name = match record.shown(&register.display) {
        "" => reference(&record),
        name => name,
    };
    let mut trail = frame::trail_to(&register);
    trail.push(Link::new(&register.plural, format!("/{}", register.name)));
    trail.push(Link::new(reference(&record), link::record(&register.name, reference(&record))));
    let above = format!("{} at two instants", register.title);
    let main = html! {
        (look::title(&Title { above: &above, text: name, beside: None }))
        (form(visit, &register, &record, &steps, [from, to]))
        (outcome)
    };
    let title = format!("{} at two instants", reference(&record));
    let section = frame::folder_title(&register.folder);
    let framed = Framed { title: &title, section: Some(&section), trail, main };
    Ok(Answer::Page(status, visit.framed_plainly(framed)))
}

/// As it stands today, or else as it stood at one of the instants.
fn known(visit: &Visit, register: &Register, named: &str, at: [&str; 2]) -> Result<Record, Trouble> {
    let mut found = find(visit, register, named);
    for typed in at.iter().filter(|typed| !typed.is_empty()) {
        if !matches!(found, Err(Trouble::NotFound(_))) {
            break;
        }
        let mut then = visit.clone();
        if then.look_from(typed).is_ok() {
            found = find(&then, register, named);
        }
    }
    found
}

fn steps(visit: &Visit, register: &Register, record: &Record, at: [&str; 2]) -> Result<Vec<Step>, Trouble> {
    let instants = at.map(|typed| instant::read(&visit.dictionary, visit.store(), &visit.words, typed));
    let mut steps = Err(Trouble::NotFound(String::new()));
    for when in std::iter::once(When::Now).chain(instants.into_iter().flatten().map(|at| at.when)) {
        if !matches!(steps, Err(Trouble::NotFound(_))) {
            break;
        }
        let (name, id) = (&register.name, &record.sys_id);
        steps = history::as_at(visit.store(), &visit.dictionary, &visit.actor, &visit.words, name, id, &when);
    }
    steps
}

type Both = (Instant, Instant, Option<Told>);

fn compared(visit: &Visit, register: &Register, record: &Record, from: &str, to: &str) -> Result<Both, Trouble> {
    let (from, to) = instant::between(&visit.dictionary, visit.store(), &visit.words, from, to)?;
    let query = Query::all(&register.name);
    let comparison = Comparison::of(&visit.actor, &visit.dictionary, &visit.words, &query, &from.when, &to.when)?;
    let told = comparison.told(visit.store(), std::slice::from_ref(&record.sys_id))?.into_iter().next();
    Ok((from, to, told))
}

/// Two points of its history to choose from.
fn form(visit: &Visit, register: &Register, record: &Record, steps: &[Step], chosen: [&str; 2]) -> Markup {
    let steps = &steps[..steps.len().min(STEPS_MAX)];
    let choice = |step: &Step| Choice {
        value: format!("revision {}", step.revision),
        text: format!("{}, revision {}", spoken_time(&step.at, &visit.words), step.revision),
    };
    let switch = |id: &str, label: &str, typed: &str, usual: Option<&Step>| {
        let mut choices: Vec<Choice> = steps.iter().map(choice).collect();
        if id == "to" {
            choices.insert(0, Choice { value: String::new(), text: "Today".into() });
        }
        if !typed.is_empty() && !choices.iter().any(|one| one.value == typed) {
            choices.insert(0, Choice { value: typed.into(), text: format!("As at {typed}") });
        }
        let usual = usual.map(|step| format!("revision {}", step.revision)).unwrap_or_default();
        Switch {
            id: id.into(),
            action: String::new(),
            name: id.into(),
            label: label.into(),
            choices,
            chosen: if typed.is_empty() { usual } else { typed.into() },
            button: String::new(),
            keep: Vec::new(),
        }
    };
    let address = format!("{}/compare", link::record(&register.name, reference(record)));
    let from = switch("from", "From", chosen[0], steps.last());
    look::choices(&address, &[from, switch("to", "To", chosen[1], None)], "Compare")
}

fn differences(
    visit: &Visit,
    register: &Register,
    record: &Record,
    from: &Instant,
    to: &Instant,
    told: Option<&Told>,
) -> Markup {
    let page = |at: &Instant| {
        let href = link::with(&link::record(&register.name, reference(record)), &[("as_at", &at.spelt)]);
        html! { a href=(href) { (said(at)) } }
    };
    let there = told.map_or((false, false), |told| (told.was_there, told.is_there));
    let changes = told.map_or(&[][..], |told| &told.changes);
    let cell = |text: &str| if text.is_empty() { Cell::none() } else { Cell(look::prose(&clipped(text))) };
    let fields =
        register.fields.values().filter(|field| visit.actor.may_read_field(field) && field.kind.column().is_some());
    let same = fields.count().saturating_sub(changes.len());
    html! {
        p class="gh-lead" {
            @match there {
                (false, false) => { "It was not there " (page(from)) ", nor " (page(to)) "." }
                (false, true) => { "It was not there " (page(from)) "; it was there " (page(to)) "." }
                (true, false) => { "It was there " (page(from)) "; it was not there any more " (page(to)) "." }
                (true, true) if changes.is_empty() => { "It was the same " (page(from)) " and " (page(to)) ", as far as you may see it." }
                (true, true) => { "From how it stood " (page(from)) " to how it stood " (page(to)) "." }
            }
        }
        @if !changes.is_empty() {
            (look::table(&Table {
                id: "rows".into(),
                caption: "Fields that differ".into(),
                columns: vec![Column::words("Field"), Column::words(english::upper_first(&said(from))), Column::words(english::upper_first(&said(to)))],
                rows: changes.iter().map(|one| vec![Cell::text(&one.label), cell(&one.was), cell(&one.is)]).collect(),
                ..Table::default()
            }))
            p class="gh-muted" { (same) " other fields are the same." }
        }
    }
}

fn clipped(text: &str) -> String {
    match text.char_indices().nth(CHARS_MAX) {
        Some((at, _)) => format!("{}… (the record has the whole)", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
