//! Saves a story through the desk, event by event, each at its own time.

use std::collections::HashMap;

use practice::desk::Occasion;
use practice::{Desk, people};
use record::{Actor, Draft, Words};
use store::Bodies;

use super::story::Event;

/// The loader itself.
const SETUP: &str = "setup";

pub struct Loader<'a> {
    desk: &'a Desk,
    /// On which request the revisions say that they were made.
    request: &'a str,
    bodies: Bodies,
    /// Handle → register and `sys_id`.
    known: HashMap<String, (String, String)>,
    actors: HashMap<String, Actor>,
}

impl<'a> Loader<'a> {
    pub fn new(desk: &'a Desk, request: &'a str) -> Self {
        Self { desk, request, bodies: Bodies::shared(), known: HashMap::new(), actors: HashMap::new() }
    }

    /// Saves one event. The error says where in the story it stands.
    pub fn save(&mut self, event: &Event) -> Result<(), String> {
        self.save_one(event).map_err(|error| format!("{}: {error}", event.place))
    }

    fn save_one(&mut self, event: &Event) -> Result<(), String> {
        let now = Words::instant(&event.at).ok_or("its instant cannot be read")?;
        let actor = self.actor(&event.actor, now)?;
        let known = event.key.as_ref().and_then(|key| self.known.get(key)).cloned();
        let register = event.register.clone().or_else(|| known.as_ref().map(|(register, _)| register.clone()));
        let register = register.ok_or("say which register a new record belongs to")?;
        let mut draft = Draft::new(&register);
        let mut set = Vec::new();
        match &known {
            Some((_, sys_id)) => draft.sys_id = Some(sys_id.clone()),
            None => set.extend(event.first.iter()),
        }
        set.extend(event.set.iter());
        for (field, text) in set {
            let text = self.handles(text)?;
            if field == "sys_id" {
                draft.new_id = Some(text);
                continue;
            }
            draft.typed.insert(field.clone(), text);
        }
        let occasion = Occasion { actor: &actor, now, why: &event.why, request: self.request };
        let saved = self.desk.save(occasion, &draft).map_err(|error| error.to_string())?;
        if let (None, Some(key)) = (known, &event.key) {
            self.known.insert(key.clone(), (saved.register.clone(), saved.sys_id.clone()));
        }
        if register == record::register::COMPANIES {
            let words = Words::new(now, SETUP, Bodies::shared());
            let store = &self.desk.store;
            self.bodies = people::bodies(store, &self.desk.dictionary, &words).map_err(|error| error.to_string())?;
        }
        if register == record::register::PEOPLE {
            self.actors.clear();
        }
        Ok(())
    }

    /// `@handle` stands for the record; in a list each part is looked at.
    fn handles(&self, text: &str) -> Result<String, String> {
        if !text.starts_with('@') && !text.contains(";@") {
            return Ok(text.to_owned());
        }
        let parts = text.split(';').map(|part| match part.trim().strip_prefix('@') {
            Some(handle) => {
                self.known.get(handle).map(|(_, id)| id.clone()).ok_or(format!("nothing is known as @{handle} yet"))
            }
            None => Ok(part.to_owned()),
        });
        Ok(parts.collect::<Result<Vec<_>, _>>()?.join(";"))
    }

    fn actor(&mut self, name: &str, now: jiff::Timestamp) -> Result<Actor, String> {
        if name == SETUP {
            return Ok(Actor::system(SETUP, self.bodies.clone()));
        }
        if let Some(actor) = self.actors.get(name) {
            return Ok(actor.clone());
        }
        let words = Words::new(now, SETUP, self.bodies.clone());
        let found = people::actor(&self.desk.store, &self.desk.dictionary, &words, &self.bodies, name);
        let actor = found.map_err(|error| error.to_string())?.ok_or(format!("nobody is known as {name} yet"))?;
        self.actors.insert(name.to_owned(), actor.clone());
        Ok(actor)
    }
}
