//! Programs come in: by password, by key and by token, as far as their credentials reach and no further. On both stores.

mod certificates;
mod first_passwords;
mod house;
mod keys;
mod oauth;
mod once;
mod passwords;
mod silence;
mod statements;
