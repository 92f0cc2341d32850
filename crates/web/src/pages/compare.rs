//! Two instants compared: a list, or one record. These pages say their instants themselves.

pub mod one;
mod reading;

use axum::http::StatusCode;
use maud::{Markup, html};
use record::compare::{How, Told};
use record::{Fault, Instant, Trouble, english, value};

use crate::asked::{Answer, Asked};
use crate::frame::{self, Framed};
use crate::link::{self, ListLink};
use crate::look::{self, Cell, Change, Column, Field, Link, QueryFault, Tab, Table, Title, Tone};
use crate::pages::list::caret;
use crate::site::Visit;
use reading::{Compared, Outcome, ROWS_A_PAGE, Wanted};

pub fn show(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    let wanted = reading::wanted(visit, asked)?;
    let outcome = reading::read(visit, &wanted)?;
    let status = if matches!(outcome, Outcome::Slip(_) | Outcome::Said(_)) {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let register = &wanted.register;
    let plural = english::lower_first(&register.plural);
    let title = format!("{}Two instants of {plural} compared", if status == StatusCode::OK { "" } else { "Error: " });
    let mut trail = frame::trail_to(register);
    trail.push(Link::new(&register.plural, format!("/{}", register.name)));
    let main = html! {
        (look::title(&Title { above: &register.plural, text: "Two instants compared", beside: None }))
        @match &outcome {
            Outcome::Slip(fault) => (slip(fault)),
            Outcome::Said(said) => (refused(said)),
            _ => {}
        }
        (form(&wanted))
        @if let Outcome::Compared(compared) = &outcome { (moved(&wanted, compared)) }
    };
    let section = frame::folder_title(&register.folder);
    let framed = Framed { title: &title, section: Some(&section), trail, main };
    Ok(Answer::Page(status, visit.framed_plainly(framed)))
}

fn slip(fault: &Fault) -> Markup {
    look::query_fault(&QueryFault { words: fault.message.clone(), caret: caret(fault) })
}

fn refused(said: &str) -> Markup {
    look::query_fault(&QueryFault { words: said.to_owned(), caret: String::new() })
}

fn form(wanted: &Wanted) -> Markup {
    let plural = english::lower_first(&wanted.register.plural);
    let field = |id: &str, label: String, value: &str| Field {
        id: id.into(),
        name: id.into(),
        label,
        kind: "text",
        value: value.into(),
    };
    let fields = [
        field("where", format!("Which {plural}? Leave it empty for all."), &wanted.condition),
        field("from", "From".into(), &wanted.from),
        field("to", "To. Leave it empty for today.".into(), &wanted.to),
    ];
    html! {
        (look::form(&format!("/{}/compare", wanted.register.name), &fields, "Compare"))
        p class="gh-small gh-muted" {
            "An instant is a day, 2020-05-31, which stands for its end; a day and time, 2020-05-31 14:30; or a revision, revision 12. \
             Days together do as well: from 2020-05, or from last month, compares what was before them with what was at their end."
        }
    }
}

/// The address of this comparison with another part of it shown.
fn address(wanted: &Wanted, how: How, page: u64) -> String {
    let page = if page > 1 { page.to_string() } else { String::new() };
    let given = [
        ("where", wanted.condition.as_str()),
        ("from", &wanted.from),
        ("to", &wanted.to),
        ("show", how.word()),
        ("page", &page),
    ];
    link::with(&format!("/{}/compare", wanted.register.name), &given)
}

/// How an instant is called in a sentence.
fn said(at: &Instant) -> String {
    if at.is_now() { "today".into() } else { format!("as at {}", at.words) }
}

fn moved(wanted: &Wanted, compared: &Compared) -> Markup {
    let moves = &compared.moves;
    let tab = |how: How| Tab {
        text: how_title(how).into(),
        href: address(wanted, how, 1),
        count: Some(count(moves.ids(how).len())),
        is_here: how == wanted.show,
    };
    let side = |at: &Instant, count: i64| {
        let list = ListLink {
            condition: compared.condition.clone(),
            as_at: at.spelt.clone(),
            ..ListLink::of(&wanted.register.name)
        };
        html! { a href=(list) { (value::grouped(count)) } " " (said(at)) }
    };
    html! {
        p class="gh-sentence" { (english::upper_first(&compared.sentence)) "." }
        p class="gh-lead" {
            (side(&compared.from, moves.was)) ", " (side(&compared.to, moves.is)) ": "
            (count(moves.came.len())) " came, " (count(moves.went.len())) " went, "
            (count(moves.changed.len())) " changed and stayed."
        }
        (look::tabs("What became of them", &How::ALL.map(tab)))
        @if compared.told.is_empty() {
            (look::empty(nothing(wanted.show), "Look at the others, or choose other instants.", None))
        } @else {
            (table(wanted, compared))
        }
    }
}

fn how_title(how: How) -> &'static str {
    match how {
        How::Came => "Came",
        How::Went => "Went",
        How::Changed => "Changed",
    }
}

