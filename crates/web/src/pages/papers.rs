//! Papers before they are published: the text over today's records, and what proof finds in it.

use axum::http::StatusCode;
use maud::{Markup, html};
use paper::document::html::{Dress as PageDress, fragment};
use paper::evaluate::HeldTotals;
use paper::script::HeldBy;
use paper::{Evaluated, Script};
use practice::holding::Whose;
use record::{Fault, Query, Record, Trouble};

use crate::asked::{Answer, Asked};
use crate::frame::{self, Framed};
use crate::link;
use crate::look::{self, Link, Tab, Title};
use crate::pages::held;
use crate::pages::published::{self, EDITIONS};
use crate::pages::record::reading::{find, reference};
use crate::site::Visit;

/// The register of papers.
pub const PAPERS: &str = "paper";

pub fn all(_: &Visit, _: &Asked) -> Result<Answer, Trouble> {
    Ok(Answer::Elsewhere(format!("/{PAPERS}")))
}

/// A paper's record and its text, read against the dictionary.
pub struct Draft {
    pub record: Record,
    pub script: Result<Script, Vec<Fault>>,
}

/// The paper at this address. One that the reader may not see is one that does not exist.
pub fn draft(visit: &Visit, asked: &Asked) -> Result<Draft, Trouble> {
    let register = visit.register(PAPERS)?;
    let record = find(visit, &register, asked.part("record"))?;
    let text = visit.site.paper(record.shown("name")).ok_or_else(|| Trouble::NotFound(String::new()))?;
    let script = Script::read(&text.0, &text.1, &visit.dictionary);
    Ok(Draft { record, script })
}

/// Figures are counted and shown with the rights of whoever looks.
pub fn reader(visit: &Visit) -> paper::Reader<'_> {
    paper::Reader { store: visit.store(), dictionary: &visit.dictionary, actor: &visit.actor, words: &visit.words }
}

/// Every figure over the records as they stand at the instant looked from.
pub fn evaluated(visit: &Visit, draft: &Record, script: &Script) -> Result<Evaluated, Trouble> {
    paper::evaluate(script, reader(visit), &visit.at.when, &Links { visit, base: address(draft, "live/figure") })
}

/// Where the things have their pages that a paper before publication links to.
struct Links<'a> {
    visit: &'a Visit,
    base: String,
}

impl paper::Links for Links<'_> {
    fn figure(&self, name: &str) -> Option<String> {
        Some(format!("{}/{}", self.base, link::escaped(name)))
    }

    fn rows(&self, _: &str, query: &str) -> Option<String> {
        list_of(self.visit, query)
    }

    fn held(&self, reader: paper::Reader<'_>, query: &Query, by: HeldBy) -> Result<HeldTotals, Trouble> {
        held_by(reader, query, by)
    }
}

/// Who held the records of a query within the period of a paper.
pub fn held_by(reader: paper::Reader<'_>, query: &Query, by: HeldBy) -> Result<HeldTotals, Trouble> {
    let whose = match by {
        HeldBy::Group => Whose::Group,
        HeldBy::Supplier => Whose::Supplier,
    };
    held::totals(reader, query, whose)
}

/// The list of the rows that a whole query in the readable spelling meets.
pub fn list_of(visit: &Visit, query: &str) -> Option<String> {
    let query = visit.dictionary.query(query).ok()?;
    Some(link::ListLink::to(&visit.dictionary, &query, &visit.words).to_string())
}

/// An address below the paper's record.
pub fn address(paper: &Record, below: &str) -> String {
    format!("{}/{below}", link::record(PAPERS, reference(paper)))
}

/// The way down to a paper's record.
pub fn trail(visit: &Visit, paper: &Record) -> Vec<Link> {
    let mut trail = visit.dictionary.get(PAPERS).map_or_else(Vec::new, |register| {
        let mut trail = frame::trail_to(register);
        trail.push(Link::new(&register.plural, format!("/{PAPERS}")));
        trail
    });
    trail.push(Link::new(paper.shown("title"), link::record(PAPERS, reference(paper))));
    trail
}

/// What there is of a paper besides its record.
pub fn besides(visit: &Visit, record: &Record) -> Markup {
    match record.class.as_str() {
        PAPERS if visit.site.paper(record.shown("name")).is_some() => tabs(record, ""),
        EDITIONS => published::forms(record),
        _ => html! {},
    }
}

fn tabs(paper: &Record, here: &str) -> Markup {
    let tab = |text: &str, below: &str| Tab {
        text: text.into(),
        href: if below.is_empty() { link::record(PAPERS, reference(paper)) } else { address(paper, below) },
        count: None,
        is_here: below == here,
    };
    look::tabs("About this paper", &[tab("Record", ""), tab("Over the records", "live"), tab("Proof", "proof")])
}

