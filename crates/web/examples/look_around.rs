//! Serves the demo's records without the paper: for looking at pages while the rest is being built.
#[path = "../../guildhall/src/demo/load.rs"]
mod load;
#[path = "../../guildhall/src/demo/story.rs"]
mod story;

use std::collections::BTreeMap;
use std::sync::Arc;

use practice::{Desk, people};
use record::{Dictionary, Filter, Page, Path, Query, Words};
use store::{Bodies, Store};

fn main() {
    let db = std::env::args().nth(1).expect("a database file");
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../");
    let mut files = Vec::new();
    for folder in std::fs::read_dir(format!("{root}registers")).unwrap().flatten() {
        for file in std::fs::read_dir(folder.path()).unwrap().flatten() {
            let name =
                format!("registers/{}/{}", folder.file_name().to_str().unwrap(), file.file_name().to_str().unwrap());
            files.push((name, std::fs::read_to_string(file.path()).unwrap()));
        }
    }
    let dictionary = Dictionary::load(files.iter().map(|(a, b)| (a.as_str(), b.as_str())))
        .unwrap_or_else(|faults| panic!("{}", faults[0]));
    let is_new = !std::path::Path::new(&db).exists();
    let desk = Desk::open(Store::sqlite(std::path::Path::new(&db)).unwrap(), dictionary.clone()).unwrap();
    let now: jiff::Timestamp = "2020-07-03T08:30:00Z".parse().unwrap();
    if is_new {
        let mut story = BTreeMap::new();
        for file in std::fs::read_dir(format!("{root}demo/story")).unwrap().flatten() {
            story.insert(file.file_name().to_str().unwrap().to_owned(), std::fs::read_to_string(file.path()).unwrap());
        }
        let words = Words::new(now, "setup", Bodies::shared());
        let events = story::read(&story, &words).unwrap_or_else(|faults| panic!("{}", faults.join("\n")));
        let mut loader = load::Loader::new(&desk);
        for event in &events {
            if let Err(error) = loader.save(event) {
                eprintln!("{error}");
            }
        }
    }
    let words = Words::new(now, "setup", Bodies::shared());
    let bodies = people::bodies(&desk.store, &dictionary, &words).unwrap();
    let words = Words::new(now, "setup", bodies.clone());
    let system = record::Actor::system("serve", bodies.clone());
    let read = |query: Query, paths: &[&str]| {
        let paths: Vec<Path> = paths.iter().map(|path| Path::of(path)).collect();
        let mut source = &desk.store;
        system.asks(&dictionary, &query, &words).unwrap().rows(&mut source, &paths, Page::ALL).unwrap()
    };
    let own = read(Query::all("core_company").and(Filter::is("customer", 1)).ordered("code", false), &["code", "name"]);
    let own = own.into_iter().map(|row| web::Body {
        id: row.sys_id,
        code: row.cells[0].shown.clone(),
        name: row.cells[1].shown.clone(),
    });
    let reader = |user: &str| {
        let actor = people::actor(&desk.store, &dictionary, &words, &bodies, user).unwrap().unwrap_or_else(|| {
            eprintln!("no {user}");
            record::Actor::system(user, bodies.clone())
        });
        let rows = read(Query::all("sys_user").and(Filter::is("user_name", user)), &["name", "title"]);
        web::Reader {
            name: rows.first().map_or(user.into(), |r| r.cells[0].shown.clone()),
            role: rows.first().map_or(String::new(), |r| r.cells[1].shown.clone()),
            actor,
        }
    };
    let others = ["i.ashgrove", "l.lindqvist", "t.adeyemi", "a.mensah", "c.pemberton"].map(reader).to_vec();
    let papers = std::fs::read_dir(format!("{root}papers")).unwrap().flatten();
    let papers = papers.map(|file| {
        (format!("papers/{}", file.file_name().to_str().unwrap()), std::fs::read_to_string(file.path()).unwrap())
    });
    let site =
        web::Site::new(desk.store.clone(), dictionary.clone(), reader("d.jessop"), others, own.collect(), move || now);
    let site = Arc::new(site.with_papers(papers.collect()));
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:8033").await.unwrap();
        println!("http://127.0.0.1:8033");
        web::serve(site, listener, std::future::pending()).await.unwrap();
    });
}
