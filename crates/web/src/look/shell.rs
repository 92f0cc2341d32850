//! The frame of every page: header, rail, breadcrumb, main, footer.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::controls::{Link, Switch, switch};

/// What is the same on all pages of one reader.
#[derive(Debug, Clone, Default)]
pub struct Shell {
    /// City of London, City of London Police, both.
    pub bodies: Option<Switch>,
    /// Through whose eyes a demonstration is looked at.
    pub readers: Option<Switch>,
    /// Where the search form goes; the text is sent as `q`.
    pub search: String,
    /// Words already searched for.
    pub searched: String,
    pub rail: Vec<Folder>,
    /// Help, accessibility statement, privacy; in the same place on each page.
    pub footer: Vec<Link>,
    /// Version and revision of the program.
    pub build: String,
}

/// A group of links in the rail.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    pub title: String,
    pub links: Vec<RailLink>,
}

/// One link of the rail, with how many records are behind it.
#[derive(Debug, Clone, Default)]
pub struct RailLink {
    pub text: String,
    pub href: String,
    pub count: Option<String>,
    pub is_here: bool,
}

/// One page.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    pub shell: &'a Shell,
    /// "Unassigned priority 1 to 3": the page's own name, without section and product.
    pub title: &'a str,
    pub section: Option<&'a str>,
    /// The way down to here; the page itself is not in it.
    pub breadcrumb: Vec<Link>,
    /// "OFFICIAL-SENSITIVE", where the page carries a marking.
    pub marking: Option<&'a str>,
    /// Begins with [`title`], which has the only `h1`.
    pub main: Markup,
}

/// The heading of a page.
#[derive(Debug, Clone, Default)]
pub struct Title<'a> {
    /// "INC0010042 · Incident · City of London Police", above the heading.
    pub above: &'a str,
    pub text: &'a str,
    /// "Data as at 3 June 2020, 9:00am", to the right.
    pub beside: Option<Markup>,
}

/// A whole page.
pub fn page(page: &Page) -> Markup {
    let sections = [Some(page.title), page.section, Some("Guildhall")];
    let full_title = sections.into_iter().flatten().collect::<Vec<_>>().join(" – ");
    let has_rail = !page.shell.rail.is_empty();
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="theme-color" content="#FAF8F3" media="(prefers-color-scheme: light)";
                meta name="theme-color" content="#15141F" media="(prefers-color-scheme: dark)";
                title { (full_title) }
                link rel="icon" type="image/svg+xml" href=(assets::href("favicon.svg"));
                link rel="preload" as="font" type="font/woff2" crossorigin href=(assets::href("next.woff2"));
                link rel="stylesheet" href=(assets::href("app.css"));
            }
            body {
                a class="gh-skip" href="#main" { "Skip to content" }
                header {
                    (bar(page.shell))
                    @if let Some(words) = page.marking { (marking(words)) }
                }
                @if has_rail { (narrow_menu(&page.shell.rail)) }
                div class={ "gh-body" @if has_rail { " gh-body--rail" } } {
                    @if has_rail {
                        nav class="gh-rail gh-rail--wide" aria-label="Main" { (rail(&page.shell.rail)) }
                    }
                    main class="gh-main" id="main" tabindex="-1" {
                        @if !page.breadcrumb.is_empty() { (breadcrumb(&page.breadcrumb)) }
                        (page.main)
                    }
                }
                (footer(page.shell))
            }
        }
    }
}

fn bar(shell: &Shell) -> Markup {
    html! {
        div class="gh-header" {
            a class="gh-brand" href="/" {
                span class="gh-brand__mark" { (PreEscaped(assets::svg("mark.svg"))) }
                (PreEscaped(assets::svg("wordmark.svg")))
                span class="gh-hidden" { "Guildhall, home" }
            }
            div class="gh-header__forms" {
                @if !shell.search.is_empty() {
                    form class="gh-inline-form gh-search" role="search" method="get" action=(shell.search) {
                        label class="gh-hidden" for="search" { "Search or go to a reference" }
                        input class="gh-field" id="search" name="q" type="search" value=(shell.searched)
                            autocomplete="off" placeholder="Words or a number";
                        button class="gh-button gh-button--plain" type="submit" { "Search" }
                    }
                }
                @if let Some(bodies) = &shell.bodies { (switch(bodies)) }
                @if let Some(readers) = &shell.readers { (switch(readers)) }
            }
        }
    }
}

fn narrow_menu(folders: &[Folder]) -> Markup {
    html! {
        details class="gh-menu" {
            summary { "Menu" }
            nav class="gh-rail" aria-label="Menu" { (rail(folders)) }
        }
    }
}

fn rail(folders: &[Folder]) -> Markup {
    html! {
        @for folder in folders {
            @if !folder.title.is_empty() { p class="gh-rail__folder" { (folder.title) } }
            ul {
                @for link in &folder.links {
                    li {
                        a href=(link.href) aria-current=[link.is_here.then_some("page")] {
                            span { (link.text) }
                            @if let Some(count) = &link.count { span class="gh-rail__count" { (count) } }
                        }
                    }
                }
            }
        }
    }
}

fn breadcrumb(links: &[Link]) -> Markup {
    html! {
        nav class="gh-breadcrumb" aria-label="Breadcrumb" {
            ol { @for link in links { li { a href=(link.href) { (link.text) } } } }
        }
    }
}

fn footer(shell: &Shell) -> Markup {
    html! {
        footer class="gh-footer" {
            ul {
                @for link in &shell.footer { li { a href=(link.href) { (link.text) } } }
                li { "Build " (shell.build) }
            }
        }
    }
}

/// The heading with its double rule.
pub fn title(title: &Title) -> Markup {
    html! {
        div class="gh-title" {
            h1 {
                @if !title.above.is_empty() { span class="gh-title__above" { (title.above) " " } }
                (title.text)
            }
            @if let Some(beside) = &title.beside { div class="gh-title__beside" { (beside) } }
        }
    }
}

/// "OFFICIAL" and the like, on every page and sheet that carries it.
pub fn marking(words: &str) -> Markup {
    html! { p class="gh-marking" { span class="gh-hidden" { "Marking: " } (words) } }
}

/// Says what is unusual about the whole page: an earlier instant, sample records, a correction.
pub fn banner(label: &str, content: Markup) -> Markup {
    html! { div class="gh-banner" role="region" aria-label=(label) { (content) } }
}
