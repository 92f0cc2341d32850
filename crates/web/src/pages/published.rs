//! Published papers: the bytes that were frozen, and the way to the newest.

use maud::{Markup, html};
use record::{Check, Filter, Operand, Query, Record, Trouble};

use crate::asked::{Answer, Asked, File};
use crate::link;
use crate::look;
use crate::pages::files::{file_of, mime_of};
use crate::site::Visit;

/// The register of what was published.
pub const EDITIONS: &str = "paper_edition";

/// Forms of a paper besides the page, by the ending of the address: field, and the word on its link.
const FORMS: [(&str, &str); 2] = [("pdf", "PDF"), ("docx", "Word")];

/// The edition of this name that stands for the paper: the one that nothing has superseded, else the latest.
pub fn edition(visit: &Visit, name: &str) -> Result<Record, Trouble> {
    visit.register(EDITIONS)?;
    let is_named = Filter::test("slug", Check::Is(Operand::Datum(name.into())));
    let query = Query::all(EDITIONS).and(is_named).ordered("published_at", true);
    visit.asks(&query)?.record(&mut visit.source())?.ok_or_else(|| Trouble::NotFound(String::new()))
}

pub fn show(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    let name = asked.part("edition");
    for (field, _) in FORMS {
        if let Some(stem) = name.strip_suffix(&format!(".{field}")) {
            let (file, bytes) = frozen(visit, stem, field)?;
            return Ok(Answer::File(File { mime: mime_of(&file), name: Some(file), bytes, for_ever: false }));
        }
    }
    frozen(visit, name, "html").map(|(_, bytes)| Answer::Frozen(bytes))
}

fn frozen(visit: &Visit, name: &str, field: &str) -> Result<(String, Vec<u8>), Trouble> {
    let edition = edition(visit, name)?;
    let (file, bytes) = file_of(visit, edition.datum(field).as_text().unwrap_or_default())?;
    Ok((file.name, bytes))
}

/// A panel with the paper that was published last.
pub fn newest(visit: &Visit) -> Result<Markup, Trouble> {
    if visit.register(EDITIONS).is_err() {
        return Ok(html! {});
    }
    let query = Query::all(EDITIONS).ordered("published_at", true);
    let Some(edition) = visit.asks(&query)?.record(&mut visit.source())? else { return Ok(html! {}) };
    let address = address(&edition);
    let title = [edition.shown("title"), edition.shown("paper")].into_iter().find(|text| !text.is_empty());
    Ok(html! {
        section class="gh-panel gh-newest" aria-labelledby="newest" {
            p class="gh-muted" { "The newest paper" }
            h2 id="newest" { a href=(address) { (title.unwrap_or(edition.shown("slug"))) } }
            p { "Published " (edition.shown("published_at")) ", version " (edition.shown("version")) "." }
            (forms(&edition))
        }
    })
}

/// The page and the files of an edition.
pub fn forms(edition: &Record) -> Markup {
    let address = address(edition);
    let tab = |text: &str, href: String| look::Tab { text: text.into(), href, count: None, is_here: false };
    let kept = FORMS.iter().filter(|(field, _)| !edition.shown(field).is_empty());
    let files = kept.map(|(field, word)| tab(word, format!("{address}.{field}")));
    let tabs: Vec<look::Tab> = std::iter::once(tab("Read it", address.clone())).chain(files).collect();
    look::links("Forms of this paper", &tabs)
}

/// Where an edition is read.
fn address(edition: &Record) -> String {
    format!("/published/{}", link::escaped(edition.shown("slug")))
}
