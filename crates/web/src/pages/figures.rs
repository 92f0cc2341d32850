//! The page of a figure: what it means, the records it counts, and what it would be today.

pub mod reading;

use maud::{Markup, html};
use paper::{Figure, Turn};
use record::{Record, Row, Trouble, value};

use crate::asked::{Answer, Asked};
use crate::frame::Framed;
use crate::link::{self, ListLink};
use crate::look::{self, Link, Table, Term, Title, Tone};
use crate::pages::papers::{self, list_of, reader};
use crate::pages::{cell, published};
use crate::site::Visit;
use reading::{Counted, Evidence, Near, Today};

/// A figure over today's records.
pub fn live(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    let draft = papers::draft(visit, asked)?;
    let script = match &draft.script {
        Ok(script) => script,
        Err(faults) => return Ok(papers::slips(visit, &draft.record, faults)),
    };
    let evaluated = papers::today(visit, &draft.record, script)?;
    let figure = evaluated.figures.get(asked.part("figure")).ok_or_else(|| Trouble::NotFound(String::new()))?;
    let mut trail = papers::trail(visit, &draft.record);
    trail.push(Link::new("Over today’s records", papers::address(&draft.record, "live")));
    page(visit, figure, trail, "Live: as the records stand now")
}

/// A figure as it was published, with what today's records would give.
pub fn published(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    let edition = published::edition(visit, asked.part("edition"))?;
    let figures = paper::frozen(reader(visit), &edition.sys_id)?;
    let name = asked.part("figure");
    let figure = figures.iter().find(|figure| figure.name == name).ok_or_else(|| Trouble::NotFound(String::new()))?;
    page(visit, figure, published_trail(&edition), "Frozen: as it was published")
}

fn published_trail(edition: &Record) -> Vec<Link> {
    let paper = format!("/published/{}", link::escaped(edition.shown("slug")));
    vec![Link::new("Guildhall", "/"), Link::new("Papers", "/papers"), Link::new(edition.shown("title"), paper)]
}

fn page(visit: &Visit, figure: &Figure, trail: Vec<Link>, standing: &str) -> Result<Answer, Trouble> {
    let evidence = reading::read(visit, figure)?;
    let main = main(visit, figure, &evidence, standing);
    Ok(Answer::page(visit.framed(Framed { title: &figure.title, section: Some("Figure"), trail, main })))
}

fn main(visit: &Visit, figure: &Figure, evidence: &Evidence, standing: &str) -> Markup {
    html! {
        (look::title(&Title { above: "Figure", text: &figure.title, beside: Some(html! { (standing) }) }))
        p class="gh-reads" {
            span class="gh-reads__value" { (figure.printed) }
            @if let Some(exact) = figure.exact() { span class="gh-muted" { (exact) } }
            @if let Some(today) = &evidence.today { (drift_word(today)) }
        }
        @if figure.sentence.trim_end_matches('.') != figure.title { p class="gh-lead" { (figure.sentence) } }
        (look::terms(&terms(visit, figure), false))
        @if let Some(today) = &evidence.today { (drift(visit, figure, today)) }
        @if let Some(counted) = &evidence.counted { (counted_rows(visit, figure, counted)) }
        (near_misses(visit, &evidence.near))
        (workings(figure, evidence))
    }
}

fn terms(visit: &Visit, figure: &Figure) -> Vec<Term> {
    let mut terms = Vec::new();
    if let Some(target) = &figure.target {
        let outcome = match target.met {
            Some(true) => html! { (look::tag(Tone::Blue, "met")) },
            Some(false) => html! { (look::tag(Tone::Red, "missed")) },
            None => html! {},
        };
        terms.push(Term::new("Target", html! { (target.title) ": " (target.printed) " " (outcome) " " span class="gh-muted" { (target.source) } }));
    }
    if let Some(before) = &figure.before {
        let told = if before.is_published { "as published" } else { "counted again from the records" };
        let turn = if before.turn == Turn::Changed { String::new() } else { format!(", {}", before.turn.word()) };
        terms.push(Term::new(&before.period, html! { (before.printed) " (" (told) "); " (before.delta) (turn) }));
    }
    if let Some(source) = &figure.source {
        terms.push(Term::text("Recorded from", source));
    }
    if let Some(period) = &figure.period {
        terms.push(Term::text("Period", period));
    }
    if !figure.parts.is_empty() {
        terms.push(Term::text("Sum of", &figure.parts.join(", ")));
    }
    terms.push(Term::new("Data as at", html! { (figure.as_at) ", revision " (value::grouped(figure.revision)) }));
    if let Some(href) = list_of(visit, &figure.counted) {
        let records = i64::try_from(figure.records()).unwrap_or(i64::MAX);
        terms.push(Term::new("Records counted", html! { (value::grouped(records)) " · " a href=(href) { "the same question over today’s records" } }));
    }
    terms
}

fn drift_word(today: &Today) -> Markup {
    if today.is_same() { look::tag(Tone::Green, "today’s records agree") } else { look::tag(Tone::Amber, "today’s records differ") }
}

