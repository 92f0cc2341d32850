//! Serves the records to a browser on this machine.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use jiff::Timestamp;
use record::{Filter, Page, Path, Query, Words};
use web::{Body, Reader, Site};

use crate::opening::{Open, Where};
use crate::{Done, Stopped, papers};

/// How often the server looks whether its store still writes.
const LOOKS_EVERY: Duration = Duration::from_millis(200);

#[derive(Args)]
pub struct Serve {
    /// Through whose eyes: a user name
    #[arg(long = "as")]
    actor: String,
    /// Others that may be chosen on the page: user names
    #[arg(long, value_delimiter = ',')]
    others: Vec<String>,
    /// Address and port; only this machine, since there is no sign-in yet
    #[arg(long, default_value = "127.0.0.1:8020")]
    listen: SocketAddr,
}

pub fn run(place: &Where, serve: Serve) -> Done {
    let open = place.open()?;
    start(&open, serve.listen, &serve.actor, &serve.others, Timestamp::now, &place.shown())
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
    let is_here = match listen.ip() {
        IpAddr::V4(ip) => ip.is_loopback(),
        IpAddr::V6(ip) => ip.is_loopback(),
    };
    if !is_here {
        return Err(Stopped(format!(
            "{listen} can be reached from elsewhere, and there is no sign-in yet. Listen on 127.0.0.1."
        )));
    }
    open.desk.describe(&open.bodies, clock())?;
    let site = site(open, first, others, clock)?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen)
            .await
            .map_err(|error| Stopped(format!("{listen} cannot be opened: {error}. Choose another with --listen.")))?;
        println!("Guildhall serves {what} at http://{}/   (Ctrl+C stops it)", listener.local_addr()?);
        let stop = async {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                () = has_stopped(&open.desk.store) => {}
            }
        };
        web::serve(site, listener, stop).await.map_err(Stopped::from)
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
) -> Done<Arc<Site>> {
    let first = reader(open, first)?;
    let others = others.iter().map(|name| reader(open, name)).collect::<Done<Vec<_>>>()?;
    let site = Site::new(open.desk.store.clone(), open.desk.dictionary.clone(), first, others, bodies(open)?, clock);
    Ok(Arc::new(site.with_papers(papers::built_in())))
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
