//! How pages look: typed pieces in, markup out. No store, no request, no script; every text is escaped.
//!
//! A page is made by [`page`] from a [`Page`]; what stands in its `main` is put together from the other pieces.

mod charts;
mod controls;
mod icons;
mod shell;
mod states;
mod table;
mod terms;
#[cfg(test)]
mod tests;
mod timeline;

pub use charts::{Tile, beside, chart_panel, figure, gauges, spark, tiles};
pub use controls::{
    Chip, Choice, Downloads, Field, Link, Pages, QueryFault, QueryLine, Switch, Tab, chips, choices, details,
    downloads, form, inline_form, links, pages, query_fault, query_line, switch, tabs,
};
pub use icons::{Tone, priority, tag, toned};
pub use shell::{Folder, Page, RailLink, Shell, Title, banner, marking, page, title};
pub use states::{Trouble, empty, trouble};
pub use table::{Cell, Column, Direction, Sort, Table, table};
pub use terms::{Term, prose, terms};
pub use timeline::{Change, Kind, Moment, changes, timeline};
