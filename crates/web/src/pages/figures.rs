//! The page of a figure: what it means, the records it counts, and what it would be today.

pub mod since;

use std::collections::BTreeMap;

use maud::{Markup, html};
use paper::drift::{Drift, How};
use paper::evidence::{Counted, Evidence, NearMiss};
use paper::{Figure, Standing, Turn};
use record::{Trouble, value};

use crate::asked::{Answer, Asked};
use crate::carried;
use crate::frame::Framed;
use crate::link;
use crate::look::{self, Link, Table, Term, Title, Tone};
use crate::pages::papers::{self, list_of, reader};
use crate::pages::published;
use crate::site::Visit;
use since::Since;

/// A figure over today's records.
pub fn live(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    let draft = papers::draft(visit, asked)?;
    let script = match &draft.script {
        Ok(script) => script,
        Err(faults) => return Ok(papers::slips(visit, &draft.record, faults)),
    };
    let evaluated = papers::evaluated(visit, &draft.record, script)?;
    let figure = evaluated.figures.get(asked.part("figure")).ok_or_else(|| Trouble::NotFound(String::new()))?;
    let mut trail = papers::trail(visit, &draft.record);
    trail.push(Link::new("Over the records", papers::address(&draft.record, "live")));
    page(visit, figure, trail, None)
}

/// A figure as it was published, with what today's records would give.
pub fn published(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    let edition = published::edition(visit, asked.part("edition"))?;
    let figures = paper::frozen(reader(visit), &edition.sys_id)?;
    let name = asked.part("figure");
    let figure = figures.iter().find(|figure| figure.name == name).ok_or_else(|| Trouble::NotFound(String::new()))?;
    // How today's records would differ is no matter of an earlier instant.
    let since = if visit.at.is_now() { Some(since::read(visit, &edition, &figures, figure)?) } else { None };
    let paper = format!("/published/{}", link::escaped(edition.shown("slug")));
    let trail =
        vec![Link::new("Guildhall", "/"), Link::new("Papers", "/papers"), Link::new(edition.shown("title"), paper)];
    page(visit, figure, trail, since.as_ref())
}

/// `since` is none for a figure that is not published, and as at an earlier instant.
fn page(visit: &Visit, figure: &Figure, trail: Vec<Link>, since: Option<&Since>) -> Result<Answer, Trouble> {
    let evidence = paper::evidence(figure, reader(visit))?;
    let main = html! {
        (look::title(&Title { above: "Figure", text: &figure.title, beside: Some(html! { (standing(figure)) }) }))
        p class="gh-reads" {
            span class="gh-reads__value" { (evidence.reads_as) }
            @if let Some(exact) = &evidence.exact { span class="gh-muted" { (exact) } }
            @match since {
                Some(Since::Agrees) => (look::tag(Tone::Green, "today’s records agree")),
                Some(Since::Differs(_)) => (look::tag(Tone::Amber, "today’s records differ")),
                Some(Since::Unknown) => (look::tag(Tone::Grey, "not compared with today’s records")),
                None => {},
            }
        }
        @if evidence.means.trim_end_matches('.') != figure.title { p class="gh-lead" { (evidence.means) } }
        (look::terms(&terms(visit, figure, &evidence), false))
        @if let Some(Since::Differs(drift)) = since { (differs(drift)) }
        (counted(figure, &evidence))
        (near_misses(&evidence.near_misses))
        (workings(&evidence))
    };
    Ok(Answer::page(visit.framed(Framed { title: &figure.title, section: Some("Figure"), trail, main })))
}

fn standing(figure: &Figure) -> &'static str {
    match figure.standing {
        Standing::Live => "Live: as the records stand now",
        Standing::Pinned => "As the records stood then",
        Standing::Frozen => "Frozen: as it was published",
    }
}

fn terms(visit: &Visit, figure: &Figure, evidence: &Evidence) -> Vec<Term> {
    let mut terms = Vec::new();
    if let Some(target) = &evidence.target {
        let outcome = match target.met {
            Some(true) => look::tag(Tone::Blue, "met"),
            Some(false) => look::tag(Tone::Red, "missed"),
            None => html! {},
        };
        let source = html! { span class="gh-muted" { (target.source) } };
        terms.push(Term::new("Target", html! { (target.title) ": " (target.printed) " " (outcome) " " (source) }));
    }
    if let Some(before) = &evidence.before {
        let told = if before.is_published { "as published" } else { "counted again from the records" };
        let turn = if before.turn == Turn::Changed { String::new() } else { format!(", {}", before.turn.word()) };
        terms.push(Term::new(&before.period, html! { (before.printed) " (" (told) "); " (before.delta) (turn) }));
    }
    if let Some(source) = &evidence.source {
        terms.push(Term::text("Recorded from", source));
    }
    if let Some(period) = &evidence.period {
        terms.push(Term::text("Period", period));
    }
    if !figure.parts.is_empty() {
        terms.push(Term::text("Sum of", &figure.parts.join(", ")));
    }
    terms.push(Term::new("Data as at", html! { (evidence.as_at) ", revision " (value::grouped(evidence.revision)) }));
    let live = paper::evidence::live_query(figure, reader(visit)).and_then(|query| list_of(visit, &query));
    if let Some(href) = live {
        let href = carried::today(&href);
        terms.push(Term::new("The same today", html! { a href=(href) { "The list that this question gives now" } }));
    }
    terms
}

