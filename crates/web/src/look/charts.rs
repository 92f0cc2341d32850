//! Charts and figures on a page.

use maud::{Markup, PreEscaped, html};
use paper::chart::{Chart, ChartTable};

use super::icons::notch;
use super::table::{Cell, Column, Table, table};

/// A number in running text that leads to its records.
pub fn figure(printed: &str, href: &str, meaning: &str) -> Markup {
    html! {
        a class="gh-figure" href=(href) { (printed) (notch()) span class="gh-hidden" { ", " (meaning) } }
    }
}

/// Finding, drawing, table in details, file: always in this order.
pub fn chart_panel(chart: &Chart, csv: Option<&str>) -> Markup {
    html! {
        figure class="gh-chart" id=(chart.id) {
            figcaption class="gh-chart__title" { (chart.finding) }
            (drawings(chart))
            @if let Some(note) = &chart.note { p class="gh-chart__note" { (note) } }
            div class="gh-chart__foot" {
                details class="gh-details" {
                    summary { "Table: " (chart.table.caption) }
                    (chart_table(&chart.id, &chart.table))
                }
                @if let Some(href) = csv { a href=(href) { "CSV" span class="gh-hidden" { " of " (chart.table.caption) } } }
            }
        }
    }
}

fn drawings(chart: &Chart) -> Markup {
    html! {
        @match &chart.narrow {
            Some(narrow) => {
                div class="gh-chart__wide" { (PreEscaped(&chart.svg)) }
                div class="gh-chart__narrow" { (PreEscaped(narrow)) }
            }
            None => (PreEscaped(&chart.svg)),
        }
    }
}

fn chart_table(id: &str, source: &ChartTable) -> Markup {
    let column = |(place, title): (usize, &String)| Column {
        title: title.clone(),
        is_number: source.is_number_column(place),
        sort: None,
    };
    let cell = |cell: &paper::chart::Cell| match &cell.href {
        Some(href) => Cell::link(&cell.text, href),
        None => Cell::text(&cell.text),
    };
    table(&Table {
        id: format!("{id}-table"),
        caption: source.caption.clone(),
        is_caption_hidden: true,
        is_tight: true,
        columns: source.header.iter().enumerate().map(column).collect(),
        rows: source.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        foot: None,
    })
}

/// Chart panels two by two, where there is room.
pub fn beside(parts: &[Markup]) -> Markup {
    html! { div class="gh-beside" { @for part in parts { (part) } } }
}

/// Gauges side by side; each leads to the records that it counts.
pub fn gauges(charts: &[Chart]) -> Markup {
    html! {
        div class="gh-gauges" {
            @for chart in charts {
                figure class="gh-gauge" id=(chart.id) {
                    div class="gh-gauge__wide" { (PreEscaped(&chart.svg)) }
                    @if let Some(narrow) = &chart.narrow { div class="gh-gauge__narrow" { (PreEscaped(narrow)) } }
                    @if let Some(href) = chart.table.rows.iter().flatten().find_map(|cell| cell.href.as_deref()) {
                        figcaption { a href=(href) { "Records counted" span class="gh-hidden" { ": " (chart.table.caption) } } }
                    }
                }
            }
        }
    }
}

/// A small run of values beside its number.
pub fn spark(chart: &Chart) -> Markup {
    html! { span class="gh-spark" { (PreEscaped(&chart.svg)) } }
}

/// A large number, what it counts, and where they are listed.
#[derive(Debug, Clone, Default)]
pub struct Tile {
    pub value: String,
    pub words: String,
    pub href: Option<String>,
}

/// Numbers in a row, as at the head of a page.
pub fn tiles(label: &str, tiles: &[Tile]) -> Markup {
    html! {
        ul class="gh-tiles" aria-label=(label) {
            @for tile in tiles {
                li class="gh-tile" {
                    span class="gh-tile__value" {
                        @match &tile.href {
                            Some(href) => a href=(href) { (tile.value) span class="gh-hidden" { " " (tile.words) } },
                            None => (tile.value),
                        }
                    }
                    @let read = tile.href.is_some().then_some("true");
                    span class="gh-tile__word" aria-hidden=[read] { (tile.words) }
                }
            }
        }
    }
}
