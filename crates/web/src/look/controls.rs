//! What is pressed or filled in: all of it links and GET forms.

use maud::{Markup, html};

use super::icons::cross;

/// Words and where they lead.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Link {
    pub text: String,
    pub href: String,
}

impl Link {
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Link { text: text.into(), href: href.into() }
    }
}

/// A value of a choice, and how it reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub text: String,
}

/// A select with a button, as a GET form.
#[derive(Debug, Clone)]
pub struct Switch {
    /// Unique on the page.
    pub id: String,
    pub action: String,
    /// Name of the parameter.
    pub name: String,
    pub label: String,
    pub choices: Vec<Choice>,
    pub chosen: String,
    /// Word on the button: "Change".
    pub button: String,
    /// Parameters of the present address that must not be lost.
    pub keep: Vec<(String, String)>,
}

fn kept(keep: &[(String, String)]) -> Markup {
    html! { @for (name, value) in keep { input type="hidden" name=(name) value=(value); } }
}

/// A switch with its label for screen readers only.
pub fn switch(switch: &Switch) -> Markup {
    html! {
        form class="gh-inline-form" method="get" action=(switch.action) {
            (kept(&switch.keep))
            label class="gh-hidden" for=(switch.id) { (switch.label) }
            select class="gh-field" id=(switch.id) name=(switch.name) {
                @for choice in &switch.choices {
                    option value=(choice.value) selected[choice.value == switch.chosen] { (choice.text) }
                }
            }
            button class="gh-button gh-button--plain" type="submit" {
                (switch.button) span class="gh-hidden" { " " (switch.label) }
            }
        }
    }
}

/// One field of a small GET form.
#[derive(Debug, Clone)]
pub struct Field {
    pub id: String,
    pub name: String,
    pub label: String,
    /// `date`, `text`, `search`, `month`.
    pub kind: &'static str,
    pub value: String,
}

/// A GET form of one field, its label to be seen: looking at an earlier date, choosing a month.
pub fn inline_form(action: &str, field: &Field, button: &str, keep: &[(String, String)]) -> Markup {
    html! {
        form class="gh-inline-form gh-screen" method="get" action=(action) {
            (kept(keep))
            label for=(field.id) { (field.label) }
            input class="gh-field" id=(field.id) name=(field.name) type=(field.kind) value=(field.value);
            button class="gh-button gh-button--plain" type="submit" { (button) }
        }
    }
}

/// A GET form of several fields of text, each under its label.
pub fn form(action: &str, fields: &[Field], button: &str) -> Markup {
    html! {
        form class="gh-query gh-screen" method="get" action=(action) {
            @for field in fields {
                div class="gh-query__line" {
                    label class="gh-label" for=(field.id) { (field.label) }
                    input class="gh-field" id=(field.id) name=(field.name) type=(field.kind) value=(field.value)
                        spellcheck="false" autocomplete="off" autocapitalize="none";
                }
            }
            button class="gh-button" type="submit" { (button) }
        }
    }
}

/// A GET form of several choices, each under its label.
pub fn choices(action: &str, switches: &[Switch], button: &str) -> Markup {
    html! {
        form class="gh-query gh-screen" method="get" action=(action) {
            @for switch in switches {
                div class="gh-query__line" {
                    label class="gh-label" for=(switch.id) { (switch.label) }
                    select class="gh-field" id=(switch.id) name=(switch.name) {
                        @for choice in &switch.choices {
                            option value=(choice.value) selected[choice.value == switch.chosen] { (choice.text) }
                        }
                    }
                }
            }
            button class="gh-button" type="submit" { (button) }
        }
    }
}

/// The line in which a list's question is written.
#[derive(Debug, Clone, Default)]
pub struct QueryLine {
    pub action: String,
    /// Name of the parameter.
    pub name: String,
    pub label: String,
    pub value: String,
    /// The question in English, below the line.
    pub sentence: String,
    pub keep: Vec<(String, String)>,
    pub fault: Option<QueryFault>,
}

/// What is wrong with a question, and where.
#[derive(Debug, Clone, Default)]
pub struct QueryFault {
    pub words: String,
    /// The question as typed and, beneath, a caret under the word, in letters of one width.
    pub caret: String,
}

/// Says what is wrong with a question, above its form.
pub fn query_fault(fault: &QueryFault) -> Markup {
    html! {
        div class="gh-fault" id="query-fault" role="alert" {
            p { strong { (fault.words) } }
            @if !fault.caret.is_empty() { pre tabindex="0" { (fault.caret) } }
        }
    }
}

/// The form with the question; a fault stands before it, and what was typed is kept.
pub fn query_line(line: &QueryLine) -> Markup {
    let described = if line.fault.is_some() { Some("query-fault") } else { None };
    html! {
        form method="get" action=(line.action) {
            (kept(&line.keep))
            @if let Some(fault) = &line.fault { (query_fault(fault)) }
            div class="gh-query" {
                div class="gh-query__line" {
                    label class="gh-label" for="query" { (line.label) }
                    input class="gh-field gh-mono" id="query" name=(line.name) type="text" value=(line.value)
                        spellcheck="false" autocomplete="off" autocapitalize="none"
                        aria-invalid=[described.map(|_| "true")] aria-describedby=[described];
                }
                button class="gh-button" type="submit" { "Apply" }
            }
            @if !line.sentence.is_empty() { p class="gh-sentence" { (line.sentence) } }
        }
    }
}

