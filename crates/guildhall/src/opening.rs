//! Opening the store, the dictionary and the desk: what each command begins with.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;
use practice::{Desk, people};
use record::{Actor, Dictionary, Words};
use store::{Bodies, Store};

use crate::{Done, Stopped, registers, told};

#[derive(Args, Clone)]
pub struct Where {
    /// Folder for the database file and what is written
    #[arg(long, global = true, env = "GUILDHALL_DATA", default_value = "guildhall-data")]
    pub data: PathBuf,
    /// Where the records are: sqlite:FILE or postgres://USER@HOST/NAME [default: guildhall.db in the data folder]
    #[arg(long, global = true, env = "GUILDHALL_STORE", hide_env_values = true)]
    pub store: Option<String>,
}

/// A desk, and the bodies it serves.
pub struct Open {
    pub desk: Desk,
    pub bodies: Bodies,
    pub now: Timestamp,
}

impl Where {
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        match &self.store {
            None => Some(self.data.join("guildhall.db")),
            Some(address) => address.strip_prefix("sqlite:").map(PathBuf::from),
        }
    }

    pub fn store(&self) -> Done<Store> {
        if let Some(file) = self.sqlite_file() {
            if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder)
                    .map_err(|error| Stopped(format!("The folder {} cannot be made: {error}.", folder.display())))?;
            }
            return Ok(Store::sqlite(&file)?);
        }
        let address = self.store.as_deref().unwrap_or_default();
        if !address.starts_with("postgres://") && !address.starts_with("postgresql://") {
            return Err(Stopped("A store is sqlite:FILE or postgres://USER@HOST/NAME.".into()));
        }
        Ok(Store::postgres(address)?)
    }

    /// Where the records are, without what only this machine should know.
    pub fn shown(&self) -> String {
        match self.sqlite_file() {
            Some(file) => file.display().to_string(),
            None => "a PostgreSQL database".into(),
        }
    }

    /// Opens everything, with the registers that the organisation added.
    pub fn open(&self) -> Done<Open> {
        let dictionary = built_in()?;
        let store = self.store()?;
        let now = Timestamp::now();
        let desk = Desk::open(store, dictionary)?;
        let words = Words::new(now, "guildhall", Bodies::shared());
        let bodies = people::bodies(&desk.store, &desk.dictionary, &words)?;
        let all = practice::registers::load(&desk.store, &desk.dictionary, &words, &bodies)?;
        let desk = Desk::open(desk.store, all)?;
        Ok(Open { desk, bodies, now })
    }
}

impl Open {
    /// The actor that a person's record makes.
    pub fn person(&self, user_name: &str) -> Done<Actor> {
        let words = Words::new(self.now, "guildhall", self.bodies.clone());
        let found = people::actor(&self.desk.store, &self.desk.dictionary, &words, &self.bodies, user_name)?;
        found.ok_or_else(|| {
            Stopped(format!("Nobody who works here is known as {user_name}. `guildhall demo` makes people."))
        })
    }
}

/// The dictionary that comes with Guildhall.
pub fn built_in() -> Done<Dictionary> {
    registers::dictionary(&registers::built_in()).map_err(|faults| Stopped(told(&faults)))
}
