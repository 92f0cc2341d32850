//! Pages and parts where there is nothing to show, or something went wrong.

use maud::{Markup, html};

use super::controls::Link;

/// Nothing here: what would appear, and one way on.
pub fn empty(heading: &str, sentence: &str, action: Option<&Link>) -> Markup {
    html! {
        div class="gh-empty" {
            h2 { (heading) }
            p { (sentence) }
            @if let Some(link) = action { p { a href=(link.href) { (link.text) } } }
        }
    }
}

/// A page that could not be shown. Words come from a fixed catalogue, never from a database.
#[derive(Debug, Clone, Default)]
pub struct Trouble<'a> {
    /// "Page not found".
    pub title: &'a str,
    /// What happened, and what to do.
    pub sentences: Vec<String>,
    /// To be quoted to those who help.
    pub reference: Option<&'a str>,
    /// What was asked for, offered to search.
    pub search: Option<(&'a str, &'a str)>,
    pub links: Vec<Link>,
}

/// The content of an error page.
pub fn trouble(trouble: &Trouble) -> Markup {
    html! {
        div class="gh-title" { h1 { (trouble.title) } }
        @for sentence in &trouble.sentences { p { (sentence) } }
        @if let Some((action, words)) = trouble.search {
            form class="gh-inline-form gh-search" role="search" aria-label="Look for it" method="get" action=(action) {
                label class="gh-hidden" for="look-for" { "Look for" }
                input class="gh-field" id="look-for" name="q" type="search" value=(words);
                button class="gh-button" type="submit" { "Look for it" }
            }
        }
        @if !trouble.links.is_empty() {
            ul class="gh-links" { @for link in &trouble.links { li { a href=(link.href) { (link.text) } } } }
        }
        @if let Some(reference) = trouble.reference {
            p class="gh-muted" { "Reference " code { (reference) } }
        }
    }
}
