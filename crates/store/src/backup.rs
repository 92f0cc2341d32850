//! A copy of a store in one file.

use std::path::Path;

use crate::error::{Result, StoreError};
use crate::store::{Engine, Store};

impl Store {
    /// Writes one state of a store on SQLite into a new file that opens alone, while others write on. A store on PostgreSQL is
    /// refused: it has a dump instead.
    pub fn copy_to(&self, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(StoreError::refused(format!("{} is there already; a copy needs a new name.", to.display())));
        }
        match self.engine() {
            Engine::Sqlite(sqlite) => sqlite.copy_to(to),
            Engine::Postgres(_) => Err(StoreError::refused("A store on PostgreSQL has no file; write a dump of it.")),
        }
    }

    /// Opens a copy of this store's file, with the same tables.
    pub fn opened_alike(&self, copy: &Path) -> Result<Self> {
        Ok(Self::sqlite(copy)?.with_catalogue(self.catalogue()))
    }

    /// Whether the store is one file, which can be copied.
    pub fn is_file(&self) -> bool {
        matches!(self.engine(), Engine::Sqlite(_))
    }
}
