//! Which addresses there are, and who may go there. The router is made from this table and from nothing else.

use axum::Router;
use axum::extract::{Request, State};
use axum::routing::get;
use record::Trouble;

use crate::asked::{Answer, Asked};
use crate::auth;
use crate::door::{self, Doorway};
use crate::pages::{
    self, compare, deep, error, figures, files, held, home, interface, list, papers, published, search,
};
use crate::rest;
use crate::site::Visit;

/// A page that stands on records: it is handed a reader's visit, and has no other way to the store.
pub type ReaderPage = fn(&Visit, &Asked) -> Result<Answer, Trouble>;
/// A page for everybody, without records.
pub type OpenPage = fn(&Asked) -> Option<Answer>;

/// An address, its purpose and who may go there. Only [`open`] and [`reader`] make one.
#[derive(Clone, Copy)]
pub struct Route {
    path: &'static str,
    says: &'static str,
    page: Page,
}

#[derive(Clone, Copy)]
pub(crate) enum Page {
    Open(OpenPage),
    Reader(ReaderPage),
}

/// For everybody, whoever they are.
pub const fn open(path: &'static str, says: &'static str, page: OpenPage) -> Route {
    Route { path, says, page: Page::Open(page) }
}

/// For one of the site's readers, by the rights of that reader.
pub const fn reader(path: &'static str, says: &'static str, page: ReaderPage) -> Route {
    Route { path, says, page: Page::Reader(page) }
}

/// Every address of the site.
pub const ROUTES: &[Route] = &[
    open("/health", "Whether the program answers", files::health),
    open("/assets/{name}", "Style sheets, fonts and the brand", files::asset),
    reader("/", "What is here", home::show),
    reader("/search", "Records by reference or by words", search::show),
    reader("/rest", "The REST interface: its addresses", interface::show),
    reader("/rest/{register}", "What the records of a table hold over REST", interface::table),
    reader("/papers", "Leads to the list of papers", papers::all),
    reader("/paper/{record}/live", "A paper over today's records", papers::live),
    reader("/paper/{record}/live/figure/{figure}", "A figure over today's records, and its rows", figures::live),
    reader("/paper/{record}/proof", "What proof finds in a paper", papers::proof),
    reader("/published/{edition}/figure/{figure}", "A published figure, its rows and its drift", figures::published),
    reader("/published/{edition}", "A paper as it was published: page, .pdf, .docx", published::show),
    reader("/now/nav/ui/classic/params/target/{target}", "Leads from ServiceNow's addresses to ours", deep::target),
    reader("/{register}", "The list of a register: page, .csv, .xlsx, .json; from .do to ours", list::show),
    reader("/{register}/compare", "What came, went and changed in a list between two instants", compare::show),
    reader("/{register}/held", "Who held the records of a query, and for how long", held::show),
    reader("/{register}/{record}", "A record, its history and what refers to it", pages::record::show),
    reader("/{register}/{record}/compare", "A record at two instants", compare::one::show),
    reader("/{register}/{record}/file/{field}", "A file that a record keeps", files::kept),
];

/// The table as text, one line each: who may, where, and what is there.
pub fn table() -> String {
    let who = |route: &Route| if matches!(route.page, Page::Open(_)) { "open" } else { "reader" };
    let pages = ROUTES.iter().map(|route| format!("{:<7} GET    {:<50} {}\n", who(route), route.path, route.says));
    pages.chain([auth::door::table(), rest::route::table()]).collect()
}

pub(crate) fn router() -> Router<Doorway> {
    let mut router = Router::new();
    for route in ROUTES {
        let page = route.page;
        let enter =
            async move |State(doorway): State<Doorway>, request: Request| door::enter(doorway, page, request).await;
        router = router.route(route.path, get(enter));
    }
    router.fallback(async |State(doorway): State<Doorway>, request: Request| {
        door::enter(doorway, Page::Reader(error::nowhere), request).await
    })
}
