//! Which roles somebody has, and whence.

use std::sync::Arc;

use record::register::PEOPLE;
use record::{Check, Filter, Operand, Page, Query};
use serde_json::json;
use store::Datum;

use super::call::Call;
use super::fault::RestFault;
use super::reply::Reply;

const ROLES_HELD: &str = "sys_user_has_role";
const ROLES_OF_GROUPS: &str = "sys_group_has_role";
const MEMBERS: &str = "sys_user_grmember";
const ROWS: Page = Page { limit: 1_000, offset: 0 };

/// Roles of a person's own, and those that come with groups, as far as the caller may see them.
pub fn roles(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let id = call.parameter("user_sysid").trim();
    if id.is_empty() {
        return Err(RestFault::unreadable("Say whose roles: user_sysid=…."));
    }
    call.register(PEOPLE)?;
    let person = Query::all(PEOPLE).and(Filter::is("sys_id", id));
    let person = call.asks(&person)?.picked(&mut call.store(), &["user_name"], Page::ONE)?.pop();
    let person = person.ok_or_else(RestFault::no_record)?;
    let rows = |register: &str, filter: Filter, columns: &[&str]| -> Result<Vec<record::Record>, RestFault> {
        call.register(register)?;
        Ok(call.asks(&Query::all(register).and(filter))?.picked(&mut call.store(), columns, ROWS)?)
    };
    let is_theirs = || Filter::is("user", id);
    let held = rows(ROLES_HELD, is_theirs().and(Filter::is("state", "active")), &["role"])?;
    let groups = rows(MEMBERS, is_theirs(), &["group"])?;
    let groups = groups.iter().map(|one| Operand::Datum(Datum::text(one.text("group")))).collect();
    let in_groups = Filter::test("group", Check::In(groups)).and(Filter::is("inherits", 1));
    let with_groups = rows(ROLES_OF_GROUPS, in_groups, &["group", "role"])?;
    let mut from_role: Vec<String> = held.iter().map(|one| format!("/{}", one.shown("role"))).collect();
    let mut from_group: Vec<String> =
        with_groups.iter().map(|one| format!("[{}]/{}", one.shown("group"), one.shown("role"))).collect();
    from_role.sort();
    from_group.sort();
    Ok(Reply::result(&json!({
        "user_name": person.text("user_name"), "from_group": from_group, "from_role": from_role,
    })))
}