/// How a published figure would differ today; it stays as it was published.
fn differs(drift: &Drift) -> Markup {
    let word = |how: How| match how {
        How::Went => "No longer counted",
        How::Came => "Counted now",
        How::Changed => "Changed",
    };
    look::banner(
        "How it would differ today",
        html! {
            p { (drift.says) " What was published stays as it is." }
            @if !drift.moved.is_empty() {
                ul {
                    @for moved in &drift.moved {
                        li { (word(moved.how)) ": " a href={ (link::record(&moved.register, &moved.sys_id)) "#history" } { (moved.says) } }
                    }
                }
            }
        },
    )
}

fn counted(figure: &Figure, evidence: &Evidence) -> Markup {
    let all = value::grouped(i64::try_from(evidence.counted_all).unwrap_or(i64::MAX));
    let title = format!(
        "Counted: {all} {}",
        if evidence.counted_all == 1 { figure.noun.as_deref().unwrap_or("record") } else { figure.many() }
    );
    let more = evidence.counted_all.saturating_sub(evidence.hidden).saturating_sub(evidence.counted.len() as u64);
    html! {
        @if evidence.counted_all > 0 || !evidence.columns.is_empty() {
            section class="gh-section" {
                h2 { (title) }
                @if evidence.counted.is_empty() {
                    p { "There is no counted record that you may open." }
                } @else {
                    (look::table(&table(figure, evidence, &title)))
                }
                @if more > 0 { p { (more) " more are counted and not listed here." } }
                @if evidence.hidden > 0 { p { (hidden(evidence.hidden)) } }
            }
        }
    }
}

fn hidden(count: u64) -> String {
    if count == 1 {
        "1 record you cannot open is included.".into()
    } else {
        format!("{count} records you cannot open are included.")
    }
}

fn table(figure: &Figure, evidence: &Evidence, title: &str) -> Table {
    let has_part = evidence.counted.iter().any(|one| one.is_in_part.is_some());
    let mut columns = vec![look::Column::words("Record")];
    columns.extend(evidence.columns.iter().map(look::Column::words));
    columns.extend(has_part.then(|| look::Column::words("In the part")));
    columns.extend((figure.standing != Standing::Live).then(|| look::Column::words("Since then")));
    Table {
        id: "counted".into(),
        caption: title.into(),
        is_caption_hidden: true,
        is_tight: false,
        columns,
        rows: evidence.counted.iter().map(|one| cells(figure, one, has_part)).collect(),
        foot: None,
    }
}

/// Each record leads to itself as it stood when it was counted: what is not published is seen from that very instant.
fn cells(figure: &Figure, one: &Counted, has_part: bool) -> Vec<look::Cell> {
    let is_live = figure.standing == Standing::Live;
    let is_frozen = figure.standing == Standing::Frozen;
    let as_at = if is_frozen { format!("revision {}", figure.revision) } else { String::new() };
    let reference = one.number.as_deref().unwrap_or(&one.sys_id);
    let href = link::with(&link::record(&one.register, reference), &[("as_at", &as_at)]);
    let name = one.number.as_deref().or_else(|| one.cells.iter().find(|text| !text.is_empty()).map(String::as_str));
    let mut cells = vec![look::Cell::reference(name.unwrap_or(reference), &href)];
    cells
        .extend(one.cells.iter().map(|text| if text.is_empty() { look::Cell::none() } else { look::Cell::text(text) }));
    cells.extend(has_part.then(|| look::Cell::text(if one.is_in_part == Some(true) { "Yes" } else { "No" })));
    cells.extend((!is_live).then(|| look::Cell::text(if one.is_changed { "Changed" } else { "Unchanged" })));
    cells
}

/// "What about the one on the 1st?": records that fail by one condition, grouped by it.
fn near_misses(misses: &[NearMiss]) -> Markup {
    let mut by_condition: BTreeMap<&str, Vec<&NearMiss>> = BTreeMap::new();
    for miss in misses {
        by_condition.entry(miss.fails.split("; it is ").next().unwrap_or_default()).or_default().push(miss);
    }
    html! {
        @if !misses.is_empty() {
            section class="gh-section" {
                h2 { "Near misses: not counted, by one condition alone" }
                @for (condition, misses) in by_condition {
                    p { "All holds but “" (condition) "”:" }
                    ul class="gh-plain" {
                        @for miss in misses {
                            li {
                                a class="gh-reference" href=(link::record(&miss.register, &miss.sys_id)) { (miss.label) }
                                @if let Some((_, is)) = miss.fails.split_once("; it is ") { span class="gh-muted" { " " (is) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn workings(evidence: &Evidence) -> Markup {
    html! {
        section class="gh-section" {
            h2 { "Workings" }
            p { "The question, as it is put:" }
            pre class="gh-code" tabindex="0" { (evidence.question) }
            p { "The fingerprint of the records counted (SHA-256)" @if !evidence.is_whole { ", which does not fit them any more" } ":" }
            pre class="gh-code" tabindex="0" { (evidence.hash) }
            @if let Some(sql) = &evidence.sql {
                (look::details("The SQL that finds the records", html! { pre class="gh-code" tabindex="0" { (sql) } }))
            }
        }
    }
}
