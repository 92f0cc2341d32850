//! Pages over records. The only async crate: below the door everything is plain functions.

pub mod asked;
pub mod auth;
mod carried;
mod door;
mod frame;
pub mod link;
pub mod look;
pub mod pages;
pub mod rest;
pub mod route;
mod serve;
pub mod site;
pub mod stream;
pub mod tls;
pub mod webhooks;

pub use door::router;
pub use serve::{serve, serve_over};
pub use site::{Body, Reader, Site, Visit};
