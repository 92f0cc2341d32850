//! The REST interface: the same records by the same rights, spoken as clients of ServiceNow's speak.

mod alerts;
mod attachment;
mod batch;
pub mod call;
pub mod caller;
pub mod counts;
mod door;
pub mod fault;
mod import_set;
mod journals;
pub(crate) mod json;
mod relaxed;
pub mod reply;
pub mod route;
mod stats;
mod table;
mod tiny;
mod ui;
pub(crate) mod values;

pub use call::{Call, Wire};
pub use caller::Caller;
pub(crate) use door::router;
pub use fault::RestFault;
pub use reply::Reply;

use practice::attachment::FILE_BYTES_MAX;
use route::{Route, Takes, caller};

/// Every address of the REST interface. `{v}` stands for nothing, `/v1` and `/v2`.
pub const ROUTES: &[&[Route]] = &[TABLE, STATS, ATTACHMENT, BATCH, IMPORT, SMALL, EVENTS];

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

/// Room for the fields around a file that comes as a form.
const FORM_BYTES: usize = 64 << 10;

const ATTACHMENT: &[Route] = &[
    caller("GET", "/api/now{v}/attachment", Takes::Nothing, "Files that hang on records", attachment::list),
    caller("GET", "/api/now{v}/attachment/{sys_id}", Takes::Nothing, "What is known of a file", attachment::one),
    caller("PATCH", "/api/now{v}/attachment/{sys_id}", Takes::Json, "Another name for a file", attachment::rename),
    caller("DELETE", "/api/now{v}/attachment/{sys_id}", Takes::Nothing, "A file goes", attachment::delete),
    caller("GET", "/api/now{v}/attachment/{sys_id}/file", Takes::NothingForAFile, "A file itself", attachment::file),
    caller(
        "POST",
        "/api/now{v}/attachment/file",
        Takes::Bytes(FILE_BYTES_MAX),
        "Hangs the bytes that are sent on a record",
        attachment::upload_file,
    ),
    caller(
        "POST",
        "/api/now{v}/attachment/upload",
        Takes::Bytes(FILE_BYTES_MAX + FORM_BYTES),
        "Hangs a file on a record, from a form",
        attachment::upload_form,
    ),
];

const BATCH: &[Route] = &[caller("POST", "/api/now{v}/batch", Takes::Json, "Several requests in one", batch::run)];

const SMALL: &[Route] = &[
    caller("POST", "/api/now{v}/tinyurl", Takes::Json, "A short name for a long address", tiny::make),
    caller("GET", "/api/now{v}/ui/meta/{table}", Takes::Nothing, "The columns of a table, for forms", ui::meta),
    caller("GET", "/api/now{v}/doc/table/schema", Takes::Nothing, "The tables that the caller reads", ui::tables),
    caller("GET", "/api/now{v}/doc/table/schema/{table}", Takes::Nothing, "The columns of a table", ui::columns),
    caller("GET", "/api/now{v}/ui/user/current_user", Takes::Nothing, "Who calls", ui::current_user),
    caller("GET", "/api/now{v}/sg/impersonation/session", Takes::Nothing, "In whose name somebody calls", ui::session),
];

const IMPORT: &[Route] = &[
    caller("POST", "/api/now{v}/import/{staging}", Takes::Json, "A row for a staging table", import_set::insert),
    caller(
        "POST",
        "/api/now{v}/import/{staging}/insertMultiple",
        Takes::Json,
        "Rows for a staging table",
        import_set::insert_multiple,
    ),
    caller(
        "GET",
        "/api/now{v}/import/{staging}/{sys_id}",
        Takes::Nothing,
        "What became of a row of a staging table",
        import_set::one,
    ),
];
