//! The REST interface as its clients meet it: over HTTP, on both stores.

mod alerts;
mod house;
mod lists;
mod reading;
mod refusals;
mod trials;
mod writing;
