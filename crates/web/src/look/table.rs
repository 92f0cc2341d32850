//! Tables: a caption, headers with scope, numbers to the right, sorting by links.

use maud::{Markup, html};

use super::icons::sorted;

/// Rows under columns.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Unique on the page.
    pub id: String,
    pub caption: String,
    /// For a page whose heading says the same.
    pub is_caption_hidden: bool,
    /// Rows as low as their text, for tables under charts and in details.
    pub is_tight: bool,
    pub columns: Vec<Column>,
    /// The first cell of each row is its header.
    pub rows: Vec<Vec<Cell>>,
    /// A sum, under a double rule.
    pub foot: Option<Vec<Cell>>,
}

/// A column's header.
#[derive(Debug, Clone, Default)]
pub struct Column {
    pub title: String,
    pub is_number: bool,
    pub sort: Option<Sort>,
}

impl Column {
    pub fn words(title: impl Into<String>) -> Self {
        Column { title: title.into(), ..Column::default() }
    }

    pub fn number(title: impl Into<String>) -> Self {
        Column { title: title.into(), is_number: true, sort: None }
    }
}

/// Where a click on the header leads, and whether the rows are in its order now.
#[derive(Debug, Clone)]
pub struct Sort {
    pub href: String,
    pub now: Option<Direction>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Ascending,
    Descending,
}

/// What stands in a cell.
#[derive(Debug, Clone)]
pub struct Cell(pub Markup);

impl Cell {
    pub fn text(text: &str) -> Self {
        Cell(html! { (text) })
    }

    /// A link; `reference` keeps numbers such as INC0010042 in one piece.
    pub fn link(text: &str, href: &str) -> Self {
        Cell(html! { a href=(href) { (text) } })
    }

    pub fn reference(text: &str, href: &str) -> Self {
        Cell(html! { a class="gh-reference" href=(href) { (text) } })
    }

    /// Words with a quieter second line.
    pub fn two(first: &str, second: &str) -> Self {
        Cell(html! { (first) span class="gh-cell__second" { (second) } })
    }

    /// Nothing recorded: a dash that is read as such.
    pub fn none() -> Self {
        Cell(html! { span class="gh-muted" { span aria-hidden="true" { "–" } span class="gh-hidden" { "none" } } })
    }
}

/// A table in a region of its own that may scroll sideways.
pub fn table(table: &Table) -> Markup {
    let caption_id = format!("{}-caption", table.id);
    html! {
        div class="gh-scroll" role="region" tabindex="0" aria-labelledby=(caption_id) {
            table class={ "gh-table" @if table.is_tight { " gh-table--tight" } } id=(table.id) {
                caption id=(caption_id) class=[table.is_caption_hidden.then_some("gh-hidden")] { (table.caption) }
                thead { tr { @for column in &table.columns { (header(column)) } } }
                tbody { @for cells in &table.rows { tr { (row(&table.columns, cells)) } } }
                @if let Some(cells) = &table.foot { tfoot { tr { (row(&table.columns, cells)) } } }
            }
        }
    }
}

fn header(column: &Column) -> Markup {
    let class = column.is_number.then_some("gh-number");
    let Some(sort) = &column.sort else {
        return html! { th scope="col" class=[class] { (column.title) } };
    };
    let order = sort.now.map(|now| if now == Direction::Ascending { "ascending" } else { "descending" });
    html! {
        th scope="col" class=[class] aria-sort=[order] {
            a class="gh-sort" href=(sort.href) {
                (column.title) (sorted(sort.now != Some(Direction::Descending)))
            }
        }
    }
}

fn row(columns: &[Column], cells: &[Cell]) -> Markup {
    html! {
        @for (place, cell) in cells.iter().enumerate() {
            @let class = columns.get(place).filter(|column| column.is_number).map(|_| "gh-number");
            @if place == 0 {
                th scope="row" class=[class] { (cell.0) }
            } @else {
                td class=[class] { (cell.0) }
            }
        }
    }
}
