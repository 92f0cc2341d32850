//! Credentials: with what programs come in, in whose name, and how far. Each integration has its own, for one body and for some
//! registers; it ends at an instant, and may be revoked, which the next request finds.

mod given;
mod known;

pub use given::{Given, give_certificate, give_client, give_key, let_in, password_given, renewed, revoke};
pub use known::{Client, Credential, Known, Tie};

use record::edit::{Edit, Handle, Relied, Ruling, holds};
use record::register::PEOPLE;
use store::SHARED;

use crate::people::list;
use crate::world::World;
use crate::{Practice, Rule};

pub const KEYS: &str = "api_key";
pub const CLIENTS: &str = "oauth_entity";
pub const TOKENS: &str = "oauth_credential";
/// The registers of all of them.
pub const REGISTERS: &[&str] = &[KEYS, CLIENTS, TOKENS];

/// Every register, in the fields that say what may be read and written.
pub const ALL: &str = "all";
/// Ways in which a client application may ask for an access token.
pub const WAYS: [&str; 5] = ["password", "client_credentials", "refresh_token", "authorization_code", "jwt_bearer"];

const READS: [Handle<holds::Text>; 2] = [Handle::new(KEYS, "reads"), Handle::new(CLIENTS, "reads")];
const WRITES: [Handle<holds::Text>; 2] = [Handle::new(KEYS, "writes"), Handle::new(CLIENTS, "writes")];
const USER: [Handle<holds::Link>; 2] = [Handle::new(KEYS, "user"), Handle::new(CLIENTS, "user")];
const KEY: Handle<holds::Hash> = Handle::new(KEYS, "token");
const CERTIFICATE: Handle<holds::Text> = Handle::new(KEYS, "certificate");
const CLIENT_SECRET: Handle<holds::Hash> = Handle::new(CLIENTS, "client_secret");
const IS_PUBLIC: Handle<holds::Flag> = Handle::new(CLIENTS, "public_client");
const WAYS_TO_ASK: Handle<holds::Text> = Handle::new(CLIENTS, "grant_types");
const STATED_BY: Handle<holds::Text> = Handle::new(CLIENTS, "jwt_certificate");
const LEADS_BACK: Handle<holds::Text> = Handle::new(CLIENTS, "redirect_url");

const KEY_CHECKS: &[Relied] =
    &[READS[0].relied(), WRITES[0].relied(), USER[0].relied(), KEY.relied(), CERTIFICATE.relied()];
const CLIENT_CHECKS: &[Relied] = &[
    READS[1].relied(),
    WRITES[1].relied(),
    USER[1].relied(),
    CLIENT_SECRET.relied(),
    IS_PUBLIC.relied(),
    WAYS_TO_ASK.relied(),
    LEADS_BACK.relied(),
    STATED_BY.relied(),
];

pub const PRACTICE: Practice = Practice {
    register: KEYS,
    follows: &[],
    relies_on: KEY_CHECKS,
    rules: &[
        Rule { says: "A key opens registers that there are.", keep: registers_are_there },
        Rule { says: "A key reaches no body that whoever gives it does not.", keep: reaches_no_further },
        Rule {
            says: "A key is given with its secret, or with the certificate that stands for it.",
            keep: key_has_a_secret,
        },
    ],
};

pub const CLIENT_PRACTICE: Practice = Practice {
    register: CLIENTS,
    follows: &[],
    relies_on: CLIENT_CHECKS,
    rules: &[
        Rule { says: "A client application opens registers that there are.", keep: registers_are_there },
        Rule { says: "A client application reaches no body that whoever gives it does not.", keep: reaches_no_further },
        Rule { says: "A client application has a secret, unless it can keep none.", keep: client_has_a_secret },
        Rule { says: "A client application asks in ways that there are.", keep: ways_are_known },
        Rule { says: "Whoever asks in its own name acts as somebody.", keep: acts_as_somebody },
        Rule { says: "Whoever states who comes proves it by a certificate.", keep: has_a_certificate },
        Rule { says: "A browser is led back to https or to the person's own machine.", keep: leads_back_safely },
    ],
};

/// The parts of a list, whatever stands between them.
pub(crate) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', ' ', '\n', '\r', '\t']).filter(|part| !part.is_empty())
}

