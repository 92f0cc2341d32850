//! The list of a register: every register has this page, and no other.

pub mod download;
pub mod reading;

use axum::http::StatusCode;
use maud::{Markup, html};
use record::{Counted, Fault, Row, Trouble, english};

use crate::asked::{Answer, Asked};
use crate::frame::{self, Framed};
use crate::link;
use crate::look::{self, Chip, Direction, Downloads, Link, QueryFault, QueryLine, Sort, Tab, Table, Term, Title};
use crate::pages::{cell, deep};
use crate::site::Visit;
use reading::{COUNTED_MAX, Column, List, Outcome, ROWS_A_PAGE, Rows, Summary};

pub fn show(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    // No register has a dot in its name.
    if let Some((register, end)) = asked.part("register").split_once('.') {
        if end == "do" {
            return deep::show(visit, asked, register);
        }
        return download::show(visit, asked, register, end);
    }
    let list = reading::read(visit, asked)?;
    if let Outcome::Elsewhere(link) = &list.outcome {
        return Ok(Answer::Elsewhere(link.to_string()));
    }
    let section = frame::folder_title(&list.register.folder);
    let title = match list.views.iter().find(|view| view.is_here && !list.link.view.is_empty()) {
        Some(view) => format!("{}: {}", list.register.plural, english::lower_first(&view.title)),
        None => list.register.plural.clone(),
    };
    let (status, title) = match &list.outcome {
        Outcome::Rows(_) | Outcome::Elsewhere(_) => (StatusCode::OK, title),
        Outcome::Slip(_) => (StatusCode::UNPROCESSABLE_ENTITY, format!("Error: {title}")),
        Outcome::TooMuch(_) => (StatusCode::UNPROCESSABLE_ENTITY, format!("Error: {title}")),
        Outcome::NotAllowed(_) => (StatusCode::FORBIDDEN, format!("Error: {title}")),
    };
    let trail = frame::trail_to(&list.register);
    let framed = Framed { title: &title, section: Some(&section), trail, main: main(visit, &list) };
    Ok(Answer::Page(status, visit.framed(framed)))
}

fn main(visit: &Visit, list: &List) -> Markup {
    let register = &list.register;
    html! {
        (look::title(&Title { above: &frame::folder_title(&register.folder), text: &register.plural, beside: None }))
        p class="gh-lead" { (register.purpose) }
        @if let Outcome::Rows(rows) = &list.outcome {
            @if rows.is_partial { (partial()) }
        }
        @if list.views.len() > 1 { (look::tabs("Views", &list.views.iter().map(tab).collect::<Vec<_>>())) }
        (look::query_line(&query_line(list)))
        @if let Outcome::Rows(rows) = &list.outcome {
            (look::chips(&chips(rows), clear(list, rows).as_ref()))
            (summaries(&rows.summaries))
            @if rows.total == Counted::Exactly(0) { (nothing(list, rows)) } @else { (table(visit, list, rows)) }
        } @else {
            p { a href=(list.link.condition("").order("").now()) { "Show all " (english::lower_first(&register.plural)) } }
        }
        (instants(visit, list))
    }
}

/// Said where a search as at an earlier instant could not look at everything.
pub fn partial() -> Markup {
    let most = record::value::grouped(i64::try_from(record::Permitted::replaced_max()).unwrap_or(i64::MAX));
    look::banner(
        "Not all is searched",
        html! {
            p { "Of the records that have been changed since, " (most) " were looked through for words that they no longer have. "
                "Some that had the words then may be missing; a condition more, or a later instant, leaves fewer to look through." }
        },
    )
}

fn tab(view: &reading::View) -> Tab {
    let count = match view.count {
        Counted::MoreThan(count) => Some(format!("{}+", record::value::grouped(count))),
        count => count.shown(),
    };
    Tab { text: view.title.clone(), href: view.link.to_string(), count, is_here: view.is_here }
}

