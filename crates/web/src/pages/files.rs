//! Bytes: what is embedded in the program, and what records keep.

use record::draft::FileName;
use record::{Kind, Trouble};

use crate::asked::{Answer, Asked, File};
use crate::pages::record::reading::find_then;
use crate::site::Visit;

pub fn health(_: &Asked) -> Option<Answer> {
    Some(Answer::Text("ok\n"))
}

/// Only the address with the hash in it may be kept for ever.
pub fn asset(asked: &Asked) -> Option<Answer> {
    let asset = assets::find(asked.part("name"))?;
    let for_ever = asset.href.ends_with(asked.part("name"));
    Some(Answer::File(File { mime: asset.mime, name: None, bytes: asset.bytes.to_vec(), for_ever }))
}

/// A file is read through its record, with the rights of the record and of the field.
pub fn kept(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    let nothing = || Trouble::NotFound(String::new());
    let register = visit.register(asked.part("register"))?;
    let record = find_then(visit, &register, asked.part("record"))?.ok_or_else(nothing)?;
    let own = visit.register(&record.class)?;
    let field = own.field(asked.part("field")).filter(|field| field.kind == Kind::File).ok_or_else(nothing)?;
    let (file, bytes) = file_of(visit, record.datum(&field.name).as_text().unwrap_or_default())?;
    Ok(Answer::File(File { mime: mime_of(&file.name), name: Some(file.name), bytes, for_ever: false }))
}

/// The name and bytes of a file as a field names it.
pub fn file_of(visit: &Visit, stored: &str) -> Result<(FileName, Vec<u8>), Trouble> {
    let nothing = || Trouble::NotFound(String::new());
    let file = FileName::read(stored).ok_or_else(nothing)?;
    let bytes = visit.store().file(&visit.actor.bodies, &file.sha256)?.ok_or_else(nothing)?;
    Ok((file, bytes))
}

/// By the name's ending; what is not known is bytes, so that no browser runs it.
pub fn mime_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}
