//! Credentials for programs: given once, listed without their secrets, taken away at once.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::{SignedDuration, Timestamp};
use practice::credentials::{self, CLIENTS, Given, KEYS, TOKENS};
use practice::desk::Occasion;
use record::{Draft, Filter, Page, Path, Query, Words};

use crate::opening::{Open, Where};
use crate::{Done, Stopped};

/// The longest a credential may last, in days.
const DAYS_MAX: u32 = 730;

#[derive(Args)]
pub struct Credential {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Gives a program a credential of its own; its secret is shown this once
    Add(Box<Add>),
    /// Lists credentials, when they end and when they were last used
    List(List),
    /// Takes a credential away: its next request is refused
    Revoke(Revoke),
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A key that is sent with every request, in the header x-sn-apikey
    ApiKey,
    /// A client certificate, which a program shows in place of a key: --certificate names its file
    Certificate,
    /// A client application that asks for access tokens at /oauth_token.do
    Oauth,
}

#[derive(Args)]
struct Add {
    /// What it is called, in lists and when it is revoked
    name: String,
    #[arg(long, value_enum)]
    kind: Kind,
    /// As whom it acts: a user name
    #[arg(long)]
    user: Option<String>,
    /// The body whose records it reaches, by its code; global for all bodies of the user
    #[arg(long)]
    company: String,
    /// Registers that it may read, with commas between them, or all
    #[arg(long, default_value = "")]
    reads: String,
    /// Registers that it may write, and so read, with commas between them, or all
    #[arg(long, default_value = "")]
    writes: String,
    /// Ends after so many days
    #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u32).range(1..=i64::from(DAYS_MAX)))]
    days: u32,
    /// Requests that it may send in an hour
    #[arg(long)]
    rate_limit: Option<u32>,
    /// OAuth: ways in which it may ask: password, client_credentials, refresh_token, authorization_code,
    /// jwt_bearer
    #[arg(long, value_delimiter = ',', default_value = "client_credentials")]
    grant_types: Vec<String>,
    /// OAuth: where a browser is led back to; may be given several times
    #[arg(long = "redirect-url")]
    redirect_urls: Vec<String>,
    /// OAuth, jwt_bearer: the certificate, in PEM, by which its statements of who comes are proved
    #[arg(long)]
    jwt_certificate: Option<std::path::PathBuf>,
    /// OAuth, jwt_bearer: how its statements name people: user_name, email, sys_id
    #[arg(long)]
    user_field: Option<String>,
    /// OAuth: it runs on people's own machines and can keep no secret
    #[arg(long)]
    public: bool,
    /// Certificate: the file in PEM; its key stays with the program
    #[arg(long, required_if_eq("kind", "certificate"))]
    certificate: Option<PathBuf>,
    /// What it is for
    #[arg(long)]
    purpose: Option<String>,
    /// Who gives it: the user name of an administrator
    #[arg(long = "as")]
    actor: String,
}

#[derive(Args)]
struct List {
    /// Who looks: the user name of an administrator or auditor
    #[arg(long = "as")]
    actor: String,
}

#[derive(Args)]
struct Revoke {
    /// Its name, the beginning of a key or token, or a client ID
    name: String,
    /// Why; it is kept in the history
    #[arg(long)]
    why: Option<String>,
    /// Who takes it away: the user name of an administrator
    #[arg(long = "as")]
    actor: String,
}

pub fn run(place: &Where, credential: Credential) -> Done {
    let open = place.open()?;
    match credential.what {
        What::Add(wanted) => add(&open, *wanted),
        What::List(wanted) => list(&open, &wanted),
        What::Revoke(wanted) => revoke(&open, &wanted),
    }
}