fn registers_are_there(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    for handle in [READS[0], WRITES[0]] {
        for name in parts(edit.text(handle)).filter(|name| *name != ALL) {
            if let Err(message) = world.dictionary.find(name) {
                return edit.refuse(handle, message);
            }
        }
    }
    Ok(())
}

/// A shared one opens every body of the person that it acts as; one of a body opens that body alone.
fn reaches_no_further(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let user = edit.text(USER[0]).to_owned();
    if edit.datum("company").as_text() != Some(SHARED) || user.is_empty() {
        return Ok(());
    }
    let Some(person) = world.record(PEOPLE, &user) else {
        return edit.refuse(USER[0], "There is nobody of this name.");
    };
    match list(&person, "bodies").iter().all(|body| world.actor.bodies.holds(body)) {
        true => Ok(()),
        false => edit.refuse(USER[0], "They see records of a body that you do not. Give a credential for one body."),
    }
}

fn key_has_a_secret(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    match (edit.is_new(), edit.has(KEY) == edit.has(CERTIFICATE)) {
        (true, true) => edit.refuse(KEY, "A key is given by `guildhall credential add`."),
        (false, _) if edit.changes(CERTIFICATE) => {
            edit.refuse(CERTIFICATE, "Another certificate is another credential. Give a new one, and revoke this.")
        }
        _ => Ok(()),
    }
}

fn client_has_a_secret(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let is_public = edit.int(IS_PUBLIC) == Some(1);
    match edit.is_new() && edit.has(CLIENT_SECRET) == is_public {
        true => edit.refuse(CLIENT_SECRET, "A client application is given by `guildhall credential add`."),
        false if !edit.is_new() && edit.changes(IS_PUBLIC) => {
            edit.refuse(IS_PUBLIC, "A client application is the one or the other from the beginning. Give a new one.")
        }
        false => Ok(()),
    }
}

fn ways_are_known(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let ways: Vec<&str> = parts(edit.text(WAYS_TO_ASK)).collect();
    if let Some(unknown) = ways.iter().find(|way| !WAYS.contains(way)) {
        return edit.refuse(WAYS_TO_ASK, format!("`{unknown}` is not one of {}.", WAYS.join(", ")));
    }
    if edit.int(IS_PUBLIC) == Some(1)
        && ways.iter().any(|way| matches!(*way, "password" | "client_credentials" | "jwt_bearer"))
    {
        return edit.refuse(WAYS_TO_ASK, "What keeps no secret asks by authorization_code and refresh_token alone.");
    }
    Ok(())
}

fn acts_as_somebody(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    match parts(edit.text(WAYS_TO_ASK)).any(|way| way == "client_credentials") && !edit.has(USER[1]) {
        true => edit.refuse(USER[1], "Say as whom it acts with client credentials."),
        false => Ok(()),
    }
}

fn has_a_certificate(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let states = parts(edit.text(WAYS_TO_ASK)).any(|way| way == "jwt_bearer");
    match states && !edit.text(STATED_BY).contains("-----BEGIN CERTIFICATE-----") {
        true => edit.refuse(STATED_BY, "Give the certificate in PEM by which its statements are proved."),
        false => Ok(()),
    }
}

fn leads_back_safely(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let asks = parts(edit.text(WAYS_TO_ASK)).any(|way| way == "authorization_code");
    if asks && !edit.has(LEADS_BACK) {
        return edit.refuse(LEADS_BACK, "Say where a browser is led back to.");
    }
    match parts(edit.text(LEADS_BACK)).find(|address| !is_safe(address)) {
        Some(address) => edit.refuse(
            LEADS_BACK,
            format!("`{address}` is not an https address, nor one of http://localhost or http://127.0.0.1."),
        ),
        None => Ok(()),
    }
}

fn is_safe(address: &str) -> bool {
    let rest = |begin: &str| address.strip_prefix(begin).map(|rest| rest.split(['/', '?']).next().unwrap_or_default());
    let host = |authority: &str| authority.split(':').next().unwrap_or_default().to_owned();
    let is_plain = !address.contains(['#', '@', '\\', '"', '<', '>', '\'']);
    let is_https = rest("https://").is_some_and(|authority| !host(authority).is_empty());
    let is_here =
        rest("http://").is_some_and(|authority| matches!(host(authority).as_str(), "localhost" | "127.0.0.1"));
    is_plain && (is_https || is_here)
}
