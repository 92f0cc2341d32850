//! What the dictionary says about an edit: who may make it, where the record may go, and what it needs.

use std::collections::BTreeMap;

use record::draft::{Draft, Ground};
use record::edit::{Edit, Ruling};
use record::register::{Field, State};
use record::{Actor, Refusal, Register};
use store::{Datum, SHARED};

pub(crate) fn may_write(actor: &Actor, edit: &Edit) -> Ruling {
    let register = &edit.register;
    let is_theirs = |row: &BTreeMap<String, Datum>| {
        register
            .people_in(&register.access.write)
            .any(|field| row.get(field).and_then(Datum::as_text) == Some(&actor.id))
    };
    let is_out = !actor.scope.writes(&register.name);
    if is_out || !actor.may_write(register) && !is_theirs(edit.before.as_ref().unwrap_or(&edit.after)) {
        let message = format!("You may not change {}.", register.plural.to_lowercase());
        return Err(Refusal::record(message).on(Ground::Rights));
    }
    may_belong(actor, edit)
}

/// A record belongs to one body for good; what everybody sees is added by an administrator.
fn may_belong(actor: &Actor, edit: &Edit) -> Ruling {
    let company = edit.datum("company").as_text().unwrap_or_default();
    if company.is_empty() {
        return Err(Refusal::field("company", "Say whose record this is."));
    }
    if !edit.is_new() && edit.datum("company") != edit.was("company") {
        return Err(Refusal::field("company", "A record does not move from one body to another."));
    }
    let may_share = actor.has_any([record::access::ADMIN]);
    if !actor.bodies.holds(company) || (company == SHARED && edit.is_new() && !may_share) {
        return Err(Refusal::field("company", "There is no such company.").on(Ground::Rights));
    }
    Ok(())
}

/// Administrators delete, and nobody what stands for good.
pub(crate) fn may_delete(actor: &Actor, edit: &Edit) -> Ruling {
    if !actor.has_any([record::access::ADMIN]) {
        let message = format!("You may not delete {}.", edit.register.plural.to_lowercase());
        return Err(Refusal::record(message).on(Ground::Rights));
    }
    match FOR_GOOD.iter().find(|(register, _)| *register == edit.register.name) {
        Some((_, why)) => Err(Refusal::record(*why)),
        None => Ok(()),
    }
}

/// What neither an undo nor a deletion takes away, and why.
pub(crate) const FOR_GOOD: [(&str, &str); 3] = [
    ("paper_edition", "This has been published and stays as it is. Publish a correction."),
    ("paper_figure", "This has been published and stays as it is. Publish a correction."),
    ("sys_db_object", "A register stays: records are kept by it."),
];

/// States: where a record may go from where it stands, and by whom.
pub(crate) fn may_move(actor: &Actor, edit: &Edit) -> Ruling {
    if edit.datum("state") == edit.was("state") {
        return Ok(());
    }
    let Some(state) = edit.state() else {
        return if edit.is_new() {
            Ok(())
        } else {
            Err(Refusal::field("state", "It has to stand somewhere: choose a state."))
        };
    };
    let before = edit.state_before();
    let first = edit.register.states.values().next();
    let next: Vec<&String> = match before {
        Some(before) => before.next.iter().collect(),
        // A new record begins in the first state or one step on: a call that is solved while it is taken.
        None => first.into_iter().flat_map(|one| one.next.iter().chain([&one.name])).collect(),
    };
    let is_program = actor.has_any([record::access::ADMIN]);
    let imports_history = before.is_none() && is_program;
    if !next.contains(&&state.name) && !imports_history {
        let places = next.iter().filter_map(|name| edit.register.states.get(*name)).map(|s| s.label.as_str());
        let places = places.collect::<Vec<_>>().join(", ");
        let from = before.map_or_else(String::new, |before| format!(" from {}", before.label));
        let message = match places.as_str() {
            "" => format!("It stays as it is: nothing follows{from}."),
            _ => format!("It cannot become {}{from}. It may become: {places}.", state.label),
        };
        let refusal = Refusal::field("state", message);
        return Err(match before {
            Some(before) => refusal.on(Ground::Transition(format!(
                "{} state transition from state {} to {} is not possible",
                edit.register.title, before.value, state.value
            ))),
            None => refusal,
        });
    }
    may_make(actor, edit, state)
}

/// Some states are for some to give.
pub(crate) fn may_make(actor: &Actor, edit: &Edit, state: &State) -> Ruling {
    let by_person = edit.register.people_in(&state.by).any(|field| edit.datum(field).as_text() == Some(&actor.id));
    if !state.by.is_empty() && !by_person && !actor.has_any(edit.register.roles_in(&state.by)) {
        let message = format!("Only {} may make it {}.", state.by.join(" or "), state.label);
        return Err(Refusal::field("state", message));
    }
    Ok(())
}

/// What the dictionary asks of every record, and its state of this one. `is_generous` as in [`Draft::is_generous`].
pub(crate) fn missing(edit: &Edit, is_generous: bool) -> Vec<Refusal> {
    let register = &edit.register;
    let required = register.fields.values().filter(|f| f.required).map(|f| (f, "This is needed.".to_owned()));
    let state = edit.state().filter(|_| edit.datum("state") != edit.was("state"));
    let needed = state.into_iter().flat_map(|state| {
        let asks = state.asks.iter().filter(|_| !is_generous);
        let fields = state.needs.iter().chain(asks).filter_map(|name| register.shared_field(name));
        fields.map(|field| (field, format!("This is needed before it becomes {}.", state.label)))
    });
    let empty = required.chain(needed).filter(|(field, _)| edit.datum(&field.name).is_empty());
    let refusal = |field: &Field, message: String| Refusal::field(&field.name, format!("{}: {message}", field.label));
    empty.map(|(field, message)| refusal(field, message).on(Ground::Missing)).collect()
}

/// What a new record will be refused for besides what could not be read, so that everything is said at once.
pub(crate) fn untyped(draft: &Draft, register: &Register) -> Vec<Refusal> {
    if draft.sys_id.is_some() {
        return Vec::new();
    }
    let is_typed = |name: &str| draft.typed.get(name).is_some_and(|text| !text.trim().is_empty());
    // Whose record it is may follow from who saves it.
    let fields = register.fields.values().filter(|f| f.required && !f.kept && !record::dictionary::is_system(&f.name));
    let empty = fields.filter(|f| f.default.is_none() && !is_typed(&f.name));
    let refusal = |field: &Field| Refusal::field(&field.name, format!("{}: This is needed.", field.label));
    empty.map(|field| refusal(field).on(Ground::Missing)).collect()
}
