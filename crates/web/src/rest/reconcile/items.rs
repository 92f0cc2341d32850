//! What became of what was told, as the programs that tell of it read it.

use axum::http::StatusCode;
use practice::estate::{Attempt, ItemOutcome, Met, Operation, Outcome, RELATIONS, Told, Wrong};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::rest::reply::Reply;

const UNKNOWN: &str = "Unknown";

/// `is_rehearsal`: what would be new has no identifier yet.
pub fn reply(told: &Told, outcome: &Outcome, is_rehearsal: bool) -> Reply {
    let place = |at: usize| {
        // Items that turned out to be one record are told together by their places.
        let id = outcome.items[at].kept.as_ref().map(|(_, id)| id);
        let same = |other: &usize| id.is_some() && outcome.items[*other].kept.as_ref().map(|(_, id)| id) == id;
        let places: Vec<usize> = (0..outcome.items.len()).filter(|other| *other == at || same(other)).collect();
        places
    };
    let items: Vec<Value> =
        outcome.items.iter().enumerate().map(|(at, one)| item(one, &place(at), is_rehearsal)).collect();
    let relations: Vec<Value> = outcome
        .relations
        .iter()
        .map(|one| {
            json!({
                "className": RELATIONS, "operation": operation(one.kept.as_ref()),
                "sysId": known(one.kept.as_ref(), is_rehearsal), "parent": one.parent, "child": one.child,
                "errorCount": one.wrong.len(), "errors": errors(&one.wrong), "hasError": !one.wrong.is_empty(),
            })
        })
        .collect();
    let has_error = outcome.wrongs().next().is_some();
    let has_warning = outcome.items.iter().any(|one| !one.notes.is_empty());
    debug_assert_eq!(told.items.len(), items.len());
    Reply::result(&json!({
        "items": items, "relations": relations, "additionalCommittedItems": [], "additionalCommittedRelations": [],
        "hasError": has_error, "hasWarning": has_warning,
    }))
}

/// A single item that is refused as it came.
pub fn refused(status: StatusCode, class: &str, message: &str) -> Reply {
    let told = Told {
        items: vec![practice::estate::ToldItem { class: class.into(), ..Default::default() }],
        ..Told::default()
    };
    Reply { status, ..reply(&told, &all_wrong(&told, message), false) }
}

/// The same is wrong with everything.
pub fn all_wrong(told: &Told, message: &str) -> Outcome {
    let wrong = || Wrong { code: "INVALID_INPUT_DATA", message: message.to_owned(), is_right: false };
    let item = |class: &str| ItemOutcome { class: class.to_owned(), wrong: vec![wrong()], ..ItemOutcome::default() };
    Outcome { items: told.items.iter().map(|one| item(&one.class)).collect(), relations: Vec::new() }
}

fn item(one: &ItemOutcome, places: &[usize], is_rehearsal: bool) -> Value {
    let entry = one.attempts.iter().find(|attempt| attempt.met == Met::One);
    json!({
        "className": one.class, "operation": operation(one.kept.as_ref()), "sysId": known(one.kept.as_ref(), is_rehearsal),
        "identifierEntrySysId": entry.map_or_else(|| UNKNOWN.to_owned(), identifier),
        "identificationAttempts": one.attempts.iter().map(attempt).collect::<Vec<_>>(),
        "relatedItems": [], "relatedSysIds": [], "inputIndices": places, "mergedPayloadIds": [], "markers": [],
        "info": one.notes, "errorCount": one.wrong.len(), "warningCount": one.notes.len(),
        "errors": errors(&one.wrong), "hasError": !one.wrong.is_empty(), "hasWarning": !one.notes.is_empty(),
    })
}

fn operation(kept: Option<&(Operation, String)>) -> &'static str {
    match kept {
        Some((Operation::Insert, _)) => "INSERT",
        Some((Operation::Update, _)) => "UPDATE",
        Some((Operation::NoChange, _)) | None => "NO_CHANGE",
    }
}

fn known(kept: Option<&(Operation, String)>, is_rehearsal: bool) -> &str {
    match kept {
        None => UNKNOWN,
        Some((Operation::Insert, _)) if is_rehearsal => UNKNOWN,
        Some((_, id)) => id,
    }
}

fn errors(wrong: &[Wrong]) -> Vec<Value> {
    wrong.iter().map(|one| json!({"error": one.code, "message": one.message})).collect()
}

fn attempt(one: &Attempt) -> Value {
    let result = match one.met {
        Met::One => "MATCHED",
        Met::None => "NO_MATCH",
        Met::Skipped => "SKIPPED",
        Met::Several => "MULTI_MATCH",
    };
    json!({
        "identifierName": one.name, "attemptResult": result, "attributes": one.fields, "searchOnTable": one.register,
        "hybridEntryCiAttributes": [],
    })
}

/// A way of recognising stands in a register's file; the same way has the same identifier everywhere.
fn identifier(one: &Attempt) -> String {
    let digest = Sha256::digest(format!("{}\n{}", one.register, one.fields.join("\n")));
    hex::encode(&digest[..16])
}
