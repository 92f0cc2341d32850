//! What a message says, and how it is signed.

use jiff::Timestamp;
use practice::webhooks::{Message, Notice};
use record::{Kind, Record, Register};

use crate::rest::json::Out;
use crate::rest::values;

/// The longest message, in bytes; of a longer record only the name is sent, and who wants it reads it.
const BYTES_MAX: usize = 256 << 10;

/// A message ready to be posted.
pub(super) struct Signed {
    pub id: String,
    /// Seconds since 1970, of this attempt.
    pub timestamp: String,
    /// `v1,` and base64 for each secret that counts, with blanks between.
    pub signature: String,
    pub body: Vec<u8>,
}

pub(super) fn signed(notice: &Notice, message: &Message, now: Timestamp) -> Signed {
    let mut body = body(notice, message, true);
    if body.len() > BYTES_MAX {
        body = self::body(notice, message, false);
    }
    let (id, timestamp) = (notice.message.clone(), now.as_second().to_string());
    let mut content = format!("{id}.{timestamp}.").into_bytes();
    content.extend_from_slice(&body);
    let signatures = message.secrets.iter().filter_map(|secret| secret.sign(&content));
    let signature = signatures.map(|signature| format!("v1,{signature}")).collect::<Vec<_>>().join(" ");
    Signed { id, timestamp, signature, body }
}

fn body(notice: &Notice, message: &Message, is_whole: bool) -> Vec<u8> {
    let Message { register, record, changed, .. } = message;
    let mut out = Out::default();
    out.raw("{").key("type").text(&format!("{}.{}", notice.register, notice.event.word()));
    out.raw(",").key("timestamp").text(&format!("{}Z", notice.at.replacen(' ', "T", 1)));
    out.raw(",").key("data").raw("{");
    out.key("table").text(&notice.register).raw(",").key("sys_id").text(&notice.sys_id);
    out.raw(",").key("changed").raw("[").each(changed, |out, name| _ = out.text(name)).raw("]");
    match is_whole {
        true => write(out.raw(",").key("record"), register, record),
        false => _ = out.raw(",").key("is_too_long").raw("true"),
    }
    out.raw("}}");
    out.into_bytes()
}

/// The record as a client of the table API reads it raw and without links.
fn write(out: &mut Out, register: &Register, record: &Record) {
    let told = record.values.iter().filter_map(|(name, cell)| Some((name, cell, register.field(name)?)));
    let told = told.filter(|(_, _, field)| !matches!(field.kind, Kind::Secret | Kind::Journal));
    out.raw("{");
    out.each(told, |out, (name, cell, field)| {
        out.key(name);
        match (&field.kind, &cell.leads_to) {
            (Kind::Ref(_) | Kind::Person, Some((_, id))) => out.text(id),
            // Nothing, or nothing that may be seen, unless it is what everybody shares.
            (Kind::Ref(_) | Kind::Person, None) => {
                out.text(cell.datum.as_text().filter(|id| *id == store::SHARED).unwrap_or_default())
            }
            (kind, _) => out.text(&values::raw(kind, &cell.datum)),
        };
    });
    out.raw("}");
}
