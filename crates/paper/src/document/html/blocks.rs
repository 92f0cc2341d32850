//! Sections and blocks of a paper as HTML.

use maud::{Markup, PreEscaped, html};

use crate::document::{Align, Block, Contact, Gauges, Picture, Run, Section, Size, Table, measure, note_anchor, plain};

pub(super) fn section(section: &Section) -> Markup {
    let class = if section.appendix { "paper-section paper-section--appendix" } else { "paper-section" };
    html! {
        section class=(class) aria-labelledby=(section.id) {
            h2 id=(section.id) { (section.title) }
            @for block in &section.blocks { (self::block(block)) }
        }
    }
}

/// The headings directly under a section's title, as (id, text).
pub(super) fn headings(section: &Section) -> Vec<(&str, &str)> {
    let heading = |block| match block {
        &Block::Heading { level: 3, ref text, ref id } => Some((id.as_str(), text.as_str())),
        _ => None,
    };
    section.blocks.iter().filter_map(heading).collect()
}

fn block(block: &Block) -> Markup {
    match block {
        Block::Heading { level, text, id } => html! {
            @if *level <= 3 { h3 id=(id) { (text) } } @else { h4 id=(id) { (text) } }
        },
        Block::Paragraph { number: Some(number), id, runs } => html! {
            p class="paper-paragraph" id=(id) {
                a class="paper-number" href={ "#" (id) } aria-label={ "Paragraph " (number) } { (number) "." }
                " " (self::runs(runs))
            }
        },
        Block::Paragraph { number: None, id, runs } => html! {
            p id=[Some(id).filter(|id| !id.is_empty())] { (self::runs(runs)) }
        },
        Block::List { ordered: true, items } => html! { ol class="paper-list" { (list_items(items)) } },
        Block::List { ordered: false, items } => html! { ul class="paper-list" { (list_items(items)) } },
        Block::Table(table) => self::table(table),
        Block::Picture(picture) => self::picture(picture),
        Block::Gauges(gauges) => self::gauges(gauges),
        Block::Contact(contact) => self::contact(contact),
    }
}

fn list_items(items: &[Vec<Run>]) -> Markup {
    html! { @for item in items { li { (runs(item)) } } }
}

pub(super) fn runs(runs: &[Run]) -> Markup {
    html! { @for run in runs { (self::run(run)) } }
}

fn run(run: &Run) -> Markup {
    match run {
        Run::Text { text } => html! { (text) },
        Run::Strong { runs } => html! { strong { (self::runs(runs)) } },
        Run::Emphasis { runs } => html! { em { (self::runs(runs)) } },
        Run::Link { text, href } => html! { a href=(href) { (text) } },
        Run::Figure { id, text, href } => {
            let address = href.clone().unwrap_or_else(|| format!("#{}", note_anchor(id)));
            html! { a class="paper-figure" href=(address) data-figure=(id) { (text) } }
        }
    }
}

fn table(table: &Table) -> Markup {
    let wordy = measure::is_wordy(table);
    let class = if wordy { "paper-table paper-table--wordy" } else { "paper-table" };
    let caption_id = format!("{}-caption", table.id);
    html! {
        // A table of words becomes a stack of cards on a telephone; one of numbers scrolls sideways in its own box.
        div class=(if wordy { "paper-sheet" } else { "paper-sheet paper-sheet--scrolls" })
            role=[Some("region").filter(|_| !wordy)] tabindex=[Some("0").filter(|_| !wordy)]
            aria-labelledby=[Some(&caption_id).filter(|_| !wordy)] {
            table class=(class) id=(table.id) {
                caption id=(caption_id) { (runs(&table.caption)) }
                thead {
                    tr {
                        @for column in &table.columns {
                            th scope="col" class=[align_class(column.align)] { (column.title) }
                        }
                    }
                }
                tbody { @for row in &table.rows { (table_row(table, row)) } }
            }
        }
        @if !table.note.is_empty() { p class="paper-table-note" { (runs(&table.note)) } }
    }
}

fn table_row(table: &Table, row: &[Vec<Run>]) -> Markup {
    html! {
        tr {
            @for (position, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
                @if position == 0 && table.row_headers {
                    th scope="row" { (runs(cell)) }
                } @else {
                    td class=[align_class(column.align)] data-label=(column.title) { (runs(cell)) }
                }
            }
        }
    }
}

fn align_class(align: Align) -> Option<&'static str> {
    match align {
        Align::Start => None,
        Align::End => Some("paper-number-cell"),
    }
}

fn picture(picture: &Picture) -> Markup {
    let class = match picture.size {
        Size::Wide => "paper-picture",
        Size::Narrow => "paper-picture paper-picture--narrow",
    };
    html! {
        figure class=(class) id=(picture.id) {
            figcaption { (runs(&picture.caption)) }
            (drawing(picture))
            @if let Some(data) = &picture.table { (table(&under(picture, data))) }
        }
    }
}

fn drawing(picture: &Picture) -> Markup {
    html! {
        div class="paper-drawing" {
            @if let Some(narrow) = &picture.svg_narrow { div class="paper-drawing-narrow" { (PreEscaped(narrow)) } }
            div class="paper-drawing-wide" { (PreEscaped(&picture.svg)) }
        }
    }
}

/// The table under a picture, named after it where it has no caption of its own.
fn under(picture: &Picture, data: &Table) -> Table {
    let mut table = data.clone();
    if table.caption.is_empty() {
        table.caption = vec![Run::text(format!("The values in the picture: {}", plain(&picture.caption)))];
    }
    if table.id.is_empty() {
        table.id = format!("{}-values", picture.id);
    }
    table
}

fn gauges(gauges: &Gauges) -> Markup {
    html! {
        figure class="paper-gauges" id=(gauges.id) {
            figcaption { (runs(&gauges.caption)) }
            ul {
                @for gauge in &gauges.gauges {
                    li id=[Some(&gauge.picture.id).filter(|id| !id.is_empty())] {
                        p class="paper-aside" { (runs(&gauge.picture.caption)) }
                        (drawing(&gauge.picture))
                        p class="paper-gauge-words" { (runs(&gauge.words)) }
                        @if let Some(data) = &gauge.picture.table { (table(&under(&gauge.picture, data))) }
                    }
                }
            }
            @if !gauges.note.is_empty() { p class="paper-table-note" { (runs(&gauges.note)) } }
        }
    }
}

fn contact(contact: &Contact) -> Markup {
    html! {
        address class="paper-contact" {
            p { strong { (contact.name) } @if !contact.role.is_empty() { br; (contact.role) } }
            @if let Some(email) = &contact.email { p { "Email: " a href={ "mailto:" (email) } { (email) } } }
            @if let Some(telephone) = &contact.telephone { p { "Telephone: " (telephone) } }
        }
    }
}
