//! The REST interface as its clients meet it: over HTTP, on both stores.

mod alerts;
mod attachments;
mod batches;
mod catalogue;
mod change;
mod choices;
mod cmdb;
mod description;
mod house;
mod imports;
mod lists;
mod reading;
mod reconcile;
mod refusals;
mod small;
mod trials;
mod worked_out;
mod writing;