/// How a published figure would differ today; it stays as it was published.
fn drift(visit: &Visit, figure: &Figure, today: &Today) -> Markup {
    if today.is_same() {
        return html! {};
    }
    look::banner("How it would differ today", html! {
        p { "Published " strong { (figure.printed) } ". Today’s records, as far as you may see them, give " strong { (today.shown) } ". What was published stays." }
        (moved(visit, "Counted today, and not then", &today.came))
        (moved(visit, "Counted then, and not today", &today.went))
    })
}

fn moved(visit: &Visit, words: &str, rows: &[Row]) -> Markup {
    html! {
        @if !rows.is_empty() {
            p { (words) ":" }
            ul { @for row in rows { li { (named(visit, row, "#history")) } } }
        }
    }
}

/// A record by its number and what stands for it.
fn named(_: &Visit, row: &Row, fragment: &str) -> Markup {
    let name = row.cells.first().map_or("", |cell| cell.shown.as_str());
    let href = format!("{}{fragment}", link::record(&row.class, row.number.as_deref().unwrap_or(&row.sys_id)));
    html! { a class="gh-reference" href=(href) { (row.number.as_deref().unwrap_or(name)) } @if row.number.is_some() { " " (name) } }
}

fn counted_rows(visit: &Visit, figure: &Figure, counted: &Counted) -> Markup {
    let title = format!("Counted: {} {}", value::grouped(i64::try_from(figure.records()).unwrap_or(i64::MAX)), figure.many());
    html! {
        section class="gh-section" {
            h2 { (title) }
            @if counted.rows.is_empty() {
                p { "No records are counted that you may open." }
            } @else {
                (look::table(&table(visit, figure, counted, &title)))
            }
            @if counted.more > 0 { p { (counted.more) " more are counted and not listed here." } }
            @if counted.hidden > 0 { p { (hidden(counted.hidden)) } }
        }
    }
}

fn hidden(count: u64) -> String {
    if count == 1 { "1 record you cannot open is included.".into() } else { format!("{count} records you cannot open are included.") }
}

fn table(visit: &Visit, figure: &Figure, counted: &Counted, title: &str) -> Table {
    let field = |path: &record::Path| counted.register.field(&path.dotted());
    let column = |path: &record::Path| look::Column {
        title: field(path).map_or_else(|| path.dotted(), |field| field.label.clone()),
        is_number: field(path).is_some_and(cell::is_number),
        sort: None,
    };
    let mut columns: Vec<look::Column> = counted.columns.iter().map(column).collect();
    columns.extend(counted.part.is_some().then(|| look::Column::words("In the part")));
    Table {
        id: "counted".into(),
        caption: title.into(),
        is_caption_hidden: true,
        is_tight: false,
        columns,
        rows: counted.rows.iter().map(|row| cells(visit, figure, counted, row)).collect(),
        foot: None,
    }
}

fn cells(visit: &Visit, figure: &Figure, counted: &Counted, row: &Row) -> Vec<look::Cell> {
    let register = visit.dictionary.get(&row.class).unwrap_or(&counted.register);
    let as_at = if figure.standing == paper::Standing::Live { String::new() } else { format!("{}Z", figure.instant.replacen(' ', "T", 1)) };
    let address = link::record(&register.name, row.number.as_deref().unwrap_or(&row.sys_id));
    let href = link::with(&address, &[("as_at", &as_at)]);
    let one = |(place, (path, value)): (usize, (&record::Path, &record::Cell))| {
        let field = counted.register.field(&path.dotted());
        match (place, field) {
            (0, Some(field)) if field.name == "number" => look::Cell::reference(&value.shown, &href),
            (0, _) | (_, None) => look::Cell::link(if value.shown.is_empty() { "(nothing)" } else { &value.shown }, &href),
            (_, Some(field)) => look::Cell(cell::show(visit, register, field, value)),
        }
    };
    let mut cells: Vec<look::Cell> = counted.columns.iter().zip(&row.cells).enumerate().map(one).collect();
    if let Some(part) = &counted.part {
        cells.push(look::Cell::text(if part.contains(&row.sys_id) { "Yes" } else { "No" }));
    }
    cells
}

fn near_misses(visit: &Visit, near: &[Near]) -> Markup {
    let list = |link: &ListLink, count: i64| html! { a href=(link) { (value::grouped(count)) " " @if count == 1 { "record" } @else { "records" } } };
    html! {
        @if !near.is_empty() {
            section class="gh-section" {
                h2 { "Not counted, by one condition alone" }
                @for one in near {
                    p { (list(&one.link, one.count)) " for which all holds but “" (one.fails) "”:" }
                    ul class="gh-plain" { @for row in &one.rows { li { (named(visit, row, "")) } } }
                }
            }
        }
    }
}

fn workings(figure: &Figure, evidence: &Evidence) -> Markup {
    html! {
        section class="gh-section" {
            h2 { "Workings" }
            p { "The question, as it is put:" }
            pre class="gh-code" tabindex="0" { (figure.question) }
            p { "The fingerprint of the records counted (SHA-256):" }
            pre class="gh-code" tabindex="0" { (figure.hash) @if !figure.is_whole() { " – does not fit its records" } }
            @if let Some(sql) = &evidence.sql { (look::details("The SQL that finds the records", html! { pre class="gh-code" tabindex="0" { (sql) } })) }
        }
    }
}
