//! Gives a person a password.

use std::io::{IsTerminal, Read};

use clap::Args;
use practice::credentials::password_given;
use practice::desk::Occasion;

use crate::opening::Where;
use crate::{Done, Stopped};

/// What is read from a pipe at most, in bytes.
const BYTES_MAX: u64 = 4096;

#[derive(Args)]
pub struct Password {
    /// Whose: a user name
    user: String,
    /// Who gives it: the user name of an administrator [default: the person]
    #[arg(long = "as")]
    actor: Option<String>,
}

pub fn run(place: &Where, wanted: Password) -> Done {
    let open = place.open()?;
    let person = open.person(&wanted.user)?;
    // Whoever may use this command may open the store's file: the person's own name says who was changed, not who may.
    let actor = match &wanted.actor {
        Some(name) => open.person(name)?,
        None => record::Actor { bodies: open.bodies.clone(), ..person.program() },
    };
    let password = typed(&wanted.user)?;
    let on = Occasion { actor: &actor, now: open.now, why: "A password was given", request: "password" };
    password_given(&open.desk, on, &open.bodies, &person.id, &password)?;
    println!("{} has a new password. What was let in by an earlier one has ended.", wanted.user);
    Ok(())
}

/// From the terminal, unseen and twice; or the first line of what is piped in.
fn typed(user: &str) -> Done<String> {
    if std::io::stdin().is_terminal() {
        let terminal = console::Term::stderr();
        let ask = |what: &str| -> Done<String> {
            terminal.write_str(what)?;
            Ok(terminal.read_secure_line()?)
        };
        let (first, second) = (ask(&format!("Password for {user}: "))?, ask("The same again: ")?);
        return if first == second { Ok(first) } else { Err(Stopped("The two are not the same. Begin again.".into())) };
    }
    let mut text = String::new();
    std::io::stdin().take(BYTES_MAX).read_to_string(&mut text)?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
