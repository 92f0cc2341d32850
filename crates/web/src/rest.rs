//! The REST interface: the same records by the same rights, spoken as clients of ServiceNow's speak.

mod alerts;
mod attachment;
mod batch;
mod body;
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
pub mod openapi;
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

use openapi::told;
use practice::attachment::FILE_BYTES_MAX;
use route::{Route, Takes, caller};

/// Every address of the REST interface. `{v}` stands for nothing, `/v1` and `/v2`.
pub const ROUTES: &[&[Route]] =
    &[TABLE, STATS, ATTACHMENT, BATCH, IMPORT, CATALOGUE, ESTATE, CHANGE, SMALL, EVENTS, DESCRIPTION];

const TABLE: &[Route] = &[
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

const STATS: &[Route] = &[caller(
    "GET",
    "/api/now{v}/stats/{table}",
    Takes::Nothing,
    "Counts, sums and means of a table",
    told::STATS,
    stats::show,
)];

const EVENTS: &[Route] = &[
    caller(
        "POST",
        "/api/sn_em_connector/em/inbound_event",
        Takes::Json,
        "What a monitoring system posts, read by its `source`",
        told::POSTED,
        alerts::posted,
    ),
    caller(
        "POST",
        "/api/global/em/jsonv2",
        Takes::Json,
        "Events in ServiceNow's own form",
        told::EVENTS,
        alerts::plain,
    ),
];

/// Room for the fields around a file that comes as a form.
const FORM_BYTES: usize = 64 << 10;

const ATTACHMENT: &[Route] = &[
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

const BATCH: &[Route] =
    &[caller("POST", "/api/now{v}/batch", Takes::Json, "Several requests in one", told::BATCH, batch::run)];

const CATALOGUE: &[Route] = &[
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/catalogs",
        Takes::Nothing,
        "Catalogues",
        told::catalogue::CATALOGS,
        catalogue::catalogs,
    ),
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/catalogs/{sys_id}",
        Takes::Nothing,
        "A catalogue",
        told::catalogue::CATALOG,
        catalogue::catalog,
    ),
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/catalogs/{sys_id}/categories",
        Takes::Nothing,
        "The sections of a catalogue",
        told::catalogue::CATEGORIES,
        catalogue::categories,
    ),
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/categories/{sys_id}",
        Takes::Nothing,
        "A section of a catalogue",
        told::catalogue::CATEGORY,
        catalogue::category,
    ),
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/items",
        Takes::Nothing,
        "Items of the catalogue, by words, catalogue and section",
        told::catalogue::ITEMS,
        catalogue::items,
    ),
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/items/{sys_id}",
        Takes::Nothing,
        "An item with its questions",
        told::catalogue::ITEM,
        catalogue::item,
    ),
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/items/{sys_id}/variables",
        Takes::Nothing,
        "What is asked of whoever orders an item",
        told::catalogue::QUESTIONS,
        catalogue::variables,
    ),
    caller(
        "POST",
        "/api/sn_sc{v}/servicecatalog/items/{sys_id}/add_to_cart",
        Takes::Json,
        "Puts an item into the caller's basket",
        told::catalogue::PUT_IN,
        catalogue::add_to_cart,
    ),
    caller(
        "POST",
        "/api/sn_sc{v}/servicecatalog/items/{sys_id}/order_now",
        Takes::Json,
        "Orders an item at once",
        told::catalogue::ORDER_NOW,
        catalogue::order_now,
    ),
    caller(
        "POST",
        "/api/sn_sc{v}/servicecatalog/items/{sys_id}/submit_producer",
        Takes::Json,
        "Makes the record that a form stands for",
        told::catalogue::PRODUCE,
        catalogue::submit_producer,
    ),
    caller(
        "POST",
        "/api/sn_sc{v}/servicecatalog/items/{sys_id}/add_to_wishlist",
        Takes::Json,
        "Keeps an item in mind",
        told::catalogue::WISH,
        catalogue::add_to_wishlist,
    ),
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/cart",
        Takes::Nothing,
        "The caller's basket",
        told::catalogue::CART,
        catalogue::cart,
    ),
    caller(
        "POST",
        "/api/sn_sc{v}/servicecatalog/cart/checkout",
        Takes::Json,
        "Orders what is in the caller's basket",
        told::catalogue::ORDER,
        catalogue::submit_order,
    ),
    caller(
        "POST",
        "/api/sn_sc{v}/servicecatalog/cart/submit_order",
        Takes::Json,
        "Orders what is in the caller's basket",
        told::catalogue::ORDER,
        catalogue::submit_order,
    ),
    caller(
        "PUT",
        "/api/sn_sc{v}/servicecatalog/cart/{sys_id}",
        Takes::Json,
        "Another quantity or other answers in the basket",
        told::catalogue::CHANGE,
        catalogue::change,
    ),
    caller(
        "DELETE",
        "/api/sn_sc{v}/servicecatalog/cart/{sys_id}",
        Takes::Nothing,
        "Takes something out of the basket",
        told::catalogue::TAKEN_OUT,
        catalogue::remove,
    ),
    caller(
        "DELETE",
        "/api/sn_sc{v}/servicecatalog/cart/{sys_id}/empty",
        Takes::Nothing,
        "Takes everything out of the basket",
        told::catalogue::TAKEN_OUT,
        catalogue::empty,
    ),
    caller(
        "GET",
        "/api/sn_sc{v}/servicecatalog/wishlist",
        Takes::Nothing,
        "What the caller keeps in mind",
        told::catalogue::WISHES,
        catalogue::wishlist,
    ),
    caller(
        "DELETE",
        "/api/sn_sc{v}/servicecatalog/wishlist/{sys_id}",
        Takes::Nothing,
        "Forgets what was kept in mind",
        told::catalogue::TAKEN_OUT,
        catalogue::remove,
    ),
];

