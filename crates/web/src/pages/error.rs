//! The one error page. Its words are fixed here; what a database said never reaches it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use record::{Fault, Trouble};
use store::StoreError;

use crate::asked::{Answer, Asked};
use crate::frame::Framed;
use crate::look::{self, Link, Shell};
use crate::pages::list::caret;
use crate::site::Visit;
use crate::stream::Full;

/// Title, and what to do.
fn words(status: StatusCode) -> (&'static str, &'static str) {
    match status.as_u16() {
        400 => ("This address cannot be read", "Check it, or begin at the first page."),
        403 => ("You may not do this", "Somebody with another role can. Ask whoever looks after your rights."),
        404 => (
            "Page not found",
            "Nothing is here, or nothing that you may open. Check the address, or look for it by its reference.",
        ),
        405 => ("This page can only be read", "It takes nothing in. Follow its links, or begin at the first page."),
        413 => ("This is too large", "Less than 64 kilobytes can be taken in at once."),
        414 => ("This address is too long", "Shorten the question. An address may have 8 kilobytes."),
        422 => ("This cannot be answered", "Put right what is said below and try again."),
        429 => ("You are taking enough files already", "Wait until one of them has come, then ask again."),
        503 => ("Guildhall is busy", "Nothing was lost. Wait a moment, then load the page again."),
        _ => ("Sorry, something went wrong", "Nothing was lost. Try again; if it stays so, quote the reference below."),
    }
}

fn main(
    status: StatusCode,
    said: &[String],
    fault: Option<&Fault>,
    search: Option<&str>,
    reference: Option<&str>,
) -> Markup {
    let (title, help) = words(status);
    let sentences = std::iter::once(help.to_owned()).chain(said.iter().cloned()).collect();
    let links = vec![Link::new("The first page", "/")];
    let search = search.map(|words| ("/search", words));
    html! {
        (look::trouble(&look::Trouble { title, sentences, reference, search, links }))
        @if let Some(fault) = fault {
            (look::query_fault(&look::QueryFault { words: fault.message.clone(), caret: caret(fault) }))
        }
    }
}

/// For whoever cannot be told apart yet: no rail, no names.
pub fn plain(status: StatusCode) -> Response {
    let shell = Shell { build: env!("CARGO_PKG_VERSION").to_owned(), ..Shell::default() };
    let main = main(status, &[], None, None, None);
    let page = look::Page {
        shell: &shell,
        title: words(status).0,
        section: None,
        breadcrumb: Vec::new(),
        marking: None,
        main,
    };
    Answer::Page(status, look::page(&page)).into_response()
}

/// What a reader is told of what went wrong.
pub fn of(visit: &Visit, trouble: &Trouble) -> Answer {
    let one = |text: &String| vec![text.clone()];
    let (status, said, fault) = match trouble {
        // What may not be seen and what is not there are answered alike.
        Trouble::NotFound(_) => (StatusCode::NOT_FOUND, Vec::new(), None),
        Trouble::NotAllowed(said) => (StatusCode::FORBIDDEN, one(said), None),
        Trouble::TooMuch(said) => (StatusCode::UNPROCESSABLE_ENTITY, one(said), None),
        Trouble::Fault(fault) => (StatusCode::UNPROCESSABLE_ENTITY, Vec::new(), Some(&**fault)),
        Trouble::Store(StoreError::Refused(said) | StoreError::TooComplex(said)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, one(said), None)
        }
        Trouble::Store(StoreError::Busy) => (StatusCode::SERVICE_UNAVAILABLE, Vec::new(), None),
        Trouble::Store(error) => {
            tracing::error!(request = visit.place.request, %error, "a page could not be made");
            (StatusCode::INTERNAL_SERVER_ERROR, Vec::new(), None)
        }
    };
    let last = visit.place.path.rsplit('/').next().unwrap_or_default();
    let search = (status == StatusCode::NOT_FOUND).then_some(last);
    let reference = status.is_server_error().then_some(visit.place.request.as_str());
    let main = main(status, &said, fault, search, reference);
    let framed = Framed { title: words(status).0, section: None, trail: Vec::new(), main };
    Answer::Page(status, visit.framed(framed))
}

/// Where as many files are being written as may be at once.
pub fn full(visit: &Visit, full: Full) -> Answer {
    let (status, said) = match full {
        Full::Reader(most) => {
            (StatusCode::TOO_MANY_REQUESTS, format!("One reader takes at most {most} files at the same time."))
        }
        Full::Site => {
            (StatusCode::SERVICE_UNAVAILABLE, "Others are taking files, and only so many are written at once.".into())
        }
    };
    let main = main(status, &[said], None, None, None);
    Answer::Busy(status, visit.framed(Framed { title: words(status).0, section: None, trail: Vec::new(), main }))
}

/// An address that no page has.
pub fn nowhere(_: &Visit, _: &Asked) -> Result<Answer, Trouble> {
    Err(Trouble::NotFound(String::new()))
}
