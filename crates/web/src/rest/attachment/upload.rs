//! Files coming in: as they are, or in a form.

use std::sync::Arc;

use axum::http::{StatusCode, header};
use multer::{Constraints, Multipart, SizeLimit};
use practice::attachment::{Content, NewFile, REGISTER};
use record::{Filter, Page, Query};
use tokio::runtime::Handle;

use super::told;
use crate::rest::body::{Received, Receiving};
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::Reply;
use crate::rest::table::{desk, occasion};

/// Parts of a form that are looked at.
const PARTS_MAX: usize = 20;
/// The longest field of a form that is no file, in bytes.
const FIELD_BYTES_MAX: u64 = 4 << 10;

/// The body is the file, and the address says the rest.
pub fn upload_file(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let given = |name: &str| match call.parameter(name).trim() {
        "" => Err(RestFault::unreadable(format!("Say {name} in the address."))),
        text => Ok(text.to_owned()),
    };
    let file = NewFile {
        register: given("table_name")?,
        sys_id: given("table_sys_id")?,
        name: given("file_name")?,
        content_type: call.header("content-type").to_owned(),
        content: content(call)?,
    };
    hang(call, file)
}

/// A form: `table_name`, `table_sys_id` and a part with a file name.
pub fn upload_form(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let boundary = multer::parse_boundary(call.header("content-type"));
    let boundary = boundary.map_err(|_| RestFault::unreadable("This is no multipart/form-data with a boundary."))?;
    let form = Handle::current().block_on(Form::read(received(call)?, boundary))?;
    let needed = |name: &str, text: Option<String>| {
        text.filter(|text| !text.is_empty()).ok_or_else(|| RestFault::unreadable(format!("The form has no {name}.")))
    };
    let Some((name, content_type, file)) = form.file else {
        return Err(RestFault::unreadable("The form has no file."));
    };
    let file = NewFile {
        register: needed("table_name", form.table_name)?,
        sys_id: needed("table_sys_id", form.table_sys_id)?,
        name,
        content_type,
        content: Content::of(file.reader()?, file.bytes),
    };
    hang(call, file)
}

fn received(call: &Call) -> Result<&Received, RestFault> {
    call.file.as_deref().ok_or_else(RestFault::internal)
}

fn content(call: &Call) -> Result<Content, RestFault> {
    let file = received(call)?;
    Ok(Content::of(file.reader()?, file.bytes))
}

fn hang(call: &Arc<Call>, file: NewFile) -> Result<Reply, RestFault> {
    if call.dictionary.get(&file.register).is_none() {
        return Err(RestFault::invalid_table(&file.register));
    }
    let table = file.register.clone();
    let saved = desk(call).attach(occasion(call), file);
    let saved = saved.map_err(|not| RestFault::not_saved(&table, "Insert", not))?;
    let location = format!("{}/api/now{}/attachment/{}/file", call.origin, call.version, saved.sys_id);
    // Whoever may change a record and not see it has been told nothing by now, and is told no more.
    let program = call.caller.actor.program();
    let query = Query::all(REGISTER).and(Filter::is("sys_id", saved.sys_id.as_str()));
    let permitted = program.asks(&call.dictionary, &query, &call.words)?;
    let row = permitted.rows(&mut call.store(), &told::paths(), Page::ONE)?.pop().ok_or_else(RestFault::no_record)?;
    Ok(Reply::json(StatusCode::CREATED, told::one(call, &row)?).with(header::LOCATION, location))
}

#[derive(Default)]
struct Form {
    table_name: Option<String>,
    table_sys_id: Option<String>,
    /// Name, type and content; of several the first.
    file: Option<(String, String, Received)>,
}

impl Form {
    async fn read(sent: &Received, boundary: String) -> Result<Self, RestFault> {
        let odd = |error: multer::Error| RestFault::unreadable(format!("The form cannot be read: {error}."));
        let limits = SizeLimit::new().whole_stream(sent.bytes).per_field(sent.bytes);
        let limits = limits.for_field("table_name", FIELD_BYTES_MAX).for_field("table_sys_id", FIELD_BYTES_MAX);
        let constraints = Constraints::new().size_limit(limits);
        let mut parts = Multipart::with_constraints(sent.body()?.into_data_stream(), boundary, constraints);
        let mut form = Self::default();
        for _ in 0..PARTS_MAX {
            let Some(mut part) = parts.next_field().await.map_err(odd)? else { break };
            let name = part.name().unwrap_or_default().to_owned();
            match (name.as_str(), part.file_name().map(str::to_owned)) {
                (_, Some(file_name)) if form.file.is_none() => {
                    let kind = part.content_type().map(ToString::to_string).unwrap_or_default();
                    let mut file = Receiving::new()?;
                    while let Some(piece) = part.chunk().await.map_err(odd)? {
                        file.add(&piece)?;
                    }
                    form.file = Some((file_name, kind, file.end()?));
                }
                ("table_name", None) => form.table_name = Some(part.text().await.map_err(odd)?.trim().to_owned()),
                ("table_sys_id", None) => form.table_sys_id = Some(part.text().await.map_err(odd)?.trim().to_owned()),
                _ => {}
            }
        }
        Ok(form)
    }
}
