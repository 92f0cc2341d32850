//! Who is in which group and who has which role. A person's own record decides; each group and each role also has a row of its
//! own, by which clients ask for the people of a group. Whichever is written, the other follows.

use record::draft::Ground;
use record::edit::{Edit, Effect, Handle, Ruling, holds};
use record::register::PEOPLE;
use record::{Draft, Filter, Query, Record, Refusal};

use crate::people::PASSWORD;
use crate::world::World;
use crate::{Practice, Rule};

const MEMBERS: &str = "sys_user_grmember";
const ROLES: &str = "sys_user_has_role";

const NAME: Handle<holds::Text> = Handle::new(PEOPLE, "name");
const USER_NAME: Handle<holds::Text> = Handle::new(PEOPLE, "user_name");
const BODIES: Handle<holds::Links> = Handle::new(PEOPLE, "bodies");
const PASSWORD_KEPT: Handle<holds::Hash> = Handle::new(PEOPLE, PASSWORD);
const FIRST_NAME: Handle<holds::Text> = Handle::new(PEOPLE, "first_name");
const LAST_NAME: Handle<holds::Text> = Handle::new(PEOPLE, "last_name");
const MEMBER: Handle<holds::Link> = Handle::new(MEMBERS, "user");
const GROUP: Handle<holds::Link> = Handle::new(MEMBERS, "group");
const HOLDER: Handle<holds::Link> = Handle::new(ROLES, "user");
const ROLE: Handle<holds::Link> = Handle::new(ROLES, "role");
const STATE: Handle<holds::Word> = Handle::new(ROLES, "state");

/// A list in a person's record, and the register of its rows with their fields.
struct Kept {
    list: &'static str,
    rows: &'static str,
    person: &'static str,
    one: &'static str,
}

const GROUPS_KEPT: Kept = Kept { list: "groups", rows: MEMBERS, person: "user", one: "group" };
const ROLES_KEPT: Kept = Kept { list: "roles", rows: ROLES, person: "user", one: "role" };

pub const PEOPLE_THEMSELVES: Practice = Practice {
    register: PEOPLE,
    follows: &[],
    relies_on: &[
        NAME.relied(),
        USER_NAME.relied(),
        FIRST_NAME.relied(),
        LAST_NAME.relied(),
        BODIES.relied(),
        PASSWORD_KEPT.relied(),
    ],
    rules: &[
        Rule { says: "A person is called by their two names unless another is given.", keep: name_follows },
        Rule { says: "A person has a name.", keep: has_a_name },
        Rule { says: "Nobody lets somebody see a body that they do not see.", keep: sees_no_further },
        Rule { says: "Nobody gives a password to somebody who sees more bodies than they do.", keep: lends_no_further },
        Rule {
            says: "Each group of a person has its row among the members of groups.",
            keep: |edit, world| rows_follow(edit, world, &GROUPS_KEPT),
        },
        Rule {
            says: "Each role of a person has its row among the roles of people.",
            keep: |edit, world| rows_follow(edit, world, &ROLES_KEPT),
        },
    ],
};

pub const MEMBERSHIP: Practice = Practice {
    register: MEMBERS,
    follows: &[],
    relies_on: &[MEMBER.relied(), GROUP.relied()],
    rules: &[
        Rule { says: "Whose membership it is does not change.", keep: |edit, _| stays(edit, MEMBER, GROUP) },
        Rule { says: "Somebody is in a group once.", keep: |edit, world| once(edit, world, &GROUPS_KEPT) },
        Rule {
            says: "A member's own record names the group.",
            keep: |edit, world| list_follows(edit, world, &GROUPS_KEPT, true),
        },
    ],
};

pub const ROLE_HOLDING: Practice = Practice {
    register: ROLES,
    follows: &[],
    relies_on: &[HOLDER.relied(), ROLE.relied(), STATE.relied()],
    rules: &[
        Rule { says: "Whose role it is does not change.", keep: |edit, _| stays(edit, HOLDER, ROLE) },
        Rule { says: "Somebody has a role once.", keep: |edit, world| once(edit, world, &ROLES_KEPT) },
        Rule { says: "The own record of whoever has a role names it.", keep: role_is_named },
    ],
};

