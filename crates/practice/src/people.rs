//! People as actors: what somebody may do follows from their record.

use record::register::PEOPLE;
use record::{Actor, Check, Dictionary, Filter, Operand, Page, Path, Query, Trouble, Words};
use store::{Bodies, Datum, Store};

/// The actor that a person's record makes: their roles, and the bodies whose records they may see.
///
/// `reach` is whom to look among: the bodies that the program serves.
pub fn actor(
    store: &Store,
    dictionary: &Dictionary,
    words: &Words,
    reach: &Bodies,
    user_name: &str,
) -> Result<Option<Actor>, Trouble> {
    let system = Actor::system("people", reach.clone());
    let mut source = store;
    let query = Query::all(PEOPLE).and(Filter::is("user_name", user_name)).and(Filter::is("active", 1));
    let Some(person) = system.asks(dictionary, &query, words)?.record(&mut source)? else { return Ok(None) };
    let list = |field: &str| -> Vec<String> {
        let text = person.datum(field).as_text().unwrap_or_default();
        text.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect()
    };
    let mut roles = std::collections::BTreeSet::new();
    let of_groups = roles_of(store, dictionary, words, &system, &list("groups"))?;
    for id in list("roles").into_iter().chain(of_groups) {
        let query = Query::all("sys_user_role").and(Filter::is("sys_id", id));
        let rows = system.asks(dictionary, &query, words)?.rows(&mut source, &[Path::of("name")], Page::ONE)?;
        roles.extend(rows.into_iter().filter_map(|row| row.cells.into_iter().next()).map(|cell| cell.shown));
    }
    let own = person.datum("company").as_text().map(str::to_owned);
    let bodies = list("bodies").into_iter().chain(own).filter(|body| reach.holds(body));
    Ok(Some(Actor { id: person.sys_id.clone(), name: user_name.to_owned(), roles, bodies: Bodies::of(bodies) }))
}

/// The roles that come with groups to whoever is in them.
fn roles_of(
    store: &Store,
    dictionary: &Dictionary,
    words: &Words,
    system: &Actor,
    groups: &[String],
) -> Result<Vec<String>, Trouble> {
    const REGISTER: &str = "sys_group_has_role";
    if groups.is_empty() || dictionary.get(REGISTER).is_none() {
        return Ok(Vec::new());
    }
    let groups = groups.iter().map(|id| Operand::Datum(Datum::text(id))).collect();
    let query = Query::all(REGISTER).and(Filter::test("group", Check::In(groups))).and(Filter::is("inherits", 1));
    let rows = system.asks(dictionary, &query, words)?.rows(&mut &*store, &[Path::of("role")], Page::ALL)?;
    let role = |row: record::Row| row.cells.into_iter().next()?.datum.as_text().map(str::to_owned);
    Ok(rows.into_iter().filter_map(role).collect())
}

/// Every body there is: the companies that have records of their own.
pub fn bodies(store: &Store, dictionary: &Dictionary, words: &Words) -> Result<Bodies, Trouble> {
    let system = Actor::system("people", Bodies::shared());
    let query = Query::all(record::register::COMPANIES).and(Filter::is("customer", 1));
    let mut source = store;
    Ok(Bodies::of(system.asks(dictionary, &query, words)?.ids(&mut source, Page::ALL)?))
}
