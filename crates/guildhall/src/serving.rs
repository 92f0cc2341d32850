//! Serves the records to a browser on this machine.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use jiff::Timestamp;
use record::{Filter, Page, Path, Query, Words};
use web::tls::Tls;
use web::webhooks::guard::Network;
use web::webhooks::{Outward, deliver};
use web::{Body, Reader, Site};

use crate::opening::{Open, Where};
use crate::{Done, Stopped, papers};

/// How often the server looks whether its store still writes.
const LOOKS_EVERY: Duration = Duration::from_millis(200);

#[derive(Args)]
pub struct Serve {
    /// Through whose eyes pages are looked at: a user name. Without it there are no pages, only the REST interface
    #[arg(long = "as")]
    actor: Option<String>,
    /// Others that may be chosen on the page: user names
    #[arg(long, value_delimiter = ',', requires = "actor")]
    others: Vec<String>,
    /// Address and port; for pages only this machine, since there is no sign-in yet
    #[arg(long, default_value = "127.0.0.1:8020")]
    listen: SocketAddr,
    /// The certificate to show, in PEM, with those between it and its authority
    #[arg(long, requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The certificate's key, in PEM
    #[arg(long, requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// Let programs show certificates of their own in place of keys; browsers then ask people for one
    #[arg(long, requires = "tls_cert")]
    client_certificates: bool,
    /// Listen beyond this machine without TLS, because a proxy in front speaks it
    #[arg(long)]
    plain: bool,
    /// Requests that a credential may send in an hour, where it does not say itself
    #[arg(long)]
    rate_limit: Option<u64>,
    /// Let in by a password alone only who has the role snc_basic_auth_api_access, or is an administrator
    #[arg(long)]
    basic_auth_by_role: bool,
    /// Networks that webhooks may reach besides the public internet, in the clear too: 10.1.0.0/16
    #[arg(long, value_delimiter = ',')]
    webhook_allow: Vec<Network>,
    /// Authorities in PEM that receivers of webhooks may prove themselves by, besides those of this machine
    #[arg(long)]
    webhook_ca: Option<PathBuf>,
    /// Seconds in which a receiver must answer
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u64).range(1..=60))]
    webhook_timeout: u64,
}

/// How the site is reached.
struct Reached {
    listen: SocketAddr,
    tls: Option<Tls>,
    is_plain: bool,
    /// How webhooks are told; none where nobody is.
    outward: Option<Outward>,
}

pub fn run(place: &Where, serve: Serve) -> Done {
    let tls = match (&serve.tls_cert, &serve.tls_key) {
        (Some(certificate), Some(key)) => {
            Some(Tls::read(certificate, key, serve.client_certificates).map_err(Stopped)?)
        }
        _ => None,
    };
    let open = place.open()?;
    let mut site = match &serve.actor {
        Some(first) => site(&open, first, &serve.others, Timestamp::now)?,
        None => {
            Site::without_pages(open.desk.store.clone(), open.desk.dictionary.clone(), bodies(&open)?, Timestamp::now)
        }
    };
    site.watch.hourly = serve.rate_limit;
    site.watch.basic_needs_role = serve.basic_auth_by_role;
    site.scheme = if tls.is_some() { "https" } else { "http" };
    let within = Duration::from_secs(serve.webhook_timeout);
    let outward = Outward::new(serve.webhook_allow, serve.webhook_ca.as_deref(), within).map_err(Stopped)?;
    let reached = Reached { listen: serve.listen, tls, is_plain: serve.plain, outward: Some(outward) };
    keep_serving(&open, site, reached, &place.shown())
}

/// Serves until it is told to stop, or until the store has stopped: then the answer is an error, so that whoever watches over the
/// process starts it again and the store recovers. `clock` says what time it is for those who look.
pub fn start(
    open: &Open,
    listen: SocketAddr,
    first: &str,
    others: &[String],
    clock: impl Fn() -> Timestamp + Send + Sync + 'static,
    what: &str,
) -> Done {
    let site = site(open, first, others, clock)?;
    keep_serving(open, site, Reached { listen, tls: None, is_plain: false, outward: None }, what)
}

