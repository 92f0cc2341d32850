//! A person's first password, which an administrator may give with their record.

use practice::people::{self, PASSWORD};
use record::register::PEOPLE;
use record::{Draft, Filter, Page, Path, Query, access};

use super::input::Input;
use crate::auth;
use crate::rest::call::Call;
use crate::rest::fault::RestFault;

/// The draft with the password that was sent, if its sender is an administrator who came with their own password, and it is for
/// somebody who has none yet: whoever has one would be kept out by another, or somebody else let in. Else it stays among what
/// is ignored.
pub fn first(call: &Call, input: &mut Input, draft: Draft) -> Result<Draft, RestFault> {
    let Some(password) = input.password.take() else { return Ok(draft) };
    if !(call.caller.has_own_password && call.caller.actor.has_any([access::ADMIN])) {
        return Ok(draft);
    }
    let version = match &draft.sys_id {
        None => None,
        Some(person) => {
            // The version first: a password that comes in between is a newer one.
            let query = Query::all(PEOPLE).and(Filter::is("sys_id", person.as_str()));
            let rows = call.asks(&query)?.rows(&mut call.store(), &[Path::of("sys_mod_count")], Page::ONE)?;
            let seen = rows.first().and_then(|row| row.cells.first()?.datum.as_int());
            let version = Some(seen.ok_or_else(RestFault::no_record)?);
            let reach = auth::reach(&call.site);
            if people::password(call.store(), &call.dictionary, &call.words, &reach, person)?.is_some() {
                return Ok(draft);
            }
            version
        }
    };
    let secret = auth::hashed(&call.site, &password).ok_or_else(RestFault::busy)?;
    let secret = secret.map_err(|unfit| RestFault::unfit_password(&unfit))?;
    input.ignored.retain(|name| name != PASSWORD);
    Ok(Draft { version, ..draft }.with_secret(PASSWORD, secret))
}
