//! Shapes, drawn by us: a state is always a word, and the shape says it again without colour.

use maud::{Markup, PreEscaped, html};

/// How a state is tinted, and its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// ■ overdue, missed, failed, red.
    Red,
    /// ▲ due soon, waiting, amber.
    Amber,
    /// ● on track, met, green.
    Green,
    /// ✓ complete, planned.
    Blue,
    /// – none, paused, over.
    Grey,
}

impl Tone {
    fn name(self) -> &'static str {
        match self {
            Tone::Red => "red",
            Tone::Amber => "amber",
            Tone::Green => "green",
            Tone::Blue => "blue",
            Tone::Grey => "grey",
        }
    }

    fn shape(self) -> &'static str {
        match self {
            Tone::Red => r#"<path d="M1 1h10v10H1z"/>"#,
            Tone::Amber => r#"<path d="M6 .5 11.8 11.2H.2z"/>"#,
            Tone::Green => r#"<circle cx="6" cy="6" r="5.3"/>"#,
            Tone::Blue => r#"<path d="M4.4 10.6.4 6.5l1.6-1.6 2.4 2.5L10 1.6l1.6 1.6z"/>"#,
            Tone::Grey => r#"<path d="M1 4.9h10v2.2H1z"/>"#,
        }
    }
}

fn icon(class: &str, size: &str, inside: &str) -> Markup {
    html! {
        svg class=[Some(class).filter(|class| !class.is_empty())] viewBox={ "0 0 " (size) " " (size) } width=(size)
            height=(size) aria-hidden="true" focusable="false" fill="currentColor" { (PreEscaped(inside)) }
    }
}

/// A state: tint, shape and word.
pub fn tag(tone: Tone, word: &str) -> Markup {
    html! { span class={ "gh-tag gh-tag--" (tone.name()) } { (icon("", "12", tone.shape())) (word) } }
}

/// Shape and words without a tint, for running text and cells.
pub fn toned(tone: Tone, words: &str) -> Markup {
    html! {
        span class={ "gh-nowrap gh-tone--" (tone.name()) } { (icon("gh-shape", "12", tone.shape())) " " (words) }
    }
}

/// Priority 1 to 5 as a tally of bars, its number and its word. `word` may be empty.
pub fn priority(number: u8, word: &str) -> Markup {
    let filled = 6u8.saturating_sub(number.clamp(1, 5));
    html! {
        span class="gh-priority" {
            svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" {
                @for bar in 0..5u8 {
                    @let (x, full) = (f32::from(bar) * 3.2 + 0.4, bar < filled);
                    rect x=(x) y=(if full { "1" } else { "12.5" }) width="2.2" height=(if full { "14" } else { "2.5" })
                        fill="currentColor" {}
                }
            }
            span { span.gh-hidden { "Priority " } (number)
                @if !word.is_empty() { span class="gh-priority__word" { " " (word) } }
            }
        }
    }
}

/// The notch of the tally: here stands a figure with records behind it.
pub(super) fn notch() -> Markup {
    icon("", "12", r#"<path d="M1 1h4v3L3.2 6 5 8v3H1zM7 1h4v10H7V8l1.8-2L7 4z"/>"#)
}

pub(super) fn cross() -> Markup {
    icon("", "10", r#"<path d="M1.6.4 5 3.8 8.4.4l1.2 1.2L6.2 5l3.4 3.4-1.2 1.2L5 6.2 1.6 9.6.4 8.4 3.8 5 .4 1.6z"/>"#)
}

pub(super) fn sorted(is_ascending: bool) -> Markup {
    icon("", "10", if is_ascending { r#"<path d="M5 1.5 9 8.5H1z"/>"# } else { r#"<path d="M5 8.5 1 1.5h8z"/>"# })
}
