//! Every address of the REST interface, by family. `{v}` stands for nothing, `/v1` and `/v2`.

mod catalogue;
mod change;
mod estate;
mod records;
mod small;

use super::route::Route;

/// In the order in which they are listed and described.
pub const ROUTES: &[&[Route]] = &[
    records::TABLE,
    records::STATS,
    records::ATTACHMENT,
    records::BATCH,
    records::IMPORT,
    catalogue::CATALOGUE,
    estate::ESTATE,
    change::CHANGE,
    small::SMALL,
    small::EVENTS,
    small::DESCRIPTION,
];
