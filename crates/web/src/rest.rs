//! The REST interface: the same records by the same rights, spoken as clients of ServiceNow's speak.

mod added;
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
mod routes;
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
pub use routes::ROUTES;