pub fn live(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    let draft = draft(visit, asked)?;
    let script = match &draft.script {
        Ok(script) => script,
        Err(faults) => return Ok(slips(visit, &draft.record, faults)),
    };
    let evaluated = evaluated(visit, &draft.record, script)?;
    let base = address(&draft.record, "live/figure");
    let dress = paper::Dress {
        reference: reference(&draft.record).to_owned(),
        status: paper::draft_status(&evaluated),
        banner: None,
        changes: Vec::new(),
        links: &Links { visit, base: base.clone() },
    };
    let document = paper::build(script, &evaluated, &dress);
    let main = html! {
        (tabs(&draft.record, "live"))
        (draft_banner(visit, &evaluated))
        (fragment(&document, &PageDress { evidence: Some(&base), ..PageDress::default() }))
    };
    let framed =
        Framed { title: &document.title, section: Some("Draft paper"), trail: trail(visit, &draft.record), main };
    Ok(Answer::page(visit.framed(framed)))
}

fn draft_banner(visit: &Visit, evaluated: &Evaluated) -> Markup {
    let reads = if visit.at.is_now() {
        format!("This is the paper as it would read today, {}.", evaluated.as_at)
    } else {
        format!("This is today’s text of the paper, with every figure counted as at {}.", evaluated.as_at)
    };
    look::banner(
        "Draft",
        html! {
            p { strong { "Draft." } " " (reads) " Nothing of it is published; each number leads to its records." }
            (visit.instant_form("Count it as at"))
        },
    )
}

/// A paper whose text has slips is not evaluated; each slip is told with its place.
pub fn slips(visit: &Visit, paper: &Record, faults: &[Fault]) -> Answer {
    let main = html! {
        (look::title(&Title { above: reference(paper), text: paper.shown("title"), beside: None }))
        p { "The text of this paper has " (faults.len()) " slips and cannot be counted." }
        @for fault in faults { pre class="gh-fault" tabindex="0" { (fault) } }
    };
    let framed = Framed { title: paper.shown("title"), section: Some("Draft paper"), trail: trail(visit, paper), main };
    Answer::Page(StatusCode::UNPROCESSABLE_ENTITY, visit.framed(framed))
}

pub fn proof(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    let draft = draft(visit, asked)?;
    let script = match &draft.script {
        Ok(script) => script,
        Err(faults) => return Ok(slips(visit, &draft.record, faults)),
    };
    let evaluated = evaluated(visit, &draft.record, script)?;
    let findings = paper::proof(script, &evaluated, reader(visit))?;
    let title = format!("Proof of {}", draft.record.shown("title"));
    let main = html! {
        (look::title(&Title { above: reference(&draft.record), text: &title, beside: Some(html! { (evaluated.as_at) }) }))
        (tabs(&draft.record, "proof"))
        @if findings.is_empty() {
            (look::empty("Nothing to stop at", "Every check was made and found nothing.", None))
        } @else {
            p class="gh-lead" { (counted(&findings)) }
            ol class="gh-plain" { @for one in &findings { li { (finding(one)) } } }
        }
    };
    let framed = Framed { title: &title, section: Some("Draft paper"), trail: trail(visit, &draft.record), main };
    Ok(Answer::page(visit.framed(framed)))
}

/// `3 findings, of which 1 stops publication.`
fn counted(findings: &[paper::Finding]) -> String {
    let stops = findings.iter().filter(|one| one.stops()).count();
    let word = if findings.len() == 1 { "finding" } else { "findings" };
    match stops {
        0 => format!("{} {word}, none of which stops publication.", findings.len()),
        stops => format!("{} {word}; {stops} to answer before publication.", findings.len()),
    }
}

fn finding(one: &paper::Finding) -> Markup {
    let tone = match one.level {
        paper::Level::Blocks => look::Tone::Red,
        paper::Level::Asks | paper::Level::Warns => look::Tone::Amber,
        paper::Level::Fixes | paper::Level::Advises => look::Tone::Grey,
    };
    html! {
        p { (look::tag(tone, one.level.word())) " " strong { (one.fault.message) } " "
            span class="gh-muted" { (one.check) ", line " (one.fault.line) } }
        blockquote class="gh-code" { (excerpt(&one.fault)) }
        @if !one.help.is_empty() { p { (one.help) } }
        @if let Some(fixed) = &one.fixed { p { "Should read: " strong { (fixed) } } }
    }
}

/// The words at the place, with what stands around them.
fn excerpt(fault: &Fault) -> Markup {
    const AROUND: usize = 60;
    let chars: Vec<char> = fault.excerpt.chars().collect();
    let start = fault.column.saturating_sub(1).min(chars.len());
    let end = (start + fault.width).min(chars.len());
    let (from, to) = (start.saturating_sub(AROUND), (end + AROUND).min(chars.len()));
    let text = |range: std::ops::Range<usize>| chars[range].iter().collect::<String>();
    html! {
        @if from > 0 { "…" } (text(from..start)) mark { (text(start..end)) } (text(end..to)) @if to < chars.len() { "…" }
    }
}
