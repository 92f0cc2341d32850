//! Fields of a record as terms and values.

use maud::{Markup, html};

/// A field's label and what stands in it.
#[derive(Debug, Clone)]
pub struct Term {
    pub name: String,
    pub value: Markup,
}

impl Term {
    pub fn new(name: impl Into<String>, value: Markup) -> Self {
        Term { name: name.into(), value }
    }

    pub fn text(name: impl Into<String>, value: &str) -> Self {
        Term { name: name.into(), value: html! { (value) } }
    }
}

/// A list of terms. With `in_pairs` it stands in two columns where there is room: for short values.
pub fn terms(terms: &[Term], in_pairs: bool) -> Markup {
    html! {
        dl class={ "gh-terms" @if in_pairs { " gh-terms--pairs" } } {
            @for term in terms { div { dt { (term.name) } dd { (term.value) } } }
        }
    }
}

/// Text of several lines, as it was typed.
pub fn prose(text: &str) -> Markup {
    html! { div class="gh-terms__prose" { (text) } }
}
