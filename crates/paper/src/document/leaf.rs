//! The form in which a paper goes to the press: its own JSON, with all that the template should not have to work out.

use jiff::Zoned;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::{Block, Document, FigureNote, Picture, Place, Table, html, measure};

/// The document as the press takes it: see `print::Press::pdf`.
pub fn leaf(document: &Document) -> Value {
    let mut leaf = json!(document);
    let places = document.places();
    leaf["sections"] = document
        .sections
        .iter()
        .map(|section| {
            let blocks: Value = section.blocks.iter().map(block).collect();
            json!({ "id": section.id, "title": section.title, "appendix": section.appendix, "blocks": blocks })
        })
        .collect();
    leaf["notes"] = document
        .notes
        .iter()
        .map(|note| figure_note(note, places.get(&note.id).map_or(&[][..], Vec::as_slice)))
        .collect();
    leaf["language"] = json!(document.language());
    leaf["moment"] = moment(&document.status.at);
    leaf["version"] = json!(1);
    leaf
}

fn block(block: &Block) -> Value {
    let mut leaf = json!(block);
    match block {
        Block::Table(it) => measured(&mut leaf, it),
        Block::Picture(it) => picture(&mut leaf, it),
        Block::Gauges(it) => {
            for (position, gauge) in it.gauges.iter().enumerate() {
                picture(&mut leaf["gauges"][position]["picture"], &gauge.picture);
            }
        }
        Block::Heading { .. } | Block::Paragraph { .. } | Block::List { .. } | Block::Contact(_) => {}
    }
    leaf
}

fn picture(leaf: &mut Value, picture: &Picture) {
    // Only a page has use for the drawing made for telephones.
    leaf["svg_narrow"] = Value::Null;
    if let Some(table) = &picture.table {
        measured(&mut leaf["table"], table);
    }
}

fn measured(leaf: &mut Value, table: &Table) {
    leaf["shares"] = json!(measure::shares(table));
    leaf["breadth"] = json!(measure::breadth(table));
}

fn figure_note(note: &FigureNote, places: &[Place]) -> Value {
    let mut leaf = json!(note);
    leaf["facts"] = json!(html::notes::facts(note));
    leaf["places"] = places.iter().map(|place| json!({ "words": place.words, "id": place.id })).collect();
    leaf
}

/// The date of the file, taken apart; null while the paper has none.
fn moment(at: &str) -> Value {
    let Ok(time) = at.parse::<jiff::Timestamp>() else { return Value::Null };
    // The offset as written, so that the file says ten o'clock in London where the paper does.
    let offset =
        jiff::fmt::temporal::DateTimeParser::new().parse_pieces(at).ok().and_then(|pieces| pieces.to_numeric_offset());
    let zone = offset.map_or(TimeZone::UTC, TimeZone::fixed);
    let local = Zoned::new(time, zone);
    json!({
        "year": local.year(), "month": local.month(), "day": local.day(),
        "hour": local.hour(), "minute": local.minute(), "second": local.second(),
        "offset_minutes": local.offset().seconds() / 60,
    })
}