/// Pages are for this machine alone, and credentials do not leave it in the clear.
fn may_listen(site: &Site, reached: &Reached) -> Done {
    let is_here = match reached.listen.ip() {
        IpAddr::V4(ip) => ip.is_loopback(),
        IpAddr::V6(ip) => ip.is_loopback(),
    };
    let listen = reached.listen;
    if !is_here && !site.readers().is_empty() {
        return Err(Stopped(format!(
            "{listen} can be reached from elsewhere, and pages have no sign-in yet. Listen on 127.0.0.1, or leave out --as \
             to serve the REST interface alone."
        )));
    }
    if !is_here && reached.tls.is_none() && !reached.is_plain {
        return Err(Stopped(format!(
            "{listen} can be reached from elsewhere, and passwords would go there in the clear. Give --tls-cert and \
             --tls-key, or --plain if a proxy in front speaks TLS."
        )));
    }
    Ok(())
}

fn keep_serving(open: &Open, site: Site, reached: Reached, what: &str) -> Done {
    may_listen(&site, &reached)?;
    open.desk.describe(&open.bodies, site.now())?;
    let (site, listen) = (Arc::new(site), reached.listen);
    let scheme = if reached.tls.is_some() { "https" } else { "http" };
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen)
            .await
            .map_err(|error| Stopped(format!("{listen} cannot be opened: {error}. Choose another with --listen.")))?;
        println!("Guildhall serves {what} at {scheme}://{}/   (Ctrl+C stops it)", listener.local_addr()?);
        let stop = async {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                () = has_stopped(&open.desk.store) => {}
            }
        };
        if let Some(outward) = reached.outward {
            tokio::spawn(deliver(site.clone(), outward));
        }
        web::serve_over(site, listener, reached.tls, stop).await.map_err(Stopped::from)
    })?;
    open.desk.store.stopped().map_or(Ok(()), |why| Err(why.into()))
}

async fn has_stopped(store: &store::Store) {
    while store.stopped().is_none() {
        tokio::time::sleep(LOOKS_EVERY).await;
    }
}

/// The pages over what is open: `first` looks unless one of the others is chosen.
pub fn site(
    open: &Open,
    first: &str,
    others: &[String],
    clock: impl Fn() -> Timestamp + Send + Sync + 'static,
) -> Done<Site> {
    let first = reader(open, first)?;
    let others = others.iter().map(|name| reader(open, name)).collect::<Done<Vec<_>>>()?;
    let site = Site::new(open.desk.store.clone(), open.desk.dictionary.clone(), first, others, bodies(open)?, clock);
    Ok(site.with_papers(papers::built_in()))
}

fn reader(open: &Open, user_name: &str) -> Done<Reader> {
    let actor = open.person(user_name)?;
    let system = record::Actor::system("serve", open.bodies.clone());
    let words = Words::new(open.now, "serve", open.bodies.clone());
    let query = Query::all(record::register::PEOPLE).and(Filter::is("sys_id", actor.id.as_str()));
    let mut source = &open.desk.store;
    let found = system.asks(&open.desk.dictionary, &query, &words)?.record(&mut source)?;
    let shown = |field: &str| found.as_ref().map_or("", |record| record.shown(field)).to_owned();
    Ok(Reader { name: shown("name"), role: shown("title"), actor })
}

fn bodies(open: &Open) -> Done<Vec<Body>> {
    let system = record::Actor::system("serve", open.bodies.clone());
    let words = Words::new(open.now, "serve", open.bodies.clone());
    let query = Query::all(record::register::COMPANIES).and(Filter::is("customer", 1)).ordered("code", false);
    let paths = ["code", "name"].map(Path::of);
    let mut source = &open.desk.store;
    let rows = system.asks(&open.desk.dictionary, &query, &words)?.rows(&mut source, &paths, Page::ALL)?;
    let body =
        |row: record::Row| Body { id: row.sys_id, code: row.cells[0].shown.clone(), name: row.cells[1].shown.clone() };
    Ok(rows.into_iter().map(body).collect())
}