fn add(open: &Open, wanted: Add) -> Done {
    let actor = open.person(&wanted.actor)?;
    let ends = open.now + SignedDuration::from_hours(24 * i64::from(wanted.days));
    let is_client = wanted.kind == Kind::Oauth;
    let statements = wanted.jwt_certificate.as_deref().map(std::fs::read_to_string).transpose()?;
    let texts = [
        ("name", Some(wanted.name.clone())),
        ("company", Some(wanted.company)),
        ("user", wanted.user),
        ("reads", Some(wanted.reads).filter(|list| !list.is_empty())),
        ("writes", Some(wanted.writes).filter(|list| !list.is_empty())),
        ("expires", Some(ends.to_string())),
        ("rate_limit", wanted.rate_limit.map(|limit| limit.to_string())),
        ("purpose", wanted.purpose),
        ("grant_types", is_client.then(|| wanted.grant_types.join(", "))),
        ("jwt_certificate", statements),
        ("user_field", wanted.user_field),
        ("redirect_url", Some(wanted.redirect_urls.join("\n")).filter(|list| !list.is_empty())),
    ];
    let given = texts.into_iter().filter_map(|(field, text)| Some((field, text?)));
    let draft = given.fold(Draft::default(), |draft, (field, text)| draft.with(field, text));
    let on = Occasion { actor: &actor, now: open.now, why: "A credential was given", request: "credential" };
    let given = match wanted.kind {
        Kind::ApiKey => credentials::give_key(&open.desk, on, draft)?,
        Kind::Certificate => {
            let file =
                wanted.certificate.ok_or_else(|| Stopped("Name the certificate's file with --certificate.".into()))?;
            let digest = web::tls::digest_of_certificate(&file).map_err(Stopped)?;
            credentials::give_certificate(&open.desk, on, draft, &digest)?
        }
        Kind::Oauth => credentials::give_client(&open.desk, on, draft, wanted.public)?,
    };
    tell(&wanted.name, wanted.kind, &given, ends);
    Ok(())
}

fn tell(name: &str, kind: Kind, given: &Given, ends: Timestamp) {
    println!("{name} may come in until {} (UTC).", Words::stamp(ends));
    let secret = given.secret.as_deref().unwrap_or("none: it proves itself by PKCE");
    match kind {
        Kind::ApiKey => println!("x-sn-apikey    {secret}"),
        Kind::Certificate => println!("certificate    {}\nServe with --client-certificates to let it in.", given.name),
        Kind::Oauth => println!("client_id      {}\nclient_secret  {secret}", given.name),
    }
    if given.secret.is_some() {
        println!("This is shown once and kept by nobody here. What is lost is given anew, and the old one revoked.");
    }
}

/// Each register of credentials with the fields that name one.
const REGISTERS: [(&str, &[&str]); 3] =
    [(KEYS, &["name", "key_id"]), (CLIENTS, &["name", "client_id"]), (TOKENS, &["token_id"])];

fn list(open: &Open, wanted: &List) -> Done {
    let actor = open.person(&wanted.actor)?;
    let words = Words::new(open.now, &actor.id, actor.bodies.clone());
    let seen = web::auth::last_seen(&open.desk.store, open.now)?;
    for (register, ways) in REGISTERS {
        let query = Query::all(register).ordered("expires", true);
        let last = ways.last().copied().unwrap_or_default();
        let columns = [ways[0], last, "user", "expires", "state", "company"].map(Path::of);
        let rows =
            actor.asks(&open.desk.dictionary, &query, &words)?.rows(&mut &open.desk.store, &columns, Page::ALL)?;
        for row in rows {
            let [name, id, user, expires, state, company] = &row.cells[..] else { continue };
            let body = if company.shown.is_empty() { "all bodies" } else { company.shown.as_str() };
            let used = seen.get(&row.sys_id).map_or_else(|| "not seen yet".to_owned(), |at| format!("seen {at} UTC"));
            let (name, id) = (&name.shown, &id.shown);
            println!(
                "{register:<16} {name}  {id}  as {}, {body}; {}, until {}; {used}",
                user.shown, state.shown, expires.shown
            );
        }
    }
    Ok(())
}

fn revoke(open: &Open, wanted: &Revoke) -> Done {
    let actor = open.person(&wanted.actor)?;
    let words = Words::new(open.now, &actor.id, actor.bodies.clone());
    let mut found = Vec::new();
    for (register, ways) in REGISTERS {
        let named = ways.iter().map(|way| Filter::is(way, wanted.name.as_str())).collect();
        let query = Query::all(register).and(Filter::Any(named)).and(Filter::is("state", "active"));
        let ids = actor.asks(&open.desk.dictionary, &query, &words)?.ids(&mut &open.desk.store, Page::ALL)?;
        found.extend(ids.into_iter().map(|id| (register, id)));
    }
    let [(register, sys_id)] = &found[..] else {
        return Err(Stopped(match found.len() {
            0 => format!("No active credential is known as {}. `guildhall credential list` names them.", wanted.name),
            _ => format!(
                "More than one is known as {}. Name it by the beginning of its key or its client ID.",
                wanted.name
            ),
        }));
    };
    let why = wanted.why.as_deref().unwrap_or("A credential was revoked");
    let on = Occasion { actor: &actor, now: open.now, why, request: "credential" };
    credentials::revoke(&open.desk, on, register, sys_id)?;
    println!("{} is revoked: its next request is refused.", wanted.name);
    Ok(())
}
