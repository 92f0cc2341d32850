//! The page of a record: every register has this page, and no other.

pub mod clocks;
pub mod held;
pub mod history;
pub mod reading;

use maud::{Markup, html};
use record::draft::FileName;
use record::register::State;
use record::{Cell, Field, Kind, Register, Row, Trouble, english};

use crate::asked::{Answer, Asked};
use crate::frame::{self, Framed};
use crate::link;
use crate::look::{self, Link, Term, Title};
use crate::pages::{cell, papers};
use crate::site::Visit;
use reading::{Found, Group, Referrer, Shown, reference};

pub fn show(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    let shown = match reading::read(visit, asked)? {
        Found::Elsewhere(register, reference) => {
            return Ok(Answer::Elsewhere(link::record(&register, &reference)));
        }
        Found::Shown(shown) => *shown,
    };
    let section = frame::folder_title(&shown.register.folder);
    let mut trail = frame::trail_to(&shown.register);
    trail.push(Link::new(&shown.register.plural, format!("/{}", shown.register.name)));
    let title = match reference(&shown.known) {
        id if id == shown.known.sys_id => name(&shown).to_owned(),
        number => format!("{number} {}", name(&shown)),
    };
    let framed = Framed { title: &title, section: Some(&section), trail, main: main(visit, &shown) };
    Ok(Answer::page(visit.framed_then(framed, history::steps_beside(visit, &shown))))
}

/// What the record is called, as it stood at the instant looked from.
fn name(shown: &Shown) -> &str {
    let record = shown.record.as_ref().unwrap_or(&shown.known);
    match record.shown(&shown.register.display) {
        "" => reference(&shown.known),
        name => name,
    }
}

fn main(visit: &Visit, shown: &Shown) -> Markup {
    let register = &shown.register;
    let record = shown.record.as_ref().unwrap_or(&shown.known);
    let above = [record.shown("number"), &register.title, record.shown("company")];
    let above: Vec<&str> = above.into_iter().filter(|text| !text.is_empty()).collect();
    let then = shown.record.as_ref().and_then(|record| record.values.get("state"));
    let state = then.filter(|state| !state.shown.is_empty());
    let beside = state.map(|state| cell::state(register, state.datum.as_text().unwrap_or_default(), &state.shown));
    html! {
        (look::title(&Title { above: &above.join(" · "), text: name(shown), beside }))
        (papers::besides(visit, &shown.known))
        div class="gh-columns" {
            div {
                @for group in &shown.groups { (fields(visit, shown, group)) }
                (referrers(visit, shown))
            }
            div {
                @if shown.record.is_some() { (next_states(shown)) }
                (clocks::show(visit, shown))
                (held::show(visit, shown))
                (history::form(visit, shown))
                (history::journal(visit, shown))
                (history::timeline(visit, shown))
            }
        }
    }
}

fn fields(visit: &Visit, shown: &Shown, group: &Group) -> Markup {
    let is_long = group.filled.iter().any(|(field, _)| field.kind == Kind::Prose);
    let terms: Vec<Term> = group
        .filled
        .iter()
        .map(|(field, value)| Term::new(&field.label, field_value(visit, shown, field, value)))
        .collect();
    html! {
        section class="gh-section" {
            h2 { (group.title) }
            @if !terms.is_empty() { (look::terms(&terms, !is_long)) }
            @if !group.empty.is_empty() {
                p class="gh-small gh-muted" { "Nothing recorded: " (group.empty.join(", ")) "." }
            }
        }
    }
}

fn field_value(visit: &Visit, shown: &Shown, field: &Field, value: &Cell) -> Markup {
    let kept = value.datum.as_text().and_then(FileName::read).filter(|_| field.kind == Kind::File);
    let Some(file) = kept else { return cell::show(visit, &shown.register, field, value) };
    let address = link::record(&shown.register.name, reference(&shown.known));
    html! { a href={ (address) "/file/" (link::escaped(&field.name)) } { (file.name) } " (" (record::value::grouped(bytes(&file))) " bytes)" }
}

fn bytes(file: &FileName) -> i64 {
    i64::try_from(file.bytes).unwrap_or(i64::MAX)
}

/// Where it stands, and where it may go from there.
fn next_states(shown: &Shown) -> Markup {
    let register = &shown.register;
    let value = shown.record.as_ref().and_then(|record| record.datum("state").as_text());
    let Some(state) = value.and_then(|value| register.state(value)) else { return html! {} };
    let next: Vec<&State> = state.next.iter().filter_map(|name| register.states.get(name)).collect();
    html! {
        section class="gh-section" {
            h2 { "Where it stands" }
            p { (cell::state(register, &state.value, &state.label)) }
            @if next.is_empty() {
                p class="gh-muted" { "Nothing follows: this is an end." }
            } @else {
                p { "From here it may become:" }
                ul { @for state in next { li { (state.label) (conditions(register, state)) } } }
            }
        }
    }
}

/// What it needs to get there, and who may bring it there.
fn conditions(register: &Register, state: &State) -> Markup {
    let label =
        |name: &String| register.field(name).map_or_else(|| name.clone(), |field| english::lower_first(&field.label));
    let needs: Vec<String> = state.needs.iter().chain(&state.asks).map(label).collect();
    let by: Vec<String> = state.by.iter().map(label).collect();
    html! {
        @if !needs.is_empty() { span class="gh-muted" { ", which needs " (listed(&needs, "and")) } }
        @if !by.is_empty() { span class="gh-muted" { ", by " (listed(&by, "or")) } }
    }
}

/// `one, two and three`.
fn listed(words: &[String], joined: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {joined} {last}", most.join(", ")),
    }
}

fn referrers(visit: &Visit, shown: &Shown) -> Markup {
    html! {
        @if !shown.referrers.is_empty() {
            section class="gh-section" {
                h2 { "What refers to it" }
                @for referrer in &shown.referrers { (one_referrer(visit, referrer)) }
            }
        }
    }
}

fn one_referrer(visit: &Visit, referrer: &Referrer) -> Markup {
    let total = record::value::grouped(referrer.total);
    let more = referrer.total - i64::try_from(referrer.rows.len()).unwrap_or(0);
    html! {
        h3 { a href=(referrer.link) { (referrer.title) } " " span class="gh-muted" { "(" (total) ") by " (english::lower_first(&referrer.field)) } }
        ul class="gh-plain" {
            @for row in &referrer.rows { li { (one_row(visit, row)) } }
            @if more > 0 { li { a href=(referrer.link) { "and " (record::value::grouped(more)) " more" } } }
        }
    }
}

fn one_row(visit: &Visit, row: &Row) -> Markup {
    let name = row.cells.first().map_or("", |cell| cell.shown.as_str());
    let href = link::record(&row.class, row.number.as_deref().unwrap_or(&row.sys_id));
    let text = if name.is_empty() { row.number.as_deref().unwrap_or(&row.sys_id) } else { name };
    let state = row.cells.get(1).filter(|cell| !cell.shown.is_empty()).zip(visit.dictionary.get(&row.class));
    html! {
        @if let Some(number) = row.number.as_deref().filter(|number| *number != text) {
            a class="gh-reference" href=(href) { (number) } " " (text)
        } @else {
            a href=(href) { (text) }
        }
        @if let Some((state, register)) = state {
            " " (cell::state(register, state.datum.as_text().unwrap_or_default(), &state.shown))
        }
    }
}
