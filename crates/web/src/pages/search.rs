//! Search: a reference leads straight to its record, words to the records that have them.

use std::sync::Arc;

use axum::http::StatusCode;
use maud::{Markup, html};
use record::{Check, Filter, Page, Path, Query, Register, Row, Trouble, value};

use crate::asked::{Answer, Asked};
use crate::frame::{self, Framed};
use crate::link::{self, ListLink};
use crate::look::{self, Link, Title};
use crate::pages::list::partial;
use crate::pages::record::reading::{find, reference};
use crate::site::Visit;

/// Records of each register that are named.
const ROWS_SHOWN: u64 = 5;
/// The longest text that is looked for, in characters.
const CHARS_MAX: usize = 200;

/// Records of one register that have the words.
struct Hits {
    register: Arc<Register>,
    rows: Vec<Row>,
    total: i64,
    link: ListLink,
}

pub fn show(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    let words = asked.parameter("q");
    if words.chars().count() > CHARS_MAX {
        let said = format!("At most {CHARS_MAX} characters can be looked for at once.");
        return Ok(page(visit, StatusCode::UNPROCESSABLE_ENTITY, words, html! { p { (said) } }));
    }
    if let Some(address) = by_reference(visit, words) {
        return Ok(Answer::Elsewhere(address));
    }
    let (mut hits, mut is_partial) = (Vec::new(), false);
    if !words.is_empty() {
        for (_, registers) in frame::folders(visit) {
            for register in registers {
                hits.extend(look_in(visit, register, words, &mut is_partial)?);
            }
        }
    }
    let content = html! {
        @if is_partial { (partial()) }
        (found(words, &hits))
        (visit.instant_form("Search what was there as at"))
    };
    Ok(page(visit, StatusCode::OK, words, content))
}

fn page(visit: &Visit, status: StatusCode, words: &str, content: Markup) -> Answer {
    let title = if words.is_empty() { "Search".to_owned() } else { format!("Search for “{words}”") };
    let main = html! { (look::title(&Title { above: "", text: &title, beside: None })) (content) };
    let trail = vec![Link::new("Guildhall", "/")];
    Answer::Page(status, visit.framed(Framed { title: &title, section: None, trail, main }))
}

/// Digits of a whole reference; fewer are filled up with noughts.
const DIGITS: usize = 7;

/// The address of the record with this number, written with or without a hyphen and noughts, in capitals or not.
fn by_reference(visit: &Visit, words: &str) -> Option<String> {
    let plain: String = words.chars().filter(|c| !matches!(c, '-' | ' ')).collect::<String>().to_uppercase();
    let start = plain.find(|c: char| c.is_ascii_digit())?;
    let (prefix, digits) = plain.split_at(start);
    let whole = format!("{prefix}{digits:0>DIGITS$}");
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let is_meant = |register: &&Arc<Register>| register.reference.as_deref() == Some(prefix);
    let registers = visit.registers();
    let mut meant = registers.iter().filter(is_meant);
    meant
        .find_map(|register| find(visit, register, &whole).ok())
        .map(|found| link::record(&found.class, reference(&found)))
}

/// `is_partial` becomes true where not everything could be looked through.
fn look_in(
    visit: &Visit,
    register: Arc<Register>,
    words: &str,
    is_partial: &mut bool,
) -> Result<Option<Hits>, Trouble> {
    let mut query = Query::all(&register.name).and(Filter::test("text", Check::Matches(words.to_owned())));
    let link = ListLink::to(&visit.dictionary, &query, &visit.words);
    if visit.dictionary.has_children(&register.name) {
        // Records of registers that extend this one are named under their own.
        query = query.and(Filter::is("sys_class_name", register.name.as_str()));
    }
    for (path, descending) in &register.order {
        query = query.ordered(path, *descending);
    }
    let permitted = visit.asks(&query)?;
    let columns = [Path::of(&register.display)];
    let rows = permitted.rows(&mut visit.source(), &columns, Page { limit: ROWS_SHOWN, offset: 0 })?;
    *is_partial |= permitted.is_partial();
    if rows.is_empty() {
        return Ok(None);
    }
    let total = permitted.count(&mut visit.source())?;
    let link = if visit.dictionary.has_children(&register.name) {
        ListLink::to(&visit.dictionary, permitted.query(), &visit.words)
    } else {
        link
    };
    Ok(Some(Hits { register, rows, total, link }))
}

fn found(words: &str, hits: &[Hits]) -> Markup {
    html! {
        @if words.is_empty() {
            p { "Type a reference such as INC0010042 to go straight to its record, or words that it has." }
        } @else if hits.is_empty() {
            (look::empty("Nothing found", "No record that you may open has all of these words. Try fewer, or other ones.", None))
        } @else {
            @for one in hits { (group(words, one)) }
        }
    }
}

fn group(words: &str, hits: &Hits) -> Markup {
    let total = value::grouped(hits.total);
    html! {
        section class="gh-section" {
            h2 { (hits.register.plural) " " span class="gh-muted" { (total) } }
            ul class="gh-hits" { @for row in &hits.rows { li { (hit(words, row)) } } }
            @if hits.total > i64::try_from(hits.rows.len()).unwrap_or(0) {
                p { a href=(hits.link) { "All " (total) " in the list" } }
            }
        }
    }
}

fn hit(words: &str, row: &Row) -> Markup {
    let href = link::record(&row.class, row.number.as_deref().unwrap_or(&row.sys_id));
    let name = row.cells.first().map_or("", |cell| cell.shown.as_str());
    html! {
        @if let Some(number) = &row.number { a class="gh-reference" href=(href) { (number) } " " (marked(name, words)) }
        @else { a href=(href) { (marked(if name.is_empty() { &row.sys_id } else { name }, words)) } }
    }
}

/// The text with each of the words marked where a word begins with it.
fn marked(text: &str, words: &str) -> Markup {
    let wanted: Vec<String> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    let is_wanted = |part: &str| wanted.iter().any(|word| part.to_lowercase().starts_with(word.as_str()));
    html! {
        @for part in parts(text) { @if is_wanted(part) { mark { (part) } } @else { (part) } }
    }
}

/// Words and what stands between them, in order.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut was_word = None;
    for (at, c) in text.char_indices() {
        let is_word = c.is_alphanumeric();
        if was_word.is_some_and(|was| was != is_word) {
            parts.push(&text[start..at]);
            start = at;
        }
        was_word = Some(is_word);
    }
    parts.push(&text[start..]);
    parts
}