const ESTATE: &[Route] = &[
    caller(
        "GET",
        "/api/now{v}/cmdb/instance/{class}",
        Takes::Nothing,
        "Configuration items of a kind",
        told::estate::LIST,
        cmdb::list,
    ),
    caller(
        "POST",
        "/api/now{v}/cmdb/instance/{class}",
        Takes::Json,
        "Tells of a configuration item",
        told::estate::CREATE,
        cmdb::create,
    ),
    caller(
        "GET",
        "/api/now{v}/cmdb/instance/{class}/{sys_id}",
        Takes::Nothing,
        "One, with its relations",
        told::estate::ONE,
        cmdb::one,
    ),
    caller(
        "PUT",
        "/api/now{v}/cmdb/instance/{class}/{sys_id}",
        Takes::Json,
        "Changes of an item",
        told::estate::CHANGE,
        cmdb::change,
    ),
    caller(
        "PATCH",
        "/api/now{v}/cmdb/instance/{class}/{sys_id}",
        Takes::Json,
        "Changes of an item",
        told::estate::CHANGE,
        cmdb::change,
    ),
    caller(
        "POST",
        "/api/now{v}/cmdb/instance/{class}/{sys_id}/relation",
        Takes::Json,
        "Relates an item to others",
        told::estate::RELATE,
        cmdb::relate,
    ),
    caller(
        "DELETE",
        "/api/now{v}/cmdb/instance/{class}/{sys_id}/relation/{relation}",
        Takes::Nothing,
        "Cuts a relation",
        told::estate::CUT,
        cmdb::cut,
    ),
    caller(
        "GET",
        "/api/now{v}/cmdb/meta/{class}",
        Takes::Nothing,
        "What is known of a kind of item",
        told::estate::META,
        cmdb::meta,
    ),
    caller(
        "POST",
        "/api/now{v}/identifyreconcile",
        Takes::Json,
        "Identifies items and keeps them",
        told::estate::RECONCILE,
        reconcile::keep,
    ),
    caller(
        "POST",
        "/api/now{v}/identifyreconcile/enhanced",
        Takes::Json,
        "Identifies items and keeps them",
        told::estate::RECONCILE,
        reconcile::keep,
    ),
    caller(
        "POST",
        "/api/now{v}/identifyreconcile/query",
        Takes::Json,
        "What would become of items that are told of",
        told::estate::RECONCILE,
        reconcile::query,
    ),
    caller(
        "POST",
        "/api/now{v}/identifyreconcile/queryEnhanced",
        Takes::Json,
        "What would become of items that are told of",
        told::estate::RECONCILE,
        reconcile::query,
    ),
];

