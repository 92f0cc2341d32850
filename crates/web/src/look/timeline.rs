//! What happened to a record, as an ordered list of articles.

use maud::{Markup, html};

/// Who may read an entry shows in its form, never in colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Words to or from the requester.
    Reply,
    /// Staff only.
    WorkNote,
    Decision,
    /// Made by a change of the record.
    #[default]
    System,
}

/// One entry.
#[derive(Debug, Clone, Default)]
pub struct Moment {
    /// Fragment that leads here, where links to single entries are wanted.
    pub id: Option<String>,
    pub kind: Kind,
    /// "Created by Ada Osei", "Priority changed by Ada Osei", "Work note – staff only".
    pub heading: String,
    /// Machine form, such as `2020-05-06T09:14:00+01:00`, and as shown.
    pub when: (String, String),
    /// Why it was done, where that was given.
    pub why: Option<String>,
    pub changes: Vec<Change>,
    pub body: Option<Markup>,
    /// "Look at the record as it was then".
    pub link: Option<super::Link>,
}

/// A field before and after. An empty side reads as "nothing".
#[derive(Debug, Clone, Default)]
pub struct Change {
    pub field: String,
    pub before: String,
    pub after: String,
}

/// Entries in the order given, under headings of level three.
pub fn timeline(moments: &[Moment]) -> Markup {
    html! {
        ol class="gh-timeline" {
            @for moment in moments {
                li class={ "gh-timeline__item" (modifier(moment.kind)) } id=[moment.id.as_deref()] {
                    article { (entry(moment)) }
                }
            }
        }
    }
}

fn modifier(kind: Kind) -> &'static str {
    match kind {
        Kind::Reply => "",
        Kind::WorkNote => " gh-timeline__item--note",
        Kind::Decision => " gh-timeline__item--decision",
        Kind::System => " gh-timeline__item--system",
    }
}

fn entry(moment: &Moment) -> Markup {
    html! {
        div class="gh-timeline__head" {
            h3 { (moment.heading) }
            time class="gh-timeline__when" datetime=(moment.when.0) { (moment.when.1) }
            @if let Some(link) = &moment.link { a class="gh-small" href=(link.href) { (link.text) } }
        }
        @if let Some(why) = &moment.why { p class="gh-timeline__why" { (why) } }
        @if !moment.changes.is_empty() { (changes(&moment.changes)) }
        @if let Some(body) = &moment.body { div class="gh-timeline__body" { (body) } }
    }
}

/// Fields before and after, one below the other.
pub fn changes(changes: &[Change]) -> Markup {
    html! { ul class="gh-changes" { @for change in changes { li { (changed(change)) } } } }
}

fn changed(change: &Change) -> Markup {
    html! {
        span class="gh-changes__field" { (change.field) ": " }
        @if change.before.is_empty() {
            (change.after)
        } @else if change.after.is_empty() {
            del class="gh-changes__before" { (change.before) } " removed"
        } @else {
            del class="gh-changes__before" { (change.before) } span class="gh-hidden" { " became" } " → " (change.after)
        }
    }
}
