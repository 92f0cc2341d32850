//! The frame of a visit's pages: who looks at what, and the way to everything else.

use maud::{Markup, PreEscaped, html};
use record::Register;

use crate::carried::{self, AS_AT};
use crate::link;
use crate::look::{self, Choice, Folder, Link, RailLink, Shell, Switch};
use crate::site::Visit;

/// A page before it is framed.
pub struct Framed<'a> {
    pub title: &'a str,
    /// The part of the site: a folder of registers.
    pub section: Option<&'a str>,
    /// The way down to here.
    pub trail: Vec<Link>,
    pub main: Markup,
}

/// Folders in the order of the day's work; those that an organisation adds follow by name.
const FOLDERS: [&str; 8] =
    ["desk", "catalogue", "estate", "assurance", "portfolio", "papers", "organisation", "dictionary"];

/// Where a folder stands among the others.
pub fn folder_place(folder: &str) -> (usize, String) {
    (FOLDERS.iter().position(|one| *one == folder).unwrap_or(FOLDERS.len()), folder.to_owned())
}

/// Folders and the registers in them that the reader could see records of.
pub fn folders(visit: &Visit) -> Vec<(String, Vec<std::sync::Arc<Register>>)> {
    let mut registers = visit.registers();
    registers.sort_by_key(|register| (folder_place(&register.folder), register.title.clone()));
    let mut folders: Vec<(String, Vec<std::sync::Arc<Register>>)> = Vec::new();
    for register in registers {
        match folders.last_mut().filter(|(folder, _)| *folder == register.folder) {
            Some((_, list)) => list.push(register),
            None => folders.push((register.folder.clone(), vec![register])),
        }
    }
    folders
}

/// `desk` → `Desk`.
pub fn folder_title(folder: &str) -> String {
    record::form::label_of(folder)
}

/// The way down to a register: its folder on the first page, unless it is called the same.
pub fn trail_to(register: &Register) -> Vec<Link> {
    let folder = folder_title(&register.folder);
    let mut trail = vec![Link::new("Guildhall", "/")];
    if folder != register.plural {
        trail.push(Link::new(folder, format!("/#{}", link::escaped(&register.folder))));
    }
    trail
}

impl Visit {
    /// The whole page, seen from the instant looked from: a banner says so, and every link leads on from there.
    pub fn framed(&self, framed: Framed<'_>) -> Markup {
        self.framed_then(framed, html! {})
    }

    /// The same with more about the instant, in the banner.
    pub fn framed_then(&self, framed: Framed<'_>, then: Markup) -> Markup {
        let main = if self.at.is_now() {
            framed.main
        } else {
            html! { (self.instant_banner(&then)) (framed.main) }
        };
        let page = self.framed_plainly(Framed { main, ..framed });
        if self.at.is_now() { page } else { PreEscaped(carried::page(&page.into_string(), &self.at.spelt)) }
    }

    /// A page that says its instants itself.
    pub fn framed_plainly(&self, framed: Framed<'_>) -> Markup {
        let shell = self.shell();
        look::page(&look::Page {
            shell: &shell,
            title: framed.title,
            section: framed.section,
            breadcrumb: framed.trail,
            marking: None,
            main: framed.main,
        })
    }

    fn instant_banner(&self, then: &Markup) -> Markup {
        let here: Vec<(&str, &str)> = self.here().collect();
        let today = carried::today(&link::with(&self.place.path, &here));
        look::banner(
            "Seen from an earlier instant",
            html! {
                p {
                    strong { "As at " (self.at.words) "." } " Everything here is shown as it stood then. "
                    a href=(today) { "Come back to today" }
                }
                (then)
            },
        )
    }

    /// Parameters of this page, without the instant.
    fn here(&self) -> impl Iterator<Item = (&str, &str)> {
        let kept = self.place.parameters.iter().filter(|(name, _)| name != AS_AT);
        kept.map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Asks for an instant to look from, at this page and whatever follows.
    pub fn instant_form(&self, label: &str) -> Markup {
        let field = look::Field {
            id: "as-at".into(),
            name: AS_AT.into(),
            label: label.into(),
            kind: "date",
            value: match self.at.is_now() {
                true => String::new(),
                false => self.at.at.to_zoned(self.words.zone.clone()).date().to_string(),
            },
        };
        let keep: Vec<(String, String)> =
            self.here().filter(|(name, _)| *name != "page").map(|(name, text)| (name.into(), text.into())).collect();
        html! { div class="gh-as-at" { (look::inline_form(&self.place.path, &field, "Look", &keep)) } }
    }

    fn shell(&self) -> Shell {
        let searched = self.place.parameters.iter().find(|(name, _)| name == "q" && self.place.path == "/search");
        Shell {
            bodies: self.body_switch(),
            readers: self.reader_switch(),
            search: "/search".into(),
            searched: searched.map(|(_, text)| text.clone()).unwrap_or_default(),
            rail: self.rail(),
            footer: vec![Link::new("REST interface", "/rest")],
            build: self.site.build.clone(),
        }
    }

    fn rail(&self) -> Vec<Folder> {
        let here = self.place.path.split('/').nth(1).unwrap_or_default();
        let home = RailLink { text: "What is here".into(), href: "/".into(), count: None, is_here: here.is_empty() };
        let first = Folder { title: String::new(), links: vec![home] };
        let link = |register: &std::sync::Arc<Register>| RailLink {
            text: register.plural.clone(),
            href: link::with(&format!("/{}", register.name), &[]),
            count: None,
            is_here: here == register.name,
        };
        let folder = |(folder, list): (String, Vec<std::sync::Arc<Register>>)| Folder {
            title: folder_title(&folder),
            links: list.iter().map(link).collect(),
        };
        std::iter::once(first).chain(folders(self).into_iter().map(folder)).collect()
    }

    /// Parameters of the page that stay when another reader or body looks at it; a page number would mislead.
    fn kept(&self) -> Vec<(String, String)> {
        self.place.parameters.iter().filter(|(name, _)| name != "page").cloned().collect()
    }

    fn body_switch(&self) -> Option<Switch> {
        let choice = |value: &str, text: &str| Choice { value: value.into(), text: text.into() };
        let all = if self.own.len() == 2 { "Both organisations" } else { "All organisations" };
        let choices =
            std::iter::once(choice("all", all)).chain(self.own.iter().map(|body| choice(&body.code, &body.name)));
        (self.own.len() > 1).then(|| Switch {
            id: "body".into(),
            action: self.place.path.clone(),
            name: "body".into(),
            label: "Organisation".into(),
            choices: choices.collect(),
            chosen: self.body.as_ref().map_or("all", |body| &body.code).to_owned(),
            button: "Show".into(),
            keep: self.kept(),
        })
    }

    fn reader_switch(&self) -> Option<Switch> {
        let readers = self.site.readers();
        let choice = |reader: &crate::Reader| Choice {
            value: reader.actor.name.clone(),
            text: if reader.role.is_empty() {
                reader.name.clone()
            } else {
                format!("{}, {}", reader.name, reader.role)
            },
        };
        (readers.len() > 1).then(|| Switch {
            id: "as".into(),
            action: self.place.path.clone(),
            name: "as".into(),
            label: "Look through the eyes of".into(),
            choices: readers.iter().map(choice).collect(),
            chosen: self.reader.actor.name.clone(),
            button: "Look".into(),
            keep: self.kept(),
        })
    }
}