const CHANGE: &[Route] = &[
    caller("GET", "/api/sn_chg_rest{v}/change", Takes::Nothing, "Changes", told::change::LIST, change::changes),
    caller("POST", "/api/sn_chg_rest{v}/change", Takes::Json, "A new change", told::change::CREATE, change::create),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/normal",
        Takes::Nothing,
        "Normal changes",
        told::change::LIST,
        change::normal,
    ),
    caller(
        "POST",
        "/api/sn_chg_rest{v}/change/normal",
        Takes::Json,
        "A new normal change",
        told::change::CREATE,
        change::create_normal,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/normal/{sys_id}",
        Takes::Nothing,
        "One normal change",
        told::change::ONE,
        change::one,
    ),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/normal/{sys_id}",
        Takes::Json,
        "Changes of a normal change",
        told::change::CHANGE,
        change::change,
    ),
    caller(
        "DELETE",
        "/api/sn_chg_rest{v}/change/normal/{sys_id}",
        Takes::Nothing,
        "A normal change goes",
        told::change::DELETE,
        change::delete,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/emergency",
        Takes::Nothing,
        "Emergency changes",
        told::change::LIST,
        change::emergency,
    ),
    caller(
        "POST",
        "/api/sn_chg_rest{v}/change/emergency",
        Takes::Json,
        "A new emergency change",
        told::change::CREATE,
        change::create_emergency,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/emergency/{sys_id}",
        Takes::Nothing,
        "One emergency change",
        told::change::ONE,
        change::one,
    ),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/emergency/{sys_id}",
        Takes::Json,
        "Changes of an emergency change",
        told::change::CHANGE,
        change::change,
    ),
    caller(
        "DELETE",
        "/api/sn_chg_rest{v}/change/emergency/{sys_id}",
        Takes::Nothing,
        "An emergency change goes",
        told::change::DELETE,
        change::delete,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/standard",
        Takes::Nothing,
        "Standard changes",
        told::change::LIST,
        change::standard,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/standard/{sys_id}",
        Takes::Nothing,
        "One standard change",
        told::change::ONE,
        change::one,
    ),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/standard/{sys_id}",
        Takes::Json,
        "Changes of a standard change",
        told::change::CHANGE,
        change::change,
    ),
    caller(
        "DELETE",
        "/api/sn_chg_rest{v}/change/standard/{sys_id}",
        Takes::Nothing,
        "A standard change goes",
        told::change::DELETE,
        change::delete,
    ),
    caller(
        "POST",
        "/api/sn_chg_rest{v}/change/standard/{sys_id}",
        Takes::Json,
        "A new change by a template",
        told::change::CREATE,
        change::create_standard,
    ),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/standard/{sys_id}/risk",
        Takes::Json,
        "Works out the risk",
        told::change::RISK,
        change::risk,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/standard/template",
        Takes::Nothing,
        "Templates of changes",
        told::change::LIST,
        change::templates,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/standard/template/{template}",
        Takes::Nothing,
        "One template",
        told::change::ONE,
        change::template,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/model",
        Takes::Nothing,
        "Change models",
        told::change::LIST,
        change::models,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/model/{model}",
        Takes::Nothing,
        "One change model",
        told::change::ONE,
        change::model,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/worker/{worker}",
        Takes::Nothing,
        "What came of work that the caller started",
        told::change::WORKER,
        change::worker,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/ci/{item}/schedule",
        Takes::Nothing,
        "When something could be done to an item",
        told::change::SCHEDULE,
        change::schedule_of_item,
    ),
    caller("GET", "/api/sn_chg_rest{v}/change/{sys_id}", Takes::Nothing, "One change", told::change::ONE, change::one),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/{sys_id}",
        Takes::Json,
        "Changes of a change",
        told::change::CHANGE,
        change::change,
    ),
    caller(
        "DELETE",
        "/api/sn_chg_rest{v}/change/{sys_id}",
        Takes::Nothing,
        "A change goes",
        told::change::DELETE,
        change::delete,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/{sys_id}/nextstates",
        Takes::Nothing,
        "Where a change may go next",
        told::change::NEXT,
        change::next_states,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/{sys_id}/nextstate",
        Takes::Nothing,
        "Where a change may go next",
        told::change::NEXT,
        change::next_states,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/{sys_id}/task",
        Takes::Nothing,
        "Tasks of a change",
        told::change::BELOW,
        change::tasks,
    ),
    caller(
        "POST",
        "/api/sn_chg_rest{v}/change/{sys_id}/task",
        Takes::Json,
        "A new task of a change",
        told::change::CREATE,
        change::create_task,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/{sys_id}/task/{task}",
        Takes::Nothing,
        "One task of a change",
        told::change::ONE,
        change::task,
    ),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/{sys_id}/task/{task}",
        Takes::Json,
        "Changes of a task",
        told::change::CHANGE,
        change::change_task,
    ),
    caller(
        "DELETE",
        "/api/sn_chg_rest{v}/change/{sys_id}/task/{task}",
        Takes::Nothing,
        "A task of a change goes",
        told::change::DELETE,
        change::delete_task,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/{sys_id}/ci",
        Takes::Nothing,
        "What a change touches",
        told::change::ASSOCIATED,
        change::items,
    ),
    caller(
        "POST",
        "/api/sn_chg_rest{v}/change/{sys_id}/ci",
        Takes::Json,
        "Associates items with a change",
        told::change::ASSOCIATE,
        change::associate,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/{sys_id}/conflict",
        Takes::Nothing,
        "Conflicts of a change, as they were found",
        told::change::CONFLICTS,
        change::conflicts,
    ),
    caller(
        "POST",
        "/api/sn_chg_rest{v}/change/{sys_id}/conflict",
        Takes::Json,
        "Looks for conflicts of a change",
        told::change::CHECK,
        change::check_conflicts,
    ),
    caller(
        "DELETE",
        "/api/sn_chg_rest{v}/change/{sys_id}/conflict",
        Takes::Nothing,
        "Forgets conflicts of a change",
        told::change::FORGET,
        change::forget_conflicts,
    ),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/{sys_id}/approvals",
        Takes::Json,
        "Approves or rejects a change",
        told::change::DECIDE,
        change::approvals,
    ),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/{sys_id}/risk",
        Takes::Json,
        "Works out the risk",
        told::change::RISK,
        change::risk,
    ),
    caller(
        "GET",
        "/api/sn_chg_rest{v}/change/{sys_id}/schedule",
        Takes::Nothing,
        "When a change could be made",
        told::change::SCHEDULE,
        change::schedule,
    ),
    caller(
        "PATCH",
        "/api/sn_chg_rest{v}/change/{sys_id}/schedule/first_available",
        Takes::Json,
        "Plans a change for the first free time",
        told::change::FIRST,
        change::first_available,
    ),
    caller(
        "POST",
        "/api/sn_chg_rest{v}/change/{sys_id}/refresh_impacted_services",
        Takes::Json,
        "Finds the services that a change reaches",
        told::change::CHECK,
        change::refresh_impacted,
    ),
];