fn query_line(list: &List) -> QueryLine {
    let link = &list.link;
    let keep = [("view", &link.view), ("order", &link.order), ("as_at", &link.as_at), ("columns", &link.columns)];
    let keep =
        keep.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| ((*name).to_owned(), (*text).clone()));
    let (sentence, fault) = match &list.outcome {
        Outcome::Rows(rows) => (counted(rows), None),
        Outcome::Elsewhere(_) => (String::new(), None),
        Outcome::Slip(fault) => (String::new(), Some(QueryFault { words: fault.message.clone(), caret: caret(fault) })),
        Outcome::NotAllowed(said) | Outcome::TooMuch(said) => {
            (String::new(), Some(QueryFault { words: said.clone(), caret: String::new() }))
        }
    };
    QueryLine {
        action: format!("/{}", link.register),
        name: "where".into(),
        label: format!("Which {}?", english::lower_first(&list.register.plural)),
        value: link.condition.clone(),
        sentence,
        keep: keep.collect(),
        fault,
    }
}

/// How many rows there are, in a sentence that says which.
fn counted(rows: &Rows) -> String {
    match (rows.total, rows.total.shown()) {
        (Counted::Exactly(0), _) => format!("No {}.", rows.sentence),
        (_, Some(count)) => english::upper_first(&format!("{count} {}.", rows.sentence)),
        (_, None) => english::upper_first(&format!("{}.", rows.sentence)),
    }
}

/// The line as typed and a caret under the slip, without the place that only files have.
pub fn caret(fault: &Fault) -> String {
    let told = fault.to_string();
    told.lines().skip(2).map(|line| line.split_once("| ").map_or("", |(_, rest)| rest)).collect::<Vec<_>>().join("\n")
}

fn chips(rows: &Rows) -> Vec<Chip> {
    rows.chips.iter().map(|chip| Chip { words: chip.words.clone(), href: chip.without.to_string() }).collect()
}

fn clear(list: &List, rows: &Rows) -> Option<Link> {
    let words =
        rows.whole.shown().map_or("Clear all filters".to_owned(), |count| format!("Clear all filters ({count})"));
    (!rows.chips.is_empty()).then(|| Link::new(words, list.link.condition("").view("").to_string()))
}

fn summaries(summaries: &[Summary]) -> Markup {
    let tabs = |summary: &Summary| -> Vec<Tab> {
        let tab = |group: &reading::Group| Tab {
            text: group.shown.clone(),
            href: group.link.to_string(),
            count: group.count.map(record::value::grouped),
            is_here: false,
        };
        summary.groups.iter().map(tab).collect()
    };
    let term = |summary: &Summary| {
        Term::new(&summary.title, look::links(&format!("By {}", english::lower_first(&summary.title)), &tabs(summary)))
    };
    let terms: Vec<Term> = summaries.iter().map(term).collect();
    html! { @if !terms.is_empty() { div class="gh-summary" { (look::terms(&terms, false)) } } }
}

fn nothing(list: &List, rows: &Rows) -> Markup {
    let plural = english::lower_first(&list.register.plural);
    if rows.whole == Counted::Exactly(0) {
        return look::empty(
            &format!("No {plural} yet"),
            &format!("{} They will be listed here.", list.register.purpose),
            None,
        );
    }
    let words = rows
        .whole
        .shown()
        .map_or("Clear all filters".to_owned(), |count| format!("Clear all filters ({count} {plural})"));
    let all = Link::new(words, list.link.condition("").view("").to_string());
    look::empty(
        &format!("No {plural} match"),
        "Nothing fits all of these conditions. Take one away, or all.",
        Some(&all),
    )
}

