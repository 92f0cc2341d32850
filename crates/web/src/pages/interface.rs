//! The REST interface to read: its addresses, and what the records of each table hold. The same that programs read as OpenAPI.

use std::sync::Arc;

use maud::{Markup, html};
use record::{Register, Trouble};
use serde_json::Value;

use crate::asked::{Answer, Asked};
use crate::auth;
use crate::frame::{self, Framed};
use crate::link;
use crate::look::{self, Cell, Column, Link, Tab, Table, Term, Title};
use crate::rest::openapi::tells::{Place, Shape, Tells};
use crate::rest::openapi::{self, Describing};
use crate::rest::route;
use crate::site::Visit;

/// An address as a line of a table.
struct Line<'r> {
    method: &'r str,
    path: String,
    says: &'r str,
    tells: &'r Tells,
}

/// Every address by its area, how to be let in, and the tables.
pub fn show(visit: &Visit, _: &Asked) -> Result<Answer, Trouble> {
    let rest = route::all().map(|one| Line {
        method: one.method,
        path: one.path.replace("{v}", ""),
        says: one.says,
        tells: &one.tells,
    });
    let access = auth::door::ROUTES.iter().map(|one| Line {
        method: one.method.as_str(),
        path: one.path.to_owned(),
        says: one.says,
        tells: &one.tells,
    });
    let mut areas: Vec<(String, Vec<Line<'_>>)> = Vec::new();
    for line in rest.chain(access) {
        let area = openapi::area(&line.path).to_owned();
        match areas.iter_mut().find(|(known, _)| *known == area) {
            Some((_, lines)) => lines.push(line),
            None => areas.push((area, vec![line])),
        }
    }
    let main = html! {
        (look::title(&Title { above: "", text: TITLE, beside: None }))
        p class="gh-lead" {
            "What programs read and write, by the rights of the user that stands for them. Every register is a table by its own \
             name; clients of ServiceNow's tables find what they know."
        }
        section class="gh-section" {
            h2 { "How to begin" }
            (look::terms(&[
                Term::new("Described for programs", html! { code { "GET /api/now/doc/openapi" } " (OpenAPI 3.1), of one table " code { "/api/now/doc/openapi/incident" } }),
                Term::new("Who calls", html! { "User name and password, a key in " code { "x-sn-apikey" } ", or a token from " code { "/oauth_token.do" } }),
                Term::new("Versions", html! { code { "/api/now" } ", " code { "/api/now/v1" } " and " code { "/api/now/v2" } " are the same, but that an empty list is 404 under v1" }),
                Term::new("Values", html! { "Texts; nothing is an empty text. Date-times are in UTC, and shown in the caller's zone" }),
                Term::new("Sent twice", html! { "Under an " code { "Idempotency-Key" } " a request that writes is carried out once" }),
            ], false))
        }
        @for (place, (area, lines)) in areas.iter().enumerate() {
            section class="gh-section" {
                h2 { (area) }
                (addresses(&format!("area-{place}"), area, lines))
            }
        }
        section class="gh-section" {
            h2 { "Tables" }
            p { "What the records of each table hold, as far as " (visit.reader.name) " may read them." }
            @for (folder, registers) in frame::folders(visit) {
                @let title = frame::folder_title(&folder);
                h3 { (title) }
                (look::links(&title, &registers.iter().map(to).collect::<Vec<_>>()))
            }
        }
    };
    Ok(Answer::page(visit.framed(Framed { title: TITLE, section: None, trail: home(), main })))
}

/// What the records of one table hold.
pub fn table(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    let register = visit.register(asked.part("register"))?;
    let (words, registers) = (visit.words_today(), [register.clone()]);
    let described = Describing {
        dictionary: &visit.dictionary,
        actor: &visit.actor,
        words: &words,
        origin: "",
        version: "",
        build: &visit.site.build,
        registers: &registers,
    };
    let document = described.document();
    let schemas = &document["components"]["schemas"];
    let written = &schemas[format!("{}.changes", register.name)]["properties"];
    let needed = &schemas[format!("{}.new", register.name)]["allOf"][1]["required"];
    let is_needed = |name: &str| needed.as_array().is_some_and(|all| all.iter().any(|one| one == name));
    let fields = schemas[&register.name]["properties"].as_object().cloned().unwrap_or_default();
    let row = |(name, field): (&String, &Value)| {
        let text = |of: &str| field[of].as_str().unwrap_or_default().to_owned();
        let kind = text("$ref").rsplit('/').next().unwrap_or_default().to_owned();
        let write = match (written.get(name).is_some(), is_needed(name)) {
            (true, true) => "Yes, and a new record needs it",
            (true, false) => "Yes",
            (false, _) => "No",
        };
        vec![
            Cell(html! { code { (name) } }),
            Cell::text(&text("title")),
            Cell::two(kind_words(&kind), &text("description")),
            Cell::text(write),
        ]
    };
    let table = Table {
        id: "fields".into(),
        caption: format!("Fields of {}", register.name),
        columns: ["Field", "Label", "Holds", "Written"].map(Column::words).to_vec(),
        rows: fields.iter().map(row).collect(),
        ..Table::default()
    };
    let title = format!("{} as a table", register.plural);
    let own: Vec<Line<'_>> = route::all()
        .filter(|one| one.tells.is_of_registers)
        .filter(|one| is_told(&document, one.method, &path_of(one.path, &register.name)))
        .map(|one| Line {
            method: one.method,
            path: path_of(one.path, &register.name),
            says: one.says,
            tells: &one.tells,
        })
        .collect();
    let main = html! {
        (look::title(&Title { above: "REST interface", text: &title, beside: None }))
        p class="gh-lead" { (register.purpose) }
        p { a href={ "/" (register.name) } { "The records themselves" } }
        section class="gh-section" { h2 { "Addresses" } (addresses("addresses", "Addresses", &own)) }
        section class="gh-section" { h2 { "Fields" } (look::table(&table)) }
    };
    let mut trail = home();
    trail.push(Link::new(TITLE, "/rest"));
    Ok(Answer::page(visit.framed(Framed { title: &title, section: Some(TITLE), trail, main })))
}

const TITLE: &str = "REST interface";

fn home() -> Vec<Link> {
    vec![Link::new("Guildhall", "/")]
}

fn to(register: &Arc<Register>) -> Tab {
    let href = link::with(&format!("/rest/{}", register.name), &[]);
    Tab { text: register.plural.clone(), href, ..Tab::default() }
}

fn path_of(path: &str, register: &str) -> String {
    path.replace("{v}", "").replace("{table}", register)
}

fn is_told(document: &Value, method: &str, path: &str) -> bool {
    document["paths"][path].get(method.to_ascii_lowercase()).is_some()
}

fn addresses(id: &str, caption: &str, lines: &[Line<'_>]) -> Markup {
    let row = |line: &Line<'_>| {
        let names = line.tells.parameters.iter().flat_map(|set| set.iter());
        let names: Vec<String> = names
            .map(|one| if one.place == Place::Header { format!("{} (header)", one.name) } else { one.name.to_owned() })
            .collect();
        let answers = line.tells.answers.iter().filter(|told| told.status < 400);
        vec![
            Cell(html! { code class="gh-reference" { (line.method) " " (line.path) } }),
            Cell::two(line.says, taken(line.tells.takes)),
            Cell(html! {
                @for told in answers { div { (told.status) ": " (told.says) } }
            }),
            match names.len() {
                0 => Cell::none(),
                1 => Cell(html! { code { (names[0]) } }),
                count => Cell(look::details(
                    &format!("{count} parameters"),
                    html! { @for name in &names { div { code { (name) } } } },
                )),
            },
        ]
    };
    look::table(&Table {
        id: id.into(),
        caption: caption.into(),
        is_caption_hidden: true,
        columns: ["Address", "What for", "Answers", "Looks at"].map(Column::words).to_vec(),
        rows: lines.iter().map(row).collect(),
        ..Table::default()
    })
}

fn taken(shape: Shape) -> &'static str {
    match shape {
        Shape::Nothing => "",
        Shape::File => "Takes bytes of any type",
        Shape::Form(..) => "Takes a form",
        _ => "Takes JSON",
    }
}

fn kind_words(kind: &str) -> &str {
    match kind {
        "Reference" => "A record",
        "Date" => "A day",
        "DateTime" => "An instant",
        "YesNo" => "true or false",
        "Whole" => "A whole number",
        "Decimal" => "A number",
        "Secret" => "A secret, which nobody reads",
        _ => "Text",
    }
}
