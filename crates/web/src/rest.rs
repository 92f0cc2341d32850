//! The REST interface: the same records by the same rights, spoken as clients of ServiceNow's speak.

mod alerts;
pub mod call;
pub mod caller;
mod door;
pub mod fault;
mod journals;
mod json;
mod relaxed;
pub mod reply;
pub mod route;
mod stats;
mod table;
mod values;

pub use call::{Call, Wire};
pub use caller::Caller;
pub(crate) use door::router;
pub use fault::RestFault;
pub use reply::Reply;

use route::{Route, Takes, caller};

/// Every address of the REST interface. `{v}` stands for nothing, `/v1` and `/v2`.
pub const ROUTES: &[&[Route]] = &[TABLE, STATS, EVENTS];

const TABLE: &[Route] = &[
    caller("GET", "/api/now{v}/table/{table}", Takes::Nothing, "Records of a table", table::list),
    caller("POST", "/api/now{v}/table/{table}", Takes::Json, "A new record", table::create),
    caller("GET", "/api/now{v}/table/{table}/{sys_id}", Takes::Nothing, "One record", table::one),
    caller("PUT", "/api/now{v}/table/{table}/{sys_id}", Takes::Json, "Changes of a record", table::change),
    caller("PATCH", "/api/now{v}/table/{table}/{sys_id}", Takes::Json, "Changes of a record", table::change),
    caller("DELETE", "/api/now{v}/table/{table}/{sys_id}", Takes::Nothing, "A record goes", table::delete),
];

const STATS: &[Route] =
    &[caller("GET", "/api/now{v}/stats/{table}", Takes::Nothing, "Counts, sums and means of a table", stats::show)];

const EVENTS: &[Route] = &[
    caller(
        "POST",
        "/api/sn_em_connector/em/inbound_event",
        Takes::Json,
        "What a monitoring system posts, read by its `source`",
        alerts::posted,
    ),
    caller("POST", "/api/global/em/jsonv2", Takes::Json, "Events in ServiceNow's own form", alerts::plain),
];