fn table(visit: &Visit, list: &List, rows: &Rows) -> Markup {
    let column = |column: &Column| look::Column {
        title: column.shown.title.clone(),
        is_number: cell::is_number(&column.shown.field),
        sort: Some(Sort {
            href: column.link.to_string(),
            now: column.sorted.map(|is_down| if is_down { Direction::Descending } else { Direction::Ascending }),
        }),
    };
    html! {
        (look::table(&Table {
            id: "rows".into(),
            caption: list.register.plural.clone(),
            is_caption_hidden: true,
            is_tight: false,
            columns: rows.columns.iter().map(column).collect(),
            rows: rows.rows.iter().map(|row| cells(visit, list, rows, row)).collect(),
            foot: None,
        }))
        (look::pages(
            &look::Pages { here: rows.page, last: last_page(rows), is_open: is_open(rows), words: place(list, rows) },
            |page| list.link.page(page).to_string(),
        ))
        @if !matches!(rows.total, Counted::Exactly(_)) {
            p class="gh-count-all" { a href=(list.link.counting_all()) { "Count them all" } }
        }
        (look::downloads(&[files(list, false), files(list, true)]))
    }
}

/// The list as files: as it stands here, or whole records to be worked on and taken in again.
fn files(list: &List, is_whole: bool) -> Downloads {
    let link = |(word, end): (&str, &str)| {
        let href = list.link.file(end, if is_whole { download::WHOLE } else { "" });
        Link::new(word, href)
    };
    let links = [("CSV", "csv"), ("spreadsheet", "xlsx"), ("JSON", "json")].map(link).to_vec();
    match is_whole {
        false => Downloads { label: "Download this list".into(), of: "of this list".into(), links },
        true => Downloads { label: "With every field".into(), of: "with every field".into(), links },
    }
}

/// "51 to 100 of 240 incidents".
fn place(list: &List, rows: &Rows) -> String {
    let first = (rows.page - 1) * ROWS_A_PAGE + 1;
    let last = first + rows.rows.len() as u64 - 1;
    let plural = english::lower_first(&list.register.plural);
    let grouped = |number: u64| record::value::grouped(i64::try_from(number).unwrap_or(i64::MAX));
    let (first, last) = (grouped(first), grouped(last));
    match rows.total.shown() {
        Some(count) => format!("{first} to {last} of {count} {plural}"),
        None => format!("{first} to {last} of the {plural}, which were not counted"),
    }
}

/// The last page that is known to be there.
fn last_page(rows: &Rows) -> u64 {
    let known = match rows.total {
        Counted::Exactly(total) => u64::try_from(total).unwrap_or(0).div_ceil(ROWS_A_PAGE),
        Counted::MoreThan(_) => COUNTED_MAX.div_ceil(ROWS_A_PAGE),
        Counted::NotYet => 1,
    };
    known.max(rows.page + u64::from(rows.has_more))
}

fn is_open(rows: &Rows) -> bool {
    !matches!(rows.total, Counted::Exactly(_)) && (rows.has_more || last_page(rows) > rows.page)
}

/// The first cell leads to the record.
fn cells(visit: &Visit, list: &List, rows: &Rows, row: &Row) -> Vec<look::Cell> {
    let register = visit.dictionary.get(&row.class).unwrap_or(&list.register);
    let as_at = rows.as_at.as_ref().map_or("", |(_, spelt)| spelt.as_str());
    let href =
        link::with(&link::record(&register.name, row.number.as_deref().unwrap_or(&row.sys_id)), &[("as_at", as_at)]);
    let one = |(place, (column, value)): (usize, (&Column, &record::Cell))| {
        let text = if value.shown.is_empty() { "(nothing)" } else { value.shown.as_str() };
        let field = &column.shown.field;
        match place {
            0 if field.name == "number" => look::Cell::reference(text, &href),
            0 => look::Cell::link(text, &href),
            // A reference to itself would lead elsewhere; the display field leads to the record as well.
            _ => look::Cell(cell::show(visit, register, field, value)),
        }
    };
    rows.columns.iter().zip(&row.cells).enumerate().map(one).collect()
}

/// The way to an earlier instant, and to two of them compared.
fn instants(visit: &Visit, list: &List) -> Markup {
    let condition = match &list.outcome {
        Outcome::Rows(rows) => rows.condition.as_str(),
        _ => "",
    };
    let compare = link::with(&format!("/{}/compare", list.link.register), &[("where", condition)]);
    html! {
        (visit.instant_form("Look at this list as at"))
        p class="gh-as-at" { a href=(compare) { "Compare this list at two instants" } }
    }
}