fn nothing(how: How) -> &'static str {
    match how {
        How::Came => "None came",
        How::Went => "None went",
        How::Changed => "None changed",
    }
}

fn table(wanted: &Wanted, compared: &Compared) -> Markup {
    let all = compared.moves.ids(wanted.show).len();
    let first = (compared.page - 1) * ROWS_A_PAGE + 1;
    let last = first + compared.told.len() as u64 - 1;
    let words = format!("{first} to {last} of {}", count(all));
    let pages = look::Pages { here: compared.page, last: compared.pages, is_open: false, words };
    html! {
        (look::table(&Table {
            id: "rows".into(),
            caption: format!("{}: {}", how_title(wanted.show), english::lower_first(&wanted.register.plural)),
            is_caption_hidden: true,
            columns: vec![Column::words(&wanted.register.title), Column::words(what(wanted.show))],
            rows: compared.told.iter().map(|told| cells(wanted.show, compared, told)).collect(),
            ..Table::default()
        }))
        (look::pages(&pages, |page| address(wanted, wanted.show, page)))
    }
}

fn what(how: How) -> &'static str {
    match how {
        How::Came => "How it came",
        How::Went => "How it went",
        How::Changed => "What changed",
    }
}

/// The record leads to itself at the instant at which it meets the query.
fn cells(how: How, compared: &Compared, told: &Told) -> Vec<Cell> {
    let at = if how == How::Went { &compared.from } else { &compared.to };
    let reference = told.number.as_deref().unwrap_or(&told.sys_id);
    let page = link::record(&told.class, reference);
    let href = link::with(&page, &[("as_at", &at.spelt)]);
    let both = link::with(&format!("{page}/compare"), &[("from", &compared.from.spelt), ("to", &compared.to.spelt)]);
    let name = if told.name.is_empty() { reference } else { &told.name };
    vec![
        Cell(html! {
            @match &told.number {
                Some(number) => { a class="gh-reference" href=(href) { (number) } span class="gh-cell__second" { (name) } }
                None => a href=(href) { (name) },
            }
        }),
        Cell(html! {
            @match (told.was_there, told.is_there) {
                (false, _) => (look::tag(Tone::Green, "was not there before")),
                (_, false) => (look::tag(Tone::Red, "is not there any more")),
                _ if told.changes.is_empty() => span class="gh-muted" { "A record that it refers to changed." },
                _ => { (look::changes(&shortened(told))) " " a class="gh-small" href=(both) { "both instants" } },
            }
        }),
    ]
}

/// Long texts are told by how they begin.
fn shortened(told: &Told) -> Vec<Change> {
    let change = |one: &record::history::Change| Change {
        field: one.label.clone(),
        before: short(&one.was),
        after: short(&one.is),
    };
    told.changes.iter().map(change).collect()
}

fn short(text: &str) -> String {
    const CHARS_MAX: usize = 160;
    match text.char_indices().nth(CHARS_MAX) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

fn count(number: usize) -> String {
    value::grouped(i64::try_from(number).unwrap_or(i64::MAX))
}
