//! The first page: what is here, and how much of it.

use std::sync::Arc;

use maud::{Markup, html};
use record::{Counted, Query, Register, Trouble};

use crate::asked::{Answer, Asked};
use crate::frame::{self, Framed};
use crate::look::{self, Title};
use crate::pages::list::reading::COUNTED_MAX;
use crate::pages::published;
use crate::site::Visit;

/// A register and how many of its records the reader may see.
struct Kept {
    register: Arc<Register>,
    count: Counted,
}

pub fn show(visit: &Visit, _: &Asked) -> Result<Answer, Trouble> {
    let mut folders = Vec::new();
    for (folder, registers) in frame::folders(visit) {
        let counted: Result<Vec<Kept>, Trouble> =
            registers.into_iter().map(|register| counted(visit, register)).collect();
        folders.push((folder, counted?));
    }
    let main = html! {
        (look::title(&Title { above: "", text: "What is here", beside: None }))
        p class="gh-lead" { "Everything is a record, every number is a question over records, and every paper can be followed down to the rows that it counts." }
        (visit.instant_form("Look at everything as at"))
        (published::newest(visit)?)
        @for (folder, registers) in &folders { (panel(folder, registers)) }
    };
    Ok(Answer::page(visit.framed(Framed { title: "What is here", section: None, trail: Vec::new(), main })))
}

fn counted(visit: &Visit, register: Arc<Register>) -> Result<Kept, Trouble> {
    let count = visit.asks(&Query::all(&register.name))?.count_to(&mut visit.source(), COUNTED_MAX)?;
    Ok(Kept { register, count })
}

fn panel(folder: &str, registers: &[Kept]) -> Markup {
    html! {
        section class="gh-section" id=(folder) {
            h2 { (frame::folder_title(folder)) }
            ul class="gh-cards" {
                @for one in registers {
                    li class="gh-card" {
                        a class="gh-card__name" href={ "/" (one.register.name) } { (one.register.plural) }
                        " "
                        @if let Some(count) = one.count.shown() { span class="gh-card__count" { (count) } }
                        p { (one.register.purpose) }
                    }
                }
            }
        }
    }
}