/// A condition in words; following it takes the condition away.
#[derive(Debug, Clone)]
pub struct Chip {
    pub words: String,
    pub href: String,
}

/// The conditions that hold, each a link that removes it, and a link that removes all.
pub fn chips(chips: &[Chip], clear: Option<&Link>) -> Markup {
    html! {
        @if !chips.is_empty() {
            ul class="gh-chips gh-screen" aria-label="Filters" {
                @for chip in chips {
                    li {
                        a class="gh-chip" href=(chip.href) {
                            span class="gh-hidden" { "Remove filter: " } (chip.words) (cross())
                        }
                    }
                }
                @if let Some(link) = clear { li { a href=(link.href) { (link.text) } } }
            }
        }
    }
}

/// A row of links of which one may be where we are: views of a list, groups with their counts.
pub fn links(label: &str, tabs: &[Tab]) -> Markup {
    html! {
        @if !tabs.is_empty() {
            ul class="gh-chips" aria-label=(label) {
                @for tab in tabs {
                    li {
                        a class="gh-chip gh-chip--pick" href=(tab.href) aria-current=[tab.is_here.then_some("true")] {
                            (tab.text) @if let Some(count) = &tab.count { span class="gh-chip__count" { (count) } }
                        }
                    }
                }
            }
        }
    }
}

/// One of several pages about the same thing.
#[derive(Debug, Clone, Default)]
pub struct Tab {
    pub text: String,
    pub href: String,
    pub count: Option<String>,
    pub is_here: bool,
}

/// Tabs that are links.
pub fn tabs(label: &str, tabs: &[Tab]) -> Markup {
    html! {
        nav class="gh-tabs" aria-label=(label) {
            ul {
                @for tab in tabs {
                    li {
                        a href=(tab.href) aria-current=[tab.is_here.then_some("page")] {
                            (tab.text) @if let Some(count) = &tab.count { span class="gh-chip__count" { (count) } }
                        }
                    }
                }
            }
        }
    }
}

/// Where we are in a list of pages, counted from 1.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    pub here: u64,
    /// The last that is known.
    pub last: u64,
    /// Whether there are or may be pages after the last known.
    pub is_open: bool,
    /// "51 to 100 of 240 incidents".
    pub words: String,
}

/// A list as files, each group of links under its own words: `Download this list: CSV, spreadsheet, JSON`.
#[derive(Debug, Clone, Default)]
pub struct Downloads {
    pub label: String,
    /// Added to each link for those who hear links alone: " of this list".
    pub of: String,
    pub links: Vec<Link>,
}

pub fn downloads(groups: &[Downloads]) -> Markup {
    html! {
        div class="gh-downloads gh-screen" {
            @for group in groups {
                p {
                    (group.label) ": "
                    @for (place, link) in group.links.iter().enumerate() {
                        @if place > 0 { ", " }
                        a href=(link.href) { (link.text) span class="gh-hidden" { " " (group.of) } }
                    }
                }
            }
        }
    }
}

/// Numbered pages: first, last, here and its neighbours.
pub fn pages(pages: &Pages, href: impl Fn(u64) -> String) -> Markup {
    let neighbourhood = pages.here.saturating_sub(1)..=pages.here.saturating_add(1).min(pages.last);
    let mut shown: Vec<u64> = neighbourhood.filter(|page| *page > 1 && *page < pages.last).collect();
    shown.insert(0, 1);
    if pages.last > 1 {
        shown.push(pages.last);
    }
    html! {
        div class="gh-pages" {
            p class="gh-pages__words" { (pages.words) }
            @if pages.last > 1 {
                nav aria-label="Pages" {
                    ul {
                        @if pages.here > 1 {
                            li { a rel="prev" href=(href(pages.here - 1)) { "Previous" span class="gh-hidden" { " page" } } }
                        }
                        @for (place, page) in shown.iter().enumerate() {
                            @if place > 0 && shown[place - 1] + 1 < *page {
                                li { span class="gh-pages__gap" { "…" } }
                            }
                            li {
                                @if *page == pages.here {
                                    span class="gh-pages__here" aria-current="page" {
                                        span class="gh-hidden" { "Page " } (page)
                                    }
                                } @else {
                                    a href=(href(*page)) { span class="gh-hidden" { "Page " } (page) }
                                }
                            }
                        }
                        @if pages.is_open {
                            li { span class="gh-pages__gap" { "…" span class="gh-hidden" { " and further pages" } } }
                        }
                        @if pages.here < pages.last {
                            li { a rel="next" href=(href(pages.here + 1)) { "Next" span class="gh-hidden" { " page" } } }
                        }
                    }
                }
            }
        }
    }
}

/// Something to open in place: a definition, a working, the SQL.
pub fn details(summary: &str, inside: Markup) -> Markup {
    html! {
        details class="gh-details" {
            summary { (summary) }
            div class="gh-details__inside" { (inside) }
        }
    }
}
