//! What else clients ask for, what monitoring tells, and what the interface tells of itself.

use crate::rest::openapi::told;
use crate::rest::route::{Route, Takes, caller};
use crate::rest::{alerts, inheritance, openapi, problem, tiny, ui};

pub(super) const SMALL: &[Route] = &[
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

pub(super) const EVENTS: &[Route] = &[
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

pub(super) const DESCRIPTION: &[Route] = &[
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
