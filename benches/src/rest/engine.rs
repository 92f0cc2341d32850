//! The bare engine behind the bare handler: one prepared statement on a connection for each thread that asks.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use postgres::NoTls;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::FIELDS;
use crate::place::Fallible;
use crate::writes::{self, Office, Rate};

pub const SERVICE_ROWS: usize = 50;

/// Where it is, and connections that nobody uses just now.
#[derive(Clone)]
pub enum Engine {
    Sqlite(PathBuf, Arc<Mutex<Vec<Connection>>>),
    Postgres(String, Arc<Mutex<Vec<(postgres::Client, postgres::Statement)>>>),
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// On SQLite by the index that serves it best: left to itself, the engine takes one in which all rows of a service are put in
/// order anew.
fn sql(place: &str, by: &str) -> String {
    format!(
        "select {} from task{by} where sys_class_name = 'incident' and company in ('col', 'colp', 'global') \
         and business_service = {place} and opened_at > '' order by opened_at desc, sys_id limit {SERVICE_ROWS}",
        FIELDS.join(", ")
    )
}

impl Engine {
    pub fn sqlite(path: &Path) -> Self {
        Self::Sqlite(path.to_owned(), Arc::default())
    }

    pub fn postgres(address: &str) -> Self {
        Self::Postgres(address.to_owned(), Arc::default())
    }

    /// The newest incidents of a service, each value as a text.
    pub fn rows(&self, service: &str) -> Result<Vec<Vec<String>>, Fault> {
        match self {
            Self::Sqlite(path, free) => {
                let taken = free.lock().map_err(|error| error.to_string())?.pop();
                let connection = match taken {
                    Some(connection) => connection,
                    None => {
                        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
                        // As the store does: else the statement is prepared anew for each value.
                        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
                        connection
                    }
                };
                let all = {
                    let mut statement =
                        connection.prepare_cached(&sql("?1", " indexed by task__business_service__opened_at__pair"))?;
                    let rows = statement.query_map([service], |row| {
                        (0..FIELDS.len()).map(|at| Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())).collect()
                    })?;
                    rows.collect::<rusqlite::Result<_>>()?
                };
                free.lock().map_err(|error| error.to_string())?.push(connection);
                Ok(all)
            }
            Self::Postgres(address, free) => {
                let taken = free.lock().map_err(|error| error.to_string())?.pop();
                let (mut client, statement) = match taken {
                    Some(connected) => connected,
                    None => {
                        let mut client = postgres::Client::connect(address, NoTls)?;
                        let statement = client.prepare(&sql("$1", ""))?;
                        (client, statement)
                    }
                };
                let rows = client.query(&statement, &[&service])?;
                free.lock().map_err(|error| error.to_string())?.push((client, statement));
                let text = |row: &postgres::Row, at| row.try_get::<_, Option<String>>(at);
                let row = |row: &postgres::Row| {
                    (0..FIELDS.len()).map(|at| text(row, at).map(Option::unwrap_or_default)).collect()
                };
                Ok(rows.iter().map(row).collect::<Result<_, _>>()?)
            }
        }
    }

    /// Bare durable inserts of an incident like the office's.
    pub fn bare_writes(&self, office: &Office) -> Fallible<Box<dyn Rate>> {
        match self {
            Self::Sqlite(path, _) => writes::bare_sqlite(path, office),
            Self::Postgres(address, _) => writes::bare_postgres(address, office),
        }
    }
}
