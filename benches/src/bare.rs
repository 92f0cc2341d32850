//! The engine itself beside the store: the same rows by their keys, which no plan can do with less than.

use std::cell::RefCell;
use std::collections::HashMap;

use postgres::{Client, NoTls, Statement};
use rusqlite::{Connection, OpenFlags};

use crate::place::Fallible;

pub enum Bare {
    Sqlite(Connection),
    Postgres(Box<RefCell<(Client, HashMap<String, Statement>)>>),
}

const OF_A_PAGE: &str = "select t.sys_id, t.number, t.short_description, t.priority, t.state, t.business_service, s.name, t.opened_at, \
     t.calendar_duration, t.company, c.name from task t left join cmdb_ci s on s.sys_id = t.business_service \
     left join core_company c on c.sys_id = t.company where t.sys_id ";

impl Bare {
    pub fn sqlite(path: &std::path::Path) -> Fallible<Self> {
        Ok(Self::Sqlite(Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?))
    }

    pub fn postgres(url: &str) -> Fallible<Self> {
        Ok(Self::Postgres(Box::new(RefCell::new((Client::connect(url, NoTls)?, HashMap::new())))))
    }

    /// The rows of a page with what stands for their references.
    pub fn page(&self, keys: &[String]) -> Fallible<()> {
        let places = match self {
            Self::Sqlite(_) => format!("in ({})", vec!["?"; keys.len()].join(", ")),
            Self::Postgres(_) => "= any($1)".to_owned(),
        };
        self.read(&format!("{OF_A_PAGE}{places}"), keys)
    }

    /// A row and everything that it once was.
    pub fn versions(&self, key: &str) -> Fallible<()> {
        let place = if matches!(self, Self::Sqlite(_)) { "in (?1)" } else { "= any($1)" };
        let sql = format!(
            "select * from task__was where sys_id {place} \
             union all select *, null, null, null from task where sys_id {place}"
        );
        self.read(&sql, &[key.to_owned()])
    }

    fn read(&self, sql: &str, keys: &[String]) -> Fallible<()> {
        match self {
            Self::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(sql)?;
                let mut rows = statement.query(rusqlite::params_from_iter(keys))?;
                while let Some(row) = rows.next()? {
                    let _: (String, Option<String>) = (row.get(0)?, row.get(2)?);
                }
            }
            Self::Postgres(inside) => {
                let (client, statements) = &mut *inside.borrow_mut();
                if !statements.contains_key(sql) {
                    statements.insert(sql.to_owned(), client.prepare(sql)?);
                }
                for row in client.query(&statements[sql], &[&keys])? {
                    let _: (String, Option<String>) = (row.try_get(0)?, row.try_get(2)?);
                }
            }
        }
        Ok(())
    }
}