fn composed(first: &str, last: &str) -> String {
    [first, last].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn name_follows(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let was = |handle: Handle<holds::Text>| edit.was(handle.field).as_text().unwrap_or_default();
    let followed = edit.text(NAME) == composed(was(FIRST_NAME), was(LAST_NAME)) && !edit.changes(NAME);
    let name = composed(edit.text(FIRST_NAME), edit.text(LAST_NAME));
    if (!edit.has(NAME) || followed) && !name.is_empty() && edit.text(NAME) != name {
        edit.set(NAME, name);
    }
    Ok(())
}

fn has_a_name(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.has(NAME) {
        return Ok(());
    }
    Err(Refusal::field(NAME.field, "Name: This is needed.").on(Ground::Missing))
}

fn sees_no_further(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let before = listed(edit.was(BODIES.field));
    let mut added = listed(edit.datum(BODIES.field)).into_iter().filter(|body| !before.contains(body));
    match added.all(|body| world.actor.bodies.holds(&body)) {
        true => Ok(()),
        false => edit.refuse(BODIES, "You do not see records of one of these yourself."),
    }
}

/// Whoever gives a password can come in by it.
fn lends_no_further(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !edit.changes(PASSWORD_KEPT) {
        return Ok(());
    }
    match listed(edit.datum(BODIES.field)).iter().all(|body| world.actor.bodies.holds(body)) {
        true => Ok(()),
        false => edit.refuse(PASSWORD_KEPT, "They see records of a body that you do not. Somebody who does gives it."),
    }
}

fn listed(datum: &store::Datum) -> Vec<String> {
    let text = datum.as_text().unwrap_or_default();
    text.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

fn rows_of(world: &mut World<'_>, kept: &Kept, person: &str, one: &str) -> Vec<Record> {
    let filter = Filter::is(kept.person, person).and(Filter::is(kept.one, one));
    world.records(&Query::all(kept.rows).and(filter))
}

fn sleeps(row: &Record) -> bool {
    row.datum("state").as_text() == Some("inactive")
}

fn rows_follow(edit: &mut Edit, world: &mut World<'_>, kept: &Kept) -> Ruling {
    if edit.datum(kept.list) == edit.was(kept.list) || world.dictionary.get(kept.rows).is_none() {
        return Ok(());
    }
    let (before, after) = (listed(edit.was(kept.list)), listed(edit.datum(kept.list)));
    let company = edit.datum("company").as_text().unwrap_or_default().to_owned();
    for one in after.iter().filter(|one| !before.contains(one)) {
        let known = rows_of(world, kept, &edit.id, one);
        let sleeping = known.iter().find(|row| sleeps(row));
        match (known.is_empty(), sleeping) {
            (true, _) => {
                let draft = Draft::new(kept.rows).with("company", company.as_str());
                edit.save(draft.with(kept.person, edit.id.as_str()).with(kept.one, one.as_str()));
            }
            (false, Some(row)) => {
                edit.save(Draft::change(kept.rows, &row.sys_id, row.version()).with("state", "active"));
            }
            _ => {}
        }
    }
    for one in before.iter().filter(|one| !after.contains(one)) {
        // One that was put to rest stays, and says so.
        for row in rows_of(world, kept, &edit.id, one).into_iter().filter(|row| !sleeps(row)) {
            edit.effects.push(Effect::Delete { register: kept.rows.to_owned(), sys_id: row.sys_id });
        }
    }
    Ok(())
}

fn stays(edit: &Edit, person: Handle<holds::Link>, one: Handle<holds::Link>) -> Ruling {
    let moves = |handle: Handle<holds::Link>| !edit.is_new() && edit.changes(handle);
    if moves(person) || moves(one) {
        return Err(Refusal::record("Remove this one and add another: a row says one thing of one person."));
    }
    Ok(())
}

fn once(edit: &mut Edit, world: &mut World<'_>, kept: &Kept) -> Ruling {
    let text = |name: &str| edit.datum(name).as_text().unwrap_or_default().to_owned();
    let (person, one) = (text(kept.person), text(kept.one));
    if edit.is_new() && !person.is_empty() && !rows_of(world, kept, &person, &one).is_empty() {
        return Err(Refusal::record("There is such a row already."));
    }
    Ok(())
}

fn role_is_named(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let is_active = edit.is(STATE, "active");
    list_follows(edit, world, &ROLES_KEPT, is_active)
}

/// Puts what a row names onto the list in the person's record, or takes it off.
fn list_follows(edit: &mut Edit, world: &mut World<'_>, kept: &Kept, is_on: bool) -> Ruling {
    let text = |name: &str| edit.datum(name).as_text().unwrap_or_default().to_owned();
    let (person, one) = (text(kept.person), text(kept.one));
    let Some(record) = world.record(PEOPLE, &person) else { return Ok(()) };
    let mut list = listed(record.datum(kept.list));
    if list.contains(&one) == is_on {
        return Ok(());
    }
    match is_on {
        true => list.push(one),
        false => list.retain(|known| *known != one),
    }
    let draft = Draft { sys_id: Some(person), ..Draft::new(PEOPLE) };
    edit.save(draft.with(kept.list, list.join(",")));
    Ok(())
}

/// What follows when a record goes: the person's list forgets what a row named, and nobody's rows outlive the person.
pub(crate) fn gone(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    match edit.register.name.as_str() {
        MEMBERS => list_follows(edit, world, &GROUPS_KEPT, false),
        ROLES => list_follows(edit, world, &ROLES_KEPT, false),
        PEOPLE => {
            for kept in [&GROUPS_KEPT, &ROLES_KEPT] {
                if world.dictionary.get(kept.rows).is_none() {
                    continue;
                }
                for row in world.records(&Query::all(kept.rows).and(Filter::is(kept.person, edit.id.as_str()))) {
                    edit.effects.push(Effect::Delete { register: kept.rows.to_owned(), sys_id: row.sys_id });
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}
