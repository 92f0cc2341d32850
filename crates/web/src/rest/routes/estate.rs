//! Configuration items, and what others find of them.

use crate::rest::openapi::told;
use crate::rest::route::{Route, Takes, caller};
use crate::rest::{cmdb, reconcile};

pub(super) const ESTATE: &[Route] = &[
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
