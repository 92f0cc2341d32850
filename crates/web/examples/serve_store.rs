//! Serves a store on this machine, without papers: for measuring pages and downloads of large stores.
//!
//! `cargo run --release -p web --example serve_store -- STORE.sqlite 127.0.0.1:8030 col,colp`

use std::path::{Path, PathBuf};
use std::sync::Arc;

use record::{Actor, Dictionary};
use store::{Bodies, Store};
use web::{Body, Reader, Site};

/// The registers of this project.
fn dictionary() -> Dictionary {
    let mut folders: Vec<PathBuf> = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../../registers")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the registers are there") {
            let path = entry.expect("listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.display().to_string(), std::fs::read_to_string(&path).expect("a register")));
            }
        }
    }
    files.sort();
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    Dictionary::load(files).expect("the registers load")
}

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, address, bodies] = &arguments[..] else {
        eprintln!("Give a store, an address and the bodies: serve_store STORE.sqlite 127.0.0.1:8030 col,colp");
        std::process::exit(2);
    };
    let dictionary = dictionary();
    let store = Store::sqlite(Path::new(file)).expect("a store");
    for change in store.sync(&dictionary.schema()).expect("tables that fit the registers") {
        eprintln!("{change}");
    }
    let bodies: Vec<Body> =
        bodies.split(',').map(|code| Body { id: code.into(), code: code.into(), name: code.into() }).collect();
    let actor = Actor::system("measure", Bodies::of(bodies.iter().map(|body| body.id.as_str())));
    let reader = Reader { name: "Measure".into(), role: "sees everything".into(), actor };
    let site = Site::new(store, dictionary, reader, Vec::new(), bodies, jiff::Timestamp::now);
    let listener = tokio::net::TcpListener::bind(address).await.expect("an address");
    println!("http://{address}/ by process {}", std::process::id());
    let stop = async {
        tokio::signal::ctrl_c().await.ok();
    };
    web::serve(Arc::new(site), listener, stop).await.expect("served");
}
