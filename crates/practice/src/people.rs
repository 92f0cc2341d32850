//! People as actors: what somebody may do follows from their record.

use record::register::PEOPLE;
use record::{Actor, Check, Dictionary, Filter, Operand, Page, Path, Query, Record, Scope, Secret, Trouble, Words};
use store::{Bodies, Datum, Store};

/// The field by which somebody is recognised.
pub const PASSWORD: &str = "user_password";

/// The registers by which it is told who somebody is and what they may do.
pub const REGISTERS: &[&str] = &[PEOPLE, "sys_user_role", GROUP_ROLES];

const GROUP_ROLES: &str = "sys_group_has_role";

/// Somebody who works here, as their record says.
#[derive(Debug, Clone)]
pub struct Person {
    /// With all their roles and bodies.
    pub actor: Actor,
    pub name: String,
    /// Name of the zone in which times are shown to them; empty for that of the place.
    pub time_zone: String,
    /// `sys_id` of each group they are in.
    pub groups: Vec<String>,
    /// A program: it comes through the interface, and looks at no page.
    pub is_for_services: bool,
    /// An administrator keeps them out.
    pub is_locked_out: bool,
    /// To whom their record belongs.
    pub company: String,
}

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
    let by_name = Filter::is("user_name", user_name);
    let found = person(store, dictionary, words, reach, by_name)?;
    Ok(found.map(|person| Actor { name: user_name.to_owned(), ..person.actor }))
}

/// The one person whom the filter names and who works here now.
pub fn person(
    store: &Store,
    dictionary: &Dictionary,
    words: &Words,
    reach: &Bodies,
    who: Filter,
) -> Result<Option<Person>, Trouble> {
    let system = Actor::system("people", reach.clone());
    let mut source = store;
    let query = Query::all(PEOPLE).and(who).and(Filter::is("active", 1));
    let mut found = system.asks(dictionary, &query, words)?.stored(&mut source, Page { limit: 2, offset: 0 })?;
    let (Some(person), true) = (found.pop(), found.is_empty()) else { return Ok(None) };
    let of_groups = roles_of(store, dictionary, words, &system, &list(&person, "groups"))?;
    let roles = list(&person, "roles").into_iter().chain(of_groups);
    let roles: Vec<Operand> = roles.map(|id| Operand::Datum(Datum::Text(id))).collect();
    let roles = match roles.is_empty() {
        true => Vec::new(),
        false => {
            let query = Query::all("sys_user_role").and(Filter::test("sys_id", Check::In(roles)));
            system.asks(dictionary, &query, words)?.rows(&mut source, &[Path::of("name")], Page::ALL)?
        }
    };
    let roles = roles.into_iter().filter_map(|row| row.cells.into_iter().next()).map(|cell| cell.shown).collect();
    let text = |field: &str| person.datum(field).as_text().unwrap_or_default().to_owned();
    let own = person.datum("company").as_text().map(str::to_owned);
    let bodies = Bodies::of(list(&person, "bodies").into_iter().chain(own).filter(|body| reach.holds(body)));
    Ok(Some(Person {
        actor: Actor { id: person.sys_id.clone(), name: text("user_name"), roles, bodies, scope: Scope::ALL },
        name: text("name"),
        time_zone: text("time_zone"),
        groups: list(&person, "groups"),
        is_for_services: person.datum("web_service_access_only").as_int() == Some(1),
        is_locked_out: person.datum("locked_out").as_int() == Some(1),
        company: text("company"),
    }))
}

/// By what a person is recognised, if they have a password.
pub fn password(
    store: &Store,
    dictionary: &Dictionary,
    words: &Words,
    reach: &Bodies,
    sys_id: &str,
) -> Result<Option<Secret>, Trouble> {
    let system = Actor::system("people", reach.clone());
    let query = Query::all(PEOPLE).and(Filter::is("sys_id", sys_id));
    let mut source = store;
    let kept = system.asks(dictionary, &query, words)?.secrets(&mut source, PASSWORD, Page::ONE)?;
    Ok(kept.into_iter().next().and_then(|(_, secret)| secret))
}

/// The identifiers in a list of references.
pub(crate) fn list(record: &Record, field: &str) -> Vec<String> {
    let text = record.datum(field).as_text().unwrap_or_default();
    text.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// The roles that come with groups to whoever is in them.
fn roles_of(
    store: &Store,
    dictionary: &Dictionary,
    words: &Words,
    system: &Actor,
    groups: &[String],
) -> Result<Vec<String>, Trouble> {
    if groups.is_empty() || dictionary.get(GROUP_ROLES).is_none() {
        return Ok(Vec::new());
    }
    let groups = groups.iter().map(|id| Operand::Datum(Datum::text(id))).collect();
    let query = Query::all(GROUP_ROLES).and(Filter::test("group", Check::In(groups))).and(Filter::is("inherits", 1));
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
