//! Webhooks: given with a secret that is shown this once, given another, and what nobody took sent again.

use clap::{Args, Subcommand};
use practice::desk::Occasion;
use practice::webhooks::{self, DELIVERIES, WEBHOOKS};
use record::{Draft, Filter, Page, Query, Words};

use crate::opening::{Open, Where};
use crate::{Done, Stopped};

/// Dead letters that are sent again at once.
const AGAIN_MAX: u64 = 1000;

#[derive(Args)]
pub struct Webhook {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Tells another system of changes; the secret that it knows us by is shown this once
    Add(Add),
    /// Gives a webhook another secret; the one before signs for a day more
    Renew(Named),
    /// Sends the dead letters of a webhook again, under the same names
    Replay(Named),
}

#[derive(Args)]
struct Add {
    /// What it is called
    name: String,
    /// Where messages are posted
    #[arg(long)]
    url: String,
    /// Of which register, with all that extend it
    #[arg(long)]
    register: String,
    /// Of which records: a condition as in `priority = 1`
    #[arg(long = "where", default_value = "")]
    condition: String,
    /// What it hears of: created, updated, deleted
    #[arg(long, value_delimiter = ',', default_value = "created,updated")]
    events: Vec<String>,
    /// The API key by whose rights it listens, by its name
    #[arg(long)]
    key: String,
    /// The body whose records it hears of, by its code; global for all that the key reads
    #[arg(long)]
    company: String,
    /// Who gives it: the user name of an administrator
    #[arg(long = "as")]
    actor: String,
}

#[derive(Args)]
struct Named {
    name: String,
    /// Who asks: the user name of an administrator
    #[arg(long = "as")]
    actor: String,
}

pub fn run(place: &Where, webhook: Webhook) -> Done {
    let open = place.open()?;
    match webhook.what {
        What::Add(wanted) => add(&open, wanted),
        What::Renew(named) => renew(&open, &named),
        What::Replay(named) => replay(&open, &named),
    }
}

fn add(open: &Open, wanted: Add) -> Done {
    if let Some(unknown) = wanted.events.iter().find(|one| webhooks::Event::of(one).is_none()) {
        return Err(Stopped(format!("`{unknown}` is not one of created, updated, deleted.")));
    }
    let actor = open.person(&wanted.actor)?;
    let hears = |event: &str| if wanted.events.iter().any(|one| one == event) { "yes" } else { "no" };
    let draft = Draft::default()
        .with("name", &wanted.name)
        .with("company", wanted.company)
        .with("url", wanted.url)
        .with("collection", wanted.register)
        .with("condition", wanted.condition)
        .with("credential", wanted.key)
        .with("action_insert", hears("created"))
        .with("action_update", hears("updated"))
        .with("action_delete", hears("deleted"));
    let on = Occasion { actor: &actor, now: open.now, why: "A webhook was given", request: "webhook" };
    let (_, secret) = webhooks::give(&open.desk, on, draft)?;
    tell(&wanted.name, &secret);
    Ok(())
}

fn tell(name: &str, secret: &str) {
    println!("{name} is told of changes while `guildhall serve` runs.\nsecret  {secret}");
    println!(
        "This is shown once. Whoever receives our messages proves with it that they are ours (standardwebhooks.com)."
    );
}

fn ids(open: &Open, actor: &record::Actor, query: &Query, limit: u64) -> Done<Vec<String>> {
    let words = Words::new(open.now, &actor.id, actor.bodies.clone());
    let asked = actor.asks(&open.desk.dictionary, query, &words)?;
    Ok(asked.ids(&mut &open.desk.store, Page { limit, offset: 0 })?)
}

fn found(open: &Open, actor: &record::Actor, name: &str) -> Done<String> {
    let ids = ids(open, actor, &Query::all(WEBHOOKS).and(Filter::is("name", name)), 2)?;
    match &ids[..] {
        [one] => Ok(one.clone()),
        _ => Err(Stopped(format!("{} webhooks are called {name}.", if ids.is_empty() { "No" } else { "Several" }))),
    }
}

fn renew(open: &Open, named: &Named) -> Done {
    let actor = open.person(&named.actor)?;
    let id = found(open, &actor, &named.name)?;
    let on = Occasion { actor: &actor, now: open.now, why: "A webhook was given another secret", request: "webhook" };
    let secret = webhooks::renew(&open.desk, on, &id)?;
    tell(&named.name, &secret);
    Ok(())
}

fn replay(open: &Open, named: &Named) -> Done {
    let actor = open.person(&named.actor)?;
    let webhook = found(open, &actor, &named.name)?;
    let dead = Query::all(DELIVERIES).and(Filter::is("webhook", webhook.as_str())).and(Filter::is("state", "failed"));
    let ids = ids(open, &actor, &dead, AGAIN_MAX)?;
    let again = |id: &String| Draft { sys_id: Some(id.clone()), ..Draft::new(DELIVERIES) }.with("state", "pending");
    let drafts: Vec<Draft> = ids.iter().map(again).collect();
    let on = Occasion { actor: &actor, now: open.now, why: "Dead letters are sent again", request: "webhook" };
    open.desk.save_all(on, &drafts)?;
    match drafts.len() {
        1 => println!("1 dead letter is sent again."),
        count => println!("{count} dead letters are sent again."),
    }
    Ok(())
}
