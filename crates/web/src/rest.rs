//! The REST interface: the same records by the same rights, spoken as clients of ServiceNow's speak.

mod alerts;
mod attachment;
mod batch;
pub mod call;
pub mod caller;
mod catalogue;
mod cmdb;
pub mod counts;
mod door;
pub mod fault;
mod import_set;
mod journals;
mod json;
mod reconcile;
mod relaxed;
pub mod reply;
pub mod route;
mod stats;
mod table;
mod tiny;
mod ui;
mod values;

pub use call::{Call, Wire};
pub use caller::Caller;
pub(crate) use door::router;
pub use fault::RestFault;
pub use reply::Reply;

use practice::attachment::FILE_BYTES_MAX;
use route::{Route, Takes, caller};

/// Every address of the REST interface. `{v}` stands for nothing, `/v1` and `/v2`.
pub const ROUTES: &[&[Route]] = &[TABLE, STATS, ATTACHMENT, BATCH, IMPORT, CATALOGUE, ESTATE, SMALL, EVENTS];

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

const CATALOGUE: &[Route] = &[
    caller("GET", "/api/sn_sc{v}/servicecatalog/catalogs", Takes::Nothing, "Catalogues", catalogue::catalogs),
    caller("GET", "/api/sn_sc{v}/servicecatalog/catalogs/{sys_id}", Takes::Nothing, "A catalogue", catalogue::catalog),
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/catalogs/{sys_id}/categories",
        Takes::Nothing,
        "The sections of a catalogue",
        catalogue::categories,
    ),
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/categories/{sys_id}",
        Takes::Nothing,
        "A section of a catalogue",
        catalogue::category,
    ),
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/items",
        Takes::Nothing,
        "Items of the catalogue, by words, catalogue and section",
        catalogue::items,
    ),
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/items/{sys_id}",
        Takes::Nothing,
        "An item with its questions",
        catalogue::item,
    ),
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/items/{sys_id}/variables",
        Takes::Nothing,
        "What is asked of whoever orders an item",
        catalogue::variables,
    ),
    caller(
        "POST",
        "/api/sn_sc{v}/servicecatalog/items/{sys_id}/add_to_cart",
        Takes::Json,
        "Puts an item into the caller's basket",
        catalogue::add_to_cart,
    ),
    caller(
        "POST",
        "/api/sn_sc{v}/servicecatalog/items/{sys_id}/order_now",
        Takes::Json,
        "Orders an item at once",
        catalogue::order_now,
    ),
    caller(
        "POST",
        "/api/sn_sc{v}/servicecatalog/items/{sys_id}/submit_producer",
        Takes::Json,
        "Makes the record that a form stands for",
        catalogue::submit_producer,
    ),
    caller(
        "POST",
        "/api/sn_sc{v}/servicecatalog/items/{sys_id}/add_to_wishlist",
        Takes::Json,
        "Keeps an item in mind",
        catalogue::add_to_wishlist,
    ),
    caller("GET", "/api/sn_sc{v}/servicecatalog/cart", Takes::Nothing, "The caller's basket", catalogue::cart),
    caller(
        "POST",
        "/api/sn_sc{v}/servicecatalog/cart/checkout",
        Takes::Json,
        "Orders what is in the caller's basket",
        catalogue::submit_order,
    ),
    caller(
        "POST",
        "/api/sn_sc{v}/servicecatalog/cart/submit_order",
        Takes::Json,
        "Orders what is in the caller's basket",
        catalogue::submit_order,
    ),
    caller(
        "PUT",
        "/api/sn_sc{v}/servicecatalog/cart/{sys_id}",
        Takes::Json,
        "Another quantity or other answers in the basket",
        catalogue::change,
    ),
    caller(
        "DELETE",
        "/api/sn_sc{v}/servicecatalog/cart/{sys_id}",
        Takes::Nothing,
        "Takes something out of the basket",
        catalogue::remove,
    ),
    caller(
        "DELETE",
        "/api/sn_sc{v}/servicecatalog/cart/{sys_id}/empty",
        Takes::Nothing,
        "Takes everything out of the basket",
        catalogue::empty,
    ),
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/wishlist",
        Takes::Nothing,
        "What the caller keeps in mind",
        catalogue::wishlist,
    ),
    caller(
        "DELETE",
        "/api/sn_sc{v}/servicecatalog/wishlist/{sys_id}",
        Takes::Nothing,
        "Forgets what was kept in mind",
        catalogue::remove,
    ),
];

const ESTATE: &[Route] = &[
    caller("GET", "/api/now{v}/cmdb/instance/{class}", Takes::Nothing, "Configuration items of a kind", cmdb::list),
    caller("POST", "/api/now{v}/cmdb/instance/{class}", Takes::Json, "Tells of a configuration item", cmdb::create),
    caller("GET", "/api/now{v}/cmdb/instance/{class}/{sys_id}", Takes::Nothing, "One, with its relations", cmdb::one),
    caller("PUT", "/api/now{v}/cmdb/instance/{class}/{sys_id}", Takes::Json, "Changes of an item", cmdb::change),
    caller("PATCH", "/api/now{v}/cmdb/instance/{class}/{sys_id}", Takes::Json, "Changes of an item", cmdb::change),
    caller(
        "POST",
        "/api/now{v}/cmdb/instance/{class}/{sys_id}/relation",
        Takes::Json,
        "Relates an item to others",
        cmdb::relate,
    ),
    caller(
        "DELETE",
        "/api/now{v}/cmdb/instance/{class}/{sys_id}/relation/{relation}",
        Takes::Nothing,
        "Cuts a relation",
        cmdb::cut,
    ),
    caller("GET", "/api/now{v}/cmdb/meta/{class}", Takes::Nothing, "What is known of a kind of item", cmdb::meta),
    caller("POST", "/api/now{v}/identifyreconcile", Takes::Json, "Identifies items and keeps them", reconcile::keep),
    caller(
        "POST",
        "/api/now{v}/identifyreconcile/enhanced",
        Takes::Json,
        "Identifies items and keeps them",
        reconcile::keep,
    ),
    caller(
        "POST",
        "/api/now{v}/identifyreconcile/query",
        Takes::Json,
        "What would become of items that are told of",
        reconcile::query,
    ),
    caller(
        "POST",
        "/api/now{v}/identifyreconcile/queryEnhanced",
        Takes::Json,
        "What would become of items that are told of",
        reconcile::query,
    ),
];

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
