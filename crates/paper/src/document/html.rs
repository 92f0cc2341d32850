//! The paper as a web page: complete without a script, and readable from 320 px to print.

mod blocks;
pub(super) mod notes;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Document, Occurrence, Stage};

/// What surrounds the paper on a page.
#[derive(Debug, Clone, Copy, Default)]
pub struct Dress<'a> {
    pub style: Style<'a>,
    /// The address below which a figure's records are shown: `{evidence}/{figure id}`. Without it (and without an
    /// address on the note itself) a figure leads to its note only.
    pub evidence: Option<&'a str>,
    pub downloads: &'a [Download],
    /// Earlier and later versions, each with the address where it is kept.
    pub versions: &'a [Version],
}

/// Where a stand-alone page has its style sheet from.
#[derive(Debug, Clone, Copy)]
pub enum Style<'a> {
    /// Written into the page, which is then one file.
    Inline(&'a str),
    Href(&'a str),
}

impl Default for Style<'_> {
    fn default() -> Self {
        Style::Inline("")
    }
}

/// A file with the same paper in another form.
#[derive(Debug, Clone)]
pub struct Download {
    /// `PDF`, `Word`
    pub label: String,
    pub href: String,
    /// Size of the file, if known.
    pub bytes: Option<u64>,
}

/// Another version of the paper.
#[derive(Debug, Clone)]
pub struct Version {
    /// `1.0`
    pub version: String,
    pub href: String,
}

/// A whole page with its style.
pub fn page(document: &Document, dress: &Dress) -> String {
    let title = format!("{} – {}", document.title, document.organisation);
    let markup = html! {
        (DOCTYPE)
        html lang=(document.language()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                @match dress.style {
                    Style::Inline(css) => style { (PreEscaped(css.replace("</", "<\\/"))) },
                    Style::Href(href) => link rel="stylesheet" href=(href);,
                }
            }
            body class="paper-page" {
                a class="paper-skip" href="#paper" { "Skip to the paper" }
                header class="paper-masthead" {
                    p class="paper-organisation" { (document.organisation) }
                    p class="paper-kind" { "Committee papers" }
                }
                main id="paper" { (fragment(document, dress)) }
                footer class="paper-colophon" {
                    p { (document.title) ". " (document.status.line) }
                }
            }
        }
    };
    markup.into_string()
}

/// What stands inside `main`: one `h1` and everything below it.
pub fn fragment(document: &Document, dress: &Dress) -> Markup {
    html! {
        article class={ "paper " (stage_class(document.status.stage)) } lang=(document.language()) {
            (top(document, dress))
            (contents(document, dress))
            div class="paper-text" {
                @for section in &document.sections { (blocks::section(section)) }
                (notes::figure_notes(document, dress))
                (notes::changes(document, dress))
            }
        }
    }
}

/// Every figure printed on a page made here, as (id, text), in reading order.
pub fn figures_in_html(page: &str) -> Vec<Occurrence> {
    const MARK: &str = "data-figure=\"";
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find(MARK) {
        rest = &rest[at + MARK.len()..];
        let Some((id, after)) = rest.split_once('"') else { break };
        let Some((_, after)) = after.split_once('>') else { break };
        let Some((text, after)) = after.split_once("</a>") else { break };
        found.push((unescape(id), unescape(text)));
        rest = after;
    }
    found
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn stage_class(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "paper--draft",
        Stage::Published => "paper--published",
        Stage::Superseded => "paper--superseded",
        Stage::Withdrawn => "paper--withdrawn",
    }
}

fn top(document: &Document, dress: &Dress) -> Markup {
    let marking = if document.marking.public { "paper-marking paper-marking--public" } else { "paper-marking" };
    html! {
        header class="paper-top" {
            p class=(marking) { (document.marking.words) }
            h1 { (document.title) }
            @for committee in &document.committees {
                p class="paper-meeting" {
                    (committee.name) ", " (committee.date) span class="paper-purpose" { (committee.purpose) }
                }
            }
            p class="paper-status" { (document.status.line) }
            (downloads(dress))
            (banner(document))
            (cover(document))
        }
    }
}

fn downloads(dress: &Dress) -> Markup {
    html! {
        @if !dress.downloads.is_empty() {
            p class="paper-downloads" {
                "Download: "
                @for (position, file) in dress.downloads.iter().enumerate() {
                    @if position > 0 { ", " }
                    a href=(file.href) { (file.label) @if let Some(bytes) = file.bytes { " (" (size(bytes)) ")" } }
                }
            }
        }
    }
}

/// `286 KB`, `1.4 MB`: thousands, as file dialogs count them.
fn size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        return format!("{} KB", bytes.div_ceil(1000).max(1));
    }
    format!("{:.1} MB", bytes as f64 / 1e6)
}

fn banner(document: &Document) -> Markup {
    html! {
        @if let Some(banner) = &document.banner {
            section class="paper-banner" id="banner" aria-labelledby="banner-title" {
                h2 id="banner-title" { (banner.title) }
                @for line in &banner.lines { p { (blocks::runs(line)) } }
            }
        }
    }
}

fn cover(document: &Document) -> Markup {
    let several = |count: usize, one: &'static str, many: &'static str| if count == 1 { one } else { many };
    html! {
        dl class="paper-cover" id="cover" {
            div class="paper-cover-long" {
                dt { (several(document.committees.len(), "Committee", "Committees")) }
                @for committee in &document.committees {
                    dd { (committee.name) " – " (committee.purpose) }
                }
            }
            div {
                dt { "Dated" }
                @for committee in &document.committees { dd { (committee.date) } }
            }
            div class="paper-cover-long" { dt { "Subject" } dd { (document.subject) } }
            div { dt { "Marking" } dd { (document.marking.words) } }
            div class="paper-cover-long" { dt { "Report of" } dd { (document.report_of) } }
            div { dt { "Paper" } dd { (document.reference) } }
            div class="paper-cover-full" {
                dt { (several(document.authors.len(), "Report author", "Report authors")) }
                @for author in &document.authors {
                    dd { (author.name) @if !author.role.is_empty() { ", " (author.role) } }
                }
            }
            @for row in &document.cover {
                div class="paper-cover-full" { dt { (row.label) } dd { (blocks::runs(&row.value)) } }
            }
        }
    }
}

fn contents(document: &Document, dress: &Dress) -> Markup {
    html! {
        nav class="paper-contents" aria-labelledby="contents-title" {
            h2 id="contents-title" { "Contents" }
            ol {
                @for section in &document.sections {
                    li {
                        a href={ "#" (section.id) } { (section.title) }
                        @let inner = blocks::headings(section);
                        @if !inner.is_empty() {
                            ol { @for (id, text) in inner { li { a href={ "#" (id) } { (text) } } } }
                        }
                    }
                }
                @if !document.notes.is_empty() { li { a href="#notes" { "Figure notes" } } }
                @if notes::has_changes(document, dress) { li { a href="#changes" { "What changed" } } }
            }
        }
    }
}
