//! The REST interface: the same records by the same rights, spoken as clients of ServiceNow's speak.

mod alerts;
mod attachment;
mod batch;
pub mod call;
pub mod caller;
mod catalogue;
mod change;
mod cmdb;
pub mod counts;
mod door;
pub mod fault;
mod import_set;
mod inheritance;
mod journals;
pub(crate) mod json;
mod problem;
mod reconcile;
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
pub const ROUTES: &[&[Route]] = &[TABLE, STATS, ATTACHMENT, BATCH, IMPORT, CATALOGUE, ESTATE, CHANGE, SMALL, EVENTS];

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

const CHANGE: &[Route] = &[
    caller("GET", "/api/sn_chg_rest{v}/change", Takes::Nothing, "Changes", change::changes),
    caller("POST", "/api/sn_chg_rest{v}/change", Takes::Json, "A new change", change::create),
    caller("GET", "/api/sn_chg_rest{v}/change/normal", Takes::Nothing, "Normal changes", change::normal),
    caller("POST", "/api/sn_chg_rest{v}/change/normal", Takes::Json, "A new normal change", change::create_normal),
    caller("GET", "/api/sn_chg_rest{v}/change/normal/{sys_id}", Takes::Nothing, "One normal change", change::one),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/normal/{sys_id}",
        Takes::Json,
        "Changes of a normal change",
        change::change,
    ),
    caller(
        "DELETE",
        "/api/sn_chg_rest{v}/change/normal/{sys_id}",
        Takes::Nothing,
        "A normal change goes",
        change::delete,
    ),
    caller("GET", "/api/sn_chg_rest{v}/change/emergency", Takes::Nothing, "Emergency changes", change::emergency),
    caller(
        "POST",
        "/api/sn_chg_rest{v}/change/emergency",
        Takes::Json,
        "A new emergency change",
        change::create_emergency,
    ),
    caller("GET", "/api/sn_chg_rest{v}/change/emergency/{sys_id}", Takes::Nothing, "One emergency change", change::one),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/emergency/{sys_id}",
        Takes::Json,
        "Changes of an emergency change",
        change::change,
    ),
    caller(
        "DELETE",
        "/api/sn_chg_rest{v}/change/emergency/{sys_id}",
        Takes::Nothing,
        "An emergency change goes",
        change::delete,
    ),
    caller("GET", "/api/sn_chg_rest{v}/change/standard", Takes::Nothing, "Standard changes", change::standard),
    caller("GET", "/api/sn_chg_rest{v}/change/standard/{sys_id}", Takes::Nothing, "One standard change", change::one),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/standard/{sys_id}",
        Takes::Json,
        "Changes of a standard change",
        change::change,
    ),
    caller(
        "DELETE",
        "/api/sn_chg_rest{v}/change/standard/{sys_id}",
        Takes::Nothing,
        "A standard change goes",
        change::delete,
    ),
    caller(
        "POST",
        "/api/sn_chg_rest{v}/change/standard/{sys_id}",
        Takes::Json,
        "A new change by a template",
        change::create_standard,
    ),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/standard/{sys_id}/risk",
        Takes::Json,
        "Works out the risk",
        change::risk,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/standard/template",
        Takes::Nothing,
        "Templates of changes",
        change::templates,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/standard/template/{template}",
        Takes::Nothing,
        "One template",
        change::template,
    ),
    caller("GET", "/api/sn_chg_rest{v}/change/model", Takes::Nothing, "Change models", change::models),
    caller("GET", "/api/sn_chg_rest{v}/change/model/{model}", Takes::Nothing, "One change model", change::model),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/worker/{worker}",
        Takes::Nothing,
        "What came of work that the caller started",
        change::worker,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/ci/{item}/schedule",
        Takes::Nothing,
        "When something could be done to an item",
        change::schedule_of_item,
    ),
    caller("GET", "/api/sn_chg_rest{v}/change/{sys_id}", Takes::Nothing, "One change", change::one),
    caller("PATCH", "/api/sn_chg_rest{v}/change/{sys_id}", Takes::Json, "Changes of a change", change::change),
    caller("DELETE", "/api/sn_chg_rest{v}/change/{sys_id}", Takes::Nothing, "A change goes", change::delete),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/{sys_id}/nextstates",
        Takes::Nothing,
        "Where a change may go next",
        change::next_states,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/{sys_id}/nextstate",
        Takes::Nothing,
        "Where a change may go next",
        change::next_states,
    ),
    caller("GET", "/api/sn_chg_rest{v}/change/{sys_id}/task", Takes::Nothing, "Tasks of a change", change::tasks),
    caller(
        "POST",
        "/api/sn_chg_rest{v}/change/{sys_id}/task",
        Takes::Json,
        "A new task of a change",
        change::create_task,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/{sys_id}/task/{task}",
        Takes::Nothing,
        "One task of a change",
        change::task,
    ),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/{sys_id}/task/{task}",
        Takes::Json,
        "Changes of a task",
        change::change_task,
    ),
    caller(
        "DELETE",
        "/api/sn_chg_rest{v}/change/{sys_id}/task/{task}",
        Takes::Nothing,
        "A task of a change goes",
        change::delete_task,
    ),
    caller("GET", "/api/sn_chg_rest{v}/change/{sys_id}/ci", Takes::Nothing, "What a change touches", change::items),
    caller(
        "POST",
        "/api/sn_chg_rest{v}/change/{sys_id}/ci",
        Takes::Json,
        "Associates items with a change",
        change::associate,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/{sys_id}/conflict",
        Takes::Nothing,
        "Conflicts of a change, as they were found",
        change::conflicts,
    ),
    caller(
        "POST",
        "/api/sn_chg_rest{v}/change/{sys_id}/conflict",
        Takes::Json,
        "Looks for conflicts of a change",
        change::check_conflicts,
    ),
    caller(
        "DELETE",
        "/api/sn_chg_rest{v}/change/{sys_id}/conflict",
        Takes::Nothing,
        "Forgets conflicts of a change",
        change::forget_conflicts,
    ),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/{sys_id}/approvals",
        Takes::Json,
        "Approves or rejects a change",
        change::approvals,
    ),
    caller("PATCH", "/api/sn_chg_rest{v}/change/{sys_id}/risk", Takes::Json, "Works out the risk", change::risk),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/{sys_id}/schedule",
        Takes::Nothing,
        "When a change could be made",
        change::schedule,
    ),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/{sys_id}/schedule/first_available",
        Takes::Json,
        "Plans a change for the first free time",
        change::first_available,
    ),
    caller(
        "POST",
        "/api/sn_chg_rest{v}/change/{sys_id}/refresh_impacted_services",
        Takes::Json,
        "Finds the services that a change reaches",
        change::refresh_impacted,
    ),
];

const SMALL: &[Route] = &[
    caller("POST", "/api/now{v}/tinyurl", Takes::Json, "A short name for a long address", tiny::make),
    caller("GET", "/api/now{v}/ui/meta/{table}", Takes::Nothing, "The columns of a table, for forms", ui::meta),
    caller("GET", "/api/now{v}/doc/table/schema", Takes::Nothing, "The tables that the caller reads", ui::tables),
    caller("GET", "/api/now{v}/doc/table/schema/{table}", Takes::Nothing, "The columns of a table", ui::columns),
    caller(
        "GET",
        "/api/global{v}/user_role_inheritance",
        Takes::Nothing,
        "Roles of somebody, and whence",
        inheritance::roles,
    ),
    caller(
        "PATCH",
        "/api/x_rhtpp_ansible/problem/{number}/new_state/{state}",
        Takes::Json,
        "A problem goes to another state",
        problem::new_state,
    ),
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
