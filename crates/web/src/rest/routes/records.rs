//! Records of every register, figures over them, files on them, and many of them at once.

use practice::attachment::FILE_BYTES_MAX;

use crate::rest::openapi::told;
use crate::rest::route::{Route, Takes, caller};
use crate::rest::{attachment, batch, import_set, stats, table};

pub(super) const TABLE: &[Route] = &[
    caller("GET", "/api/now{v}/table/{table}", Takes::Nothing, "Records of a table", told::TABLE_LIST, table::list),
    caller("POST", "/api/now{v}/table/{table}", Takes::Json, "A new record", told::TABLE_CREATE, table::create),
    caller("GET", "/api/now{v}/table/{table}/{sys_id}", Takes::Nothing, "One record", told::TABLE_ONE, table::one),
    caller(
        "PUT",
        "/api/now{v}/table/{table}/{sys_id}",
        Takes::Json,
        "Changes of a record",
        told::TABLE_CHANGE,
        table::change,
    ),
    caller(
        "PATCH",
        "/api/now{v}/table/{table}/{sys_id}",
        Takes::Json,
        "Changes of a record",
        told::TABLE_CHANGE,
        table::change,
    ),
    caller(
        "DELETE",
        "/api/now{v}/table/{table}/{sys_id}",
        Takes::Nothing,
        "A record goes",
        told::TABLE_DELETE,
        table::delete,
    ),
];

pub(super) const STATS: &[Route] = &[caller(
    "GET",
    "/api/now{v}/stats/{table}",
    Takes::Nothing,
    "Counts, sums and means of a table",
    told::STATS,
    stats::show,
)];

/// Room for the fields around a file that comes as a form.
const FORM_BYTES: usize = 64 << 10;

pub(super) const ATTACHMENT: &[Route] = &[
    caller(
        "GET",
        "/api/now{v}/attachment",
        Takes::Nothing,
        "Files that hang on records",
        told::FILES,
        attachment::list,
    ),
    caller(
        "GET",
        "/api/now{v}/attachment/{sys_id}",
        Takes::Nothing,
        "What is known of a file",
        told::FILE,
        attachment::one,
    ),
    caller(
        "PATCH",
        "/api/now{v}/attachment/{sys_id}",
        Takes::Json,
        "Another name for a file",
        told::FILE_NAMED,
        attachment::rename,
    ),
    caller(
        "DELETE",
        "/api/now{v}/attachment/{sys_id}",
        Takes::Nothing,
        "A file goes",
        told::FILE_GONE,
        attachment::delete,
    ),
    caller(
        "GET",
        "/api/now{v}/attachment/{sys_id}/file",
        Takes::NothingForAFile,
        "A file itself",
        told::FILE_BYTES,
        attachment::file,
    ),
    caller(
        "POST",
        "/api/now{v}/attachment/file",
        Takes::Bytes(FILE_BYTES_MAX),
        "Hangs the bytes that are sent on a record",
        told::FILE_HUNG,
        attachment::upload_file,
    ),
    caller(
        "POST",
        "/api/now{v}/attachment/upload",
        Takes::Bytes(FILE_BYTES_MAX + FORM_BYTES),
        "Hangs a file on a record, from a form",
        told::FORM_HUNG,
        attachment::upload_form,
    ),
];

pub(super) const BATCH: &[Route] =
    &[caller("POST", "/api/now{v}/batch", Takes::Json, "Several requests in one", told::BATCH, batch::run)];

pub(super) const IMPORT: &[Route] = &[
    caller(
        "POST",
        "/api/now{v}/import/{staging}",
        Takes::Json,
        "A row for a staging table",
        told::IMPORT,
        import_set::insert,
    ),
    caller(
        "POST",
        "/api/now{v}/import/{staging}/insertMultiple",
        Takes::Json,
        "Rows for a staging table",
        told::IMPORT_MANY,
        import_set::insert_multiple,
    ),
    caller(
        "GET",
        "/api/now{v}/import/{staging}/{sys_id}",
        Takes::Nothing,
        "What became of a row of a staging table",
        told::IMPORTED,
        import_set::one,
    ),
];
