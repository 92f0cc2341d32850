//! A value as it stands in a list or on a record.

use maud::{Markup, html};
use record::draft::FileName;
use record::register::State;
use record::{Cell, Field, Kind, Register, Words};

use crate::link;
use crate::look::{self, Tone};
use crate::pages::list::reading::title;
use crate::site::Visit;

/// A value in its form: a reference as a link, a state as a tag, nothing as a dash.
pub fn show(visit: &Visit, register: &Register, field: &Field, cell: &Cell) -> Markup {
    if cell.shown.is_empty() {
        return look::Cell::none().0;
    }
    if let Some((class, id)) = &cell.leads_to {
        return html! { a href=(link::record(class, id)) { (cell.shown) } };
    }
    if cell.datum.is_empty() {
        // What is said in place of a value: that it was erased, or what it referred to.
        return html! { span class="gh-muted" { (cell.shown) } };
    }
    let value = cell.datum.as_text().unwrap_or_default();
    // A list of several registers names the values of each by its own words.
    let own = register.field(&field.name).unwrap_or(field).kind.choices().iter().find(|choice| choice.value == value);
    let chosen = own.map_or(cell.shown.as_str(), |choice| choice.label.as_str());
    match &field.kind {
        Kind::Choice(_) if field.name == "state" => state(register, value, chosen),
        Kind::Choice(_) if field.name == "priority" => priority(value, chosen),
        Kind::Choice(_) => html! { (chosen) },
        Kind::Url => html! { a href=(value) rel="noreferrer" { (value) } },
        Kind::File => html! { (FileName::read(value).map_or_else(|| cell.shown.clone(), |file| file.name)) },
        Kind::Prose => look::prose(&cell.shown),
        Kind::Date | Kind::DateTime => html! { time class="gh-nowrap" datetime=(machine_time(value)) { (cell.shown) } },
        Kind::Duration => html! { span class="gh-nowrap" { (cell.shown) } },
        _ if field.name == "sys_class_name" => html! { (title(visit, value)) },
        _ => with_unit(field, &cell.shown),
    }
}

fn with_unit(field: &Field, shown: &str) -> Markup {
    html! { (shown) @if let Some(unit) = &field.unit { " " (unit) } }
}

/// Where a record stands: not begun, in hand, or over.
pub fn state(register: &Register, value: &str, shown: &str) -> Markup {
    let tone = register.state(value).map_or(Tone::Grey, |state| tone(register, state));
    look::tag(tone, shown)
}

fn tone(register: &Register, state: &State) -> Tone {
    let is_first = register.states.first().is_some_and(|(name, _)| *name == state.name);
    match (state.closed || state.next.is_empty(), is_first) {
        (true, _) => Tone::Grey,
        (false, true) => Tone::Amber,
        (false, false) => Tone::Green,
    }
}

fn priority(value: &str, shown: &str) -> Markup {
    let word = shown.trim_start_matches(value).trim_start_matches([' ', '–', '-']);
    value.parse().map_or_else(|_| html! { (shown) }, |number| look::priority(number, word))
}

/// A stored date or instant in the form that machines read.
pub fn machine_time(stored: &str) -> String {
    if stored.len() > 10 { format!("{}Z", stored.replacen(' ', "T", 1)) } else { stored.to_owned() }
}

/// A stored instant as people read it.
pub fn spoken_time(stamp: &str, words: &Words) -> String {
    Words::instant(stamp).map_or_else(|| stamp.to_owned(), |at| record::value::show_instant(at, words))
}

/// Flush right in a table.
pub fn is_number(field: &Field) -> bool {
    field.kind.is_number()
}
