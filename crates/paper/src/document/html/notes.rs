//! What each figure means, and what changed between versions.

use maud::{Markup, html};

use super::{Dress, blocks};
use crate::document::{Document, FigureNote, Place, note_anchor, plain};

/// The rows of a figure's note: what it is called, and the words.
pub(in crate::document) fn facts(note: &FigureNote) -> Vec<(&'static str, String)> {
    let records = note.records.map(|count| match count {
        1 => "1 record".to_owned(),
        count => format!("{count} records"),
    });
    let adjusted = note.adjusted.clone().unwrap_or_else(|| "Not adjusted".to_owned());
    let rows = [
        ("Period", note.period.clone()),
        ("Data as at", note.as_at.clone()),
        ("Counts", records),
        ("Exactly", note.value.clone().filter(|value| *value != note.reads_as)),
        ("Target", note.target.clone()),
        ("Compared with", note.compared.clone()),
        ("Recorded from", note.source.clone()),
        ("Adjusted", Some(adjusted)),
    ];
    rows.into_iter().filter_map(|(label, words)| words.map(|words| (label, words))).collect()
}

pub(super) fn figure_notes(document: &Document, dress: &Dress) -> Markup {
    if document.notes.is_empty() {
        return html! {};
    }
    let places = document.places();
    html! {
        section class="paper-section paper-section--notes" aria-labelledby="notes" {
            h2 id="notes" { "Figure notes" }
            p { "Every value that this paper prints from records, what it means and what it counts." }
            ol class="paper-notes" {
                @for note in &document.notes {
                    (figure_note(note, places.get(&note.id).map_or(&[][..], Vec::as_slice), dress))
                }
            }
        }
    }
}

fn figure_note(note: &FigureNote, places: &[Place], dress: &Dress) -> Markup {
    let evidence = note.evidence.clone().or_else(|| dress.evidence.map(|base| format!("{base}/{}", note.id)));
    html! {
        li class="paper-note" id=(note_anchor(&note.id)) value=(note.number) {
            p class="paper-note-title" {
                span class="paper-note-number" { "Figure " (note.number) }
                span class="paper-note-value" { (note.reads_as) }
                @if !note.title.is_empty() {
                    strong { (note.title) }
                }
            }
            p { (note.meaning) }
            dl {
                @for (label, words) in facts(note) { div { dt { (label) } dd { (words) } } }
                @if !places.is_empty() { div { dt { "Printed in" } dd { (printed_in(places)) } } }
            }
            @if let Some(address) = evidence {
                p class="paper-note-evidence" {
                    a href=(address) { "See the records" span class="paper-aside" { " behind figure " (note.number) } }
                }
            }
        }
    }
}

fn printed_in(places: &[Place]) -> Markup {
    html! {
        @for (position, place) in places.iter().enumerate() {
            @if position > 0 { ", " }
            a href={ "#" (place.id) } { (place.words) }
        }
    }
}

pub(super) fn has_changes(document: &Document, dress: &Dress) -> bool {
    !document.changes.is_empty() || !dress.versions.is_empty()
}

pub(super) fn changes(document: &Document, dress: &Dress) -> Markup {
    if !has_changes(document, dress) {
        return html! {};
    }
    html! {
        section class="paper-section" aria-labelledby="changes" {
            h2 id="changes" { "What changed" }
            @if !document.changes.is_empty() {
                dl class="paper-changes" {
                    @for change in &document.changes {
                        div {
                            dt { "Version " (change.version) @if !change.date.is_empty() { ", " (change.date) } }
                            dd { @if plain(&change.words).is_empty() { "First published." } (blocks::runs(&change.words)) }
                        }
                    }
                }
            }
            @if !dress.versions.is_empty() {
                ul {
                    @for version in dress.versions { li { a href=(version.href) { "Version " (version.version) } } }
                }
            }
        }
    }
}