const SMALL: &[Route] = &[
    caller("POST", "/api/now{v}/tinyurl", Takes::Json, "A short name for a long address", told::TINY, tiny::make),
    caller(
        "GET",
        "/api/now{v}/ui/meta/{table}",
        Takes::Nothing,
        "The columns of a table, for forms",
        told::META,
        ui::meta,
    ),
    caller(
        "GET",
        "/api/now{v}/doc/table/schema",
        Takes::Nothing,
        "The tables that the caller reads",
        told::TABLES,
        ui::tables,
    ),
    caller(
        "GET",
        "/api/now{v}/doc/table/schema/{table}",
        Takes::Nothing,
        "The columns of a table",
        told::COLUMNS,
        ui::columns,
    ),
    caller(
        "GET",
        "/api/global{v}/user_role_inheritance",
        Takes::Nothing,
        "Roles of somebody, and whence",
        told::ROLES,
        inheritance::roles,
    ),
    caller(
        "PATCH",
        "/api/x_rhtpp_ansible/problem/{number}/new_state/{state}",
        Takes::Json,
        "A problem goes to another state",
        told::NEW_STATE,
        problem::new_state,
    ),
    caller("GET", "/api/now{v}/ui/user/current_user", Takes::Nothing, "Who calls", told::USER, ui::current_user),
    caller(
        "GET",
        "/api/now{v}/sg/impersonation/session",
        Takes::Nothing,
        "In whose name somebody calls",
        told::SESSION,
        ui::session,
    ),
];

const DESCRIPTION: &[Route] = &[
    caller(
        "GET",
        "/api/now{v}/doc/openapi",
        Takes::Nothing,
        "What the caller reaches, as OpenAPI",
        told::DESCRIPTION,
        openapi::whole,
    ),
    caller(
        "GET",
        "/api/now{v}/doc/openapi/{table}",
        Takes::Nothing,
        "The same, of the records of one table",
        told::DESCRIPTION,
        openapi::of_one,
    ),
];

const IMPORT: &[Route] = &[
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
